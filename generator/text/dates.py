"""Dates as acts print them: `ngày 20 tháng 9 năm 2021`, `02/8/2021`, `20-09-2021`, `20.9.2021`."""

import re
import unicodedata
from datetime import date
from typing import Final

_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_YEAR = r"(?P<year>[12][0-9]{3})"

# A slash may stand loose ("20/ 9/2021" is a common slip), a hyphen or dot may not: "5 - 10" is a range. The
# second separator repeats the first, so "10-15/9/2021" yields its closing day only. Mixed forms are real:
# "20 tháng 9/2021".
DATE: Final = re.compile(
    rf"""
    (?<![0-9])(?<![0-9][/.])
    (?:ngày\s*)?
    {_DAY}
    (?:[^\S\n]?(?P<slash>/)[^\S\n]?|(?P<mark>[-.])|[\s,]*tháng\s*)
    {_MONTH}
    (?(slash)(?:[^\S\n]?/[^\S\n]?|\s*năm\s*)|(?(mark)(?P=mark)|(?:[\s,]*năm\s*|[^\S\n]?/[^\S\n]?)))
    {_YEAR}
    (?![0-9])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A date in running NFC text; its groups `day`, `month`, `year` are digits. `date_of` makes it a date."""


_BLANK = re.compile(
    r"ngày[\s.…_]*\d{0,2}[\s.…_]*(?:tháng[\s.…_]*\d{0,2}[\s.…_]*năm|/[\s.…_]*\d{0,2}[\s.…_]*/)\s*"
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)


def blank_day_year(text: str, position: int) -> tuple[int, int] | None:
    """Return the year of a date at `position` whose day or month is blank, and where it ends; else `None`.

    >>> blank_day_year("ngày   tháng 6 năm 2025;", 0)
    (2025, 23)
    """
    found = _BLANK.match(text, position)
    return (int(found["year"]), found.end()) if found else None


def parse_date(text: str) -> date | None:
    """Return the date that the whole text states, or `None` where it states none or an impossible one.

    >>> parse_date("ngày 20 tháng 9 năm 2021"), parse_date("02/8/2021"), parse_date("30/02/2021")
    (datetime.date(2021, 9, 20), datetime.date(2021, 8, 2), None)
    """
    match = DATE.fullmatch(unicodedata.normalize("NFC", text).strip())
    return date_of(match) if match else None


def date_of(match: re.Match[str]) -> date | None:
    """Return the date of a match of `DATE`, or `None` for a day that no calendar has.

    >>> date_of(DATE.search("Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ"))
    datetime.date(2021, 7, 15)
    """
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def format_date(value: date) -> str:
    """Return a date as this site writes it, without leading zeros.

    >>> format_date(date(2021, 9, 20)), format_date(date(2021, 8, 2))
    ('20/9/2021', '2/8/2021')
    """
    return f"{value.day}/{value.month}/{value.year}"
