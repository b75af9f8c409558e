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
from generator.extraction.targets.units import UnitKind, read_unit
from generator.vocab.reform_areas import ReformArea, area_of_heading

__all__ = ["Cell", "Row", "deadline_of_cell", "iter_cells", "iter_lines", "iter_rows"]


class _Column(Enum):
    SUBJECT = auto()
    """Nhiệm vụ, chỉ tiêu, nội dung: the words that promise."""
    DEADLINE = auto()
    UNIT = auto()
    VALUE = auto()
    """A year's figures: its deadline stands in the head."""
    GOAL = auto()
    """What is to be reached, beside the words that say of what: ``Chỉ tiêu giao``, ``Giá trị``."""
    SCOPE = auto()
    """Figures of one level: ``Cấp tỉnh | Cấp huyện | Cấp xã``."""
    OTHER = auto()


_NAMES_SUBJECT = re.compile(
    r"nhiệm vụ|chỉ tiêu|mục tiêu|nội dung|hoạt động|công việc|tên|tiêu chí|chỉ số|chỉ báo|hạng mục"
)
_HEADS: tuple[tuple[_Column, re.Pattern[str]], ...] = (
    (_Column.DEADLINE, re.compile(r"thời (?:hạn|gian|điểm)|tiến độ|hoàn thành|lộ trình")),
    (_Column.UNIT, re.compile(r"đơn vị(?: tính)?$|^đvt$|đơn vị (?:tính|đo)|đv\.?\s*tính")),
    (
        _Column.OTHER,
        re.compile(
            r"cơ quan|đơn vị|chủ trì|phối hợp|ghi chú|sản phẩm|kinh phí|căn cứ|hiện trạng"
            r"|thực hiện (?:năm|\d)|kết quả|^ước\b|\(\s*(?:thực hiện|ước|đã)|phụ trách|xuất phát|đầu kỳ|hiện có"
            r"|hiện tại"
        ),
    ),
    (_Column.VALUE, re.compile(r"(?:19|20)\d\d")),
    (_Column.SCOPE, re.compile(r"^(?:cấp (?:tỉnh|huyện|xã)|toàn tỉnh)$")),
    (_Column.SUBJECT, _NAMES_SUBJECT),
)
"""What the name of a column says of it, in small letters; the first that it says counts."""
_GOAL = re.compile(
    r"(?:các )?(?:mục tiêu|chỉ tiêu)(?: (?:giao|phấn đấu|kế hoạch|cần đạt|cụ thể))?|giá trị|mức (?:đạt|phấn đấu)"
    r"|mức cần đạt|kế hoạch(?: giao)?|phấn đấu|định lượng"
)
_MIN_COLUMNS = 3
_LONGEST_GOAL = 40
_YEAR = re.compile(r"(?:(?:đến\s+)?năm\s+)?(?:19|20)\d\d", re.IGNORECASE)
_MIN_YEARS = 2
_LONGEST_NAME = 120
"""Characters of a column's name."""
_TELLING = frozenset({_Column.DEADLINE, _Column.VALUE, _Column.GOAL, _Column.SCOPE})
"""Of these a head needs one beside the subject: else a figure below it could be anything."""
_MAY_BE_GOAL = frozenset({_Column.SUBJECT, _Column.OTHER})
_IN_BRACKETS = re.compile(r"\s*\(([^()\d]{1,25})\)\s*$")


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
    values: tuple[tuple[Cell, str | None, str], ...] = ()
    """Figures that stand in other columns, each with its deadline and with what it measures; nothing for a sentence."""


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
    if len(names) < _MIN_COLUMNS or not any(map(_NAMES_SUBJECT.search, lowered)) or any(map(_is_content, names)):
        return None
    kinds = _with_goal(tuple(map(_kind, lowered)), lowered)
    is_head = _Column.SUBJECT in kinds and not _TELLING.isdisjoint(kinds)
    return _Head(kinds=kinds, names=names) if is_head else None


def _is_content(name: str) -> bool:
    """Whether a cell is no name of a column: a number that is no year, or a whole sentence."""
    is_number = re.fullmatch(r"\d[\d.,]*", name) is not None and not _is_year(name)
    return is_number or len(name) > _LONGEST_NAME


def _with_goal(kinds: tuple[_Column, ...], names: Sequence[str]) -> tuple[_Column, ...]:
    """The kinds, where ``Chỉ tiêu giao`` behind ``Nội dung`` says how much of it."""
    if _Column.SUBJECT not in kinds:
        return kinds
    subject = kinds.index(_Column.SUBJECT)
    return tuple(
        _Column.GOAL if at > subject and kind in _MAY_BE_GOAL and _GOAL.fullmatch(name) else kind
        for at, (kind, name) in enumerate(zip(kinds, names, strict=True))
    )


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
    unit = _unit_in(subject.text)
    measured = _IN_BRACKETS.sub("", subject.text) if unit is not None else subject.text
    due = next((deadline_of_cell(cell.text) for kind, cell, _ in placed if kind is _Column.DEADLINE), None)
    yield Row(
        quote=line.strip().rstrip("|").rstrip(),
        start=start + (len(line) - len(line.lstrip())),
        subject=subject,
        deadline=due,
        area=area,
        unit=next((cell.text for kind, cell, _ in placed if kind is _Column.UNIT and cell.text), unit),
        values=tuple(
            found
            for kind, cell, name in placed
            if re.search(r"\d", cell.text) and (found := _value(kind, cell, name, measured, due)) is not None
        ),
    )


def _value(kind: _Column, cell: Cell, name: str, subject: str, due: str | None) -> tuple[Cell, str | None, str] | None:
    """A figure of another column than the subject's."""
    if kind is _Column.VALUE:
        when = _year_of_head(name)
        return (cell, when, subject) if when is not None else None
    if kind is _Column.SCOPE:
        return cell, due, f"{subject} {name.lower()}"
    if kind is _Column.GOAL and not re.search(r"\d", subject):
        return cell, due, subject if len(cell.text) <= _LONGEST_GOAL else ""
    return None


def _year_of_head(name: str) -> str | None:
    """``Năm 2024``, ``Mục tiêu 2025``, ``KH 2023``, ``Giai đoạn 2021 - 2025``."""
    when = deadline_of_cell(name)
    if when is not None:
        return when
    years = re.findall(r"(?:19|20)\d\d", name)
    return years[0] if len(years) == 1 else None


def _unit_in(subject: str) -> str | None:
    """``Thời gian chờ tại Bộ phận Một cửa (phút/lượt)``: the unit of its figures, behind the words."""
    found = _IN_BRACKETS.search(subject)
    if found is None:
        return None
    is_unit = found[1] == "%" or read_unit(f"1 {found[1]}", 1)[1] not in (UnitKind.NONE, UnitKind.UNKNOWN)
    return found[1] if is_unit else None


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
