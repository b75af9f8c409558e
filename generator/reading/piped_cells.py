"""Tables that a site has flattened cell by cell: each cell on lines of its own, a line with ``|`` behind it.

Pages of collections of law leave ``|``, ``STT``, ``|``, ``Nhiệm vụ``, ``|``, ``Cơ quan chủ trì``, ``|`` one below the
other. Where each row has its own first line, two of them stand between rows; where it has none, only what counts on
tells the rows apart. The head says how many cells a row has. A table whose rows do not repeat it is left as it is, and
one is left from where they no longer do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

__all__ = ["join_piped_cells"]

_FIRST_NAMES = frozenset({"stt", "tt", "số tt", "s tt", "số thứ tự"})
_NUMBER = re.compile(r"\(?0?(\d{1,3})[.)]?")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?")
_NAMED_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-H])\s*[.:)/-]\s*\S")
_BELOW_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?|[a-zđ][.)]?|[-–+*•]|")
_MIN_COLUMNS = 3
_MAX_COLUMNS = 15
_MIN_CLOSED_ROWS = 2
_MIN_OPEN_ROWS = 3
"""Without a sign between rows, that a row ends where it should is seen on the next ones."""
_LONGEST_NAME = 80
_LONGEST_CELL = 3000
_LONGEST_LAST = 300
"""Characters of a section's name, and of a cell with no sign behind it: more could be what follows the table."""


class _Cell(NamedTuple):
    text: str
    """Its lines as one."""
    name: str
    """All of it where it can name a first column, its last line where other text is above that."""
    is_below_blank: bool
    is_parted: bool
    """Whether white space is between its lines."""
    start: int
    """The number of the line on which ``name`` begins."""
    end: int
    """The number of the line with ``|`` behind it."""

    def counts(self, number: int) -> bool:
        """Whether it is that number: ``1``, ``01``, ``1.``."""
        found = _NUMBER.fullmatch(self.text)
        return found is not None and int(found[1]) == number

    def is_text(self, longest: int) -> bool:
        """Whether it is a cell with something in it and of that length at most."""
        return 0 < len(self.text) <= longest and "|" not in self.text


_Row = tuple[str, ...]


def join_piped_cells(text: str) -> str:
    r"""``text`` with such tables as rows of cells parted by ``|``, each row a line.

    >>> print(join_piped_cells("STT\n|\nViệc\n|\nChủ trì\n|\n|\n1\n|\nRà soát\n|\nSở\n|\n|\n2\n|\nSố hóa\n|\nSở\n|"))
    STT | Việc | Chủ trì
    1 | Rà soát | Sở
    2 | Số hóa | Sở
    <BLANKLINE>
    """
    if "\n|" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(_joined(lines, list(_cells(lines))))


def _cells(lines: Sequence[str]) -> Iterator[_Cell]:
    """What stands above each line with nothing but ``|``, up to the one before."""
    begin = 0
    for at, line in enumerate(lines):
        if line.strip() != "|":
            continue
        yield _cell(lines, range(begin, at))
        begin = at + 1


def _cell(lines: Sequence[str], between: range) -> _Cell:
    filled = [number for number in between if lines[number].strip()]
    if not filled:
        return _Cell("", "", False, False, between.stop, between.stop)
    parts = [lines[number].strip() for number in filled]
    text = " ".join(parts)
    is_name = text.casefold() in _FIRST_NAMES
    return _Cell(
        text=text,
        name=text if is_name else parts[-1],
        is_below_blank=filled[0] > between.start,
        is_parted=filled[-1] - filled[0] >= len(filled),
        start=filled[0] if is_name else filled[-1],
        end=between.stop,
    )


def _joined(lines: Sequence[str], cells: Sequence[_Cell]) -> Iterator[str]:
    at = done = 0
    while at < len(cells):
        rows, behind = _table(cells, at) if cells[at].name.casefold() in _FIRST_NAMES else ([], at)
        if not rows:
            at += 1
            continue
        yield from lines[done : cells[at].start]
        yield from (" | ".join(row).rstrip() for row in rows)
        yield ""
        at, done = behind, cells[behind - 1].end + 1
    yield from lines[done:]


