"""Each kind of token: strings it takes whole, and strings it leaves."""

import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.extraction.targets.tokens import CODE, DIGITS, RULES, Rule, TokenKind, has_figure, read_tokens

TESTS = Path(__file__).resolve().parents[1]
LINES = sorted(
    {
        line.lower()
        for folder in ("cases", "examples")
        for path in (TESTS / folder).rglob("*")
        if path.suffix in {".md", ".txt"}
        for line in path.read_text(encoding="utf-8").splitlines()
    }
)
TAKES = {
    TokenKind.NAME: [
        "Nghị định số 34/2016/NĐ-CP", "19-NQ/TW", "107/2021/NĐ- CP", "mức độ 3, 4", "Điều 12", "lần thứ 15", "24/7",
        "năm học 2021-2022", "(khoản 2", "số 05", "(số 05)", "công đoạn;giai đoạn 2",
    ],
    TokenKind.TIME: [
        "đến năm 2025", "trước ngày 30/6/2024", "trong quý IV/2023", "Hằng năm", "giai đoạn 2021 - 2025",
        "trong tháng 10/2024", "hoàn thành trước ngày 30 tháng 6 năm 2022", "đến hết năm 2030",
    ],
    TokenKind.RANK: ["nhóm 30 tỉnh", "hạng 05", "vị trí thứ 35", "xếp thứ 08/63", "top 10"],
    TokenKind.NUMBER: ["95%", "100 %", "1.186 dịch vụ", "0,5%", "157/157 xã", "60 phần trăm"],
    TokenKind.FRACTION: ["một nửa", "một phần tư"],
    TokenKind.COMPARATOR: ["tối thiểu", "không dưới", "trên 95%", "không vượt quá 2%", "khoảng", "≥ 90%"],
    TokenKind.UP: ["trở lên", "95%trở lên", "(trở lên)"],
    TokenKind.TO: ["xuống còn", "lên tối thiểu"],
    TokenKind.CUT: ["giảm", "cắt giảm", "rút ngắn"],
    TokenKind.RAISE: ["tăng", "bổ sung"],
    TokenKind.BASE: ["so với"],
}  # fmt: skip
LEAVES = {
    TokenKind.TIME: ["số 2025", "60%", "ngày 31/13/20211"],
    TokenKind.RANK: ["nhóm 3 đối tượng", "hạng II", "thứ 7"],
    TokenKind.NUMBER: ["Covid-19", "mức độ 4", "(mức độ 4)", "(Điều 12)", "76/NQ-CP", "1.2.3", "năm 2025"],
    TokenKind.COMPARATOR: ["trên địa bàn", "dưới dạng điện tử", "gần dân"],
    TokenKind.CUT: ["giảm nghèo", "giảm thiểu"],
    TokenKind.RAISE: ["tăng cường", "nâng cao", "tăng trưởng 8%"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TAKES.items() for text in texts])
def test_takes(kind: TokenKind, text: str) -> None:
    assert kind in {token.kind for token in read_tokens(text)}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in LEAVES.items() for text in texts])
def test_leaves(kind: TokenKind, text: str) -> None:
    assert kind not in {token.kind for token in read_tokens(text)}


def test_most_sentences_have_no_figure() -> None:
    assert not has_figure("Nâng cao chất lượng xây dựng văn bản quy phạm pháp luật.")
    assert has_figure("Ít nhất một nửa số sở")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.kind.name}-{rule.first.split()[0]}")
def test_a_rule_names_every_word_it_can_begin_with(rule: Rule) -> None:
    parsed = importlib.import_module("re._parser").parse(rule.pattern)
    assert {_beginning(head) for head in _heads(list(parsed))} == set(rule.first.split())


def _beginning(head: str) -> str:
    if head == CODE or head[0].isalpha():
        return head.casefold()
    return DIGITS if head[0].isdigit() else head[0]


def _heads(items: list[Any]) -> set[str]:
    """The words, signs and digits that a parsed pattern can begin with: what stands before anything that varies."""
    for at, (name, value) in enumerate(items):
        match str(name):
            case "AT" | "ASSERT" | "ASSERT_NOT":
                continue  # takes no character
            case "LITERAL":
                return _joined([chr(value)], items[at + 1 :])
            case "IN":
                return _joined(_characters(value), items[at + 1 :])
            case "SUBPATTERN":
                return _heads([*value[-1], *items[at + 1 :]])
            case "BRANCH":
                return {head for branch in value[1] for head in _heads([*branch, *items[at + 1 :]])}
            case "MAX_REPEAT":
                least, _, repeated = value
                taken = _heads([*repeated, *(items[at + 1 :] if str(repeated[0][0]) != "IN" else [])])
                return taken | (_heads(items[at + 1 :]) if least == 0 else set())
            case other:
                raise AssertionError(f"a rule begins with {other}, which this test cannot read")
    return {""}


def _joined(characters: Iterable[str], rest: list[Any]) -> set[str]:
    heads = set()
    for character in characters:
        goes_on = character.isalpha() and rest and str(rest[0][0]) in {"LITERAL", "SUBPATTERN", "BRANCH", "IN"}
        tails = _heads(rest) if goes_on else {""}
        heads |= {character + (tail if tail[:1].isalpha() and tail != CODE else "") for tail in tails}
    return heads


def _characters(members: list[Any]) -> list[str]:
    """Of a class: its members; ``\\d`` is any digit, a range of letters the beginning of a word with digits."""
    kinds = {str(name) for name, _ in members}
    if "RANGE" in kinds:
        starts = (chr(value[0]) for name, value in members if str(name) == "RANGE")
        return [DIGITS if start.isdigit() else CODE for start in starts]
    if "CATEGORY" in kinds:
        return [DIGITS if str(value).endswith("CATEGORY_DIGIT") else "" for _, value in members]
    return [chr(value) for _, value in members]
