"""What the site says in its own voice, and where its plots put a value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.errors import VocabularyError
from generator.model.facts import Change, Comparator, DeadlineSource
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.rendering import words
from generator.rendering.places import cite_place, short_place
from generator.rendering.plot import axis_for, mini, track
from generator.rendering.titles import document_title, readable
from generator.rendering.view import Place
from generator.vocab.settings import load_settings
from tests.rendering.sample import PROVISIONS, document, target

TARGET = target("x", "Trên 95% hồ sơ", "Trên 95%")
TREE = document().document.tree


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "> 95%"),
        ({"comparator": Comparator.AT_LEAST, "change": Change.DECREASE, "value": Decimal(20)}, "giảm ≥ 20%"),
        ({"comparator": Comparator.EQUAL, "change": Change.INCREASE, "value": Decimal(5), "unit": "bậc"}, "tăng 5 bậc"),
        ({"comparator": Comparator.AT_MOST, "value": Decimal("1234.5"), "unit": "phút"}, "≤ 1.234,5 phút"),
        ({"comparator": Comparator.BETWEEN, "value": Decimal(90), "upper": Decimal(92)}, "90–92%"),
        ({"comparator": Comparator.ABOUT, "value": Decimal(50)}, "≈ 50%"),
    ],
)
def test_amount(changes: dict[str, object], expected: str) -> None:
    assert words.amount(replace(TARGET, **changes)).replace("\u00a0", " ") == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("deadline", "source", "expected"),
    [
        ("2025", DeadlineSource.INHERITED, "đến năm 2025 (ghi ở dòng dẫn phía trên)"),
        ("2030", DeadlineSource.PERIOD, "đến năm 2030 (câu không ghi mốc; lấy năm cuối của giai đoạn)"),
        ("yearly", DeadlineSource.STATED, "hằng năm (ghi trong câu)"),
        ("2025-Q2", DeadlineSource.PERSON, "đến quý II/2025 (người kiểm tra ghi)"),
        (None, None, "câu không ghi mốc"),
    ],
)
def test_deadline_says_where_it_was_read(deadline: str | None, source: DeadlineSource | None, expected: str) -> None:
    assert words.deadline(replace(TARGET, deadline=deadline, deadline_source=source)) == expected


def test_deadline_of_a_table_is_not_said_to_stand_in_the_sentence() -> None:
    stated = replace(TARGET, deadline="2025", deadline_source=DeadlineSource.STATED)
    assert words.deadline(stated, in_table=True) == "đến năm 2025 (ghi trong bảng)"
    above = replace(stated, deadline_source=DeadlineSource.INHERITED)
    assert words.deadline(above, in_table=True) == "đến năm 2025 (ghi ở dòng dẫn phía trên)"


@pytest.mark.parametrize(
    ("anchor", "cited", "short"),
    [
        ("ii-1-a-g1", "gạch đầu dòng thứ 1, điểm a khoản 1 mục II", "Mục II.1.a"),
        ("ii-1-a", "điểm a khoản 1 mục II", "Mục II.1.a"),
        ("ii-1-a-d1", "đoạn thứ 1, điểm a khoản 1 mục II", "Mục II.1.a"),
        ("can-cu-1", "phần căn cứ", "Phần căn cứ"),
    ],
)
def test_place(anchor: str, cited: str, short: str) -> None:
    index = next(at for at, provision in enumerate(PROVISIONS) if provision.anchor == anchor)
    assert cite_place(TREE, index) == cited
    assert short_place(TREE, index) == short


@pytest.mark.parametrize(
    ("numbers", "short"),
    [
        (("Điều 2.",), "Điều 2"),
        (("Điều 2.", "2.", "e)"), "Điểm e khoản 2 Điều 2"),
        (("Chương I", "Điều 2.", "2."), "Khoản 2 Điều 2, Chương I"),
        (("Điều 1.", "II.", "1.", "a)"), "Điều 1, II.1.a"),
        (("PHẦN THỨ HAI", "II.", "1."), "Phần thứ hai, II.1"),
    ],
)
def test_a_place_is_named_as_people_name_it(numbers: tuple[str, ...], short: str) -> None:
    kinds = {
        "Đ": Kind.ARTICLE,
        "C": Kind.CHAPTER,
        "P": Kind.PART,
        "I": Kind.DIVISION,
        "2": Kind.CLAUSE,
        "1": Kind.CLAUSE,
    }
    tree = DocumentTree(
        provisions=tuple(
            Provision(kind=kinds.get(number[0], Kind.POINT), anchor=f"x{depth}", depth=depth, num=number, text="Chữ.")
            for depth, number in enumerate(numbers, 1)
        )
    )
    assert short_place(tree, len(numbers) - 1) == short


@pytest.mark.parametrize(
    ("title", "texts", "expected"),
    [
        ("VỀ TỈNH LAI CHÂU", ["Kế hoạch về tỉnh Lai Châu."], "về tỉnh Lai Châu"),
        ("PHẦN II CỦA UBND TỈNH", ["Việc của UBND, trong phần này, là của tỉnh."], "phần II của UBND tỉnh"),
        ("CẢI CÁCH Ở HÒA BÌNH", ["Việc cải cách ở nơi khác"], "CẢI CÁCH Ở HÒA BÌNH"),
        ("Đã viết thường", [], "Đã viết thường"),
        ("CẢI CÁCH LỚN", ["Nhiệm vụ CẢI CÁCH LỚN", "việc cải cách lớn"], "cải cách lớn"),
    ],
)
def test_readable_title_guesses_nothing(title: str, texts: list[str], expected: str) -> None:
    assert readable(title, texts) == expected


def test_document_title_without_a_title_is_the_sheets() -> None:
    assert document_title(document(title=None).document) == "Kế hoạch 2943/KH-UBND về cải cách hành chính tỉnh Lai Châu"


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [((95, 100), 94, 100), ((20,), 0, 25), ((100,), 0, 100), ((5, 30), 0, 35)],
)
def test_axis_holds_every_value(values: tuple[int, ...], low: int, high: int) -> None:
    axis = axis_for([replace(TARGET, value=Decimal(value)) for value in values], "%")
    assert axis is not None
    assert (int(axis.low), int(axis.high)) == (low, high)
    assert 2 <= len(axis.ticks) <= 8


def test_axis_of_nothing_is_none() -> None:
    assert axis_for([], "%") is None
    assert mini([], "%") == ""


@pytest.mark.parametrize("comparator", [kind for kind in Comparator if kind is not Comparator.BETWEEN])
def test_every_comparator_is_drawn(comparator: Comparator) -> None:
    drawn = replace(TARGET, comparator=comparator)
    axis = axis_for([drawn], "%")
    assert axis is not None
    assert ("ray" in track(axis, drawn)) == (comparator not in {Comparator.EQUAL, Comparator.ABOUT})


def test_mini_says_how_many_it_does_not_draw() -> None:
    assert "×7" in mini([TARGET] * 7, "%")
    assert "×" not in mini([TARGET] * 5, "%")


@pytest.mark.parametrize(
    ("place", "now"),
    [
        ("lai-chau", "không đổi qua đợt sắp xếp 1/7/2025"),
        ("thai-nguyen", "nay gồm cả Bắc Kạn"),
        ("quang-nam", "nay thuộc thành phố Đà Nẵng"),
        ("thua-thien-hue", "nay là thành phố Huế"),
        ("trung-uong", ""),
    ],
)
def test_what_became_of_a_province(place: str, now: str) -> None:
    assert Place.of(place).now == now


def test_settings_of_the_project_are_valid(repository: Path) -> None:
    assert load_settings(repository / "site_config" / "trang.yml").title == "Kế hoạch mở"


@pytest.mark.parametrize("line", ["url: ke-hoach.vn", "report_url: 'javascript:alert(1)'", "khac: 1"])
def test_wrong_settings_are_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "trang.yml"
    path.write_text(f"title: A\ndescription: B\n{line}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"trang\.yml"):
        load_settings(path)


@pytest.mark.parametrize(
    ("quote", "base", "said"),
    [
        ("Giảm 10% biên chế so với năm 2021.", "năm 2021", "so với năm 2021"),
        (
            "Cắt giảm 20% số quy định tại các văn bản đang có hiệu lực.",
            "các văn bản đang có hiệu lực",
            "tính trên các văn bản đang có hiệu lực",
        ),
    ],
)
def test_a_base_is_joined_as_the_sentence_joins_it(quote: str, base: str, said: str) -> None:
    assert words.base(replace(TARGET, quote=quote, base=base)) == said
