"""The code in which Vietnamese text is handed to Pagefind, and its way back.

Pagefind files a word under its form without marks and loses phrases as soon as a page holds two variants of one
syllable (design: search.md). It is therefore never given a Vietnamese letter: a word becomes its bare letters, a
separator, and a suffix that says which letters carry which mark. ``theme_overrides/assets/tim-kiem/codec.js`` is the
same code in JavaScript; ``tests/vectors/search-codec.json`` holds the two together.

Four kinds of term are made of it, all letters only, all ending in a separator so that no term is the beginning of
another one (Pagefind's unquoted search is by prefix, and its quoted search reports the first place only)::

    one token      cải        →  caiˍrˍ            the reader's bare "cai" is the prefix "caiˍ"
    two neighbours cải cách   →  caiːcachˍrˍsˍ     bare "cai cach" is the prefix "caiːcachˍ"
    over a comma   xã, phường   →  xaˏphuongˍxˍcwdwfˍ
    three of them  cải cách này →  ˮcaiːcachːnayˍrˍsˍfˍ   only where two of them stand nearly everywhere
    a document     76/NQ-CP   →  ɗɔˍnnqˍˍcpː       "Nghị quyết 76" is the prefix "ɗɔˍnnqˍ"

Pairs carry positions (`text.search_postings`), so a phrase of any length is decided from postings alone, with and
without marks, and a pair's posting list stays short where that of a syllable grows with the corpus.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SEPARATOR = "\u02cd"
JOINER = "\u02d0"
BREAK = "\u02cf"
"""Joins two neighbours between which a comma or a full stop stands."""
TRIPLE = "\u02ee"
"""Begins the term of three neighbours."""
# Ten letters that no Vietnamese text uses, without case and without decomposition, stand for the ten digits:
# Pagefind cuts a word where a digit begins.
_DIGITS = str.maketrans({str(n): chr(0x250 + n) for n in range(10)} | {",": "\u025a", ".": "\u025b"})
_UNDIGITS = {chr(0x250 + n): str(n) for n in range(10)}
_ESCAPE = "\u0281"

_SHAPES = {"\u0302": "a", "\u0306": "e", "\u031b": "w"}
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_BAR = "d"
_LETTER_OF = _SHAPES | _TONES
_MARK_OF = {letter: mark for mark, letter in _LETTER_OF.items()}
_OTHER = "q"

# Letters of every script; the code's own letters (U+0250–U+02FF) are none.
_L = r"(?![\u0250-\u02ff])[^\W\d_]"
_TOKEN = re.compile(
    rf"""(?P<number>
            [0-9]{{1,3}}(?:\.[0-9]{{3}})+(?:,[0-9]{{1,3}})?(?![.,]?[0-9])   # 1.234,5
          | (?<![0-9][.,])[0-9]+[.,][0-9]{{1,3}}(?![.,]?[0-9])              # 95,5, not the end of 1,2,3
          | [0-9]+
        )(?!{_L}|[0-9\u0300-\u036f])(?P<percent>[ ]{{0,2}}%)?
      | (?P<word>(?:{_L}|[0-9])(?:{_L}|[0-9\u0300-\u036f])*)""",
    re.VERBOSE,
)
# What may stand between two words of one phrase: blanks, dashes, slashes, quotation marks. A comma may not.
_SOFT = re.compile(r"[\s\-\u2010-\u2015/\\\"'\u2018-\u201f\u00ab\u00bb\u2039\u203a_*%]*")
_CODE = r"[A-ZĐ][A-Za-zĐđ]{0,9}[0-9]{0,2}"
# "76/NQ- CP" is printed so in Kế hoạch 2943/KH-UBND; " - " between words is a dash, not part of a number.
_DOCUMENT_NUMBER = re.compile(
    rf"""(?<![0-9A-Za-zĐđ.,/-])(?P<ordinal>[0-9]{{1,6}})(?:[ ]?/[ ]?(?P<year>(?:19|20)[0-9]{{2}}))?
         (?:[ ]?[/-]|[/-][ ])(?P<codes>[ ]?{_CODE}(?:(?:[ ]?[/-]|[/-][ ]){_CODE})*)(?![0-9A-Za-zĐđ\u00c0-\u1eff])""",
    re.VERBOSE,
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\xa0]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A word or a number of a text, coded."""

    base: str
    """Lower-case letters without marks: ``cai``; digits as code letters."""
    marks: str
    """The suffix: ``r`` of *cải*; ``p`` of a percentage; empty where nothing is marked."""
    start: int
    end: int
    breaks: bool
    """Whether punctuation that ends a phrase stands before it."""


