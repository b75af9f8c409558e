"""One document in many formats is one tree."""

from pathlib import Path

import pytest

from generator.model.provisions import Provision
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from tests.reading.renderings import RENDERINGS
from tests.shared_data import SHARED

ROOT = Path(__file__).resolve().parents[2]
ORIGINALS = sorted(
    [*(ROOT / "content" / "nguon").rglob("*.txt"), *(ROOT / "tests" / "examples" / "simulated").glob("*.txt")]
)


def tree_of(data: bytes) -> tuple[Provision, ...]:
    return parse_text(read_source(data, "x")).value.tree.provisions


# Texts whose own lines break a row of pipes or "Bến Tre, ngày" in two: no paragraph of these formats can say so.
CANNOT = {("quang-nam", "pdf"), ("quang-nam", "rtf"), ("ben-tre", "pdf")}
CASES = [(path, form) for path in ORIGINALS for form in RENDERINGS if (path.stem, form) not in CANNOT]


@pytest.mark.parametrize(("original", "form"), CASES, ids=lambda value: getattr(value, "stem", value))
def test_every_format_gives_the_same_tree(original: Path, form: str) -> None:
    text = original.read_text(encoding="utf-8")
    assert tree_of(RENDERINGS[form](text)) == tree_of(text.encode())


@pytest.mark.corpus
def test_a_decision_as_doc_and_as_docx() -> None:
    folder = SHARED / "corpus" / "documents"
    doc, docx = (next(folder.glob(f"*5134-qd-ubnd*.{suffix}")) for suffix in ("doc", "docx"))
    assert tree_of(doc.read_bytes()) == tree_of(docx.read_bytes())
