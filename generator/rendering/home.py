"""The home page: search, one real sentence, the map, and the ways in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import PurePosixPath

from generator.model.comparison import CellState, ComparisonTable
from generator.model.facts import DeadlineSource, Target
from generator.model.page import Page
from generator.rendering import words
from generator.rendering.area import area_says, area_targets
from generator.rendering.downloads import rows_file
from generator.rendering.environment import html_page
from generator.rendering.page_meta import page_meta
from generator.rendering.summary import Summary, summarise
from generator.rendering.tile_map import Face, TileMap, tile_maps
from generator.rendering.view import DocumentView, SiteView
from generator.text.numbers import format_number
from generator.text.sorting import sort_key
from generator.vocab.provinces import Province, provinces

__all__ = ["map_file", "render_home"]

_SHOWN_DOCUMENTS = 5
_SHOWN_TABLES = 4
_SHOWN_DUE = 4
_SHORTEST, _LONGEST = 60, 220


@dataclass(frozen=True, kw_only=True, slots=True)
class _Window:
    view: DocumentView
    target: Target
    place: str
    table: ComparisonTable | None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Map:
    map: TileMap
    rows: tuple[_MapRow, ...]
    """The same figures as a table: the units that have a document."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _MapRow:
    """A tile with a document, in words and figures."""

    name: str
    url: str
    documents: int
    targets: int
    is_simulated: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Due:
    when: str
    count: int
    targets: tuple[tuple[DocumentView, Target], ...]


def render_home(site: SiteView) -> Page:
    """The page at the site's root."""
    newest = sorted(site.documents, key=_newest_key)[:_SHOWN_DOCUMENTS]
    return html_page(
        PurePosixPath("index.md"),
        "home",
        page_meta(site, "kế hoạch cải cách hành chính của các tỉnh", site.settings.description),
        site=site,
        window=_window(site),
        tries=_tries(site),
        count=sum(len(view.targets) for view in site.documents),
        scans=sum(view.is_scan for view in site.documents),
        simulated=sum(view.is_simulated for view in site.documents),
        maps=_maps(site),
        shown=newest,
        areas=tuple((area, area_says(site, area)) for area in site.areas),
        outside=area_targets(site, None),
        minis=_minis(site),
        dues=_dues(site),
    )


def _newest_key(view: DocumentView) -> tuple[object, ...]:
    day = view.analysed.document.metadata.date_document
    return (view.is_simulated, -(day.toordinal() if day is not None else 0), view.url)


def _window(site: SiteView) -> _Window | None:
    """A real sentence of a readable length that carries a figure, one that can be compared before others."""
    found = [
        (view, target)
        for view in site.documents
        for target in view.targets
        if not view.is_scan and _SHORTEST <= len(target.quote) <= _LONGEST and "\n" not in target.quote
    ]
    if not found:
        return None
    view, target = min(found, key=lambda pair: _window_key(site, *pair))
    table = site.table_of(view.analysed.document.identifier, target)
    return _Window(view=view, target=target, place=_lower(view.short(target.span.anchor)), table=table)


def _window_key(site: SiteView, view: DocumentView, target: Target) -> tuple[object, ...]:
    table = site.table_of(view.analysed.document.identifier, target)
    provinces_set = sum(cell.state is CellState.SET for cell in table.cells) if table is not None else 0
    at = view.targets.index(target)
    return (view.is_simulated, table is None or not table.indicator.is_catalogued, -provinces_set, view.url, at)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text.startswith(("Mục", "Khoản", "Điểm")) else text


