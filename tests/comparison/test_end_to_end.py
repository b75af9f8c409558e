"""From the simulated plans to their tables, against what a person read: placed right, or named as in doubt."""

import shutil
from pathlib import Path

import pytest

from generator.comparison.indicators import align
from generator.model.comparison import CellState, ComparisonCell, ComparisonTable
from generator.pipeline.build import load_corpus
from generator.pipeline.convert import convert
from generator.pipeline.project import Project
from tests.comparison.test_gold import as_target, read_rows

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "simulated"


@pytest.fixture(scope="module")
def project(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("plans")
    shutil.copytree(repository / "site_config", folder / "site_config")
    made = Project(root=folder)
    names = sorted({row["file"].partition("/")[2] for row in read_rows(EXAMPLES / "keys" / "targets.jsonl")})
    assert len(list(convert([EXAMPLES / name for name in names], made))) == 6
    return made


@pytest.fixture(scope="module")
def tables(project: Project) -> tuple[ComparisonTable, ...]:
    return load_corpus(project, is_demo=True).value.tables


def test_what_a_person_placed_is_placed_there_or_named_as_in_doubt(
    project: Project, tables: tuple[ComparisonTable, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    cells: dict[tuple[str, str], ComparisonCell] = {
        (table.indicator.id, cell.province): cell for table in tables for cell in table.cells
    }
    placed = in_doubt = 0
    lost = []
    for row in read_rows(EXAMPLES / "keys" / "targets.jsonl"):
        match = align(as_target(row), project.catalogue())
        if match is None or not match.is_comparable:
            continue
        cell = cells.get((match.indicator.id, Path(row["file"]).stem))
        values = {float(item.target.value) for item in cell.targets} if cell is not None else set()
        doubts = {float(item.target.value) for item in cell.doubtful} if cell is not None else set()
        if float(row["value"]) in values:
            placed += 1
        elif float(row["value"]) in doubts:
            in_doubt += 1
        else:
            lost.append((row["file"], match.indicator.id, row["value"]))
    with capsys.disabled():
        print(f"\nkeyed targets in their tables: {placed}, named as in doubt: {in_doubt}, lost: {len(lost)}")  # noqa: T201 - the figure is what the run is for
    assert lost == []
    assert placed / (placed + in_doubt) >= 0.95


def test_no_place_is_called_silent_where_a_person_found_a_target(
    project: Project, tables: tuple[ComparisonTable, ...]
) -> None:
    silent = {
        (table.indicator.id, cell.province)
        for table in tables
        for cell in table.cells
        if cell.state is CellState.NOT_SET
    }
    assert len(silent) > 50
    for row in read_rows(EXAMPLES / "keys" / "targets.jsonl"):
        match = align(as_target(row), project.catalogue())
        if match is not None:
            assert (match.indicator.id, Path(row["file"]).stem) not in silent
