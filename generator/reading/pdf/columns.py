"""Two columns of a head or a foot: issuer beside the motto, Nơi nhận beside the signature.

The two sides have baselines of their own, so lines across the page would mix them: *Các Bộ, cơ quan ngang Bộ (để phối
(đã ký) hợp)*. They are told apart by the white between them, before lines are made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.reading.pdf.characters import Chars
from generator.reading.pdf.lines import Line, Row, make_lines, make_rows

__all__ = ["Columns", "split_columns"]

_MOTTO = re.compile(r"C[ỘÔ]NG\s+H(?:ÒA|OÀ)\s+X|Céng\s+ho[µà]\s+x|CO[ÄÂ]NG\s+HO|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT", re.IGNORECASE)
_RECIPIENTS = re.compile(r"N[ơƠ]i\s+nh[ậẬ]n|N¬i\s+nh[Ëë]n|Nôi\s+nhaän", re.IGNORECASE)
_TYPE = re.compile(
    r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|KẾ HOẠCH|CHƯƠNG TRÌNH|THÔNG BÁO|TỜ TRÌNH|BÁO CÁO|ĐỀ ÁN|HƯỚNG DẪN)\b"
)
_MIN_GAP = 0.45
"""White between the columns, in sizes of the font; a space in a line that is stretched over the page is as wide, but
not over several lines at one place."""
_WIDE_GAP = 1.2
_MAX_ALONE = 4
"""Lines of *Nơi nhận* above the first of the signature."""
_FAR = 4.5
"""Sizes of the font between two lines from which the second is no part of a head or foot."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """Two columns, to be read one after the other."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]
    base: float
    """Of the uppermost line."""

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """The lines of the left column, then those of the right one, a blank one between."""
        sides = ([" ".join(part.text for part in line.segments) for line in side] for side in (self.left, self.right))
        left, right = sides
        return [*left, "", *right]


def split_columns(chars: Chars) -> tuple[list[Line], list[Columns]]:
    """The lines outside of heads and feet with two columns, and these, each from the top of the page."""
    rows = make_rows(chars)
    found: list[Columns] = []
    taken: set[int] = set()
    for at, row in enumerate(rows):
        is_head = _MOTTO.search(row.line.text) is not None
        if at not in taken and (is_head or _RECIPIENTS.match(row.line.text)):
            block, gap = _grow(rows, at, is_head=is_head)
            columns = _columns([rows[one] for one in block], gap, is_head=is_head)
            if columns is not None:
                found.append(columns)
                taken.update(block)
    return [row.line for at, row in enumerate(rows) if at not in taken], found


_Gap = tuple[float, float]


def _grow(rows: Sequence[Row], at: int, *, is_head: bool) -> tuple[list[int], _Gap | None]:
    """The rows from ``at`` on that leave one white strip free, and the strip; rows above it that stand right of it."""
    size = rows[at].line.size
    whites = _whites(rows[at], size)
    block = [at]
    best = _between_sides(whites, rows, block)
    for lower in range(at + 1, len(rows)):
        line = rows[lower].line
        if rows[lower - 1].line.base - line.base > _FAR * size or (is_head and _TYPE.match(line.text)):
            break
        left = _common(whites, _whites(rows[lower], size), size)
        inside = _between_sides(left, rows, [*block, lower])
        if inside is None and (best is not None or len(block) >= _MAX_ALONE):
            break
        whites, best, block = left, inside, [*block, lower]
    upper = at - 1
    while best is not None and upper >= 0 and rows[upper].line.left >= best[1] - 1 and _is_close(rows, upper):
        block.insert(0, upper)
        upper -= 1
    return block, best


def _is_close(rows: Sequence[Row], upper: int) -> bool:
    return rows[upper].line.base - rows[upper + 1].line.base < _FAR * rows[upper].line.size


def _whites(row: Row, size: float) -> list[_Gap]:
    """The white places of a row from edge to edge."""
    edges = [-1e6]
    for char in sorted((char for char in row.chars if not char.text.isspace()), key=lambda one: one.left):
        if char.left - edges[-1] >= _MIN_GAP * size:
            edges += [char.left, char.right]
        else:
            edges[-1] = max(edges[-1], char.right)
    return [*zip(edges[::2], edges[1::2], strict=False), (edges[-1], 1e6)]


def _common(whites: Sequence[_Gap], others: Sequence[_Gap], size: float) -> list[_Gap]:
    both = ((max(one[0], other[0]), min(one[1], other[1])) for one in whites for other in others)
    return [gap for gap in both if gap[1] - gap[0] >= _MIN_GAP * size]


def _between_sides(whites: Sequence[_Gap], rows: Sequence[Row], block: Sequence[int]) -> _Gap | None:
    """The widest strip with text on both sides of it."""
    left = min(rows[one].line.left for one in block)
    right = max(rows[one].line.right for one in block)
    inside = [gap for gap in whites if gap[0] > left and gap[1] < right]
    return max(inside, key=lambda gap: gap[1] - gap[0], default=None)


def _columns(rows: Sequence[Row], gap: _Gap | None, *, is_head: bool) -> Columns | None:
    if gap is None:
        return None
    middle = (gap[0] + gap[1]) / 2
    left = make_lines(Chars.of(char for row in rows for char in row.chars if char.left < middle))
    right = make_lines(Chars.of(char for row in rows for char in row.chars if char.left >= middle))
    if not left or not right:
        return None
    is_told = any(_MOTTO.search(line.text) for line in right) if is_head else not _RECIPIENTS.match(right[0].text)
    # One line alone may have a wide space at any place.
    if not is_told or (len(rows) == 1 and gap[1] - gap[0] < _WIDE_GAP * rows[0].line.size):
        return None
    return Columns(left=tuple(left), right=tuple(right), base=rows[0].line.base)
