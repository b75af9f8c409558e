"""How well facts were read when it was last measured against hand-made keys (`make eval` writes the file)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Evaluation", "Measured", "evaluation"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """Counts of one kind of fact."""

    right: int
    stated: int
    """By the machine."""
    there: int
    """In the keys."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
    """The committed figures, over all sets of keys together."""

    documents: int
    targets: int
    """Detected targets, of which the attributes were compared."""
    kinds: Mapping[str, Measured]
    fields: Mapping[str, Measured]
    attributes: Mapping[str, float]
    """Share right among the detected targets."""
    tasks: Mapping[str, Measured]
    """Tasks found, and their fields among those found."""
    task_documents: int
    relations: Mapping[str, Measured]
    """What documents do to other acts, all and kind by kind; whole or part and sentence among those found."""
    relation_documents: int
    blind: Mapping[str, Measured]
    """What was right the first time, on texts that the program had not been written with."""
    blind_documents: int
    first: Mapping[str, Measured]
    """Tasks and relations that were right when they were first measured, before any rule was mended."""
    first_documents: int


@cache
def evaluation() -> Evaluation:
    """The figures that stand in ``data/evaluation.json``."""
    data = json.loads((files("generator.vocab") / "data" / "evaluation.json").read_text(encoding="utf-8"))
    return Evaluation(
        documents=data["documents"],
        targets=data["targets"],
        kinds={key: Measured(**value) for key, value in data["kinds"].items()},
        fields={key: Measured(**value) for key, value in data["fields"].items()},
        attributes=dict(data["attributes"]),
        tasks={key: Measured(**value) for key, value in data["tasks"].items()},
        task_documents=data["task_documents"],
        relations={key: Measured(**value) for key, value in data["relations"].items()},
        relation_documents=data["relation_documents"],
        blind={key: Measured(**value) for key, value in data["blind"]["kinds"].items()},
        blind_documents=data["blind"]["documents"],
        first={key: Measured(**value) for key, value in data["blind"]["first"]["kinds"].items()},
        first_documents=data["blind"]["first"]["documents"],
    )
