"""The printed characters of a page with their places; pdfium is asked for a page's worth at a time.

A law has a hundred thousand characters and pdfium tells four things of each. So its functions are called by ``map`` and
write into arrays, and are given addresses that are made once: a loop in Python around the calls as the binding declares
them takes four times as long.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from generator.reading.capitals import is_capitals_font

__all__ = ["Char", "Places", "by_address", "read_chars"]

_HYPHEN, _SPACE = 0x02, 0x20
_HYPHEN_IN_TEXT = 0xFFFE
_TCVN3 = frozenset(map(ord, "®§µ¶¸¹¨©ª«¬"))
_MAX_FONT_NAME = 256
_MIN_SIZE = 4.0
_FLOAT, _DOUBLE = 4, 8
_USUAL = 3_000
"""Characters of a full page."""
_NEW: Callable[..., Any] = tuple.__new__
"""Makes a Char as ``Char._make`` does, without a check of its length: there are a hundred thousand."""


class Char(NamedTuple):
    """A printed character: its left and right edge and its baseline, in points from the lower left corner.

    A tuple, not a dataclass as other values are: there are a hundred thousand, and it is made in a third of the time.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    is_capital: bool = False
    """Whether its font prints small letters as capitals."""


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
_is_generated = by_address(pdfium.FPDFText_IsGenerated, ctypes.c_int)
_box_of = by_address(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
_matrix_of = by_address(pdfium.FPDFText_GetMatrix, ctypes.c_int)
_origin_of = by_address(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)


class Places:
    """Memory that pdfium writes the places of characters into, and references to it, made once for a whole document."""

    def __init__(self) -> None:
        self._room = 0
        self._reserve(_USUAL)

    def boxes(self, page: object, wanted: Sequence[int]) -> tuple[list[float], ...]:
        """Left, top, right and bottom of the characters.

        It is the place that the font gives to each, not its ink: a 1 is as wide as an 8.
        """
        self._reserve(len(wanted))
        _call_all(_box_of, repeat(page), wanted, self._box_places)
        return tuple(self._boxes[side : 4 * len(wanted) : 4] for side in range(4))

    def origins(self, page: object, wanted: Sequence[int]) -> tuple[list[float], list[float]]:
        """Where the characters begin on their baselines: across, and up."""
        self._reserve(len(wanted))
        _call_all(_origin_of, repeat(page), wanted, self._x_places, self._y_places)
        return self._origins[0 : 2 * len(wanted) : 2], self._origins[1 : 2 * len(wanted) : 2]

    def _reserve(self, count: int) -> None:
        if count <= self._room:
            return
        self._room = max(count, 2 * self._room)
        self._boxes = (ctypes.c_float * (4 * self._room))()
        self._origins = (ctypes.c_double * (2 * self._room))()
        self._box_places = _places(self._boxes, 0, 4 * _FLOAT)
        self._x_places = _places(self._origins, 0, 2 * _DOUBLE)
        self._y_places = _places(self._origins, _DOUBLE, 2 * _DOUBLE)


def read_chars(textpage: pdfium.FPDF_TEXTPAGE, places: Places) -> tuple[Char, ...]:
    """The characters of a page in the order of the file, without the spaces that pdfium has made up."""
    page = ctypes.byref(textpage.contents)
    codes = _codes(textpage, page)
    spaces = {index for index, code in enumerate(codes) if code == _SPACE and _is_generated(page, index) != 1}
    wanted = [index for index, code in enumerate(codes) if code > _SPACE or code == _HYPHEN or index in spaces]
    chosen = [codes[index] for index in wanted]
    # What one object prints has one font and size; a character without one stands for itself.
    objects = [one or -index for one, index in zip(map(_object_of, repeat(page), wanted), wanted, strict=False)]
    firsts = dict(zip(reversed(objects), reversed(wanted), strict=True))
    lefts, tops, rights, bottoms = places.boxes(page, wanted)
    xs, ys = places.origins(page, wanted)
    # A mark has no width of its own; its box reaches back over its letter.
    lefts = [x if x < left else left for left, x in zip(lefts, xs, strict=True)]
    rights = [x if x > right else right for right, x in zip(rights, xs, strict=True)]
    printed = _sizes(page, firsts)
    sizes = [printed[one] for one in objects]
    if 0.0 in printed.values():
        sizes = [size or top - bottom for size, top, bottom in zip(sizes, tops, bottoms, strict=True)]
    # Only TCVN3 has fonts of capitals, and asking for a font's name takes time.
    capitals = repeat(False) if _TCVN3.isdisjoint(codes) else _are_capitals(textpage, firsts, objects)
    chars = list(map(_NEW, repeat(Char), zip(map(_text_of, chosen), lefts, rights, ys, sizes, capitals, strict=False)))
    for at in [at for at, code in enumerate(chosen) if code == _SPACE] if spaces else ():
        chars[at] = Char(" ", xs[at], xs[at], ys[at], 0.0)
    return tuple(chars)


def _are_capitals(textpage: pdfium.FPDF_TEXTPAGE, firsts: Mapping[int, int], objects: Sequence[int]) -> list[bool]:
    """Whether the font of each character prints small letters as capitals."""
    capitals = {one: is_capitals_font(_font(textpage, index)) for one, index in firsts.items()}
    return [capitals[one] for one in objects]


def _codes(textpage: pdfium.FPDF_TEXTPAGE, page: object) -> list[int]:
    """The characters' codes; the page's text is the same in one call, unless some have none or two."""
    count = pdfium.FPDFText_CountChars(textpage)
    text = (ctypes.c_ushort * (2 * count + 1))()
    if pdfium.FPDFText_GetText(textpage, 0, count, text) == count + 1:
        return [_HYPHEN if code == _HYPHEN_IN_TEXT else code for code in text[:count]]
    return list(map(_unicode_of, repeat(page), range(count)))


def _sizes(page: object, firsts: Mapping[int, int]) -> dict[int, float]:
    """The sizes as printed: the size in the file may be 1 with all the scaling in the matrix (congbao 35/2024/QH15)."""
    sizes: dict[int, float] = dict(zip(firsts, map(_size_of, repeat(page), firsts.values()), strict=False))
    # Nobody scales letters that have a size.
    small = [one for one, size in sizes.items() if size <= _MIN_SIZE]
    matrices = (ctypes.c_float * (6 * len(small)))()
    _call_all(_matrix_of, repeat(page), [firsts[one] for one in small], _places(matrices, 0, 6 * _FLOAT))
    values = matrices[:]
    for one, b, d in zip(small, values[1::6], values[3::6], strict=True):
        sizes[one] *= math.hypot(b, d)
    return sizes


def _places(values: ctypes.Array[Any], first: int, step: int) -> list[object]:
    """References into an array, one for each character."""
    return list(map(ctypes.byref, repeat(values), range(first, ctypes.sizeof(values), step)))


def _call_all(function: Callable[..., Any], *arguments: Iterable[object]) -> None:
    deque(map(function, *arguments), maxlen=0)


@lru_cache(1 << 12)
def _text_of(code: int) -> str:
    """The character of a code.

    pdfium writes a hyphen at the end of a line as U+0002, where ``NĐ-CP`` is broken. Half of a pair that stands for one
    character beyond U+FFFF is a place that no font could name.
    """
    if code == _HYPHEN:
        return "-"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _font(textpage: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    """The name of a character's font without the tag of a subset (``ABCDEF+.VnTimeH``)."""
    buffer, flags = ctypes.create_string_buffer(_MAX_FONT_NAME), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(textpage, index, buffer, _MAX_FONT_NAME, flags)
    return buffer.value.decode("utf-8", errors="replace").rpartition("+")[2] if length <= _MAX_FONT_NAME else ""
