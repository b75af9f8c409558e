"""Lines with a label: ``Cơ quan chủ trì: …``, ``Thời gian thực hiện: …``, ``Sản phẩm: …``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.extraction.bodies import bodies_in
from generator.extraction.targets.tables import deadline_of_cell
from generator.extraction.task_tables import Label
from generator.model.facts import Task
from generator.model.provenance import TextSpan
from generator.model.provisions import Kind, Provision
from generator.text.patterns import beginning_of, iter_matches

__all__ = ["labelled_task", "labels_of", "time_behind"]

_LABEL = (
    r"(?P<PARTNER>(?:(?:cơ\s+quan|đơn\s+vị)\s+)?phối\s+hợp(?:\s+thực\s+hiện)?)\s*:"
    r"|(?P<LEAD>(?:(?:cơ\s+quan|đơn\s+vị)\s+(?:được\s+giao\s+)?)?chủ\s+trì(?:\s+(?:thực\s+hiện|tham\s+mưu))?"
    r"|(?:cơ\s+quan|đơn\s+vị)\s+thực\s+hiện|trách\s+nhiệm\s+thực\s+hiện|phân\s+công\s+thực\s+hiện)\s*:"
    r"|(?P<DEADLINE>thời\s+(?:gian|hạn)(?:\s+(?:thực\s+hiện|hoàn\s+thành))?|tiến\s+độ(?:\s+(?:thực\s+hiện|hoàn\s+thành))?"
    r"|hoàn\s+thành)\s*:"
    r"|(?P<PRODUCT>sản\s+phẩm(?:\s+(?:đầu\s+ra|dự\s+kiến|hoàn\s+thành))?|kết\s+quả(?:\s+(?:đầu\s+ra|dự\s+kiến))?)\s*:"
)
_LABEL_ENDS = ("hợp", "hiện", "trì", "mưu", "gian", "hạn", "thành", "độ", "phẩm", "ra", "kiến", "quả")
_LABELS = re.compile(_LABEL, re.IGNORECASE)
_LABEL_BEGINS = beginning_of(f"(?i:{_LABEL})", "cCđĐpPtTsSkKhH")


def labels_of(provision: Provision) -> tuple[re.Match[str], ...]:
    """The labels in a line, in order; a table has columns instead."""
    if provision.kind is Kind.TABLE or not _may_be_labelled(provision.text):
        return ()
    return tuple(iter_matches(_LABELS, _LABEL_BEGINS, provision.text))


def _may_be_labelled(text: str) -> bool:
    """Whether a colon stands behind the last word of a label."""
    return ":" in text and any(piece.rstrip()[-5:].lower().endswith(_LABEL_ENDS) for piece in text.split(":")[:-1])


def time_behind(provision: Provision) -> str | None:
    """The time of a line that says nothing else: ``Thời gian thực hiện: Quý II/2014``."""
    labels = labels_of(provision)
    if len(labels) != 1 or labels[0].lastgroup != "DEADLINE" or provision.text[: labels[0].start()].strip(" -+("):
        return None
    return deadline_of_cell(provision.text[labels[0].end() :].strip(" .;)"))


def labelled_task(
    provision: Provision, labels: Sequence[re.Match[str]], task: Task | None, before: Provision | None
) -> Task | None:
    """The task of lines such as ``Cơ quan chủ trì: …``; lines that follow add to it."""
    text = provision.text
    ends = [*(label.start() for label in labels[1:]), len(text)]
    values = {
        Label[label.lastgroup or "LEAD"]: " ".join(text[label.end() : end].split()).strip(" ;.,-+(")
        for label, end in zip(labels, ends, strict=True)
    }
    if task is None or Label.LEAD in values:
        own = text[: labels[0].start()].strip(" ;.,-+(")
        action = own or (before.text if before is not None else "")
        lead = values.get(Label.LEAD, "")
        task = Task(
            span=TextSpan(anchor=provision.anchor, start=0, end=len(text)),
            raw=text,
            action=" ".join(action.split()).rstrip(" .;:"),
            lead=bodies_in(lead),
            rule="labelled",
        )
    when = values.get(Label.DEADLINE)
    partners = values.get(Label.PARTNER)
    return replace(
        task,
        partners=bodies_in(partners) if partners else task.partners,
        deadline=deadline_of_cell(when) if when else task.deadline,
        product=values.get(Label.PRODUCT) or task.product,
    )
