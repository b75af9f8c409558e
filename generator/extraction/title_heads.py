"""Heads that older acts print inside their title: body, number and day before what the act is about.

``THÔNG TƯ`` / ``CỦA BỘ TÀI CHÍNH SỐ 07/2010/TT-BTC NGÀY 14 THÁNG 01 NĂM 2010`` / ``HƯỚNG DẪN …``
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.extraction.numbers import NUMBER_WORDS
from generator.model.identifiers import DocNumber
from generator.text.dates import DATE, date_of

__all__ = ["TitleHead", "read_title_head"]

_HEAD = re.compile(
    rf"(?:của\s+(?P<body>[^\d]{{3,90}}?)\s+)?(?:luật\s+)?số\s*:?\s*(?P<number>(?-i:{NUMBER_WORDS})|\d{{1,4}})[\s,]*(?=ngày\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleHead:
    """What a title says of its act before it comes to the matter."""

    number: DocNumber | None
    """``None`` where it is a mere ordinal, as of the acts of 1945: ``SẮC LỆNH … SỐ 72 NGÀY …``."""
    printed: str
    """The number as the title has it."""
    day: date | None
    """``None`` where news give no year: ``Ngày 6/8``."""
    body: str | None
    """The issuing body as printed: ``BỘ TÀI CHÍNH``."""
    matter: str | None
    """The rest, the title proper."""
    document_type: str | None = None
    """What the act is called, where no line of its own says it."""


def read_title_head(title: str | None) -> TitleHead | None:
    """The head inside a title; nothing where the title does not begin with one.

    >>> head = read_title_head("CỦA BỘ TÀI CHÍNH SỐ 07/2010/TT-BTC NGÀY 14 THÁNG 01 NĂM 2010 HƯỚNG DẪN THUẾ")
    >>> str(head.number), head.day.isoformat(), head.body, head.matter
    ('07/2010/TT-BTC', '2010-01-14', 'BỘ TÀI CHÍNH', 'HƯỚNG DẪN THUẾ')
    """
    found = _HEAD.match(title) if title else None
    printed = DATE.match(title, found.end()) if title and found else None
    if title is None or found is None or printed is None:
        return None
    number, day, matter = DocNumber.parse(found["number"]), date_of(printed), title[printed.end() :].strip(" ,;:.-–")
    # A title that says only whose act it is and when: the older acts have no other.
    if day is None or (found["body"] is None and not (number and matter)):
        return None
    return TitleHead(number=number, printed=found["number"], day=day, body=found["body"], matter=matter or None)
