"""Ruled lines of a PDF: what is a table beyond doubt, and what stays lines of text."""

from collections.abc import Iterator

import pytest

from generator.parsing.source import parse_text
from generator.reading.pdf.characters import Char, Chars
from generator.reading.pdf.pages import Rule
from generator.reading.pdf.rules import Table, split_tables
from generator.reading.registry import read_source
from tests.reading.renderings import docx_with, from_word

HEAD = "<w:trPr><w:tblHeader/></w:trPr>"


def print_text(text: str, left: float, base: float) -> Iterator[Char]:
    for at, char in enumerate(text):
        yield Char(char, left + 5 * at, left + 5 * at + 4.5, base, 10.0)


def ruled(xs: list[float], ys: list[float]) -> list[Rule]:
    across = [Rule(xs[0], y, xs[-1], y) for y in ys]
    return [*across, *(Rule(x, ys[0], x, ys[-1]) for x in xs)]


CHARS = [*print_text("STT", 12, 35), *print_text("NĐ-", 62, 35), *print_text("CP", 62, 25), *print_text("1", 12, 5)]
BOX = ruled([10, 60, 110], [0, 20, 50])


def rows(rules: list[Rule]) -> list[tuple[str, ...]]:
    return [table.rows for table in split_tables(Chars.of(CHARS), rules)[1]]


def test_a_closed_grid_is_a_table_and_its_characters_are_nowhere_else() -> None:
    chars, (table,) = split_tables(Chars.of([*CHARS, *print_text("ngoài", 10, 60)]), BOX)
    assert table.rows == ("STT | NĐ-CP", "1 | ")
    assert "".join(char.text for char in chars) == "ngoài"


def test_borders_drawn_cell_by_cell_are_one_grid() -> None:
    pieces = [Rule(x, y, x + 49.0, y + 0.5) for x in (10, 60) for y in (0, 20, 50)]
    pieces += [Rule(x - 0.3, y, x, y + 29.5) for x in (10, 60, 110) for y in (0, 20)]
    assert rows(pieces) == [("STT | NĐ-CP", "1 | ")]


def test_a_merged_cell_stands_once_in_its_first_place() -> None:
    merged = [rule for rule in BOX if rule.left != 60 or rule.is_horizontal]
    merged.append(Rule(60, 20, 60, 50))
    assert rows(merged) == [("STT | NĐ-CP", "1 | ")]
    narrow = [*BOX, Rule(35, 0, 35, 20), Rule(85, 20, 85, 50)]
    assert rows(narrow) == [("STT |  | NĐ-CP | ", "1 |  |  | ")]


UNSURE = {
    "open on the left": [rule for rule in BOX if rule.is_horizontal or rule.left != 10],
    "open below": [rule for rule in BOX if not rule.is_horizontal or rule.bottom != 0],
    "one column": ruled([10, 110], [0, 20, 50]),
    "underlined words": [Rule(10, 33, 40, 33), Rule(60, 33, 90, 33)],
    "a cell with a corner": [
        *(rule for rule in BOX if rule.is_horizontal and rule.bottom != 20),
        Rule(10, 0, 10, 50), Rule(110, 0, 110, 50), Rule(60, 20, 60, 50), Rule(10, 20, 60, 20),
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", UNSURE)
def test_what_is_no_table_beyond_doubt_stays_lines(case: str) -> None:
    chars, tables = split_tables(Chars.of(CHARS), UNSURE[case])
    assert not tables
    assert list(chars) == CHARS


def test_a_drawing_of_countless_lines_is_left_alone() -> None:
    assert rows([Rule(x, y, x + 1, y) for x in range(0, 400, 4) for y in range(0, 400, 4)]) == []


def test_columns_tell_whether_a_table_goes_on() -> None:
    table = Table(rows=("a | b",), base=0, columns=(0, 50, 100))
    assert table.continues(Table(rows=("c | d",), base=700, columns=(0, 50.4, 100)))
    assert not table.continues(Table(rows=("c | d",), base=700, columns=(0, 100)))


def word_table(count: int) -> str:
    """A table with a head of two rows that Word repeats on each page, and a cell over two columns."""

    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    across = '<w:gridSpan w:val="2"/>'
    head = f"<w:tr>{HEAD}{cell('STT')}{cell('Nhiệm vụ', across)}</w:tr>"
    head += f"<w:tr>{HEAD}{cell('')}{cell('Nội dung')}{cell('Thời hạn')}</w:tr>"
    body = "".join(
        f"<w:tr>{cell(str(at))}{cell(f'Rà soát thủ tục thứ {at}')}{cell('Quý IV/2025')}</w:tr>" for at in range(count)
    )
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in ("top", "left", "bottom", "right", "insideH"))
    edges += '<w:insideV w:val="single" w:sz="4"/>'
    grid = '<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="5000"/><w:gridCol w:w="2500"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{grid}{head}{body}</w:tbl>"


def test_a_table_over_pages_is_the_table_that_word_has() -> None:
    lead = "<w:p><w:r><w:t>Điều 1. Danh mục nhiệm vụ</w:t></w:r></w:p>"
    docx = docx_with(lead + word_table(90))
    trees = [parse_text(read_source(data, "x")).value.tree for data in (docx, from_word(docx, "pdf"))]
    tables = [[one.text.split("\n") for one in tree if one.kind == "table"] for tree in trees]
    assert len(tables[0][0]) == 92
    assert tables[1] == tables[0]
