"""Where a source's header sheet says something else than the document, by meaning and not by spelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.identifiers import DocNumber
from generator.model.metadata import Metadata
from generator.text.dates import format_date
from generator.text.folding import fold_key
from generator.vocab.document_types import type_of_label
from generator.vocab.provinces import Province, provinces

__all__ = ["Claimed", "Disagreement", "disagreements"]


class Claimed(StrEnum):
    """What a sheet and a document may both say."""

    NUMBER = "number"
    DATE = "date of issue"
    SIGNER = "signer"
    TYPE = "document type"
    PROVINCE = "province"
    EFFECT = "day of effect"


@dataclass(frozen=True, kw_only=True, slots=True)
class Disagreement:
    """One fact that the two tell differently, each as a reader sees it."""

    what: Claimed
    in_text: str
    in_sheet: str


def disagreements(metadata: Metadata, province: Province | None) -> tuple[Disagreement, ...]:
    """Return the facts in which the sheet contradicts the document of that province; what either leaves open is none.

    Shape: one `Disagreement` a fact, in the order of `Claimed`. A sheet's *Văn bản khác* names no type, and
    *Tỉnh Lai Châu* is the province of *Ủy ban nhân dân tỉnh Lai Châu*. Errors: none. Source: domain.md, header sheets.

    >>> from datetime import date
    >>> from generator.model.metadata import SourceClaims
    >>> metadata = Metadata(
    ...     document_type="Kế hoạch",
    ...     date_document=date(2021, 9, 20),
    ...     by_source=SourceClaims(document_type="KẾ HOẠCH", date_document=date(2021, 9, 21)),
    ... )
    >>> [(found.what.value, found.in_text, found.in_sheet) for found in disagreements(metadata, None)]
    [('date of issue', '20/9/2021', '21/9/2021')]
    """
    return tuple(_iter_disagreements(metadata, province))


def _iter_disagreements(metadata: Metadata, province: Province | None) -> Iterator[Disagreement]:
    claims = metadata.by_source
    unit = _claimed_province(metadata)
    number = DocNumber.parse(claims.number) if claims.number else None
    signer = metadata.signature.person if metadata.signature is not None else None
    pairs = (
        (Claimed.NUMBER, _shown(metadata.number), _shown(number)),
        (Claimed.DATE, _day(metadata.date_document), _day(claims.date_document)),
        (Claimed.SIGNER, signer, claims.signer),
        (Claimed.TYPE, metadata.document_type, claims.document_type),
        (Claimed.PROVINCE, province and province.name, unit and unit.name),
        (Claimed.EFFECT, _day(metadata.effective_date), _day(claims.effective_date)),
    )
    for what, in_text, in_sheet in pairs:
        if in_text and in_sheet and _differ(what, in_text, in_sheet):
            yield Disagreement(what=what, in_text=in_text, in_sheet=in_sheet)


def _shown(number: DocNumber | None) -> str | None:
    return str(number) if number is not None else None


def _day(day: date | None) -> str | None:
    return format_date(day) if day is not None else None


def _differ(what: Claimed, in_text: str, in_sheet: str) -> bool:
    if what is Claimed.TYPE:
        types = (_type_id(in_text), _type_id(in_sheet))
        return None not in types and types[0] != types[1]
    return fold_key(in_text) != fold_key(in_sheet)


def _type_id(label: str) -> str | None:
    """The plain type behind a label; sites class a *kế hoạch* under *văn bản khác*, which names no type."""
    known = type_of_label(label)
    return (known.form_of or known.id) if known is not None else None


def _claimed_province(metadata: Metadata) -> Province | None:
    claims = metadata.by_source
    return provinces().find(claims.issuer, metadata.date_document or claims.date_document) if claims.issuer else None
