"""Source files to Markdown files of the corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from generator import __version__
from generator.errors import ParseError, SourceError, StorageError
from generator.extraction.corrections import correct_metadata
from generator.extraction.identity import identify
from generator.extraction.metadata import extract_metadata
from generator.model.document import Conservation, LegalDocument, ParsedSource
from generator.model.identifiers import DocumentId
from generator.model.metadata import Metadata
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.model.provenance import Repair, SourceText
from generator.model.provisions import NUMBERED_KINDS, Kind
from generator.parsing.markdown import parse_markdown
from generator.parsing.source import parse_text
from generator.pipeline.project import Project
from generator.reading.limits import MAX_FILE
from generator.reading.notices import reading_notices
from generator.reading.raw_text import ReadingJob
from generator.reading.registry import read_job
from generator.reading.word import prepare_word_files
from generator.rendering.markdown import is_edited, render_markdown
from generator.storage.files import Change
from generator.text.alignment import align

__all__ = ["ConvertedFile", "Fate", "conserve", "convert", "convert_source"]


_OWN_FORMAT = b"---\nschema_version:"


class Fate(StrEnum):
    """What became of a source file."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """A person has edited the Markdown; it was left as it is."""
    LEFT_OUT = "left-out"


@dataclass(frozen=True, kw_only=True, slots=True)
class Conversion:
    """What one source file becomes, before anything is written."""

    document: LegalDocument
    markdown: str
    data: bytes
    suffix: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ConvertedFile:
    """One source file and what became of it."""

    source: Path
    fate: Fate
    identifier: DocumentId | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    repairs: tuple[Repair, ...] = ()
    media_type: str = ""


def convert_source(
    data: bytes, name: str, docx: bytes | SourceError | None = None, *, uses_ocr: bool = False
) -> Outcome[Conversion | None]:
    """The document that ``data`` holds, as Markdown; ``None`` with a diagnostic when it holds none.

    A pure function of the bytes, so that any executor can run it.

    Args:
        data: The bytes of the file.
        name: The file as the user named it.
        docx: The document as LibreOffice turned it into DOCX, where it needs that.
        uses_ocr: Whether pages that are pictures may be read by OCR.
    """
    if data.startswith(_OWN_FORMAT):
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
    markdown = render_markdown(document, version=__version__)
    conversion = Conversion(document=document, markdown=markdown, data=data, suffix=Path(name).suffix or ".txt")
    return Outcome(value=conversion, diagnostics=tuple(diagnostics))


def _says_nothing(parsed: ParsedSource, metadata: Metadata) -> bool:
    """An error page, a note, a list of links: text that no document's mark stands in."""
    claims = metadata.by_source
    facts = (metadata.number, metadata.date_document, metadata.passed_by, claims.number, claims.date_document)
    marks = NUMBERED_KINDS | {Kind.BASIS, Kind.DOC_TYPE, Kind.SIGNATURE}
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


def convert(
    files: Sequence[Path],
    project: Project,
    *,
    force: bool = False,
    uses_ocr: bool = False,
    mapper: Callable[..., Iterable[Any]] = map,
) -> Iterator[ConvertedFile]:
    """Converts ``files`` one by one and says what became of each, in their order.

    Args:
        files: Source files.
        project: Where the documents go.
        force: Overwrite Markdown that a person has edited, or that was made from another source.
        uses_ocr: Whether pages that are pictures may be read by OCR.
        mapper: ``map`` of the process, or of an executor.
    """
    contents, unreadable = _read_all(files)
    prepared = prepare_word_files(list(contents.values()))
    outcomes = mapper(
        partial(convert_source, uses_ocr=uses_ocr),
        contents.values(),
        [str(path) for path in contents],
        [prepared.get(index) for index in range(len(contents))],
    )
    converted = dict(zip(contents, outcomes, strict=True))
    taken: dict[DocumentId, Path] = {}
    for path in files:
        if path in unreadable:
            yield ConvertedFile(source=path, fate=Fate.LEFT_OUT, diagnostics=(unreadable[path],))
            continue
        outcome = converted[path]
        if outcome.value is None:
            standing = _standing_scan(path, contents[path], project)
            yield standing or ConvertedFile(source=path, fate=Fate.LEFT_OUT, diagnostics=outcome.diagnostics)
            continue
        saved = _save(path, outcome.value, project, taken=taken, force=force)
        document = outcome.value.document
        open_questions = _unanswered(outcome.diagnostics, document.identifier, project)
        yield replace(
            saved,
            diagnostics=(*open_questions, *saved.diagnostics),
            repairs=document.repairs,
            media_type=document.source.media_type,
        )


_ANSWERS = {"MET001": "number", "MET002": "date_document", "MET003": "passed_by"}


def _unanswered(
    diagnostics: tuple[Diagnostic, ...], identifier: DocumentId, project: Project
) -> tuple[Diagnostic, ...]:
    """The diagnostics without those that a person has answered in the front matter of the document that stands."""
    standing = project.content.read_document(identifier)
    if standing is None or not any(found.code in _ANSWERS for found in diagnostics):
        return diagnostics
    try:
        document = parse_markdown(standing, name=f"{identifier}.md").value
    except ParseError:
        return diagnostics  # the build says what is wrong with it
    metadata = correct_metadata(document.metadata, document.corrections, source=f"{identifier}.md").value
    answered = {code for code, name in _ANSWERS.items() if getattr(metadata, name) is not None}
    return tuple(found for found in diagnostics if found.code not in answered)


