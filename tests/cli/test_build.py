"""What a build refuses, and what it leaves standing."""

from pathlib import Path

import pytest

from generator.rendering.markdown import seal
from tests.cli.conftest import Run
from tests.cli.plans import plan

DOCUMENT = Path("content/van-ban/lai-chau/2021/12-kh-ubnd.md")


@pytest.fixture
def built(run: Run, workspace: Path) -> Path:
    """A project with one document and its site."""
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    run("convert", "a.txt")
    result = run("build", "--strict")
    assert result.exit_code == 0, result.output
    return workspace


def test_the_site_stands_and_holds_its_promises(run: Run, built: Path) -> None:
    assert (built / "site" / "van-ban" / "lai-chau" / "2021" / "12-kh-ubnd" / "index.html").is_file()
    assert run("check", "--strict").exit_code == 0


def test_building_twice_gives_the_same_bytes(run: Run, built: Path) -> None:
    first = {path.relative_to(built): path.read_bytes() for path in (built / "site").rglob("*") if path.is_file()}
    run("build")
    second = {path.relative_to(built): path.read_bytes() for path in (built / "site").rglob("*") if path.is_file()}
    assert {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)} == set()


def test_a_lost_sentence_stops_the_build_and_the_old_site_stays(run: Run, built: Path) -> None:
    page = (built / "site" / "van-ban" / "lai-chau" / "2021" / "12-kh-ubnd" / "index.html").read_bytes()
    text = DOCUMENT.read_text(encoding="utf-8")
    lost = "\n".join(line for line in text.split("\n") if "Trên 95%" not in line and "#i-g1" not in line)
    DOCUMENT.write_text(seal(lost), encoding="utf-8")  # as a fault of ours would write it
    result = run("build")
    assert result.exit_code == 1
    assert "CON001" in result.output
    assert "NOT replaced" in result.output
    assert (built / "site" / "van-ban" / "lai-chau" / "2021" / "12-kh-ubnd" / "index.html").read_bytes() == page


def test_a_persons_correction_is_published_and_said(run: Run, built: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(text.replace("Trên 95%", "Trên 96%"), encoding="utf-8")
    result = run("build")
    assert result.exit_code == 0, result.output
    assert "CON002" in result.output
    page = (built / "site" / "van-ban" / "lai-chau" / "2021" / "12-kh-ubnd" / "index.html").read_text(encoding="utf-8")
    assert "Trên 96%" in page


def test_a_broken_markdown_file_is_left_out_with_one_message(run: Run, built: Path) -> None:
    (built / "content" / "van-ban" / "lai-chau" / "2021" / "hỏng.md").write_text("không có gì", encoding="utf-8")
    result = run("build")
    assert result.exit_code == 0, result.output
    assert result.output.count("MDN002") == 1
    assert run("build", "--strict").exit_code == 1


def test_a_missing_source_is_said(run: Run, built: Path) -> None:
    (built / "content" / "nguon" / "lai-chau" / "2021" / "12-kh-ubnd.txt").unlink()
    assert "CON003" in run("build").output


def test_a_simulated_text_is_refused_and_shown_only_on_a_marked_site(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text("VĂN BẢN MÔ PHỎNG – KHÔNG PHẢI VĂN BẢN THẬT\n\n" + plan(), encoding="utf-8")
    run("convert", "a.txt")
    result = run("build")
    assert "SIM001" in result.output
    site = workspace / "site"
    assert not (site / "van-ban" / "lai-chau").exists()
    assert run("build", "--demo").exit_code == 0
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    assert len(pages) > len(["home", "document"])
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert "mô phỏng" in html, path
        assert "noindex" in html, path


def test_check_without_a_site_says_what_to_do(workspace: Path, run: Run) -> None:
    assert not (workspace / "site").exists()
    result = run("check")
    assert result.exit_code == 1
    assert "run kehoachmo build first" in str(result.exception)


@pytest.mark.parametrize("command", ["convert", "build", "inspect", "check", "serve"])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.output


def test_a_public_address_reaches_every_page_and_the_sitemap(run: Run, built: Path) -> None:
    address = "https://example.org/ke-hoach-mo/"
    assert run("build", "--url", address).exit_code == 0
    sitemap = (built / "site" / "sitemap.xml").read_text(encoding="utf-8")
    page = "van-ban/lai-chau/2021/12-kh-ubnd/"
    assert f"<loc>{address}{page}</loc>" in sitemap
    assert "lastmod" not in sitemap
    html = (built / "site" / page / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{address}{page}">' in html
    missing = (built / "site" / "404.html").read_text(encoding="utf-8")
    assert 'href="/ke-hoach-mo/van-ban/"' in missing
    assert "<script" not in missing
    assert f"Sitemap: {address}sitemap.xml" in (built / "site" / "robots.txt").read_text(encoding="utf-8")


def test_without_a_public_address_the_build_says_what_is_missing(run: Run, built: Path) -> None:
    result = run("build", "--strict")
    assert result.exit_code == 0
    assert result.output.count("PUB001") == 1
    assert not [name for name in ("sitemap.xml", "sitemap.xml.gz", "robots.txt") if (built / "site" / name).exists()]


@pytest.mark.parametrize(
    "arguments", [("convert", "a.txt"), ("build",), ("inspect", "a.txt"), ("check",), ("case", "a.md")]
)
def test_outside_of_a_project_each_command_says_where_it_looked(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    result = run(*arguments)
    assert result.exit_code == 1
    assert f"{elsewhere}: no project is here" in str(result.exception)
    assert "--project" in str(result.exception)


def test_the_owner_can_choose_a_demonstration_in_the_settings(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text("VĂN BẢN MÔ PHỎNG – KHÔNG PHẢI VĂN BẢN THẬT\n\n" + plan(), encoding="utf-8")
    run("convert", "a.txt")
    settings = workspace / "site_config" / "trang.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("is_demo: false", "is_demo: true"), encoding="utf-8")
    assert run("build").exit_code == 0
    assert "mô phỏng" in (workspace / "site" / "index.html").read_text(encoding="utf-8")
    assert run("check").exit_code == 0
