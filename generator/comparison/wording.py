"""The provinces' own words on an area, aligned by meaning: which passages of different plans speak of one thing.

Groups come from what two passages can be shown to have in common (`generator.comparison.kinship`). A passage stands in
the group it is nearest to, and in any other that it is plainly near to as well: one sentence often promises two things.
"""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import TypeAlias

from generator.comparison.clusters import cluster
from generator.comparison.kinship import Kin, explain, read, score_all
from generator.comparison.passages import find_passages
from generator.comparison.places import group_by_place
from generator.model.comparison import (
    AreaSection,
    AreaView,
    AreaWording,
    CitedAct,
    ComparisonTable,
    Indicator,
    Kinship,
    Passage,
    Theme,
)
from generator.model.corpus import Corpus
from generator.model.document import AnalysedDocument
from generator.model.identifiers import DocumentId
from generator.model.provenance import TextSpan
from generator.text.folding import fold
from generator.vocab.reform_areas import ReformArea

__all__ = ["compare_wording"]

_NEAR = 0.2
"""Average nearness that makes a group."""
_PLAINLY_NEAR = 0.25
"""Average nearness to a group that brings a passage of another one in too."""
_FAR = 0.08
"""Nearness below which a passage is not even pointed to."""
_Indicators: TypeAlias = Mapping[DocumentId, Mapping[tuple[str, int], Indicator]]
_Acts: TypeAlias = Mapping[DocumentId, Sequence[tuple[TextSpan, CitedAct]]]


def compare_wording(
    corpus: Corpus, areas: tuple[ReformArea, ...], abbreviations: Mapping[str, str]
) -> tuple[AreaWording, ...]:
    """Return the aligned wording of each area.

    Args:
        corpus: All documents with their sections, the comparison of their targets, and the acts that they cite.
        areas: The areas of reform.
        abbreviations: Folded abbreviation to folded words, as the catalogue has them.
    """
    indicators, mentions = _indicators(corpus.tables), _mentions(corpus.cited_acts)
    found: dict[int, list[Passage]] = {view.area: [] for view in corpus.areas}
    for group in group_by_place(corpus.documents).values():
        for analysed in group:
            for number, passages in find_passages(analysed, _sections(corpus.areas, analysed), areas).items():
                found[number] += passages
    return tuple(_align(view.area, found[view.area], indicators, mentions, abbreviations) for view in corpus.areas)


def _sections(views: Sequence[AreaView], analysed: AnalysedDocument) -> dict[int, AreaSection]:
    identifier = analysed.document.identifier
    return {view.area: section for view in views for section in view.sections if section.document == identifier}


def _indicators(tables: Sequence[ComparisonTable]) -> _Indicators:
    found: dict[DocumentId, dict[tuple[str, int], Indicator]] = {}
    for table in tables:
        if table.indicator.is_catalogued:
            for placed in (placed for cell in table.cells for placed in cell.targets):
                span = placed.target.span
                found.setdefault(placed.document, {})[span.anchor, span.start] = table.indicator
    return found


def _mentions(acts: Sequence[CitedAct]) -> _Acts:
    found: dict[DocumentId, list[tuple[TextSpan, CitedAct]]] = {}
    for act in acts:
        for mention in act.mentions:
            found.setdefault(mention.document, []).append((mention.citation.span, act))
    return found


def _align(
    area: int,
    passages: Sequence[Passage],
    indicators: _Indicators,
    mentions: _Acts,
    abbreviations: Mapping[str, str],
) -> AreaWording:
    readings = [
        read(one, indicators.get(one.document, {}), mentions.get(one.document, ()), abbreviations) for one in passages
    ]
    kin = score_all(readings)
    groups = [
        group for group in cluster(len(passages), kin.scores, _NEAR) if len({passages[at].document for at in group}) > 1
    ]
    full = [tuple(sorted((*group, *_guests(kin, group)))) for group in groups]
    themes = [_theme(kin, group, abbreviations) for group in full]
    answered = {at for group in full for at in group}
    return AreaWording(
        area=area,
        themes=tuple(sorted(themes, key=lambda theme: -len({one.passage.document for one in theme.members}))),
        alone=tuple(
            explain(kin, at, _nearest(kin, at, range(len(passages)), _FAR), abbreviations)
            for at in range(len(passages))
            if at not in answered
        ),
    )


def _guests(kin: Kin, group: tuple[int, ...]) -> list[int]:
    """Return the passages outside a group that are plainly near to it."""
    sums: dict[int, float] = {}
    own = set(group)
    for at in group:
        for other, score in kin.near(at):
            if other not in own:
                sums[other] = sums.get(other, 0.0) + score
    return [at for at, total in sums.items() if total / len(group) >= _PLAINLY_NEAR]


def _theme(kin: Kin, group: tuple[int, ...], abbreviations: Mapping[str, str]) -> Theme:
    own = frozenset(group)
    members = tuple(explain(kin, at, _nearest(kin, at, own), abbreviations) for at in group)
    names = Counter(name for at in group for name in kin.readings[at].indicators.values())
    name, count = names.most_common(1)[0] if names else ("", 0)
    return Theme(label=name if 2 * count >= len(group) else _words_of(members), members=members)


def _nearest(kin: Kin, at: int, group: Container[int], least: float = 0.0) -> int | None:
    """Return the nearest passage of another document in a group, `None` where none is as near as `least`."""
    document = kin.readings[at].passage.document
    near = [
        (score, -other)
        for other, score in kin.near(at)
        if other in group and score >= least and kin.readings[other].passage.document != document
    ]
    return -max(near)[1] if near else None


def _words_of(members: Sequence[Kinship]) -> str:
    """Return the words that most members give as their reason, the longest of them, as the first of them prints it."""
    printed: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for member in members:
        for phrase in member.phrases:
            printed.setdefault(fold(phrase), phrase)
            counts[fold(phrase)] += 1
    best = max(counts, key=lambda key: (counts[key], len(key)), default="")
    return printed.get(best, "")
