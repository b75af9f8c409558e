"""The text of a DOCX in reading order: numbers computed, notes and text boxes in, deleted text out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from generator.errors import ReadError
from generator.model.provenance import Repair, SetAside
from generator.reading.capitals import CAPITALS_END, CAPITALS_START, is_capitals_font
from generator.reading.charsets import decode_markup
from generator.reading.docx.numbering import _BULLETS, Numbering
from generator.reading.docx.package import Package, R
from generator.reading.docx.package import qualified as w
from generator.reading.docx.styles import Properties, StyleSheet, is_on, number_of, value_of
from generator.reading.flow import Flow
from generator.reading.html import read_markup
from generator.reading.raw_text import RawText, ReadingJob, set_aside

__all__ = ["read_docx", "read_docx_bytes"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_DRAWING_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_PICTURES = frozenset(
    {"{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata"}
)
_MAIN = "word/document.xml"
_FONTS, _STYLE, _ASCII, _ANSI = w("rFonts"), w("rStyle"), w("ascii"), w("hAnsi")
_TELLING = frozenset({_FONTS, _STYLE, w("caps"), w("vanish")})
_SYMBOL_CODE = re.compile(r"[0-9a-fA-F]{1,4}")
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))


def read_docx(job: ReadingJob) -> RawText:
    """The text of a DOCX.

    Raises:
        ReadError: ``SRC004`` broken, ``SRC005`` locked, ``SRC006`` a bomb.
    """
    return read_docx_bytes(job.data)


def read_docx_bytes(data: bytes) -> RawText:
    """The text of the DOCX in ``data``."""
    package = Package.open(data)
    root = package.tree(_MAIN)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise ReadError("SRC004", "the DOCX has no document in it; save it again")
    reader = _Reader(package)
    reader.walk(body)
    reader.print_notes()
    heads = [line for name in _running_parts(package) for line in reader.part_lines(name)]
    return RawText(
        text="\n".join(reader.flow.lines()),
        repairs=tuple(Repair(kind=kind, count=count) for kind, count in sorted(reader.repairs.items())),
        set_aside=(*set_aside("running-head", heads), *reader.iter_set_aside()),
    )


def _running_parts(package: Package) -> Iterator[str]:
    for name in sorted(set(package.targets(_MAIN).values())):
        if name.startswith(("word/header", "word/footer")):
            yield name


class _Reader:
    """Walks a document's elements; each kind of element is one small method in the table at the end."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.flow = Flow()
        self.styles = StyleSheet.from_tree(package.tree("word/styles.xml"))
        self.numbering = Numbering.from_tree(package.tree("word/numbering.xml"))
        self.repairs = Counter[str]()
        self._aside: dict[str, list[str]] = {"deleted": [], "hidden": [], "image": []}
        self._notes: list[tuple[str, str]] = []
        self._boxes: list[etree._Element] = []
        self._paragraph = Properties()
        self._in_capitals = False
        self._depth = 0

    def walk(self, parent: etree._Element) -> None:
        """Tells the flow everything under ``parent``; the XML parser has bounded its depth."""
        for child in parent:
            handler = _HANDLERS.get(child.tag)
            if handler is not None:
                handler(self, child)
            elif child.tag not in _SKIPPED:
                self.walk(child)

    def paragraph(self, element: etree._Element) -> None:
        """``w:p``: its number, its runs, and after it the text boxes anchored in it."""
        properties = element.find(w("pPr"))
        style = value_of(properties, "pStyle")
        outer, self._paragraph = self._paragraph, self.styles.properties(style)
        label = self._label(properties, style)
        if label and (_has_text(element) or _is_number_cell(element, label)):
            self.flow.text(label)
        self._depth += 1
        self.walk(element)
        self._depth -= 1
        self._set_capitals(wanted=False)
        self.flow.end_paragraph()
        self._paragraph = outer
        if not self._depth:
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self.walk(box)

    def _label(self, properties: etree._Element | None, style: str | None) -> str:
        from_style = self._paragraph
        num_id = value_of(properties, "numPr/numId") or from_style.num_id
        if num_id is None or num_id == "0":
            return ""
        level = number_of(value_of(properties, "numPr/ilvl"))
        if level is None:
            by_style = self.numbering.level_of_style(num_id, style)
            level = by_style if by_style is not None else from_style.level or 0
        return self.numbering.next_label(num_id, level)

    def run(self, element: etree._Element) -> None:
        """``w:r``: hidden text is set aside; capitals that the format makes are made."""
        own = element.find(w("rPr"))
        if own is None:
            properties = self._paragraph
        else:
            properties = self._run_properties(own)
            if properties.is_hidden:
                self._aside["hidden"].append(_plain_text(element))
                return
        self._set_capitals(wanted=is_capitals_font(properties.font))
        if properties.is_caps:
            element = _in_capitals(element)
            self.repairs["capitals-by-format"] += 1
        self.walk(element)

    def _run_properties(self, own: etree._Element) -> Properties:
        """What holds for a run; nearly all say nothing that matters here, so the paragraph's own value comes back."""
        told = {child.tag: child for child in own if child.tag in _TELLING}
        paragraph = self._paragraph
        if not told:
            return paragraph
        style = value_of(own, "rStyle") if _STYLE in told else None
        base = self.styles.properties(style) if style else Properties()
        fonts = told.get(_FONTS)
        font = None if fonts is None else fonts.get(_ASCII) or fonts.get(_ANSI)
        if len(told) == 1 and fonts is not None and is_capitals_font(font) == is_capitals_font(paragraph.font):
            return paragraph
        caps, hidden = is_on(own, "caps"), is_on(own, "vanish")
        return replace(
            paragraph,
            font=font or base.font or paragraph.font,
            is_caps=caps if caps is not None else base.is_caps or paragraph.is_caps,
            is_hidden=hidden if hidden is not None else base.is_hidden,
        )

    def _set_capitals(self, *, wanted: bool) -> None:
        if wanted != self._in_capitals:
            self.flow.text(CAPITALS_START if wanted else CAPITALS_END)
            self._in_capitals = wanted

    def text(self, element: etree._Element) -> None:
        """``w:t`` and the text of formulas and drawings."""
        self.flow.text(element.text or "")

    def tab(self, _element: etree._Element) -> None:
        """``w:tab``."""
        self.flow.text("\t")

    def line_break(self, element: etree._Element) -> None:
        """``w:br``: a page break is no line of the document."""
        if element.get(w("type")) in {"page", "column"}:
            self.flow.text(" ")
        else:
            self.flow.break_line()

    def hyphen(self, _element: etree._Element) -> None:
        """``w:noBreakHyphen``."""
        self.flow.text("-")

    def soft_hyphen(self, _element: etree._Element) -> None:
        """``w:softHyphen``: in a TCVN3 text it is the letter ư (byte AD); in clean text it is dropped later."""
        self.flow.text("\u00ad")

    def symbol(self, element: etree._Element) -> None:
        """``w:sym``: a sign of a symbol font by its code."""
        code = element.get(w("char")) or ""
        sign = chr(int(code, 16)) if _SYMBOL_CODE.fullmatch(code) else "□"
        # A sign of the font's own, or half of a pair, which is no character at all.
        self.flow.text(_BULLETS.get(sign, "□" if "\ud800" <= sign <= "\uf8ff" else sign))
        self.repairs["symbol"] += 1

    def table(self, element: etree._Element) -> None:
        """``w:tbl``."""
        self.flow.open_table()
        self.walk(element)
        self.flow.close_table()

    def row(self, element: etree._Element) -> None:
        """``w:tr``: a deleted row is set aside."""
        if element.find(f"{w('trPr')}/{w('del')}") is not None:
            self.deleted(element)
            return
        self.flow.open_row()
        before = number_of(value_of(element, "trPr/gridBefore"))
        if before:
            self.flow.open_cell(columns=before)
        self.walk(element)

    def cell(self, element: etree._Element) -> None:
        """``w:tc``; the cells below a merged one are in the file, empty."""
        self.flow.open_cell(columns=number_of(value_of(element, "tcPr/gridSpan")) or 1)
        depth, self._depth = self._depth, 0
        self.walk(element)
        self._depth = depth

    def note(self, element: etree._Element) -> None:
        """A reference to a footnote: its number here, its text at the end of the document."""
        kind = "endnote" if element.tag == w("endnoteReference") else "footnote"
        self._notes.append((kind, element.get(w("id"), "")))
        self.flow.text(f"[{len(self._notes)}]")

    def print_notes(self) -> None:
        """The notes, numbered as in the text."""
        texts: dict[tuple[str, str], etree._Element] = {}
        for part, name in _NOTES:
            root = self.package.tree(f"word/{part}.xml")
            texts |= {(name, one.get(w("id"), "")): one for one in (() if root is None else root.iter(w(name)))}
        for number, key in enumerate(list(self._notes), 1):
            if key in texts:
                self.flow.end_paragraph()
                self.flow.text(f"[{number}] ")
                self.walk(texts[key])
        self.repairs["footnote"] += len(self._notes)
        self.repairs = +self.repairs

    def alternative(self, element: etree._Element) -> None:
        """``mc:AlternateContent``: one of its contents, else a text box stands twice."""
        chosen = element.find(f"{_MC}Choice")
        if chosen is None:
            chosen = element.find(f"{_MC}Fallback")
        if chosen is not None:
            self.walk(chosen)

    def text_box(self, element: etree._Element) -> None:
        """``w:txbxContent``: kept for after the paragraph it is anchored in."""
        self._boxes.append(element)

    def deleted(self, element: etree._Element) -> None:
        """``w:del`` and the like: what a reviser has taken out of the text."""
        self._aside["deleted"].append(_plain_text(element))

    def picture(self, _element: etree._Element) -> None:
        """A picture: counted."""
        self._aside["image"].append("")

    def chunk(self, element: etree._Element) -> None:
        """``w:altChunk``: a page of HTML that Word takes in when it opens the file."""
        name = self.package.targets(_MAIN).get(element.get(f"{R}id", ""), "")
        data = self.package.part(name)
        if data is not None:
            for line in read_markup(decode_markup(data)).text.split("\n"):
                self.flow.text(line)
                self.flow.break_line()

    def part_lines(self, name: str) -> list[str]:
        """The lines of a header or footer."""
        root = self.package.tree(name)
        flow, self.flow = self.flow, Flow()
        if root is not None:
            self.walk(root)
        lines = [line for line in self.flow.lines() if line]
        self.flow = flow
        return lines

    def iter_set_aside(self) -> Iterator[SetAside]:
        """What the walk left out."""
        for kind, lines in self._aside.items():
            yield from set_aside(kind, [line for line in lines if line or kind == "image"])


