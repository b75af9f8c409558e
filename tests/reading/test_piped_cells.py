"""Tables that a site has flattened with a line of ``|`` behind each cell; what only looks so stays as it was."""

import pytest

from generator.reading.piped_cells import join_piped_cells
from generator.text.unicode import bare_text

HEAD = "STT, Nhiệm vụ, Cơ quan chủ trì, Thời hạn"
ROWS = (
    HEAD,
    "1, Rà soát văn bản, Sở Tư pháp, Quý I",
    "2, Số hóa hồ sơ, Sở Nội vụ, Quý II",
    "3, Báo cáo, Sở Y tế, Quý III",
)
FOOT = "|\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n|\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn A\n|"


def closed(*rows: str) -> str:
    """Rows with a line of their own before and behind them; a cell's lines are parted by ``/``."""
    return "\n".join(
        "|\n" + "".join(f"{cell.strip()}\n|\n" for cell in row.split(",")).rstrip() for row in rows
    ).replace("/", "\n")


def opened(*rows: str) -> str:
    """The same without a sign between rows."""
    return "\n".join("\n".join(f"{cell.strip()}\n|" for cell in row.split(",")) for row in rows).replace("/", "\n")


def table(text: str) -> list[str]:
    read = join_piped_cells(text)
    assert bare_text(read) == bare_text(text)
    return [line for line in read.split("\n") if " | " in line or line.endswith(" |")]


def row(cells: str) -> str:
    return " | ".join(cell.strip() for cell in cells.split(",")).replace("/", " ").rstrip()


@pytest.mark.parametrize("flattened", [closed, opened])
@pytest.mark.parametrize(
    "behind", ["", "\n\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ chủ trì.", f"\n\nTrên đây là Kế hoạch./.\n\n{FOOT}"]
)
def test_rows_that_count_on(flattened: object, behind: str) -> None:
    assert callable(flattened)
    assert table(f"Danh mục kèm theo:\n{flattened(*ROWS)}{behind}") == [row(cells) for cells in ROWS]


@pytest.mark.parametrize("flattened", [closed, opened])
@pytest.mark.parametrize(
    "section", ["I. NÂNG CAO/NHẬN THỨC", "I, Nâng cao nhận thức", "I, Nâng cao nhận thức, ,", "A. CHUNG\nI. THỂ CHẾ"]
)
def test_sections_that_span_the_columns(flattened: object, section: str) -> None:
    assert callable(flattened)
    parts = section.split("\n")
    again = [part.replace("I", "II", 1) for part in parts]
    read = table(flattened(ROWS[0], *parts, *ROWS[1:3], *again, *ROWS[3:]))
    wanted = [
        cells if "," in cells and cells.count(",") > 1 else cells + "," * (3 - cells.count(",")) for cells in parts
    ]
    assert read[: len(parts) + 2] == [row(ROWS[0]), *[row(cells) for cells in wanted], row(ROWS[1])]
    assert len(read) == len(ROWS) + 2 * len(parts)


def test_numbers_begin_again_under_a_section() -> None:
    rows = (HEAD, "I. Thể chế", *ROWS[1:3], "II. Bộ máy", *ROWS[1:3])
    assert [read[:2] for read in table(closed(*rows))] == ["ST", "I.", "1 ", "2 ", "II", "1 ", "2 "]


def test_rows_below_a_number_and_empty_cells() -> None:
    rows = (
        HEAD,
        "1, Thể chế, ,",
        "1.1, Rà soát/văn bản, Sở Tư pháp,",
        "-, Số hóa, , 2025",
        "2, Báo cáo, Sở Y tế,",
        ", Cộng, , 5",
    )
    assert table(closed(*rows)) == [row(cells) for cells in rows]


def test_a_first_name_on_two_lines() -> None:
    rows = (HEAD.replace("STT", "Số/TT"), *ROWS[1:])
    assert join_piped_cells(closed(*rows)).split("\n")[:2] == ["|", row(rows[0])]


def test_the_numbers_of_the_columns() -> None:
    rows = (HEAD, "(1), (2), (3), (4)", *ROWS[1:])
    assert table(closed(*rows)) == [row(cells) for cells in rows]


def test_an_empty_row_that_only_sets_widths() -> None:
    assert table(closed(*ROWS, ",,,") + "\n\nTrên đây là Kế hoạch.") == [row(cells) for cells in ROWS]


def test_a_row_that_breaks_the_form_ends_the_table() -> None:
    read = join_piped_cells(closed(*ROWS, "4, Tổng kết, Sở Nội vụ") + "\n\nII. TỔ CHỨC")
    assert row(ROWS[3]) in read
    assert "\n4\n|\nTổng kết\n|\nSở Nội vụ\n|\n\nII. TỔ CHỨC" in read


def test_two_tables() -> None:
    assert len(table(f"{closed(*ROWS)}\n\nBiểu số 2\n\n{closed(*ROWS)}")) == 2 * len(ROWS)


@pytest.mark.parametrize(
    "text",
    [
        f"|\nUBND TỈNH A\n-------\n|\nCỘNG HÒA XÃ HỘI\n|\n|\nSố: 1/KH-UBND\n|\nA, ngày 01\n|\n\nKẾ HOẠCH\n{FOOT}",
        FOOT,
        closed("STT, Nội dung, Năm 2025", "Kế hoạch, Thực hiện", "1, Số xã, 5, 6", "2, Số huyện, 7, 8"),
        closed(HEAD, "1, Rà soát, Sở Tư pháp", "2, Số hóa, Sở Nội vụ", "3, Báo cáo, Sở Y tế"),
        closed(HEAD, "1, Rà soát văn bản, Sở Tư pháp, Quý I", "5, Số hóa hồ sơ, Sở Nội vụ, Quý II"),
        closed("STT, Nội dung", "1, Rà soát văn bản", "2, Số hóa hồ sơ"),
        closed("Nội dung, Cơ quan, Thời hạn", "1, Sở Tư pháp, Quý I", "2, Sở Nội vụ, Quý II"),
        opened(*ROWS[:3]),
        opened(*ROWS[:2], "2, Số hóa, Sở Nội vụ", ROWS[3]),
        "1. Lập bảng có cột\nSTT\n|\nvà cột khác\n|\nĐiều 2. Tổ chức\n|\n1\n|",
        "STT\n1\nRà soát\n2\nSố hóa",
    ],
)
def test_what_is_no_table_for_certain(text: str) -> None:
    assert join_piped_cells(text) == text


def test_what_follows_the_last_row_is_no_cell_of_it() -> None:
    behind = "\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ chủ trì, phối hợp với các sở.\n"
    text = opened(*ROWS, "4, Tổng kết, Sở Nội vụ") + behind + FOOT
    assert f"4\n|\nTổng kết\n|\nSở Nội vụ\n|{behind}" in join_piped_cells(text)
