"""The same text written in other formats, for the test that all readers read the same."""

import io
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import chain, groupby, pairwise, takewhile, zip_longest
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


OVERRIDE = (
    '<Override PartName="/word/{name}.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
)
NOTES_RELATIONSHIP = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
    "</Relationships>"
)
_PAGE = 9600
"""Width of a page's text, in twentieths of a point."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """Rows of cells; ``<`` in a cell is merged with the one on its left, ``^`` with the one above."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def is_ruled(self) -> bool:
        """Whether it has borders: a table of data; a head of two columns only places text."""
        return len(self.rows[0]) > 2


Paragraph = tuple[str, ...]
"""The lines of a paragraph, parted by line breaks."""


def blocks_of(text: str) -> list[Paragraph | Table]:
    """What a typist would have made of a plain text: paragraphs whose lines the program wraps, and tables for rows.

    A text has no other way to say so than lines of eighty letters, rows of pipes, and pipes alone between the cells of
    a head.
    """
    blocks: list[Paragraph | Table] = []
    for chunk in re.split(r"\n\s*(?:\|\s*)?\n|\n\|\n", text.strip("\n")):
        lines = _unwrapped([line.strip() for line in chunk.split("\n")], _width(text))
        for is_row, group in groupby([line for line in lines if line.strip("| ")], key=lambda line: " | " in line):
            if not is_row:
                blocks.append(tuple(group))
                continue
            table = _table(list(group))
            # Recipients and signature that a site put into one row: one below the other, as lines they never were.
            is_line = len(table.rows) == 1 and not table.is_ruled
            blocks += [(cell,) for cell in table.rows[0]] if is_line else [table]
    return blocks


def _width(text: str) -> int:
    """The width at which a text is wrapped by hand, 0 for one whose lines are whole paragraphs."""
    longest = max(map(len, text.splitlines()))
    return longest if longest <= 100 else 0


def _unwrapped(lines: list[str], width: int) -> list[str]:
    """Lines that end for lack of room only, or before the day of a date, put together."""
    whole = [lines[0]]
    for upper, line in pairwise(lines):
        has_no_room = len(upper) + 1 + len(line.split(" ", 1)[0]) > width
        is_open = line[:1].islower() or not re.search(r"[.;:!?…/]$", upper)
        is_one = bool(width) and has_no_room and is_open and not upper.isupper()
        whole[-1:] = [f"{whole[-1]} {line}"] if is_one or upper.endswith(", ngày") else [whole[-1], line]
    return whole


def _table(rows: list[str]) -> Table:
    cells = [[cell.strip() for cell in row.removesuffix("|").split("|")] for row in rows]
    columns = max(map(len, cells))
    return Table(rows=tuple(tuple(row + [""] * (columns - len(row))) for row in cells))


def to_txt(text: str) -> bytes:
    return re.sub(r"(?<=\| )[<^](?= \|)|(?<=\| )[<^]$|^[<^](?= \|)", "", text, flags=re.MULTILINE).encode()


def to_utf16(text: str) -> bytes:
    return to_txt(text).decode().encode("utf-16")


def to_html(text: str) -> bytes:
    def cell(table: Table, row: int, column: int) -> str:
        if table.rows[row][column] in {"<", "^"}:
            return ""
        columns, rows = _spans(table, row, column)
        return f"<td colspan={columns} rowspan={rows}>{escape(table.rows[row][column])}</td>"

    def block(one: Paragraph | Table) -> str:
        if isinstance(one, tuple):
            return f"<p>{'<br>'.join(map(escape, one))}</p>\n"
        rows = ("".join(cell(one, at, column) for column in range(len(row))) for at, row in enumerate(one.rows))
        return "<table>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>\n"

    body = "".join(map(block, blocks_of(text)))
    return f"<!DOCTYPE html><html lang=vi><meta charset=utf-8><title>x</title><body>{body}</body></html>".encode()


def _spans(table: Table, row: int, column: int) -> tuple[int, int]:
    """How many columns and rows a cell takes."""
    right = takewhile(lambda at: table.rows[row][at] == "<", range(column + 1, len(table.rows[row])))
    below = takewhile(lambda at: table.rows[at][column] == "^", range(row + 1, len(table.rows)))
    return 1 + len(list(right)), 1 + len(list(below))


NOTE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
"""A footnote as a plain text has it, at its end; its number stands in brackets in the text."""


