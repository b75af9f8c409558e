"""Targets in tables: rows of tasks with a column *Thời hạn*, rows of indicators with a column for each year.

A table is read only where its first rows name its columns; a figure in a table without such a row could be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from generator.extraction.targets.cells import is_bound, without_note
from generator.extraction.targets.columns import (
    Column,
    bare_name,
    part_of_year,
    scope_of_name,
    unit_in_brackets,
    without_brackets,
    without_times,
)
from generator.extraction.targets.heads import Head, merged_names, read_head
from generator.extraction.targets.reading import Reading
from generator.extraction.targets.times import due_times
from generator.vocab.reform_areas import ReformArea, area_of_heading

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

_LONGEST_GOAL = 40
_MOST_HEAD_ROWS = 6
_MIN_SHARED = 2
"""Names that a repeated head has in common with the first."""
_ROW_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zA-Z])[.)]?")
_CAPTION = re.compile(r"\(?\s*(?:đơn vị(?: tính)?|đvt)\s*:\s*([^\d:;()]{1,30}?)\s*[).]?", re.IGNORECASE)
_MONEY = re.compile(r"đồng|USD", re.IGNORECASE)
_SCHEDULE = re.compile(r"lộ trình|phân kỳ", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}(?!\w)", re.IGNORECASE)
"""``8h00 - 8h15``: the row of a programme, not of a plan."""
_GROUP = re.compile(r"nhóm\s+\d{1,2}", re.IGNORECASE)
_RANK = re.compile(r"(?:xếp\s+|thứ\s+)?hạng|vị\s+trí", re.IGNORECASE)
_BARE_PLACE = re.compile(r"\d{1,2}(?:/\d{2})?")
_DITTO = re.compile(r"""["”″'’]{1,2}|-?\s*nt\s*-?""")
_BULLET = re.compile(r"\A[-–+*•]\s+")
_PARTS_OF_CELL = re.compile(r"[;\n]")
_NUMBER_OF_COLUMN = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?\s*(?:=.*)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell of a row, with its place in the table's text."""

    text: str
    start: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A cell that says how much, apart from the words that say of what."""

    cell: Cell
    deadline: str | None
    measured: str
    """What it measures; empty where the cell's own words say so."""
    unit: str | None = None
    lead: str = ""
    """Words that make the cell's number a place in a ranking: ``trong `` before ``nhóm 10``."""


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """What stands above a table."""

    areas: tuple[ReformArea, ...] = ()
    """The reform areas that rows of a section name."""
    is_aim: bool = False
    """Whether it stands in a section on aims."""
    is_budget: bool = False
    """Whether it stands in a section on money."""
    unit: str | None = None
    """Of all figures of the table: ``Đơn vị tính: %`` right above it."""
    head: Head | None = None
    """Of a table right above, which it may go on from: a page ended between them."""
    year: str | None = None
    """That of a plan for one year, to which *Quý I* belongs."""
    title: str = ""
    """The line right above: what bare years in the head are years of."""


_Placed = Sequence[tuple[Column, Cell, str]]
"""Cells with the kinds and names of their columns."""


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
            words = _RowWords(
                head=head,
                subject=self.subject,
                area=self.area,
                unit=self.unit or self.place.unit,
                own_unit=self._unit_of_row(placed),
                place=self.place,
            )
            yield _row_of(line, start, placed, words)

    def _unit_of_row(self, placed: _Placed) -> str | None:
        unit = next((cell.text for kind, cell, _ in placed if kind is Column.UNIT and cell.text), None)
        self.unit_above = self.unit_above if unit is None or _DITTO.fullmatch(unit) else unit
        return self.unit_above if unit is not None else None


@dataclass(frozen=True, kw_only=True, slots=True)
class _RowWords:
    """What a row's figures are read with."""

    head: Head
    subject: Cell
    area: int | None
    unit: str | None
    """Of the whole table."""
    own_unit: str | None
    """In the row's own column."""
    place: Place


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


def _is_section(filled: Sequence[Cell], placed: _Placed) -> bool:
    """``I | CẢI CÁCH THỂ CHẾ``."""
    if not 1 <= len(filled) <= 2 or any(re.search(r"\d{2}", cell.text) for cell in filled):
        return False
    return not any(cell.text for kind, cell, _ in placed if kind in (Column.PART, Column.UNIT, Column.GOAL))


def _subject(placed: _Placed, above: Cell | None, head: Head) -> Cell | None:
    """The words that promise; those above where the row names only another part of the subject (a cell over rows)."""
    if head.has_years:
        return next((cell for kind, cell, _ in placed if kind is Column.ROW_YEAR and cell.text), None)
    own = next((cell for kind, cell, _ in placed if kind is Column.SUBJECT and cell.text), None)
    names_part = any(kind is Column.PART and cell.text for kind, cell, _ in placed)
    return own or (above if names_part else None)


_DUE = (Column.DEADLINE, Column.ROW_YEAR)


def _row_of(line: str, start: int, placed: _Placed, words: _RowWords) -> Row:
    due = next((deadline_of_cell(cell.text) for kind, cell, _ in placed if kind in _DUE), None)
    return Row(
        quote=line.strip().rstrip("|").rstrip(),
        start=start + (len(line) - len(line.lstrip())),
        subject=words.subject,
        deadline=due,
        area=words.area,
        figures=tuple(_figures(placed, words, due)),
    )


