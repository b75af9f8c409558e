"""The watch over pages sees what it is there for."""

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import breaches
from tests.browser.watching import Watch

PAGE = """<!doctype html><html lang="vi"><head><title>Thử</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"></head>
<body><h1>Kế hoạch</h1>{}</body></html>"""

MISDEEDS = {
    "request to another server": '<img src="https://example.com/a.png" alt="">',
    "answer 404": '<img src="thieu.png" alt="">',
    "console error": "<script>console.error('hỏng')</script>",
    "page error": "<script>throw new Error('hỏng')</script>",
}


def _write(folder: Path, body: str = "") -> Path:
    (folder / "index.html").write_text(PAGE.format(body), encoding="utf-8")
    return folder


@pytest.mark.browser
@pytest.mark.parametrize("kind", MISDEEDS)
def test_misdeed_is_noted(desktop: Page, watch: Watch, serve: Callable[[Path], str], tmp_path: Path, kind: str) -> None:
    watch.allow("")
    desktop.goto(serve(_write(tmp_path, MISDEEDS[kind])), wait_until="networkidle")
    assert any(problem.startswith(kind) for problem in watch.problems), watch.problems


@pytest.mark.browser
def test_good_page_is_let_pass(phone: Page, watch: Watch, serve: Callable[[Path], str], tmp_path: Path) -> None:
    phone.goto(serve(_write(tmp_path)), wait_until="networkidle")
    assert phone.text_content("h1") == "Kế hoạch"
    assert phone.evaluate("[innerWidth, devicePixelRatio]") == [360, 2]
    assert watch.problems == []


@pytest.mark.browser
def test_accessibility_breaches_are_found(desktop: Page, serve: Callable[[Path], str], tmp_path: Path) -> None:
    desktop.goto(serve(_write(tmp_path, '<main><img src="data:," width="9" height="9"></main>')))
    assert [breach.partition(" ")[0] for breach in breaches(desktop)] == ["image-alt", "region"]


def test_server_speaks_like_a_static_host(serve: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "trang").mkdir()
    _write(tmp_path / "trang")
    (tmp_path / "404.html").write_text("không có", encoding="utf-8")
    (tmp_path / "en.pf_meta").write_bytes(b"\x1f")
    base = serve(tmp_path)
    with urlopen(Request(f"{base}trang", headers={"Accept-Encoding": "gzip"})) as answer:
        assert answer.url == f"{base}trang/"
        assert "Kế hoạch" in gzip.decompress(answer.read()).decode()
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    with urlopen(f"{base}en.pf_meta") as answer:
        assert answer.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("path", ["../ngoai.txt", "thieu/", "../"])
def test_server_has_nothing_outside_its_prefix(serve: Callable[[Path], str], tmp_path: Path, path: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "ngoai.txt").write_text("kín", encoding="utf-8")
    (site / "404.html").write_text("không có", encoding="utf-8")
    with pytest.raises(HTTPError) as missing:
        urlopen(serve(site) + path)
    with missing.value as answer:
        assert answer.code == 404
        assert answer.read().decode() == "không có"
