"""Two documents with one identifier."""

from dataclasses import replace

from generator.model.document import LegalDocument
from generator.model.outcome import Severity
from generator.resolution.identity import find_collisions
from tests.comparison.building import analysed


def document(name: str, content: str, number: str = "2943/KH-UBND") -> LegalDocument:
    whole = analysed(number=number).document
    return replace(whole, source=replace(whole.source, name=name, sha256=content))


def test_documents_of_their_own_identifier_are_left_in_peace() -> None:
    assert find_collisions([document("a.txt", "1"), document("b.txt", "2", "2944/KH-UBND")]) == ()


def test_two_texts_with_one_identifier_are_both_named() -> None:
    (notice,) = find_collisions([document("a.txt", "1"), document("b.txt", "2")])
    assert (notice.source, notice.code, notice.severity) == ("b.txt", "IDN001", Severity.ERROR)
    assert "'a.txt'" in notice.message
    assert "lai-chau/2021/2943-kh-ubnd" in notice.message


def test_the_same_file_twice_is_a_warning() -> None:
    (notice,) = find_collisions([document("a.txt", "1"), document("copy.txt", "1")])
    assert (notice.source, notice.code, notice.severity) == ("copy.txt", "IDN002", Severity.WARNING)
    assert "'a.txt'" in notice.message


def test_every_file_after_the_first_is_named_once() -> None:
    notices = find_collisions([document(f"{name}.txt", name) for name in "abc"])
    assert [notice.source for notice in notices] == ["b.txt", "c.txt"]
