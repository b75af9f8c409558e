"""What machines are given: four tables with their description, feeds, a search description, JSON-LD."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from xml.etree.ElementTree import Element, fromstring

import pytest

from generator.model.corpus import Corpus
from generator.rendering.dataset import COLUMNS
from generator.rendering.site import render_site
from tests.rendering.sample import AREAS, HOSTILE, SETTINGS, corpus, document

PAGES = {str(page.path): page.text for page in render_site(corpus(), SETTINGS, AREAS)}
PACKAGE = json.loads(PAGES["du-lieu/datapackage.json"])
ATOM = "{http://www.w3.org/2005/Atom}"


def _rows(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(PAGES[path].removeprefix("\ufeff"))))


@pytest.mark.parametrize("resource", PACKAGE["resources"], ids=lambda resource: resource["name"])
def test_a_table_is_what_its_description_says(resource: dict[str, object]) -> None:
    path = f"du-lieu/{resource['path']}"
    data = PAGES[path].encode()
    assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")
    header = PAGES[path].removeprefix("\ufeff").split("\n")[0].split(",")
    fields = resource["schema"]["fields"]  # type: ignore[index]
    assert [field["name"] for field in fields] == header
    readers: dict[str, Callable[[str], object]] = {
        "date": date.fromisoformat,
        "integer": int,
        "year": int,
        "number": float,
        "boolean": ["true", "false"].index,
        "string": str,
    }
    for row in _rows(path):
        for field in fields:
            assert not row[field["name"]] or readers[field["type"]](row[field["name"]]) is not None


def test_every_column_of_every_table_is_explained_to_people() -> None:
    columns = {
        name
        for path, text in PAGES.items()
        if path.endswith(".csv")
        for name in text.removeprefix("\ufeff").split("\n")[0].split(",")
    }
    assert columns <= COLUMNS.keys()
    assert all(f"<code>{name}</code>" in PAGES["du-lieu/cot.md"] for name in COLUMNS)


def test_the_tables_hold_every_document_and_fact() -> None:
    facts = [analysed.facts for analysed in corpus().documents]
    assert len(_rows("du-lieu/van-ban.csv")) == len(facts)
    assert len(_rows("du-lieu/chi-tieu.csv")) == sum(len(one.targets) for one in facts)
    assert len(_rows("du-lieu/dan-chieu.csv")) == sum(len(one.citations) for one in facts)
    assert _rows("du-lieu/chi-tieu.csv")[0]["ma_so_sanh"] == "dung-quy-dinh"


def _entries(feed: Element) -> list[tuple[str | None, str | None]]:
    return [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in feed.iter(f"{ATOM}entry")]


def test_feeds_of_the_site_and_of_a_province() -> None:
    own = ("https://ke-hoach.example/van-ban/lai-chau/2021/2943-kh-ubnd/", "2021-09-20T00:00:00+07:00")
    assert own in _entries(fromstring(PAGES["van-ban.atom"]))
    assert len(_entries(fromstring(PAGES["van-ban.atom"]))) == len(corpus().documents)
    assert _entries(fromstring(PAGES["tinh/lai-chau.atom"])) == [own]


def test_a_feed_is_xml_whatever_a_title_holds() -> None:
    hostile = Corpus(documents=(document(title=f"{HOSTILE}\x02 ]]>"),))
    pages = {str(page.path): page.text for page in render_site(hostile, SETTINGS, AREAS)}
    summary = next(fromstring(pages["van-ban.atom"]).iter(f"{ATOM}summary")).text or ""
    assert "<script>alert(1)</script>" in summary


def test_the_search_description_leads_to_the_search_page() -> None:
    url = next(node for node in fromstring(PAGES["tim-kiem.xml"]) if node.tag.endswith("Url"))
    assert url.attrib["template"] == "https://ke-hoach.example/tim-kiem/?q={searchTerms}"


def test_without_a_public_address_there_is_no_file_that_needs_one() -> None:
    paths = {str(page.path) for page in render_site(corpus(), replace(SETTINGS, url=""), AREAS)}
    assert not [path for path in paths if path.endswith((".atom", ".xml", "robots.txt"))]
