"""Tables of targets that no entry of the catalogue takes, by the documents' own words: candidates for the catalogue."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from generator.comparison.cells import answering_cell
from generator.comparison.places import Places
from generator.model.comparison import ComparisonTable, Indicator, PlacedTarget
from generator.model.facts import Change, Target
from generator.text.slugs import slugify
from generator.text.sorting import SortKey, sort_key
from generator.vocab.indicators import IndicatorCatalogue, unit_key

__all__ = ["compare_own_words"]

_NOTE = (
    "Chỉ tiêu ghi theo lời văn của văn bản, chưa có trong danh mục so sánh; "
    "tỉnh khác có thể nêu cùng nội dung bằng lời khác."
)
_CHANGES: Mapping[Change | None, str] = {None: "", Change.DECREASE: "mức giảm", Change.INCREASE: "mức tăng"}
_LONGEST_SLUG = 60
_NO_AREA = 99
_FEWEST_SYLLABLES = 4  # fewer name no indicator: "học viên", "miền núi"
_LONGEST_NAME = 160


@dataclass(frozen=True, kw_only=True, slots=True)
class _Wording:
    """What makes two targets one: the same words, unit and kind of change."""

    syllables: str
    unit: str
    change: Change | None

    @property
    def slug(self) -> str:
        """Return an address that does not depend on what other documents say."""
        full = slugify(" ".join((self.syllables, self.unit, _CHANGES[self.change])))
        if 0 < len(full) <= _LONGEST_SLUG:
            return full
        head = full[:_LONGEST_SLUG].rpartition("-")[0]
        return f"{head or 'chi-tieu'}-{self.digest}"

    @property
    def digest(self) -> str:
        """Return eight hex digits that tell this wording from any other."""
        parts = "\n".join((self.syllables, self.unit, _CHANGES[self.change]))
        return sha256(parts.encode()).hexdigest()[:8]


def compare_own_words(
    placed: Sequence[PlacedTarget], places: Places, catalogue: IndicatorCatalogue
) -> tuple[ComparisonTable, ...]:
    """Return one table for each wording, by area and name.

    A table has cells only for the places that use its words: nobody has looked whether the others say the same in
    other words, so neither *đề ra* nor *không đề ra* would be true of them.
    """
    groups: dict[_Wording, list[PlacedTarget]] = {}
    for item in placed:
        groups.setdefault(_wording(item, catalogue), []).append(item)
    slugs = Counter(wording.slug for wording in groups) + Counter(catalogue.ids.keys())
    tables = (_table(_identify(wording, slugs), group, places) for wording, group in groups.items())
    return tuple(sorted(tables, key=_order))


def _wording(item: PlacedTarget, catalogue: IndicatorCatalogue) -> _Wording:
    target = item.target
    syllables = catalogue.syllables(_words(target)).strip()
    return _Wording(syllables=syllables, unit=unit_key(target.unit), change=target.change)


def _words(target: Target) -> str:
    """Return what is measured in the document's words: the whole quote where these are only a scrap of it."""
    is_scrap = len(target.indicator.split()) < _FEWEST_SYLLABLES
    return target.quote if is_scrap else target.indicator


def _name(target: Target) -> str:
    words = _words(target)
    if len(words) > _LONGEST_NAME:
        words = words[:_LONGEST_NAME].rpartition(" ")[0] + "…"
    change = _CHANGES[target.change]
    capitalised = words[:1].upper() + words[1:]
    return f"{capitalised} ({change})" if change else capitalised


def _identify(wording: _Wording, slugs: Counter[str]) -> str:
    return wording.slug if slugs[wording.slug] == 1 else f"{wording.slug}-{wording.digest}"


def _table(identifier: str, group: Sequence[PlacedTarget], places: Places) -> ComparisonTable:
    first = group[0].target
    areas = {item.target.area for item in group}
    indicator = Indicator(
        id=identifier,
        name=_name(first),
        area=areas.pop() if len(areas) == 1 else None,
        unit=first.unit,
        note=_NOTE,
        is_catalogued=False,
    )
    cells = []
    for place, documents in places.items():
        own = tuple(item for item in group if item.document.jurisdiction == place)
        if own:
            cells.append(answering_cell(place, documents, own))
    return ComparisonTable(indicator=indicator, cells=tuple(cells))


def _order(table: ComparisonTable) -> tuple[int, SortKey, str]:
    indicator = table.indicator
    area = indicator.area if indicator.area is not None else _NO_AREA
    return area, sort_key(indicator.name), indicator.id
