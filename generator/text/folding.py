"""Keys for comparing Vietnamese text. They are never shown to a reader: a document keeps its own spelling.

Two strengths. `fold` forgets every mark (*Hòa Bình*, *hoa binh*); `fold_key` keeps the marks and forgets only
what carries no meaning: case, spacing and where the tone stands (*HOÀ  BÌNH*, *Hòa Bình*).
"""

import re
import unicodedata
from functools import lru_cache

# Three letters are printed as Đ: U+0110 is right, U+00D0 (eth) and U+0189 (African D) come from old fonts.
_LOOK_ALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})

# Unlike every other Vietnamese letter, đ has no decomposition: dropping marks alone would leave it standing.
_STROKE = str.maketrans({"đ": "d"})

_WORDS = 1 << 15
"""How many words are remembered with their keys: Vietnamese is written with some seven thousand syllables."""

_TONE = "[\u0300\u0301\u0303\u0309\u0323]"  # huyền, sắc, ngã, hỏi, nặng

# "hoà", "khoẻ", "uỷ": the newer placement, which exists only where the vowel pair ends its syllable. After q
# the u is no vowel ("quý"), and a second mark on the vowel ("hoặc") means that the pair is another one.
_NEWER_PLACEMENT = re.compile(
    rf"(?P<first>[oO](?=[aAeE])|(?<![qQ])[uU](?=[yY]))(?P<second>[aAeEyY])(?P<tone>{_TONE})(?![\w\u0300-\u036f])"
)


def fold(text: str) -> str:
    """Return the letters of a text without case and without any mark, in NFC.

    >>> fold("Ủy ban nhân dân tỉnh ĐẮK LẮK")
    'uy ban nhan dan tinh dak lak'
    """
    return " ".join([_fold_word(word) for word in text.split(" ")])


@lru_cache(maxsize=_WORDS)
def _fold_word(word: str) -> str:
    caseless = unicodedata.normalize("NFD", unicodedata.normalize("NFD", word).casefold())
    bare = "".join(char for char in caseless if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare.translate(_LOOK_ALIKES).translate(_STROKE))


def fold_tone_placement(text: str) -> str:
    """Return the text in NFC with each tone on the first of two vowels, as printed acts mostly place it.

    >>> fold_tone_placement("Uỷ ban nhân dân tỉnh Hoà Bình, quý IV")
    'Ủy ban nhân dân tỉnh Hòa Bình, quý IV'
    """
    decomposed = unicodedata.normalize("NFD", text)
    moved = _NEWER_PLACEMENT.sub(r"\g<first>\g<tone>\g<second>", decomposed)
    return unicodedata.normalize("NFC", moved)


def fold_key(text: str) -> str:
    """Return a key that is equal for two spellings of one wording; marks that tell words apart stay.

    Case, the placement of tones, the look-alikes of Đ and the amount of white space do not count.

    >>> fold_key("UỶ BAN  nhân dân") == fold_key("Ủy ban nhân dân")
    True
    >>> fold_key("Đắk Lắk") == fold_key("Đăk Lăk")
    False
    """
    return " ".join([_key_of_word(word) for word in text.split()])


@lru_cache(maxsize=_WORDS)
def _key_of_word(word: str) -> str:
    caseless = fold_tone_placement(word).translate(_LOOK_ALIKES).casefold()
    return fold_tone_placement(caseless)
