"""Writes what a search on the finished site needs: an index that Pagefind's runtime reads, and our plain files.

Pagefind is asked one thing only: in which documents, and where, does one coded term stand (`text.search_codec`,
`text.search_postings`). Phrases, all-words, exclusions and ranking are put together from those lists in the browser,
so they are exact, and a count never waits for a text. The program ``pagefind`` delivers the runtime; the index files
are ours, in its format (`publishing.pagefind_files` says why), and nothing is published if that format has changed
(`publishing.pagefind_runtime`).

Documents are numbered newest first, and everything goes by that row:

* ``pagefind/bang-ke.json``: a letter per document and filter, loaded with the first query;
* ``pagefind/doan/<row>/<block>.json``: what a result shows: the document's facts and one block of its text;
* ``<document>/doan.json``: the whole text, loaded when a reader asks for all places;
* ``pagefind/danh-sach.json``: addresses and facts of all documents, for lists of results and for sorting by number;
* ``pagefind/ten.json``: bodies that have a page, and who signed what, for a query that is a name;
* ``pagefind/tu.json``: the site's words, from which a misspelt query is answered with a suggestion.

Same documents, same bytes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import PublishError
from generator.model.metadata import Completeness
from generator.model.search import SearchBody, SearchDocument
from generator.publishing.pagefind_files import (
    Chunk,
    PostingLists,
    base36,
    compress,
    cut_chunks,
    measure,
    meta_file,
    write_chunks,
)
from generator.publishing.pagefind_runtime import LANGUAGE, write_runtime
from generator.publishing.search_tables import catalogue, names, vocabulary
from generator.text.search_codec import JOINER, SEPARATOR
from generator.text.search_postings import ROOM_BITS, cut_blocks, find_postings

__all__ = ["SearchIndexReport", "build_search_index"]

_KILOBYTE = 1600  # of a coded list, which then travels compressed
_DENSE = 96_000
"""Bytes of its lists from which a pair stands nearly everywhere."""
_SAMPLE = 200
"""Documents that are enough to know such pairs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchIndexReport:
    """What was written."""

    documents: int
    provisions: int
    index_bytes: int
    """Everything under ``pagefind/``."""
    text_bytes: int
    """All ``doan.json`` together."""


def build_search_index(
    documents: Sequence[SearchDocument], site: Path, bodies: Sequence[SearchBody] = ()
) -> SearchIndexReport:
    """Write the search index of a finished site and return what it weighs.

    Args:
        documents: All documents; their order does not matter.
        site: The folder that is published; ``pagefind/`` in it is replaced.
        bodies: Bodies that have a page, those with most tasks first.

    Raises:
        PublishError: Pagefind cannot be run, writes another format, or two documents have one address.
    """
    ordered = sorted(documents, key=_newest_first)
    _require_distinct(ordered)
    folder = site / "pagefind"
    shutil.rmtree(folder, ignore_errors=True)
    version = write_runtime(folder)
    dense = _find_dense(ordered)
    lists = PostingLists()
    for row, document in enumerate(ordered):
        lists.add(row, _write_document(document, row, site, dense))
    _write_json(folder / "tu.json", vocabulary(lists.counts))
    often = lists.add_short(ROOM_BITS)
    enough, digest = measure(lists.entries())
    _write_json(folder / "danh-sach.json", [_facts(document) for document in ordered])
    _write_json(folder / "ten.json", names(ordered, bodies))
    stamp = _stamp(folder, digest)
    borders = _write_index(folder, version, cut_chunks(lists.entries(), enough), len(ordered), stamp)
    weights = {"light": enough // 2 // _KILOBYTE, "often": {bare: size // _KILOBYTE for bare, size in often.items()}}
    directory = {"dense": " ".join(sorted(dense)), "borders": borders}
    _write_json(folder / "bang-ke.json", catalogue(ordered, stamp) | weights | directory)
    return SearchIndexReport(
        documents=len(ordered),
        provisions=sum(len(document.provisions) for document in ordered),
        index_bytes=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        text_bytes=sum((site / document.path / "doan.json").stat().st_size for document in ordered),
    )


def _newest_first(document: SearchDocument) -> tuple[int, int, str]:
    day = document.date.toordinal() if document.date else 0
    return (-day, -(document.year or 0), document.path)


def _require_distinct(documents: Sequence[SearchDocument]) -> None:
    seen: set[str] = set()
    for document in documents:
        if document.path in seen:
            raise PublishError(f"two documents have the address {document.path!r}, expected one")
        seen.add(document.path)


def _find_dense(documents: Sequence[SearchDocument]) -> frozenset[str]:
    """Return the pairs whose lists will be the heaviest, as some of the documents tell."""
    sample = documents[:: max(1, len(documents) // _SAMPLE)]
    lists = PostingLists()
    for row, document in enumerate(sample):
        texts = [part.text for part in document.provisions]
        blocks = ([texts[place] for place in block] for block in cut_blocks(texts))
        lists.add(row, find_postings(document.header, blocks)[0])
    least = _DENSE * len(sample) / max(1, len(documents))
    weights = lists.weigh(term for term in lists.lists if JOINER in term and term.endswith(SEPARATOR))
    return frozenset(pair for pair, weight in weights.items() if weight >= least)


def _write_document(document: SearchDocument, row: int, site: Path, dense: frozenset[str]) -> dict[str, list[int]]:
    """Write what the page shows of a document, and return where its terms stand."""
    texts = [part.text for part in document.provisions]
    blocks = cut_blocks(texts)
    postings, rooms = find_postings(
        document.header, ([texts[place] for place in block] for block in blocks), document.number, dense
    )
    facts = _facts(document)
    parts = [[part.anchor, part.label, part.text] for part in document.provisions]
    for block, taken in zip(blocks, rooms, strict=True):
        for room in taken:
            shown = facts | {"provisions": [parts[place] for place in block]}
            _write_json(site / "pagefind/doan" / str(row) / f"{room}.json", shown)
    if not blocks:
        _write_json(site / "pagefind/doan" / str(row) / "1.json", facts | {"provisions": []})
    _write_json(site / document.path / "doan.json", facts | {"provisions": parts})
    return postings


def _write_index(folder: Path, version: str, chunks: Iterable[Chunk], documents: int, stamp: str) -> str:
    """Write the files of the index and return what the page needs of its directory, in one line."""
    files = write_chunks(folder, chunks, stamp)
    meta = meta_file(version, ((base36(row), 1) for row in range(documents)), files)
    name = f"{LANGUAGE}_{hashlib.sha256(meta).hexdigest()[:10]}"
    (folder / f"pagefind.{name}.pf_meta").write_bytes(compress(meta))
    languages = {LANGUAGE: {"hash": name, "wasm": None, "page_count": documents}}
    _write_json(folder / "pagefind-entry.json", {"version": version, "languages": languages, "include_characters": []})
    return " ".join(first for first, _, _ in files)


def _stamp(folder: Path, digest: str) -> str:
    """Return a short word that changes with what the rows mean, so that no cache serves another row's text."""
    listed = (folder / "danh-sach.json").read_bytes() + digest.encode()
    return hashlib.sha256(listed).hexdigest()[:8]


def _facts(document: SearchDocument) -> dict[str, object]:
    return {
        "path": document.path,
        "title": document.title,
        "number": document.number,
        "kind": document.document_type,
        "province": document.province_at_signing,
        "today": document.province_today,
        "date": document.date.isoformat() if document.date else None,
        "signer": document.signer,
        "excerpt": document.completeness is Completeness.EXCERPT,
        "simulated": document.is_simulated,
        "scan": document.is_scan,
    }


def _write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
