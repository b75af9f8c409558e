"""A figure with what is known of it, as the reasons to refuse it see it."""

from __future__ import annotations

from generator.extraction.targets.quantities import Quantity
from generator.extraction.targets.reading import Reading
from generator.extraction.targets.times import TimeMention
from generator.model.facts import Change
from generator.model.working import working_value

__all__ = ["Candidate"]


@working_value
class Candidate:
    """A figure with what is known of it."""

    reading: Reading
    quantity: Quantity
    change: Change | None
    time: TimeMention | None
    issued: int | None
    """Year of the document."""
    is_aim: bool
    """Whether it stands in a section on aims and tasks."""
    is_goal: bool
    """Whether it stands in a section on aims alone."""
    is_part: bool
    """Whether it goes on from a target before it: ``46 điểm đỗ xe, trong đó có 24 …``."""
    cues: frozenset[str]
    """Words of its sentence that can give a reason, as :func:`cues_in` finds them."""
    before: str
    """The words of the same part of the sentence that stand before the figure; like all three, in small letters."""
    after: str
    """The words of the same part of the sentence that stand behind the figure."""

    words: str
    """Those before the figure and those that bind it."""

    @property
    def part(self) -> str:
        """The part of the sentence between semicolons or stops that the figure stands in."""
        start, end = self.reading.segment(self.quantity.start)
        return self.reading.lowered[start:end]

    @property
    def inside(self) -> str:
        """The words of the figure before its digits: what binds it."""
        return self.reading.lowered[self.quantity.start : self.quantity.number_start]
