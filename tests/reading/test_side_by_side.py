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
        f"HIỆP ĐỊNH GIỮA CHÍNH PHỦ {MOTTO} VÀ CHÍNH PHỦ LÀO\nĐiều 1. Phạm vi",
        f"HIỆP ĐỊNH GIỮA CHÍNH PHỦ {MOTTO}\nVÀ CHÍNH PHỦ CỘNG HÒA DÂN CHỦ NHÂN DÂN LÀO\nHà Nội, ngày 5 tháng 3",
        f"Tên tôi là A, công dân nước {MOTTO}, sinh năm 1980\nĐộc lập - Tự do - Hạnh phúc",
        "Nơi nhận hồ sơ\tGiám đốc Trung tâm\nThời hạn\t5 ngày\nLệ phí\tkhông",
        "Nơi nhận báo cáo:   Chủ tịch Ủy ban nhân dân tỉnh\n- Báo cáo quý:   ngày 10\n- Báo cáo năm:   ngày 15",
        "ĐẠI DIỆN BÊN A          ĐẠI DIỆN BÊN B\nGIÁM ĐỐC                GIÁM ĐỐC",
    ],
)
def test_leaves_what_is_no_head_in_columns(text: str) -> None:
    assert part_columns(text) == text


def test_a_table_under_a_head_in_columns_stays_a_table() -> None:
    text = f"SỞ Y TẾ | {MOTTO}\n\nKẾ HOẠCH\n\nTT | Nội dung\n1 | Đọc"
    assert read(text)[-2:] == ["TT | Nội dung", "1 | Đọc"]


HEAD = f"SỞ Y TẾ          {MOTTO}\nTỈNH LAI CHÂU    Độc lập - Tự do - Hạnh phúc\n\n"
FOOT = (
    "Nơi nhận:           KT. CHỦ TỊCH\n- Như trên;         PHÓ CHỦ TỊCH\n- Lưu: VT\n                    Trần Văn An\n"
)


@pytest.mark.parametrize(
    "below",
    [
        "DANH SÁCH\nHọ và tên | Chức vụ\nNguyễn Văn An | Giám đốc",
        "DANH SÁCH ĐOÀN\nNguyễn Văn An\tGiám đốc\nLê Bình\tChuyên viên",
        "BẢNG GIÁ\nXi măng         tấn      1.500.000\nCát vàng        m3         350.000",
        "Chỉ tiêu        Năm 2025\nHồ sơ           90%",
    ],
)
def test_what_stands_under_a_head_in_columns_stays_in_its_rows(below: str) -> None:
    assert part_columns(HEAD + below).endswith(below)


@pytest.mark.parametrize(
    "below",
    [
        "PHỤ LỤC\nI. CHỈ TIÊU\n- Hồ sơ: 90%",
        "DANH MỤC CHỈ TIÊU\n- Hồ sơ: 90%",
        "Biểu 1          Tổng hợp chỉ tiêu\nHồ sơ           90%",
    ],
)
def test_what_stands_under_a_foot_in_columns_is_no_part_of_it(below: str) -> None:
    body = "Điều 1. Phạm vi\n" * 12
    text = part_columns(body + FOOT + below)
    assert text.endswith(below)
    assert read(text)[12:18] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn An"]


def test_the_head_of_an_attached_document_is_read_by_column_too() -> None:
    text = part_columns("Điều 1. Phạm vi\n" * 12 + FOOT + HEAD + "QUY CHẾ")
    assert read(text)[17:] == [
        "Trần Văn An",
        "SỞ Y TẾ",
        "TỈNH LAI CHÂU",
        MOTTO,
        "Độc lập - Tự do - Hạnh phúc",
        "QUY CHẾ",
    ]


@pytest.mark.parametrize(
    "signer", ["KT/ bộ trưởng bộ tài chính", "kt.bộ trưởng", "chủ tịch", "Phó Giám đốc", "GIÁM ĐỐC SỞ"]
)
def test_signers_as_fonts_of_capitals_leave_them(signer: str) -> None:
    assert read(f"Nơi nhận:          {signer}\n- Như trên;         (Đã ký)\n- Lưu.             Trần Văn An") == [
        "Nơi nhận:", "- Như trên;", "- Lưu.", signer, "(Đã ký)", "Trần Văn An",
    ]  # fmt: skip


def test_room_for_the_day_is_no_gutter() -> None:
    head = f"SỞ Y TẾ          {MOTTO}\nSố:     /KH      Độc lập - Tự do\n     Huế, ngày      tháng      năm 2007\n"
    assert read(head)[-1] == "Huế, ngày      tháng      năm 2007"


@pytest.mark.parametrize("indent", ["", "    "])
def test_a_line_of_the_right_column_that_has_lost_its_place(indent: str) -> None:
    head = (
        f"SỞ Y TẾ          {MOTTO}\n{indent}Độc lập - Tự do - Hạnh phúc\nSố: 3/KH         -------\n"
        f"{indent}Vũng Tàu, ngày 2 tháng 3\nV/v A            -------"
    )
    assert read(head) == [
        "SỞ Y TẾ", "Số: 3/KH", "V/v A",
        MOTTO, "Độc lập - Tự do - Hạnh phúc", "-------", "Vũng Tàu, ngày 2 tháng 3", "-------",
    ]  # fmt: skip


def test_endless_rows_of_gaps_take_no_time() -> None:
    line = "a   " * 200_000
    assert part_columns(f"A   {MOTTO}\nB   Độc lập - Tự do\n{line}\n{' ' * 500_000}x").startswith("A\nB\n\nCỘNG")


def test_a_single_blank_says_nothing_of_where_the_columns_stand() -> None:
    head = f"SỞ Y TẾ {MOTTO}\nTỈNH LAI CHÂU\nSố: 12/KH-SYT Độc lập - Tự do - Hạnh phúc\nV/v A Lai Châu, ngày 5 tháng 3"
    assert read(head)[:3] == ["SỞ Y TẾ", "TỈNH LAI CHÂU", "Số: 12/KH-SYT"]


@pytest.mark.parametrize("place", ["Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "Lai Châu"])
def test_a_place_is_not_torn_from_its_first_word(place: str) -> None:
    head = f"SỞ Y TẾ {MOTTO}\nSố: 12/KH-SYT Độc lập - Tự do - Hạnh phúc\nMẬT {place}, ngày 5 tháng 3 năm 2024"
    assert read(head)[-1] == f"{place}, ngày 5 tháng 3 năm 2024"
