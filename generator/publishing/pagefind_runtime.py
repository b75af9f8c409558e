"""Pagefind's runtime, from its own program, and the proof that it reads the index files that we write.

The program indexes two small pages of coded terms. `pagefind_files` must give the same bytes for them, or nothing is
published: a runtime that takes our files for something else would find nothing, silently. What is compared holds every
construct that our files hold: several pages, several places, steps of one and of two bytes, a term of one page only.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import shutil
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pagefind.index import IndexConfig
from pagefind.service import PagefindService

from generator.errors import PublishError
from generator.publishing.pagefind_files import SIGNATURE, PostingLists, cut_chunks, index_file, meta_file

__all__ = ["LANGUAGE", "write_runtime"]

LANGUAGE = "vi"
"""The search page is in Vietnamese, and Pagefind chooses the index by the language of the page that loads it."""
_RUNTIME = ("pagefind.js", "wasm.*.pagefind", "pagefind-entry.json")
_PROBE = {"/a/": "aˍ aˍ bːcˍ . aˍ", "/b/": "aˍ " + "bːcˍ " * 300 + "ɐˍ"}
_PLACES = {
    "/a/": {"aˍ": [0, 1, 4], "bːcˍ": [2]},
    "/b/": {"aˍ": [0], "bːcˍ": list(range(1, 301)), "ɐˍ": [301]},
}


def write_runtime(folder: Path) -> str:
    """Let Pagefind write its runtime with an index of two probes, keep the runtime, and return Pagefind's version.

    Raises:
        PublishError: Pagefind cannot be run, or its index has another format than `pagefind_files` writes.
    """
    try:
        # In a thread of its own, because asyncio.run() refuses where a loop is running: in a notebook, in a test
        # that drives a browser.
        with ThreadPoolExecutor(max_workers=1) as executor:
            executor.submit(lambda: asyncio.run(_run_pagefind(folder))).result()
    except OSError as error:
        raise PublishError(f"Pagefind could not be run, expected an index in {folder}: {error}") from error
    version = _require_known_format(folder)
    wanted = {path for pattern in _RUNTIME for path in folder.glob(pattern)}
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path not in wanted:
            path.unlink()
    return version


async def _run_pagefind(folder: Path) -> None:
    """Write what the program makes of the probe.

    The program is asked for the contents: when it writes files itself it answers before they are written, and on a busy
    machine an empty or half pagefind-entry.json was what it left.
    """
    async with PagefindService() as service:
        index = await service.create_index(config=IndexConfig(force_language=LANGUAGE))
        for url, content in _PROBE.items():
            await index.add_custom_record(url=url, content=content, language=LANGUAGE)
        files = await index.get_files()
    for made in files:
        path = folder / made["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made["content"])


def _require_known_format(folder: Path) -> str:
    """Return the version of the Pagefind whose index of the probe is the one that we would write."""
    version = "of an unknown version"
    try:
        version = str(json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))["version"])
        theirs, ours = _read_theirs(folder), _write_ours(folder, version)
    # Whatever is not as it was: a file missing or one more, not compressed, of another shape.
    except (OSError, EOFError, ValueError, LookupError, TypeError, zlib.error) as error:
        raise PublishError(f"{_refusal(version)} ({error!r})") from error
    if theirs != ours:
        raise PublishError(_refusal(version))
    return version


def _refusal(version: str) -> str:
    return (
        f"Pagefind {version} writes another index than expected: install the version that requirements/site.txt pins, "
        "or bring publishing/pagefind_files.py up to the new format (docs/architecture.md, Search)"
    )


def _read_theirs(folder: Path) -> tuple[bytes, bytes]:
    [index], [meta] = folder.glob("index/*.pf_index"), folder.glob("*.pf_meta")
    return gzip.decompress(index.read_bytes()), gzip.decompress(meta.read_bytes())


def _write_ours(folder: Path, version: str) -> tuple[bytes, bytes]:
    """Return the two files for the probe, with the names and the order of pages that the program has chosen."""
    [index], [meta] = folder.glob("index/*.pf_index"), folder.glob("*.pf_meta")
    names = re.findall(rf"{LANGUAGE}_[0-9a-f]+".encode(), gzip.decompress(meta.read_bytes()))[: len(_PROBE)]
    pages: list[tuple[str, int]] = []
    lists = PostingLists()
    for row, name in enumerate(name.decode() for name in names):
        fragment = gzip.decompress((folder / "fragment" / f"{name}.pf_fragment").read_bytes())
        record = json.loads(fragment.removeprefix(SIGNATURE))
        pages.append((name, record["word_count"]))
        lists.add(row, _PLACES[record["url"]])
    [chunk] = cut_chunks(lists.entries())
    return index_file(chunk), meta_file(version, pages, [(chunk.first, chunk.last, index.stem)])
