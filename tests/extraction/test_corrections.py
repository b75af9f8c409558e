"""People's corrections: above the machine, never guessed at, kept by every conversion."""

import json
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.extraction.corrections import correct_facts, correct_metadata
from generator.extraction.facts import extract_facts
from generator.extraction.metadata import extract_metadata
from generator.model.corrections import corrections_from, corrections_record
from generator.model.facts import DocumentFacts, RelationKind
from generator.model.provisions import DocumentTree
from tests.extraction.showing import AREAS, parse

TEXT = """Số: 12/KH-UBND

KẾ HOẠCH

CẢI CÁCH HÀNH CHÍNH TỈNH ĐIỆN BIÊN GIAI ĐOẠN 2021-2025

I. CẢI CÁCH THỂ CHẾ

- Trên 95% văn bản ban hành đúng quy định theo Nghị quyết số 76/NQ-CP ngày 15/7/2021.

- Mọi hồ sơ được số hóa.
"""
SCHEMA = Path(__file__).resolve().parents[2] / "generator/vocab/data/schema/front_matter.json"
_FRONT = json.loads(SCHEMA.read_text(encoding="utf-8"))
ENTRIES = {**_FRONT["properties"]["corrections"], "$defs": _FRONT["$defs"]}
SAID = {"who": "Nguyễn Văn A", "why": "so với bản giấy"}


def read() -> tuple[DocumentTree, DocumentFacts]:
    parsed = parse(TEXT)
    return parsed.tree, extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS)


def corrected(*entries: dict[str, object]) -> tuple[DocumentFacts, list[str]]:
    tree, facts = read()
    outcome = correct_facts(facts, tree, corrections_from({"corrections": entries}), AREAS, source="a.md")
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


def test_a_fact_is_confirmed_as_it_was_read() -> None:
    before = read()[1]
    facts, problems = corrected({**SAID, "target": {"anchor": "i-g1", "raw": "Trên 95%"}, "confirm": True})
    assert problems == []
    assert facts.targets == (replace(before.targets[0], is_checked=True),)


def test_words_are_found_with_the_blanks_and_letters_that_a_page_or_an_editor_makes_of_them() -> None:
    raw = unicodedata.normalize("NFD", " Nghị\u00a0quyết  số 76/NQ-CP ngày 15/7/2021")
    facts, problems = corrected({**SAID, "citation": {"anchor": "i-g1", "raw": raw}, "confirm": True})
    assert problems == []
    assert [one.is_checked for one in facts.citations] == [True]