def _standing_scan(path: Path, data: bytes, project: Project) -> ConvertedFile | None:
    """What becomes of the source of a scan that was read before: its text stands, where there is no OCR too."""
    identifier = project.content.identifier_of_source(path)
    standing = project.content.read_document(identifier) if identifier is not None else None
    if standing is None or "\n  ocr_confidence:" not in standing:
        return None
    source = parse_markdown(standing, name=f"{identifier}.md").value.source
    if source.sha256 != hashlib.sha256(data).hexdigest():
        return None
    message = "a scan that was read before; its text is kept as it stands, --ocr reads it again"
    found = Diagnostic(source=str(path), code="SRC018", severity=Severity.INFO, message=message)
    return ConvertedFile(
        source=path, fate=Fate.UNCHANGED, identifier=identifier, diagnostics=(found,), media_type=source.media_type
    )


def _read_all(files: Sequence[Path]) -> tuple[dict[Path, bytes], dict[Path, Diagnostic]]:
    contents: dict[Path, bytes] = {}
    unreadable: dict[Path, Diagnostic] = {}
    for path in files:
        try:
            if path.stat().st_size > MAX_FILE:
                unreadable[path] = Diagnostic.error(
                    str(path), "SRC006", f"has more than {MAX_FILE // 1_000_000} MB, as no document has"
                )
                continue
            if not path.is_file():
                unreadable[path] = Diagnostic.error(str(path), "STO003", "is no regular file; name a file")
                continue
            contents[path] = path.read_bytes()
        except OSError as error:
            message = f"cannot be read ({error.strerror}); check the file's permissions"
            unreadable[path] = Diagnostic.error(str(path), "STO003", message)
    return contents, unreadable


def _save(
    path: Path, conversion: Conversion, project: Project, *, taken: dict[DocumentId, Path], force: bool
) -> ConvertedFile:
    identifier = conversion.document.identifier
    refusal = _refusal(path, conversion, project, taken=taken, force=force)
    if refusal is not None:
        fate = _FATES_OF_REFUSALS.get(refusal.code, Fate.LEFT_OUT)
        if fate is Fate.KEPT:
            taken[identifier] = path
        return ConvertedFile(source=path, fate=fate, identifier=identifier, diagnostics=(refusal,))
    taken[identifier] = path
    try:
        change = project.content.save_document(identifier, _with_corrections(conversion, project))
        if path.resolve() != project.content.source_path(identifier, conversion.suffix).resolve():
            project.content.save_source(identifier, conversion.suffix, conversion.data)
    except StorageError as error:
        return ConvertedFile(
            source=path, fate=Fate.LEFT_OUT, identifier=identifier,
            diagnostics=(Diagnostic.error(str(path), "STO004", str(error)),),
        )  # fmt: skip
    return ConvertedFile(source=path, fate=_FATES[change], identifier=identifier)


def _with_corrections(conversion: Conversion, project: Project) -> str:
    """The Markdown with what people have put right in the one that stands there: no conversion takes that away."""
    standing = project.content.read_document(conversion.document.identifier)
    if standing is None or "\ncorrections:" not in standing:
        return conversion.markdown
    try:
        corrections = parse_markdown(standing, name=f"{conversion.document.identifier}.md").value.corrections
    except ParseError as error:
        raise StorageError(f"{error}; its corrections would be lost") from error
    return render_markdown(replace(conversion.document, corrections=corrections), version=__version__)


_FATES_OF_REFUSALS = {"EDT001": Fate.KEPT, "IDN004": Fate.UNCHANGED}
_FATES = {Change.CREATED: Fate.CREATED, Change.CHANGED: Fate.CHANGED, Change.UNCHANGED: Fate.UNCHANGED}


def _refusal(
    path: Path, conversion: Conversion, project: Project, *, taken: dict[DocumentId, Path], force: bool
) -> Diagnostic | None:
    """Why this document may not be written: another one has its identity, or a person's edit stands there."""
    identifier = conversion.document.identifier
    if identifier in taken and _is_same_file(path, taken[identifier]):
        message = f"the same file as {taken[identifier]}; one of the two is enough"
        return Diagnostic(source=str(path), code="IDN004", severity=Severity.INFO, message=message)
    if identifier in taken:
        message = (
            f"has the same identity ({identifier}) as {taken[identifier]}; keep one of them, or correct the number"
        )
        return Diagnostic.error(str(path), "IDN001", message)
    standing = project.content.read_document(identifier)
    if standing is None or force:
        return None
    if is_edited(standing):
        message = f"{identifier}.md was edited by a person and is kept; --force overwrites it"
        return Diagnostic(source=str(path), code="EDT001", severity=Severity.INFO, message=message)
    other = _other_source(standing, conversion, name=f"{identifier}.md")
    is_own_copy = path.resolve() == project.content.source_path(identifier, conversion.suffix).resolve()
    if other is not None and not is_own_copy:
        message = f"{identifier} stands already, made from {other}; --force replaces it"
        return Diagnostic.error(str(path), "IDN003", message)
    return None


def _is_same_file(path: Path, other: Path) -> bool:
    return path.read_bytes() == other.read_bytes()


def _other_source(standing: str, conversion: Conversion, *, name: str) -> str | None:
    """Name of the other source that the standing document was made from, ``None`` when it is the same one."""
    source = parse_markdown(standing, name=name).value.source
    return None if source.sha256 == conversion.document.source.sha256 else source.name


def _left_out(name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Diagnostics of a file that is left out are errors."""
    for found in diagnostics:
        yield replace(found, source=name, severity=Severity.ERROR)
