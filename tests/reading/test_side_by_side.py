"""Heads and feet in two columns are read column by column; nothing else is moved."""

import pytest

from generator.reading.side_by_side import part_columns

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def read(text: str) -> list[str]:
    return [line.strip() for line in part_columns(text).split("\n") if line.strip()]


def test_rows_that_a_reader_has_parted() -> None:
    head = f"ỦY BAN NHÂN DÂN | {MOTTO}\n\nTHÀNH PHỐ CẦN THƠ | Độc lập - Tự do - Hạnh phúc\n\nSố: 2/QĐ | Cần Thơ, ngày 1"
    assert read(head) == [
        "ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ", "Số: 2/QĐ", MOTTO, "Độc lập - Tự do - Hạnh phúc", "Cần Thơ, ngày 1",
    ]  # fmt: skip


def test_a_line_of_the_right_column_alone() -> None:
    head = f"SỞ Y TẾ        {MOTTO}\n               Độc lập - Tự do - Hạnh phúc\nSố: 3/KH       Huế, ngày 2"
    assert read(head)[:3] == ["SỞ Y TẾ", "Số: 3/KH", MOTTO]


def test_a_wrapped_line_of_the_recipients() -> None:
    foot = (
        "Nơi nhận:                         TM. ỦY BAN NHÂN DÂN\n"
        "- Các sở: Nội vụ, Tài chính,      CHỦ TỊCH\n"
        "Xây dựng;\n"
        "- Lưu: VT.\n"
        "                                  Trần Văn An\n"
        "PHỤ LỤC"
    )
    assert read(foot) == [
        "Nơi nhận:", "- Các sở: Nội vụ, Tài chính,", "Xây dựng;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn An", "PHỤ LỤC",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"QUỐC HỘI NƯỚC {MOTTO}\nKhóa XV",
        f"KẾ HOẠCH\n\n{MOTTO}\nĐộc lập - Tự do - Hạnh phúc",
        "Chỉ tiêu        Đơn vị        Năm 2025\nSách            cuốn          10",
        f"SỞ Y TẾ\n{MOTTO}\n\nKẾ HOẠCH\n\nTT | Nội dung\n1 | Đọc",
        "Nơi nhận: như trên\n- Lưu: VT.",
    ],
)
def test_leaves_what_is_no_head_in_columns(text: str) -> None:
    assert part_columns(text) == text


def test_a_table_under_a_head_in_columns_stays_a_table() -> None:
    text = f"SỞ Y TẾ | {MOTTO}\n\nKẾ HOẠCH\n\nTT | Nội dung\n1 | Đọc"
    assert read(text)[-2:] == ["TT | Nội dung", "1 | Đọc"]
