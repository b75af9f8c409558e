"""Provinces on maps and in titles: each under the name and the days of its own time."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.model.corpus import Corpus
from generator.model.identifiers import DocumentId
from generator.rendering.site import render_site
from tests.rendering.sample import AREAS, SETTINGS, document

HUE = document(DocumentId(jurisdiction="thua-thien-hue", year="2024", slug="19-kh-ubnd"))
PAGES = {str(page.path): page.text for page in render_site(Corpus(documents=(HUE, document())), SETTINGS, AREAS)}


def tiles(map_id: str) -> dict[str, str]:
    """The words that screen readers hear, by place on the map."""
    found = []
    for node in LexborHTMLParser(PAGES["index.md"]).css(f".{map_id} > li"):
        tile = node.css_first(".tile")
        assert tile is not None
        found.append((node.attributes["style"] or "", tile.attributes))
    assert len({place for place, _ in found}) == len(found), "two tiles at one place"
    return {place: attributes.get("aria-label") or attributes.get("title") or "" for place, attributes in found}


@pytest.mark.parametrize(("map_id", "units"), [("m34", 34), ("m63", 63)])
def test_each_map_shows_the_units_of_its_day_each_once(map_id: str, units: int) -> None:
    shown = tiles(map_id)
    assert len(shown) == units + len(["Hoàng Sa", "Trường Sa"])
    assert [says for says in shown.values() if says.startswith("Huế")] == [
        "Huế (văn bản của Thừa Thiên Huế): 1 văn bản"
    ]
    assert [says for says in shown.values() if says.startswith("Thừa Thiên Huế")] == []


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("tinh/thua-thien-hue.md", "Tỉnh Thừa Thiên Huế (đến 31/12/2024)"),
        ("tinh/hue.md", "Thành phố Huế (từ 1/1/2025)"),
        ("tinh/lai-chau.md", "Tỉnh Lai Châu"),
    ],
)
def test_a_title_names_the_days_of_the_unit_itself(path: str, title: str) -> None:
    assert f"title: {title}\n" in PAGES[path]


def test_a_unit_was_formed_on_its_own_day() -> None:
    facts = {node.text() for node in LexborHTMLParser(PAGES["tinh/hue.md"]).css(".facts > div")}
    assert "Hình thành1/1/2025" in facts
