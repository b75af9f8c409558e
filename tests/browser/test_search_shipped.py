"""Search over the two documents that the project ships: the same promises in a clone without ../shared."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Serve
from tests.search.asking import check
from tests.search.documents import read_shipped
from tests.search.queries import hand_written
from tests.search.site import build_site

pytestmark = pytest.mark.browser

KINDS = ("exclusions", "numbers", "figures", "spellings", "nothing")


def test_queries_find_what_the_shipped_documents_hold(
    desktop: Page, serve: Serve, repository: Path, tmp_path: Path
) -> None:
    documents = read_shipped(repository / "content/nguon")
    assert len(documents) == 2
    build_site(tmp_path, documents)
    cases = [case for kind in KINDS for case in hand_written()[kind]]
    check(desktop, serve(tmp_path), cases, documents)
