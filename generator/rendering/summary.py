"""An indicator in one row of a list: how many provinces set it, from where to where, as a small plot."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.comparison import CellState, ComparisonTable
from generator.model.facts import Target
from generator.rendering import words
from generator.rendering.plot import mini
from generator.rendering.view import Place

__all__ = ["Summary", "comparable_targets", "summarise"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """What a list says about one comparison."""

    table: ComparisonTable
    set: int
    """Provinces that set it, comparably."""
    unknown: int
    other: int
    scans: int
    """Figures that a machine read from pictures; they stand neither in the range nor in the small plot."""
    range: str
    """``từ > 95% đến = 100%``."""
    places: str
    """Names of the provinces that set it."""
    svg: Markup


def comparable_targets(table: ComparisonTable, *, with_scans: bool = True) -> tuple[Target, ...]:
    """The targets that stand on one axis, in the order of the cells.

    Args:
        table: The comparison.
        with_scans: Also those that a machine read from pictures; where they stand unmarked, they may not.
    """
    return tuple(
        placed.target
        for cell in table.cells
        if cell.state is CellState.SET
        for placed in cell.targets
        if with_scans or not placed.is_scan
    )


def summarise(table: ComparisonTable) -> Summary:
    """The summary of a comparison."""
    targets = comparable_targets(table, with_scans=False)
    clean = tuple(placed.target for cell in table.cells for placed in cell.targets if not placed.is_scan)
    states = [cell.state for cell in table.cells]
    named = [Place.of(cell.province).name for cell in table.cells if cell.targets]
    return Summary(
        table=table,
        set=states.count(CellState.SET),
        unknown=states.count(CellState.UNKNOWN),
        other=states.count(CellState.NOT_COMPARABLE),
        scans=sum(placed.is_scan for cell in table.cells for placed in cell.targets),
        range=_range(targets or clean),
        places=words.list_of(named),
        svg=mini(targets, table.indicator.unit),
    )


def _range(targets: tuple[Target, ...]) -> str:
    """From the lowest to the highest figure: ``từ > 95% đến 100%``; one figure with two signs is no way to go."""
    if not targets:
        return ""
    ordered = sorted(targets, key=lambda target: (target.value, target.comparator.value))
    ends = dict.fromkeys(_end(target) for target in (ordered[0], ordered[-1]))
    if len(ends) == 1:
        return words.amount(ordered[0])
    joint = "{} hoặc {}" if ordered[0].value == ordered[-1].value else "từ {} đến {}"
    return joint.format(*ends)


def _end(target: Target) -> str:
    """An amount at the end of a range, where “=” would only be in the way."""
    return words.amount(target).replace("=\u00a0", "")
