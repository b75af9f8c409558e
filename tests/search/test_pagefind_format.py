"""The index files against two judges that share no code with the writer: a plain CBOR reader and Pagefind's program."""

import asyncio
import gzip
import random
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pagefind.index import IndexConfig
from pagefind.service import PagefindService

from generator.publishing.pagefind_files import (
    PostingLists,
    base36,
    compress,
    cut_chunks,
    index_file,
    meta_file,
    write_chunks,
)
from generator.text.search_codec import JOINER, SEPARATOR
from tests.search.reading_back import Lists, read_folder, urls_by_name

LETTERS = "abcdfsɐəɕʁ"
WORD = st.text(LETTERS, min_size=1, max_size=4)
TERM = st.one_of(
    st.builds(lambda base, marks: f"{base}{SEPARATOR}{marks}{SEPARATOR}", WORD, st.text("fsr", max_size=2)),
    st.builds(lambda one, two, marks: f"{one}{JOINER}{two}{SEPARATOR}{marks}{SEPARATOR}{SEPARATOR}", WORD, WORD, WORD),
)
# Steps of every length that CBOR writes differently.
PLACES = st.lists(
    st.one_of(st.integers(0, 30), st.integers(200, 300), st.integers(65_000, 66_000), st.integers(0, 2**33)),
    min_size=1,
    max_size=30,
    unique=True,
).map(sorted)
ROWS = st.dictionaries(st.one_of(st.integers(0, 40), st.integers(250, 70_000)), PLACES, min_size=1, max_size=30)


def write(folder: Path, wanted: Lists, enough: int) -> None:
    lists = PostingLists()
    by_row: dict[int, dict[str, list[int]]] = {}
    for term, rows in wanted.items():
        for row, places in rows.items():
            by_row.setdefault(row, {})[term] = places
    for row in sorted(by_row):
        lists.add(row, by_row[row])
    files = write_chunks(folder, cut_chunks(lists.entries(), enough), "0a")
    meta = meta_file("1.5.2", [(base36(row), 1) for row in range(3)], files)
    (folder / "pagefind.vi_0.pf_meta").write_bytes(compress(meta))


@given(wanted=st.dictionaries(TERM, ROWS, max_size=25), enough=st.integers(1, 3000))
def test_what_is_written_is_what_a_plain_reader_reads(wanted: Lists, enough: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), wanted, enough)
        lists, pages = read_folder(Path(name))
    assert lists == wanted
    assert pages == [("0", 1), ("1", 1), ("2", 1)]


@given(wanted=st.dictionaries(TERM, ROWS, min_size=1, max_size=25))
def test_short_lists_leave_the_long_ones_as_they_were(wanted: Lists) -> None:
    lists = PostingLists()
    for row in sorted({row for rows in wanted.values() for row in rows}):
        lists.add(row, {term: rows[row] for term, rows in wanted.items() if row in rows})
    before = dict(lists.entries())
    lists.add_short(11)
    after = dict(lists.entries())
    assert {term: after[term] for term in before} == before


def drawn(seed: int, documents: int, words: int) -> list[str]:
    """Return texts of coded terms and full stops; a term stands in many of them, often more than once."""
    chance = random.Random(seed)
    bases = ["".join(chance.choices("abcdeghiklmnopqrstuvxy", k=chance.randint(1, 6))) for _ in range(30)]
    terms = [f"{base}{SEPARATOR}{marks}{SEPARATOR}" for base in bases for marks in ("", "f", "as", "adwcwf")]
    terms += [f"{chance.choice(bases)}{JOINER}{base}{SEPARATOR}{SEPARATOR}f{SEPARATOR}" for base in bases]
    return [" ".join(chance.choices([*terms, "."], k=chance.randint(1, words))) for _ in range(documents)]


def index_stock(texts: Sequence[str], folder: Path) -> list[str]:
    """Let Pagefind's program write the index, and return its texts in the order of its rows."""

    async def run() -> list[tuple[str, bytes]]:
        async with PagefindService() as service:
            index = await service.create_index(config=IndexConfig(force_language="vi"))
            for number, text in enumerate(texts):
                await index.add_custom_record(url=f"/{number}/", content=text, language="vi")
            return [(made["path"], made["content"]) for made in await index.get_files()]

    # In a thread of its own: where a test before this one drove a browser, a loop runs already.
    with ThreadPoolExecutor(max_workers=1) as thread:
        files = thread.submit(lambda: asyncio.run(run())).result()
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    urls = urls_by_name(folder)
    _, pages = read_folder(folder)
    return [texts[int(urls[name].strip("/"))] for name, _ in pages]


def places_of(texts: Sequence[str]) -> PostingLists:
    lists = PostingLists()
    for row, text in enumerate(texts):
        found: dict[str, list[int]] = {}
        for place, term in enumerate(text.split(" ")):
            if term != ".":
                found.setdefault(term, []).append(place)
        lists.add(row, found)
    return lists


@pytest.mark.parametrize("seed", range(12))
def test_small_indexes_are_the_bytes_that_pagefind_writes(seed: int, tmp_path: Path) -> None:
    ordered = index_stock(drawn(seed, documents=1 + seed * 5, words=10 + seed * 20), tmp_path)
    [chunk] = cut_chunks(places_of(ordered).entries(), 10**9)
    [index], [meta] = tmp_path.glob("index/*"), tmp_path.glob("*.pf_meta")
    assert gzip.decompress(index.read_bytes()) == index_file(chunk)
    _, pages = read_folder(tmp_path)
    assert gzip.decompress(meta.read_bytes()) == meta_file("1.5.2", pages, [(chunk.first, chunk.last, index.stem)])


def test_an_index_of_several_files_holds_what_pagefind_s_holds(tmp_path: Path) -> None:
    ordered = index_stock(drawn(76, documents=300, words=400), tmp_path / "stock")
    assert len(list(tmp_path.glob("stock/index/*"))) > 2
    stock, _ = read_folder(tmp_path / "stock")
    files = write_chunks(tmp_path / "own", cut_chunks(places_of(ordered).entries(), 4000), "0a")
    (tmp_path / "own/pagefind.vi_0.pf_meta").write_bytes(compress(meta_file("1.5.2", [], files)))
    assert len(files) > 2
    assert read_folder(tmp_path / "own")[0] == stock
