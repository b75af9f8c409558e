"""Find the browser that the tests drive, or install one: `python -m tools.browser`."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

SYSTEM_BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
DEBIAN_PACKAGES = ("chromium", "fonts-noto-core")  # the fonts have every Vietnamese letter
MESSAGE = """\
No Chromium that starts was found, and none could be installed. Either
  install the system's own (Debian: apt-get install chromium; macOS: brew install --cask google-chrome), or
  run {python} -m playwright install --with-deps chromium
and run make test again."""


def find_browser() -> str | None:
    """Return the path of the system's Chromium, or None: then Playwright's own is used."""
    return next(filter(None, map(shutil.which, SYSTEM_BROWSERS)), None)


def launch_arguments() -> list[str]:
    """Return the options that Chromium needs where it runs now."""
    # Chromium's sandbox refuses to run as root, and a container's /dev/shm is often too small for it.
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--disable-dev-shm-usage", *(["--no-sandbox"] if as_root else [])]


def is_ready() -> bool:
    """Return whether a browser starts and opens an empty page."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_arguments())
            browser.new_page().goto("about:blank")
            browser.close()
        except Error:
            return False
    return True


def main() -> int:
    """Return 0 once a browser starts, 1 where none can be had."""
    installers: tuple[Callable[[], None], ...] = (install_from_debian, _install_from_playwright)
    for installer in installers:
        if is_ready():
            return 0
        installer()
    if is_ready():
        return 0
    print(MESSAGE.format(python=sys.executable), file=sys.stderr)
    return 1


def install_from_debian(packages: Sequence[str] = DEBIAN_PACKAGES, *, systems: Sequence[str] = ("debian",)) -> None:
    """Install Debian packages, where this is one of `systems` and we may."""
    # Ubuntu's browser package is a pointer to a snap, which does not run in a container; its others are as Debian's.
    if not Path("/etc/os-release").exists() or platform.freedesktop_os_release().get("ID") not in systems:
        return
    apt_get = [*_as_root(), "apt-get", "--quiet", "--quiet"]
    if _run([*apt_get, "update"]):
        _run([*apt_get, "install", "--yes", "--no-install-recommends", *packages])


def _install_from_playwright() -> None:
    with_libraries = ["--with-deps"] if sys.platform == "linux" else []
    _run([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"])


def _as_root() -> list[str]:
    if os.geteuid() == 0 or shutil.which("sudo") is None:
        return []
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]


def _run(command: list[str]) -> bool:
    """Return whether the command ended well; what it has to say goes to the terminal."""
    print("+", " ".join(command), flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, stdin=sys.stdin, env=environment).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
