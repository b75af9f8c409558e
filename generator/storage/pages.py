"""Planned pages to disk, in a folder that the generator owns entirely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import StorageError
from generator.model.page import Download, Page
from generator.storage.files import place_below, write_bytes

__all__ = ["WriteReport", "write_pages"]


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteReport:
    """What writing the plan changed on disk."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


def write_pages(pages: Sequence[Page | Download], root: Path) -> WriteReport:
    """Makes ``root`` hold exactly ``pages``: writes what is new or different, removes what is no longer planned.

    Args:
        pages: All of them; planning is finished before the first byte is written.
        root: A folder that nobody else writes to.

    Raises:
        StorageError: When two pages want one path, or the folder cannot be written.
    """
    planned = {place_below(root, page.path.as_posix()): page for page in pages}
    if len(planned) != len(pages):
        double = [path for path, count in Counter(page.path.as_posix() for page in pages).items() if count > 1]
        raise StorageError(f"two pages are planned for one address: {', '.join(sorted(double))}")
    removed = _remove_others(set(planned), root)
    counts = Counter(write_bytes(path, page.data) for path, page in sorted(planned.items()))
    return WriteReport(removed=removed, **{change.value: count for change, count in counts.items()})


def _remove_others(planned: set[Path], root: Path) -> int:
    if not root.is_dir():
        return 0
    others = [path for path in sorted(root.rglob("*"), reverse=True) if path not in planned]
    removed = 0
    for path in others:
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        else:
            path.unlink()
            removed += 1
    return removed
