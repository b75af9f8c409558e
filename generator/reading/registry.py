"""All readers in one place; exactly one answers for a media type."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from generator.errors import ReadError, UnsupportedFormat
from generator.model.provenance import Repair, SourceFile, SourceText
from generator.reading import sniffing
from generator.reading.capitals import print_capitals
from generator.reading.docx import read_docx
from generator.reading.html import read_html
from generator.reading.json_records import read_json_record
from generator.reading.legacy import LEGACY_ENCODINGS, mend_legacy
from generator.reading.limits import MAX_CHARACTERS, MAX_FILE
from generator.reading.markdown_text import is_surely_markdown, read_markdown_text
from generator.reading.mhtml import read_mhtml
from generator.reading.ocr import read_image
from generator.reading.pdf import read_pdf
from generator.reading.piped_cells import join_piped_cells
from generator.reading.plain_tables import part_cells
from generator.reading.plain_text import read_plain_text
from generator.reading.raw_text import RawText, ReadingJob
from generator.reading.rtf import read_rtf
from generator.reading.side_by_side import part_columns
from generator.reading.stacked_cells import join_stacked_cells
from generator.reading.tilde import mend_tilde
from generator.reading.word import read_word
from generator.text.unicode import hash_text, normalize_lines

__all__ = ["READERS", "mend_letters", "print_fonts", "read_job", "read_source"]

Reader = Callable[[ReadingJob], RawText]

READERS: Mapping[str, Reader] = {
    "text/plain": read_plain_text,
    "text/html": read_html,
    sniffing.MARKDOWN: read_markdown_text,
    sniffing.DOCX: read_docx,
    sniffing.DOC: read_word,
    sniffing.ODT: read_word,
    sniffing.RTF: read_rtf,
    sniffing.PDF: read_pdf,
    "image/png": read_image,
    "image/jpeg": read_image,
    "image/tiff": read_image,
    sniffing.JSON: read_json_record,
    sniffing.MHTML: read_mhtml,
}
"""Media type to reader. A new format is one module and one line here."""

_TYPED = frozenset({"text/plain", sniffing.MARKDOWN, sniffing.JSON})
"""What has no tables of its own: white space alone may part their cells."""
_MARKDOWN_NAMES = (".md", ".markdown")
_HALF = re.compile("[\ud800-\udfff]")
_WORKBOOK = "this is an Excel workbook: figures, not the text of a document; convert the document it belongs to"
_ADVICE: Mapping[str, str] = {
    sniffing.XLS: _WORKBOOK,
    sniffing.XLSX: _WORKBOOK,
    "application/zip": "this is a ZIP archive; unpack it and convert the documents in it",
    "application/x-ole-storage": "this is a file of an old program, neither Word nor Excel; save its text as .txt",
    "application/octet-stream": (
        "its bytes are neither text nor a format we read; fetch the document again, or save its text as .txt in UTF-8"
    ),
}


def read_source(data: bytes, name: str) -> SourceText:
    """The text of a source file, normalised as :mod:`generator.text.unicode` promises.

    Args:
        data: The bytes of the file.
        name: The file as the user named it, for messages.

    Raises:
        ReadError: The file is broken, empty, locked or in an unknown encoding.
        UnsupportedFormat: For a format no reader answers for, or no document at all.
    """
    return read_job(ReadingJob(data=data), name)


def read_job(job: ReadingJob, name: str) -> SourceText:
    """As :func:`read_source`, for bytes with what was prepared for them."""
    if len(job.data) > MAX_FILE:
        raise ReadError(
            "SRC006", f"the file has {len(job.data) / 1e6:.0f} MB; more than {MAX_FILE / 1e6:.0f} MB is no document"
        )
    if not job.data.strip(b"\x00\t\n\r "):
        raise ReadError("SRC001", "the file is empty; fetch the document again")
    media_type = sniffing.sniff_media_type(job.data)
    is_named = name.lower().endswith(_MARKDOWN_NAMES)
    if media_type == sniffing.MARKDOWN and not is_named and not is_surely_markdown(job.data.decode(errors="replace")):
        media_type = "text/plain"  # its marks may be the text's own, and losing one is worse
    reader = READERS.get(media_type)
    if reader is None:
        advice = _ADVICE.get(media_type, f"this is {media_type}, not a document's text; save the text as .txt in UTF-8")
        raise UnsupportedFormat("SRC003", advice)
    raw = print_fonts(mend_letters(_with_whole_characters(reader(job))))
    text = part_columns(raw.text)
    if media_type in _TYPED:
        text = join_stacked_cells(join_piped_cells(part_cells(text)))
    lines, repairs = normalize_lines(text)
    if not any(lines):
        raise ReadError("SRC001", "the file holds no visible character; fetch the document again")
    text, tildes = mend_tilde("\n".join(lines))
    counted = Counter({repair.kind: repair.count for repair in (*raw.repairs, *tildes)}) + Counter(repairs)
    if tildes:
        lines = tuple(text.split("\n"))
    return SourceText(
        source=SourceFile(
            name=name,
            sha256=hashlib.sha256(job.data).hexdigest(),
            media_type=media_type,
            ocr_confidence=raw.confidence,
            has_scanner_text=raw.has_scanner_text,
            recognised_sha256=hash_text(text) if raw.confidence is not None else None,
        ),
        lines=lines,
        repairs=tuple(Repair(kind=kind, count=count) for kind, count in sorted(counted.items())),
        set_aside=raw.set_aside,
    )


def _with_whole_characters(raw: RawText) -> RawText:
    """``raw`` with the halves of UTF-16 pairs joined; a half without its other one is no character, and shown as such.

    JSON and RTF can name such halves; no file could be written with them.
    """
    try:
        raw.text.encode()  # refused for a half: asked so in a tenth of the time that a search takes
        return raw
    except UnicodeEncodeError:
        broken = len(_HALF.findall(raw.text))
    text = raw.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return replace(raw, text=text, repairs=(*raw.repairs, Repair(kind="half-character", count=broken)))


def mend_letters(raw: RawText) -> RawText:
    """``raw`` with legacy letters as Unicode, in the case of their bytes.

    Raises:
        ReadError: ``SRC006`` for a text longer than any law, before mending it takes long.
    """
    if len(raw.text) > MAX_CHARACTERS:
        message = f"the document has {len(raw.text) / 1e6:.0f} million characters; the longest law has 2"
        raise ReadError("SRC006", message)
    if raw.is_mended:
        return raw
    text, repairs = mend_legacy(raw.text)
    if not repairs:
        return raw
    return replace(raw, text=text, repairs=(*raw.repairs, *repairs))


def print_fonts(raw: RawText) -> RawText:
    """``raw`` as its fonts print it: what a legacy text sets in a font of capitals is capitals on the page.

    A step of its own, with its own count, because it mends no character: ``.VnTimeH`` is to ``uû ban`` what "all caps"
    is to a text in Word.
    """
    is_legacy = any(repair.kind in LEGACY_ENCODINGS for repair in raw.repairs)
    text, count = print_capitals(raw.text, is_legacy=is_legacy)
    if text == raw.text:
        return raw
    repairs = (Repair(kind="capitals-by-font", count=count),) if count else ()
    return replace(raw, text=text, repairs=(*raw.repairs, *repairs))
