"""What stands in a document can never become markup: from the source file to the browser."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.text.unicode import bare_text
from tests.browser.conftest import SITE_INPUTS, Serve
from tests.browser.test_site import ACT_TEXT, HIDDEN_ACT
from tests.cli.plans import plan
from tests.properties.strategies import HOSTILE

pytestmark = pytest.mark.browser

EXTRA = """- <script>window.hacked = 1</script><img src=x onerror="window.hacked = 2"> đạt 97%.

- [x](javascript:window.hacked=3) {{ config.site_name }} {% raw %} <!-- ẩn --> &amp; &lt;b&gt; [TOC] *[TTHC]: a

- Theo Nghị quyết số 9/NQ-CP ngày 01/02/2021 <b>của</b> "Chính phủ" có 'nháy' và `mã` **đậm** _nghiêng_ \\ \\\\.

# không phải tiêu đề

1.không phải danh sách

---x---

"""


@pytest.fixture(scope="module")
def hostile_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A site made of one document full of markup, and the body of its source."""
    workspace = tmp_path_factory.mktemp("hostile")
    for name in SITE_INPUTS:
        source = repository / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, workspace / name)
    shutil.rmtree(workspace / "content" / "van-ban")
    shutil.rmtree(workspace / "content" / "nguon")
    text = plan(extra=EXTRA + "\n\n".join(f"- {text} đạt 9{index % 10}%" for index, text in enumerate(HOSTILE)))
    (workspace / "a.txt").write_text(text, encoding="utf-8")
    command = Path(sys.executable).with_name("kehoachmo")
    for arguments in (["convert", "a.txt", "--strict"], ["build"]):
        subprocess.run([command, *arguments], cwd=workspace, check=True, stdin=subprocess.DEVNULL)
    return workspace / "site", text


def test_markup_in_a_document_comes_out_as_text(desktop: Page, serve: Serve, hostile_site: tuple[Path, str]) -> None:
    site, text = hostile_site
    desktop.goto(serve(site) + "van-ban/lai-chau/2021/12-kh-ubnd/")
    assert bare_text(desktop.evaluate(ACT_TEXT)) == bare_text(text)
    assert desktop.evaluate(HIDDEN_ACT) == []
    assert desktop.evaluate("() => window.hacked") is None
    assert desktop.locator("article img, article script, article a[href^='javascript']").count() == 0


def test_no_page_made_from_it_runs_its_script(desktop: Page, serve: Serve, hostile_site: tuple[Path, str]) -> None:
    site, _ = hostile_site
    root = serve(site)
    for path in sorted(site.rglob("index.html")):
        desktop.goto(root + path.relative_to(site).as_posix().removesuffix("index.html"))
        assert desktop.evaluate("() => window.hacked") is None, path
        assert desktop.locator("a[href^='javascript']").count() == 0, path


def test_search_shows_it_as_text(desktop: Page, serve: Serve, hostile_site: tuple[Path, str]) -> None:
    site, _ = hostile_site
    desktop.goto(serve(site) + "tim-kiem/?q=hacked")
    desktop.locator("li[data-url]").first.wait_for()
    assert "<script>" in desktop.locator("li[data-url]").first.inner_text()
    assert desktop.evaluate("() => window.hacked") is None