def _table(cells: Sequence[_Cell], at: int) -> tuple[list[_Row], int]:
    """The rows of the table whose first name stands there, none where it is not sure; and the cell behind them."""
    below = cells[at + 1 : at + _MAX_COLUMNS + 1]
    names = list(takewhile(lambda cell: cell.is_text(_LONGEST_NAME) and not cell.counts(1), below))
    head = (cells[at].name, *[cell.text for cell in names])
    has_sign = len(names) < len(below) and not below[len(names)].text
    is_closed = has_sign and not any(_begins_section(name.text) for name in names)
    width = len(head) if is_closed else _open_width(names)
    if width < _MIN_COLUMNS:
        return [], at
    rows = _Rows(cells, width, is_closed=is_closed)
    behind = rows.read(at + width)
    is_sure = rows.numbered >= (_MIN_CLOSED_ROWS if is_closed else _MIN_OPEN_ROWS)
    return ([head[:width], *rows.found], behind) if is_sure else ([], at)


def _open_width(names: Sequence[_Cell]) -> int:
    """How many cells a head can have that only the number 1 ends, or the first section above it."""
    sections = (at for at, name in enumerate(names, 1) if _begins_section(name.text))
    return next(sections, len(names) + 1)


def _begins_section(text: str) -> bool:
    return _SECTION.fullmatch(text) is not None or _NAMED_SECTION.match(text) is not None


class _Rows:
    """The rows below a head, read as far as they are sure."""

    def __init__(self, cells: Sequence[_Cell], width: int, *, is_closed: bool) -> None:
        self._cells, self._width, self._is_closed = cells, width, is_closed
        self._number = 0
        self._is_below_section = False
        self.found: list[_Row] = []
        self.numbered = 0

    def read(self, at: int) -> int:
        """Reads the rows behind the head, which ends before that cell; returns the cell behind the last of them."""
        behind = at
        while at + self._is_closed < len(self._cells):
            at += self._is_closed
            size = self._section(at) or self._whole(at)
            if not size:
                break
            self.found.append(tuple([cell.text for cell in self._cells[at : at + size]]) + ("",) * (self._width - size))
            behind = at = at + size
        return behind

    def _section(self, at: int, *, deeper: bool = True) -> int:
        """The cells of a row that spans the others, ``I. NÂNG CAO NHẬN THỨC`` or ``I`` and its name, or 0."""
        size = 2 if _SECTION.fullmatch(self._cells[at].text) else 1
        below = at + size + self._is_closed
        if below >= len(self._cells) or (self._is_closed and self._cells[below - 1].text):
            return 0
        if self._is_next(at) or not all(cell.is_text(_LONGEST_LAST) for cell in self._cells[at : at + size]):
            return 0
        is_above_another = deeper and _begins_section(self._cells[at].text) and self._section(below, deeper=False) > 0
        if not (is_above_another or self._is_next(below) or self._cells[below].counts(1)):
            return 0
        self._is_below_section = True
        return size

    def _is_next(self, at: int) -> bool:
        return self._cells[at].counts(self._number + 1)

    def _whole(self, at: int) -> int:
        """The cells of a row that fills all columns; 0 if it is none."""
        row = self._cells[at : at + self._width]
        is_row = len(row) == self._width and all(not cell.text or cell.is_text(_LONGEST_CELL) for cell in row)
        if not is_row or not self._ends(at + self._width):
            return 0
        if self._number == 0 and all(cell.counts(number) for number, cell in enumerate(row, 1)):
            return self._width  # the columns' numbers
        if self._is_next(at) or (self._is_below_section and row[0].counts(1)):
            self._number = self._number + 1 if self._is_next(at) else 1
            self.numbered += 1
            self._is_below_section = False
            return self._width
        return self._width if row[1].text and self._is_unnumbered(row[0].text, at + self._width) else 0

    def _is_unnumbered(self, label: str, behind: int) -> bool:
        """Whether a row with that label needs no number of its own: ``1.1``, ``-``, or ``I`` above the next number."""
        if _SECTION.fullmatch(label) is None:
            return self._is_closed and self._number > 0 and _BELOW_NUMBER.fullmatch(label) is not None
        below = behind + self._is_closed
        leads = below < len(self._cells) and (self._is_next(below) or self._cells[below].counts(1))
        self._is_below_section = self._is_below_section or self._is_closed or leads
        return self._is_closed or leads

    def _ends(self, behind: int) -> bool:
        """Whether a row ends before that cell: by the sign, or because what follows is no cell."""
        if behind < len(self._cells) and self._is_closed and not self._cells[behind].text:
            return True
        last = self._cells[behind - 1]
        if last.is_parted or len(last.text) > _LONGEST_LAST:
            return False
        return not self._is_closed or behind == len(self._cells) or self._cells[behind].is_below_blank
