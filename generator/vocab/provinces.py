"""Provinces and centrally run cities (tỉnh, thành phố trực thuộc trung ương), before and after they were merged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeAlias

from generator.errors import VocabularyError
from generator.vocab.loading import load_data, parse_day
from generator.vocab.lookup import SpellingIndex, index_by_id, is_valid_on, only

Tile: TypeAlias = tuple[int, int]
"""Column and row on a tile map, from 0."""


class ProvinceKind(StrEnum):
    """What the unit is called in law."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"


@dataclass(frozen=True, kw_only=True, slots=True)
class Province:
    """One unit between two days; a unit formed by a merger is another unit, even under an old name."""

    id: str
    """Unique and fit for addresses: `lai-chau`, `thai-nguyen` (to 30/6/2025), `thai-nguyen-2025` (since)."""
    name: str
    """`Lai Châu`."""
    kind: ProvinceKind
    full_name: str
    """`tỉnh Lai Châu`, `Thành phố Hồ Chí Minh`."""
    spellings: tuple[str, ...]
    """Other ways of writing the name: `Đăk Lăk`."""
    places: tuple[str, ...]
    """Towns that stand as địa danh of its documents where they differ from the name: `Mỹ Tho`."""
    valid_from: date | None
    valid_until: date | None
    successor_id: str | None
    """The unit that it became part of."""
    tile_63: Tile | None
    tile_34: Tile | None

    def is_valid_on(self, on: date | None) -> bool:
        """Return whether the unit existed on that day; without a day, always."""
        return is_valid_on(self.valid_from, self.valid_until, on)


@dataclass(frozen=True, kw_only=True, slots=True)
class Island:
    """An archipelago's tile, shown on both maps with the unit that it belongs to."""

    id: str
    name: str
    kind: str
    part_of: tuple[str, ...]
    """Ids of the units, old and new."""
    tile_63: Tile
    tile_34: Tile


@dataclass(frozen=True, kw_only=True, slots=True)
class Provinces:
    """All units with their look-ups."""

    units: tuple[Province, ...]
    islands: tuple[Island, ...]
    ids: Mapping[str, Province]
    names: SpellingIndex[Province]
    towns: SpellingIndex[Province]

    def by_id(self, province_id: str) -> Province | None:
        """Return the unit with that id."""
        return self.ids.get(province_id)

    def at(self, on: date) -> tuple[Province, ...]:
        """Return the units of a day: 63 until 30/6/2025, 34 since."""
        return tuple(unit for unit in self.units if unit.is_valid_on(on))

    def find(self, name: str, on: date | None = None) -> Province | None:
        """Return the unit that a name means on a day, with or without *tỉnh* or *TP.* before it.

        Without a day, a name that two units bear means neither.

        >>> provinces().find("TỈNH HOÀ BÌNH").id, provinces().find("Thái Nguyên") is None
        ('hoa-binh', True)
        """
        return only(self.candidates(name, on))

    def candidates(self, name: str, on: date | None = None) -> tuple[Province, ...]:
        """Return every unit that a name can mean on a day."""
        return tuple(unit for unit in self.names.candidates(name) if unit.is_valid_on(on))

    def find_place(self, place: str, on: date | None = None) -> Province | None:
        """Return the unit that a địa danh stands for: its own name, else its town.

        >>> provinces().find_place("Mỹ Tho", date(2009, 12, 24)).id
        'tien-giang'
        """
        named = self.candidates(place, on)
        return only(named or tuple(unit for unit in self.towns.candidates(place) if unit.is_valid_on(on)))

    def successor(self, province: Province) -> Province | None:
        """Return the unit that this one became part of, `None` for one that still stands."""
        return self.ids[province.successor_id] if province.successor_id is not None else None

    def lineage(self, province: Province) -> tuple[Province, ...]:
        """Return the unit with those that it became part of one after the other, the newest last."""
        following = self.successor(province)
        return (province, *(self.lineage(following) if following is not None else ()))

    def today(self, province: Province) -> Province:
        """Return the unit of the newest list in which this one lives on, which may be itself."""
        return self.lineage(province)[-1]

    @property
    def newest_day(self) -> date:
        """The day from which the newest list holds.

        >>> provinces().newest_day.isoformat(), len(provinces().at(provinces().newest_day))
        ('2025-07-01', 34)
        """
        return max(unit.valid_from for unit in self.units if unit.valid_from is not None)

    @property
    def eve(self) -> date:
        """The last day of the list before the newest."""
        return self.newest_day - timedelta(days=1)

    def predecessors(self, province: Province) -> tuple[Province, ...]:
        """Return the units that went into this one, in the order of the list."""
        return tuple(unit for unit in self.units if unit.successor_id == province.id)


