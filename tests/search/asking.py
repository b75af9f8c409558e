"""Queries put to the real page, and the answers held against the plain text."""

from collections.abc import Sequence

from playwright.sync_api import Page

from generator.model.search import SearchDocument
from tests.search.page import ask, found_paths, total
from tests.search.truth import Case, expected_paths


def check(page: Page, address: str, cases: Sequence[Case], documents: Sequence[SearchDocument]) -> None:
    page.goto(f"{address}tim-kiem/")
    wrong, right, missed, extra = [], 0, 0, 0
    for case in cases:
        expected = expected_paths(case, documents)
        assert not (case.finds_none and expected), f"{case.typed!r} was said to be nowhere"
        ask(page, case.typed)
        found = found_paths(page)
        right += len(expected & set(found))
        missed += len(expected - set(found))
        extra += len(set(found) - expected)
        if sorted(found) != sorted(expected) or total(page) != len(expected):
            wrong.append(f"{case.typed!r}: found {sorted(found)}, expected {sorted(expected)}")
    print(f"{len(cases)} queries, recall {right}/{right + missed}, precision {right}/{right + extra}")  # noqa: T201
    assert not wrong, "\n".join(wrong)
