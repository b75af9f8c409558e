"""Every query of `tests.search.queries`, typed into the real page: the documents found are those of the plain text."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

from generator.model.search import SearchDocument
from generator.publishing import pagefind_files, search_index
from tests.browser.conftest import Serve
from tests.search.asking import check
from tests.search.documents import read_documents
from tests.search.page import ask, found_paths
from tests.search.queries import drawn_phrases, hand_written
from tests.search.site import build_site
from tests.search.truth import expected_paths

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

KINDS = hand_written()
DRAWN = 180
# Short lists for frequent pairs change how phrases and words are decided, and nothing else; `make bench` asks them of
# thousands of documents.
LISTED = ("phrases", "words", "exclusions", "numbers")
# "old": a browser that cannot decompress, in which Pagefind's runtime reads the index.
SHAPES = [(kind, "few") for kind in KINDS] + [(kind, shape) for shape in ("many", "old") for kind in LISTED]
OLD_BROWSER = "delete globalThis.DecompressionStream"


@pytest.fixture(scope="module")
def documents(shared: Path) -> Sequence[SearchDocument]:
    return read_documents(shared / "corpus")


@pytest.fixture(scope="module", params=["few"])
def address(
    request: pytest.FixtureRequest,
    documents: Sequence[SearchDocument],
    serve: Serve,
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The site as eight documents make it, and with short lists for frequent pairs as thousands make it."""
    site = tmp_path_factory.mktemp("search")
    with pytest.MonkeyPatch.context() as patch:
        if request.param != "few":
            patch.setattr(pagefind_files, "OFTEN", 60)
            patch.setattr(pagefind_files, "_LEAST", 300)
            patch.setattr(pagefind_files, "_GROWTH", 1)
            patch.setattr(search_index, "_KILOBYTE", 2)
            patch.setattr(search_index, "_DENSE", 90)
        build_site(site, documents)
    return serve(site)


def test_there_are_enough_queries_and_they_find_something(documents: Sequence[SearchDocument]) -> None:
    cases = [case for kind in KINDS.values() for case in kind]
    assert len(cases) + DRAWN >= 300
    found = [case for case in cases if expected_paths(case, documents)]
    assert len(found) > len(cases) / 2
    assert len(cases) - len(found) >= 10


@pytest.mark.parametrize(("kind", "address"), SHAPES, indirect=["address"])
def test_queries_find_what_the_plain_text_holds_and_nothing_else(
    kind: str, desktop: Page, address: str, documents: Sequence[SearchDocument], request: pytest.FixtureRequest
) -> None:
    asked: list[str] = []
    is_old = request.node.callspec.params["address"] == "old"
    if is_old:
        desktop.add_init_script(OLD_BROWSER)
    desktop.context.on("request", lambda one: asked.append(one.url))
    check(desktop, address, KINDS[kind], documents)
    assert any(url.endswith("pagefind.js") for url in asked) == is_old


def test_phrases_drawn_from_the_texts_are_found_where_they_stand(
    desktop: Page, address: str, documents: Sequence[SearchDocument]
) -> None:
    check(desktop, address, drawn_phrases(documents, DRAWN), documents)


def test_the_document_itself_stands_before_those_that_cite_it(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/?q=6212/KH-UBND")
    assert found_paths(desktop)[0] == "van-ban/quang-nam/2022/6212-kh-ubnd/"
    desktop.goto(f"{address}tim-kiem/?q=Kế hoạch 218")
    assert found_paths(desktop)[0] == "van-ban/son-la/2021/218-kh-ubnd/"


def test_a_first_query_is_light_and_a_later_one_lighter(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/")
    first = fetched_bytes(desktop, "cải cách hành chính")
    later = fetched_bytes(desktop, "chuyển đổi số trong cơ quan nhà nước")
    print(f"fetched: {first} bytes at the first query, {later} at a later one")  # noqa: T201
    assert first <= 300_000
    assert later <= 100_000


def fetched_bytes(page: Page, typed: str) -> int:
    """Return what a query brings over the network, as transferred."""
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.context.on("requestfinished", note)
    ask(page, typed)
    page.wait_for_load_state("networkidle")
    page.context.remove_listener("requestfinished", note)
    sizes = [request.sizes() for request in requests]
    return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
