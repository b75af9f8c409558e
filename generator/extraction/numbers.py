"""Số, ký hiệu as printed (``Số:  19 /KH- UBND``) and as the canonical spelling has it (``19/KH-UBND``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.identifiers import DocNumber

__all__ = ["NUMBER_WORDS", "find_number", "iter_numbers"]

_GROUP = r"[A-ZĐ][\wĐđ&]*"
NUMBER_WORDS = (
    r"\d{1,5}[a-zA-Z]?"
    rf"(?:\s?/\s?(?:19|20)\d\d(?=\s?/))?"
    rf"\s?[/-]\s?{_GROUP}(?:\s?[-/.]\s?{_GROUP})*"
)
"""Pattern of a number with the blanks that typing leaves in it. A lone group needs two capitals: ``UBTVQH15``."""

_NUMBER = re.compile(rf"(?<![\w/.-])(?P<number>{NUMBER_WORDS})")


def iter_numbers(text: str) -> Iterator[tuple[DocNumber, re.Match[str]]]:
    """Yield each number of a text with its match.

    >>> [str(number) for number, _ in iter_numbers("Số:  19 /KH- UBND")]
    ['19/KH-UBND']
    """
    for match in _NUMBER.finditer(text):
        number = DocNumber.parse(match["number"])
        if number is not None and _is_symbol(number.symbol):
            yield number, match


def find_number(text: str) -> tuple[DocNumber, str] | None:
    """The first number of a text and its words as printed."""
    return next(((number, match["number"]) for number, match in iter_numbers(text)), None)


def _is_symbol(symbol: str) -> bool:
    return sum(char.isupper() for char in symbol) >= 2
