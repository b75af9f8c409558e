"""Which figures tell how things are or were, not how they shall be: ``đã giảm 7,2%``, ``tăng 26% so cùng kỳ``.

Reasons to refuse a figure (``refusals.py`` has the others, and the order in which they are asked).
"""

from __future__ import annotations

import re

from generator.extraction.targets.candidates import Candidate
from generator.extraction.targets.outputs import MAKES, is_past
from generator.text.patterns import CuedPattern

__all__ = [
    "ACHIEVED",
    "BACKGROUND",
    "IN_BRACKETS",
    "REPORTED",
    "is_achieved",
    "is_background",
    "is_counted_up_to_past",
    "is_reported",
]

_ACHIEVED = CuedPattern.of(
    "tình(trạng) đã mới(đạt|chỉ|có) chỉ(đạt|có|chiếm) chưa(đạt|đến) hiện(nay|có|tại|đạt|là|còn) đến(nay) cùng(kỳ)"
    " ước(đạt|thực|tính) theo(khảo|số) tiềm(năng) dự(báo) nhu(cầu) vẫn còn(thấp) cho(thấy) cao(nhất) thấp(nhất)"
    " nhiều(nhất) lớn(nhất) căn(cứ) trên(cơ) giảm(được) tăng(được) ngắn(được) thu(được) bầu thông(qua) biểu(quyết)",
    r"\b(?:cao|thấp|nhiều|lớn)\s+nhất,\s*(?:chiếm|đạt)\s*$|^\s*(?:căn\s+cứ|trên\s+cơ\s+sở)\b[^,]*$"
    r"|\b(?:đã|(?<!thôn )mới(?=\s+(?:đạt|chỉ|có\s*(?:khoảng|gần|trên|hơn)?\s*$))|(?<!chứng )chỉ\s+(?:đạt|có|chiếm)"
    r"|chưa\s+đạt|chưa\s+đến|(?<!so\svới\s)hiện\s+(?:nay|có|tại|đạt|là|còn)|đến\s+nay"
    r"|cùng\s+kỳ|ước\s+(?:đạt|thực|tính)|theo\s+(?:khảo\s+sát|số\s+liệu)|tiềm\s+năng|dự\s+báo"
    r"|tình\s+trạng(?=\s*$)|nhu\s+cầu\s+(?:đất|vốn|kinh\s+phí|sử\s+dụng)|vẫn|còn\s+thấp|cho\s+thấy)\b"
    r"|^(?!.*\bphấn\s+đấu\b).*\b(?:giảm|tăng|rút\s+ngắn|thu)\s+được\s*$|\b(?:bầu|thông\s+qua|biểu\s+quyết)\b[^,;]*\bvới\s*$",
)
_LOOKS_BACK = CuedPattern.of(
    "kết(quả) tuy(nhiên|vậy) song tháng(đầu|qua|thực|cuối) năm(đầu|qua|thực|cuối) quý(đầu|qua|thực|cuối)"
    " qua(khảo|kiểm|rà|đánh) hiện(nay|là) theo(khảo|thống) đã(phát|đạt)",
    r"^\s*kết\s+quả\b(?!.*\b(?:phấn\s+đấu|tối\s+thiểu|ít\s+nhất|trên|từ|đến\s+năm|không\s+quá)\b)|^\s*(?:tuy\s+nhiên|tuy\s+vậy|song,)|^\s*(?:trong|qua|sau)\s+\d+\s+(?:tháng|năm|quý)\s+(?:đầu|qua|thực\s+hiện|cuối)"
    r"|^\s*qua\s+(?:khảo\s+sát|kiểm\s+tra|rà\s+soát|đánh\s+giá)\b|(?<!so\svới\s)\bhiện\s+(?:nay|là)\b|\btheo\s+(?:khảo\s+sát|thống\s+kê)\b|\bđã\s+(?:phát\s+hiện|đạt)\b",
)
_COMPARES_WITH_PAST = CuedPattern.of("so(với)", r"\s*so\s+với\s+(?:(?:cùng\s+kỳ\s+)?năm\s+(?:trước|\d{4})|cùng\s+kỳ)\b")
_AGAINST_YEAR = CuedPattern.of(
    "so(với)", r"\s*\((?:tăng|giảm|cao hơn|thấp hơn)\b[^()]*\bso\s+với\s+năm\s+(?P<year>(?:19|20)\d\d)"
)
_SAME_TERM = CuedPattern.of("cùng(kỳ)", r"cùng kỳ")
_BACKGROUND = CuedPattern.of(
    "dân(số) diện(tích) tỉnh",
    r"\s*(?:(?:tổng\s+)?(?:dân\s+số|diện\s+tích\s+(?:tự\s+nhiên|đất))"
    r"|(?:toàn\s+)?tỉnh\s+(?:\S+\s+){0,3}?(?:hiện\s+)?có\s+\d)\b",
)
IN_BRACKETS = re.compile(r"\([^()]*\)")
_TO_BE_DONE = re.compile(
    r"\bđã\s+(?:được|ban\s+hành|đề\s+ra|giao|ký|phê\s+duyệt|công\s+bố|quy\s+hoạch|đăng\s+ký|xác\s+định|có|số\s+h[oó]|đủ)"
)
_AIM_CLAUSE = re.compile(r"[,;]\s*(?:và\s+)?(?:phấn\s+đấu|mục\s+tiêu|với\s+mục\s+tiêu|nhằm\s+mục\s+tiêu)\b")
_PEOPLE = CuedPattern.of("dân(số)", r"\bdân\s+số\b[^,;%]{0,20}$")
ACHIEVED = (_ACHIEVED,)
REPORTED = (_LOOKS_BACK, _COMPARES_WITH_PAST, _AGAINST_YEAR, _SAME_TERM)
BACKGROUND = (_BACKGROUND, _PEOPLE)
"""The patterns of each reason: without their words in the sentence it need not be asked."""


