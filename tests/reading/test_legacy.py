"""Legacy encodings: what is mended, and what is left alone."""

import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.reading.charsets import decode_bytes
from generator.reading.legacy import mend_legacy
from generator.reading.raw_text import ReadingJob
from generator.reading.registry import read_job, read_source
from tests.reading.test_conservation import word_files
from tests.shared_data import SHARED, shared_files

CLEAN = "Quyết định của Ủy ban nhân dân tỉnh về cải cách hành chính giai đoạn 2021-2030; nghiêm túc, kịp thời."
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_1258(text: str) -> bytes:
    """The bytes of windows-1258: letters with their hats and horns, tones on their own."""
    pieces: list[str] = []
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        pieces.append(base + "".join(mark for mark in marks if mark in TONES))
    return "".join(pieces).encode("cp1258")


def test_windows_1258_bytes_are_text() -> None:
    text = read_source(as_1258(CLEAN), "a.txt")
    assert text.lines == (CLEAN,)
    assert [repair.kind for repair in text.repairs] == ["windows-1258"]


def test_a_mixed_document_is_never_half_converted() -> None:
    clean, legacy = "Điều 1. Phê duyệt kế hoạch", "§iÒu 2. QuyÕt ®Þnh nµy cã hiÖu lùc kÓ tõ ngµy ký"
    both = "Điều 3. C¸c ®¬n vÞ chÞu tr¸ch nhiÖm thi hành đúng quy định"
    mended, repairs = mend_legacy("\n".join([clean, legacy, both]))
    assert mended.split("\n") == [clean, "Điều 2. Quyết định này có hiệu lực kể từ ngày ký", both]
    assert {repair.kind for repair in repairs} == {"tcvn3", "not-repaired"}


def test_the_letter_of_byte_ad_is_whole() -> None:
    line = "QuyÕt ®Þnh cña c¸c tØnh, thµnh phè trùc thuéc Trung \u2212¬ng vÒ Nhµ n\xad\xadíc vµ \u2212 ë n¬i kh¸c"
    assert (
        mend_legacy(line)[0] == "Quyết định của các tỉnh, thành phố trực thuộc Trung ương về Nhà nước và − ở nơi khác"
    )


@pytest.mark.parametrize(
    "text",
    [
        "50 ÷80 | 80 ÷ 160\n70 ÷120 | 90 ÷ 800\n50 ÷100 | 90 ÷ 560",
        "Zürich, François, Ångström, Malmö, façade, Würth",
        CLEAN,
    ],
)
def test_clean_text_is_left_alone(text: str) -> None:
    assert mend_legacy(text) == (text, ())


@pytest.mark.corpus
def test_no_clean_file_of_the_corpus_is_changed() -> None:
    changed = []
    for path in shared_files("corpus/*/*"):
        text = decode_bytes(path.read_bytes()) if path.suffix in {".txt", ".md", ".html", ".json"} else None
        if text is not None and mend_legacy(text)[0] != text:
            changed.append(path.name)
    # TCVN3 inside a Unicode page, rightly mended.
    assert changed == ["vbpl-html-body__1408-qd-bxd-doc-000891.html"]


@pytest.mark.corpus
def test_accented_letters_against_the_transcripts() -> None:
    exact, ignoring_case, total = 0, 0, 0
    for transcript in shared_files("corpus/documents/legacy-encoding-truth__*.txt"):
        text = _read_legacy(transcript)
        if text is None:
            continue
        truth = decode_bytes(transcript.read_bytes())
        assert truth is not None
        ours, theirs = _accented_words(text), _accented_words(truth)
        total += sum(map(_accents, theirs))
        exact += _kept(theirs, ours)
        ignoring_case += _kept([word.casefold() for word in theirs], [word.casefold() for word in ours])
    assert total > 100_000
    assert ignoring_case / total >= 0.998, (exact / total, ignoring_case / total)
    # The transcripts keep the case of the bytes (.VnTimeH: "bộ tài chính"); we print the capitals that the font prints.
    assert exact / total >= 0.98, exact / total


def _read_legacy(transcript: Path) -> str | None:
    stem = transcript.stem.removeprefix("legacy-encoding-truth__")
    folder = SHARED / "corpus" / "documents"
    for path in sorted(folder.glob(f"legacy-encoding__{stem}.*")):
        docx = word_files().get(path) if path.suffix == ".doc" else None
        try:
            return "\n".join(read_job(ReadingJob(data=path.read_bytes(), docx=docx), path.name).lines)
        except SourceError:
            return None
    return None


def _accented_words(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text).replace("|", " ")
    return ["".join(char for char in word if char.isalpha()) for word in composed.split() if not word.isascii()]


def _accents(word: str) -> int:
    return sum(not char.isascii() for char in word)


def _kept(theirs: list[str], ours: list[str]) -> int:
    """Accented letters of words that stand in both, in order where the texts run alike, else by count."""
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    if len(theirs) < 4000:
        return sum(
            sum(map(_accents, theirs[block.a : block.a + block.size])) for block in matcher.get_matching_blocks()
        )
    return sum(count * _accents(word) for word, count in (Counter(theirs) & Counter(ours)).items())
