"""The columns of time in a comparison: the owner's periods, and what has no year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.facts import Target
from generator.rendering import words

__all__ = ["Period", "period_of", "used_periods"]


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Period:
    """A column of time."""

    order: tuple[int, int]
    label: str
    """``2021–2025``, ``Hằng năm``, ``Không ghi mốc``."""

    @property
    def id(self) -> str:
        """ASCII id: ``2021-2025``, ``hang-nam``."""
        return _OPEN_IDS.get(self.label, self.label.replace("–", "-"))

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year; ``None`` for a column without any."""
        return None if self.label in _OPEN_IDS else self.order


_YEARLY = Period(order=(9998, 0), label="Hằng năm")
_NONE = Period(order=(9999, 0), label="Không ghi mốc")
_OPEN_IDS = {_YEARLY.label: "hang-nam", _NONE.label: "khong-ghi-moc"}


def period_of(deadline: str | None, periods: Iterable[tuple[int, int]]) -> Period:
    """The column in which a deadline stands; a year outside all periods makes one of its own.

    >>> [period_of(value, ((2021, 2025),)).label for value in ("2023-06-30", "2035", "yearly", None)]
    ['2021–2025', '2035', 'Hằng năm', 'Không ghi mốc']
    """
    year = words.year_of(deadline)
    if year is None:
        return _NONE
    if year == "yearly":
        return _YEARLY
    for first, last in periods:
        if first <= int(year) <= last:
            return Period(order=(first, last), label=f"{first}–{last}")
    return Period(order=(int(year), int(year)), label=year)


def used_periods(targets: Iterable[Target], periods: tuple[tuple[int, int], ...]) -> tuple[Period, ...]:
    """The columns that some target stands in, earliest first, those without a year last."""
    return tuple(sorted({period_of(target.deadline, periods) for target in targets}))
