"""Another field needs other words in `site_config/` and no code: a site on digital transformation."""

import shutil
from pathlib import Path

from generator.model.comparison import CellState
from generator.pipeline.build import load_corpus, plan_pages
from generator.pipeline.convert import convert
from generator.pipeline.project import Project

FIELD = Path(__file__).resolve().parents[1] / "examples" / "chuyen-doi-so"


def test_other_areas_indicators_and_periods(tmp_path: Path) -> None:
    shutil.copytree(FIELD / "site_config", tmp_path / "site_config")
    project = Project(root=tmp_path)
    assert len(list(convert(sorted((FIELD / "plans").glob("*.txt")), project))) == 2
    corpus = load_corpus(project, is_demo=True).value
    shared = [table for table in corpus.tables if table.indicator.is_catalogued]
    assert [
        (table.indicator.id, [(cell.province, cell.state, int(cell.targets[0].target.value)) for cell in table.cells])
        for table in shared
    ] == [
        ("ty-trong-kinh-te-so", [("lai-chau", CellState.SET, 20), ("son-la", CellState.SET, 25)]),
        ("ho-gia-dinh-cap-quang", [("lai-chau", CellState.SET, 70), ("son-la", CellState.SET, 80)]),
    ]
    pages = {str(page.path): page for page in plan_pages(corpus, project.settings(is_demo=True), project)}
    assert {
        "linh-vuc/kinh-te-so.md",
        "linh-vuc/xa-hoi-so.md",
        "doi-chieu/index.md",
        "thoi-han/2025/index.md",
    } <= pages.keys()
    sheet = pages["doi-chieu/index.md"].data.decode()
    assert "2. Phát triển kinh tế số" in sheet
    assert "Cải cách thủ tục hành chính" not in sheet
    assert "2022–2025" not in pages["so-sanh/ty-trong-kinh-te-so.md"].data.decode()  # one period needs no axis
