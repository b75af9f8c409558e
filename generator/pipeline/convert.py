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
from generator.model.identifiers import DocumentId
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.model.provenance import Repair
from generator.parsing.markdown import parse_markdown
from generator.pipeline.conversion import Conversion, convert_file, read_whole
from generator.pipeline.project import Project
from generator.reading.word import needs_libreoffice, prepare_word_files
from generator.rendering.markdown import is_edited, render_markdown
from generator.storage.files import Change

__all__ = ["ConvertedFile", "Fate", "convert"]


class Fate(StrEnum):
    """What became of a source file."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """A person has edited the Markdown; it was left as it is."""
    LEFT_OUT = "left-out"


@dataclass(frozen=True, kw_only=True, slots=True)
class ConvertedFile:
    """One source file and what became of it."""

    source: Path
    fate: Fate
    identifier: DocumentId | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    repairs: tuple[Repair, ...] = ()
    media_type: str = ""


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
    prepared = _prepare(files)
    work = mapper(partial(convert_file, uses_ocr=uses_ocr), files, map(prepared.get, files))
    outcomes: list[Outcome[Conversion | None]] = list(work)  # all are made before the first byte is written
    taken: dict[DocumentId, Path] = {}
    for path, outcome in zip(files, outcomes, strict=True):
        if outcome.value is None:
            standing = _standing_scan(path, project)
            yield standing or ConvertedFile(source=path, fate=Fate.LEFT_OUT, diagnostics=outcome.diagnostics)
            continue
        conversion = outcome.value
        saved = _save(path, conversion, project, taken=taken, force=force)
        open_questions = _unanswered(outcome.diagnostics, conversion.identifier, project)
        yield replace(
            saved,
            diagnostics=(*open_questions, *saved.diagnostics),
            repairs=conversion.repairs,
            media_type=conversion.source.media_type,
        )


_WORD_FILES_A_RUN = 100
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


def _standing_scan(path: Path, project: Project) -> ConvertedFile | None:
    """What becomes of the source of a scan that was read before: its text stands, where there is no OCR too."""
    identifier = project.content.identifier_of_source(path)
    standing = project.content.read_document(identifier) if identifier is not None else None
    data = read_whole(path)
    if standing is None or "\n  ocr_confidence:" not in standing or isinstance(data, Diagnostic):
        return None
    source = parse_markdown(standing, name=f"{identifier}.md").value.source
    if source.sha256 != hashlib.sha256(data).hexdigest():
        return None
    message = "a scan that was read before; its text is kept as it stands, --ocr reads it again"
    found = Diagnostic(source=str(path), code="SRC018", severity=Severity.INFO, message=message)
    return ConvertedFile(
        source=path, fate=Fate.UNCHANGED, identifier=identifier, diagnostics=(found,), media_type=source.media_type
    )


def _prepare(files: Sequence[Path]) -> dict[Path, bytes | SourceError]:
    """DOCX for the Word files, a hundred in one run of LibreOffice; no other file is held in memory here."""
    word_files = [path for path in files if isinstance(data := read_whole(path), bytes) and needs_libreoffice(data)]
    prepared: dict[Path, bytes | SourceError] = {}
    for start in range(0, len(word_files), _WORD_FILES_A_RUN):
        paths = word_files[start : start + _WORD_FILES_A_RUN]
        contents = [path.read_bytes() for path in paths]
        made = prepare_word_files(contents)
        prepared |= {path: made[index] for index, path in enumerate(paths) if index in made}
    return prepared


def _save(
    path: Path, conversion: Conversion, project: Project, *, taken: dict[DocumentId, Path], force: bool
) -> ConvertedFile:
    identifier = conversion.identifier
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
            project.content.save_source(identifier, conversion.suffix, _unchanged(path, conversion))
    except StorageError as error:
        return ConvertedFile(
            source=path, fate=Fate.LEFT_OUT, identifier=identifier,
            diagnostics=(Diagnostic.error(str(path), "STO004", str(error)),),
        )  # fmt: skip
    return ConvertedFile(source=path, fate=_FATES[change], identifier=identifier)


def _with_corrections(conversion: Conversion, project: Project) -> str:
    """The Markdown with what people have put right in the one that stands there: no conversion takes that away."""
    standing = project.content.read_document(conversion.identifier)
    if standing is None or "\ncorrections:" not in standing:
        return conversion.markdown
    try:
        corrections = parse_markdown(standing, name=f"{conversion.identifier}.md").value.corrections
    except ParseError as error:
        raise StorageError(f"{error}; its corrections would be lost") from error
    document = parse_markdown(conversion.markdown, name=f"{conversion.identifier}.md").value
    return render_markdown(replace(document, corrections=corrections), version=__version__)


def _unchanged(path: Path, conversion: Conversion) -> bytes:
    """The bytes that the document was made from, read again."""
    data = read_whole(path)
    if isinstance(data, Diagnostic):
        raise StorageError(data.message)
    if hashlib.sha256(data).hexdigest() != conversion.source.sha256:
        raise StorageError(f"{path}: the file was changed while it was converted; convert it again")
    return data


_FATES_OF_REFUSALS = {"EDT001": Fate.KEPT, "IDN004": Fate.UNCHANGED}
_FATES = {Change.CREATED: Fate.CREATED, Change.CHANGED: Fate.CHANGED, Change.UNCHANGED: Fate.UNCHANGED}


def _refusal(
    path: Path, conversion: Conversion, project: Project, *, taken: dict[DocumentId, Path], force: bool
) -> Diagnostic | None:
    """Why this document may not be written: another one has its identity, or a person's edit stands there."""
    identifier = conversion.identifier
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
    return None if source.sha256 == conversion.source.sha256 else source.name
