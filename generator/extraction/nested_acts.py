"""Which of the acts that a sentence names it speaks of, and which stand in the title or the history of another.

``Bãi bỏ Điều 165 của Luật Xây dựng số 50/2014/QH13 đã được sửa đổi theo Luật số 03/2016/QH14, Luật số 62/2020/QH14``
speaks of one law, and names three. A wrong answer here tells readers that an act in force was repealed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.model.facts import Citation

__all__ = ["own_acts", "unquoted"]

_MARK = re.compile('[“"]')
_QUOTED = re.compile(r"""“[^”]*”|(?<![^\s(])"[^"]*"|(?:(?<=:\s)|^)[“"][^”"]*$""")
"""Words in quotation marks, and those of a quotation that goes on in the next paragraph; no inches (``tivi 32"``)."""
_PART = re.compile(
    r"\b(?:Điều|khoản|điểm|mục|phần|chương|phụ\s+lục|một\s+số|cụm\s+từ|nội\s+dung|đoạn|tiết|biểu|mẫu"
    r"|(?-i:quy\s+định)\s+(?:trước\s+đây\s+)?(?:về|tại|của))\b",
    re.IGNORECASE,
)
# "Bãi bỏ một số điều của Luật A và Luật B": of B no more than of A.
_PARTS_OF_ALL = re.compile(r"\bmột\s+(?:số|phần)\b[^,;]*$", re.IGNORECASE)

# What parts one act of a list from the next, with the part of the next that is meant: "và khoản 2 Điều 5 của".
_JOINT = re.compile(
    r"(?P<sign>^|[,;]|\bvà|\bcùng\s+với)\s*(?:và\s+)?(?:các\s+)?"
    # A number tells a part from "điều kiện", "phần mềm", "biểu mẫu".
    r"(?P<part>(?:(?:điểm|khoản|điều|mục|phần|chương|tiết|đoạn|biểu|mẫu)\s+(?:số\s+|thứ\s+)?(?:\d|[ivx]+\b|[a-zđ]\b|nhất|hai|ba)"
    r"|phụ\s+lục\s|cụm\s+từ\s)[^;:()]{0,160}?\s+)?$",
    re.IGNORECASE,
)
# In capitals a type stands before the mention: "THÔNG TƯ SỐ 5/2019/TT-BTC VÀ THÔNG TƯ SỐ 6/2019/TT-BTC".
_TYPE = re.compile(r"\b(?:LUẬT|PHÁP LỆNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|QUYẾT ĐỊNH|THÔNG TƯ(?: LIÊN TỊCH)?|CHỈ THỊ|KẾ HOẠCH)\s+$")
# In the title of the act before: "… sửa đổi, bổ sung khoản 3, khoản 4 Điều 12 Thông tư số 219/2013/TT-BTC".
_OBJECT = re.compile(
    r"\b(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ)\s+(?:(?:một\s+số|các|và|của|điểm|khoản|điều|mục|phần"
    r"|chương|phụ\s+lục|tiết|đoạn|biểu|mẫu|\d{1,3}[a-zđ]?|[a-zđ])\b[\s,]*)+$",
    re.IGNORECASE,
)


def unquoted(text: str, acts: Sequence[Citation]) -> tuple[Citation, ...]:
    """The acts outside of quotation marks: ``Thay thế cụm từ “Luật Tương trợ tư pháp” …`` changes words, no act."""
    quoted = [found.span() for found in _QUOTED.finditer(text)] if _MARK.search(text) else []
    if not quoted:
        return tuple(acts)
    starts = [start for start, _ in quoted]
    return tuple(act for act in acts if not _is_within(quoted, bisect_right(starts, act.span.start) - 1, act))


def _is_within(quoted: Sequence[tuple[int, int]], number: int, act: Citation) -> bool:
    return number >= 0 and act.span.start < quoted[number][1]


def own_acts(text: str, acts: Sequence[Citation], words: str) -> Iterator[tuple[Citation, bool]]:
    """Yield the acts that are meant, each with whether only a part of it is.

    Args:
        text: The provision's text.
        acts: One or more that it names there outside of quotation marks, in order; the first is meant.
        words: What stands before the first: ``khoản 2 Điều 5 của``, ``một số điều của``.
    """
    owner, before, is_nested = acts[0], acts[0], False
    yield owner, _PART.search(words) is not None
    looked_at, opened = owner.span.end, 0
    are_all_parts = _PARTS_OF_ALL.search(words) is not None
    for act in acts[1:]:
        if act.span.start < before.span.end:
            continue
        opened += text.count("(", looked_at, act.span.start) - text.count(")", looked_at, act.span.start)
        looked_at = act.span.start
        if opened > 0:
            continue  # "(được sửa đổi, bổ sung bởi Nghị định số …)"
        gap = _TYPE.sub("", text[before.span.end : act.span.start])
        joint = None if _OBJECT.search(gap) else _JOINT.search(gap)
        is_nested = joint is None or (is_nested and not _goes_back(joint, owner, before, act))
        before = act
        if not is_nested and joint is not None:
            yield act, are_all_parts or joint["part"] is not None


def _goes_back(joint: re.Match[str], owner: Citation, before: Citation, act: Citation) -> bool:
    """Whether a list goes on from its last own act, past acts inside that one's title or history.

    Only where the words show it: a semicolon, a law with its name behind amending laws without one, or an act of the
    first one's type behind acts of another type. Else it stays open, and nothing is said of the act.
    """
    if joint["sign"] == ";":
        return True
    if act.name is not None and before.name is None and before.document_type == act.document_type:
        return True
    return act.document_type == owner.document_type != before.document_type and _kind(act) == _kind(owner)


def _kind(act: Citation) -> str | None:
    """Type and body in a number: ``QĐ-UBND`` of ``12/2019/QĐ-UBND``."""
    return act.number.rpartition("/")[2] if act.number is not None else None
