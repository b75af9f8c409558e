"""Numbers that are none by today's form, and those of which a list prints only the last in full.

``Nghị định số 25-HĐBT`` has no slash, ``Sắc lệnh số 64`` no symbol, ``Nghị định 64, 60/CP`` one symbol for two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from generator.model.identifiers import DocNumber
from generator.model.working import working_value
from generator.vocab.document_types import document_types

__all__ = ["TypedNumber", "iter_old_numbers", "iter_sharing_numbers", "may_name_ordinal"]

_ORDINAL_TYPE = r"(?i:sắc\s+(?:lệnh|luật))"
_SO = r"\s+(?i:số)\s*:?\s*"
_LOOK_BACK = 100


@working_value
class TypedNumber:
    """One number with its type word; ``text[start:end]`` is both."""

    start: int
    end: int
    words: str
    """The type as printed."""
    number: DocNumber


@cache
def _types() -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in document_types().names)


@cache
def _old() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<type>(?i:{_types()})){_SO}(?P<number>\d{{1,5}})-(?P<symbol>[A-ZĐ]{{2,6}})"
        rf"|(?P<decree>{_ORDINAL_TYPE}){_SO}(?P<ordinal>\d{{1,4}}[a-z]?))(?![\w/–-]|\.\d)"
    )


@cache
def _sharing() -> re.Pattern[str]:
    # A blank or a comma: "Nghị định 64, 60/CP", "Nghị định 76/2009, 14/2012 và 07/2026/NĐ-CP".
    return re.compile(
        rf"(?<!\w)(?P<type>(?i:{_types()}))\s+(?:(?i:số)\s*:?\s*)?"
        r"(?P<list>\d{1,4}(?:/(?:19|20)\d\d)?(?:\s*(?:,|và)\s*\d{1,4}(?:/(?:19|20)\d\d)?)*)\s*(?:,|và)\s*(?:số\s*)?$"
    )


_MEMBER = re.compile(r"(?P<ordinal>\d{1,4})(?:/(?P<year>\d{4}))?")


def may_name_ordinal(text: str) -> bool:
    """Whether a text can name an act by a mere ordinal."""
    return "ắc lệnh" in text or "ẮC LỆNH" in text or "ắc luật" in text


def iter_old_numbers(text: str) -> Iterator[TypedNumber]:
    """Yield the numbers without slash behind their type, in order.

    >>> [str(old.number) for old in iter_old_numbers("Nghị định số 25-HĐBT, theo Sắc lệnh số 64 ngày 23/11/1945")]
    ['25-HĐBT', '64']
    """
    for found in _old().finditer(text):
        if found["decree"] is not None:
            number = DocNumber(ordinal=found["ordinal"], symbol="")
        else:
            number = DocNumber(ordinal=found["number"], symbol=found["symbol"], is_party_style=True)
        words = found["decree"] or found["type"]
        yield TypedNumber(start=found.start(), end=found.end(), words=words, number=number)


def iter_sharing_numbers(text: str, number: DocNumber, start: int) -> Iterator[TypedNumber]:
    """Yield the numbers of a list that share the symbol of ``number``, the last of it, which begins at ``start``.

    >>> text = "các Nghị định 76/2009, 14/2012 và 07/2026/NĐ-CP"
    >>> number = DocNumber.parse("07/2026/NĐ-CP")
    >>> [str(one.number) for one in iter_sharing_numbers(text, number, text.index("07"))]
    ['76/2009/NĐ-CP', '14/2012/NĐ-CP']
    """
    listed = _sharing().search(text, max(0, start - _LOOK_BACK), start)
    if listed is None:
        return
    for position, member in enumerate(_MEMBER.finditer(text, listed.start("list"), listed.end("list"))):
        year = int(member["year"]) if member["year"] else number.year
        yield TypedNumber(
            start=member.start() if position else listed.start(),
            end=member.end(),
            words=listed["type"],
            number=replace(number, ordinal=member["ordinal"], year=year),
        )
