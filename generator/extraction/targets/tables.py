"""Targets in tables: rows of tasks with a column *Thời hạn*, rows of indicators with a column for each year.

A table is read only where its first row names its columns; a figure in a table without such a row could be anything.
A second row of years under the first (``Mục tiêu | | |`` above ``2023 | 2024 | 2025``) belongs to the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from generator.extraction.targets.times import due_times
from generator.vocab.reform_areas import ReformArea, area_of_heading

__all__ = ["Cell", "Row", "deadline_of_cell", "iter_cells", "iter_lines", "iter_rows"]


class _Column(Enum):
    SUBJECT = auto()
    """Nhiệm vụ, chỉ tiêu, nội dung: the words that promise."""
    DEADLINE = auto()
    UNIT = auto()
    VALUE = auto()
    """A year's figures: its deadline stands in the head."""
    OTHER = auto()


_NAMES_SUBJECT = re.compile(r"nhiệm vụ|chỉ tiêu|mục tiêu|nội dung|hoạt động|công việc|tên")
_HEADS: tuple[tuple[_Column, re.Pattern[str]], ...] = (
    (_Column.DEADLINE, re.compile(r"thời (?:hạn|gian|điểm)|tiến độ|hoàn thành|lộ trình")),
    (_Column.UNIT, re.compile(r"đơn vị(?: tính)?$|^đvt$|đơn vị tính")),
    (
        _Column.OTHER,
        re.compile(
            r"cơ quan|đơn vị|chủ trì|phối hợp|ghi chú|sản phẩm|kinh phí|căn cứ|hiện trạng"
            r"|thực hiện (?:năm|\d)|kết quả|^ước\b"
        ),
    ),
    (_Column.VALUE, re.compile(r"(?:19|20)\d\d")),
    (_Column.SUBJECT, _NAMES_SUBJECT),
)
"""What the name of a column says of it, in small letters; the first that it says counts."""
_MIN_COLUMNS = 3
_YEAR = re.compile(r"(?:(?:đến\s+)?năm\s+)?(?:19|20)\d\d", re.IGNORECASE)
_MIN_YEARS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell of a row, with its place in the table's text."""

    text: str
    start: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Head:
    """The first row of a table."""

    kinds: tuple[_Column, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row that promises something: its words, and by when."""

    quote: str
    start: int
    subject: Cell
    deadline: str | None
    area: int | None
    unit: str | None = None
    values: tuple[tuple[Cell, str], ...] = ()
    """Figures of year columns, each with its deadline."""


def iter_rows(text: str, areas: tuple[ReformArea, ...]) -> Iterator[Row]:
    """Yield the rows of a table that have a subject; rows that head a section give the area of those below."""
    head: _Head | None = None
    area: int | None = None
    above: tuple[str, ...] = ()
    for start, line in iter_lines(text):
        cells = tuple(iter_cells(line, start))
        filled = [cell for cell in cells if cell.text]
        names = tuple(cell.text for cell in cells)
        years, above = _with_years(above, names), names
        if years is not None and (head is None or head.names == years[0]):
            head = _head(years[1]) or head
        elif head is None:
            head = _head(names)
        elif _is_section(filled):
            found = area_of_heading(filled[-1].text, areas)
            area = found.number if found is not None else None
        else:
            yield from _row(line, start, cells, head=head, area=area)


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


def _with_years(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The row above and its names with the years below them, where the lower row holds nothing but years.

    A year under the name of something else (``Kinh phí``, ``Kết quả thực hiện``) is printed behind that name.
    """
    if len(above) != len(below) or sum(map(_is_year, below)) < _MIN_YEARS:
        return None
    names: list[str] = []
    group = ""
    for upper, lower in zip(above, below, strict=True):
        group = upper or group
        if _is_year(lower):
            names.append(f"{group} {lower}" if _kind(group.lower()) is _Column.OTHER and group else lower)
        elif lower in ("", upper):
            names.append(upper)
        else:
            return None
    return above, tuple(names)


def _is_year(words: str) -> bool:
    return _YEAR.fullmatch(words) is not None


def _kind(name: str) -> _Column:
    return next((kind for kind, words in _HEADS if words.search(name)), _Column.OTHER)


def _head(names: tuple[str, ...]) -> _Head | None:
    """The head where the row names its columns, else nothing."""
    lowered = [name.lower() for name in names]
    if len(names) < _MIN_COLUMNS or not any(map(_NAMES_SUBJECT.search, lowered)):
        return None
    kinds = tuple(map(_kind, lowered))
    has_time = _Column.DEADLINE in kinds or _Column.VALUE in kinds
    is_head = _Column.SUBJECT in kinds and has_time
    return _Head(kinds=kinds, names=names) if is_head else None


def _is_section(filled: Sequence[Cell]) -> bool:
    """``I | CẢI CÁCH THỂ CHẾ``."""
    return 1 <= len(filled) <= 2 and not any(re.search(r"\d{2}", cell.text) for cell in filled)


def _row(line: str, start: int, cells: Sequence[Cell], *, head: _Head, area: int | None) -> Iterator[Row]:
    if len(cells) > len(head.kinds) + 1:
        return
    placed = list(zip(head.kinds, cells, head.names, strict=False))
    subject = next((cell for kind, cell, _ in placed if kind is _Column.SUBJECT and cell.text), None)
    if subject is None:
        return
    yield Row(
        quote=line.strip().rstrip("|").rstrip(),
        start=start + (len(line) - len(line.lstrip())),
        subject=subject,
        deadline=next((deadline_of_cell(cell.text) for kind, cell, _ in placed if kind is _Column.DEADLINE), None),
        area=area,
        unit=next((cell.text for kind, cell, _ in placed if kind is _Column.UNIT and cell.text), None),
        values=tuple(
            (cell, when)
            for kind, cell, name in placed
            if kind is _Column.VALUE and re.search(r"\d", cell.text) and (when := deadline_of_cell(name)) is not None
        ),
    )


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
