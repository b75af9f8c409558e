"""Laws named by name: ``Luật Cán bộ, công chức năm 2008``, with their number where it follows the name.

An amending law is one law with the laws inside its own name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from generator.extraction.act_numbers import NumberedAct
from generator.extraction.numbers import iter_numbers
from generator.model.identifiers import DocNumber
from generator.model.working import working_value
from generator.text.dates import DATE, blank_day_year, date_of
from generator.text.unicode import LOWER
from generator.vocab.laws import law_names

__all__ = ["LawName", "iter_law_names", "may_name_law"]

_YEAR = r"(?:19|20)\d\d"
# Each branch begins with its own letter and looks back from there: the search skips all other letters at full speed.
_HEAD = re.compile(
    r"(?P<type>B(?<!\wB)ộ\s+[Ll]uật|L(?<!\wL)(?<!học L)uật(?!\s+(?:sư|gia|định)\b)|P(?<!\wP)háp\s+lệnh"
    r"|H(?<!\wH)iến\s+pháp|B(?<!\wB)Ộ\s+LUẬT|L(?<!\wL)UẬT|P(?<!\wP)HÁP\s+LỆNH)\b(?=\s+(?:[^\W\d_]|(?:19|20)\d\d\b))"
)
_CONSTITUTION = re.compile(r"\s+nước\s+Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam\b", re.IGNORECASE)
_PLAIN_YEAR = re.compile(r"\s+(?:năm\s+)?(?:19|20)\d\d\b")
_AMENDING = re.compile(r"\s+[Ss]ửa\s+đổi\b")
_WHEN = re.compile(
    # "… của Quốc hội khóa XI ngày", "được Quốc hội thông qua ngày", "ban hành năm": who gave a law, before its day.
    r"(?:\s+(?:của|do|(?:đã\s+)?được)\s+(?:Quốc\s+hội|(?:Ủy|Uỷ)\s+ban\s+thường\s+vụ\s+Quốc\s+hội|Hội\s+đồng\s+nhân\s+dân)"
    r"(?:(?!\b(?:Luật|Nghị|Quyết|Pháp|sửa)\b)[^;.:()“”\"|\d]){0,60}?)?(?:\s+(?:được\s+)?(?:ban\s+hành|thông\s+qua|công\s+bố))?"
    rf"[\s,]*\(?(?:năm\s+(?P<year>{_YEAR})\b|(?=ngày\s)|(?<=\s)(?P<bare>{_YEAR})(?![\d/]|[.,-]\d))",
    re.IGNORECASE,
)
# Where a name without a date ends: punctuation, or a word that no law's name goes on with.
_STOP = re.compile(
    r"[;.:()“”\"\n|]|\s+(?:này|nêu|được|có\s+hiệu|quy\s+định|hiện\s+hành|đã|theo|trong|để|cho|tại|là|khi"
    r"|bảo\s+đảm|và\s+(?:các|pháp|những|hướng|quy|theo)|số\s+\d|của\s+Quốc|Căn\s+cứ|nhằm|năm|ngày|về\s+việc"
    r"|có\s+(?:liên|một|ít|quyền|trách|thay|quy)|cũng|với|từ|(?<!mắc )phải|không|còn|hết|thì|mà|do|hoặc|bao\s+gồm|gồm"
    r"|thuộc|trên|đối\s+với|thực\s+hiện(?!\s+dân\s+chủ)|và\s+(?:Nghị|Quyết|Thông|Điều|khoản|biện|bao|có|của|ít|sửa|văn)|về|nhưng|trừ"
    # "Luật Cán bộ công chức 2008": the year of a law that no list has under that spelling.
    rf"|sau|{_YEAR}(?![/\d]))\b|,(?!\s+chống\b)"
)
_DATED = rf"(?=[\s,]*(?:\(?năm\s+{_YEAR}|\(?ngày\s+\d|số\s*:?\s*\d+/{_YEAR}/))"
# "… suy giảm miễn dịch mắc phải ở người (HIV/AIDS) số 64/2006/QH11": capitals in brackets belong to the name.
_NAME_WITH_YEAR = re.compile(rf"(?:[^;.:()“”\"|]|\((?-i:[A-ZĐ/]{{2,12}})\)){{2,220}}?{_DATED}", re.IGNORECASE)
# Nine laws in one name: "Luật sửa đổi một số điều của Luật Chứng khoán, … Luật Xử lý vi phạm hành chính ngày …".
_LONG_NAME = re.compile(rf"[^;.:()“”\"|]{{2,560}}?{_DATED}", re.IGNORECASE)
# A law of that name and more: "Luật Khiếu nại, tố cáo ngày …" beside "Luật Khiếu nại".
_MORE_OF_NAME = re.compile(rf",\s+(?-i:[{LOWER}])[^,;.:()“”\"|\d]{{2,40}}?{_DATED}", re.IGNORECASE)
# "Luật Giao dịch điện tử (sửa đổi) ngày 22/6/2023"
_REVISED = re.compile(
    rf"\s*\(\s*sửa\s+đổi(?:,\s*bổ\s+sung)?\s*\)(?=,?\s+(?:ngày\s+\d|năm\s+{_YEAR}|(?:của|do|(?:đã\s+)?được)\s+Quốc\s+hội\b))",
    re.IGNORECASE,
)
# "Luật sửa đổi một số điều của các Luật về thuế và … của Thông tư số 39/2014/TT-BTC": that number is not the law's.
_LESSER_ACT = re.compile(r"\b(?:Nghị\s+(?:định|quyết)|Thông\s+tư|Quyết\s+định)(?:\s+liên\s+tịch)?(?:\s+số\b|$)")
_CONVENTION = re.compile(r"\bCông\s+ước\b[^.;]*\bvề\s+$", re.IGNORECASE)
"""``Công ước của Liên hợp quốc về Luật biển năm 1982`` is no law."""
_MAX_NAME = 240
_MAX_AMENDING = 580
_MANY = 2
_SENTENCE = re.compile(r"\b(?:theo|được|tại|này|để|khi|trong|phải|đã)\b")
"""Words of a sentence, which no list of laws has."""
_LONGEST_NUMBER = 60
_NUMBER_BEHIND = re.compile(r"\s*,?\s*số\s*:?\s*(?=\d)", re.IGNORECASE)
_TONES = {"óa": "oá", "òa": "oà", "ủy": "uỷ", "úy": "uý"}


@working_value
class LawName:
    """One mention of a law by its name; ``text[start:end]`` runs to the end of its number, date or year."""

    start: int
    end: int
    document_type: str
    name: str
    rule: str
    day: date | None = None
    year: int | None = None
    number: DocNumber | None = None


@cache
def _known_names() -> re.Pattern[str]:
    names = sorted({_pattern_of(name) for name in law_names()}, key=lambda name: (-len(name), name))
    return re.compile(r"\s+(?:" + "|".join(names) + r")(?!\w)", re.IGNORECASE)


def _pattern_of(name: str) -> str:
    """A name with both places of the tone (``hóa``, ``hoá``), and blanks of any kind."""
    words = re.escape(name).replace(r"\ ", r"\s+")
    for older, newer in _TONES.items():
        words = re.sub(rf"{older}(?!\w)", f"(?:{older}|{newer})", words)
    return words


def may_name_law(text: str) -> bool:
    """Whether a law can be named in a text at all; most provisions name none."""
    return _has_word(text) and _HEAD.search(text) is not None


def _has_word(text: str) -> bool:
    printed = "uật" in text or "Pháp" in text or "Hiến" in text
    return printed or "UẬT" in text or "PHÁP" in text


def iter_law_names(text: str, numbered: Sequence[NumberedAct]) -> Iterator[LawName]:
    """Yield the laws that a text names, in order; those inside a numbered mention or another name are none.

    >>> [law.name for law in iter_law_names("theo Luật Cán bộ, công chức năm 2008, Luật Viên chức năm 2010", ())]
    ['Luật Cán bộ, công chức', 'Luật Viên chức']
    >>> [str(law.number) for law in iter_law_names("Luật Xây dựng số 50/2014/QH13 ngày 18/6/2014", ())]
    ['50/2014/QH13']
    """
    starts = [act.start for act in numbered]
    behind = 0
    for head in _HEAD.finditer(text) if _has_word(text) else ():
        before = bisect_right(starts, head.start()) - 1
        if head.start() < behind or (before >= 0 and head.start() < numbered[before].end):
            continue
        law = _read(text, head)
        if law is not None:
            behind = law.end
            yield law


def _read(text: str, head: re.Match[str]) -> LawName | None:
    if head["type"].isupper():  # in a title; only names that are known, for all words are in capitals there
        known = _known_names().match(text, head.end())
        return _law(text, head, known.end(), rule="capitals-law") if known is not None else None
    if _AMENDING.match(text, head.end()):
        return _amending(text, head)
    known = _CONSTITUTION.match(text, head.end()) if head["type"][0] == "H" else _known_names().match(text, head.end())
    end = _with_more(text, known.end()) if known is not None else _end_of_name(text, head)
    if end is None:
        return None
    return _law(text, head, end, rule="law-by-name" if known is None else "known-law")


def _with_more(text: str, end: int) -> int:
    """End of a known name, or of the longer one that its date closes."""
    more = _MORE_OF_NAME.match(text, end)
    return more.end() if more is not None and _STOP.search(more.group(), 1) is None else end


def _end_of_name(text: str, head: re.Match[str]) -> int | None:
    """End of a name that no list has: it starts with a capital, and goes on to a date or to a word no name has.

    One in small letters has a date and no other word of a sentence: ``Pháp lệnh phí và lệ phí năm 2001``.
    """
    if head["type"][0] == "H":
        return head.end() if _PLAIN_YEAR.match(text, head.end()) else None
    limit = min(len(text), head.end() + _MAX_NAME)
    dated = _NAME_WITH_YEAR.match(text, head.end(), limit)
    if not text[head.end() :].lstrip()[:1].isupper():
        is_name = dated is not None and _STOP.search(text, head.end(), dated.end()) is None
        is_name = is_name and _CONVENTION.search(text[max(0, head.start() - _LONGEST_NUMBER) : head.start()]) is None
        return dated.end() if dated and is_name and _is_one_name(text[head.end() : dated.end()]) else None
    stop = _STOP.search(text, head.end(), limit)
    plain = stop.start() if stop else limit
    if dated is not None and _is_one_name(text[head.end() : dated.end()]):
        return dated.end()
    inside = _HEAD.search(text, head.end(), plain)
    end = inside.start() if inside else plain
    return end if stop or inside or end == len(text) else None


def _is_one_name(words: str) -> bool:
    """Whether words up to a year are one name: no second act among them, no word or year that ends a name."""
    return _HEAD.search(words) is None and not re.search(
        rf"\b(?:Nghị|Quyết|Thông tư|Chỉ thị|theo|của|để|được|tại|trong)\b|\s{_YEAR}\b(?![/\d])", words
    )


def _amending(text: str, head: re.Match[str]) -> LawName | None:
    """``Luật sửa đổi, bổ sung một số điều của Luật A và Luật B năm 2019`` is one law."""
    limit = min(len(text), head.end() + _MAX_AMENDING)
    dated = _LONG_NAME.match(text, head.end(), limit)
    if dated is None or _LESSER_ACT.search(dated.group()) or not _is_list(dated.group()):
        return None
    return _law(text, head, dated.end(), rule="amending-law")


def _is_list(name: str) -> bool:
    """Whether a name is short, or long because it lists the laws that are amended."""
    return len(name) <= _MAX_NAME or (name.count("Luật") > _MANY and _SENTENCE.search(name) is None)


def _law(text: str, head: re.Match[str], end: int, *, rule: str) -> LawName | None:
    name = " ".join(text[head.start() : end].split()).rstrip(" ,")
    name = re.sub(r"\s+và$", "", name)
    end = head.start() + len(text[head.start() : end].rstrip(" ,"))
    if text[head.start() : end].endswith(" và"):
        end -= 3
    number, end = _number(text, end)
    revised = _REVISED.match(text, end)
    end = revised.end() if revised is not None else end
    day, year, stop = _when(text, end)
    year = year or (number.year if number is not None else None)
    kind = " ".join(head["type"].split()).capitalize()
    return LawName(
        start=head.start(), end=stop, document_type=kind, name=name, rule=rule, day=day, year=year, number=number
    )


def _number(text: str, end: int) -> tuple[DocNumber | None, int]:
    """The number that follows a name, and where the words with it end."""
    lead = _NUMBER_BEHIND.match(text, end)
    if lead is None:
        return None, end
    number, match = next(iter_numbers(text[: lead.end() + _LONGEST_NUMBER], lead.end()), (None, None))
    return (number, match.end()) if match is not None and match.start() == lead.end() else (None, end)


def _when(text: str, end: int) -> tuple[date | None, int | None, int]:
    """Day and year behind a name or its number, and where they end."""
    when = _WHEN.match(text, end)
    if when is None:
        return None, None, end
    if when["year"] or when["bare"]:
        return None, int(when["year"] or when["bare"]), when.end()
    printed = DATE.match(text, when.end())
    day = date_of(printed) if printed else None
    if printed and day:
        return day, day.year, printed.end()
    blank = blank_day_year(text, when.end())
    return (None, *blank) if blank is not None else (None, None, end)
