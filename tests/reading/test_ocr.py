"""Scans: refused without OCR, read and marked with it."""

import pytest

from generator.errors import SourceError
from generator.reading.external import find_tesseract
from generator.reading.notices import reading_notices
from generator.reading.raw_text import ReadingJob
from generator.reading.registry import read_job, read_source
from tests.cli.plans import plan
from tests.reading.renderings import to_pdf, to_scan_with_text
from tests.shared_data import SHARED, shared_files


@pytest.mark.parametrize("is_invisible", [True, False])
def test_what_a_scanner_left_under_its_pictures_is_marked(is_invisible: bool) -> None:
    pdf = to_pdf(plan())
    clean = read_source(pdf, "a.pdf")
    assert not clean.source.is_scan
    text = read_source(to_scan_with_text(pdf, is_invisible=is_invisible), "a.pdf")
    assert text.lines == clean.lines
    assert text.source.has_scanner_text
    assert text.source.is_scan
    assert text.source.ocr_confidence is None
    assert [(repair.kind, repair.count) for repair in text.repairs] == [("scanner-text-page", 1)]
    assert [notice.code for notice in reading_notices(text)] == ["SRC019"]


@pytest.mark.corpus
def test_the_scanners_text_in_the_corpus_and_no_other() -> None:
    marked = set()
    for path in shared_files("corpus/documents/*.pdf"):
        try:
            if read_source(path.read_bytes(), path.name).source.has_scanner_text:
                marked.add(path.name)
        except SourceError:
            continue
    assert marked == {"laocai-sct__hiep-dinh-van-tai-vn-tq.pdf", "laocai-sct__huong-dan-lien-nganh-24-n2o.pdf"}


@pytest.mark.corpus
def test_ocr_reads_the_pictures_anew() -> None:
    data = (SHARED / "corpus/documents/laocai-sct__huong-dan-lien-nganh-24-n2o.pdf").read_bytes()
    text = read_job(ReadingJob(data=data, uses_ocr=True), "x.pdf")
    assert text.source.ocr_confidence is not None
    assert not text.source.has_scanner_text
    # The layer weaves two lines into one here: "Qcuhứốac chhộấip".
    assert "Qcuhứốac" not in "\n".join(text.lines)
    assert "BỘ TÀI CHÍNH" in "\n".join(text.lines)


@pytest.mark.corpus
def test_a_scan_is_read_by_ocr_and_marked() -> None:
    assert find_tesseract() is not None, "python -m tools.programs installs Tesseract"
    data = (SHARED / "corpus/documents/luatvietnam-scan-pdf__10209542.pdf").read_bytes()
    with pytest.raises(SourceError) as caught:
        read_job(ReadingJob(data=data), "x.pdf")
    assert caught.value.code == "SRC008"
    text = read_job(ReadingJob(data=data, uses_ocr=True), "x.pdf")
    assert text.source.ocr_confidence is not None
    assert 80 < text.source.ocr_confidence < 100
    assert "XÃ HỘI CHỦ NGHĨA VIỆT NAM" in "\n".join(text.lines)
    assert [notice.code for notice in reading_notices(text)] == ["SRC015"]
