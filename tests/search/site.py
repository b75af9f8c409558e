"""A small finished site for the search tests: the search page in a plain frame, an index of given documents."""

import html
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from generator.model.search import SearchBody, SearchDocument
from generator.publishing.search_index import SearchIndexReport, build_search_index

REPOSITORY = Path(__file__).resolve().parents[2]
FRAME = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,"><style>[role=status] {{ position: absolute; }}</style>
{head}</head><body><main>{main}</main></body></html>
"""


def build_site(
    site: Path, documents: Sequence[SearchDocument], head: str = "", bodies: Sequence[SearchBody] = ()
) -> SearchIndexReport:
    """Write the search page, one page for each document and the index."""
    templates = Environment(
        loader=FileSystemLoader(REPOSITORY / "generator/rendering/templates"),
        autoescape=True,
        keep_trailing_newline=True,
    )
    _write(
        site / "tim-kiem/index.html",
        FRAME.format(
            title="Tìm kiếm",
            head=head,
            main=templates.get_template("tim-kiem.html").render(root="../"),
        ),
    )
    shutil.copytree(REPOSITORY / "theme_overrides/assets/tim-kiem", site / "assets/tim-kiem")
    for document in documents:
        body = "".join(f'<p id="{part.anchor}">{html.escape(part.text)}</p>\n' for part in document.provisions)
        _write(site / document.path / "index.html", FRAME.format(title=html.escape(document.title), head="", main=body))
    # Pagefind's API runs an event loop, and Playwright already runs one in the tests' own thread.
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(build_search_index, documents, site, bodies).result()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
