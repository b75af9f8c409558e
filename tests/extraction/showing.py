"""Facts as lines of a case file: what a lawyer would say of them, in a fixed order."""

from pathlib import Path

from generator.extraction.citations import extract_citations
from generator.extraction.facts import extract_facts
from generator.extraction.metadata import extract_metadata
from generator.extraction.outline import extract_outline
from generator.extraction.relations import extract_relations
from generator.extraction.self_references import extract_self_references
from generator.model.document import ParsedSource
from generator.parsing.source import parse_text
from generator.pipeline.case_lines import render_fact, render_figure, render_metadata
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
    return "\n".join(map(render_fact, extract_facts(parsed.tree, metadata, AREAS).targets))


def show_wording(sentence: str) -> str:
    """One line a figure that a sentence among the aims of a plan of 2023 promises: how much, and by when."""
    head = "Số: 12/KH-UBND\n\nLạng Sơn, ngày 12 tháng 01 năm 2023\n\nKẾ HOẠCH\n\nCẢI CÁCH HÀNH CHÍNH NĂM 2023\n\n"
    parsed = parse(f"{head}I. MỤC TIÊU\n\n- {sentence}")
    targets = extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS).targets
    return "\n".join(f"{render_figure(target)} | {target.deadline}" for target in targets)


def show_citations(text: str) -> str:
    """One line a citation: type, number or name, date or year, body, role, the words."""
    parsed = parse(text)
    return "\n".join(map(render_fact, extract_citations(parsed.tree, extract_metadata(parsed).value)))


def show_tasks(text: str) -> str:
    """One line a task: who, with whom, by when, what comes out, what is to be done."""
    parsed = parse(text)
    tasks = extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS).tasks
    return "\n".join(map(render_fact, tasks))


def show_relations(text: str) -> str:
    """One line a relation: what is done to which act, in whole or in part."""
    parsed = parse(text)
    relations = extract_relations(parsed.tree, extract_citations(parsed.tree, extract_metadata(parsed).value))
    return "\n".join(map(render_fact, relations))


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
    return render_metadata(outcome.value, outcome.diagnostics)
