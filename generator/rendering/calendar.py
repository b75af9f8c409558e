"""Calendar files (iCalendar, RFC 5545): all-day entries, the same bytes from the same facts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Event", "calendar", "last_day"]

_DEADLINE = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")
_WIDTH = 75
_UNDATED = date(1970, 1, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One entry."""

    uid: str
    """The same in every build, so that a calendar that reads the file again moves nothing."""
    stamp: date | None
    """The document's own date: no clock is read."""
    day: date
    summary: str
    description: str
    url: str = ""
    years: int = 1
    """On how many years running; more than one makes a recurring entry."""


def last_day(deadline: str) -> date:
    """The last day of a deadline.

    >>> [str(last_day(value)) for value in ("2025", "2024-02", "2025-Q3", "2023-06-30")]
    ['2025-12-31', '2024-02-29', '2025-09-30', '2023-06-30']
    """
    found = _DEADLINE.fullmatch(deadline)
    if found is None:
        raise ValueError(f"{deadline!r} is no deadline with a day")
    year = int(found["year"])
    if found["day"]:
        return date(year, int(found["month"]), int(found["day"]))
    month = int(found["quarter"]) * 3 if found["quarter"] else int(found["month"] or 12)
    return date(year, month, monthrange(year, month)[1])


def calendar(name: str, events: Iterable[Event]) -> str:
    """The file, entries by day; lines end as the standard asks and are folded at 75 bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Ke hoach mo//VI",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escape(name)}",
    ]
    for event in sorted(events, key=lambda event: (event.day, event.uid)):
        lines += _event(event)
    return "".join(f"{_fold(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(event: Event) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{event.stamp or _UNDATED:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escape(event.summary)}",
        f"DESCRIPTION:{_escape(event.description)}",
        "TRANSP:TRANSPARENT",
    ]
    lines += [f"RRULE:FREQ=YEARLY;COUNT={event.years}"] if event.years > 1 else []
    return [*lines, *([f"URL:{event.url}"] if event.url else []), "END:VEVENT"]


def _escape(text: str) -> str:
    r"""Text as a value: the four characters with a meaning escaped, no control character left.

    >>> _escape("Lai Châu; 95%, quý I")
    'Lai Châu\\; 95%\\, quý I'
    """
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(char if char.isprintable() else " " for char in escaped)


def _fold(line: str) -> str:
    """The line in pieces of at most 75 bytes, never inside a letter."""
    pieces: list[str] = []
    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _WIDTH:
            pieces.append(piece)
            piece, size = "", 1  # the space that a continued line begins with
        piece += char
        size += width
    return "\r\n ".join([*pieces, piece])
