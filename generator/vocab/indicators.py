"""The catalogue of indicators (chỉ tiêu) that a site compares: `site_config/chi-tieu.yml`.

The catalogue says with words what belongs to an indicator; `generator.comparison.indicators` reads targets by it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.model.comparison import Indicator, NationalTarget
from generator.model.facts import Comparator
from generator.text.folding import fold
from generator.vocab.loading import load_file
from generator.vocab.lookup import index_by_id

__all__ = ["CatalogueEntry", "IndicatorCatalogue", "IndicatorKind", "Pattern", "Phrase", "load_indicators"]

_SYLLABLE = re.compile(r"[^\W_]+")
# "tỷ lệ" and "tỉ lệ", "kỹ" and "kĩ": one word in two spellings, only after these letters.
_FINAL_I = re.compile(r"(?<=^[hklmst])i$")


class IndicatorKind(StrEnum):
    """What the figure is."""

    LEVEL = "level"
    """A level to reach (mức đạt được)."""
    DECREASE = "decrease"
    """A cut from a base (mức giảm)."""
    INCREASE = "increase"
    """A rise from a base (mức tăng)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """Some words of a pattern."""

    text: str
    """As the catalogue has them: `hồ sơ công việc`."""
    key: str
    """As `IndicatorCatalogue.syllables` returns them."""

    def is_in(self, syllables: str) -> bool:
        """Return whether the words stand in a text that went through `IndicatorCatalogue.syllables`."""
        return self.key in syllables


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """Words that make a target belong to an indicator."""

    all_of: tuple[Phrase, ...] = ()
    any_of: tuple[Phrase, ...] = ()
    """One of them is enough; empty asks for none."""
    none_of: tuple[Phrase, ...] = ()

    def match(self, syllables: str) -> tuple[Phrase, ...]:
        """Return the phrases of the pattern that the text has, empty where the pattern does not take it."""
        found = self.touch(syllables)
        return () if found and any(phrase.is_in(syllables) for phrase in self.none_of) else found

    def touch(self, syllables: str) -> tuple[Phrase, ...]:
        """Return the same without regard to `none_of`: the text speaks of these things, perhaps among others."""
        if not all(phrase.is_in(syllables) for phrase in self.all_of):
            return ()
        found = tuple(phrase for phrase in self.any_of if phrase.is_in(syllables))[:1]
        return (*self.all_of, *found) if found or not self.any_of else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueEntry:
    """One indicator with the words, units and kind of figure that belong to it."""

    indicator: Indicator
    kind: IndicatorKind
    units: frozenset[str]
    """Keys of every spelling of its unit."""
    patterns: tuple[Pattern, ...]
    examples: tuple[str, ...]
    """Wordings that belong to it; a test holds the catalogue to them."""
    counterexamples: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the indicator's id."""
        return self.indicator.id


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorCatalogue:
    """All indicators of a site, in the order of its file."""

    entries: tuple[CatalogueEntry, ...]
    ids: Mapping[str, CatalogueEntry]
    abbreviations: Mapping[str, str]
    """Folded abbreviation to folded words."""

    def syllables(self, text: str) -> str:
        """Return the syllables of a text, folded, abbreviations opened, with a space at each end.

        A phrase is then in a text only where whole syllables are: `hạn` is not in `hạng`.
        """
        return _syllables(text, self.abbreviations)


def load_indicators(path: Path) -> IndicatorCatalogue:
    """Return the catalogue in a site owner's file.

    Raises:
        VocabularyError: If the file cannot be read, breaks the schema `indicators.json` or gives one id twice.
    """
    data = load_file(path, schema="indicators")
    printed: Mapping[str, str] = data.get("abbreviations", {})
    abbreviations = {fold(short): _syllables(words, {}).strip() for short, words in printed.items()}
    entries = tuple(_entry(item, abbreviations) for item in data["indicators"])
    return IndicatorCatalogue(
        entries=entries,
        ids=index_by_id(entries, source=path.name),
        abbreviations=MappingProxyType(abbreviations),
    )


def unit_key(unit: str) -> str:
    """Return a key that is equal for two spellings of a unit.

    >>> unit_key("Phút / lượt") == unit_key("phút/lượt"), unit_key("%")
    (True, '%')
    """
    return re.sub(r"\s*([/,])\s*", r"\1", " ".join(fold(unit).split()))


def _syllables(text: str, abbreviations: Mapping[str, str]) -> str:
    words = (_FINAL_I.sub("y", word) for word in _SYLLABLE.findall(fold(text)))
    return f" {' '.join(abbreviations.get(word, word) for word in words)} "


def _entry(item: Mapping[str, Any], abbreviations: Mapping[str, str]) -> CatalogueEntry:
    indicator = Indicator(
        id=item["id"],
        name=item["name"],
        area=item["area"],
        unit=item["unit"],
        note=item.get("note", ""),
        national_targets=tuple(_national_target(target) for target in item.get("national_targets", ())),
    )
    return CatalogueEntry(
        indicator=indicator,
        kind=IndicatorKind(item["kind"]),
        units=frozenset(unit_key(unit) for unit in (item["unit"], *item.get("same_units", ()))),
        patterns=tuple(_pattern(pattern, abbreviations) for pattern in item["patterns"]),
        examples=tuple(item["examples"]),
        counterexamples=tuple(item.get("counterexamples", ())),
    )


def _national_target(item: Mapping[str, Any]) -> NationalTarget:
    return NationalTarget(
        comparator=Comparator(item["comparator"]),
        value=Decimal(item["value"]),
        deadline=item["deadline"],
        source=item["source"],
        note=item.get("note", ""),
    )


def _pattern(item: Mapping[str, Any], abbreviations: Mapping[str, str]) -> Pattern:
    def phrases(name: str) -> tuple[Phrase, ...]:
        return tuple(Phrase(text=text, key=_syllables(text, abbreviations)) for text in item.get(name, ()))

    return Pattern(all_of=phrases("all_of"), any_of=phrases("any_of"), none_of=phrases("none_of"))
