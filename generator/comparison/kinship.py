"""How near two passages are, and what makes them so: figures on one indicator, acts cited, rare words in common.

All three can be shown to a reader; nothing else counts. Words are compared as pairs of neighbouring syllables, since
most words have two, and weigh the more the fewer passages of the area have them (inverse document frequency).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import TypeAlias

from generator.model.comparison import CitedAct, Indicator, Kinship, Passage
from generator.model.provenance import TextSpan
from generator.text.folding import fold, fold_key

__all__ = ["Kin", "Reading", "explain", "read", "score_all"]

Pair: TypeAlias = tuple[str, str]
"""Two neighbouring syllables, folded."""
Scores: TypeAlias = dict[tuple[int, int], float]
"""Nearness of two passages by their positions, the lower first; pairs with nothing in common are left out."""

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|[^\W_]+|[^\w\s]+")
# Words that build a promise and do not say of what; a pair of syllables never reaches across one, nor across a figure.
_STRUCTURE = frozenset(
    {
        "và", "của", "các", "cho", "trong", "theo", "được", "từ", "đến", "là", "có", "tại", "với", "về", "trên",
        "những", "một", "này", "do", "để", "khi", "năm", "tỉnh", "tối", "thiểu", "đạt", "trở", "lên", "ít",
        "nhất", "hằng", "hàng", "mỗi", "trước", "ngày", "dưới", "không", "quá", "so", "đối", "ở", "bằng", "cũng",
        "như", "vào", "ra", "phải", "đã", "sẽ", "bị", "bởi",
    }
)  # fmt: skip
# Headings that every plan has in every area tell nothing.
_ROLES = re.compile(
    r"(?:[\W\d_]|muc tieu|chi tieu|nhiem vu|giai phap|noi dung|yeu cau|dinh huong|cu the|chung|tong quat|chu yeu"
    r"|trong tam|va|den|het|nam|hang|giai doan)*"
)
# Weights and thresholds were chosen on tests/examples/simulated/keys/passages.tsv; docs/comparison.md has the figures.
_OF_HEADINGS = 0.5
_OF_INDICATORS = 0.3
_OF_ACTS = 0.2
_LEAST = 0.02
_COMMON = 0.2
"""Share of an area's passages from which a pair of syllables tells nothing."""
_FEW = 40
"""Passages below which even a common pair is cheap to follow."""
_MOST_PHRASES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A passage with what it can have in common with others."""

    passage: Passage
    words: str
    """Its text without the names of the acts that it cites: those count by themselves."""
    pairs: frozenset[Pair]
    of_headings: frozenset[Pair]
    """Pairs that only the headings above it have."""
    indicators: Mapping[str, str]
    """Names of the catalogue's indicators that it sets a figure on, by id."""
    acts: Mapping[str, str]
    """Acts that it cites as a reader knows them, by key."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kin:
    """The passages of an area with their nearness."""

    readings: tuple[Reading, ...]
    weights: Mapping[Pair, float]
    scores: Scores
    links: Mapping[int, tuple[tuple[int, float], ...]]
    """The same by position, for those who look for neighbours."""

    def near(self, at: int) -> tuple[tuple[int, float], ...]:
        """Return the passages that have something in common with one, with their nearness."""
        return self.links.get(at, ())

    def score(self, one: int, other: int) -> float:
        """Return how near two passages are: 0 for nothing in common, about 1 for the same words."""
        return self.scores.get((min(one, other), max(one, other)), 0.0)


def read(
    passage: Passage,
    indicators: Mapping[tuple[str, int], Indicator],
    acts: Sequence[tuple[TextSpan, CitedAct]],
    abbreviations: Mapping[str, str],
) -> Reading:
    """Return what a passage can have in common with others.

    Args:
        passage: The passage.
        indicators: Of its document, by anchor and start of the figure.
        acts: That its document cites, with the places of their mentions.
        abbreviations: Folded abbreviation to folded words.
    """
    cited = {span: act for span, act in acts if _holds(passage, span)}
    words = _without(passage, cited)
    pairs = frozenset(pair for pair, _, _ in _iter_pairs(words, abbreviations))
    telling = (text for text in passage.headings if not _ROLES.fullmatch(fold(text)))
    above = frozenset(pair for text in telling for pair, _, _ in _iter_pairs(text, abbreviations))
    own = (indicators.get((target.span.anchor, target.span.start)) for target in passage.targets)
    return Reading(
        passage=passage,
        words=words,
        pairs=pairs,
        of_headings=above - pairs,
        indicators={indicator.id: indicator.name for indicator in own if indicator is not None},
        acts={act.key: act.number or act.label for act in cited.values()},
    )


def score_all(readings: Sequence[Reading]) -> Kin:
    """Return the nearness of every two passages of different or the same documents that have something in common."""
    weights = _weights(readings)
    scores: Scores = {}
    for pair, holders in _holders(readings).items():
        if len(readings) > _FEW and len(holders) > _COMMON * len(readings):
            continue
        for at, (one, own) in enumerate(holders):
            for other, its in holders[at + 1 :]:
                scores[one, other] = scores.get((one, other), 0.0) + own * its * weights[pair] ** 2
    lengths = [_length(reading, weights) for reading in readings]
    for (one, other), score in scores.items():
        scores[one, other] = score / (lengths[one] * lengths[other])
    _add(scores, [tuple(reading.indicators) for reading in readings], _OF_INDICATORS)
    _add(scores, [tuple(reading.acts) for reading in readings], _OF_ACTS)
    kept = {pair: round(score, 6) for pair, score in sorted(scores.items()) if score >= _LEAST}
    return Kin(readings=tuple(readings), weights=weights, scores=kept, links=_links(kept))


def explain(kin: Kin, one: int, other: int | None, abbreviations: Mapping[str, str]) -> Kinship:
    """Return what a passage has in common with another, for a reader."""
    mine = kin.readings[one]
    if other is None:
        return Kinship(passage=mine.passage)
    its = kin.readings[other]
    return Kinship(
        passage=mine.passage,
        other=its.passage,
        indicators=tuple(name for key, name in mine.indicators.items() if key in its.indicators),
        acts=tuple(label for key, label in mine.acts.items() if key in its.acts),
        phrases=_phrases(mine, its.pairs | its.of_headings, kin.weights, abbreviations),
    )


def _links(scores: Scores) -> dict[int, tuple[tuple[int, float], ...]]:
    found: dict[int, list[tuple[int, float]]] = {}
    for (one, other), score in scores.items():
        found.setdefault(one, []).append((other, score))
        found.setdefault(other, []).append((one, score))
    return {at: tuple(near) for at, near in found.items()}


def _holds(passage: Passage, span: TextSpan) -> bool:
    is_first = span.anchor == passage.span.anchor
    return passage.span.start <= span.start < passage.span.end if is_first else span.anchor in passage.anchors


def _without(passage: Passage, cited: Iterable[TextSpan]) -> str:
    """Return the text with dots in place of the acts that its first provision cites, so that places stay the same."""
    words = passage.text
    for span in cited:
        start, end = span.start - passage.span.start, span.end - passage.span.start
        if span.anchor == passage.span.anchor and end <= len(words):
            words = f"{words[:start]}{'.' * (end - start)}{words[end:]}"
    return words


def _iter_pairs(text: str, abbreviations: Mapping[str, str]) -> Iterator[tuple[Pair, int, int]]:
    """Yield the pairs of neighbouring syllables with the stretch of the text that they stand in."""
    before: tuple[str, int, int] | None = None
    for found in _TOKEN.finditer(text):
        if found["word"] is None or fold_key(found["word"]) in _STRUCTURE:
            before = None
            continue
        folded = fold(found["word"])
        for syllable in abbreviations.get(folded, folded).split():
            if before is not None:
                yield (before[0], syllable), before[1], found.end()
            before = (syllable, found.start(), found.end())


def _weights(readings: Sequence[Reading]) -> dict[Pair, float]:
    counts = Counter(pair for reading in readings for pair in reading.pairs | reading.of_headings)
    return {pair: log((len(readings) + 1) / count) for pair, count in sorted(counts.items())}


def _holders(readings: Sequence[Reading]) -> dict[Pair, list[tuple[int, float]]]:
    found: dict[Pair, list[tuple[int, float]]] = {}
    for at, reading in enumerate(readings):
        for pairs, share in ((reading.pairs, 1.0), (reading.of_headings, _OF_HEADINGS)):
            for pair in pairs:
                found.setdefault(pair, []).append((at, share))
    return {pair: holders for pair, holders in sorted(found.items()) if len(holders) > 1}


def _length(reading: Reading, weights: Mapping[Pair, float]) -> float:
    own = sum(weights[pair] ** 2 for pair in sorted(reading.pairs))
    above = sum((_OF_HEADINGS * weights[pair]) ** 2 for pair in sorted(reading.of_headings))
    return sqrt(own + above) or 1.0


def _add(scores: Scores, keys: Sequence[tuple[str, ...]], weight: float) -> None:
    """Add to every two passages their share of common keys."""
    holders: dict[str, list[int]] = {}
    for at, own in enumerate(keys):
        for key in own:
            holders.setdefault(key, []).append(at)
    for key in sorted(holders):
        for place, one in enumerate(holders[key]):
            for other in holders[key][place + 1 :]:
                share = weight / sqrt(len(keys[one]) * len(keys[other]))
                scores[one, other] = scores.get((one, other), 0.0) + share


def _phrases(
    mine: Reading, shared: frozenset[Pair], weights: Mapping[Pair, float], abbreviations: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the longest stretches of a passage whose every pair of syllables the other has too, most telling first."""
    found: list[tuple[float, str]] = []
    for text in (mine.words, *mine.passage.headings):
        stretch: list[tuple[Pair, int, int]] = []
        for item in (*(one for one in _iter_pairs(text, abbreviations)), None):
            goes_on = item is not None and item[0] in shared and (not stretch or item[1] < stretch[-1][2])
            if not goes_on and stretch:
                weight = sum(weights[pair] for pair, _, _ in stretch)
                found.append((round(weight, 6), text[stretch[0][1] : stretch[-1][2]]))
                stretch = []
            if item is not None and item[0] in shared:
                stretch.append(item)
    found.sort(key=lambda one: -one[0])
    first: dict[str, str] = {}
    for _, phrase in found:
        first.setdefault(fold(phrase), phrase)
    return tuple(first.values())[:_MOST_PHRASES]
