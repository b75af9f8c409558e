"""A project of one's own outside of the repository: settings, frame and hand-written pages, without documents."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.errors import StorageError

__all__ = ["start_project"]

_PARTS = ("mkdocs.yml", "site_config", "theme_overrides", "content/trang")
_IGNORED = "# What a build makes anew\nbuild/\nsite/\n"
_REPOSITORY = Path(__file__).resolve().parents[2]


def start_project(folder: Path, *, model: Path = _REPOSITORY) -> None:
    """Copies into ``folder`` what a build needs; nothing that stands there is overwritten.

    Args:
        folder: Made where it does not exist.
        model: The project to copy from, the repository that the program runs from.

    Raises:
        StorageError: When the folder holds a part already, cannot be written, or there is nothing to copy.
    """
    missing = [name for name in _PARTS if not (model / name).exists()]
    if missing:
        raise StorageError(f"{model}: {missing[0]} is not there to be copied; run the command from a clone")
    standing = [name for name in _PARTS if (folder / name).exists()]
    if standing:
        raise StorageError(f"{folder}: {standing[0]} stands there already; nothing was copied, choose another folder")
    try:
        for name in _PARTS:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if (model / name).is_dir() else shutil.copyfile)(model / name, target)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text(_IGNORED, encoding="utf-8")
    except OSError as error:
        raise StorageError(f"{folder}: cannot be written ({error.strerror}); check its permissions") from error
