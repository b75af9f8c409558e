"""Source files on disk: which ones a command was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.model.outcome import Diagnostic, Outcome, Severity

__all__ = ["DOCUMENT_SUFFIXES", "find_sources"]

DOCUMENT_SUFFIXES = frozenset(
    ("", ".txt", ".md", ".html", ".htm", ".mht", ".mhtml", ".doc", ".docx", ".odt", ".rtf", ".pdf", ".json", ".xls",
     ".xlsx", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
)  # fmt: skip
"""Endings taken from a folder. What a file is, its bytes decide; this only keeps a project's own files out."""


def find_sources(paths: Sequence[Path]) -> Outcome[tuple[Path, ...]]:
    """Files to convert: those named, and everything below the folders named, in the order of their names.

    Hidden files are passed over. A link that leads out of the folder it stands in is left out with a diagnostic: a
    folder that somebody sent must not make us publish a file of this machine.
    """
    files: list[Path] = []
    diagnostics: list[Diagnostic] = []
    for path in paths:
        if not path.exists():
            diagnostics.append(_missing(path))
        elif path.is_dir():
            others = 0
            for file in _walk(path):
                if not file.exists():
                    diagnostics.append(_missing(file))
                elif not _is_inside(file, path):
                    message = "this link leads out of its folder; name the file itself to convert it"
                    diagnostics.append(_left_out(file, "STO002", message))
                elif file.suffix.lower() in DOCUMENT_SUFFIXES:
                    files.append(file)
                else:
                    others += 1
            if others:
                message = f"{others} files whose endings no document has were passed over; name one to convert it"
                diagnostics.append(replace(_left_out(path, "STO006", message), severity=Severity.INFO))
        else:
            files.append(path)
    return Outcome(value=tuple(dict.fromkeys(files)), diagnostics=tuple(diagnostics))


def _walk(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif entry.is_file() or entry.is_symlink():
            yield entry


def _is_inside(file: Path, folder: Path) -> bool:
    return file.resolve().is_relative_to(folder.resolve())


def _missing(path: Path) -> Diagnostic:
    if path.is_symlink():
        message = f"a link to {str(path.readlink())!r}, where nothing is; mend the link, or name the file itself"
    else:
        message = "there is no such file or folder; check the name"
    return _left_out(path, "STO001", message)


def _left_out(path: Path, code: str, message: str) -> Diagnostic:
    return Diagnostic.error(str(path), code, message)