def _tries(site: SiteView) -> tuple[str, ...]:
    """Searches that find something here: a word, a figure, a number, a word without marks."""
    tries = []
    texts = " ".join(p.text for view in site.documents for p in view.analysed.document.tree).casefold()
    tries += [word for word in ("hài lòng", "một cửa", "thể chế") if word in texts][:1]
    shares = (target for view in site.documents if not view.is_scan for target in view.targets if target.unit == "%")
    tries += [f"{format_number(target.value)}%" for target in islice(shares, 1)]
    numbers = [act for act in site.corpus.cited_acts if act.number]
    tries += [act.number for act in sorted(numbers, key=lambda act: (-len(act.mentions), act.key))[:1] if act.number]
    tries += [bare for bare, word in (("dat dai", "đất đai"), ("thu tuc", "thủ tục")) if word in texts][:1]
    return tuple(tries)


def _minis(site: SiteView) -> tuple[Summary, ...]:
    """The comparisons that say most: set by most provinces first."""
    summaries = [summarise(table) for table in site.corpus.tables if table.indicator.is_catalogued]
    summaries.sort(key=lambda summary: (-summary.set, summary.unknown))
    return tuple(summary for summary in summaries if summary.set)[:_SHOWN_TABLES]


def _dues(site: SiteView) -> tuple[_Due, ...]:
    """Targets by the year that their own words state, the latest first, then the yearly ones.

    The end of a plan's period is no deadline that the sentence sets; such targets stand on the page of deadlines.
    """
    groups: dict[str, list[tuple[DocumentView, Target]]] = {}
    for view in site.documents:
        for target in view.targets:
            year = words.year_of(target.deadline)
            if year is not None and target.deadline_source is not DeadlineSource.PERIOD:
                groups.setdefault(year, []).append((view, target))
    years = sorted((year for year in groups if year != "yearly"), reverse=True)[:4]
    order = [*years, *(["yearly"] if "yearly" in groups else [])]
    return tuple(
        _Due(
            when="Hằng năm" if year == "yearly" else year,
            count=len(groups[year]),
            targets=tuple(sorted(groups[year], key=lambda pair: pair[0].is_simulated)[:_SHOWN_DUE]),
        )
        for year in order
    )


def _maps(site: SiteView) -> tuple[_Map, ...]:
    maps = tile_maps(lambda unit: _face(site, unit))
    return tuple(_Map(map=one, rows=_map_rows(site, one.on)) for one in maps)


def _map_rows(site: SiteView, on: date) -> tuple[_MapRow, ...]:
    rows = []
    for unit in sorted(provinces().at(on), key=lambda unit: sort_key(unit.name)):
        if views := _documents_of(site, unit):
            rows.append(
                _MapRow(
                    name=unit.name,
                    url=f"tinh/{unit.id}/",
                    documents=len(views),
                    targets=sum(len(view.targets) for view in views),
                    is_simulated=all(view.is_simulated for view in views),
                )
            )
    return tuple(rows)


def _face(site: SiteView, unit: Province) -> Face:
    views = _documents_of(site, unit)
    if not views:
        return Face(says=f"{unit.name}: chưa có văn bản")
    is_simulated = all(view.is_simulated for view in views)
    others = sorted({view.place.name for view in views if view.place.name != unit.name}, key=sort_key)
    whose = f" (văn bản của {words.list_of(others)})" if others else ""
    return Face(
        says=f"{unit.name}{whose}: {len(views)} văn bản{' mô phỏng' if is_simulated else ''}",
        look="sim" if is_simulated else "has",
        url=f"tinh/{unit.id}/",
    )


def _documents_of(site: SiteView, unit: Province) -> tuple[DocumentView, ...]:
    return tuple(
        view
        for view in site.documents
        if view.place.province is not None and unit in provinces().lineage(view.place.province)
    )


def map_file(site: SiteView) -> Page:
    """The map as it is shown: ``ban-do.csv``, a line for each province with a document on each of the two lists."""
    rows = (
        {
            "ban_do": one.map.label,
            "tinh": row.name,
            "so_van_ban": str(row.documents),
            "so_chi_tieu": str(row.targets),
            "dia_chi": row.url,
        }
        for one in _maps(site)
        for row in one.rows
    )
    return rows_file("ban-do.csv", ("ban_do", "tinh", "so_van_ban", "so_chi_tieu", "dia_chi"), rows)
