"""What is due as calendar files: an entry for each day that a document sets, recurring where it holds every year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from generator.model.page import Page
from generator.rendering import words
from generator.rendering.calendar import Event, calendar, last_day
from generator.rendering.dues import Due
from generator.rendering.view import DocumentView, SiteView
from generator.text.slugs import slugify

__all__ = ["calendar_of"]


def calendar_of(site: SiteView, path: str, name: str, dues: Iterable[Due], *, scope: str = "") -> Page:
    """A calendar file of what is due.

    What holds every year recurs on the last day of each year of the plan's period; a plan that names no period has no
    years for it, so that it is left out.

    Args:
        site: For its address.
        path: Below the site's root, ending in ``.ics``.
        name: Of the calendar.
        dues: What is due; what has no deadline is left out.
        scope: Tells entries that hold only a part of a document's day from those that hold it whole.
    """
    groups: dict[tuple[str, str], list[Due]] = {}
    for due in dues:
        if due.deadline is not None:
            groups.setdefault((str(due.view.analysed.document.identifier), due.deadline), []).append(due)
    events = (_event(site, tuple(groups[key]), scope) for key in sorted(groups))
    shown = (event for event in events if event is not None)
    return Page(path=PurePosixPath(path), text=calendar(f"{site.settings.title}: {name}", shown))


def _event(site: SiteView, dues: tuple[Due, ...], scope: str) -> Event | None:
    view, deadline = dues[0].view, dues[0].deadline or ""
    day, years = (_first_day(view), _years(view)) if deadline == "yearly" else (last_day(deadline), 1)
    if day is None:
        return None
    marks = ("[MÔ PHỎNG] " if view.is_simulated else "") + ("[BẢN QUÉT] " if view.is_scan else "")
    warning = ["Máy đọc từ bản quét, có thể sai số: hãy đối chiếu với bản gốc."] if view.is_scan else []
    when = words.deadline_short(deadline)
    until = when if deadline == "yearly" else f"đến {when}"
    lines = [*map(_line, dues), "Đề ra trong văn bản; không nói đã đạt hay chưa.", *warning, view.cited_as]
    return Event(
        uid=".".join(filter(None, (deadline, *str(view.analysed.document.identifier).split("/"), slugify(scope))))
        + "@ke-hoach-mo",
        stamp=view.analysed.document.metadata.date_document,
        day=day,
        years=years,
        summary=f"{marks}{view.place.name}: {_count(dues)} {until} ({view.label})",
        description="\n".join(lines),
        url=f"{site.settings.url}{view.url}#{dues[0].anchor}" if site.settings.url else "",
    )


def _line(due: Due) -> str:
    what = f"{words.amount(due.target)}: {due.target.indicator}" if due.target is not None else ""
    what = what or (due.task.action if due.task is not None else "")
    return f"- {'; '.join(due.bodies)}: {what}" if due.bodies else f"- {what}"


def _count(dues: tuple[Due, ...]) -> str:
    targets = sum(due.target is not None for due in dues)
    counts = ((targets, "chỉ tiêu"), (len(dues) - targets, "nhiệm vụ"))
    return ", ".join(f"{count} {noun}" for count, noun in counts if count)


def _first_day(view: DocumentView) -> date | None:
    """The last day of the first year in which a plan's yearly targets hold."""
    period, signed = view.analysed.document.metadata.period, view.analysed.document.metadata.date_document
    if period is None:
        return None
    return date(max(period[0], min(signed.year, period[1])) if signed is not None else period[0], 12, 31)


def _years(view: DocumentView) -> int:
    period, first = view.analysed.document.metadata.period, _first_day(view)
    return period[1] - first.year + 1 if period is not None and first is not None else 1
