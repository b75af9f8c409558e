"""Documents and sentences that were keyed before the program had read them: what it reads of them is not lost again."""

from collections import Counter
from pathlib import Path

import pytest

from tests.eval.sentences import compared, read_sentences
from tests.shared_data import SHARED
from tools.evaluate import ALL, evaluate

HELD_OUT = Path(__file__).parent / "held-out"
SIMULATED = Path(__file__).parent / "simulated"
TABLES = Path(__file__).parent / "tables"
METADATA = Path(__file__).parent / "metadata"
CITATIONS = Path(__file__).parent / "citations"
UNSEEN = Path(__file__).parent / "unseen"
TABLE_SETS = (
    ("tables", 24, 108),
    ("tables-second", 20, 150),
    ("tables-third", 12, 73),
    ("tables-fourth", 14, 66),
)
METADATA_FLOORS = {"precision": 0.98, "recall": 0.98}
SIMULATED_FLOORS = {
    ("fields_all", "precision"): 1.0,
    ("fields_all", "recall"): 0.996,
    ("citations", "f1"): 1.0,
    ("targets_detected", "f1"): 0.99,
    ("targets_strict", "f1"): 0.987,
    ("outline", "f1"): 1.0,
}
FLOORS = {
    ("fields_all", "precision"): 0.96,
    ("fields_all", "recall"): 0.92,
    ("citations", "f1"): 0.95,
    ("targets_detected", "precision"): 0.98,
    ("targets_detected", "recall"): 0.93,
    ("targets_strict", "f1"): 0.96,
    ("outline", "f1"): 0.99,
}


@pytest.mark.corpus
def test_no_figure_of_the_held_out_documents_falls() -> None:
    report = evaluate([HELD_OUT], SHARED / "corpus", SHARED / "tools" / "score.py")["figures"][ALL]
    assert report["documents"]["count"] == 6
    assert {key: report[key[0]][key[1]] for key in FLOORS if report[key[0]][key[1]] < FLOORS[key]} == {}


@pytest.mark.corpus
def test_no_figure_of_the_metadata_falls() -> None:
    report = evaluate([METADATA], SHARED / "corpus", SHARED / "tools" / "score.py")["figures"][ALL]
    assert report["documents"]["count"] == 22
    measured = {key: report["fields_all"][key] for key in METADATA_FLOORS}
    assert {key: value for key, value in measured.items() if value < METADATA_FLOORS[key]} == {}


@pytest.mark.corpus
def test_no_figure_of_the_citations_falls() -> None:
    report = evaluate([CITATIONS], SHARED / "corpus", SHARED / "tools" / "score.py")["figures"][ALL]
    assert report["documents"]["count"] == 18
    assert report["citations"]["right"] >= 169
    assert report["citations"]["stated"] <= 170
    measured = {key: report["fields_all"][key] for key in METADATA_FLOORS}
    assert {key: value for key, value in measured.items() if value < METADATA_FLOORS[key]} == {}


@pytest.mark.corpus
def test_no_figure_of_the_unseen_documents_falls() -> None:
    report = evaluate([UNSEEN], SHARED / "corpus", SHARED / "tools" / "score.py")["figures"][ALL]
    assert report["documents"]["count"] == len((UNSEEN / "documents.jsonl").read_text(encoding="utf-8").splitlines())
    figures = (*report["fields_all"].values(), report["citations"]["f1"])
    assert min(report["fields_all"]["precision"], report["fields_all"]["recall"], report["citations"]["f1"]) >= 0.96, (
        figures
    )


@pytest.mark.corpus
def test_no_figure_of_the_simulated_plans_falls() -> None:
    report = evaluate([SIMULATED], SIMULATED, SHARED / "tools" / "score.py")["figures"][ALL]
    assert report["documents"]["count"] == len(list(SIMULATED.glob("*.txt")))
    measured = {key: report[key[0]][key[1]] for key in SIMULATED_FLOORS}
    assert {key: value for key, value in measured.items() if value < SIMULATED_FLOORS[key]} == {}


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "documents", "targets"), TABLE_SETS)
def test_no_target_of_the_tables_is_lost_and_none_invented(name: str, documents: int, targets: int) -> None:
    folder = TABLES.with_name(name)
    report = evaluate([folder], folder, SHARED / "tools" / "score.py")["figures"][ALL]
    assert report["documents"]["count"] == documents
    for kind in ("targets_detected", "targets_strict"):
        assert (report[kind]["right"], report[kind]["stated"]) == (targets, targets), kind


def test_sentences_in_the_wordings_of_other_provinces() -> None:
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    for sentence in read_sentences():
        for sums, one in zip((found, missed, invented), compared(sentence), strict=True):
            sums.update(one)
    assert found.total() >= 196
    assert invented.total() <= 1, sorted(invented)
    assert missed.total() <= 1, sorted(missed)
