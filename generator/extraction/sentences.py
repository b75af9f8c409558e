"""Sentences of a provision, with their places: facts are quoted sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.text.unicode import UPPER

__all__ = ["Sentence", "iter_sentences"]

# A full stop ends a sentence before a blank and a capital, unless it closes an abbreviation (TP., TM., KT.), an initial
# or the number of an enumeration. A line break ends one where the next line opens a new item of a list.
# The sign comes first in the pattern and is looked back from: that skips what cannot end a sentence at full speed.
_END = re.compile(
    rf"""
    [.!?\n](?:
        (?<!\n)(?<!\b(?:TP|Tx|TT|KT|TM|TS).)(?<!\bĐ.)(?<![\s(][A-ZĐ].)["”»)]?\s+(?=["“«(]?[{UPPER}])
      | (?<=\n)\n*(?=\s*[-+*•])
    )
    """,
    re.VERBOSE,
)


class Sentence(NamedTuple):
    """A sentence of a provision's text; ``provision.text[start:end] == text``."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends in the provision's text."""
        return self.start + len(self.text)


def iter_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text in order, without the white space around them.

    >>> [s.text for s in iter_sentences("Đạt tối thiểu 90%. Trong đó, đất đai đạt 85%.")]
    ['Đạt tối thiểu 90%.', 'Trong đó, đất đai đạt 85%.']
    """
    start = 0
    for boundary in _END.finditer(text):
        words = text[start : boundary.end()].strip()
        if words:
            yield Sentence(words, text.index(words, start))
        start = boundary.end()
    words = text[start:].strip()
    if words:
        yield Sentence(words, text.index(words, start))
