"""Keys for comparing text: what they forget, and what they must not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.folding import fold, fold_key, fold_tone_placement

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Ðiện Biên Phủ", "duong dien bien phu"),  # U+0110 and U+00D0
        ("Ɖồng Nai", "dong nai"),  # U+0189
        ("ƯỚC LƯỢNG, ở Huế", "uoc luong, o hue"),
        (unicodedata.normalize("NFD", "Thừa Thiên Huế"), "thua thien hue"),
        ("95 %, 2943/KH-UBND", "95 %, 2943/kh-ubnd"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXT)
def test_fold_is_idempotent_nfc_and_blind_to_the_form_of_its_input(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert unicodedata.is_normalized("NFC", folded)
    assert fold(unicodedata.normalize("NFD", text)) == folded


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("hoà", "hòa"),
        ("HOÁ", "HÓA"),
        ("khoẻ", "khỏe"),
        ("uỷ", "ủy"),
        ("Uỷ", "Ủy"),
        ("thuý", "thúy"),
        ("luỹ", "lũy"),
        ("tuỵ", "tụy"),
        ("Hoà Bình, Thanh Hoá", "Hòa Bình, Thanh Hóa"),
    ],
)
def test_both_placements_of_a_tone_are_one(newer: str, older: str) -> None:
    assert fold_tone_placement(newer) == older
    assert fold_tone_placement(older) == older


@pytest.mark.parametrize(
    "text", ["quý", "quỳ", "QUỸ", "hoàn", "hoặc", "ngoài", "toán", "tuyến", "khuỷu", "xoắn", "của", "kỹ"]
)
def test_syllables_with_one_placement_stay(text: str) -> None:
    assert fold_tone_placement(text) == text


def test_fold_key_keeps_the_marks_that_tell_words_apart() -> None:
    words = ["ma", "má", "mà", "mả", "mã", "mạ", "mă", "mâ", "da", "đa"]
    assert len({fold_key(word) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("one", "other"),
    [("UỶ BAN\u00a0 NHÂN DÂN", "Ủy ban nhân dân"), ("Ðồng Nai", "ĐỒNG NAI"), ("  Hoà\nBình ", "Hòa Bình")],
)
def test_fold_key_forgets_case_space_placement_and_look_alikes(one: str, other: str) -> None:
    assert fold_key(one) == fold_key(other)


@given(TEXT)
def test_fold_key_is_idempotent_and_nfc(text: str) -> None:
    key = fold_key(text)
    assert fold_key(key) == key
    assert unicodedata.is_normalized("NFC", key)
