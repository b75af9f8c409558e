"""The head of a table: what the names of its columns say of the figures below.

Only a column whose name says that its figures are aims, or of what year they are, gives targets; a figure in a column
of an unknown name could be anything. A second row of names under the first (``Mục tiêu | | |`` above
``2023 | 2024 | 2025``) belongs to the head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.extraction.targets.columns import (
    TIMES,
    YEAR,
    Column,
    bare_name,
    is_measure,
    kind_of_name,
    looks_ahead,
    names_year,
    part_of_year,
    unit_in_brackets,
    unit_of_count,
)
from generator.vocab.table_heads import load_table_heads

__all__ = ["Head", "merged_names", "read_head"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The names of a table's columns, each with what it says."""

    kinds: tuple[Column, ...]
    names: tuple[str, ...]
    has_places: bool = False
    """Whether its rows are places, so that only the head says what is measured."""
    has_years: bool = False
    """Whether its rows are years."""

    @property
    def names_measures(self) -> bool:
        """Whether the subject is called *chỉ tiêu* and the like, so that its own words are no promise."""
        if Column.SUBJECT not in self.kinds:
            return False
        return is_measure(bare_name(self.names[self.kinds.index(Column.SUBJECT)]))


_FIGURES = frozenset({Column.VALUE, Column.GOAL, Column.SCOPE, Column.QUARTER, Column.YEARLY, Column.COUNT})
_TELLING = _FIGURES | {Column.DEADLINE}
"""Of these a head needs one beside the subject: else a figure below it could be anything."""
_MAY_BE_GOAL = frozenset({Column.SUBJECT, Column.OTHER})
_LONGEST_NAME = 120
_MIN_COLUMNS = 3
_MIN_NEW_NAMES = 2
_MIN_PLACES = 2
_MIN_QUARTERS = 2
_MIN_LEVELS = 2
_QUALIFIED = 3
"""Words: ``chỉ tiêu giao``, where ``chỉ tiêu`` alone is the subject."""


def read_head(names: Sequence[str], *, is_aim: bool = False) -> Head | None:
    """The head where the row names its columns, else nothing.

    Args:
        names: The cells of the row.
        is_aim: Whether the section of the table is one on aims: there columns of places (``Hà Quảng | Hòa An``) hold
            the aims set to each.

    >>> [kind.name for kind in read_head(("TT", "Chỉ tiêu", "Hiện trạng 2021", "Mục tiêu 2025")).kinds]
    ['OTHER', 'SUBJECT', 'OTHER', 'VALUE']
    """
    names = tuple(names)
    if not _looks_like_head(names):
        return None
    bare = tuple(map(bare_name, names))
    kinds = _with_quarters(_without_reported_years(tuple(map(kind_of_name, names, bare)), names), names, bare)
    of_years = _with_rows_of_years(names, bare) if is_aim else None
    if of_years is not None:
        return Head(kinds=of_years, names=names, has_years=True)
    of_places = _with_rows_of_places(kinds, names, bare, is_aim=is_aim)
    if of_places is not None:
        return Head(kinds=of_places, names=names, has_places=True)
    kinds = _with_levels(kinds, bare)
    kinds = _with_amounts(_with_goals(_with_subject(kinds, bare), names, bare), bare, is_aim=is_aim)
    kinds = _with_counts(kinds, names, bare) if is_aim else kinds
    if is_aim:
        kinds = _with_columns_of_places(kinds, names, bare)
    if Column.SUBJECT not in kinds or (_TELLING.isdisjoint(kinds) and not _is_list_of_aims(kinds, bare, is_aim=is_aim)):
        return None
    is_wide = len(names) >= _MIN_COLUMNS or (len(names) > 1 and is_measure(bare[0]) and kinds[1] in _FIGURES)
    return Head(kinds=kinds, names=names) if is_wide else None


def _looks_like_head(names: Sequence[str]) -> bool:
    """Whether the cells can be names: rows of the table have numbers, and sentences."""
    return not any(
        len(name) > _LONGEST_NAME or (re.fullmatch(r"\d[\d.,]*\s*%?", name) and not YEAR.fullmatch(name))
        for name in names
    )


