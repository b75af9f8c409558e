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

__all__ = ["TypedNumber", "iter_old_numbers", "iter_sharing_numbers", "may_name_decree"]

_LOOK_BACK = 100
_OLD = re.compile(r"[Ss](?:ố|Ố)\s*:?\s*(?P<ordinal>\d{1,5})-(?P<symbol>[A-ZĐ]{2,6})(?![\w/–-]|\.\d)")
_DASHED = re.compile(r"-(?<=\d-)[A-ZĐ]{2}")
"""In every such number; a search for a sign is over before one for a word."""
_DECREE = re.compile(
    r"(?P<type>[Ss](?:ắc|ẮC)\s+[Ll](?:ệnh|ỆNH|uật|UẬT))\s+(?i:số)\s*:?\s*(?P<ordinal>\d{1,4}[a-z]?)(?![\w/–-]|\.\d)"
)
_MEMBER = re.compile(r"(?P<ordinal>\d{1,4})(?:/(?P<year>\d{4}))?")
_BARE_BEFORE = re.compile(r"\d\s*(?:,|và)\s*(?:số\s*)?$")
_JOINS = (",", "và", "số")
_REACH = 14


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
def _type_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<type>(?i:{_types()}))\s+$")


@cache
def _sharing() -> re.Pattern[str]:
    # A blank or a comma: "Nghị định 64, 60/CP", "Nghị định 76/2009, 14/2012 và 07/2026/NĐ-CP".
    return re.compile(
        rf"(?<!\w)(?P<type>(?i:{_types()}))\s+(?:(?i:số)\s*:?\s*)?"
        r"(?P<list>\d{1,4}(?:/(?:19|20)\d\d)?(?:\s*(?:,|và)\s*\d{1,4}(?:/(?:19|20)\d\d)?)*)\s*(?:,|và)\s*(?:số\s*)?$"
    )


def may_name_decree(text: str) -> bool:
    """Whether a text can name one of the decrees that have no more than an ordinal."""
    return "ắc l" in text or "ẮC L" in text


def iter_old_numbers(text: str) -> Iterator[TypedNumber]:
    """Yield the numbers without slash behind their type, in order.

    >>> [str(old.number) for old in iter_old_numbers("Nghị định số 25-HĐBT, theo Sắc lệnh số 64 ngày 23/11/1945")]
    ['25-HĐBT', '64']
    """
    found = [*_decrees(text), *_without_slash(text)]
    yield from sorted(found, key=lambda one: one.start)


def _decrees(text: str) -> Iterator[TypedNumber]:
    for found in _DECREE.finditer(text) if may_name_decree(text) else ():
        number = DocNumber(ordinal=found["ordinal"], symbol="")
        yield TypedNumber(start=found.start(), end=found.end(), words=found["type"], number=number)


def _without_slash(text: str) -> Iterator[TypedNumber]:
    for found in _OLD.finditer(text) if _DASHED.search(text) is not None else ():
        typed = _type_before().search(text, max(0, found.start() - _LOOK_BACK), found.start())
        if typed is not None:
            number = DocNumber(ordinal=found["ordinal"], symbol=found["symbol"], is_party_style=True)
            yield TypedNumber(start=typed.start(), end=found.end(), words=typed["type"], number=number)


def iter_sharing_numbers(text: str, number: DocNumber, start: int) -> Iterator[TypedNumber]:
    """Yield the numbers of a list that share the symbol of ``number``, the last of it, which begins at ``start``.

    >>> text = "các Nghị định 76/2009, 14/2012 và 07/2026/NĐ-CP"
    >>> number = DocNumber.parse("07/2026/NĐ-CP")
    >>> [str(one.number) for one in iter_sharing_numbers(text, number, text.index("07"))]
    ['76/2009/NĐ-CP', '14/2012/NĐ-CP']
    """
    before = text[max(0, start - _REACH) : start]
    if not before.rstrip().endswith(_JOINS) or _BARE_BEFORE.search(before) is None:
        return
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
