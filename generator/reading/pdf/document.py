"""A PDF to text: pages to lines, furniture out, lines to paragraphs; scans named as such, or read by OCR."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from generator.errors import ReadError
from generator.model.provenance import Repair
from generator.reading.flow import tighten
from generator.reading.language import MIN_LETTERS, is_english, measure_letters
from generator.reading.legacy import mend_legacy
from generator.reading.ocr import read_picture
from generator.reading.pdf.characters import Chars
from generator.reading.pdf.columns import split_columns
from generator.reading.pdf.furniture import split_furniture
from generator.reading.pdf.notes import PageNotes, note_lines, split_notes
from generator.reading.pdf.pages import PdfPage, Rule, iter_pages, open_pdf, render_pages
from generator.reading.pdf.paragraphs import PageBlock, make_paragraphs
from generator.reading.pdf.rules import split_tables
from generator.reading.raw_text import RawText, ReadingJob, set_aside

__all__ = ["read_pdf"]

_LETTER = re.compile(r"[^\W\d_]")
_MIN_ACCENTED = 0.15
"""Share of letters beyond ASCII below which Vietnamese text is not what its page shows; clean text has 0.29."""


def read_pdf(job: ReadingJob) -> RawText:
    """The text of a PDF.

    Raises:
        ReadError: ``SRC004`` broken, ``SRC005`` locked, ``SRC006`` too long, ``SRC008`` a scan without OCR,
            ``SRC009`` a text layer that does not say what the page shows.
    """
    with open_pdf(job.data) as document:
        pages = _Pages()
        for page in iter_pages(document):
            pages.add(page)
            if job.uses_ocr and (page.is_scan or page.has_scanner_text):
                return _recognised(render_pages(document))
        text, raw = _text_of(pages)
        scans = pages.scans
        _refuse_scan(len(pages.blocks), scans, text)
        scanner_text = (Repair(kind="scanner-text-page", count=count),) if (count := pages.scanner_pages) else ()
        problem = _problem(text)
        if problem is None:
            return RawText(
                text=text,
                repairs=(*raw.repairs, *scanner_text),
                has_scanner_text=bool(scanner_text),
                set_aside=(*raw.set_aside, *set_aside("scanned-page", [f"trang {number}" for number in scans])),
                is_mended=True,
            )
        if job.uses_ocr:
            return _recognised(render_pages(document))
        raise ReadError("SRC009", f"{problem}; read it by OCR (--ocr), or fetch another copy")


@dataclass(slots=True)
class _Pages:
    """What is kept of the pages read so far: their blocks; characters, a hundred thousand in a law, are let go."""

    blocks: list[list[PageBlock]] = field(default_factory=list)
    notes: list[PageNotes] = field(default_factory=list)
    scans: list[int] = field(default_factory=list)
    """Numbers of pages that are pictures."""
    scanner_pages: int = 0
    """How many have text that a scanner's OCR left there."""

    def add(self, page: PdfPage) -> None:
        """One page more."""
        chars, notes = split_notes(page.chars, page.rules)
        self.blocks.append(_blocks_of(chars, page.rules))
        self.notes.append(notes)
        self.scanner_pages += page.has_scanner_text
        if page.is_scan:
            self.scans.append(page.number)


def _blocks_of(chars: Chars, rules: Sequence[Rule]) -> list[PageBlock]:
    """Lines, ruled tables, and columns of heads and feet from the top of the page."""
    chars, tables = split_tables(chars, rules)
    lines, columns = split_columns(chars)
    return sorted([*lines, *tables, *columns], key=lambda block: -block.base)


def _text_of(pages: _Pages) -> tuple[str, RawText]:
    kept, aside = split_furniture(pages.blocks)
    lines = [*tighten(make_paragraphs(kept)), *note_lines(pages.notes)]
    text, repairs = mend_legacy("\n".join(lines))
    if count := sum(len(page.notes) for page in pages.notes):
        repairs = (*repairs, Repair(kind="footnote", count=count))
    return text, RawText(text=text, repairs=repairs, set_aside=aside)


def _refuse_scan(pages: int, scans: Sequence[int], text: str) -> None:
    has_text = sum(1 for _ in islice(_LETTER.finditer(text), MIN_LETTERS)) >= MIN_LETTERS
    if not scans and (has_text or text.strip()):
        return
    if not scans or len(scans) * 2 >= pages or not has_text:
        extent = f"{len(scans) or pages} of {pages} pages are pictures without text"
        raise ReadError("SRC008", f"a scan: {extent}; read it by OCR (--ocr), or fetch a copy with text")


def _problem(text: str) -> str | None:
    """What is wrong with the text layer, ``None`` when it reads as Vietnamese, or as English."""
    letters, accented = measure_letters(text)
    if letters < MIN_LETTERS or accented >= _MIN_ACCENTED or is_english(text):
        return None
    share = f"{100 * accented:.0f} % of its letters have Vietnamese marks, and about 29 % should"
    return f"its text layer is not what the pages show ({share})"


def _recognised(pictures: Iterable[bytes]) -> RawText:
    """Every page through OCR: text that is partly recognised would pass for clean."""
    read = [read_picture(picture) for picture in pictures]
    words = sum(page.words for page in read)
    confidence = sum(page.confidence * page.words for page in read) / words if words else 0.0
    return RawText(
        text="\n\n".join(page.text for page in read),
        repairs=(Repair(kind="ocr-page", count=len(read)),),
        confidence=Decimal(f"{confidence:.1f}"),
    )
