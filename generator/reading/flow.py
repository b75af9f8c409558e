"""Text events to lines: paragraphs, line breaks, and tables as rows of cells, however deep they nest.

Readers of formats with markup walk their tree and tell a :class:`Flow` what they meet. No recursion: ten thousand
nested tables are a list of ten thousand entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

__all__ = ["Flow", "tighten"]

_MAX_SPAN = 200
"""Columns or rows that one cell may span; a hostile ``colspan`` must not fill the memory."""
_MAX_NESTED = 50
"""Tables within tables; what is nested deeper is read as paragraphs, or every level would copy the text once more."""
_MAX_CELL_LINES = 40
"""A longer cell is a page in a frame, not a cell of data."""
# Two-column heads and signature blocks are tables for the eye only: their cells are read one after the other.
_LAYOUT = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|Độc\s+lập\s*[-–]\s*Tự\s+do|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT|Nơi\s+nhận|^\s*(?:TM|KT|TL|TUQ)\."
    r"|^\s*Số\s*:\s*[\d….]*\s*/|^\s*Kính\s+gửi\s*:?\s*$"
    # The same words in TCVN3 and VNI, whose letters are mended only when the whole text is known.
    r"|^\s*S(?:è|oá)\s*:|C[éÉ]ng\s+(?:ho[µà]|hßa)\s+x|§[éÉ]c\s+l[Ëë]p|N¬i\s+nh[Ëë]n|CO[ÄÂ]NG\s+HO|Ñoäc\s+laäp|Nôi\s+nhaän",
    re.MULTILINE,
)
# Columns of a head that were set with tabs or rows of blanks.
_GUTTER = re.compile(r"\s*(?:\t|[ \xa0]{4,})\s*")
_MAX_HEAD = 200
_MAX_LAYOUT_ROWS = 12
_MAX_HEAD_ROWS = 6


@dataclass(slots=True)
class _Cell:
    lines: list[str] = field(default_factory=list)
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class _Table:
    outer: list[str]
    """The lines that the table stands among."""
    stray: list[str] = field(default_factory=list)
    """Text in the table and in no cell; browsers show it in front of the table."""
    rows: list[list[_Cell]] = field(default_factory=list)


class Flow:
    """Collects what a reader meets, in reading order.

    >>> flow = Flow()
    >>> flow.text("Điều 1.")
    >>> flow.end_paragraph()
    >>> flow.text("a")
    >>> flow.break_line()
    >>> flow.text("b")
    >>> flow.lines()
    ['Điều 1.', '', 'a', 'b']
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._pieces: list[str] = []
        self._tables: list[_Table] = []
        self._beyond = 0  # open tables below the last one that counts

    def text(self, text: str) -> None:
        """More of the current line; line ends within it are white space."""
        self._pieces.append(text)

    def break_line(self) -> None:
        """A new line of the same paragraph; two in a row part paragraphs."""
        if not self._flush() and self._lines and self._lines[-1]:
            self._lines.append("")

    def end_paragraph(self) -> None:
        """The paragraph ends here."""
        self._flush()
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def open_table(self) -> None:
        """A table begins."""
        self.end_paragraph()
        if len(self._tables) >= _MAX_NESTED:
            self._beyond += 1
            return
        table = _Table(outer=self._lines)
        self._tables.append(table)
        self._lines = table.stray

    def open_row(self) -> None:
        """A row begins."""
        if self._tables and not self._beyond:
            self._tables[-1].rows.append([])

    def open_cell(self, *, columns: int = 1, rows: int = 1) -> None:
        """A cell begins that spans ``columns`` and ``rows``."""
        if not self._tables:
            return
        self._flush()
        if self._beyond:
            return
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        cell = _Cell(columns=min(max(columns, 1), _MAX_SPAN), rows=min(max(rows, 1), _MAX_SPAN))
        table.rows[-1].append(cell)
        self._lines = cell.lines

    def close_table(self) -> None:
        """The table ends; what stood in it outside of cells stands in front of it."""
        if not self._tables:
            return
        self._flush()
        if self._beyond:
            self._beyond -= 1
            return
        table = self._tables.pop()
        self._lines = table.outer
        self._lines.extend(table.stray)
        self._lines.extend(_table_lines(table.rows))
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def lines(self) -> list[str]:
        """Everything, with all tables closed."""
        self._beyond = 0
        while self._tables:
            self.close_table()
        self._flush()
        return list(tighten(self._lines))

    def _flush(self) -> bool:
        whole = "".join(self._pieces)
        self._pieces.clear()
        line = " ".join(whole.split())
        if ("\t" in whole or "    " in whole) and len(line) < _MAX_HEAD and _LAYOUT.search(line):
            line = " | ".join(" ".join(part.split()) for part in _GUTTER.split(whole.strip()) if part)
        if line:
            self._lines.append(line)
        return bool(line)


