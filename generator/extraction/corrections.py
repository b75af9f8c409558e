"""People's corrections put above what the machine read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.model.corrections import Correction, CorrectionKind
from generator.model.facts import Change, Citation, Comparator, DeadlineSource, DocumentFacts, Target, Task
from generator.model.identifiers import DocNumber
from generator.model.metadata import Metadata, Signature
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.model.provenance import TextSpan
from generator.model.provisions import DocumentTree, Provision

__all__ = ["correct_facts", "correct_metadata"]

_TEXTS = frozenset({"title", "document_type", "passed_by", "place", "province_name"})
_DATES = frozenset({"date_document", "effective_date"})


def correct_metadata(metadata: Metadata, corrections: Sequence[Correction], *, source: str) -> Outcome[Metadata]:
    """The metadata with the corrected fields; a field or value that cannot be is left with a diagnostic."""
    diagnostics = []
    for correction in corrections:
        if correction.kind is not CorrectionKind.METADATA:
            continue
        try:
            metadata = _with_field(metadata, correction.field, dict(correction.values)[correction.field])
        except ValueError as error:
            diagnostics.append(_problem(source, correction, str(error)))
    return Outcome(value=metadata, diagnostics=tuple(diagnostics))


def _with_field(metadata: Metadata, field: str, value: object) -> Metadata:
    changed: dict[str, Any]
    if (field in _TEXTS and isinstance(value, str)) or (field in _DATES and isinstance(value, date)):
        changed = {field: value}
    elif field == "number" and isinstance(value, str) and (number := DocNumber.parse(value)) is not None:
        changed = {"number": number}
    elif field == "signer" and isinstance(value, str):
        signature = metadata.signature
        changed = {"signature": replace(signature, person=value) if signature else Signature(person=value)}
    elif field == "period" and isinstance(value, Sequence) and [type(year) for year in value] == [int, int]:
        changed = {"period": (value[0], value[1])}
    else:
        raise ValueError(f"{field}: {value!r} is no value of a field that can be corrected")
    return replace(metadata, **changed)


def correct_facts(
    facts: DocumentFacts, tree: DocumentTree, corrections: Sequence[Correction], *, source: str
) -> Outcome[DocumentFacts]:
    """The facts with those of people in place of the machine's, missing ones added where their words stand."""
    provisions = {provision.anchor: (at, provision) for at, provision in enumerate(tree)}
    targets, citations, tasks = list(facts.targets), list(facts.citations), list(facts.tasks)
    diagnostics = []
    for correction in corrections:
        if correction.kind is CorrectionKind.METADATA:
            continue
        _, provision = provisions.get(correction.anchor, (0, None))
        try:
            span = _span(correction, provision)
            if correction.kind is CorrectionKind.TARGET:
                target = None if correction.is_removed else _target(targets, span, correction, provision)
                targets = list(_put(targets, span, target))
            elif correction.kind is CorrectionKind.TASK:
                known = _task_with(tasks, span)
                task = None if correction.is_removed else _task(known, span, correction)
                tasks = [*(other for other in tasks if other is not known), *([task] if task is not None else [])]
            else:
                citation = None if correction.is_removed else _citation(citations, span, correction)
                citations = list(_put(citations, span, citation))
        except (ValueError, TypeError, InvalidOperation) as error:
            diagnostics.append(_problem(source, correction, str(error)))

    def place(fact: Target | Citation | Task) -> tuple[int, int]:
        return provisions[fact.span.anchor][0], fact.span.start

    kept = {id(one) for one in citations}
    changed = replace(
        facts,
        targets=tuple(sorted(targets, key=place)),
        citations=tuple(sorted(citations, key=place)),
        tasks=tuple(sorted(tasks, key=place)),
        relations=tuple(relation for relation in facts.relations if id(relation.act) in kept),
    )
    return Outcome(value=changed, diagnostics=tuple(diagnostics))


def _span(correction: Correction, provision: Provision | None) -> TextSpan:
    """Where the words stand; once, so that nothing has to be guessed."""
    count = provision.text.count(correction.raw) if provision is not None and correction.raw else 0
    if provision is None or count != 1:
        raise ValueError(
            f"{correction.raw!r} stands {count} times in the provision {correction.anchor!r}, expected once"
        )
    start = provision.text.index(correction.raw)
    return TextSpan(anchor=correction.anchor, start=start, end=start + len(correction.raw))


