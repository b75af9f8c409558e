"""The pages of a PDF, from pdfium; this module and :mod:`generator.reading.pdf.characters` alone know that library."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from generator.errors import ReadError
from generator.reading.limits import MAX_PAGES
from generator.reading.pdf.characters import Char, read_chars

__all__ = ["PdfPage", "iter_pages", "open_pdf", "render_page"]

_MIN_LETTERS = 40
"""Letters below which a page with a large picture is a scan; signature stamps have 0 here."""
_MIN_PICTURE = 0.4
"""Share of the page that a picture covers on a scan."""
_DPI = 300


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
        chars = read_chars(textpage.raw)
        # No more letters are counted than there must be: this runs over every character of a law.
        letters = sum(1 for _ in islice(filter(str.isalpha, (char.text for char in chars)), _MIN_LETTERS))
        yield PdfPage(
            number=index + 1,
            width=page.get_width(),
            height=page.get_height(),
            chars=chars,
            is_scan=letters < _MIN_LETTERS and _has_large_picture(page),
        )
        textpage.close()
        page.close()


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
