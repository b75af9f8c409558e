"""Words before a number that bind it: trên, tối thiểu, không quá, khoảng."""

from collections.abc import Mapping
from functools import cache

from generator.errors import VocabularyError
from generator.model.facts import Comparator
from generator.vocab.loading import load_data
from generator.vocab.lookup import spelling_key


@cache
def binding_words() -> Mapping[str, Comparator]:
    """Return what each wording makes of the number behind it, by the wording's spelling key.

    >>> binding_words()["không dưới"].value
    '>='
    """
    words: dict[str, Comparator] = {}
    for entry in load_data("comparators")["comparators"]:
        for word in map(spelling_key, entry["words"]):
            if word in words:
                raise VocabularyError(f"comparators.yml › {entry['comparator']} › {word!r} stands twice")
            words[word] = Comparator(entry["comparator"])
    return words
