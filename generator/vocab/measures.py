"""Nouns behind numbers: which of them make a number a quantity that a plan can set out to reach.

The units proper are those of `generator.vocab.units`; this adds what only the reading of targets needs.
"""

from dataclasses import dataclass
from functools import cache

from generator.vocab.loading import load_data
from generator.vocab.units import UnitKind, units


@dataclass(frozen=True, kw_only=True, slots=True)
class Measures:
    """Nouns by what they make of the number before them; see the head of `measures.yml`."""

    outputs: tuple[str, ...]
    durations: tuple[str, ...]
    steps: tuple[str, ...]
    not_measures: tuple[str, ...]
    not_nouns: frozenset[str]


@cache
def load_measures() -> Measures:
    """Return the nouns of the vocabulary, the units among them.

    >>> "lớp" in load_measures().outputs, "nội dung" in load_measures().not_measures
    (True, True)
    """
    data = load_data("measures")
    not_measures = {*data["not_measures"], "năm", "tuần"}
    return Measures(
        outputs=tuple(sorted({*data["outputs"], *_named(UnitKind.COUNT)} - not_measures)),
        durations=tuple(sorted(_named(UnitKind.DURATION) - not_measures)),
        steps=tuple(sorted({*_named(UnitKind.STEPS), *_named(UnitKind.SCORE), "hạng"})),
        not_measures=tuple(sorted(not_measures)),
        not_nouns=frozenset(data["not_nouns"]),
    )


def _named(kind: UnitKind) -> set[str]:
    return {name for unit in units() if unit.kind is kind for name in (unit.label, *unit.spellings)}
