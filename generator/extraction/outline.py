"""The numbered provisions of a document with their nesting and headings."""

from __future__ import annotations

from generator.extraction.quoted import quoted_provisions
from generator.model.facts import OutlineEntry
from generator.model.provisions import NUMBERED_KINDS, DocumentTree, Kind

__all__ = ["extract_outline"]


def extract_outline(tree: DocumentTree) -> tuple[OutlineEntry, ...]:
    """Numbered provisions in reading order; levels start anew in an attached document.

    What stands in quotation marks is the new wording of another act, with numbers of its own.
    """
    entries: list[OutlineEntry] = []
    open_depths: list[int] = []
    quoted = quoted_provisions(tree)
    for number in tree.numbers_of(Kind.ATTACHMENT, *NUMBERED_KINDS):
        provision = tree.provisions[number]
        if provision.kind not in NUMBERED_KINDS:
            open_depths.clear()
            continue
        if number in quoted:
            continue
        while open_depths and open_depths[-1] >= provision.depth:
            open_depths.pop()
        open_depths.append(provision.depth)
        entries.append(
            OutlineEntry(
                level=len(open_depths),
                num=_bare(provision.num),
                heading=_heading(provision.text) if provision.is_heading else None,
                anchor=provision.anchor,
            )
        )
    return tuple(entries)


def _bare(num: str) -> str:
    """``Điều 1.`` → ``Điều 1``; ``đ)`` → ``đ``."""
    return num.rstrip(" \n.:)/–—-")


def _heading(text: str) -> str | None:
    return " ".join(text.split()).rstrip(" :.;…_") or None
