"""Tables that were copied cell by cell: each cell a line of its own, the rows numbered.

A copy out of a PDF file leaves ``STT``, ``Chỉ tiêu``, ``Năm 2025``, ``1``, ``Tỷ lệ hồ sơ trực tuyến``, ``80`` one
below the other. How many names stand before the row numbered 1 tells how many lines each row has; where one has more
or fewer, the table is left as it is from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["join_stacked_cells"]

_FIRST_NAMES = frozenset({"STT", "TT", "Stt", "Số TT"})
_SECTION = re.compile(r"\s*(?:[IVX]{1,5}|[A-H])\.?\s*")
_MIN_COLUMNS = 3
_MAX_COLUMNS = 15
_MIN_ROWS = 3
"""That a row ends where it should is seen on the next one."""
_LONGEST_NAME = 80
_SECTION_LINES = 2
_MOST_LINES = 3000
"""Cells of one table."""
_OPENS_ROWS = ("1", "I", "A")
_FIGURE = re.compile(r"\d|^[-–x/]$")
"""A column that has had nothing else is one of figures; words in it are no cell, but what follows the table."""
_Row = tuple[str, ...]


def join_stacked_cells(text: str) -> str:
    r"""``text`` with such tables as rows of cells parted by ``|``.

    >>> print(join_stacked_cells("STT\nChỉ tiêu\nNăm 2025\n1\nSố xã\n60\n2\nSố huyện\n8\n3\nSố thị xã\n1\nTổ chức"))
    STT | Chỉ tiêu | Năm 2025
    1 | Số xã | 60
    2 | Số huyện | 8
    3 | Số thị xã | 1
    <BLANKLINE>
    Tổ chức
    """
    lines = text.split("\n")
    if _FIRST_NAMES.isdisjoint(map(str.strip, lines)):
        return text
    return "\n".join(_joined(lines))


def _joined(lines: Sequence[str]) -> Iterator[str]:
    filled = [at for at, line in enumerate(lines) if line.strip()]
    cells = [lines[at].strip() for at in filled]
    at = done = 0
    while at < len(filled):
        rows = list(_rows(cells[at : at + _MOST_LINES])) if _may_open(cells, at) else []
        if sum(row[0].isdigit() for row in rows) < _MIN_ROWS:
            at += 1
            continue
        yield from lines[done : filled[at]]
        yield from (" | ".join(row).rstrip() for row in rows)
        yield ""
        at += sum(len(list(filter(None, row))) for row in rows)
        done = filled[at - 1] + 1
    yield from lines[done:]


def _may_open(cells: Sequence[str], at: int) -> bool:
    """Whether the name of a first column stands here, and a first row not far below; asked before cells are copied."""
    return cells[at] in _FIRST_NAMES and any(cell in _OPENS_ROWS for cell in cells[at : at + _MAX_COLUMNS + 1])


def _rows(cells: Sequence[str]) -> Iterator[_Row]:
    """The head and the rows that follow it."""
    width = next((at for at, cell in enumerate(cells[: _MAX_COLUMNS + 1]) if cell in _OPENS_ROWS), 0)
    head = tuple(cells[:width])
    if width < _MIN_COLUMNS or any(len(cell) > _LONGEST_NAME or "|" in cell for cell in head):
        return
    yield head
    number, at, figures = 1, width, [True] * width
    while at < len(cells):
        if _is_section(cells, at, number):
            yield (*cells[at : at + _SECTION_LINES], *[""] * (width - _SECTION_LINES))
            at += _SECTION_LINES
            number = int(cells[at])
            continue
        row = tuple(cells[at : at + width])
        has_figures = [was and _FIGURE.search(cell) is not None for was, cell in zip(figures, row, strict=False)]
        is_like = number <= 1 or has_figures == figures
        if cells[at] != str(number) or len(row) < width or not is_like or True not in has_figures[1:]:
            return
        figures = has_figures
        yield row
        at, number = at + width, number + 1


def _is_section(cells: Sequence[str], at: int, number: int) -> bool:
    """``I``, ``Kinh tế`` above a row with the next number, or the first again."""
    behind = cells[at + _SECTION_LINES] if at + _SECTION_LINES < len(cells) else ""
    return _SECTION.fullmatch(cells[at]) is not None and behind in ("1", str(number))
