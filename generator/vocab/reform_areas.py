"""Reform areas (lĩnh vực cải cách): the owner's list, and which area a heading names."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.errors import VocabularyError
from generator.text.folding import fold_key
from generator.vocab.loading import load_file
from generator.vocab.lookup import index_by_id

_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReformArea:
    """One area of reform; Nghị quyết 76/NQ-CP has six."""

    id: str
    """`thu-tuc-hanh-chinh`, as in addresses."""
    number: int
    """1 to 6 in Nghị quyết 76/NQ-CP."""
    name: str
    short: str
    phrases: tuple[str, ...]
    """Words in a heading that tell the area."""
    content: tuple[str, ...] = ()
    """Words of a promise that tell its area where no heading does."""

    def __hash__(self) -> int:
        """That of the id: areas are asked for at every heading, and equal ones have equal ids."""
        return hash(self.id)


def load_reform_areas(path: Path) -> tuple[ReformArea, ...]:
    """Return the areas of a site, by number.

    Raises:
        VocabularyError: If the file cannot be read, breaks its schema, or gives an id, number or phrase twice.
    """
    areas = tuple(sorted(map(_area, load_file(path, schema="reform_areas")["areas"]), key=lambda area: area.number))
    index_by_id(areas, source=str(path))
    _refuse_twice([str(area.number) for area in areas], "number", path)
    _refuse_twice([_words(phrase) for area in areas for phrase in area.phrases], "phrases", path)
    return areas


def area_of_heading(text: str, areas: tuple[ReformArea, ...]) -> ReformArea | None:
    """Return the one area that a heading names, `None` where it names none or more than one.

    A longer phrase hides the shorter ones inside it: *tổ chức bộ máy hành chính* says nothing of *hành chính*.
    """
    words = f" {_words(text)} "
    found = set()
    for phrase, area in _phrases_of_headings(areas):
        if phrase in words:
            found.add(area.number)
            words = words.replace(phrase, " | ")
    return next(area for area in areas if area.number in found) if len(found) == 1 else None


def area_of_content(text: str, areas: tuple[ReformArea, ...]) -> ReformArea | None:
    """Return the area of the first thing that a promise speaks of, `None` where no area has words for it."""
    words = f" {_words(text)} "
    places = ((words.find(phrase), -len(phrase), area) for phrase, area in _phrases_of_content(areas))
    found = min((place for place in places if place[0] >= 0), key=lambda place: place[:2], default=None)
    return found[2] if found is not None else None


@lru_cache(maxsize=8)
def _phrases_of_headings(areas: tuple[ReformArea, ...]) -> tuple[tuple[str, ReformArea], ...]:
    pairs = ((f" {_words(phrase)} ", area) for area in areas for phrase in area.phrases)
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=8)
def _phrases_of_content(areas: tuple[ReformArea, ...]) -> tuple[tuple[str, ReformArea], ...]:
    return tuple((f" {_words(phrase)} ", area) for area in areas for phrase in area.content)


def _words(text: str) -> str:
    return _NO_WORD.sub(" ", fold_key(text)).strip()


def _area(entry: dict[str, Any]) -> ReformArea:
    return ReformArea(**{**entry, "phrases": tuple(entry["phrases"]), "content": tuple(entry.get("content", ()))})


def _refuse_twice(values: list[str], field: str, path: Path) -> None:
    if twice := sorted(value for value, count in Counter(values).items() if count > 1):
        raise VocabularyError(f"{path} › areas › {field}: {twice} stands twice, expected each once")
