"""A project in a temporary folder, and the command run in it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app

Run = Callable[..., Result]


@pytest.fixture
def workspace(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without documents, as the current folder."""
    for name in ("site_config", "theme_overrides"):
        shutil.copytree(repository / name, tmp_path / name)
    shutil.copytree(repository / "content" / "trang", tmp_path / "content" / "trang")
    shutil.copy2(repository / "mkdocs.yml", tmp_path / "mkdocs.yml")
    monkeypatch.chdir(tmp_path)
    for name in ("SITE_URL", "SOURCE_DATE_EPOCH"):
        monkeypatch.setenv(name, "")  # so that what the command sets is undone after the test
        monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def run(workspace: Path) -> Run:
    """The command, in the workspace: ``run("convert", "a.txt")``."""
    assert workspace.is_dir()
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(argument) for argument in arguments])
