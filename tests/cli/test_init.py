"""A project of one's own, outside of the repository: from an empty folder to a site."""

from pathlib import Path

import pytest

from generator.errors import StorageError
from generator.storage.new_project import start_project
from tests.cli.conftest import Run
from tests.cli.plans import plan


def test_an_empty_folder_becomes_a_project_that_builds(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("elsewhere") / "của tôi"
    result = run("init", folder)
    assert result.exit_code == 0, result.output
    monkeypatch.chdir(folder)
    Path("a.txt").write_text(plan(), encoding="utf-8")
    assert run("convert", "a.txt", "--strict").exit_code == 0
    result = run("build", "--strict")
    assert result.exit_code == 0, result.output
    assert (folder / "site" / "van-ban" / "lai-chau" / "2021" / "12-kh-ubnd" / "index.html").is_file()
    assert run("check", "--strict").exit_code == 0
    assert (folder / ".gitignore").read_text(encoding="utf-8").endswith("build/\nsite/\n")


def test_nothing_that_stands_is_overwritten(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "khác"
    (folder / "site_config").mkdir(parents=True)
    result = run("init", folder)
    assert result.exit_code == 1
    assert "site_config stands there already" in str(result.exception)
    assert [path.name for path in folder.iterdir()] == ["site_config"]


def test_a_model_without_a_part_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"mkdocs\.yml is not there"):
        start_project(tmp_path / "mới", model=tmp_path)


def test_a_page_missing_from_the_menu_is_told_once(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    run("convert", "a.txt")
    (workspace / "content" / "trang" / "gioi-thieu.md").unlink()
    (workspace / "mkdocs.yml").write_text(
        (workspace / "mkdocs.yml").read_text(encoding="utf-8").replace("  - Giới thiệu: gioi-thieu.md\n", ""),
        encoding="utf-8",
    )
    result = run("build")
    assert result.exit_code == 1
    (message,) = [line for line in result.output.splitlines() if "CHK005" in line]
    assert "gioi-thieu/" in message
    assert "other pages" in message
