"""One file to its facts, as the answer keys have them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.comparison.indicators import align
from generator.errors import ParseError, SourceError
from generator.extraction.facts import extract_facts, facts_record
from generator.extraction.metadata import extract_metadata
from generator.model.document import ParsedSource
from generator.model.facts import Target
from generator.model.metadata import Metadata
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.parsing.markdown import parse_markdown
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from generator.vocab.indicators import IndicatorCatalogue
from generator.vocab.reform_areas import ReformArea

__all__ = ["inspect_file"]


def inspect_file(
    path: Path, *, areas: tuple[ReformArea, ...], catalogue: IndicatorCatalogue
) -> Outcome[dict[str, object] | None]:
    """The record of one source file or one Markdown file of the corpus; ``None`` with a diagnostic when it has none."""
    name = str(path)
    try:
        data = path.read_bytes()
        parsed, metadata, diagnostics = _read(data, name)
    except SourceError as error:
        return Outcome(value=None, diagnostics=(_error(name, error.code, str(error)),))
    except ParseError as error:
        return Outcome(value=None, diagnostics=(_error(name, "MDN002", str(error)),))
    except OSError as error:
        return Outcome(value=None, diagnostics=(_error(name, "STO003", f"cannot be read ({error.strerror})"),))
    facts = extract_facts(parsed.tree, metadata, areas)
    named = [_indicator_id(target, catalogue) for target in facts.targets]
    record: dict[str, object] = dict(facts_record(parsed, metadata, facts, name, indicator_ids=named))
    return Outcome(value=record, diagnostics=diagnostics)


def _indicator_id(target: Target, catalogue: IndicatorCatalogue) -> str | None:
    """The indicator that a target can be compared under; ``None`` where it is in no table."""
    match = align(target, catalogue)
    return match.indicator.id if match is not None and match.is_comparable else None


def _read(data: bytes, name: str) -> tuple[ParsedSource, Metadata, tuple[Diagnostic, ...]]:
    if name.endswith(".md") and data.startswith(b"---\n"):
        outcome = parse_markdown(data.decode("utf-8", errors="replace"), name=name)
        document = outcome.value
        parsed = ParsedSource(
            sheet=document.sheet,
            tree=document.tree,
            source=document.source,
            is_simulated=document.metadata.is_simulated,
            repairs=document.repairs,
        )
        return parsed, document.metadata, outcome.diagnostics
    read = parse_text(read_source(data, Path(name).name))
    found = extract_metadata(read.value)
    diagnostics = tuple(replace(one, source=name) for one in (*read.diagnostics, *found.diagnostics))
    return read.value, found.value, diagnostics


def _error(source: str, code: str, message: str) -> Diagnostic:
    return Diagnostic(source=source, code=code, severity=Severity.ERROR, message=message)
