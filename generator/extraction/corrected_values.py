"""Values that people give in corrections: each of the shape its fact has, or refused with what would be right.

YAML makes numbers, days and truth values of what people write, so each is taken as they may have meant it and as
nothing else: ``2025`` is a year, ``true`` and ``2021-05-20 10:00:00`` are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from generator.model.corrections import CorrectionKind
from generator.model.facts import Change, Comparator, RelationKind
from generator.model.identifiers import DocNumber

__all__ = ["read_values"]

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DEADLINE = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?|yearly")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 2100)
_LARGEST = 10**15


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shape:
    """What a key takes."""

    read: Callable[[object], Any]
    """The value as the fact has it; ``ValueError`` where it cannot be."""
    expected: str
    can_be_none: bool = False

    def value(self, key: str, said: object) -> Any:
        if said is None and self.can_be_none:
            return None
        try:
            return self.read(said)
        except ValueError as error:
            shown = said if isinstance(said, date) else repr(said)
            raise ValueError(f"{key}: {shown} cannot be; expected {self.expected}") from error


def _text(said: object) -> str:
    if not isinstance(said, str) or not said.strip():
        raise ValueError(said)
    return said


def _integer(said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool):
        raise ValueError(said)
    return said


def _year(said: object) -> int:
    year = _integer(said)
    if year not in _YEARS:
        raise ValueError(said)
    return year


def _decimal(said: object) -> Decimal:
    if isinstance(said, bool) or not isinstance(said, (int, float, str)):
        raise ValueError(said)
    if isinstance(said, str) and not _NUMBER.fullmatch(said):
        raise ValueError(said)
    value = Decimal(str(said))
    if not value.is_finite() or abs(value) >= _LARGEST:
        raise ValueError(said)
    return value


def _base(said: object) -> str:
    return str(_year(said)) if isinstance(said, int) else _text(said)


def _day(said: object) -> date:
    if type(said) is date:
        return said
    if not isinstance(said, str) or not _DAY.fullmatch(said):
        raise ValueError(said)
    return date.fromisoformat(said)


def _deadline(said: object) -> str:
    if isinstance(said, (str, int)) and _DEADLINE.fullmatch(str(said)):
        return str(said)
    return _day(said).isoformat()


def _doc_number(said: object) -> DocNumber:
    number = DocNumber.parse(_text(said))
    if number is None:
        raise ValueError(said)
    return number


def _period(said: object) -> tuple[int, int]:
    if not isinstance(said, Sequence) or isinstance(said, str) or len(said) != 2 or _year(said[0]) > _year(said[1]):
        raise ValueError(said)
    return said[0], said[1]


def _names(said: object) -> tuple[str, ...]:
    if not isinstance(said, Sequence) or isinstance(said, str):
        raise ValueError(said)
    return tuple(_text(name) for name in said)


def _truth(said: object) -> bool:
    if not isinstance(said, bool):
        raise ValueError(said)
    return said


def _one_of(enum: type[StrEnum], *, can_be_none: bool = False) -> _Shape:
    return _Shape(
        read=lambda said: enum(_text(said)), expected=f"one of {', '.join(enum)} in quotation marks",
        can_be_none=can_be_none,
    )  # fmt: skip


_WORDS = _Shape(read=_text, expected="words")
_WORDS_OR_NONE = _Shape(read=_text, expected="words, or null for none", can_be_none=True)
_FIGURE = "a number with a full stop before decimals, the unit in unit"
_DEADLINES = _Shape(
    read=_deadline, expected="2025, 2024-06, 2025-Q4, 2023-06-30, yearly, or null for none", can_be_none=True
)
_DATE = "a day such as 2021-09-20"
_NAMES = _Shape(read=_names, expected="a list of names such as [Sở Nội vụ, Sở Tư pháp]")
_SYMBOL = "a số, ký hiệu such as 76/NQ-CP"

_KEYS: Mapping[CorrectionKind, Mapping[str, _Shape]] = {
    CorrectionKind.TARGET: {
        "value": _Shape(read=_decimal, expected=_FIGURE),
        "upper": _Shape(read=_decimal, expected=_FIGURE, can_be_none=True),
        "comparator": _one_of(Comparator),
        "unit": _WORDS,
        "change": _one_of(Change, can_be_none=True),
        "base": _Shape(read=_base, expected="words, a year, or null for none", can_be_none=True),
        "deadline": _DEADLINES,
        "indicator": _WORDS,
        "area": _Shape(read=_integer, expected="the number of an area, or null for none", can_be_none=True),
    },
    CorrectionKind.TASK: {
        "lead": _NAMES,
        "partners": _NAMES,
        "action": _WORDS,
        "deadline": _DEADLINES,
        "product": _WORDS_OR_NONE,
    },
    CorrectionKind.CITATION: {
        "number": _Shape(read=lambda said: str(_doc_number(said)), expected=_SYMBOL, can_be_none=True),
        "document_type": _WORDS,
        "name": _WORDS_OR_NONE,
        "issuer": _WORDS_OR_NONE,
        "date_document": _Shape(read=_day, expected=_DATE, can_be_none=True),
        "year": _Shape(read=_year, expected="a year such as 2021", can_be_none=True),
    },
    CorrectionKind.RELATION: {
        "kind": _one_of(RelationKind),
        "is_partial": _Shape(read=_truth, expected="true or false"),
    },
    CorrectionKind.METADATA: {
        "number": _Shape(read=_doc_number, expected=_SYMBOL),
        "document_type": _WORDS,
        "title": _WORDS,
        "passed_by": _WORDS,
        "place": _WORDS,
        "date_document": _Shape(read=_day, expected=_DATE),
        "effective_date": _Shape(read=_day, expected=_DATE),
        "signer": _WORDS,
        "role": _WORDS,
        "capacity": _WORDS,
        "period": _Shape(read=_period, expected="two years such as [2021, 2030]"),
    },
}


def read_values(kind: CorrectionKind, said: Sequence[tuple[str, object]]) -> dict[str, Any]:
    """What a person sets, by key, as facts and metadata have it.

    >>> read_values(CorrectionKind.TARGET, (("value", 96.5), ("deadline", 2025)))
    {'value': Decimal('96.5'), 'deadline': '2025'}

    Raises:
        ValueError: When the kind has no such key, or the key no such value; the message says what would be right.
    """
    shapes = _KEYS[kind]
    for key, _ in said:
        if key not in shapes:
            raise ValueError(f"{key!r} cannot be set; there are {', '.join(shapes)}")
    return {key: shapes[key].value(key, value) for key, value in said}
