"""How news tell of an act that they then print: without a year, with half a number, or at the end of a sentence.

``Ngày 6/8, Ban Thường vụ Tỉnh ủy Yên Bái đã ban hành Chỉ thị số 17 về …`` above ``Nội dung Chỉ thị như sau:``, or
``Thực hiện …, Ban Chỉ đạo … tỉnh vừa ban hành Công văn số 1246/UBND-VX về … như sau:``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from generator.extraction.announcements import TERM, TYPES
from generator.extraction.numbers import NUMBER_WORDS
from generator.extraction.title_heads import TitleHead
from generator.model.identifiers import DocNumber
from generator.model.provisions import DocumentTree, Kind
from generator.text.dates import DATE, date_of

__all__ = ["read_news"]

_TYPES = rf"(?:{TYPES}|Công\s+văn|Công\s+điện|Thông\s+báo|Hướng\s+dẫn|Văn\s+bản)(?:\s+hành\s+động)?"
_BODY = (
    r"(?P<body>(?-i:Ban\s+Chỉ\s+đạo\s+phòng,\s+chống\s|Ban\s|Tỉnh\s|Thành\s|UBND|HĐND|Ủy\s+ban|Uỷ\s+ban|Hội\s+đồng"
    r"|Chủ\s+tịch|Sở\s)[^,;]{2,80}?)" + TERM
)
_NUMBER = rf"\s+số\s*:?\s*(?P<number>(?-i:{NUMBER_WORDS})|\d{{1,4}}\b)"
_MATTER = r"(?P<matter>(?:về|nhằm|thực\s+hiện|triển\s+khai)\b[^;]*?)"
_ORDERS = r"(?:yêu\s+cầu|đề\s+nghị|chỉ\s+đạo)\b[^.]*?"
_SAYS_THAT_IT_FOLLOWS = r"(?:Nội\s+dung|Toàn\s+văn|Sau\s+đây\s+là)\b[^.;]{0,90}?\s*:?"
_TOLD = re.compile(
    rf"(?:[A-ZĐ]{{2,10}}\s*[-–]\s*)?(?:(?:Vừa\s+qua|Ngày\s+(?P<day>\d[\d/.-]+)),\s+)?(?:(?P<behalf>thay\s+mặt)\s+)?{_BODY}"
    r"(?(behalf),\s+(?:Phó\s+)?Chủ\s+tịch\s[^,;\d]{2,60}?)"
    rf"\s+(?:đã\s+|vừa\s+|mới\s+)?(?:ký\s+)?ban\s+hành\s+(?P<type>{_TYPES})(?:{_NUMBER})?,?\s+(?:{_MATTER}|{_ORDERS})[.,;]?"
    rf"(?P<behind>\s+{_SAYS_THAT_IT_FOLLOWS})?",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(_SAYS_THAT_IT_FOLLOWS, re.IGNORECASE)
# Only what was issued just now: a report has "đã ban hành Kế hoạch số … như sau:" of other acts.
_AT_END = re.compile(
    rf"[,;]\s+{_BODY}\s+vừa\s+(?:ký\s+)?ban\s+hành\s+(?P<type>{_TYPES}){_NUMBER}\s+{_MATTER}"
    rf"(?:,?\s+{_ORDERS})?\s+như\s+sau\s*:$",
    re.IGNORECASE,
)
_HEADING = re.compile(
    rf"{_TYPES}\s+(?:của\s+[^;.]{{3,80}}?\s+(?=về\b|thực\s+hiện\b))?(?P<matter>[^.;]+)", re.IGNORECASE
)
_TYPE_NAMED = re.compile(rf"\b(?P<type>{_TYPES})", re.IGNORECASE)
_LINES = 3
"""The heading, the sentence, and the line that says that the text follows."""
_NO_TYPE = "văn bản"
"""What news call a letter; its number says what it is."""


def read_news(tree: DocumentTree, title: str | None) -> TitleHead | None:
    """Whose act a page of news prints, and what else its sentence says; ``None`` where it prints none."""
    opening = tuple(islice(tree, _LINES))
    if opening and opening[0].kind is Kind.BASIS:
        found = _AT_END.search(opening[0].text)
        return _as_head(found, title or found["matter"]) if found is not None else None
    lines = [provision.text for provision in takewhile(lambda one: one.kind is Kind.PARAGRAPH, opening)]
    told = next(_iter_told(lines), None)
    if told is None:
        return None
    heading = _HEADING.fullmatch(lines[0]) if not _TOLD.fullmatch(lines[0]) else None
    return _as_head(told, title or (heading or told)["matter"])


def _iter_told(lines: Sequence[str]) -> Iterator[re.Match[str]]:
    """The sentence that tells of the act, first or under a heading, where the act's own words follow."""
    for index, line in enumerate(lines[:2]):
        found = _TOLD.fullmatch(line)
        if found is None:
            continue
        behind = found["behind"] or next((line for line in lines[index + 1 :] if _FOLLOWS.fullmatch(line)), None)
        if behind is not None and _names_same(found["type"], behind):
            yield found


def _names_same(told: str, behind: str) -> bool:
    """Whether what follows may be the act told of: not ``Nội dung Nghị quyết như sau`` under a plan that serves it."""
    named = _TYPE_NAMED.search(behind)
    words = [" ".join(words.casefold().split()) for words in (told, named["type"] if named else _NO_TYPE)]
    return _NO_TYPE in words or words[0].startswith(words[1]) or words[1].startswith(words[0])


def _as_head(found: re.Match[str], matter: str | None) -> TitleHead:
    parts = found.groupdict()
    number, day = parts["number"] or "", parts.get("day")
    printed = DATE.match(f"ngày {day}") if day else None
    words = " ".join(found["type"].split())
    return TitleHead(
        number=DocNumber.parse(number) if number else None,
        printed=number,
        day=date_of(printed) if printed is not None else None,
        body=found["body"],
        matter=matter.strip() if matter else None,
        document_type=words.capitalize() if words.casefold() != _NO_TYPE else None,
    )
