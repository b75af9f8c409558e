"""What the documentation says is there is there, and the other way round."""

import re
from pathlib import Path

from typer.main import get_command

from generator.cli import app

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"\b(?:SRC|STO|PAR|MDN|MET|IDN|EDT|CON|CIT|SIM|CHK)\d{3}\b")


def test_every_diagnostic_code_is_documented_and_every_documented_one_exists() -> None:
    used = {
        code for path in (ROOT / "generator").rglob("*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))
    }
    rows = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8").splitlines()
    documented = [row.split("|")[1].strip() for row in rows if CODE.match(row.removeprefix("| "))]
    assert len(documented) == len(set(documented))
    assert set(documented) == used


def test_every_command_and_every_make_target_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert [name for name in commands if f"kehoachmo {name}" not in readme] == []
    targets = re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", readme, re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [name for pair in targets for name in pair if name and f"\n{name}:" not in makefile] == []


def test_every_package_has_its_row_in_the_architecture() -> None:
    table = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = [path.name for path in (ROOT / "generator").iterdir() if (path / "__init__.py").is_file()]
    assert [name for name in packages if f"| `{name}/` |" not in table] == []


def test_every_link_between_documents_leads_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
