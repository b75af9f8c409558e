"""The search codec: the shared vectors, its way back for any text, and what its terms promise Pagefind."""

import json
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.search_codec import (
    SEPARATOR,
    TRIPLE,
    decode_word,
    encode_word,
    find_numbers,
    iter_tokens,
    normalize_search_text,
    pair_letters,
    pair_term,
    token_term,
    triple_term,
)
from generator.text.search_postings import ROOM_BITS, find_postings

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/search-codec.json").read_text(encoding="utf-8"))
VIETNAMESE = st.text(
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵABDĐHKQTU0159",
    min_size=1,
    max_size=9,
)


def numbers_of(text: str) -> list[str]:
    return [term for _, term in find_numbers(text)]


def places_of(*passages: str, number: str | None = None) -> dict[str, list[int]]:
    return find_postings([], [passages], number)[0]


def words_of(text: str) -> list[str]:
    normal = normalize_search_text(text)
    return [
        normal[token.start : token.end]
        for token in iter_tokens(normal)
        if any(char.isalpha() for char in normal[token.start : token.end])
    ]


@pytest.mark.parametrize("vector", VECTORS["words"], ids=lambda vector: vector["word"])
def test_words_have_the_code_of_the_shared_vectors(vector: dict[str, str]) -> None:
    assert encode_word(vector["word"]) == vector["code"]
    assert decode_word(vector["code"]) == vector["word"]


@pytest.mark.parametrize("vector", VECTORS["texts"], ids=lambda vector: vector["text"])
def test_texts_have_the_tokens_of_the_shared_vectors(vector: dict[str, object]) -> None:
    normal = normalize_search_text(str(vector["text"]))
    assert normal == vector["normalized"]
    assert [[token.base, token.marks, int(token.breaks)] for token in iter_tokens(normal)] == vector["tokens"]


@pytest.mark.parametrize("vector", VECTORS["numbers"], ids=lambda vector: vector["text"])
def test_numbers_have_the_terms_of_the_shared_vectors(vector: dict[str, object]) -> None:
    assert numbers_of(str(vector["text"])) == vector["terms"]


@given(st.text())
def test_every_word_of_any_text_comes_back(text: str) -> None:
    for word in words_of(text):
        assert decode_word(encode_word(word)) == word


@given(VIETNAMESE)
def test_every_vietnamese_word_comes_back(word: str) -> None:
    assert decode_word(encode_word(word)) == word


@given(VIETNAMESE, VIETNAMESE)
def test_two_words_share_a_code_only_if_they_differ_in_case_or_in_the_place_of_the_tone(one: str, other: str) -> None:
    def without_place(word: str) -> tuple[str, tuple[str, ...]]:
        split = unicodedata.normalize("NFD", word.lower())
        tones = "\u0300\u0301\u0303\u0309\u0323"
        return "".join(c for c in split if c not in tones), tuple(c for c in split if c in tones)

    if encode_word(one).lower() == encode_word(other).lower():
        assert without_place(one) == without_place(other)


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalize_search_text(text)
    assert normalize_search_text(once) == once


@given(st.text())
def test_terms_are_made_of_letters_that_pagefind_neither_cuts_nor_folds(text: str) -> None:
    for term in places_of(text):
        assert all(unicodedata.category(char) in {"Ll", "Lm"} for char in term)
        assert unicodedata.normalize("NFD", term) == term == term.lower()


def test_no_term_is_the_beginning_of_another() -> None:
    text = "ca cả các cách 9 95 95% 95,5 76/NQ-CP 76/NQ-CPX ca cá cách cả, ca cả"
    terms = set(places_of(text, number="76/NQ-CP"))
    assert not [(one, other) for one, other in product(terms, terms) if one != other and other.startswith(one)]


@pytest.mark.parametrize(
    "spelling", ["76/NQ-CP", "76/NQ- CP", "76 /NQ-CP", "76/NQ -CP", "076/NQ-CP", "số 76/NQ-CP ngày 15/7/2021"]
)
def test_all_spellings_of_a_number_are_one_term(spelling: str) -> None:
    assert numbers_of(spelling) == numbers_of("76/NQ-CP") != []


def test_a_comma_ends_a_phrase_and_a_dash_does_not() -> None:
    places = places_of("kinh tế - xã hội, đất đai")
    te, xa, hoi, dat, dai = iter_tokens("tế xã hội, đất đai")
    [start] = places[pair_term(te, xa)]
    assert places[pair_term(xa, hoi)] == [start + 2]
    assert places[pair_term(hoi, dat)] == [start + 4]
    assert pair_term(*iter_tokens("hội đất")) not in places
    assert places[pair_term(dat, dai)] == [start + 7]  # three words and a comma


def test_three_neighbours_are_a_term_where_two_of_them_stand_nearly_everywhere() -> None:
    text = "đã tổ chức thực hiện, tổ chức"
    places, _ = find_postings([], [[text]], dense={pair_letters(*iter_tokens("tổ chức"))})
    da, to, chuc, thuc, hien = iter_tokens("đã tổ chức thực hiện")
    [start] = places[triple_term(da, to, chuc)]
    assert places[triple_term(to, chuc, thuc)] == [start + 2]
    assert triple_term(chuc, thuc, hien) not in places  # neither of its pairs is dense
    assert sum(term.startswith(TRIPLE) for term in places) == 2  # none over the comma


def test_the_next_passage_stands_farther_than_a_comma_leaves() -> None:
    places = places_of("kinh tế", "xã hội")
    kinh, te, xa, hoi = iter_tokens("kinh tế xã hội")
    assert places[pair_term(xa, hoi)][0] - places[pair_term(kinh, te)][0] > 5


def test_a_bare_word_is_the_beginning_of_the_terms_of_all_its_forms() -> None:
    terms = places_of("duong dương đường ĐƯỜNG dưỡng duongx")
    assert sum(term.startswith("duong" + SEPARATOR) for term in terms) == 4


def test_a_single_word_knows_the_rooms_it_stands_in_and_a_pair_its_places() -> None:
    places, rooms = find_postings(["đất đai"], [["đất đai, đất"], ["nhà"], ["đất đai"]], None)
    dat, dai = iter_tokens("đất đai")
    assert places[token_term(dat)] == [0, 1, 3]
    assert [place >> ROOM_BITS for place in places[pair_term(dat, dai)]] == [0, 1, 3]
    assert rooms == [range(1, 2), range(2, 3), range(3, 4)]


def test_a_provision_longer_than_a_room_takes_several_and_none_of_its_places_is_lost() -> None:
    places, rooms = find_postings([], [["một hai " * 3000], ["ba bốn"]], None)
    mot, hai = iter_tokens("một hai")
    found = places[pair_term(mot, hai)]
    assert len(found) == len(set(found)) == 3000
    assert rooms[0].stop == rooms[1].start > 5
    assert {place >> ROOM_BITS for place in found} <= set(rooms[0])


@pytest.mark.corpus
def test_every_word_of_the_corpus_comes_back(shared: Path) -> None:
    paths = sorted(shared.glob("corpus/*/*.txt"))
    assert paths
    words = {word for path in paths for word in words_of(path.read_text(encoding="utf-8"))}
    assert not [word for word in words if decode_word(encode_word(word)) != word]
