"""Tables whose cells only white space parts, or that a copy left cell by cell; what is none of them stays as it was."""

import pytest

from generator.reading.plain_tables import part_cells
from generator.reading.stacked_cells import join_stacked_cells
from generator.text.unicode import bare_text

TABS = "STT\tChỉ tiêu\tĐVT\tNăm 2025\n{}1\tSố xã\txã\t60\n2\tSố huyện\thuyện\t8"
STACKED = "STT\nChỉ tiêu\nNăm 2025\n{}\n1\nSố xã\n60\n\n2\nSố huyện\n8\n\n3\nSố thị xã\n{}\nTổ chức thực hiện"


def rows(text: str) -> list[str]:
    return part_cells(text).split("\n")


def test_tabs() -> None:
    assert rows(TABS.format("")) == [
        "STT | Chỉ tiêu | ĐVT | Năm 2025",
        "1 | Số xã | xã | 60",
        "2 | Số huyện | huyện | 8",
    ]


@pytest.mark.parametrize("between", ["I\tNông thôn mới\n", "I. Nông thôn mới\n", "\t\t\t\nA\tNông thôn mới\t\t\t\t\n"])
def test_tabs_with_a_section(between: str) -> None:
    assert [row.count("|") for row in rows(TABS.format(between))] == [3, 3, 3, 3]


def test_blanks_keep_empty_cells_in_their_columns() -> None:
    text = (
        "TT   Chỉ tiêu         ĐVT     2024     2025\n"
        "1    Số xã            xã      50       60\n"
        "2    Số huyện         huyện            8\n"
        "3    Tỷ lệ hộ nghèo   %       3,5      3"
    )
    assert rows(text)[2] == "2 | Số huyện | huyện | | 8".replace("| |", "|  |")


def test_blanks_with_a_wrapped_cell() -> None:
    text = (
        "TT   Chỉ tiêu                  Đơn vị    Năm 2025\n"
        "                               tính\n"
        "1    Tỷ lệ hồ sơ giải quyết    %         99\n"
        "     đúng hạn\n"
        "2    Số xã                     xã        60"
    )
    assert rows(text) == [
        "TT | Chỉ tiêu | Đơn vị tính | Năm 2025",
        "1 | Tỷ lệ hồ sơ giải quyết đúng hạn | % | 99",
        "2 | Số xã | xã | 60",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ  Luật Tổ chức  chính quyền địa phương;\nTheo đề nghị  của Sở Nội vụ.",
        "Họ và tên:\t………\tNgày sinh:\t………\nQuê quán:\t………\tDân tộc:\t………\nChỗ ở:\t…………\tĐiện thoại:\t………",
        "Chương I\tQUY ĐỊNH CHUNG\nĐiều 1\tPhạm vi\nĐiều 2\tĐối tượng",
        "Kết hôn \t:\tNghỉ 03 ngày\nCon kết hôn\t:\tNghỉ 01 ngày",
        "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\t\tCHỦ TỊCH\n- Lưu: VT.",
        "- Bộ Nội vụ;\t- TTTU;\t- TT HĐND;\n- Sở Nội vụ;\t- Công an tỉnh;\t- CT, PCT;\n- Lưu: VT.\t\t",
        "- Bộ Nội vụ;   - TTTU;       - TT HĐND;\n- Sở Nội vụ;   - Sở Y tế;    - CT, PCT;\n- Hội;   - Báo;   - Đài;",
        "KT. BỘ TRƯỞNG\tKT. BỘ TRƯỞNG\tKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\tTHỨ TRƯỞNG\tTHỨ TRƯỞNG",
        (
            "Sở Nội vụ chủ trì,  phối hợp với các sở, ban,  ngành và địa phương\n"
            "rà soát, sửa đổi các văn  bản quy phạm pháp luật  liên quan đến công tác\n"
            "cải cách hành chính,  trình Ủy ban nhân dân tỉnh  xem xét, quyết định trong\n"
            "quý III năm 2023,  bảo đảm 100% văn bản  được rà soát đúng thời hạn."
        ),
    ],
)
def test_no_tables(text: str) -> None:
    assert part_cells(text) == text


def test_stacked_cells() -> None:
    assert join_stacked_cells(STACKED.format("", "1")).split("\n") == [
        "STT | Chỉ tiêu | Năm 2025", "1 | Số xã | 60", "2 | Số huyện | 8", "3 | Số thị xã | 1", "", "Tổ chức thực hiện",
    ]  # fmt: skip


def test_stacked_cells_with_a_section() -> None:
    read = join_stacked_cells(STACKED.format("I\nNông thôn mới", "1")).split("\n")
    assert read[:3] == ["STT | Chỉ tiêu | Năm 2025", "I | Nông thôn mới |", "1 | Số xã | 60"]


@pytest.mark.parametrize(
    "text",
    [
        STACKED.format("", "1").replace("3\nSố", "Số"),
        STACKED.format("", "").replace("\n\n", "\n"),
        "STT\n1\n2\n3",
        "TT\nNội dung\nCơ quan\n1\nRà soát\nSở Nội vụ\n2\nBáo cáo\nSở Y tế\n3\nTổng hợp\nSở Tư pháp",
    ],
)
def test_stacked_lines_that_are_no_rows_for_certain(text: str) -> None:
    assert join_stacked_cells(text) == text


def test_blanks_with_cells_that_all_go_on() -> None:
    text = (
        "TT   Nhiệm vụ               Chủ trì\n"
        "1    Rà soát văn bản        Văn phòng\n"
        "     quy phạm pháp luật     ủy ban\n"
        "     năm cũ                 tỉnh\n"
        "2    Số hóa hồ sơ           Sở Nội vụ\n"
        "     lưu trữ lịch sử        và các sở"
    )
    assert rows(text)[1:] == [
        "1 | Rà soát văn bản quy phạm pháp luật năm cũ | Văn phòng ủy ban tỉnh",
        "2 | Số hóa hồ sơ lưu trữ lịch sử | Sở Nội vụ và các sở",
    ]


def test_nothing_is_lost() -> None:
    for text in (TABS.format("I. Mục\n"), STACKED.format("I\nXã", "1")):
        assert bare_text(join_stacked_cells(part_cells(text))) == bare_text(text)
