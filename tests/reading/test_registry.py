"""Files that are read, and files that get one clear reason why not."""

import codecs

import pytest

from generator.errors import ReadError, SourceError, UnsupportedFormat
from generator.reading.registry import read_source

TEXT = "ỦY BAN NHÂN DÂN\r\nTỈNH ĐẮK LẮK"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with BOM", "utf-16", "utf-16 big-endian"],
)
def test_reads_text_in_the_encodings_that_can_be_recognised(data: bytes) -> None:
    assert read_source(data, "a.txt").lines == ("ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK")


def test_decomposed_and_look_alike_letters_are_repaired_and_counted() -> None:
    text = read_source("Ða\u0302\u0300u tu\u031b".encode(), "a.txt")
    assert text.lines == ("Đầu tư",)
    assert {repair.kind for repair in text.repairs} == {"decomposed", "look-alike"}


def test_line_ends_that_a_program_wrote_out_are_line_ends() -> None:
    text = read_source(r"\r\n Đầu\r\ncuối\r\n".encode(), "a.txt")
    assert text.lines == ("", "Đầu", "cuối", "")
    assert [(repair.kind, repair.count) for repair in text.repairs] == [("escaped-line-end", 3)]
    path = r"Xem d:\r\nghi dinh"
    assert read_source(path.encode(), "a.txt").lines == (path,)


def test_clean_text_is_not_repaired() -> None:
    text = read_source("Hòa Bình, hoà bình; uỷ ban, ủy ban".encode(), "a.txt")
    assert text.lines == ("Hòa Bình, hoà bình; uỷ ban, ủy ban",)
    assert text.repairs == ()


@pytest.mark.parametrize(
    ("data", "error", "code"),
    [
        (b"", ReadError, "SRC001"),
        (b" \n\t\r\n", ReadError, "SRC001"),
        ("\ufeff\u200b".encode(), ReadError, "SRC001"),
        ("Kế hoạch".encode("cp1258", errors="replace") + b"\xe6", ReadError, "SRC002"),
        (b"Pl\xe1n \xfakol\xf9 na rok, kter\xfd se m\xe1 plnit v\xedce ne\xbe d\xf8\xedve", ReadError, "SRC002"),
        (b"<!DOCTYPE html><html><title>404 Not Found</title>", UnsupportedFormat, "SRC012"),
        (b"  \n<html><body> </body></html>", ReadError, "SRC001"),
        (b"%PDF-1.7\n", ReadError, "SRC004"),
        (b'{"rows": []}', UnsupportedFormat, "SRC013"),
        (b"\x89PNG\r\n\x1a\n", ReadError, "SRC008"),
        (b"PK\x03\x04docx", UnsupportedFormat, "SRC003"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", UnsupportedFormat, "SRC003"),
        (b"{\\rtf1", ReadError, "SRC004"),
        (b"a\x00b\x00c", UnsupportedFormat, "SRC003"),
    ],
)
def test_what_is_no_readable_text_is_named(data: bytes, error: type[SourceError], code: str) -> None:
    with pytest.raises(error) as caught:
        read_source(data, "a.txt")
    assert caught.value.code == code
    assert len(str(caught.value)) > len("what, and what to do")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("## Điều 1. Phạm vi\n1\\. Kế hoạch này.\n2\\. Các sở.", ["Điều 1. Phạm vi", "1. Kế hoạch này.", "2. Các sở."]),
        ("# Ghi chú\n**1** Tên\n**2** Ngày\n", ["# Ghi chú", "**1** Tên", "**2** Ngày"]),
    ],
)
def test_marks_at_the_numbers_of_provisions_are_markdown_under_any_name(text: str, lines: list[str]) -> None:
    assert [line for line in read_source(text.encode(), "van-ban.txt").lines if line] == lines
