"""Characters, made dependable once, at the border.

What :func:`normalize_lines` guarantees to every later stage:

1. NFC, so that one letter is one code point sequence;
2. no control characters, no zero-width characters, no soft hyphens;
3. white space is a single ``" "`` between words and a line break between lines, nothing else;
4. look-alikes of Vietnamese letters are the letters (Ð U+00D0 and Ɖ U+0189 are Đ, Ƣ is Ư);
5. it is idempotent: normal text comes out as it went in.

The author's spelling is never touched: *hóa* and *hoá* stay as printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

__all__ = ["LOWER", "UPPER", "bare_text", "is_capitals", "normalize_line", "normalize_lines"]

LOWER = "abcdefghijklmnopqrstuvwxyzđ" + "".join(
    chr(code) for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)) if chr(code).islower() and chr(code) != "đ"
)
"""Small letters, for character classes: a range such as ``à-ỹ`` would take capitals too, Unicode interleaves them."""
UPPER = "".join(sorted({char.upper() for char in LOWER if len(char.upper()) == 1 and char.upper() != char}))
"""Capital letters, for character classes."""

# Letters that old fonts and OCR put in place of Vietnamese ones. No Vietnamese word is written with them.
_LOOK_ALIKES = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ", "\u01a2": "Ư", "\u01a3": "ư"})
_LINE_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = frozenset({"Cc", "Cf"})


def _visible(text: str) -> str:
    """``text`` without control and format characters; tabs count as white space and stay."""
    return "".join(char for char in text if char.isspace() or unicodedata.category(char) not in _INVISIBLE)


def normalize_line(line: str) -> str:
    r"""``line`` as the guarantees of this module have it.

    >>> normalize_line("  Nghị\u00a0quyết  số\u200b 76/NQ- CP ")
    'Nghị quyết số 76/NQ- CP'
    """
    composed = unicodedata.normalize("NFC", _visible(line).translate(_LOOK_ALIKES))
    return " ".join(composed.split())


def normalize_lines(text: str) -> tuple[tuple[str, ...], dict[str, int]]:
    r"""Lines that hold the guarantees (blank ones as ``""``), and how many characters each kind of repair changed.

    >>> normalize_lines("Ð\u1ea7u\r\ncuối")
    (('Đầu', 'cuối'), {'look-alike': 1})
    """
    repairs = Counter[str]()
    for char in text:
        if ord(char) in _LOOK_ALIKES:
            repairs["look-alike"] += 1
        elif not char.isspace() and unicodedata.category(char) in _INVISIBLE and char != "\ufeff":
            repairs["invisible"] += 1
    if not unicodedata.is_normalized("NFC", text):
        composed = unicodedata.normalize("NFC", text)
        repairs["decomposed"] = max(1, len(text) - len(composed))
    lines = tuple(normalize_line(line) for line in _LINE_BREAKS.split(text))
    return lines, dict(sorted(repairs.items()))


def bare_text(text: str) -> str:
    """What must be conserved of a text: its visible characters in order, without white space and cell marks.

    ``|`` is how sites flatten table cells; it is layout, as white space is.

    >>> bare_text("Số: 12/KH-UBND | Hà Nội")
    'Số:12/KH-UBNDHàNội'
    """
    composed = unicodedata.normalize("NFC", _visible(text).translate(_LOOK_ALIKES))
    return "".join(char for char in composed if not char.isspace() and char != "|")


def is_capitals(text: str) -> bool:
    """Whether ``text`` is set in capitals: it has letters and none of them is small.

    >>> is_capitals("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"), is_capitals("Ủy ban"), is_capitals("-------")
    (True, False, False)
    """
    return any(char.isalpha() for char in text) and not any(char.islower() for char in text)
