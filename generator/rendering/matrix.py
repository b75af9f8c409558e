"""Many answers on one sheet: indicators by provinces, provinces by periods, indicators by documents.

One shape for all of them, so that a cell says the same everywhere: its state in words, its figures, and for each
figure the link to the sentence it stands in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.comparison import CellState, ComparisonCell, ComparisonTable, NationalTarget, PlacedTarget
from generator.model.facts import Comparator
from generator.rendering import words
from generator.rendering.periods import period_of, used_periods
from generator.rendering.view import DocumentView, Place, SiteView
from generator.text.numbers import format_number

__all__ = [
    "Column",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "by_document",
    "by_period",
    "by_province",
    "national_amount",
]

_IN_DOUBT = "văn bản có câu gần với chỉ tiêu này, nhưng chưa xếp được chắc chắn"
_MISREAD = "văn bản do máy đọc từ bản quét, không thấy chỉ tiêu này; máy có thể đọc sót"
WIDE_FROM = 7
"""Columns from which a printed page reads better as cards."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """What stands above a column."""

    id: str
    name: str
    note: str = ""
    is_simulated: bool = False
    years: tuple[int, int] | None = None
    """First and last year of a column of time; ``None`` for any other column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MatrixCell:
    """One answer."""

    column: Column
    state: CellState
    placed: tuple[tuple[DocumentView, PlacedTarget], ...] = ()
    reason: str = ""
    says: str = ""
    """Instead of the words of the state."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MatrixRow:
    """One line of the sheet."""

    id: str
    name: str
    url: str
    cells: tuple[MatrixCell, ...]
    note: str = ""
    is_simulated: bool = False

    @property
    def said(self) -> int:
        """How many cells hold a figure."""
        return sum(bool(cell.placed) for cell in self.cells)


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """The sheet."""

    id: str
    caption: str
    head: str
    """Over the first column."""
    columns: tuple[Column, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def is_wide(self) -> bool:
        """Whether it has more columns than a sheet of paper takes."""
        return len(self.columns) >= WIDE_FROM

    @property
    def has_scan(self) -> bool:
        """Whether a figure on it was read by machine from a picture."""
        return any(view.is_scan for row in self.rows for cell in row.cells for view, _ in cell.placed)

    @property
    def cells(self) -> int:
        """How many answers it holds."""
        return len(self.columns) * len(self.rows)


def by_province(site: SiteView, tables: Iterable[ComparisonTable], *, name: str, caption: str) -> Matrix:
    """Indicators down, provinces across: what every province says on each."""
    shown = tuple(tables)
    ids = {cell.province for table in shown for cell in table.cells}
    columns = tuple(
        Column(
            id=place.id,
            name=place.name,
            note=place.now,
            is_simulated=all(view.is_simulated for view in views),
        )
        for place, views in site.places
        if place.id in ids
    )
    rows = tuple(_indicator_row(site, table, columns) for table in shown)
    return Matrix(id=name, caption=caption, head="Chỉ tiêu", columns=columns, rows=rows)


def _indicator_row(site: SiteView, table: ComparisonTable, columns: tuple[Column, ...]) -> MatrixRow:
    cells = {cell.province: cell for cell in table.cells}
    return MatrixRow(
        id=table.indicator.id,
        name=words.capitalised(table.indicator.name),
        url=f"so-sanh/{table.indicator.id}/",
        cells=tuple(_province_cell(site, column, cells[column.id]) for column in columns if column.id in cells),
        note="; ".join(_national_words(target, table) for target in table.indicator.national_targets),
    )


def _province_cell(site: SiteView, column: Column, cell: ComparisonCell) -> MatrixCell:
    return MatrixCell(
        column=column,
        state=cell.state,
        placed=tuple((site.by_id[placed.document], placed) for placed in cell.targets),
        reason=cell.reason if cell.state is CellState.NOT_COMPARABLE else "",
    )


def by_period(site: SiteView, table: ComparisonTable, *, name: str, caption: str) -> Matrix:
    """Provinces down, periods across: what each sets out for when."""
    periods = used_periods((p.target for cell in table.cells for p in cell.targets), site.settings.periods)
    columns = tuple(Column(id=period.id, name=period.label, years=period.years) for period in periods)
    rows = []
    for cell in table.cells:
        if not cell.targets:
            continue
        place = Place.of(cell.province)
        views = tuple(site.by_id[document] for document in cell.documents)
        rows.append(
            MatrixRow(
                id=place.id,
                name=place.name,
                url=f"tinh/{place.id}/" if place.province is not None else "",
                cells=tuple(_period_cell(site, column, cell) for column in columns),
                note=place.now,
                is_simulated=all(view.is_simulated for view in views),
            )
        )
    return Matrix(id=name, caption=caption, head="Tỉnh khi ban hành", columns=columns, rows=tuple(rows))


def _period_cell(site: SiteView, column: Column, cell: ComparisonCell) -> MatrixCell:
    own = tuple(
        placed for placed in cell.targets if period_of(placed.target.deadline, site.settings.periods).id == column.id
    )
    if own:
        placed = tuple((site.by_id[item.document], item) for item in own)
        return MatrixCell(column=column, state=cell.state, placed=placed, reason=cell.reason)
    views = tuple(site.by_id[document] for document in cell.documents)
    if column.years is not None and not any(_covers(view, column.years) for view in views):
        return MatrixCell(column=column, state=CellState.NOT_COMPARABLE, says="Ngoài giai đoạn của văn bản")
    periods = site.settings.periods
    return _silent(
        column, views, is_in_doubt=any(period_of(p.target.deadline, periods).id == column.id for p in cell.doubtful)
    )


def _covers(view: DocumentView, years: tuple[int, int]) -> bool:
    """Whether a plan speaks of these years at all; one that names no period may speak of any."""
    period = view.analysed.document.metadata.period
    return period is None or (period[0] <= years[1] and years[0] <= period[1])


def by_document(
    site: SiteView, views: tuple[DocumentView, ...], *, name: str, caption: str, with_place: bool
) -> Matrix:
    """Indicators down, documents across: two plans of one province, or the plans of today's province's parts."""
    columns = tuple(
        Column(
            id=f"{view.place.id}-{view.analysed.document.identifier.year}-{view.analysed.document.identifier.slug}",
            name=f"{view.place.name}: {view.label}" if with_place else view.label,
            note=_document_note(view),
            is_simulated=view.is_simulated,
        )
        for view in views
    )
    ids = {view.analysed.document.identifier for view in views}
    tables = [
        table
        for table in site.corpus.tables
        if table.indicator.is_catalogued and any(p.document in ids for cell in table.cells for p in cell.targets)
    ]
    rows = tuple(
        MatrixRow(
            id=table.indicator.id,
            name=words.capitalised(table.indicator.name),
            url=f"so-sanh/{table.indicator.id}/",
            cells=tuple(_document_cell(table, column, view) for column, view in zip(columns, views, strict=True)),
        )
        for table in tables
    )
    return Matrix(id=name, caption=caption, head="Chỉ tiêu", columns=columns, rows=rows)


def _document_note(view: DocumentView) -> str:
    period = view.analysed.document.metadata.period
    return f"giai đoạn {period[0]}–{period[1]}" if period is not None else view.date


def _document_cell(table: ComparisonTable, column: Column, view: DocumentView) -> MatrixCell:
    identifier = view.analysed.document.identifier
    cell = next((cell for cell in table.cells if cell.province == view.place.id), None)
    own = tuple(p for p in (cell.targets if cell is not None else ()) if p.document == identifier)
    if own and cell is not None:
        placed = tuple((view, item) for item in own)
        return MatrixCell(column=column, state=cell.state, placed=placed, reason=cell.reason)
    doubts = cell.doubtful if cell is not None else ()
    return _silent(column, (view,), is_in_doubt=any(placed.document == identifier for placed in doubts))


def _silent(column: Column, views: Iterable[DocumentView], *, is_in_doubt: bool) -> MatrixCell:
    """What finding nothing means: a sentence in doubt may say it, a cut source where it was cut, a scan if misread."""
    read = tuple(views)
    if is_in_doubt:
        return MatrixCell(column=column, state=CellState.NOT_COMPARABLE, reason=_IN_DOUBT)
    if any(view.is_excerpt for view in read):
        return MatrixCell(column=column, state=CellState.UNKNOWN)
    if any(view.is_scan for view in read):
        return MatrixCell(column=column, state=CellState.NOT_COMPARABLE, reason=_MISREAD)
    return MatrixCell(column=column, state=CellState.NOT_SET)


def _national_words(target: NationalTarget, table: ComparisonTable) -> str:
    """The national target in a few words: ``cả nước giảm ≥ 20% năm 2025``."""
    return f"cả nước {national_amount(target, table)} {words.deadline_short(target.deadline)}"


def national_amount(target: NationalTarget, table: ComparisonTable) -> str:
    """The national target as the cells beside it write theirs: ``≥ 80%``, ``giảm ≥ 20%``."""
    signs = {Comparator.AT_LEAST: "≥", Comparator.MORE_THAN: ">", Comparator.AT_MOST: "≤", Comparator.LESS_THAN: "<"}
    sign = signs.get(target.comparator, "≈" if target.comparator is Comparator.ABOUT else "=")
    unit = table.indicator.unit
    # All comparable figures of one table are of one kind: levels, cuts or rises.
    kinds = {p.target.change for cell in table.cells if cell.state is CellState.SET for p in cell.targets}
    change = words.change_word(kinds.pop() if len(kinds) == 1 else None)
    return f"{change}{sign}\u00a0{format_number(target.value)}{'%' if unit == '%' else chr(160) + unit}"
