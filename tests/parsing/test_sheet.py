"""Header sheets in the shapes in which sites print them."""

from datetime import date

import pytest

from generator.parsing.sheet import parse_sheet, split_sheet

WANTED = {"Số hiệu": "186/KH-UBND", "Ngày ban hành": "29/12/2025", "Người ký": "Mai Sơn"}
SHAPES = {
    "one field a line": ["Số hiệu 186/KH-UBND", "Ngày ban hành 29/12/2025", "Người ký Mai Sơn"],
    "colons": ["Số hiệu: 186/KH-UBND", "Ngày ban hành: 29/12/2025", "Người ký: Mai Sơn"],
    "pipes": ["| Số hiệu | 186/KH-UBND |", "| Ngày ban hành | 29/12/2025 |", "| Người ký | Mai Sơn |"],
    "two fields a row": ["| Số hiệu: | 186/KH-UBND | Ngày ban hành: | 29/12/2025 |", "| Người ký: | Mai Sơn |"],
    "two fields a line": ["Số hiệu: 186/KH-UBND Ngày ban hành: 29/12/2025", "Người ký: Mai Sơn"],
    "label and value on two lines": [
        "Số hiệu:",
        "|",
        "186/KH-UBND",
        "|",
        "Ngày ban hành:",
        "29/12/2025",
        "Người ký:",
        "",
        "Mai Sơn",
    ],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_reads_every_shape(shape: str) -> None:
    sheet = parse_sheet(SHAPES[shape])
    assert {field.label: field.value for field in sheet.fields} == WANTED


def test_the_day_of_the_page_is_not_a_field() -> None:
    sheet = parse_sheet(["Thứ 7, Ngày 26/10/2024", "", "Kế hoạch 2943/KH-UBND năm 2021 về cải cách hành chính"])
    assert sheet.page_date == date(2024, 10, 26)
    assert sheet.title == "Kế hoạch 2943/KH-UBND năm 2021 về cải cách hành chính"
    assert sheet.fields == ()


def test_keeps_every_line_of_the_site() -> None:
    lines = ["Đang tải văn bản...", "X", "Số hiệu: 1/KH-UBND"]
    assert parse_sheet(lines).lines == tuple(lines)


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        (["Số hiệu 1/KH-UBND", "", "ỦY BAN NHÂN DÂN"], 2),
        (["Số hiệu:", "1/KH-UBND", "Loại văn bản:", "Kế hoạch", "Số:", "2/KH-UBND"], 4),
        (["Chuyện bên lề", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], 1),
        (["- 1Nghị định 61/2018/NĐ-CP", "- 2Thông tư 01/2018/TT-VPCP", "Thực hiện Nghị quyết"], 2),
        (["Thực hiện Nghị quyết số 76/NQ-CP"], 0),
        ([], 0),
    ],
)
def test_finds_where_the_document_begins(lines: list[str], start: int) -> None:
    assert split_sheet(lines) == start
