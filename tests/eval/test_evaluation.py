"""Extraction against the hand-made keys: no figure falls below the committed ones."""

import copy
import json
from typing import Any

import pytest

from tests.shared_data import SHARED
from tools.evaluate import ALL, BY_THEMSELVES, PUBLISHED, RESULTS, SETS, changes, evaluate, evaluate_by_itself, falls


@pytest.fixture(scope="module")
def committed() -> dict[str, Any]:
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return results


@pytest.mark.corpus
def test_no_figure_falls(committed: dict[str, Any]) -> None:
    golds = [SHARED / "gold" / name for name in SETS]
    scorer = SHARED / "tools" / "score.py"
    result = evaluate(golds, SHARED / "corpus", scorer)
    result.update({kind: evaluate_by_itself(kind, (), SHARED / "corpus", scorer) for kind in BY_THEMSELVES})
    assert falls(result, committed) == [], "\n".join(changes(result, committed))


def test_a_lost_row_is_a_fall_and_is_named(committed: dict[str, Any]) -> None:
    worse = copy.deepcopy(committed)
    worse["figures"]["simulated"]["targets_strict"]["recall"] -= 0.01
    lost = worse["rows"]["simulated"]["found"].pop()
    worse["rows"]["simulated"]["missed"].append(lost)
    assert [line.partition(":")[0] for line in falls(worse, committed)] == ["simulated · targets_strict.recall"]
    assert changes(worse, committed) == [f"- now missed: {lost}"]
    assert falls(committed, committed) == changes(committed, committed) == []


@pytest.mark.parametrize("kind", BY_THEMSELVES)
def test_a_kind_with_a_scorer_of_its_own_does_not_fall_either(committed: dict[str, Any], kind: str) -> None:
    worse = copy.deepcopy(committed)
    worse[kind]["figures"]["detected"]["recall"] -= 0.01
    worse[kind]["rows"].append("missed: a document · a row")
    assert [line.partition(":")[0] for line in falls(worse, committed)] == [f"{kind} · detected.recall"]
    assert changes(worse, committed) == [f"- {kind} missed: a document · a row"]
    assert changes(committed, worse) == [f"+ no longer: {kind} missed: a document · a row"]


def test_a_set_that_is_no_longer_read_is_a_fall(committed: dict[str, Any]) -> None:
    fewer = copy.deepcopy(committed)
    fewer["figures"]["real"]["documents"]["count"] -= 1
    assert falls(fewer, committed) == ["real: fewer documents are measured"]


def test_the_site_publishes_what_was_measured(committed: dict[str, Any]) -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    figures = committed["figures"][ALL]
    assert published["documents"] == figures["documents"]["count"]
    for key, counts in {**published["kinds"], **published["fields"]}.items():
        measured = figures[key] if key in figures else figures["fields"][key]
        assert counts == {part: measured[part] for part in ("right", "stated", "there")}
    for kind in BY_THEMSELVES:
        for key, counts in published[kind].items():
            assert counts == {part: committed[kind]["figures"][key][part] for part in ("right", "stated", "there")}
