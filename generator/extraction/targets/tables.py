"""Targets in tables: rows of tasks with a column *Thời hạn*, rows of indicators with a column for each year.

A table is read only where its first rows name its columns; a figure in a table without such a row could be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.extraction.targets.columns import Column, bare_name, is_measure
from generator.extraction.targets.figures import (
    Cell,
    Figure,
    Place,
    Placed,
    RowWords,
    deadline_of_cell,
    figures_of_row,
)
from generator.extraction.targets.heads import Head, merged_names, read_head
from generator.vocab.reform_areas import area_of_heading

__all__ = [
    "Cell",
    "Figure",
    "Place",
    "Row",
    "caption_unit",
    "deadline_of_cell",
    "head_of",
    "iter_cells",
    "iter_lines",
    "iter_rows",
]

_MOST_HEAD_ROWS = 6
_MIN_SHARED = 2
"""Names that a repeated head has in common with the first."""
_ROW_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zA-Z])[.)]?")
_CAPTION = re.compile(r"\(?\s*(?:đơn vị(?: tính)?|đvt)\s*:\s*([^\d:;()]{1,30}?)\s*[).]?", re.IGNORECASE)
_MONEY = re.compile(r"đồng|USD", re.IGNORECASE)
_TOTAL = re.compile(r"(?:tổng|cộng|toàn (?:tỉnh|thành phố|huyện|xã))(?!\w)", re.IGNORECASE)
"""In place of a place's name, over the column of running numbers too."""
_CLOCK = re.compile(r"\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}(?!\w)", re.IGNORECASE)
"""``8h00 - 8h15``: the row of a programme, not of a plan."""
_DITTO = re.compile(r"""["”″'’]{1,2}|-?\s*nt\s*-?""")
_NUMBER_OF_COLUMN = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?\s*(?:=.*)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row that promises something: its words, and by when."""

    quote: str
    start: int
    subject: Cell
    deadline: str | None
    area: int | None
    figures: tuple[Figure, ...] = ()
    """Figures that stand in other columns; nothing for a sentence."""


@dataclass(slots=True)
class _Reader:
    """A table being read: what the rows above say of the next."""

    place: Place
    head: Head | None = None
    unit: str | None = None
    """That of a row above the head."""
    unit_above: str | None = None
    """That of the last row that names one, which a ditto mark repeats."""
    names: tuple[str, ...] = ()
    """Cells of the row above while rows of the head may follow."""
    area: int | None = None
    subject: Cell | None = None

    def rows(self, text: str) -> Iterator[Row]:
        if self.place.head is not None and _goes_on(text, self.place.head):
            self.head = self.place.head
        for start, line in iter_lines(text):
            cells = tuple(iter_cells(line, start))
            if not self.is_head(tuple([cell.text for cell in cells])) and self.head is not None:
                yield from self._row(line, start, cells, self.head)

    def is_head(self, names: tuple[str, ...]) -> bool:
        """Whether the row names columns, alone or with the row above."""
        merged = merged_names(self.names, names) if self.names else None
        if merged is None and self.head is not None and not _is_next_head(names, self.head):
            self.names = ()
            return False
        self.names = merged or names
        self.unit = caption_unit(" ".join(names)) or self.unit
        found = read_head(self.names, is_aim=self.place.is_aim)
        if merged is not None or found is not None:
            self.head = None if found is not None and self._is_spending(found) else found
        return merged is not None or found is not None

    def _is_spending(self, head: Head) -> bool:
        unit = self.unit or self.place.unit
        is_budget = self.place.is_budget or (unit is not None and _MONEY.search(unit) is not None)
        return is_budget and not head.names_measures

    def _row(self, line: str, start: int, cells: Sequence[Cell], head: Head) -> Iterator[Row]:
        placed = tuple(zip(head.kinds, cells, head.names, strict=False))
        filled = [cell for cell in cells if cell.text]
        is_timed = any(kind is Column.DEADLINE and _CLOCK.match(cell.text) for kind, cell, _ in placed)
        if (
            is_timed
            or len(cells) > len(head.kinds) + 1
            or all(_NUMBER_OF_COLUMN.fullmatch(cell.text) for cell in filled)
        ):
            return
        if _is_section(filled, placed):
            found = area_of_heading(filled[-1].text, self.place.areas)
            self.area = found.number if found is not None else None
            return
        self.subject = _subject(placed, self.subject, head)
        if self.subject is not None:
            words = RowWords(
                head=head,
                subject=self.subject,
                area=self.area,
                unit=self.unit or self.place.unit,
                own_unit=self._unit_of_row(placed),
                place=self.place,
            )
            yield _row_of(line, start, placed, words)

    def _unit_of_row(self, placed: Placed) -> str | None:
        unit = next((cell.text for kind, cell, _ in placed if kind is Column.UNIT and cell.text), None)
        self.unit_above = self.unit_above if unit is None or _DITTO.fullmatch(unit) else unit
        return self.unit_above if unit is not None else None


def iter_rows(text: str, place: Place) -> Iterator[Row]:
    """Yield the rows of a table that have a subject; rows that head a section give the area of those below.

    Args:
        text: A line a row, its cells parted by ``|``.
        place: What stands above it.
    """
    yield from _Reader(place=place).rows(text)


def caption_unit(words: str) -> str | None:
    """The unit that a line above a table names for all of it.

    >>> caption_unit("Đơn vị tính: triệu đồng")
    'triệu đồng'
    """
    found = _CAPTION.fullmatch(words.strip())
    return found[1].strip() if found else None


def head_of(text: str, place: Place) -> Head | None:
    """The head that a table ends with: its own, or that of the table which it goes on from."""
    reader = _Reader(place=place)
    for _, line in islice(iter_lines(text), _MOST_HEAD_ROWS):
        reader.is_head(tuple([cell.text for cell in iter_cells(line, 0)]))
    if reader.head is None and place.head is not None and _goes_on(text, place.head):
        return place.head
    return reader.head


def _is_next_head(names: Sequence[str], head: Head) -> bool:
    """Whether a row names columns anew: on the next page, or of another table that follows in the same lines."""
    shared = {name for name in names if name} & set(head.names)
    return len(shared) >= _MIN_SHARED and read_head(names) is not None


def _goes_on(text: str, head: Head) -> bool:
    """Whether a table without a head of its own has rows for the columns of the one above it."""
    first = [cell.text for cell in iter_cells(text.partition("\n")[0], 0)]
    is_numbered = _ROW_NUMBER.fullmatch(first[0]) is not None and head.kinds[0] is Column.OTHER
    return is_numbered and abs(len(first) - len(head.kinds)) <= 1


def iter_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their places."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def iter_cells(line: str, start: int) -> Iterator[Cell]:
    """Yield the cells of a table's line, bare of the white space around them."""
    at = start
    for piece in line.split("|"):
        stripped = piece.strip()
        yield Cell(text=stripped, start=at + (len(piece) - len(piece.lstrip())))
        at += len(piece) + 1


