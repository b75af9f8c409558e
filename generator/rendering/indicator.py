"""The comparison pages: the list of indicators, and one page for each with every province's sentence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.comparison import CellState, ComparisonCell, ComparisonTable, NationalTarget
from generator.model.facts import Comparator, Target
from generator.model.page import Page
from generator.rendering import words
from generator.rendering.environment import html_page
from generator.rendering.page_meta import page_meta
from generator.rendering.plot import Axis, axis_for, axis_track, glyph, track, used_comparators
from generator.rendering.summary import Summary, comparable_targets, summarise
from generator.rendering.view import DocumentView, Place, SiteView
from generator.text.numbers import format_number
from generator.vocab.reform_areas import ReformArea

__all__ = ["by_area", "render_indicator", "render_indicators"]


_NOTHING = Markup()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    view: DocumentView
    target: Target


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
        own_words=by_area(site, own),
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
    name = table.indicator.name[:1].upper() + table.indicator.name[1:]
    summary = _summary(summarise(table), len(cells)) if table.indicator.is_catalogued else _own_words(cells)
    return html_page(
        PurePosixPath(f"so-sanh/{table.indicator.id}.md"),
        "indicator",
        page_meta(site, name, f"{name}: {summary}", "so-sanh"),
        table=table,
        area=site.area(table.indicator.area),
        summary=summary,
        national=tuple(
            (target, _national(target, table.indicator.unit)) for target in table.indicator.national_targets
        ),
        cells=cells,
        plot=_plot(table, cells),
        states=tuple(state for state in CellState if any(cell.state is state for cell in cells)),
    )


def _cell(site: SiteView, cell: ComparisonCell) -> _Cell:
    views = tuple(site.by_id[identifier] for identifier in cell.documents)
    entries = tuple(_Entry(view=site.by_id[placed.document], target=placed.target) for placed in cell.targets)
    shown = [entry.view for entry in entries] or list(views)
    return _Cell(
        place=Place.of(cell.province),
        state=cell.state,
        reason=cell.reason[:1].upper() + cell.reason[1:],
        entries=entries,
        views=views,
        is_simulated=bool(shown) and all(view.is_simulated for view in shown),
    )


def _summary(summary: Summary, total: int) -> str:
    """How many provinces set the indicator, and what is not known, in sentences."""
    said = [f"{summary.set} trong {total} tỉnh có văn bản ở đây đề ra chỉ tiêu này"]
    if summary.range and summary.set:
        said[0] += f", {summary.range}" if summary.range.startswith("từ ") else f": {summary.range}"
    if summary.unknown:
        said.append(f"{summary.unknown} tỉnh không rõ, vì chỉ có bản trích")
    if summary.other:
        said.append(f"{summary.other} tỉnh không so được")
    return "; ".join(said) + "."


def _own_words(cells: tuple[_Cell, ...]) -> str:
    names = words.list_of([cell.place.name for cell in cells if cell.entries])
    amounts = words.list_of(list(dict.fromkeys(words.amount(e.target) for cell in cells for e in cell.entries)))
    return f"Nêu trong văn bản của {names}: {amounts}."


def _national(target: NationalTarget, unit: str) -> str:
    signs = {Comparator.AT_LEAST: "≥", Comparator.MORE_THAN: ">", Comparator.AT_MOST: "≤", Comparator.LESS_THAN: "<"}
    sign = signs.get(target.comparator, "≈" if target.comparator is Comparator.ABOUT else "=")
    return f"{sign}\u00a0{format_number(target.value)}{'%' if unit == '%' else chr(160) + unit}"


def _plot(table: ComparisonTable, cells: tuple[_Cell, ...]) -> _Plot:
    targets = comparable_targets(table)
    axis = axis_for(targets, table.indicator.unit)
    rows = tuple(row for cell in cells for row in _rows(cell, axis))
    if axis is None:
        return _Plot(rows=rows, ticks=False, axis="", axis_svg=Markup(), glyphs=())
    start = "" if axis.starts_at_zero else f"Trục bắt đầu từ {axis.label(axis.low)}, không từ 0."
    unit = "" if axis.unit == "%" else f" Đơn vị: {axis.unit}."
    return _Plot(
        rows=rows,
        ticks=True,
        axis=f"{start}{unit}".strip(),
        axis_svg=axis_track(axis),
        glyphs=tuple(glyph(comparator) for comparator in used_comparators(targets)),
    )


def _rows(cell: _Cell, axis: Axis | None) -> tuple[_Row, ...]:
    if cell.state is not CellState.SET or axis is None:
        reason = f"{words.state(cell.state)}: {cell.reason[:1].lower()}{cell.reason[1:]}" if cell.reason else ""
        reason = reason or words.state(cell.state)
        return (
            _Row(
                who=cell.place.name,
                state=cell.state,
                is_simulated=cell.is_simulated,
                reason=reason[:1].upper() + reason[1:],
            ),
        )
    return tuple(
        _Row(
            who=cell.place.name,
            state=cell.state,
            is_more=at > 0,
            is_simulated=cell.is_simulated,
            value=words.amount(entry.target),
            when=words.deadline_short(entry.target.deadline).removeprefix("năm "),
            svg=track(axis, entry.target),
        )
        for at, entry in enumerate(cell.entries)
    )
