"""Finding an entry by any of its spellings: one candidate or none."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Generic, Protocol, TypeVar

from generator.errors import VocabularyError
from generator.text.folding import fold, fold_key


class Entry(Protocol):
    """What every entry of a vocabulary has."""

    @property
    def id(self) -> str:
        """Return the entry's own name, ASCII."""


EntryT = TypeVar("EntryT", bound=Entry)

_REMEMBERED = 1 << 12
"""Spellings of an index that are remembered as printed."""
_DASH = re.compile(r"\s*[-‐‑–—]\s*")
_DOT = re.compile(r"\.\s*")
_PUNCTUATION = re.compile(r"[-‐‑–—.]")


def spelling_key(text: str) -> str:
    """Return a key that forgets case, tone placement, spacing, and the kind and spacing of dashes and dots.

    >>> spelling_key("BÀ RỊA – VŨNG TÀU") == spelling_key("Bà Rịa-Vũng Tàu")
    True
    """
    key = fold_key(text)
    return " ".join(_DOT.sub(" ", _DASH.sub("-", key)).split()) if _PUNCTUATION.search(key) else key


def is_valid_on(valid_from: date | None, valid_until: date | None, on: date | None) -> bool:
    """Return whether a day lies in a span open at either end or not; `None` as the day fits all."""
    return on is None or ((valid_from is None or valid_from <= on) and (valid_until is None or on <= valid_until))


def index_by_id(entries: Iterable[EntryT], *, source: str) -> Mapping[str, EntryT]:
    """Return the entries by id.

    Raises:
        VocabularyError: If two entries share an id.
    """
    index: dict[str, EntryT] = {}
    for entry in entries:
        if entry.id in index:
            raise VocabularyError(f"{source} › {entry.id}: the id stands twice, expected one entry an id")
        index[entry.id] = entry
    return MappingProxyType(index)


@dataclass(frozen=True, kw_only=True, slots=True)
class SpellingIndex(Generic[EntryT]):
    """Entries by spelling, in three steps from strict to lenient: as printed, without case, without marks.

    A lenient step is taken only where the stricter ones found nothing, so *HĐ* (hợp đồng) is never taken for
    *HD* (hướng dẫn), while a text without marks still finds what only one entry can mean.
    """

    steps: tuple[tuple[Callable[[str], str], Mapping[str, tuple[EntryT, ...]]], ...]
    _found: dict[str, tuple[EntryT, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was asked for and found: texts name the same bodies and types over and over."""

    @classmethod
    def of(cls, spellings: Iterable[tuple[str, EntryT]]) -> "SpellingIndex[EntryT]":
        """Return the index of pairs of spelling and entry."""
        pairs = tuple(spellings)
        return cls(steps=tuple((key, _group(pairs, key)) for key in (str.strip, spelling_key, bare_key)))

    def candidates(self, text: str) -> tuple[EntryT, ...]:
        """Return every entry that the text can mean, at the strictest step that knows it."""
        if (known := self._found.get(text)) is not None:
            return known
        for key, entries in self.steps:
            if found := entries.get(key(text)):
                if len(self._found) < _REMEMBERED:
                    self._found[text] = found
                return found
        return ()

    def find(self, text: str) -> EntryT | None:
        """Return the one entry that the text can mean, or `None`."""
        return only(self.candidates(text))


def only(candidates: tuple[EntryT, ...]) -> EntryT | None:
    """Return the candidate where there is exactly one."""
    return candidates[0] if len(candidates) == 1 else None


def bare_key(text: str) -> str:
    """Return a key that forgets marks too.

    >>> bare_key("Sở Công Thương")
    'so cong thuong'
    """
    return fold(spelling_key(text))


def _group(pairs: Iterable[tuple[str, EntryT]], key: Callable[[str], str]) -> Mapping[str, tuple[EntryT, ...]]:
    groups: dict[str, dict[str, EntryT]] = {}
    for spelling, entry in pairs:
        groups.setdefault(key(spelling), {})[entry.id] = entry
    return MappingProxyType({name: tuple(entries.values()) for name, entries in groups.items()})
