"""How Vietnamese a text reads: the share of its accented words that are possible syllables.

A letter table that is wrong for a text turns its words into impossible ones (``§iÒu`` read as VISCII is ``§iỖu``), so
this tells the right table from the wrong ones, and legacy text from clean text, without a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.text.unicode import LOWER, UPPER

__all__ = ["is_syllable", "syllable_share"]

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_NUCLEI = (
    "uyê|uya|iêu|yêu|oai|oay|oao|oeo|uây|uôi|uyu|ươi|ươu|uêu|iê|yê|oa|oă|oe|oo|ua|uâ|uê|uô|uơ|uy|ưa|ươ|ai|ao|au|ay|âu|ây|"
    "eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|ia|ya|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y"
)
"""Longer ones first, as alternatives are tried in this order."""
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    rf"(?:{_NUCLEI})(?:ch|ng|nh|[cmnpt])?"
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_TORN_CASE = re.compile(f"[{LOWER}][{UPPER}]")


@lru_cache(maxsize=1 << 13)
def is_syllable(word: str) -> bool:
    """Whether ``word`` can be a Vietnamese syllable, with at most one tone.

    >>> is_syllable("nghiêng"), is_syllable("ĐIỀU"), is_syllable("quyÕt"), is_syllable("file")
    (True, True, False, False)
    """
    if _TORN_CASE.search(word):
        return False
    marks = unicodedata.normalize("NFD", word.lower())
    toneless = "".join(char for char in marks if char not in _TONES)
    has_one_tone = len(marks) - len(toneless) <= 1
    return has_one_tone and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", toneless)) is not None


def syllable_share(text: str) -> tuple[float, int]:
    """The share of words with a letter beyond ASCII that are syllables, and how many such words there are.

    >>> syllable_share("Điều 1. Phạm vi điều chỉnh")
    (1.0, 4)
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if not words:
        return 0.0, 0
    return sum(map(is_syllable, words)) / len(words), len(words)
