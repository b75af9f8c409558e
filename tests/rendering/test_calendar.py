"""Calendar files, read back by a parser of the standard."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generator.rendering.calendar import Event, calendar, last_day
from generator.rendering.site import render_site
from tests.rendering.sample import AREAS, SETTINGS, corpus

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co", "Zs"]), min_size=1)


def event(**changes: object) -> Event:
    fields: dict[str, object] = {
        "uid": "2025.lai-chau@ke-hoach-mo",
        "stamp": date(2021, 9, 20),
        "day": date(2025, 12, 31),
        "summary": "Lai Châu: 2 chỉ tiêu đến năm 2025",
        "description": "- ≥ 95%: một\n- giảm ≥ 20%: hai; ba, bốn",
    }
    return Event(**(fields | changes))  # type: ignore[arg-type]  # fields of Event


def test_a_parser_reads_what_was_meant() -> None:
    text = calendar("Kế hoạch mở: Thời hạn", [event(url="https://ke-hoach.example/van-ban/x/#ii-1")])
    (entry,) = Calendar.from_ical(text).walk("VEVENT")
    assert entry["SUMMARY"] == "Lai Châu: 2 chỉ tiêu đến năm 2025"
    assert entry["DESCRIPTION"] == "- ≥ 95%: một\n- giảm ≥ 20%: hai; ba, bốn"
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (date(2025, 12, 31), date(2026, 1, 1))
    assert f"{entry.decoded('DTSTAMP'):%Y-%m-%d}" == "2021-09-20"
    assert entry["URL"] == "https://ke-hoach.example/van-ban/x/#ii-1"
    assert entry.errors == []


@given(TEXT, TEXT)
def test_any_words_survive(summary: str, description: str) -> None:
    text = calendar("x", [event(summary=summary, description=description)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (entry,) = Calendar.from_ical(text).walk("VEVENT")
    assert (entry["SUMMARY"], entry["DESCRIPTION"]) == (summary, description)


def test_the_order_of_entries_is_that_of_days() -> None:
    first, second = event(uid="b", day=date(2024, 6, 30)), event(uid="a")
    assert calendar("x", [second, first]) == calendar("x", [first, second])


def test_what_holds_every_year_recurs_within_the_period() -> None:
    text = calendar("x", [event(day=date(2022, 12, 31), years=4)])
    (entry,) = Calendar.from_ical(text).walk("VEVENT")
    assert entry["RRULE"] == {"FREQ": ["YEARLY"], "COUNT": [4]}
    assert entry.errors == []
    (once,) = Calendar.from_ical(calendar("x", [event()])).walk("VEVENT")
    assert "RRULE" not in once


@pytest.mark.parametrize("deadline", ["yearly", "", "2025-Q5", "25"])
def test_what_has_no_day_is_refused(deadline: str) -> None:
    with pytest.raises(ValueError, match="no deadline"):
        last_day(deadline)


def test_the_site_has_calendars_with_every_dated_target_once() -> None:
    files = {str(page.path): page.text for page in render_site(corpus(), SETTINGS, AREAS) if page.path.suffix == ".ics"}
    assert {"thoi-han/tat-ca.ics", "thoi-han/2030.ics", "tinh/lai-chau.ics"} <= files.keys()
    entries = Calendar.from_ical(files["thoi-han/tat-ca.ics"]).walk("VEVENT")
    assert [str(entry["DESCRIPTION"]).count("\n- ") + 1 for entry in entries] == [2, 2]
    assert len({entry["UID"] for entry in entries}) == len(entries)
