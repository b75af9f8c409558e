"""Number and day that an office stamps on an act when it signs it: drawn by the signatures, not by the page.

``Số:      /TB-UBND`` and ``ngày      tháng 11 năm 2024`` are printed with room; ``565`` and ``15`` come from the fields
of the signatures above them, and no text of the page has them. What else a signature shows (who signed, and when) is
no text of the act.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from generator.reading.pdf.characters import Char, Chars
from generator.reading.pdf.textpage import Places, read_chars

__all__ = ["Field", "draw_fields", "find_fields", "with_stamps"]

_STAMP = re.compile(r"\d{1,5}[a-zA-Z]?")
"""The whole text of a stamp: a number, a day or a month."""
_DRAWN = 1
"""What pdfium answers when it has drawn the fields into the page (``FLATTEN_SUCCESS``)."""
_NEAR = 0.5
"""Share of the font's size by which the line of a stamp and that under it may differ; stamps are set by hand."""

_SPACE = 0.3
"""Share of the font's size that is surely a space."""


class Field(NamedTuple):
    """Where a form field stands on its page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, char: Char) -> bool:
        """Whether a character stands in it, by the middle of its width."""
        return self.bottom <= char.base <= self.top and self.left <= (char.left + char.right) / 2 <= self.right


def with_stamps(chars: Chars, fields: Sequence[Field], drawn: Chars) -> Chars:
    """The characters of a page with those of its stamps; a digit that a stamp is set over gives way to it.

    Args:
        chars: What the page itself prints.
        fields: Where its form fields stand.
        drawn: What it prints with them, the same characters among it.
    """
    rows = _rows_in(fields, _added(chars, drawn))
    stamps = [
        char for row in rows if _STAMP.fullmatch("".join(char.text for char in row)) for char in _on_line(row, chars)
    ]
    if not stamps:
        return chars
    by_line: defaultdict[float, list[Char]] = defaultdict(list)
    for stamp in stamps:
        by_line[stamp.base].append(stamp)
    kept = (char for char in chars if not any(_covers(stamp, char) for stamp in by_line.get(char.base, ())))
    return Chars.of([*kept, *stamps])


def _added(chars: Chars, drawn: Chars) -> list[Char]:
    """The characters that the page without its fields does not have."""
    printed = frozenset(chars)
    return [char for char in drawn if char not in printed and not char.text.isspace()]


def _rows_in(fields: Sequence[Field], added: Sequence[Char]) -> Iterator[list[Char]]:
    """What each field shows; a form can have thousands of them, so only characters of its height are looked at."""
    by_height = sorted(range(len(added)), key=lambda at: added[at].base)
    heights = [added[at].base for at in by_height]
    for field in fields:
        level = by_height[bisect_left(heights, field.bottom) : bisect_right(heights, field.top)]
        row = [added[at] for at in sorted(level) if field.holds(added[at])]
        if row:
            yield row


def find_fields(page: pypdfium2.PdfPage) -> list[Field]:
    """Where the form fields of a page stand; signatures are among them, links and notes are not."""
    fields = []
    for at in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, at)
        if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET:
            rect = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(note, ctypes.byref(rect))
            fields.append(Field(rect.left, rect.bottom, rect.right, rect.top))
        pdfium.FPDFPage_CloseAnnot(note)
    return fields


def draw_fields(page: pypdfium2.PdfPage, index: int, places: Places) -> Chars:
    """The characters of a page after its fields are drawn into it; nothing of that is kept in the file."""
    if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) != _DRAWN:
        return Chars.of(())
    again = page.pdf[index]  # loaded again, or it would still be what it was
    textpage = again.get_textpage()
    chars = read_chars(textpage.raw, places)
    textpage.close()
    again.close()
    return chars


def _on_line(row: Sequence[Char], chars: Chars) -> list[Char]:
    """A stamp on the line it is set by, between two spaces: by hand it is often set over the end of a word."""
    first = row[0]
    level = [at for at, base in enumerate(chars.bases) if abs(base - first.base) <= _NEAR * first.size]
    near = [char for char in chars.at(level) if not char.text.isspace()]
    if not near:
        return list(row)
    base = min(near, key=lambda char: abs(char.left - first.left)).base
    words = [char for char in near if char.base == base and not char.text.isdigit()]
    space, left, right = _SPACE * first.size, first.left, max(char.right for char in row)
    lowest = max((char.right + space for char in words if char.left < left), default=left)
    highest = min((char.left - space for char in words if char.left >= left), default=right)
    if left < lowest or right > highest:
        left, right = max(left, lowest), max(min(right, highest), lowest)
    width = (right - left) / len(row)
    return [
        char._replace(left=left + at * width, right=left + (at + 1) * width, base=base) for at, char in enumerate(row)
    ]


def _covers(stamp: Char, char: Char) -> bool:
    if char.base != stamp.base or not char.text.isdigit():
        return False
    return 2 * (min(stamp.right, char.right) - max(stamp.left, char.left)) > char.right - char.left
