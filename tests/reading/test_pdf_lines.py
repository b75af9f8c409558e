"""Lines of a PDF are made of whole rows at a time; letter by letter, and slowly, the same must come out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.capitals import CAPITALS_END, CAPITALS_START
from generator.reading.pdf.characters import Char, Chars
from generator.reading.pdf.lines import make_lines


def rows_of(chars: Sequence[Char]) -> Iterator[list[Char]]:
    row: list[Char] = []
    base = size = 0.0
    for char in sorted(chars, key=lambda char: char.base, reverse=True):
        if row and base - char.base > 0.4 * max(char.size, size):
            if char.size >= 1.5 * size and base - char.base <= 0.5 * char.size:
                base = char.base
            else:
                yield row
                row = []
        if not row:
            base, size = char.base, char.size
        elif char.size > size * 1.1:
            size = char.size
        row.append(char)
    if row:
        yield row


def texts_of(row: Sequence[Char]) -> list[str]:
    """The segments of a row, each with the signs that part its words."""
    ordered = sorted(row, key=lambda char: char.left)
    printed = [char for char in ordered if not char.text.isspace()]
    size = sorted(char.size for char in printed)[len(printed) // 2] or 10.0
    gaps = sorted(after.left - before.right for before, after in pairwise(printed))
    usual = gaps[len(gaps) // 2] if len(gaps) >= 8 else 0.0
    right = printed[0].left
    texts, is_capital, has_space = [""], False, False
    for char in ordered:
        if char.text.isspace():
            has_space = True
            continue
        gap = char.left - right
        if texts[-1] and gap > 1.6 * size:
            texts[-1] += CAPITALS_END * is_capital
            texts.append("")
            is_capital = False
        elif texts[-1] and (gap > max(0.14 * size, 0.05 * size + 1.8 * usual) or (has_space and gap > -0.1 * size)):
            texts[-1] += " "
        if char.is_capital is not is_capital and char.text.isalpha():
            is_capital = char.is_capital
            texts[-1] += CAPITALS_START if is_capital else CAPITALS_END
        texts[-1] += char.text
        right, has_space = max(right, char.right), False
    texts[-1] += CAPITALS_END * is_capital
    return texts


STEPS = st.sampled_from([0.0, 0.0, 0.2, 0.6, 1.5, 2.9, 4.0, 4.1, 17.0, -1.2, -9.0])
"""From one letter to the next, beside its width; at size 10 a space begins at 1.4 and a gutter at 16."""
LETTERS = st.tuples(
    st.sampled_from("aĐ1,[ \u00a0"),
    STEPS,
    st.sampled_from([0.0, 0.0, 0.0, 0.0, 3.9, 4.1, 5.5, -2.0, 12.0]),
    st.sampled_from([10.0, 10.0, 10.0, 6.0, 6.5, 15.0, 0.0]),
    st.booleans(),
)


@st.composite
def pages(draw: st.DrawFn) -> list[Char]:
    """Letters as a page may have them: raised and lowered, of several sizes, over each other."""
    chars: list[Char] = []
    left = 0.0
    for text, step, rise, size, is_capital in draw(st.lists(LETTERS, min_size=1, max_size=25)):
        left += step
        is_space = text == " "
        width = 0.0 if is_space else 0.5 * size
        chars.append(Char(text, left, left + width, 700.0 + rise, 0.0 if is_space else size, is_capital))
        left += width
    return chars


@given(pages())
def test_whole_rows_give_what_letters_give(chars: list[Char]) -> None:
    rows = [row for row in rows_of(chars) if not all(char.text.isspace() for char in row)]
    lines = make_lines(Chars.of(chars))
    assert [[segment.text for segment in line.segments] for line in lines] == [texts_of(row) for row in rows]
    assert [line.base for line in lines] == [max(char.base for char in row if not char.text.isspace()) for row in rows]


APART = [0, 17, 34, 51, 68, 91, 108, 125, 142, 159]
"""Where letters of a title stand whose gaps are wider than a space: 12, and 18 where a gutter is 16."""


@pytest.mark.parametrize(
    ("chars", "wanted"),
    [
        ([], []),
        ([Char(" ", 0, 0, 700, 0.0)], []),
        ([Char("b", 10, 15, 700, 10.0), Char("a", 0, 5, 700, 10.0)], ["a b"]),
        # A mark that reaches back over its letter: the line's edge is the letter's.
        ([Char("ă", 0, 5, 700, 10.0), Char("\u0301", 3, 4, 700, 10.0), Char("n", 5.2, 10, 700, 10.0)], ["ă\u0301n"]),
        ([Char("A", left, left + 5, 700, 10.0) for left in APART], ["AAAAA | AAAAA"]),
    ],
)  # fmt: skip
def test_lines(chars: list[Char], wanted: list[str]) -> None:
    assert [line.text for line in make_lines(Chars.of(chars))] == wanted
