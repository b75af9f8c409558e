"""The corpus folder to everything the site shows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from generator.comparison.areas import compare_areas
from generator.comparison.shared_words import find_shared_sentences
from generator.comparison.tables import compare_targets
from generator.comparison.wording import compare_wording
from generator.errors import ParseError, SourceError, StorageError
from generator.extraction.corrections import correct_facts, correct_metadata
from generator.extraction.facts import extract_facts
from generator.model.corpus import Corpus
from generator.model.document import AnalysedDocument, Conservation, LegalDocument
from generator.model.outcome import Diagnostic, Outcome
from generator.parsing.markdown import parse_markdown
from generator.pipeline.conversion import conserve
from generator.pipeline.project import Project
from generator.reading.raw_text import ReadingJob
from generator.reading.registry import read_job
from generator.reading.word import prepare_word_files
from generator.rendering.markdown import is_edited
from generator.resolution.citations import resolve_citations
from generator.resolution.identity import find_collisions
from generator.storage.documents import StoredDocument
from generator.text.unicode import hash_text
from generator.vocab.reform_areas import ReformArea

__all__ = ["analyse", "build_corpus", "load_documents", "published"]


def load_documents(
    project: Project, *, mapper: Callable[..., Iterable[Any]] = map
) -> Outcome[tuple[AnalysedDocument, ...]]:
    """Every document of the corpus with its facts and the proof that it is whole.

    A file that cannot be read is left out with a diagnostic; the others go on.

    Args:
        project: Whose corpus to read.
        mapper: ``map`` of the process, or of an executor.
    """
    stored: list[StoredDocument] = []
    diagnostics: list[Diagnostic] = []
    for path in project.content.document_files():
        try:
            stored.append(project.content.load(path))
        except StorageError as error:
            diagnostics.append(Diagnostic.error(path.name, "STO005", str(error)))
    documents: list[AnalysedDocument] = []
    prepared = prepare_word_files([one.source or b"" for one in stored])
    word_files = [prepared.get(index) for index in range(len(stored))]
    for outcome in mapper(partial(analyse, areas=project.areas()), stored, word_files):
        diagnostics.extend(outcome.diagnostics)
        if outcome.value is not None:
            documents.append(outcome.value)
    documents.sort(key=lambda analysed: analysed.document.identifier)
    diagnostics.extend(find_collisions(analysed.document for analysed in documents))
    return Outcome(value=tuple(documents), diagnostics=tuple(diagnostics))


def analyse(
    stored: StoredDocument, docx: bytes | SourceError | None = None, *, areas: tuple[ReformArea, ...]
) -> Outcome[AnalysedDocument | None]:
    """One document of the corpus with its facts; ``None`` with a diagnostic when its file is broken.

    Args:
        stored: The document and its source.
        docx: The source as LibreOffice turned it into DOCX, where it needs that.
        areas: The areas of reform.
    """
    try:
        parsed = parse_markdown(stored.text, name=stored.name)
    except ParseError as error:
        return Outcome(
            value=None, diagnostics=(Diagnostic.error(stored.name, "MDN002", error.message, where=error.where),)
        )
    document, edited = parsed.value, is_edited(stored.text)
    conservation, problems = _prove(stored, docx, document, is_edited=edited)
    metadata = correct_metadata(document.metadata, document.corrections, source=stored.name)
    document = replace(document, metadata=metadata.value)
    read = extract_facts(document.tree, document.metadata, areas)
    facts = correct_facts(read, document.tree, document.corrections, areas, source=stored.name)
    analysed = AnalysedDocument(
        document=document,
        facts=facts.value,
        conservation=conservation,
        has_source=stored.source is not None,
        is_edited=edited,
        checked=(*metadata.applied, *facts.applied),
    )
    return Outcome(
        value=analysed, diagnostics=(*parsed.diagnostics, *problems, *metadata.diagnostics, *facts.diagnostics)
    )


def _prove(
    stored: StoredDocument, docx: bytes | SourceError | None, document: LegalDocument, *, is_edited: bool
) -> tuple[Conservation | None, tuple[Diagnostic, ...]]:
    """Conservation against the source, and what is wrong with it.

    A generated text that differs from its source is an error. A person's correction differs on purpose: it is told,
    counted and shown, so that a correction cannot pass for the source, nor a loss for a correction.
    """
    if stored.source is None:
        message = "its source file is missing from content/nguon, so the text cannot be proved whole; put it back"
        return None, (Diagnostic.error(stored.name, "CON003", message),)
    if document.source.ocr_confidence is not None:
        return None, tuple(_prove_scan(stored, stored.source, document, is_edited=is_edited))
    try:
        text = read_job(ReadingJob(data=stored.source, docx=docx), stored.source_name)
    except SourceError as error:
        if error.code == "SRC007":
            return None, (Diagnostic.warning(stored.source_name, error.code, f"not proved whole: {error}"),)
        return None, (Diagnostic.error(stored.source_name, error.code, str(error)),)
    if text.source.sha256 != document.source.sha256:
        message = f"{stored.source_name} is not the file it was made from; convert that file again"
        return None, (Diagnostic.error(stored.name, "CON004", message),)
    conservation = conserve(text, document.sheet.lines, (provision.printed for provision in document.tree))
    if conservation.is_whole:
        return conservation, ()
    counts = f"{conservation.total - conservation.kept} characters of the source changed, {conservation.added} added"
    if is_edited:
        return conservation, (
            Diagnostic.info(stored.name, "CON002", f"edited by a person: {counts}; the page says so"),
        )
    message = f"the text is not whole: {counts}; {conservation.first_difference}"
    return conservation, (Diagnostic.error(stored.name, "CON001", message),)


def _prove_scan(
    stored: StoredDocument, source: bytes, document: LegalDocument, *, is_edited: bool
) -> Iterator[Diagnostic]:
    """What is wrong with the text of a scan, held against what OCR read then: no build reads pictures again.

    So it needs no Tesseract, and another version of it, which reads other words, makes no committed text wrong.
    """
    if hashlib.sha256(source).hexdigest() != document.source.sha256:
        message = f"{stored.source_name} is not the file it was made from; convert that file again with --ocr"
        yield Diagnostic.error(stored.name, "CON004", message)
        return
    text = "\n".join([*document.sheet.lines, *(provision.printed for provision in document.tree)])
    if hash_text(text) == document.source.recognised_sha256:
        message = "a scan: its text is what OCR read; only a person can hold that against the pages"
        yield Diagnostic.info(stored.name, "CON005", message)
    elif is_edited:
        yield Diagnostic.info(stored.name, "CON002", "edited by a person: not what OCR read any more; the page says so")
    else:
        yield Diagnostic.error(
            stored.name, "CON001", "the text is not whole: OCR read another; convert it again with --ocr"
        )


def build_corpus(documents: Sequence[AnalysedDocument], project: Project) -> Outcome[Corpus]:
    """Citations resolved, targets and areas compared, over all ``documents``."""
    acts, catalogue = resolve_citations(documents), project.catalogue()
    corpus = Corpus(
        documents=tuple(documents),
        cited_acts=acts.value,
        tables=compare_targets(documents, catalogue),
        areas=compare_areas(documents, project.areas()),
        shared=find_shared_sentences(documents),
    )
    wording = compare_wording(corpus, project.areas(), catalogue.abbreviations)
    return Outcome(value=replace(corpus, wording=wording), diagnostics=acts.diagnostics)


def published(documents: Iterable[AnalysedDocument], *, is_demo: bool) -> Outcome[tuple[AnalysedDocument, ...]]:
    """The documents that may stand on the site; a simulated one stands only on a demonstration."""
    kept: list[AnalysedDocument] = []
    refused: list[AnalysedDocument] = []
    for one in documents:
        (refused if one.document.metadata.is_simulated and not is_demo else kept).append(one)
    message = "a simulated text (VĂN BẢN MÔ PHỎNG) is never published as real; --demo builds a marked site"
    return Outcome(
        value=tuple(kept),
        diagnostics=tuple(Diagnostic.error(f"{one.document.identifier}.md", "SIM001", message) for one in refused),
    )
