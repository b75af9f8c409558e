"""Characters with places to lines with places: the order on the page, not the order in the file."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from generator.reading.capitals import CAPITALS_END, CAPITALS_START
from generator.reading.pdf.characters import Char

__all__ = ["DEFAULT_SIZE", "Line", "Segment", "group_rows", "is_torn", "join_wrapped", "make_line", "make_lines"]

_SAME_LINE = 0.4
"""Share of the font's size by which baselines of one line may differ: a raised note mark belongs to its line."""
_RAISED, _FAR_LARGER = 0.5, 1.5
_SPACE = 0.14
"""Share of the font's size from which a gap is a space; 1.2 points at 9."""
DEFAULT_SIZE = 10.0
"""Of letters that the file gives no size."""
_GUTTER = 1.6
"""Gap, in font sizes, between cells or columns; justified text of the corpus reaches 1.2."""

_TORN_NUMBER = re.compile(r"\d/[A-ZĐ]{1,6}$")
_REST_OF_NUMBER = re.compile(r"[A-ZĐ]{0,4}-[A-ZĐ]")
_LEFT, _BASE = itemgetter(1), itemgetter(3)
"""Fields of a Char, faster than by their names."""
_GLUED = re.compile(r"(?<=[\w)])-$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """Text without a wide gap in it."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """What stands on one baseline."""

    segments: tuple[Segment, ...]
    base: float
    size: float

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.segments[-1].right

    @property
    def text(self) -> str:
        """Its segments as cells of a row."""
        return " | ".join(segment.text for segment in self.segments)


def make_lines(chars: Sequence[Char]) -> list[Line]:
    """The lines of a page from top to bottom."""
    return [line for row in group_rows(chars) if (line := make_line(row)) is not None]


def group_rows(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters grouped by baseline, from the top of the page."""
    row: list[Char] = []
    base = size = 0.0
    for char in sorted(chars, key=_BASE, reverse=True):
        char_base, char_size = char[3], char[4]
        if row and base - char_base > _SAME_LINE * (char_size if char_size > size else size):
            # What is far smaller and half a line above is raised, like LibreOffice's marks of footnotes.
            if char_size >= _FAR_LARGER * size and base - char_base <= _RAISED * char_size:
                base = char_base
            else:
                yield row
                row = []
        if not row:
            base, size = char_base, char_size
        elif char_size > size * 1.1:
            size = char_size
        row.append(char)
    if row:
        yield row


def make_line(row: Iterable[Char]) -> Line | None:
    """The line that characters on one baseline make; ``None`` for white space alone."""
    ordered = sorted(row, key=_LEFT)
    printed = [char for char in ordered if not char[0].isspace()]
    if not printed:
        return None
    sizes = sorted([char[4] for char in printed])
    size = sizes[len(sizes) // 2] or DEFAULT_SIZE
    space = max(_SPACE * size, 0.05 * size + 1.8 * _usual_gap(printed))
    gutter, overlap = _GUTTER * size, -0.1 * size
    segments: list[Segment] = []
    pieces: list[str] = []
    left = right = printed[0].left
    has_space = is_capital = False
    # Unpacked, not asked by name: this runs over every character of a law.
    for text, char_left, char_right, _, _, char_is_capital in ordered:
        if text.isspace():
            has_space = True
            continue
        gap = char_left - right
        if pieces and gap > gutter:
            segments.append(_segment(pieces, left, right, is_capital=is_capital))
            pieces, left, is_capital = [], char_left, False
        elif pieces and (gap > space or (has_space and gap > overlap)):
            pieces.append(" ")
        if char_is_capital != is_capital and text.isalpha():
            is_capital = char_is_capital
            pieces.append(CAPITALS_START if is_capital else CAPITALS_END)
        pieces.append(text)
        right, has_space = char_right if char_right > right else right, False
    segments.append(_segment(pieces, left, right, is_capital=is_capital))
    return Line(segments=tuple(segments), base=max([char[3] for char in printed]), size=size)


def _usual_gap(printed: Sequence[Char]) -> float:
    """The gap between two letters of a word; above nothing in titles that are set with their letters apart."""
    gaps = sorted([after[1] - before[2] for before, after in itertools.pairwise(printed)])
    return gaps[len(gaps) // 2] if len(gaps) >= 8 else 0.0


def _segment(pieces: Sequence[str], left: float, right: float, *, is_capital: bool) -> Segment:
    return Segment(text="".join(pieces) + (CAPITALS_END if is_capital else ""), left=left, right=right)


def join_wrapped(upper: str, lower: str) -> str:
    """The line below put to the one above; a hyphen at the end holds ``NĐ-`` and ``CP`` together.

    >>> join_wrapped("Nghị định số 105/2025/NĐ-", "CP của Chính phủ"), join_wrapped("một", "hai")
    ('Nghị định số 105/2025/NĐ-CP của Chính phủ', 'một hai')
    """
    return upper + lower if is_torn(upper, lower) else f"{upper} {lower}"


def is_torn(upper: str, lower: str) -> bool:
    """Whether a line ends within a word: at its hyphen, or anywhere in a number too long for its cell.

    >>> is_torn("Nghị định 120/2020/N", "Đ-CP"), is_torn("Nghị định 60/2021/NĐ", "-CP"), is_torn("số 12/NQ", "- Sở")
    (True, True, False)
    """
    if _GLUED.search(upper):
        return True
    return _TORN_NUMBER.search(upper) is not None and _REST_OF_NUMBER.match(lower) is not None
