"""Measure tasks against answer keys: who is to do what, with whom, by when, to bring out what.

The form of the keys is described in tests/eval/README.md. A keyed task is found where its words stand in the words that
the program gives for one of the same document; each field is then right where it says the same.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = ["FIELDS", "PUBLISHED_FIELDS", "SETS", "print_tasks", "read_task_keys", "score_tasks"]

Row = dict[str, Any]
ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SETS = (
    (ROOT / "tests" / "eval" / "tasks", SHARED / "corpus"),
    (ROOT / "tests" / "eval" / "simulated", ROOT / "tests" / "eval" / "simulated"),
)
"""Folders with `tasks.jsonl`, each with the folder that its `file` is relative to."""
FIELDS = ("lead", "partners", "deadline", "product")
PUBLISHED_FIELDS = ("detected", *FIELDS)
_JOINING = frozenset({"các", "và", "với", "của"})


def read_task_keys(folder: Path) -> list[Row]:
    """Return the keyed tasks of a folder; none where it has no such file."""
    path = folder / "tasks.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def score_tasks(scorer: ModuleType, keys: Sequence[Row], facts: Mapping[str, Row]) -> Row:
    """Return right, stated and there for tasks and for each field of those found, and the rows that differ.

    Args:
        scorer: The shared scorer, whose way to fold words and to count is used here too.
        keys: Keyed tasks; of one with `optional` it is open whether it is one.
        facts: What the program prints of each document, by the names that the keys use.
    """
    sums: dict[str, Counter[str]] = {name: Counter() for name in PUBLISHED_FIELDS}
    rows: list[str] = []
    for file in sorted({key["file"] for key in keys}):
        wanted = [key for key in keys if key["file"] == file]
        said = facts[file]["tasks"]
        pairs = _pair_up(scorer, wanted, said)
        open_keys = {id(key) for key in wanted if key.get("optional")}
        answers = {id(fact) for key, fact in pairs if id(key) in open_keys}
        wanted = [key for key in wanted if id(key) not in open_keys]
        said = [fact for fact in said if id(fact) not in answers]
        pairs = [pair for pair in pairs if id(pair[0]) not in open_keys]
        sums["detected"].update(right=len(pairs), stated=len(said), there=len(wanted))
        rows += _unmatched(file, wanted, said, pairs)
        for key, fact in pairs:
            rows += _compare(scorer, key, fact, sums)
    figures = {name: scorer.f1(one["right"], one["stated"], one["there"]) for name, one in sums.items()}
    return {"count": len(keys), "documents": len({key["file"] for key in keys}), "figures": figures, "rows": rows}


def _pair_up(scorer: ModuleType, wanted: Iterable[Row], said: Iterable[Row]) -> list[tuple[Row, Row]]:
    free, pairs = list(said), []
    for key in wanted:
        words = scorer.fold(key["quote"])
        found = next((fact for fact in free if _holds(scorer.fold(fact["raw"]), words)), None)
        if found is not None:
            free.remove(found)
            pairs.append((key, found))
    return pairs


def _holds(raw: str, words: str) -> bool:
    return words in raw or (len(raw.split()) > 1 and raw in words)


def _unmatched(file: str, wanted: list[Row], said: list[Row], pairs: list[tuple[Row, Row]]) -> list[str]:
    found = {id(one) for pair in pairs for one in pair}
    return [
        *(f"missed: {file} · {key['quote'][:80]}" for key in wanted if id(key) not in found),
        *(f"invented: {file} · {fact['raw'][:80]}" for fact in said if id(fact) not in found),
    ]


def _compare(scorer: ModuleType, key: Row, fact: Row, sums: Mapping[str, Counter[str]]) -> list[str]:
    rows = []
    for name in FIELDS:
        if name not in key or (name == "partners" and key[name] is None):
            continue  # left open in the key
        same: Callable[[Any], object] = _bodies(scorer) if name in ("lead", "partners") else scorer.fold
        left, right = (same(one[name]) if one[name] else None for one in (key, fact))
        sums[name].update(right=bool(left) and left == right, stated=bool(right), there=bool(left))
        if left != right:
            rows.append(f"{name}: {key['file']} · {key['quote'][:50]}: {key[name]} <> {fact[name]}")
    return rows


def _bodies(scorer: ModuleType) -> Callable[[Sequence[str]], frozenset[str]]:
    """Bodies as their words: how a list of them is cut into single ones is not what is measured."""
    return lambda names: frozenset(re.findall(r"\w+", scorer.fold(" ".join(names)))) - _JOINING


def print_tasks(report: Row) -> None:
    """Print one line a field."""
    print(f"\ntasks: {report['figures']['detected']['there']} in {report['documents']} documents")
    for name, one in report["figures"].items():
        print(
            f"  {name:<24} precision {one['precision']:.4f}  recall {one['recall']:.4f}  F1 {one['f1']:.4f}"
            f"  ({one['right']} right, {one['stated']} stated, {one['there']} there)"
        )
