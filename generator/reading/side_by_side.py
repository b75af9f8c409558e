"""Heads and feet set in two columns with blanks or tabs: the left column, then the right one, as on paper.

``UBND TỈNH X          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`` in one line is the issuer and the motto; read across, the
second line of the issuer would follow the motto.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from generator.text.unicode import LOWER, UPPER, is_capitals

__all__ = ["part_columns"]

# "ngày      tháng      năm" leaves room for the stamp.
_GUTTER = re.compile(r"(?<=\S)(?<!ngày)(?<!tháng)(?<!năm)(?:[ \xa0]*\t[ \t\xa0]*|[ \xa0]{3,})(?=\S)")
_RULE = r"[-–—_=*.~\s]*"
# The motto and nothing else, or a third column ("Mẫu số 01"); a treaty's title has the other party behind it.
_MOTTO_TEXT = (
    r"(?i:C[ỘO]NG\s+H(?:ÒA|OÀ|ÕA)\s+X[ÃA]\s+H[ỘO]I(?:\s+CHỦ\s+NGHĨA)?(?:\s+VIỆT\s+NAM)?|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM)"
    rf"{_RULE}(?:$|\t|[ \xa0]{{3}}|Độc\s+lập\b)"
)
_MOTTO = re.compile(_MOTTO_TEXT)
_MOTTO_WORDS = re.compile(r"[cC][ỘộOo](?<=\b..)[Nn][Gg][^\S\n]+(?:[hH]|[sS][Ảả][nN])")
_PLACE = (
    rf"(?:(?:TP|Tp|T\.P)\.?\s*|(?:Thành\s+phố|Tỉnh|Thị\s+xã|Huyện|Quận|Xã|Phường)\s+)?"
    rf"[{UPPER}][{LOWER}]+(?:\s+(?:[-–]\s+)?[{UPPER}][{LOWER}]+){{0,3}}\s*,\s*ngày\b"
)
# What stands in the right column of a head under the motto, and is nothing that a list or a table says.
_HEAD_RIGHT = re.compile(
    rf"{_MOTTO_TEXT}|(?i:XÃ\s+HỘI\s+CHỦ|CHỦ\s+NGHĨA|Độc\s+lập|Tự\s+do|Hạnh\s+phúc)\b|VIỆT\s+NAM{_RULE}$|[-–—_=*.~]{_RULE}$"
    rf"|(?:[{UPPER}][^,;:|]{{1,40}},\s*)?ngày[\s\d.…]*(?:tháng(?![^\W\d])|$)|(?:tháng[\s\d.…]*)?năm[\s\d.…]*$"
)
# The same words tell the right column from the left one where a single blank is between them.
_RIGHT = re.compile(
    rf"""(?<=\S)(?<!NƯỚC)\s+(?=(?: CỘNG\s+H(?:ÒA|OÀ|ÕA)\s+XÃ\s+HỘI\b | Độc\s+lập\s*[-–]\s*Tự\s+do\b | {_PLACE} ))""",
    re.VERBOSE,
)
_ONLY_RIGHT = re.compile(rf"\s*(?:{_PLACE}|(?i:Độc\s+lập\s*[-–]\s*Tự\s+do)\b)")
"""A line that has lost its left side, and its place with it."""
# What proves that a motto is one: its second line, and behind a gutter also place and date, all that the party prints.
_SECOND_LINE = re.compile(r"Độc\s+lập\b", re.IGNORECASE)
_UNDER_GUTTER = re.compile(r"Độc\s+lập\b|,\s*ngày\b", re.IGNORECASE)
# What stands under a head or a foot; a table or a list may follow it.
_BELOW = re.compile(
    r"[\s|]*(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|CHƯƠNG TRÌNH|THÔNG BÁO|BÁO CÁO|TỜ TRÌNH|ĐỀ ÁN|NGHỊ ĐỊNH|THÔNG TƯ"
    r"|HƯỚNG DẪN|QUY CHẾ|QUY ĐỊNH|PHỤ LỤC|Phụ lục|LUẬT|Căn cứ|Thực hiện|Kính gửi|Điều|Phần|Biểu|Mẫu|STT|TT"
    r"|[IVX]+\s*[.-]|\d+\s*[.)])(?!\w)"
)
_FOOT_WORD = re.compile("N(?:ơi|ƠI)")
_FOOT = re.compile(r"\s*(?:Nơi\s+(?:nhận|gửi)|NƠI\s+NHẬN)(?:\s*:|[ \xa0]*\t|[ \xa0]{3})")
_ROLES = (
    "CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|BÍ THƯ|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CỤC TRƯỞNG|TRƯỞNG BAN"
    "|TỔNG GIÁM ĐỐC|CHỦ NHIỆM|THỐNG ĐỐC"
).replace(" ", r"\s+")
# In small letters where a font of TCVN3 prints them as capitals.
_SIGNER = re.compile(
    rf"(?:TM|KT|TL|TUQ|T/M|K/T|Q)\s*[./]\s*[{UPPER}]|(?:PHÓ\s+)?(?:{_ROLES})$|(?-i:(?:PHÓ\s+)?(?:{_ROLES})[{UPPER}\s,]*$)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*[-–+•.]")
_ITEM_END = (";", ".", ",", ":")
_HEAD_LINES = 12
"""How far down a head in columns can begin, in lines that are not blank."""
_HEAD_ROWS = 8
_PROOF_ROWS = 4
"""Lines from the motto within which its proof stands."""
_FOOT_ROWS = 30
_MAX_GAPS = 8
"""Gaps of a line that are looked at; a table has more."""
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
    spans = _spans(text, lines)
    for start, end in spans:
        above = [""] if start else []
        lines[start:end] = above + _by_column([_row(line) for line in lines[start:end]])
    return "\n".join(lines) if spans else text


def _spans(text: str, lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where heads and feet in columns begin and end, the last one first."""
    feet = [(at, _foot_end(lines, at)) for at in _lines_with(_FOOT_WORD, text) if _is_foot(lines[at])]
    heads = [(at, _head_end(lines, at)) for at in _head_starts(text, lines)]
    return sorted([*feet, *heads], reverse=True)


