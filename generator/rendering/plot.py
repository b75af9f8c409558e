"""Dot plots of targets: one axis, one track of SVG a target. Positions are shares of the width, so text never shrinks.

As on a number line at school: a filled dot and a ray for *từ … trở lên*, an open dot for *trên*, a lozenge for an
exact value, a bar for a range.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from generator.model.facts import Comparator, Target
from generator.text.numbers import format_number

__all__ = ["Axis", "axis_for", "axis_track", "glyph", "mini", "national_glyph", "track", "used_comparators"]

_LEFT, _WIDTH = Decimal("5"), Decimal("90")
_MAX_TICKS = 6
_STACK = 5
_BREAK = '<path class="break" d="M0 41.5h3l3-5 5 10 3-5h4"/>'
"""Where an axis leaves out what lies between zero and its first value."""
_RAYS_RIGHT = frozenset({Comparator.AT_LEAST, Comparator.MORE_THAN})
_RAYS_LEFT = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})
_OPEN = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN})
_SAYINGS = {
    Comparator.AT_LEAST: "≥ từ mức này trở lên",
    Comparator.MORE_THAN: "> trên mức này",
    Comparator.EQUAL: "= đúng mức này",
    Comparator.AT_MOST: "≤ không quá mức này",
    Comparator.LESS_THAN: "< dưới mức này",
    Comparator.ABOUT: "≈ khoảng mức này",
    Comparator.BETWEEN: "từ mức này đến mức kia",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """Where values stand."""

    low: Decimal
    high: Decimal
    step: Decimal
    unit: str

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The values that carry a label."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * number for number in range(count + 1))

    @property
    def starts_at_zero(self) -> bool:
        """Whether lengths can be compared; otherwise the page must say so."""
        return self.low == 0

    def at(self, value: Decimal) -> str:
        """Position of a value: ``50.00%``."""
        share = (value - self.low) / (self.high - self.low)
        return f"{_LEFT + _WIDTH * share:.2f}%"

    def label(self, value: Decimal) -> str:
        """A value with its unit, the unit only where it is short."""
        return f"{format_number(value)}%" if self.unit == "%" else format_number(value)


def axis_for(targets: Sequence[Target], unit: str, also: Sequence[Decimal] = ()) -> Axis | None:
    """The axis that holds every value with few round ticks; ``None`` where there is nothing to draw.

    Args:
        targets: What is drawn.
        unit: Of the indicator.
        also: Values that have to be on the axis too: the national targets.
    """
    values = [value for target in targets for value in (target.value, target.upper) if value is not None]
    if not values:
        return None
    values += also
    low, high = min(values), max(values)
    if low < 0:
        return None
    # A single value says nothing about a range: its axis is the whole scale.
    start = Decimal(0) if low <= high / 2 or low == high else low
    span = high - start if high > start else max(abs(high) / 10, Decimal(1))
    step = _step(span)
    bottom = (start / step).to_integral_value("ROUND_FLOOR") * step
    if start != 0 and bottom == low:
        bottom -= step
    top = (high / step).to_integral_value("ROUND_CEILING") * step
    top = top + step if top == high and not (unit == "%" and high >= 100) else top
    return Axis(low=max(bottom, Decimal(0)), high=max(top, bottom + step), step=step, unit=unit)


def _step(span: Decimal) -> Decimal:
    scale = Decimal(10) ** (span.adjusted() - 1)
    for factor in (1, 2, 5, 10, 20, 50):
        if span / (scale * factor) <= _MAX_TICKS:
            return scale * factor
    return scale * 100


def track(axis: Axis, target: Target, national: Sequence[Decimal] = ()) -> Markup:
    """The row of one target, with a line through all rows at each national target."""
    lines = "".join(
        f'<line class="grid" x1="{x}" x2="{x}" y1="0" y2="28"/>' for x in (axis.at(tick) for tick in axis.ticks)
    )
    lines += _national(axis, national)
    return Markup('<svg class="track" aria-hidden="true">{}{}</svg>').format(Markup(lines), Markup(_mark(axis, target)))


def national_glyph() -> Markup:
    """The key's sign for the national target."""
    return Markup(
        '<svg viewBox="0 0 64 20" class="track" aria-hidden="true">'
        '<line class="national" x1="32" x2="32" y1="0" y2="20"/></svg>'
    )


def _national(axis: Axis, values: Sequence[Decimal]) -> str:
    return "".join(
        f'<line class="national" x1="{x}" x2="{x}" y1="-9" y2="37"/>' for x in (axis.at(value) for value in values)
    )


def axis_track(axis: Axis) -> Markup:
    """The row of labels, with a break where the axis does not start at zero."""
    base = (
        f'<line class="base" x1="{axis.at(axis.low)}" x2="100%" y1="26" y2="26"/>'
        if axis.starts_at_zero
        else '<path class="base" d="M0 26h6l3-5 5 10 3-5h6"/><line class="base" x1="22" x2="100%" y1="26" y2="26"/>'
    )
    ticks = axis.ticks if axis.starts_at_zero else axis.ticks[1:]
    labels = "".join(f'<text x="{axis.at(tick)}" y="16">{axis.label(tick)}</text>' for tick in ticks)
    return Markup(f'<svg class="track">{base}{labels}</svg>')


