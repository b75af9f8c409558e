"""All readers in one place; exactly one answers for a media type."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from generator.errors import ReadError, UnsupportedFormat
from generator.model.provenance import Repair, SourceFile, SourceText
from generator.reading.plain_text import read_plain_text
from generator.reading.sniffing import sniff_media_type
from generator.text.unicode import normalize_lines

__all__ = ["READERS", "read_source"]

Reader = Callable[[bytes], str]

READERS: Mapping[str, Reader] = {
    "text/plain": read_plain_text,
}
"""Media type to reader. A new format is one module and one line here."""

_ADVICE: Mapping[str, str] = {
    "text/html": "this is an HTML page (a saved web page or an error page), not the text of a document; "
    "save the document's text as .txt",
    "application/pdf": "this is a PDF; save its text as .txt",
    "application/zip": "this is a ZIP or DOCX file; save its text as .txt",
    "application/x-ole-storage": "this is a Word 97-2003 or Excel file; save its text as .txt",
    "application/rtf": "this is an RTF file; save its text as .txt",
    "application/octet-stream": "these bytes are no text",
}


def read_source(data: bytes, name: str) -> SourceText:
    """The text of a source file, normalised as :mod:`generator.text.unicode` promises.

    Args:
        data: The bytes of the file.
        name: The file as the user named it, for messages.

    Raises:
        ReadError: ``SRC001`` for an empty file, ``SRC002`` for an unknown encoding.
        UnsupportedFormat: ``SRC003`` for a format no reader answers for, or no document at all.
    """
    if not data.strip():
        raise ReadError("SRC001", "the file is empty; fetch the document again")
    media_type = sniff_media_type(data)
    reader = READERS.get(media_type)
    if reader is None:
        advice = _ADVICE.get(media_type, f"this is {media_type}, not a document's text")
        raise UnsupportedFormat("SRC003", advice)
    lines, repairs = normalize_lines(reader(data))
    if not any(lines):
        raise ReadError("SRC001", "the file holds no visible character; fetch the document again")
    return SourceText(
        source=SourceFile(name=name, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type),
        lines=lines,
        repairs=tuple(Repair(kind=kind, count=count) for kind, count in repairs.items()),
    )
