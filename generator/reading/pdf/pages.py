"""The pages of a PDF, from pdfium; this module and :mod:`generator.reading.pdf.textpage` alone know that library."""

from __future__ import annotations

import ctypes
import itertools
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, repeat

import pypdfium2
import pypdfium2.raw as pdfium

from generator.errors import ReadError
from generator.reading.limits import MAX_PAGES
from generator.reading.pdf.characters import Chars
from generator.reading.pdf.stamps import draw_fields, find_fields, with_stamps
from generator.reading.pdf.textpage import Places, by_address, read_chars

__all__ = ["PdfPage", "Rule", "iter_pages", "open_pdf", "render_pages"]

_MIN_LETTERS = 40
"""Letters below which a page with a large picture is a scan; signature stamps have 0 here."""
_MIN_PICTURE = 0.4
"""Share of the page that a picture covers on a scan."""
_WHOLE_PICTURE = 0.8
"""Share of the page that a picture covers which hides its text; the scans with a text layer have 1.0."""
_SAMPLE = 24
"""Words of a page that are asked whether they are shown."""
_MAX_FORMS = 4
"""Depth of drawings within drawings."""
_DPI = 300
_MAX_SEGMENTS = 400
"""Corners of a shape beyond which it is a drawing."""
_MAX_THICK = 3.0
"""Points: a filled box as thin as this is a line."""


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
    chars: Chars
    is_scan: bool
    has_scanner_text: bool = False
    """Whether its text is what a scanner's OCR left, invisible or under the picture of the page."""
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
    places = Places()
    for index in range(len(document)):
        try:
            page = document[index]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise ReadError("SRC004", f"the PDF is broken at page {index + 1}; fetch it again") from error
        chars = read_chars(textpage.raw, places)
        # No more letters are counted than there must be: this runs over every character of a law.
        letters = sum(1 for _ in islice(filter(str.isalpha, chars.texts), _MIN_LETTERS))
        kinds = _kinds(page.raw)
        read = PdfPage(
            number=index + 1,
            width=page.get_width(),
            height=page.get_height(),
            chars=chars,
            is_scan=letters < _MIN_LETTERS and _has_large_picture(page),
            has_scanner_text=letters >= _MIN_LETTERS and _has_hidden_text(page, kinds),
            rules=tuple(_iter_rules(page.raw, kinds)),
        )
        # Drawing the fields changes the page: all else is read before.
        if fields := find_fields(page):
            read = replace(read, chars=with_stamps(chars, fields, draw_fields(page, index, places)))
        yield read
        textpage.close()
        page.close()


_object_at = by_address(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_kind_of = by_address(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


def _kinds(page: pdfium.FPDF_PAGE) -> list[int]:
    """What the objects of a page are, in the order in which they are drawn."""
    # Nearly all of them are words: a loop around the calls would cost more than they do.
    address = repeat(ctypes.cast(page, ctypes.c_void_p).value)
    return list(map(_kind_of, map(_object_at, address, range(pdfium.FPDFPage_CountObjects(page)))))


def _iter_rules(page: pdfium.FPDF_PAGE, kinds: Sequence[int]) -> Iterator[Rule]:
    """The straight lines on a page: drawn as lines, as edges of boxes, or as boxes too thin to be anything else."""
    for index in [index for index, kind in enumerate(kinds) if kind == pdfium.FPDF_PAGEOBJ_PATH]:
        yield from _rules_of(pdfium.FPDFPage_GetObject(page, index))


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


def _has_hidden_text(page: pypdfium2.PdfPage, kinds: Sequence[int]) -> bool:
    """Whether most of the text on a page is invisible, or a picture as large as the page is drawn over it.

    A letterhead's picture is drawn before the text, that of a scan after it where the text is of the visible sort
    (hiep-dinh-van-tai-vn-tq).
    """
    objects: Callable[[int], pdfium.FPDF_PAGEOBJECT] = partial(pdfium.FPDFPage_GetObject, page.raw)
    if pdfium.FPDF_PAGEOBJ_FORM in kinds:
        inside = list(page.get_objects(max_depth=_MAX_FORMS))
        kinds, objects = [one.type for one in inside], lambda index: inside[index].raw
    words = [index for index, kind in enumerate(kinds) if kind == pdfium.FPDF_PAGEOBJ_TEXT]
    if not words:
        return False
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(objects(index)) for index in words[:: len(words) // _SAMPLE + 1]]
    if 2 * modes.count(pdfium.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes):
        return True
    above = (at for at in range(words[len(words) // 2], len(kinds)) if kinds[at] == pdfium.FPDF_PAGEOBJ_IMAGE)
    return any(_share(page, objects(index)) >= _WHOLE_PICTURE for index in above)


def _has_large_picture(page: pypdfium2.PdfPage) -> bool:
    pictures = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,))
    return any(_share(page, found.raw) > _MIN_PICTURE for found in pictures)


def _share(page: pypdfium2.PdfPage, picture: pdfium.FPDF_PAGEOBJECT) -> float:
    """How much of the page a picture covers."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(picture, left, bottom, right, top)
    extent = (right.value - left.value) * (top.value - bottom.value)
    return extent / max(float(page.get_width() * page.get_height()), 1.0)


def render_pages(document: pypdfium2.PdfDocument) -> Iterator[bytes]:
    """Each page as a grey PNG of 300 dpi, for OCR, one at a time; a page beyond A3 is scaled down to it."""
    for page in document:
        scale = min(_DPI / 72, 5000 / max(page.get_width(), page.get_height(), 1))
        picture = page.render(scale=scale, grayscale=True)
        yield encode_grey_png(bytes(picture.buffer), width=picture.width, height=picture.height, stride=picture.stride)


def encode_grey_png(pixels: bytes, *, width: int, height: int, stride: int) -> bytes:
    """The PNG of a grey picture: small enough to write here, and a library less."""
    rows = b"".join(b"\x00" + pixels[row * stride : row * stride + width] for row in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")
