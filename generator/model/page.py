"""What is planned for the site, not yet written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

__all__ = ["Download", "Page"]


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Page:
    """A text file below the folder that MkDocs reads: ``tinh/lai-chau.md``, ``so-sanh/hai-long.csv``."""

    path: PurePosixPath
    text: str

    @property
    def data(self) -> bytes:
        """The bytes to write."""
        return self.text.encode()


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Download:
    """A file passed on byte for byte: a document's source as it was fetched."""

    path: PurePosixPath
    data: bytes
