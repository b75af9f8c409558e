"""Outlines that a person wrote down before the program had read the documents: none is lost again."""

import json
from collections import Counter
from pathlib import Path

import pytest

from generator.extraction.outline import extract_outline
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from tests.shared_data import SHARED
from tools.evaluate import load_scorer

KEYS = Path(__file__).parent / "outlines"


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "provisions", "floor"),
    [("outline", 2072, 0.995), ("second", 648, 0.985), ("third", 310, 0.99), ("fourth", 18, 1.0)],
)
def test_no_provision_of_the_outlines_read_by_eye_is_lost(name: str, provisions: int, floor: float) -> None:
    scorer = load_scorer(SHARED / "tools" / "score.py")

    def counted(provisions: list[tuple[int, str, str | None]]) -> Counter[tuple[int, str, str]]:
        return Counter(
            (level, scorer.bare_number(num), scorer.fold(heading or "")[:40]) for level, num, heading in provisions
        )

    right = stated = there = 0
    for row in map(json.loads, (KEYS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()):
        path = SHARED / "corpus" / row["file"]
        tree = parse_text(read_source(path.read_bytes(), path.name)).value.tree
        wanted = counted(row["provisions"])
        said = counted([(entry.level, entry.num, entry.heading) for entry in extract_outline(tree)])
        right, stated, there = right + (wanted & said).total(), stated + said.total(), there + wanted.total()
    assert there == provisions
    assert right / stated >= floor
    assert right / there >= floor
