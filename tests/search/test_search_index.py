"""What the search index writes, and refuses to write."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.errors import PublishError
from generator.model.search import SearchDocument, SearchProvision
from generator.publishing import pagefind_files, pagefind_runtime
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
    assert len([name for name in files if name.endswith(".pf_meta")]) == 1
    assert {"pagefind/pagefind.js", "pagefind/bang-ke.json"} <= set(files)
    assert (report.documents, report.provisions) == (3, 2)
    assert report.index_bytes == sum(len(data) for name, data in files.items() if name.startswith("pagefind/"))
    assert report.text_bytes == sum(len(data) for name, data in files.items() if name.endswith("doan.json"))


def test_the_table_of_filters_has_a_letter_for_each_document(tmp_path: Path) -> None:
    build_search_index([BARE, OTHER, PLAN], tmp_path)
    table = json.loads((tmp_path / "pagefind/bang-ke.json").read_text(encoding="utf-8"))
    listed = json.loads((tmp_path / "pagefind/danh-sach.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in listed] == [PLAN.path, OTHER.path, BARE.path]  # no date, last
    assert table["count"] == 3
    facets = {facet["name"]: facet for facet in table["facets"]}
    assert list(facets) == ["tinh", "loai", "nam", "gd", "lv", "du", "nay"]
    assert values_of(facets["lv"]) == [["Cải cách thể chế", "Cải cách thủ tục hành chính"]] * 2 + [[]]
    # Both were Lai Châu when signed and are two provinces today: not decided by the other filter.
    assert values_of(facets["nay"]) == [["Lai Châu"], ["Đà Nẵng"], []]


def test_the_province_of_today_is_told_once_where_that_of_signing_decides_it(tmp_path: Path) -> None:
    build_search_index([PLAN, replace(OTHER, province_at_signing="Quảng Nam"), BARE], tmp_path)
    table = json.loads((tmp_path / "pagefind/bang-ke.json").read_text(encoding="utf-8"))
    facets = {facet["name"]: facet for facet in table["facets"]}
    assert facets["nay"]["from"] == "tinh"
    letters = "".join(facets["nay"]["of"][letter] for letter in facets["tinh"]["of"])
    assert values_of(facets["nay"] | {"of": letters}) == [["Lai Châu"], ["Đà Nẵng"], []]


def values_of(facet: dict[str, Any]) -> list[list[str]]:
    return [[facet["values"][value] for value in facet["sets"][ord(letter) - 48]] for letter in facet["of"]]


def test_a_row_has_its_text_in_blocks_and_its_words_in_the_list(tmp_path: Path) -> None:
    long = tuple(SearchProvision(anchor=f"d{n}", label=f"Đoạn {n}", text=f"đoạn {n} " + "dài " * 500) for n in range(4))
    build_search_index([replace(PLAN, provisions=long)], tmp_path)
    blocks = sorted((tmp_path / "pagefind/doan/0").iterdir())
    assert [path.name for path in blocks] == ["1.json", "2.json", "3.json", "4.json"]
    read = [json.loads(path.read_text(encoding="utf-8")) for path in blocks]
    assert [part for block in read for part in block["provisions"]] == [[p.anchor, p.label, p.text] for p in long]
    assert {block["path"] for block in read} == {PLAN.path}
    words = json.loads((tmp_path / "pagefind/tu.json").read_text(encoding="utf-8"))
    assert words["dai"] == "f1"  # dài, in one document


def test_an_index_of_another_format_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_runtime, "index_file", lambda chunk: b"something else")
    with pytest.raises(PublishError, match=r"writes another index.*requirements/site\.txt"):
        build_search_index([PLAN], tmp_path)


@pytest.mark.parametrize("spoil", ["index/*.pf_index", "*.pf_meta", "fragment/*", "pagefind-entry.json"])
@pytest.mark.parametrize("how", ["missing", "not compressed", "twice"])
def test_files_that_are_not_as_they_were_are_one_clear_error(
    spoil: str, how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def run_another_pagefind(folder: Path) -> None:
        await run_pagefind(folder)
        path = next(folder.glob(spoil))
        if how == "missing":
            path.unlink()
        elif how == "twice":
            path.write_bytes(path.read_bytes() * 2)
        else:
            path.write_bytes(b"pagefind_dcd")

    run_pagefind = pagefind_runtime._run_pagefind
    monkeypatch.setattr(pagefind_runtime, "_run_pagefind", run_another_pagefind)
    with pytest.raises(PublishError, match="writes another index"):
        build_search_index([PLAN], tmp_path)


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
    assert json.loads((tmp_path / "pagefind/bang-ke.json").read_text(encoding="utf-8"))["count"] == 0


def test_all_forms_of_the_same_letters_stand_in_one_file() -> None:
    terms = [f"{letters}\u02cd{marks}\u02cd" for letters in ("ba", "ban", "bao", "ca") for marks in ("", "f", "s")]
    chunks = list(pagefind_files.cut_chunks([(term, b"x" * 40) for term in terms], 100))
    assert [(chunk.first, chunk.last) for chunk in chunks] == [(terms[at], terms[at + 2]) for at in (0, 3, 6, 9)]
