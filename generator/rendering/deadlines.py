"""The pages of deadlines: what falls due in which quarter of which year, by which body, and the same as files.

Every choice has an address of its own, so that it can be kept and sent, and works without a script: a year, a year of
one province, a body, and where that is long a body of one province.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.page import Page
from generator.rendering import words
from generator.rendering.downloads import TARGET_COLUMNS, rows_file, target_row
from generator.rendering.dues import SLOTS, Body, Due, bodies_of, dues_of, slot_of
from generator.rendering.environment import html_page
from generator.rendering.events import calendar_of
from generator.rendering.page_meta import page_meta
from generator.rendering.view import Place, SiteView

__all__ = ["render_deadlines"]

_MOST_DUES = 600
"""Targets and tasks on one page; a list that has more is parted by province."""
_COLUMNS = ("han", "quy", "tinh", "co_quan", "chu_tri", "loai_viec", "noi_dung", "van_ban", *TARGET_COLUMNS)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Holder:
    """What one body of one province has to do in one part of time."""

    place: Place
    body: str
    body_url: str
    is_named: bool
    """Whether the document names the body; otherwise it is the one that issued the plan."""
    is_simulated: bool
    dues: tuple[Due, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Slot:
    name: str
    count: int
    holders: tuple[_Holder, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _List:
    """A choice of what is due, with its page and files."""

    id: str
    """Path below ``thoi-han/``: ``2025``, ``2025/son-la``, ``co-quan/so-noi-vu``."""
    name: str
    dues: tuple[Due, ...]
    is_of_body: bool = False
    place: Place | None = None

    @property
    def url(self) -> str:
        """Address of its page."""
        return f"thoi-han/{self.id}/"

    @property
    def file(self) -> str:
        """Path of its files without their endings: ``thoi-han/2025-son-la``."""
        return f"thoi-han/{self.id.replace('/', '-')}"

    @property
    def has_scan(self) -> bool:
        return any(due.view.is_scan for due in self.dues)

    @property
    def is_long(self) -> bool:
        return len(self.dues) > _MOST_DUES

    @property
    def places(self) -> tuple[Place, ...]:
        """The provinces in it, in their order."""
        return tuple({due.view.place.id: due.view.place for due in self.dues}.values())


def render_deadlines(site: SiteView) -> Iterator[Page]:
    """The page at ``thoi-han/``, one for each year and each body and their parts by province, and their files."""
    dues, bodies = dues_of(site.documents), bodies_of(site)
    years, lists = _years(dues), tuple(_of_body(body) for body in bodies)
    yield html_page(
        PurePosixPath("thoi-han/index.md"),
        "deadlines",
        page_meta(site, "Thời hạn", "Việc đến hạn theo năm, quý và cơ quan, theo chính các văn bản.", "thoi-han"),
        site=site,
        years=tuple((year, _slots(year, bodies)) for year in years),
        bodies=lists,
        undated=sum(due.deadline is None for due in dues if due.target is not None),
    )
    for one in (*years, *lists):
        yield from _pages_of(site, one, bodies)
    yield calendar_of(site, "thoi-han/tat-ca.ics", "Thời hạn trong các kế hoạch", dues)


def _years(dues: Iterable[Due]) -> tuple[_List, ...]:
    groups: dict[str, list[Due]] = {}
    for due in dues:
        if due.year is not None:
            groups.setdefault(due.year, []).append(due)
    return tuple(
        _List(
            id="hang-nam" if year == "yearly" else year,
            name="Hằng năm" if year == "yearly" else f"Năm {year}",
            dues=tuple(groups[year]),
        )
        for year in sorted(groups)
    )


def _of_body(body: Body) -> _List:
    return _List(id=f"co-quan/{body.id}", name=body.name, dues=body.dues, is_of_body=True)


def _pages_of(site: SiteView, one: _List, bodies: Sequence[Body]) -> Iterator[Page]:
    parts = tuple(_part(one, place) for place in one.places) if one.is_long or not one.is_of_body else ()
    yield _page(site, one, parts, bodies)
    yield calendar_of(site, f"{one.file}.ics", one.name, one.dues, scope=one.file if one.is_of_body else "")
    yield _file(one, bodies)
    for part in parts:
        yield _page(site, part, (), bodies)
        yield _file(part, bodies)


def _part(one: _List, place: Place) -> _List:
    return _List(
        id=f"{one.id}/{place.id}",
        name=f"{one.name}, {place.name}",
        dues=tuple(due for due in one.dues if due.view.place.id == place.id),
        is_of_body=one.is_of_body,
        place=place,
    )


def _slots(one: _List, bodies: Sequence[Body]) -> tuple[_Slot, ...]:
    """A year by its quarters, a body's work by years; inside by province and body."""
    groups: dict[tuple[int, str], list[Due]] = {}
    for due in one.dues:
        groups.setdefault(_slot_key(one, due), []).append(due)
    return tuple(
        _Slot(name=key[1], count=len(groups[key]), holders=_holders(one, groups[key], bodies)) for key in sorted(groups)
    )


