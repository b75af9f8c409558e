"""From lines to blocks: cells of a flattened head apart, wrapped lines together, tables as tables.

Joining is conservative: two lines become one block only when the second cannot begin anything. A line wrongly left
alone costs a paragraph break; a line wrongly joined would hide a provision.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.parsing.markers import match_marker
from generator.text.unicode import UPPER, is_capitals

__all__ = ["Block", "iter_blocks"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One paragraph, or the rows of one table."""

    text: str
    """Rows of a table are parted by ``\\n``; other blocks are one line."""
    after_blank: bool = False
    """Whether white space stood above it."""
    is_table: bool = False


_ONLY_PIPES = re.compile(r"[|\s]+")
_ENDS_SENTENCE = re.compile(r"""[.;:!?…/][”"')\]]*$""")
_HEAD_END = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Để|Triển khai|Điều \d|[IVX]+\.)")
_HEAD_LINES = 30
_BARE_LABEL = re.compile(
    r"""(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:(?:THỨ|thứ)\s+[^\W\d_]+|[IVX]+|[A-Z]|\d+)\s*[.:]? | (?:Điều|ĐIỀU)\s+\d+\s*[.:]?
      | [IVX]+\. | \d{1,2}\. | [a-zđ]\) | ỦY | UỶ | CỘNG""",
    re.VERBOSE,
)
# No line of a document ends with these words unless it was wrapped.
_OPEN_END = re.compile(r"(?:\b(?:ngày|tháng|năm|số|của|và|tại|theo|về|các|cho|giai đoạn|khoản|Điều)|,)$")
# Nơi nhận and the signature stand side by side on paper, and in one row where a site has flattened them.
_FOOT_ROW = re.compile(r"\|?\s*(?:Nơi nhận|NƠI NHẬN)\b")
# What never goes on from the line above it: place and date of a head, the subject of a công văn.
_HEAD_LINE = re.compile(rf"[{UPPER}][^,;:]{{2,40}},\s*ngày\b.{{0,14}}\btháng\b.{{0,6}}\bnăm\b|V/[vV]\b")
_MOTTO_END = re.compile(r"Hạnh\s+phúc\W*$", re.IGNORECASE)
_OWN_LINE = re.compile(r"PHỤ LỤC|(?:TM|KT|TL|TUQ)\.")
_NUMBER_TAIL = re.compile(r"\d+[^\W\d_]?/")
_PLACE_TAIL = re.compile(r"[^\W\d_]+,\s*ngày\b")
_MAX_PLACE = 3
"""Words of a place that a narrow column breaks in two: "Thừa Thiên / Huế, ngày …"."""
_MIN_WRAPPED = 3
_WRAP_SHARE = 0.55


def iter_blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Blocks of the document in reading order.

    Args:
        lines: The document's lines, blank ones as ``""``.
    """
    pieces = list(_split_cells(lines))
    yield from _join(pieces, longest=_wrap_width(pieces))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Piece:
    text: str
    after_blank: bool
    is_row: bool = False
    last_line: int = 0
    """Length of the last source line in it."""


def _split_cells(lines: Sequence[str]) -> Iterator[_Piece]:
    """Lines without layout pipes. Two-column heads become one line a cell; further down a row stays a row."""
    blank, in_head = False, True
    for index, line in enumerate(lines):
        if not line or _ONLY_PIPES.fullmatch(line):
            blank = True
            continue
        in_head = in_head and index < _HEAD_LINES and not _HEAD_END.match(line)
        cells = [cell.strip() for cell in line.split("|")]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 or (len(cells) > 1 and (in_head or _FOOT_ROW.match(line))):
            for cell in filled:
                yield _Piece(text=cell, after_blank=blank)
                blank = False
        else:
            yield _Piece(text=line, after_blank=blank, is_row=len(filled) > 1)
        blank = False


def _wrap_width(pieces: Sequence[_Piece]) -> int:
    """Length at which the text was wrapped by hand, 0 when its lines are whole paragraphs.

    A line that starts with a small letter right under one without a final stop is the sign of wrapping.
    """
    broken = [
        len(upper.text)
        for upper, lower in itertools.pairwise(pieces)
        if not lower.after_blank
        and lower.text[0].islower()
        and not _ENDS_SENTENCE.search(upper.text)
        and match_marker(lower.text) is None
    ]
    return max(broken) if len(broken) >= _MIN_WRAPPED else 0


def _join(pieces: Iterable[_Piece], *, longest: int) -> Iterator[Block]:
    current: _Piece | None = None
    for piece in pieces:
        if current is not None and _belongs(current, piece, longest=longest):
            separator = "\n" if current.is_row else " "
            current = _Piece(
                text=f"{current.text}{separator}{piece.text}",
                after_blank=current.after_blank,
                is_row=current.is_row,
                last_line=len(piece.text),
            )
            continue
        if current is not None:
            yield Block(text=current.text, after_blank=current.after_blank, is_table=current.is_row)
        current = piece
    if current is not None:
        yield Block(text=current.text, after_blank=current.after_blank, is_table=current.is_row)


def _belongs(upper: _Piece, lower: _Piece, *, longest: int) -> bool:
    """Whether ``lower`` continues ``upper``."""
    if upper.is_row or lower.is_row:
        return upper.is_row and lower.is_row and not lower.after_blank
    if match_marker(lower.text) is not None:
        return False
    if _BARE_LABEL.fullmatch(upper.text):
        return True  # "Phần I" above its heading, "Điều 1." above its sentence: also across white space
    return not lower.after_blank and _goes_on(upper, lower.text, longest=longest)


def _goes_on(upper: _Piece, lower: str, *, longest: int) -> bool:
    """Whether the line right under ``upper`` is more of the same sentence."""
    if _MOTTO_END.search(upper.text) or (
        _HEAD_LINE.match(lower) and len(upper.text.split()) > _MAX_PLACE and not _OPEN_END.search(upper.text)
    ):
        return False
    if lower[0].islower() and _is_full(upper, longest):
        return True  # a wrapped list inside a sentence: "… đất đai; / tăng cường kiểm tra …"
    if _ENDS_SENTENCE.search(upper.text) and upper.text != "Số:":
        return False
    if lower[0].islower() or (_OPEN_END.search(upper.text) and not _is_heading_line(lower)):
        return True
    if len(upper.text.split()) == 1 and (_PLACE_TAIL.match(lower) or _NUMBER_TAIL.match(lower)):
        return True  # "Nghệ / An, ngày 18 tháng 01 năm 2022", "Số: / 166/QĐ-UBND"
    if is_capitals(upper.text) or _is_heading_line(lower):
        return _continues_heading(upper.text, lower)
    return _is_full(upper, longest)


def _is_full(piece: _Piece, longest: int) -> bool:
    """Whether the last line of ``piece`` was wrapped because it was full."""
    return bool(longest) and (piece.last_line or len(piece.text)) >= _WRAP_SHARE * longest


def _is_heading_line(text: str) -> bool:
    """Set in capitals and starting with a letter: ``154/2020/NĐ-CP.`` is no heading."""
    return text[0].isalpha() and is_capitals(text)


def _continues_heading(upper: str, lower: str) -> bool:
    """``I. MÔI TRƯỜNG`` above ``PHÁP LÝ``: capitals go on under a numbered heading in capitals."""
    if not (is_capitals(upper) and _is_heading_line(lower)) or _OWN_LINE.match(lower):
        return False
    return match_marker(upper) is not None
