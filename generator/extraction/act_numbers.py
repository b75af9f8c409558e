"""Acts named by their number: ``Công văn số 3759/BNV-CCHC ngày 02/8/2021 của Bộ Nội vụ``.

Reads type word, number, date or year, and issuing body; a list that names its type once (``các Nghị quyết số
18-NQ/TW, 19-NQ/TW``) gives it to each number; a number without any type word takes the type of its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from generator.extraction.bodies import end_of_known_bodies
from generator.extraction.numbers import iter_numbers
from generator.extraction.old_numbers import TypedNumber, iter_old_numbers, iter_sharing_numbers
from generator.model.identifiers import DocNumber
from generator.model.working import working_value
from generator.text.dates import DATE, blank_day_year, date_of
from generator.text.patterns import any_word, beginning_of
from generator.text.unicode import LOWER, UPPER
from generator.vocab.document_types import document_types, type_of_code, type_of_label

__all__ = ["NumberedAct", "iter_numbered_acts"]

_ANY_TYPE = "Văn bản"
"""What an act is called where its type is not said, most often a công văn."""
_ABBREVIATIONS = {
    "QĐ": "Quyết định",
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "KH": "Kế hoạch",
    "TT": "Thông tư",
    "CV": "Công văn",
    "VB": _ANY_TYPE,
}
# "các văn bản: số 4011/UBND-VX2", "Công văn hỏa tốc số …"; recognition loses letters: "Nghị định s20/2008/NĐ-CP".
_LABEL = r"(?:\s+(?:liên tịch|hợp nhất|hỏa tốc|hoả tốc|khẩn))?(?:\s*:)?(?P<so>\s+(?i:số|s))?\s*:?\s*$"
_SO = re.compile(r"(?:\bsố\s*:?\s*)$", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,|;|và|hoặc|,\s*và)\s*(?:số\s*:?\s*)?$", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"[\s,]*(?:\(?\s*(?:ban hành|ký)?\s*)(?=ngày)", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"\s+năm\s+(?P<year>(?:19|20)\d\d)\b")
_SAME_SENTENCE = re.compile(r"[^.\n]{0,120}(?:[;,(]|\bvà)\s*số\s*:?\s*")
_JOINT = re.compile(r"\s*(?:,|;|và|,\s*và)\s*")
_LIST_REACH = 12
_LOOK_BACK = 48
_BODY = re.compile(rf"\s*(?:,\s*)?của\s+(?P<body>[{UPPER}][^;:()\n“”\"|]{{1,120}})")
# Where a body ends that the vocabulary does not know.
_BODY_END = re.compile(
    r"\s+(?:về|v/v|[Bb]an hành|[Pp]hê duyệt|[Qq]u[yi] định|[Hh]ướng dẫn|[Ss]ửa đổi|Quyết định|Tiêu chuẩn|tại|thực hiện"
    rf"|triển khai|đến|cho|năm|ngày|và(?=\s+[{LOWER}])|để|trong|được|giao|công bố|là|có|theo|do|khóa|khoá|thông qua"
    r"|nhiệm kỳ|gắn|trên|đã|nhằm|thì|đối|từ|tối|hết|bãi|như|những|đang|phải|chưa|tiếp|gửi|trực|các|bảo đảm|đảm bảo"
    r"|hoàn thành|trước|với|yêu cầu|chỉ đạo|đề nghị|vào|số)\b"
    rf"|\s*[.](?:\s|$)|,\s*(?:(?!\s)(?=[{LOWER}])|(?=(?:Nghị|Quyết|Thông|Luật|Sắc|Kế|Chỉ|Công|Chương|Ủy|Uỷ|UBND|Tờ"
    r"|Báo|Kết)))|\s+và\s+(?=(?:Nghị|Quyết|Thông|Luật|Kế|Chỉ|Công|Chương|Tờ|Báo|Kết)\s)|,\s*$|\s*$"
)
_NEXT_BODY = re.compile(
    r",\s+(?=(?:Ban|UBND|HĐND|[ỦU][yỷ]\s+ban|Hội\s+đồng|(?:Tỉnh|Thành|Huyện|Đảng)\s+[uủ][yỷ]|Sở|Bộ|Chủ\s+tịch|Giám\s+đốc"
    r"|Thường\s+trực|Văn\s+phòng|Chính\s+phủ|Cục|Phòng)\s)"
)
_ACTS = re.compile(
    r",?\s+(?:ban\s+hành|xây\s+dựng|đề\s+ra|triển\s+khai|thống\s+nhất|quyết\s+định|yêu\s+cầu|chỉ\s+đạo|hướng\s+dẫn|đề\s+nghị"
    r"|giao|báo\s+cáo|thông\s+báo|phê\s+duyệt|quy\s+định|tổ\s+chức|trình)\b"
)
_PROPOSER = re.compile(
    r"(?:của|,)\s+(?P<body>(?:Giám đốc |Chủ tịch |Bộ trưởng |Chánh )?(?:Sở|Bộ|Ban|Văn phòng|Ủy ban|Uỷ ban|UBND"
    r"|Thanh tra|Công an|Cục)\s(?:(?!\bđề nghị\b)[^;:.()]){2,90}?),?\s*(?:\(|tại\s+|theo\s+)(?:các\s+)?$"
)


@working_value
class NumberedAct:
    """One mention; ``text[start:end]`` runs from the type word to the end of the number, date or year."""

    start: int
    end: int
    number: DocNumber
    document_type: str
    rule: str
    day: date | None = None
    year: int | None = None
    issuer: str | None = None


@cache
def _type_before() -> re.Pattern[str]:
    names = (*document_types().names, _ANY_TYPE)
    either, short = any_word(names).replace(r"\ ", r"\s+"), "|".join(_ABBREVIATIONS)
    first = {name[0] for name in (*names, *_ABBREVIATIONS)}
    # "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15" is one law: its number belongs to its name.
    pattern = rf"(?<!\w)(?<!pháp\s)(?P<type>(?i:{either})|(?:{short})){_LABEL}"
    return beginning_of(pattern, "".join(sorted({cased for char in first for cased in (char.lower(), char.upper())})))


def iter_numbered_acts(text: str) -> Iterator[NumberedAct]:
    """Yield the mentions of a text in order.

    >>> [str(act.number) for act in iter_numbered_acts("các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017")]
    ['18-NQ/TW', '19-NQ/TW']
    """
    acts: list[NumberedAct] = []
    old = [_of_old(found, rule="old-number") for found in iter_old_numbers(text)]
    for number, match in iter_numbers(text):
        while old and old[0].start < match.start():
            acts.append(_dated(text, old.pop(0)))
        acts += [_of_old(found, rule="shared-symbol") for found in iter_sharing_numbers(text, number, match.start())]
        act = _typed(text, number, match) or _listed(text, number, match, acts) or _coded(text, number, match)
        act = act or _lettered(text, number, match, acts)
        if act is not None:
            acts.append(_dated(text, act))
    acts += [_dated(text, act) for act in old]
    yield from _with_shared_issuers(text, acts)


def _typed(text: str, number: DocNumber, match: re.Match[str]) -> NumberedAct | None:
    window = max(0, match.start() - _LOOK_BACK)
    found = _type_before().search(text, window, match.start())
    if found is None:
        return None
    words = " ".join(found["type"].split())
    label = _ABBREVIATIONS.get(words) or _label(words)
    coded = type_of_code(number.type_code, party=number.is_party_style) if number.type_code is not None else None
    if label == _ANY_TYPE and coded is not None:
        label = coded.label  # "Văn bản số 11/BC-UBND" is a report
    return NumberedAct(start=found.start(), end=match.end(), number=number, document_type=label, rule="typed-number")


def _of_old(found: TypedNumber, *, rule: str) -> NumberedAct:
    label = _label(" ".join(found.words.split()))
    return NumberedAct(
        start=found.start, end=found.end, number=found.number, document_type=label, rule=rule, year=found.number.year
    )


def _label(words: str) -> str:
    known = type_of_label(words)
    return known.label if known is not None else words.capitalize()


def _listed(text: str, number: DocNumber, match: re.Match[str], acts: list[NumberedAct]) -> NumberedAct | None:
    """``Nghị quyết số 18-NQ/TW, 19-NQ/TW``: the type word serves the list."""
    if not acts or not _LIST.fullmatch(text, acts[-1].end, match.start()):
        return None
    start = _with_so(text, match.start())
    return NumberedAct(
        start=start, end=match.end(), number=number, document_type=acts[-1].document_type, rule="listed-number"
    )


def _coded(text: str, number: DocNumber, match: re.Match[str]) -> NumberedAct | None:
    """A number alone: its code says the type, or that there is none to say."""
    known = type_of_code(number.type_code or "", party=number.is_party_style)
    if known is None:
        return None
    return NumberedAct(
        start=_with_so(text, match.start()),
        end=match.end(),
        number=number,
        document_type=known.label,
        rule="coded-number",
    )


def _lettered(text: str, number: DocNumber, match: re.Match[str], acts: list[NumberedAct]) -> NumberedAct | None:
    """``văn bản số 2687/TTg-KTN ngày 30/12/2014 (tỉnh A); số 1316/TTg-KTN ngày 10/8/2015``: one more of them."""
    if not acts or _SAME_SENTENCE.fullmatch(text, acts[-1].end, match.start()) is None:
        return None
    if _date(text, match.end())[0] is None:
        return None
    start = _with_so(text, match.start())
    return NumberedAct(
        start=start, end=match.end(), number=number, document_type=acts[-1].document_type, rule="listed-number"
    )


def _with_so(text: str, start: int) -> int:
    found = _SO.search(text, max(0, start - 6), start)
    return found.start() if found else start


def _dated(text: str, act: NumberedAct) -> NumberedAct:
    """The mention with what follows its number: date or year, and body, in either order."""
    is_joint = "liên tịch" in act.document_type.lower()
    issuer, behind_body = _body(text, act.end, is_joint=is_joint)
    day, year, end = _when(text, act, behind_body)
    if issuer is None and end > act.end:
        issuer, _ = _body(text, end, is_joint=is_joint)
    return NumberedAct(
        start=act.start,
        end=end,
        number=act.number,
        document_type=act.document_type,
        rule=act.rule,
        day=day,
        year=year,
        issuer=issuer,
    )


def _when(text: str, act: NumberedAct, behind_body: int) -> tuple[date | None, int | None, int]:
    """Day and year of an act, and where they end; a number can hold its year itself."""
    for position in (act.end, behind_body) if behind_body > act.end else (act.end,):
        day, end = _date(text, position)
        if day is not None:
            return day, day.year, end
    lead = _BEFORE_DAY.match(text, act.end)
    blank = blank_day_year(text, lead.end()) if lead is not None else None
    if blank is not None:
        return None, *blank
    year = _YEAR_BEHIND.match(text, act.end)
    return (None, int(year["year"]), year.end()) if year else (None, act.number.year, act.end)


def _date(text: str, position: int) -> tuple[date | None, int]:
    lead = _BEFORE_DAY.match(text, position)
    found = DATE.match(text, lead.end()) if lead else None
    if found is None:
        return None, position
    return date_of(found), found.end()


def _body(text: str, position: int, *, is_joint: bool) -> tuple[str | None, int]:
    found = _BODY.match(text, position)
    if found is None:
        return None, position
    stop = end_of_known_bodies(text, found.start("body"))
    if stop is None:
        end = _BODY_END.search(text, found.start("body"), found.end("body"))
        stop = end.start() if end else found.end("body")
    if not is_joint:
        stop = _without_subject(text, found.start("body"), stop)
    words = " ".join(text[found.start("body") : stop].split()).rstrip(" .,/")
    return (words or None), stop


def _without_subject(text: str, start: int, stop: int) -> int:
    """``… của Chính phủ, Ban Chấp hành Đảng bộ tỉnh ban hành Chương trình``: the last body is who acts here."""
    if _ACTS.match(text, stop) is None:
        return stop
    starts = [found.start() for found in _NEXT_BODY.finditer(text, start, stop)]
    return starts[-1] if starts else stop


def _with_shared_issuers(text: str, acts: list[NumberedAct]) -> Iterator[NumberedAct]:
    """``A và B của Chính phủ``: a body named once holds for acts of one type; ``Sở X tại Tờ trình …`` stands before."""
    for index, act in enumerate(acts):
        if act.issuer is not None:
            yield act
            continue
        issuer = _proposer(text, act) or _next_issuer(text, acts, index)
        yield act if issuer is None else replace(act, issuer=issuer)


def _next_issuer(text: str, acts: list[NumberedAct], index: int) -> str | None:
    for here, following in zip(
        acts[index : index + _LIST_REACH], acts[index + 1 : index + 1 + _LIST_REACH], strict=False
    ):
        is_list = _JOINT.fullmatch(text, here.end, following.start) is not None
        if not is_list or following.document_type != here.document_type:
            return None
        if following.issuer is not None:
            return following.issuer if _is_of_one_body(acts[index], following) else None
    return None


def _is_of_one_body(one: NumberedAct, other: NumberedAct) -> bool:
    """Whether the symbols name one body: ``39/2025/TT-BKHCN; 102/2012/TT-BTC … của Bộ Tài chính`` do not."""
    mine, its = (act.number.symbol.rpartition("/")[2].split("-") for act in (one, other))
    if len(mine) > 1 and len(its) > 1:
        mine, its = _code_of_body(mine), _code_of_body(its)
    return any(code.startswith(also) or also.startswith(code) for code in _bare(mine) for also in _bare(its))


def _code_of_body(parts: list[str]) -> list[str]:
    """``BTC`` of ``TT-BTC``, ``BCT`` of ``BCT-ĐL``, behind which its department stands."""
    return parts[-1:] if type_of_code(parts[0]) is not None else parts[:1]


def _bare(codes: list[str]) -> list[str]:
    return [code.rstrip("0123456789") for code in codes]


def _proposer(text: str, act: NumberedAct) -> str | None:
    """``Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …``."""
    if act.document_type not in {"Tờ trình", "Báo cáo", "Công văn"}:
        return None
    found = _PROPOSER.search(text, max(0, act.start - 140), act.start)
    return " ".join(found["body"].split()) if found else None
