"""Index files read back in a real browser by two readers that share no code: the page's own and Pagefind's runtime."""

import random
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.publishing import pagefind_runtime, search_index
from generator.publishing.pagefind_files import PostingLists, cut_chunks
from generator.text.search_codec import JOINER, SEPARATOR
from tests.browser.conftest import Serve
from tests.search.site import REPOSITORY

pytestmark = pytest.mark.browser

READ = """async ([address, terms]) => {
  const { openIndex } = await import(address + "assets/tim-kiem/postings.js");
  const { lookup } = await openIndex(new URL(address));
  return Promise.all(terms.map(async (term) => [...await lookup(term)].map(([row, places]) => [row, [...places]])));
}"""
Lists = dict[str, dict[int, list[int]]]


def drawn(seed: int, rows: int) -> Lists:
    """Return lists of terms that are hard to tell apart: few letters, one word the beginning of another."""
    chance = random.Random(seed)
    words = sorted({"".join(chance.choices("acinz", k=chance.randint(1, 4))) for _ in range(60)})
    bases = [*words, *(chance.choice(words) + JOINER + chance.choice(words) for _ in range(60))]
    marks = {False: ["", "f", "as", "p"], True: ["ˍ", f"f{SEPARATOR}", f"{SEPARATOR}s", f"as{SEPARATOR}r"]}
    terms = {f"{base}{SEPARATOR}{mark}{SEPARATOR}" for base in bases for mark in marks[JOINER in base]}
    return {
        term: {
            row: sorted(chance.sample(range(100_000), chance.randint(1, 6)))
            for row in chance.sample(range(rows), chance.choice((1, 2, 30)))
        }
        for term in sorted(terms)
        if chance.random() < 0.6
    }


def write_site(site: Path, lists: Lists, rows: int, enough: int) -> int:
    """Write an index of these lists and return its number of files."""
    folder = site / "pagefind"
    postings = PostingLists()
    for row in range(rows):
        postings.add(row, {term: places[row] for term, places in lists.items() if row in places})
    version = pagefind_runtime.write_runtime(folder)
    chunks = list(cut_chunks(postings.entries(), enough))
    borders = search_index._write_index(folder, version, chunks, rows, "x")
    table = {"stamp": "x", "count": rows, "facets": [], "light": 1, "often": {}, "dense": "", "borders": borders}
    search_index._write_json(folder / "bang-ke.json", table)
    return len(chunks)


def expected(lists: Lists, beginning: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for term, rows in lists.items():
        if term.startswith(beginning):
            for row, places in rows.items():
                found[row] = sorted({*found.get(row, []), *places})
    return found


# A browser that cannot decompress leaves the files to Pagefind's own runtime: both must read the same.
OLD_BROWSER = "delete globalThis.DecompressionStream"


@pytest.mark.parametrize("old", [False, True], ids=["own reader", "Pagefind's runtime"])
@pytest.mark.parametrize("shape", [(1, 1), (2, 300), (3, 2000), (4, 10**9)], ids=str)
def test_every_term_and_every_beginning_of_one_has_the_places_that_were_written(
    shape: tuple[int, int], old: bool, desktop: Page, serve: Serve, tmp_path: Path
) -> None:
    (seed, enough), rows = shape, 400
    lists = drawn(seed, rows)
    files = write_site(tmp_path, lists, rows, enough)
    assert (files > 20) == (enough <= 2000)
    (tmp_path / "index.html").write_text("<!doctype html><html lang=vi><title>x</title><link rel=icon href=data:,>")
    shutil.copytree(REPOSITORY / "theme_overrides/assets/tim-kiem", tmp_path / "assets/tim-kiem")
    address = serve(tmp_path)
    if old:
        desktop.add_init_script(OLD_BROWSER)
    desktop.goto(address)
    bare = sorted({term.partition(SEPARATOR)[0] + SEPARATOR for term in lists})
    absent = [f"zzzzz{SEPARATOR}", f"a{SEPARATOR}x{SEPARATOR}", f"000{SEPARATOR}", f"c{JOINER}q{SEPARATOR}"]
    asked = [*sorted(lists), *bare, *absent]
    read = desktop.evaluate(READ, [address, asked])
    for term, found in zip(asked, read, strict=True):
        assert {row: sorted(set(places)) for row, places in found} == expected(lists, term), term
