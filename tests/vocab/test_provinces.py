"""Provinces: the sum, the mergers, the maps, and names however written."""

from collections import Counter
from datetime import date

import pytest

from generator.text.slugs import slugify
from generator.vocab.provinces import ProvinceKind, provinces

BEFORE, MERGED = date(2021, 9, 20), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("on", "count"),
    [(BEFORE, 63), (date(2024, 12, 31), 63), (date(2025, 1, 1), 63), (date(2025, 6, 30), 63), (MERGED, 34)],
)
def test_how_many_units_there_are(on: date, count: int) -> None:
    units = provinces().at(on)
    assert len(units) == len({unit.name for unit in units}) == count


def test_28_provinces_and_6_cities() -> None:
    kinds = Counter(unit.kind for unit in provinces().at(MERGED))
    assert kinds == {ProvinceKind.PROVINCE: 28, ProvinceKind.CITY: 6}


def test_the_63_are_17_pairs_6_triples_and_11_left_alone() -> None:
    book = provinces()
    parts = Counter(len(book.predecessors(unit)) for unit in book.at(MERGED) if unit.valid_from == MERGED)
    alone = [unit for unit in book.at(MERGED) if unit.valid_from != MERGED]
    assert parts == {2: 17, 3: 6}
    assert len(alone) == 11
    assert len(book.at(date(2025, 6, 30))) == 17 * 2 + 6 * 3 + 11


def test_every_unit_of_63_lives_on_in_one_of_34() -> None:
    book = provinces()
    assert {book.today(unit).id for unit in book.at(BEFORE)} == {unit.id for unit in book.at(MERGED)}


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Thái Nguyên", {"Bắc Kạn", "Thái Nguyên"}),
        ("Hồ Chí Minh", {"Bà Rịa - Vũng Tàu", "Bình Dương", "Hồ Chí Minh"}),
        ("Đắk Lắk", {"Đắk Lắk", "Phú Yên"}),
        ("Lai Châu", set()),
        ("Huế", {"Thừa Thiên Huế"}),
    ],
)
def test_predecessors(new: str, old: set[str]) -> None:
    book = provinces()
    unit = book.find(new, MERGED)
    assert unit is not None
    assert {part.name for part in book.predecessors(unit)} == old


def test_a_unit_lives_on_step_by_step() -> None:
    book = provinces()
    lineages = {unit.id: [later.id for later in book.lineage(unit)] for unit in book.units}
    assert lineages["thua-thien-hue"] == ["thua-thien-hue", "hue"]
    assert lineages["quang-nam"] == ["quang-nam", "da-nang-2025"]
    assert lineages["lai-chau"] == ["lai-chau"]
    assert (book.newest_day, book.eve) == (MERGED, date(2025, 6, 30))


def test_the_same_name_is_another_unit_after_a_merger() -> None:
    book = provinces()
    old, new = book.find("Thái Nguyên", BEFORE), book.find("Thái Nguyên", MERGED)
    assert (old and old.id, new and new.id) == ("thai-nguyen", "thai-nguyen-2025")
    assert book.find("Thái Nguyên") is None
    assert len(book.candidates("Thái Nguyên")) == 2


def test_ids_are_the_slugs_of_names() -> None:
    assert all(unit.id.removesuffix("-2025") == slugify(unit.name) for unit in provinces().units)


@pytest.mark.parametrize(
    ("name", "unit_id"),
    [
        ("Lai Châu", "lai-chau"),
        ("TỈNH LAI CHÂU", "lai-chau"),
        ("tỉnh  Hoà Bình", "hoa-binh"),
        ("THANH HOÁ", "thanh-hoa"),
        ("Đăk Lăk", "dak-lak"),
        ("ĐẮC LẮC", "dak-lak"),
        ("Ðắk Nông", "dak-nong"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
        ("Bà Rịa-Vũng Tàu", "ba-ria-vung-tau"),
        ("Tp. Hồ Chí Minh", "ho-chi-minh"),
        ("TP.HCM", "ho-chi-minh"),
        ("TP HCM", "ho-chi-minh"),
        ("Thành phố Hà Nội", "ha-noi"),
        ("Thừa Thiên - Huế", "thua-thien-hue"),
        ("Kontum", "kon-tum"),
        ("lai chau", "lai-chau"),
        ("Binh Dinh", "binh-dinh"),
    ],
)
def test_a_name_however_written(name: str, unit_id: str) -> None:
    unit = provinces().find(name, BEFORE)
    assert unit is not None
    assert unit.id == unit_id


@pytest.mark.parametrize(
    "name", ["", "tỉnh", "Sài Gòn", "Huế", "tỉnh Hà Nội", "Lai", "Việt Nam", "Thủ Đức", "thành phố"]
)
def test_what_is_no_province_in_2021(name: str) -> None:
    assert provinces().find(name, BEFORE) is None


def test_a_name_ends_with_its_unit() -> None:
    assert provinces().find("Bắc Kạn", MERGED) is None
    assert provinces().find("Huế", date(2025, 1, 1)) is provinces().by_id("hue")


@pytest.mark.parametrize(
    ("place", "on", "unit_id"),
    [
        ("Mỹ Tho", BEFORE, "tien-giang"),
        ("Huế", BEFORE, "thua-thien-hue"),
        ("TP. Huế", BEFORE, "thua-thien-hue"),
        ("Huế", MERGED, "hue"),
        ("Biên Hoà", BEFORE, "dong-nai"),
        ("Qui Nhơn", BEFORE, "binh-dinh"),
        ("Lai Châu", BEFORE, "lai-chau"),
        ("Điện Biên Phủ", BEFORE, "dien-bien"),
    ],
)
def test_the_place_before_the_date(place: str, on: date, unit_id: str) -> None:
    unit = provinces().find_place(place, on)
    assert unit is not None
    assert unit.id == unit_id


def test_names_in_a_sentence() -> None:
    book = provinces()
    assert {unit.full_name for unit in book.units if unit.name in {"Hồ Chí Minh", "Lai Châu", "Đà Nẵng"}} == {
        "Thành phố Hồ Chí Minh",
        "tỉnh Lai Châu",
        "thành phố Đà Nẵng",
    }


@pytest.mark.parametrize(("on", "columns", "rows"), [(BEFORE, 7, 22), (date(2025, 6, 30), 7, 22), (MERGED, 6, 16)])
def test_every_unit_of_a_day_has_a_tile_of_its_own(on: date, columns: int, rows: int) -> None:
    book = provinces()
    merged = on >= MERGED
    tiles = [unit.tile_34 if merged else unit.tile_63 for unit in book.at(on)]
    tiles += [island.tile_34 if merged else island.tile_63 for island in book.islands]
    assert None not in tiles
    assert len(set(tiles)) == len(tiles)
    assert all(tile is not None and tile[0] < columns and tile[1] < rows for tile in tiles)
    assert {tile[0] for tile in tiles if tile} == set(range(columns))
    assert {tile[1] for tile in tiles if tile} == set(range(rows))


def test_hoang_sa_and_truong_sa_are_on_both_maps() -> None:
    assert {island.name: island.part_of for island in provinces().islands} == {
        "Hoàng Sa": ("da-nang", "da-nang-2025"),
        "Trường Sa": ("khanh-hoa", "khanh-hoa-2025"),
    }
