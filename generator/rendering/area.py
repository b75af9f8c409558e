"""The pages of the reform areas: the provinces' own sections side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.comparison import AreaSection, CellState, ComparisonTable
from generator.model.facts import Target
from generator.model.page import Page
from generator.model.provisions import Kind, Provision
from generator.rendering.environment import html_page
from generator.rendering.matrix import by_province
from generator.rendering.page_meta import page_meta
from generator.rendering.shared import Overlap, mark_shared, overlap_of
from generator.rendering.view import DocumentView, SiteView
from generator.rendering.wording import wording_parts
from generator.text.slugs import slugify
from generator.vocab.reform_areas import ReformArea

__all__ = ["area_says", "area_tables", "area_targets", "render_area", "render_area_texts", "render_areas"]

_MOST_LINES = 720
"""Lines of the provinces' own words on one page; each document gets an equal share of them."""
_FIRST_LINES = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class _Section:
    id: str
    view: DocumentView
    state: CellState
    words: str
    targets: tuple[Target, ...]
    lines: tuple[Provision, ...]
    shown: Mapping[str, Markup]
    """The text of each line by its anchor, what other documents say word for word too marked."""
    overlap: Overlap
    is_cut: bool
    """Whether the source stops inside this very section, so that it may go on."""

    @property
    def is_set(self) -> bool:
        return self.state is CellState.SET


def area_targets(site: SiteView, number: int | None) -> int:
    """How many targets stand under one area, or under none."""
    return sum(target.area == number for view in site.documents for target in view.targets)


def area_says(site: SiteView, area: ReformArea) -> str:
    """What the documents have on an area, in a word or two; a cut source is not silence."""
    states = {section.state for section in _sections(site, area)}
    if count := area_targets(site, area.number):
        scans = sum(target.area == area.number for view in site.documents if view.is_scan for target in view.targets)
        return f"{count} chỉ tiêu ({scans} từ bản quét)" if scans else f"{count} chỉ tiêu"
    if CellState.SET in states:
        return "có lời văn"
    return "không rõ (bản trích)" if CellState.UNKNOWN in states else "chưa có"


def area_tables(site: SiteView, number: int | None) -> tuple[ComparisonTable, ...]:
    """The catalogue's comparisons of one area, or of none."""
    return tuple(
        table for table in site.corpus.tables if table.indicator.area == number and table.indicator.is_catalogued
    )


def render_areas(site: SiteView) -> Page:
    """The page at ``linh-vuc/``."""
    rows = []
    for area in site.areas:
        states = [section.state for section in _sections(site, area)]
        counts = (states.count(CellState.SET), states.count(CellState.UNKNOWN))
        rows.append((area, area_says(site, area), *counts))
    meta = page_meta(site, "Sáu lĩnh vực cải cách", "Mục của từng tỉnh về mỗi lĩnh vực, đặt cạnh nhau.", "linh-vuc")
    return html_page(PurePosixPath("linh-vuc/index.md"), "areas", meta, rows=rows)


def render_area(site: SiteView, area: ReformArea) -> Page:
    """The page at ``linh-vuc/<lĩnh vực>/``."""
    sections = tuple(_section(site, area, section) for section in _sections(site, area))
    pages, lone = wording_parts(site, area)
    text = f"{area.name}: chỉ tiêu và lời văn của từng tỉnh, đặt cạnh nhau theo nội dung."
    return html_page(
        PurePosixPath(f"linh-vuc/{area.id}.md"),
        "area",
        page_meta(site, area.name, text, "linh-vuc"),
        area=area,
        sections=sections,
        site=site,
        said=tuple(section for section in sections if section.is_set),
        total=len(sections),
        matrix=by_province(
            site, area_tables(site, area.number), name="bang", caption=f"{area.name}: mức đề ra của từng tỉnh"
        ),
        parts=pages[0],
        last=len(pages),
        lone=lone,
    )


def render_area_texts(site: SiteView, area: ReformArea) -> Page:
    """The page at ``linh-vuc/<lĩnh vực>/nguyen-van/``: each document's own section, read through."""
    sections = tuple(_section(site, area, section) for section in _sections(site, area))
    said = tuple(section for section in sections if section.is_set)
    share = max(_MOST_LINES // max(len(said), 1), 3)
    title = f"{area.name}: nguyên văn của từng văn bản"
    return html_page(
        PurePosixPath(f"linh-vuc/{area.id}/nguyen-van.md"),
        "area_texts",
        page_meta(site, title, f"{title}, đặt cạnh nhau.", "linh-vuc"),
        area=area,
        site=site,
        said=said,
        first=min(share, _FIRST_LINES),
        most=min(share, 60),
        unknown=CellState.UNKNOWN,
    )


def _sections(site: SiteView, area: ReformArea) -> tuple[AreaSection, ...]:
    found = [section for view in site.corpus.areas if view.area == area.number for section in view.sections]
    order = {view.analysed.document.identifier: at for at, view in enumerate(site.documents)}
    return tuple(sorted(found, key=lambda section: order[section.document]))


def _section(site: SiteView, area: ReformArea, section: AreaSection) -> _Section:
    view = site.by_id[section.document]
    lines = tuple(provision for provision in section.provisions if provision.kind is not Kind.CUT)
    last = next((p for p in reversed(view.analysed.document.tree.provisions) if p.kind is not Kind.CUT), None)
    return _Section(
        id=slugify(f"{view.place.id} {view.analysed.document.identifier.slug} {area.number}"),
        view=view,
        state=section.state,
        words=_words(section, is_excerpt=view.is_excerpt),
        targets=section.targets,
        lines=lines,
        shown={line.anchor: mark_shared(site, view, line) for line in lines},
        overlap=overlap_of(site, view),
        is_cut=view.is_excerpt and bool(lines) and lines[-1] is last,
    )


def _words(section: AreaSection, *, is_excerpt: bool) -> str:
    if section.state is CellState.SET:
        count = len(section.targets)
        said = f"đề ra {count} chỉ tiêu" if count else "có mục riêng, chưa thấy chỉ tiêu có con số"
        return f"{said} (bản trích)" if is_excerpt else said
    if section.state is CellState.UNKNOWN:
        return "không rõ (bản trích)"
    if section.state is CellState.NOT_COMPARABLE:
        return "không thấy mục riêng; máy đọc từ bản quét có thể sót"
    return "không có mục riêng trong văn bản đầy đủ"
