"""What the site says in its own voice: values and facts in Vietnamese words, links between its pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from generator.model.comparison import CellState
from generator.model.facts import Change, Comparator, DeadlineSource, Target
from generator.text.numbers import format_number

__all__ = [
    "amount",
    "base",
    "capitalised",
    "change_word",
    "deadline",
    "deadline_short",
    "linker",
    "list_of",
    "short_issuer",
    "state",
    "year_of",
]

_SIGNS = {
    Comparator.AT_LEAST: "≥\u00a0",
    Comparator.MORE_THAN: ">\u00a0",
    Comparator.EQUAL: "=\u00a0",
    Comparator.AT_MOST: "≤\u00a0",
    Comparator.LESS_THAN: "<\u00a0",
    Comparator.ABOUT: "≈\u00a0",
    Comparator.BETWEEN: "",
}
# A blank that lines break at: "tăng ≥ 3 bậc" is wider than its column and would break inside a word.
_CHANGES = {None: "", Change.DECREASE: "giảm ", Change.INCREASE: "tăng "}
_STATES = {
    CellState.SET: "đề ra",
    CellState.NOT_SET: "không đề ra",
    CellState.UNKNOWN: "không rõ (bản trích)",
    CellState.NOT_COMPARABLE: "không so được",
}
_DEADLINE = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")
_QUARTERS = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_SOURCES = {
    DeadlineSource.STATED: "ghi trong câu",
    DeadlineSource.INHERITED: "ghi ở dòng dẫn phía trên",
    DeadlineSource.PERIOD: "câu không ghi mốc; lấy năm cuối của giai đoạn",
    DeadlineSource.PERSON: "người kiểm tra ghi",
}
_IN_TABLE = "ghi trong bảng"


def amount(target: Target) -> str:
    """Sign, number and unit of a target: ``> 95%``, ``giảm ≥ 20%``, ``90–92%``, ``≤ 30 phút``."""
    unit = target.unit if target.unit == "%" else f"\u00a0{target.unit}"
    change, sign = _CHANGES[target.change], _SIGNS[target.comparator]
    if target.upper is not None:
        return f"{change}{format_number(target.value)}–{format_number(target.upper)}{unit}"
    if change and target.comparator is Comparator.EQUAL:
        sign = ""  # "giảm 20%" says it all
    return f"{change}{sign}{format_number(target.value)}{unit}"


def deadline_short(value: str | None) -> str:
    """A deadline as a reader says it.

    >>> [deadline_short(value) for value in ("2025", "2024-06", "2025-Q4", "2023-06-30", "yearly", None)]
    ['năm 2025', 'tháng 6/2024', 'quý IV/2025', '30/6/2023', 'hằng năm', 'không ghi mốc']
    """
    if value is None:
        return "không ghi mốc"
    found = _DEADLINE.fullmatch(value)
    if value == "yearly" or found is None:
        return "hằng năm"
    if found["quarter"]:
        return f"quý {_QUARTERS[found['quarter']]}/{found['year']}"
    if found["day"]:
        return f"{int(found['day'])}/{int(found['month'])}/{found['year']}"
    return f"tháng {int(found['month'])}/{found['year']}" if found["month"] else f"năm {found['year']}"


def deadline(target: Target, *, in_table: bool = False) -> str:
    """When, and where that was read: ``đến năm 2025 (ghi ở dòng dẫn phía trên)``.

    Args:
        target: The target.
        in_table: Whether it stands in a table, where its row or the head of its column says when.
    """
    if target.deadline is None:
        return "câu không ghi mốc"
    when = deadline_short(target.deadline)
    when = when if target.deadline == "yearly" else f"đến {when}"
    if in_table and target.deadline_source is DeadlineSource.STATED:
        return f"{when} ({_IN_TABLE})"
    return f"{when} ({_SOURCES[target.deadline_source]})" if target.deadline_source is not None else when


def base(target: Target) -> str:
    """What a change is measured from, joined as the sentence joins it: *so với năm 2021*, else *tính trên …*."""
    joined = re.search(rf"\b(so với|so|từ)\s+(?:mức\s+)?{re.escape(target.base or '')}", target.quote)
    word = "tính trên" if joined is None else "từ" if joined[1] == "từ" else "so với"
    return f"{word} {target.base}"


def year_of(value: str | None) -> str | None:
    """The year of a deadline, ``yearly`` as it stands, ``None`` for none."""
    return value if value is None or value == "yearly" else value[:4]


def state(value: CellState) -> str:
    """The words of a cell state: ``không rõ (bản trích)``."""
    return _STATES[value]


def short_issuer(name: str) -> str:
    """An issuing body as citations write it.

    >>> short_issuer("Ủy ban nhân dân tỉnh Lai Châu"), short_issuer("Hội đồng nhân dân thành phố Huế")
    ('UBND tỉnh Lai Châu', 'HĐND thành phố Huế')
    """
    for long, short in (("Ủy ban nhân dân", "UBND"), ("Uỷ ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND")):
        if name.casefold().startswith(long.casefold()):
            return short + name[len(long) :]
    return name


def change_word(change: Change | None) -> str:
    """What stands before a figure that is a change: ``giảm``, with its space; empty for a level."""
    return _CHANGES[change]


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is: *Tỷ lệ TTHC*."""
    return text[:1].upper() + text[1:]


def list_of(items: list[str]) -> str:
    """Words in a row: ``a, b và c``."""
    return " và ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


def linker(page: PurePosixPath) -> Callable[[str], str]:
    """The function that turns an address below the site's root into a link relative to a page.

    >>> at = linker(PurePosixPath("tinh/lai-chau.md"))
    >>> at("van-ban/"), at("")
    ('../../van-ban/', '../../')
    """
    depth = len(page.parts) - (1 if page.stem == "index" else 0)
    root = "../" * depth
    return lambda address: (root + address) or "./"
