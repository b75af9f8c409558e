"""What a page must never do, noted while it is open."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext

LOCAL_SCHEMES = frozenset({"about", "blob", "chrome-error", "data"})


@dataclass(slots=True)
class Watch:
    """Problems that pages showed: requests to others, failed requests, console errors, uncaught errors."""

    problems: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, part: str) -> None:
        """Accept problems that contain `part`, where a test provokes them (a missing page, say)."""
        self.allowed.append(part)

    def unexpected(self) -> list[str]:
        """Return the problems that no test asked for."""
        return [problem for problem in self.problems if not any(part in problem for part in self.allowed)]

    def attach(self, context: BrowserContext) -> None:
        """Note the problems of every page of a context, from now on."""
        context.on("request", lambda request: self._check_address(request.url))
        context.on("response", lambda response: self._check_status(response.status, response.url))
        context.on(
            "console",
            lambda message: self._note("console error", message.text) if message.type == "error" else None,
        )
        context.on("weberror", lambda error: self._note("page error", str(error.error)))

    def _check_address(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in LOCAL_SCHEMES and address.hostname != "127.0.0.1":
            self._note("request to another server", url)

    def _check_status(self, status: int, url: str) -> None:
        if status >= 400:
            self._note(f"answer {status}", url)

    def _note(self, kind: str, detail: str) -> None:
        self.problems.append(f"{kind}: {detail}")
