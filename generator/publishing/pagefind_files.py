"""Postings in the files that Pagefind's runtime reads.

Pagefind's program is not asked to index the documents: it keeps every word of every document in memory (3.7 GB for
2,000 documents of 15 KB), and cuts its files every 20,000 places, so that one pair of syllables costs 18 KB whatever
its own list weighs. Written here, the index takes memory for its distinct terms only, a frequent term has a file to
itself, and a document is called by its row, so that no table of names has to be loaded.

The format is the program's own and may change with it. `read_files` reads what the program wrote for a probe, and
`search_index` refuses to publish unless `index_file` and `meta_file` give the same for it.
"""

from __future__ import annotations

import gzip
import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from generator.text.search_codec import SEPARATOR, TRIPLE

__all__ = [
    "ROOMS_ONLY",
    "ROWS_ONLY",
    "Chunk",
    "PostingLists",
    "base36",
    "cut_chunks",
    "index_file",
    "measure",
    "meta_file",
    "write_chunks",
]

ROOMS_ONLY = "\u02d1"
"""Begins the term of a frequent pair's short list: rooms, no places."""
ROWS_ONLY = "\u02ec"
"""Begins the term of a frequent word's short list: documents, no rooms."""
OFTEN = 16_000
"""Bytes of its lists from which a pair or a word is frequent."""
SIGNATURE = b"pagefind_dcd"
_WEIGHT = bytes([0x38, 0x18])  # -25: all places that follow weigh as plain text does
_EMPTY = b"\x80"
_OF_A_WORD = 2  # separators in the term of a single word
_LEAST = 8_000
_GROWTH = 1


@dataclass(slots=True)
class PostingLists:
    """The lists of all terms, coded as they grow: a number of a document costs a few bytes, an object would cost 60."""

    lists: dict[str, bytearray] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def add(self, row: int, postings: Mapping[str, Sequence[int]]) -> None:
        """Add the terms of one document; rows come in ascending order."""
        for term, places in postings.items():
            coded = self.lists.get(term)
            if coded is None:
                coded = self.lists[term] = bytearray()
                self.counts[term] = self.last[term] = 0
            coded += b"\x83" + _number(row - self.last[term]) + _head(0x80, len(places) + 1) + _WEIGHT
            before = 0
            for place in places:
                coded += _number(place - before)
                before = place
            coded += _EMPTY
            self.counts[term] += 1
            self.last[term] = row

    def add_short(self, bits: int) -> dict[str, int]:
        """Give what is frequent a second, short list, and return the bytes that the long ones weigh.

        Of a pair it holds the rooms alone, of a word the documents alone: where others decide the places, the long one
        need not be fetched.

        Args:
            bits: How many bits of a position are its place in the room.
        """
        # A document number, ending with JOINER, begins as the numeral does that stands in it.
        terms = [term for term in self.lists if term.endswith(SEPARATOR)]
        often = {bare: weight for bare, weight in self.weigh(terms).items() if weight >= OFTEN}
        for term in [term for term in terms if term.partition(SEPARATOR)[0] in often and term[0] != TRIPLE]:
            is_pair = term.count(SEPARATOR) > _OF_A_WORD
            for row, places in _decode(self.lists[term]):
                short = sorted({place >> bits for place in places}) if is_pair else [0]
                self.add(row, {(ROOMS_ONLY if is_pair else ROWS_ONLY) + term: short})
        return often

    def weigh(self, terms: Iterable[str]) -> dict[str, int]:
        """Return the bytes of the terms' lists, all forms of the same letters together."""
        weights: dict[str, int] = {}
        for term in terms:
            bare = term.partition(SEPARATOR)[0]
            weights[bare] = weights.get(bare, 0) + len(self.lists[term])
        return weights

    def entries(self) -> Iterator[tuple[str, bytes]]:
        """Yield each term with its coded entry, in the order of the index."""
        for term in sorted(self.lists):
            head = b"\x83" + _text(term) + _head(0x80, self.counts[term])
            yield term, head + bytes(self.lists[term]) + _EMPTY


@dataclass(frozen=True, kw_only=True, slots=True)
class Chunk:
    """The terms of one index file."""

    first: str
    last: str
    entries: tuple[bytes, ...]


def measure(entries: Iterable[tuple[str, bytes]]) -> tuple[int, str]:
    """Return the bytes at which a file is full, and a word that changes with any list.

    Files and the directory of all files grow alike with the index.
    """
    digest, size = hashlib.sha256(), 0
    for _, entry in entries:
        digest.update(entry)
        size += len(entry)
    return max(_LEAST, _GROWTH * math.isqrt(size)), digest.hexdigest()


