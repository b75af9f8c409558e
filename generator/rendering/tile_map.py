"""Tile maps: every province one tile, placed by column and row, no borders drawn; today's list and the one before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.text.dates import format_date
from generator.vocab.provinces import Province, Tile, provinces

__all__ = ["Face", "TileMap", "TileView", "tile_maps"]

_SHORT_NAMES = {"Thành phố Hồ Chí Minh": ("TP", "HCM"), "Hồ Chí Minh": ("TP", "HCM")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """What a map says of one province."""

    says: str
    """For whoever cannot see it: ``Sơn La: 2 văn bản``."""
    look: str = ""
    """``has``, ``sim``, ``no``, ``cut``, ``na``; empty for a province without a document."""
    url: str = ""
    """Below the site's root, or an anchor of the page."""
    value: str = ""
    """Under the name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TileView:
    """One tile."""

    column: int
    row: int
    words: tuple[str, ...]
    face: Face


@dataclass(frozen=True, kw_only=True, slots=True)
class TileMap:
    """One list of provinces as a map."""

    id: str
    """``m34`` or ``m63``, as the style sheet knows them."""
    choice: str
    """What the button says that shows it."""
    label: str
    on: date
    """The day whose list it shows."""
    columns: int
    tiles: tuple[TileView, ...]

    @property
    def units(self) -> int:
        """How many provinces it has."""
        return len(provinces().at(self.on))


def tile_maps(face: Callable[[Province], Face]) -> tuple[TileMap, TileMap]:
    """Today's map and the one before it.

    Args:
        face: What to say of a province.
    """
    since, eve = provinces().newest_day, provinces().eve
    now, then = (len(provinces().at(day)) for day in (since, eve))
    return (
        TileMap(
            id="m34",
            choice=f"{now} tỉnh hiện nay",
            label=f"{now} tỉnh, thành phố từ {format_date(since)}",
            on=since,
            columns=6,
            tiles=_tiles(face, since),
        ),
        TileMap(
            id="m63",
            choice=f"{then} tỉnh trước {format_date(since)}",
            label=f"{then} tỉnh, thành phố đến {format_date(eve)}",
            on=eve,
            columns=7,
            tiles=_tiles(face, eve),
        ),
    )


def _tiles(face: Callable[[Province], Face], on: date) -> tuple[TileView, ...]:
    """The units of one day and the islands."""
    is_newest = on == provinces().newest_day
    units = ((unit, unit.tile_34 if is_newest else unit.tile_63) for unit in provinces().at(on))
    islands = ((island, island.tile_34 if is_newest else island.tile_63) for island in provinces().islands)
    return (
        *(_tile(unit.name, face(unit), tile) for unit, tile in units if tile is not None),
        *(_tile(island.name, Face(says=f"{island.kind} {island.name}", look="isle"), tile) for island, tile in islands),
    )


def _tile(name: str, face: Face, tile: Tile) -> TileView:
    return TileView(column=tile[0], row=tile[1], words=_split(name), face=face)


def _split(name: str) -> tuple[str, ...]:
    """A name on two lines that a tile can hold."""
    if name in _SHORT_NAMES:
        return _SHORT_NAMES[name]
    parts = name.replace(" - ", " ").split()
    if len(parts) == 2:
        return tuple(parts)
    half = (len(parts) + 1) // 2
    return tuple(filter(None, (" ".join(parts[:half]), " ".join(parts[half:]))))
