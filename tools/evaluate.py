"""Measure extraction against answer keys: `python -m tools.evaluate` (`make eval`).

Runs `kehoachmo inspect` over the documents that the keys name, scores the facts with `../shared/tools/score.py`, set by
set and together, and says row by row what was gained and lost against the committed results. Exit 1 when a figure fell.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.errors import SourceError
from generator.reading.registry import read_source
from tools.evaluate_relations import SETS as RELATION_SETS
from tools.evaluate_relations import print_relations, read_relation_keys, score_relations
from tools.evaluate_tasks import SETS as TASK_SETS
from tools.evaluate_tasks import print_tasks, read_task_keys, score_tasks

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PLAIN = (".txt", ".md")
SETS = ("real", "simulated", "real-full")
RESULTS = ROOT / "tests" / "eval" / "results.json"
BLIND = ROOT / "tests" / "eval" / "blind.json"
"""Counts of the first runs over texts that the program had not seen; written by hand, published beside the others."""
PUBLISHED = ROOT / "generator" / "vocab" / "data" / "evaluation.json"
KEYS = ("documents", "citations", "targets", "outline", "indicators")
ALL = "all sets together"
APART = "indicators_told_apart"
"""The scorer knows a member of an indicator by file, quote and value: of two members with one quote and one value the
last stands for both, so that not even the keys' own labels reach 1. Here the wording tells them apart, and only sets
whose keys name indicators count: of other documents nobody has said which targets belong together."""
STRICT = ("comparator", "change", "deadline")
FIGURES = {
    "fields_all": "metadata, all fields",
    "citations": "citations, strict",
    "targets_detected": "targets, detected",
    "targets_strict": "targets, strict",
    "outline": "outline",
    "indicators_pairwise": "indicators, pairwise",
    APART: "indicators, told apart",
}

Row = dict[str, Any]
BY_THEMSELVES = {
    "tasks": (TASK_SETS, read_task_keys, score_tasks, print_tasks),
    "relations": (RELATION_SETS, read_relation_keys, score_relations, print_relations),
}
"""Kinds of facts that the shared scorer does not know, each with its keys and how they are scored."""
Rows = dict[str, list[str]]
"""`found`, `missed` and `invented`, each fact as one line."""


def load_scorer(path: Path) -> ModuleType:
    """Return the shared scorer as a module, so that rows are matched here exactly as they are counted there."""
    spec = importlib.util.spec_from_file_location("shared_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scorer there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows(path: Path) -> list[Row]:
    """Return the objects of a file with one JSON object a line; none where there is no file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def read_keys(folder: Path) -> dict[str, list[Row]]:
    """Return the answer keys of one set, kind by kind."""
    return {kind: read_rows(folder / f"{kind}.jsonl") for kind in KEYS}