def cut_chunks(entries: Iterable[tuple[str, bytes]], enough: int = _LEAST) -> Iterator[Chunk]:
    """Yield the files' contents: frequent letters alone, rarer ones together.

    All forms of the same letters stand in one file: for a shortened term, Pagefind's runtime loads one file only.
    """
    waiting: list[tuple[str, bytes]] = []
    size = 0
    for _, group in groupby(entries, key=lambda entry: entry[0].partition(SEPARATOR)[0]):
        forms = list(group)
        weight = sum(len(entry) for _, entry in forms)
        alone = weight >= enough // 3
        if waiting and (alone or size + weight > enough):
            yield _chunk(waiting)
            waiting, size = [], 0
        waiting += forms
        size += weight
        if alone:
            yield _chunk(waiting)
            waiting, size = [], 0
    if waiting:
        yield _chunk(waiting)


def _chunk(entries: Sequence[tuple[str, bytes]]) -> Chunk:
    return Chunk(first=entries[0][0], last=entries[-1][0], entries=tuple(entry for _, entry in entries))


def index_file(chunk: Chunk) -> bytes:
    """Return the content of one index file, not compressed."""
    return SIGNATURE + b"\x81" + _head(0x80, len(chunk.entries)) + b"".join(chunk.entries)


def meta_file(version: str, pages: Iterable[tuple[str, int]], chunks: Iterable[tuple[str, str, str]]) -> bytes:
    """Return the content of the file that says which pages there are, and in which file a term stands.

    Args:
        version: Of Pagefind.
        pages: Name and number of words of each page; the names are what a search returns.
        chunks: First term, last term and name of each index file.
    """
    listed = [b"\x82" + _text(name) + _number(words) for name, words in pages]
    files = [b"\x83" + b"".join(map(_text, chunk)) for chunk in chunks]
    head = SIGNATURE + b"\x86" + _text(version)
    return head + _array(listed) + _array(files) + _EMPTY * 3


def write_chunks(folder: Path, chunks: Iterable[Chunk], stamp: str) -> list[tuple[str, str, str]]:
    """Write index files and return their first term, last term and name.

    A name is the stamp with the file's number: who knows how many there are knows all names, and no cache has a file of
    an older index under the name of a new one.
    """
    (folder / "index").mkdir(parents=True, exist_ok=True)
    written: list[tuple[str, str, str]] = []
    before = ""
    for number, chunk in enumerate(chunks):
        name = stamp + base36(number)
        (folder / "index" / f"{name}.pf_index").write_bytes(compress(index_file(chunk)))
        written.append((_border(before, chunk.first), chunk.last, name))
        before = chunk.last
    borders = [first for first, _, _ in written[1:]]
    return [(first, border, name) for (first, _, name), border in zip(written, [*borders, before], strict=False)]


def _border(before: str, first: str) -> str:
    """Return the shortest beginning of a file's first term that stands after all terms of the file before.

    >>> _border("caiːcachˍrˍsˍ", "caiːtienˍrˍafˍ")
    'caiːt'
    """
    size = next((size for size in range(1, len(first)) if first[:size] > before), len(first))
    return first[:size]


def _decode(coded: bytearray) -> Iterator[tuple[int, list[int]]]:
    """Yield the rows of a coded list with their places."""
    row = at = 0
    while at < len(coded):
        step, at = _read(coded, at + 1)
        count, at = _read(coded, at)
        at += len(_WEIGHT)
        row, place, places = row + step, 0, []
        for _ in range(count - 1):
            step, at = _read(coded, at)
            place += step
            places.append(place)
        yield row, places
        at += 1


def _read(coded: bytearray, at: int) -> tuple[int, int]:
    """Return a number, or the length of an array, and where the next item begins."""
    low = coded[at] & 0x1F
    if low < 24:
        return low, at + 1
    size = 1 << low - 24
    return int.from_bytes(coded[at + 1 : at + 1 + size], "big"), at + 1 + size


def compress(content: bytes) -> bytes:
    """Return the content as Pagefind's runtime expects it, the same bytes at any time."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def base36(number: int) -> str:
    """Return a number in the digits that JavaScript's ``parseInt(…, 36)`` reads.

    >>> base36(0), base36(35), base36(10000)
    ('0', 'z', '7ps')
    """
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def _array(items: Sequence[bytes]) -> bytes:
    return _head(0x80, len(items)) + b"".join(items)


def _text(text: str) -> bytes:
    coded = text.encode()
    return _head(0x60, len(coded)) + coded


def _number(number: int) -> bytes:
    return _head(0, number)


def _head(kind: int, number: int) -> bytes:
    """Return a number as CBOR writes it, in the fewest bytes."""
    if number < 24:
        return bytes((kind | number,))
    for size, code in ((1, 24), (2, 25), (4, 26)):
        if number < 1 << 8 * size:
            return bytes((kind | code,)) + number.to_bytes(size, "big")
    return bytes((kind | 27,)) + number.to_bytes(8, "big")
