"""What a cell says that holds a figure: its own words with the unit that another cell names, footnote marks left out.

Whatever is put in or left out, the words before it keep their places.
"""

from __future__ import annotations

import re

__all__ = ["is_bound", "with_unit", "without_note"]

_NOTE = re.compile(r"\s*(?:\(\s*(?:\*{1,3}|\d{1,2})\s*\)|\*{1,3}|\[\d{1,2}\])\s*$")
_BEHIND = re.compile(r"(?<=\d)\s*(?=(?:trở\s+(?:lên|xuống)|năm\s+(?:19|20)\d\d|vào|\()(?!\w)|\()", re.IGNORECASE)
"""Where the unit of a bare number has its place: ``15 trở lên``, ``1.450 (trong đó …)``."""
_BOUND = re.compile(
    r"(?:[<>≥≤]|tối\s+thiểu|ít\s+nhất|trên|không\s+dưới|đạt\s+(?:tối\s+thiểu|ít\s+nhất|trên))", re.IGNORECASE
)


def with_unit(words: str, unit: str) -> str:
    """The words of a cell with the unit of its column where a number of its own lacks one.

    >>> with_unit("15 trở lên", "Bác sĩ"), with_unit("80 - 85", "%"), with_unit("05 xã", "xã")
    ('15 Bác sĩ trở lên', '80 - 85 %', '05 xã')
    """
    behind = _BEHIND.search(words)
    if behind is not None:
        return f"{words[: behind.start()]} {unit} {words[behind.end() :]}"
    return words if unit in words else f"{words} {unit}"


def without_note(words: str) -> str:
    """The words of a cell without the sign of a note below the table.

    >>> without_note("15 (*)"), without_note("Tỷ lệ hộ nghèo (1)"), without_note("Dưới 5 (%)")
    ('15', 'Tỷ lệ hộ nghèo', 'Dưới 5 (%)')
    """
    return _NOTE.sub("", words)


def is_bound(words: str) -> bool:
    """Whether a cell says how much at least or at most: ``Tối thiểu 02 cuộc``."""
    return _BOUND.match(words) is not None
