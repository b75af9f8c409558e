"""Sentences with which a page announces the act that it prints, where the act's own head is lost.

``Ngày 06/9/2023, Ban Thường vụ Tỉnh ủy khóa XX đã ban hành Nghị quyết số 13-NQ/TU về …`` above ``NGHỊ QUYẾT``, or
``Nghị quyết số 22/NQ-TU ngày 08/6/2022 ban hành bởi Tỉnh ủy Kiên Giang về ….`` above ``I- …``.
"""

from __future__ import annotations

import re

from generator.extraction.numbers import NUMBER_WORDS
from generator.extraction.title_heads import TitleHead
from generator.model.identifiers import DocNumber
from generator.model.provisions import DocumentTree, Kind
from generator.text.dates import DATE, date_of
from generator.text.folding import fold_key

__all__ = ["read_announcement"]

_TYPE = r"(?P<type>Nghị\s+quyết|Quyết\s+định|Kế\s+hoạch|Chương\s+trình|Chỉ\s+thị|Kết\s+luận|Đề\s+án)"
_BODY = r"(?P<body>[^,;\d]{3,80}?)(?:\s+khó?[aá]\s+\S+)?"
# The day stands before the body: only above the act's own type line, for a plan opens with such sentences too.
_REPORTED = re.compile(
    rf"Ngày\s+(?P<day>\d[\d/.-]+),\s+{_BODY}\s+(?:đã\s+|vừa\s+)?(?:ban\s+hành|ký\s+ban\s+hành)"
    rf"\s+{_TYPE}\s+số\s*:?\s*(?P<number>(?-i:{NUMBER_WORDS}))",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    rf"{_TYPE}\s+số\s*:?\s*(?P<number>(?-i:{NUMBER_WORDS})),?\s+ngày\s+(?P<day>\d[\d/.-]+)\s+"
    rf"(?:(?:được\s+)?ban\s+hành\s+bởi|do)\s+{_BODY}\s+(?:ban\s+hành\s+)?về\b[^;]*\.?",
    re.IGNORECASE,
)
_OPENS_TEXT = frozenset({Kind.PART, Kind.DIVISION, Kind.ARTICLE, Kind.DOC_TYPE})
_LOOKED_AT = 2


def read_announcement(tree: DocumentTree, title: str | None) -> TitleHead | None:
    """Number, day and body of the act as the page announces it; ``None`` where the first line is none of these."""
    first, *rest = tree.provisions[:_LOOKED_AT] or (None,)
    if first is None or not rest or first.kind is not Kind.PARAGRAPH:
        return None
    printed_type = rest[0].text if rest[0].kind is Kind.DOC_TYPE else None
    found = _REPORTED.match(first.text)
    if found is not None and (printed_type is None or fold_key(printed_type) != fold_key(found["type"])):
        return None
    if found is None and rest[0].kind in _OPENS_TEXT:
        found = _CAPTION.fullmatch(first.text)
    number = DocNumber.parse(found["number"]) if found is not None else None
    printed = DATE.match(f"ngày {found['day']}") or DATE.match(found["day"]) if found is not None else None
    day = date_of(printed) if printed is not None else None
    if found is None or number is None or day is None:
        return None
    return TitleHead(number=number, printed=found["number"], day=day, body=found["body"], matter=title)
