"""What a document says about itself, and what its source site says about it, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.identifiers import DocNumber

__all__ = ["Completeness", "Metadata", "Signature", "SourceClaims"]


class Completeness(StrEnum):
    """Whether we hold the whole text."""

    FULL = "full"
    EXCERPT = "excerpt"
    """Cut by the source: ends in ``[...]``, or is an opening only."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """Who signed, as the signature block prints it: ``KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Trần Văn B``."""

    person: str
    role: str | None = None
    """Chức vụ: ``Chủ tịch``."""
    capacity: str | None = None
    """Quyền hạn ký: ``TM. ỦY BAN NHÂN DÂN``, ``KT. CHỦ TỊCH`` as printed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceClaims:
    """What the header sheet asserts (theo nguồn). A placeholder such as ``Đang cập nhật`` is an absent value."""

    number: str | None = None
    document_type: str | None = None
    issuer: str | None = None
    signer: str | None = None
    field: str | None = None
    """Lĩnh vực as the site classes it; not one of the reform areas."""
    date_document: date | None = None
    effective_date: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Metadata:
    """Facts about the document; a fact the text does not state is ``None``, never guessed."""

    number: DocNumber | None = None
    number_raw: str | None = None
    """As printed, where that differs from the canonical spelling: ``76/NQ- CP``."""
    document_type: str | None = None
    """``Kế hoạch``, ``Quyết định`` … as the text has it."""
    title: str | None = None
    """Trích yếu as printed under the type."""
    passed_by: str | None = None
    """The issuing body in full: ``Ủy ban nhân dân tỉnh Lai Châu``."""
    province: str | None = None
    """Id in the vocabulary of the province at signing: ``lai-chau``."""
    province_name: str | None = None
    """Its name then: ``Lai Châu``, ``Thừa Thiên Huế``."""
    province_today: str | None = None
    """Id of the unit that holds its territory since 1/7/2025; another id even where the name is the same."""
    province_today_name: str | None = None
    """Its name now: ``Huế``."""
    place: str | None = None
    """Địa danh before the date."""
    date_document: date | None = None
    effective_date: date | None = None
    """Only where the text itself states it; the sheet's date stands in ``by_source``."""
    signature: Signature | None = None
    """From the signature block only."""
    period: tuple[int, int] | None = None
    """Giai đoạn in the document's own title."""
    completeness: Completeness = Completeness.FULL
    is_simulated: bool = False
    """The text opens with «VĂN BẢN MÔ PHỎNG»: written for testing, never published as real."""
    by_source: SourceClaims = SourceClaims()
