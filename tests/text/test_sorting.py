"""Vietnamese alphabetical order, held against ICU.

`icu_order.txt` holds 711 texts (random ones, and neighbours that differ in one sign) in the order of ICU 72,
Vietnamese collation. ICU itself would need a compiler wherever the tests run.
"""

import random
import unicodedata
from itertools import permutations, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.sorting import sort_key

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
ICU_ORDER = Path(__file__).with_name("icu_order.txt").read_text(encoding="utf-8").splitlines()


def test_letters_and_tones_stand_in_this_order() -> None:
    assert sorted(set(LETTERS), key=sort_key) == list(LETTERS)


def test_same_order_as_icu() -> None:
    shuffled = list(ICU_ORDER)
    random.Random(63).shuffle(shuffled)
    assert len(set(ICU_ORDER)) > 600
    assert sorted(shuffled, key=sort_key) == ICU_ORDER


def test_letters_outweigh_tones_and_tones_outweigh_case() -> None:
    assert sort_key("ạb") < sort_key("ac")
    assert sort_key("Ab") < sort_key("áb")
    assert sort_key("áB") < sort_key("ạb")


@given(st.text(max_size=8), st.text(max_size=8))
def test_two_texts_tie_only_where_they_are_canonically_equal(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (sort_key(one) == sort_key(other)) is same


@pytest.mark.parametrize("order", list(permutations(["Da", "Đà Nẵng", "Đắk Lắk", "Điện Biên"])))
def test_d_with_stroke_is_a_letter_of_its_own(order: tuple[str, ...]) -> None:
    assert sorted(order, key=sort_key) == ["Da", "Đà Nẵng", "Đắk Lắk", "Điện Biên"]


@pytest.mark.parametrize(("d", "tone"), list(product("đĐðÐ", ["", "\u0301", "\u0323"])))
def test_marks_without_a_letter_and_look_alikes_are_no_obstacle(d: str, tone: str) -> None:
    assert sort_key("D" + tone) < sort_key(d + tone) < sort_key("e")
