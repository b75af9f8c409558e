"""Nouns behind numbers: which of them make a number a quantity that a plan can set out to reach."""

from dataclasses import dataclass
from functools import cache

from generator.vocab.loading import load_data


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
    """Return the nouns of the vocabulary.

    >>> "lớp" in load_measures().outputs, "nội dung" in load_measures().not_measures
    (True, True)
    """
    data = load_data("measures")
    return Measures(
        outputs=tuple(data["outputs"]),
        durations=tuple(data["durations"]),
        steps=tuple(data["steps"]),
        not_measures=tuple(data["not_measures"]),
        not_nouns=frozenset(data["not_nouns"]),
    )
