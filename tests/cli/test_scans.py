"""A scan from the file to the finished page: marked wherever its figures stand, and built where there is no OCR."""

import csv
import json
from pathlib import Path

import pytest

from generator.reading import external
from generator.rendering.markdown import seal
from tests.cli.conftest import Run
from tests.cli.plans import plan
from tests.reading.renderings import to_pdf, to_scan, to_scan_with_text

ADDRESS = Path("van-ban/lai-chau/2021/12-kh-ubnd")
DOCUMENT = Path("content") / ADDRESS.with_suffix(".md")
FIGURE = "95%"


@pytest.fixture(scope="module")
def scan() -> bytes:
    return to_scan(to_pdf(plan()))


@pytest.fixture
def project(run: Run, workspace: Path, scan: bytes) -> Path:
    """A scan and a text that set the same indicator."""
    (workspace / "ảnh.pdf").write_bytes(scan)
    (workspace / "chữ.txt").write_text(
        plan(province="SƠN LA", place="Sơn La", number="13/KH-UBND").replace("Trên 95%", "Trên 90%"), encoding="utf-8"
    )
    assert "SRC008" in run("convert", "ảnh.pdf").output
    result = run("convert", "--ocr", "ảnh.pdf", "chữ.txt")
    assert "SRC015" in result.output
    assert DOCUMENT.exists(), result.output
    return workspace


def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(picture: bytes) -> str:
        raise AssertionError(f"asked to read {len(picture)} bytes")

    monkeypatch.setattr(external, "find_tesseract", lambda: None)
    monkeypatch.setattr("generator.reading.ocr.recognise", refuse)


def test_a_committed_scan_converts_and_builds_without_tesseract(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_tesseract(monkeypatch)
    before = DOCUMENT.read_bytes()
    result = run("convert", "content/nguon", "--strict")
    assert result.exit_code == 0, result.output
    assert "SRC018" in result.output
    assert DOCUMENT.read_bytes() == before
    result = run("build", "--strict")
    assert result.exit_code == 0, result.output
    assert "CON005" in result.output
    assert (project / "site" / ADDRESS / "ban-goc.pdf").read_bytes() == (project / "ảnh.pdf").read_bytes()


def test_every_figure_of_a_scan_is_marked(run: Run, project: Path) -> None:
    assert run("build").exit_code == 0
    site = project / "site"
    page = (site / ADDRESS / "index.html").read_text(encoding="utf-8")
    assert "Máy đọc từ bản quét." in page
    assert "độ tin cậy trung bình 9" in page
    assert "ban-goc.pdf" in page
    table = next(path for path in (site / "so-sanh").glob("*.csv") if FIGURE in path.read_text(encoding="utf-8"))
    rows = {row["tinh"]: row for row in csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines())}
    assert float(rows["Lai Châu"]["tin_cay_ban_quet"]) > 80
    assert rows["Sơn La"]["tin_cay_ban_quet"] == ""
    assert float(json.loads((site / ADDRESS / "van-ban.json").read_text(encoding="utf-8"))["ocr_confidence"]) > 80
    shown = (site / "so-sanh" / table.stem / "index.html").read_text(encoding="utf-8")
    assert "2 trong 2 tỉnh có văn bản ở đây đề ra chỉ tiêu này: &gt;\u00a090%; 1 con số do máy đọc" in shown
    assert "[BẢN QUÉT] Lai Châu" in (site / "thoi-han" / "tat-ca.ics").read_text(encoding="utf-8")
    for name in ("linh-vuc/the-che", "doi-chieu", "thoi-han/2025", "tinh/lai-chau", f"so-sanh/{table.stem}"):
        marked = (site / name / "index.html").read_text(encoding="utf-8")
        assert ">quét</span>" in marked, name
    for name in (".", "van-ban", "tinh/lai-chau", "linh-vuc/the-che"):
        assert ">bản quét</span>" in (site / name / "index.html").read_text(encoding="utf-8"), name
    assert "quét</span>" not in (site / "tinh" / "son-la" / "index.html").read_text(encoding="utf-8")


def test_the_text_of_a_scanner_is_marked_like_our_own_and_of_unknown_confidence(run: Run, workspace: Path) -> None:
    (workspace / "ảnh.pdf").write_bytes(to_scan_with_text(to_pdf(plan()), is_invisible=False))
    assert "SRC019" in run("convert", "ảnh.pdf").output
    assert "\n  scanner_text: true\n" in DOCUMENT.read_text(encoding="utf-8")
    result = run("build")
    assert result.exit_code == 0, result.output
    site = workspace / "site"
    page = (site / ADDRESS / "index.html").read_text(encoding="utf-8")
    assert "lớp chữ mà máy quét để sẵn trong tệp, độ tin cậy không rõ" in page
    assert "Chữ do máy đọc từ ảnh quét, độ tin cậy không rõ" in page
    record = json.loads((site / ADDRESS / "van-ban.json").read_text(encoding="utf-8"))
    assert (record["is_scan"], record["ocr_confidence"]) == (True, None)
    table = next(path for path in (site / "so-sanh").glob("*.csv") if FIGURE in path.read_text(encoding="utf-8"))
    rows = {row["tinh"]: row for row in csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines())}
    assert rows["Lai Châu"]["tin_cay_ban_quet"] == "không rõ"
    assert ">quét</span>" in (site / "so-sanh" / table.stem / "index.html").read_text(encoding="utf-8")
    assert ">bản quét</span>" in (site / "van-ban" / "index.html").read_text(encoding="utf-8")
    package = json.loads((site / "du-lieu" / "datapackage.json").read_text(encoding="utf-8"))
    assert all("không rõ" in one["schema"]["missingValues"] for one in package["resources"])


def test_a_scan_that_lost_a_sentence_stops_the_build(run: Run, project: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(seal(text.replace("của tỉnh được ban hành", "")), encoding="utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "CON001" in result.output


def test_a_corrected_scan_is_published_and_said(run: Run, project: Path) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(text.replace("Trên 95%", "Trên 96%"), encoding="utf-8")
    result = run("build")
    assert result.exit_code == 0, result.output
    assert "CON002" in result.output


def test_another_picture_in_the_place_of_the_scan_stops_the_build(run: Run, project: Path, scan: bytes) -> None:
    Path("content/nguon/lai-chau/2021/12-kh-ubnd.pdf").write_bytes(scan + b"\n")
    assert "CON004" in run("build").output
    assert "SRC008" in run("convert", "content/nguon").output
