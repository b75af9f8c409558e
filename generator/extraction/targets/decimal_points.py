"""Whether a dot groups thousands or begins decimals: what the other figures of its row tell.

Vietnamese groups thousands by full stops, tables made by programs have decimal points: ``80.735`` alone may be either.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from generator.extraction.targets.reading import Reading

__all__ = ["with_points_of_row"]

_NAME = re.compile(r"[^\W\d_]{3,}")
_POINTED = re.compile(r"(?<=[|\t])\s*(\d+\.(?:\d{1,2}|\d{4,}))(?=\s*(?:[|\t]|$))")
"""A cell with a decimal point, which groups no thousands."""
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}\.\d{3}(?![.,]?\d)")


def with_points_of_row(reading: Reading, row: str) -> Reading:
    """``Triệu người | 78.6858 | 79.7154 | 80.735``: thousands read as the decimals that stand beside them.

    Where the row's other figures have decimal points and are as large as this one with such a point, or as large as it
    is without (``980.55 | 1.050``), and not both, the row leaves one reading; where they do not tell, there is no
    figure.

    Args:
        reading: A cell of the row; its dots are read as grouping thousands.
        row: The words of the whole row, its cells parted by ``|``.
    """
    beside = _pointed(row)
    if not beside:
        return reading
    kept = []
    for quantity in reading.quantities:
        if _ONE_GROUP.match(reading.text, quantity.number_start) is None:
            kept.append(quantity)
            continue
        readings = [value for value in (quantity.value, quantity.value / 1000) if _is_alike_any(value, beside)]
        if len(readings) == 1:
            kept.append(replace(quantity, value=readings[0]))
    return replace(reading, quantities=tuple(kept))


def _pointed(row: str) -> tuple[Decimal, ...]:
    """The figures of a row that have a decimal point: cells of their own behind its name, so no number of the row."""
    name = _NAME.search(row)
    return tuple([Decimal(figure) for figure in _POINTED.findall(row, name.end())]) if name is not None else ()


def _is_alike_any(one: Decimal, others: tuple[Decimal, ...]) -> bool:
    return any(other > 0 and Decimal("0.1") < one / other < 10 for other in others)
