"""Documents as the search knows them, and the bodies that it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.corpus import Corpus, SiteSettings
from generator.model.search import SearchBody, SearchDocument, SearchProvision
from generator.rendering.dues import bodies_of
from generator.rendering.view import DocumentView, SiteView
from generator.vocab.reform_areas import ReformArea

__all__ = ["render_search_records"]


def render_search_records(
    corpus: Corpus, settings: SiteSettings, areas: tuple[ReformArea, ...]
) -> tuple[tuple[SearchDocument, ...], tuple[SearchBody, ...]]:
    """One record a document, in the order of the site's lists; and the bodies that have a page."""
    site = SiteView.of(corpus, settings, areas)
    bodies = (SearchBody(name=body.name, path=body.url, tasks=len(body.dues)) for body in bodies_of(site))
    return tuple(_record(site, view) for view in site.documents), tuple(bodies)


def _record(site: SiteView, view: DocumentView) -> SearchDocument:
    document = view.analysed.document
    metadata, claims = document.metadata, document.metadata.by_source
    signer = metadata.signature.person if metadata.signature else claims.signer
    day = metadata.date_document or claims.date_document
    return SearchDocument(
        path=view.url,
        title=view.title,
        number=view.number or None,
        document_type=metadata.document_type,
        province_at_signing=metadata.province_name,
        province_today=metadata.province_today_name,
        date=day,
        year=day.year if day else None,
        period="-".join(map(str, metadata.period)) if metadata.period else None,
        completeness=metadata.completeness,
        signer=signer,
        areas=tuple(_areas(site, view)),
        is_simulated=metadata.is_simulated,
        is_scan=view.is_scan,
        provisions=tuple(
            SearchProvision(anchor=one.anchor, label=view.short(one.anchor), text=one.printed) for one in document.tree
        ),
    )


def _areas(site: SiteView, view: DocumentView) -> Iterator[str]:
    """The reform areas that the document has a section about."""
    for area_view in site.corpus.areas:
        for section in area_view.sections:
            area = site.area(area_view.area)
            if section.document == view.analysed.document.identifier and section.provisions and area is not None:
                yield area.name
