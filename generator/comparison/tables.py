"""Targets of all documents as tables: an indicator each, a cell for every province.

Every target stands in exactly one cell of exactly one table: the comparison says nothing that the facts did not say,
and everything that they did.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.comparison.cells import answering_cell, silent_cell
from generator.comparison.indicators import IndicatorMatch, align, find_doubts, lead_in_of
from generator.comparison.own_words import compare_own_words
from generator.comparison.places import Places, group_by_place, is_province
from generator.model.comparison import ComparisonCell, ComparisonTable, PlacedTarget
from generator.model.document import AnalysedDocument
from generator.vocab.indicators import CatalogueEntry, IndicatorCatalogue

__all__ = ["compare_targets"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reading:
    """A target with the indicator it belongs to, or those that it may be about."""

    placed: PlacedTarget
    match: IndicatorMatch | None
    in_doubt: frozenset[str] = frozenset()
    """Ids of indicators; empty where `match` is there."""

    @property
    def place(self) -> str:
        return self.placed.document.jurisdiction

    @property
    def is_comparable(self) -> bool:
        return self.match is not None and self.match.is_comparable


def compare_targets(
    documents: Sequence[AnalysedDocument], catalogue: IndicatorCatalogue
) -> tuple[ComparisonTable, ...]:
    """Return the catalogue's tables in its order, then one for each wording that no entry takes.

    An entry that no document can be compared on has no table. A province whose documents are silent has a cell that
    says why; see `generator.comparison.own_words` for the tables outside the catalogue.
    """
    places = group_by_place(documents)
    readings = tuple(
        reading for group in places.values() for analysed in group for reading in _iter_readings(analysed, catalogue)
    )
    rest = [reading for reading in readings if reading.match is None]
    tables: list[ComparisonTable] = []
    for entry in catalogue.entries:
        shown, left_over = _split(entry, readings)
        rest.extend(left_over)
        if shown:
            tables.append(_table(entry, shown, readings, places))
    own_words = compare_own_words([replace(reading.placed, matched="") for reading in rest], places, catalogue)
    return (*tables, *own_words)


def _iter_readings(analysed: AnalysedDocument, catalogue: IndicatorCatalogue) -> Iterator[_Reading]:
    identifier, tree = analysed.document.identifier, analysed.document.tree
    indexes = {provision.anchor: index for index, provision in enumerate(tree)}
    for target in analysed.facts.targets:
        lead_in = lead_in_of(tree, indexes[target.quote_span.anchor])
        match = align(target, catalogue, lead_in)
        matched = match.words if match is not None else ""
        yield _Reading(
            placed=PlacedTarget(
                document=identifier, target=target, matched=matched, is_scan=analysed.document.source.is_scan
            ),
            match=match,
            in_doubt=frozenset() if match is not None else find_doubts(target, catalogue, lead_in),
        )


def _split(entry: CatalogueEntry, readings: Sequence[_Reading]) -> tuple[list[_Reading], list[_Reading]]:
    """Return what the entry's table shows, and what goes to the tables of own words instead.

    A figure that cannot be compared is shown only as a place's sole answer, and only beside figures that can be:
    otherwise it would hide what the place does set out, or the table would compare nothing.
    """
    own = [reading for reading in readings if reading.match is not None and reading.match.indicator.id == entry.id]
    answered = {reading.place for reading in own if reading.is_comparable}
    shown: list[_Reading] = []
    left_over: list[_Reading] = []
    for reading in own:
        is_shown = reading.is_comparable or (answered and reading.place not in answered)
        (shown if is_shown else left_over).append(reading)
    return shown, left_over


def _table(
    entry: CatalogueEntry, shown: Sequence[_Reading], readings: Sequence[_Reading], places: Places
) -> ComparisonTable:
    doubts = [reading for reading in readings if entry.id in reading.in_doubt]
    cells: list[ComparisonCell] = []
    for place, documents in places.items():
        own = [reading for reading in shown if reading.place == place]
        if own:
            obstacles = (reading.match.obstacle for reading in own if reading.match is not None)
            cell = answering_cell(place, documents, (reading.placed for reading in own), obstacles)
        elif is_province(place):
            cell = silent_cell(place, documents, is_in_doubt=any(reading.place == place for reading in doubts))
        else:
            continue
        in_doubt = (replace(reading.placed, matched="") for reading in doubts if reading.place == place)
        cells.append(replace(cell, doubtful=tuple(in_doubt)))
    return ComparisonTable(indicator=entry.indicator, cells=tuple(cells))