def inspect(files: Sequence[Path]) -> dict[str, Row]:
    """Return the facts of each file that can be read, as the command prints them."""
    command = [sys.executable, "-m", "generator.cli", "inspect", "--format", "jsonl", "--project", str(ROOT)]
    done = subprocess.run([*command, *map(str, files)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode or (files and not done.stdout and "SRC" not in done.stderr):
        raise SystemExit(done.stderr or "kehoachmo inspect printed nothing")
    return {row["file"]: row for row in map(json.loads, done.stdout.splitlines())}


def is_readable(path: Path) -> bool:
    """Return whether a reader takes the file; JSON or PDF read as if it were plain text is not read."""
    if not path.is_file():
        return False
    try:
        media_type = read_source(path.read_bytes(), path.name).source.media_type
    except SourceError:
        return False
    return media_type != "text/plain" or path.suffix in PLAIN


def only(keys: Mapping[str, list[Row]], files: set[str]) -> dict[str, list[Row]]:
    """Return the keys of these documents alone."""
    kept = {kind: [row for row in rows if row.get("file") in files] for kind, rows in keys.items()}
    kept["indicators"] = [
        {**row, "members": [member for member in row["members"] if member["file"] in files]}
        for row in keys["indicators"]
    ]
    return kept


def score(scorer: Path, keys: Mapping[str, list[Row]], facts: Iterable[Row]) -> Row:
    """Return what the shared scorer reports of these facts."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind, rows in keys.items():
            _write_rows(folder / f"{kind}.jsonl", rows)
        _write_rows(folder / "facts.jsonl", facts)
        command = [sys.executable, str(scorer), "--gold", name, "--facts", str(folder / "facts.jsonl"), "--json"]
        report: Row = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return report


def told_apart(scorer: ModuleType, keys: Iterable[Mapping[str, list[Row]]], facts: Mapping[str, Row]) -> Row:
    """Return the pairwise figures with the members of each indicator told apart by their wording; see :data:`APART`."""
    labels: list[tuple[str | None, str | None, str]] = []
    for one in keys:
        members = {_member(scorer, row): group["indicator"] for group in one["indicators"] for row in group["members"]}
        for file in {row["file"] for row in one["documents"]} if members else ():
            wanted = [row for row in one["targets"] if row["file"] == file]
            labels += [
                (members.get(_member(scorer, row)), fact.get("indicator_id"), file)
                for row, fact in scorer.pair_up(wanted, facts[file]["targets"], scorer.same_target)
            ]
    together = Counter[str]()
    for (wanted_a, said_a, file_a), (wanted_b, said_b, file_b) in combinations(labels, 2):
        if file_a != file_b:
            is_there = wanted_a is not None and wanted_a == wanted_b
            is_stated = said_a is not None and said_a == said_b
            together.update(there=is_there, stated=is_stated, right=is_there and is_stated)
    figures: Row = scorer.f1(together["right"], together["stated"], together["there"])
    return figures


def _member(scorer: ModuleType, row: Row) -> tuple[object, ...]:
    return row["file"], scorer.fold(row["quote"]), scorer.number_of(row["value"]), scorer.fold(row["indicator"])


def _write_rows(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def rows_of(scorer: ModuleType, keys: Mapping[str, list[Row]], facts: Mapping[str, Row]) -> Rows:
    """Return every row of the keys as found or missed, and what was invented, matched as the scorer matches."""
    found: Rows = {"found": [], "missed": [], "invented": []}
    for document in keys["documents"]:
        file = document["file"]
        fact = facts[file]
        own = {kind: [row for row in keys[kind] if row["file"] == file] for kind in ("citations", "targets", "outline")}
        if any("scope_chars" in row for row in own["citations"]):  # counted in part: the scorer leaves the document out
            own["citations"], fact = [], {**fact, "citations": []}
        key = scorer.citation_key
        for state, line in (
            *_fields(scorer, document, fact["document"]),
            *_counted("citation", map(key, own["citations"]), map(key, fact["citations"])),
            *_targets(scorer, own["targets"], fact["targets"]),
            *_outline(scorer, own["outline"], fact["outline"]),
        ):  # fmt: skip
            found[state].append(f"{file} · {line}")
    return {state: sorted(lines) for state, lines in found.items()}


def _fields(scorer: ModuleType, wanted: Row, said: Row) -> Iterator[tuple[str, str]]:
    for name in scorer.DOCUMENT_FIELDS:
        there, stated = wanted.get(name), said.get(name)
        is_right = there is not None and stated is not None and scorer.fold(there) == scorer.fold(stated)
        if there is not None:
            yield "found" if is_right else "missed", f"{name}: {there}"
        if stated is not None and not is_right:
            yield "invented", f"{name}: {stated}"


def _counted(kind: str, wanted: Iterable[Any], said: Iterable[Any]) -> Iterator[tuple[str, str]]:
    there, stated = Counter(wanted), Counter(said)
    for state, keys in (("found", there & stated), ("missed", there - stated), ("invented", stated - there)):
        for number, key in enumerate(sorted(keys.elements(), key=str)):
            yield state, f"{kind}: {' '.join(map(str, key))} #{number}" if keys[key] > 1 else f"{kind}: {key}"


def _targets(scorer: ModuleType, wanted: list[Row], said: list[Row]) -> Iterator[tuple[str, str]]:
    pairs = scorer.pair_up(wanted, said, scorer.same_target)
    partner = {id(one): other for one, other in pairs}
    used = {id(other) for _, other in pairs}
    for row in wanted:
        fact = partner.get(id(row))
        yield "missed" if fact is None else "found", f"target: {_short(row)}"
        if fact is not None:
            for name in (*STRICT, "area", "upper"):
                is_right = scorer.fold(row.get(name)) == scorer.fold(fact.get(name))
                yield "found" if is_right else "missed", f"target {name}: {_short(row)}"
    yield from (("invented", f"target: {_short(row)}") for row in said if id(row) not in used)


def _short(row: Row) -> str:
    return f"{row['value']} {row['unit']}: {' '.join(row['quote'].split())[:80]}"


def _outline(scorer: ModuleType, wanted: list[Row], said: list[Any]) -> Iterator[tuple[str, str]]:
    def key(entry: Sequence[Any]) -> tuple[str, str]:
        return scorer.bare_number(entry[1]), scorer.fold(entry[2] or "")[:40]

    for row in wanted:
        yield from _counted("outline", map(key, row["provisions"]), map(key, said))


def evaluate(golds: Sequence[Path], corpus: Path, scorer: Path) -> dict[str, Any]:
    """Return figures and rows of each set and of all together, and the documents that could not be read."""
    matching = load_scorer(scorer)
    keys = {gold.name: read_keys(gold) for gold in golds}
    names = sorted({row["file"] for one in keys.values() for row in one["documents"]})
    read = inspect([corpus / name for name in names if is_readable(corpus / name)])
    facts = {name: {**read[str(corpus / name)], "file": name} for name in names if str(corpus / name) in read}
    kept = {name: only(one, set(facts)) for name, one in keys.items()}
    together = {kind: [row for one in kept.values() for row in one[kind]] for kind in KEYS}
    figures = {name: score(scorer, one, facts.values()) for name, one in {**kept, ALL: together}.items()}
    for name, report in figures.items():
        report[APART] = told_apart(matching, kept.values() if name == ALL else (kept[name],), facts)
    return {
        "figures": figures,
        "rows": {name: rows_of(matching, one, facts) for name, one in kept.items()},
        "left_out": {
            name: [row["file"] for row in one["documents"] if row["file"] not in facts] for name, one in keys.items()
        },
    }


def evaluate_by_itself(kind: str, golds: Sequence[Path], corpus: Path, scorer: Path) -> Row | None:
    """Return figures and rows of the keys of one kind of :data:`BY_THEMSELVES`; `None` where there are none.

    Args:
        kind: A name of that table.
        golds: Folders of keys; without any, the project's own.
        corpus: What the files that these folders name are relative to.
        scorer: The shared scorer.
    """
    sets, read_keys_of, score_kind, _ = BY_THEMSELVES[kind]
    keys: list[Row] = []
    facts: dict[str, Row] = {}
    for folder, base in [(gold, corpus) for gold in golds] or sets:
        rows = read_keys_of(folder)
        names = sorted({row["file"] for row in rows})
        read = inspect([base / name for name in names]) if names else {}
        facts.update({name: read[str(base / name)] for name in names})
        keys += rows
    return score_kind(load_scorer(scorer), keys, facts) if keys else None


def headline(report: Mapping[str, Any]) -> dict[str, float | None]:
    """Return the figures of a report that may not fall, by name."""
    figures: dict[str, float | None] = {}
    for key in FIGURES:
        if key not in report:
            continue  # results from before this figure was measured
        for part in ("precision", "recall", "f1"):
            figures[f"{key}.{part}"] = report[key][part] if report[key]["stated"] or report[key]["there"] else None
    return {**figures, **{f"target.{name}": value for name, value in report["target_attributes"].items()}}


def falls(now: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    """Return a line for each figure that is lower than in the committed results, over the same documents.

    A set of which more can be read than before has nothing to be compared with, until its results are committed.
    """
    lines = []
    for name, report in before["figures"].items():
        grown = name in now["figures"] and _count(now["figures"][name]) > _count(report)
        if grown:
            continue
        if name not in now["figures"] or _count(now["figures"][name]) < _count(report):
            lines.append(f"{name}: fewer documents are measured")
            continue
        current = headline(now["figures"][name])
        lines += [
            f"{name} · {figure}: {value} -> {current[figure]}"
            for figure, value in headline(report).items()
            if value is not None and (current[figure] is None or current[figure] < value)  # type: ignore[operator]
        ]
    return lines + [line for kind in BY_THEMSELVES for line in _falls_of(kind, now.get(kind), before.get(kind))]


def _falls_of(kind: str, now: Row | None, before: Row | None) -> list[str]:
    if before is None or now is None or now["count"] != before["count"]:
        return []  # other keys: nothing to compare with until they are committed
    return [
        f"{kind} · {name}.{part}: {one[part]} -> {now['figures'][name][part]}"
        for name, one in before["figures"].items()
        for part in ("precision", "recall", "f1")
        if now["figures"][name][part] < one[part]
    ]


def _count(report: Mapping[str, Any]) -> int:
    count: int = report["documents"]["count"]
    return count


def changes(now: Mapping[str, Any], before: Mapping[str, Any]) -> list[str]:
    """Return a line for each row that is otherwise than in the committed results: `+` better, `-` worse."""
    lines = []
    for name, rows in now["rows"].items():
        old = before["rows"].get(name, {})
        for state, is_good in (("found", True), ("missed", False), ("invented", False)):
            fresh = Counter(rows[state]) - Counter(old.get(state, ()))
            gone = Counter(old.get(state, ())) - Counter(rows[state])
            lines += [f"{'+' if is_good else '-'} now {state}: {line}" for line in sorted(fresh.elements())]
            if state == "invented":
                lines += [f"+ no longer invented: {line}" for line in sorted(gone.elements())]
    for kind in BY_THEMSELVES:
        fresh, old_rows = (Counter((one.get(kind) or {"rows": ()})["rows"]) for one in (now, before))
        lines += [f"- {kind} {line}" for line in sorted((fresh - old_rows).elements())]
        lines += [f"+ no longer: {kind} {line}" for line in sorted((old_rows - fresh).elements())]
    return lines


def print_figures(result: Mapping[str, Any]) -> None:
    """Print one line a figure, set by set."""
    for name, report in result["figures"].items():
        print(f"\n{name}: {report['documents']['count']} documents")
        for key, label in FIGURES.items():
            one = report[key]
            if one["stated"] or one["there"]:
                print(
                    f"  {label:<24} precision {one['precision']:.4f}  recall {one['recall']:.4f}  F1 {one['f1']:.4f}"
                    f"  ({one['right']} right, {one['stated']} stated, {one['there']} there)"
                )
        rates = {key: value for key, value in report["target_attributes"].items() if value is not None}
        if rates:
            print("  right on detected targets " + "  ".join(f"{key} {value:.4f}" for key, value in rates.items()))
    for name, files in result["left_out"].items():
        if files:
            print(f"\n{name}, left out because no reader takes them: {', '.join(files)}")


def accept(result: Mapping[str, Any]) -> None:
    """Write the results to be committed: rows for the next comparison, figures for the site's page."""
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    counted = {key: _counts(value) for key, value in result["figures"][ALL].items() if key in FIGURES}
    fields = {key: _counts(value) for key, value in result["figures"][ALL]["fields"].items()}
    published = {
        "documents": result["figures"][ALL]["documents"]["count"],
        "targets": result["figures"][ALL]["targets_detected"]["right"],
        "kinds": counted,
        "fields": fields,
        "attributes": result["figures"][ALL]["target_attributes"],
        "tasks": {name: _counts(one) for name, one in result["tasks"]["figures"].items()},
        "task_documents": result["tasks"]["documents"],
        "relations": {name: _counts(one) for name, one in result["relations"]["figures"].items()},
        "relation_documents": result["relations"]["documents"],
        "blind": json.loads(BLIND.read_text(encoding="utf-8")),
    }
    PUBLISHED.write_text(json.dumps(published, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _counts(one: Row) -> dict[str, int]:
    return {key: one[key] for key in ("right", "stated", "there")}


def main() -> int:
    """Return 1 when a figure fell below the committed one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", action="append", type=Path, metavar="FOLDER", help="answer keys of one set")
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus", help="folder that `file` is relative to")
    parser.add_argument("--scorer", type=Path, default=SHARED / "tools" / "score.py")
    parser.add_argument("--accept", action="store_true", help="commit to these results from now on")
    parser.add_argument("--misses", action="store_true", help="print every row missed or invented")
    options = parser.parse_args()
    golds = options.gold or [SHARED / "gold" / name for name in SETS]
    result = evaluate(golds, options.corpus, options.scorer)
    print_figures(result)
    for kind, (_, _, _, print_kind) in BY_THEMSELVES.items():
        result[kind] = evaluate_by_itself(kind, options.gold or (), options.corpus, options.scorer)
        if result[kind] is not None:
            print_kind(result[kind])
    if options.misses:
        for rows in result["rows"].values():
            for state in ("missed", "invented"):
                print(*(f"{state}: {line}" for line in rows[state]), sep="\n")
        print(*(row for kind in BY_THEMSELVES for row in (result[kind] or {"rows": ()})["rows"]), sep="\n")
    if options.gold:
        return 0
    before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {"figures": {}, "rows": {}}
    fallen = falls(result, before)
    print("\nAgainst the committed results:", *(changes(result, before) or ["no row differs"]), sep="\n  ")
    print("Figures that fell:", *(fallen or ["none"]), sep="\n  ")
    if options.accept:
        accept(result)
    return 1 if fallen and not options.accept else 0


if __name__ == "__main__":
    raise SystemExit(main())
