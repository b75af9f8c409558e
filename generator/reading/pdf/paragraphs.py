"""Lines of pages to paragraphs: wrapped lines joined by where they end and begin, columns one after the other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.reading.pdf.columns import Columns
from generator.reading.pdf.lines import Line, Segment, join_wrapped
from generator.reading.pdf.rules import Table

__all__ = ["PageBlock", "make_paragraphs"]

PageBlock = Line | Table | Columns
"""What a page consists of."""

_LAYOUT = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)|Độc\s+lập\s*[-–]\s*Tự|Nơi\s+nhận|\b(?:TM|KT|TL|TUQ)\.|^Số\s*:"
                     r"|ĐẢNG\s+CỘNG\s+SẢN|Céng\s+hoµ|§éc\s+lËp|N¬i\s+nhËn")  # fmt: skip
_MARKER = re.compile(
    r"(?:\d{1,3}(?:\.\d+)*\s*[.)/]|[a-zđ]\)|[-–+•*]\s|Điều\s+\d+|[IVX]+\.|PHỤ LỤC|Phụ lục|Nơi nhận"
    r"|(?:Chương|CHƯƠNG|Mục|MỤC)\s+(?:[IVXLC]+|\d+)\b|(?:Phần|PHẦN)\s+(?:thứ|THỨ|[IVX]+)\b"
    r"|(?:§[iI][ÒÌ][uU]|Ñieàu)\s+\d+)"  # Điều in TCVN3 and VNI, whose letters are mended later
)
_SIGNS = re.compile(r"(?:TM|KT|TL|TUQ)\.\s")
_BEGINS = re.compile(r"Căn cứ|Theo đề nghị|Thực hiện|Xét|[\[(]")
_ENDS = re.compile(r"""[.;:!?…][”"')\]]*$""")
_RULE = re.compile(r"[-–—_*=.\s]{3,}")
_MOTTO = re.compile(r"Độc\s+lập\b")
_FULL = 0.02
"""Share of the text's width that a wrapped line may leave free at its end, whatever the next word."""
_WIDER = 1.15
"""A word may be wider than the mean of its line says, by so much."""
_LONG = 0.7
_PARTED = 1.25
"""Times the usual leading from which two lines are paragraphs set apart."""
_MAX_INDENT = 0.15
_INDENTED = 0.08
"""Share of the lines that must be indented before their indents mean paragraphs."""
_INDENT = 0.012
_LEADING = 1.9


@dataclass(frozen=True, kw_only=True, slots=True)
class _Margins:
    left: float
    right: float
    leading: float = 0.0
    """From one baseline to the next, as a rule."""
    has_indents: bool = False
    """Whether paragraphs begin with an indented line, so that a line at the margin continues one."""

    @property
    def width(self) -> float:
        return max(self.right - self.left, 1.0)

    def is_wrapped(self, line: Line, following: Line) -> bool:
        """Whether the first word of the line below had no room at the end of this one."""
        word = following.text.split(" ", 1)[0]
        wide = (len(word) + 1) * (following.right - following.left) / max(len(following.text), 1)
        return line.right + max(wide * _WIDER, _FULL * self.width) > self.right

    def is_even(self, line: Line) -> bool:
        """Whether as much is free before the line as after it."""
        return abs((line.left - self.left) - (self.right - line.right)) < 0.06 * self.width

    def is_centred(self, line: Line) -> bool:
        """Whether it is set in the middle, and not over the whole width."""
        return line.left - self.left > 0.05 * self.width and self.is_even(line)


def make_paragraphs(pages: Sequence[Sequence[PageBlock]]) -> list[str]:
    """Lines of text: a paragraph each, blank ones between; rows of tables together."""
    out: list[str] = []
    last: Line | None = None
    last_margins: _Margins | None = None
    above: Table | None = None
    for page in pages:
        margins = _margins([line for line in page if isinstance(line, Line)])
        first = True
        for block in _blocks(page, margins):
            if isinstance(block, Table):
                if above is not None and first and block.continues(above) and out[-1:] == [""]:
                    out.pop()  # a table goes on at the top of the next page
                    out.extend([*block.rows, ""])
                else:
                    out.extend(["", *block.rows, ""])
                last, above, first = None, block, False
                continue
            above = None
            if isinstance(block, list):
                out.extend(["", *block, ""])
                last, first = None, False
                continue
            if (
                last is not None
                and last_margins is not None
                and _continues(last, block, last_margins, margins, across=first)
            ):
                out[-1] = join_wrapped(out[-1], block.text)
            else:
                if last is None or not _is_stacked(last, block, margins):
                    out.append("")
                out.append(block.text)
            last, last_margins, first = block, margins, False
    return out


def _is_stacked(upper: Line, lower: Line, margins: _Margins) -> bool:
    """Whether two lines that were not wrapped belong together all the same: centred, or a head's lines and its rule."""
    if not _is_close(upper, lower):
        return False
    if _RULE.fullmatch(lower.text) or (upper.text.isupper() and _MOTTO.match(lower.text)):
        return True
    return margins.is_centred(lower) and margins.is_centred(upper)


