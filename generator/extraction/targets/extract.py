"""From a document's tree to its targets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.extraction.sentences import iter_sentences
from generator.extraction.targets.candidates import Candidate
from generator.extraction.targets.cells import with_unit
from generator.extraction.targets.changes import (
    is_coordinated,
    is_part_of_sum,
    read_bases,
    read_changes,
    share_comparators,
)
from generator.extraction.targets.columns import change_of_name
from generator.extraction.targets.context import Context, PlanBody, area_number
from generator.extraction.targets.deadlines import read_deadlines
from generator.extraction.targets.decimal_points import with_points_of_row
from generator.extraction.targets.heads import Head
from generator.extraction.targets.indicators import read_indicators
from generator.extraction.targets.quantities import Form, Quantity
from generator.extraction.targets.reading import Reading
from generator.extraction.targets.refusals import cues_in, refusal
from generator.extraction.targets.tables import Place, Row, caption_unit, head_of, iter_rows
from generator.extraction.targets.times import TimeMention
from generator.extraction.targets.tokens import has_figure
from generator.extraction.targets.units import UnitKind
from generator.model.facts import Change, Comparator, DeadlineSource, Target
from generator.model.metadata import Metadata
from generator.model.provenance import TextSpan
from generator.model.provisions import Kind, Provision
from generator.text.patterns import beginning_of
from generator.vocab.reform_areas import ReformArea, area_of_content

__all__ = ["extract_targets"]

_LONGEST = 4000
"""Characters; what runs on for longer is no sentence, and reading one takes time by the square of its figures."""
_LONGEST_LABEL = 80
_LONGEST_TITLE = 200
_REPORTING_TYPES = frozenset({"Báo cáo", "Hướng dẫn", "Thông báo", "Biên bản", "Tờ trình", "Giấy mời"})
_AIMS = re.compile(r"\b(?:phấn đấu|mục tiêu(?! quốc gia)|chỉ tiêu)\b", re.IGNORECASE)
_SETS_AIMS = re.compile(
    r"\b(?:phấn đấu|chỉ tiêu(?! đã| đạt| thực hiện)|mục tiêu(?! quốc gia)|lộ trình|giao kế hoạch|kế hoạch giao)\b",
    re.IGNORECASE,
)
"""In the line right above a table: ``Giao chỉ tiêu giảm nghèo cho các huyện như sau:``."""
_INDEX = beginning_of(
    r"\b(?:par[ -]?index|sipas|papi|pci|dti|ict[ -]?index)\b|chỉ số (?:cải cách|năng lực|hài lòng|hiệu quả"
    r"|chuyển đổi)|môi trường kinh doanh|công tác cải cách hành chính|kiểm tra cải cách hành chính",
    "psdicmk",
)
"""In small letters."""
_OF_ITS_SECTION = re.compile(r"\b(?:dti|ict[ -]?index)\b|chỉ số chuyển đổi")
"""An index of one area's own; what measures all of the reform belongs to none, wherever it stands."""
_CHANGES = re.compile(
    r"(?:tỷ lệ\s+|mức\s+)?(?:cắt giảm|cắt bỏ|giảm|tinh giản|rút ngắn|(?P<more>tăng thêm|tăng))\s+"
    r"(?!tỷ lệ|tỉ lệ|trưởng|cường)",
    re.IGNORECASE,
)
_CHANGES_BEHIND = re.compile(
    r"(?<!tốc độ)(?<!tỷ lệ)(?<!mức)\s(?:giảm|(?P<more>tăng))"
    r"(?:\s+(?:thêm|bình quân|trung bình|(?:hằng|hàng|mỗi)\s+năm))*$",
    re.IGNORECASE,
)
"""``Tỷ lệ hộ nghèo giảm bình quân hằng năm``."""
_RESTATED = re.compile(r"\((?:tương đương|tương ứng|ứng với|trên tổng)\b[^)]*$")
"""``75% (tương đương 812.000 người)`` promises one thing."""
_BASE_WORDS = 4
_ANY_UNIT = "đơn vị"
"""Stands in for a unit that no list has."""
_RULES = {(form, kind): f"{form.name}.{kind.name}".lower() for form in Form for kind in UnitKind}
_JOINING_WORD = re.compile(r"\s+(?:tại|trong|so với|so|từ|của|ở)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Document:
    """What of the document a sentence's figures are read with."""

    issued: int | None
    period_end: str | None
    only_year: str | None
    """The year of a plan for one year, to which ``trong quý II`` belongs."""
    areas: tuple[ReformArea, ...]
    sets_aims: bool
    """Whether it is of a type that sets aims anywhere in its text."""

    def speaks_of_aims(self, provision: Provision, context: Context) -> bool:
        """Whether figures of a provision can be aims: in a letter, or a text of unknown type, only where it says so."""
        if context.is_report:
            return False
        is_said = context.is_aim or context.deadline is not None or _AIMS.search(provision.text) is not None
        return self.sets_aims or is_said


class _Passage(NamedTuple):
    """Words to read figures in: a sentence, or a cell with its row as the quote."""

    provision: Provision
    context: Context
    text: str
    start: int
    quote: str
    quote_start: int
    stated: str | None = None
    """Deadline of the row's own column."""
    indicator: str | None = None
    """Of a year's column: the words stand in another cell."""
    unit: str = ""
    lead: str = ""
    """Words before the cell's own that it is read with."""
    column: str = ""
    """The name of its column in a table."""


class _Finding(NamedTuple):
    """A figure with all that its sentence says of it."""

    quantity: Quantity
    comparator: Comparator
    change: Change | None
    base: str | None
    time: TimeMention | None
    indicator: str
    before: str
    may_rank: bool
    """Whether its passage speaks of a ranking anywhere."""
    clause: str
    """What of the sentence it stands in, between semicolons."""


def extract_targets(body: PlanBody, metadata: Metadata, areas: tuple[ReformArea, ...]) -> tuple[Target, ...]:
    """The quantified commitments of a document, in reading order.

    Args:
        body: Its provisions with what they inherit.
        metadata: Its date tells results from aims, its period is the deadline where no other is stated.
        areas: The reform areas that headings name.
    """
    document = _Document(
        issued=metadata.date_document.year if metadata.date_document else None,
        period_end=str(metadata.period[1]) if metadata.period else None,
        only_year=str(metadata.period[0]) if metadata.period and len(set(metadata.period)) == 1 else None,
        areas=areas,
        sets_aims=metadata.document_type is not None and metadata.document_type not in _REPORTING_TYPES,
    )
    return tuple(_iter_targets(body, document))


def _iter_targets(body: PlanBody, document: _Document) -> Iterator[Target]:
    above: Target | None = None
    for passage in _iter_passages(body, document):
        if above is not None and above.span.anchor != passage.provision.anchor:
            above = None
        for finding in _iter_findings(passage, document, above.indicator if above is not None else None):
            above = _target(passage, finding, document)
            yield above


def _iter_passages(body: PlanBody, document: _Document) -> Iterator[_Passage]:
    head: Head | None = None
    unit: str | None = None
    above: tuple[str, str] | None = None
    last = title = ""
    for provision, context in body:
        is_read = has_figure(provision.text) and document.speaks_of_aims(provision, context)
        if provision.kind is not Kind.TABLE:
            head, unit, above, last = None, None, (last, provision.text), provision.text
            if is_read:
                yield from _of_text(provision, context)
            continue
        if above is not None:
            unit = caption_unit(above[1])
            title, above = above[unit is None], None
        place = _place(context, document, _Above(unit, head, title))
        if is_read:
            yield from _of_table(provision, context, place, document)
        head = head_of(provision.text, place)
        unit = unit if head else None


class _Above(NamedTuple):
    """What was read right above a table."""

    unit: str | None
    head: Head | None
    title: str
    """The line that is no unit."""


def _place(context: Context, document: _Document, above: _Above) -> Place:
    year = context.deadline if context.deadline is not None and context.deadline.isdigit() else document.only_year
    return Place(
        areas=document.areas,
        is_aim=context.is_aim or _SETS_AIMS.search(above.title) is not None,
        is_budget=context.is_budget,
        unit=above.unit,
        head=above.head,
        year=year,
        title=above.title if len(above.title) <= _LONGEST_TITLE else "",
    )


def _of_table(provision: Provision, context: Context, place: Place, document: _Document) -> Iterator[_Passage]:
    for row in iter_rows(provision.text, place):
        yield from _passages_of_row(provision, context, row, document.issued)


def _of_text(provision: Provision, context: Context) -> Iterator[_Passage]:
    for text, start in iter_sentences(provision.text):
        is_whole = len(text) == len(provision.text)  # which has been asked
        if len(text) <= _LONGEST and (is_whole or has_figure(text)):
            yield _Passage(provision, context, text, start, text, start)


def _passages_of_row(provision: Provision, context: Context, row: Row, issued: int | None) -> Iterator[_Passage]:
    passage = _Passage(
        provision=provision,
        context=replace(context, area=row.area or context.area, is_aim=True),
        text=row.subject.text,
        start=row.subject.start,
        quote=row.quote,
        quote_start=row.start,
        stated=row.deadline,
    )
    if not row.figures and has_figure(row.subject.text):
        yield passage
    for figure in row.figures:
        due = figure.deadline
        if issued is not None and due is not None and due[:4].isdigit() and int(due[:4]) < issued:
            continue  # the column of a year that is over tells where things stood
        yield passage._replace(
            text=figure.lead + figure.cell.text,
            start=figure.cell.start - len(figure.lead),
            lead=figure.lead,
            column=figure.column,
            stated=due,
            indicator=figure.measured or None,
            unit=figure.unit or "",
        )


def _iter_findings(passage: _Passage, document: _Document, above: str | None) -> Iterator[_Finding]:
    if len(passage.text) > _LONGEST:
        return
    reading = _reading(passage)
    if reading is None:
        return
    if passage.indicator is not None:
        reading = with_points_of_row(reading, passage.quote)
    changes, base_of_column = _changes(passage, reading)
    comparators = share_comparators(reading)
    bases = read_bases(reading, changes)
    times = read_deadlines(reading, bases)
    # The figures of a row are those of its subject, and what a row sets out is not asked for reasons.
    is_of_row = passage.indicator is not None
    indicators = () if is_of_row else read_indicators(reading, passage.context.lead, above)
    cues = frozenset[str]() if is_of_row else cues_in(reading.lowered)
    may_rank = _speaks_of_rank(passage, reading, above)
    is_taken = False
    for number, quantity in enumerate(reading.quantities):
        start, end = reading.segment(quantity.start)
        time = times[number]
        candidate = Candidate(
            reading=reading,
            quantity=quantity,
            change=changes[number],
            time=None if time is not None and time.is_open else time,
            issued=document.issued,
            is_aim=passage.context.is_aim or passage.context.deadline is not None,
            is_goal=passage.context.is_goal,
            is_part=is_taken and (is_coordinated(reading, number) or is_part_of_sum(reading, number)),
            cues=cues,
            before=reading.lowered[start : quantity.start],
            words=reading.lowered[start : quantity.number_start],
            after=reading.lowered[quantity.end : max(end, quantity.end)],
        )
        base = bases[number] if changes[number] is not None else None
        if is_of_row and _RESTATED.search(candidate.before):
            continue
        is_taken = is_of_row or refusal(candidate) is None
        if is_taken:
            yield _Finding(
                quantity=quantity,
                comparator=comparators[number],
                change=changes[number],
                base=quantity.origin or (reading.text[base[0] : base[1]].strip() if base else base_of_column),
                time=time,
                indicator=passage.indicator or indicators[number],
                before=candidate.before,
                may_rank=may_rank,
                clause=reading.text[start:end],
            )


def _speaks_of_rank(passage: _Passage, reading: Reading, above: str | None) -> bool:
    """Whether the sentence, or what its figures may take over from elsewhere, names an index."""
    taken_over = " ".join([words for words in (passage.context.lead, passage.indicator, above) if words])
    return _INDEX.search(f"{reading.lowered} | {taken_over.lower()}" if taken_over else reading.lowered) is not None


def _reading(passage: _Passage) -> Reading | None:
    """The figures of a passage; a unit that has its own column is one, whatever its noun (``Căn | 1.250``)."""
    if not passage.unit:
        return Reading.of(passage.text)
    reading = Reading.of(with_unit(passage.text, passage.unit))
    if reading is not None:
        return reading
    stood_in = Reading.of(with_unit(passage.text, _ANY_UNIT))
    if stood_in is None:
        return None
    return replace(
        stood_in,
        quantities=tuple(
            [replace(one, unit=passage.unit) if one.unit == _ANY_UNIT else one for one in stood_in.quantities]
        ),
    )


def _changes(passage: _Passage, reading: Reading) -> tuple[tuple[Change | None, ...], str | None]:
    """What the figures of a passage change, and from where, if its column says so."""
    changes = _with_verb_of_row(read_changes(reading), reading, passage.indicator)
    of_column, base = _change_of_column(passage)
    return tuple([own or of_column for own in changes]), base


def _change_of_column(passage: _Passage) -> tuple[Change | None, str | None]:
    """What the head of a column says of its figures: ``Mức giảm so với năm 2022 (%)``."""
    found = change_of_name(passage.column) if passage.indicator is not None else None
    return found or (None, None)


def _with_verb_of_row(
    changes: tuple[Change | None, ...], reading: Reading, subject: str | None
) -> tuple[Change | None, ...]:
    """``Giảm đơn vị sự nghiệp công lập | 10%``: the verb stands in another cell than the figure."""
    found = (_CHANGES.match(subject) or _CHANGES_BEHIND.search(subject)) if subject is not None else None
    if found is None:
        return changes
    change = Change.INCREASE if found["more"] else Change.DECREASE
    return tuple(
        [
            change if own is None and quantity.form is Form.SHARE and not quantity.has_reach else own
            for own, quantity in zip(changes, reading.quantities, strict=True)
        ]
    )


def _target(passage: _Passage, finding: _Finding, document: _Document) -> Target:
    quantity = finding.quantity
    start = passage.start + max(quantity.start, len(passage.lead))
    end = min(passage.start + quantity.end, passage.start + len(passage.text))
    deadline, source = _deadline(finding.time, passage, document)
    anchor = passage.provision.anchor
    return Target(
        span=TextSpan(anchor=anchor, start=start, end=end),
        raw=passage.provision.text[start:end],
        quote=passage.quote,
        quote_span=TextSpan(anchor=anchor, start=passage.quote_start, end=passage.quote_start + len(passage.quote)),
        indicator=_without_base(finding.indicator, finding.base),
        comparator=finding.comparator,
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        change=finding.change,
        base=finding.base,
        deadline=deadline,
        deadline_source=source,
        area=_area(passage, finding, document),
        rule=_RULES[quantity.form, quantity.unit_kind],
    )


def _without_base(indicator: str, base: str | None) -> str:
    """The indicator without the opening words of its base, which is told beside it: "… tại các văn bản đang có …"."""
    at = indicator.find(" ".join(base.split()[:_BASE_WORDS])) if base else -1
    return _JOINING_WORD.sub("", indicator[:at].rstrip(" ,;")) if at > 0 else indicator


def _area(passage: _Passage, finding: _Finding, document: _Document) -> int | None:
    """That of the section; in an undivided one that of the target's own words. Rankings belong to none."""
    words = f"{finding.before} {finding.indicator}".lower()
    if finding.may_rank and _INDEX.search(words):
        own = finding.indicator.lower() if _INDEX.search(finding.indicator.lower()) else words
        return passage.context.area if _OF_ITS_SECTION.search(own) is not None else None
    if passage.context.area is not None:
        return passage.context.area
    label, colon, _ = passage.provision.text.partition(":")
    named = area_number(label, document.areas) if colon and len(label) <= _LONGEST_LABEL else None
    if named is not None:
        return named  # "Về chuyển đổi số: phát triển hạ tầng số …"
    found = area_of_content(finding.indicator, document.areas)
    named = area_number(finding.indicator, document.areas) if found is None else found.number
    if named is not None:
        return named
    around = (area_of_content(words, document.areas) for words in (finding.clause, passage.quote))
    return next((area.number for area in around if area is not None), None)


def _deadline(
    time: TimeMention | None, passage: _Passage, document: _Document
) -> tuple[str | None, DeadlineSource | None]:
    if time is not None and time.is_open:
        above, source = _deadline_above(passage, document)
        # "từ năm 2026 trở đi" is not due by the end of a plan to 2025.
        is_over = above is not None and time.year is not None and above[:4].isdigit() and int(above[:4]) < time.year
        return (None, None) if is_over else (above, source)
    stated = time.in_year(_year_above(passage, document)) if time is not None else passage.stated
    return (stated, DeadlineSource.STATED) if stated is not None else _deadline_above(passage, document)


def _year_above(passage: _Passage, document: _Document) -> str | None:
    """The year of a plan for one year, or of the heading above: ``2. Trong năm 2023:``."""
    above = passage.context.deadline
    return above if above is not None and above.isdigit() else document.only_year


def _deadline_above(passage: _Passage, document: _Document) -> tuple[str | None, DeadlineSource | None]:
    """That of the heading, or the end of the plan's period."""
    if passage.context.deadline is not None:
        return passage.context.deadline, DeadlineSource.INHERITED
    if document.period_end is not None:
        return document.period_end, DeadlineSource.PERIOD
    return None, None