def merged_names(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    """The names of a head of two rows, nothing where the lower row is none.

    It names columns only under names that stand over several, and repeats or leaves blank all others.

    >>> merged_names(("TT", "Chỉ tiêu", "Kế hoạch", "", "Ghi chú"), ("", "", "2024", "Năm 2025", ""))
    ('TT', 'Chỉ tiêu', 'Kế hoạch 2024', 'Kế hoạch Năm 2025', 'Ghi chú')
    """
    spread = _with_years_spread(above, below)
    if spread is not None:
        return spread
    width = max(len(above), len(below))
    above, below = [(*row, *("",) * (width - len(row))) for row in (above, below)]
    if len(above) != len(below) or below[0] not in ("", above[0]):
        return None
    bare = [bare_name(name) for name in above]
    kinds = [kind_of_name(name, words) for name, words in zip(above, bare, strict=True)]
    subjects = [
        at for at, kind in enumerate(kinds) if kind is Column.SUBJECT and not _is_aim_of_places(bare[at], above[at])
    ]
    subject = subjects[0] if subjects else -1
    names: list[str] = []
    group = ""
    count = 0
    for at, (upper, lower) in enumerate(zip(above, below, strict=True)):
        group = upper or group
        if lower in ("", upper):
            names.append(upper)
            continue
        if not group or at == subject or kinds[at] is Column.UNIT or _has_figure(lower):
            return None
        names.append(f"{group} {lower}")
        count += 1
    return tuple(names) if count >= _MIN_NEW_NAMES else None


def _has_figure(name: str) -> bool:
    """Whether a cell is none of a head: ``85%``, but not ``Năm 2025`` or ``6 tháng đầu năm``."""
    return part_of_year(name) is None and re.search(r"\d", TIMES.sub("", name.lower())) is not None


def _with_years_spread(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    """``TT | Chỉ tiêu | Mục tiêu`` above a row of nothing but ``2024 | 2025``: cells over rows are printed once."""
    heads = load_table_heads()
    years = [name for name in below if name]
    if (
        len(years) < _MIN_NEW_NAMES
        or below[0] == ""
        or not all(YEAR.search(name) and not bare_name(name) for name in years)
    ):
        return None
    bare = [bare_name(name) for name in above]
    subject = next((at for at, words in enumerate(bare) if heads.subjects.search(words)), len(bare))
    over = [
        at
        for at, words in enumerate(bare)
        if at > subject and not YEAR.search(above[at]) and (heads.goals.fullmatch(words) or looks_ahead(words))
    ]
    if len(over) != 1:
        return None
    rest = above[over[0] + 1 :]
    blank = next((at for at, name in enumerate(rest) if name), len(rest))
    return (*above[: over[0]], *(f"{above[over[0]]} {year}" for year in years), *rest[min(blank, len(years) - 1) :])


def _without_reported_years(kinds: tuple[Column, ...], names: Sequence[str]) -> tuple[Column, ...]:
    """The kinds, where the plan of a year whose results stand beside it (``Ước thực hiện 2023``) is no longer one.

    ``KH 2024/ước 2023`` compares two years and reports neither.
    """
    reported = {
        year
        for kind, name in zip(kinds, names, strict=True)
        if kind is Column.OTHER and _tells_results(name) and len(set(YEAR.findall(name))) == 1
        for year in YEAR.findall(name)
    }
    return tuple(
        [
            Column.OTHER if kind is Column.VALUE and not reported.isdisjoint(YEAR.findall(name)) else kind
            for kind, name in zip(kinds, names, strict=True)
        ]
    )


def _is_list_of_aims(kinds: Sequence[Column], bare: Sequence[str], *, is_aim: bool) -> bool:
    """``STT | Mục tiêu, chỉ tiêu | Cơ quan chủ trì``: the rows say by themselves how much, no other column counts."""
    heads = load_table_heads()
    others = [words for kind, words in zip(kinds, bare, strict=True) if kind is not Column.SUBJECT]
    is_known = all(
        not words or heads.row_numbers.fullmatch(words) or heads.bodies.search(words) or words == "ghi chú"
        for words in others
    )
    is_led = any(map(heads.bodies.search, others)) and Column.UNIT not in kinds
    return is_aim and is_led and is_known and kinds.count(Column.SUBJECT) == 1 and any(map(is_measure, bare))


def _with_rows_of_years(names: Sequence[str], bare: Sequence[str]) -> tuple[Column, ...] | None:
    """The kinds of ``Năm | Số hợp tác xã thành lập mới (HTX) | Tỷ lệ hoạt động hiệu quả (%)``: each row is a year."""
    heads = load_table_heads()
    years = [at for at, name in enumerate(names) if heads.row_years.fullmatch(name.strip().lower())]
    if len(years) != 1 or any(heads.results.search(words) or heads.money.search(words) for words in bare):
        return None
    kinds = [Column.GOAL if at > years[0] and unit_in_brackets(name) else Column.OTHER for at, name in enumerate(names)]
    kinds[years[0]] = Column.ROW_YEAR
    return tuple(kinds) if Column.GOAL in kinds else None


def _with_levels(kinds: tuple[Column, ...], bare: Sequence[str]) -> tuple[Column, ...]:
    """The kinds, where two levels stand side by side: ``Chỉ tiêu | Tỉnh | Huyện | Xã``."""
    levels = [at for at, words in enumerate(bare) if load_table_heads().levels.fullmatch(words)]
    if len(levels) < _MIN_LEVELS or not any(map(is_measure, bare)):
        return kinds
    return tuple([Column.SCOPE if at in levels else kind for at, kind in enumerate(kinds)])


def _with_quarters(kinds: tuple[Column, ...], names: Sequence[str], bare: Sequence[str]) -> tuple[Column, ...]:
    """The kinds, where parts of a year hold figures of what has a unit, and the whole year stands beside them."""
    heads = load_table_heads()
    is_known = Column.UNIT in kinds or any(map(is_measure, bare))
    is_plan = is_known and kinds.count(Column.QUARTER) >= _MIN_QUARTERS and not any(map(heads.money.search, bare))
    return tuple(
        [
            Column.QUARTER
            if is_plan and part_of_year(name) is not None and kind is not Column.VALUE
            else (Column.OTHER if kind is Column.QUARTER else kind)
            for kind, name in zip(kinds, names, strict=True)
        ]
    )


def _tells_results(name: str) -> bool:
    heads = load_table_heads()
    bare = bare_name(name)
    return heads.results.search(bare) is not None or heads.done.fullmatch(bare) is not None


def _with_subject(kinds: tuple[Column, ...], bare: Sequence[str]) -> tuple[Column, ...]:
    """The kinds, where what has a unit behind it and an aim (``Loại cây | Đơn vị | Kế hoạch 2024``) is the subject."""
    heads = load_table_heads()
    at = kinds.index(Column.UNIT) - 1 if Column.UNIT in kinds else -1
    has_aim = any(
        looks_ahead(words) and kind in (Column.VALUE, Column.OTHER) for kind, words in zip(kinds, bare, strict=True)
    )
    topics = [place for place, words in enumerate(bare) if heads.topics.fullmatch(words)]
    if Column.SUBJECT not in kinds and has_aim and topics:
        return (*kinds[: topics[0]], Column.SUBJECT, *kinds[topics[0] + 1 :])
    if Column.SUBJECT in kinds or not has_aim or at < 0 or kinds[at] is not Column.OTHER or not _is_unknown(bare[at]):
        return kinds
    return (*kinds[:at], Column.SUBJECT, *kinds[at + 1 :])


def _is_unknown(bare: str) -> bool:
    """Whether no list of names has it."""
    heads = load_table_heads()
    lists = (heads.results, heads.asides, heads.bodies, heads.deadlines, heads.goals, heads.subjects)
    return bool(bare) and not heads.row_numbers.fullmatch(bare) and not any(one.search(bare) for one in lists)


def _with_goals(kinds: tuple[Column, ...], names: Sequence[str], bare: Sequence[str]) -> tuple[Column, ...]:
    """The kinds, where ``Chỉ tiêu giao`` behind ``Nội dung`` says how much of it; with a year it has said so itself."""
    if Column.SUBJECT not in kinds:
        return kinds
    subject = kinds.index(Column.SUBJECT)
    return tuple(
        [
            Column.GOAL
            if at > subject and _may_be_goal(kind, words, bare[subject]) and not names_year(names[at])
            else kind
            for at, (kind, words) in enumerate(zip(kinds, bare, strict=True))
        ]
    )


def _with_amounts(kinds: tuple[Column, ...], bare: Sequence[str], *, is_aim: bool) -> tuple[Column, ...]:
    """The kinds, where a task has a number to do by a day: ``Nhiệm vụ | Đơn vị tính | Số lượng | Thời hạn``."""
    heads = load_table_heads()
    if not _FIGURES.isdisjoint(kinds) or Column.SUBJECT not in kinds or any(map(heads.money.search, bare)):
        return kinds
    is_due = Column.DEADLINE in kinds
    is_told = is_due or (is_aim and is_measure(bare[kinds.index(Column.SUBJECT)]))
    shares = [at for at, words in enumerate(bare) if is_told and heads.shares.fullmatch(words)]
    amounts = [at for at, words in enumerate(bare) if heads.amounts.fullmatch(words)]
    goals = amounts if is_due and Column.UNIT in kinds else shares if len(shares) == 1 and not amounts else []
    return tuple([Column.GOAL if at in goals else kind for at, kind in enumerate(kinds)])


def _with_counts(kinds: tuple[Column, ...], names: Sequence[str], bare: Sequence[str]) -> tuple[Column, ...]:
    """The kinds, where a task has counts and a day: ``Nội dung bồi dưỡng | Số lớp | Số học viên | Thời gian``."""
    heads = load_table_heads()
    is_plan = {Column.SUBJECT, Column.DEADLINE} <= set(kinds) and not any(map(heads.money.search, bare))
    if not is_plan or not _FIGURES.isdisjoint(kinds):
        return kinds
    counts = [at for at, kind in enumerate(kinds) if kind is Column.OTHER and unit_of_count(names[at])]
    return tuple([Column.COUNT if at in counts else kind for at, kind in enumerate(kinds)])


def _may_be_goal(kind: Column, bare: str, subject: str) -> bool:
    return (kind in _MAY_BE_GOAL and _is_goal(bare, subject)) or (kind is Column.OTHER and _tells_goal(bare))


def _tells_goal(bare: str) -> bool:
    """``Tỷ lệ phải đạt``: a verb says that it is to be reached, and no other word that it has been."""
    heads = load_table_heads()
    others = (heads.results, heads.asides, heads.bodies, heads.deadlines)
    return heads.goal_verbs.search(bare) is not None and not any(one.search(bare) for one in others)


def _is_goal(bare: str, subject: str) -> bool:
    heads = load_table_heads()
    is_loose = heads.loose_goals.fullmatch(bare) is not None and is_measure(subject)
    return is_loose or heads.goals.fullmatch(bare) is not None


def _with_columns_of_places(kinds: tuple[Column, ...], names: Sequence[str], bare: Sequence[str]) -> tuple[Column, ...]:
    """The kinds, where aims are told place by place: ``Chỉ tiêu | Đơn vị tính | Hà Quảng | Hòa An``."""
    if Column.UNIT not in kinds or Column.SUBJECT not in kinds or not _FIGURES.isdisjoint(kinds):
        return kinds
    if not is_measure(bare[kinds.index(Column.SUBJECT)]):
        return kinds
    behind = max(kinds.index(Column.UNIT), kinds.index(Column.SUBJECT))
    places = [
        at
        for at in range(behind + 1, len(kinds))
        if kinds[at] is Column.OTHER and _is_unknown(bare[at]) and _is_place_name(names[at])
    ]
    if len(places) < _MIN_PLACES:
        return kinds
    return tuple([Column.SCOPE if at in places else kind for at, kind in enumerate(kinds)])


def _is_place_name(name: str) -> bool:
    """``Hà Quảng``, ``TP. Sóc Trăng``: every word with a capital, none of them an abbreviation."""
    words = re.sub(r"^(?:TP|TX)\.?\s*", "", name).split()
    return bool(words) and all(word[0].isupper() and (word[1:].islower() or len(word) == 1) for word in words)


def _with_rows_of_places(
    kinds: tuple[Column, ...], names: Sequence[str], bare: Sequence[str], *, is_aim: bool
) -> tuple[Column, ...] | None:
    """The kinds of ``STT | Huyện | Dân số | Chỉ tiêu giao năm 2024``: each row is a place, the head names the aim."""
    heads = load_table_heads()
    place = next((at for at, words in enumerate(bare) if heads.places.match(words) is not None), None)
    if place is None:
        return None
    behind = range(place + 1, len(bare))
    aims = {at for at in behind if _is_aim_of_places(bare[at], names[at])}
    is_unit = kinds[place] is Column.UNIT and place > 1  # "TT | Loại cây | Đơn vị | Năm 2025"
    if is_aim and not is_unit:
        aims = aims or {at for at in behind if kinds[at] in (Column.VALUE, Column.QUARTER)}
    if not aims or any(kind is Column.SUBJECT and at not in aims for at, kind in enumerate(kinds)):
        return None
    return tuple(
        [
            Column.SUBJECT
            if at == place
            else _kind_of_aim(kind, names[at])
            if at in aims
            else (Column.DEADLINE if kind is Column.DEADLINE else Column.OTHER)
            for at, kind in enumerate(kinds)
        ]
    )


def _kind_of_aim(kind: Column, name: str) -> Column:
    if kind is Column.QUARTER:
        return kind
    return Column.VALUE if YEAR.search(name) else Column.GOAL


def _is_aim_of_places(bare: str, name: str) -> bool:
    """``chỉ tiêu giao``, ``số hộ phấn đấu thoát nghèo``: with what is to be reached."""
    heads = load_table_heads()
    found = heads.goals.match(bare)
    is_other = heads.results.search(bare) or heads.asides.search(bare)
    is_goal = found is not None and is_measure(found[0]) and len(found[0].split()) >= _QUALIFIED
    is_told = _tells_goal(bare) and len(bare.split()) > _QUALIFIED
    is_counted = found is not None and is_measure(found[0]) and unit_in_brackets(name) is not None
    return not is_other and (is_goal or is_told or is_counted)
