"""Everything the site shows, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.comparison import AreaView, AreaWording, CitedAct, ComparisonTable, SharedSentence
from generator.model.document import AnalysedDocument
from generator.model.identifiers import DocumentId

__all__ = ["Corpus", "SiteSettings"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Corpus:
    """All documents, and what follows from reading them together."""

    documents: tuple[AnalysedDocument, ...]
    """Sorted by identifier."""
    cited_acts: tuple[CitedAct, ...] = ()
    tables: tuple[ComparisonTable, ...] = ()
    areas: tuple[AreaView, ...] = ()
    wording: tuple[AreaWording, ...] = ()
    shared: tuple[SharedSentence, ...] = ()
    """Sentences that stand word for word in more than one document."""

    def get(self, identifier: DocumentId) -> AnalysedDocument:
        """The document with that identity; ``KeyError`` when there is none."""
        for analysed in self.documents:
            if analysed.document.identifier == identifier:
                return analysed
        raise KeyError(str(identifier))


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteSettings:
    """What the site's owner chose in ``site_config/trang.yml``."""

    title: str
    description: str
    url: str
    """Public address with a final slash, or empty when not known; only for canonical links and the sitemap."""
    report_url: str
    """Where a reader reports an error; empty hides the link."""
    periods: tuple[tuple[int, int], ...] = ((2021, 2025), (2026, 2027), (2028, 2030))
    """First and last year of each column in which comparisons show deadlines."""
    is_demo: bool = False
    """Whether simulated documents are shown (each page then says so and asks not to be indexed)."""
