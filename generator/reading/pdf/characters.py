"""Printed characters with their places: one as a value, many as columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, compress, repeat
from typing import Any, NamedTuple

__all__ = ["Char", "Chars", "Span"]

Span = tuple[int, int]
"""Where characters that stand one behind the other begin, and where the next one stands."""


class Char(NamedTuple):
    """A printed character: its left and right edge and its baseline, in points from the lower left corner."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_capital: bool = False
    """Whether its font prints small letters as capitals."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Chars:
    """Characters as columns, each with one place for every character; they can be read as :class:`Char` too.

    A law has a hundred thousand, and most of what is asked of them can be asked of a line's at once. Made as an object
    each, they would take longer to make than all that is done with them.
    """

    texts: list[str]
    lefts: list[float]
    rights: list[float]
    bases: list[float]
    sizes: list[float]
    capitals: Sequence[bool] = ()
    """Empty where no font prints small letters as capitals."""

    @classmethod
    def of(cls, chars: Iterable[Char]) -> Chars:
        """The columns of single characters.

        >>> Chars.of([Char("Đ", 0.0, 6.5, 700.0, 10.0), Char("i", 6.5, 9.0, 700.0, 10.0)]).lefts
        [0.0, 6.5]
        """
        texts, lefts, rights, bases, sizes, capitals = map(list, tuple(zip(*chars, strict=True)) or ((),) * 6)
        marks = capitals if any(capitals) else ()
        return cls(texts=texts, lefts=lefts, rights=rights, bases=bases, sizes=sizes, capitals=marks)

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Char]:
        capitals = self.capitals or repeat(False)
        columns = zip(self.texts, self.lefts, self.rights, self.bases, self.sizes, capitals, strict=False)
        return map(Char._make, columns)

    def within(self, spans: Sequence[Span]) -> Chars:
        """The characters of some spans, one span after the other."""
        if len(spans) == 1:
            ((start, end),) = spans
            return self._changed(lambda column: list(column[start:end]))
        return self._changed(lambda column: list(chain.from_iterable([column[start:end] for start, end in spans])))

    def at(self, places: Sequence[int]) -> Chars:
        """The characters at some places, in that order."""
        return self._changed(lambda column: [column[place] for place in places])

    def from_left(self) -> Chars:
        """The characters in the order of their left edges."""
        # Most stand in that order: looking first costs a tenth of moving them.
        if sorted(self.lefts) == self.lefts:
            return self
        return self.at(sorted(range(len(self)), key=self.lefts.__getitem__))

    def without(self, places: Iterable[int]) -> Chars:
        """The characters but those at some places."""
        stay = [True] * len(self)
        for place in places:
            stay[place] = False
        return self._changed(lambda column: list(compress(column, stay)))

    def _changed(self, change: Callable[[Sequence[Any]], list[Any]]) -> Chars:
        return Chars(
            texts=change(self.texts),
            lefts=change(self.lefts),
            rights=change(self.rights),
            bases=change(self.bases),
            sizes=change(self.sizes),
            capitals=change(self.capitals) if self.capitals else (),
        )
