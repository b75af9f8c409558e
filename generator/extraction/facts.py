"""Everything read from one document, and the record of it that ``kehoachmo inspect`` prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest

from generator.extraction.citations import extract_citations
from generator.extraction.outline import extract_outline
from generator.extraction.relations import extract_relations
from generator.extraction.self_references import extract_self_references
from generator.extraction.targets import extract_targets, read_body
from generator.extraction.tasks import extract_tasks
from generator.model.document import ParsedSource
from generator.model.fact_values import Json, citation_values, target_values, task_values
from generator.model.facts import Citation, DocumentFacts, OutlineEntry, Relation, Target, Task
from generator.model.identifiers import DocNumber
from generator.model.metadata import Metadata
from generator.model.provenance import TextSpan
from generator.model.provisions import DocumentTree
from generator.vocab.document_types import type_of_label
from generator.vocab.reform_areas import ReformArea

__all__ = ["document_record", "extract_facts", "facts_record"]


def extract_facts(tree: DocumentTree, metadata: Metadata, areas: tuple[ReformArea, ...]) -> DocumentFacts:
    """Everything that a document says, sets out and gives to do, each kind in reading order."""
    citations = extract_citations(tree, metadata)
    body = read_body(tree, metadata, areas)
    return DocumentFacts(
        citations=citations,
        targets=extract_targets(body, metadata, areas),
        outline=extract_outline(tree),
        tasks=extract_tasks(body),
        relations=extract_relations(tree, citations),
        self_references=extract_self_references(tree, metadata),
    )


def facts_record(
    parsed: ParsedSource,
    metadata: Metadata,
    facts: DocumentFacts,
    file: str,
    indicator_ids: Sequence[str | None] = (),
) -> dict[str, Json]:
    """The document's facts as one JSON object: what ``kehoachmo inspect --format jsonl`` prints on a line.

    Values that the text does not state are those of the site's sheet here, since the record says what is known of a
    document; :class:`Metadata` itself keeps the two apart. ``indicator_ids`` go with the targets, in their order.
    """
    return {
        "file": file,
        "document": document_record(metadata),
        "citations": [_citation(citation) for citation in facts.citations],
        "targets": [
            _target(target, indicator_id)
            for target, indicator_id in zip_longest(facts.targets, indicator_ids[: len(facts.targets)])
        ],
        "outline": [_outline(entry) for entry in facts.outline],
        "outline_anchors": [entry.anchor for entry in facts.outline],
        "tasks": [_task(task) for task in facts.tasks],
        "relations": [_relation(relation) for relation in facts.relations],
        "self_references": [
            {"raw": one.raw, "leads_to": one.anchor, **_place(one.span)} for one in facts.self_references
        ],
    }


def document_record(metadata: Metadata) -> dict[str, Json]:
    """The keys of the record's ``document``."""
    claims = metadata.by_source
    number = metadata.number or (DocNumber.parse(claims.number) if claims.number else None)
    signer = metadata.signature.person if metadata.signature is not None else claims.signer
    effective = metadata.effective_date or claims.effective_date
    return {
        "number": str(number) if number is not None else None,
        "number_raw": metadata.number_raw,
        "document_type": metadata.document_type or _claimed_type(claims.document_type),
        "issuer": metadata.passed_by,
        "province": metadata.province_name,
        "place": metadata.place,
        "date": _iso(metadata.date_document or claims.date_document),
        "effective_date": _iso(effective),
        "signer": signer,
        "title": metadata.title,
        "field": claims.field,
        "period": list(metadata.period) if metadata.period is not None else None,
        "completeness": metadata.completeness.value,
        "is_simulated": metadata.is_simulated,
    }


def _claimed_type(label: str | None) -> str | None:
    """A sheet's type where it is one (``Văn bản khác`` is not)."""
    known = type_of_label(label) if label else None
    return known.label if known is not None else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _citation(citation: Citation) -> Json:
    return {"raw": citation.raw, **citation_values(citation, day="date"), **_place(citation.span)}


def _target(target: Target, indicator_id: str | None) -> Json:
    return {
        "quote": target.quote,
        "raw": target.raw,
        "indicator": target.indicator,
        "indicator_id": indicator_id,
        **target_values(target),
        **_place(target.span),
        "quote_span": [target.quote_span.start, target.quote_span.end],
    }


def _task(task: Task) -> Json:
    return {"raw": task.raw, **task_values(task), **_place(task.span)}


def _relation(relation: Relation) -> Json:
    return {
        "kind": relation.kind.value,
        "raw": relation.raw,
        "number": relation.act.number,
        "document_type": relation.act.document_type,
        "name": relation.act.name,
        "date": _iso(relation.act.date_document),
        "is_partial": relation.is_partial,
        "lead": dict(_place(relation.lead)) if relation.lead is not None else None,
        "is_checked": relation.is_checked,
        **_place(relation.span),
        "act_anchor": relation.act.span.anchor,
        "act_span": [relation.act.span.start, relation.act.span.end],
    }


def _outline(entry: OutlineEntry) -> Json:
    return [entry.level, entry.num, entry.heading]


def _place(span: TextSpan) -> Mapping[str, Json]:
    return {"anchor": span.anchor, "span": [span.start, span.end]}