def _mark(axis: Axis, target: Target) -> str:
    x, kind = axis.at(target.value), target.comparator
    if target.upper is not None:
        end = axis.at(target.upper)
        ray = f'<line class="ray" x1="{x}" x2="{end}" y1="14" y2="14"/>'
        return ray + f'<circle class="solid" cx="{x}" cy="14" r="7"/><circle class="solid" cx="{end}" cy="14" r="7"/>'
    if kind is Comparator.EQUAL:
        return f'<svg x="{x}" y="14" overflow="visible"><path class="solid" d="M0-8 8 0 0 8-8 0Z"/></svg>'
    if kind is Comparator.ABOUT:
        return (
            f'<svg x="{x}" y="14" overflow="visible"><path class="base" d="M-13-6v12M13-6v12"/>'
            '<circle class="solid" r="6"/></svg>'
        )
    far = axis.at(axis.high if kind in _RAYS_RIGHT else axis.low)
    dot = (
        f'<circle class="open" cx="{x}" cy="14" r="6"/>'
        if kind in _OPEN
        else f'<circle class="solid" cx="{x}" cy="14" r="7"/>'
    )
    return f'<line class="ray" x1="{x}" x2="{far}" y1="14" y2="14"/>{dot}'


def used_comparators(targets: Iterable[Target]) -> tuple[Comparator, ...]:
    """The comparators that occur, in the order of their definition."""
    used = {target.comparator for target in targets}
    return tuple(comparator for comparator in Comparator if comparator in used)


def glyph(comparator: Comparator) -> tuple[Markup, str]:
    """An entry of the key: its sign and what it says."""
    y = 'cy="10"'
    if comparator is Comparator.EQUAL:
        drawn = '<path class="solid" d="M32 2l8 8-8 8-8-8Z"/>'
    elif comparator is Comparator.ABOUT:
        drawn = f'<path class="base" d="M19 4v12M45 4v12"/><circle class="solid" cx="32" {y} r="6"/>'
    elif comparator is Comparator.BETWEEN:
        drawn = (
            f'<line class="ray" x1="10" x2="54" y1="10" y2="10"/><circle class="solid" cx="10" {y} r="7"/>'
            f'<circle class="solid" cx="54" {y} r="7"/>'
        )
    else:
        from_x, to_x = (10, 64) if comparator in _RAYS_RIGHT else (54, 0)
        shape = 'class="open" r="6"' if comparator in _OPEN else 'class="solid" r="7"'
        drawn = f'<line class="ray" x1="{from_x}" x2="{to_x}" y1="10" y2="10"/><circle {shape} cx="{from_x}" {y}/>'
    return Markup(f'<svg viewBox="0 0 64 20" class="track" aria-hidden="true">{drawn}</svg>'), _SAYINGS[comparator]


def mini(targets: Sequence[Target], unit: str) -> Markup:
    """A small plot for lists: stacked marks, at most five high, then how many; empty where nothing can be drawn."""
    axis = axis_for(targets, unit)
    if axis is None:
        return Markup()
    stacks: dict[Decimal, list[Target]] = {}
    for target in targets:
        stacks.setdefault(target.value, []).append(target)
    marks = "".join(_stack(axis, value, stack) for value, stack in sorted(stacks.items()))
    ends = (
        f'<text x="0" y="57">{axis.label(axis.low)}</text>'
        f'<text x="100%" y="57" text-anchor="end">{axis.label(axis.high)}</text>'
    )
    line = f'<line x1="{0 if axis.starts_at_zero else 18}" x2="100%" y1="41.5" y2="41.5" stroke="var(--line)"/>'
    line += "" if axis.starts_at_zero else _BREAK
    return Markup(f'<svg class="dots" aria-hidden="true">{line}{marks}{ends}</svg>')


def _stack(axis: Axis, value: Decimal, targets: Sequence[Target]) -> str:
    x = axis.at(value)
    drawn = "".join(_dot(x, 36 - 8 * height, target) for height, target in enumerate(targets[:_STACK]))
    if len(targets) > _STACK:
        drawn += f'<svg x="{x}" y="4" overflow="visible"><text x="7" y="4">×{len(targets)}</text></svg>'
    return drawn


def _dot(x: str, y: int, target: Target) -> str:
    if target.comparator is Comparator.EQUAL:
        return f'<svg x="{x}" y="{y}" overflow="visible"><path d="M0-4.5 4.5 0 0 4.5-4.5 0Z"/></svg>'
    kind = ' class="o" r="3.2"' if target.comparator in _OPEN else ' r="4"'
    return f'<circle cx="{x}" cy="{y}"{kind}/>'
