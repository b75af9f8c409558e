"""What falls due: targets and tasks with their time limits, and the bodies that have to see to them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.facts import Target, Task
from generator.rendering import words
from generator.rendering.view import DocumentView, SiteView
from generator.text.folding import fold
from generator.text.slugs import slugify

__all__ = ["SLOTS", "Body", "Due", "bodies_of", "dues_of", "slot_of"]

_QUARTERS = ("Quý I", "Quý II", "Quý III", "Quý IV")
_WHOLE_YEAR = "Trong năm, không ghi quý"
_YEARLY = "Hằng năm"
_UNDATED = "Không ghi thời hạn"
SLOTS = (*_QUARTERS, _WHOLE_YEAR, _YEARLY, _UNDATED)
"""Parts of a year, in order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """One thing that a document wants done, by a day, every year, or without a limit."""

    view: DocumentView
    deadline: str | None
    bodies: tuple[str, ...]
    """Cơ quan chủ trì that the document names for it; empty where it names none, so that the issuer answers."""
    target: Target | None = None
    task: Task | None = None
    """Exactly one of the two is there."""

    @property
    def anchor(self) -> str:
        """Where it stands."""
        fact = self.target or self.task
        return fact.span.anchor if fact is not None else ""

    @property
    def issuer(self) -> str:
        """The body that issued the plan and answers for it: ``Ủy ban nhân dân tỉnh Sơn La``."""
        return self.view.analysed.document.metadata.passed_by or self.view.place.full_name

    @property
    def year(self) -> str | None:
        """``2025``, ``yearly`` or ``None``."""
        return words.year_of(self.deadline)

    @property
    def key(self) -> tuple[str, str, str]:
        """For a stable order: by deadline, then by place in the text."""
        return self.deadline or "", self.view.url, self.anchor


@dataclass(frozen=True, kw_only=True, slots=True)
class Body:
    """A body that documents name, of one province or, like *Sở Nội vụ*, of every one."""

    id: str
    name: str
    dues: tuple[Due, ...]

    @property
    def url(self) -> str:
        """Address of its page."""
        return f"thoi-han/co-quan/{self.id}/"


def dues_of(views: Iterable[DocumentView]) -> tuple[Due, ...]:
    """All targets and tasks of some documents; a task whose figure is a target stands there once, as the target."""
    return tuple(due for view in views for due in _dues(view))


def bodies_of(site: SiteView) -> tuple[Body, ...]:
    """The bodies that documents name for a task or target, those of most first."""
    names: dict[str, str] = {}
    found: dict[str, list[Due]] = {}
    for due in dues_of(site.documents):
        for name in due.bodies:
            names.setdefault(fold(name), words.capitalised(name))
            found.setdefault(fold(name), []).append(due)
    bodies = (Body(id=slugify(key), name=names[key], dues=tuple(dues)) for key, dues in found.items())
    return tuple(sorted(bodies, key=lambda body: (-len(body.dues), body.id)))


def slot_of(deadline: str | None) -> str:
    """The part of a year that a deadline falls into.

    >>> [slot_of(value) for value in ("2024-05-30", "2025-Q4", "2025", "yearly", None)]
    ['Quý II', 'Quý IV', 'Trong năm, không ghi quý', 'Hằng năm', 'Không ghi thời hạn']
    """
    if deadline is None:
        return _UNDATED
    if deadline == "yearly":
        return _YEARLY
    if quarter := re.search(r"Q([1-4])", deadline):
        return _QUARTERS[int(quarter[1]) - 1]
    if month := re.match(r"\d{4}-(\d\d)", deadline):
        return _QUARTERS[(int(month[1]) - 1) // 3]
    return _WHOLE_YEAR


def _dues(view: DocumentView) -> Iterable[Due]:
    tasks = [task for task in view.analysed.facts.tasks if task.lead]
    shown: set[int] = set()
    for target in view.targets:
        own = [(at, task) for at, task in enumerate(tasks) if _gives(task, target)]
        shown.update(at for at, task in own if task.deadline in (None, target.deadline))
        bodies = dict.fromkeys(body for _, task in own for body in task.lead)
        yield Due(view=view, deadline=target.deadline, bodies=tuple(bodies), target=target)
    for at, task in enumerate(tasks):
        if at not in shown:
            yield Due(view=view, deadline=task.deadline, bodies=task.lead, task=task)


def _gives(task: Task, target: Target) -> bool:
    """Whether the target's figure stands in the words that give the task."""
    is_inside = task.span.start <= target.span.start and target.span.end <= task.span.end
    return task.span.anchor == target.span.anchor and is_inside
