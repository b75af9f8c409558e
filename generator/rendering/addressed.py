"""Files that hold whole addresses, so that they exist only where the public address is known.

An Atom feed of the documents, of the site and of each province; a description of the search for browsers (OpenSearch);
``robots.txt`` with the sitemap's address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.model.page import Page
from generator.rendering.province import province_documents, province_pages
from generator.rendering.view import DocumentView, SiteView

__all__ = ["render_addressed"]

_ATOM = "http://www.w3.org/2005/Atom"
_OPEN_SEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_MIDNIGHT = "T00:00:00+07:00"
_NEVER = f"1970-01-01{_MIDNIGHT}"
"""The day of an empty feed: Atom wants one."""


def render_addressed(site: SiteView) -> Iterator[Page]:
    """``van-ban.atom``, ``tinh/<tỉnh>.atom``, ``tim-kiem.xml`` and ``robots.txt``; nothing without an address."""
    if not site.settings.url:
        return
    yield _feed(site, "van-ban.atom", "van-ban/", f"{site.settings.title}: văn bản", site.documents)
    for unit in province_pages(site):
        title = f"{site.settings.title}: văn bản của {unit.full_name}"
        yield _feed(site, f"tinh/{unit.id}.atom", f"tinh/{unit.id}/", title, province_documents(site, unit))
    yield _search_description(site)
    yield Page(
        path=PurePosixPath("robots.txt"), text=f"User-agent: *\nAllow: /\nSitemap: {site.settings.url}sitemap.xml\n"
    )


def _feed(site: SiteView, path: str, page: str, title: str, views: Iterable[DocumentView]) -> Page:
    """All documents that state their day, the newest first.

    None is cut off by number: an old plan that is added today stands among the old ones, and readers know it by its id.
    The day is that of the act; the day of its arrival here is no fact of the corpus.
    """
    dated = [(view.analysed.document.metadata.date_document, view) for view in views]
    entries = sorted(((day.isoformat(), view) for day, view in dated if day is not None), key=lambda pair: pair[1].url)
    entries.sort(key=lambda pair: pair[0], reverse=True)
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    _add(feed, "title", title)
    _add(feed, "id", f"{site.settings.url}{path}")
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site.settings.url}{path}"})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{site.settings.url}{page}"})
    _add(feed, "updated", f"{entries[0][0]}{_MIDNIGHT}" if entries else _NEVER)
    _add(SubElement(feed, "author"), "name", site.settings.title)
    for day, view in entries:
        _entry(feed, f"{site.settings.url}{view.url}", f"{day}{_MIDNIGHT}", view)
    return Page(path=PurePosixPath(path), text=_xml(feed))


def _entry(feed: Element, address: str, moment: str, view: DocumentView) -> None:
    entry = SubElement(feed, "entry")
    _add(entry, "title", ", ".join(filter(None, (view.label, view.place.full_name if view.place.province else ""))))
    _add(entry, "id", address)
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    _add(entry, "published", moment)
    _add(entry, "updated", moment)
    if (issuer := view.analysed.document.metadata.passed_by) is not None:
        _add(SubElement(entry, "author"), "name", issuer)
    marks = ["dữ liệu mô phỏng"] * view.is_simulated + ["bản trích"] * view.is_excerpt
    _add(entry, "summary", ". ".join([*(mark.capitalize() for mark in marks), view.title]))


def _search_description(site: SiteView) -> Page:
    root = Element("OpenSearchDescription", {"xmlns": _OPEN_SEARCH})
    _add(root, "ShortName", site.settings.title[:16])
    _add(root, "Description", site.settings.description)
    _add(root, "InputEncoding", "UTF-8")
    _add(root, "Language", "vi")
    SubElement(root, "Url", {"type": "text/html", "template": f"{site.settings.url}tim-kiem/?q={{searchTerms}}"})
    return Page(path=PurePosixPath("tim-kiem.xml"), text=_xml(root))


def _add(parent: Element, name: str, text: str) -> None:
    # XML has no way at all to hold most control characters.
    SubElement(parent, name).text = "".join(char if char.isprintable() else " " for char in text)


def _xml(root: Element) -> str:
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'
