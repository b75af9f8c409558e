"""The pages of the provinces: as they were at signing, and as they are today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.facts import Target
from generator.model.page import Page
from generator.rendering.environment import html_page
from generator.rendering.page_meta import page_meta
from generator.rendering.view import MERGER_DAY, DocumentView, SiteView
from generator.text.sorting import sort_key
from generator.vocab.provinces import Province, provinces
from generator.vocab.reform_areas import ReformArea

__all__ = ["province_pages", "render_province", "render_provinces"]

_Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Unit:
    name: str
    full_name: str
    is_current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    unit: Province
    url: str
    count: int
    parts: tuple[tuple[Province, str], ...]


def province_pages(site: SiteView) -> tuple[Province, ...]:
    """The units that have a page: those with documents, and today's units that they live on in."""
    then = {view.place.province.id: view.place.province for view in site.documents if view.place.province is not None}
    now = {unit.id: unit for unit in map(provinces().today, then.values())}
    return tuple(sorted({**then, **now}.values(), key=lambda unit: (sort_key(unit.name), unit.id)))


def render_provinces(site: SiteView) -> Page:
    """The page at ``tinh/``: today's 34 units with those that went into them."""
    paged = {unit.id for unit in province_pages(site)}
    units = sorted(provinces().at(MERGER_DAY), key=lambda unit: sort_key(unit.name))
    meta = page_meta(site, "Tỉnh, thành phố", "Văn bản theo tỉnh, trước và sau đợt sắp xếp 01/7/2025.", "tinh")
    return html_page(
        PurePosixPath("tinh/index.md"), "provinces", meta, entries=tuple(_entry(site, unit, paged) for unit in units)
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


def render_province(site: SiteView, unit: Province) -> Page:
    """The page at ``tinh/<tỉnh>/``: a unit's own documents, then those of the units that went into it."""
    paged = {page.id for page in province_pages(site)}
    is_current = provinces().successor(unit) is None
    own = _documents(site, (unit,))
    older = [(f"Của {part.full_name} (trước 01/7/2025)", _documents(site, (part,))) for part in _all_parts(unit)]
    groups = [("Của đơn vị hiện nay" if any(views for _, views in older) else "", own), *older]
    full = unit.full_name[:1].upper() + unit.full_name[1:]
    return html_page(
        PurePosixPath(f"tinh/{unit.id}.md"),
        "province",
        page_meta(site, _title(unit, full), f"{full}: kế hoạch cải cách hành chính, chỉ tiêu, thời hạn.", "tinh"),
        place=_Unit(name=unit.name, full_name=unit.full_name, is_current=is_current),
        facts=_facts(unit, paged),
        groups=tuple((heading, views) for heading, views in groups if views),
        area_groups=_by_area(site, own),
    )


def _title(unit: Province, full: str) -> str:
    """Two units can bear one name: the year tells them apart in a list of tabs."""
    if unit.valid_from == MERGER_DAY:
        return f"{full} (từ 01/7/2025)"
    return f"{full} (đến 30/6/2025)" if provinces().successor(unit) is not None else full


def _facts(unit: Province, paged: set[str]) -> tuple[tuple[str, _Links], ...]:
    today = provinces().today(unit)
    if today.id != unit.id:
        joined = _links((part for part in provinces().predecessors(today) if part.id != unit.id), paged)
        now = _links((today,), paged)
        return (("Nay thuộc", now), ("Cùng hợp nhất với", joined)) if joined else (("Nay là", now),)
    parts = sorted(provinces().predecessors(unit), key=lambda part: sort_key(part.name))
    if parts:
        return (("Hình thành", (("01/7/2025", ""),)), ("Từ các đơn vị", _links(parts, paged)))
    return (("Đợt sắp xếp 01/7/2025", (("không thay đổi", ""),)),)


def _links(units: Iterable[Province], paged: set[str]) -> _Links:
    return tuple((unit.full_name, _url(unit, paged)) for unit in units)


def _by_area(
    site: SiteView, views: tuple[DocumentView, ...]
) -> tuple[tuple[ReformArea | None, tuple[tuple[DocumentView, Target], ...]], ...]:
    pairs = [(view, target) for view in views for target in view.targets]
    groups = [(area, tuple(pair for pair in pairs if site.area(pair[1].area) is area)) for area in (*site.areas, None)]
    return tuple((area, group) for area, group in groups if group)
