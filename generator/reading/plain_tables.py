"""Tables of a text file: rows whose cells tabs or runs of blanks part, as rows of cells that ``|`` parts.

Copied from a page or a spreadsheet, a table keeps its columns as white space only, and white space is what normalising
takes away. A run of lines is a table only where it has three columns and more than one row that fills them; lines
justified by blanks, and recipients side by side, are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.text.unicode import LOWER

__all__ = ["part_cells"]

_MIN_COLUMNS = 3
_MIN_ROWS = 2
"""Rows that fill three columns: the head, and one below; where only blanks part them, one more."""
_MOST_NARROW = 4
"""Of so many rows one at least is wide: of the others many head a section."""
_MAX_COLUMNS = 40
_LONGEST_LINE = 2000
_LONGEST_SECTION = 100
_GAP = re.compile(r"(?<=\S)[ \xa0]{2,}(?=\S)")
_FORM = re.compile(
    r"[.…_]{4,}|:\s*\t.*:\s*(?:\t|$)|(?:^|\t)\s*:|\||(?:^|\t|[ \xa0]{2})(?:KT|TM|TL|TUQ|Q|T/M|K/T)\.\s*[A-ZĐ]"
)
"""What no row of a table has: ``Họ và tên: ………``, ``KT. BỘ TRƯỞNG``; one with pipes is parted already."""
_ENDS_SENTENCE = re.compile(r"[.;:]\s*$")
_NUMBERED = re.compile(r"\s*\d{1,3}[.)]?\t")
_GOES_ON = re.compile(rf"[{LOWER}(]")
_SMALL = re.compile(rf"[{LOWER}]")
_LISTED = re.compile(r"[-–+]\s*[^\W\d_]")
_OPEN = re.compile(r"(?:năm|quý|đến|kế hoạch|mục tiêu)$", re.IGNORECASE)
_CELL = re.compile(r"\S+(?:[ \xa0]\S+)*")
_Row = tuple[str, ...]


class _Placed(NamedTuple):
    text: str
    start: int
    end: int


def part_cells(text: str) -> str:
    r"""``text`` with the rows of its tables as cells parted by ``|``.

    >>> print(part_cells("TT\tChỉ tiêu\tĐVT\tNăm 2025\n1\tTỷ lệ hồ sơ trực tuyến\t%\t80"))
    TT | Chỉ tiêu | ĐVT | Năm 2025
    1 | Tỷ lệ hồ sơ trực tuyến | % | 80
    >>> part_cells("Kính gửi:\tSở Nội vụ;\n\tSở Tài chính.")
    'Kính gửi:\tSở Nội vụ;\n\tSở Tài chính.'
    """
    if "\t" in text:
        text = _with_tables(text, by_tabs=True)
    if "  " in text or "\xa0\xa0" in text:
        text = _with_tables(text, by_tabs=False)
    return text


def _with_tables(text: str, *, by_tabs: bool) -> str:
    lines = text.split("\n")
    is_row = _rows_by_tabs(lines) if by_tabs else _rows_by_gaps(lines)
    return "\n".join(_each_run(lines, is_row, by_tabs=by_tabs)) if is_row.count(True) >= _MIN_ROWS else text


def _each_run(lines: Sequence[str], is_row: Sequence[bool], *, by_tabs: bool) -> Iterator[str]:
    """The lines, those of each run that is a table as its rows."""
    for of_table, run in groupby(zip(is_row, lines, strict=True), key=lambda pair: pair[0]):
        found = [line for _, line in run]
        table = (_table_of_tabs(found) if by_tabs else _table_of_gaps(found)) if of_table else None
        if table is None:
            yield from found
        else:
            yield from (" | ".join(row).rstrip() for row in table if any(row))


def _may_be_row(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and _FORM.search(line) is None


def _rows_by_gaps(lines: Sequence[str]) -> list[bool]:
    """Which lines can be rows: with a gap, or below one and far from the margin, where a cell goes on."""
    rows: list[bool] = []
    for line in lines:
        if "  " not in line and "\xa0" not in line:
            rows.append(False)
            continue
        goes_on = bool(rows) and rows[-1] and line.startswith(" " * _MIN_COLUMNS) and not line.isspace()
        rows.append(_may_be_row(line) and (goes_on or _GAP.search(line) is not None))
    return rows


def _rows_by_tabs(lines: Sequence[str]) -> list[bool]:
    """Which lines can be rows; also a short line between two that names a section: ``I. Chỉ tiêu kinh tế``."""
    rows = ["\t" in line and _may_be_row(line) for line in lines]
    for at in range(1, len(lines) - 1):
        is_short = 0 < len(lines[at].strip()) <= _LONGEST_SECTION and not _ENDS_SENTENCE.search(lines[at])
        is_between = rows[at - 1] and _NUMBERED.match(lines[at + 1]) is not None and rows[at + 1]
        if not rows[at] and is_short and is_between and "|" not in lines[at]:
            rows[at] = True
    return rows


def _table_of_tabs(lines: Sequence[str]) -> list[_Row] | None:
    rows = [tuple([cell.strip() for cell in line.split("\t")]) for line in lines]
    if not _is_table(rows):
        return None
    width = max(_filled_width(row) for row in rows)
    return [row[:width] + ("",) * (width - len(row)) for row in rows]


def _filled_width(row: _Row) -> int:
    """Up to the last cell that holds something."""
    return max((at + 1 for at, cell in enumerate(row) if cell), default=0)


def _is_table(rows: Sequence[_Row]) -> bool:
    filled = [sum(map(bool, row)) for row in rows]
    wide = [count for count in filled if count >= _MIN_COLUMNS]
    return (
        len(wide) >= _MIN_ROWS
        and max(map(_filled_width, rows)) <= _MAX_COLUMNS
        and _MOST_NARROW * len(wide) >= len(rows)
        and not _mostly(_LISTED, rows)
    )


def _mostly(beginning: re.Pattern[str], rows: Sequence[_Row]) -> bool:
    """Whether half of the cells or more, those of the first column aside, begin so: ``- Sở Nội vụ;  - Báo Lạng Sơn;``.

    So do the recipients of a document in columns, and with small letters the words of a justified line.
    """
    cells = [cell for row in rows for cell in row[1:] if cell]
    return 2 * sum(beginning.match(cell) is not None for cell in cells) >= len(cells)


def _table_of_gaps(lines: Sequence[str]) -> list[_Row] | None:
    placed = [_placed_cells(line) for line in lines]
    counts = Counter([len(cells) for cells in placed if len(cells) >= _MIN_COLUMNS])
    if sum(counts.values()) <= _MIN_ROWS or 2 * sum(counts.values()) < len(lines):
        return None
    width = max(counts, key=lambda count: (counts[count], count))
    spans = _spans([cells for cells in placed if len(cells) == width])
    rows = [_row_of(cells, spans) for cells in placed]
    whole = [row for row in rows if row is not None]
    if _mostly(_SMALL, [row for row in whole if row[0]]):  # a line without its first cell goes on with the one above
        return None
    return list(_with_wrapped_cells(whole)) if len(whole) == len(rows) and _is_table(whole) else None


def _placed_cells(line: str) -> list[_Placed]:
    """The cells of a line, with where they begin and end.

    >>> [(cell.text, cell.start, cell.end) for cell in _placed_cells("1   Xã Tân An   5")]
    [('1', 0, 1), ('Xã Tân An', 4, 13), ('5', 16, 17)]
    """
    return [_Placed(found.group(), found.start(), found.end()) for found in _CELL.finditer(line)]


def _spans(rows: Sequence[Sequence[_Placed]]) -> list[tuple[int, int]]:
    """Where the columns begin and end, by the rows that fill them all."""
    return [
        (min(cell.start for cell in column), max(cell.end for cell in column)) for column in zip(*rows, strict=True)
    ]


def _row_of(cells: Sequence[_Placed], spans: Sequence[tuple[int, int]]) -> _Row | None:
    """The cells each in its column, nothing where two would stand in one."""
    if len(cells) == len(spans):
        return tuple([cell.text for cell in cells])
    row = [""] * len(spans)
    last = -1
    for cell in cells:
        column = max(range(len(spans)), key=lambda at: min(cell.end, spans[at][1]) - max(cell.start, spans[at][0]))
        if column <= last:
            return None
        row[column], last = cell.text, column
    return tuple(row)


def _goes_on(above: str, cell: str) -> bool:
    """Whether a cell is more of the one above: ``Đơn vị`` / ``tính``, ``Năm`` / ``2025``."""
    is_open = _OPEN.search(above) is not None and cell.isdigit()
    return bool(above) and (is_open or _GOES_ON.match(cell) is not None)


def _with_wrapped_cells(rows: Iterable[_Row]) -> Iterator[_Row]:
    """The rows, each with the lines below it that go on with its cells in small letters."""
    whole: _Row | None = None
    for row in rows:
        filled = [(cell, above) for cell, above in zip(row, whole or row, strict=True) if cell]
        if whole is not None and not row[0] and all(_goes_on(above, cell) for cell, above in filled):
            whole = tuple([f"{above} {cell}".strip() for above, cell in zip(whole, row, strict=True)])
            continue
        if whole is not None:
            yield whole
        whole = row
    if whole is not None:
        yield whole
