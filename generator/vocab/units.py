"""Units of measurement (đơn vị tính) and how to find one beside a number."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from generator.vocab.loading import load_data
from generator.vocab.lookup import SpellingIndex, index_by_id


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


class Position(StrEnum):
    """On which side of the number the unit stands."""

    AFTER = "after"
    BEFORE = "before"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """One unit."""

    id: str
    label: str
    """`%`, `lần`, `hạng`."""
    kind: UnitKind
    position: Position
    spellings: tuple[str, ...]
    english: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitMatch:
    """A unit found beside a number."""

    unit: Unit
    label: str
    """The unit with its rate as the data write it: `lần/năm`."""
    start: int
    end: int
    """Where it stands in the text that was searched."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Units:
    """All units with their look-ups."""

    units: tuple[Unit, ...]
    ids: Mapping[str, Unit]
    names: SpellingIndex[Unit]
    behind: re.Pattern[str]
    ahead: re.Pattern[str]

    def find(self, text: str) -> Unit | None:
        """Return the unit with that name or spelling."""
        return self.names.find(text)

    def match_after(self, text: str) -> UnitMatch | None:
        """Return the longest unit that a text begins with: the text right behind a number.

        >>> units().match_after(" lần/năm đối với doanh nghiệp").label
        'lần/năm'
        """
        return self._match(self.behind.match(text))

    def match_before(self, text: str) -> UnitMatch | None:
        """Return the longest unit that a text ends with: the text right before a number.

        >>> units().match_before("không thấp hơn vị trí thứ ").label
        'hạng'
        """
        return self._match(self.ahead.search(text))

    def _match(self, match: re.Match[str] | None) -> UnitMatch | None:
        if match is None:
            return None
        unit = self.names.find(match["unit"])
        assert unit is not None, match["unit"]  # the pattern holds spellings of the index only
        per = match.groupdict().get("per")
        label = f"{unit.label}/{' '.join(per.casefold().split())}" if per else unit.label
        return UnitMatch(unit=unit, label=label, start=match.start("unit"), end=match.end())


@cache
def units() -> Units:
    """Return the units of the vocabulary."""
    data = load_data("units")
    entries = tuple(_unit(entry) for entry in data["units"])
    return Units(
        units=entries,
        ids=index_by_id(entries, source="units.yml"),
        names=SpellingIndex.of((name, unit) for unit in entries for name in _iter_names(unit)),
        behind=_pattern_behind(_names_at(entries, Position.AFTER), data["per"]),
        ahead=_pattern_ahead(_names_at(entries, Position.BEFORE)),
    )


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that takes any of the words, the longest first, with any white space between their parts."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)


def _pattern_behind(names: Iterable[str], per: Iterable[str]) -> re.Pattern[str]:
    rate = rf"(?:\s*/\s*(?:0?1\s+)?(?P<per>{alternatives(per)})(?!\w))?"
    return re.compile(rf"\s*(?P<unit>{alternatives(names)})(?!\w){rate}", re.IGNORECASE)


def _pattern_ahead(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<unit>{alternatives(names)})\s*\Z", re.IGNORECASE)


def _names_at(entries: Iterable[Unit], position: Position) -> Iterator[str]:
    return (name for unit in entries if unit.position in {position, Position.BOTH} for name in _iter_names(unit))


def _iter_names(unit: Unit) -> Iterator[str]:
    yield unit.label
    yield from unit.spellings


def _unit(entry: Mapping[str, Any]) -> Unit:
    return Unit(
        id=entry["id"],
        label=entry["label"],
        kind=UnitKind(entry["kind"]),
        position=Position(entry["position"]),
        spellings=tuple(entry.get("spellings", ())),
        english=entry["english"],
    )
