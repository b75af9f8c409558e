"""What bytes are, whatever their file name says."""

from __future__ import annotations

import io
import zipfile

from generator.reading.charsets import decode_bytes
from generator.reading.limits import BROKEN_ZIP
from generator.reading.markdown_text import looks_like_markdown

__all__ = ["DOC", "DOCX", "JSON", "MARKDOWN", "MHTML", "ODT", "PDF", "RTF", "XLS", "XLSX", "sniff_media_type"]

DOC = "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON = "application/json"
MARKDOWN = "text/markdown"
MHTML = "message/rfc822"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"
RTF = "application/rtf"
XLS = "application/vnd.ms-excel"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_ZIP = "application/zip"
_OLE = "application/x-ole-storage"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", _ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLE),
    (b"\x31\xbe\x00\x00", DOC),  # Word for Windows 1 to 5 and Write
    (b"\xdb\xa5", DOC),
    (b"{\\rtf", RTF),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML_OPENINGS = (
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<!--",
    "<div",
    "<p>",
    "<p ",
    "<table",
    "<meta",
    "<center",
)
_PDF_WITHIN = 1024
"""Readers of PDF accept its signature anywhere in so many bytes; signed files have a few in front of it."""
_SAMPLE = 1 << 16


def sniff_media_type(data: bytes) -> str:
    """The media type of ``data`` by its bytes; ``text/plain`` when it can be text.

    >>> sniff_media_type("Số: 2943/KH-UBND".encode())
    'text/plain'
    >>> sniff_media_type(b"<!DOCTYPE html><title>404</title>")
    'text/html'
    """
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return _CONTAINERS[media_type](data) if media_type in _CONTAINERS else media_type
    head = data[:_SAMPLE]
    if head.lstrip().startswith(b"{\\rtf"):
        return RTF
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return PDF
    text = decode_bytes(_whole_characters(head))
    if text is None:
        return "application/octet-stream" if b"\x00" in head else _sniff_text(head.decode("latin-1"))
    return "application/octet-stream" if "\x00" in text else _sniff_text(text)


def _whole_characters(head: bytes) -> bytes:
    """``head`` without a character that its end cuts in two."""
    if len(head) < _SAMPLE or head.startswith(_BOMS[1:]):
        return head
    end = len(head)
    while end > len(head) - 4 and head[end - 1] & 0xC0 == 0x80:
        end -= 1
    return head[: end - 1]


def _sniff_text(text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n")[:2000].lower()
    if start.startswith("<?xml"):
        return DOC if "word.document" in start or "wordml" in start else "text/html"
    if start.startswith(_HTML_OPENINGS):
        return "text/html"
    if start.startswith("mime-version:") or (start.startswith("from:") and "\nmime-version:" in start):
        return MHTML
    if start.startswith(('{"', "{\n", "{ ", "{\r", "[{", "[\n", "{\t")):
        return JSON
    return MARKDOWN if looks_like_markdown(text) else "text/plain"


def _sniff_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except BROKEN_ZIP:
        # Cut off before its table of contents: which document it was still stands in its first entries.
        return DOCX if b"word/" in data[:_SAMPLE] or b"[Content_Types].xml" in data[:_SAMPLE] else _ZIP
    if any(name.startswith("word/") for name in names):
        return DOCX
    if any(name.startswith("xl/") for name in names):
        return XLSX
    return ODT if "content.xml" in names and "mimetype" in names else _ZIP


def _sniff_ole(data: bytes) -> str:
    """Which program's file an OLE container is, by the names in its directory (UTF-16)."""
    if _utf16("EncryptedPackage") in data:
        return DOCX  # an encrypted DOCX is an OLE container; its reader says that it is encrypted
    if _utf16("WordDocument") in data:
        return DOC
    return XLS if _utf16("Workbook") in data or _utf16("Book") in data else _OLE


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


_CONTAINERS = {_ZIP: _sniff_zip, _OLE: _sniff_ole}
