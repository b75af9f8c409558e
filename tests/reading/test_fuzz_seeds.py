"""Inputs that once broke a reader or the parser: found by `python -m tools.fuzz`, made small, all of own material."""

from pathlib import Path

import pytest

from tools.fuzz import Case, make_case, measure
from tools.fuzz_bases import texts_of_any_kind

SEEDS = sorted(Path(__file__).with_name("fuzz").iterdir())


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_what_was_found_stays_mended(seed: Path) -> None:
    measure(Case(name=seed.name, data=seed.read_bytes()))


def test_a_number_is_an_input() -> None:
    bases = texts_of_any_kind()
    assert make_case(7, bases) == make_case(7, bases)
    assert make_case(7, bases) != make_case(8, bases)


@pytest.mark.parametrize("number", range(100))
def test_a_few_inputs_of_the_long_run(number: int) -> None:
    measure(make_case(number, texts_of_any_kind()))
