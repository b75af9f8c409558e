"""The repository's own files: pins that cover what is declared, workflows that run what was reviewed."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
DECLARED = {
    "site.txt": [*PROJECT["project"]["dependencies"], *GROUPS["build"]],
    "test.txt": [*PROJECT["project"]["dependencies"], *GROUPS["build"], *GROUPS["test"]],
}
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?P<rest>.*(?:\n +--hash=sha256:[0-9a-f]{64}.*)*)", re.M)
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def _pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {pin["name"]: pin["version"] for pin in PIN.finditer(text)}


@pytest.mark.parametrize("name", DECLARED)
def test_lock_holds_what_is_declared(name: str) -> None:
    pins = _pins(name)
    for declared in map(Requirement, DECLARED[name]):
        version = pins.get(declared.name.replace(".", "-"))
        assert version is not None, f"{declared} is not pinned: make lock"
        assert version in declared.specifier, f"{declared} is pinned at {version}: make lock"


@pytest.mark.parametrize("name", DECLARED)
def test_lock_is_hashed_and_names_no_index(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert all("--hash=sha256:" in pin["rest"] for pin in PIN.finditer(text))
    assert re.findall(r"://|--index|--find-links|--extra-index", text) == []


def test_both_locks_agree() -> None:
    assert _pins("site.txt").items() <= _pins("test.txt").items()


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["pages.yml", "test.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_is_pinned_and_modest(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    actions = re.findall(r"uses: (.+)", text)
    assert actions
    assert [action for action in actions if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", action)] == []
    assert re.search(r"^permissions:\n  contents: read\n(?! )", text, re.M), "more only job by job"
