"""The pages of deadlines: what falls due in which quarter of which year, and the same as calendar files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.facts import Target
from generator.model.page import Page
from generator.rendering import words
from generator.rendering.calendar import Event, calendar, last_day
from generator.rendering.environment import html_page
from generator.rendering.page_meta import page_meta
from generator.rendering.view import DocumentView, Place, SiteView

__all__ = ["calendar_of", "render_deadlines"]

_Pair = tuple[DocumentView, Target]
_QUARTERS = ("Quý I", "Quý II", "Quý III", "Quý IV")
_WHOLE_YEAR = "Trong năm, không ghi quý"
_MOST_TARGETS = 700
"""Targets on one page; a year that has more is parted by province."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Issuer:
    place: Place
    body: str
    """The body that signed, which answers for the plan: ``UBND tỉnh Sơn La``."""
    pairs: tuple[_Pair, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Slot:
    name: str
    count: int
    issuers: tuple[_Issuer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Year:
    year: str
    """``2025`` or ``yearly``."""
    pairs: tuple[_Pair, ...]
    place: Place | None = None
    """Whose targets alone, where a year is parted by province."""

    @property
    def url(self) -> str:
        """Address of its page."""
        return f"thoi-han/{self.id}/{f'{self.place.id}/' if self.place is not None else ''}"

    @property
    def id(self) -> str:
        return "hang-nam" if self.year == "yearly" else self.year

    @property
    def name(self) -> str:
        return "Hằng năm" if self.year == "yearly" else f"Năm {self.year}"

    @property
    def has_scan(self) -> bool:
        return any(view.is_scan for view, _ in self.pairs)

    @property
    def has_calendar(self) -> bool:
        return self.year != "yearly"


def render_deadlines(site: SiteView) -> Iterator[Page]:
    """The page at ``thoi-han/``, a page for each year, and their calendars."""
    years = _years((view, target) for view in site.documents for target in view.targets)
    meta = page_meta(site, "Thời hạn", "Chỉ tiêu đến hạn theo năm và quý, theo chính các văn bản.", "thoi-han")
    undated = sum(target.deadline is None for view in site.documents for target in view.targets)
    yield html_page(
        PurePosixPath("thoi-han/index.md"),
        "deadlines",
        meta,
        site=site,
        years=tuple((year, _slots(year)) for year in years),
        undated=undated,
    )
    for year in years:
        yield from _year_pages(site, year)
    yield calendar_of(site, "thoi-han/tat-ca.ics", "Thời hạn trong các kế hoạch", site.documents)


def calendar_of(site: SiteView, path: str, name: str, views: Iterable[DocumentView], year: str | None = None) -> Page:
    """The deadlines of documents as a calendar file: an entry for each day that a document sets.

    Args:
        site: For its address.
        path: Below the site's root, ending in ``.ics``.
        name: Of the calendar.
        views: Whose deadlines.
        year: Only those of this year.
    """
    events = []
    for view in views:
        by_day: dict[str, list[Target]] = {}
        for target in view.targets:
            if target.deadline and target.deadline != "yearly" and year in (None, words.year_of(target.deadline)):
                by_day.setdefault(target.deadline, []).append(target)
        events += [_event(site, view, deadline, tuple(targets)) for deadline, targets in sorted(by_day.items())]
    return Page(path=PurePosixPath(path), text=calendar(f"{site.settings.title}: {name}", events))


def _event(site: SiteView, view: DocumentView, deadline: str, targets: tuple[Target, ...]) -> Event:
    marks = ("[MÔ PHỎNG] " if view.is_simulated else "") + ("[BẢN QUÉT] " if view.is_scan else "")
    warning = ["Máy đọc từ bản quét, có thể sai số: hãy đối chiếu với bản gốc."] if view.is_scan else []
    lines = [f"- {words.amount(target)}: {target.indicator}" for target in targets]
    when = words.deadline_short(deadline)
    return Event(
        uid=f"{deadline}.{str(view.analysed.document.identifier).replace('/', '.')}@ke-hoach-mo",
        stamp=view.analysed.document.metadata.date_document,
        day=last_day(deadline),
        summary=f"{marks}{view.place.name}: {len(targets)} chỉ tiêu đến {when} ({view.label})",
        description="\n".join([*lines, "Đề ra trong văn bản; không nói đã đạt hay chưa.", *warning, view.cited_as]),
        url=f"{site.settings.url}{view.url}#{targets[0].span.anchor}" if site.settings.url else "",
    )


def _years(pairs: Iterable[_Pair]) -> tuple[_Year, ...]:
    groups: dict[str, list[_Pair]] = {}
    for view, target in pairs:
        if (year := words.year_of(target.deadline)) is not None:
            groups.setdefault(year, []).append((view, target))
    return tuple(_Year(year=year, pairs=tuple(groups[year])) for year in sorted(groups))


def _slots(year: _Year) -> tuple[_Slot, ...]:
    """The quarters of a year that something falls due in, then what names only the year."""
    groups: dict[str, list[_Pair]] = {}
    for view, target in year.pairs:
        groups.setdefault(_slot_name(target.deadline or ""), []).append((view, target))
    order = (*_QUARTERS, _WHOLE_YEAR, "Hằng năm")
    return tuple(
        _Slot(name=name, count=len(groups[name]), issuers=_issuers(groups[name])) for name in order if name in groups
    )


def _slot_name(deadline: str) -> str:
    if deadline == "yearly":
        return "Hằng năm"
    if quarter := re.search(r"Q([1-4])", deadline):
        return _QUARTERS[int(quarter[1]) - 1]
    if month := re.match(r"\d{4}-(\d\d)", deadline):
        return _QUARTERS[(int(month[1]) - 1) // 3]
    return _WHOLE_YEAR


def _issuers(pairs: list[_Pair]) -> tuple[_Issuer, ...]:
    groups: dict[tuple[str, str], list[_Pair]] = {}
    for view, target in pairs:
        body = view.analysed.document.metadata.passed_by or view.place.full_name
        groups.setdefault((view.place.id, words.short_issuer(body)), []).append((view, target))
    return tuple(
        _Issuer(place=found[0][0].place, body=body, pairs=tuple(sorted(found, key=_due)))
        for (_, body), found in groups.items()
    )


def _due(pair: _Pair) -> tuple[str, str, str]:
    view, target = pair
    return target.deadline or "", view.url, target.span.anchor


def _year_pages(site: SiteView, year: _Year) -> Iterator[Page]:
    """The page of a year and its calendar; a page for each province where the year is too long for one."""
    if year.has_calendar:
        yield calendar_of(site, f"thoi-han/{year.id}.ics", year.name, site.documents, year.year)
    if len(year.pairs) <= _MOST_TARGETS:
        yield _page(site, year)
        return
    places = {view.place.id: view.place for view, _ in year.pairs}
    parts = tuple(
        _Year(year=year.year, pairs=tuple(pair for pair in year.pairs if pair[0].place.id == place.id), place=place)
        for place in places.values()
    )
    yield _page(site, year, parts)
    yield from (_page(site, part) for part in parts)


def _page(site: SiteView, year: _Year, parts: tuple[_Year, ...] = ()) -> Page:
    path = PurePosixPath(f"{year.url.rstrip('/')}{'/index' if parts else ''}.md")
    title = year.name if year.place is None else f"{year.name}, {year.place.name}"
    meta = page_meta(site, f"Thời hạn: {title}", f"Chỉ tiêu đến hạn: {title}, theo quý.", "thoi-han")
    slots = () if parts else _slots(year)
    return html_page(path, "deadline_year", meta, site=site, year=year, title=title, slots=slots, parts=parts)
