"""A person's correction as a test case: the shortest text that shows it, and the facts that must be read from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.errors import ParseError
from generator.extraction.corrections import correct_facts, correct_metadata
from generator.extraction.facts import extract_facts
from generator.model.corrections import Correction, CorrectionKind
from generator.model.document import LegalDocument
from generator.model.facts import DocumentFacts, Target
from generator.model.provisions import Kind
from generator.parsing.markdown import parse_markdown
from generator.vocab.reform_areas import ReformArea

__all__ = ["target_cases"]

_HEAD = frozenset({Kind.NUMBER, Kind.PLACE_DATE, Kind.DOC_TYPE, Kind.TITLE})


def target_cases(path: Path, *, areas: tuple[ReformArea, ...]) -> tuple[str, ...]:
    """The corrected targets of a document as cases of ``tests/cases/targets.md``, one for each provision corrected.

    Raises:
        ParseError: When the file is no document of the corpus, or a correction does not fit it.
    """
    document = parse_markdown(path.read_text(encoding="utf-8"), name=path.name).value
    metadata = correct_metadata(document.metadata, document.corrections, source=path.name)
    read = extract_facts(document.tree, metadata.value, areas)
    facts = correct_facts(read, document.tree, document.corrections, source=path.name)
    problems = (*metadata.diagnostics, *facts.diagnostics)
    if problems:
        raise ParseError("; ".join(str(problem) for problem in problems))
    corrected = {one.anchor: one for one in document.corrections if one.kind is CorrectionKind.TARGET}
    return tuple(_case(document, facts.value, correction) for correction in corrected.values())


def _case(document: LegalDocument, facts: DocumentFacts, correction: Correction) -> str:
    given = "\n\n".join(_lines(document, correction.anchor))
    expected = "\n".join(_shown(target) for target in facts.targets if target.span.anchor == correction.anchor)
    return f"{document.identifier}#{correction.anchor}: {correction.why}\n.\n{given}\n.\n{expected}\n.\n"


def _lines(document: LegalDocument, anchor: str) -> Iterator[str]:
    """The head of the document, the headings above the provision, the provision."""
    provisions = document.tree.provisions
    index = next(at for at, provision in enumerate(provisions) if provision.anchor == anchor)
    yield from (provision.printed for provision in provisions[:index] if provision.kind in _HEAD)
    yield from (provision.printed for provision in reversed(document.tree.ancestors(index)))
    yield provisions[index].printed


def _shown(target: Target) -> str:
    """As the cases of targets are written: figure, deadline with its source, area, what is measured."""
    upper = f" - {target.upper}" if target.upper is not None else ""
    change = f" {target.change.value}" if target.change is not None else ""
    base = f" [so với: {target.base}]" if target.base is not None else ""
    source = f" ({target.deadline_source.value})" if target.deadline_source is not None else ""
    figure = f"{target.comparator.value} {target.value}{upper} {target.unit}{change}{base}"
    return f"{figure} | {target.deadline or 'không hạn'}{source} | {target.area or '–'} | {target.indicator}"
