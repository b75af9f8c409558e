"""Building blocks of patterns: many words as one alternation, and a text to look for them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

__all__ = [
    "CuedPattern",
    "LastWords",
    "alternatives",
    "any_word",
    "beginning_of",
    "cues_of",
    "iter_matches",
    "same_length_lower",
    "search_end",
]


def alternatives(words: Iterable[str]) -> str:
    r"""A pattern for any of the words, the longest first, with any white space between their parts.

    >>> print(alternatives(["lần", "lượt xe"]))
    lượt\s+xe|lần
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; what they share in front is compared once.

    >>> any_word(["và", "vào", "hết"])
    '(?:hết|và(?:o|))'
    """
    return _branches(sorted(set(words)))


@dataclass(frozen=True, kw_only=True, slots=True)
class CuedPattern:
    """A pattern with the words of which one stands in whatever it matches: without any it need not be tried."""

    pattern: re.Pattern[str]
    cues: frozenset[str]
    followers: Mapping[str, frozenset[str]]
    """Of a cue that is one only before certain words, these words."""

    @classmethod
    def of(cls, cues: str, pattern: str) -> CuedPattern:
        """The pattern, for texts in small letters.

        Where case does not count, a text is put into small letters once: a pattern that takes both has to look at every
        alternative at every character.

        Args:
            cues: Words parted by blanks; ``hiện(nay|là)`` is *hiện* where *nay* or *là* comes next.
            pattern: A regular expression that matches nothing without one of the cues.
        """
        pairs = [cue.rstrip(")").partition("(") for cue in cues.split()]
        return cls(
            pattern=re.compile(pattern),
            cues=frozenset([word for word, _, _ in pairs]),
            followers={word: frozenset(following.split("|")) for word, opens, following in pairs if opens},
        )

    def search(self, text: str, words: AbstractSet[str]) -> re.Match[str] | None:
        """The first match in a text whose cues are among ``words``."""
        return None if self.cues.isdisjoint(words) else self.pattern.search(text)

    def finditer(self, text: str, words: AbstractSet[str]) -> Iterator[re.Match[str]]:
        """All matches in a text whose cues are among ``words``."""
        return iter(()) if self.cues.isdisjoint(words) else self.pattern.finditer(text)

    def match(self, text: str, words: AbstractSet[str], start: int = 0) -> re.Match[str] | None:
        """The match that a text begins with from ``start`` on."""
        return None if self.cues.isdisjoint(words) else self.pattern.match(text, start)


@dataclass(frozen=True, kw_only=True, slots=True)
class LastWords:
    """A pattern for the last words of a text, with what these end with: without any of that it need not be tried."""

    pattern: re.Pattern[str]
    ends: tuple[str, ...]
    reach: int
    """How many characters what it matches has at most."""

    @classmethod
    def of(cls, ends: str, pattern: str, *, reach: int = 40) -> LastWords:
        r"""The pattern, with ends parted by blanks, in small letters; whether case counts is for the pattern to say.

        >>> owner = LastWords.of("của cho", r"\b(?:của|cho)\s*$")
        >>> owner.search("thời gian giải quyết của").start(), owner.search("thời gian giải quyết")
        (21, None)
        """
        return cls(pattern=re.compile(pattern), ends=tuple(ends.split()), reach=reach)

    def search(self, text: str, end: int | None = None) -> re.Match[str] | None:
        """The match that a text up to ``end`` ends with; white space behind it does not count."""
        if end is None:
            end = len(text)
        start = end - self.reach if end > self.reach else 0
        is_end = text[start:end].rstrip().lower().endswith(self.ends)
        return self.pattern.search(text, start, end) if is_end else None


def cues_of(patterns: Iterable[CuedPattern]) -> re.Pattern[str]:
    """A pattern for every cue of some patterns, as a whole word in a text of small letters.

    >>> patterns = [CuedPattern.of("đã hiện(nay|là)", r"đã|hiện (?:nay|là)"), CuedPattern.of("nếu", r"nếu")]
    >>> cues_of(patterns).findall("hiện nay đã thực hiện tốt")
    ['hiện', 'đã']
    """
    heads: dict[str, list[str]] = {}
    for cue, following in sorted(_followers(patterns).items()):
        # What stands in brackets can be passed over, so a cue counts before a bracket too.
        behind = rf"(?=\s+(?:\(|{any_word(following)}(?!\w)))" if following else r"(?!\w)"
        heads.setdefault(cue[0], []).append(cue[1:] + behind)
    # Each branch begins with a letter of its own and looks back from there: so the search skips all other letters.
    return re.compile("|".join(rf"{head}(?<!\w{head})(?:{'|'.join(tails)})" for head, tails in heads.items()))


def _followers(patterns: Iterable[CuedPattern]) -> dict[str, frozenset[str]]:
    """The cues of all patterns, each with the words that one must follow; none where any pattern asks for none."""
    found: dict[str, frozenset[str]] = {}
    for pattern in patterns:
        for cue in pattern.cues:
            own = pattern.followers.get(cue, frozenset())
            is_free = not own or (cue in found and not found[cue])
            found[cue] = frozenset() if is_free else own | found.get(cue, frozenset())
    return found


def _branches(words: Sequence[str]) -> str:
    """The words as a tree of prefixes; the empty word comes last, so that longer ones are tried before it."""
    heads: dict[str, list[str]] = {}
    for word in words:
        heads.setdefault(word[:1], []).append(word[1:])
    ends_here = heads.pop("", None) is not None
    branches = [re.escape(head) + _branches(tails) for head, tails in heads.items()]
    if len(branches) == 1 and not ends_here:
        return branches[0]
    if ends_here:
        branches.append("")
    return f"(?:{'|'.join(branches)})" if len(branches) > 1 else ""


def beginning_of(pattern: str, first: str, flags: int = 0) -> re.Pattern[str]:
    r"""A pattern for the first character of what ``pattern`` matches, which is always one of ``first``.

    Searching skips all other characters at full speed, many times faster than trying ``pattern`` at each of them.

    >>> beginning_of(r"Sở\b|Cục\b", "SC").search("giao Sở Nội vụ").start()
    5
    """
    return re.compile(rf"[{first}](?<=(?={pattern}).)", flags)


def iter_matches(pattern: re.Pattern[str], beginnings: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What ``pattern.finditer`` yields, tried only where ``beginnings`` match."""
    end = 0
    for beginning in beginnings.finditer(text):
        match = pattern.match(text, beginning.start()) if beginning.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def search_end(pattern: re.Pattern[str], text: str, *, end: int | None = None, reach: int = 40) -> re.Match[str] | None:
    r"""The match of a pattern for the last words of a text up to ``end``, which has no more than ``reach`` characters.

    >>> search_end(re.compile(r"\b(?:của|cho)\s*$"), "thời gian giải quyết của").start()
    21
    """
    if end is None:
        end = len(text)
    return pattern.search(text, end - reach if end > reach else 0, end)


def same_length_lower(text: str) -> str:
    """``text`` in small letters, each at its old place: a place found in one is a place in the other.

    >>> same_length_lower("Ủy ban NHÂN DÂN")
    'ủy ban nhân dân'
    """
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(char.lower()[:1] for char in text)
