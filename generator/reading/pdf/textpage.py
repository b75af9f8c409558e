"""The printed characters of a page from pdfium, which is asked as little as possible, and a page's worth at a time.

A law has a hundred thousand characters, and a call into a C library takes longer than most of what pdfium has to do for
it. So one thing only is asked of every character, its box. Characters that follow each other in boxes of one top and
one bottom are of one size and stand on one baseline, whatever the number of commands that print them: these are asked
of the first. The calls are made by ``map`` and write into arrays, at addresses that are made once: a loop in Python
around the functions as the binding declares them takes four times as long.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, count, repeat
from operator import add, ne, sub
from typing import Any, TypeVar

import pypdfium2.raw as pdfium

from generator.reading.capitals import is_capitals_font
from generator.reading.pdf.characters import Chars

__all__ = ["Places", "by_address", "read_chars"]

_T = TypeVar("_T")

_HYPHEN = 0x02
_HYPHEN_IN_TEXT = "\ufffe"
_TCVN3 = re.compile("[®§µ¶¸¹¨©ª«¬]")
_MAX_FONT_NAME = 256
_MIN_SIZE = 4.0
_OUTSIDE = 0.001
"""Points by which a character's origin is outside of its box, and not by rounding."""
_FLOAT, _DOUBLE = 4, 8
_ROOM = 512
"""Characters that are asked for at a time."""


