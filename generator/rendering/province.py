"""The pages of the provinces: as they were at signing, and as they are today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.facts import Target
from generator.model.page import Page
from generator.rendering import words
from generator.rendering.dues import Due, dues_of
from generator.rendering.environment import html_page
from generator.rendering.matrix import Matrix, by_document
from generator.rendering.page_meta import page_meta
from generator.rendering.periods import Period, period_of
from generator.rendering.shared import overlap_of
from generator.rendering.view import DocumentView, SiteView
from generator.rendering.words import capitalised
from generator.text.dates import format_date
from generator.text.folding import fold
from generator.text.slugs import slugify
from generator.text.sorting import sort_key
from generator.vocab.provinces import Province, provinces
from generator.vocab.reform_areas import ReformArea

__all__ = ["against_sheet", "province_documents", "province_pages", "render_province", "render_provinces"]

_Links = tuple[tuple[str, str], ...]
_MOST_COLUMNS = 8
"""Documents on one sheet of a province."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Unit:
    id: str
    name: str
    full_name: str
    is_current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Body:
    name: str
    url: str
    dues: tuple[Due, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    unit: Province
    url: str
    count: int
    parts: tuple[tuple[Province, str], ...]


def province_pages(site: SiteView) -> tuple[Province, ...]:
    """The units that have a page: those of today and of the day before it began, and older ones with documents."""
    units = (*provinces().at(provinces().newest_day), *provinces().at(provinces().eve))
    then = {view.place.province.id: view.place.province for view in site.documents if view.place.province is not None}
    now = {unit.id: unit for unit in (*units, *map(provinces().today, then.values()))}
    return tuple(sorted({**then, **now}.values(), key=lambda unit: (sort_key(unit.name), unit.id)))


def render_provinces(site: SiteView) -> Page:
    """The page at ``tinh/``: today's units with those that went into them."""
    paged = {unit.id for unit in province_pages(site)}
    since = provinces().newest_day
    units = sorted(provinces().at(since), key=lambda unit: sort_key(unit.name))
    says = f"Văn bản theo tỉnh, trước và sau đợt sắp xếp {format_date(since)}."
    return html_page(
        PurePosixPath("tinh/index.md"),
        "provinces",
        page_meta(site, "Tỉnh, thành phố", says, "tinh"),
        since=since,
        entries=tuple(_entry(site, unit, paged) for unit in units),
    )


def _entry(site: SiteView, unit: Province, paged: set[str]) -> _Entry:
    parts = sorted(provinces().predecessors(unit), key=lambda part: sort_key(part.name))
    return _Entry(
        unit=unit,
        url=_url(unit, paged),
        count=len(_documents(site, (unit, *_all_parts(unit)))),
        parts=tuple((part, _url(part, paged)) for part in parts),
    )


def _url(unit: Province, paged: set[str]) -> str:
    return f"tinh/{unit.id}/" if unit.id in paged else ""


def _all_parts(unit: Province) -> tuple[Province, ...]:
    """Every unit that went into this one, also by way of another."""
    found: list[Province] = []
    for part in provinces().predecessors(unit):
        found += [part, *_all_parts(part)]
    return tuple(found)


def _documents(site: SiteView, units: Iterable[Province]) -> tuple[DocumentView, ...]:
    ids = {unit.id for unit in units}
    return tuple(view for view in site.documents if view.place.id in ids)


def province_documents(site: SiteView, unit: Province) -> tuple[DocumentView, ...]:
    """A unit's own documents and those of the units that went into it."""
    return _documents(site, (unit, *_all_parts(unit)))


def against_sheet(site: SiteView, unit: Province) -> Matrix | None:
    """Several plans on one sheet: of one province over time, or of the provinces that became one."""
    views = tuple(view for view in province_documents(site, unit) if view.targets)
    if not 1 < len(views) <= _MOST_COLUMNS:
        return None
    return by_document(
        site,
        views,
        name="doi-chieu",
        caption=f"{unit.full_name}: các văn bản đặt cạnh nhau",
        with_place=len({view.place.id for view in views}) > 1,
    )


def _by_year(
    views: Iterable[DocumentView],
) -> tuple[tuple[Period, tuple[tuple[DocumentView, Target], ...]], ...]:
    """Targets by the year they fall due, those without one last."""
    groups: dict[Period, list[tuple[DocumentView, Target]]] = {}
    for view in views:
        for target in view.targets:
            groups.setdefault(period_of(target.deadline, ()), []).append((view, target))
    return tuple((period, tuple(groups[period])) for period in sorted(groups))


def render_province(site: SiteView, unit: Province) -> Page:
    """The page at ``tinh/<tỉnh>/``: a unit's own documents, then those of the units that went into it."""
    paged = {page.id for page in province_pages(site)}
    is_current = provinces().successor(unit) is None
    own = _documents(site, (unit,))
    older = [(_heading(part), _documents(site, (part,))) for part in _all_parts(unit)]
    groups = [("Của đơn vị hiện nay" if any(views for _, views in older) else "", own), *older]
    full = capitalised(unit.full_name)
    meta = page_meta(site, _title(unit, full), f"{full}: kế hoạch cải cách hành chính, chỉ tiêu, thời hạn.", "tinh")
    return html_page(
        PurePosixPath(f"tinh/{unit.id}.md"),
        "province",
        {**meta, "feed": f"tinh/{unit.id}.atom"},
        place=_Unit(id=unit.id, name=unit.name, full_name=unit.full_name, is_current=is_current),
        facts=_facts(unit, paged),
        groups=tuple((heading, views) for heading, views in groups if views),
        site=site,
        area_groups=_by_area(site, own),
        years=_by_year(own),
        against=against_sheet(site, unit),
        bodies=_bodies(own),
        calendar=f"tinh/{unit.id}.ics" if any(v.targets for v in province_documents(site, unit)) else "",
        overlaps=tuple(overlap_of(site, view) for view in own),
    )


def _bodies(views: tuple[DocumentView, ...]) -> tuple[_Body, ...]:
    """Who has to see to what: the bodies that a unit's own documents name, those of most first."""
    found: dict[str, tuple[str, list[Due]]] = {}
    for due in dues_of(views):
        for name in due.bodies:
            found.setdefault(fold(name), (words.capitalised(name), []))[1].append(due)
    bodies = (
        _Body(name=name, url=f"thoi-han/co-quan/{slugify(key)}/", dues=tuple(dues))
        for key, (name, dues) in found.items()
    )
    return tuple(sorted(bodies, key=lambda body: (-len(body.dues), body.url)))


def _heading(part: Province) -> str:
    until = f"đến {format_date(part.valid_until)}; " if part.valid_until is not None else ""
    return f"Của {part.full_name} ({until}chỉ áp dụng trên địa bàn cũ của đơn vị này)"


def _title(unit: Province, full: str) -> str:
    """Two units can bear one name: the year tells them apart in a list of tabs."""
    if unit.valid_from is not None:
        return f"{full} (từ {format_date(unit.valid_from)})"
    return f"{full} (đến {format_date(unit.valid_until)})" if unit.valid_until is not None else full


def _facts(unit: Province, paged: set[str]) -> tuple[tuple[str, _Links], ...]:
    today = provinces().today(unit)
    if today.id != unit.id:
        joined = _links((part for part in provinces().predecessors(today) if part.id != unit.id), paged)
        now = _links((today,), paged)
        return (("Nay thuộc", now), ("Cùng hợp nhất với", joined)) if joined else (("Nay là", now),)
    parts = sorted(provinces().predecessors(unit), key=lambda part: sort_key(part.name))
    if parts:
        day = format_date(unit.valid_from) if unit.valid_from is not None else "không rõ ngày"
        return (("Hình thành", ((day, ""),)), ("Từ các đơn vị", _links(parts, paged)))
    return ((f"Đợt sắp xếp {format_date(provinces().newest_day)}", (("không thay đổi", ""),)),)


def _links(units: Iterable[Province], paged: set[str]) -> _Links:
    return tuple((unit.full_name, _url(unit, paged)) for unit in units)


def _by_area(
    site: SiteView, views: tuple[DocumentView, ...]
) -> tuple[tuple[ReformArea | None, tuple[tuple[DocumentView, Target], ...]], ...]:
    pairs = [(view, target) for view in views for target in view.targets]
    pairs.sort(key=lambda pair: (pair[1].deadline is None, pair[1].deadline or ""))
    groups = [(area, tuple(pair for pair in pairs if site.area(pair[1].area) is area)) for area in (*site.areas, None)]
    return tuple((area, group) for area, group in groups if group)
