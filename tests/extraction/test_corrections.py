"""People's corrections: above the machine, never guessed at, kept by every conversion."""

from dataclasses import replace

import pytest

from generator.extraction.corrections import correct_facts, correct_metadata
from generator.extraction.facts import extract_facts
from generator.extraction.metadata import extract_metadata
from generator.model.corrections import corrections_from, corrections_record
from generator.model.facts import DocumentFacts
from generator.model.provisions import DocumentTree
from tests.extraction.showing import AREAS, parse

TEXT = """Số: 12/KH-UBND

KẾ HOẠCH

CẢI CÁCH HÀNH CHÍNH TỈNH ĐIỆN BIÊN GIAI ĐOẠN 2021-2025

I. CẢI CÁCH THỂ CHẾ

- Trên 95% văn bản ban hành đúng quy định theo Nghị quyết số 76/NQ-CP ngày 15/7/2021.

- Mọi hồ sơ được số hóa.
"""
SAID = {"who": "Nguyễn Văn A", "why": "so với bản giấy"}


def read() -> tuple[DocumentTree, DocumentFacts]:
    parsed = parse(TEXT)
    return parsed.tree, extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS)


def corrected(*entries: dict[str, object]) -> tuple[DocumentFacts, list[str]]:
    tree, facts = read()
    outcome = correct_facts(facts, tree, corrections_from({"corrections": entries}), source="a.md")
    return outcome.value, [problem.code for problem in outcome.diagnostics]


def test_a_wrong_figure_is_put_right_and_marked() -> None:
    target = {"anchor": "i-g1", "raw": "Trên 95%"}
    facts, problems = corrected(
        {**SAID, "target": target, "set": {"value": 96, "comparator": ">=", "deadline": "2024"}}
    )
    assert problems == []
    (found,) = facts.targets
    assert (str(found.value), found.comparator, found.deadline, found.is_checked) == ("96", ">=", "2024", True)


def test_a_missing_figure_is_added_and_an_invented_one_removed() -> None:
    added = {"anchor": "i-g2", "raw": "Mọi"}
    facts, problems = corrected(
        {**SAID, "target": added, "set": {"value": 100, "indicator": "hồ sơ được số hóa"}},
        {**SAID, "target": {"anchor": "i-g1", "raw": "Trên 95%"}, "remove": True},
    )
    assert problems == []
    assert [(one.raw, one.quote, one.is_checked) for one in facts.targets] == [("Mọi", "Mọi hồ sơ được số hóa.", True)]


def test_a_citation_is_put_right() -> None:
    words = {"anchor": "i-g1", "raw": "Nghị quyết số 76/NQ-CP ngày 15/7/2021"}
    facts, problems = corrected({**SAID, "citation": words, "set": {"number": "67/NQ-CP"}})
    assert problems == []
    assert [(one.number, one.is_checked) for one in facts.citations] == [("67/NQ-CP", True)]


@pytest.mark.parametrize(
    "entry",
    [
        {"target": {"anchor": "i-g9", "raw": "Trên 95%"}, "set": {"value": 1}},
        {"target": {"anchor": "i-g1", "raw": "Trên 94%"}, "set": {"value": 1}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"value": "nhiều"}},
        {"target": {"anchor": "i-g2", "raw": "Mọi"}, "set": {"unit": "%"}},
        {"citation": {"anchor": "i-g1", "raw": "đúng"}, "set": {"number": "1/NQ-CP"}},
    ],
)
def test_what_does_not_fit_the_text_is_told_and_changes_nothing(entry: dict[str, object]) -> None:
    facts, problems = corrected({**SAID, **entry})
    assert problems == ["COR001"]
    assert facts == read()[1]


def test_metadata() -> None:
    metadata = extract_metadata(parse(TEXT)).value
    said = corrections_from(
        {
            "corrections": [
                {**SAID, "metadata": "signer", "value": "Lê Văn C"},
                {**SAID, "metadata": "period", "value": [2021, 2030]},
                {**SAID, "metadata": "colour", "value": "đỏ"},
            ]
        }
    )
    outcome = correct_metadata(metadata, said, source="a.md")
    assert outcome.value.signature is not None
    assert (outcome.value.signature.person, outcome.value.period) == ("Lê Văn C", (2021, 2030))
    assert replace(outcome.value, signature=None, period=metadata.period) == replace(metadata, signature=None)
    assert [problem.code for problem in outcome.diagnostics] == ["COR001"]


@pytest.mark.parametrize(
    "entry",
    [
        {"why": "x", "metadata": "title", "value": "x"},
        {**SAID},
        {**SAID, "metadata": "title"},
        {**SAID, "target": {"anchor": "i"}, "remove": True},
        {**SAID, "target": {"anchor": "i", "raw": "x"}},
    ],
)
def test_an_entry_says_who_why_and_what(entry: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="corrections › 1"):
        corrections_from({"corrections": [entry]})


def test_what_is_written_reads_back() -> None:
    entries: list[dict[str, object]] = [
        {**SAID, "metadata": "title", "value": "X"},
        {**SAID, "target": {"anchor": "i-g1", "raw": "Trên 95%"}, "remove": True},
        {**SAID, "citation": {"anchor": "i-g1", "raw": "x"}, "set": {"number": "67/NQ-CP"}},
    ]
    assert corrections_record(corrections_from({"corrections": entries})) == entries


TASKS = """KẾ HOẠCH

CẢI CÁCH HÀNH CHÍNH NĂM 2024

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp rà soát quy trình, hoàn thành trước ngày 30/6/2024.

2. Các đơn vị khác góp sức.
"""


def tasks_corrected(*entries: dict[str, object]) -> tuple[DocumentFacts, list[str]]:
    parsed = parse(TASKS)
    facts = extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS)
    outcome = correct_facts(facts, parsed.tree, corrections_from({"corrections": entries}), source="a.md")
    return outcome.value, [problem.code for problem in outcome.diagnostics]


def test_a_task_is_put_right_by_some_of_its_words() -> None:
    words = {"anchor": "i-1", "raw": "rà soát quy trình"}
    facts, problems = tasks_corrected({**SAID, "task": words, "set": {"lead": ["Sở Tư pháp"], "deadline": "2024-07"}})
    assert problems == []
    (task,) = facts.tasks
    assert (task.lead, task.deadline, task.partners, task.is_checked) == (
        ("Sở Tư pháp",), "2024-07", ("Sở Tư pháp",), True,
    )  # fmt: skip


def test_a_missing_task_is_added_and_an_invented_one_removed() -> None:
    facts, problems = tasks_corrected(
        {**SAID, "task": {"anchor": "i-1", "raw": "rà soát quy trình"}, "remove": True},
        {
            **SAID,
            "task": {"anchor": "i-2", "raw": "góp sức"},
            "set": {"lead": ["Các đơn vị khác"], "action": "góp sức"},
        },
    )
    assert problems == []
    (task,) = facts.tasks
    assert (task.raw, task.lead, task.is_checked, task.rule) == ("góp sức", ("Các đơn vị khác",), True, "person")


@pytest.mark.parametrize("values", [{"action": "góp sức"}, {"lead": "Sở Nội vụ"}, {"lead": ["Sở Nội vụ"], "unit": "%"}])
def test_a_task_that_cannot_be_is_refused(values: dict[str, object]) -> None:
    facts, problems = tasks_corrected({**SAID, "task": {"anchor": "i-2", "raw": "góp sức"}, "set": values})
    assert problems == ["COR001"]
    assert len(facts.tasks) == 1
