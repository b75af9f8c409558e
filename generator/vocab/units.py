"""Units of measurement (đơn vị tính) that stand beside a number."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from generator.vocab.loading import load_data
from generator.vocab.lookup import index_by_id


class UnitKind(StrEnum):
    """What the number counts."""

    SHARE = "share"
    RANK = "rank"
    """The number is a place, and place 1 is the best."""
    STEPS = "steps"
    """A number of places gained or lost: always a change."""
    SCORE = "score"
    RATE = "rate"
    DURATION = "duration"
    MONEY = "money"
    COUNT = "count"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """One unit."""

    id: str
    label: str
    """`%`, `lần`, `hạng`."""
    kind: UnitKind
    spellings: tuple[str, ...]
    english: str


@cache
def units() -> tuple[Unit, ...]:
    """Return the units of the vocabulary in its order.

    >>> next(unit.english for unit in units() if unit.label == "phút")
    'minute'
    """
    entries = tuple(_unit(entry) for entry in load_data("units")["units"])
    index_by_id(entries, source="units.yml")  # refuses an id that stands twice
    return entries


def _unit(entry: Mapping[str, Any]) -> Unit:
    return Unit(
        id=entry["id"],
        label=entry["label"],
        kind=UnitKind(entry["kind"]),
        spellings=tuple(entry.get("spellings", ())),
        english=entry["english"],
    )
