"""The same text written in other formats, for the test that all readers read the same."""

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from generator.reading.external import find_libreoffice

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def paragraphs_of(text: str) -> list[list[str]]:
    """Paragraphs of a text, each as its lines."""
    blocks = ("\n".join(line.strip() for line in text.splitlines())).split("\n\n")
    return [lines for block in blocks if (lines := [line for line in block.split("\n") if line])]


def to_txt(text: str) -> bytes:
    return text.encode()


def to_utf16(text: str) -> bytes:
    return text.encode("utf-16")


def to_html(text: str) -> bytes:
    body = "".join(f"<p>{'<br>'.join(map(escape, lines))}</p>\n" for lines in paragraphs_of(text))
    return f"<!DOCTYPE html><html lang=vi><meta charset=utf-8><title>x</title><body>{body}</body></html>".encode()


def docx_with(body: str, **parts: str) -> bytes:
    """A DOCX with this body in WordprocessingML and these parts besides."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return stream.getvalue()


def to_docx(text: str, properties: str = "") -> bytes:
    def run(line: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>'

    breaks = "<w:r><w:br/></w:r>"

    def paragraph(lines: list[str]) -> str:
        # A line that ends with a break would be stretched over the whole width.
        return f"<w:p>{properties if len(lines) == 1 else ''}{breaks.join(map(run, lines))}</w:p>"

    return docx_with("".join(map(paragraph, paragraphs_of(text))))


def to_rtf(text: str) -> bytes:
    def coded(line: str) -> str:
        return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in line.replace("\\", "\\\\"))

    body = "\\par\n".join("\\line ".join(map(coded, lines)) for lines in paragraphs_of(text))
    return f"{{\\rtf1\\ansi\\uc1 {body}\\par}}".encode("ascii")


def to_doc(text: str) -> bytes:
    return from_word(to_docx(text), "doc")


def to_odt(text: str) -> bytes:
    return from_word(to_docx(text), "odt")


def to_pdf(text: str) -> bytes:
    """Paragraphs as Nghị định 30/2020/NĐ-CP wants them: justified, 6 points apart."""
    return from_word(to_docx(text, '<w:pPr><w:spacing w:after="120"/><w:jc w:val="both"/></w:pPr>'), "pdf")


def to_scan(pdf: bytes, *, scale: float = 3.0) -> bytes:
    """The pages of a PDF as pictures in another one, as an office scanner makes it; 3.0 is 216 dpi."""
    scan = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=scale, grayscale=True)
            picture = pypdfium2.PdfImage.new(scan)
            picture.set_bitmap(bitmap)
            picture.set_matrix(pypdfium2.PdfMatrix().scale(page.get_width(), page.get_height()))
            copy = scan.new_page(page.get_width(), page.get_height())
            copy.insert_obj(picture)
            copy.gen_content()
    stream = io.BytesIO()
    scan.save(stream)
    return stream.getvalue()


def to_scan_with_text(pdf: bytes, *, is_invisible: bool) -> bytes:
    """The scan of a PDF with its text left in it, as scanners' programs do: invisible, or under the pictures."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=2.0, grayscale=True)
            if is_invisible:
                for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,)):
                    pdfium.FPDFTextObj_SetTextRenderMode(one.raw, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
            picture = pypdfium2.PdfImage.new(document)
            picture.set_bitmap(bitmap)
            # Where the text is invisible no picture need cover all of it.
            share = 0.6 if is_invisible else 1.0
            picture.set_matrix(pypdfium2.PdfMatrix().scale(share * page.get_width(), share * page.get_height()))
            page.insert_obj(picture)
            page.gen_content()
        stream = io.BytesIO()
        document.save(stream)
    return stream.getvalue()


def from_word(data: bytes, suffix: str, source: str = "docx") -> bytes:
    """What LibreOffice makes of a Word file: ``pdf``, ``doc``, ``rtf``, ``html``."""
    program = find_libreoffice()
    assert program is not None, "python -m tools.programs installs LibreOffice"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"x.{source}").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [
            program,
            profile,
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            name,
            str(folder / f"x.{source}"),
        ]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return (folder / f"x.{suffix}").read_bytes()


RENDERINGS: Mapping[str, Callable[[str], bytes]] = {
    "txt": to_txt,
    "utf-16": to_utf16,
    "html": to_html,
    "docx": to_docx,
    "rtf": to_rtf,
    "doc": to_doc,
    "odt": to_odt,
    "pdf": to_pdf,
}
