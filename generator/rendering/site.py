"""Every generated page and data file of the site, planned before the first byte is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.model.corpus import Corpus, SiteSettings
from generator.model.page import Page
from generator.rendering.addressed import render_addressed
from generator.rendering.area import render_area, render_area_texts, render_areas
from generator.rendering.cited_act import render_cited_act, render_cited_acts
from generator.rendering.dataset import render_dataset
from generator.rendering.deadlines import render_deadlines
from generator.rendering.document import render_document
from generator.rendering.downloads import area_file, candidates_file, document_files, sheet_file, table_file
from generator.rendering.dues import dues_of
from generator.rendering.environment import front_matter, has_template, html_page
from generator.rendering.events import calendar_of
from generator.rendering.home import map_file, render_home
from generator.rendering.indicator import period_sheet, render_candidates, render_indicator, render_indicators
from generator.rendering.method import render_method
from generator.rendering.page_meta import frame_meta, page_meta
from generator.rendering.province import (
    against_sheet,
    province_documents,
    province_pages,
    render_province,
    render_provinces,
)
from generator.rendering.shared import render_shared, shared_file
from generator.rendering.side_by_side import render_side_by_side
from generator.rendering.view import SiteView
from generator.rendering.wording import render_wording, wording_file
from generator.vocab.reform_areas import ReformArea

__all__ = ["render_hand_written", "render_site"]


def render_site(corpus: Corpus, settings: SiteSettings, areas: tuple[ReformArea, ...]) -> tuple[Page, ...]:
    """All generated pages and files, sorted by path.

    Args:
        corpus: The documents and what follows from reading them together.
        settings: What the site's owner chose.
        areas: The reform areas, as ``site_config/linh-vuc.yml`` has them.
    """
    return tuple(sorted(_iter_pages(SiteView.of(corpus, settings, areas))))


def render_hand_written(name: str, text: str, settings: SiteSettings) -> Page:
    """A page that a person wrote (``content/trang/<name>``), with what the frame must know of the settings above it.

    Args:
        name: File name: ``cach-doc.md``.
        text: Markdown, with its own front matter or none.
        settings: What the site's owner chose.
    """
    head = front_matter(frame_meta(settings))
    own = text.removeprefix("---\n") if text.startswith("---\n") else f"---\n{text}"
    return Page(path=PurePosixPath(name), text=head.removesuffix("---\n") + own)


def _iter_pages(site: SiteView) -> Iterator[Page]:
    yield render_home(site)
    yield map_file(site)
    yield _documents(site)
    for view in site.documents:
        yield render_document(site, view)
        yield from document_files(view)
    yield render_provinces(site)
    for unit in province_pages(site):
        yield render_province(site, unit)
        if (sheet := against_sheet(site, unit)) is not None and sheet.rows:
            yield sheet_file(f"tinh/{unit.id}.csv", sheet)
        if views := province_documents(site, unit):
            yield calendar_of(site, f"tinh/{unit.id}.ics", unit.full_name, dues_of(views))
    yield render_areas(site)
    for area in site.areas:
        yield render_area(site, area)
        yield render_area_texts(site, area)
        yield from render_wording(site, area)
        yield wording_file(site, area)
    yield from render_side_by_side(site)
    yield from (area_file(site, area) for area in (*site.areas, None))
    yield render_indicators(site)
    yield render_candidates(site)
    yield candidates_file(site)
    for table in site.corpus.tables:
        yield render_indicator(site, table)
        yield table_file(site, table)
        if len((sheet := period_sheet(site, table)).columns) > 1:
            yield sheet_file(f"so-sanh/{table.indicator.id}-theo-giai-doan.csv", sheet)
    yield from render_deadlines(site)
    yield from render_shared(site)
    yield shared_file(site)
    yield render_cited_acts(site)
    yield from (render_cited_act(site, act) for act in site.corpus.cited_acts)
    yield render_method(site)
    yield from _search(site)
    yield from render_dataset(site)
    yield from render_addressed(site)


def _documents(site: SiteView) -> Page:
    meta = page_meta(site, "Văn bản", "Tất cả văn bản ở đây, theo tỉnh khi ban hành.", "van-ban")
    return html_page(PurePosixPath("van-ban/index.md"), "documents", meta, site=site, groups=site.places)


def _search(site: SiteView) -> Iterator[Page]:
    if has_template("tim-kiem.html"):
        meta = page_meta(site, "Tìm kiếm", "Tìm trong nguyên văn các kế hoạch cải cách hành chính.", "tim-kiem")
        yield html_page(PurePosixPath("tim-kiem.md"), "tim-kiem", meta, root="../")