def _slot_key(one: _List, due: Due) -> tuple[int, str]:
    slot = slot_of(due.deadline)
    if one.is_of_body and due.year is not None and due.year != "yearly":
        return int(due.year), f"Năm {due.year}"
    return (10_000 if one.is_of_body else 0) + SLOTS.index(slot), slot


def _holders(one: _List, dues: list[Due], bodies: Sequence[Body]) -> tuple[_Holder, ...]:
    addresses = {body.name: body.url for body in bodies}
    groups: dict[tuple[str, str], list[Due]] = {}
    for due in dues:
        name = due.issuer if one.is_of_body or not due.bodies else "; ".join(map(words.capitalised, due.bodies))
        groups.setdefault((due.view.place.id, name), []).append(due)
    return tuple(
        _Holder(
            place=found[0].view.place,
            body=body,
            body_url="" if one.is_of_body else addresses.get(body, ""),
            is_named=bool(found[0].bodies) and not one.is_of_body,
            is_simulated=all(due.view.is_simulated for due in found),
            dues=tuple(sorted(found, key=lambda due: due.key)),
        )
        for (_, body), found in groups.items()
    )


def _page(site: SiteView, one: _List, parts: tuple[_List, ...], bodies: Sequence[Body]) -> Page:
    meta = page_meta(site, f"Thời hạn: {one.name}", f"Việc đến hạn: {one.name}, theo quý và cơ quan.", "thoi-han")
    return html_page(
        PurePosixPath(f"thoi-han/{one.id}{'/index' if parts else ''}.md"),
        "deadline_list",
        meta,
        site=site,
        list=one,
        parts=parts,
        slots=() if one.is_long and parts else _slots(one, bodies),
        calendar=f"tinh/{one.place.id}.ics" if one.place is not None else f"{one.file}.ics",
    )


def _file(one: _List, bodies: Sequence[Body]) -> Page:
    """The list as it is shown, in its order."""
    shown = ((slot.name, due) for slot in _slots(one, bodies) for holder in slot.holders for due in holder.dues)
    return rows_file(f"{one.file}.csv", _COLUMNS, (_row(due) for _, due in shown))


def _row(due: Due) -> dict[str, str]:
    facts = target_row(due.view, due.target) if due.target is not None else {}
    address = f"{due.view.url}#{due.anchor}"
    own = {"van_ban": str(due.view.analysed.document.identifier), "moc": due.deadline or "", "dia_chi": address}
    says = due.target.indicator if due.target is not None else due.task.action if due.task is not None else ""
    return {
        **own,
        **facts,
        "han": {None: "", "yearly": "hằng năm"}.get(due.year, due.year or ""),
        "quy": slot_of(due.deadline),
        "tinh": due.view.place.name,
        "co_quan": due.issuer,
        "chu_tri": "; ".join(due.bodies),
        "loai_viec": "chỉ tiêu" if due.target is not None else "nhiệm vụ",
        "noi_dung": says,
    }
