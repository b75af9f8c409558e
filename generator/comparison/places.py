"""Documents by the place that issued them, in the order a Vietnamese reader expects."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import TypeAlias

from generator.model.document import AnalysedDocument
from generator.text.sorting import SortKey, sort_key
from generator.vocab.provinces import provinces

__all__ = ["Places", "group_by_place", "is_province", "place_key"]

Places: TypeAlias = Mapping[str, tuple[AnalysedDocument, ...]]
"""Documents by `DocumentId.jurisdiction`, in order."""


def group_by_place(documents: Iterable[AnalysedDocument]) -> Places:
    """Return the documents of each place: provinces by name, then central bodies and the unknown."""
    ordered = sorted(documents, key=lambda analysed: (place_key(_place(analysed)), analysed.document.identifier))
    return MappingProxyType({place: tuple(group) for place, group in groupby(ordered, key=_place)})


def place_key(jurisdiction: str) -> tuple[bool, SortKey, str]:
    """Return the key that sorts places: Cà Mau before Cần Thơ, `trung-uong` and `khong-ro` last."""
    province = provinces().by_id(jurisdiction)
    name = province.name if province is not None else jurisdiction
    return province is None, sort_key(name), jurisdiction


def is_province(jurisdiction: str) -> bool:
    """Return whether the place is a province: a central act owes no province's target."""
    return provinces().by_id(jurisdiction) is not None


def _place(analysed: AnalysedDocument) -> str:
    return analysed.document.identifier.jurisdiction
