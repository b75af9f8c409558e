"""What the search index writes, and refuses to write."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.model.search import SearchDocument, SearchProvision
from generator.publishing.search_index import build_search_index

PLAN = SearchDocument(
    path="van-ban/lai-chau/2021/2943-kh-ubnd/",
    title="Kế hoạch cải cách hành chính",
    number="2943/KH-UBND",
    document_type="Kế hoạch",
    province_at_signing="Lai Châu",
    province_today="Lai Châu",
    date=date(2021, 9, 20),
    year=2021,
    areas=("Cải cách thể chế", "Cải cách thủ tục hành chính"),
    provisions=(SearchProvision(anchor="ii-1", label="Mục II.1", text="Trên 95% các văn bản </script>"),),
)
OTHER = replace(PLAN, path="van-ban/quang-nam/2022/99-kh-ubnd/", number="99/KH-UBND", province_today="Đà Nẵng")
BARE = SearchDocument(path="van-ban/khong-ro/", title="Không số, không ngày")


def snapshot(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_the_same_documents_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    build_search_index([PLAN, OTHER, BARE], one)
    build_search_index([BARE, OTHER, PLAN], other)
    assert snapshot(one) == snapshot(other)


def test_a_second_build_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    build_search_index([PLAN, OTHER], tmp_path)
    (tmp_path / OTHER.path / "doan.json").unlink()
    build_search_index([PLAN], tmp_path)
    again = snapshot(tmp_path)
    build_search_index([PLAN], tmp_path / "fresh")
    assert again == snapshot(tmp_path / "fresh")


def test_only_what_the_search_page_loads_is_written(tmp_path: Path) -> None:
    report = build_search_index([PLAN, OTHER, BARE], tmp_path)
    files = snapshot(tmp_path)
    assert not [name for name in files if "-ui" in name or "fragment" in name or "highlight" in name]
    assert {"pagefind/pagefind.js", "pagefind/pagefind-worker.js", "pagefind/bang-ke.json"} <= set(files)
    assert (report.documents, report.provisions) == (3, 2)
    assert report.index_bytes == sum(len(data) for name, data in files.items() if name.startswith("pagefind/"))
    assert report.text_bytes == sum(len(data) for name, data in files.items() if name.endswith("doan.json"))


def test_the_table_of_documents_has_what_filters_and_sorting_need(tmp_path: Path) -> None:
    build_search_index([BARE, OTHER, PLAN], tmp_path)
    table = json.loads((tmp_path / "pagefind/bang-ke.json").read_text(encoding="utf-8"))
    assert table["path"] == [BARE.path, PLAN.path, OTHER.path]
    assert table["date"] == ["", "2021-09-20", "2021-09-20"]
    assert table["rank"] == [2, 1, 0]  # 99 before 2943, no number last
    facets = {facet["name"]: facet for facet in table["facets"]}
    assert list(facets) == ["tinh", "loai", "nam", "gd", "lv", "du", "nay"]
    assert facets["nay"]["values"] == ["Đà Nẵng", "Lai Châu"]
    assert facets["nay"]["of"] == [[], [1], [0]]
    assert facets["lv"]["of"] == [[], [0, 1], [0, 1]]


def test_the_text_of_a_document_is_written_as_it_stands(tmp_path: Path) -> None:
    build_search_index([PLAN], tmp_path)
    written = json.loads((tmp_path / PLAN.path / "doan.json").read_text(encoding="utf-8"))
    assert written["provisions"] == [["ii-1", "Mục II.1", "Trên 95% các văn bản </script>"]]
    assert (written["number"], written["date"], written["excerpt"]) == ("2943/KH-UBND", "2021-09-20", False)


def test_two_documents_with_one_address_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="2943-kh-ubnd"):
        build_search_index([PLAN, replace(OTHER, path=PLAN.path)], tmp_path)
    assert not snapshot(tmp_path)


def test_no_documents_make_an_empty_index(tmp_path: Path) -> None:
    assert build_search_index([], tmp_path).documents == 0
    assert json.loads((tmp_path / "pagefind/bang-ke.json").read_text(encoding="utf-8"))["path"] == []
