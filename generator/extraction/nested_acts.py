"""Which of the acts that a sentence names it speaks of, and which stand in the title or the history of another.

``Bãi bỏ Điều 165 của Luật Xây dựng số 50/2014/QH13 đã được sửa đổi theo Luật số 03/2016/QH14, Luật số 62/2020/QH14``
speaks of one law, and names three. A wrong answer here tells readers that an act in force was repealed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.facts import Citation

__all__ = ["own_acts"]

# What parts one act of a list from the next, with the part of the next that is meant: "và khoản 2 Điều 5 của".
_JOINT = re.compile(
    r"(?P<sign>^|[,;]|\bvà|\bcùng\s+với)\s*(?:và\s+)?(?:các\s+)?"
    r"(?P<part>(?:điểm|khoản|điều|mục|phần|chương|phụ\s+lục|tiết|đoạn|biểu|mẫu|cụm\s+từ)\s[^;:()]{1,160}?(?:\s+của)?\s+)?$",
    re.IGNORECASE,
)

_OPEN_QUOTE = re.compile(r'(?:“|(?:^|[\s(])")[^“”"]*$')
_LONGEST_PHRASE = 130
"""Characters; a phrase in quotation marks is looked for no further back, so that many acts cost no more than each."""
_LONGEST_QUOTED = 4000


def own_acts(text: str, acts: Sequence[Citation], *, is_part: bool) -> Iterator[tuple[Citation, bool]]:
    """Yield the acts that are meant, each with whether only a part of it is.

    Args:
        text: The provision's text.
        acts: The acts that it names there, in order; the first is meant.
        is_part: Whether only a part of the first is.
    """
    acts = [act for act in acts if not _is_quoted(text, act.span.start)]
    if not acts:
        return
    owner, before, is_nested = acts[0], acts[0], False
    yield owner, is_part
    for act in acts[1:]:
        gap = text[before.span.end : act.span.start]
        joint = _JOINT.search(gap)
        is_nested = joint is None or (is_nested and not _goes_back(joint, owner, before, act))
        before = act
        if not is_nested and joint is not None:
            yield act, joint["part"] is not None


def _is_quoted(text: str, at: int) -> bool:
    """``Thay thế cụm từ “Luật Tương trợ tư pháp” bằng …``: words that are changed, no act that is."""
    if text.startswith("“") and at <= _LONGEST_QUOTED and "”" not in text[:at]:
        return True  # new wording of another act
    return _OPEN_QUOTE.search(text[max(0, at - _LONGEST_PHRASE) : at]) is not None


def _goes_back(joint: re.Match[str], owner: Citation, before: Citation, act: Citation) -> bool:
    """Whether a list goes on from its last own act, past acts inside that one's title or history.

    Only where the words show it: a semicolon, a law with its name behind amending laws without one, or an act of the
    first one's type behind acts of another type. Else it stays open, and nothing is said of the act.
    """
    if joint["sign"] == ";":
        return True
    if act.name is not None and before.name is None:
        return True
    return act.document_type == owner.document_type != before.document_type
