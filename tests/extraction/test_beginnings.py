"""Where a search may begin: no shortcut may hide what its pattern finds, in any sentence of the cases and examples."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.extraction import (
    act_names,
    bodies,
    numbers,
    old_numbers,
    relations,
    self_references,
    signatures,
    task_labels,
    task_tables,
    tasks,
)
from generator.extraction.targets import changes, context, deadlines, extract, indicators, refusals, subjects, units
from generator.model.provisions import Kind
from generator.parsing import headings
from generator.parsing.classifying import RULES, Entry
from generator.parsing.layout import Block
from generator.parsing.markers import MARKERS, match_marker
from generator.parsing.rules import Phase, State
from generator.text.patterns import CuedPattern, LastWords, iter_matches

TESTS = Path(__file__).resolve().parents[1]
LINES = sorted(
    {
        line.strip()
        for folder in ("cases", "examples")
        for path in (TESTS / folder).rglob("*")
        if path.suffix in {".md", ".txt"}
        for line in path.read_text(encoding="utf-8").splitlines()
    }
)
CUED = {
    f"{reason.name}-{number}": pattern for reason in refusals.REFUSALS for number, pattern in enumerate(reason.cued)
}
BEGINNINGS = {
    "labels": (task_labels._LABELS, task_labels._LABEL_BEGINS),
    "places": (self_references._PLACE, self_references._PLACE_BEGINS),
    "reports": (context._REPORT, context._REPORT_BEGINS),
    "the whole text": (self_references._WHOLE, self_references._CAPITAL),
}
Asked = Callable[[str], object]
SHORTCUTS: dict[str, tuple[Asked, Asked]] = {
    "labels": (task_labels._LABELS.search, task_labels._may_be_labelled),
    "bodies in a heading": (bodies._BODY.match, lambda line: line[:1] in tasks._OPENS_NAMES),
    "words before bodies": (tasks._BEFORE_NAMES.match, lambda line: line[:1] in tasks._OPENS_NAMES),
    "products": (tasks._PRODUCT.search, lambda line: "phẩm" in line.lower()),
    "who leads, by a column's name": (
        lambda line: dict(task_tables._HEADS)[task_tables.Label.LEAD].search(line.lower()),
        lambda line: any(words in line.lower() for words in task_tables._IN_LEAD),
    ),
    "what is done": (relations._VERB.search, lambda line: relations._may_say_what_it_does(line.lower())),
    "what ends": (relations._ENDS_EFFECT.search, lambda line: relations._may_say_what_it_does(line.lower())),
    "titles in one line": (
        signatures._NEXT_TITLE.search,
        lambda line: any(word in line for word in signatures._IN_NEXT_TITLE),
    ),
    "numbers without a slash": (old_numbers._OLD.search, old_numbers._DASHED.search),
    "lists that open": (
        lambda line: line.endswith(":") and headings._OPENS_LIST.search(line),
        headings._may_open_list,
    ),
}
"""What a pattern finds, and the cheap question that comes before it."""


BEGUN = {
    "aims of a heading": context._AIM,
    "what is to be": context._NOT_REPORT,
    "rankings": extract._INDEX,
}
"""Made by :func:`beginning_of` for small letters: the pattern stands between its first characters and the end."""


LAST_WORDS = {
    name.strip("_"): pattern
    for module in (changes, deadlines, indicators, refusals, subjects)
    for name, pattern in vars(module).items()
    if isinstance(pattern, LastWords)
}
OPENINGS = sorted({line[: match.end()] for line in map(str.lower, LINES) for match in re.finditer(r"\w+[,:(]?", line)})


def test_there_are_lines_to_try() -> None:
    assert len(LINES) > 1000


@pytest.mark.parametrize("cued", CUED.values(), ids=CUED)
def test_a_reason_is_found_with_its_cues(cued: CuedPattern) -> None:
    found = [line for line in map(str.lower, LINES) if cued.pattern.search(line)]
    assert [line for line in found if cued.cues.isdisjoint(refusals.cues_in(line))] == []


@pytest.mark.parametrize("last", LAST_WORDS.values(), ids=LAST_WORDS)
def test_last_words_are_found_by_what_they_end_with(last: LastWords) -> None:
    found = [words for words in OPENINGS if last.pattern.search(words, max(0, len(words) - last.reach))]
    assert [words for words in found if last.search(words) is None] == []


@pytest.mark.parametrize("kind", [kind for kind, _, _ in units._listed()], ids=lambda kind: kind.name)
def test_a_unit_is_found_by_the_word_it_begins_with(kind: units.UnitKind) -> None:
    names, words = next((names, words) for own, names, words in units._listed() if own is kind)
    listed = [name for name in names if re.fullmatch(words, name, re.IGNORECASE)]
    assert listed
    assert [name for name in listed if units.read_unit(f"05 {name}", 2)[0] != name] == []


@pytest.mark.parametrize(("pattern", "beginnings"), BEGINNINGS.values(), ids=BEGINNINGS)
def test_a_search_begins_wherever_its_pattern_does(pattern: re.Pattern[str], beginnings: re.Pattern[str]) -> None:
    for line in LINES:
        found = [match.span() for match in iter_matches(pattern, beginnings, line)]
        assert found == [match.span() for match in pattern.finditer(line)]


@pytest.mark.parametrize(("finds", "may_find"), SHORTCUTS.values(), ids=SHORTCUTS)
def test_a_shortcut_lets_pass_whatever_is_found(finds: Asked, may_find: Asked) -> None:
    found = [line for line in LINES if finds(line)]
    assert found
    assert [line for line in found if not may_find(line)] == []


def test_a_text_with_a_body_is_looked_through() -> None:
    found = [line for line in LINES if bodies._BODY.search(line)]
    assert len(found) > 500
    assert [line for line in LINES if bodies.may_name_bodies(line)] == found


def test_a_text_with_a_law_or_a_number_is_looked_through() -> None:
    laws = [line for line in LINES if act_names._HEAD.search(line)]
    numbered = [line for line in LINES if numbers._NUMBER.search(line)]
    assert min(len(laws), len(numbered)) > 50
    assert any("LUẬT" in line for line in laws)
    assert [line for line in laws if not act_names.may_name_law(line)] == []
    assert [line for line in numbered if not numbers.may_name_number(line)] == []


def test_a_text_with_a_place_is_looked_through() -> None:
    asked = [line for line in LINES if "Điều " in line or "ục " in line or "hần " in line]
    found = [line for line in asked if self_references._PLACE.search(line)]
    assert len(found) > 50
    assert [line for line in found if not self_references._may_name_place(line)] == []


@pytest.mark.parametrize("begun", BEGUN.values(), ids=BEGUN)
def test_a_first_character_is_named_wherever_a_pattern_holds(begun: re.Pattern[str]) -> None:
    whole = re.compile(begun.pattern.partition("(?<=(?=")[2].removesuffix(").)"))
    held = [line for line in map(str.lower, LINES) if whole.search(line)]
    assert held
    assert [line for line in held if begun.search(line) is None] == []


def test_a_marker_is_tried_wherever_it_can_match() -> None:
    for line in LINES:
        first = next((kind for kind, _, pattern in MARKERS if pattern.match(line)), None)
        found = match_marker(line)
        assert (found[0] if found is not None else None) is first


CLOSING = "Các sở, ngành chịu trách nhiệm thi hành Quyết định này."
STATES = [
    State(phase=phase, last=last, last_text=CLOSING, has_type=True)
    for phase in Phase
    for last in (None, Kind.TITLE, Kind.ARTICLE, Kind.PARAGRAPH, Kind.ATTACHMENT, Kind.RECIPIENTS, Kind.SIGNATURE)
]


@pytest.mark.parametrize("entry", RULES, ids=lambda entry: entry.rule.__name__)
def test_a_line_is_asked_every_rule_that_could_claim_it(entry: Entry) -> None:
    for state in (state for state in STATES if state.phase in entry.phases):
        unasked = [line for line in LINES if line and not entry.may_hold(state.phase, state.last, line[0])]
        assert [line for line in unasked if entry.rule(Block(line, marker=match_marker(line)), state) is not None] == []
