"""A person's correction as a test case: the shortest text that shows it, and the facts that must be read from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import ParseError
from generator.extraction.corrections import correct_facts, correct_metadata
from generator.extraction.facts import extract_facts
from generator.extraction.metadata import extract_metadata
from generator.model.corrections import Correction, CorrectionKind
from generator.model.document import LegalDocument
from generator.model.facts import Citation, DocumentFacts, Relation, Target, Task
from generator.model.provisions import Kind
from generator.parsing.markdown import parse_markdown
from generator.parsing.source import parse_text
from generator.pipeline.case_lines import render_fact, render_metadata
from generator.reading.registry import read_source
from generator.vocab.reform_areas import ReformArea

__all__ = ["CASE_FILES", "correction_cases"]

CASE_FILES = {
    CorrectionKind.METADATA: "metadata.md",
    CorrectionKind.TARGET: "targets.md",
    CorrectionKind.CITATION: "citations.md",
    CorrectionKind.TASK: "tasks.md",
    CorrectionKind.RELATION: "relations.md",
}
"""Where the cases of each kind stand, under ``tests/cases/``."""

_HEAD = frozenset({Kind.NUMBER, Kind.PLACE_DATE, Kind.DOC_TYPE, Kind.TITLE})
_ABOUT_DOCUMENT = _HEAD | {Kind.ISSUER, Kind.MOTTO, Kind.AUTHORITY, Kind.ENACTING, Kind.SIGNATURE}


def correction_cases(path: Path, *, areas: tuple[ReformArea, ...]) -> dict[CorrectionKind, tuple[str, ...]]:
    """The corrections of a document as cases, to be added to the case file of each kind (``tests/cases/targets.md``).

    Metadata give one case for the document, everything else one for each provision corrected; a kind without a
    correction has no key.

    Raises:
        ParseError: When the file is no document of the corpus, or a correction does not fit it.
    """
    document = parse_markdown(path.read_text(encoding="utf-8"), name=path.name).value
    metadata = correct_metadata(document.metadata, document.corrections, source=path.name)
    read = extract_facts(document.tree, metadata.value, areas)
    facts = correct_facts(read, document.tree, document.corrections, areas, source=path.name)
    problems = (*metadata.diagnostics, *facts.diagnostics)
    if problems:
        raise ParseError("; ".join(str(problem) for problem in problems))
    return {
        kind: _cases(document, facts.value, corrections)
        for kind in CorrectionKind
        if (corrections := tuple(one for one in document.corrections if one.kind is kind))
    }


def _cases(document: LegalDocument, facts: DocumentFacts, corrections: tuple[Correction, ...]) -> tuple[str, ...]:
    if corrections[0].kind is CorrectionKind.METADATA:
        return (_metadata_case(document, corrections),)
    corrected = {one.anchor: one for one in corrections}
    return tuple(_case(document, facts, correction) for correction in corrected.values())


def _case(document: LegalDocument, facts: DocumentFacts, correction: Correction) -> str:
    given = "\n\n".join(_lines(document, correction.anchor))
    read: dict[CorrectionKind, tuple[Target | Citation | Task | Relation, ...]] = {
        CorrectionKind.TARGET: facts.targets,
        CorrectionKind.CITATION: facts.citations,
        CorrectionKind.TASK: facts.tasks,
        CorrectionKind.RELATION: facts.relations,
    }
    expected = "\n".join(render_fact(fact) for fact in read[correction.kind] if fact.span.anchor == correction.anchor)
    return f"{document.identifier}#{correction.anchor}: {correction.why}\n.\n{given}\n.\n{expected}\n.\n"


def _lines(document: LegalDocument, anchor: str) -> Iterator[str]:
    """The head of the document, the headings above the provision, the provision."""
    provisions = document.tree.provisions
    index = next(at for at, provision in enumerate(provisions) if provision.anchor == anchor)
    yield from (provision.printed for provision in provisions[:index] if provision.kind in _HEAD)
    yield from (provision.printed for provision in reversed(document.tree.ancestors(index)))
    yield provisions[index].printed


def _metadata_case(document: LegalDocument, corrections: tuple[Correction, ...]) -> str:
    """Head and foot of the document with what is read from them, the corrected fields as people say they are."""
    provisions = document.tree.provisions
    given = "\n\n".join(one.printed for one in provisions if one.depth == 0 and one.kind in _ABOUT_DOCUMENT)
    read = extract_metadata(parse_text(read_source(given.encode(), "case.txt")).value)
    corrected = correct_metadata(read.value, corrections, source="case")
    expected = render_metadata(corrected.value, read.diagnostics)
    why = "; ".join(dict.fromkeys(one.why for one in corrections))
    return f"{document.identifier}: {why}\n.\n{given}\n.\n{expected}\n.\n"
