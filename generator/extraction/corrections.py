"""People's corrections put above what the machine read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Generic, TypeVar

from generator.extraction.corrected_values import read_values
from generator.extraction.sentences import iter_sentences
from generator.model.corrections import Correction, CorrectionKind
from generator.model.facts import (
    Citation,
    Comparator,
    DeadlineSource,
    DocumentFacts,
    Relation,
    Target,
    Task,
)
from generator.model.metadata import Metadata, Signature
from generator.model.outcome import Diagnostic, Severity
from generator.model.provenance import TextSpan
from generator.model.provisions import DocumentTree, Provision
from generator.vocab.reform_areas import ReformArea

__all__ = ["Corrected", "correct_facts", "correct_metadata"]

_T_co = TypeVar("_T_co", covariant=True)
_Fact = TypeVar("_Fact", bound=Target | Citation | Task | Relation)
_SIGNED = {"signer": "person", "role": "role", "capacity": "capacity"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Corrected(Generic[_T_co]):
    """What people put right, and which of their corrections fit the text."""

    value: _T_co
    applied: tuple[Correction, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """One for each that does not (COR001)."""


def correct_metadata(metadata: Metadata, corrections: Sequence[Correction], *, source: str) -> Corrected[Metadata]:
    """The metadata with the corrected fields; a field or value that cannot be is left with a diagnostic."""
    applied, diagnostics = [], []
    for number, correction in enumerate(corrections, 1):
        if correction.kind is not CorrectionKind.METADATA:
            continue
        try:
            metadata = _with_field(metadata, correction)
            applied.append(correction)
        except ValueError as error:
            diagnostics.append(_problem(source, number, correction, str(error)))
    return Corrected(value=metadata, applied=tuple(applied), diagnostics=tuple(diagnostics))


def _with_field(metadata: Metadata, correction: Correction) -> Metadata:
    ((field, value),) = read_values(correction.kind, correction.values).items()
    if field not in _SIGNED:
        return replace(metadata, **{field: value})
    if metadata.signature is not None:
        return replace(metadata, signature=replace(metadata.signature, **{_SIGNED[field]: value}))
    if field != "signer":
        raise ValueError(f"{field}: nobody is known to have signed; correct signer first")
    return replace(metadata, signature=Signature(person=value))


def correct_facts(
    facts: DocumentFacts,
    tree: DocumentTree,
    corrections: Sequence[Correction],
    areas: Sequence[ReformArea],
    *,
    source: str,
) -> Corrected[DocumentFacts]:
    """The facts with those of people in place of the machine's, missing ones added where their words stand.

    Corrections are applied one after the other, so that one may build on another: an act that the machine did not see
    is added as a citation first, then what the document does to it. What does not fit the text, or names an area
    that the site has not, changes nothing and is told (COR001).
    """
    if not corrections:
        return Corrected(value=facts)
    places = {provision.anchor: at for at, provision in enumerate(tree)}
    applied, diagnostics = [], []
    for number, correction in enumerate(corrections, 1):
        if correction.kind is CorrectionKind.METADATA:
            continue
        try:
            provision = tree.provisions[places[correction.anchor]] if correction.anchor in places else None
            facts = _corrected(facts, provision, _read(correction, areas))
            applied.append(correction)
        except ValueError as error:
            diagnostics.append(_problem(source, number, correction, str(error)))

    def place(fact: Target | Citation | Task | Relation) -> tuple[int, int]:
        return places[fact.span.anchor], fact.span.start

    in_order = replace(
        facts,
        targets=tuple(sorted(facts.targets, key=place)),
        citations=tuple(sorted(facts.citations, key=place)),
        tasks=tuple(sorted(facts.tasks, key=place)),
        relations=tuple(sorted(facts.relations, key=place)),
    )
    return Corrected(value=in_order, applied=tuple(applied), diagnostics=tuple(diagnostics))


def _read(correction: Correction, areas: Sequence[ReformArea]) -> Correction:
    """The correction with its values as facts have them."""
    values = read_values(correction.kind, correction.values)
    numbers = [area.number for area in areas]
    if values.get("area") is not None and values["area"] not in numbers:
        raise ValueError(f"area: {values['area']} is none of the areas {', '.join(map(str, numbers))}")
    return replace(correction, values=tuple(values.items()))


def _corrected(facts: DocumentFacts, provision: Provision | None, correction: Correction) -> DocumentFacts:
    span = _span(correction, provision)
    text = provision.text if provision is not None else ""
    match correction.kind:
        case CorrectionKind.TARGET:
            target = _known(facts.targets, span, correction)
            return replace(facts, targets=_with(facts.targets, target, _target(target, span, correction, text)))
        case CorrectionKind.TASK:
            task = _known(facts.tasks, span, correction)
            return replace(facts, tasks=_with(facts.tasks, task, _task(task, span, correction)))
        case CorrectionKind.RELATION:
            relation, act = _relation_named(facts, span, correction)
            said = _relation(relation, act, correction, text)
            return replace(facts, relations=_with(facts.relations, relation, said))
        case _:
            citation = _known(facts.citations, span, correction)
            return _with_citation(facts, citation, _citation(citation, span, correction))


def _relation_named(facts: DocumentFacts, span: TextSpan, correction: Correction) -> tuple[Relation | None, Citation]:
    """What is done to the act that the words name, or by an instruction whose act stands in the heading above it."""
    instructions = [one for one in facts.relations if one.act.span.anchor != one.span.anchor]
    instruction = _one_of(instructions, span, correction.raw)
    if instruction is not None:
        return instruction, instruction.act
    act = _known(facts.citations, span, correction)
    if act is None:
        raise ValueError("no act is cited in these words; add it as a citation first")
    relations = [one for one in facts.relations if one.act is act and one.span.anchor == span.anchor]
    if len(relations) > 1:
        raise ValueError(f"{len(relations)} things are done to {correction.raw!r}, and no words tell them apart")
    return (relations[0] if relations else None), act


def _with_citation(facts: DocumentFacts, known: Citation | None, said: Citation | None) -> DocumentFacts:
    """The facts with another citation; what the document does to the act it does to the act as corrected."""
    relations = (
        replace(one, act=said) if one.act is known and said is not None else one
        for one in facts.relations
        if one.act is not known or said is not None
    )
    return replace(facts, citations=_with(facts.citations, known, said), relations=tuple(relations))


def _with(facts: Sequence[_Fact], known: _Fact | None, said: _Fact | None) -> tuple[_Fact, ...]:
    """The facts with what a person says in place of what the machine read."""
    others = [fact for fact in facts if fact is not known]
    return (*others, said) if said is not None else tuple(others)


def _span(correction: Correction, provision: Provision | None) -> TextSpan:
    """Where the words stand; once, so that nothing has to be guessed."""
    if provision is None:
        raise ValueError(f"there is no provision {correction.anchor!r}; kehoachmo inspect prints the anchors")
    count = provision.text.count(correction.raw) if correction.raw.strip() else 0
    if count == 0:
        raise ValueError(f"{correction.raw!r} stands nowhere in {correction.anchor!r}; copy the words from the text")
    if count > 1:
        raise ValueError(f"{correction.raw!r} stands {count} times in {correction.anchor!r}; add words beside it")
    start = provision.text.index(correction.raw)
    return TextSpan(anchor=correction.anchor, start=start, end=start + len(correction.raw))


def _known(facts: Sequence[_Fact], span: TextSpan, correction: Correction) -> _Fact | None:
    """The fact that the words are of.

    Raises:
        ValueError: Where they are of several, or of none and none is to be added.
    """
    found = _one_of(facts, span, correction.raw)
    if found is None and not correction.values:
        raise ValueError(f"the machine reads no {correction.kind.value} in {correction.raw!r}")
    return found


def _one_of(facts: Sequence[_Fact], span: TextSpan, raw: str) -> _Fact | None:
    """The one fact that the words are of: its own, a part of them, or a longer stretch with it alone.

    So a figure that a sentence has twice is told by the words around it: ``cấp xã 90%``.
    """
    here = [fact for fact in facts if fact.span.anchor == span.anchor]
    found = [fact for fact in here if fact.span == span] or [
        fact for fact in here if fact.span.start < span.end and span.start < fact.span.end
    ]
    if len(found) > 1:
        raise ValueError(f"{raw!r} holds {len(found)} of them; name words of one alone")
    return found[0] if found else None


def _target(known: Target | None, span: TextSpan, correction: Correction, text: str) -> Target | None:
    if correction.is_removed:
        return None
    changed: dict[str, Any] = dict(correction.values)
    if "deadline" in changed:
        changed["deadline_source"] = DeadlineSource.PERSON if changed["deadline"] else None
    if known is None:
        if not {"value", "indicator"} <= changed.keys():
            raise ValueError("a target that the machine did not see needs value and indicator")
        quote, quote_span = _sentence(text, span)
        known = Target(
            span=span, raw=correction.raw, quote=quote, quote_span=quote_span, indicator="",
            comparator=Comparator.EQUAL, value=Decimal(0), rule="person",
        )  # fmt: skip
    said = replace(known, **changed, is_checked=True)
    if (said.comparator is Comparator.BETWEEN) != (said.upper is not None):
        raise ValueError(
            "upper and the comparator between go together; set both, or upper: null and another comparator"
        )
    if said.upper is not None and said.upper < said.value:
        raise ValueError(f"upper ({said.upper}) is below value ({said.value})")
    return said


def _sentence(text: str, span: TextSpan) -> tuple[str, TextSpan]:
    """The sentence that the words stand in, or from the first to the last where they go over several."""
    around = [one for one in iter_sentences(text) if one.start < span.end and span.start < one.end]
    start, end = min(around[0].start, span.start), max(around[-1].end, span.end)
    return text[start:end], TextSpan(anchor=span.anchor, start=start, end=end)


def _citation(known: Citation | None, span: TextSpan, correction: Correction) -> Citation | None:
    if correction.is_removed:
        return None
    changed: dict[str, Any] = dict(correction.values)
    if (day := changed.get("date_document")) is not None and changed.setdefault("year", day.year) != day.year:
        raise ValueError(f"year: {changed['year']} is not that of date_document ({day})")
    if known is None:
        if not changed.get("document_type"):
            raise ValueError("a citation that the machine did not see needs document_type")
        known = Citation(span=span, raw=correction.raw, number=None, document_type="", rule="person")
    return replace(known, **changed, is_checked=True)


def _task(known: Task | None, span: TextSpan, correction: Correction) -> Task | None:
    if correction.is_removed:
        return None
    changed: dict[str, Any] = dict(correction.values)
    if known is None:
        if not changed.get("lead") and not changed.get("partners"):
            raise ValueError("a task that the machine did not see needs lead or partners")
        known = Task(span=span, raw=correction.raw, action=correction.raw.rstrip(" .;"), rule="person")
    said = replace(known, **changed, is_checked=True)
    if not said.lead and not said.partners:
        raise ValueError("a task without lead and partners is nobody's; name one of them, or remove: true")
    return said


def _relation(known: Relation | None, act: Citation, correction: Correction, text: str) -> Relation | None:
    if correction.is_removed or correction.is_confirmed:
        if known is None:
            raise ValueError(f"the machine reads no relation to the act named {correction.raw!r}")
        return None if correction.is_removed else replace(known, is_checked=True)
    changed: dict[str, Any] = dict(correction.values)
    if known is None:
        if "kind" not in changed:
            raise ValueError("a relation that the machine did not see needs kind")
        raw, span = _sentence(text, act.span)
        known = Relation(span=span, raw=raw, kind=changed["kind"], act=act)
    return replace(known, **changed, is_checked=True)


def _problem(source: str, number: int, correction: Correction, message: str) -> Diagnostic:
    said = f"the correction by {correction.who} ({correction.kind.value}) is not applied: {message}"
    where = f"corrections › {number}"
    return Diagnostic(source=source, code="COR001", severity=Severity.WARNING, where=where, message=said)
