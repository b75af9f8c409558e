"""Extraction against the hand-made keys: no figure falls below the committed ones."""

import copy
import json
from typing import Any

import pytest

from tests.shared_data import SHARED
from tools.evaluate import ALL, PUBLISHED, RESULTS, SETS, changes, evaluate, falls


@pytest.fixture(scope="module")
def committed() -> dict[str, Any]:
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return results


@pytest.mark.corpus
def test_no_figure_falls(committed: dict[str, Any]) -> None:
    golds = [SHARED / "gold" / name for name in SETS]
    result = evaluate(golds, SHARED / "corpus", SHARED / "tools" / "score.py")
    assert falls(result, committed) == [], "\n".join(changes(result, committed))


def test_a_lost_row_is_a_fall_and_is_named(committed: dict[str, Any]) -> None:
    worse = copy.deepcopy(committed)
    worse["figures"]["simulated"]["targets_strict"]["recall"] -= 0.01
    lost = worse["rows"]["simulated"]["found"].pop()
    worse["rows"]["simulated"]["missed"].append(lost)
    assert [line.partition(":")[0] for line in falls(worse, committed)] == ["simulated · targets_strict.recall"]
    assert changes(worse, committed) == [f"- now missed: {lost}"]
    assert falls(committed, committed) == changes(committed, committed) == []


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
