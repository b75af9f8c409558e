"""Reform areas: the shipped list, and headings as provinces write them."""

from pathlib import Path

import pytest

from generator.errors import VocabularyError
from generator.vocab.reform_areas import area_of_heading, load_reform_areas

AREAS = load_reform_areas(Path(__file__).parents[2] / "site_config" / "linh-vuc.yml")


def test_six_areas_in_the_order_of_resolution_76() -> None:
    assert [(area.number, area.id) for area in AREAS] == [
        (1, "the-che"),
        (2, "thu-tuc-hanh-chinh"),
        (3, "to-chuc-bo-may"),
        (4, "che-do-cong-vu"),
        (5, "tai-chinh-cong"),
        (6, "chinh-quyen-so"),
    ]


def test_each_area_is_found_by_its_own_names() -> None:
    for area in AREAS:
        assert area_of_heading(area.name, AREAS) is area
        assert area_of_heading(area.short.upper(), AREAS) is area


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("1. Cải cách thể chế", 1),
        ("2. CẢI CÁCH THỦ TỤC HÀNH CHÍNH", 2),
        ("II. Về cải cách thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông", 2),
        ("3. Cải cách tổ chức bộ máy hành chính nhà nước", 3),
        ("Cải cách tổ chức bộ máy hành chính", 3),
        ("4. Cải cách chế độ công vụ", 4),
        ("Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức", 4),
        ("5. Cải cách tài chính công", 5),
        ("6. Xây dựng và phát triển Chính quyền điện tử, Chính quyền số", 6),
        ("6. Xây dựng, phát triển Chính phủ điện tử, Chính phủ số", 6),
        ("Hiện đại hoá hành chính", 6),
        ("Hiện đại hóa nền hành chính nhà nước", 6),
        ("Chuyển đổi số", 6),
    ],
)
def test_headings(heading: str, number: int) -> None:
    area = area_of_heading(heading, AREAS)
    assert area is not None
    assert area.number == number


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "II. NỘI DUNG CẢI CÁCH HÀNH CHÍNH",
        "Kế hoạch cải cách hành chính nhà nước tỉnh Lai Châu",
        "Tổ chức thực hiện",
        "Công tác chỉ đạo, điều hành",
        "Cải cách thể chế và cải cách thủ tục hành chính",  # two areas: none
    ],
)
def test_headings_of_no_area(heading: str) -> None:
    assert area_of_heading(heading, AREAS) is None


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ("{id: a, number: 2, name: B, short: B, phrases: [b]}", "id stands twice"),
        ("{id: b, number: 1, name: B, short: B, phrases: [b]}", "number"),
        ("{id: b, number: 2, name: B, short: B, phrases: [A]}", "phrases"),
        ("{id: b, number: hai, name: B, short: B, phrases: [b]}", "areas › 1 › number"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused(tmp_path: Path, second: str, message: str) -> None:
    path = tmp_path / "linh-vuc.yml"
    first = "{id: a, number: 1, name: A, short: A, phrases: [a]}"
    path.write_text(f"areas:\n  - {first}\n  - {second}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=message) as caught:
        load_reform_areas(path)
    assert "linh-vuc.yml" in str(caught.value)