def _put(facts: Sequence[Any], span: TextSpan, fact: object) -> Iterator[Any]:
    """The facts without those that overlap the span, and the one that a person says is there."""
    for other in facts:
        apart = other.span.anchor != span.anchor or other.span.end <= span.start or span.end <= other.span.start
        if apart:
            yield other
    if fact is not None:
        yield fact


def _standing(facts: Sequence[Any], span: TextSpan) -> Any:
    return next((fact for fact in facts if fact.span == span), None)


def _target(targets: Sequence[Target], span: TextSpan, correction: Correction, provision: Provision | None) -> Target:
    values = dict(correction.values)
    changed: dict[str, Any] = {}
    for key, value in values.items():
        changed[key] = _of_target(key, value)
    if "deadline" in changed:
        changed["deadline_source"] = DeadlineSource.STATED if changed["deadline"] else None
    known: Target | None = _standing(targets, span)
    if known is not None:
        return replace(known, **changed, is_checked=True)
    if not {"value", "indicator"} <= changed.keys():
        raise ValueError("a target that the machine did not see needs value and indicator")
    quote = provision.text if provision is not None else correction.raw
    whole = TextSpan(anchor=span.anchor, start=0, end=len(quote))
    changed = {"comparator": Comparator.EQUAL, **changed}
    return Target(
        span=span, raw=correction.raw, quote=quote, quote_span=whole, **changed, rule="person", is_checked=True
    )


def _of_target(key: str, value: object) -> object:
    if key in ("value", "upper"):
        return Decimal(str(value)) if value is not None else None
    if key == "comparator":
        return Comparator(str(value))
    if key == "change":
        return Change(str(value)) if value is not None else None
    if key in ("unit", "indicator", "base", "deadline") and (value is None or isinstance(value, (str, int))):
        return str(value) if value is not None else None
    if key == "area" and (value is None or isinstance(value, int)):
        return value
    raise ValueError(f"{key}: {value!r} is no value of a target")


def _citation(citations: Sequence[Citation], span: TextSpan, correction: Correction) -> Citation:
    values = dict(correction.values)
    allowed = {"number": str, "document_type": str, "name": str, "issuer": str, "date_document": date, "year": int}
    for key, value in values.items():
        if key not in allowed or not (value is None or isinstance(value, allowed[key])):
            raise ValueError(f"{key}: {value!r} is no value of a citation")
    changed: dict[str, Any] = dict(values)
    if isinstance(changed.get("date_document"), date):
        changed.setdefault("year", changed["date_document"].year)
    known: Citation | None = _standing(citations, span)
    if known is not None:
        return replace(known, **changed, is_checked=True)
    if "document_type" not in changed:
        raise ValueError("a citation that the machine did not see needs document_type")
    return Citation(span=span, raw=correction.raw, **{"number": None, **changed}, rule="person", is_checked=True)


def _task_with(tasks: Sequence[Task], span: TextSpan) -> Task | None:
    """The one task in whose words the span stands."""
    around = [
        task
        for task in tasks
        if task.span.anchor == span.anchor and task.span.start <= span.start and span.end <= task.span.end
    ]
    return around[0] if len(around) == 1 else None


def _task(known: Task | None, span: TextSpan, correction: Correction) -> Task:
    changed = {key: _of_task(key, value) for key, value in correction.values}
    if known is not None:
        return replace(known, **changed, is_checked=True)
    if not changed.get("lead") and not changed.get("partners"):
        raise ValueError("a task that the machine did not see needs lead or partners")
    said: dict[str, Any] = {"action": correction.raw.rstrip(" .;"), **changed}
    return Task(span=span, raw=correction.raw, **said, rule="person", is_checked=True)


def _of_task(key: str, value: object) -> Any:
    if key in ("lead", "partners") and isinstance(value, Sequence) and not isinstance(value, str):
        if all(isinstance(name, str) for name in value):
            return tuple(value)
    elif key == "action" and isinstance(value, str):
        return value
    elif key in ("deadline", "product") and (value is None or isinstance(value, (str, int, date))):
        return str(value) if value is not None else None
    raise ValueError(f"{key}: {value!r} is no value of a task")


def _problem(source: str, correction: Correction, message: str) -> Diagnostic:
    said = f"the correction by {correction.who} ({correction.kind.value}) is not applied: {message}"
    return Diagnostic(source=source, code="COR001", severity=Severity.WARNING, message=said)