def tighten(lines: Sequence[str]) -> Iterator[str]:
    """Lines without the blank one between two in capitals: a title or a name that was set as two paragraphs.

    >>> list(tighten(["ỦY BAN NHÂN DÂN", "", "TỈNH LAI CHÂU", "", "Số: 1"]))
    ['ỦY BAN NHÂN DÂN', 'TỈNH LAI CHÂU', '', 'Số: 1']
    """
    for index, line in enumerate(lines):
        if not line and 0 < index < len(lines) - 1 and lines[index - 1].isupper() and lines[index + 1].isupper():
            continue
        yield line


def _table_lines(rows: Sequence[Sequence[_Cell]]) -> Iterator[str]:
    filled = [row for row in rows if any(any(cell.lines) for cell in row)]
    if _is_layout(filled):
        for cell in _reading_order(filled):
            yield from _without_end(cell.lines)
            yield ""
        return
    for grid_row in _grid(rows):
        if any(grid_row):
            yield " | ".join(grid_row)


def _without_end(lines: Sequence[str]) -> Sequence[str]:
    """Lines without the blank ones at their end, so that one stands between two cells."""
    count = len(lines)
    while count and not lines[count - 1]:
        count -= 1
    return lines[:count]


def _reading_order(rows: Sequence[Sequence[_Cell]]) -> Iterator[_Cell]:
    """Cells of a table that only places text: a head of two columns one after the other, anything else row by row."""
    placed = [(sum(before.columns for before in row[:at]), cell) for row in rows for at, cell in enumerate(row)]
    filled = [(column, cell) for column, cell in placed if any(cell.lines)]
    columns = sorted({column for column, _ in filled})
    if len(columns) == 2 and len(rows) <= _MAX_HEAD_ROWS and len(filled) > len(rows) + 1:
        yield from (cell for column in columns for at, cell in filled if at == column)
    else:
        yield from (cell for _, cell in filled)


def _is_layout(rows: Sequence[Sequence[_Cell]]) -> bool:
    """Whether the table only places text on the page: one column, a head, a signature block, a frame."""
    if all(sum(1 for cell in row if any(cell.lines)) <= 1 for row in rows):
        return True
    if any(len(cell.lines) > _MAX_CELL_LINES for row in rows for cell in row):
        return True
    if len(rows) > _MAX_LAYOUT_ROWS:
        return False
    return any(_LAYOUT.search("\n".join(cell.lines)) for row in rows for cell in row)


def _grid(rows: Sequence[Sequence[_Cell]]) -> Iterator[list[str]]:
    """Rows of equal columns: the text of a merged cell stands once, in its first place."""
    blocked: dict[int, int] = {}
    for row in rows:
        grid: list[str] = []
        for cell in row:
            while blocked.get(len(grid), 0):
                grid.append("")
            for column in range(len(grid), len(grid) + cell.columns):
                if cell.rows > 1:
                    blocked[column] = cell.rows
            grid.extend([_cell_text(cell.lines), *[""] * (cell.columns - 1)])
        while blocked.get(len(grid), 0):
            grid.append("")
        blocked = {column: left - 1 for column, left in blocked.items() if left > 1}
        yield grid


def _cell_text(lines: Sequence[str]) -> str:
    # The pipes of a table within the cell would add columns to this one.
    return " ".join(line.replace(" | ", " ") for line in lines if line)
