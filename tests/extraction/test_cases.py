"""Facts of short texts, case by case."""

import pytest

from tests.cases.reader import Case, read_cases
from tests.extraction.showing import (
    show_citations,
    show_metadata,
    show_outline,
    show_relations,
    show_self_references,
    show_targets,
    show_tasks,
    show_wording,
)


@pytest.mark.parametrize("case", read_cases("targets"), ids=lambda case: case.title)
def test_targets(case: Case) -> None:
    assert show_targets(case.given) == case.expected.strip("\n")


@pytest.mark.parametrize("case", read_cases("not-targets"), ids=lambda case: case.title)
def test_not_targets(case: Case) -> None:
    assert show_targets(case.given) == case.expected.strip("\n") == ""


@pytest.mark.parametrize("case", read_cases("wordings"), ids=lambda case: case.title)
def test_wordings(case: Case) -> None:
    assert show_wording(case.given) == case.expected.strip("\n")


@pytest.mark.parametrize("case", read_cases("citations"), ids=lambda case: case.title)
def test_citations(case: Case) -> None:
    assert show_citations(case.given) == case.expected.strip("\n")


@pytest.mark.parametrize("case", read_cases("metadata"), ids=lambda case: case.title)
def test_metadata(case: Case) -> None:
    assert show_metadata(case.given) == case.expected.strip("\n")


@pytest.mark.parametrize("case", read_cases("outline"), ids=lambda case: case.title)
def test_outline(case: Case) -> None:
    assert show_outline(case.given) == case.expected.strip("\n")


@pytest.mark.parametrize("case", read_cases("tasks"), ids=lambda case: case.title)
def test_tasks(case: Case) -> None:
    assert show_tasks(case.given) == case.expected.strip("\n")


@pytest.mark.parametrize("case", read_cases("relations"), ids=lambda case: case.title)
def test_relations(case: Case) -> None:
    assert show_relations(case.given) == case.expected.strip("\n")


@pytest.mark.parametrize("case", read_cases("self-references"), ids=lambda case: case.title)
def test_self_references(case: Case) -> None:
    assert show_self_references(case.given) == case.expected.strip("\n")
