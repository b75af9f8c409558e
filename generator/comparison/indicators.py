"""Which indicator of the catalogue a target belongs to: one, or none.

Words decide first, the kind of figure and its unit second: *giảm 10% số đơn vị sự nghiệp công lập* and *20% đơn vị sự
nghiệp công lập tự bảo đảm chi thường xuyên* share words and are two indicators. A target that two indicators can take
belongs to neither: a gap in a table can be seen and filled, a figure in the wrong row misleads.
"""

import re
from dataclasses import dataclass

from generator.model.comparison import Indicator
from generator.model.facts import Target
from generator.model.provisions import DocumentTree
from generator.vocab.indicators import CatalogueEntry, IndicatorCatalogue, IndicatorKind, unit_key

__all__ = ["IndicatorMatch", "align", "find_doubts", "find_readings", "lead_in_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class IndicatorMatch:
    """An indicator that a target's words name, and whether its figure can stand beside the others."""

    indicator: Indicator
    words: str
    """The catalogue's phrases that the target has: `hồ sơ + đúng hạn`."""
    obstacle: str = ""
    """Why the figure cannot be compared, for a reader, in Vietnamese; empty where it can."""

    @property
    def is_comparable(self) -> bool:
        """Return whether the figure is of the indicator's kind and in its unit."""
        return not self.obstacle


def align(target: Target, catalogue: IndicatorCatalogue, lead_in: str = "") -> IndicatorMatch | None:
    """Return the one indicator that a target belongs to, or `None`.

    Of several indicators whose words fit, the one whose kind and unit fit as well is meant. A match that is not
    comparable is returned only where the words fit nothing else. Where a target's own words name no indicator, they
    are read on from the lead-in above them: *Mức độ hài lòng của người dân:* / *Về giải quyết thủ tục hành chính*.
    """
    readings = find_readings(target, catalogue)
    if not readings and lead_in:
        on = _read_all(f"{lead_in} {target.indicator}", target, catalogue)
        readings = tuple(reading for reading in on if reading.is_comparable)
    comparable = tuple(reading for reading in readings if reading.is_comparable)
    candidates = comparable or readings
    return candidates[0] if len(candidates) == 1 else None


def find_readings(target: Target, catalogue: IndicatorCatalogue) -> tuple[IndicatorMatch, ...]:
    """Return every indicator whose words a target has, in the order of the catalogue.

    Where the words taken as what is measured say nothing to the catalogue, the whole clause around the figure is read,
    and counts only where kind and unit fit too: *thanh toán trực tuyến phí, lệ phí đạt ít nhất 40% số giao dịch* puts
    its subject on both sides of the figure.
    """
    found = _read_all(target.indicator, target, catalogue)
    if found:
        return found
    return tuple(reading for reading in _read_all(_clause(target), target, catalogue) if reading.is_comparable)


def find_doubts(target: Target, catalogue: IndicatorCatalogue, lead_in: str = "") -> frozenset[str]:
    """Return the ids of all indicators that a target without a match may yet be about.

    Those are the readings that compete for it, and every indicator of its kind and unit whose words stand somewhere in
    its sentence or the lead-in above it: enough not to call the document silent, too little to place the figure.
    """
    syllables = catalogue.syllables(f"{lead_in} {target.quote}")
    touched = (
        entry.id
        for entry in catalogue.entries
        if not _obstacle(entry, target) and any(pattern.touch(syllables) for pattern in entry.patterns)
    )
    return frozenset((*touched, *(reading.indicator.id for reading in find_readings(target, catalogue))))


def lead_in_of(tree: DocumentTree, index: int) -> str:
    """Return the sentence that opens a list, *Mức độ hài lòng của người dân:*, empty under a heading."""
    parent = next(iter(tree.ancestors(index)), None)
    return parent.text if parent is not None and (not parent.is_heading or parent.text.endswith(":")) else ""


_CLAUSE_END = re.compile(r"[;|]|\.(?=\s)")
_PERCENTAGE = re.compile(r"[0-9]\s*%")


def _clause(target: Target) -> str:
    """Return the clause of the quote that the figure stands in, empty where a second percentage shares it."""
    start = target.span.start - target.quote_span.start
    end = target.span.end - target.quote_span.start
    head = _CLAUSE_END.split(target.quote[:start])[-1]
    tail = _CLAUSE_END.split(target.quote[end:])[0]
    return "" if _PERCENTAGE.search(head) or _PERCENTAGE.search(tail) else f"{head} {tail}"


def _read_all(words: str, target: Target, catalogue: IndicatorCatalogue) -> tuple[IndicatorMatch, ...]:
    syllables = catalogue.syllables(words)
    readings = (_read(entry, syllables, target) for entry in catalogue.entries)
    return tuple(reading for reading in readings if reading is not None)


def _read(entry: CatalogueEntry, syllables: str, target: Target) -> IndicatorMatch | None:
    found = next((taken for pattern in entry.patterns if (taken := pattern.match(syllables))), ())
    if not found:
        return None
    explanation = " + ".join(phrase.text for phrase in found)
    return IndicatorMatch(indicator=entry.indicator, words=explanation, obstacle=_obstacle(entry, target))


_KINDS = {IndicatorKind.LEVEL: "mức đạt được", IndicatorKind.DECREASE: "mức giảm", IndicatorKind.INCREASE: "mức tăng"}


def _obstacle(entry: CatalogueEntry, target: Target) -> str:
    """Return why a target's figure is not one of the entry's, empty where it is."""
    kind = IndicatorKind(target.change.value) if target.change is not None else IndicatorKind.LEVEL
    if kind is not entry.kind:
        return f"văn bản nêu {_KINDS[kind]}, còn chỉ tiêu này tính theo {_KINDS[entry.kind]}"
    if unit_key(target.unit) not in entry.units:
        return f"văn bản tính bằng “{target.unit}”, còn chỉ tiêu này tính bằng “{entry.indicator.unit}”"
    return ""
