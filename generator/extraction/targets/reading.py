"""One sentence read: its figures with all that the sentence says of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.extraction.targets.quantities import Quantity, read_quantities
from generator.extraction.targets.times import TimeMention, read_time
from generator.extraction.targets.tokens import Token, TokenKind, iter_tokens

__all__ = ["Reading"]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The tokens, figures and times of a sentence; not slotted, since its parts are computed once, on demand."""

    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, text: str) -> Reading:
        """The reading of a sentence."""
        return cls(text=text, tokens=tuple(iter_tokens(text)))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Figures in order."""
        return tuple(read_quantities(self.text, self.tokens))

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """Times in order."""
        mentions = (read_time(token, index) for index, token in enumerate(self.tokens) if token.kind is TokenKind.TIME)
        return tuple(mention for mention in mentions if mention is not None)

    @cached_property
    def _walls(self) -> tuple[Token, ...]:
        """Semicolons and stops in order."""
        return tuple(token for token in self.tokens if token.kind is TokenKind.SEMICOLON)

    def segment(self, position: int) -> tuple[int, int]:
        """Where the part between semicolons or stops around a place starts and ends."""
        start, end = 0, len(self.text)
        for wall in self._walls:
            if wall.end <= position:
                start = wall.end
            elif wall.start >= position:
                end = wall.start
                break
        return start, end

    def tokens_between(self, start: int, end: int) -> Sequence[Token]:
        """Tokens that lie wholly between two places."""
        return [token for token in self.tokens if start <= token.start and token.end <= end]

    def is_in_brackets(self, position: int) -> bool:
        """Whether a place lies inside round brackets."""
        opened = sum(token.kind is TokenKind.OPEN for token in self.tokens if token.end <= position)
        closed = sum(token.kind is TokenKind.CLOSE for token in self.tokens if token.end <= position)
        return opened > closed
