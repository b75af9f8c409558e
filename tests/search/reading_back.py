"""Reads Pagefind's files without the code that writes them: CBOR as its standard says, then what its places mean."""

import gzip
import re
from pathlib import Path
from typing import Any

SIGNATURE = b"pagefind_dcd"
Lists = dict[str, dict[int, list[int]]]


def read_cbor(data: bytes) -> Any:
    """Return the one value that the bytes hold (RFC 8949: numbers, texts and arrays, of stated lengths)."""
    value, end = _value(data, 0)
    assert end == len(data), "something follows the value"
    return value


def _value(data: bytes, at: int) -> tuple[Any, int]:
    kind, low = divmod(data[at], 32)
    size = {24: 1, 25: 2, 26: 4, 27: 8}.get(low, 0)
    number = int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else low
    assert size or low < 24, "an indefinite length"
    at += 1 + size
    if kind == 0:
        return number, at
    if kind == 1:
        return -1 - number, at
    if kind == 3:
        return data[at : at + number].decode(), at + number
    assert kind == 4, f"a value of kind {kind}"
    items = []
    for _ in range(number):
        item, at = _value(data, at)
        items.append(item)
    return items, at


def read_file(path: Path) -> Any:
    """Return what a compressed file of Pagefind's holds."""
    content = gzip.decompress(path.read_bytes())
    assert content.startswith(SIGNATURE)
    return read_cbor(content.removeprefix(SIGNATURE))


def read_lists(words: list[Any]) -> Lists:
    """Return where each term stands: rows and places are steps from the one before, a negative number is a weight."""
    lists: Lists = {}
    for term, rows, variants in words:
        assert variants == []
        found: dict[int, list[int]] = {}
        row = 0
        for step, coded, of_facts in rows:
            assert of_facts == []
            row += step
            assert row not in found
            place, places = 0, []
            for number in coded:
                if number >= 0:
                    place += number
                    places.append(place)
            found[row] = places
        assert term not in lists
        lists[term] = found
    return lists


def read_folder(folder: Path) -> tuple[Lists, list[tuple[str, int]]]:
    """Return all lists of an index, each taken from the file to which the directory leads, and its pages."""
    [meta] = folder.glob("*.pf_meta")
    _, pages, files, *rest = read_file(meta)
    assert rest == [[], [], []]
    borders = [(first, last) for first, last, _ in files]
    assert borders == sorted(borders)
    lists: Lists = {}
    for first, last, name in files:
        [words] = read_file(folder / "index" / f"{name}.pf_index")
        here = read_lists(words)
        assert first <= min(here)
        # Pagefind's program shortens a border to what tells it from the next one.
        assert max(here) <= last or max(here).startswith(last)
        assert not here.keys() & lists.keys()
        lists |= here
    assert {path.stem for path in folder.glob("index/*")} == {name for *_, name in files}
    return lists, [(name, count) for name, count in pages]


def urls_by_name(folder: Path) -> dict[str, str]:
    """Return the address of each page of an index that Pagefind's program wrote."""
    read = {path.stem: gzip.decompress(path.read_bytes()) for path in folder.glob("fragment/*.pf_fragment")}
    return {name: str(re.findall(r'"url":"([^"]+)"', content.decode())[0]) for name, content in read.items()}
