"""What stands on a page of a PDF beside running text: columns of heads and feet, footnotes, fonts of capitals."""

from collections.abc import Iterator

import pytest

from generator.reading.capitals import is_capitals_font
from generator.reading.pdf.characters import Char, Chars
from generator.reading.pdf.columns import split_columns
from generator.reading.pdf.lines import make_lines
from generator.reading.pdf.notes import PageNotes, note_lines, split_notes
from generator.reading.pdf.pages import Rule
from generator.reading.registry import read_source
from tests.reading.renderings import from_word


def print_text(text: str, left: float, base: float, size: float = 10.0) -> Iterator[Char]:
    for char in text:
        width = size * (0.25 if char == " " else 0.5)
        yield Char(char, left, left + 0.95 * width, base, size)
        left += width


HEAD = [
    *print_text("UBND TỈNH BÌNH THUẬN", 80, 773, 9.5), *print_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 180, 773, 9.5),
    *print_text("SỞ NỘI VỤ", 110, 760), *print_text("Độc lập - Tự do - Hạnh phúc", 200, 758),
    *print_text("Số: 478/TTr-SNV", 90, 740), *print_text("Bình Thuận, ngày 21 tháng 02 năm 2025", 185, 738),
]  # fmt: skip
BODY = [*print_text("Sở Nội vụ nhận được Công văn số 02/BC-LĐQV ngày 24 tháng 01 năm 2025 của Liên đoàn", 80, 700)]
FOOT = [
    *print_text("KT. THỐNG ĐỐC", 330, 206),
    *print_text("Nơi nhận:", 80, 200),
    *print_text("- Các Bộ, cơ quan ngang Bộ (để phối", 80, 188), *print_text("PHÓ THỐNG ĐỐC", 330, 190),
    *print_text("hợp);", 80, 176), *print_text("(đã ký)", 350, 177),
    *print_text("- Lưu: VT.", 80, 164), *print_text("Nguyễn Đồng Tiến", 325, 150),
]  # fmt: skip


def test_the_sides_of_a_head_are_told_apart_by_a_narrow_white() -> None:
    rest, (columns,) = split_columns(Chars.of([*HEAD, *BODY]))
    assert columns.lines == [
        "UBND TỈNH BÌNH THUẬN", "SỞ NỘI VỤ", "Số: 478/TTr-SNV", "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Bình Thuận, ngày 21 tháng 02 năm 2025",
    ]  # fmt: skip
    assert rest == make_lines(Chars.of(BODY))


def test_a_signature_does_not_run_into_the_recipients_beside_it() -> None:
    rest, (columns,) = split_columns(Chars.of([*BODY, *FOOT]))
    assert columns.lines == [
        "Nơi nhận:", "- Các Bộ, cơ quan ngang Bộ (để phối", "hợp);", "- Lưu: VT.", "",
        "KT. THỐNG ĐỐC", "PHÓ THỐNG ĐỐC", "(đã ký)", "Nguyễn Đồng Tiến",
    ]  # fmt: skip
    assert rest == make_lines(Chars.of(BODY))


@pytest.mark.parametrize("chars", [BODY, HEAD[20:54], FOOT[13:22]], ids=["text", "a motto alone", "recipients alone"])
def test_text_without_a_second_side_is_left_alone(chars: list[Char]) -> None:
    assert split_columns(Chars.of(chars)) == (make_lines(Chars.of(chars)), [])


NOTE = Rule(80, 70, 224, 70.5)
NOTED = [
    *print_text("số 126/2024/NĐ-CP", 80, 400), *print_text("1", 164, 404, 6.0), *print_text(", rộng 30 m", 170, 400),
    *print_text("1", 230, 404, 6.0), *print_text("1 Nghị định về hội; xem cả Nghị", 80, 60, 8.0),
    *print_text("định 45.", 80, 50, 8.0), *print_text("2", 300, 20),
]  # fmt: skip


def test_a_footnote_goes_to_the_end_and_its_mark_into_brackets() -> None:
    chars, notes = split_notes(Chars.of(NOTED), [NOTE])
    assert "".join(char.text for char in chars) == "số 126/2024/NĐ-CP[1], rộng 30 m12"
    assert list(note_lines([notes])) == ["", "[1] Nghị định về hội; xem cả Nghị định 45."]


def test_without_a_rule_its_mark_tells_a_footnote() -> None:
    assert split_notes(Chars.of(NOTED), [])[1].notes == (("1", "Nghị định về hội; xem cả Nghị định 45."),)
    unmarked = Chars.of(char for char in NOTED if char.base != 404)
    assert split_notes(unmarked, []) == (unmarked, PageNotes())


def test_large_letters_are_no_footnote() -> None:
    large = Chars.of([*print_text("một", 80, 400), *print_text("1 Nghị định", 80, 60)])
    assert split_notes(large, [NOTE]) == (large, PageNotes())


def test_a_note_goes_on_over_the_page() -> None:
    first = split_notes(Chars.of(NOTED), [NOTE])[1]
    more = [
        *print_text("một", 80, 400),
        *print_text("của Chính phủ.", 80, 60, 8.0),
        *print_text("2 Điều 7.", 80, 50, 8.0),
    ]
    second = split_notes(Chars.of(more), [NOTE])[1]
    assert list(note_lines([first, second])) == [
        "", "[1] Nghị định về hội; xem cả Nghị định 45. của Chính phủ.", "", "[2] Điều 7.",
    ]  # fmt: skip


LONG = " ".join(["Thu chi theo quy tac cua Ban"] * 8) + "."


def test_word_and_its_pdf_have_the_same_footnotes() -> None:
    note = r"{\super\chftn}{\footnote\pard\plain\fs18 {\super\chftn} Ng\'e0y 08/10/2024.}"
    rtf = (
        rf"{{\rtf1\ansi\ansicpg1252\fs28 Ngh\'ea 126/2024/N-CP{note}, s\'e0u 30 m{{\super 2}}\par {LONG}\par}}".encode()
    )
    docx, pdf = (from_word(rtf, suffix, "rtf") for suffix in ("docx", "pdf"))
    lines = [[line for line in read_source(data, "x").lines if line] for data in (docx, pdf)]
    assert lines[0] == ["Nghê 126/2024/N-CP[1], sàu 30 m2", LONG, "[1] Ngày 08/10/2024."]
    assert lines[1] == lines[0]


@pytest.mark.parametrize(
    ("font", "wanted"),
    [(".VnTimeH", True), ("VnTimeHBold", True), (".VnArialH-BoldItalic", True), (".VnTime", False),
     ("VnTimeBold", False), (".VnTimeHN", False), ("Helvetica", False)],
)  # fmt: skip
def test_fonts_of_capitals(font: str, wanted: bool) -> None:
    assert is_capitals_font(font) is wanted
