"""Rich Text Format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from generator.errors import ReadError
from generator.model.provenance import Repair
from generator.reading.capitals import CAPITALS_END, CAPITALS_START, is_capitals_font
from generator.reading.flow import tighten
from generator.reading.raw_text import RawText, ReadingJob

__all__ = ["read_rtf"]

_TOKEN = re.compile(
    r"(?P<word>\\[a-zA-Z]+-?\d* ?)|(?P<sign>\\'[0-9a-fA-F]{2}|\\[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}]+)"
)
_FONT_ENTRY = re.compile(r"\{\\f(?P<number>\d+)[^{}]*?(?:\{[^{}]*\}[^{}]*?)*?(?P<name>\.?[^\\{};]+);\}")
_FONT_SWITCH = re.compile(r"\\f(\d+) ?\Z")
_LINE = re.compile(r"\\line(?![a-zA-Z])\d* ?")
_LINE_BREAK = "\u2028"
_ROW_END = re.compile(r"\s*\|\s*$")
_CELL_END = re.compile(r"[ \t]*\|[ \t]*")
_NOTE, _MARK = r"\footnote", r"\chftn"
_MAX_DEPTH = 5_000
_START, _END = rf"\u{ord(CAPITALS_START)}?", rf"\u{ord(CAPITALS_END)}?"


def read_rtf(job: ReadingJob) -> RawText:
    """The text of an RTF file; cells of a row are parted by ``|``.

    Raises:
        ReadError: ``SRC004`` when the file is cut off: RTF ends with the brace that its first character opened.
    """
    rtf = job.data.decode("latin-1")
    if not rtf.rstrip("\x00\x1a \t\r\n").endswith("}"):
        raise ReadError("SRC004", "the RTF file is cut off; fetch it again")
    capitals = {entry["number"] for entry in _FONT_ENTRY.finditer(rtf) if is_capitals_font(entry["name"].strip())}
    if capitals:
        rtf = "".join(_mark_capitals(rtf, capitals))
    notes = 0
    if _NOTE in rtf:
        rtf, notes = _lift_notes(rtf)
    rtf = _LINE.sub(rf"\\u{ord(_LINE_BREAK)}?", rtf)
    try:
        text: str = rtf_to_text(rtf, encoding="cp1252", errors="ignore")  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, LookupError, OverflowError) as error:  # numbers missing or beyond any
        raise ReadError("SRC004", f"the RTF file is broken ({error}); save it again") from error
    return RawText(
        text="\n".join(tighten(list(_lines(text)))),
        repairs=(Repair(kind="footnote", count=notes),) if notes else (),
    )


def _lift_notes(rtf: str) -> tuple[str, int]:
    """``rtf`` with its footnotes at the end, as those of Word files, and their numbers in brackets; how many."""
    pieces: list[str] = []
    notes: list[list[str]] = []
    depth, opened = 0, 0
    for token in _TOKEN.finditer(rtf):
        part = token.group()
        if token["word"] and part.rstrip() == _MARK:
            continue
        if token["word"] and part.rstrip() == _NOTE and not opened:
            opened = depth
            notes.append([])
            pieces.append(f"[{len(notes)}]")
            continue
        depth += (token["brace"] == "{") - (token["brace"] == "}")
        if opened and depth < opened:
            opened = 0
        (notes[-1] if opened else pieces).append(part)
    whole = "".join(pieces).rstrip("\x00\x1a \t\r\n").removesuffix("}")
    printed = (f"\\par\\pard [{number}] {''.join(note).strip()}\n" for number, note in enumerate(notes, 1))
    return f"{whole}{''.join(printed)}\\par}}", len(notes)


def _lines(text: str) -> Iterator[str]:
    """Every line a paragraph of its own, rows of one table together."""
    in_row = False
    # A line break within a paragraph comes as our mark, a paragraph's end as a new line.
    for line in text.split("\n"):
        is_row = _ROW_END.search(line) is not None and line.count("|") > 1
        if not (is_row and in_row):
            yield ""
        shown = _CELL_END.sub(" | ", _ROW_END.sub("", line)) if is_row else line
        yield from _ROW_END.sub("", shown).split(_LINE_BREAK)
        in_row = is_row


def _mark_capitals(rtf: str, fonts: set[str]) -> Iterator[str]:
    """``rtf`` with our marks around text in one of ``fonts``; a group keeps the font it was opened with."""
    stack, font, is_marked = list[str](), "", False
    for token in _TOKEN.finditer(rtf):
        if token["brace"] == "{" and len(stack) < _MAX_DEPTH:
            stack.append(font)
        elif token["brace"] == "}" and stack:
            font = stack.pop()
        elif token["word"]:
            switch = _FONT_SWITCH.match(token["word"])
            font = switch[1] if switch else font
        elif (token["text"] or token["sign"]) and (font in fonts) != is_marked:
            is_marked = not is_marked
            yield _START if is_marked else _END
        yield token.group()
