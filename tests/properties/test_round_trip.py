"""What is written as Markdown reads back as the same value, and a person's edit is seen."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import LegalDocument
from generator.model.identifiers import DocNumber, DocumentId
from generator.model.metadata import Metadata
from generator.parsing.markdown import parse_markdown
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from generator.rendering.markdown import is_edited, render_markdown
from tests.properties import strategies
from tests.shared_data import shared_files

TEXTS = [
    *shared_files("corpus/bundled/*.txt"),
    *shared_files("corpus/openings/*.txt"),
    *shared_files("corpus/simulated/*.txt"),
    *shared_files("corpus/documents/*.txt"),
]


@given(strategies.documents())
def test_markdown_reads_back_as_the_same_document(document: LegalDocument) -> None:
    text = render_markdown(document, version="1.2.3")
    outcome = parse_markdown(text, name="x.md")
    assert outcome.value == document
    assert outcome.diagnostics == ()


@given(strategies.documents())
def test_rendering_twice_gives_the_same_bytes(document: LegalDocument) -> None:
    assert render_markdown(document, version="1.2.3") == render_markdown(document, version="1.2.3")


@given(strategies.documents(), st.data())
def test_any_change_of_a_file_is_seen_as_an_edit(document: LegalDocument, data: st.DataObject) -> None:
    text = render_markdown(document, version="1.2.3")
    assert not is_edited(text)
    at = data.draw(st.integers(len("---\n"), len(text)))
    assert is_edited(text[:at] + "ư" + text[at:])


@given(strategies.doc_numbers)
def test_a_document_number_reads_back_as_itself(number: DocNumber) -> None:
    assert DocNumber.parse(str(number)) == number


@pytest.mark.corpus
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_text_of_the_corpus_reads_back_as_the_same_document(path: Path) -> None:
    parsed = parse_text(read_source(path.read_bytes(), path.name)).value
    document = LegalDocument(
        identifier=DocumentId(jurisdiction="x", year="2021", slug="1"),
        metadata=Metadata(),
        tree=parsed.tree,
        sheet=parsed.sheet,
        source=parsed.source,
        repairs=parsed.repairs,
    )
    assert parse_markdown(render_markdown(document, version="1"), name=path.name).value == document
