"""Many documents as tables: what each province sets out, indicator by indicator, area by area."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.model.facts import Citation, Comparator, Target
from generator.model.identifiers import DocumentId
from generator.model.provenance import TextSpan
from generator.model.provisions import Provision

__all__ = [
    "AreaSection",
    "AreaView",
    "AreaWording",
    "CellState",
    "CitedAct",
    "CitingSentence",
    "ComparisonCell",
    "ComparisonTable",
    "Indicator",
    "Kinship",
    "NationalTarget",
    "Passage",
    "PlacedTarget",
    "SentencePlace",
    "SharedSentence",
    "Theme",
]


class CellState(StrEnum):
    """What a cell of a comparison says; an empty cell does not exist."""

    SET = "set"
    """Đề ra."""
    NOT_SET = "not-set"
    """Không đề ra: the text is complete and silent."""
    UNKNOWN = "unknown"
    """Không rõ (bản trích): the source is cut."""
    NOT_COMPARABLE = "not-comparable"
    """Không so được: says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NationalTarget:
    """What the Government asks of all provinces, only where it has been checked against a named source."""

    comparator: Comparator
    value: Decimal
    """In the unit of the indicator, and like it a level or a change."""
    deadline: str
    """As in :class:`~generator.model.facts.Target`: ``2025``."""
    source: str
    """The act that sets it: ``Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ``."""
    note: str = ""
    """What it is counted on, where that narrows a comparison; for a reader, in Vietnamese."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """What is compared: an entry of ``site_config/chi-tieu.yml``, or one a document's own words make."""

    id: str
    """Slug, the page's address below ``so-sanh/``."""
    name: str
    area: int | None
    unit: str
    note: str = ""
    """What counts as the same and what does not."""
    is_catalogued: bool = True
    """False for a target no entry of the catalogue takes: listed by its own words, never dropped."""
    national_targets: tuple[NationalTarget, ...] = ()
    """In the order of their deadlines; empty where we have not checked one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedTarget:
    """A target with the document it stands in."""

    document: DocumentId
    target: Target
    matched: str = ""
    """The catalogue's words that placed it here: ``hồ sơ + đúng hạn``; empty outside the catalogue."""
    is_scan: bool = False
    """Whether a machine read it from a picture, so that its figure may be a slip of reading."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonCell:
    """One province's answer for one indicator."""

    province: str
    """Id of the province at signing."""
    state: CellState
    targets: tuple[PlacedTarget, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    """The documents that were read for this cell."""
    doubtful: tuple[PlacedTarget, ...] = ()
    """Targets that may be about the indicator and could not be placed with certainty; they stand in other tables."""
    reason: str = ""
    """For a reader, in Vietnamese; empty for ``set``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonTable:
    """One indicator across all provinces that have a document."""

    indicator: Indicator
    cells: tuple[ComparisonCell, ...]
    """Sorted by the province's name, the Vietnamese way."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaSection:
    """What one document says about one reform area: its own section, whole, in its own words."""

    document: DocumentId
    state: CellState
    provisions: tuple[Provision, ...] = ()
    """The section's heading and everything under it; empty unless ``state`` is ``set``."""
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaView:
    """One reform area across all documents."""

    area: int
    sections: tuple[AreaSection, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """What a document says in one breath: a paragraph, or a dash with the plus signs under it."""

    document: DocumentId
    span: TextSpan
    """Where its first words stand; in a table the cell, elsewhere the whole provision."""
    text: str
    """Verbatim, without the mark before it; lines parted by ``\\n``."""
    anchors: tuple[str, ...]
    """Of all its provisions, the first one's in front."""
    headings: tuple[str, ...] = ()
    """Between the area's own heading and it: ``Nhiệm vụ và giải pháp``, ``Đến năm 2025``."""
    targets: tuple[Target, ...] = ()
    is_by_words: bool = False
    """Whether its own words put it into the area, since no heading does."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kinship:
    """Why one passage stands beside another: what the two have in common."""

    passage: Passage
    other: Passage | None = None
    """The passage of another document that is nearest to it; ``None`` where none has anything in common with it."""
    indicators: tuple[str, ...] = ()
    """Names of the catalogue's indicators on which both set a figure."""
    acts: tuple[str, ...] = ()
    """Numbers of acts that both cite and few others do."""
    phrases: tuple[str, ...] = ()
    """Rare words of both, as `passage` prints them, the most telling first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """Passages of two or more documents that speak of one thing."""

    label: str
    """An indicator's name, or the words that most of the passages share."""
    members: tuple[Kinship, ...]
    """In the order of the documents, then of the text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaWording:
    """The passages of one area: those that stand side by side, and those that no other document answers."""

    area: int
    themes: tuple[Theme, ...]
    """Of most documents first."""
    alone: tuple[Kinship, ...]
    """Each with what is nearest to it, too far to be called the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SentencePlace:
    """Where a sentence stands."""

    document: DocumentId
    span: TextSpan


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedSentence:
    """A sentence that stands word for word in two or more documents."""

    text: str
    """As the first of them prints it."""
    places: tuple[SentencePlace, ...]
    """By date of the documents, the undated last; at least two documents."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CitingSentence:
    """One mention of a cited act, with the provision it stands in."""

    document: DocumentId
    citation: Citation
    provision: Provision


@dataclass(frozen=True, kw_only=True, slots=True)
class CitedAct:
    """An act that documents cite, held here or not."""

    key: str
    """Slug, the page's address below ``can-cu/``: ``76-nq-cp-2021``."""
    label: str
    """``Nghị quyết số 76/NQ-CP``."""
    number: str | None
    document_type: str
    issuer: str | None
    """With its province, where the act is a local one: ``Tỉnh ủy Lai Châu``."""
    date: str | None
    """ISO date or year, as far as the mentions agree."""
    held: DocumentId | None
    """The document we hold, one candidate or none."""
    mentions: tuple[CitingSentence, ...]
    place: str = ""
    """The province whose number it is, where each has its own: ``tỉnh Lai Châu``."""

    @property
    def whose(self) -> str:
        """Who gave it, at least in which province; empty where neither is known."""
        return self.issuer or self.place

    @property
    def full_label(self) -> str:
        """The label, with whose it is where the number alone does not say: *… số 08-NQ/TU của Tỉnh ủy Lai Châu*."""
        return f"{self.label} của {self.whose}" if self.place else self.label
