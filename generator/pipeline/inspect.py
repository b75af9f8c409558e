"""One file to its facts, as the answer keys have them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.comparison.indicators import align, lead_in_of
from generator.errors import ParseError, SourceError
from generator.extraction.corrections import correct_facts, correct_metadata
from generator.extraction.facts import extract_facts, facts_record
from generator.extraction.metadata import extract_metadata
from generator.model.corrections import Correction
from generator.model.document import ParsedSource
from generator.model.facts import Target
from generator.model.metadata import Metadata
from generator.model.outcome import Diagnostic, Outcome
from generator.parsing.markdown import parse_markdown
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from generator.vocab.indicators import IndicatorCatalogue
from generator.vocab.reform_areas import ReformArea

__all__ = ["inspect_file"]

_OWN_FORMAT = b"---\nschema_version:"
"""How our own Markdown begins; Markdown of other people is a source like any other."""


def inspect_file(
    path: Path, *, areas: tuple[ReformArea, ...], catalogue: IndicatorCatalogue
) -> Outcome[dict[str, object] | None]:
    """The record of one source file or one Markdown file of the corpus; ``None`` with a diagnostic when it has none."""
    name = str(path)
    try:
        data = path.read_bytes()
        parsed, metadata, corrections, diagnostics = _read(data, name)
    except SourceError as error:
        return Outcome(value=None, diagnostics=(Diagnostic.error(name, error.code, str(error)),))
    except ParseError as error:
        return Outcome(value=None, diagnostics=(Diagnostic.error(name, "MDN002", error.message, where=error.where),))
    except OSError as error:
        return Outcome(
            value=None, diagnostics=(Diagnostic.error(name, "STO003", f"cannot be read ({error.strerror})"),)
        )
    corrected = correct_facts(extract_facts(parsed.tree, metadata, areas), parsed.tree, corrections, areas, source=name)
    facts = corrected.value
    diagnostics = (*diagnostics, *corrected.diagnostics)
    indexes = {provision.anchor: index for index, provision in enumerate(parsed.tree)}
    lead_ins = [lead_in_of(parsed.tree, indexes[target.quote_span.anchor]) for target in facts.targets]
    named = [_indicator_id(*pair, catalogue) for pair in zip(facts.targets, lead_ins, strict=True)]
    record: dict[str, object] = dict(facts_record(parsed, metadata, facts, name, indicator_ids=named))
    return Outcome(value=record, diagnostics=diagnostics)


def _indicator_id(target: Target, lead_in: str, catalogue: IndicatorCatalogue) -> str | None:
    """The indicator that a target can be compared under; ``None`` where it is in no table."""
    match = align(target, catalogue, lead_in)
    return match.indicator.id if match is not None and match.is_comparable else None


def _read(data: bytes, name: str) -> tuple[ParsedSource, Metadata, tuple[Correction, ...], tuple[Diagnostic, ...]]:
    if name.endswith(".md") and data.startswith(_OWN_FORMAT):
        outcome = parse_markdown(data.decode("utf-8", errors="replace"), name=name)
        document = outcome.value
        parsed = ParsedSource(
            sheet=document.sheet,
            tree=document.tree,
            source=document.source,
            is_simulated=document.metadata.is_simulated,
            repairs=document.repairs,
        )
        metadata = correct_metadata(document.metadata, document.corrections, source=name)
        return parsed, metadata.value, document.corrections, (*outcome.diagnostics, *metadata.diagnostics)
    read = parse_text(read_source(data, Path(name).name))
    found = extract_metadata(read.value)
    diagnostics = tuple(replace(one, source=name) for one in (*read.diagnostics, *found.diagnostics))
    return read.value, found.value, (), diagnostics
