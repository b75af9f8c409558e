"""One document in many formats is one tree."""

import re
from pathlib import Path

import pytest

from generator.model.provisions import Kind
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from tests.reading.renderings import RENDERINGS, to_txt
from tests.shared_data import SHARED

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "tests" / "examples"
ORIGINALS = sorted(
    [*(ROOT / "content" / "nguon").rglob("*.txt"), *(ROOT / "tests" / "examples" / "simulated").glob("*.txt")]
)


Node = tuple[Kind, str, int, bool, str]


def tree_of(data: bytes) -> list[Node]:
    """What must be the same: of every provision its kind, number, depth, whether it is a heading, and its text.

    Of the text only blanks are folded: of any length, beside the hyphen of a number where a line may end (``NQ- CP``),
    and empty cells at the end of a row.
    """
    provisions = parse_text(read_source(data, "x")).value.tree.provisions
    return [(one.kind, one.num, one.depth, one.is_heading, _folded(one.text)) for one in provisions]


def _folded(text: str) -> str:
    rows = (re.sub(r"(?:\s*\|)+$", "", line) for line in text.split("\n"))
    lines = (" ".join(row.split()) for row in rows)
    return "\n".join(re.sub(r"(?<=[A-ZĐ])- (?=[A-ZĐ])", "-", line) for line in lines)


@pytest.mark.parametrize("form", RENDERINGS)
@pytest.mark.parametrize("original", ORIGINALS, ids=lambda path: path.stem)
def test_every_format_gives_the_same_tree(original: Path, form: str) -> None:
    text = original.read_text(encoding="utf-8")
    assert tree_of(RENDERINGS[form](text)) == tree_of(text.encode())


@pytest.mark.parametrize("form", RENDERINGS)
def test_tables_notes_lists_and_attachments_are_the_same_in_every_format(form: str) -> None:
    """Merged cells, footnotes as each format has them, điểm đ, a plan after the signature, an annex."""
    text = (EXAMPLES / "formats" / "quyet-dinh-kem-ke-hoach.txt").read_text(encoding="utf-8")
    tree = tree_of(RENDERINGS[form](text))
    assert tree == tree_of(to_txt(text))
    kinds = [kind for kind, *_ in tree]
    assert (kinds.count(Kind.ATTACHMENT), kinds.count(Kind.TABLE), kinds.count(Kind.POINT)) == (2, 1, 6)
    assert [text for *_, text in tree[-2:]] == [line for line in text.splitlines() if line.startswith("[")]


PAIRS = (
    ("central-doc__luat-80-2015-qh13", "doc", "txt"),
    ("luatvietnam-doc__5134-qd-ubnd-10403123", "doc", "docx"),
    ("nd30__phuluc2", "doc", "docx"),
    ("nd30__phuluc3", "doc", "docx"),
    ("nd30__phuluc4", "doc", "docx"),
    ("nd30__phuluc5", "doc", "docx"),
    ("party-form__36-hd-vptw-380096", "doc", "docx"),
)
"""Every document of the corpus that is there in two formats, without three that are not the same document twice: the
DOCX of ``congbao__36-2024-qh15`` is a part of the PDF with a paragraph for each rest of a sentence, the text layer of
``tb-1894`` is broken and refused (SRC009), and the transcripts of legacy encodings hold letters, not lines."""


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "one", "other"), PAIRS)
def test_the_corpus_holds_the_same_document_twice(name: str, one: str, other: str) -> None:
    folder = SHARED / "corpus" / "documents"
    first, second = (tree_of((folder / f"{name}.{suffix}").read_bytes()) for suffix in (one, other))
    assert len(first) > 40
    assert first == second
