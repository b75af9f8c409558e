"""Words that bind a number, each with what it makes of it."""

import pytest

from generator.vocab.comparators import comparators


@pytest.mark.parametrize(
    ("before", "after", "comparator"),
    [
        ("Tối thiểu ", " thủ tục", ">="),
        ("đạt ít nhất ", "", ">="),
        ("không dưới ", "", ">="),
        ("không thấp hơn ", "", ">="),
        ("≥ ", "", ">="),
        ("≥", "", ">="),
        (">= ", "", ">="),
        ("từ ", " trở lên", ">="),
        ("đạt từ ", " trở lên.", ">="),
        ("đạt ", " trở lên", ">="),
        ("tối thiểu đạt ", "", ">="),
        ("Trên ", " số hồ sơ", ">"),
        ("TRÊN ", "", ">"),
        ("đạt hơn ", "", ">"),
        ("trên mức ", "", ">"),
        ("> ", "", ">"),
        ("không quá ", "", "<="),
        ("tối đa ", "", "<="),
        ("tối đa không quá ", "", "<="),
        ("không vượt quá ", "", "<="),
        ("còn từ ", " trở xuống", "<="),
        ("xuống dưới ", "", "<"),
        ("xuống còn dưới ", "", "<"),
        ("khoảng ", "", "~"),
        ("đạt khoảng ", "", "~"),
        ("đạt ", "", "="),
        ("đạt tỷ lệ ", "", "="),
        ("là\u00a0", "", "="),
    ],
)
def test_what_the_words_around_a_number_say(before: str, after: str, comparator: str) -> None:
    binding = comparators().bind(before, after)
    assert binding is not None
    assert binding.comparator == comparator


@pytest.mark.parametrize(
    ("before", "after", "comparator"),
    [
        ("trong ", "", None),
        ("từ ", " trở lên", "<="),
        ("không thấp hơn ", "", "<="),
        ("không dưới ", "", "<="),
        ("giữ ", "", "="),
        ("trong nhóm ", " tỉnh dẫn đầu", "<="),
        ("thuộc nhóm ", "", "<="),
    ],
)
def test_a_place_is_better_the_smaller_it_is(before: str, after: str, comparator: str | None) -> None:
    binding = comparators().bind(before, after, is_rank=True)
    assert (binding and binding.comparator) == comparator


@pytest.mark.parametrize("before", ["", "năm ", "trên địa bàn tỉnh có ", "lớp trên, ", "trong nhóm ", "tên "])
def test_words_that_say_nothing_of_the_number(before: str) -> None:
    assert comparators().bind(before, " thủ tục") is None


def test_the_longest_wording_wins_and_its_place_is_told() -> None:
    before = "tỷ lệ giải quyết đúng hạn không dưới "
    binding = comparators().bind(before, "")
    assert binding is not None
    assert binding.start is not None
    assert before[binding.start :] == "không dưới "


def test_words_on_both_sides_belong_together() -> None:
    binding = comparators().bind("hồ sơ đạt từ ", " trở lên; riêng")
    assert binding is not None
    assert (binding.start, binding.end, binding.words.id) == (10, 8, "at-least")


@pytest.mark.parametrize(
    ("between", "joined"), [(" - ", True), ("-", True), (" – ", True), (" đến ", True), (" và ", False)]
)
def test_two_ends_of_a_span(between: str, joined: bool) -> None:
    assert comparators().joins(between) is joined


def test_no_wording_belongs_to_two_entries() -> None:
    words = [word for entry in comparators().entries for word in (*entry.before, *entry.join)]
    assert len(words) == len(set(words))
    assert {entry.comparator.value for entry in comparators().entries} == {">=", ">", "=", "<=", "<", "~", "between"}
