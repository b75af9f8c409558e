"""A page planned, not yet written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

__all__ = ["Page"]


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Page:
    """A file below a folder that the generator owns: ``tinh/lai-chau/index.md``."""

    path: PurePosixPath
    text: str
