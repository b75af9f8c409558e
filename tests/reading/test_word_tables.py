"""Tables of Word files: what their numbering prints, and heads that are tables for the eye only."""

from generator.reading.legacy import mend_legacy
from generator.reading.registry import read_source
from tests.reading.renderings import docx_with

NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum '
    'w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each one paragraph in WordprocessingML."""
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def says(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" if text else "<w:p/>"


def lines_of(body: str, **parts: str) -> list[str]:
    return [line for line in read_source(docx_with(body, **parts), "x.docx").lines if line]


def test_a_cell_that_holds_a_number_alone_shows_it() -> None:
    numbered = f"<w:p>{NUMBERED}</w:p>"
    body = table((says("TT"), says("Nhiệm vụ")), (numbered, says("Chấm bài")), (numbered, says("In chứng chỉ")))
    assert lines_of(body + numbered, numbering=NUMBERING) == ["TT | Nhiệm vụ", "1. | Chấm bài", "2. | In chứng chỉ"]


def test_a_head_in_three_rows_is_read_column_by_column() -> None:
    rows = (
        ("UBND TỈNH LÀO CAI", "", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ CÔNG THƯƠNG", "", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 1/KH-SCT", "", "Lào Cai, ngày 01 tháng 6 năm 2026"),
    )
    body = table(*(tuple(map(says, row)) for row in rows))
    assert lines_of(body) == [*(row[0] for row in rows), *(row[2] for row in rows)]


def test_a_short_text_whose_titles_are_in_a_font_of_capitals_is_mended() -> None:
    text = "⸨S¾C LÖNH⸩\n⸨CñA CHñ TÞCH CHÝNH PHñ L©M THêI⸩\n⸨VIÖT NAM D©N CHñ CéNG HOµ⸩\nBé Néi vô vµ Bé T\xad ph¸p"
    mended, repairs = mend_legacy(text)
    assert mended.endswith("Bộ Nội vụ và Bộ Tư pháp")
    assert [repair.kind for repair in repairs] == ["tcvn3"]
