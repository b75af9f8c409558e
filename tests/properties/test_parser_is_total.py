"""The parser never refuses a text and never loses a character of it."""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from generator.model.document import ParsedSource
from generator.model.provenance import SourceFile, SourceText
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from generator.reading.side_by_side import part_columns
from generator.reading.sniffing import MARKDOWN
from generator.reading.tilde import mend_tilde
from generator.text.alignment import align
from generator.text.unicode import bare_text, normalize_lines
from tests.properties import strategies
from tests.shared_data import shared_files

TEXTS = [
    *shared_files("corpus/bundled/*.txt"),
    *shared_files("corpus/openings/*.txt"),
    *shared_files("corpus/simulated/*.txt"),
    *shared_files("corpus/documents/*.txt"),
]


def parse(text: str) -> ParsedSource:
    source = SourceFile(name="x.txt", sha256="0" * 64, media_type="text/plain")
    return parse_text(SourceText(source=source, lines=normalize_lines(text)[0])).value


def everything(parsed: ParsedSource) -> str:
    return "\n".join([*parsed.sheet.lines, *(provision.printed for provision in parsed.tree)])


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


@given(strategies.raw_documents)
def test_any_mixture_of_our_keywords_becomes_a_tree_without_loss(text: str) -> None:
    kept, total, added, difference = align(text, everything(parse(text)))
    assert (kept, added) == (total, 0), difference


@given(strategies.raw_documents)
def test_anchors_are_ascii_and_unique(text: str) -> None:
    anchors = [provision.anchor for provision in parse(text).tree]
    assert len(set(anchors)) == len(anchors)
    assert all(anchor.isascii() and anchor.replace("-", "").replace(".", "").isalnum() for anchor in anchors)


@given(strategies.raw_documents)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    lines, _ = normalize_lines(text)
    assert normalize_lines("\n".join(lines)) == (lines, {})


@pytest.mark.corpus
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_text_of_the_corpus_is_conserved(path: Path) -> None:
    data = path.read_bytes()
    parsed = parse_text(read_source(data, path.name)).value
    if parsed.source.media_type == MARKDOWN:  # its marks are no text; what stands between them is
        assert words_of(everything(parsed)) == words_of(data.decode())
        return
    text = part_columns(data.decode())  # the one step that moves words: a head of two columns is read by column
    assert Counter(bare_text(text)) == Counter(bare_text(data.decode()))
    kept, total, added, difference = align(mend_tilde(text)[0], everything(parsed))
    assert (kept, added) == (total, 0), difference
