"""Maps and provinces: every province has a page, every figure of a map stands in the table beneath it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.model.comparison import CellState, ComparisonTable, PlacedTarget
from generator.model.facts import Comparator
from generator.rendering.indicator_map import indicator_maps
from generator.rendering.plot import mini
from generator.rendering.site import render_site
from generator.rendering.summary import summarise
from generator.vocab.provinces import provinces
from tests.rendering.sample import AREAS, SETTINGS, corpus, site

PAGES = {str(page.path): page.text for page in render_site(corpus(), SETTINGS, AREAS)}
TABLE = corpus().tables[0]


def set_to(*amounts: tuple[Comparator, str]) -> ComparisonTable:
    """Return the sample's table with other figures for its first province, and no other."""
    cell = TABLE.cells[0]
    first = cell.targets[0]
    targets = tuple(
        PlacedTarget(document=first.document, target=replace(first.target, comparator=sign, value=Decimal(value)))
        for sign, value in amounts
    )
    return replace(TABLE, cells=(replace(cell, targets=targets),))


def test_every_province_of_both_lists_has_a_page_that_the_index_leads_to() -> None:
    days = (provinces().newest_day, provinces().eve)
    units = {unit.id for day in days for unit in provinces().at(day)}
    assert len(units) == 34 + 63 - 11  # eleven units were not touched by the merger
    links = {node.attributes["href"] for node in LexborHTMLParser(PAGES["tinh/index.md"]).css("a[href]")}
    for unit in units:
        assert f"tinh/{unit}.md" in PAGES
        assert f"../tinh/{unit}/" in links


def test_a_province_without_documents_says_so_and_where_it_went() -> None:
    page = LexborHTMLParser(PAGES["tinh/ha-giang.md"])
    assert "Chưa có văn bản nào" in page.text()
    assert "../../tinh/tuyen-quang-2025/" in {node.attributes["href"] for node in page.css("a[href]")}


@pytest.mark.parametrize("at", [0, 1])
def test_a_map_says_what_the_cells_say(at: int) -> None:
    faces = {tile.face.says: tile.face for tile in indicator_maps(site(), TABLE)[at].tiles}
    assert faces["Lai Châu: >\u00a095% năm 2030"].value == ">95%"
    unknown = next(face for says, face in faces.items() if says.startswith("Sơn La"))
    assert (unknown.look, unknown.value, unknown.url) == ("cut", "", "#son-la")
    silent = next(face for says, face in faces.items() if "Đắk Lắk" in says)
    assert silent.look == "no"
    other = next(face for says, face in faces.items() if "Quảng Nam" in says)
    assert (other.look, other.value) == ("na", "")
    if at == 0:
        assert other.says.startswith("Đà Nẵng (văn bản của Quảng Nam)")


def test_the_map_of_a_page_leads_to_its_rows_and_is_light() -> None:
    tree = LexborHTMLParser(PAGES["so-sanh/dung-quy-dinh.md"])
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    tiles = tree.css("a.tile")
    assert len(tiles) == 8
    assert {(tile.attributes["href"] or "")[1:] for tile in tiles} <= ids
    assert all(tile.attributes["aria-label"] for tile in tiles)
    assert sum(len((node.html or "").encode()) for node in tree.css(".map")) < 30_000


def test_a_map_has_room_for_few_figures() -> None:
    two = indicator_maps(site(), set_to((Comparator.EQUAL, "80"), (Comparator.MORE_THAN, "90")))
    assert [tile.face.value for tile in two[0].tiles if tile.face.value] == ["80%, >90%"]
    many = indicator_maps(site(), set_to(*((Comparator.EQUAL, str(value)) for value in (80, 85, 90))))
    assert [tile.face.value for tile in many[0].tiles if tile.face.value] == ["3 mức"]
    assert indicator_maps(site(), replace(TABLE, indicator=replace(TABLE.indicator, is_catalogued=False))) == ()


@pytest.mark.parametrize(
    ("amounts", "says"),
    [
        ([(Comparator.EQUAL, "2"), (Comparator.AT_LEAST, "2")], "2% hoặc ≥\u00a02%"),
        ([(Comparator.MORE_THAN, "95"), (Comparator.EQUAL, "100")], "từ >\u00a095% đến 100%"),
        ([(Comparator.EQUAL, "100"), (Comparator.EQUAL, "100")], "=\u00a0100%"),
        ([], ""),
    ],
)
def test_a_range_reads_as_a_person_would_say_it(amounts: list[tuple[Comparator, str]], says: str) -> None:
    assert summarise(set_to(*amounts)).range == says


def test_a_small_plot_shows_that_its_axis_is_broken() -> None:
    targets = [placed.target for placed in set_to((Comparator.EQUAL, "90"), (Comparator.EQUAL, "98")).cells[0].targets]
    assert 'class="break"' in mini(targets, "%")
    wide = [placed.target for placed in set_to((Comparator.EQUAL, "10"), (Comparator.EQUAL, "98")).cells[0].targets]
    assert 'class="break"' not in mini(wide, "%")


def test_the_sample_shows_every_state() -> None:
    assert {cell.state for cell in TABLE.cells} == set(CellState)