def _figures(placed: _Placed, words: _RowWords, due: str | None) -> Iterator[Figure]:
    """Figures in columns of their own."""
    subject = _BULLET.sub("", without_note(words.subject.text))
    own = unit_in_brackets(subject)
    measured = without_brackets(subject) if own is not None else subject
    measured += next((_part(cell.text, name) for kind, cell, name in placed if kind is Column.PART and cell.text), "")
    unit = words.own_unit or own
    common = words.unit or next((unit_in_brackets(name) for kind, _, name in placed if kind is Column.SUBJECT), None)
    for kind, cell, name in placed:
        if not re.search(r"\d", cell.text) or cell is words.subject:
            continue
        if kind in (Column.GOAL, Column.PRODUCT) and not words.head.has_years and _promises(measured, words.head):
            continue  # the subject tells how much by itself
        said = _said(name, measured, words)
        found = _figure(kind, _whole(cell), name, said, _Due(row=due, year=words.place.year))
        if found is not None:
            yield _as_place(replace(found, unit=unit or unit_in_brackets(name) or common))


def _said(name: str, measured: str, words: _RowWords) -> str:
    """What a figure measures: the row's words, its column's where rows are years, both where they are places."""
    if words.head.has_years:
        return without_brackets(name)
    return f"{_measure_of_places(name, words.place)}: {measured}" if words.head.has_places else measured


def _as_place(figure: Figure) -> Figure:
    """The figure as a place in a ranking, where its cell or unit says so: ``Nhóm 10``, ``Hạng | 15``."""
    if _GROUP.fullmatch(figure.cell.text):
        return replace(figure, lead="trong ", unit=None)
    is_rank = figure.unit is not None and _RANK.fullmatch(figure.unit) and _BARE_PLACE.fullmatch(figure.cell.text)
    return replace(figure, lead="hạng ", unit=None) if is_rank else figure


def _whole(cell: Cell) -> Cell:
    """The cell without the sign of a note."""
    return replace(cell, text=without_note(cell.text))


def _measure_of_places(name: str, place: Place) -> str:
    """What the head says that rows of places are measured by; bare years leave it to the line above the table."""
    bare = bare_name(name)
    return without_times(name) if bare and part_of_year(name) is None else place.title.rstrip(" :.") or name


def _part(words: str, name: str) -> str:
    """``Cấp | Tỉnh``: the words to put behind the subject."""
    part, label = words.lower(), name.lower()
    return f" {part}" if part.startswith(label) else f" {label} {part}"


def _promises(subject: str, head: Head) -> bool:
    """Whether the subject has a figure of its own: ``Mở 02 lớp``, but not the *chỉ tiêu* ``Cơ sở từ 3 sao trở lên``."""
    return re.search(r"\d\s*%" if head.names_measures else r"\d", subject) is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Due:
    """By when a row's figures are due where their head does not say."""

    row: str | None
    year: str | None

    def in_year(self, year: str) -> str:
        """The day of the row where it falls in the year of the column, else that year."""
        return self.row if self.row is not None and self.row.startswith(year) else year

    def in_part(self, part: str) -> str | None:
        """A quarter or month of the plan's year."""
        return f"{self.year}-{part}" if part and self.year else self.year


def _figure(kind: Column, cell: Cell, name: str, measured: str, due: _Due) -> Figure | None:
    """A figure of another column than the subject's, where the column holds aims."""
    if kind is Column.VALUE:
        when = _year_of_head(name)
        said = f"{measured}{scope_of_name(name)}" if _is_short(cell.text) else ""
        return Figure(cell=cell, deadline=due.in_year(when), measured=said) if when is not None else None
    if kind is Column.YEARLY:
        return Figure(cell=cell, deadline="yearly", measured=measured)
    if kind is Column.QUARTER:
        when = due.in_part(part_of_year(name) or "")
        return Figure(cell=cell, deadline=when, measured=measured) if when is not None else None
    if kind is Column.SCOPE:
        scope = scope_of_name(name) or f" {name if _is_name(name) else name.lower()}"
        return Figure(cell=cell, deadline=due.row, measured=f"{measured}{scope}")
    if kind is Column.GOAL or (kind is Column.PRODUCT and is_bound(cell.text)):
        return Figure(cell=cell, deadline=due.row, measured=measured if _is_short(cell.text) else "")
    if kind is Column.DEADLINE and _SCHEDULE.search(name) and _is_short(cell.text) and Reading.of(cell.text):
        return Figure(cell=cell, deadline=None, measured=measured)
    return None


def _is_short(words: str) -> bool:
    """Whether a cell holds figures rather than sentences: ``Năm 2023: 60%; năm 2024: 80%`` has two."""
    return max(map(len, _PARTS_OF_CELL.split(words))) <= _LONGEST_GOAL


def _is_name(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1][:1].isupper()


def _year_of_head(name: str) -> str | None:
    """``Năm 2024``, ``Mục tiêu 2025``, ``KH 2023``, ``Giai đoạn 2021 - 2025``."""
    years = re.findall(r"(?:19|20)\d\d", name)
    part = part_of_year(name)
    if part and len(years) == 1 and not re.search(r"/\s*\d{4}", name):
        return f"{years[0]}-{part}"  # "Năm 2025" over "Quý I"
    when = deadline_of_cell(name)
    return when if when is not None else years[0] if len(years) == 1 else None


def deadline_of_cell(words: str) -> str | None:
    """What a deadline cell or the head of a year column says; two times leave it open."""
    times = due_times(words)
    if len(times) == 1:
        return next(iter(times))
    if "yearly" in times or re.search(r"thường xuyên|hằng (?:quý|tháng)|hàng (?:quý|tháng)", words, re.IGNORECASE):
        return "yearly"
    # "2026", "2026 - 2030": work that runs for years is due with the last.
    year = re.fullmatch(r"\s*(?:(?:19|20)\d\d\s*[-–—]\s*)?((?:19|20)\d\d)[\s.]*", words)
    return year[1] if year and not times else None
