"""One file to its facts, as the answer keys have them."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from generator.parsing.markdown import is_own_markdown, parse_markdown
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from generator.vocab.indicators import IndicatorCatalogue
from generator.vocab.reform_areas import ReformArea

__all__ = ["inspect_file"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Read:
    """A file before its facts: what it says, what is known of it, and what people have put right in it."""

    parsed: ParsedSource
    metadata: Metadata
    corrections: tuple[Correction, ...] = ()
    diagnostics: tuple[Diagnostic, ...]


def inspect_file(
    path: Path, *, areas: tuple[ReformArea, ...], catalogue: IndicatorCatalogue
) -> Outcome[dict[str, object] | None]:
    """The record of one source file or one Markdown file of the corpus; ``None`` with a diagnostic when it has none."""
    name = str(path)
    read = _read_or_refuse(path, name)
    if isinstance(read, Diagnostic):
        return Outcome(value=None, diagnostics=(read,))
    tree = read.parsed.tree
    corrected = correct_facts(extract_facts(tree, read.metadata, areas), tree, read.corrections, areas, source=name)
    facts = corrected.value
    indexes = {provision.anchor: index for index, provision in enumerate(tree)}
    lead_ins = [lead_in_of(tree, indexes[target.quote_span.anchor]) for target in facts.targets]
    named = [_indicator_id(*pair, catalogue) for pair in zip(facts.targets, lead_ins, strict=True)]
    record: dict[str, object] = dict(facts_record(read.parsed, read.metadata, facts, name, indicator_ids=named))
    return Outcome(value=record, diagnostics=(*read.diagnostics, *corrected.diagnostics))


def _indicator_id(target: Target, lead_in: str, catalogue: IndicatorCatalogue) -> str | None:
    """The indicator that a target can be compared under; ``None`` where it is in no table."""
    match = align(target, catalogue, lead_in)
    return match.indicator.id if match is not None and match.is_comparable else None


def _read_or_refuse(path: Path, name: str) -> _Read | Diagnostic:
    """The file as it is read, or why it cannot be."""
    try:
        data = path.read_bytes()
        return (
            _read_document(data, name) if name.endswith(".md") and is_own_markdown(data) else _read_source(data, name)
        )
    except SourceError as error:
        return Diagnostic.error(name, error.code, str(error))
    except ParseError as error:
        return Diagnostic.error(name, "MDN002", error.message, where=error.where)
    except UnicodeDecodeError:
        return Diagnostic.error(name, "STO005", "not UTF-8; restore the file from git or convert its source again")
    except OSError as error:
        return Diagnostic.error(name, "STO003", f"cannot be read ({error.strerror})")


def _read_document(data: bytes, name: str) -> _Read:
    """A Markdown file of the corpus, with its metadata as people corrected them."""
    outcome = parse_markdown(data.decode("utf-8"), name=name)
    document = outcome.value
    parsed = ParsedSource(
        sheet=document.sheet,
        tree=document.tree,
        source=document.source,
        is_simulated=document.metadata.is_simulated,
        repairs=document.repairs,
    )
    metadata = correct_metadata(document.metadata, document.corrections, source=name)
    return _Read(
        parsed=parsed,
        metadata=metadata.value,
        corrections=document.corrections,
        diagnostics=(*outcome.diagnostics, *metadata.diagnostics),
    )


def _read_source(data: bytes, name: str) -> _Read:
    """A file as its publisher made it."""
    read = parse_text(read_source(data, Path(name).name))
    found = extract_metadata(read.value)
    diagnostics = tuple(replace(one, source=name) for one in (*read.diagnostics, *found.diagnostics))
    return _Read(parsed=read.value, metadata=found.value, diagnostics=diagnostics)
