"""The comparison pages: the list of indicators, and one page for each with every province's sentence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.comparison import CellState, ComparisonCell, ComparisonTable
from generator.model.facts import Target
from generator.model.page import Page
from generator.rendering import words
from generator.rendering.environment import html_page
from generator.rendering.indicator_map import indicator_maps
from generator.rendering.matrix import Matrix, by_period, national_amount
from generator.rendering.page_meta import page_meta
from generator.rendering.plot import Axis, axis_for, axis_track, glyph, national_glyph, track, used_comparators
from generator.rendering.summary import Summary, comparable_targets, summarise
from generator.rendering.view import DocumentView, Place, SiteView
from generator.vocab.reform_areas import ReformArea

__all__ = ["by_area", "period_sheet", "render_candidates", "render_indicator", "render_indicators"]


_NOTHING = Markup()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    view: DocumentView
    target: Target
    matched: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    place: Place
    state: CellState
    reason: str
    entries: tuple[_Entry, ...]
    views: tuple[DocumentView, ...]
    is_simulated: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    who: str
    state: CellState
    is_more: bool = False
    """Whether the same province stands in the row above."""
    is_simulated: bool = False
    is_scan: bool = False
    value: str = ""
    when: str = ""
    svg: Markup = _NOTHING
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plot:
    rows: tuple[_Row, ...]
    ticks: bool
    axis: str
    axis_svg: Markup
    glyphs: tuple[tuple[Markup, str], ...]

    @property
    def has_scan(self) -> bool:
        return any(row.is_scan for row in self.rows)


def render_indicators(site: SiteView) -> Page:
    """The page at ``so-sanh/``: every indicator, by reform area."""
    summaries = [summarise(table) for table in site.corpus.tables]
    shared = [summary for summary in summaries if summary.table.indicator.is_catalogued]
    own = [summary for summary in summaries if not summary.table.indicator.is_catalogued]
    meta = page_meta(
        site, "So sánh chỉ tiêu", "Mỗi chỉ tiêu một trang: tỉnh nào đề ra mức nào, bằng câu nào.", "so-sanh"
    )
    return html_page(
        PurePosixPath("so-sanh/index.md"),
        "indicators",
        meta,
        groups=by_area(site, shared),
        own_words=len(own),
    )


def render_candidates(site: SiteView) -> Page:
    """The page at ``ngoai-danh-muc/``: targets that no entry of the catalogue takes, those of most provinces first."""
    own = [summarise(table) for table in site.corpus.tables if not table.indicator.is_catalogued]
    own.sort(key=lambda summary: -len(summary.table.cells))
    meta = page_meta(
        site, "Chỉ tiêu ngoài danh mục", "Chỉ tiêu ghi theo lời riêng của văn bản, chưa so sánh được.", "so-sanh"
    )
    return html_page(
        PurePosixPath("ngoai-danh-muc.md"), "candidates", meta, site=site, groups=by_area(site, own), count=len(own)
    )


def by_area(site: SiteView, summaries: list[Summary]) -> tuple[tuple[ReformArea | None, tuple[Summary, ...]], ...]:
    """Summaries under their reform areas, those outside the areas last; areas without any are left out."""
    groups = [
        (area, tuple(s for s in summaries if site.area(s.table.indicator.area) is area)) for area in (*site.areas, None)
    ]
    return tuple((area, group) for area, group in groups if group)


def render_indicator(site: SiteView, table: ComparisonTable) -> Page:
    """The page at ``so-sanh/<chỉ tiêu>/``."""
    cells = tuple(_cell(site, cell) for cell in table.cells)
    name = words.capitalised(table.indicator.name)
    summary = _summary(summarise(table), len(cells)) if table.indicator.is_catalogued else _own_words(cells)
    return html_page(
        PurePosixPath(f"so-sanh/{table.indicator.id}.md"),
        "indicator",
        page_meta(site, name, f"{name}: {summary}", "so-sanh"),
        table=table,
        area=site.area(table.indicator.area),
        summary=summary,
        national=tuple((target, national_amount(target, table)) for target in table.indicator.national_targets),
        site=site,
        cells=cells,
        silent=_silent(cells),
        doubtful=_doubtful(site, table),
        periods=period_sheet(site, table),
        maps=indicator_maps(site, table),
        plot=_plot(table, cells),
        states=tuple(state for state in CellState if any(cell.state is state for cell in cells)),
    )


def period_sheet(site: SiteView, table: ComparisonTable) -> Matrix:
    """The provinces by periods, for the page and its data file."""
    name = words.capitalised(table.indicator.name)
    return by_period(site, table, name="theo-giai-doan", caption=f"{name}: mức đề ra theo giai đoạn")


def _cell(site: SiteView, cell: ComparisonCell) -> _Cell:
    views = tuple(site.by_id[identifier] for identifier in cell.documents)
    entries = tuple(
        _Entry(view=site.by_id[placed.document], target=placed.target, matched=_matched(placed.matched))
        for placed in cell.targets
    )
    shown = [entry.view for entry in entries] or list(views)
    return _Cell(
        place=Place.of(cell.province),
        state=cell.state,
        reason=words.capitalised(cell.reason),
        entries=entries,
        views=views,
        is_simulated=bool(shown) and all(view.is_simulated for view in shown),
    )


def _matched(phrases: str) -> str:
    """The catalogue's phrases in quotation marks: ``“hồ sơ” và “đúng hạn”``."""
    return words.list_of([f"“{phrase}”" for phrase in phrases.split(" + ")]) if phrases else ""


