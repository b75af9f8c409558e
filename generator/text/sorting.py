"""Vietnamese alphabetical order: Cà Mau before Cần Thơ, Đà Nẵng behind every D, *hòa* before *hoan*.

The order is that of the Unicode collation for Vietnamese (a test holds the two together): letters first, then
tones, then small before capital, then the text itself, so that two different texts never tie.
"""

import unicodedata
from typing import TypeAlias

SortKey: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str]
"""Letters, tones, case, text."""

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PUNCTUATION = "_-–—,;:!?.…'‘’\"“”()[]{}§@*/\\&#%`^+<=>|~$"  # in the order of the Unicode collation
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng; ngang is no mark and comes first
_LOOK_ALIKES = str.maketrans({"ð": "đ", "ɖ": "đ"})

_ORDER = {char: rank for rank, char in enumerate(_PUNCTUATION + "0123456789" + _ALPHABET, start=1)}
_OTHERS = len(_ORDER) + 1


def sort_key(text: str) -> SortKey:
    """Return the key that puts texts in Vietnamese alphabetical order.

    >>> sorted(["Đà Nẵng", "Cần Thơ", "Điện Biên", "Cà Mau", "Da", "Cao Bằng"], key=sort_key)
    ['Cà Mau', 'Cao Bằng', 'Cần Thơ', 'Da', 'Đà Nẵng', 'Điện Biên']
    """
    composed = unicodedata.normalize("NFC", text)
    weights = [_weigh(char) for char in composed]
    return (
        tuple(letter for letter, _, _ in weights),
        tuple(tone for _, tone, _ in weights),
        tuple(case for _, _, case in weights),
        composed,
    )


def _weigh(char: str) -> tuple[int, int, int]:
    """Return the ranks of one character: letter, tone, case."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((rank for rank, mark in enumerate(_TONES, start=1) if mark in parts), 0)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    small = base.lower().translate(_LOOK_ALIKES)
    if not small:  # a tone mark on nothing
        return 0, tone, 0
    if small.isspace():
        return 0, 0, ord(small[0])
    letter = _ORDER.get(small, _OTHERS + ord(small[0]))
    return letter, tone, int(base != base.lower())