def _is_section(filled: Sequence[Cell], placed: Placed) -> bool:
    """``I | CẢI CÁCH THỂ CHẾ``."""
    if not 1 <= len(filled) <= 2 or any(re.search(r"\d{2}", cell.text) for cell in filled):
        return False
    return not any(cell.text for kind, cell, _ in placed if kind in (Column.PART, Column.UNIT, Column.GOAL))


def _subject(placed: Placed, above: Cell | None, head: Head) -> Cell | None:
    """The words that promise; those above where the row names only another part of the subject (a cell over rows)."""
    if head.has_years:
        return next((cell for kind, cell, _ in placed if kind is Column.ROW_YEAR and cell.text), None)
    if head.has_places and _TOTAL.match(placed[0][1].text):
        return placed[0][1]
    subjects = [(cell, name) for kind, cell, name in placed if kind is Column.SUBJECT and cell.text]
    named = [cell for cell, name in subjects if is_measure(bare_name(name))]
    own = named[-1] if len(named) > 1 else subjects[0][0] if subjects else None
    names_part = any(kind is Column.PART and cell.text for kind, cell, _ in placed)
    return own or (above if names_part else None)


_DUE = (Column.DEADLINE, Column.ROW_YEAR)


def _row_of(line: str, start: int, placed: Placed, words: RowWords) -> Row:
    due = next((deadline_of_cell(cell.text) for kind, cell, _ in placed if kind in _DUE), None)
    return Row(
        quote=line.strip().rstrip("|").rstrip(),
        start=start + (len(line) - len(line.lstrip())),
        subject=words.subject,
        deadline=due,
        area=words.area,
        figures=tuple(figures_of_row(placed, words, due)),
    )
