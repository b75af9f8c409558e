"""The letter tables of legacy Vietnamese encodings, and the rules of each for what its typists and programs tore.

The tables are viparse's. What stands beside them here follows from the encodings themselves: TCVN3 has no place for
capitals with marks, VNI writes a letter's marks after it, and both use bytes that programs take for other signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.reading.syllables import is_syllable
from generator.text.unicode import LOWER, UPPER

__all__ = ["LetterTable", "letter_tables"]


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterTable:
    """An encoding by its name, and how its text becomes Unicode."""

    name: str
    convert: Callable[[str], str]


@cache
def letter_tables() -> tuple[LetterTable, ...]:
    """All tables, in the order in which they are tried."""
    readings: Mapping[str, Callable[[str], str]] = {
        "tcvn3": _from_tcvn3,
        "vni": _from_vni,
        "viscii": lambda text: _fix(_as_latin1(text), "viscii"),
        "vps": lambda text: _fix(_as_latin1(text), "vps"),
        "windows-1258": _from_1258,
    }
    # A short text is asked for twice: as the sample that chooses its table, and as the text.
    return tuple(LetterTable(name=name, convert=lru_cache(maxsize=1)(read)) for name, read in readings.items())


def _fix(text: str, encoding: str) -> str:
    """The text as viparse reads it: it takes control characters away, tabs and our own marks stay."""
    from viparse import fix  # noqa: PLC0415 - takes 0.1 s to import, and hardly any text needs it

    fixed: str = fix(text, encoding=encoding)
    return fixed


# Word's own hyphen beside the letter ("nưước"), and the minus that PDF writers put in its place ("Trung −ơng"): no
# syllable begins with ơng, ớc or ợu, so what stands before is no dash.
_TORN_U = re.compile(r"ư{2,}|\u2212(?=[ơớờởỡợ](?:ng|c|u)(?![^\W\d_]))")
_WORD = re.compile(r"[^\W\d_]+")
_TORN = re.compile(f"[{UPPER}]*(?:[{LOWER}][{UPPER}]|[{UPPER}]{{2}}[{LOWER}])")
_COURTESY = frozenset({"Bà", "Ông"})
"""Before a name in capitals, and none of it."""
_NEAR = 2
"""Characters between two words of one phrase: a blank, a comma and one."""


def _from_tcvn3(text: str) -> str:
    r"""``text`` as TCVN3 reads it. Its ư is byte AD, the soft hyphen, with which programs do as they please.

    >>> _from_tcvn3("Trung \u2212¬ng, Nhµ n\xad\xadíc"), _from_tcvn3("\u2212 ¬n nghÜa")
    ('Trung ương, Nhà nước', '− ơn nghĩa')
    """
    return "\n".join(map(_raise_torn, _TORN_U.sub("ư", _fix(text, "tcvn3")).split("\n")))


def _raise_torn(line: str) -> str:
    """``line`` with whole words in capitals: TCVN3 has small letters with marks only, so ``HîP T¸C X·`` is typed.

    >>> _raise_torn("Chương IV. Tổ CHứC Và QUảN Lý HợP TáC Xã"), _raise_torn("của Bộ Nội vụ, Bộ KH&CN")
    ('Chương IV. TỔ CHỨC VÀ QUẢN LÝ HỢP TÁC XÃ', 'của Bộ Nội vụ, Bộ KH&CN')
    """
    words = list(_WORD.finditer(line))
    torn = {at for at, word in enumerate(words) if _is_torn(word[0])}
    # "Xã" may be a word with its first letter raised: its neighbours tell, those on one side or the other in turn.
    singles = [at for at, word in enumerate(words) if _is_single(word[0])]
    for at in (*singles, *reversed(singles)):
        if _is_among_capitals(words, at, torn):
            torn.add(at)
    pieces, end = list[str](), 0
    for at in sorted(torn):
        pieces += [line[end : words[at].start()], words[at][0].upper()]
        end = words[at].end()
    return "".join([*pieces, line[end:]])


def _is_among_capitals(words: list[re.Match[str]], at: int, torn: set[int]) -> bool:
    """Whether a word stands beside one that was torn, or between two syllables in capitals: ``ĐĂNG Ký KINH DOANH``."""
    near = [other for other in (at - 1, at + 1) if _are_near(words, at, other)]
    if not torn.isdisjoint(near):
        return True
    return len(near) == 2 and all(words[other][0].isupper() and is_syllable(words[other][0]) for other in near)


def _is_torn(word: str) -> bool:
    """Whether ASCII letters are capitals and letters with marks are not."""
    plain = [char for char in word if char.isascii()]
    return all(map(str.isupper, plain)) and _TORN.match(word) is not None


def _is_single(word: str) -> bool:
    """Whether a word is one capital and letters with marks."""
    if word in _COURTESY:
        return False
    return len(word) > 1 and word[0].isupper() and not any(char.isascii() or char.isupper() for char in word[1:])


def _are_near(words: list[re.Match[str]], one: int, other: int) -> bool:
    first, second = sorted((one, other))
    return first >= 0 and second < len(words) and words[second].start() - words[first].end() <= _NEAR


_TONES = {"ï": "\u0323", "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303"}
# ù and õ begin words too ("ùa"), so after a blank or a sign they are letters.
_APART = re.compile(r"([^\W\d_]*[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])(?:([^\w\s]| )([ïøû])|()([ïùøûõ]))(?=([^\W\d_]*))")


def _from_vni(text: str) -> str:
    """``text`` as VNI reads it: a letter, then its marks, which a typist may have parted.

    >>> _from_vni("coâng vieâïc cuûa Coâng ñoaøn cô sô ûbaèng vaên baûn, ñeán 05 giô)ø.")
    'công việc của Công đoàn cơ sở bằng văn bản, đến 05 giờ).'
    """
    return _APART.sub(_put_together, _fix(text, "vni"))


def _put_together(found: re.Match[str]) -> str:
    """A tone that the table left alone, on the vowel before it; as it is where that makes no syllable."""
    word, between, mark, after = found[1], found[2] or "", found[3] or found[5], found[6]
    toned = unicodedata.normalize("NFC", word + _TONES[mark])
    # Within a word what follows belongs to the syllable; after a sign it is the next word, or none.
    whole = toned + after if not between else toned
    is_one = is_syllable(whole) and (not between or (not after or is_syllable(after)))
    has_tone = any(char in _TONES.values() for char in unicodedata.normalize("NFD", word))
    return f"{toned}{between}" if is_one and not has_tone else found[0]


def _as_latin1(text: str) -> str:
    """``text`` with every character that windows-1252 made of a byte 80-9F as that byte again."""
    return "".join(_C1.get(char, char) for char in text)


def _from_1258(text: str) -> str:
    """``text`` as windows-1258 reads the bytes that windows-1252 or Latin-1 made it of."""
    return unicodedata.normalize("NFC", "".join(_CP1258.get(char, char) for char in text))


def _decoded(byte: int, encoding: str) -> str:
    return bytes([byte]).decode(encoding, errors="ignore")


_C1 = {_decoded(byte, "cp1252"): chr(byte) for byte in range(0x80, 0xA0) if _decoded(byte, "cp1252")}
_CP1258 = {
    source: _decoded(byte, "cp1258")
    for byte in range(0x80, 0x100)
    for source in {chr(byte), _decoded(byte, "cp1252")}
    if source and _decoded(byte, "cp1258")
}
