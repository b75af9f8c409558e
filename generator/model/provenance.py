"""Where things come from: the source file, what its site says about it, and the place of a fact in the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

__all__ = ["HeaderSheet", "Repair", "SetAside", "SheetField", "SourceFile", "SourceText", "TextSpan"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFile:
    """The file a document was read from."""

    name: str
    """As the user named it, for messages: ``bundled/2943-kh-ubnd-lai-chau.txt``."""
    sha256: str
    """Hex digest of the bytes."""
    media_type: str
    """What the bytes are, by sniffing: ``text/plain``."""
    ocr_confidence: Decimal | None = None
    """Mean confidence in percent where the text was read from a picture; ``None`` where it stood in the file."""
    has_scanner_text: bool = False
    """Whether the text is what a scanner's program left under its pictures of the pages: OCR too, and nobody says how
    sure it was."""
    recognised_sha256: str | None = None
    """Hex digest of what OCR read, white space aside: the proof that nothing was lost since, without reading again."""

    @property
    def is_scan(self) -> bool:
        """Whether a machine read the text from pictures of pages, with the slips that this brings."""
        return self.ocr_confidence is not None or self.has_scanner_text


@dataclass(frozen=True, kw_only=True, slots=True)
class Repair:
    """One kind of change made to the characters at the border, with how often: ``("unicode-nfc", 12)``."""

    kind: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SetAside:
    """Text of the file that is not text of the document: page numbers, running heads, the site around it."""

    kind: str
    """``page-number``, ``running-head``, ``site``, ``front-matter``, ``hidden``, ``image``."""
    lines: tuple[str, ...]
    """Verbatim, in reading order, so that a person can see that nothing of the document is among them."""

    @property
    def count(self) -> int:
        """How many lines."""
        return len(self.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceText:
    """Text as every later stage may rely on it; :mod:`generator.text.unicode` states the guarantees."""

    source: SourceFile
    lines: tuple[str, ...]
    """Normalised lines, blank ones kept as ``""``: they separate blocks."""
    repairs: tuple[Repair, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    """What the file shows and the document is not; read, counted and kept out of ``lines``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetField:
    """One line of the site's header sheet: ``Ngày có hiệu lực`` · ``20/09/2021``."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HeaderSheet:
    """What the source *site* says about the document (theo nguồn), never mixed with what the document says."""

    lines: tuple[str, ...] = ()
    """Every line of the site above the document, verbatim, so that nothing is lost; the rest is read from these."""
    title: str | None = None
    """The site's own title of the page: ``Kế hoạch 2943/KH-UBND năm 2021 về …``."""
    page_date: date | None = None
    """The day the page was shown (``Thứ 7, Ngày 26/10/2024``); never the document's date."""
    fields: tuple[SheetField, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class TextSpan:
    """A place in a document: characters ``start`` to ``end`` of the text of the provision at ``anchor``."""

    anchor: str
    start: int
    end: int