def test_a_day_needs_no_quotation_marks() -> None:
    words = {"anchor": "i-g1", "raw": "Trên 95%"}
    facts, problems = corrected({**SAID, "target": words, "set": {"deadline": date(2024, 6, 30)}})
    assert problems == []
    assert (facts.targets[0].deadline, facts.targets[0].deadline_source) == ("2024-06-30", "person")


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
        {"citation": {"anchor": "i-g1", "raw": "Nghị quyết số 76/NQ-CP ngày 15/7/2021"}, "set": {"number": "76"}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"deadline": "sắp tới"}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"deadline": "2024-02-30"}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"area": 9}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"upper": 99}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"comparator": "between", "upper": 90}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"value": "96%"}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"value": "96,5"}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"value": float("inf")}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"value": float("nan")}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"value": True}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"value": None}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"value": [1]}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"base": True}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"base": ""}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"deadline": 9999}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"deadline": True}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"deadline": datetime(2024, 6, 30, 10, tzinfo=UTC)}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"area": True}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"area": "1"}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"comparator": "≥"}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"comparator": "between", "value": 5, "upper": 0}},
        {"target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"valeu": 96}},
        {"citation": {"anchor": "i-g1", "raw": "Nghị quyết số 76/NQ-CP ngày 15/7/2021"}, "set": {"year": True}},
        {
            "citation": {"anchor": "i-g1", "raw": "Nghị quyết số 76/NQ-CP ngày 15/7/2021"},
            "set": {"date_document": datetime(2021, 7, 15, 1, tzinfo=UTC)},
        },
        {
            "citation": {"anchor": "i-g1", "raw": "Nghị quyết số 76/NQ-CP ngày 15/7/2021"},
            "set": {"document_type": None},
        },
        {"citation": {"anchor": "i-g1", "raw": "Nghị quyết số 76/NQ-CP ngày 15/7/2021"}, "set": {"document_type": ""}},
        {
            "citation": {"anchor": "i-g1", "raw": "Nghị quyết số 76/NQ-CP ngày 15/7/2021"},
            "set": {"date_document": "2021-07-15", "year": 1999},
        },
        {"target": {"anchor": "i-g2", "raw": "Mọi hồ sơ"}, "remove": True},
        {"target": {"anchor": "i-g2", "raw": "Mọi hồ sơ"}, "confirm": True},
        {"task": {"anchor": "i-g2", "raw": "Mọi hồ sơ"}, "confirm": True},
        {"relation": {"anchor": "i-g2", "raw": "Mọi hồ sơ"}, "set": {"kind": "replaces"}},
        {"relation": {"anchor": "i-g1", "raw": "Nghị quyết số 76/NQ-CP"}, "set": {"is_partial": True}},
        {"relation": {"anchor": "i-g1", "raw": "Nghị quyết số 76/NQ-CP"}, "remove": True},
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
        {"who": " ", "why": "x", "metadata": "title", "value": "x"},
        {**SAID, "metadata": "title", "value": "x", "remove": True},
        {**SAID, "target": {"anchor": "i", "raw": " "}, "confirm": True},
        {**SAID, "target": {"anchor": "i", "raw": 95}, "confirm": True},
        {**SAID, "target": {"anchor": "i", "raw": "x", "value": 96}, "confirm": True},
        {**SAID, "target": {"anchor": "i", "raw": "x"}, "confirm": True, "deadline": 2025},
        {**SAID, "target": {"anchor": "i", "raw": "x"}, "confirm": "yes"},
        {**SAID, "target": {"anchor": "i", "raw": "x"}, "remove": True, "set": {}},
        {**SAID, "target": {"anchor": "i", "raw": "x"}, "set": {}},
        {**SAID, "target": {"anchor": "i", "raw": "x"}, "task": {"anchor": "i", "raw": "x"}, "confirm": True},
        {**SAID, "target": {"anchor": "i"}, "remove": True},
        {**SAID, "target": {"anchor": "i", "raw": "x"}},
        {**SAID, "target": {"anchor": "i", "raw": "x"}, "remove": True, "confirm": True},
        {**SAID, "relation": {"anchor": "i", "raw": "x"}, "set": {"kind": "repeals"}, "confirm": True},
    ],
)
def test_an_entry_says_who_why_and_what(entry: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="corrections › 1"):
        corrections_from({"corrections": [entry]})
    assert not Draft202012Validator(ENTRIES).is_valid([entry])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""), ("title", None), ("signer", " "), ("colour", "đỏ"), ("number", 12), ("number", "abc"),
        ("date_document", "20/9/2021"), ("date_document", datetime(2021, 9, 20, 10, tzinfo=UTC)), ("role", "Chủ tịch"),
        ("province_name", "Yên Bái"),
        ("period", [2030, 2021]), ("period", [1, 2]), ("period", [True, 2025]), ("period", 2025),
    ],
)  # fmt: skip
def test_metadata_that_cannot_be_are_refused(field: str, value: object) -> None:
    metadata = extract_metadata(parse(TEXT)).value
    said = corrections_from({"corrections": [{**SAID, "metadata": field, "value": value}]})
    outcome = correct_metadata(metadata, said, source="a.md")
    assert (outcome.value, outcome.applied, len(outcome.diagnostics)) == (metadata, (), 1)
    assert field in outcome.diagnostics[0].message


def test_a_message_says_which_entry_and_what_would_be_right() -> None:
    tree, facts = read()
    entries = [
        {**SAID, "target": {"anchor": "i-g1", "raw": "Trên 95%"}, "confirm": True},
        {**SAID, "target": {"anchor": "i-g1", "raw": "Trên 95%"}, "set": {"value": "96%"}},
        {**SAID, "target": {"anchor": "i-g9", "raw": "Trên 95%"}, "confirm": True},
    ]
    outcome = correct_facts(facts, tree, corrections_from({"corrections": entries}), AREAS, source="a.md")
    value, anchor = (str(problem) for problem in outcome.diagnostics)
    assert "corrections › 2" in value
    assert "expected a number with a full stop" in value
    assert "there is no provision 'i-g9'" in anchor


def test_what_is_written_reads_back() -> None:
    entries: list[dict[str, object]] = [
        {**SAID, "metadata": "title", "value": "X"},
        {**SAID, "target": {"anchor": "i-g1", "raw": "Trên 95%"}, "remove": True},
        {**SAID, "citation": {"anchor": "i-g1", "raw": "x"}, "set": {"number": "67/NQ-CP"}},
        {**SAID, "relation": {"anchor": "i-g1", "raw": "x"}, "confirm": True},
    ]
    assert corrections_record(corrections_from({"corrections": entries})) == entries
    assert Draft202012Validator(ENTRIES).is_valid(entries)


REPEATED = """KẾ HOẠCH

CẢI CÁCH HÀNH CHÍNH NĂM 2024

I. MỤC TIÊU

1. Cắt giảm tối thiểu 20% số quy định và cắt giảm tối thiểu 20% chi phí tuân thủ.

Kế hoạch này thay thế Kế hoạch số 41/KH-UBND ngày 02/3/2021 của Ủy ban nhân dân tỉnh.
"""


def repeated(*entries: dict[str, object]) -> tuple[DocumentFacts, list[str]]:
    parsed = parse(REPEATED)
    facts = extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS)
    said = corrections_from({"corrections": entries})
    outcome = correct_facts(facts, parsed.tree, said, AREAS, source="a.md")
    return outcome.value, [problem.code for problem in outcome.diagnostics]


