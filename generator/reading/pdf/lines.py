"""Characters with places to lines with places: the order on the page, not the order in the file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, count, pairwise
from operator import ne, sub

from generator.reading.capitals import CAPITALS_END, CAPITALS_START
from generator.reading.pdf.characters import Chars, Span

__all__ = ["DEFAULT_SIZE", "Line", "Row", "Segment", "is_torn", "join_wrapped", "make_lines", "make_rows"]

_SAME_LINE = 0.4
"""Share of the font's size by which baselines of one line may differ: a raised note mark belongs to its line."""
_RAISED, _FAR_LARGER = 0.5, 1.5
_SPACE = 0.14
"""Share of the font's size from which a gap is a space; 1.2 points at 9."""
DEFAULT_SIZE = 10.0
"""Of letters that the file gives no size."""
_GUTTER = 1.6
"""Gap, in font sizes, between cells or columns; justified text of the corpus reaches 1.2."""
_OVERLAP = -0.1
"""Gap, in font sizes, below which letters overlap."""

_TORN_NUMBER = re.compile(r"\d/[A-ZĐ]{1,6}$")
_REST_OF_NUMBER = re.compile(r"[A-ZĐ]{0,4}-[A-ZĐ]")
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
        if len(self.segments) == 1:
            return self.segments[0].text
        return " | ".join(segment.text for segment in self.segments)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Characters on one baseline, and the line that they make."""

    chars: Chars
    line: Line


def make_lines(chars: Chars) -> list[Line]:
    """The lines of a page from top to bottom."""
    return [row.line for row in make_rows(chars)]


@lru_cache(maxsize=1)
def make_rows(chars: Chars) -> Sequence[Row]:
    """The rows that have more than white space, from the top of the page.

    The last ones are kept: footnotes and columns are looked for in the rows of the same page.
    """
    return [Row(chars=row, line=line) for row in _iter_rows(chars) if (line := _make_line(row)) is not None]


def _iter_rows(chars: Chars) -> Iterator[Chars]:
    """Characters grouped by baseline, from the top of the page."""
    sizes = chars.sizes
    row: list[Span] = []
    base = size = 0.0
    for start, end in _levels(chars.bases):
        level, at = chars.bases[start], start
        # From a character on that is surely on the row's line, all on its level are: a level is one step in most rows.
        while at < end and (not row or base - level > _SAME_LINE * size):
            if row and base - level > _SAME_LINE * sizes[at]:
                # What is far smaller and half a line above is raised, like LibreOffice's marks of footnotes.
                if sizes[at] >= _FAR_LARGER * size and base - level <= _RAISED * sizes[at]:
                    base = level
                else:
                    yield chars.within(row)
                    row = []
            base, size = (base, _larger(size, sizes[at : at + 1])) if row else (level, sizes[at])
            _add(row, at, at + 1)
            at += 1
        if at < end:
            size = _larger(size, sizes[at:end])
            _add(row, at, end)
    if row:
        yield chars.within(row)


def _levels(bases: Sequence[float]) -> list[Span]:
    """The characters with one baseline that follow each other, the uppermost first."""
    starts = [0, *compress(count(1), map(ne, bases, bases[1:]))] if bases else []
    return sorted(pairwise([*starts, len(bases)]), key=lambda span: bases[span[0]], reverse=True)


def _larger(size: float, others: Sequence[float]) -> float:
    """The size of a row with more characters: it grows with what is clearly larger."""
    if max(others) > size * 1.1:
        for other in others:
            if other > size * 1.1:
                size = other
    return size


def _add(row: list[Span], start: int, end: int) -> None:
    """Puts characters to a row, to its last span where they go on with it."""
    if row and row[-1][1] == start:
        start = row.pop()[0]
    row.append((start, end))


def _make_line(row: Chars) -> Line | None:
    """The line that characters on one baseline make; ``None`` for white space alone."""
    row = row.from_left()
    blanks = list(compress(count(), map(str.isspace, row.texts)))
    if len(blanks) == len(row):
        return None
    row = row.without(blanks) if blanks else row
    size = _middle(row.sizes) or DEFAULT_SIZE
    # How far the line reaches: further than its last letter where that is narrow and stands over another.
    reach = row.rights if sorted(row.rights) == row.rights else list(accumulate(row.rights, max))
    gaps = [-math.inf, *map(sub, row.lefts[1:], reach)]
    between = gaps[1:] if reach is row.rights else list(map(sub, row.lefts[1:], row.rights))
    space = max(_SPACE * size, 0.05 * size + 1.8 * _usual_gap(between))
    gutter, overlap = _GUTTER * size, _OVERLAP * size
    least = min(space, gutter)
    wide = [at for at, gap in enumerate(gaps) if gap > least]
    cuts = [at for at in wide if gaps[at] > gutter]
    # A blank of the file parts what stands behind it, but for letters that overlap on the page.
    parted = {at - before for before, at in enumerate(blanks)} - {0, len(row)}
    texts = list(row.texts)
    if any(row.capitals):
        _mark_capitals(texts, row.capitals, cuts)
    for at in {*wide, *(at for at in parted if gaps[at] > overlap)}.difference(cuts):
        texts[at] = f" {texts[at]}"
    return Line(
        segments=tuple(
            Segment(text="".join(texts[start:end]), left=row.lefts[start], right=reach[end - 1])
            for start, end in pairwise([0, *cuts, len(row)])
        ),
        base=max(set(row.bases)),
        size=size,
    )


def _middle(values: Sequence[float]) -> float:
    """The one in the middle when they are put in order; most lines are of one size."""
    return values[0] if values.count(values[0]) == len(values) else sorted(values)[len(values) // 2]


def _usual_gap(gaps: Sequence[float]) -> float:
    """The gap between two letters of a word; above nothing in titles that are set with their letters apart."""
    return sorted(gaps)[len(gaps) // 2] if len(gaps) >= 8 else 0.0


def _mark_capitals(texts: list[str], capitals: Sequence[bool], cuts: Sequence[int]) -> None:
    """Puts marks around what a font prints as capitals, in each segment for itself."""
    for start, end in pairwise([0, *cuts, len(texts)]):
        is_capital = False
        for at in range(start, end):
            if capitals[at] is not is_capital and texts[at].isalpha():
                is_capital = capitals[at]
                texts[at] = (CAPITALS_START if is_capital else CAPITALS_END) + texts[at]
        if is_capital:
            texts[end - 1] += CAPITALS_END


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
    if upper.endswith("-") and _GLUED.search(upper):
        return True
    return _TORN_NUMBER.search(upper) is not None and _REST_OF_NUMBER.match(lower) is not None
