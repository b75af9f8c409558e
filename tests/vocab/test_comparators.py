"""Words that bind a number, each with what it makes of it."""

import pytest

from generator.errors import VocabularyError
from generator.model.facts import Comparator
from generator.vocab import comparators
from generator.vocab.comparators import binding_words


@pytest.mark.parametrize(
    ("word", "comparator"),
    [
        ("tối thiểu", ">="),
        ("không dưới", ">="),
        ("≥", ">="),
        ("trên", ">"),
        ("không vượt quá", "<="),
        ("dưới", "<"),
        ("khoảng", "~"),
    ],
)
def test_what_a_wording_says(word: str, comparator: str) -> None:
    assert binding_words()[word] == Comparator(comparator)


def test_a_wording_with_two_meanings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [{"comparator": ">=", "words": ["ít nhất"]}, {"comparator": "<=", "words": ["Ít  nhất"]}]
    monkeypatch.setattr(comparators, "load_data", lambda name: {"comparators": entries})
    with pytest.raises(VocabularyError, match="stands twice"):
        binding_words.__wrapped__()
