"""A web server for the finished site, as a static host does: MIME types, gzip, 404.html, a prefix."""

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Written out, since the system's table differs from machine to machine. Pagefind's index files (.pf_meta and
# the like) have no type of their own.
MEDIA_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}


class _SiteServer(ThreadingHTTPServer):
    """A browser that closes a page closes its connections: that is no error worth a page of traceback."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(directory: Path, prefix: str = "/ke-hoach-mo/") -> Iterator[str]:
    """Serve a directory under a path of a free local port; yields the address, with a slash at its end."""
    handler = partial(SiteHandler, directory.resolve(), prefix)
    with _SiteServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()


class SiteHandler(BaseHTTPRequestHandler):
    """Answers for one directory. Nothing but `prefix` exists: a link that forgets it must fail."""

    protocol_version = "HTTP/1.1"

    def __init__(self, root: Path, prefix: str, *connection: object) -> None:
        self.root = root
        self.prefix = prefix
        super().__init__(*connection)  # type: ignore[arg-type]  # what the server hands to any handler

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._file_for(path)
        if file is None:
            self._send_missing()
        elif file.is_dir():
            self._redirect(self.path.replace(urlsplit(self.path).path, urlsplit(self.path).path + "/", 1))
        else:
            self._send(HTTPStatus.OK, file)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests report what goes wrong."""

    def _file_for(self, path: str) -> Path | None:
        if not path.startswith(self.prefix):
            return None
        file = (self.root / path.removeprefix(self.prefix)).resolve()
        if not file.is_relative_to(self.root):
            return None
        if path.endswith("/"):
            file = file / "index.html"
        return file if file.exists() else None

    def _send_missing(self) -> None:
        page = self.root / "404.html"
        if page.is_file():
            self._send(HTTPStatus.NOT_FOUND, page)
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"404", {"Content-Type": "text/plain"})

    def _redirect(self, target: str) -> None:
        self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": target})

    def _send(self, status: HTTPStatus, file: Path) -> None:
        headers = {"Content-Type": MEDIA_TYPES.get(file.suffix, "application/octet-stream")}
        body = file.read_bytes()
        if "charset" in headers["Content-Type"] and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, compresslevel=6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self._answer(status, body, headers)

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
