"""The figures of a table's row: what each measures, in what unit, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.extraction.targets.cells import is_bound, without_note
from generator.extraction.targets.columns import (
    Column,
    bare_name,
    part_of_year,
    scope_of_name,
    unit_in_brackets,
    unit_of_count,
    without_brackets,
    without_times,
)
from generator.extraction.targets.heads import Head
from generator.extraction.targets.reading import Reading
from generator.extraction.targets.times import due_times, last_of_several
from generator.text.unicode import LOWER
from generator.vocab.reform_areas import ReformArea
from generator.vocab.table_heads import load_table_heads

__all__ = ["Cell", "Figure", "Place", "Placed", "RowWords", "deadline_of_cell", "figures_of_row"]

_LONGEST_GOAL = 40
_SCHEDULE = re.compile(r"lộ trình|phân kỳ", re.IGNORECASE)
_GROUP = re.compile(r"nhóm\s+\d{1,2}", re.IGNORECASE)
_RANK = re.compile(r"(?:xếp\s+|thứ\s+)?hạng|vị\s+trí", re.IGNORECASE)
_BARE_FIGURE = re.compile(r"\d[\d.,]*\s*%?")
_FIGURE_AND_NOUN = re.compile(rf"(\d[\d.,]*)\s+((?!năm|tháng|ngày|quý|điểm)[{LOWER}]+(?: [{LOWER}]+){{0,3}})")
_BARE_PLACE = re.compile(r"\d{1,2}(?:/\d{2})?")
_BULLET = re.compile(r"\A[-–+*•]\s+")
_PARTS_OF_CELL = re.compile(r"[;\n]")


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
    """Words of elsewhere that the cell is read with: ``trong `` before ``nhóm 10``, ``tối thiểu `` of its head."""
    column: str = ""
    """The name of its column."""


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


Placed = Sequence[tuple[Column, Cell, str]]
"""Cells with the kinds and names of their columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RowWords:
    """What a row's figures are read with."""

    head: Head
    subject: Cell
    area: int | None
    unit: str | None
    """Of the whole table."""
    own_unit: str | None
    """In the row's own column."""
    place: Place


def figures_of_row(placed: Placed, words: RowWords, due: str | None) -> Iterator[Figure]:
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
            counted = unit_of_count(name) if kind is Column.COUNT else unit_in_brackets(name)
            yield _with_lead(_with_own_unit(replace(found, unit=unit or counted or common, column=name)))


def _said(name: str, measured: str, words: RowWords) -> str:
    """What a figure measures: the row's words, its column's where rows are years, both where they are places."""
    if words.head.has_years:
        return without_brackets(name)
    return f"{_measure_of_places(name, words.place)}: {measured}" if words.head.has_places else measured


def _with_lead(figure: Figure) -> Figure:
    """The figure with what its cell leaves to others: ``Nhóm 10``, ``Hạng | 15``, ``Mức tối thiểu (%) | 60``."""
    heads, cell = load_table_heads(), figure.cell.text
    if _GROUP.fullmatch(cell):
        return replace(figure, lead="trong ", unit=None)
    if figure.unit is not None and _RANK.fullmatch(figure.unit) and _BARE_PLACE.fullmatch(cell):
        return replace(figure, lead="hạng ", unit=None)
    if not _BARE_FIGURE.fullmatch(cell):
        return figure
    bare = bare_name(figure.column)
    lead = "tối thiểu " if heads.at_least.search(bare) else "tối đa " if heads.at_most.search(bare) else ""
    return replace(figure, lead=lead)


def _with_own_unit(figure: Figure) -> Figure:
    """The figure with the noun of its cell as the unit where no list has it: ``17,5 tiêu chí``."""
    found = _FIGURE_AND_NOUN.fullmatch(figure.cell.text) if figure.unit is None else None
    if found is None or Reading.of(figure.cell.text) is not None:
        return figure
    return replace(figure, cell=replace(figure.cell, text=found[1]), unit=found[2])


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
    if kind is Column.COUNT:
        return Figure(cell=cell, deadline=due.row, measured=f"{measured}: {without_brackets(name)}")
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
    """What a deadline cell or the head of a year column says; two times leave it open.

    >>> deadline_of_cell("Quý III, IV năm 2014"), deadline_of_cell("Quí IV-2025")
    ('2014-Q4', '2025-Q4')
    """
    part = last_of_several(words)
    if part is not None:
        return part
    times = due_times(words)
    if len(times) == 1:
        return next(iter(times))
    if "yearly" in times or re.search(r"thường xuyên|h[ằà]ng (?:qu[ýí]|tháng)", words, re.IGNORECASE):
        return "yearly"
    # "2026", "2026 - 2030": work that runs for years is due with the last.
    year = re.fullmatch(r"\s*(?:(?:19|20)\d\d\s*[-–—]\s*)?((?:19|20)\d\d)[\s.]*", words)
    return year[1] if year and not times else None
