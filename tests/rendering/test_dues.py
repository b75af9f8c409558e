"""What falls due and who has to see to it, from the facts of a document to its lists, files and calendars."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from icalendar import Calendar

from generator.model.corpus import Corpus
from generator.model.facts import Task
from generator.model.provenance import TextSpan
from generator.rendering.dues import bodies_of, dues_of
from generator.rendering.events import calendar_of
from generator.rendering.site import render_site
from generator.rendering.view import SiteView
from tests.rendering.sample import AREAS, PROVISIONS, SETTINGS, corpus

ITEM = PROVISIONS[8]


def task(lead: tuple[str, ...], deadline: str | None = None, anchor: str = ITEM.anchor) -> Task:
    span = TextSpan(anchor=anchor, start=0, end=len(ITEM.text))
    return Task(span=span, raw=ITEM.text, action="rà soát văn bản", lead=lead, deadline=deadline)


def with_tasks(*tasks: Task, period: tuple[int, int] | None = (2021, 2025)) -> SiteView:
    """Return the sample's first document alone, with tasks."""
    first = corpus().documents[0]
    metadata = replace(first.document.metadata, period=period)
    changed = replace(
        first, document=replace(first.document, metadata=metadata), facts=replace(first.facts, tasks=tuple(tasks))
    )
    return SiteView.of(Corpus(documents=(changed,)), SETTINGS, AREAS)


def test_a_target_inside_a_task_stands_once_under_the_body_of_the_task() -> None:
    dues = dues_of(with_tasks(task(("Sở Tư pháp",))).documents)
    assert [(due.bodies, due.target is not None) for due in dues] == [(("Sở Tư pháp",), True), ((), True)]


def test_a_task_with_another_deadline_than_its_target_stands_by_itself() -> None:
    dues = dues_of(with_tasks(task(("Sở Tư pháp",), "2023-06")).documents)
    assert [due.deadline for due in dues] == ["2030", "2030", "2023-06"]


def test_spellings_of_one_body_are_one_list() -> None:
    site = with_tasks(task(("Các Sở, ban, ngành",), "2023"), task(("các sở, ban, ngành",), "2024", "ii-1-a-g2"))
    (body,) = bodies_of(site)
    assert (body.name, len(body.dues)) == ("Các Sở, ban, ngành", 3)


def test_yearly_work_recurs_for_the_years_of_the_plan() -> None:
    for period, wanted in (((2021, 2025), [5]), ((2024, 2024), [1]), (None, [])):
        site = with_tasks(task(("Sở Nội vụ",), "yearly", "ii-1-a-g2"), period=period)
        page = calendar_of(site, "x.ics", "x", (due for due in dues_of(site.documents) if due.deadline == "yearly"))
        entries = Calendar.from_ical(page.text).walk("VEVENT")
        assert [entry.get("RRULE", {"COUNT": [1]})["COUNT"][0] for entry in entries] == wanted
        if wanted:
            assert entries[0].decoded("DTSTART").year == (period or (0, 0))[0]


def test_every_list_has_its_page_and_a_file_of_what_is_shown() -> None:
    site = with_tasks(task(("Sở Nội vụ",), "2024-Q2", "ii-1-a-g2"))
    pages = {str(page.path): page.text for page in render_site(site.corpus, SETTINGS, AREAS)}
    assert {
        "thoi-han/2024/index.md", "thoi-han/2024/lai-chau.md", "thoi-han/2024-lai-chau.csv", "thoi-han/2024.ics",
        "thoi-han/co-quan/so-noi-vu.md", "thoi-han/co-quan-so-noi-vu.csv", "thoi-han/co-quan-so-noi-vu.ics",
    } <= pages.keys()  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(pages["thoi-han/2024.csv"].removeprefix("\ufeff"))))
    assert [(row["quy"], row["chu_tri"], row["loai_viec"]) for row in rows] == [("Quý II", "Sở Nội vụ", "nhiệm vụ")]
    every = [
        row
        for path, text in pages.items()
        if path.startswith("thoi-han/") and path.endswith(".csv") and path.count("-") == 1
        for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    ]
    assert len(every) == 3
