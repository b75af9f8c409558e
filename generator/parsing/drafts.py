"""Provisions while they are read: more lines may join one, and whether it is a heading only those around it tell."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.provisions import Kind, Provision

__all__ = ["Draft"]


@dataclass(kw_only=True, slots=True)
class Draft:
    """All of a provision but whether it is a heading, which is made once it is known."""

    kind: Kind
    anchor: str
    depth: int
    num: str
    text: str
    """What follows the number: its first line, all of them when it is finished."""
    more: list[str] = field(default_factory=list)
    """Lines that have joined it; hundreds may, so they are put together once."""

    def finish(self) -> None:
        """Put together its lines."""
        self.text, self.more = "\n".join([self.text, *self.more]), []

    def provision(self, *, is_heading: bool) -> Provision:
        """The finished provision."""
        return Provision(
            kind=self.kind,
            anchor=self.anchor,
            depth=self.depth,
            num=self.num,
            text=self.text,
            is_heading=is_heading,
        )
