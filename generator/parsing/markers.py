"""How numbers of provisions are printed: one named pattern for each kind.

Each pattern matches at the start of a line and captures ``num`` exactly as printed; what follows is the text. The
strings each takes and leaves are tabled in tests/parsing/test_markers.py.
"""

from __future__ import annotations

import re

from generator.model.provisions import Kind
from generator.text.unicode import UPPER

__all__ = ["FIRST_CHARACTERS", "MARKERS", "Marker", "match_marker"]

Marker = tuple[Kind, str, str]
"""Kind, number as printed, and the rest of the line."""

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_LETTER = r"[a-zđ]"
_UPPER = rf"[{UPPER}“\"'(«]"

_ORDINAL = r"(?:THỨ|thứ)\s+(?:[^\W\d_]+|[0-9]{1,2})"
_LABEL_END = rf"(?:\s*(?:[.:](?=\s|$|{_UPPER})|[-–—](?=\s*{_UPPER}))|(?=\s|$))"
"""What may stand between a label and its heading: "CHƯƠNG I - QUY ĐỊNH CHUNG", "PHẦN I- TÌNH HÌNH"."""

_DIGITS = "0123456789"
"""In patterns [0-9]: \\d takes the digits of every script, and a number of such digits would have no anchor."""

_ACT = r"(?:Bộ luật|Luật|Nghị|Quyết|Thông|Pháp lệnh|Hiến pháp)\b"

_DECIMAL = r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}"

_SHARE = r"[0-9]+(?:,[0-9]+)?\s?%"

_PATTERNS: tuple[tuple[Kind, str, str], ...] = (
    # "Phần I", "PHẦN THỨ NHẤT", "Phần thứ hai:"; not "Phần lớn các …", "phần mềm".
    (Kind.PART, "P", rf"(?P<num>(?:PHẦN|Phần)\s+(?:{_ORDINAL}|{_ROMAN}|[A-Z]|[0-9]{{1,2}}){_LABEL_END})"),
    (Kind.CHAPTER, "C", rf"(?P<num>(?:CHƯƠNG|Chương)\s+(?:{_ORDINAL}|{_ROMAN}|[0-9]{{1,2}}){_LABEL_END})"),
    # Acts of the forties part their chapters so: "TIẾT THỨ NHẤT - CÁCH TỔ CHỨC".
    (Kind.SECTION, "T", rf"(?P<num>(?:TIẾT|Tiết)\s+(?:{_ORDINAL}|{_ROMAN}){_LABEL_END})(?=\s*{_UPPER}|$)"),
    # "Mục 1. …", "MỤC I"; "Mục 2 phần II" in running text has a lower-case word after it.
    (
        Kind.SECTION,
        "TM",
        rf"(?P<num>(?:TIỂU MỤC|Tiểu mục|MỤC|Mục)\s+(?:[0-9]{{1,2}}|{_ROMAN}){_LABEL_END})(?=\s*{_UPPER}|$)",
    ),
    # "Điều 1.", "ĐIỀU 2:"; "Điều 15 Luật Sở hữu trí tuệ" opens a sentence and has neither stop nor line end.
    (Kind.ARTICLE, "Đ", rf"(?P<num>(?:ĐIỀU|Điều)\s*[0-9]{{1,3}}[a-zđ]?\s*(?:[.:]|[-–](?=\s*{_UPPER})(?!\s*{_ACT})|$))"),
    # Acts of the forties: "Điều thứ nhất:", "Điều thứ 59:", "Điều IV:".
    (
        Kind.ARTICLE,
        "Đ",
        rf"(?P<num>(?:ĐIỀU|Điều)\s+(?:(?:THỨ|thứ)\s+(?:[^\W\d_]+(?:\s+[^\W\d_]+){{0,2}}|[0-9]{{1,3}})|{_ROMAN})\s*(?:[.:]|$))",
    ),
    # "V/v ban hành …" opens a title (về việc), it is no fifth section.
    (
        Kind.DIVISION,
        "IVX",
        rf"(?!V/\s?[vV]\b)(?P<num>{_ROMAN}\s*[.)/-])(?=\s*{_UPPER}|\s+\S)|(?P<num2>{_ROMAN}\s*:)(?=\s+{_UPPER})",
    ),
    (Kind.LETTER, "ABCDEFGHKLMNOPQRSTUĐ", rf"(?P<num>[A-HK-UĐ]\s*[.)/]|[A-HK-UĐ]-)(?=\s+[{UPPER}]{{2}})"),
    # "1.1. …", "1.1 …", "2.1- Mục tiêu" of party documents, "1.2. 100% hồ sơ …"; not "2.1-3,5 %".
    (
        Kind.SUBCLAUSE,
        _DIGITS,
        rf"(?P<num>{_DECIMAL}\s*[.)/:]?)(?=\s+[^\W\d_]|\s+[“\"(]|[^\W\d_]|(?<=\.)\s+{_SHARE})|(?P<num2>{_DECIMAL}\s?-)(?=\s*{_UPPER})",
    ),
    # "1. Mục tiêu", "1.Mục tiêu", "1) …", "1/ …", "1- …"; not "20/9/2021", "1.234 hồ sơ", "2021-2025".
    (
        Kind.CLAUSE,
        _DIGITS,
        rf"(?P<num>[0-9]{{1,3}}\s*(?:[.)](?=\s+\S|{_UPPER})|/(?=\s+\S)))|(?P<num2>[0-9]{{1,2}}\s*-)(?=\s+{_UPPER})",
    ),
    (
        Kind.POINT,
        "abcdefghijklmnopqrstuvwxyzđ",
        rf"(?P<num>(?:{_LETTER}{{1,2}}|[ivx]{{3,5}})\s*\))(?=\s*\S|$)|(?P<num2>{_LETTER}\s*[./])(?=\s+\S|{_UPPER})",
    ),
    (Kind.MILESTONE, "*", r"(?P<num>\*)(?=\s*[^\s*])"),
    (Kind.SUBITEM, "+", r"(?P<num>[+])(?=\s*[^\s+])"),
    (Kind.ITEM, "-–—•●▪◦·", r"(?P<num>[-–—•●▪◦·])(?=\s*[^\s\-–—])"),
)

MARKERS: tuple[tuple[Kind, str, re.Pattern[str]], ...] = tuple(
    (kind, first, re.compile(text)) for kind, first, text in _PATTERNS
)
"""Kinds with the characters that their numbers begin with and their patterns, tried in this order: ``1.1.`` before
``1.``, ``I.`` before ``A.``."""

_BY_FIRST = {
    char: tuple((kind, pattern) for kind, first, pattern in MARKERS if char in first)
    for char in {char for _, first, _ in MARKERS for char in first}
}

FIRST_CHARACTERS = "".join(sorted(_BY_FIRST))
"""What a number begins with, of whatever kind."""


def match_marker(line: str) -> Marker | None:
    """The number that stands at the start of ``line``; ``None`` when there is none.

    >>> match_marker("đ) Số hóa hồ sơ")
    (<Kind.POINT: 'point'>, 'đ)', 'Số hóa hồ sơ')
    >>> match_marker("20/9/2021 là ngày ký") is None
    True
    """
    for kind, pattern in _BY_FIRST.get(line[:1], ()):
        found = pattern.match(line)
        if found is not None:
            return kind, found.group().strip(), line[found.end() :].strip()
    return None
