"""Sections about a reform area: a document's own, whole, and only where it says something."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from generator.comparison.areas import compare_areas
from generator.model.comparison import AreaSection, CellState
from generator.model.document import AnalysedDocument
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from generator.vocab.reform_areas import ReformArea
from tests.comparison.building import analysed, target, tree
from tests.shared_data import shared_files

PLAN = tree(
    (Kind.TITLE, "trich-yeu", 0, "", "Cải cách thể chế năm 2024", True),
    (Kind.DIVISION, "i", 1, "I.", "MỤC TIÊU", True),
    (Kind.CLAUSE, "i-1", 2, "1.", "Cải cách thể chế", True),
    (Kind.ITEM, "i-1-g1", 3, "-", "Văn bản đúng quy định.", False),
    (Kind.DIVISION, "ii", 1, "II.", "NHIỆM VỤ, GIẢI PHÁP TỔ CHỨC THỰC HIỆN", True),
    (Kind.CLAUSE, "ii-1", 2, "1.", "Về thể chế", True),
    (Kind.POINT, "ii-1-a", 3, "a)", "Cải cách thủ tục hành chính khi xây dựng văn bản", True),
    (Kind.ITEM, "ii-1-a-g1", 4, "-", "Đánh giá tác động.", False),
    (Kind.CLAUSE, "ii-2", 2, "2.", "Cải cách tài chính công gắn với thể chế là việc phải làm.", False),
    (Kind.DIVISION, "iii", 1, "III.", "TỔ CHỨC THỰC HIỆN", True),
    (Kind.CLAUSE, "iii-1", 2, "1.", "Sở Tư pháp: cải cách thể chế", True),
    (Kind.CLAUSE, "iii-2", 2, "2.", "Cải cách tài chính công", True),
    (Kind.ATTACHMENT, "phu-luc", 0, "", "PHỤ LỤC", False),
    (Kind.DIVISION, "pl-i", 1, "I.", "CHÍNH QUYỀN SỐ", True),
)


def section(document: AnalysedDocument, areas: tuple[ReformArea, ...], number: int) -> AreaSection:
    (view,) = (view for view in compare_areas([document], areas) if view.area == number)
    (only,) = view.sections
    return only


def anchors(provisions: Iterable[Provision]) -> list[str]:
    return [provision.anchor for provision in provisions]


def test_all_sections_of_an_area_whole_and_in_order(areas: tuple[ReformArea, ...]) -> None:
    found = section(analysed(text=PLAN), areas, 1)
    assert found.state is CellState.SET
    assert anchors(found.provisions) == ["i-1", "i-1-g1", "ii-1", "ii-1-a", "ii-1-a-g1"]


@pytest.mark.parametrize(
    ("area", "why"), [(2, "inside another area"), (5, "a sentence, or who does what"), (3, "absent")]
)
def test_what_is_no_section_of_an_area(areas: tuple[ReformArea, ...], area: int, why: str) -> None:
    found = section(analysed(text=PLAN), areas, area)
    assert (found.state, found.provisions) == (CellState.NOT_SET, ()), why


def test_an_annex_begins_anew(areas: tuple[ReformArea, ...]) -> None:
    assert anchors(section(analysed(text=PLAN), areas, 6).provisions) == ["pl-i"]


def test_an_excerpt_without_the_section_is_unknown_not_silent(areas: tuple[ReformArea, ...]) -> None:
    assert section(analysed(text=PLAN, is_excerpt=True), areas, 3).state is CellState.UNKNOWN
    assert section(analysed(text=PLAN, is_excerpt=True), areas, 1).state is CellState.SET


def test_targets_of_the_area_stand_with_it(areas: tuple[ReformArea, ...]) -> None:
    mine, other = target("văn bản", area=3), target("hồ sơ", area=2)
    found = section(analysed(text=PLAN, targets=[mine, other]), areas, 3)
    assert (found.state, found.targets, found.provisions) == (CellState.SET, (mine,), ())


def test_every_area_has_every_document_in_vietnamese_order(areas: tuple[ReformArea, ...]) -> None:
    documents = [analysed(province) for province in ("dak-lak", "can-tho", "ca-mau")]
    views = compare_areas(documents, areas)
    assert [view.area for view in views] == [area.number for area in areas]
    for view in views:
        assert [one.document.jurisdiction for one in view.sections] == ["ca-mau", "can-tho", "dak-lak"]


def parsed(path: Path) -> DocumentTree:
    return parse_text(read_source(path.read_bytes(), path.name)).value.tree


def read_sections(path: Path, areas: tuple[ReformArea, ...]) -> dict[int, list[Provision]]:
    views = compare_areas([analysed(text=parsed(path), is_excerpt=True)], areas)
    return {view.area: [*chain.from_iterable(one.provisions for one in view.sections)] for view in views}


def test_the_bundled_plans_have_the_sections_that_their_excerpts_reach(
    repository: Path, areas: tuple[ReformArea, ...]
) -> None:
    files = sorted((repository / "content/nguon").glob("*/2021/*.txt"))
    found = {path.parts[-3]: read_sections(path, areas) for path in files}
    assert {place: [area for area, some in one.items() if some] for place, one in found.items()} == {
        "lai-chau": [1, 2],
        "thai-nguyen": [1],
    }
    assert found["lai-chau"][1][0].printed == "1. Cải cách thể chế"
    assert found["thai-nguyen"][1][0].printed == "1. Cải cách thể chế"


@pytest.mark.corpus
@pytest.mark.parametrize("path", shared_files("corpus/simulated/*.txt"), ids=lambda path: path.stem)
def test_every_full_plan_has_a_section_for_each_area_that_starts_with_its_heading(
    path: Path, areas: tuple[ReformArea, ...]
) -> None:
    tree_ = parsed(path)
    for sections in read_sections(path, areas).values():
        assert sections
        assert sections[0].is_heading
        assert set(sections) <= set(tree_.provisions)
