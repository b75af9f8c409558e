"""Fonts that print small letters as capitals.

TCVN3 has too few places for capitals with marks, so its typists set ``uû ban nh©n d©n`` in ``.VnTimeH``, which shows
ỦY BAN NHÂN DÂN. Readers that see fonts mark such passages; once the letters are Unicode, they become capitals.
"""

from __future__ import annotations

import re

__all__ = ["CAPITALS_END", "CAPITALS_START", "is_capitals_font", "print_capitals"]

CAPITALS_START, CAPITALS_END = "\u2e28", "\u2e29"
"""Double parentheses of medieval editions: no document of today has them."""
_MARKED = re.compile(f"{CAPITALS_START}([^{CAPITALS_START}{CAPITALS_END}]*){CAPITALS_END}?")
_FONT = re.compile(r"\.?Vn\w*?H(?:-?(?:Bold|Italic))*(?![\w])", re.IGNORECASE)


def is_capitals_font(name: str | None) -> bool:
    """Whether a font prints small letters as capitals.

    >>> is_capitals_font(".VnTimeH"), is_capitals_font("VnTimeHBold"), is_capitals_font(".VnTime")
    (True, True, False)
    """
    return name is not None and _FONT.match(name) is not None


def print_capitals(text: str, *, is_legacy: bool) -> tuple[str, int]:
    """``text`` without the marks, and how many passages became capitals: those of legacy text only.

    Clean text in such a font is clean text in a font that its writer forgot to change.

    >>> print_capitals("\u2e28ủy ban nhân dân\u2e29 tỉnh", is_legacy=True)
    ('ỦY BAN NHÂN DÂN tỉnh', 1)
    """
    if CAPITALS_START not in text:
        return text, 0
    marked = len(_MARKED.findall(text))
    plain = _MARKED.sub(lambda found: found[1].upper() if is_legacy else found[1], text)
    return plain.replace(CAPITALS_END, ""), marked if is_legacy else 0
