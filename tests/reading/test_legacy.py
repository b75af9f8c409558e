"""Legacy encodings: what is mended, and what is left alone."""

import csv
import ctypes
import math
import statistics
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from generator.model.provenance import Repair
from generator.reading.capitals import is_capitals_font, print_capitals
from generator.reading.charsets import decode_bytes
from generator.reading.legacy import mend_legacy
from generator.reading.raw_text import RawText, ReadingJob
from generator.reading.registry import READERS, mend_letters, print_fonts, read_job, read_source
from generator.reading.sniffing import sniff_media_type
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
    """Two figures: letters in the case of their bytes, as transcripts have them, and as the page shows them.

    The mending of letters is one step, printing what a font makes of them another (``.VnTimeH`` shows ``uû ban`` as
    ỦY BAN). The transcripts know the first only, so it is held against them strictly, every wrong letter with its
    class; the second is judged by the fonts' own glyphs below, and by the transcripts only ignoring case.
    """
    wrong, total, as_printed, ignoring_case = Counter[str](), 0, 0, 0
    for transcript, path in _transcripts():
        truth = decode_bytes(transcript.read_bytes())
        assert truth is not None
        theirs = _accented_words(truth)
        total += sum(map(_accents, theirs))
        wrong[_stem(transcript)] += sum(map(_accents, theirs)) - _kept(theirs, _accented_words(_mended(path)))
        printed = _accented_words("\n".join(read_job(_job(path), path.name).lines))
        as_printed += _kept(theirs, printed)
        ignoring_case += _kept([word.casefold() for word in theirs], [word.casefold() for word in printed])
    exact = 1 - wrong.total() / total
    figures = (
        f"as their bytes {exact:.4f}, as printed {as_printed / total:.4f}, without case {ignoring_case / total:.4f}"
    )
    assert total > 100_000
    assert min(exact, ignoring_case / total) >= 0.998, figures
    assert as_printed / total >= 0.98, figures
    assert +wrong == _explained(), figures


def _explained() -> Counter[str]:
    explained = Counter[str]()
    with Path(__file__).with_name("legacy_differences.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            explained[row["file"]] += int(row["letters"])
    return explained


@pytest.mark.corpus
def test_fonts_of_capitals_are_those_whose_small_letters_are_as_high_as_capitals() -> None:
    """What a reader sees, by the outlines of the fonts in the corpus's PDFs, which no font's name can say."""
    seen = Counter[bool]()
    for path in shared_files("corpus/documents/legacy-encoding__*.pdf"):
        for name, share in _small_letters_height(path).items():
            prints_capitals = share > 0.9
            assert is_capitals_font(name) is prints_capitals, (path.name, name, share)
            seen[prints_capitals] += 1
    assert seen[True] >= 4
    assert seen[False] >= 8


def _small_letters_height(path: Path) -> dict[str, float]:
    """For each font how high its letters without a stem are, as a share of its capitals."""
    heights: defaultdict[str, defaultdict[bool, list[float]]] = defaultdict(lambda: defaultdict(list))
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            textpage = page.get_textpage()
            for index in range(textpage.count_chars()):
                letter = chr(pdfium.FPDFText_GetUnicode(textpage, index))
                if letter in "acemnorsuvxzABDEHKLMNPRTVX":
                    _, bottom, _, top = textpage.get_charbox(index)
                    matrix = pdfium.FS_MATRIX()
                    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
                    size = pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.b, matrix.d)
                    heights[_font_name(textpage, index)][letter.isupper()].append((top - bottom) / size)
    return {
        name: statistics.median(one[False]) / statistics.median(one[True])
        for name, one in heights.items()
        if len(one[False]) >= 2 and one[True]
    }


def _font_name(textpage: pypdfium2.PdfTextPage, index: int) -> str:
    buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, 256, flags)
    return buffer.value.decode().rpartition("+")[2]


