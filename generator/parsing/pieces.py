"""Lines of a document as pieces, and how they were wrapped by hand: at which length, and what white space parts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.model.provisions import Kind
from generator.parsing.markers import Marker
from generator.text.patterns import search_end

__all__ = ["ENDS_SENTENCE", "HEAD_END", "Block", "ends_range", "parted_lines", "wrap_width"]

ENDS_SENTENCE = re.compile(r"""[.;:!?…/][”"')\]]*$""")
HEAD_END = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Để|Triển khai|Điều \d|[IVX]+\.)")
"""Beginnings of the first line under head and title."""
_FOOT = re.compile(r"\|?\s*(?:Nơi nhận|NƠI NHẬN)\b|(?:TM|KT|TL|TUQ)\.\s")
_AFTER_FOOT = re.compile(r"PHỤ LỤC\b|Phụ lục\b|(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|QUY ĐỊNH|QUY CHẾ)\b")
_LISTS = {Kind.ITEM, Kind.SUBITEM, Kind.MILESTONE}
_MIN_WRAPPED = 3
_MIN_NUMBERED = 3
"""Provisions with a number that white space must stand above, before it means anything where it is missing."""
_MOST_TIGHT = 0.02
_MOST_STRAY = 0.05
"""A text read from a picture loses white space here and there, above headings of articles too: such a text is none."""
_LEAST_BROKEN = 0.5
_DASHES = "-–"
_RANGE_BEGIN = re.compile(r"(?:^|\s)(\d+(?:[.,]\d+)*)\s?%?$")
_RANGE_END = re.compile(r"[-–]\s?(\d+(?:[.,]\d+)*)")
_GROUPED = re.compile(r"[.](?=\d{3}(?!\d))")
_MARK = re.compile(r"[.,]")
_SHORT_LINE = 0.5
"""Share of the width that no line was broken at for want of room."""
_FEWEST_LISTED = 3
_MOST_TIGHT_ITEMS = 0.1


class Block(NamedTuple):
    """One paragraph, or the rows of one table; a tuple, since every line of a document becomes one."""

    text: str
    """Rows of a table are parted by ``\\n``; other blocks are one line."""
    after_blank: bool = False
    """Whether white space stood above it."""
    is_table: bool = False
    marker: Marker | None = None
    """The number that it begins with; that of its label, if it has one."""
    label: str = ""
    """The line *Điều 3* above the words that it numbers, without a stop that would tell it from a reference."""


def wrap_width(pieces: Sequence[Block]) -> int:
    """Length at which the text was wrapped by hand, 0 when its lines are whole paragraphs.

    A line that starts with a small letter right under one without a final stop is the sign of wrapping.
    """
    broken = [len(upper.text) for upper, lower in _pairs(pieces) if _is_broken(upper, lower)]
    return max(broken) if len(broken) >= _MIN_WRAPPED else 0


def parted_lines(pieces: Sequence[Block], width: int) -> Container[int]:
    """Places of the lines that go on with what stands right above them, because white space parts all that does not.

    So pages of collections of law print an act; a line of theirs may be broken after any word: ``2. Sở`` /
    ``Khoa học và Công nghệ``, ``a) Đến hết năm 2025: Có ≥`` / ``30% doanh nghiệp …``. Head and foot are left out, whose
    lines stand by themselves. Where items too stand apart, a dash in front of such a line is none of an item:
    ``Công an thành phố`` / ``- Thường trực Chương trình``. Short lines, none with a small letter first, are a
    list without marks: names, slogans, an address.

    Args:
        pieces: The lines of a document.
        width: The length at which they were wrapped.
    """
    if not _are_parted(pieces):
        return range(0)
    body = list(_inside_body(pieces))
    below = [place for place in body if not pieces[place].after_blank]
    rest = [
        place for place in below if pieces[place].marker is None or ends_range(pieces[place - 1].text, pieces[place])
    ]
    listed = frozenset(_iter_listed(pieces, rest, width))
    rest = [place for place in rest if place not in listed]
    dashes = {place for place in body if pieces[place].marker is not None and pieces[place].text[0] in _DASHES}
    words = {place for place in dashes if _RANGE_END.match(pieces[place].text) is None}
    tight = words.intersection(below).difference(rest)
    return frozenset([*rest, *(tight if len(tight) <= max(1, _MOST_TIGHT_ITEMS * len(dashes)) else ())])


def ends_range(above: str, piece: Block) -> bool:
    """``… giai đoạn 2026`` above ``- 2030 …``, ``… bình quân 05`` above ``- 06%/năm``: a wrapped range, no item."""
    end = None if piece.after_blank or piece.is_table else _RANGE_END.match(piece.text)
    begin = _RANGE_BEGIN.search(above) if end is not None else None
    return end is not None and begin is not None and _value(begin[1]) < _value(end[1])


def _value(printed: str) -> Decimal:
    """What a printed number is worth: ``1.200``, ``3,5``."""
    whole, *rest = _MARK.split(_GROUPED.sub("", printed))
    return Decimal(f"{whole}.{''.join(rest)}")


def _iter_listed(pieces: Sequence[Block], rest: Sequence[int], width: int) -> Iterator[int]:
    """Places of the lines of lists without marks among those that may go on with what stands above."""
    runs = itertools.groupby(enumerate(rest), key=lambda pair: pair[1] - pair[0])
    for places in ([place for _, place in run] for _, run in runs):
        lines = [pieces[place].text for place in (places[0] - 1, *places)]
        is_short = max(map(len, lines[:-1])) < _SHORT_LINE * width
        if len(lines) >= _FEWEST_LISTED and is_short and not any(line[0].islower() for line in lines[1:]):
            yield from places


def _pairs(pieces: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Lines without number with the line right above."""
    for upper, lower in itertools.pairwise(pieces):
        if not lower.after_blank and lower.marker is None:
            yield upper, lower


def _is_broken(upper: Block, lower: Block) -> bool:
    return lower.text[0].islower() and not search_end(ENDS_SENTENCE, upper.text)


def _are_parted(pieces: Sequence[Block]) -> bool:
    """Whether white space stands above nearly every number, and hardly ever is missing under the end of a sentence."""
    numbered = [piece for piece in pieces if piece.marker and piece.marker[0] not in _LISTS and not piece.is_table]
    if len(numbered) < _MIN_NUMBERED:
        return False
    below = [pair for pair in _pairs(pieces) if not pair[0].is_table and not pair[1].is_table]
    tight = sum(not piece.after_blank for piece in numbered)
    stray = sum(search_end(ENDS_SENTENCE, upper.text) is not None for upper, _ in below)
    broken = sum(_is_broken(upper, lower) for upper, lower in below)
    return (
        tight <= _MOST_TIGHT * len(numbered)
        and stray <= _MOST_STRAY * len(below)
        and broken >= max(_MIN_WRAPPED, _LEAST_BROKEN * len(below))
    )


def _inside_body(pieces: Sequence[Block]) -> Iterator[int]:
    """Places of the lines below the first sentence or number, those of the foot left out."""
    inside = False
    for place, piece in enumerate(pieces):
        if _FOOT.match(piece.text):
            inside = False
        elif not inside:
            inside = piece.after_blank and _begins_body(piece)
        elif not piece.is_table:
            yield place


def _begins_body(piece: Block) -> bool:
    is_numbered = piece.marker is not None and piece.marker[0] not in _LISTS
    return is_numbered or HEAD_END.match(piece.text) is not None or _AFTER_FOOT.match(piece.text) is not None
