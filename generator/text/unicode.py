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

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

__all__ = ["LOWER", "UPPER", "bare_text", "hash_text", "is_capitals", "normalize_line", "normalize_lines", "one_line"]

LOWER = "abcdefghijklmnopqrstuvwxyzđ" + "".join(
    chr(code) for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)) if chr(code).islower() and chr(code) != "đ"
)
"""Small letters, for character classes: a range such as ``à-ỹ`` would take capitals too, Unicode interleaves them."""
UPPER = "".join(sorted({char.upper() for char in LOWER if len(char.upper()) == 1 and char.upper() != char}))
"""Capital letters, for character classes."""

# Letters that old fonts and OCR put in place of Vietnamese ones. No Vietnamese word is written with them.
_LOOK_ALIKES: dict[int, str] = str.maketrans(
    {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ", "\u01a2": "Ư", "\u01a3": "ư"}
)
_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# Everything of the categories Cc and Cf that is no white space, as ranges: asking the character database for every
# character of a law takes longer than parsing the law. tests/text/test_unicode.py compares them with the database.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_SUSPECT = re.compile(f"[{_INVISIBLE}{''.join(map(chr, _LOOK_ALIKES))}]")
_BREAKING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BOM = "\ufeff"


def _mended(text: str) -> str:
    """``text`` in NFC, without invisible characters, look-alikes replaced; tabs count as white space and stay."""
    return unicodedata.normalize("NFC", _SUSPECT.sub(_replacement, text))


def _replacement(found: re.Match[str]) -> str:
    return _LOOK_ALIKES.get(ord(found.group()), "")


def normalize_line(line: str) -> str:
    r"""``line`` as the guarantees of this module have it.

    >>> normalize_line("  Nghị\u00a0quyết  số\u200b 76/NQ- CP ")
    'Nghị quyết số 76/NQ- CP'
    """
    return " ".join(_mended(line).split())


def normalize_lines(text: str) -> tuple[tuple[str, ...], dict[str, int]]:
    r"""Lines that hold the guarantees (blank ones as ``""``), and how many characters each kind of repair changed.

    >>> normalize_lines("Ð\u1ea7u\r\ncuối")
    (('Đầu', 'cuối'), {'look-alike': 1})
    """
    repairs = Counter[str]()
    blanks = [char for char in "\r\t\xa0" if char in text]
    # Asked line by line in a fifth of the time of a search.
    is_visible = all(map(str.isprintable, _without(text, blanks).split("\n")))
    if (not is_visible or _has_look_alike(text)) and _SUSPECT.search(text) is not None:
        found = (match.group() for match in _SUSPECT.finditer(text))
        repairs.update("look-alike" if ord(char) in _LOOK_ALIKES else "invisible" for char in found if char != _BOM)
        text = _SUSPECT.sub(_replacement, text)
    if not unicodedata.is_normalized("NFC", text):
        composed = unicodedata.normalize("NFC", text)
        repairs["decomposed"] = max(1, len(text) - len(composed))
        text = composed
    split = text.split("\n") if is_visible and "\r" not in blanks else _split_lines(text)
    lines = tuple([line if is_visible and _is_even(line) else " ".join(line.split()) for line in split])
    return lines, dict(sorted(repairs.items()))


def _is_even(line: str) -> bool:
    """Whether a line without other white space than blanks and tabs has single blanks inside and nothing around."""
    return "  " not in line and "\xa0" not in line and "\t" not in line and line.strip() == line


def _without(text: str, characters: Iterable[str]) -> str:
    for char in characters:
        text = text.replace(char, "")
    return text


def _has_look_alike(text: str) -> bool:
    return any(chr(char) in text for char in _LOOK_ALIKES)


def _split_lines(text: str) -> list[str]:
    """The lines of a text; an empty one behind its last line break."""
    return [*text.splitlines(), ""] if text.endswith(tuple(_LINE_BREAKS)) or not text else text.splitlines()


def one_line(text: str) -> str:
    r"""``text`` as a terminal shows it on one line: line ends and marks that turn its direction as escapes.

    >>> one_line("Kế hoạch\n2.txt \u202egnp")
    'Kế hoạch\\n2.txt \\u202egnp'
    """
    return "".join(repr(char)[1:-1] if unicodedata.category(char) in _BREAKING else char for char in text)


def bare_text(text: str) -> str:
    """What must be conserved of a text: its visible characters in order, without white space and cell marks.

    ``|`` is how sites flatten table cells; it is layout, as white space is.

    >>> bare_text("Số: 12/KH-UBND | Hà Nội")
    'Số:12/KH-UBNDHàNội'
    """
    return "".join(_mended(text).replace("|", " ").split())


def hash_text(text: str) -> str:
    """Hex digest of what must be conserved of a text; texts that differ in white space alone have the same.

    >>> hash_text("Điều 1. Phạm vi") == hash_text("Điều 1.  Phạm | vi"), len(hash_text(""))
    (True, 64)
    """
    return hashlib.sha256(bare_text(text).encode()).hexdigest()


def is_capitals(text: str) -> bool:
    """Whether ``text`` is set in capitals: it has letters and none of them is small.

    >>> is_capitals("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"), is_capitals("Ủy ban"), is_capitals("-------")
    (True, False, False)
    """
    has_small = not text.isupper() and any(map(str.islower, text))
    return not has_small and any(map(str.isalpha, text))
