"""The accessibility rules of axe-core (WCAG 2.2, A and AA), in one line a breach."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def breaches(page: Page) -> list[str]:
    """Return what axe-core finds wrong with an open page, one line for each element."""
    response = Axe().run(page, options=RULES).response
    return [
        f"{violation['id']} ({violation['impact']}): {' '.join(node['target'])} {node['html'][:80]}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]