def test_mending_letters_and_printing_fonts_are_two_steps_with_a_count_each() -> None:
    raw = RawText(text="\u2e28uû ban nh©n d©n\u2e29 tØnh, c¸c së, ban, ngµnh vµ ®¬n vÞ")
    mended = mend_letters(raw)
    assert mended.text == "\u2e28uỷ ban nhân dân\u2e29 tỉnh, các sở, ban, ngành và đơn vị"
    assert [repair.kind for repair in mended.repairs] == ["tcvn3"]
    printed = print_fonts(mended)
    assert printed.text == "UỶ BAN NHÂN DÂN tỉnh, các sở, ban, ngành và đơn vị"
    assert [(repair.kind, repair.count) for repair in printed.repairs[1:]] == [("capitals-by-font", 1)]


def test_clean_text_in_a_font_of_capitals_stays_as_it_was_typed() -> None:
    raw = RawText(text="\u2e28Quyết định\u2e29 này[1]", repairs=(Repair(kind="footnote", count=1),))
    assert print_fonts(raw) == RawText(text="Quyết định này[1]", repairs=raw.repairs)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("LUËT HîP T¸C X·", "LUẬT HỢP TÁC XÃ"),
        ("THµNH LËP Vµ §¡NG Ký KINH DOANH", "THÀNH LẬP VÀ ĐĂNG KÝ KINH DOANH"),
        ("cña Bé KH&CN vµ Së Néi vô", "của Bộ KH&CN và Sở Nội vụ"),
        ("Bµ NGUYÔN THÞ H¶I, Phã Chñ tÞch", "Bà NGUYỄN THỊ HẢI, Phó Chủ tịch"),
    ],
)
def test_words_of_capitals_that_tcvn3_could_not_write(typed: str, read: str) -> None:
    context = "QuyÕt ®Þnh cña c¸c tØnh, thµnh phè"
    assert mend_legacy(f"{context}\n{typed}")[0].split("\n")[1] == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("coâng vieâïc", "công việc"),
        ("Coâng ñoaøn cô sô ûbaèng vaên baûn", "Công đoàn cơ sở bằng văn bản"),
        ("ñeán 05 giô)ø .", "đến 05 giờ) ."),
        ("chaïy uøa vaøo, ñi uøa vaøo", "chạy ùa vào, đi ùa vào"),
    ],
)
def test_tones_that_a_typist_parted_from_their_letter(typed: str, read: str) -> None:
    context = "Quyeát ñònh cuûa caùc tænh, thaønh phoá tröïc thuoäc"
    assert mend_legacy(f"{context}\n{typed}")[0].split("\n")[1] == read


def test_a_line_with_one_clean_word_in_a_legacy_text() -> None:
    legacy = "§iÒu 2. QuyÕt ®Þnh nµy cã hiÖu lùc kÓ tõ ngµy ký; c¸c ®¬n vÞ chÞu tr¸ch nhiÖm thi hµnh"
    clean = "Các đơn vị chịu trách nhiệm thi hành"
    text, repairs = mend_legacy("\n".join([*[legacy] * 20, "Nguồn: Vô kinh tÕ C«ng nghiÖp", clean]))
    assert text.split("\n")[-2:] == ["Nguồn: Vụ kinh tế Công nghiệp", clean]
    assert [repair.kind for repair in repairs] == ["tcvn3"]


def _transcripts() -> list[tuple[Path, Path]]:
    """Transcripts with their documents; the workbook among them is refused."""
    folder = SHARED / "corpus" / "documents"
    pairs = [
        (transcript, next(folder.glob(f"legacy-encoding__{_stem(transcript)}.*")))
        for transcript in shared_files("corpus/documents/legacy-encoding-truth__*.txt")
    ]
    return [(transcript, path) for transcript, path in pairs if path.suffix != ".xls"]


def _stem(transcript: Path) -> str:
    return transcript.stem.removeprefix("legacy-encoding-truth__")


def _job(path: Path) -> ReadingJob:
    docx = word_files().get(path) if path.suffix == ".doc" else None
    return ReadingJob(data=path.read_bytes(), docx=docx)


def _mended(path: Path) -> str:
    """The document with its letters mended and no font heeded."""
    job = _job(path)
    raw = mend_letters(READERS[sniff_media_type(job.data)](job))
    return print_capitals(raw.text, is_legacy=False)[0]


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
