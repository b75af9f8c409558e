"""Facts as lines of a case file: what a lawyer would say of them, in a fixed order."""

from pathlib import Path

from generator.extraction.citations import extract_citations
from generator.extraction.facts import document_record, extract_facts
from generator.extraction.metadata import extract_metadata
from generator.extraction.outline import extract_outline
from generator.extraction.relations import extract_relations
from generator.extraction.self_references import extract_self_references
from generator.model.document import ParsedSource
from generator.model.facts import Citation, Target, Task
from generator.parsing.source import parse_text
from generator.reading.registry import read_source
from generator.vocab.reform_areas import load_reform_areas

AREAS = load_reform_areas(Path(__file__).resolve().parents[2] / "site_config" / "linh-vuc.yml")


def parse(text: str) -> ParsedSource:
    """Return a text as the reader and the parser hand it on."""
    return parse_text(read_source(text.encode(), "case.txt")).value


def show_targets(text: str) -> str:
    """One line a target: figure, change and base, deadline and its source, area, what is measured."""
    parsed = parse(text)
    metadata = extract_metadata(parsed).value
    return "\n".join(map(_target, extract_facts(parsed.tree, metadata, AREAS).targets))


def show_wording(sentence: str) -> str:
    """One line a figure that a sentence among the aims of a plan of 2023 promises: how much, and by when."""
    head = "Số: 12/KH-UBND\n\nLạng Sơn, ngày 12 tháng 01 năm 2023\n\nKẾ HOẠCH\n\nCẢI CÁCH HÀNH CHÍNH NĂM 2023\n\n"
    parsed = parse(f"{head}I. MỤC TIÊU\n\n- {sentence}")
    targets = extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS).targets
    return "\n".join(f"{_figure(target)} | {target.deadline}" for target in targets)


def show_citations(text: str) -> str:
    """One line a citation: type, number or name, date or year, body, role, the words."""
    parsed = parse(text)
    return "\n".join(map(_citation, extract_citations(parsed.tree, extract_metadata(parsed).value)))


def show_tasks(text: str) -> str:
    """One line a task: who, with whom, by when, what comes out, what is to be done."""
    parsed = parse(text)
    tasks = extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS).tasks
    return "\n".join(map(_task, tasks))


def show_relations(text: str) -> str:
    """One line a relation: what is done to which act, in whole or in part."""
    parsed = parse(text)
    relations = extract_relations(parsed.tree, extract_citations(parsed.tree, extract_metadata(parsed).value))
    return "\n".join(
        f"{one.kind.value} | {one.act.document_type} | {one.act.number or one.act.name}" + " | part" * one.is_partial
        for one in relations
    )


def show_self_references(text: str) -> str:
    """One line a reference: the words, and the anchor that they lead to."""
    parsed = parse(text)
    found = extract_self_references(parsed.tree, extract_metadata(parsed).value)
    return "\n".join(f"{one.raw} -> {one.anchor}" for one in found)


def show_outline(text: str) -> str:
    """One line a provision, indented by its level."""
    entries = extract_outline(parse(text).tree)
    return "\n".join(f"{'  ' * (entry.level - 1)}{entry.num} | {entry.heading or '–'}" for entry in entries)


def show_metadata(text: str) -> str:
    """One line a stated field, then the diagnostics."""
    outcome = extract_metadata(parse(text))
    fields = [f"{key}: {value}" for key, value in document_record(outcome.value).items() if value not in (None, False)]
    signature = outcome.value.signature
    signing = [f"signed: {signature.role} / {signature.capacity}"] if signature is not None else []
    return "\n".join([*fields, *signing, *(f"! {noticed.code}" for noticed in outcome.diagnostics)])


def _task(task: Task) -> str:
    who = ", ".join(task.lead) or "–"
    partners = f" + {', '.join(task.partners)}" if task.partners else ""
    product = f" | ra: {task.product}" if task.product else ""
    return f"{who}{partners} | {task.deadline or 'không hạn'}{product} | {task.action}"


def _figure(target: Target) -> str:
    upper = f" - {target.upper}" if target.upper is not None else ""
    change = f" {target.change.value}" if target.change is not None else ""
    return f"{target.comparator.value} {target.value}{upper} {target.unit}{change}"


def _target(target: Target) -> str:
    base = f" [so với: {target.base}]" if target.base is not None else ""
    source = f" ({target.deadline_source.value})" if target.deadline_source is not None else ""
    when = f"{target.deadline or 'không hạn'}{source}"
    return f"{_figure(target)}{base} | {when} | {target.area or '–'} | {target.indicator}"


def _citation(citation: Citation) -> str:
    what = citation.number or citation.name
    when = citation.date_document.isoformat() if citation.date_document is not None else citation.year
    issuer = f" | {citation.issuer}" if citation.issuer is not None else ""
    return f"{citation.role.value} | {citation.document_type} | {what} | {when or '–'}{issuer}"
