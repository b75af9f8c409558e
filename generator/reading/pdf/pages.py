"""The characters of a PDF with their places, from pdfium; nothing else here knows that library."""

from __future__ import annotations

import ctypes
import itertools
import math
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from generator.errors import ReadError
from generator.reading.capitals import is_capitals_font
from generator.reading.limits import MAX_PAGES

__all__ = ["Char", "PdfPage", "Rule", "iter_pages", "open_pdf", "render_page"]

_MIN_LETTERS = 40
"""Letters below which a page with a large picture is a scan; signature stamps have 0 here."""
_MIN_PICTURE = 0.4
"""Share of the page that a picture covers on a scan."""
_HYPHEN = 0x02
_TCVN3 = frozenset("®§µ¶¸¹¨©ª«¬")
_MAX_FONT_NAME = 256
_MIN_SIZE = 4.0
_DPI = 300
_MAX_SEGMENTS = 400
"""Corners of a shape beyond which it is a drawing."""
_MAX_THICK = 3.0
"""Points: a filled box as thin as this is a line."""


@dataclass(frozen=True, slots=True)
class Char:
    """A printed character: its left and right edge and its baseline, in points from the lower left corner."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_capital: bool = False
    """Whether its font prints small letters as capitals."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that is drawn across or upright, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it goes across."""
        return self.right - self.left >= self.top - self.bottom


@dataclass(frozen=True, kw_only=True, slots=True)
class PdfPage:
    """A page: its characters in the order of the file, its size, and whether it is a picture of a page."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    is_scan: bool
    rules: tuple[Rule, ...] = ()


@contextmanager
def open_pdf(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document in ``data``, closed at the end.

    Raises:
        ReadError: ``SRC004`` broken or cut off, ``SRC005`` locked, ``SRC006`` with too many pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError("SRC005", "the PDF is locked by a password; save it without one") from error
        raise ReadError("SRC004", "the PDF is broken or cut off; fetch it again") from error
    try:
        if len(document) > MAX_PAGES:
            raise ReadError("SRC006", f"the PDF has {len(document)} pages; more than {MAX_PAGES} is no document")
        yield document
    finally:
        document.close()


def iter_pages(document: pypdfium2.PdfDocument) -> Iterator[PdfPage]:
    """The pages, one at a time.

    Raises:
        ReadError: ``SRC004`` when a page cannot be read: leaving it out would lose text.
    """
    for index in range(len(document)):
        try:
            page = document[index]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise ReadError("SRC004", f"the PDF is broken at page {index + 1}; fetch it again") from error
        chars = tuple(_iter_chars(textpage.raw))
        letters = sum(char.text.isalpha() for char in chars)
        yield PdfPage(
            number=index + 1,
            width=page.get_width(),
            height=page.get_height(),
            chars=chars,
            is_scan=letters < _MIN_LETTERS and _has_large_picture(page),
            rules=tuple(_iter_rules(page.raw)),
        )
        textpage.close()
        page.close()


def _iter_chars(textpage: pdfium.FPDF_TEXTPAGE) -> Iterator[Char]:
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    count = pdfium.FPDFText_CountChars(textpage)
    codes = [pdfium.FPDFText_GetUnicode(textpage, index) for index in range(count)]
    # Only TCVN3 has fonts of capitals, and asking for every character's font would double the time.
    asks_fonts = any(chr(code) in _TCVN3 for code in codes)
    for index, code in enumerate(codes):
        if code <= 0x20 and code != _HYPHEN:
            if code == 0x20 and pdfium.FPDFText_IsGenerated(textpage, index) != 1:
                pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
                yield Char(" ", x.value, x.value, y.value, 0.0)
            continue
        # The place that the font gives to the character, not its ink: a 1 is as wide as an 8.
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        # pdfium writes a hyphen at the end of a line as U+0002: "NĐ\x02CP" is NĐ-CP.
        text = "-" if code == _HYPHEN else _text_of(code)
        # A mark has no width of its own; its box reaches back over its letter.
        yield Char(
            text,
            min(box.left, x.value),
            max(box.right, x.value),
            y.value,
            _size(textpage, index) or box.top - box.bottom,
            asks_fonts and is_capitals_font(_font(textpage, index)),
        )


def _text_of(code: int) -> str:
    """The character of a code; half of a pair that stands for one beyond U+FFFF is a place that no font could name."""
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def _size(textpage: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """The size as printed: the size in the file may be 1 with all the scaling in the matrix (congbao 35/2024/QH15)."""
    size: float = pdfium.FPDFText_GetFontSize(textpage, index)
    if size > _MIN_SIZE:
        return size  # nobody scales letters that have a size; asking for each matrix takes a quarter of the time
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(textpage, index, matrix):
        return size
    return size * math.hypot(matrix.b, matrix.d)


def _font(textpage: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    """The name of a character's font without the tag of a subset (``ABCDEF+.VnTimeH``)."""
    buffer, flags = ctypes.create_string_buffer(_MAX_FONT_NAME), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(textpage, index, buffer, _MAX_FONT_NAME, flags)
    return buffer.value.decode("utf-8", errors="replace").rpartition("+")[2] if length <= _MAX_FONT_NAME else ""


def _iter_rules(page: pdfium.FPDF_PAGE) -> Iterator[Rule]:
    """The straight lines on a page: drawn as lines, as edges of boxes, or as boxes too thin to be anything else."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        shape = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(shape) == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _rules_of(shape)


def _rules_of(shape: pdfium.FPDF_PAGEOBJECT) -> Iterator[Rule]:
    count = pdfium.FPDFPath_CountSegments(shape)
    if not 2 <= count <= _MAX_SEGMENTS:
        return
    fills, has_stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fills, has_stroke)
    for points in _iter_outlines(shape, count):
        if has_stroke.value:
            for (x, y), (to_x, to_y) in itertools.pairwise(points):
                rule = Rule(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
                if min(rule.right - rule.left, rule.top - rule.bottom) < 1.0:
                    yield rule
        elif fills.value:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= _MAX_THICK:
                yield Rule(min(xs), min(ys), max(xs), max(ys))


def _iter_outlines(shape: pdfium.FPDF_PAGEOBJECT, count: int) -> Iterator[list[tuple[float, float]]]:
    """The corners of each part of a shape, the first again at the end of a closed one; none of a part with curves."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(
            (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        )
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _has_large_picture(page: pypdfium2.PdfPage) -> bool:
    whole = page.get_width() * page.get_height()
    for found in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) > _MIN_PICTURE * whole:
            return True
    return False


def render_page(document: pypdfium2.PdfDocument, number: int) -> bytes:
    """Page ``number`` as a grey PNG of 300 dpi, for OCR; a page beyond A3 is scaled down to it."""
    page = document[number - 1]
    scale = min(_DPI / 72, 5000 / max(page.get_width(), page.get_height(), 1))
    picture = page.render(scale=scale, grayscale=True)
    return encode_grey_png(bytes(picture.buffer), width=picture.width, height=picture.height, stride=picture.stride)


def encode_grey_png(pixels: bytes, *, width: int, height: int, stride: int) -> bytes:
    """The PNG of a grey picture: small enough to write here, and a library less."""
    rows = b"".join(b"\x00" + pixels[row * stride : row * stride + width] for row in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")
