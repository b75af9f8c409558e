"""Every file of the corpus is read, or refused with a code that is right for it."""

from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.reading.raw_text import ReadingJob
from generator.reading.registry import read_job
from tests.reading.test_conservation import word_files
from tests.shared_data import shared_files

pytestmark = pytest.mark.corpus

REFUSED = {
    "central-scan-pdf__153-tb-vpcp-signed.pdf": "SRC008",
    "central-scan-pdf__2450-kgvx-signed.pdf": "SRC008",
    "central-scan-pdf__288-ttg-signed.pdf": "SRC008",
    "central-scan-pdf__6-qd-942-ttg.pdf": "SRC008",
    "laocai-sct__tb-1894-ket-qua-sau-kiem-tra-vlncn-ban-ky.pdf": "SRC009",  # broken font map
    "legacy-encoding__2005-kh2003-bieu.xls": "SRC003",
    "luatvietnam-scan-pdf__10209542.pdf": "SRC008",
    "luatvietnam-scan-pdf__10209578.pdf": "SRC008",
    "luatvietnam-scan-pdf__10209625.pdf": "SRC008",
    "luatvietnam-scan-pdf__10209641.pdf": "SRC008",  # its only text is a watermark
    "luatvietnam-scan-pdf__10209648.pdf": "SRC009",  # junk of somebody's OCR, without any accent
    "luatvietnam-scan-pdf__10209681.pdf": "SRC008",
    "negative__decree.html": "SRC012",
    "quangngai-pdf__2352-07-ct-ubnd-signed-20250221-092046.pdf": "SRC008",
    "quangngai-pdf__2770-08-ct-ubnd-signed-20250220-102437.pdf": "SRC008",
}
FILES = [path for folder in ("documents", "openings") for path in shared_files(f"corpus/{folder}/*")]
FILES = [path for path in FILES if path.name != "INDEX.tsv"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:60])
def test_read_or_refused_by_name(path: Path) -> None:
    docx = word_files().get(path) if path.suffix == ".doc" else None
    code = None
    try:
        read_job(ReadingJob(data=path.read_bytes(), docx=docx), path.name)
    except SourceError as error:
        code = error.code
    assert code == REFUSED.get(path.name)
