"""The printed characters of a page with their places; pdfium is asked for a page's worth at a time.

A law has a hundred thousand characters and pdfium tells four things of each. So its functions are called by ``map`` and
write into arrays, and are given addresses that are made once: a loop in Python around the calls as the binding declares
them takes four times as long.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from generator.reading.capitals import is_capitals_font

__all__ = ["Char", "by_address", "read_chars"]

_HYPHEN, _SPACE = 0x02, 0x20
_TCVN3 = frozenset(map(ord, "®§µ¶¸¹¨©ª«¬"))
_MAX_FONT_NAME = 256
_MIN_SIZE = 4.0
_FLOAT, _DOUBLE = 4, 8


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


_AS_CHAR = partial(tuple.__new__, Char)
"""Char._make without its check of the length."""


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


def read_chars(textpage: pdfium.FPDF_TEXTPAGE) -> tuple[Char, ...]:
    """The characters of a page in the order of the file, without the spaces that pdfium has made up."""
    page = ctypes.byref(textpage.contents)
    codes: list[int] = list(map(_unicode_of, repeat(page), range(pdfium.FPDFText_CountChars(textpage))))
    spaces = {index for index, code in enumerate(codes) if code == _SPACE and _is_generated(page, index) != 1}
    wanted = [index for index, code in enumerate(codes) if code > _SPACE or code == _HYPHEN or index in spaces]
    # Only TCVN3 has fonts of capitals, and asking for every character's font takes time.
    capitals = repeat(False) if _TCVN3.isdisjoint(codes) else _are_capitals(textpage, page, wanted)
    texts = map(_text_of, [codes[index] for index in wanted])
    lefts, tops, rights, bottoms = _boxes(page, wanted)
    xs, ys = _origins(page, wanted)
    # A mark has no width of its own; its box reaches back over its letter.
    edges = map(min, lefts, xs), map(max, rights, xs)
    sizes = (size or top - bottom for size, top, bottom in zip(_sizes(page, wanted), tops, bottoms, strict=True))
    chars = list(map(_AS_CHAR, zip(texts, *edges, ys, sizes, capitals, strict=False)))
    if spaces:
        places = (at for at, index in enumerate(wanted) if index in spaces)
        for at in places:
            chars[at] = Char(" ", xs[at], xs[at], ys[at], 0.0)
    return tuple(chars)


def _boxes(page: object, wanted: Sequence[int]) -> tuple[list[float], ...]:
    """Left, top, right and bottom of the characters.

    It is the place that the font gives to each, not its ink: a 1 is as wide as an 8.
    """
    values = (ctypes.c_float * (4 * len(wanted)))()
    _call_all(_box_of, repeat(page), wanted, _places(values, 0, 4 * _FLOAT))
    return tuple(values[side::4] for side in range(4))


def _origins(page: object, wanted: Sequence[int]) -> tuple[list[float], list[float]]:
    """Where the characters begin on their baselines: across, and up."""
    values = (ctypes.c_double * (2 * len(wanted)))()
    places = _places(values, 0, 2 * _DOUBLE), _places(values, _DOUBLE, 2 * _DOUBLE)
    _call_all(_origin_of, repeat(page), wanted, *places)
    return values[0::2], values[1::2]


def _sizes(page: object, wanted: Sequence[int]) -> list[float]:
    """The sizes as printed: the size in the file may be 1 with all the scaling in the matrix (congbao 35/2024/QH15)."""
    sizes: list[float] = list(map(_size_of, repeat(page), wanted))
    # Nobody scales letters that have a size.
    small = [at for at, size in enumerate(sizes) if size <= _MIN_SIZE]
    matrices = (ctypes.c_float * (6 * len(small)))()
    _call_all(_matrix_of, repeat(page), [wanted[at] for at in small], _places(matrices, 0, 6 * _FLOAT))
    values = matrices[:]
    for at, b, d in zip(small, values[1::6], values[3::6], strict=True):
        sizes[at] *= math.hypot(b, d)
    return sizes


def _places(values: ctypes.Array[Any], first: int, step: int) -> Iterable[object]:
    """References into an array, one for each character."""
    return map(ctypes.byref, repeat(values), range(first, ctypes.sizeof(values), step))


def _call_all(function: Callable[..., Any], *arguments: Iterable[object]) -> None:
    deque(map(function, *arguments), maxlen=0)


def _are_capitals(textpage: pdfium.FPDF_TEXTPAGE, page: object, wanted: Sequence[int]) -> list[bool]:
    """Whether the font of each character prints small letters as capitals; what one object prints has one font."""
    objects = list(map(_object_of, repeat(page), wanted))
    firsts = dict(zip(reversed(objects), reversed(wanted), strict=True))
    capitals = {one: is_capitals_font(_font(textpage, index)) for one, index in firsts.items()}
    return [capitals[one] for one in objects]


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
