"""Writes what a search on the finished site needs: Pagefind's index of the coded texts, and our plain files.

Pagefind is asked one thing only: in which documents, and where, does one coded term stand
(`text.search_codec`). Phrases, all-words, exclusions and ranking are put together from those lists in the
browser, so they are exact, and a count never waits for a text. Pagefind's own results are not used, hence:

* records carry neither title nor filters: Pagefind matches a query's beginning with words of the title;
* its fragments (a coded text per document, twice as long as the text) and its interfaces are removed.

Beside the index stand ``pagefind/bang-ke.json`` (all documents in columns: which record is which page, with
the values that filters and sorting need) and, with each document, ``doan.json`` (its provisions in clean
Vietnamese); the search page loads only those of the results it shows. Same documents, same bytes: Pagefind
names its files after their content, and records are added in the order of their addresses.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from generator.errors import PublishError
from generator.model.metadata import Completeness
from generator.model.search import SearchDocument
from generator.text.search_codec import encode_shadow, iter_tokens, normalize_search_text
from generator.text.sorting import sort_key

__all__ = ["SearchIndexReport", "build_search_index"]

# The search page is in Vietnamese and Pagefind chooses the index by the language of the page that loads it.
_LANGUAGE = "vi"
_SIGNATURE = b"pagefind_dcd"
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
_COMPLETENESS = {Completeness.FULL: "Toàn văn", Completeness.EXCERPT: "Bản trích"}


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchIndexReport:
    """What was written."""

    documents: int
    provisions: int
    index_bytes: int
    """Everything under ``pagefind/``."""
    text_bytes: int
    """All ``doan.json`` together."""


def build_search_index(documents: Sequence[SearchDocument], site: Path) -> SearchIndexReport:
    """Write the search index of a finished site and return what it weighs.

    Args:
        documents: All documents; their order does not matter.
        site: The folder that is published; ``pagefind/`` in it is replaced.

    Raises:
        PublishError: Pagefind cannot be run, or two documents have one address.
    """
    ordered = sorted(documents, key=lambda document: document.path)
    _require_distinct(ordered)
    folder = site / "pagefind"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        # In a thread of its own, because asyncio.run() refuses where a loop is running: in a notebook, in a test
        # that drives a browser.
        with ThreadPoolExecutor(max_workers=1) as executor:
            executor.submit(lambda: asyncio.run(_run_pagefind(ordered, folder))).result()
    except OSError as error:
        raise PublishError(f"Pagefind could not be run, expected an index in {folder}: {error}") from error
    records = _take_fragments(folder)
    for pattern in _UNUSED:
        for unused in folder.glob(pattern):
            unused.unlink()
    _write_json(folder / "bang-ke.json", _catalogue(ordered, records))
    for document in ordered:
        _write_json(site / document.path / "doan.json", _document_file(document))
    return SearchIndexReport(
        documents=len(ordered),
        provisions=sum(len(document.provisions) for document in ordered),
        index_bytes=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        text_bytes=sum((site / document.path / "doan.json").stat().st_size for document in ordered),
    )


def _require_distinct(documents: Sequence[SearchDocument]) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.path in seen:
            raise PublishError(f"two documents have the address {document.path!r}, expected one")
        seen.add(document.path)


async def _run_pagefind(documents: Sequence[SearchDocument], folder: Path) -> None:
    config = IndexConfig(output_path=str(folder), force_language=_LANGUAGE)
    async with PagefindIndex(config=config) as index:
        for document in documents:
            passages = (*document.header, *(provision.text for provision in document.provisions))
            shadow = encode_shadow(passages, document.number)
            await index.add_custom_record(url="/" + document.path, content=shadow, language=_LANGUAGE)


def _take_fragments(folder: Path) -> dict[str, str]:
    """Return the record's name for each address, and remove the fragments that say it."""
    records: dict[str, str] = {}
    for path in sorted(folder.glob("fragment/*.pf_fragment")):
        record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))
        records[record["url"].removeprefix("/")] = path.stem
    shutil.rmtree(folder / "fragment", ignore_errors=True)
    return records


def _catalogue(documents: Sequence[SearchDocument], records: dict[str, str]) -> dict[str, object]:
    """Return the table of all documents, in columns because columns compress."""
    by_number = {document.path: rank for rank, document in enumerate(sorted(documents, key=_number_key))}
    return {
        "record": [records[document.path] for document in documents],
        "path": [document.path for document in documents],
        "date": [document.date.isoformat() if document.date else "" for document in documents],
        "rank": [by_number[document.path] for document in documents],
        "title": [_count_tokens(document.title) for document in documents],
        "facets": [_facet(name, label, documents, of) for name, label, of in _FACETS],
    }


def _number_key(document: SearchDocument) -> tuple[bool, int, str, str]:
    digits = re.match(r"[0-9]+", document.number or "")
    return (digits is None, int(digits[0]) if digits else 0, document.number or "", document.path)


def _count_tokens(text: str) -> int:
    return sum(1 for _ in iter_tokens(normalize_search_text(text)))


def _one(value: object | None) -> tuple[str, ...]:
    return () if value is None else (str(value),)


# The names are the query's: /tim-kiem/?tinh=Lai+Châu&loai=Kế+hoạch.
_FACETS: tuple[tuple[str, str, Callable[[SearchDocument], tuple[str, ...]]], ...] = (
    ("tinh", "Tỉnh khi ban hành", lambda document: _one(document.province_at_signing)),
    ("loai", "Loại văn bản", lambda document: _one(document.document_type)),
    ("nam", "Năm ban hành", lambda document: _one(document.year)),
    ("gd", "Giai đoạn", lambda document: _one(document.period)),
    ("lv", "Lĩnh vực cải cách", lambda document: document.areas),
    ("du", "Mức đầy đủ", lambda document: _one(_COMPLETENESS[document.completeness])),
    ("nay", "Tỉnh, thành phố ngày nay", lambda document: _one(document.province_today)),
)


def _facet(
    name: str,
    label: str,
    documents: Sequence[SearchDocument],
    values_of: Callable[[SearchDocument], Iterable[str]],
) -> dict[str, object]:
    """Return one filter: its values in reading order and, for each document, which of them it has."""
    values = sorted({value for document in documents for value in values_of(document)}, key=sort_key)
    place = {value: index for index, value in enumerate(values)}
    return {
        "name": name,
        "label": label,
        "values": values,
        "of": [[place[value] for value in values_of(document)] for document in documents],
    }


def _document_file(document: SearchDocument) -> dict[str, object]:
    return {
        "title": document.title,
        "number": document.number,
        "province": document.province_at_signing,
        "today": document.province_today,
        "date": document.date.isoformat() if document.date else None,
        "signer": document.signer,
        "excerpt": document.completeness is Completeness.EXCERPT,
        "simulated": document.is_simulated,
        "scan": document.is_scan,
        "provisions": [[part.anchor, part.label, part.text] for part in document.provisions],
    }


def _write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
