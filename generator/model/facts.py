"""What a document promises and cites: facts, each with the place and the words it was read from.

Invariant, tested on every fact of every document: ``tree.get(fact.span.anchor).text[span.start:span.end] == fact.raw``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.model.provenance import TextSpan

__all__ = [
    "Change",
    "Citation",
    "CitationRole",
    "Comparator",
    "DeadlineSource",
    "DocumentFacts",
    "OutlineEntry",
    "Relation",
    "RelationKind",
    "SelfReference",
    "Target",
    "Task",
]


class CitationRole(StrEnum):
    """Why an act is named."""

    LEGAL_BASIS = "legal_basis"
    """In a Căn cứ / Thực hiện / Theo đề nghị line before the enacting words."""
    MENTION = "mention"


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """One mention of another act: ``Nghị quyết số 76/NQ- CP ngày 15/7/2021``."""

    span: TextSpan
    raw: str
    """The words, verbatim."""
    number: str | None
    """Canonical number (``76/NQ-CP``), ``None`` for a law cited by name alone."""
    document_type: str
    """``Nghị quyết``, ``Luật`` …"""
    name: str | None = None
    """Name of a law cited by name, with its number or without: ``Luật Tổ chức chính quyền địa phương``."""
    issuer: str | None = None
    date_document: date | None = None
    year: int | None = None
    role: CitationRole = CitationRole.MENTION
    rule: str = ""
    """Name of the rule that read it."""
    is_checked: bool = False
    """A person has corrected or confirmed it."""


class Comparator(StrEnum):
    """How the number binds."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    EQUAL = "="
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "~"
    BETWEEN = "between"


class Change(StrEnum):
    """Whether the number is a change rather than a level: ``giảm 20%``, not ``giảm xuống dưới 5%``."""

    DECREASE = "decrease"
    INCREASE = "increase"


class DeadlineSource(StrEnum):
    """Where a deadline was read."""

    STATED = "stated"
    """In the sentence itself."""
    INHERITED = "inherited"
    """From a heading or lead-in above: ``* Đến năm 2025``."""
    PERIOD = "period"
    """Only the plan's own period applies."""
    PERSON = "person"
    """A person put it right; where the text says so stands in their reason."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """One quantified commitment (chỉ tiêu): how much, of what, by when."""

    span: TextSpan
    """The words that carry the figure: ``Trên 95%``."""
    raw: str
    quote: str
    """The bullet without its marker, or the one sentence of a paragraph."""
    quote_span: TextSpan
    """Where the quote stands; the same anchor as ``span``."""
    indicator: str
    """What is measured, in the document's words."""
    comparator: Comparator
    value: Decimal
    upper: Decimal | None = None
    """Only for ``between``."""
    unit: str = "%"
    change: Change | None = None
    base: str | None = None
    """What a change is measured from, verbatim: ``năm 2021``."""
    deadline: str | None = None
    """``2025``, ``2024-06``, ``2025-Q4``, ``2023-06-30`` or ``yearly``."""
    deadline_source: DeadlineSource | None = None
    area: int | None = None
    """1 to 6 as in Nghị quyết 76/NQ-CP."""
    rule: str = ""
    is_checked: bool = False
    """A person has corrected or confirmed it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One duty laid on named bodies (nhiệm vụ): who, with whom, what, by when, to bring out what."""

    span: TextSpan
    """The words that give the task; in a table its cell."""
    raw: str
    action: str
    """What is to be done, in the document's words."""
    lead: tuple[str, ...] = ()
    """Cơ quan chủ trì, each under one name however written: ``Sở Thông tin và Truyền thông``."""
    partners: tuple[str, ...] = ()
    """Cơ quan phối hợp."""
    deadline: str | None = None
    """As that of a target; where the task itself states it, or the line above that it stands under."""
    product: str | None = None
    """Sản phẩm, verbatim."""
    rule: str = ""
    is_checked: bool = False
    """Whether a person has put it right or confirmed it."""


class RelationKind(StrEnum):
    """What a document says it does to another act."""

    AMENDS = "amends"
    """Sửa đổi, bổ sung."""
    REPLACES = "replaces"
    """Thay thế."""
    REPEALS = "repeals"
    """Bãi bỏ; also where it says that the other act ends with its own effect."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Relation:
    """What the document says it does to another act, never more than its sentence says."""

    span: TextSpan
    """The sentence."""
    raw: str
    kind: RelationKind
    act: Citation
    """The act as mentioned in the sentence."""
    is_partial: bool = False
    """Only a part of the act is touched: ``Bãi bỏ khoản 2 Điều 3 Quyết định số …``."""
    lead: TextSpan | None = None
    """The line above that says so of the items under it: ``Các Quyết định sau đây hết hiệu lực:``; or the heading that
    names the act of an instruction, ``Bãi bỏ Điều 6.``: then the act stands there."""
    is_checked: bool = False
    """Whether a person has put it right or confirmed it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SelfReference:
    """Words that lead to another place of the same document: ``khoản 1 Điều 3``, ``Kế hoạch này``."""

    span: TextSpan
    raw: str
    anchor: str
    """Of the provision that is meant."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutlineEntry:
    """One numbered provision of the outline."""

    level: int
    """Nesting among numbered provisions, from 1."""
    num: str
    """Number without closing ``.`` or ``)``: ``Điều 1``, ``a``."""
    heading: str | None
    anchor: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentFacts:
    """Everything read from one document's tree."""

    citations: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    tasks: tuple[Task, ...] = ()
    relations: tuple[Relation, ...] = ()
    self_references: tuple[SelfReference, ...] = ()
