"""The measure behind conservation must itself be able to fail."""

from hypothesis import given
from hypothesis import strategies as st

from generator.text.alignment import align
from generator.text.unicode import bare_text


@given(st.text())
def test_a_text_is_wholly_in_itself(text: str) -> None:
    assert align(text, text) == (len(bare_text(text)), len(bare_text(text)), 0, "")


def test_white_space_and_cell_marks_are_layout() -> None:
    assert align("STT | Nhiệm vụ\n1", " STT\tNhiệm  vụ 1 ")[3] == ""


def test_a_lost_word_a_changed_word_and_an_added_word_are_counted() -> None:
    assert align("một hai ba", "một ba")[:3] == (5, 8, 0)
    assert align("trên 95% hồ sơ", "trên 59% hồ sơ")[:3] == (8, 11, 3)
    assert align("một ba", "một hai ba")[:3] == (5, 5, 3)


def test_an_exchange_of_two_words_is_a_loss() -> None:
    kept, total, _, difference = align("thủ tục hành chính", "hành chính thủ tục")
    assert kept < total
    assert difference
