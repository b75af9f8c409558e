"""ASCII names for addresses and anchors.

A slug may lose marks, since it names one thing among few (`/tinh/lai-chau/`). An anchor may not: điểm d and
điểm đ are different law, so every letter of the alphabet keeps a spelling of its own.
"""

import re
import unicodedata
from types import MappingProxyType

from generator.text.folding import fold

# U+01A2 Ƣ is the letter "gha", typed or converted by mistake for Ư; it has no decomposition.
_MISTAKEN = str.maketrans({"ƣ": "u"})
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")

# The Telex keys of each letter: known to every Vietnamese typist, ASCII, and one-to-one.
_LETTERS = MappingProxyType(
    {
        "ă": "aw",
        "â": "aa",
        "đ": "dd",
        "ê": "ee",
        "ô": "oo",
        "ơ": "ow",
        "ư": "uw",
        **{letter: letter for letter in "abcdefghijklmnopqrstuvwxyz"},
    }
)
_TONES = MappingProxyType({"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"})


def slugify(text: str) -> str:
    """Return the words of a text in ASCII, joined by hyphens; empty where it has no Latin letter or digit.

    >>> slugify("Bà Rịa - Vũng Tàu"), slugify("2943/KH-UBND"), slugify("Đắk Lắk")
    ('ba-ria-vung-tau', '2943-kh-ubnd', 'dak-lak')
    """
    return _NOT_IN_SLUG.sub("-", fold(text).translate(_MISTAKEN)).strip("-")


def letter_slug(letter: str) -> str:
    """Return the ASCII spelling of one letter, different for any two letters; capitals count as small.

    >>> letter_slug("d"), letter_slug("đ"), letter_slug("Ê")
    ('d', 'dd', 'ee')

    Raises:
        ValueError: If the text is not exactly one letter of the Vietnamese or Latin alphabet.
    """
    parts = unicodedata.normalize("NFD", letter.casefold().replace("ð", "đ").replace("ɖ", "đ"))
    tone = "".join(mark for mark in parts if mark in _TONES)
    base = unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES))
    if base not in _LETTERS or len(tone) > 1:
        raise ValueError(f"not a letter: {letter!r}, expected one of the Vietnamese alphabet such as 'đ'")
    return _LETTERS[base] + (_TONES[tone] if tone else "")
