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


STARTS = {
    "an old act without a head, whose annex has one": (
        [
            "THÔNG TƯ",
            "CỦA BỘ TÀI CHÍNH SỐ 169/1998/TT-BTC",
            "",
            "Căn cứ Luật thuế giá trị gia tăng;",
            "CỘNG HOÀ XÃ HỘI",
        ],
        0,
    ),
    "fields, then an act that names bodies further down": (
        [
            "Số hiệu: Không số",
            "Phạm vi: Toàn quốc",
            "HIẾN PHÁP",
            "Chương I",
            "CHẾ ĐỘ CHÍNH TRỊ",
            "Chương VI",
            "QUỐC HỘI",
        ],
        2,
    ),
    "an annex by itself": (["Phụ lục III", "BẢNG CHỮ VIẾT TẮT", "1. Nghị quyết", "ỦY BAN NHÂN DÂN"], 0),
    "a heading with the word of a label": (["PHẠM VI ĐIỀU CHỈNH", "Nghị định này quy định:", "Phạm vi áp dụng"], 0),
    "the type above the fields of a sheet": (["QUYẾT ĐỊNH", "Số hiệu: 1/QĐ-TTg", "Người ký: A", "CHÍNH PHỦ"], 3),
    "a basis among the fields": (["Số hiệu | 1/QĐ-TTg", "Căn cứ pháp lý | Luật Dầu khí 12/2022", "CHÍNH PHỦ"], 2),
    "an issuer that is no body of the state": (["TRƯỜNG ĐẠI HỌC Y", "-----", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], 0),
    "a simulated text without a head": (["VĂN BẢN MÔ PHỎNG – KHÔNG PHẢI VĂN BẢN THẬT", "Điều 1. Phạm vi"], 1),
}


@pytest.mark.parametrize("case", STARTS)
def test_no_text_of_a_document_passes_for_lines_of_the_site(case: str) -> None:
    lines, start = STARTS[case]
    assert split_sheet(lines) == start
