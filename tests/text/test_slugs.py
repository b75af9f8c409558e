"""Names for addresses, and letters for anchors that never meet."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.slugs import letter_slug, slugify

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONED = [
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in "\u0300\u0301\u0303\u0309\u0323"
]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
        ("ĐẮK LẮK", "dak-lak"),
        ("Ðồng Nai", "dong-nai"),  # U+00D0
        ("Ɖà Nẵng", "da-nang"),  # U+0189
        ("TƢ PHÁP", "tu-phap"),  # U+01A2
        (unicodedata.normalize("NFD", "Hưng Yên"), "hung-yen"),
        ("08-NQ/TU", "08-nq-tu"),
        ("  --  ", ""),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(max_size=30))
def test_slugs_are_plain_and_stable(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug


def test_no_two_letters_share_an_anchor() -> None:
    every = [*LETTERS, *TONED]
    slugs = [letter_slug(letter) for letter in every]
    assert len(set(slugs)) == len(every)
    assert all(re.fullmatch(r"[a-z]+", slug) for slug in slugs)


@pytest.mark.parametrize(
    ("letter", "slug"), [("d", "d"), ("đ", "dd"), ("Đ", "dd"), ("Ð", "dd"), ("ư", "uw"), ("a\u0302", "aa")]
)
def test_letter_slug(letter: str, slug: str) -> None:
    assert letter_slug(letter) == slug


@pytest.mark.parametrize("text", ["", "ab", "1", ")", "ç", "я", "\u0301"])
def test_what_is_no_letter_is_named_in_the_message(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(text))):
        letter_slug(text)
