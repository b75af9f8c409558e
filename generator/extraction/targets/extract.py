"""From a document's tree to its targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extraction.sentences import Sentence, iter_sentences
from generator.extraction.targets.changes import read_bases, read_changes, share_comparators
from generator.extraction.targets.context import Context, iter_with_context
from generator.extraction.targets.deadlines import read_deadlines
from generator.extraction.targets.indicators import read_indicators
from generator.extraction.targets.reading import Reading
from generator.extraction.targets.refusals import Candidate, refusal
from generator.extraction.targets.times import TimeMention
from generator.extraction.targets.tokens import has_figure
from generator.model.facts import DeadlineSource, Target
from generator.model.metadata import Metadata
from generator.model.provenance import TextSpan
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.vocab.reform_areas import ReformArea

__all__ = ["extract_targets"]

# Regulations lay figures down as rules; a plan's title says what is to be reached.
_REGULATION = re.compile(
    r"\b(?:quy định|quy chế|công bố|định mức|mức (?:chi|thu)|bảng giá|điều lệ|ủy quyền|uỷ quyền)\b", re.IGNORECASE
)
_PLAN = re.compile(
    r"\b(?:kế hoạch|chương trình|đề án|chiến lược|quy hoạch|mục tiêu|chỉ tiêu|nhiệm vụ)\b", re.IGNORECASE
)
_INDEX = re.compile(
    r"\b(?:PAR[ -]?INDEX|SIPAS|PAPI|PCI|DTI|ICT[ -]?Index)\b|chỉ số (?:cải cách|năng lực|hài lòng|hiệu quả|chuyển đổi)|môi trường kinh doanh|công tác cải cách hành chính",
    re.IGNORECASE,
)
_RESULTS_SENTENCE = re.compile(
    r"^(?:trong|qua|sau|kết thúc)\s+(?:năm|\d+ (?:tháng|năm))\b[^.]*\b(?:đã|được|đạt)\b", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Document:
    """What of the document a sentence's figures are read with."""

    issued: int | None
    period_end: str | None


def extract_targets(tree: DocumentTree, metadata: Metadata, areas: tuple[ReformArea, ...]) -> tuple[Target, ...]:
    """The quantified commitments of a document, in reading order.

    Args:
        tree: The document.
        metadata: Its date tells results from aims, its period is the deadline where no other is stated.
        areas: The reform areas that headings name.
    """
    if _is_regulation(metadata):
        return ()
    document = _Document(
        issued=metadata.date_document.year if metadata.date_document else None,
        period_end=str(metadata.period[1]) if metadata.period else None,
    )
    return tuple(
        target
        for provision, context in iter_with_context(tree, areas)
        if not context.is_report and has_figure(provision.text)
        for sentence in _iter_quotes(provision)
        for target in _targets_of(provision, sentence, context, document)
    )


def _is_regulation(metadata: Metadata) -> bool:
    title = metadata.title or ""
    return _REGULATION.search(title) is not None and _PLAN.search(title) is None


def _iter_quotes(provision: Provision) -> Iterator[Sentence]:
    if provision.kind is not Kind.TABLE:
        yield from iter_sentences(provision.text)


def _targets_of(provision: Provision, sentence: Sentence, context: Context, document: _Document) -> Iterator[Target]:
    if not has_figure(sentence.text):
        return
    reading = Reading.of(sentence.text)
    if not reading.quantities:
        return
    changes = read_changes(reading)
    comparators = share_comparators(reading)
    bases = read_bases(reading, changes)
    times = read_deadlines(reading, bases)
    indicators = read_indicators(reading)
    for number, quantity in enumerate(reading.quantities):
        candidate = Candidate(
            reading=reading, quantity=quantity, change=changes[number], time=times[number], issued=document.issued
        )
        if refusal(candidate) is not None:
            continue
        base = bases[number] if changes[number] is not None else None
        deadline, source = _deadline(times[number], context, document)
        start = sentence.start + quantity.start
        end = sentence.start + quantity.end
        yield Target(
            span=TextSpan(anchor=provision.anchor, start=start, end=end),
            raw=provision.text[start:end],
            quote=sentence.text,
            quote_span=TextSpan(anchor=provision.anchor, start=sentence.start, end=sentence.end),
            indicator=indicators[number],
            comparator=comparators[number],
            value=quantity.value,
            upper=quantity.upper,
            unit=quantity.unit,
            change=changes[number],
            base=quantity.origin or (reading.text[base[0] : base[1]].strip() if base else None),
            deadline=deadline,
            deadline_source=source,
            area=None if _INDEX.search(candidate.before + indicators[number]) else context.area,
            rule=f"{quantity.form.name.lower()}.{quantity.unit_kind.name.lower()}",
        )


def _deadline(
    time: TimeMention | None, context: Context, document: _Document
) -> tuple[str | None, DeadlineSource | None]:
    if time is not None:
        return time.value, DeadlineSource.STATED
    if context.deadline is not None:
        return context.deadline, DeadlineSource.INHERITED
    if document.period_end is not None:
        return document.period_end, DeadlineSource.PERIOD
    return None, None