def is_achieved(candidate: Candidate) -> bool:
    """``Đã giảm 7,2%``, ``mới đạt 34%``, ``chưa đạt 50% tiêu chuẩn``."""
    quantity = candidate.quantity
    words = candidate.words
    if not candidate.reading.is_in_brackets(quantity.number_start):
        words = IN_BRACKETS.sub(" ", words)
    if quantity.has_reach or quantity.is_bound:
        words = words[_behind_aim(words) :]  # "khu công nghiệp đã hoạt động, …, mục tiêu tỷ lệ … đạt 100%"
    if quantity.is_bound or quantity.has_reach or MAKES.search(words) is not None:
        words = _TO_BE_DONE.sub(" ", words)  # "tỷ lệ hồ sơ đã được số hóa đạt tối thiểu 80%" is aimed at
    return _ACHIEVED.search(words, candidate.cues) is not None


def _behind_aim(words: str) -> int:
    """Where the words begin that a clause on an aim opens; what is said before it is not said of the aim."""
    found = list(_AIM_CLAUSE.finditer(words))
    return found[-1].start() if found else 0


def is_reported(candidate: Candidate) -> bool:
    """``Trong 8 tháng đầu năm, …``, ``tăng 26% so cùng kỳ``: a sentence that looks back."""
    is_due = candidate.time is not None and not is_past(candidate)
    is_aimed = candidate.is_aim and candidate.change is not None
    looks_back = not is_due and _looks_back(candidate)
    if not is_due and not candidate.quantity.is_bound:
        looks_back = looks_back or _COMPARES_WITH_PAST.match(candidate.reading.lowered, candidate.cues) is not None
    looks_back = looks_back or _is_told_with_older_year(candidate)
    return looks_back or (not is_aimed and _SAME_TERM.search(candidate.part, candidate.cues) is not None)


def _is_told_with_older_year(candidate: Candidate) -> bool:
    """``đạt 43,96 điểm (tăng 0,06 điểm so với năm 2022)`` in a plan of 2024: the figure is that of 2023."""
    found = _AGAINST_YEAR.match(candidate.reading.lowered, candidate.cues, candidate.quantity.end)
    return found is not None and candidate.issued is not None and int(found["year"]) < candidate.issued - 1


def _looks_back(candidate: Candidate) -> bool:
    """Whether the sentence around the figure says how things are; a remark in brackets does not say it of the rest."""
    text = candidate.reading.lowered
    if _LOOKS_BACK.search(text, candidate.cues) is None:
        return False
    is_inside = candidate.reading.is_in_brackets(candidate.quantity.number_start)
    return is_inside or _LOOKS_BACK.search(IN_BRACKETS.sub(" ", text), candidate.cues) is not None


def is_counted_up_to_past(candidate: Candidate) -> bool:
    """``Tính đến ngày 31/10/2025, tỷ lệ giải ngân đạt 58,4%`` in a plan of 2026."""
    issued, reading = candidate.issued, candidate.reading
    first = reading.times[0] if reading.times else None
    if issued is None or first is None or not first.is_reference or reading.lowered[: first.start].strip():
        return False
    return (first.year or issued) < issued


def is_background(candidate: Candidate) -> bool:
    """``Dân số toàn tỉnh khoảng 1,2 triệu người, trong đó …``: what a place is like."""
    is_people = "người" in candidate.quantity.unit and candidate.time is None
    if is_people and _PEOPLE.search(candidate.before, candidate.cues) is not None:
        return True
    return _BACKGROUND.match(candidate.before, candidate.cues) is not None and not candidate.quantity.is_bound
