"""A second extraction of every format by another library than the reader's, as plain as that library gives it."""

import html
import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from justhtml import JustHTML
from pypdf import PdfReader
from pypdf.errors import DeprecationError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def extract(path: Path) -> str:
    """The text of a file, by another way than the reader's."""
    return EXTRACTORS[path.suffix](path)


def _from_html(path: Path) -> str:
    return JustHTML(path.read_text(encoding="utf-8-sig")).to_text()


def _from_docx(path: Path) -> str:
    """Every `w:t` by the standard library's own XML parser, once where Word keeps two versions of a text box."""
    with zipfile.ZipFile(path) as archive:
        names = [n for n in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml") if n in archive.namelist()]
        return "\n".join(_word_text(ElementTree.parse(io.BytesIO(archive.read(name))).getroot()) for name in names)


def _word_text(element: ElementTree.Element) -> str:
    if element.tag in {f"{MC}Fallback", f"{W}del", f"{W}moveFrom"}:
        return ""
    if element.tag == f"{W}noBreakHyphen":
        return "-"
    if element.tag == f"{W}t":
        return element.text or ""
    inner = "".join(map(_word_text, element))
    return f"{inner}\n" if element.tag in {f"{W}p", f"{W}tab", f"{W}br", f"{W}cr"} else inner


def _from_doc(path: Path) -> str:
    """antiword; what it refuses (small Word 6 files, RTF and HTML under .doc) is nothing."""
    program = shutil.which("antiword")
    assert program is not None, "python -m tools.programs installs antiword"
    found = subprocess.run(
        [program, "-w", "0", "-m", "UTF-8.txt", str(path)], capture_output=True, check=False, timeout=60
    )
    return found.stdout.decode(errors="replace").replace("|", " ")


def _from_pdf(path: Path) -> str:
    """pypdf; poppler for what pypdf 7 refuses (a filter's short name that older programs wrote)."""
    try:
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    except DeprecationError:
        program = shutil.which("pdftotext")
        assert program is not None, "python -m tools.programs installs poppler-utils"
        command = [program, "-layout", "-enc", "UTF-8", str(path), "-"]
        return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


def _from_json(path: Path) -> str:
    record = json.loads(path.read_text(encoding="utf-8"))
    return html.unescape(re.sub(r"<[^>]+>", " ", record.get("text", "")))


def _from_text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


EXTRACTORS = {
    ".html": _from_html,
    ".docx": _from_docx,
    ".doc": _from_doc,
    ".pdf": _from_pdf,
    ".json": _from_json,
    ".md": _from_text,
    ".txt": _from_text,
}
