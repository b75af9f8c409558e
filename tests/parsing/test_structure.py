"""Texts to provisions, case by case."""

import pytest

from generator.model.provisions import Provision
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from tests.cases.reader import Case, read_cases


@pytest.mark.parametrize("case", read_cases("structure"), ids=lambda case: case.title)
def test_structure(case: Case) -> None:
    parsed = parse_text(read_source(case.given.encode(), "case.txt")).value
    assert "\n".join(map(show, parsed.tree)) == case.expected.strip("\n")


def show(provision: Provision) -> str:
    """One line a provision: kind, depth, anchor, number, ``#`` before a heading, line breaks as ⏎."""
    heading = "# " if provision.is_heading else ""
    number = f"{provision.num} " if provision.num else ""
    text = provision.text.replace("\n", " ⏎ ")
    return f"{provision.kind.value} {provision.depth} {provision.anchor} | {number}| {heading}{text}".rstrip()