def _lines_with(words: re.Pattern[str], text: str) -> Iterable[int]:
    """The numbers of the lines in which the words stand; found in the whole text at once."""
    found: dict[int, None] = {}
    number = at = 0
    for match in words.finditer(text):
        number, at = number + text.count("\n", at, match.start()), match.start()
        found[number] = None
    return found


def _head_starts(text: str, lines: Sequence[str]) -> Iterator[int]:
    """The document's own head, and below it those of documents attached, which gutters must part."""
    filled = (at for at, line in enumerate(lines) if line.strip())
    below = next(islice(filled, _HEAD_LINES, None), len(lines))
    for at in _lines_with(_MOTTO_WORDS, text):
        if (at < below or _has_gutter(lines[at])) and _is_head(lines, at):
            yield at


def _is_head(lines: Sequence[str], at: int) -> bool:
    if not _MOTTO.match(_row(lines[at]).right):
        return False
    proof = _UNDER_GUTTER if _has_gutter(lines[at]) else _SECOND_LINE
    rows = islice(filter(str.strip, lines[at : at + 3 * _PROOF_ROWS]), _PROOF_ROWS)
    return any(proof.search(row) for row in rows)


def _has_gutter(line: str) -> bool:
    is_gap = "  " in line or "\t" in line or "\xa0" in line
    return "|" in line or (is_gap and _GUTTER.search(line) is not None)


def _head_end(lines: Sequence[str], start: int) -> int:
    """Behind the last row of the head whose right side is a head's."""
    filled = [at for at in range(start, min(start + 3 * _HEAD_ROWS, len(lines))) if lines[at].strip()][:_HEAD_ROWS]
    head = takewhile(lambda at: _BELOW.match(lines[at]) is None, filled)
    return max((at for at in head if _HEAD_RIGHT.match(_row(lines[at]).right)), default=start) + 1


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
        if _BELOW.match(lines[at]) or not (is_right or _goes_on(row, is_open=is_open)):
            break
        is_open = is_open if is_right else row.left.rstrip()[-1] not in ";.:"
        last = at
    return last + 1


def _goes_on(row: _Row, *, is_open: bool) -> bool:
    """Whether the left side of a row is more of the recipients."""
    if _BULLET.match(row.left):
        return True
    ends_item = row.left.rstrip().endswith(_ITEM_END)
    if is_capitals(row.left) and not ends_item:
        return False  # the title of what follows
    return is_open or (ends_item and bool(row.right))


def _row(line: str) -> _Row:
    """The two sides of a line; a line without a gutter has a left side only."""
    if "|" in line:
        return _flattened(line)
    gaps = list(islice(_GUTTER.finditer(line), _MAX_GAPS))
    gap = next((gap for gap in gaps if _HEAD_RIGHT.match(line, gap.end())), gaps[0] if gaps else None)
    if gap is not None:
        return _Row(line[: gap.start()].strip(), line[gap.end() :].strip(), len(line[: gap.end()].expandtabs(8)))
    gap = None if _ONLY_RIGHT.match(line) else _RIGHT.search(line)
    # A single blank says nothing of where the columns stand.
    return _Row(line, "", 0) if gap is None else _Row(line[: gap.start()].strip(), line[gap.end() :].strip(), _FAR)


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
            (right if _is_right(row.left, column) else left).append(row.left.strip())
    return [*left, "", *right, ""]


def _is_right(line: str, column: int) -> bool:
    """Whether a line of one side is of the right one: by where it begins, or by what only that side says."""
    return _indent(line) >= column - _NEAR or (
        any(map(str.isalpha, line)) and _HEAD_RIGHT.match(line.strip()) is not None
    )
