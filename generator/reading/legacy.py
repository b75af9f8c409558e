"""Legacy Vietnamese encodings: TCVN3, VNI, VISCII, VPS and windows-1258 back to Unicode.

Such texts are Unicode strings of wrong letters (``QuyÕt ®Þnh``). The tables are viparse's; which of them fits is
decided by :mod:`generator.reading.syllables` on the text itself, because font names lie. A cheap test runs first, so
that clean texts, nearly all there are, pay one regular expression.

A mixed document is mended line by line: a line in which clean and legacy letters meet is left and counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.errors import ReadError
from generator.model.provenance import Repair
from generator.reading.capitals import print_capitals
from generator.reading.letter_tables import LetterTable, letter_tables
from generator.reading.raw_text import RawText
from generator.reading.syllables import syllable_share

__all__ = ["LEGACY_ENCODINGS", "decode_legacy", "mend_legacy"]

LEGACY_ENCODINGS = frozenset({"tcvn3", "vni", "viscii", "vps", "windows-1258"})
"""Kinds of repair that say that a text's letters were none of Unicode."""

# Letters of Latin-1 and control characters that clean Vietnamese does not have and legacy encodings are full of.
_ALIEN = "¡-¨ª¬\u00ad®¯´-¶¸¹»-¿ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïðñöø÷ûüþÿ\u2212\u2219"
_ANY_ALIEN = re.compile(f"[\u0001-\u0008\u000e-\u001f\u0080-\u009f{_ALIEN}]")
"""The cheap test that clean texts end with."""
# Beside a letter: "50 ÷80" (vbpl 50/2025/TT-BNNMT) and "¾ inch" are clean.
_SUSPICIOUS = re.compile(
    f"[\u0001-\u0008\u000e-\u001f\u0080-\u009f]|(?<=[A-Za-z])[{_ALIEN}ÀÂÊÈÉÌÍÒÓÔÕÙÚÝ](?<![A-Z][^{_ALIEN}])|[{_ALIEN}](?=[A-Za-z])"
)
_CLEAN = re.compile("[ĂăĐđƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_GAPS = re.compile(r"((?:^|(?<=\S))[ \t\xa0]{2,}|[ \t\xa0]*\t[ \t\xa0]*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BLANKS = re.compile(r"(\s+)")
_MIN_SUSPICIOUS = 3
_ENOUGH_WORDS, _MAKES_SENSE, _OUT_OF_NONSENSE = 50, 0.8, 0.5
"""A short text with a title in a font of capitals and words that a program tore: from a quarter to four fifths."""
_MIN_WORDS = 3
_FITS = 0.9
"""Share of syllables from which a table is right; the worst transcript of the corpus has 0.97."""
_BEYOND_DOUBT = 0.97
_BETTER_BY = 0.2
_SAMPLE = 20_000
_MOSTLY = 20
"""A text with this many times more suspicious letters than clean ones is legacy as a whole."""


def decode_legacy(data: bytes) -> RawText:
    """The characters of bytes that are no Unicode, when one legacy encoding fits them beyond doubt.

    Raises:
        ReadError: ``SRC002`` when none does.
    """
    # One byte a character; which table those are letters of is decided like for any other legacy text.
    text = data.decode("latin-1")
    mended, repairs = mend_legacy(text, is_whole=True)
    if not repairs:
        raise ReadError("SRC002", "in no encoding we know (neither Unicode nor TCVN3, VNI, VISCII, VPS, windows-1258); "
                        "save the file as UTF-8 and convert it again")  # fmt: skip
    return RawText(text=mended, repairs=repairs, is_mended=True)


def mend_legacy(text: str, *, is_whole: bool = False) -> tuple[str, tuple[Repair, ...]]:
    """``text`` with legacy letters as Unicode, and what that changed; clean text comes back as it went in.

    >>> mend_legacy("QuyÕt ®Þnh cña Uû ban nh©n d©n tØnh")
    ('Quyết định của Uỷ ban nhân dân tỉnh', (Repair(kind='tcvn3', count=8),))
    >>> mend_legacy("Quyết định của Ủy ban nhân dân tỉnh")
    ('Quyết định của Ủy ban nhân dân tỉnh', ())

    Args:
        text: Lines as a reader gives them.
        is_whole: Whether every line is legacy for certain.
    """
    if not is_whole and _ANY_ALIEN.search(text) is None:
        return text, ()
    suspicious = _SUSPICIOUS.findall(text)
    if len(suspicious) < _MIN_SUSPICIOUS and not is_whole:
        return text, ()
    lines = text.split("\n")
    is_whole = is_whole or len(suspicious) > _MOSTLY * len(_CLEAN.findall(text))
    chosen = [index for index, line in enumerate(lines) if _is_legacy_line(line, is_whole=is_whole)]
    table = _fitting_table([lines[index] for index in chosen])
    if table is None:
        return text, ()
    legacy = [lines[index] for index in chosen]
    count = len(_BEYOND_ASCII.findall("\n".join(legacy)))
    for index, line in zip(chosen, _convert_all(legacy, table), strict=True):
        lines[index] = line
    if is_whole:
        count += _mend_mixed_lines(lines, table)
    repairs = [Repair(kind=table.name, count=count)]
    left = sum(
        len(found)
        for line in lines
        if len(found := _SUSPICIOUS.findall(line)) >= _MIN_SUSPICIOUS and _CLEAN.search(line)
    )
    if left and not is_whole:
        repairs.append(Repair(kind="not-repaired", count=left))
    return "\n".join(lines), tuple(repairs)


def _convert_all(lines: Sequence[str], table: LetterTable) -> Sequence[str]:
    """The lines as the table reads them: in one call, which costs a third, unless one may become none or two."""
    # Rows of blanks part the columns of a head; tables make one blank of them.
    split = [_GAPS.split(line) for line in lines]
    pieces = [piece for line in split for piece in line[::2]]
    together = "\n".join(pieces)
    converted = [] if _CONTROL.search(together) else table.convert(together).split("\n")
    if len(converted) != len(pieces):
        converted = [table.convert(piece) for piece in pieces]
    whole = iter(converted)
    return ["".join([next(whole) if at % 2 == 0 else gap for at, gap in enumerate(line)]) for line in split]


def _mend_mixed_lines(lines: list[str], table: LetterTable) -> int:
    """Mends, in a text that is legacy as a whole, the other words of lines with a clean one; gives how many letters.

    A program that could read one sign of a font wrote ``Nguồn: Vô kinh tÕ C«ng nghiÖp`` (a PDF of Word).
    """
    count = 0
    for index, line in enumerate(lines):
        if not _SUSPICIOUS.search(line):
            continue
        words = _BLANKS.split(line)
        legacy = [at for at, word in enumerate(words) if not word.isascii() and not _CLEAN.search(word)]
        before = " ".join(words[at] for at in legacy)
        after = table.convert(before).split(" ")
        if len(after) == len(legacy) and syllable_share(before)[0] < _FITS <= syllable_share(" ".join(after))[0]:
            for at, word in zip(legacy, after, strict=True):
                words[at] = word
            lines[index] = "".join(words)
            count += len(_BEYOND_ASCII.findall(before))
    return count


def _is_legacy_line(line: str, *, is_whole: bool) -> bool:
    if _CLEAN.search(line):
        return False
    if is_whole:
        return _BEYOND_ASCII.search(line) is not None or _SUSPICIOUS.search(line) is not None
    return len(_SUSPICIOUS.findall(line)) >= _MIN_SUSPICIOUS and syllable_share(line)[0] < _FITS


def _fitting_table(lines: Sequence[str]) -> LetterTable | None:
    """The one table that makes syllables of the words; ``None`` when none does, or the text reads well as it is."""
    sample = "\n".join(lines)[:_SAMPLE]
    before, words = syllable_share(sample)
    if not sample.strip() or (before > _FITS and words >= _MIN_WORDS):
        return None
    rated = []
    for table in letter_tables():
        # A title in a font of capitals is "CủA CHủ TịCH" until they are printed, in a short text half of it.
        share, count = syllable_share(print_capitals(table.convert(sample), is_legacy=True)[0])
        if count >= _MIN_WORDS:
            rated.append((share, count, table))
        if count >= _ENOUGH_WORDS and share >= _BEYOND_DOUBT:
            break  # each table takes time, and a text cannot be in two
    best = max(rated, key=lambda one: one[:2], default=None)
    if best is None:
        return None
    share, count, table = best
    is_right = _FITS <= share >= before + _BETTER_BY
    makes_sense = count >= _ENOUGH_WORDS and _MAKES_SENSE <= share >= before + _OUT_OF_NONSENSE
    return table if is_right or makes_sense else None
