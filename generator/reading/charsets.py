"""Bytes to characters: byte order marks, UTF-8, UTF-16 without a mark, and what a page says of itself."""

from __future__ import annotations

import codecs
import re

from generator.errors import ReadError

__all__ = ["decode_bytes", "decode_markup", "is_utf16"]

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([A-Za-z0-9_-]{1,40})""")
_SAMPLE = 4096


def is_utf16(data: bytes) -> str | None:
    """``utf-16-le`` or ``utf-16-be`` when every other byte of the start tends to be zero; ``None`` otherwise.

    >>> is_utf16("Số: 12/KH-UBND".encode("utf-16-le"))
    'utf-16-le'
    >>> is_utf16(b"Tho^ng ba'o") is None
    True
    """
    sample = data[:_SAMPLE]
    if len(sample) < 4:
        return None
    odd, even = sample[1::2].count(0) / len(sample[1::2]), sample[0::2].count(0) / len(sample[0::2])
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 and odd < 0.05 else None


def decode_bytes(data: bytes) -> str | None:
    """The characters of ``data`` when its encoding is certain: by a mark, as UTF-16, or as UTF-8; else ``None``."""
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None) or is_utf16(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def decode_markup(data: bytes) -> str:
    """The characters of a page: as its bytes tell, else as the page says of itself.

    A page that is not UTF-8 whatever it says is read byte for byte (windows-1252), which is what the repair of legacy
    encodings expects.

    Raises:
        ReadError: ``SRC002`` when the page names an encoding that its bytes are not in.
    """
    text = decode_bytes(data)
    if text is not None:
        return text
    found = _META.search(data[:_SAMPLE]) or _XML.search(data[:200])
    name = found.group(1).decode().lower() if found else "windows-1252"
    if name.startswith(("utf", "unicode", "x-user-defined", "iso-8859-1", "us-ascii")):
        name = "windows-1252"
    try:
        # Bytes that windows-1252 leaves open are letters of TCVN3: latin-1 keeps them.
        return data.decode(codecs.lookup(name).name, errors="strict" if name != "windows-1252" else "cp1252-open")
    except (LookupError, UnicodeDecodeError) as error:
        raise ReadError("SRC002", f"the page says it is {name!r} and is not; save it again as UTF-8") from error


def _keep_open_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("cp1252-open", _keep_open_bytes)
