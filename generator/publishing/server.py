"""The finished site on this computer, for looking."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import BinaryIO

__all__ = ["make_server"]


class _SiteHandler(SimpleHTTPRequestHandler):
    """Serves a folder below a path, with the site's own page for what is not there."""

    prefix = "/"

    def translate_path(self, path: str) -> str:
        """The file for an address; what lies outside of the prefix does not exist."""
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "outside-of-the-prefix")
        return super().translate_path("/" + path[len(self.prefix) :])

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Leads the prefix without its slash to the site's root, as a static host does."""
        path, mark, query = self.path.partition("?")
        if f"{path}/" != self.prefix:
            return super().send_head()
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", f"{self.prefix}{mark}{query}")
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def list_directory(self, path: str | PathLike[str]) -> None:
        """Answers 404: a folder without a page is no page, here as on the host."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers 404 with the site's page, as a static host does."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Says nothing: the terminal is for the address."""


def make_server(site: Path, *, port: int, prefix: str = "/") -> ThreadingHTTPServer:
    """A server for ``site`` on this computer only; call ``serve_forever()`` on it.

    Args:
        site: The folder to serve.
        port: 0 takes any free one.
        prefix: Where the site lies, to try a project path: ``/ke-hoach-mo/``.
    """
    handler = type("SiteHandler", (_SiteHandler,), {"prefix": f"/{prefix.strip('/')}/".replace("//", "/")})
    return ThreadingHTTPServer(("127.0.0.1", port), partial(handler, directory=str(site)))
