"""Số, ký hiệu as printed (``Số:  19 /KH- UBND``) and as the canonical spelling has it (``19/KH-UBND``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.identifiers import DocNumber

__all__ = ["NUMBER_WORDS", "find_number", "iter_numbers", "may_name_number"]

# A blank is often lost behind a number: "43/2025/TT-BYTngày 15/11", "1272/QĐ-UBNDCỘNG HÒA XÃ HỘI".
_GROUP = r"[A-ZĐ](?:(?!ngày|năm|của|CỘNG)[\wĐđ&])*(?:(?<=/QH)\s\d\d\b)?"
_BEHIND_FIRST_DIGIT = (
    r"\d{0,4}(?:\.\d{1,3}(?=\s?/))?[a-zA-Z]?"
    rf"(?:\s?/\s?(?:19|20)\d\d(?=\s?/))?"
    # A full stop joins two groups of capitals ("522/2002/QĐ.UB", "931/TTr-PGD.Q8"); before a word it ends the sentence.
    rf"\s?[/-]\s?{_GROUP}(?:(?:\s?[-/]\s?|\.(?=[A-ZĐ][A-ZĐ\d])){_GROUP})*"
)
NUMBER_WORDS = rf"\d{_BEHIND_FIRST_DIGIT}"
"""Pattern of a number with the blanks that typing leaves in it. A lone group needs two capitals: ``UBTVQH15``."""

_MARK = re.compile(r"[/-]\s?[A-ZĐ]")
"""In every number; texts without one are not read any further."""
# The digit comes first and is looked back from: a search skips all else at full speed. Scans have "s20/2008/NĐ-CP".
_NUMBER = re.compile(rf"(?P<number>\d(?:(?<![\w/.-]\d)|(?<=\bs\d)){_BEHIND_FIRST_DIGIT})")


def iter_numbers(text: str, start: int = 0) -> Iterator[tuple[DocNumber, re.Match[str]]]:
    """Yield each number of a text from ``start`` on with its match.

    >>> [str(number) for number, _ in iter_numbers("Số:  19 /KH- UBND")]
    ['19/KH-UBND']
    """
    if not may_name_number(text, start):
        return
    for match in _NUMBER.finditer(text, start):
        number = DocNumber.parse(match["number"])
        if number is not None and _is_symbol(number.symbol):
            yield number, match


def may_name_number(text: str, start: int = 0) -> bool:
    """Whether a number can stand in a text at all; most provisions have none."""
    return ("/" in text or "-" in text) and _MARK.search(text, start) is not None


def find_number(text: str) -> tuple[DocNumber, str] | None:
    """The first number of a text and its words as printed."""
    return next(((number, match["number"]) for number, match in iter_numbers(text)), None)


def _is_symbol(symbol: str) -> bool:
    return sum(map(str.isupper, symbol)) >= 2
