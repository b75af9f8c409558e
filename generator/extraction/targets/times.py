"""Points in time as a target's deadline has them: ``2025``, ``2024-06``, ``2025-Q4``, ``2023-06-30``, ``yearly``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from generator.extraction.targets.tokens import Token, TokenKind, read_tokens
from generator.model.working import working_value

__all__ = ["YEARLY", "TimeMention", "due_times", "last_of_several", "read_times"]

YEARLY = "yearly"
_OPEN = "later"
_MONTHS = 12
_LEAP_YEAR = 2024
_QUARTERS = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_REFERENCE = re.compile(r"tính\s+đến|kể\s+từ|từ|sau", re.IGNORECASE)


# "Quý I, II/2014", "Tháng 3 - 4 năm 2024": the year is said once; what takes several of its parts is due with the last.
_SEVERAL_QUARTERS = re.compile(
    r"qu[ýí]\s+(?:I{1,3}|IV|[1-4])\s*(?:,|[-–—]|và|đến|;)\s*(?:(?:qu[ýí]\s+)?(?:I{1,3}|IV|[1-4])\s*(?:,|[-–—]|và|đến|;)\s*)*"
    r"(?:qu[ýí]\s+)?(?P<last>IV|I{1,3}|[1-4])\s*(?:/|,?\s*năm)\s*(?P<year>20\d\d)",
    re.IGNORECASE,
)
_SEVERAL_MONTHS = re.compile(
    r"tháng\s+\d{1,2}\s*(?:,|[-–—]|và|đến|;)\s*(?:(?:tháng\s+)?\d{1,2}\s*(?:,|[-–—]|và|đến|;)\s*)*"
    r"(?:tháng\s+)?(?P<last>0?[1-9]|1[0-2])\s*(?:/|,?\s*năm)\s*(?P<year>20\d\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\s*(?P<last>0?[1-9]|1[0-2])\s*/\s*(?P<year>20\d\d)[\s.]*")


@working_value
class TimeMention:
    """A time in a sentence."""

    start: int
    end: int
    token: int
    """Index of its token."""
    value: str
    year: int | None
    """``None`` for *hằng năm*."""
    is_reference: bool
    """A day that facts are counted from (``tính đến hết ngày 31/5/2020``), not one they are due by."""
    is_bare: bool
    """Without a preposition: ``năm 2024``."""
    is_open: bool = False
    """``các năm sau``, ``từ năm 2028 trở đi``: what was said before no longer holds, and no other day is named.

    ``year`` is the first of them, where one is named."""
    is_whole_year: bool = False
    """``cả năm``: the year that its parts before it are of."""
    lacks_year: bool = False
    """``trong quý II``, ``trước ngày 15/12``: the value is ``Q2``, ``12-15`` until a year is known."""

    def in_year(self, year: str | None) -> str | None:
        """The value with the year of a plan for one year; ``None`` where it needs one and none is known."""
        if not self.lacks_year:
            return self.value
        return f"{year}-{self.value}" if year is not None else None


def read_times(tokens: Sequence[Token]) -> tuple[TimeMention, ...]:
    """The times of a sentence in order; a day that no calendar has is none."""
    mentions = [_read_time(token, index) for index, token in enumerate(tokens) if token.kind is TokenKind.TIME]
    return tuple(_with_year_said_before([mention for mention in mentions if mention is not None]))


def _with_year_said_before(mentions: Sequence[TimeMention]) -> Iterator[TimeMention]:
    """``hết quý II/2024 đạt 45%, hết quý III đạt 70%, cả năm …``: the year is said once, with the first part of it."""
    year: str | None = None
    for mention in mentions:
        if mention.is_whole_year and year is not None:
            yield replace(mention, value=year, year=int(year), is_open=False)
            continue
        if mention.lacks_year and year is not None:
            yield replace(mention, value=f"{year}-{mention.value}", year=int(year), lacks_year=False)
            continue
        is_part = "-" in mention.value and not mention.lacks_year and not mention.is_reference
        year = mention.value[:4] if is_part else None
        yield mention


def due_times(words: str) -> frozenset[str]:
    """The times that a heading or a cell names, without days that facts are counted from.

    >>> due_times("Mục tiêu đến năm 2025")
    frozenset({'2025'})
    """
    return frozenset(
        [
            time.value
            for time in read_times(read_tokens(words))
            if not (time.is_reference or time.lacks_year or time.is_open)
        ]
    )


def last_of_several(words: str) -> str | None:
    """The last quarter or month of several, or a month that stands alone.

    >>> last_of_several("Quý I, II/2014"), last_of_several("8/2014"), last_of_several("Quý I/2014")
    ('2014-Q2', '2014-08', None)
    """
    quarters = _SEVERAL_QUARTERS.search(words)
    if quarters is not None:
        return f"{quarters['year']}-Q{_QUARTERS.get(quarters['last'].upper(), quarters['last'])}"
    months = _SEVERAL_MONTHS.search(words) or _MONTH.fullmatch(words)
    return f"{months['year']}-{int(months['last']):02}" if months is not None else None


def _read_time(token: Token, index: int) -> TimeMention | None:
    """What a time token says; ``None`` for a day that no calendar has."""
    match = token.match
    part = _part_of_year(match)
    value = part or (_OPEN if match["later"] else YEARLY if match["yearly"] else _value(match))
    if value is None:
        return None
    preposition = match["prep"] or match["part_prep"] or ""
    return TimeMention(
        start=token.start,
        end=token.end,
        token=index,
        value=value,
        year=_year(match["later"]) if value == _OPEN else None if part or value == YEARLY else int(value[:4]),
        is_reference=_REFERENCE.search(preposition.strip()) is not None
        and not (match["last"] or match["yearly"] or match["later"]),
        is_bare=not preposition and (match["year"] or match["listed_year"]) is not None,
        is_open=match["later"] is not None,
        is_whole_year=(match["later"] or "").split() == ["cả", "năm"],
        lacks_year=part is not None,
    )


def _part_of_year(match: re.Match[str]) -> str | None:
    """``Q2``, ``10``, ``12-15``, ``06`` of the first half, of a time whose year is left to the plan."""
    quarter = match["part_quarter"] or match["said_quarter"]
    if quarter:
        return f"Q{_QUARTERS.get(quarter.upper(), quarter)}"
    if match["said_half"]:
        return "06"
    if match["part_month"]:
        month = int(match["part_month"])
        return f"{month:02}" if 1 <= month <= _MONTHS else None
    if match["part_day"]:
        day, month = (int(part) for part in re.findall(r"\d+", match["part_day"]))
        try:
            return date(_LEAP_YEAR, month, day).isoformat()[5:]
        except ValueError:
            return None
    return None


def _year(words: str) -> int | None:
    """The year in ``từ năm 2028 trở đi``; none in ``các năm sau``."""
    found = re.search(r"\d{4}", words)
    return int(found.group()) if found is not None else None


def _value(match: re.Match[str]) -> str | None:
    if match["date"]:
        day, month, year = (int(part) for part in re.findall(r"\d+", match["date"]))
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    if match["quarter"]:
        return f"{match['quarter_year']}-Q{_QUARTERS.get(match['quarter'].upper(), match['quarter'])}"
    if match["half_year"]:
        return f"{match['half_year']}-06"
    if match["month"]:
        month = int(match["month"])
        return f"{match['month_year']}-{month:02}" if 1 <= month <= 12 else None
    return match["last"] or match["year"] or match["bare_year"] or match["listed_year"]
