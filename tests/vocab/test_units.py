"""Units of measurement."""

from generator.vocab.units import UnitKind, units


def test_no_spelling_belongs_to_two_units() -> None:
    names = [name.casefold() for unit in units() for name in (unit.label, *unit.spellings)]
    assert len(names) == len(set(names))


def test_every_kind_of_unit_is_there() -> None:
    assert {unit.kind for unit in units()} == set(UnitKind)
