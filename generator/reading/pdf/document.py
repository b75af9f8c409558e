"""A PDF to text: pages to lines, furniture out, lines to paragraphs; scans named as such, or read by OCR."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from generator.errors import ReadError
from generator.model.provenance import Repair
from generator.reading.flow import tighten
from generator.reading.legacy import mend_legacy
from generator.reading.ocr import read_picture
from generator.reading.pdf.characters import Char
from generator.reading.pdf.columns import split_columns
from generator.reading.pdf.furniture import split_furniture
from generator.reading.pdf.notes import PageNotes, note_lines, split_notes
from generator.reading.pdf.pages import PdfPage, Rule, iter_pages, open_pdf, render_page
from generator.reading.pdf.paragraphs import PageBlock, make_paragraphs
from generator.reading.pdf.rules import split_tables
from generator.reading.raw_text import RawText, ReadingJob, set_aside

__all__ = ["read_pdf"]

_ACCENTED = re.compile("[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_LETTER = re.compile(r"[^\W\d_]")
_MIN_ACCENTED = 0.15
"""Share of letters beyond ASCII below which Vietnamese text is not what its page shows; clean text has 0.29."""
_MIN_LETTERS = 200
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|shall|for)\b", re.IGNORECASE)
_MIN_ENGLISH = 0.08


def read_pdf(job: ReadingJob) -> RawText:
    """The text of a PDF.

    Raises:
        ReadError: ``SRC004`` broken, ``SRC005`` locked, ``SRC006`` too long, ``SRC008`` a scan without OCR,
            ``SRC009`` a text layer that does not say what the page shows.
    """
    with open_pdf(job.data) as document:
        pages = list(iter_pages(document))
        scans = [page.number for page in pages if page.is_scan]
        if scans and job.uses_ocr:
            return _recognised([render_page(document, page.number) for page in pages])
        split = [split_notes(page.chars, page.rules) for page in pages]
        blocks = [_blocks_of(chars, page.rules) for page, (chars, _) in zip(pages, split, strict=True)]
        text, raw = _text_of(blocks, [notes for _, notes in split])
        _refuse_scan(pages, scans, text)
        problem = _problem(text)
        if problem is None:
            return RawText(
                text=text,
                repairs=raw.repairs,
                set_aside=(*raw.set_aside, *set_aside("scanned-page", [f"trang {number}" for number in scans])),
                is_mended=True,
            )
        if job.uses_ocr:
            return _recognised([render_page(document, page.number) for page in pages])
        raise ReadError("SRC009", f"{problem}; read it by OCR (--ocr), or fetch another copy")


def _blocks_of(chars: Sequence[Char], rules: Sequence[Rule]) -> list[PageBlock]:
    """Lines, ruled tables, and columns of heads and feet from the top of the page."""
    chars, tables = split_tables(chars, rules)
    lines, columns = split_columns(chars)
    return sorted([*lines, *tables, *columns], key=lambda block: -block.base)


def _text_of(pages: Sequence[Sequence[PageBlock]], notes: Sequence[PageNotes]) -> tuple[str, RawText]:
    kept, aside = split_furniture(pages)
    lines = [*tighten(make_paragraphs(kept)), *note_lines(notes)]
    text, repairs = mend_legacy("\n".join(lines))
    if count := sum(len(page.notes) for page in notes):
        repairs = (*repairs, Repair(kind="footnote", count=count))
    return text, RawText(text=text, repairs=repairs, set_aside=aside)


def _refuse_scan(pages: Sequence[PdfPage], scans: Sequence[int], text: str) -> None:
    has_text = len(_LETTER.findall(text)) >= _MIN_LETTERS
    if not scans and (has_text or text.strip()):
        return
    if not scans or len(scans) * 2 >= len(pages) or not has_text:
        extent = f"{len(scans) or len(pages)} of {len(pages)} pages are pictures without text"
        raise ReadError("SRC008", f"a scan: {extent}; read it by OCR (--ocr), or fetch a copy with text")


def _problem(text: str) -> str | None:
    """What is wrong with the text layer, ``None`` when it reads as Vietnamese, or as English."""
    letters = len(_LETTER.findall(text))
    accented = len(_ACCENTED.findall(text))
    if letters < _MIN_LETTERS or accented >= _MIN_ACCENTED * letters:
        return None
    if len(_ENGLISH.findall(text)) >= _MIN_ENGLISH * len(text.split()):
        return None
    share = f"{100 * accented / letters:.0f} % of its letters have Vietnamese marks, and about 29 % should"
    return f"its text layer is not what the pages show ({share})"


def _recognised(pictures: Sequence[bytes]) -> RawText:
    """Every page through OCR: text that is partly recognised would pass for clean."""
    read = [read_picture(picture) for picture in pictures]
    words = sum(page.words for page in read)
    confidence = sum(page.confidence * page.words for page in read) / words if words else 0.0
    return RawText(
        text="\n\n".join(page.text for page in read),
        repairs=(Repair(kind="ocr-page", count=len(read)),),
        confidence=Decimal(f"{confidence:.1f}"),
    )