def normalize_search_text(text: str) -> str:
    r"""Return the text as both sides of the search read it: NFC, Đ for Ð, blanks as spaces, nothing invisible.

    >>> normalize_search_text("Ðắk\u00a0Lắk")
    'Đắk Lắk'
    """
    visible = _INVISIBLE.sub("", text).replace("\u00d0", "Đ").replace("\u00f0", "đ")
    return unicodedata.normalize("NFC", _BLANK.sub(" ", visible))


@lru_cache(maxsize=65536)
def encode_word(word: str) -> str:
    """Return the letters-only code of one word, from which `decode_word` gives the word back.

    The case of the letters is kept, and a tone that stands on the other of its two customary letters (*hoà*, *hòa*)
    is written in upper case: Pagefind folds case, so all spellings become one term and none is lost.

    >>> encode_word("Đường"), encode_word("hòa"), encode_word("hoà"), encode_word("QH15")
    ('Duongˍadbwcwfˍ', 'hoaˍfˍ', 'hoaˍFˍ', 'QHɑɕˍˍ')
    """
    base: list[str] = []
    marks: list[tuple[int, str]] = []
    for position, (letter, its_marks) in enumerate(_letters(word)):
        base.append(letter)
        marks.extend((position, mark) for mark in its_marks)
    plain = "".join(letter if letter.isascii() else "_" for letter in base).lower()
    coded = "".join(_encode_letter(letter) for letter in base)
    return f"{coded}{SEPARATOR}{_encode_marks(plain, marks)}{SEPARATOR}"


def decode_word(code: str) -> str:
    """Return the word that `encode_word` coded.

    >>> decode_word("Duongˍadbwcwfˍ"), decode_word("hoaˍFˍ")
    ('Đường', 'hoà')
    """
    coded, suffix, _ = code.split(SEPARATOR)
    letters = _decode_letters(coded)
    plain = "".join(letter if letter.isascii() else "_" for letter in letters).lower()
    for position, mark in _decode_marks(plain, suffix):
        if mark == _BAR:
            letters[position] = "Đ" if letters[position] == "D" else "đ"
        else:
            letters[position] += mark
    return unicodedata.normalize("NFC", "".join(letters))


def iter_tokens(text: str) -> Iterator[Token]:
    """Yield the words and numbers of a normalised text, in order.

    >>> [(t.base, t.marks, t.breaks) for t in iter_tokens("phân cấp, ủy quyền")]
    [('phan', 'ca', True), ('cap', 'bas', False), ('uy', 'r', True), ('quyen', 'daf', False)]
    """
    end, after_number = 0, False
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        is_number = match["number"] is not None
        dotted = gap == "." and after_number and is_number  # 20.9.2021
        breaks = end == 0 or not (dotted or _SOFT.fullmatch(gap))
        base, marks = _number_parts(match) if is_number else _word_parts(match["word"])
        yield Token(base=base, marks=marks, start=match.start(), end=match.end(), breaks=breaks)
        end, after_number = match.end(), is_number


def token_term(token: Token) -> str:
    """Return the term of one token.

    >>> [token_term(token) for token in iter_tokens("trên 95 %")]
    ['trenˍcaˍ', 'əɕˍpˍ']
    """
    return f"{token.base}{SEPARATOR}{token.marks}{SEPARATOR}"


