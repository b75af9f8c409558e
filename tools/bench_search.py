"""Measures the search at a size: `python -m tools.bench_search 10000 --keep FOLDER` (needs ../shared and Chromium).

Builds a site of that many documents recombined from the test documents, then asks it in a real browser with an empty
cache. Prints build time and peak memory, what the first query and later ones bring over the network as transferred, how
long after the last key the first result stands there on a slow phone, and whether the answers are the plain text's.
A folder that is kept is measured again without building when it is named again. On two quiet processors 2,000 documents
take about two minutes to build and 10,000 about ten; the queries take ten minutes for each time that they are typed.
"""

from __future__ import annotations

import argparse
import resource
import statistics
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
DRAWN_FROM = 60
LATER = 100
"""Kilobytes that a query which is not the first may bring."""
WORDS = ("cải cách hành chính", "đất đai Lai Châu", "duong", "đường", "95%", "thu tuc hanh chinh", "bảo vệ môi trường")
# Truth reads every letter of every document once: enough of them to have lists of every length.
READABLE = 2_000


def main(count: int, site: Path, times: int = 1) -> None:
    """Print the figures for a site of `count` documents, built in `site` unless it stands there.

    Args:
        count: How many documents.
        site: Folder of the site.
        times: How often each query is typed; what is printed is the median.
    """
    stands = (site / "pagefind/bang-ke.json").exists()
    documents = [] if stands and count > READABLE else list(recombine(paragraphs(SHARED), count, LETTERS))
    if not stands:
        _build(site, documents)
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        _weigh_all(browser, address)
        for line in SLOW_4G:
            _time_all(browser, address, line, times)
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
    quoted = [case.typed for case in drawn_phrases(list(recombine(paragraphs(SHARED), DRAWN_FROM, LETTERS)), PHRASES)]
    _weigh_drawn(browser, address, "quoted", quoted)
    _weigh_drawn(browser, address, "unquoted", [typed.strip('"') for typed in quoted])


def _weigh_drawn(browser: Browser, address: str, kind: str, queries: Sequence[str]) -> None:
    with _opened(browser, address) as page:
        _weigh(page, "văn bản")
        found = sorted((_weigh(page, typed), typed) for typed in queries)
    sizes = sorted(int(weight.partition(" ")[0]) for weight, _ in found)
    small = sum(size <= LATER for size in sizes)
    print(f"later, {len(sizes)} {kind} phrases drawn from the texts: {small} of them within {LATER} KB,", end=" ")
    print(f"median {statistics.median(sizes):.0f} KB, most {sizes[-1]} KB")


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


def _time_all(browser: Browser, address: str, line: Line, times: int) -> None:
    """Print the time after the last key, typed key by key and pasted, and what all keys together bring."""
    print(f"{line.name}, processor 4 times slower, first result after the last key, median of {times}:")
    for typed in QUERIES:
        taken = [_time_typed(browser, address, line, typed) for _ in range(times)]
        by_key = statistics.median(time for time, _ in taken)
        pasted = statistics.median(_time_pasted(browser, address, line, typed) for _ in range(times))
        print(f"  {typed!r}: typed {by_key:.0f} ms, pasted {pasted:.0f} ms; all keys together {taken[-1][1]}")


def _time_typed(browser: Browser, address: str, line: Line, typed: str) -> tuple[float, str]:
    with _opened(browser, address) as page:
        with _noted(page) as requests:
            taken = time_answer(page, typed, line, list(keys(typed)))
            page.wait_for_load_state("networkidle")
        return taken, _sum(requests)


def _time_pasted(browser: Browser, address: str, line: Line, typed: str) -> float:
    with _opened(browser, address) as page:
        page.get_by_role("searchbox").focus()
        page.wait_for_load_state("networkidle")
        return time_answer(page, typed, line, [typed])


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, nargs="?", default=2000, help="documents")
    parser.add_argument(
        "--keep", type=Path, help="folder of the site, which stays and is measured again when named again"
    )
    parser.add_argument("--times", type=int, default=1, help="how often each query is typed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        main(options.size, options.keep or Path(folder), options.times)
