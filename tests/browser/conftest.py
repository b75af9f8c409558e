"""The browser, pages of two sizes, and the finished site on a local server."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.server import serving
from tests.browser.watching import Watch
from tools.browser import find_browser, launch_arguments

NewPage = Callable[..., Page]
Serve = Callable[..., str]

# No name resolves but the local server's: a page cannot reach anybody even by mistake.
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
SITE_INPUTS = ("content", "site_config", "theme_overrides", "mkdocs.yml")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        arguments = [*launch_arguments(), OFFLINE]
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the test's pages did wrong; anything that the test has not allowed fails it."""
    watch = Watch()
    yield watch
    if problems := watch.unexpected():
        pytest.fail("the page misbehaved:\n  " + "\n  ".join(problems), pytrace=False)


@pytest.fixture
def new_page(browser: Browser, watch: Watch) -> Iterator[NewPage]:
    """A factory of watched pages: `new_page(360, 740)`; keywords go to Playwright's `new_context`."""
    with ExitStack() as contexts:

        def open_page(width: int, height: int, **options: object) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                locale="vi-VN",
                service_workers="block",
                **options,  # type: ignore[arg-type]  # Playwright checks them
            )
            contexts.callback(context.close)
            context.set_default_timeout(10_000)
            watch.attach(context)
            return context.new_page()

        yield open_page


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A page as wide as a small phone."""
    return new_page(360, 740, device_scale_factor=2, has_touch=True, is_mobile=True)


@pytest.fixture
def desktop(new_page: NewPage) -> Page:
    """A page as wide as a laptop."""
    return new_page(1280, 900)


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """A factory of addresses: `serve(directory)` under /ke-hoach-mo/, with `prefix="/"` at the root."""
    with ExitStack() as servers:
        yield lambda directory, prefix="/ke-hoach-mo/": servers.enter_context(serving(directory, prefix))


def copy_inputs(repository: Path, workspace: Path) -> None:
    """Copy what a site is built from, so that the work tree stays as it is."""
    for name in SITE_INPUTS:
        source = repository / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, workspace / name)


def run_command(arguments: list[str], workspace: Path) -> None:
    """Run `kehoachmo` in a workspace; a failure fails the test."""
    command = Path(sys.executable).with_name("kehoachmo")
    subprocess.run([command, *arguments], cwd=workspace, check=True, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def site_dir(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once with the commands of `make site`, away from the work tree."""
    workspace = tmp_path_factory.mktemp("site")
    copy_inputs(repository, workspace)
    for arguments in (["convert", "content/nguon"], ["build"]):
        run_command(arguments, workspace)
    return workspace / "site"


@pytest.fixture(scope="session")
def demo_dir(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with the simulated plans, built once with the commands of `make demo`."""
    workspace = tmp_path_factory.mktemp("demo")
    copy_inputs(repository, workspace)
    plans = sorted((repository / "tests" / "examples" / "simulated").glob("*.txt"))
    for arguments in (["convert", *map(str, plans)], ["build", "--demo"]):
        run_command(arguments, workspace)
    return workspace / "site"


@pytest.fixture(scope="session")
def demo_url(demo_dir: Path, serve: Serve) -> str:
    """The address of the demonstration under a project's sub-path."""
    return serve(demo_dir)


@pytest.fixture(scope="session")
def site_url(site_dir: Path, serve: Serve) -> str:
    """The address of the finished site under a project's sub-path."""
    return serve(site_dir)