def pair_term(first: Token, second: Token) -> str:
    """Return the term of two neighbours.

    >>> pair_term(*iter_tokens("Cải cách")), pair_term(*iter_tokens("xã, phường"))
    ('caiːcachˍrˍsˍ', 'xaˏphuongˍxˍcwdwfˍ')
    """
    return f"{pair_letters(first, second)}{SEPARATOR}{first.marks}{SEPARATOR}{second.marks}{SEPARATOR}"


def pair_letters(first: Token, second: Token) -> str:
    """Return two neighbours without their marks, as the terms of all their forms begin.

    >>> pair_letters(*iter_tokens("Cải cách"))
    'caiːcach'
    """
    return first.base + (BREAK if second.breaks else JOINER) + second.base


def triple_term(first: Token, second: Token, third: Token) -> str:
    """Return the term of three neighbours.

    >>> triple_term(*iter_tokens("cải cách này"))
    'ˮcaiːcachːnayˍrˍsˍfˍ'
    """
    words = (first, second, third)
    marks = SEPARATOR.join(word.marks for word in words)
    return f"{TRIPLE}{JOINER.join(word.base for word in words)}{SEPARATOR}{marks}{SEPARATOR}"


def find_numbers(text: str, role: str = "n") -> Iterator[tuple[int, str]]:
    """Yield the place and the term of each document number in a normalised text; spellings share one term.

    >>> [term for _, term in find_numbers("số 76/NQ- CP")] == [term for _, term in find_numbers("76/NQ-CP")]
    True

    Args:
        text: The normalised text.
        role: ``n`` where a number is mentioned, ``o`` where it is the document's own.
    """
    for match in _DOCUMENT_NUMBER.finditer(text):
        codes = re.split(r"[ /-]+", match["codes"].strip())
        folded = [code.replace("Đ", "D").replace("đ", "d").lower().translate(_DIGITS) for code in codes]
        year = (match["year"] or "").translate(_DIGITS)
        ordinal = (match["ordinal"].lstrip("0") or "0").translate(_DIGITS)
        yield match.start(), SEPARATOR.join((ordinal, role + folded[0], year, *folded[1:])) + JOINER


