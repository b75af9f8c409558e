"""Measure relations against answer keys: what a document says it does to another act, and where it says so.

The form of the keys is described in tests/eval/README.md. A relation is one kind of effect on one act in one document,
however often the document says it; it is found where the program states that kind of that act at least once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = ["KINDS", "SETS", "print_relations", "read_relation_keys", "score_relations"]

Row = dict[str, Any]
Effect = tuple[str, str]
"""Kind, and the act by its number, or by its name where it has none."""
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SETS = ((ROOT / "tests" / "eval" / "relations", SHARED / "corpus"),)
"""Folders with `relations.jsonl`, each with the folder that its `file` is relative to."""
KINDS = ("amends", "replaces", "repeals")
_FIGURES = ("detected", *KINDS, "strict", "quoted")


def read_relation_keys(folder: Path) -> list[Row]:
    """Return the keyed relations of a folder; none where it has no such file."""
    path = folder / "relations.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def score_relations(scorer: ModuleType, keys: Sequence[Row], facts: Mapping[str, Row]) -> Row:
    """Return right, stated and there, and the rows that differ.

    `detected` counts the act and what is done to it, and each kind by itself; `strict` wants whole or part as well, and
    `quoted` (over those found) the sentence of the key among the sentences that the program gives.

    Args:
        scorer: The shared scorer, whose way to fold words and to count is used here too.
        keys: Keyed relations; one with `kind` null says that the document has none, one with `optional` that it is
            open whether this is one.
        facts: What the program prints of each document, by the names that the keys use.
    """
    sums: dict[str, Counter[str]] = {name: Counter() for name in _FIGURES}
    rows: list[str] = []
    for file in sorted({key["file"] for key in keys}):
        wanted = {_effect(scorer, key): key for key in keys if key["file"] == file and key["kind"]}
        said: dict[Effect, list[Row]] = {}
        for fact in facts[file]["relations"]:
            said.setdefault(_effect(scorer, fact), []).append(fact)
        for one in [one for one, key in wanted.items() if key.get("optional")]:
            del wanted[one]
            said.pop(one, None)
        rows += (f"missed: {file} · {' '.join(one)}" for one in sorted(wanted.keys() - said.keys()))
        rows += (f"invented: {file} · {' '.join(one)}" for one in sorted(said.keys() - wanted.keys()))
        _count(sums, wanted, said)
        for one in sorted(wanted.keys() & said.keys()):
            rows += _compare(scorer, wanted[one], said[one], sums)
    figures = {name: scorer.f1(one["right"], one["stated"], one["there"]) for name, one in sums.items()}
    return {"count": len(keys), "documents": len({key["file"] for key in keys}), "figures": figures, "rows": rows}


def _effect(scorer: ModuleType, row: Row) -> Effect:
    return row["kind"], scorer.fold(row["number"] or row["name"] or row["document_type"])


def _count(sums: Mapping[str, Counter[str]], wanted: Iterable[Effect], said: Iterable[Effect]) -> None:
    for part, effects in {"there": set(wanted), "stated": set(said), "right": set(wanted) & set(said)}.items():
        sums["detected"][part] += len(effects)
        if part != "right":
            sums["strict"][part] += len(effects)
        for kind, _ in effects:
            sums[kind][part] += 1


def _compare(scorer: ModuleType, key: Row, said: Sequence[Row], sums: Mapping[str, Counter[str]]) -> list[str]:
    parts = {fact["is_partial"] for fact in said}
    is_strict = key["part"] is None or parts == {key["part"]}
    quote = scorer.fold(key["quote"])
    is_quoted = any(quote in scorer.fold(fact["raw"]) for fact in said)
    sums["strict"].update(right=is_strict)
    sums["quoted"].update(right=is_quoted, stated=1, there=1)
    name = f"{key['file']} · {' '.join(_effect(scorer, key))}"
    return [
        *([] if is_strict else [f"part: {name}: {key['part']} <> {sorted(parts)}"]),
        *([] if is_quoted else [f"sentence: {name}: {key['quote'][:60]}"]),
    ]


def print_relations(report: Row) -> None:
    """Print one line a figure."""
    print(f"\nrelations: {report['figures']['detected']['there']} in {report['documents']} documents")
    for name, one in report["figures"].items():
        print(
            f"  {name:<24} precision {one['precision']:.4f}  recall {one['recall']:.4f}  F1 {one['f1']:.4f}"
            f"  ({one['right']} right, {one['stated']} stated, {one['there']} there)"
        )
