"""Known items: a title or a sentence leads to its document among the first three, with and without marks."""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pagefind.index import IndexConfig, PagefindIndex
from playwright.sync_api import Page

from generator.model.search import SearchDocument
from tests.browser.conftest import Serve
from tests.search.page import ask, found_paths
from tests.search.recombined import paragraphs, recombine
from tests.search.site import build_site
from tests.search.truth import without_marks

pytestmark = [pytest.mark.browser, pytest.mark.corpus]

STOCK = """async ([address, typed]) => {
  const pagefind = await import(address + "stock/pagefind.js");
  await pagefind.options({ basePath: new URL(address + "stock/").pathname });
  const { results } = await pagefind.search(typed);
  return Promise.all(results.slice(0, 10).map(async (result) => (await result.data()).raw_url));
}"""


@pytest.fixture(scope="module")
def documents(shared: Path) -> Sequence[SearchDocument]:
    return list(recombine(paragraphs(shared), 60, 4000))


@pytest.fixture(scope="module")
def items(documents: Sequence[SearchDocument]) -> Sequence[tuple[str, str]]:
    chance = random.Random(200)
    found = []
    for row in range(200):
        document = documents[row % len(documents)]
        words = document.title.split() if row % 4 == 0 else chance.choice(document.provisions).text.split()
        typed = " ".join(words[:12]).replace('"', " ").replace(" -", " ")
        found.append((without_marks(typed) if row % 2 else typed, document.path))
    return found


@pytest.fixture(scope="module")
def address(documents: Sequence[SearchDocument], serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    site = tmp_path_factory.mktemp("ranking")
    build_site(site, documents)
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(index_stock, documents, site / "stock").result()
    return serve(site)


def index_stock(documents: Sequence[SearchDocument], folder: Path) -> None:
    import asyncio  # noqa: PLC0415

    async def run() -> None:
        async with PagefindIndex(config=IndexConfig(output_path=str(folder), force_language="vi")) as index:
            for document in documents:
                text = "\n".join((*document.header, *(part.text for part in document.provisions)))
                await index.add_custom_record(
                    url="/" + document.path, content=text, language="vi", meta={"title": document.title}
                )

    asyncio.run(run())


def reciprocal(found: Sequence[str], wanted: str) -> float:
    return 1 / (found.index(wanted) + 1) if wanted in found else 0.0


def test_what_is_known_is_found_among_the_first_three(
    desktop: Page, address: str, items: Sequence[tuple[str, str]]
) -> None:
    desktop.goto(f"{address}tim-kiem/")
    ours, stock = [], []
    for typed, path in items:
        ask(desktop, typed)
        ours.append(reciprocal(found_paths(desktop), path))
        peers = desktop.evaluate(STOCK, [address, typed])
        stock.append(reciprocal([peer.lstrip("/") for peer in peers], path))
    first = sum(score >= 1 / 3 for score in ours)
    mean = sum(ours) / len(ours)
    print(f"{len(items)} items: in the first three {first}; mean reciprocal rank {mean:.3f},")  # noqa: T201
    print(f"stock Pagefind {sum(stock) / len(stock):.3f}")  # noqa: T201
    missed = [item for item, score in zip(items, ours, strict=True) if score < 1 / 3]
    assert first >= 0.98 * len(items), missed
    assert mean >= sum(stock) / len(stock)
