"""õ for ò: a document whose font is broken is mended, a slip is flagged, clean text is left alone."""

import pytest

from generator.errors import SourceError
from generator.reading.notices import reading_notices
from generator.reading.registry import read_source
from generator.reading.tilde import mend_tilde
from tests.shared_data import shared_files

BROKEN = "Văn phõng UBND tỉnh phối hợp với Tõa án, Phõng Nội vụ; hõa giải ở cơ sở, CÕN LẠI là trõ chuyện."
MENDED = "Văn phòng UBND tỉnh phối hợp với Tòa án, Phòng Nội vụ; hòa giải ở cơ sở, CÒN LẠI là trò chuyện."

BROKEN_MOTTO = {
    "laocai-sct__1178-dck-ctt-huong-dan-ccn-dia-gioi-moi.pdf": 1,
    "laocai-sct__tb-1894-9-4-2026-ket-qua-sau-kiem-tra-chap-hanh.docx": 1,
    "laocai-sct__tb-1894-ket-qua-sau-kiem-tra-vlncn-ban-ky.txt": 1,
}
"""The files of the corpus whose head says CỘNG HÕA."""


def test_a_broken_font_is_mended_and_counted() -> None:
    text = read_source(BROKEN.encode(), "a.txt")
    assert text.lines == (MENDED,)
    assert [(repair.kind, repair.count) for repair in text.repairs] == [("tilde-for-grave", 6)]
    assert list(reading_notices(text)) == []


@pytest.mark.parametrize("line", ["theo đõi việc thực hiện", "hõa, hõa và hõa", "Hội đồng hõa giải, văn phõng"])
def test_a_few_are_flagged_and_not_guessed(line: str) -> None:
    text = read_source(line.encode(), "a.txt")
    assert text.lines == (line,)
    assert [notice.code for notice in reading_notices(text)] == ["SRC020"]


@pytest.mark.parametrize(
    "line",
    [
        "Theo dõi rõ cốt lõi; võ thuật, ngõ xóm, võng, gõ, mõ, cõi, cõng, lõm, lạc lõng, dõng dạc, nhẹ nhõm, xõa",
        "Phòng, tòa, hòa, còn, đòi, trò, vòng, lòng, dòng",
        "phõngan, aphõng",
    ],
)
def test_words_with_a_tilde_are_left_alone(line: str) -> None:
    assert mend_tilde(line) == (line, ())


@pytest.mark.parametrize(
    "line",
    [
        "Ông Lò Văn Hõn, bà Lò Thị Tõ, ông Hõn và bà Tõ, bản Nõng",
        "Phòng họp, phòng học, hòa giải, tòa án, trò chơi: bản Mõng, ông Hõn, ca từ trõ khõm",
    ],
)
def test_names_and_texts_whose_letter_is_sound_are_flagged_and_left(line: str) -> None:
    text, repairs = mend_tilde(line)
    assert text == line
    assert [repair.kind for repair in repairs] == ["tilde-in-doubt"]


def test_a_broken_motto_does_not_change_a_name_in_a_sound_text() -> None:
    text, repairs = mend_tilde("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM: phòng họp, ông Hõn")
    assert text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM: phòng họp, ông Hõn"
    assert {repair.kind: repair.count for repair in repairs} == {"tilde-for-grave": 1, "tilde-in-doubt": 1}


def test_decomposed_letters_are_mended_too() -> None:
    broken = BROKEN.replace("õ", "o\u0303").replace("Õ", "O\u0303")
    assert read_source(broken.encode(), "a.txt").lines == (MENDED,)


@pytest.mark.corpus
def test_no_clean_file_of_the_corpus_is_changed() -> None:
    doubts: dict[str, int] = {}
    mended: dict[str, int] = {}
    for path in shared_files("corpus/*/*"):
        if path.suffix not in {".txt", ".md", ".html", ".json", ".docx", ".rtf", ".pdf"}:
            continue
        try:
            kinds = {repair.kind: repair.count for repair in read_source(path.read_bytes(), path.name).repairs}
        except SourceError:
            continue
        mended |= {path.name: kinds["tilde-for-grave"]} if "tilde-for-grave" in kinds else {}
        doubts |= {path.name: kinds["tilde-in-doubt"]} if "tilde-in-doubt" in kinds else {}
    assert sum(doubts.values()) <= 2, doubts
    assert mended == BROKEN_MOTTO


def test_the_motto_is_no_slip() -> None:
    text = read_source("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM".encode(), "a.txt")
    assert text.lines == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",)
    assert list(reading_notices(text)) == []
