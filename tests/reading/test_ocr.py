"""Scans: refused without OCR, read and marked with it."""

import pytest

from generator.errors import SourceError
from generator.reading.external import find_tesseract
from generator.reading.notices import reading_notices
from generator.reading.raw_text import ReadingJob
from generator.reading.registry import read_job
from tests.shared_data import SHARED

pytestmark = pytest.mark.corpus


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
