"""Words that bind a number (trên, tối thiểu, không quá, từ … trở lên) and what they make of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.model.facts import Comparator
from generator.vocab.loading import load_data
from generator.vocab.lookup import index_by_id, spelling_key
from generator.vocab.units import alternatives


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparatorWords:
    """One way to bind a number, with all its wordings."""

    id: str
    """`at-least`."""
    comparator: Comparator
    rank: Comparator
    """The same where the number is a place: *từ hạng 20 trở lên* is at most 20."""
    is_rank_only: bool
    """Whether the wording counts only where the number is a place: *trong nhóm 30*."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    both: tuple[tuple[str, str], ...]
    join: tuple[str, ...]

    def of(self, *, is_rank: bool) -> Comparator:
        """Return the comparator for a place or for any other number."""
        return self.rank if is_rank else self.comparator


@dataclass(frozen=True, kw_only=True, slots=True)
class Binding:
    """The words that bind one number, found around it."""

    words: ComparatorWords
    comparator: Comparator
    start: int | None
    """Where they begin in the text before the number, `None` if nothing there belongs to them."""
    end: int | None
    """Where they end in the text behind the number and its unit, `None` if nothing there belongs to them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparators:
    """All wordings with their patterns."""

    entries: tuple[ComparatorWords, ...]
    ids: Mapping[str, ComparatorWords]
    leading: Mapping[str, ComparatorWords]
    trailing: Mapping[str, ComparatorWords]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    opening: re.Pattern[str]
    joining: re.Pattern[str]

    def bind(self, before: str, after: str, *, is_rank: bool = False) -> Binding | None:
        """Return what the words around a number make of it, `None` where they say nothing.

        Words behind the number (*trở lên*) outweigh those before it, which they complete: *đạt từ 90% trở lên*.

        Args:
            before: The text that ends where the number (or a unit before it, *hạng 20*) begins.
            after: The text that begins where the number's unit ends.
            is_rank: Whether the number is a place.
        """
        return self._bind_behind(before, after, is_rank=is_rank) or self._bind_ahead(before, is_rank=is_rank)

    def joins(self, between: str) -> bool:
        """Return whether the text between two numbers makes them the two ends of one span: *50 - 60%*."""
        return self.joining.fullmatch(between) is not None

    def _bind_behind(self, before: str, after: str, *, is_rank: bool) -> Binding | None:
        match = self.behind.match(after)
        if match is None:
            return None
        words = self.trailing[spelling_key(match["words"])]
        opening = self.opening.search(before)
        start = opening.start("words") if opening else None
        return Binding(words=words, comparator=words.of(is_rank=is_rank), start=start, end=match.end())

    def _bind_ahead(self, before: str, *, is_rank: bool) -> Binding | None:
        match = self.ahead.search(before)
        if match is None:
            return None
        words = self.leading[spelling_key(match["words"])]
        if words.is_rank_only and not is_rank:
            return None
        return Binding(words=words, comparator=words.of(is_rank=is_rank), start=match.start("words"), end=None)


@cache
def comparators() -> Comparators:
    """Return the wordings of the vocabulary."""
    data = load_data("comparators")
    entries = tuple(_words(entry) for entry in data["comparators"])
    leading = {spelling_key(word): entry for entry in entries for word in entry.before}
    trailing = {spelling_key(word): entry for entry in entries for word in entry.after}
    opening = alternatives(first for entry in entries for first, _ in entry.both)
    fillers = rf"(?:\s+(?:{alternatives(data['fillers'])}))*"
    return Comparators(
        entries=entries,
        ids=index_by_id(entries, source="comparators.yml"),
        leading=leading,
        trailing=trailing,
        ahead=_pattern_ahead([word for entry in entries for word in entry.before], fillers),
        behind=re.compile(rf"\s*(?P<words>{alternatives(trailing)})(?!\w)", re.IGNORECASE),
        opening=re.compile(rf"(?<!\w)(?P<words>{opening})\s*\Z", re.IGNORECASE),
        joining=re.compile(
            rf"\s*(?:{alternatives(word for entry in entries for word in entry.join)})\s*", re.IGNORECASE
        ),
    )


def _pattern_ahead(words: list[str], fillers: str) -> re.Pattern[str]:
    """Return a pattern for a wording at the end of a text; it searches from the left, so the longest one is found."""
    signs = [word for word in words if not word[0].isalpha()]
    spoken = [word for word in words if word[0].isalpha()]
    return re.compile(
        rf"(?:(?<!\w)(?P<words>(?:{alternatives(spoken)})(?!\w)|{alternatives(signs)})){fillers}\s*\Z", re.IGNORECASE
    )


def _words(entry: Mapping[str, Any]) -> ComparatorWords:
    return ComparatorWords(
        id=entry["id"],
        comparator=Comparator(entry["comparator"]),
        rank=Comparator(entry["rank"]),
        is_rank_only=entry.get("only") == "rank",
        before=tuple(entry.get("before", ())),
        after=tuple(entry.get("after", ())),
        both=tuple((first, second) for first, second in entry.get("both", ())),
        join=tuple(entry.get("join", ())),
    )
