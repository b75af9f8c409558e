"""Footnotes: out of the foot of their pages to the end of the text, as Word files have them; their marks in brackets.

Left where they are printed, a note stands inside the sentence that goes on over the page, and the raised mark in
*Nghị định số 126/2024/NĐ-CP¹* makes the number another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from generator.reading.pdf.characters import Char, Chars
from generator.reading.pdf.lines import DEFAULT_SIZE, Line, Row, join_wrapped, make_rows
from generator.reading.pdf.pages import Rule

__all__ = ["PageNotes", "note_lines", "split_notes"]

_NUMBER = re.compile(r"[\[(]?(?P<number>\d{1,3})[\])]?\s*(?=[^\W\d_]|[\"“(])")
_SEPARATOR = (50.0, 230.0)
"""Points that the line above footnotes is long: two inches in Word, a quarter of the page in LibreOffice."""
_SMALLER = 0.93
_INDENT = 40.0
_RAISED = 0.15
"""Sizes of the font by which a mark stands above its line."""
_UNITS = frozenset({"m", "km", "cm", "mm", "dm", "hm"})


@dataclass(frozen=True, kw_only=True, slots=True)
class PageNotes:
    """The notes at the foot of one page."""

    rest: tuple[str, ...] = ()
    """Lines above the first number: the end of a note of the page before."""
    notes: tuple[tuple[str, str], ...] = ()
    """Number and text."""


def split_notes(chars: Chars, rules: Sequence[Rule]) -> tuple[Chars, PageNotes]:
    """The characters of a page without its footnotes, the marks of these in brackets; and the notes."""
    if not _has_small_letters(chars):
        return chars, PageNotes()
    rows = make_rows(chars)
    below = _first_below_rule(rows, rules) or _first_small(rows)
    if below is None:
        return chars, PageNotes()
    notes = _read_notes([row.line for row in rows[below:] if not _is_page_number(row.line)])
    numbers = {number for number, _ in notes.notes}
    text = [char for row in rows[:below] for char in _marked(row, numbers)]
    return Chars.of([*text, *(char for row in rows[below:] if _is_page_number(row.line) for char in row.chars)]), notes


def _has_small_letters(chars: Chars) -> bool:
    """Whether anything is set smaller than the rest; most pages have no notes and need no lines here."""
    sizes = set(compress(chars.sizes, map(str.strip, chars.texts)))
    return bool(sizes) and min(sizes) <= _SMALLER * max(*sizes, DEFAULT_SIZE)


def _first_below_rule(rows: Sequence[Row], rules: Sequence[Rule]) -> int | None:
    """Where the notes below a separator begin."""
    for rule in rules:
        if rule.is_horizontal and _SEPARATOR[0] < rule.right - rule.left < _SEPARATOR[1]:
            at = next((index for index, row in enumerate(rows) if row.line.base < rule.bottom), len(rows))
            if _are_notes(rows, at, left=rule.left):
                return at
    return None


def _first_small(rows: Sequence[Row]) -> int | None:
    """Where the notes begin on a page without a separator: each number has its mark in the text above."""
    sizes = sorted(row.line.size for row in rows)
    at = len(rows)
    while at > 0 and (
        _is_page_number(rows[at - 1].line) or rows[at - 1].line.size <= _SMALLER * sizes[len(sizes) // 2]
    ):
        at -= 1
    if not _are_notes(rows, at, left=min(row.line.left for row in rows) if rows else 0.0):
        return None
    numbers = {number for number, _ in _read_notes([row.line for row in rows[at:]]).notes}
    marks = {mark for row in rows[:at] for mark in _marks(row)}
    return at if numbers and numbers <= marks else None


def _marks(row: Row) -> Iterator[str]:
    """The raised numbers of a row."""
    run = ""
    for char in row.chars.from_left():
        if _is_raised(char, row.line):
            run += char.text
        elif run:
            yield run
            run = ""
    if run:
        yield run


def _is_page_number(line: Line) -> bool:
    return line.text.strip("-–/ ").isdigit()


def note_lines(pages: Sequence[PageNotes]) -> Iterator[str]:
    """The notes as paragraphs for the end of the text: ``[1] Nghị định số …``."""
    note = ""
    for page in pages:
        for text in page.rest:
            note = join_wrapped(note, text) if note else text
        for number, text in page.notes:
            if note:
                yield from ("", note)
            note = f"[{number}] {text}"
    if note:
        yield from ("", note)


def _are_notes(rows: Sequence[Row], at: int, *, left: float) -> bool:
    """Whether the rows from ``at`` on are notes: smaller than the text, the first at the margin, one with a number."""
    lines = [row.line for row in rows[at:] if not _is_page_number(row.line)]
    if not 0 < at < len(rows) or not lines:
        return False
    usual = sorted(row.line.size for row in rows[:at])[at // 2]
    is_small = all(line.size <= _SMALLER * usual for line in lines)
    return is_small and abs(lines[0].left - left) < _INDENT and any(_NUMBER.match(line.text) for line in lines)


def _read_notes(lines: Sequence[Line]) -> PageNotes:
    rest: list[str] = []
    notes: list[tuple[str, str]] = []
    for line in lines:
        text = " ".join(segment.text for segment in line.segments)
        found = _NUMBER.match(text)
        if found is not None and (not notes or int(found["number"]) == int(notes[-1][0]) + 1):
            notes.append((found["number"], text[found.end() :]))
        elif notes:
            notes[-1] = (notes[-1][0], join_wrapped(notes[-1][1], text))
        else:
            rest.append(text)
    return PageNotes(rest=tuple(rest), notes=tuple(notes))


def _marked(row: Row, numbers: set[str]) -> Iterator[Char]:
    """The characters of a row, raised numbers that a note has in brackets."""
    ordered = list(row.chars.from_left())
    at = 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and _is_raised(ordered[end], row.line):
            end += 1
        number = "".join(char.text for char in ordered[at:end])
        before = _word_before(ordered, at)
        if number in numbers and before not in _UNITS:
            yield ordered[at]._replace(text=f"[{number}]", right=ordered[end - 1].right)
        elif end > at:
            yield from ordered[at:end]
        if end == at:
            yield ordered[at]
            end += 1
        at = end


def _is_raised(char: Char, line: Line) -> bool:
    is_above = char.base > line.base - 0.01 and char.size < 0.8 * line.size
    return char.text.isdigit() and (is_above or char.base - line.base > _RAISED * line.size)


def _word_before(ordered: Sequence[Char], at: int) -> str:
    word = ""
    for char in reversed(ordered[:at]):
        if not char.text.isalpha():
            break
        word = char.text + word
    return word
