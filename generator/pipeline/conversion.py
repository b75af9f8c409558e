"""One source file to the Markdown that it becomes: read, parsed, identified, proved whole; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import __version__
from generator.errors import SourceError
from generator.extraction.identity import identify
from generator.extraction.metadata import extract_metadata
from generator.model.document import Conservation, LegalDocument, ParsedSource
from generator.model.identifiers import DocumentId
from generator.model.metadata import Metadata
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.model.provenance import Repair, SourceFile, SourceText
from generator.model.provisions import NUMBERED_KINDS, Kind
from generator.parsing.markdown import is_own_markdown
from generator.parsing.source import parse_text
from generator.reading.limits import MAX_FILE
from generator.reading.notices import reading_notices
from generator.reading.raw_text import ReadingJob
from generator.reading.registry import read_job
from generator.rendering.markdown import render_markdown
from generator.text.alignment import align

__all__ = ["Conversion", "conserve", "convert_file", "convert_source", "read_whole"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversion:
    """What one source file becomes, before anything is written.

    Neither its bytes nor its tree: those of five hundred files together are more than a small machine has.
    """

    identifier: DocumentId
    source: SourceFile
    repairs: tuple[Repair, ...]
    markdown: str
    suffix: str


def convert_file(path: Path, docx: bytes | SourceError | None, *, uses_ocr: bool = False) -> Outcome[Conversion | None]:
    """What the file at ``path`` becomes; any executor can run it, and holds no more than this one file.

    Args:
        path: The file as the user named it.
        docx: The document as LibreOffice turned it into DOCX, where it needs that.
        uses_ocr: Whether pages that are pictures may be read by OCR.
    """
    data = read_whole(path)
    if isinstance(data, Diagnostic):
        return Outcome(value=None, diagnostics=(data,))
    outcome = convert_source(data, str(path), docx, uses_ocr=uses_ocr)
    document = outcome.value
    if document is None:
        return Outcome(value=None, diagnostics=outcome.diagnostics)
    conversion = Conversion(
        identifier=document.identifier,
        source=document.source,
        repairs=document.repairs,
        markdown=render_markdown(document, version=__version__),
        suffix=path.suffix or ".txt",
    )
    return Outcome(value=conversion, diagnostics=outcome.diagnostics)


def read_whole(path: Path) -> bytes | Diagnostic:
    """The bytes of a file, or why they cannot be had."""
    name = str(path)
    try:
        if path.stat().st_size > MAX_FILE:
            return Diagnostic.error(name, "SRC006", f"has more than {MAX_FILE // 1_000_000} MB, as no document has")
        if not path.is_file():
            return Diagnostic.error(name, "STO003", "is no regular file; name a file")
        return path.read_bytes()
    except FileNotFoundError:
        return Diagnostic.error(name, "STO001", "there is no such file any more; check the name")
    except OSError as error:
        return Diagnostic.error(name, "STO003", f"cannot be read ({error.strerror}); check the file's permissions")


def convert_source(
    data: bytes, name: str, docx: bytes | SourceError | None = None, *, uses_ocr: bool = False
) -> Outcome[LegalDocument | None]:
    """The document that ``data`` holds; ``None`` with a diagnostic when it holds none.

    Args:
        data: The bytes of the file.
        name: The file as the user named it.
        docx: The document as LibreOffice turned it into DOCX, where it needs that.
        uses_ocr: Whether pages that are pictures may be read by OCR.
    """
    if is_own_markdown(data):
        message = "this is a Markdown file of the corpus; edit it where it stands and build"
        return Outcome(value=None, diagnostics=(Diagnostic.error(name, "SRC016", message),))
    try:
        text = read_job(ReadingJob(data=data, docx=docx, uses_ocr=uses_ocr), Path(name).name)
    except SourceError as error:
        return Outcome(value=None, diagnostics=(Diagnostic.error(name, error.code, str(error)),))
    parsed = parse_text(text)
    if not parsed.value.tree.provisions:
        return Outcome(value=None, diagnostics=tuple(_left_out(name, parsed.diagnostics)))
    metadata = extract_metadata(parsed.value)
    if _says_nothing(parsed.value, metadata.value):
        message = "nothing in it says that it is a document: no number, date, issuing body or provision; left out"
        return Outcome(value=None, diagnostics=(Diagnostic.error(name, "PAR003", message),))
    left_out = (Repair(kind=f"{aside.kind}-left-out", count=aside.count) for aside in text.set_aside)
    document = LegalDocument(
        identifier=identify(metadata.value, text.source.sha256),
        metadata=metadata.value,
        tree=parsed.value.tree,
        sheet=parsed.value.sheet,
        source=text.source,
        repairs=(*text.repairs, *left_out),
    )
    found = (*reading_notices(text), *parsed.diagnostics, *metadata.diagnostics)
    diagnostics = [replace(one, source=name) for one in found]
    lost = _losses(name, text, parsed.value)
    if lost is not None:
        return Outcome(value=None, diagnostics=(*diagnostics, lost))
    return Outcome(value=document, diagnostics=tuple(diagnostics))


def _says_nothing(parsed: ParsedSource, metadata: Metadata) -> bool:
    """An error page, a note, a list of links: text that no document's mark stands in."""
    claims = metadata.by_source
    facts = (metadata.number, metadata.date_document, metadata.passed_by, claims.number, claims.date_document)
    marks = NUMBERED_KINDS | {Kind.BASIS, Kind.DOC_TYPE, Kind.SIGNATURE, Kind.ATTACHMENT}
    return not any(facts) and not any(provision.kind in marks for provision in parsed.tree)


def conserve(text: SourceText, sheet_lines: Iterable[str], tree_lines: Iterable[str]) -> Conservation:
    """How much of a source stands in the document made from it: every line, the site's too."""
    kept, total, added, difference = align("\n".join(text.lines), "\n".join([*sheet_lines, *tree_lines]))
    return Conservation(kept=kept, total=total, added=added, first_difference=difference)


def _losses(name: str, text: SourceText, parsed: ParsedSource) -> Diagnostic | None:
    conservation = conserve(text, parsed.sheet.lines, (provision.printed for provision in parsed.tree))
    if conservation.is_whole:
        return None
    message = f"the parser would change the text ({conservation.first_difference}); please report this file"
    return Diagnostic.error(name, "CON001", message)


def _left_out(name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Diagnostics of a file that is left out are errors."""
    for found in diagnostics:
        yield replace(found, source=name, severity=Severity.ERROR)
