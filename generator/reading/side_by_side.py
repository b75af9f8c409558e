"""Heads and feet set in two columns with blanks or tabs: the left column, then the right one, as on paper.

``UBND TỈNH X          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`` in one line is the issuer and the motto; read across, the
second line of the issuer would follow the motto.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from generator.text.unicode import LOWER, UPPER

__all__ = ["part_columns"]

_GUTTER = re.compile(r"(?<=\S)(?:[ \xa0]*\t[ \t\xa0]*|[ \xa0]{3,})(?=\S)")
_MOTTO = re.compile(r"C[ỘO]NG\s+H(?:ÒA|OÀ|ÕA)\s+X[ÃA]\s+H[ỘO]I|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT", re.IGNORECASE)
# What stands in the right column and can be told from the left one by its words alone.
_RIGHT = re.compile(
    rf"""(?<=\S)(?<!NƯỚC)\s+(?=(?: CỘNG\s+H(?:ÒA|OÀ|ÕA)\s+XÃ\s+HỘI\b | Độc\s+lập\s*[-–]\s*Tự\s+do\b
      | (?:TP\.?\s*)?[{UPPER}][{LOWER}]+(?:\s+(?:[-–]\s+)?[{UPPER}][{LOWER}]+){{0,3}}\s*,\s*ngày[\s\d.…]*tháng\b ))""",
    re.VERBOSE,
)
# What stands under a head; a table may follow it.
_BELOW_HEAD = re.compile(
    r"[\s|]*(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|CHƯƠNG TRÌNH|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|ĐỀ ÁN|NGHỊ ĐỊNH|THÔNG TƯ"
    r"|HƯỚNG DẪN|QUY CHẾ|QUY ĐỊNH|PHỤ LỤC|LUẬT|Căn cứ|Thực hiện|Kính gửi|Điều|Phần|STT|TT|[IVX]+\s*[.-])(?!\w)"
)
_FOOT = re.compile(r"\s*(?:Nơi\s+(?:nhận|gửi)|NƠI\s+NHẬN)\b")
_SIGNER = re.compile(
    r"(?:TM|KT|TL|TUQ|T/M|Q)\s*[./]|(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|THỦ\s+TƯỚNG)\b", re.IGNORECASE
)
_BULLET = re.compile(r"\s*[-–+•.]")
_HEAD_LINES = 12
"""How far down a head in columns can begin, in lines that are not blank."""
_HEAD_ROWS = 8
_FOOT_ROWS = 30
_FAR = 1000
"""A column that no line's indent comes near."""
_NEAR = 8
"""Columns that a centred line of the right side may begin before the others."""


class _Row(NamedTuple):
    left: str
    right: str
    column: int
    """Where the right side begins; 0 where the row has none."""


def part_columns(text: str) -> str:
    r"""``text`` with its head and its foot read column by column, where they stand side by side in one line.

    >>> print(
    ...     part_columns(
    ...         "UBND TỈNH LAI CHÂU      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    ...         "    SỞ NỘI VỤ                Độc lập - Tự do - Hạnh phúc"
    ...     )
    ... )
    UBND TỈNH LAI CHÂU
    SỞ NỘI VỤ
    <BLANKLINE>
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc
    <BLANKLINE>
    """
    lines = text.split("\n")
    for start, end in _spans(lines):
        lines[start:end] = _by_column([_row(line) for line in lines[start:end]])
    return "\n".join(lines)


def _spans(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where heads and feet in columns begin and end, the last one first."""
    spans = [(at, _foot_end(lines, at)) for at, line in enumerate(lines) if _is_foot(line)]
    head = _head_start(lines)
    return sorted([*spans, *([(head, _head_end(lines, head))] if head is not None else [])], reverse=True)


def _head_start(lines: Sequence[str]) -> int | None:
    filled = [at for at, line in enumerate(lines[:200]) if line.strip()][:_HEAD_LINES]
    return next((at for at in filled if _MOTTO.match(_row(lines[at]).right)), None)


def _head_end(lines: Sequence[str], start: int) -> int:
    """Behind the last row of the head that has both columns."""
    filled = [at for at in range(start, min(start + 3 * _HEAD_ROWS, len(lines))) if lines[at].strip()][:_HEAD_ROWS]
    head = takewhile(lambda at: _BELOW_HEAD.match(lines[at]) is None, filled)
    return max((at for at in head if _row(lines[at]).right), default=start) + 1


def _is_foot(line: str) -> bool:
    return "|" not in line and _FOOT.match(line) is not None and _SIGNER.match(_row(line).right) is not None


def _foot_end(lines: Sequence[str], start: int) -> int:
    """Behind the last row that goes on with one of the columns."""
    column = _row(lines[start]).column
    last, is_open = start, False
    for at in range(start + 1, min(start + _FOOT_ROWS, len(lines))):
        row = _row(lines[at])
        if not row.left.strip():
            is_open = False
            continue
        is_right = not row.right and _indent(row.left) >= column - _NEAR
        if not (row.right or is_right or is_open or _BULLET.match(row.left)):
            break
        is_open = is_open if is_right else row.left.rstrip()[-1] not in ";.:"
        last = at
    return last + 1


def _row(line: str) -> _Row:
    """The two sides of a line; a line without a gutter has a left side only."""
    if "|" in line:
        return _flattened(line)
    gap = _GUTTER.search(line) or _RIGHT.search(line)
    if gap is None:
        return _Row(line, "", 0)
    column = len(line[: gap.end()].expandtabs(8))
    return _Row(line[: gap.start()].strip(), line[gap.end() :].strip(), column)


def _flattened(line: str) -> _Row:
    """A row that its reader has parted already."""
    cells = [cell.strip() for cell in line.split("|") if cell.strip()]
    return _Row(cells[0], cells[1], _FAR) if len(cells) == 2 else _Row(line, "", 0)


def _indent(line: str) -> int:
    expanded = line.expandtabs(8)
    return len(expanded) - len(expanded.lstrip())


def _by_column(rows: Sequence[_Row]) -> list[str]:
    """The left sides, then the right ones; a row of one side belongs to the right one where it begins near there."""
    column = min(row.column for row in rows if row.right)
    left, right = list[str](), list[str]()
    for row in rows:
        if row.right:
            left.append(row.left)
            right.append(row.right)
        elif row.left.strip():
            (right if _indent(row.left) >= column - _NEAR else left).append(row.left.strip())
    return [*left, "", *right, ""]
