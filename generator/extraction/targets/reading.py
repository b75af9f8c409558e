"""One sentence read: its figures with all that the sentence says of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from generator.extraction.targets.quantities import FIGURES, Quantity, read_quantities
from generator.extraction.targets.times import TimeMention, read_times
from generator.extraction.targets.tokens import Token, TokenKind, read_tokens
from generator.model.working import working_value
from generator.text.patterns import same_length_lower

__all__ = ["Reading"]

_BRACKETS = frozenset({TokenKind.OPEN, TokenKind.CLOSE})


@working_value
class _Places:
    """Where the tokens of a sentence stand, so that what stands around a place is looked up and not searched for."""

    starts: Sequence[int]
    ends: Sequence[int]
    wall_starts: Sequence[int]
    """Of semicolons and stops."""
    wall_ends: Sequence[int]
    bracket_ends: Sequence[int]
    open_brackets: Sequence[int]
    """As :func:`_open_brackets` counts them."""

    @classmethod
    def of(cls, tokens: Sequence[Token], kinds: AbstractSet[TokenKind]) -> _Places:
        walls = [token for token in tokens if token.kind is TokenKind.SEMICOLON] if TokenKind.SEMICOLON in kinds else []
        brackets = [] if _BRACKETS.isdisjoint(kinds) else [token for token in tokens if token.kind in _BRACKETS]
        return cls(
            starts=[token.start for token in tokens],
            ends=[token.end for token in tokens],
            wall_starts=[wall.start for wall in walls],
            wall_ends=[wall.end for wall in walls],
            bracket_ends=[bracket.end for bracket in brackets],
            open_brackets=_open_brackets(brackets),
        )


def _open_brackets(brackets: Sequence[Token]) -> Sequence[int]:
    """How many brackets are open before the first bracket, behind it, and so on."""
    return list(accumulate([1 if bracket.kind is TokenKind.OPEN else -1 for bracket in brackets], initial=0))


@working_value
class Reading:
    """The tokens, figures and times of a sentence."""

    text: str
    lowered: str
    """The same in small letters, each at its old place."""
    tokens: tuple[Token, ...]
    kinds: AbstractSet[TokenKind]
    """Those of its tokens: what is said with a kind of word that it has none of need not be looked for."""
    quantities: tuple[Quantity, ...]
    """Figures in order."""
    times: tuple[TimeMention, ...]
    """Times in order."""
    places: _Places

    @classmethod
    def of(cls, text: str) -> Reading | None:
        """The reading of a sentence, ``None`` where it has no figure: digits of names and times are none."""
        lowered = same_length_lower(text)
        tokens = read_tokens(text, lowered)
        kinds = {token.kind for token in tokens}
        quantities = () if FIGURES.isdisjoint(kinds) else tuple(read_quantities(text, tokens))
        if not quantities:
            return None
        return cls(
            text=text,
            lowered=lowered,
            tokens=tokens,
            kinds=kinds,
            quantities=quantities,
            times=read_times(tokens) if TokenKind.TIME in kinds else (),
            places=_Places.of(tokens, kinds),
        )

    def segment(self, position: int) -> tuple[int, int]:
        """Where the part between semicolons or stops around a place starts and ends."""
        places = self.places
        if not places.wall_starts:
            return 0, len(self.text)
        before = bisect_right(places.wall_ends, position)
        behind = bisect_left(places.wall_starts, position)
        start = places.wall_ends[before - 1] if before else 0
        return start, places.wall_starts[behind] if behind < len(places.wall_starts) else len(self.text)

    def tokens_between(self, start: int, end: int) -> Sequence[Token]:
        """Tokens that lie wholly between two places."""
        return self.tokens[bisect_left(self.places.starts, start) : bisect_right(self.places.ends, end)]

    def is_in_brackets(self, position: int) -> bool:
        """Whether a place lies inside round brackets."""
        if not self.places.bracket_ends:
            return False
        return self.places.open_brackets[bisect_right(self.places.bracket_ends, position)] > 0
