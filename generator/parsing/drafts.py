"""Provisions while they are read: more lines may join one, and whether it is a heading only those around it tell."""

from __future__ import annotations

from generator.model.provisions import Kind, Provision
from generator.model.working import working_value

__all__ = ["Draft"]


@working_value
class Draft:
    """All of a provision but whether it is a heading. Made once for each, so that provisions are, too."""

    kind: Kind
    anchor: str
    depth: int
    num: str
    text: str

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
