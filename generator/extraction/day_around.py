"""A day around which an act was issued, where it does not print its own: enough to tell provinces of one name apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.model.identifiers import DocNumber
from generator.model.provisions import DocumentTree, Kind
from generator.text.dates import DATE, date_of
from generator.vocab.provinces import provinces

__all__ = ["find_day_around"]

# "Lào Cai, ngày    tháng 8 năm 2025" of an act that is numbered and dated by stamp.
_MONTH = re.compile(r"ngày\b[\s.…]*tháng\s*(?:(?P<month>\d\d?)\s*)?[\s.…]*năm\s*(?P<year>[12]\d{3})\b", re.IGNORECASE)
_OPENING = 15


def find_day_around(tree: DocumentTree, number: DocNumber | None) -> date | None:
    """A day of the list of provinces that held when the act was issued; ``None`` where nothing is sure.

    What an act has behind *ngày … tháng* counts, then the year in its number, then what it is based on: an act that
    cites one of after 1/7/2025 was issued after it.
    """
    return next((day for day in _iter_days(tree, number) if day is not None), None)


def _iter_days(tree: DocumentTree, number: DocNumber | None) -> Iterator[date | None]:
    for provision in tree.provisions[:_OPENING]:
        found = _MONTH.search(provision.text)
        if found is not None and provision.kind in {Kind.PLACE_DATE, Kind.PARAGRAPH}:
            yield _first_of(int(found["year"]), int(found["month"] or 0))
    yield _first_of(number.year, 0) if number is not None and number.year is not None else None
    cited = [
        day
        for provision in tree.provisions[:_OPENING]
        if provision.kind is Kind.BASIS
        for found in DATE.finditer(provision.text)
        if (day := date_of(found)) is not None
    ]
    yield max((day for day in cited if day >= provinces().newest_day), default=None)


def _first_of(year: int, month: int) -> date | None:
    """The first day of the month; without a month that of the year, where its provinces stayed the same."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if 1 <= month <= 12:
        return date(year, month, 1)
    return first if provinces().at(first) == provinces().at(last) else None
