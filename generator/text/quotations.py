"""Passages in quotation marks that run over several paragraphs: the new wording in an act that amends another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

__all__ = ["OPENING_MARKS", "quoted_paragraphs"]

OPENING_MARKS = frozenset({"“", '"'})
"""With one of these a quotation of several paragraphs begins."""

_OPENED = re.compile(r'[“"]\s*\w')
_OPENING = 80
"""Characters in which a line says that it brings new wording: ``Điều 3. Sửa đổi, bổ sung Điều 11``."""
_CHANGES = re.compile(r"\b(?:sửa đổi|bổ sung|thay thế)\b", re.IGNORECASE)
_CLOSED = re.compile(r'[”"]\s*[.;,]*$')


def quoted_paragraphs(texts: Sequence[str]) -> AbstractSet[int]:
    """Numbers of the paragraphs that stand inside a quotation of more than one, its first and last included.

    What is never closed, or opened again before, quotes nothing: one lost mark must not swallow the rest of an act. Nor
    does a mark that opens where nothing announces new wording, as noise of a scan does.

    >>> act = ["2. Khoản 3 được sửa đổi như sau:", "“3. Hồ sơ gồm:", "a) Đơn;", "b) Bản sao.”.", "3. Bãi bỏ khoản 4."]
    >>> sorted(quoted_paragraphs(act))
    [1, 2, 3]
    """
    found: set[int] = set()
    start = -1
    for number, text in enumerate(texts):
        if _OPENED.match(text) and _left_open(text) > 0:
            start = number if _leads_in(texts[number - 1] if number else "") else -1
        elif start >= 0 and _CLOSED.search(text[-8:]) and _left_open(text) != 0:
            found.update(range(start, number + 1))
            start = -1
    return found


def _leads_in(before: str) -> bool:
    """Whether a quotation can follow: behind ``… như sau:``, ``Sửa đổi Điều 8`` or the end of another."""
    words = before.rstrip()
    return (
        words.endswith(":") or _CLOSED.search(words[-8:]) is not None or _CHANGES.search(words[:_OPENING]) is not None
    )


def _left_open(text: str) -> int:
    """How many quotations are open behind ``text``; straight marks open and close in turn."""
    return text.count("“") - text.count("”") or text.count('"') % 2
