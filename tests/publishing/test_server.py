"""The site on this computer, as a static host would give it."""

import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from generator.publishing.server import make_server

Get = Iterator[HTTPConnection]


@pytest.fixture
def host(tmp_path: Path) -> Get:
    """A server for a small site below /ke-hoach-mo/."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "tinh").mkdir()
    (tmp_path / "tinh" / "index.html").write_text("các tỉnh", encoding="utf-8")
    (tmp_path / "index.html").write_text("trang chủ", encoding="utf-8")
    (tmp_path / "404.html").write_text("Không có trang này", encoding="utf-8")
    with make_server(tmp_path, port=0, prefix="ke-hoach-mo") as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield HTTPConnection("127.0.0.1", server.server_address[1])
        server.shutdown()
        thread.join()


def get(host: HTTPConnection, path: str) -> tuple[HTTPResponse, str]:
    host.request("GET", path)
    answer = host.getresponse()
    return answer, answer.read().decode()


@pytest.mark.parametrize(
    ("path", "body"),
    [("/ke-hoach-mo/", "trang chủ"), ("/ke-hoach-mo/?q=a", "trang chủ"), ("/ke-hoach-mo/tinh/", "các tỉnh")],
)
def test_pages_are_served_below_the_prefix(host: HTTPConnection, path: str, body: str) -> None:
    answer, text = get(host, path)
    assert (answer.status, text) == (200, body)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/ke-hoach-mo", "/ke-hoach-mo/"),
        ("/ke-hoach-mo?q=a", "/ke-hoach-mo/?q=a"),
        ("/ke-hoach-mo/tinh", "/ke-hoach-mo/tinh/"),
    ],
)
def test_a_missing_slash_is_added(host: HTTPConnection, path: str, target: str) -> None:
    answer, _ = get(host, path)
    assert (answer.status, answer.getheader("Location")) == (301, target)


@pytest.mark.parametrize("path", ["/", "/tinh/", "/ke-hoach-mo/assets/", "/ke-hoach-mo/khong-co/"])
def test_what_is_no_page_gets_the_sites_own_404(host: HTTPConnection, path: str) -> None:
    answer, text = get(host, path)
    assert (answer.status, text) == (404, "Không có trang này")
