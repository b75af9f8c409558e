"""What every reader takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.errors import SourceError
from generator.model.provenance import Repair, SetAside

__all__ = ["RawText", "ReadingJob", "set_aside"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingJob:
    """The bytes of one file, and what a reader may use besides them."""

    data: bytes
    docx: bytes | SourceError | None = None
    """The same document as LibreOffice turned it into DOCX beforehand, or why it could not; ``None`` when nobody
    tried. All Word files of a run go through LibreOffice together, because starting it costs more than reading."""
    uses_ocr: bool = False
    """Whether pages without text may be read by OCR."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RawText:
    """The text of a file before its characters are normalised."""

    text: str
    """Lines in reading order; a blank line parts paragraphs, rows of a table are ``cell | cell``."""
    repairs: tuple[Repair, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    confidence: Decimal | None = None
    """Mean confidence of OCR in percent; ``None`` for text that needed none."""
    has_scanner_text: bool = False
    """Whether some of it is the work of a scanner's own OCR, of unknown confidence."""
    is_mended: bool = False
    """Whether the reader has mended legacy letters itself, because it could not go on without."""


def set_aside(kind: str, lines: Sequence[str]) -> tuple[SetAside, ...]:
    """The lines as one entry, none when there is no line.

    >>> set_aside("page-number", ["1", "2"])[0].count
    2
    """
    return (SetAside(kind=kind, lines=tuple(lines)),) if lines else ()
