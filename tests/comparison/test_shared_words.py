"""Sentences that documents share word for word."""

from hypothesis import given
from hypothesis import strategies as st

from generator.comparison.shared_words import find_shared_sentences
from generator.model.document import AnalysedDocument
from generator.model.provisions import DocumentTree, Kind
from tests.comparison.building import analysed, tree

LONG = "Đẩy mạnh cải cách thủ tục hành chính, cắt giảm chi phí tuân thủ cho người dân, doanh nghiệp."
OTHER = "Nâng cao chất lượng công tác xây dựng văn bản quy phạm pháp luật của tỉnh trong giai đoạn này."


def text(*lines: str, kind: Kind = Kind.ITEM, is_heading: bool = False) -> DocumentTree:
    return tree(*((kind, f"i-g{at}", 2, "-", line, is_heading) for at, line in enumerate(lines, 1)))


def plan(place: str, *lines: str, **options: object) -> AnalysedDocument:
    return analysed(place, text=text(*lines), **options)  # type: ignore[arg-type]  # options of analysed


def test_a_sentence_of_two_documents_is_found_at_both_places() -> None:
    own = plan("lai-chau", f"Mở đầu. {LONG}", year=2021)
    later = plan("son-la", OTHER, LONG.replace("hành chính,", "HÀNH CHÍNH;"), year=2022)
    (shared,) = find_shared_sentences([later, own])
    assert shared.text == LONG
    assert [(place.document.jurisdiction, place.span.anchor, place.span.start) for place in shared.places] == [
        ("lai-chau", "i-g1", len("Mở đầu. ")),
        ("son-la", "i-g2", 0),
    ]


def test_a_sentence_twice_in_one_document_is_not_shared() -> None:
    assert find_shared_sentences([plan("lai-chau", LONG, LONG)]) == ()


def test_another_figure_is_another_sentence() -> None:
    first = "Phấn đấu đến năm 2025 có tối thiểu 80% thủ tục hành chính được cung cấp trực tuyến toàn trình."
    assert find_shared_sentences([plan("lai-chau", first), plan("son-la", first.replace("80%", "90%"))]) == ()


def test_headings_short_formulas_and_legal_bases_do_not_count() -> None:
    short = "Tổ chức thực hiện có hiệu quả."
    assert find_shared_sentences([plan("lai-chau", short), plan("son-la", short)]) == ()
    for kind, is_heading in ((Kind.BASIS, False), (Kind.RECIPIENTS, False), (Kind.CLAUSE, True)):
        two = [analysed(place, text=text(LONG, kind=kind, is_heading=is_heading)) for place in ("lai-chau", "son-la")]
        assert find_shared_sentences(two) == ()


@given(st.lists(st.lists(st.sampled_from([LONG, OTHER, f"{LONG} {OTHER}", "Ngắn."]), max_size=4), max_size=4))
def test_places_hold_the_words_and_the_order_of_documents_does_not_matter(texts: list[list[str]]) -> None:
    documents = [analysed("lai-chau", f"{at}/KH-UBND", text=text(*lines)) for at, lines in enumerate(texts)]
    found = find_shared_sentences(documents)
    trees = {one.document.identifier: one.document.tree for one in documents}
    for shared in found:
        assert len({place.document for place in shared.places}) > 1
        for place in shared.places:
            span = place.span
            assert trees[place.document].get(span.anchor).text[span.start : span.end] == shared.text
    assert find_shared_sentences(list(reversed(documents))) == found
