"""Hostile and broken files: bounded time and memory, one coded message, and the run goes on."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from generator.errors import SourceError
from generator.parsing.source import parse_text
from generator.pipeline.convert import Fate, convert
from generator.pipeline.project import Project
from generator.reading.registry import read_source
from tests.reading.renderings import W, docx_with, to_docx, to_html, to_pdf, to_rtf
from tests.shared_data import shared_files

TEXT = "ỦY BAN NHÂN DÂN\n\nSố: 1/KH-UBND\n\nKẾ HOẠCH\n\nĐiều 1. Phạm vi\n\nĐiều 2. Đối tượng"
SECONDS = 20


def code_of(data: bytes) -> str:
    started = time.monotonic()
    try:
        read_source(data, "x")
    except SourceError as error:
        return error.code
    finally:
        assert time.monotonic() - started < SECONDS
    return "read"


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 300_000_000)
    return stream.getvalue()


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    xml = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'  # noqa: E501
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return stream.getvalue()


def external_entity() -> bytes:
    xml = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Điều 1 &a;</w:t></w:r></w:p></w:body></w:document>'  # noqa: E501
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return stream.getvalue()


def locked_pdf() -> bytes:
    writer, stream = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=100, height=100)
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    writer.write(stream)
    return stream.getvalue()


def nested_docx(depth: int) -> bytes:
    return docx_with(
        "<w:tbl><w:tr><w:tc>" * depth + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * depth
    )


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (bomb, "SRC006"),
        (lambda: nested_docx(3000), "SRC004"),
        (locked_pdf, "SRC005"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "SRC005"),
        (lambda: to_docx(TEXT)[:-200], "SRC004"),
        (lambda: to_pdf(TEXT)[:2000], "SRC004"),
        (lambda: to_rtf(TEXT)[:-20], "SRC004"),
        (lambda: b'{"text": "c\xe1\xba\xaft', "SRC004"),
        (lambda: b'{"a": ' * 50_000, "SRC004"),
        (lambda: b"<div>" * 200_000, "SRC006"),
        (lambda: b"\x00" * 1000, "SRC001"),
        (lambda: b"%PDF-1.7\n", "SRC004"),
        (lambda: b"PK\x03\x04", "SRC003"),
        (lambda: b"x" * 100_000_001, "SRC006"),
        (lambda: b"a\x00b\x00\xff\xfec" * 9, "SRC003"),
    ],
)
def test_one_code_for_each(make: Callable[[], bytes], code: str) -> None:
    assert code_of(make()) == code


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 10_000 + b"x",
        b"<table><tr><td>x" * 10_000,
        b"<html>" + b"<p>\xc4\x91 " * 100_000,
        ("đ" * 5_000_000).encode(),
        ("Điều 1. " + "từ " * 1_000_000).encode(),
        b"{\\rtf1 " + b"{" * 20_000 + b"x" + b"}" * 20_000 + b"}",
        b"<td colspan=99999999 rowspan=99999999>x",
        "\u202eĐiều 1\u202c".encode(),
    ],
    ids=["nested div", "nested tables", "open paragraphs", "one word", "one line", "nested groups", "spans", "bidi"],
)
def test_large_and_deep_texts_are_read_in_time(data: bytes) -> None:
    assert code_of(data) == "read"


def test_entities_are_neither_blown_up_nor_fetched() -> None:
    assert code_of(entity_bomb()) in {"SRC001", "SRC004", "read"}
    try:
        lines = read_source(external_entity(), "x").lines
    except SourceError:
        return
    assert "root:" not in "\n".join(lines)


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1 ", b"<html>", b'{"text": "'])
)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    code_of(start + data)


@pytest.mark.corpus
@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_of_the_corpus_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    files = [
        path
        for path in shared_files("corpus/documents/*")
        if path.suffix in {".docx", ".pdf", ".rtf", ".html", ".json"}
    ]
    data = bytearray(chance.choice(files).read_bytes()[:200_000])
    for _ in range(chance.randint(1, 50)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.5:
        del data[chance.randrange(len(data)) :]
    code_of(bytes(data))


@pytest.mark.parametrize(
    "name", ["Kế hoạch số 1\n2.txt", "\u202egnp.txt", "a" * 240 + ".txt", "..txt", "-rf.txt", "a'b\"c.html"]
)
def test_odd_names_are_only_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / name
    source.write_bytes(to_html(TEXT) if name.endswith("html") else TEXT.encode())
    broken = tmp_path / "in" / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7")
    fates = {file.source: file.fate for file in convert([broken, source], Project(root=tmp_path))}
    assert fates == {broken: Fate.LEFT_OUT, source: Fate.CREATED}
    inside = {path.parts[len(tmp_path.parts)] for path in tmp_path.rglob("*") if path.is_file()}
    assert inside == {"in", "content"}


def test_what_is_read_is_parsed() -> None:
    assert parse_text(read_source(to_docx(TEXT), "x")).value.tree.provisions
