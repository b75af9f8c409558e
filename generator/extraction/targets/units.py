"""What a number counts: ``lần/năm``, ``phút/01 lượt giao dịch``, ``cơ quan, đơn vị``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum, auto
from functools import cache

from generator.text.patterns import alternatives
from generator.vocab.measures import load_measures

__all__ = ["UnitKind", "read_share_unit", "read_unit"]


class UnitKind(IntEnum):
    """How far a unit alone says that its number is worth reading; a number, since tables are keyed by it."""

    SHARE = auto()
    OUTPUT = auto()
    """Things one can set out to make, hold or reach: ``lớp``, ``mô hình``."""
    STEP = auto()
    """``bậc``, ``điểm``."""
    DURATION = auto()
    TIMES = auto()
    """``lần``."""
    RATE = auto()
    """A unit a year or a head: ``lần/năm``, ``giường bệnh/vạn dân``."""
    MONEY = auto()
    """``tỷ đồng``, ``triệu đồng/người/năm``."""
    UNKNOWN = auto()
    """A noun no list has; only a printed comparator makes it a quantity."""
    NONE = auto()
    """No measure: parts of a text (``nội dung``), years."""


_FIRST_WORD = re.compile(r"\s*(\w+)(\s*/)?")
_ANY_NOUN = re.compile(r"\s+(?P<unit>[a-zđà-ỹ]+)\b")
_PERIODS = r"năm|quý|tháng|tuần|kỳ"
_HEADS = r"(?:vạn|triệu|nghìn|ngàn|[\d.]+)\s+(?:dân|người|hộ)|người|hộ|ha"
_SCALES = ("triệu", "nghìn", "ngàn", "tỷ", "tỉ")
_SCALE = "|".join(_SCALES)
_MONEY = (
    rf"(?:(?:{_SCALE})\s+)*(?:đồng|USD|đô\s+la(?:\s+Mỹ)?)(?!\w)(?:\s*/\s*(?:người|ha|lao\s+động|{_PERIODS})(?!\w))*"
)
# "02 kỳ/tháng", "04 số/năm": what comes so often is a measure, whatever it is.
_ANY_RATE = rf"(?!{_SCALE}|%)(?P<unit>[a-zđà-ỹ]+)\s*/\s*(?:0?1\s+)?(?P<per_unit>{_PERIODS})(?!\w)"
_RATE = re.compile(rf"\s*/\s*(?P<period>{_PERIODS})\b")
_ANY_RATE_BEHIND = re.compile(rf"\s+{_ANY_RATE}")
# "2,1 con/phụ nữ", "107 bé trai/100 bé gái", "4/100.000 trẻ": so many for every so many people.
_PEOPLE = (
    r"(?:trẻ(?:\s+(?:em|sơ\s+sinh))*(?:\s+(?:trai|gái))?|bé\s+(?:trai|gái)|phụ\s+nữ|bà\s+mẹ|dân|người|hộ|lao\s+động|ca"
    r"|học\s+sinh)"
)
_EVERY = rf"(?:100|1\.?000|10\.?000|100\.?000)\s+{_PEOPLE}"
_RATIO = re.compile(rf"\s+(?P<unit>[a-zđà-ỹ]+(?:[ ][a-zđà-ỹ]+){{0,3}})\s*/\s*(?P<per_unit>{_EVERY}|phụ\s+nữ)(?!\w)")
_BARE_RATIO = re.compile(rf"\s*(?P<unit>/\s*{_EVERY})(?!\w)")
_PER_MILLE = re.compile(rf"\s*(?P<unit>‰(?:/(?:{_PERIODS})\b)?)")
_LONGEST_RATIO = 40
"""Characters up to the stroke of a ratio."""


@cache
def _patterns() -> Mapping[str, tuple[tuple[UnitKind, re.Pattern[str]], ...]]:
    """What a unit can be, by the word that it begins with; most nouns begin none that is listed."""
    found: dict[str, tuple[tuple[UnitKind, re.Pattern[str]], ...]] = {}
    for kind, names, words in _listed():
        pattern = re.compile(rf"\s*{words}", re.IGNORECASE)
        for first in {name.partition(" ")[0].strip(",").lower() for name in names}:
            found[first] = (*found.get(first, ()), (kind, pattern))
    return found


def _listed() -> Iterator[tuple[UnitKind, Sequence[str], str]]:
    """Kinds of units in the order of their worth, each with what its names begin with and its pattern."""
    measures = load_measures()
    outputs = alternatives(measures.outputs)
    per = rf"(?P<per>\s*/\s*(?:0?1\s+)?(?P<per_unit>{_PERIODS}|{_HEADS}|lượt(?:\s+giao\s+dịch)?|{outputs}))?"
    listed = rf"(?:{outputs})(?:\s*,\s*(?:{outputs})(?!\w))*"
    yield UnitKind.NONE, measures.not_measures, rf"(?P<unit>{alternatives(measures.not_measures)})(?!\w)"
    yield UnitKind.DURATION, measures.durations, rf"(?P<unit>{alternatives(measures.durations)})(?!\w){per}"
    yield UnitKind.STEP, measures.steps, rf"(?P<unit>{alternatives(measures.steps)})(?!\w)"
    yield UnitKind.TIMES, ("lần",), rf"(?P<unit>lần)(?!\w){per}"
    yield UnitKind.OUTPUT, (*measures.outputs, *_SCALES), rf"(?P<unit>(?:(?:{_SCALE})\s+)?{listed})(?!\w){per}"
    yield UnitKind.MONEY, (*_SCALES, "đồng", "USD", "đô"), rf"(?P<unit>{_MONEY})"


def read_unit(text: str, position: int) -> tuple[str, UnitKind, int]:
    """The unit right behind a number, its kind, and where it ends; :attr:`UnitKind.NONE` where there is none.

    >>> read_unit("30 phút/01 lượt giao dịch", 2)
    ('phút/lượt', <UnitKind.DURATION: 4>, 25)
    """
    first = _FIRST_WORD.match(text, position)
    if first is None:
        return _read_sign(text, position)
    rate = _ANY_RATE_BEHIND.match(text, position) if first[2] else None
    if rate is None and text.find("/", position, position + _LONGEST_RATIO) > 0:
        rate = _RATIO.match(text, position)
    found = [(rate, UnitKind.RATE)] if rate is not None else []
    for kind, pattern in _patterns().get(first[1].lower(), ()):
        match = pattern.match(text, position)
        if match is not None:
            found.append((match, kind))
    if found:
        return _unit(*max(found, key=lambda pair: pair[0].end("unit")))
    match = _ANY_NOUN.match(text, position)
    if match is None or match["unit"] in load_measures().not_nouns:
        return "", UnitKind.NONE, position
    return match["unit"], UnitKind.UNKNOWN, match.end()


def _read_sign(text: str, position: int) -> tuple[str, UnitKind, int]:
    """``‰``, ``/100.000 trẻ``."""
    for pattern, kind in ((_PER_MILLE, UnitKind.SHARE), (_BARE_RATIO, UnitKind.RATE)):
        match = pattern.match(text, position)
        if match is not None:
            return " ".join(match["unit"].split()), kind, match.end()
    return "", UnitKind.NONE, position


def read_share_unit(text: str, position: int) -> tuple[str, UnitKind, int]:
    """``%``, or ``%/năm`` where a rate follows the sign.

    >>> read_share_unit("giảm 1,5%/năm", 9)
    ('%/năm', <UnitKind.SHARE: 1>, 13)
    """
    rate = _RATE.match(text, position)
    return (f"%/{rate['period']}", UnitKind.SHARE, rate.end()) if rate else ("%", UnitKind.SHARE, position)


def _unit(match: re.Match[str], kind: UnitKind) -> tuple[str, UnitKind, int]:
    words = " ".join(match["unit"].split())
    per = match.groupdict().get("per_unit")
    if per is None:
        return words, kind, match.end()
    per_words = "lượt" if per.startswith("lượt") else " ".join(per.split())
    is_rate = kind is UnitKind.RATE or re.fullmatch(rf"{_PERIODS}|{_HEADS}", per_words) is not None
    return f"{words}/{per_words}", UnitKind.RATE if is_rate else kind, match.end()