def _silent(cells: tuple[_Cell, ...]) -> tuple[tuple[CellState, tuple[_Cell, ...]], ...]:
    """The provinces without a figure, by what that means."""
    groups = ((state, tuple(c for c in cells if c.state is state and not c.entries)) for state in CellState)
    return tuple((state, group) for state, group in groups if group)


def _doubtful(site: SiteView, table: ComparisonTable) -> tuple[tuple[Place, _Entry], ...]:
    """Sentences that may be about the indicator and stand in other tables, with their places."""
    return tuple(
        (Place.of(cell.province), _Entry(view=site.by_id[placed.document], target=placed.target))
        for cell in table.cells
        for placed in cell.doubtful
    )


def _summary(summary: Summary, total: int) -> str:
    """How many provinces set the indicator, and what is not known, in sentences."""
    said = [f"{summary.set} trong {total} tỉnh có văn bản ở đây đề ra chỉ tiêu này"]
    if summary.range and summary.set:
        said[0] += f", {summary.range}" if summary.range.startswith("từ ") else f": {summary.range}"
    if summary.scans:
        said.append(f"{summary.scans} con số do máy đọc từ bản quét, không tính vào khoảng này")
    if summary.unknown:
        said.append(f"{summary.unknown} tỉnh không rõ, vì chỉ có bản trích")
    if summary.other:
        said.append(f"{summary.other} tỉnh không so được")
    return "; ".join(said) + "."


def _own_words(cells: tuple[_Cell, ...]) -> str:
    names = words.list_of([cell.place.name for cell in cells if cell.entries])
    amounts = words.list_of(list(dict.fromkeys(words.amount(e.target) for cell in cells for e in cell.entries)))
    is_scan = any(entry.view.is_scan for cell in cells for entry in cell.entries)
    return f"Nêu trong văn bản của {names}: {amounts}{', có con số do máy đọc từ bản quét' if is_scan else ''}."


def _plot(table: ComparisonTable, cells: tuple[_Cell, ...]) -> _Plot:
    targets = comparable_targets(table)
    national = tuple(target.value for target in table.indicator.national_targets)
    axis = axis_for(targets, table.indicator.unit, national)
    rows = tuple(row for cell in cells if cell.entries for row in _rows(cell, axis, national))
    if axis is None:
        return _Plot(rows=rows, ticks=False, axis="", axis_svg=Markup(), glyphs=())
    start = "" if axis.starts_at_zero else f"Trục bắt đầu từ {axis.label(axis.low)}, không từ 0."
    unit = "" if axis.unit == "%" else f" Đơn vị: {axis.unit}."
    return _Plot(
        rows=rows,
        ticks=True,
        axis=f"{start}{unit}".strip(),
        axis_svg=axis_track(axis),
        glyphs=(*(glyph(one) for one in used_comparators(targets)), *_national_key(table)),
    )


def _national_key(table: ComparisonTable) -> tuple[tuple[Markup, str], ...]:
    said = [f"{national_amount(t, table)} ({t.deadline})" for t in table.indicator.national_targets]
    return ((national_glyph(), f"mức chung cả nước: {words.list_of(said)}"),) if said else ()


def _rows(cell: _Cell, axis: Axis | None, national: tuple[Decimal, ...]) -> tuple[_Row, ...]:
    if cell.state is not CellState.SET or axis is None:
        reason = f"{words.state(cell.state)}: {cell.reason[:1].lower()}{cell.reason[1:]}" if cell.reason else ""
        reason = reason or words.state(cell.state)
        return (
            _Row(
                who=cell.place.name,
                state=cell.state,
                is_simulated=cell.is_simulated,
                reason=words.capitalised(reason),
            ),
        )
    return tuple(
        _Row(
            who=cell.place.name,
            state=cell.state,
            is_more=at > 0,
            is_simulated=cell.is_simulated,
            is_scan=entry.view.is_scan,
            value=words.amount(entry.target),
            when=words.deadline_short(entry.target.deadline).removeprefix("năm "),
            svg=track(axis, entry.target, national),
        )
        for at, entry in enumerate(cell.entries)
    )
