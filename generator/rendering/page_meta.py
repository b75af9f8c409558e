"""Front matter of the pages: what the theme's frame, search engines and reference managers are told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import __version__
from generator.model.corpus import SiteSettings
from generator.model.document import AnalysedDocument
from generator.rendering.view import DocumentView, SiteView
from generator.text.dates import format_date

__all__ = ["document_meta", "frame_meta", "page_meta"]

_Meta = dict[str, Any]


def page_meta(site: SiteView, title: str, description: str, section: str = "") -> _Meta:
    """Title, description and what the frame needs to know of the settings.

    Args:
        site: For the settings.
        title: Of the browser's tab, without the site's name.
        description: One sentence.
        section: First folder of the address, for the menu.
    """
    return {"title": title, "description": description, "section": section, **frame_meta(site.settings)}


def frame_meta(settings: SiteSettings) -> _Meta:
    """What the frame around any page needs to know of the settings."""
    meta: _Meta = {"site_name": settings.title, "generator_version": __version__}
    if settings.is_demo:
        meta["demo"] = True
    if settings.url:
        meta["has_address"] = True
    if settings.report_url:
        meta["report_url"] = settings.report_url
    return meta


def document_meta(site: SiteView, view: DocumentView) -> _Meta:
    """As :func:`page_meta`, with the document's provenance and machine-readable description."""
    place = view.place.full_name if view.place.province else view.place.name
    title = f"{view.label}, {place}" if view.place.province else view.label
    meta = page_meta(site, title, f"{view.title}. {view.cited_as}: nguyên văn, chỉ tiêu, văn bản được dẫn.", "van-ban")
    meta["provenance"] = _provenance(view)
    meta["citation"] = _highwire(view)
    meta["jsonld"] = _legislation(site, view)
    if view.is_simulated:
        meta["simulated"] = True
    return meta


_WAYS_OF_READING = frozenset({"ocr-page", "scanner-text-page"})
"""How pages were read, told in words of their own: no character was repaired by that."""


def _provenance(view: DocumentView) -> _Meta:
    analysed = view.analysed
    sheet = analysed.document.sheet
    repairs = sum(repair.count for repair in analysed.document.repairs if repair.kind not in _WAYS_OF_READING)
    return {
        "page_date": format_date(sheet.page_date) if sheet.page_date else "",
        "completeness": "bản trích" if view.is_excerpt else "toàn văn",
        "kept": _kept(analysed),
        "scan": view.scan_share,
        "edited": analysed.is_edited,
        "repairs": repairs,
        "sha256": analysed.document.source.sha256,
        "address": analysed.document.identifier.path,
    }


def _kept(analysed: AnalysedDocument) -> str:
    """The share of the source's characters that stand in the text, one number never rounded up to all."""
    proof = analysed.conservation
    if proof is None:
        return ""
    return "100%" if proof.is_whole else f"{int(proof.share * 10_000) / 100:.2f}%".replace(".", ",")


def _highwire(view: DocumentView) -> _Meta:
    metadata = view.analysed.document.metadata
    day = metadata.date_document
    found = {
        "citation_title": view.title,
        "citation_author": metadata.passed_by,
        "citation_publication_date": f"{day:%Y/%m/%d}" if day else None,
        "citation_technical_report_number": view.number or None,
        "citation_language": "vi",
    }
    return {key: value for key, value in found.items() if value}


def _cited(site: SiteView, view: DocumentView) -> Iterator[str]:
    for citation in view.analysed.facts.citations:
        act = site.act_of(view.analysed.document.identifier, citation)
        yield act.full_label if act is not None else citation.raw


def _legislation(site: SiteView, view: DocumentView) -> _Meta:
    """Schema.org ``Legislation``; only what the text itself states."""
    metadata = view.analysed.document.metadata
    found = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": view.title,
        "legislationIdentifier": view.number or None,
        "legislationType": metadata.document_type,
        "legislationDate": metadata.date_document.isoformat() if metadata.date_document else None,
        "legislationPassedBy": (
            {"@type": "GovernmentOrganization", "name": metadata.passed_by} if metadata.passed_by else None
        ),
        "legislationJurisdiction": view.place.full_name if view.place.province else None,
        "temporalCoverage": f"{metadata.period[0]}/{metadata.period[1]}" if metadata.period else None,
        "citation": list(dict.fromkeys(_cited(site, view))),
        "isPartOf": {"@type": "WebSite", "name": site.settings.title},
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "url": f"{site.settings.url}{view.url}" if site.settings.url else None,
    }
    return {key: value for key, value in found.items() if value}
