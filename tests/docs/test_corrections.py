"""The entries that docs/corrections.md shows do what it says, on the document they are for."""

import re
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from generator.extraction.corrections import correct_facts, correct_metadata
from generator.extraction.facts import extract_facts
from generator.model.corrections import Correction, CorrectionKind, corrections_from
from generator.model.facts import DocumentFacts
from generator.model.metadata import Metadata
from generator.parsing.markdown import parse_markdown
from tests.extraction.showing import AREAS

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "content" / "van-ban" / "lai-chau" / "2021" / "2943-kh-ubnd.md"
GUIDE = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(corrections:\n.*?)```", GUIDE, re.DOTALL)


def entries() -> tuple[Correction, ...]:
    """All entries of the guide, in its order."""
    return tuple(one for block in BLOCKS for one in corrections_from(YAML(typ="safe", pure=True).load(block)))


def corrected() -> tuple[Metadata, DocumentFacts]:
    """The plan as the guide's entries leave it; one that does not fit fails here."""
    document = parse_markdown(PLAN.read_text(encoding="utf-8"), name=PLAN.name).value
    metadata = correct_metadata(document.metadata, entries(), source=PLAN.name)
    facts = correct_facts(
        extract_facts(document.tree, metadata.value, AREAS), document.tree, entries(), AREAS, source=PLAN.name
    )
    assert (metadata.diagnostics, facts.diagnostics) == ((), ())
    assert len(metadata.applied) + len(facts.applied) == len(entries())
    return metadata.value, facts.value


def test_the_guide_shows_every_kind_and_every_way() -> None:
    assert {one.kind for one in entries()} == set(CorrectionKind)
    assert {(one.is_removed, one.is_confirmed) for one in entries()} == {(False, False), (True, False), (False, True)}


def test_what_it_says_of_figures_holds() -> None:
    _, facts = corrected()
    checked = {one.raw: one for one in facts.targets if one.is_checked}
    assert {raw: (str(one.value), one.comparator, one.deadline) for raw, one in checked.items()} == {
        "Trên 95%": ("95", ">=", "2025-06-30"),
        "100%": ("100", "=", "2030"),
        "tối thiểu 20%": ("20", ">=", "2025-Q2"),
        "Thường xuyên": ("2", "=", "yearly"),
    }
    (second,) = (one for one in facts.targets if one.deadline == "2025-Q2")
    assert "chi phí tuân thủ" in second.indicator


def test_what_it_says_of_acts_tasks_and_the_document_holds() -> None:
    metadata, facts = corrected()
    assert not any(one.action.startswith("cần xác định") for one in facts.tasks)
    assert [(one.number, one.issuer) for one in facts.citations if one.is_checked] == [("08-NQ/TU", "Tỉnh ủy Lai Châu")]
    assert [(one.kind, one.act.number, one.is_checked) for one in facts.relations] == [
        ("replaces", "3759/BNV-CCHC", True)
    ]
    assert metadata.signature is not None
    assert (metadata.signature.person, metadata.effective_date) == ("Trần Tiến Dũng", date(2021, 9, 20))


@pytest.mark.parametrize("kind", [kind for kind in CorrectionKind if kind is not CorrectionKind.METADATA])
def test_every_key_that_a_kind_takes_stands_in_the_guide(kind: CorrectionKind) -> None:
    keys = {
        CorrectionKind.TARGET: (
            "value",
            "upper",
            "comparator",
            "unit",
            "change",
            "base",
            "deadline",
            "indicator",
            "area",
        ),
        CorrectionKind.TASK: ("lead", "partners", "action", "deadline", "product"),
        CorrectionKind.CITATION: ("number", "document_type", "name", "issuer", "date_document", "year"),
        CorrectionKind.RELATION: ("kind", "is_partial"),
    }
    assert [key for key in keys[kind] if f"`{key}`" not in GUIDE] == []