def with_notes(text: str) -> tuple[str, dict[str, str]]:
    """The text without its footnotes, and these by their numbers."""
    return NOTE.sub("", text), dict(NOTE.findall(text))


def docx_with(body: str, **parts: str) -> bytes:
    """A DOCX with this body in WordprocessingML and these parts besides."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        types = "".join(OVERRIDE.format(name=name) for name in parts if name == "footnotes")
        archive.writestr("[Content_Types].xml", CONTENT_TYPES.replace("</Types>", f"{types}</Types>"))
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        if types:
            archive.writestr("word/_rels/document.xml.rels", NOTES_RELATIONSHIP)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return stream.getvalue()


def to_docx(text: str, properties: str = "") -> bytes:
    def paragraph(lines: Paragraph) -> str:
        # A line that ends with a break would be stretched over the whole width.
        runs = "<w:r><w:br/></w:r>".join(map(_run, lines))
        return f"<w:p>{properties if len(lines) == 1 else ''}{runs}</w:p>"

    text, notes = with_notes(text)
    blocks = blocks_of(text)
    body = "".join(paragraph(one) if isinstance(one, tuple) else _word_table(one) for one in blocks)
    return docx_with(body, **({"footnotes": _footnotes(notes)} if notes else {}))


def _run(line: str) -> str:
    """Runs of text, and references to the footnotes whose numbers stand in brackets."""
    pieces = re.split(r"\[(\d+)\]", line)
    texts = (f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in pieces[0::2])
    marks = (f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in pieces[1::2])
    return "".join(chain.from_iterable(zip_longest(texts, marks, fillvalue="")))


def _footnotes(notes: Mapping[str, str]) -> str:
    small = '<w:rPr><w:sz w:val="18"/></w:rPr>'
    printed = (
        f'<w:footnote w:id="{number}"><w:p><w:r>{small}<w:footnoteRef/></w:r>'
        f'<w:r>{small}<w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in notes.items()
    )
    return f'<w:footnotes xmlns:w="{W}">{"".join(printed)}</w:footnotes>'


def _word_table(table: Table) -> str:
    widths = _widths(table)

    def cell(row: int, column: int) -> str:
        text = table.rows[row][column]
        if text == "<":
            return ""
        columns, rows = _spans(table, row, column)
        merge = "<w:vMerge/>" if text == "^" else '<w:vMerge w:val="restart"/>' if rows > 1 else ""
        shown = "" if text == "^" else _run(text)
        width = f'<w:tcW w:w="{sum(widths[column : column + columns])}" w:type="dxa"/>'
        return f'<w:tc><w:tcPr>{width}<w:gridSpan w:val="{columns}"/>{merge}</w:tcPr><w:p>{shown}</w:p></w:tc>'

    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in sides) if table.is_ruled else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cell(at, column) for column in range(len(row)))}</w:tr>"
        for at, row in enumerate(table.rows)
    )
    borders = f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{borders}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _widths(table: Table) -> list[int]:
    """Columns of a head as wide as their lines, so that none of these wraps; others alike."""
    if table.is_ruled:
        return [_PAGE // len(table.rows[0])] * len(table.rows[0])
    longest = [max(map(len, column)) for column in zip(*table.rows, strict=True)]
    return [_PAGE * one // sum(longest) for one in longest]


def to_rtf(text: str) -> bytes:
    text, notes = with_notes(text)

    def note(found: re.Match[str]) -> str:
        return f"{{\\super\\chftn{{\\footnote\\pard {{\\super\\chftn}} {plain(notes[found[1]])}}}}}"

    def plain(line: str) -> str:
        return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in line.replace("\\", "\\\\"))

    def coded(line: str) -> str:
        return re.sub(r"\[(\d+)\]", note, plain(line))

    def block(one: Paragraph | Table) -> str:
        if isinstance(one, tuple):
            return "\\pard " + "\\line ".join(map(coded, one)) + "\\par\n"
        return "".join(map(row, one.rows))

    def row(cells: tuple[str, ...]) -> str:
        edges = "".join(f"\\cellx{1500 * at}" for at in range(1, len(cells) + 1))
        shown = "".join(f"\\intbl {coded(cell if cell not in {'<', '^'} else '')}\\cell" for cell in cells)
        return f"\\trowd{edges}\n\\pard{shown}\\row\n"

    return f"{{\\rtf1\\ansi\\uc1 {''.join(map(block, blocks_of(text)))}}}".encode("ascii")


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
