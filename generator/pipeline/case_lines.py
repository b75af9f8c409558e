"""Facts as lines of the case files (``tests/cases/*.md``): what a lawyer would say of them, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable

from generator.extraction.facts import document_record
from generator.model.facts import Citation, DeadlineSource, Relation, Target, Task
from generator.model.metadata import Metadata
from generator.model.outcome import Diagnostic

__all__ = ["render_fact", "render_figure", "render_metadata"]


def render_fact(fact: Target | Citation | Task | Relation) -> str:
    """A fact as one line: ``amends | Quyết định | 05/2020/QĐ-UBND | part``."""
    if isinstance(fact, Target):
        return _target(fact)
    if isinstance(fact, Citation):
        return _citation(fact)
    return _task(fact) if isinstance(fact, Task) else _relation(fact)


def render_metadata(metadata: Metadata, diagnostics: Iterable[Diagnostic] = ()) -> str:
    """A line for each stated field, how it is signed, then the codes of what was noticed: ``! MET001``."""
    lines = [f"{key}: {value}" for key, value in document_record(metadata).items() if value not in (None, False)]
    if metadata.signature is not None:
        lines.append(f"signed: {metadata.signature.role} / {metadata.signature.capacity}")
    return "\n".join([*lines, *(f"! {noticed.code}" for noticed in diagnostics)])


def render_figure(target: Target) -> str:
    """What a target sets: ``>= 20 % decrease``, ``between 85 - 90 %``."""
    upper = f" - {target.upper}" if target.upper is not None else ""
    change = f" {target.change.value}" if target.change is not None else ""
    return f"{target.comparator.value} {target.value}{upper} {target.unit}{change}"


def _target(target: Target) -> str:
    """Figure, base, deadline with its source, area, what is measured."""
    base = f" [so với: {target.base}]" if target.base is not None else ""
    where = target.deadline_source
    # What a person says the machine is to read in the sentence; from a line above, the case says so by hand.
    where = DeadlineSource.STATED if where is DeadlineSource.PERSON else where
    when = f"{target.deadline or 'không hạn'}{f' ({where.value})' if where is not None else ''}"
    return f"{render_figure(target)}{base} | {when} | {target.area or '–'} | {target.indicator}"


def _citation(citation: Citation) -> str:
    """Role, type, number or name, day or year, body."""
    when = citation.date_document.isoformat() if citation.date_document is not None else citation.year
    issuer = f" | {citation.issuer}" if citation.issuer is not None else ""
    what = citation.number or citation.name
    return f"{citation.role.value} | {citation.document_type} | {what} | {when or '–'}{issuer}"


def _task(task: Task) -> str:
    """Who, with whom, by when, what comes out, what is to be done."""
    partners = f" + {', '.join(task.partners)}" if task.partners else ""
    product = f" | ra: {task.product}" if task.product else ""
    return f"{', '.join(task.lead) or '–'}{partners} | {task.deadline or 'không hạn'}{product} | {task.action}"


def _relation(relation: Relation) -> str:
    """What is done, to which act, whether to a part of it only."""
    part = " | part" if relation.is_partial else ""
    return f"{relation.kind.value} | {relation.act.document_type} | {relation.act.number or relation.act.name}{part}"
