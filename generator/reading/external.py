"""Programs of the system, started here and nowhere else in reading: LibreOffice and Tesseract.

Each run has a folder of its own, a limit of time, and is ended with all its children when the limit is reached.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.errors import ReadError, SourceError

__all__ = ["convert_to_docx", "find_libreoffice", "find_tesseract", "recognise"]

_OFFICE = ("soffice", "libreoffice")
_START = 60.0
"""Seconds that a run may take whatever it converts: the first start of a new profile takes 5 to 20 here."""
_PER_FILE = 10.0
_ALONE = 60.0
_PER_PICTURE = 120.0
# Not the caller's environment: what a program makes of a file must not depend on who starts it.
_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
# No macro runs, no link is followed, nothing is fetched from outside of the file.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501 - the lines of LibreOffice's settings file


def find_libreoffice() -> str | None:
    """The path of LibreOffice, ``None`` when it is not installed."""
    return next(filter(None, map(shutil.which, _OFFICE)), None)


def find_tesseract() -> str | None:
    """The path of Tesseract, ``None`` when it is not installed."""
    return shutil.which("tesseract")


def convert_to_docx(documents: Sequence[bytes], *, seconds: float | None = None) -> list[bytes | SourceError]:
    """Each document as DOCX, or why it is none: all in one run of LibreOffice, because its start costs the most.

    A document on which the run ends or hangs is tried once more alone, so that it costs the others nothing.

    Args:
        documents: Files that LibreOffice reads, Word 6 to 2003 above all.
        seconds: Limit for one document alone; a minute by default.
    """
    program = find_libreoffice()
    if program is None:
        return [_missing_libreoffice() for _ in documents]
    with tempfile.TemporaryDirectory(prefix="kehoachmo-") as name:
        folder = Path(name)
        names = _write_all(documents, folder)
        _run_office(program, folder, names, seconds=_START + _PER_FILE * len(names) if seconds is None else seconds)
        results: list[bytes | SourceError] = []
        for one in names:
            made = _made(folder, one)
            if made is None and len(names) > 1:
                _run_office(program, folder, [one], seconds=seconds or _ALONE)
                made = _made(folder, one)
            results.append(
                made or ReadError("SRC004", "LibreOffice cannot read this file; it is broken, cut off or locked")
            )
        return results


def _missing_libreoffice() -> SourceError:
    return ReadError("SRC007", "this is a file of Word 97-2003, and LibreOffice, which reads it, is not installed "
                     "(Debian: apt-get install libreoffice-writer-nogui)")  # fmt: skip


def _write_all(documents: Sequence[bytes], folder: Path) -> list[str]:
    """The documents as files with names of ours: what users call a file never reaches a command line."""
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    names = [f"{index:05d}" for index in range(len(documents))]
    for name, data in zip(names, documents, strict=True):
        (folder / "in" / f"{name}.doc").write_bytes(data)
    return names


def _run_office(program: str, folder: Path, names: Sequence[str], *, seconds: float) -> None:
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"),
        *(str(folder / "in" / f"{name}.doc") for name in names),
    ]  # fmt: skip
    # A proxy where nothing listens: what the settings might overlook cannot be fetched either.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    _run(command, seconds=seconds, environment={**_ENVIRONMENT, **nowhere, "HOME": str(folder)})


def _made(folder: Path, name: str) -> bytes | None:
    """What LibreOffice wrote; it ends with 0 also when it wrote nothing."""
    path = folder / "out" / f"{name}.docx"
    return path.read_bytes() if path.is_file() else None


def recognise(picture: bytes, *, language: str = "vie") -> str:
    """What Tesseract reads on a picture, as its table of words with their places and confidence (TSV).

    Raises:
        ReadError: ``SRC007`` when Tesseract is missing, ``SRC010`` when it took too long, ``SRC004`` when it failed.
    """
    program = find_tesseract()
    if program is None:
        raise ReadError(
            "SRC007", "Tesseract is not installed (Debian: apt-get install tesseract-ocr tesseract-ocr-vie)"
        )
    with tempfile.TemporaryDirectory(prefix="kehoachmo-") as name:
        folder = Path(name)
        (folder / "page.png").write_bytes(picture)
        command = [
            program,
            str(folder / "page.png"),
            str(folder / "page"),
            "-l",
            language,
            "--psm",
            "3",
            "--dpi",
            "300",
            "tsv",
        ]
        # Pages are read in parallel, a process each; threads within one only get in their way.
        if not _run(command, seconds=_PER_PICTURE, environment={**_ENVIRONMENT, "OMP_THREAD_LIMIT": "1"}):
            raise ReadError("SRC010", f"Tesseract needed more than {_PER_PICTURE:.0f} s for one page, or failed on it")
        table = folder / "page.tsv"
        if not table.is_file():
            raise ReadError("SRC007", "Tesseract has no Vietnamese (Debian: apt-get install tesseract-ocr-vie)")
        return table.read_text(encoding="utf-8")


def _run(command: Sequence[str], *, seconds: float, environment: dict[str, str]) -> bool:
    """Whether the command ended within its time; its children end with it."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=environment, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the process and what it started; the group may have gone by itself."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
