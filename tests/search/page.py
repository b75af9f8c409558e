"""What a reader does on the search page and sees there."""

from playwright.sync_api import Page

READY = '[data-search="page"][data-state="ready"]'


def ask(page: Page, typed: str) -> None:
    """Type a query, press Enter and wait for the answer."""
    page.get_by_role("searchbox").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_selector(READY)


def found_paths(page: Page) -> list[str]:
    """Return the addresses of the results shown, in their order."""
    page.wait_for_selector(READY)
    paths: list[str] = page.locator("li[data-url]").evaluate_all("items => items.map((item) => item.dataset.url)")
    return paths


def total(page: Page) -> int:
    """Return the count that the page states."""
    page.wait_for_selector(READY)
    stated = page.locator("[data-total]").evaluate_all(
        "items => items.map((item) => [item.dataset.total, item.innerText])"
    )
    [[number, shown]] = stated
    assert int(shown.replace(".", "")) == int(number)
    return int(number)


def choices(page: Page, name: str) -> dict[str, int]:
    """Return the values of a filter with the counts beside them."""
    page.wait_for_selector(READY)
    read = "boxes => boxes.map((box) => [box.value, box.closest('label').querySelector('.n').textContent])"
    shown = page.locator(f'[data-search="facets"] input[name="{name}"]').evaluate_all(read)
    return {value: int(count.replace(".", "")) for value, count in shown}
