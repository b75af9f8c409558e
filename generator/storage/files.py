"""Writing a file so that it is there whole or not at all, and only below the folder it belongs to."""

from __future__ import annotations

import os
import tempfile
from enum import StrEnum
from pathlib import Path

from generator.errors import StorageError

__all__ = ["Change", "place_below", "write_bytes"]


class Change(StrEnum):
    """What writing did to a file."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


def place_below(root: Path, relative: str) -> Path:
    """The path of ``relative`` below ``root``.

    Raises:
        StorageError: When it would lie elsewhere: ``../``, an absolute path, a link out of the folder.
    """
    path = root / relative
    if not path.resolve().is_relative_to(root.resolve()):
        raise StorageError(f"{relative!r} lies outside of {root}; nothing was written")
    return path


def write_bytes(path: Path, data: bytes) -> Change:
    """Writes ``data`` to ``path`` through a temporary file beside it, and says what that changed.

    Raises:
        StorageError: When the folder cannot be written; nothing half-written is left.
    """
    try:
        if path.exists() and path.read_bytes() == data:
            return Change.UNCHANGED
        change = Change.CHANGED if path.exists() else Change.CREATED
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise StorageError(f"{path}: cannot be written ({error.strerror}); check the folder's permissions") from error
    return change


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