def test_words_beside_a_figure_tell_it_from_its_like() -> None:
    beside = {"anchor": "i-1", "raw": "tối thiểu 20% chi phí"}
    facts, problems = repeated({**SAID, "target": beside, "set": {"value": 30}})
    assert problems == []
    assert [(str(one.value), one.raw, one.is_checked) for one in facts.targets] == [
        ("20", "tối thiểu 20%", False),
        ("30", "tối thiểu 20%", True),
    ]


@pytest.mark.parametrize("raw", ["tối thiểu 20%", "tối thiểu 20% số quy định và cắt giảm tối thiểu 20%"])
def test_words_of_two_figures_change_neither(raw: str) -> None:
    facts, problems = repeated({**SAID, "target": {"anchor": "i-1", "raw": raw}, "remove": True})
    assert problems == ["COR001"]
    assert len(facts.targets) == 2


def test_what_is_done_to_an_act_stays_when_the_act_is_put_right() -> None:
    (relation,) = repeated()[0].relations
    words = {"anchor": relation.span.anchor, "raw": relation.act.raw}
    facts, problems = repeated({**SAID, "citation": words, "set": {"number": "14/KH-UBND"}})
    assert problems == []
    assert [(one.kind, one.act.number) for one in facts.relations] == [("replaces", "14/KH-UBND")]
    assert repeated({**SAID, "citation": words, "remove": True})[0].relations == ()


def test_a_relation_is_put_right_added_and_removed() -> None:
    (relation,) = repeated()[0].relations
    words = {"anchor": relation.span.anchor, "raw": "Kế hoạch số 41/KH-UBND"}
    changed = repeated({**SAID, "relation": words, "set": {"kind": "amends", "is_partial": True}})[0].relations
    assert changed == (replace(relation, kind=RelationKind.AMENDS, is_partial=True, is_checked=True),)
    removed, problems = repeated({**SAID, "relation": words, "remove": True})
    assert (removed.relations, problems) == ((), [])
    assert len(removed.citations) == 1
    again, problems = repeated(
        {**SAID, "relation": words, "remove": True}, {**SAID, "relation": words, "set": {"kind": "replaces"}}
    )
    assert problems == []
    assert again.relations == (replace(relation, is_checked=True),)


CHAPTERS = """NGHỊ ĐỊNH

SỬA ĐỔI, BỔ SUNG MỘT SỐ NGHỊ ĐỊNH TRONG LĨNH VỰC NỘI VỤ

Chương I

SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 24/2014/NĐ-CP NGÀY 04 THÁNG 4 NĂM 2014 CỦA CHÍNH PHỦ

Điều 1. Bãi bỏ Điều 6.

Điều 2. Sửa đổi, bổ sung Điều 9.
"""


def test_an_instruction_under_a_heading_is_told_by_its_own_words() -> None:
    parsed = parse(CHAPTERS)
    facts = extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS)
    (repeal,) = (one for one in facts.relations if one.kind is RelationKind.REPEALS)
    words = {"anchor": repeal.span.anchor, "raw": "Bãi bỏ Điều 6"}
    said = corrections_from({"corrections": [{**SAID, "relation": words, "confirm": True}]})
    confirmed = correct_facts(facts, parsed.tree, said, AREAS, source="a.md")
    assert confirmed.diagnostics == ()
    assert [one.kind for one in confirmed.value.relations if one.is_checked] == ["repeals"]
    said = corrections_from({"corrections": [{**SAID, "relation": words, "remove": True}]})
    removed = correct_facts(facts, parsed.tree, said, AREAS, source="a.md").value
    assert removed.relations == tuple(one for one in facts.relations if one is not repeal)
    assert removed.citations == facts.citations


TASKS = """KẾ HOẠCH

CẢI CÁCH HÀNH CHÍNH NĂM 2024

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp rà soát quy trình, hoàn thành trước ngày 30/6/2024.

2. Các đơn vị khác góp sức.
"""


def tasks_corrected(*entries: dict[str, object]) -> tuple[DocumentFacts, list[str]]:
    parsed = parse(TASKS)
    facts = extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS)
    outcome = correct_facts(facts, parsed.tree, corrections_from({"corrections": entries}), AREAS, source="a.md")
    return outcome.value, [problem.code for problem in outcome.diagnostics]


def test_a_task_is_put_right_by_some_of_its_words() -> None:
    words = {"anchor": "i-1", "raw": "rà soát quy trình"}
    facts, problems = tasks_corrected({**SAID, "task": words, "set": {"lead": ["Sở Tư pháp"], "deadline": "2024-07"}})
    assert problems == []
    (task,) = facts.tasks
    assert (task.lead, task.deadline, task.partners, task.is_checked) == (
        ("Sở Tư pháp",), "2024-07", ("Sở Tư pháp",), True,
    )  # fmt: skip


def test_a_task_stays_somebodys() -> None:
    words = {"anchor": "i-1", "raw": "rà soát quy trình"}
    facts, problems = tasks_corrected({**SAID, "task": words, "set": {"lead": [], "partners": []}})
    assert problems == ["COR001"]
    assert facts.tasks[0].lead == ("Sở Nội vụ",)


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
