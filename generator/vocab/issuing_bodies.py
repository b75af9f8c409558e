"""Issuing bodies (cơ quan ban hành): one name however written, and the code that stands for it in numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from generator.errors import VocabularyError
from generator.vocab.loading import load_data, parse_day
from generator.vocab.lookup import SpellingIndex, bare_key, index_by_id, is_valid_on, spelling_key


class BodyLevel(StrEnum):
    """Where a body stands."""

    CENTRAL = "central"
    PROVINCE = "province"
    """Also its like in districts and communes: Ủy ban nhân dân, Hội đồng nhân dân."""
    DEPARTMENT = "department"
    """Sở, ngành of a province."""
    PARTY = "party"


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuingBody:
    """One body, without its territory."""

    id: str
    """`so-noi-vu`."""
    name: str
    """`Sở Nội vụ`."""
    code: str | None
    """`SNV`, as in `541/TTr-SNV`."""
    other_codes: tuple[str, ...]
    """Older forms of the code: `BNN`."""
    has_term: bool
    """Whether the term of the legislature follows the code: `UBTVQH15`."""
    short: tuple[str, ...]
    heads: tuple[str, ...]
    """Who speaks for it: `Giám đốc`."""
    level: BodyLevel
    valid_from: date | None
    valid_until: date | None
    successor_id: str | None
    english: str
    source: str

    def is_valid_on(self, on: date | None) -> bool:
        """Return whether the body existed on that day; without a day, always."""
        return is_valid_on(self.valid_from, self.valid_until, on)


@dataclass(frozen=True, kw_only=True, slots=True)
class BodyMatch:
    """A body found at the beginning of a name."""

    body: IssuingBody
    head: str | None
    """`Giám đốc`, where the name is that of the one who leads the body."""
    words: int
    """How many words the name has."""
    rest: str
    """What follows, as written: `tỉnh Lai Châu`."""

    @property
    def full_name(self) -> str:
        """Return the body with what follows it, abbreviations written out: `Ủy ban nhân dân tỉnh Lai Châu`."""
        return f"{self.body.name} {self.rest}".strip()


_STOPS = ",;:."
_TERM = re.compile(r"(?P<code>[^\W\d]+)(?P<term>[IVX]+|[0-9]{1,2})")


@dataclass(frozen=True, kw_only=True, slots=True)
class IssuingBodies:
    """All bodies with their look-ups."""

    bodies: tuple[IssuingBody, ...]
    ids: Mapping[str, IssuingBody]
    names: SpellingIndex[IssuingBody]
    heads: SpellingIndex[IssuingBody]
    codes: SpellingIndex[IssuingBody]
    longest: int
    """Words in the longest name."""
    keys: frozenset[str]
    """The most lenient key of every name."""
    openings: frozenset[str]
    """The most lenient keys of the first word, the first two … of every name: what begins otherwise names none."""

    def by_id(self, body_id: str) -> IssuingBody | None:
        """Return the body with that id."""
        return self.ids.get(body_id)

    def find(self, name: str) -> IssuingBody | None:
        """Return the body of that name, without territory: `Sở TT&TT`, `UỶ BAN NHÂN DÂN`, `UBND`."""
        return self.names.find(name)

    def match(self, text: str) -> BodyMatch | None:
        """Return the body that a text begins with, and what follows it.

        >>> issuing_bodies().match("UBND tỉnh Lai Châu").full_name
        'Ủy ban nhân dân tỉnh Lai Châu'
        >>> issuing_bodies().match("Giám đốc Sở TT&TT").body.name
        'Sở Thông tin và Truyền thông'
        """
        found = self.find_opening(text)
        if found is None:
            return None
        words, name, body = found
        head = _head_of(name, body) if self.is_head(name) else None
        return BodyMatch(body=body, head=head, words=words, rest=" ".join(text.split()[words:]))

    def find_opening(self, text: str) -> tuple[int, str, IssuingBody] | None:
        """Return how many words of a text name the body that it begins with, these words, and the body.

        >>> issuing_bodies().find_opening("UBND tỉnh Lai Châu")[:2]
        (1, 'UBND')
        """
        words = text.split(maxsplit=self.longest)
        for size in self._sizes(words[: self.longest]):
            name = " ".join(words[:size]).rstrip(_STOPS)
            body = self.names.find(name) or self.heads.find(name)
            if body is not None:
                return size, name, body
        return None

    def is_head(self, name: str) -> bool:
        """Return whether a name is that of the one who leads a body: `Giám đốc Sở Nội vụ`."""
        return self.names.find(name) is None

    def _sizes(self, words: Sequence[str]) -> Iterator[int]:
        """How many of the words can be a name, the most first: those whose most lenient key some name has."""
        before = ""
        sizes: list[int] = []
        for size, word in enumerate(words, start=1):
            whole = _joined(before, _bare_word(word))
            bare = _joined(before, _bare_word(word.rstrip(_STOPS))) if word[-1] in _STOPS else whole
            if bare in self.keys:
                sizes.append(size)
            if whole not in self.openings:
                break
            before = whole
        return reversed(sizes)

    def candidates_of_code(self, code: str, on: date | None = None) -> tuple[IssuingBody, ...]:
        """Return every body that a code can stand for on a day: TU and TW stand for several.

        >>> [body.name for body in issuing_bodies().candidates_of_code("UBTVQH15")]
        ['Ủy ban Thường vụ Quốc hội']
        """
        found = self.codes.candidates(code)
        if not found and (match := _TERM.fullmatch(code.strip())):
            found = tuple(body for body in self.codes.candidates(match["code"]) if body.has_term)
        return tuple(body for body in found if body.is_valid_on(on))

    def successor(self, body: IssuingBody) -> IssuingBody | None:
        """Return the body that took over, `None` where the vocabulary knows none."""
        return self.ids[body.successor_id] if body.successor_id is not None else None


@lru_cache(maxsize=1 << 14)
def _bare_word(word: str) -> str:
    return bare_key(word)


def _joined(before: str, word: str) -> str:
    """The key of words and of one more; only about a dash it is not the two keys side by side."""
    joined = f"{before} {word}" if before and word else before or word
    return spelling_key(joined) if "-" in joined else joined


@cache
def issuing_bodies() -> IssuingBodies:
    """Return the issuing bodies of the vocabulary."""
    data = load_data("issuing_bodies")
    bodies = tuple(_body(entry, data["sources"]) for entry in data["bodies"])
    ids = index_by_id(bodies, source="issuing_bodies.yml")
    if unknown := {body.successor_id for body in bodies if body.successor_id is not None} - set(ids):
        raise VocabularyError(f"issuing_bodies.yml › successor: no body has the id {sorted(unknown)}")
    named = [(name, body) for body in bodies for name in _iter_names(body)]
    headed = [(f"{head} {name}", body) for body in bodies for head in body.heads for name in _iter_names(body)]
    return IssuingBodies(
        bodies=bodies,
        ids=ids,
        names=SpellingIndex.of(named),
        heads=SpellingIndex.of(headed),
        codes=SpellingIndex.of((code, body) for body in bodies for code in (body.code, *body.other_codes) if code),
        longest=max(len(name.split()) for name, _ in headed),
        keys=frozenset(bare_key(name) for name, _ in (*named, *headed)),
        openings=frozenset(opening for name, _ in (*named, *headed) for opening in _openings(name)),
    )


# Of the codes only these two are used as names in running text; "CP" and "BCT" mean other things there.
_CODES_AS_NAMES = frozenset({"UBND", "HĐND"})


def _iter_names(body: IssuingBody) -> Iterator[str]:
    yield body.name
    yield from body.short
    if body.code in _CODES_AS_NAMES:
        yield body.code


def _openings(name: str) -> Iterator[str]:
    """The keys of a name's first words, also where a dash or a dot between two of them stands apart."""
    words = bare_key(name).split()
    for count in range(1, len(words) + 1):
        opening = " ".join(words[:count])
        yield opening
        yield from (opening[: dash.end()] for dash in re.finditer("-", opening))
        yield from (opening[: dash.start()] for dash in re.finditer("-", opening))


def _head_of(start: str, body: IssuingBody) -> str:
    """Return which of the body's heads a name begins with: the one that leaves the fewest words over."""
    return next((head for head in body.heads if start.casefold().startswith(head.casefold())), body.heads[0])


def _body(entry: Mapping[str, Any], sources: Mapping[str, str]) -> IssuingBody:
    if entry["source"] not in sources:
        raise VocabularyError(f"issuing_bodies.yml › {entry['id']} › source: {entry['source']!r} is not listed")
    return IssuingBody(
        id=entry["id"],
        name=entry["name"],
        code=entry.get("code"),
        other_codes=tuple(entry.get("other_codes", ())),
        has_term=entry.get("term", False),
        short=tuple(entry.get("short", ())),
        heads=tuple(entry.get("heads", ())),
        level=BodyLevel(entry["level"]),
        valid_from=parse_day(entry.get("valid_from")),
        valid_until=parse_day(entry.get("valid_until")),
        successor_id=entry.get("successor"),
        english=entry["english"],
        source=sources[entry["source"]],
    )
