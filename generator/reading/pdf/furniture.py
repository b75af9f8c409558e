"""What a PDF repeats on its pages and the document does not say: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.model.provenance import SetAside
from generator.reading.pdf.paragraphs import PageBlock
from generator.reading.pdf.rules import Table
from generator.reading.raw_text import set_aside

__all__ = ["split_furniture"]

_EDGE = 2
"""Lines at the top and at the bottom of a page that may be furniture."""
_MIN_PAGES = 3
_MIN_SHARE = 0.4
_PAGE_NUMBER = re.compile(r"\W{0,3}(?:Trang\s*)?(?P<number>\d{1,4})(?:\s*/\s*\d{1,4})?\W{0,3}")


def split_furniture(pages: Sequence[Sequence[PageBlock]]) -> tuple[list[list[PageBlock]], tuple[SetAside, ...]]:
    """The pages without their furniture, and the furniture.

    A line is furniture at the edge of a page when it stands, digits aside, on many pages there; a lone number when it
    counts the pages.
    """
    shift = _page_shift(pages)
    repeated = _repeated(pages)
    kept: list[list[PageBlock]] = []
    numbers, heads = list[str](), list[str]()
    for index, page in enumerate(pages):
        inner = list(page)
        for take in (_take_first, _take_last):
            for _ in range(_EDGE):
                line = take(inner, peek=True)
                if line is None:
                    break
                if _number_of(line) == index + (1 if shift is None else shift) and (shift is not None or index):
                    numbers.append(line.text)
                elif _masked(line) in repeated:
                    heads.append(line.text)
                else:
                    break
                take(inner, peek=False)
        kept.append(inner)
    heads += _drop_repeated_heads(kept)
    return kept, (*set_aside("page-number", numbers), *set_aside("running-head", heads))


def _drop_repeated_heads(pages: Sequence[list[PageBlock]]) -> list[str]:
    """Takes out the head that a table prints again on each page that it goes on to; gives the rows taken out."""
    dropped: list[str] = []
    opened: Table | None = None
    for page in pages:
        first = page[0] if page else None
        if opened is not None and isinstance(first, Table) and first.continues(opened):
            again = _count_equal(opened.rows, first.rows)
            dropped += first.rows[:again]
            page[0] = replace(first, rows=first.rows[again:])
        else:
            opened = None
        last = page[-1] if page else None
        if isinstance(last, Table) and not (last is page[0] and opened is not None):
            opened = last
        elif not isinstance(last, Table):
            opened = None
    return dropped


def _count_equal(rows: Sequence[str], others: Sequence[str]) -> int:
    return next((at for at, pair in enumerate(zip(rows, others, strict=False)) if pair[0] != pair[1]), 0)


def _take_first(lines: list[PageBlock], *, peek: bool) -> PageBlock | None:
    if not lines:
        return None
    return lines[0] if peek else lines.pop(0)


def _take_last(lines: list[PageBlock], *, peek: bool) -> PageBlock | None:
    if not lines:
        return None
    return lines[-1] if peek else lines.pop()


def _edges(page: Sequence[PageBlock]) -> set[int]:
    return {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}


def _page_shift(pages: Sequence[Sequence[PageBlock]]) -> int | None:
    """What to add to a page's index to get its printed number, when two pages agree on it."""
    votes = Counter[int]()
    for index, page in enumerate(pages):
        found = {number - index for at in _edges(page) if (number := _number_of(page[at])) is not None}
        votes.update(found)
    best = max(votes.items(), key=lambda vote: (vote[1], -abs(vote[0])), default=None)
    return best[0] if best is not None and best[1] >= max(2, len(pages) // 3) else None


def _number_of(line: PageBlock) -> int | None:
    found = _PAGE_NUMBER.fullmatch(line.text)
    return int(found["number"]) if found else None


def _repeated(pages: Sequence[Sequence[PageBlock]]) -> set[str]:
    counts = Counter[str]()
    for page in pages:
        counts.update({_masked(page[at]) for at in _edges(page)})
    needed = max(_MIN_PAGES, _MIN_SHARE * len(pages))
    return {text for text, count in counts.items() if count >= needed and any(char.isalpha() for char in text)}


def _masked(line: PageBlock) -> str:
    """The line's words without cells and digits: left and right pages print their heads the other way round."""
    return " ".join(sorted(re.sub(r"\d+", "#", line.text.replace("|", " ")).split()))
