"""Undamaged documents of every format, made from the project's own texts: what `python -m tools.fuzz` damages."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from html import escape
from pathlib import Path

from generator.pipeline.conversion import convert_source
from generator.rendering.markdown import render_markdown
from tests.reading.renderings import W, docx_with, to_doc, to_docx, to_html, to_pdf, to_rtf

__all__ = ["Base", "corpus_bases", "own_bases", "texts_of_any_kind"]

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
EXCERPT = 2_500
"""Characters of an excerpt: small inputs are many inputs."""
MAX_CORPUS_FILE = 60_000
TONES = "\u0300\u0301\u0303\u0309\u0323"
RICH = """<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r>
<w:rPr><w:caps/>
<w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>Điều khoản</w:t><w:tab/><w:sym w:char="F0B7"/><w:noBreakHyphen/>
<w:softHyphen/></w:r>
<w:r><w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr>
<w:t>ẩn</w:t></w:r>
<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Khung</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>
<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r>
<w:t>STT</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Nhiệm vụ</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>
</w:tr></w:tbl>"""
STYLES = """<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="N"/><w:style w:styleId="H">
<w:basedOn w:val="N"/>
<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:caps/></w:rPr></w:style>
</w:styles>"""
NUMBERING = """<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1.%2)"/>
<w:lvlRestart w:val="1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0">
<w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>"""
FOOTNOTES = """<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Chú thích</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""
PAGE = """<!DOCTYPE html><html lang=vi><meta charset=utf-8><title>x</title><body><nav>Trang chủ</nav>
<div id=toanvancontent>
<table><tr><td>UBND TỈNH</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table><ol start=3>
<li>Một<li value=9>Hai</ol>
<div style="display:none">ẩn</div>{body}<table border=1><tr><th rowspan=2>STT<th colspan=2>Nhiệm vụ<tr>
<td>1<td>2</table>
<img alt="dấu"></div><footer>Liên hệ</footer>"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Base:
    """One undamaged file."""

    name: str
    kind: str
    """Its ending, by which damage is chosen."""
    data: bytes
    docx: bytes | None = None
    """For old Word files: what LibreOffice makes of them."""
    is_own: bool = True
    """Whether it was made from texts that the project may hold; only such cases are kept among the tests."""


def own_bases() -> list[Base]:
    """Return files of all formats made from the bundled and the simulated texts."""
    office = (base for number, text in enumerate(_texts()[:3]) for base in _from_office(f"{number:03d}", text))
    return [*texts_of_any_kind(), *office]


@cache
def texts_of_any_kind() -> tuple[Base, ...]:
    """Return files of those formats that need no LibreOffice to be made."""
    excerpts = [text[at : at + EXCERPT] for text in _texts() for at in range(0, len(text), EXCERPT)]
    return tuple(base for number, text in enumerate(excerpts) for base in _from_text(f"{number:03d}", text))


def _texts() -> list[str]:
    bundled = sorted((ROOT / "content" / "nguon").rglob("*.txt"))
    simulated = sorted((ROOT / "tests" / "examples" / "simulated").glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in (*bundled, *simulated)]


def corpus_bases() -> list[Base]:
    """Return small files of ../shared, where it exists: shapes that nobody would think of making."""
    paths = sorted(path for path in (SHARED / "corpus" / "documents").glob("*") if path.suffix != ".tsv")
    small = [path for path in paths if path.is_file() and path.stat().st_size <= MAX_CORPUS_FILE]
    return [Base(name=path.name, kind=path.suffix[1:], data=path.read_bytes(), is_own=False) for path in small]


def _from_text(name: str, text: str) -> Iterator[Base]:
    def base(kind: str, data: bytes, variant: str = "") -> Base:
        return Base(name=f"{name}{variant}.{kind}", kind=kind, data=data)

    page = PAGE.format(body="".join(f"<p>{escape(line)}</p>\n" for line in text.splitlines()))
    parts = {
        name: xml.format(W=W) for name, xml in (("styles", STYLES), ("numbering", NUMBERING), ("footnotes", FOOTNOTES))
    }
    fields = {"document_number": "1/KH-UBND", "date": "2021-09-20T00:00:00", "signers": ["Trần A:12"], "status": None}
    yield base("txt", text.encode())
    yield base("txt", _as_tcvn3(text), "-tcvn3")
    yield base("txt", _as_1258(text), "-1258")
    yield base("md", f"# {text}".encode())
    yield base("html", to_html(text), "-plain")
    yield base("html", page.encode())
    yield base("mht", _archive(page))
    yield base("rtf", to_rtf(text))
    yield base("rtf", _legacy_rtf(text), "-tcvn3")
    yield base("docx", to_docx(text), "-plain")
    yield base("docx", docx_with(RICH * 2, **parts))
    yield base("json", json.dumps({"title": "KẾ HOẠCH", "text": text, **fields}, ensure_ascii=False).encode())
    yield base("json", json.dumps({"title": "x", "content_html": page, **fields}).encode(), "-html")
    clause = {"content": text[:300], "position": {"article": 1, "article_title": "Phạm vi"}}
    yield base(
        "json", json.dumps({"law_info": {**fields, "law_name": "Luật"}, "clauses": [clause] * 3}).encode(), "-law"
    )
    converted = convert_source(text.encode(), "x.txt").value
    if converted is not None:
        yield base("own", render_markdown(converted, version="1").encode())


def _from_office(name: str, text: str) -> Iterator[Base]:
    """What LibreOffice makes of a text: made once, as it takes seconds."""
    yield Base(name=f"{name}.pdf", kind="pdf", data=to_pdf(text))
    yield Base(name=f"{name}-short.pdf", kind="pdf", data=to_pdf(text[:EXCERPT]))
    yield Base(name=f"{name}.doc", kind="doc", data=to_doc(text[:EXCERPT]), docx=to_docx(text[:EXCERPT]))


@cache
def _tcvn3() -> dict[str, int]:
    from viparse import fix  # noqa: PLC0415 - only this needs its tables

    return {fix(chr(byte), encoding="tcvn3"): byte for byte in range(0x80, 0x100)}


def _as_tcvn3(text: str) -> bytes:
    """The bytes of TCVN3; capitals with marks, for which it has no place, as small letters."""
    table = _tcvn3()
    return bytes(ord(char) if char.isascii() else table.get(char, table.get(char.lower(), 0x3F)) for char in text)


def _as_1258(text: str) -> bytes:
    pieces: list[str] = []
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        pieces.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES)))
        pieces.extend(mark for mark in marks if mark in TONES)
    return "".join(pieces).encode("cp1258", "replace")


def _legacy_rtf(text: str) -> bytes:
    body = "".join(chr(byte) if byte < 0x80 else f"\\'{byte:02x}" for byte in _as_tcvn3(text)).replace("\n", "\\par\n")
    return f"{{\\rtf1\\ansi{{\\fonttbl{{\\f0 .VnTime;}}{{\\f1 .VnTimeH;}}}}\\f0 {{\\f1 kÕ ho¹ch}}\\par {body}}}".encode(
        "latin-1"
    )


def _archive(page: str) -> bytes:
    message = MIMEMultipart("related", boundary="b")
    message.attach(MIMEText(page, "html", "utf-8"))
    return b"MIME-Version: 1.0\n" + message.as_bytes()