def _letters(word: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each letter of a word with its marks taken off."""
    pending: tuple[str, list[str]] | None = None
    for char in word:
        letter, marks = _split(char)
        if "\u0300" <= char <= "\u036f" and pending:
            pending[1].append(char)
            continue
        if pending:
            yield pending
        pending = letter, marks
    if pending:
        yield pending


@lru_cache(maxsize=4096)
def _decomposed(char: str) -> tuple[str, str]:
    whole = unicodedata.normalize("NFD", char)
    composed = len(whole) > 1 and all("\u0300" <= mark <= "\u036f" for mark in whole[1:])
    return (whole[0], whole[1:]) if composed else (char, "")


def _split(char: str) -> tuple[str, list[str]]:
    if char in "đĐ":
        return ("d" if char == "đ" else "D"), [_BAR]
    letter, marks = _decomposed(char)
    return letter, list(marks)


def _encode_letter(letter: str) -> str:
    """Return a letter that Pagefind neither cuts nor changes; other scripts are spelled out in sixteen letters."""
    if letter.isascii():
        return letter.translate(_DIGITS)
    small = letter.lower()
    folds = len(small) == 1 and small != letter and small.upper() == letter
    spelled = "".join(chr(97 + int(digit, 16)) for digit in f"{ord(small if folds else letter):x}")
    return _ESCAPE + (spelled.upper() if folds else spelled) + _ESCAPE


def _decode_letters(coded: str) -> list[str]:
    letters: list[str] = []
    for number, part in enumerate(coded.split(_ESCAPE)):
        if number % 2 == 0:
            letters.extend(_UNDIGITS.get(letter, letter) for letter in part)
            continue
        char = chr(int("".join(f"{ord(letter) - 97:x}" for letter in part.lower()), 16))
        letters.append(char.upper() if part.isupper() else char)
    return letters


def _encode_marks(plain: str, marks: list[tuple[int, str]]) -> str:
    """Return the suffix: place and kind of each mark; one customary tone is a single letter at the end."""
    tones = [index for index, (_, mark) in enumerate(marks) if mark in _TONES]
    if len(tones) != 1:
        return "".join(_encode_mark(position, mark) for position, mark in marks)
    position, tone = marks[tones[0]]
    others = [mark for index, mark in enumerate(marks) if index != tones[0]]
    is_last = tones[0] + 1 == len(marks) or marks[tones[0] + 1][0] != position
    usual, unusual = tone_places(plain, {where for where, mark in others if mark != _BAR})
    if not is_last or position not in (usual, unusual):
        return "".join(_encode_mark(where, mark) for where, mark in marks)
    letter = _TONES[tone] if position == usual else _TONES[tone].upper()
    return "".join(_encode_mark(where, mark) for where, mark in others) + letter


def _encode_mark(position: int, mark: str) -> str:
    place = "z" * (position // 25) + chr(97 + position % 25)
    if mark == _BAR or mark in _LETTER_OF:
        return place + _LETTER_OF.get(mark, _BAR)
    high, low = divmod(ord(mark) - 0x300, 16)
    return place + _OTHER + chr(97 + high) + chr(97 + low)


_MARK = re.compile(r"(?P<far>z*)(?P<near>[a-y])(?:q(?P<high>[a-p])(?P<low>[a-p])|(?P<mark>[a-z]))")


def _decode_marks(plain: str, suffix: str) -> list[tuple[int, str]]:
    marks: list[tuple[int, str]] = []
    index = 0
    while match := _MARK.match(suffix, index):
        place = 25 * len(match["far"]) + ord(match["near"]) - 97
        if match["mark"] is None:
            mark = chr(0x300 + 16 * (ord(match["high"]) - 97) + ord(match["low"]) - 97)
        else:
            mark = _MARK_OF.get(match["mark"], _BAR)
        marks.append((place, mark))
        index = match.end()
    if index < len(suffix):
        usual, unusual = tone_places(plain, {where for where, mark in marks if mark != _BAR})
        place = usual if suffix[index].islower() else unusual
        marks.append((place, _MARK_OF[suffix[index].lower()]))
    return marks


_VOWELS = re.compile(r"[aeiouy]+")


def tone_places(plain: str, shaped: set[int]) -> tuple[int, int]:
    """Return where the tone of a syllable is customarily written, and the other place where people put it.

    >>> tone_places("hoa", set()), tone_places("qua", set()), tone_places("hoan", set())
    ((1, 2), (2, 1), (2, 1))

    Args:
        plain: The syllable in lower case without marks.
        shaped: The places of the letters that carry ^, ˘ or a horn: a tone goes to the last of them.
    """
    cluster = _VOWELS.search(plain, 1 if re.match(r"(?:qu|gi)[aeiouy]", plain) else 0)
    if cluster is None:
        return -1, -1
    glide = re.match(r"(?:qu|gi)[aeiouy]", plain) is not None
    places = list(range(cluster.start() + glide, cluster.end()))
    hats = [place for place in places if place in shaped]
    closed = cluster.end() < len(plain)
    usual = hats[-1] if hats else places[0 if len(places) < 2 or (len(places) == 2 and not closed) else 1]
    if usual > places[0]:
        return usual, usual - 1
    return usual, 1 if glide else (usual + 1 if len(places) > 1 else -1)


def _word_parts(word: str) -> tuple[str, str]:
    base, marks, _ = encode_word(word).lower().split(SEPARATOR)
    return base, marks


def _number_parts(match: re.Match[str]) -> tuple[str, str]:
    digits: str = match["number"]
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?", digits):
        digits = digits.replace(".", "")
    digits = re.sub(r"^0+(?=[0-9])", "", digits)
    return digits.translate(_DIGITS), "p" if match["percent"] else ""
