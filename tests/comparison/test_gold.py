"""Alignment measured against the hand-made key of six simulated plans."""

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.comparison.indicators import align
from generator.model.facts import Change, Comparator, Target
from generator.model.provenance import TextSpan
from generator.vocab.indicators import IndicatorCatalogue

_NOWHERE = TextSpan(anchor="", start=0, end=0)


class Labelled(NamedTuple):
    file: str
    wanted: str | None
    said: str | None


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def as_target(row: dict[str, Any]) -> Target:
    return Target(
        span=_NOWHERE,
        raw="",
        quote="",  # the key does not say where in the quote the figure stands
        quote_span=_NOWHERE,
        indicator=row["indicator"],
        comparator=Comparator(row["comparator"]),
        value=Decimal(str(row["value"])),
        unit=row["unit"],
        change=Change(row["change"]) if row["change"] else None,
        area=row["area"],
    )


def identity(row: dict[str, Any]) -> tuple[str, str, float, str]:
    return row["file"], " ".join(row["quote"].split()), float(row["value"]), row["indicator"]


def label(folder: Path, catalogue: IndicatorCatalogue) -> Iterator[Labelled]:
    wanted = {
        identity(member): row["indicator"]
        for row in read_rows(folder / "indicators.jsonl")
        for member in row["members"]
    }
    for row in read_rows(folder / "targets.jsonl"):
        match = align(as_target(row), catalogue)
        said = match.indicator.id if match is not None and match.is_comparable else None
        yield Labelled(row["file"], wanted.pop(identity(row), None), said)
    assert not wanted, f"members that are no target: {sorted(wanted)[:3]}"


def pairwise(labelled: list[Labelled]) -> tuple[float, float]:
    """Return precision and recall of "these two targets of two documents are one indicator"."""
    right = stated = there = 0
    for one, other in combinations(labelled, 2):
        if one.file == other.file:
            continue
        together = one.wanted is not None and one.wanted == other.wanted
        said = one.said is not None and one.said == other.said
        right, stated, there = right + (together and said), stated + said, there + together
    return right / stated, right / there


@pytest.mark.corpus
def test_targets_of_six_plans_meet_as_a_person_put_them_together(
    shared: Path, catalogue: IndicatorCatalogue, capsys: pytest.CaptureFixture[str]
) -> None:
    labelled = list(label(shared / "gold/simulated", catalogue))
    precision, recall = pairwise(labelled)
    score = 2 * precision * recall / (precision + recall)
    with capsys.disabled():
        print(f"\nindicators, pairwise: precision {precision:.3f}, recall {recall:.3f}, F1 {score:.3f}")  # noqa: T201 - the figure is what the run is for
    assert len(labelled) > 200
    assert precision >= 0.99
    assert score >= 0.98


@pytest.mark.corpus
def test_plans_of_another_field_touch_no_indicator(shared: Path, catalogue: IndicatorCatalogue) -> None:
    """A taxi plan (Quyết định 1571/QĐ-UBND) has 23 targets and none of administrative reform."""
    rows = read_rows(shared / "gold/real-full/targets.jsonl")
    assert len(rows) > 20
    assert [row["indicator"] for row in rows if align(as_target(row), catalogue)] == []


@pytest.mark.corpus
def test_the_targets_of_the_real_plan_find_their_indicators(shared: Path, catalogue: IndicatorCatalogue) -> None:
    rows = read_rows(shared / "gold/real/targets.jsonl")
    matches = [align(as_target(row), catalogue) for row in rows]
    assert [match.indicator.id if match and match.is_comparable else None for match in matches] == [
        "vbqppl-ban-hanh-dung-quy-dinh",
        "vbqppl-kiem-tra-ra-soat",
        "cat-giam-quy-dinh-kinh-doanh",
        "cat-giam-chi-phi-tuan-thu",
    ]
