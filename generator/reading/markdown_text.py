r"""Markdown files of other people: the text without the marks.

Crawlers and transcribers write laws as Markdown. What is markup there (``#``, ``**``, ``1\.``) is nothing of the
document, and a front matter says what their site knows.
"""

from __future__ import annotations

import re

from generator.model.provenance import Repair
from generator.reading.plain_text import read_plain_text
from generator.reading.raw_text import RawText, ReadingJob, set_aside

__all__ = ["is_surely_markdown", "looks_like_markdown", "read_markdown_text"]

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>(?:[^\n]*\n){0,200}?)---[ \t]*\r?\n")
_TELLING = re.compile(r"^#{1,6} \S|^\d+\\\. |\*\*[^*\n]+\*\*|^\|(?:\s*:?-{3,}:?\s*\|)+\s*$", re.MULTILINE)
_MAY_TELL = ("#", "\\", "**")
_TABLE_RULE = re.compile(r"\|\s*:?---")
"""In every telling mark stands this or one of those; asked first, in a hundredth of the time."""
_SURE = re.compile(r"^\d+\\\. |^#{1,6} (?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN) ", re.MULTILINE)
_MIN_TELLING = 3
_SAMPLE = 20_000

_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?)?[ \t]*(?:\n|$)", re.MULTILINE), ""),
    # The rule under a table's head goes with its line: a blank line would part the head from its rows.
    (re.compile(r"^ {0,3}#{1,6} +(.*?)(?: +#+)?[ \t]*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^ {0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"(?<![*\\])\*\*\*?(?=\S)([^*\n]+?)(?<=\S)\*\*\*?(?!\*)"), r"\1"),
    (re.compile(r"(?<![*\\\w])\*(?=[^\s*])([^*\n]+?)(?<=[^\s\\])\*(?![*\w])"), r"\1"),
    (re.compile(r"(?<![_\\\w])__(?=\S)([^_\n]+?)(?<=\S)__(?![_\w])"), r"\1"),
    (re.compile(r"^\|(.*?)\|[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^[ \t]*\* (?=\S)", re.MULTILINE), "- "),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])"), r"\1"),
)
"""Each mark with what stands in its place; escapes last, so that an escaped mark is text."""


def looks_like_markdown(text: str) -> bool:
    r"""Whether a text file is Markdown: it has a front matter, or several marks that no typist makes.

    >>> looks_like_markdown("# Chương I\n\n## Điều 1. Phạm vi\n\n1\\. Thông tư này …\n")
    True
    >>> looks_like_markdown("Điều 1. Phạm vi\n* Đến năm 2025\n")
    False
    """
    if _FRONT_MATTER.match(text):
        return True
    sample = text[:_SAMPLE]
    may_be = any(mark in sample for mark in _MAY_TELL) or _TABLE_RULE.search(sample) is not None
    return may_be and len(_TELLING.findall(sample)) >= _MIN_TELLING


def is_surely_markdown(text: str) -> bool:
    r"""Whether the marks stand at the numbers of provisions, where no document has any of its own.

    Other marks may be the text's under a name that does not say Markdown.

    >>> is_surely_markdown("## Điều 1. Phạm vi\n\n1\\. Thông tư này …\n\n2\\. Các bộ …\n")
    True
    >>> is_surely_markdown("# Ghi chú\n\n**1** Tên\n\n**2** Ngày\n")
    False
    """
    return len(_SURE.findall(text[:_SAMPLE])) >= _MIN_TELLING


def read_markdown_text(job: ReadingJob) -> RawText:
    """The text of a Markdown file; how many marks were taken off is told as a repair."""
    raw = read_plain_text(job)
    front = _FRONT_MATTER.match(raw.text)
    text, count = (raw.text[front.end() :] if front else raw.text), 0
    for pattern, plain in _MARKS:
        text, found = pattern.subn(plain, text)
        count += found
    return RawText(
        text=text,
        repairs=(*raw.repairs, *((Repair(kind="markdown-mark", count=count),) if count else ())),
        set_aside=set_aside("front-matter", front["yaml"].splitlines() if front else []),
        is_mended=raw.is_mended,
    )
