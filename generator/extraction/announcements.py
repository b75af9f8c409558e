"""Sentences with which a page announces the act that it prints, where the act's own head is lost or part of the text.

``Ngày 06/9/2023, Ban Thường vụ Tỉnh ủy khóa XX đã ban hành Nghị quyết số 13-NQ/TU về …`` above ``NGHỊ QUYẾT``, or
``Nghị quyết số 22/NQ-TU ngày 08/6/2022 ban hành bởi Tỉnh ủy Kiên Giang về ….`` above ``I- …``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extraction.numbers import NUMBER_WORDS
from generator.extraction.title_heads import TitleHead, read_title_head
from generator.model.identifiers import DocNumber
from generator.model.provisions import DocumentTree, Kind
from generator.text.dates import DATE, date_of
from generator.text.folding import fold_key

__all__ = ["TERM", "TYPES", "read_announcement"]

TYPES = r"Nghị\s+quyết|Quyết\s+định|Kế\s+hoạch|Chương\s+trình|Chỉ\s+thị|Kết\s+luận|Đề\s+án"
"""What pages announce by name; a page of news tells of letters too."""
TERM = r"(?:\s+kh(?:óa|oá)\s+\S+)?"
"""Behind a body: ``Tỉnh ủy khóa XX``."""
_TYPE = rf"(?P<type>{TYPES})"
_BODY = rf"(?P<body>[^,;\d]{{3,80}}?){TERM}"
# The day stands before the body: only above the act's own type line, for a plan opens with such sentences too.
_REPORTED = re.compile(
    rf"Ngày\s+(?P<day>\d[\d/.-]+),\s+{_BODY}\s+(?:đã\s+|vừa\s+)?(?:ban\s+hành|ký\s+ban\s+hành)"
    rf"\s+{_TYPE}\s+số\s*:?\s*(?P<number>(?-i:{NUMBER_WORDS}))",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    rf"{_TYPE}\s+số\s*:?\s*(?P<number>(?-i:{NUMBER_WORDS})),?\s+ngày\s+(?P<day>\d[\d/.-]+)\s+"
    rf"(?:(?:được\s+)?ban\s+hành\s+bởi|do)\s+{_BODY}\s+(?:ban\s+hành\s+)?(?P<matter>về\b[^;]*?)\.?",
    re.IGNORECASE,
)
# The page's own heading says what the act is about: "Kế hoạch cải cách hành chính năm 2026".
_HEADING = re.compile(
    rf"{_TYPE}(?:\s+hành\s+động)?\s+(?:của\s+{_BODY}\s+(?=về\b|thực\s+hiện\b))?(?P<matter>[^.;]+)", re.IGNORECASE
)
_NOTE = re.compile(r"(?:LTS|Lời\s+tòa\s+soạn)\s*:\s*")
_HEAD_IN_TEXT = re.compile(rf"(?:{TYPES}|Thông\s+tư|Nghị\s+định)\s+(?=của\s)", re.IGNORECASE)
_OPENS_TEXT = frozenset({Kind.PART, Kind.DIVISION, Kind.ARTICLE, Kind.DOC_TYPE})
_LOOKED_AT = 2


def read_announcement(tree: DocumentTree, title: str | None) -> TitleHead | None:
    """Number, day and body of the act as the page announces it; ``None`` where the first line is none of these."""
    first, *rest = tree.provisions[:_LOOKED_AT] or (None,)
    if first is None or not rest or first.kind is not Kind.PARAGRAPH:
        return None
    if rest[0].kind is Kind.BASIS:
        return _head_in_text(first.text)
    heading = _HEADING.fullmatch(first.text) if title is None and rest[0].kind is Kind.PARAGRAPH else None
    if heading is not None:
        found = _REPORTED.match(_NOTE.sub("", rest[0].text))
        printed_type, title = heading["type"], heading["matter"].strip()
    else:
        found = _REPORTED.match(first.text)
        printed_type = rest[0].text if rest[0].kind is Kind.DOC_TYPE else ""
    if found is not None and fold_key(printed_type) != fold_key(found["type"]):
        return None
    if found is None and rest[0].kind in _OPENS_TEXT:
        found = _CAPTION.fullmatch(first.text)
        title = title or (found["matter"] if found is not None else None)
    return _as_head(found, title)


def _head_in_text(words: str) -> TitleHead | None:
    """``Quyết định của Thủ tướng Chính phủ số 115/2004/QĐ-TTg ngày 25 tháng 6 năm 2004 về …`` above the basis."""
    opening = _HEAD_IN_TEXT.match(words)
    head = read_title_head(words[opening.end() :]) if opening is not None else None
    if head is None or head.number is None or head.matter is None or head.body is None:
        return None
    # Who decides stands once more on the line below: "… của Thủ tướng Chính phủ / Thủ tướng Chính phủ".
    repeated = re.compile(rf"(?<!\bcủa)(?<!\bdo)\s+{re.escape(head.body)}$")
    return replace(head, matter=repeated.sub("", head.matter))


def _as_head(found: re.Match[str] | None, title: str | None) -> TitleHead | None:
    number = DocNumber.parse(found["number"]) if found is not None else None
    printed = DATE.match(f"ngày {found['day']}") or DATE.match(found["day"]) if found is not None else None
    day = date_of(printed) if printed is not None else None
    if found is None or number is None or day is None:
        return None
    return TitleHead(number=number, printed=found["number"], day=day, body=found["body"], matter=title)
