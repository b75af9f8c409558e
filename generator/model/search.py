"""What the search index is told about a document: plain words, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.metadata import Completeness

__all__ = ["SearchBody", "SearchDocument", "SearchProvision"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchProvision:
    """One provision a search can lead to."""

    anchor: str
    """The id of its element on the document's page, without ``#``."""
    label: str
    """Where it stands, in words: ``Mục I.2, gạch đầu dòng thứ 3``."""
    text: str
    """Its text as the page shows it, without the texts of the provisions below it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchBody:
    """A body that documents name for a task: who asks for it is led to its page."""

    name: str
    """``Sở Nội vụ``."""
    path: str
    """Address relative to the site's root: ``thoi-han/co-quan/so-noi-vu/``."""
    tasks: int
    """Targets and tasks that it was given, in all documents."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchDocument:
    """One document as the search knows it; what the document does not state is ``None``."""

    path: str
    """Address relative to the site's root: ``van-ban/lai-chau/2021/2943-kh-ubnd/``."""
    title: str
    number: str | None = None
    document_type: str | None = None
    """``Kế hoạch``, ``Quyết định`` …"""
    province_at_signing: str | None = None
    """``Thừa Thiên Huế``."""
    province_today: str | None = None
    """``thành phố Huế``; the same as at signing where nothing changed."""
    date: date | None = None
    year: int | None = None
    period: str | None = None
    """``2021-2030``."""
    completeness: Completeness = Completeness.FULL
    signer: str | None = None
    areas: tuple[str, ...] = ()
    """Reform areas it speaks of: ``Cải cách thể chế``."""
    is_simulated: bool = False
    is_scan: bool = False
    """Whether a machine read the text from pictures of pages."""
    provisions: tuple[SearchProvision, ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The searchable words that stand beside the text: title, number, signer, provinces then and now."""
        facts = (self.title, self.number, self.signer, self.province_at_signing, self.province_today)
        return tuple(dict.fromkeys(fact for fact in facts if fact))