@cache
def provinces() -> Provinces:
    """Return the provinces of the vocabulary."""
    data = load_data("provinces")
    units = tuple(_province(entry) for entry in data["provinces"])
    ids = index_by_id(units, source="provinces.yml")
    islands = tuple(_island(entry) for entry in data["islands"])
    _check_references(units, islands, ids)
    return Provinces(
        units=units,
        islands=islands,
        ids=ids,
        names=SpellingIndex.of((spelling, unit) for unit in units for spelling in _iter_spellings(unit)),
        towns=SpellingIndex.of((town, unit) for unit in units for town in _iter_towns(unit)),
    )


# Cities are printed with and without the dot, and "TP.HCM" without a space.
_PREFIXES: Mapping[ProvinceKind, tuple[str, ...]] = MappingProxyType(
    {ProvinceKind.PROVINCE: ("tỉnh ",), ProvinceKind.CITY: ("thành phố ", "tp. ", "tp ", "t.p. ", "tphố ")}
)
_TOWN_PREFIXES = ("", "thành phố ", "tp. ", "tp ", "t.p. ", "thị xã ", "tx. ")


def _iter_spellings(unit: Province) -> Iterator[str]:
    for name in (unit.name, *unit.spellings):
        yield name
        yield from (prefix + name for prefix in _PREFIXES[unit.kind])
    yield unit.full_name
    if unit.id.startswith("ha-noi"):
        yield "Thủ đô Hà Nội"


def _iter_towns(unit: Province) -> Iterator[str]:
    return (prefix + town for town in unit.places for prefix in _TOWN_PREFIXES)


def _province(entry: Mapping[str, Any]) -> Province:
    kind = ProvinceKind(entry["kind"])
    return Province(
        id=entry["id"],
        name=entry["name"],
        kind=kind,
        full_name=entry.get("full_name", f"{kind} {entry['name']}"),
        spellings=tuple(entry.get("spellings", ())),
        places=tuple(entry.get("places", ())),
        valid_from=parse_day(entry.get("valid_from")),
        valid_until=parse_day(entry.get("valid_until")),
        successor_id=entry.get("successor"),
        tile_63=_tile(entry.get("tile_63")),
        tile_34=_tile(entry.get("tile_34")),
    )


def _island(entry: Mapping[str, Any]) -> Island:
    return Island(
        id=entry["id"],
        name=entry["name"],
        kind=entry["kind"],
        part_of=tuple(entry["part_of"]),
        tile_63=(entry["tile_63"][0], entry["tile_63"][1]),
        tile_34=(entry["tile_34"][0], entry["tile_34"][1]),
    )


def _tile(pair: list[int] | None) -> Tile | None:
    return (pair[0], pair[1]) if pair is not None else None


def _check_references(units: tuple[Province, ...], islands: tuple[Island, ...], ids: Mapping[str, Province]) -> None:
    """Refuse an id that no unit has, and a successor that does not follow by a day at least."""
    for unit in units:
        following = ids.get(unit.successor_id or "")
        begins = following.valid_from if following is not None else None
        if unit.successor_id is not None and (begins is None or unit.valid_until is None or begins <= unit.valid_until):
            raise VocabularyError(f"provinces.yml › {unit.id} › successor: {unit.successor_id!r} is no later unit")
    for island in islands:
        if unknown := set(island.part_of) - set(ids):
            raise VocabularyError(f"provinces.yml › {island.id} › part_of: no unit has the id {sorted(unknown)}")
