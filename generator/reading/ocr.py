"""Pictures of pages to text by Tesseract, with how sure it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from generator.errors import ReadError
from generator.model.provenance import Repair
from generator.reading.external import recognise
from generator.reading.flow import tighten
from generator.reading.raw_text import RawText, ReadingJob

__all__ = ["RecognisedPage", "read_image", "read_picture"]

_GUTTER = 2.0
"""Gap, in heights of the line, between columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecognisedPage:
    """What OCR made of a page."""

    text: str
    words: int
    confidence: float
    """Mean of its words, in percent."""


def read_image(job: ReadingJob) -> RawText:
    """The text on a picture of a page.

    Raises:
        ReadError: ``SRC008`` when OCR was not asked for, and what OCR itself raises.
    """
    if not job.uses_ocr:
        raise ReadError("SRC008", "a picture of a page; read it by OCR (--ocr), or fetch a copy with text")
    page = read_picture(job.data)
    return RawText(
        text=page.text,
        repairs=(Repair(kind="ocr-page", count=1),),
        confidence=Decimal(f"{page.confidence:.1f}"),
    )


def read_picture(picture: bytes) -> RecognisedPage:
    """The text on ``picture``: a line a line, a blank one between paragraphs."""
    rows = list(csv.DictReader(io.StringIO(recognise(picture)), delimiter="\t", quoting=csv.QUOTE_NONE))
    words = [row for row in rows if (row.get("text") or "").strip() and float(row.get("conf") or -1) >= 0]
    total = sum(float(row["conf"]) for row in words)
    return RecognisedPage(
        text="\n".join(tighten(list(_iter_lines(words)))),
        words=len(words),
        confidence=total / len(words) if words else 0.0,
    )


def _iter_lines(words: list[dict[str, str]]) -> Iterator[str]:
    for _, paragraph in groupby(words, key=lambda word: (word["block_num"], word["par_num"])):
        for _, line in groupby(paragraph, key=lambda word: word["line_num"]):
            yield "".join(_spaced(list(line)))
        yield ""


def _spaced(words: list[dict[str, str]]) -> Iterator[str]:
    """The words of a line; a gap wider than any space parts the columns of a head, or cells."""
    # Of the line, not of the word: the dash of "Độc lập - Tự do" is a few dots high.
    height = max(int(word["height"]) for word in words)
    right = None
    for word in words:
        left = int(word["left"])
        if right is not None:
            yield " | " if left - right > _GUTTER * height else " "
        right = left + int(word["width"])
        yield word["text"]
