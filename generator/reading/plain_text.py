"""Plain text files."""

from __future__ import annotations

import codecs

from generator.errors import ReadError

__all__ = ["read_plain_text"]

# The BOM decides; without one only UTF-8 can be recognised for certain. Legacy Vietnamese encodings (TCVN3, VNI)
# decode under any single-byte codec into wrong letters, so guessing would publish garbage as law.
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_plain_text(data: bytes) -> str:
    """The characters of ``data``.

    Raises:
        ReadError: ``SRC002`` when the bytes are neither UTF-8 nor UTF-16 with a byte order mark.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            "SRC002",
            f"not readable as {encoding} (byte {error.object[error.start]:#04x} at position {error.start}); "
            "save the file as UTF-8 and convert it again",
        ) from error
