"""What a fact says, key by key, as every JSON of ours writes it: what ``inspect`` prints, and the file beside a page.

Where a fact stands each of the two says in its own way: the first as the answer keys have it, the second with the text
of the provisions beside it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from generator.model.facts import Citation, Target, Task

__all__ = ["Json", "citation_values", "target_values", "task_values"]

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def target_values(target: Target) -> dict[str, Json]:
    """How much, by when, in which area; numbers are numbers (``95``, ``0.5``), what is not said is ``None``."""
    return {
        "comparator": target.comparator.value,
        "value": _number(target.value),
        "upper": _number(target.upper) if target.upper is not None else None,
        "unit": target.unit,
        "change": target.change.value if target.change is not None else None,
        "base": target.base,
        "deadline": target.deadline,
        "deadline_source": target.deadline_source.value if target.deadline_source is not None else None,
        "area": target.area,
        "rule": target.rule,
        "is_checked": target.is_checked,
    }


def citation_values(citation: Citation, *, day: str) -> dict[str, Json]:
    """Which act is named, and why.

    Args:
        citation: The mention.
        day: The key of the act's day (``2021-07-15``): ``date`` in the answer keys, ``date_document`` elsewhere.
    """
    issued = citation.date_document
    return {
        "number": citation.number,
        "document_type": citation.document_type,
        "name": citation.name,
        "issuer": citation.issuer,
        day: issued.isoformat() if issued is not None else None,
        "year": citation.year,
        "role": citation.role.value,
        "rule": citation.rule,
        "is_checked": citation.is_checked,
    }


def task_values(task: Task) -> dict[str, Json]:
    """Who is to do what, with whom, by when, to bring out what."""
    return {
        "action": task.action,
        "lead": list(task.lead),
        "partners": list(task.partners),
        "deadline": task.deadline,
        "product": task.product,
        "is_checked": task.is_checked,
        "rule": task.rule,
    }


def _number(value: Decimal) -> int | float:
    """A JSON number: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
