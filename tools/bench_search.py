"""Measures the search at a size: `python -m tools.bench_search 2000` (needs ../shared and Chromium).

Builds a site of that many documents recombined from the test documents, then asks it in a real browser with an empty
cache. Prints build time and peak memory, what the first query and later ones bring over the network (page and
worker, as transferred), and how long after the last key the first result stands there on a slow phone.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, Request, sync_playwright

from tests.browser.server import serving
from tests.search.page import READY, total
from tests.search.recombined import paragraphs, recombine
from tests.search.site import build_site
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
# Chrome's "slow 4G": 1.6 Mbit/s down, 750 kbit/s up, 150 ms a round trip; the processor four times slower.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}


def main(count: int, site: Path) -> None:
    """Print the figures for a site of `count` documents, built in `site` unless it stands there."""
    if not (site / "pagefind/bang-ke.json").exists():
        begun = time.monotonic()
        documents = list(recombine(paragraphs(SHARED), count, LETTERS))
        letters = sum(len(part.text) for document in documents for part in document.provisions)
        print(f"{count} documents, {letters / 1e6:.1f} million letters, made in {time.monotonic() - begun:.0f} s")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        begun, worked = time.monotonic(), time.process_time()
        report = build_site(site, documents)
        print(f"processor time {time.process_time() - worked:.0f} s")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"built in {time.monotonic() - begun:.0f} s; peak memory {peak:.0f} MB, of which {before:.0f} MB documents"
        )
        print(f"index {report.index_bytes / 1e6:.1f} MB, whole texts {report.text_bytes / 1e6:.1f} MB")
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
        for typed in QUERIES:
            page = browser.new_context(locale="vi-VN").new_page()
            page.goto(f"{address}tim-kiem/")
            print(f"first  {typed!r}: {_weigh(page, typed)}")
            page.context.close()
        page = browser.new_context(locale="vi-VN").new_page()
        page.goto(f"{address}tim-kiem/")
        for typed in ("văn bản", *QUERIES):
            print(f"later  {typed!r}: {_weigh(page, typed)}")
        page.context.close()
        for typed in QUERIES[:4]:
            context = browser.new_context(locale="vi-VN", viewport={"width": 360, "height": 740})
            print(f"slow 4G, processor 4 times slower, {typed!r}: {_time(context.new_page(), address, typed)}")
            context.close()
        browser.close()


def _weigh(page: Page, typed: str) -> str:
    """Return what a query brings over the network, by kind of file."""
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.context.on("requestfinished", note)
    _ask(page, typed)
    page.wait_for_load_state("networkidle")
    page.context.remove_listener("requestfinished", note)
    kinds: dict[str, int] = {}
    for request in requests:
        sizes = request.sizes()
        size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
        kinds[_kind(request.url)] = kinds.get(_kind(request.url), 0) + size
    parts = ", ".join(f"{kind} {size / 1000:.0f}" for kind, size in sorted(kinds.items()))
    return f"{sum(kinds.values()) / 1000:.0f} KB ({parts}) in {len(requests)} files, {total(page)} documents"


def _kind(url: str) -> str:
    for part, kind in (
        (".pf_index", "lists"),
        (".pf_meta", "directory"),
        ("bang-ke", "filters"),
        ("/doan/", "texts"),
        ("doan.json", "whole texts"),
        ("tu.json", "words"),
    ):
        if part in url:
            return kind
    return "runtime"


def _ask(page: Page, typed: str) -> None:
    page.get_by_role("searchbox").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_selector(READY, timeout=120_000)


def _time(page: Page, address: str, typed: str) -> str:
    page.goto(f"{address}tim-kiem/")
    session = page.context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")  # the reader types while the runtime arrives
    begun = time.monotonic()
    _ask(page, typed)
    first = time.monotonic() - begun
    begun = time.monotonic()
    _ask(page, typed + " tỉnh")
    return f"first {first * 1000:.0f} ms, one more word {(time.monotonic() - begun) * 1000:.0f} ms"


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory() as folder:
        main(size, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder))