def _is_number_cell(element: etree._Element, label: str) -> bool:
    """Whether a paragraph is all that a cell of a table holds, so that its number is what the cell shows: 1, 2, 3."""
    cell = element.getparent()
    is_alone = cell is not None and cell.tag == w("tc") and len(cell.findall(w("p"))) == 1
    return is_alone and any(char.isalnum() for char in label)


def _has_text(paragraph: etree._Element) -> bool:
    """Whether anything is printed in the paragraph: Word counts an empty numbered one, and nobody can cite it."""
    return any(one.text for one in paragraph.iter(w("t"), w("delText"), _MATH_TEXT))


def _plain_text(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(w("t"), w("delText")))


def _in_capitals(run: etree._Element) -> etree._Element:
    for one in run.iterchildren(w("t")):
        one.text = (one.text or "").upper()
    return run


_HANDLERS: Mapping[str, Callable[[_Reader, etree._Element], None]] = {
    w("p"): _Reader.paragraph,
    w("r"): _Reader.run,
    w("t"): _Reader.text,
    _MATH_TEXT: _Reader.text,
    _DRAWING_TEXT: _Reader.text,
    w("tab"): _Reader.tab,
    w("br"): _Reader.line_break,
    w("cr"): _Reader.line_break,
    w("noBreakHyphen"): _Reader.hyphen,
    w("softHyphen"): _Reader.soft_hyphen,
    w("sym"): _Reader.symbol,
    w("tbl"): _Reader.table,
    w("tr"): _Reader.row,
    w("tc"): _Reader.cell,
    w("footnoteReference"): _Reader.note,
    w("endnoteReference"): _Reader.note,
    f"{_MC}AlternateContent": _Reader.alternative,
    w("txbxContent"): _Reader.text_box,
    w("del"): _Reader.deleted,
    w("moveFrom"): _Reader.deleted,
    w("altChunk"): _Reader.chunk,
    **dict.fromkeys(_PICTURES, _Reader.picture),
}
_SKIPPED = frozenset(
    map(w, ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "instrText", "delText", "sdtPr",
            "sdtEndPr", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "footnoteRef",
            "endnoteRef", "rt",
            "separator", "continuationSeparator", "fldChar"))
)  # fmt: skip
