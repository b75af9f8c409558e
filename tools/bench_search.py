"""Measures the search at a size: `python -m tools.bench_search 2000 [folder]` (needs ../shared and Chromium).

Builds a site of that many documents recombined from the test documents, then asks it in a real browser with an empty
cache. Prints build time and peak memory, what the first query and later ones bring over the network as transferred, how
long after the last key the first result stands there on a slow phone, and whether the answers are the plain text's.
A folder is kept, and measured again without building when it is named again.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, sync_playwright

from generator.model.search import SearchDocument
from tests.browser.server import serving
from tests.search.page import READY, ask, found_paths, total
from tests.search.queries import drawn_phrases
from tests.search.recombined import paragraphs, recombine
from tests.search.site import build_site
from tests.search.truth import Case, expected_paths
from tests.search.typing import SLOW_4G, Line, keys, time_answer
from tests.shared_data import SHARED
from tools.browser import find_browser, launch_arguments

LETTERS = 15_000
QUERIES = (
    "cải cách hành chính",
    '"xử phạt vi phạm"',
    "đất đai Lai Châu",
    "chuyển đổi số trong cơ quan nhà nước",
    "duong",
    "95%",
    "thu tuc hanh chinh",
    "Nghị quyết 76",
    '"phân cấp" đất đai -khoáng sản',
    "ủy ban nhân dân tỉnh chịu trách nhiệm",
    "đường",
    "bảo vệ môi trường",
)
PHRASES = 40
WORDS = ("cải cách hành chính", "đất đai Lai Châu", "duong", "đường", "95%", "thu tuc hanh chinh", "bảo vệ môi trường")
# Truth reads every letter of every document once: enough of them to have lists of every length.
READABLE = 2_000


def main(count: int, site: Path) -> None:
    """Print the figures for a site of `count` documents, built in `site` unless it stands there."""
    stands = (site / "pagefind/bang-ke.json").exists()
    documents = [] if stands and count > READABLE else list(recombine(paragraphs(SHARED), count, LETTERS))
    if not stands:
        _build(site, documents)
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        _weigh_all(browser, address)
        for line in SLOW_4G:
            _time_all(browser, address, line)
        if count <= READABLE:
            _hold_against_truth(browser, address, documents)
        browser.close()


def _build(site: Path, documents: Sequence[SearchDocument]) -> None:
    letters = sum(len(part.text) for document in documents for part in document.provisions)
    print(f"{len(documents)} documents, {letters / 1e6:.1f} million letters")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    begun, worked = time.monotonic(), time.process_time()
    report = build_site(site, documents)
    worked, begun = time.process_time() - worked, time.monotonic() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    program = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"built in {begun:.0f} s, of which {worked:.0f} s of one processor")
    print(f"peak memory {peak:.0f} MB, of which {before:.0f} MB documents; Pagefind's program {program:.0f} MB")
    print(f"index {report.index_bytes / 1e6:.1f} MB, whole texts {report.text_bytes / 1e6:.1f} MB")


@contextmanager
def _opened(browser: Browser, address: str) -> Iterator[Page]:
    """A phone with an empty cache, the search page open and at rest."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}tim-kiem/")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()


def _weigh_all(browser: Browser, address: str) -> None:
    for typed in QUERIES:
        with _opened(browser, address) as page:
            print(f"first  {typed!r}: {_weigh(page, typed)}")
    with _opened(browser, address) as page:
        for typed in ("văn bản", *QUERIES):
            print(f"later  {typed!r}: {_weigh(page, typed)}")


def _weigh(page: Page, typed: str) -> str:
    """Return what a query brings over the network, by kind of file, until the page is at rest."""
    with _noted(page) as requests:
        page.get_by_role("searchbox").fill(typed)
        page.keyboard.press("Enter")
        page.wait_for_selector(READY, timeout=120_000)
        page.wait_for_load_state("networkidle")
    return f"{_sum(requests)}, {total(page)} documents"


@contextmanager
def _noted(page: Page) -> Iterator[list[Request]]:
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.context.on("requestfinished", note)
    yield requests
    page.context.remove_listener("requestfinished", note)


def _sum(requests: Sequence[Request]) -> str:
    kinds: dict[str, int] = {}
    for request in requests:
        sizes = request.sizes()
        size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
        kinds[_kind(request.url)] = kinds.get(_kind(request.url), 0) + size
    parts = ", ".join(f"{kind} {size / 1000:.0f}" for kind, size in sorted(kinds.items()))
    return f"{sum(kinds.values()) / 1000:.0f} KB ({parts}) in {len(requests)} files"


def _kind(url: str) -> str:
    for part, kind in (
        (".pf_index", "lists"),
        ("bang-ke", "directory and filters"),
        ("/doan/", "texts"),
        ("doan.json", "whole texts"),
        ("tu.json", "words"),
        ("ten.json", "names"),
    ):
        if part in url:
            return kind
    return "program"


def _time_all(browser: Browser, address: str, line: Line) -> None:
    """Print the time after the last key, typed key by key and put there at once, and what all keys together bring."""
    print(f"{line.name}, processor 4 times slower, first result after the last key:")
    for typed in QUERIES:
        with _opened(browser, address) as page:
            with _noted(page) as requests:
                by_key = time_answer(page, typed, line, list(keys(typed)))
                page.wait_for_load_state("networkidle")
            brought = _sum(requests)
        with _opened(browser, address) as page:
            page.get_by_role("searchbox").focus()
            page.wait_for_load_state("networkidle")
            pasted = time_answer(page, typed, line, [typed])
        print(f"  {typed!r}: typed {by_key:.0f} ms, pasted {pasted:.0f} ms; all keys together {brought}")


def _hold_against_truth(browser: Browser, address: str, documents: Sequence[SearchDocument]) -> None:
    cases = [*drawn_phrases(documents, PHRASES), *(Case(typed=typed, words=tuple(typed.split())) for typed in WORDS)]
    wrong = []
    with _opened(browser, address) as page:
        for case in cases:
            expected = expected_paths(case, documents)
            ask(page, case.typed)
            if total(page) != len(expected) or not set(found_paths(page)) <= expected:
                wrong.append(f"{case.typed!r}: {total(page)} found, {len(expected)} expected")
    print(f"{len(cases)} queries held against the plain text: {len(wrong)} wrong", *wrong, sep="\n  ")


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]  # a figure is seen when it is there
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder:
        main(size, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder))
