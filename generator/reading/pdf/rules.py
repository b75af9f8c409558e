"""Ruled lines to tables: the grid that they draw, and the text that stands in its cells.

Only what the geometry makes certain: a grid closed on all sides whose cells are rectangles. Anything else stays lines
of text with nothing lost. pdfplumber finds tables too, at a seventeenth of pdfium's speed, and takes the white ground
that some programs paint behind paragraphs for tables of one column.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from generator.reading.flow import Flow
from generator.reading.pdf.characters import Char, Chars
from generator.reading.pdf.lines import is_torn, join_wrapped, make_lines
from generator.reading.pdf.pages import Rule

__all__ = ["Table", "split_tables"]

_NEAR = 2.5
"""Points by which lines that meet on paper may miss each other in the file."""
_MAX_RULES = 3_000
"""Ruled lines on one page beyond which it is a drawing, no table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A ruled table as lines of text: rows of cells, or what its cells say one after the other."""

    rows: tuple[str, ...]
    base: float
    """Its upper edge."""
    columns: tuple[float, ...] = ()
    """Where its columns begin, from its left edge."""

    @property
    def text(self) -> str:
        """All rows."""
        return "\n".join(self.rows)

    def continues(self, other: Table) -> bool:
        """Whether it has the columns of a table on the page before."""
        return len(self.columns) == len(other.columns) and all(
            abs(mine - its) < 2 * _NEAR for mine, its in zip(self.columns, other.columns, strict=True)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Grid:
    xs: tuple[float, ...]
    """Vertical lines, from the left."""
    ys: tuple[float, ...]
    """Horizontal lines, from below."""
    cells: tuple[_Cell, ...]
    """Row by row from the top; the row 0 is the uppermost."""

    def place(self, char: Char) -> tuple[int, int] | None:
        """Row and column of the square that a character stands in."""
        x, y = (char.left + char.right) / 2, char.base + 0.2 * char.size
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        return len(self.ys) - 2 - row, column


def split_tables(chars: Chars, rules: Sequence[Rule]) -> tuple[Chars, list[Table]]:
    """The characters outside of ruled tables, and the tables from the top of the page."""
    grids = _grids(rules) if rules else []
    tables: list[Table] = []
    for grid in grids:
        inside: dict[tuple[int, int], list[Char]] = defaultdict(list)
        outside: list[Char] = []
        for char in chars:
            square = grid.place(char)
            outside.append(char) if square is None else inside[square].append(char)
        if inside:
            tables.append(_table(grid, inside))
            chars = Chars.of(outside)
    return chars, sorted(tables, key=lambda table: -table.base)


def _table(grid: _Grid, inside: dict[tuple[int, int], list[Char]]) -> Table:
    flow = Flow()
    flow.open_table()
    row = -1
    for cell in grid.cells:
        while row < cell.row:
            flow.open_row()
            row += 1
        flow.open_cell(columns=cell.columns, rows=cell.rows)
        squares = ((r, c) for r in range(cell.row, cell.row + cell.rows) for c in _columns(cell))
        for text in _cell_lines([char for square in squares for char in inside.get(square, ())]):
            flow.text(text)
            flow.break_line()
    rows = flow.lines()
    if rows and not rows[-1]:
        rows.pop()
    left = grid.xs[0]
    return Table(rows=tuple(rows), base=grid.ys[-1], columns=tuple(x - left for x in grid.xs))


def _columns(cell: _Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _cell_lines(chars: Sequence[Char]) -> Iterator[str]:
    """The lines of a cell; a hyphen at the end of one holds ``NĐ-`` and ``CP`` together."""
    pending = ""
    for line in make_lines(Chars.of(chars)):
        text = " ".join(segment.text for segment in line.segments)
        if is_torn(pending, text):
            pending = join_wrapped(pending, text)
            continue
        if pending:
            yield pending
        pending = text
    if pending:
        yield pending


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    across = _merged([(rule.bottom, rule.left, rule.right) for rule in rules if rule.is_horizontal])
    upright = _merged([(rule.left, rule.bottom, rule.top) for rule in rules if not rule.is_horizontal])
    if not across or not upright or len(across) + len(upright) > _MAX_RULES:
        return []
    grids = (_grid(*group) for group in _touching(across, upright))
    return [grid for grid in grids if grid is not None]


_Span = tuple[float, float, float]
"""A line: where it stands, where it begins, where it ends."""


def _merged(spans: list[_Span]) -> list[_Span]:
    """Lines of one height in one piece: borders are drawn cell by cell."""
    merged: list[_Span] = []
    for at, members in _by_place(spans):
        begin, end = members[0]
        for start, stop in members[1:]:
            if start > end + _NEAR:
                merged.append((at, begin, end))
                begin = start
                end = stop
            end = max(end, stop)
        merged.append((at, begin, end))
    return merged


def _by_place(spans: list[_Span]) -> Iterator[tuple[float, list[tuple[float, float]]]]:
    group: list[_Span] = []
    for span in sorted(spans):
        if group and span[0] - group[-1][0] > _NEAR:
            yield group[0][0], sorted((start, stop) for _, start, stop in group)
            group = []
        group.append(span)
    if group:
        yield group[0][0], sorted((start, stop) for _, start, stop in group)


def _touching(across: Sequence[_Span], upright: Sequence[_Span]) -> Iterator[tuple[list[_Span], list[_Span]]]:
    """Groups of lines that meet each other, directly or by way of others."""
    meets: dict[int, list[int]] = defaultdict(list)
    for index, (y, left, right) in enumerate(across):
        for other, (x, bottom, top) in enumerate(upright):
            if left - _NEAR <= x <= right + _NEAR and bottom - _NEAR <= y <= top + _NEAR:
                meets[index].append(len(across) + other)
                meets[len(across) + other].append(index)
    seen: set[int] = set()
    for start in range(len(across)):
        if start in seen:
            continue
        todo, group = [start], set[int]()
        while todo:
            one = todo.pop()
            if one not in group:
                group.add(one)
                todo.extend(meets[one])
        seen |= group
        yield (
            [across[one] for one in sorted(group) if one < len(across)],
            [upright[one - len(across)] for one in sorted(group) if one >= len(across)],
        )


def _grid(across: Sequence[_Span], upright: Sequence[_Span]) -> _Grid | None:
    """The grid of lines that meet; ``None`` where it is not closed, has one column, or cells that are no rectangles."""
    xs, ys = _places(upright), _places(across)
    if len(xs) < 3 or len(ys) < 2 or _reach_beyond(across, xs) or _reach_beyond(upright, ys):
        return None
    columns = len(xs) - 1
    groups = _squares(across, upright, xs, ys)
    if groups is None:
        return None
    cells = [_cell(members, columns) for members in groups.members()]
    if any(cell is None for cell in cells) or all(cell is not None and cell.columns == columns for cell in cells):
        return None
    found = sorted((cell for cell in cells if cell is not None), key=lambda cell: (cell.row, cell.column))
    return _Grid(xs=xs, ys=ys, cells=tuple(found))


def _reach_beyond(spans: Sequence[_Span], places: Sequence[float]) -> bool:
    """Whether lines go on where nothing closes the grid: a table open on that side."""
    return any(begin < places[0] - _NEAR or end > places[-1] + _NEAR for _, begin, end in spans)


def _squares(
    across: Sequence[_Span], upright: Sequence[_Span], xs: Sequence[float], ys: Sequence[float]
) -> _Groups | None:
    """The squares between the lines, joined where none is drawn between two; ``None`` where the outer edge is open."""
    rows, columns = len(ys) - 1, len(xs) - 1
    groups = _Groups(rows * columns)
    for row, column in product(range(rows), range(columns + 1)):
        if not _is_drawn(upright, xs[column], (ys[rows - 1 - row] + ys[rows - row]) / 2):
            if column in {0, columns}:
                return None
            groups.join(row * columns + column - 1, row * columns + column)
    for row, column in product(range(rows + 1), range(columns)):
        if not _is_drawn(across, ys[rows - row], (xs[column] + xs[column + 1]) / 2):
            if row in {0, rows}:
                return None
            groups.join((row - 1) * columns + column, row * columns + column)
    return groups


def _places(spans: Sequence[_Span]) -> tuple[float, ...]:
    """Where the lines stand, each place once."""
    places: list[float] = []
    for at in sorted(span[0] for span in spans):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return tuple(places)


def _is_drawn(spans: Sequence[_Span], at: float, middle: float) -> bool:
    return any(abs(place - at) <= _NEAR and begin <= middle <= end for place, begin, end in spans)


class _Groups:
    """Squares that no line parts."""

    def __init__(self, count: int) -> None:
        self._first = list(range(count))

    def _find(self, one: int) -> int:
        while self._first[one] != one:
            one = self._first[one]
        return one

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self._first[second] = first

    def members(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for one in range(len(self._first)):
            found[self._find(one)].append(one)
        return list(found.values())


def _cell(squares: Sequence[int], columns: int) -> _Cell | None:
    rows_of, columns_of = {one // columns for one in squares}, {one % columns for one in squares}
    if len(rows_of) * len(columns_of) != len(squares):
        return None
    return _Cell(row=min(rows_of), column=min(columns_of), rows=len(rows_of), columns=len(columns_of))
