"""The characters of a PDF with their places, from pdfium; nothing else here knows that library."""

from __future__ import annotations

import ctypes
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

__all__ = ["Char", "PdfPage", "iter_pages", "open_pdf", "render_page"]

_MIN_LETTERS = 40
"""Letters below which a page with a large picture is a scan; signature stamps have 0 here."""
_MIN_PICTURE = 0.4
"""Share of the page that a picture covers on a scan."""
_HYPHEN = 0x02
_TCVN3 = frozenset("®§µ¶¸¹¨©ª«¬")
_MAX_FONT_NAME = 256
_MIN_SIZE = 4.0
_DPI = 300


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


@dataclass(frozen=True, kw_only=True, slots=True)
class PdfPage:
    """A page: its characters in the order of the file, its size, and whether it is a picture of a page."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    is_scan: bool


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
