"""The promises a finished site keeps, checked on the HTML that readers get, not on what we meant to write."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.model.document import LegalDocument
from generator.model.outcome import Diagnostic
from generator.publishing.third_parties import iter_asked_by_page, iter_asked_by_style
from generator.text.alignment import align

__all__ = ["PAGE_BUDGET", "SITE_BUDGET", "SiteWeight", "check_site", "weigh_site"]

PAGE_BUDGET = 150_000
"""Bytes of one page's HTML, compressed as a host sends it."""
SITE_BUDGET = 1_000_000_000
"""Bytes of the whole site: what GitHub Pages takes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteWeight:
    """How heavy the site is."""

    files: int
    total: int
    """Bytes on disk."""
    heaviest_page: str
    heaviest_page_compressed: int
    """Bytes of its HTML, gzip."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _HtmlPage:
    path: str
    """Below the site's root: ``tinh/lai-chau/index.html``."""
    tree: LexborHTMLParser
    anchors: tuple[str, ...]
    size: int


def check_site(site: Path, documents: Sequence[LegalDocument]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the finished site; empty when it may be published.

    Args:
        site: The folder that will be served.
        documents: Those that must stand in it, whole.
    """
    pages = {page.path: page for page in _iter_pages(site)}
    anchors = {path: frozenset(page.anchors) for path, page in pages.items()}
    found = [
        *_check_documents(pages, documents),
        *(problem for page in pages.values() for problem in _check_page(page)),
        *_check_links(pages, site, anchors),
        *_check_styles(site),
    ]
    weight = weigh_site(site)
    if weight.total > SITE_BUDGET:
        found.append(
            Diagnostic.error("site", "CHK008", f"the site has {weight.total:,} bytes, more than {SITE_BUDGET:,}")
        )
    return tuple(sorted(found))


def weigh_site(site: Path) -> SiteWeight:
    """Files, bytes, and the heaviest page of the site."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [(len(gzip.compress(path.read_bytes(), mtime=0)), path) for path in files if path.suffix == ".html"]
    size, heaviest = max(pages, default=(0, site))
    return SiteWeight(
        files=len(files),
        total=sum(path.stat().st_size for path in files),
        heaviest_page=heaviest.relative_to(site).as_posix(),
        heaviest_page_compressed=size,
    )


def _iter_pages(site: Path) -> Iterator[_HtmlPage]:
    for path in sorted(site.rglob("*.html")):
        data = path.read_bytes()
        tree = LexborHTMLParser(data)
        anchors = tuple(node.attributes["id"] or "" for node in tree.css("[id]"))
        yield _HtmlPage(
            path=path.relative_to(site).as_posix(), tree=tree, anchors=anchors, size=len(gzip.compress(data, mtime=0))
        )


def _check_documents(pages: Mapping[str, _HtmlPage], documents: Iterable[LegalDocument]) -> Iterator[Diagnostic]:
    """Each document has its page, and the page holds its text whole, with every anchor."""
    for document in documents:
        path = f"{document.identifier.path}/index.html"
        page = pages.get(path)
        if page is None:
            yield Diagnostic.error(path, "CHK001", "the document has no page; build the site again")
            continue
        shown = " ".join(node.text(deep=True) for node in page.tree.css("[data-act]"))
        kept, total, added, difference = align(" ".join(p.printed for p in document.tree), shown)
        if kept != total or added:
            share = f"{kept} of {total} characters kept, {added} added"
            yield Diagnostic.error(
                path, "CHK002", f"the page does not hold the document's text whole: {share}; {difference}"
            )
        there = frozenset(page.anchors)
        missing = [p.anchor for p in document.tree if p.anchor not in there]
        if missing:
            yield Diagnostic.error(
                path, "CHK003", f"provisions without an anchor on the page: {', '.join(missing[:5])}"
            )


def _check_page(page: _HtmlPage) -> Iterator[Diagnostic]:
    double = sorted(anchor for anchor, count in Counter(page.anchors).items() if count > 1)
    if double:
        yield Diagnostic.error(page.path, "CHK004", f"ids that stand twice: {', '.join(double[:5])}")
    if page.size > PAGE_BUDGET:
        yield Diagnostic.error(
            page.path, "CHK007", f"{page.size:,} bytes compressed, more than {PAGE_BUDGET:,}; split the page"
        )
    for address in iter_asked_by_page(page.tree):
        yield Diagnostic.error(page.path, "CHK006", f"asks a third party for {address!r}")


def _check_styles(site: Path) -> Iterator[Diagnostic]:
    for path in sorted(site.rglob("*.css")):
        for address in iter_asked_by_style(path.read_text(encoding="utf-8")):
            yield Diagnostic.error(path.relative_to(site).as_posix(), "CHK006", f"asks a third party for {address!r}")


def _check_links(
    pages: Mapping[str, _HtmlPage], site: Path, anchors: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """Every link within the site leads to a file, and to an anchor in it; what is missing is told once for all pages.

    A menu's dead link stands on every page: a hundred messages would hide what one says.
    """
    broken: dict[str, list[tuple[str, str]]] = {}
    for page in pages.values():
        for address, goal, wrong in _broken_links(page, site, anchors):
            broken.setdefault(goal, []).append((page.path, f"the link {address!r} {wrong}"))
    for found in broken.values():
        path, message = found[0]
        others = len({page for page, _ in found}) - 1
        yield Diagnostic.error(path, "CHK005", f"{message}{f'; so it does on {others} other pages' if others else ''}")


def _broken_links(page: _HtmlPage, site: Path, anchors: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str, str]]:
    """The address as it stands, what it leads to, and what is wrong with that."""
    for node in page.tree.css("a[href], link[href], script[src], img[src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or page.path == "404.html":
            continue
        target = _resolve(page.path, unquote(parts.path))
        if target is None or not (site / target).is_file():
            yield address, target or f"{page.path} {address}", "leads nowhere"
        elif parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]:
            yield address, f"{target}#{parts.fragment}", "names an anchor that is not there"


def _resolve(page: str, path: str) -> str | None:
    """The file that a relative address on ``page`` names; ``None`` when it leaves the site or starts at its root.

    An address that starts with ``/`` is right on a root domain and wrong under a project path, so it is wrong.
    """
    if path.startswith("/"):
        return None
    parts = page.split("/")[:-1] if path else page.split("/")
    for part in path.split("/") if path else ():
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    resolved = "/".join(parts)
    return f"{resolved}/index.html".lstrip("/") if path.endswith(("/", "..", ".")) or not resolved else resolved