def _margins(page: Sequence[Line]) -> _Margins:
    """Where most lines begin and end: single words and wide tables do not count."""
    if not page:
        return _Margins(left=0, right=1)
    wide = [line for line in page if len(line.segments) == 1 and len(line.text) > 40] or list(page)
    lefts, rights = sorted(line.left for line in wide), sorted(line.right for line in wide)
    left, right = lefts[len(lefts) // 10], rights[-1 - len(rights) // 20]
    indented = sum(_INDENT * (right - left) < line.left - left < _MAX_INDENT * (right - left) for line in wide)
    steps = sorted(upper.base - lower.base for upper, lower in itertools.pairwise(page))
    leading = steps[len(steps) // 2] if steps else 0.0
    return _Margins(left=left, right=right, leading=leading, has_indents=indented >= max(2, _INDENTED * len(wide)))


def _blocks(page: Sequence[PageBlock], margins: _Margins) -> Iterator[Line | Table | list[str]]:
    """Single lines, ruled tables, and runs of lines with a gap in them, which are read by column or by row."""
    run: list[Line] = []
    for line in page:
        if not isinstance(line, Line):
            if run:
                yield from _flush(run)
                run = []
            yield line if isinstance(line, Table) else line.lines
            continue
        if _has_columns(line, margins) or (run and _is_beside(run, line)):
            run.append(line)
            continue
        if run:
            yield from _flush(run)
            run = []
        yield line
    if run:
        yield from _flush(run)


def _has_columns(line: Line, margins: _Margins) -> bool:
    if len(line.segments) < 2:
        return False
    # A number and its text, set with a tab, are one line.
    is_long = line.right > margins.left + _LONG * margins.width
    return not (len(line.segments) == 2 and is_long and _MARKER.fullmatch(f"{line.segments[0].text} ".rstrip(" ")))


def _is_beside(run: Sequence[Line], line: Line) -> bool:
    """Whether a line without a gap stands on one side of the gap of the lines above it, close under them."""
    if not _is_close(run[-1], line) or len(line.segments) != 1:
        return False
    gap = _gutter(run)
    return (
        gap is not None and (line.right <= gap[1] or line.left >= gap[0]) and line.right - line.left < 0.6 * _width(run)
    )


def _width(run: Sequence[Line]) -> float:
    return max(line.right for line in run) - min(line.left for line in run)


def _is_close(upper: Line, lower: Line) -> bool:
    return 0 < upper.base - lower.base < _LEADING * 1.6 * max(upper.size, lower.size)


def _gutter(run: Sequence[Line]) -> tuple[float, float] | None:
    """The gap that all lines of the run with two sides have in common."""
    left = max((line.segments[0].right for line in run if len(line.segments) > 1), default=0.0)
    right = min((line.segments[-1].left for line in run if len(line.segments) > 1), default=0.0)
    return (left, right) if left < right else None


def _flush(run: Sequence[Line]) -> Iterator[Line | list[str]]:
    gap = _gutter(run)
    is_layout = _LAYOUT.search("\n".join(segment.text for line in run for segment in line.segments)) is not None
    if gap is not None and (is_layout or _is_prose(run)):
        yield [*_side(run, gap, is_left=True), "", *_side(run, gap, is_left=False)]
    elif len(run) == 1:
        yield _closed(run[0])  # a gap left for a number by hand: "Số:      /QĐ-UBND"
    else:
        yield [line.text for line in run]


def _side(run: Sequence[Line], gap: tuple[float, float], *, is_left: bool) -> Iterator[str]:
    """The lines on one side of the gap."""
    middle = (gap[0] + gap[1]) / 2
    for line in run:
        parts = [segment.text for segment in line.segments if (segment.left < middle) is is_left]
        if parts:
            yield " ".join(parts)


def _closed(line: Line) -> Line:
    whole = Segment(text=" ".join(segment.text for segment in line.segments), left=line.left, right=line.right)
    return Line(segments=(whole,), base=line.base, size=line.size)


def _is_prose(run: Sequence[Line]) -> bool:
    """Whether the two sides are columns of running text: long, and both wide."""
    pairs = [line for line in run if len(line.segments) == 2]
    wide = [line for line in pairs if min(len(segment.text) for segment in line.segments) > 30]
    return len(run) > 12 and len(wide) > 0.8 * len(run)


def _continues(upper: Line, lower: Line, above: _Margins, here: _Margins, *, across: bool) -> bool:
    if len(lower.segments) > 1 or _SIGNS.match(lower.text):
        return False
    if not across and not (_is_close(upper, lower) and abs(upper.size - lower.size) < 0.2 * upper.size):
        return False
    if not across and _ENDS.search(upper.text) and upper.base - lower.base > _PARTED * here.leading:
        return False
    indent = lower.left - here.left
    if lower.text[:1].islower() and not _ENDS.search(upper.text) and not _MARKER.match(lower.text):
        return indent < _INDENT * here.width or (here.is_even(lower) and above.is_even(upper))
    if not above.is_wrapped(upper, lower) or (
        _ENDS.search(upper.text) and not here.has_indents and _BEGINS.match(lower.text)
    ):
        return False
    if _MARKER.match(lower.text) and (_ENDS.search(upper.text) or indent > _INDENT * here.width):
        return False
    if here.is_centred(lower) and lower.text[:1].isupper() and indent > 0.1 * here.width:
        return upper.text.isupper() and lower.text.isupper() and here.is_centred(upper)
    return indent < _INDENT * here.width or not _ENDS.search(upper.text)