def by_address(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of pdfium as it lies in memory, with arguments of these C types.

    Without any, nothing is converted: the callers give the page and places in arrays by reference, and numbers that
    fit a C integer.
    """
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_unicode_of = by_address(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_size_of = by_address(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_object_of = by_address(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_font_of = by_address(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_is_generated = by_address(pdfium.FPDFText_IsGenerated, ctypes.c_int)
_box_of = by_address(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
_matrix_of = by_address(pdfium.FPDFText_GetMatrix, ctypes.c_int)
_origin_of = by_address(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)


class Places:
    """Memory that pdfium writes the places of characters into, and references to it, made once for a whole document."""

    def __init__(self) -> None:
        self._boxes = (ctypes.c_float * (4 * _ROOM))()
        self._origins = (ctypes.c_double * (2 * _ROOM))()
        self._sides = memoryview(self._boxes).cast("B").cast("f")
        self._box_places = _places(self._boxes, 0, 4 * _FLOAT)
        self._x_places = _places(self._origins, 0, 2 * _DOUBLE)
        self._y_places = _places(self._origins, _DOUBLE, 2 * _DOUBLE)

    def boxes(self, page: object, wanted: Sequence[int]) -> tuple[list[float], ...]:
        """Left, top, right and bottom of the characters.

        It is the place that the font gives to each, not its ink: a 1 is as wide as an 8.
        """
        sides: list[float] = []
        for some in _portions(wanted):
            _call_all(_box_of, repeat(page), some, self._box_places)
            sides += self._sides[: 4 * len(some)].tolist()
        return tuple(sides[side::4] for side in range(4))

    def origins(self, page: object, wanted: Sequence[int]) -> tuple[list[float], list[float]]:
        """Where the characters begin on their baselines: across, and up."""
        sides: list[float] = []
        for some in _portions(wanted):
            _call_all(_origin_of, repeat(page), some, self._x_places, self._y_places)
            sides += self._origins[: 2 * len(some)]
        return sides[0::2], sides[1::2]


def _portions(wanted: Sequence[int]) -> Iterator[Sequence[int]]:
    """As many at a time as there is memory for."""
    return (wanted[start : start + _ROOM] for start in range(0, len(wanted), _ROOM))


def read_chars(textpage: pdfium.FPDF_TEXTPAGE, places: Places) -> Chars:
    """The characters of a page in the order of the file, without the spaces that pdfium has made up."""
    page = ctypes.byref(textpage.contents)
    text = _without_made_up(_text(textpage, page), page)
    wanted = [index for index, char in enumerate(text) if char >= " "]
    if not wanted:
        return Chars.of(())
    lefts, tops, rights, bottoms = places.boxes(page, wanted)
    starts = sorted({0, *_changes(tops), *_changes(bottoms)})
    firsts = [wanted[start] for start in starts]
    xs, ys = places.origins(page, firsts)
    texts = [text[index] for index in wanted]
    spaces = [at for at, char in enumerate(texts) if char == " "]
    lasts = [lefts[start] if texts[start] == " " else rights[start] for start in starts]
    if any(map(_is_outside, xs, [lefts[start] for start in starts], lasts)):
        # A mark that has no width of its own reaches back over its letter; or the page is turned a little.
        xs, _ = places.origins(page, wanted)
        lefts = [x if x < left - _OUTSIDE else left for x, left in zip(xs, lefts, strict=True)]
        rights = [x if x > right + _OUTSIDE else right for x, right in zip(xs, rights, strict=True)]
    else:
        xs = lefts
    lengths = list(map(sub, [*starts[1:], len(wanted)], starts))
    heights = [tops[start] - bottoms[start] for start in starts]
    sizes = _repeated(_sizes(page, firsts, heights), lengths)
    for at in spaces:
        lefts[at], rights[at], sizes[at] = xs[at], xs[at], 0.0
    # Only TCVN3 has fonts of capitals, and asking for a font takes time.
    capitals = _are_capitals(textpage, page, wanted) if _TCVN3.search(text) else ()
    return Chars(texts=texts, lefts=lefts, rights=rights, bases=_repeated(ys, lengths), sizes=sizes, capitals=capitals)


def _without_made_up(text: str, page: object) -> str:
    """The text of a page with line ends for the spaces that pdfium has made up between words that stand apart."""
    parts = text.split(" ")
    places = list(map(add, accumulate(map(len, parts[:-1])), count()))
    made_up = map(_is_generated, repeat(page), places)
    blanks = ["\n" if answer == 1 else " " for answer in made_up]
    return "".join(chain.from_iterable(zip(parts, [*blanks, ""], strict=True)))


def _changes(values: Sequence[float]) -> Iterator[int]:
    """The places of values that are not those before them."""
    return compress(count(1), map(ne, values, values[1:]))


def _repeated(values: Iterable[_T], times: Iterable[int]) -> list[_T]:
    """Each value so many times."""
    return list(chain.from_iterable(map(repeat, values, times)))


def _is_outside(x: float, left: float, right: float) -> bool:
    return not left - _OUTSIDE <= x <= right + _OUTSIDE


def _are_capitals(textpage: pdfium.FPDF_TEXTPAGE, page: object, wanted: Sequence[int]) -> Sequence[bool]:
    """Whether the font of each character prints small letters as capitals."""
    fonts = [one and _font_of(one) for one in map(_object_of, repeat(page), wanted)]
    firsts = dict(zip(reversed(fonts), reversed(wanted), strict=True))
    capitals = {font: is_capitals_font(_font_name(textpage, index)) for font, index in firsts.items()}
    return [capitals[font] for font in fonts] if any(capitals.values()) else ()


def _text(textpage: pdfium.FPDF_TEXTPAGE, page: object) -> str:
    """The characters of a page; its text is the same in one call, unless some have none or two.

    pdfium writes a hyphen at the end of a line as U+0002, where ``NĐ-CP`` is broken, and in the text as U+FFFE. Half of
    a pair that stands for one character beyond U+FFFF is a place that no font could name.
    """
    length = pdfium.FPDFText_CountChars(textpage)
    units = (ctypes.c_ushort * (2 * length + 1))()
    if pdfium.FPDFText_GetText(textpage, 0, length, units) == length + 1:
        text = bytes(units)[: 2 * length].decode("utf-16-le", errors="replace")
        if len(text) == length:
            return text.replace(_HYPHEN_IN_TEXT, "-").replace(chr(_HYPHEN), "-")
    return "".join(map(_char_of, map(_unicode_of, repeat(page), range(length))))


def _sizes(page: object, firsts: Sequence[int], heights: Sequence[float]) -> list[float]:
    """The sizes as printed: the size in the file may be 1 with all the scaling in the matrix (congbao 35/2024/QH15)."""
    sizes: list[float] = list(map(_size_of, repeat(page), firsts))
    # Nobody scales letters that have a size.
    small = [at for at, size in enumerate(sizes) if size <= _MIN_SIZE]
    matrices = (ctypes.c_float * (6 * len(small)))()
    _call_all(_matrix_of, repeat(page), [firsts[at] for at in small], _places(matrices, 0, 6 * _FLOAT))
    values = matrices[:]
    for at, b, d in zip(small, values[1::6], values[3::6], strict=True):
        sizes[at] *= math.hypot(b, d)
    return [size or height for size, height in zip(sizes, heights, strict=True)]


def _places(values: ctypes.Array[Any], first: int, step: int) -> list[object]:
    """References into an array, one for each character."""
    return list(map(ctypes.byref, repeat(values), range(first, ctypes.sizeof(values), step)))


def _call_all(function: Callable[..., Any], *arguments: Iterable[object]) -> None:
    deque(map(function, *arguments), maxlen=0)


@lru_cache(1 << 12)
def _char_of(code: int) -> str:
    """The character of a code."""
    if code == _HYPHEN:
        return "-"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _font_name(textpage: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    """The name of a character's font without the tag of a subset (``ABCDEF+.VnTimeH``)."""
    buffer, flags = ctypes.create_string_buffer(_MAX_FONT_NAME), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(textpage, index, buffer, _MAX_FONT_NAME, flags)
    return buffer.value.decode("utf-8", errors="replace").rpartition("+")[2] if length <= _MAX_FONT_NAME else ""
