"""While the reader types: what is fetched ahead, what is looked up, and when."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.model.search import SearchDocument, SearchProvision
from tests.browser.conftest import Serve
from tests.search.page import READY, total
from tests.search.site import build_site
from tests.search.typing import keys

pytestmark = pytest.mark.browser

JUDGE = """async ([address, typed]) => {
  const { judgeLast, lookAhead } = await import(address + "assets/tim-kiem/words.js");
  const known = new Map(Object.entries({
    hanh: { f: 900, j: 20 }, han: { j: 40 }, chinh: { s: 800 }, cai: { r: 700 }, cach: { s: 700 }, ca: { r: 300, s: 9 },
  }).map(([base, forms]) => [base, new Map(Object.entries(forms))]));
  const often = { "hanh\\u02d0chinh": 40, "hanh\\u02d0chi": 3 };
  return typed.map((text) => [judgeLast(text, known), lookAhead(text, known, often).text ?? null]);
}"""


def document(row: int, text: str) -> SearchDocument:
    provisions = (SearchProvision(anchor="d1", label="Đoạn 1", text=text),)
    return SearchDocument(path=f"van-ban/{row}/", title=f"Bản {row}", provisions=provisions)


@pytest.fixture(scope="module")
def documents() -> Sequence[SearchDocument]:
    return [document(row, "Cải cách hành chính là việc chung." if row % 2 else "Đường dài.") for row in range(30)]


@pytest.fixture(scope="module")
def address(documents: Sequence[SearchDocument], serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    site = tmp_path_factory.mktemp("typing")
    build_site(site, documents)
    return serve(site)


@pytest.mark.parametrize(
    ("typed", "judged", "likely"),
    [
        ("hành chính", "whole", None),
        ("hành ch", "unknown", "hành chinh"),
        ("hành chi", "unknown", "hành chinh"),  # the frequent pair, not the rarer one
        ("han", "growing", "hanh"),
        ("hạn", "whole", "hanh"),
        ("hận", "unknown", "hanh"),
        ("cai", "whole", None),
        ("ca", "whole", "cai"),  # commoner, but not by much
        ("c", "unknown", None),
        ("cải cách ", "whole", None),
        ("95", "whole", None),
        ("", "whole", None),
    ],
)
def test_the_last_word_is_judged_by_the_words_of_the_site(
    typed: str, judged: str, likely: str | None, desktop: Page, address: str
) -> None:
    desktop.goto(f"{address}tim-kiem/")
    assert desktop.evaluate(JUDGE, [address, [typed]]) == [[judged, likely]]


def type_keys(page: Page, texts: Sequence[str]) -> None:
    box = page.get_by_role("searchbox")
    for text in texts:
        box.fill(text)
        page.wait_for_load_state("networkidle")


def test_nothing_is_left_to_fetch_when_the_last_key_is_pressed(desktop: Page, address: str) -> None:
    desktop.goto(f"{address}tim-kiem/")
    desktop.get_by_role("searchbox").focus()
    desktop.wait_for_load_state("networkidle")
    *before, whole = keys("cải cách hành chính")
    type_keys(desktop, before)
    asked: list[str] = []
    desktop.context.on("request", lambda request: asked.append(request.url))
    desktop.get_by_role("searchbox").fill(whole)
    expect(desktop.get_by_role("status")).to_contain_text("“cải cách hành chính”")
    assert total(desktop) == 15
    assert not [url for url in asked if "pf_index" in url or "bang-ke" in url or "tu.json" in url]


def test_a_word_that_is_still_growing_is_not_said_to_be_nowhere(desktop: Page, address: str) -> None:
    desktop.clock.install(time=0)
    desktop.goto(f"{address}tim-kiem/?q=cải cách hành chính")
    desktop.wait_for_selector(READY)
    desktop.get_by_role("searchbox").focus()
    desktop.wait_for_load_state("networkidle")
    desktop.clock.pause_at(3_600_000)
    desktop.get_by_role("searchbox").fill("cải cách hành chí")
    desktop.clock.run_for(500)
    assert total(desktop) == 15  # still those of before
    desktop.clock.run_for(500)
    expect(desktop.locator('[data-search="status"]')).to_contain_text("Không tìm thấy")  # when no key follows


def test_all_modules_of_the_page_are_asked_for_at_once(desktop: Page, address: str, repository: Path) -> None:
    folder = repository / "theme_overrides/assets/tim-kiem"

    def reach(name: str, known: set[str]) -> set[str]:
        for other in re.findall(r'^import .* from "\./(.+?)\.js";', (folder / f"{name}.js").read_text(), re.MULTILINE):
            if other not in known:
                known.add(other)
                reach(other, known)
        return known

    desktop.goto(f"{address}tim-kiem/")
    links: list[Any] = desktop.locator('link[rel="modulepreload"]').evaluate_all("links => links.map((l) => l.href)")
    assert {Path(link).stem for link in links} == reach("main", set())
