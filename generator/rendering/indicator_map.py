"""The tile map of one indicator: what each province sets out, on the list of today and on the one before it."""

from __future__ import annotations

from generator.model.comparison import CellState, ComparisonCell, ComparisonTable
from generator.model.facts import Comparator, Target
from generator.rendering import words
from generator.rendering.tile_map import Face, TileMap, tile_maps
from generator.rendering.view import Place, SiteView
from generator.text.numbers import format_number
from generator.vocab.provinces import Province, provinces

__all__ = ["indicator_maps"]

_LOOKS = {CellState.NOT_SET: "no", CellState.UNKNOWN: "cut", CellState.NOT_COMPARABLE: "na"}
_SIGNS = {
    Comparator.AT_LEAST: "≥",
    Comparator.MORE_THAN: ">",
    Comparator.AT_MOST: "≤",
    Comparator.LESS_THAN: "<",
    Comparator.ABOUT: "≈",
}
_MOST_VALUES = 2


def indicator_maps(site: SiteView, table: ComparisonTable) -> tuple[TileMap, ...]:
    """The maps of an indicator of the catalogue; none of one that a document's own words make.

    A province of today shows what those it was formed from set out, each for its own old territory.
    """
    if not table.indicator.is_catalogued:
        return ()
    cells = {cell.province: cell for cell in table.cells}
    return tile_maps(lambda unit: _face(site, unit, cells))


def _face(site: SiteView, unit: Province, cells: dict[str, ComparisonCell]) -> Face:
    own = [cells[part.id] for part in (unit, *_parts(unit)) if part.id in cells]
    if not own:
        return Face(says=f"{unit.name}: chưa có văn bản")
    said = [placed.target for cell in own if cell.state is CellState.SET for placed in cell.targets]
    documents = [site.by_id[document] for cell in own for document in cell.documents]
    first = next((cell for cell in own if cell.state is CellState.SET), own[0])
    look = _LOOKS.get(first.state, "sim" if documents and all(view.is_simulated for view in documents) else "has")
    return Face(
        says="; ".join(_says(unit, cell) for cell in own),
        look=look,
        url=f"#{Place.of(first.province).id}",
        value=_value(said),
    )


def _parts(unit: Province) -> tuple[Province, ...]:
    return tuple(one for part in provinces().predecessors(unit) for one in (part, *_parts(part)))


def _says(unit: Province, cell: ComparisonCell) -> str:
    place = Place.of(cell.province)
    whose = unit.name if place.id == unit.id else f"{unit.name} (văn bản của {place.name})"
    if cell.state is not CellState.SET:
        return f"{whose}: {words.state(cell.state)}"
    said = (f"{words.amount(one.target)} {words.deadline_short(one.target.deadline)}" for one in cell.targets)
    return f"{whose}: {', '.join(said)}"


def _value(targets: list[Target]) -> str:
    """What fits on a tile: ``≥90%``, ``>95, ≥98``, else how many."""
    found = dict.fromkeys(_short(target) for target in targets)
    if len(found) > _MOST_VALUES:
        return f"{len(found)} mức"
    return ", ".join(found)


def _short(target: Target) -> str:
    upper = f"–{format_number(target.upper)}" if target.upper is not None else ""
    unit = "%" if target.unit == "%" else ""
    return f"{_SIGNS.get(target.comparator, '')}{format_number(target.value)}{upper}{unit}"
