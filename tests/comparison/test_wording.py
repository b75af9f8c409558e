"""Passages of different plans that speak of one thing: measured against a key made by hand, and explained."""

import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from generator.comparison.clusters import cluster
from generator.model.comparison import AreaWording, Kinship, Passage
from generator.model.corpus import Corpus
from generator.pipeline.build import load_corpus
from generator.pipeline.convert import convert
from generator.pipeline.project import Project

Place = tuple[str, str]


@pytest.fixture(scope="module")
def corpus(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The bundled and the simulated plans, read together."""
    folder = tmp_path_factory.mktemp("wording")
    shutil.copytree(repository / "site_config", folder / "site_config")
    project = Project(root=folder)
    sources = [
        *sorted((repository / "content/nguon").rglob("*.txt")),
        *sorted((repository / "tests/examples/simulated").glob("*.txt")),
    ]
    assert len(list(convert(sources, project))) == 9
    return load_corpus(project, is_demo=True).value


def place_of(passage: Passage) -> Place:
    start = f"@{passage.span.start}" if passage.span.start else ""
    return f"{passage.document.jurisdiction}/{passage.document.year}", passage.span.anchor + start


def members(wording: AreaWording) -> Iterator[Kinship]:
    for theme in wording.themes:
        yield from theme.members


def read_key(repository: Path) -> dict[Place, set[str]]:
    text = (repository / "tests/examples/simulated/keys/passages.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(document, anchor): set(things.split()) for document, anchor, things in rows}


def test_passages_meet_as_a_person_put_them_together(
    corpus: Corpus, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = read_key(repository)
    wanted = {pair for pair in combinations(sorted(key), 2) if pair[0][0] != pair[1][0] and key[pair[0]] & key[pair[1]]}
    said = set()
    for theme in (theme for wording in corpus.wording for theme in wording.themes):
        places = sorted({place_of(one.passage) for one in theme.members})
        said |= {pair for pair in combinations(places, 2) if pair[0][0] != pair[1][0]}
    precision, recall = len(said & wanted) / len(said), len(said & wanted) / len(wanted)
    with capsys.disabled():
        print(f"\npassages, pairwise: precision {precision:.3f}, recall {recall:.3f}, {len(wanted)} pairs")  # noqa: T201 - the figure is what the run is for
    assert len(wanted) > 400
    assert precision >= 0.95
    assert recall >= 0.78


def test_the_key_names_passages_that_are_there(corpus: Corpus, repository: Path) -> None:
    there = {place_of(one.passage) for wording in corpus.wording for one in (*members(wording), *wording.alone)}
    assert set(read_key(repository)) <= there


def test_no_passage_is_lost_and_none_stands_both_beside_others_and_alone(corpus: Corpus) -> None:
    for wording in corpus.wording:
        beside = {place_of(one.passage) for one in members(wording)}
        alone = [place_of(one.passage) for one in wording.alone]
        assert len(alone) == len(set(alone))
        assert not beside & set(alone)
    shown = {
        (one.passage.document, anchor)
        for wording in corpus.wording
        for one in (*members(wording), *wording.alone)
        for anchor in one.passage.anchors
    }
    for view in corpus.areas:
        for section in view.sections:
            for target in section.targets:
                assert (section.document, target.span.anchor) in shown, target.quote


def test_every_neighbour_is_of_another_document_and_has_a_reason(corpus: Corpus) -> None:
    for wording in corpus.wording:
        for theme in wording.themes:
            assert len({one.passage.document for one in theme.members}) > 1
            for one in theme.members:
                assert one.other is not None
                assert one.other.document != one.passage.document
                assert one.indicators or one.acts or one.phrases
                assert all(phrase in "\n".join((one.passage.text, *one.passage.headings)) for phrase in one.phrases)


def test_words_of_a_passage_are_the_words_of_the_text(corpus: Corpus) -> None:
    for wording in corpus.wording:
        for one in (*members(wording), *wording.alone):
            text = corpus.get(one.passage.document).document.tree.get(one.passage.span.anchor).text
            first = text[one.passage.span.start : one.passage.span.end]
            assert one.passage.text.startswith(first.split("\n")[0][:20])


def test_groups_are_the_same_whatever_the_order_of_the_scores() -> None:
    scores = {(0, 1): 0.5, (2, 3): 0.5, (1, 2): 0.5, (0, 3): 0.1, (0, 2): 0.3, (1, 3): 0.3}
    backwards = dict(reversed(scores.items()))
    assert cluster(4, scores, 0.35) == cluster(4, backwards, 0.35) == ((0, 1), (2, 3))
    assert cluster(4, scores, 0.2) == ((0, 1, 2, 3),)
    assert cluster(3, {}, 0.2) == ((0,), (1,), (2,))
