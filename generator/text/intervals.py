"""How sure a share is: the interval of Wilson, which stays within 0 and 1 and serves small counts too."""

from __future__ import annotations

from math import sqrt
from typing import Final

__all__ = ["wilson"]

_Z: Final = 1.959963984540054  # 95 %


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, the whole range where nothing was counted.

    >>> [round(bound, 3) for bound in wilson(257, 258)]
    [0.978, 0.999]
    >>> wilson(0, 0)
    (0.0, 1.0)

    Raises:
        ValueError: If more are right than there are.
    """
    if not 0 <= right <= total:
        raise ValueError(f"{right} of {total} is no share")
    if not total:
        return 0.0, 1.0
    share, square = right / total, _Z * _Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = _Z * sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return max(0.0, middle - half), min(1.0, middle + half)
