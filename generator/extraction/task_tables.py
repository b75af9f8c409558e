"""Tasks in tables with a column of bodies: ``Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import TypeAlias

from generator.extraction.bodies import VERBS, bodies_in, read_bodies
from generator.extraction.targets.tables import Cell, deadline_of_cell, iter_cells, iter_lines
from generator.model.facts import Task
from generator.model.provenance import TextSpan
from generator.model.provisions import Provision

__all__ = ["Heads", "Label", "heads_of", "tasks_in_table"]

_AMOUNT = re.compile(r"\d[\d.,]*\s*(?:%|(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng)\b)", re.IGNORECASE)
_AS_ABOVE = re.compile(r"\W*(?:như\s+trên|nt)\W*", re.IGNORECASE)
_VERB = re.compile(rf"[\s,:]*(?:và\s+)?(?:phải\s+|cần\s+)?(?:{VERBS})\b", re.IGNORECASE)


class Label(Enum):
    """What a column, or a line with a label, says of a task."""

    PARTNER = auto()
    LEAD = auto()
    DEADLINE = auto()
    PRODUCT = auto()
    SUBJECT = auto()
    PURPOSE = auto()
    """What money is for: work only where it says what to do."""


Heads: TypeAlias = "tuple[Label | None, ...]"
_NAMES_TASK = re.compile(r"nhiệm vụ|nội dung|hoạt động|công việc|tên")
_HEADS: tuple[tuple[Label, re.Pattern[str]], ...] = (
    (Label.PARTNER, re.compile(r"phối hợp")),
    (
        Label.LEAD,
        re.compile(r"chủ trì|(?:cơ quan|đơn vị)[\w\s,/]*(?:thực hiện|chịu trách nhiệm)|trách nhiệm"),
    ),
    (Label.DEADLINE, re.compile(r"thời (?:hạn|gian|điểm)|tiến độ|hoàn thành|lộ trình")),
    (Label.PRODUCT, re.compile(r"sản phẩm|kết quả")),
    (Label.SUBJECT, _NAMES_TASK),
)
"""What the name of a column says of it, in small letters; the first that it says counts."""
_IN_LEAD = ("chủ trì", "thực hiện", "trách nhiệm")
"""One of these stands in the name of a column of bodies."""
_MONEY = re.compile(r"kinh phí|số tiền|dự toán|\bvốn\b|phân bổ")
_WORK = re.compile(r"nhiệm vụ|hoạt động|công việc")
# "Tên thủ tục hành chính | Căn cứ pháp lý | Cơ quan thực hiện": what people can apply for, and where.
_LISTS_PROCEDURES = re.compile(r"\b(?:thủ tục|tthc|dịch vụ công)\b")
_SAID_OF_WORK = frozenset({Label.DEADLINE, Label.PRODUCT, Label.PARTNER})


def heads_of(provision: Provision) -> Heads | None:
    """What the columns of a table hold, by its first row that names them."""
    lines = provision.text.split("\n")
    for number, line in enumerate(lines):
        heads = _table_heads(line)
        if heads is not None:
            return _with_subject_of_rows(heads, line, lines[number + 1 :])
    return None


def _with_subject_of_rows(heads: Heads, line: str, lines: Sequence[str]) -> Heads:
    """The columns, with that for the task which each row with a body fills.

    Of ``Tên luật`` and ``Tên văn bản quy định chi tiết`` the first is printed once for several rows.
    """
    if Label.SUBJECT not in heads:
        return heads
    at, lead = heads.index(Label.SUBJECT), heads.index(Label.LEAD)
    names = line.lower().split("|")
    others = [
        column
        for column, label in enumerate(heads)
        if label is None and column > at and _NAMES_TASK.search(names[column]) is not None
    ]
    if not others:
        return heads
    rows = [row for row in ([cell.strip() for cell in text.split("|")] for text in lines) if len(row) == len(heads)]
    filled = [row for row in rows if row[lead]]
    counts = {column: sum(bool(row[column]) for row in filled) for column in (at, *others)}
    best = max(counts, key=lambda column: (counts[column], -column))
    if counts[best] == counts[at] or counts[best] < len(filled):
        return heads
    return tuple(
        Label.SUBJECT if column == best else None if column == at else label for column, label in enumerate(heads)
    )


def tasks_in_table(provision: Provision, heads: Heads | None) -> Iterator[Task]:
    """The tasks of a table.

    Args:
        provision: The table.
        heads: The columns of the table that it goes on from across a line of its own (``II. KIỂM TRA VĂN BẢN``).
    """
    above: tuple[str, ...] = ()
    for start, line in iter_lines(provision.text):
        if heads is None:
            heads = heads_of(provision) if _table_heads(line) is not None else None
            continue
        task = _row_task(provision, heads, tuple(iter_cells(line, start)), above)
        if task is not None:
            above = task.lead
            yield task


def _table_heads(line: str) -> Heads | None:
    """What each column holds, where the row names a column of tasks and one of bodies."""
    lowered = line.lower()
    if not any(words in lowered for words in _IN_LEAD) or _NAMES_TASK.search(lowered) is None:
        return None
    labels: list[Label | None] = []
    names = [name.strip() for name in lowered.split("|")]
    for name in names:
        found = next((label for label, words in _HEADS if words.search(name)), None)
        labels.append(found if found not in labels else None)
    if not {Label.LEAD, Label.SUBJECT} <= set(labels):
        return None
    if _SAID_OF_WORK.isdisjoint(labels) and _LISTS_PROCEDURES.search(names[labels.index(Label.SUBJECT)]):
        return None
    if _SAID_OF_WORK.isdisjoint(labels) and _shares_out_money(" | ".join(names)):
        labels[labels.index(Label.SUBJECT)] = Label.PURPOSE
    return tuple(labels)


def _shares_out_money(names: str) -> bool:
    """``nội dung | kinh phí | đơn vị thực hiện``: the rows are what money is for (``Đình Bá Thôn xã Hồng Việt``)."""
    return _MONEY.search(names) is not None and _WORK.search(names) is None


def _may_be_body(words: str) -> bool:
    """Whether a cell can name who does it: an amount, a unit (*km*) or a work (*Hỗ trợ mua sắm …*) does not."""
    is_name = any(char.isupper() for char in words) or len(words.split()) > 1
    if not is_name or _AMOUNT.match(words) or not any(map(str.isalpha, words)):
        return False
    return _VERB.match(words) is None or read_bodies(words, 0) is not None


def _row_task(
    provision: Provision, heads: Sequence[Label | None], cells: Sequence[Cell], above: tuple[str, ...]
) -> Task | None:
    """The task of a row; where a cell that rows share is printed in the first of them, ``above`` has who leads."""
    placed = {label: cell for label, cell in zip(heads, cells, strict=False) if label is not None and cell.text}
    subject, lead = placed.get(Label.SUBJECT), placed.get(Label.LEAD)
    purpose = placed.get(Label.PURPOSE)
    if purpose is not None and _VERB.match(purpose.text):
        subject = purpose
    if lead is not None and _AS_ABOVE.fullmatch(lead.text):
        lead = None
    is_shared = lead is None and bool(above) and len(placed) > 1
    if subject is None or len(cells) > len(heads) + 1 or not (lead or is_shared):
        return None
    if lead is not None and not _may_be_body(lead.text):
        return None
    partners, when, product = (placed.get(label) for label in (Label.PARTNER, Label.DEADLINE, Label.PRODUCT))
    return Task(
        span=TextSpan(anchor=provision.anchor, start=subject.start, end=subject.start + len(subject.text)),
        raw=subject.text,
        action=subject.text.rstrip(" .;"),
        lead=bodies_in(lead.text) if lead is not None else above,
        partners=bodies_in(partners.text) if partners else (),
        deadline=deadline_of_cell(when.text) if when else None,
        product=product.text if product else None,
        rule="table",
    )
