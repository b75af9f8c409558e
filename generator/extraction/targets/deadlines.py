"""By when: which time of a sentence belongs to which figure.

A time at the head of a clause holds for what follows (``Đến năm 2025, …; …``); one behind a figure for what stands
before it in the same part of the sentence (``100% văn bản … trước ngày 30/6/2023``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise

from generator.extraction.targets.quantities import FIGURES, Quantity
from generator.extraction.targets.reading import Reading
from generator.extraction.targets.times import YEARLY, TimeMention
from generator.extraction.targets.tokens import TokenKind
from generator.text.patterns import LastWords, search_end

__all__ = ["read_deadlines"]

# All patterns here are for small letters.
_CLAUSE_SIGNS = (";", ",", ":", ".", "(", "–", "-")
_CLAUSE_START = LastWords.of(
    "và đấu nhằm có là đó riêng đảm bảo tiêu theo thể",
    r"\b(?:và|phấn đấu|nhằm|có|là|trong đó|riêng|bảo đảm|đảm bảo|mục tiêu|tiếp theo|cụ thể)\s*$",
)
# "…; định hướng năm 2050, …": an outlook opens a clause. Behind a comma that may be the name of a plan ("giai đoạn
# 2021-2025, định hướng đến năm 2030"), unless a figure stands before it.
_OUTLOOK = LastWords.of(
    "hướng nhìn kiến tới là",
    r"(?P<mark>^|[;:.,])\s*(?:và\s+)?(?:định hướng|tầm nhìn|dự kiến|tiến tới|hướng tới)(?:\s+là)?\s*$",
)
# "…; tầm nhìn đến năm 2045 đạt 100%; tỷ lệ hài lòng đạt 90%": an outlook of what was said before goes no further.
_SAYS_NO_SUBJECT = re.compile(r"\s+(?:phấn đấu\s+)?(?:đạt|là|lên|còn|giảm|tăng|trên|dưới|ít nhất|tối thiểu|khoảng|\d)")
_OPENS_BRACKET = LastWords.of("( kiến", r"\((?:dự kiến\s+)?$")
_FIGURE_LENGTH = 3
"""Words between a figure and the comma that ends its clause."""
_CLAUSE_END = re.compile(r"\s*(?:$|[;,.)]|và\b|đối với\b|theo\b|\()")

_PARTICIPLE = LastWords.of(
    "hành sinh nhận lực cấp giao lập tư dụng",
    r"\b(?:ban hành|phát sinh|tiếp nhận|có hiệu lực|được cấp|được giao|được thành lập|đầu tư|đưa vào sử dụng)\s*$",
)
_AS_MUCH = re.compile(r"\bbằng\s+(?:một\s+nửa|\d[\d.,]*\s*(?:%|lần)|gấp\s+\S+)(?:\s+(?:của|so với|mức|số\s+\S+))*\s*$")
_PREDICATE = re.compile(r"[^,;:.]*\b(?:được|phải)\b")
_ONLY_DUE = re.compile(
    r"\s*[;.]\s*(?P<lead>(?:(?:thời (?:hạn|gian)|tất cả|toàn bộ"
    r"|các (?:chỉ tiêu|nội dung|nhiệm vụ)(?: (?:trên|này))?)\s+)?)(?:hoàn thành|thực hiện|xong)(?:\s+xong)?\s*:?\s*"
)
# "90% thủ tục …, nâng lên 100% vào năm 2028"
_RAISED_LATER = re.compile(r",\s*(?:và\s+)?(?:nâng|tăng|giảm)\s+(?:lên|xuống)\s[^,;]*\d")
_NEW_AIM = re.compile(r"\s*,\s*phấn đấu\b")
_OF_THEM = re.compile(r"[,;]\s*trong (?:số )?đó\b[^;]*\d")
_OLDER = LastWords.of(
    "hơn với mức số của", r"\b(?:cao|thấp|nhiều|ít|lớn|nhỏ|tốt) hơn (?:so với )?(?:mức |số )?(?:của )?$"
)
_NEXT_TIME = re.compile(r"\s*(?:,|và|,\s*và)\s*")
_BINDS_ONLY = re.compile(r"[\s:]*(?:đạt|là|có|khoảng|trên|dưới|tối thiểu|ít nhất|từ|không quá|\s)*")


class _Reach(Enum):
    FOLLOWING = auto()
    """What comes after it, over semicolons too, until another such time."""
    NEXT = auto()
    """Figures of its own clause that come after it."""
    PRECEDING = auto()


def read_deadlines(reading: Reading, bases: Sequence[tuple[int, int] | None]) -> tuple[TimeMention | None, ...]:
    """The time the sentence itself states for each of its figures."""
    if not reading.times:
        return (None,) * len(reading.quantities)
    taken = [base for base in bases if base is not None]
    times = [time for time in reading.times if _is_deadline(reading, time, taken)]
    reaches = [_reach(reading, time) for time in times]
    stated = tuple([_deadline(reading, number, times, reaches) for number in range(len(reading.quantities))])
    return _in_turn(reading, stated, times)


def _is_deadline(reading: Reading, time: TimeMention, bases: Sequence[tuple[int, int]]) -> bool:
    if time.is_reference:
        return False
    if any(start <= time.start < end for start, end in bases) or _is_in_origin(reading, time):
        return False
    if TokenKind.BASE in reading.kinds:
        just_before = reading.tokens[max(0, time.token - 2) : time.token]
        if any(token.kind is TokenKind.BASE and time.start - token.end <= 2 for token in just_before):
            return False
    is_older = _OLDER.search(reading.lowered, time.start) is not None  # "ít hơn năm 2022 tối thiểu 10%"
    return not (is_older or _tells_which(reading, time) or _is_compared_with(reading, time))


def _is_in_origin(reading: Reading, time: TimeMention) -> bool:
    """``từ 24 giờ năm 2021 xuống còn 16 giờ``: when things stood so."""
    return any(
        quantity.origin is not None and quantity.start <= time.start < quantity.number_start
        for quantity in reading.quantities
    )


def _tells_which(reading: Reading, time: TimeMention) -> bool:
    """``văn bản ban hành trước ngày 31/12/2023 được rà soát``: which of them, not by when."""
    is_participle = _PARTICIPLE.search(reading.lowered, time.start) is not None
    return is_participle and _PREDICATE.match(reading.lowered, time.end) is not None


def _is_compared_with(reading: Reading, time: TimeMention) -> bool:
    """``bằng một nửa giai đoạn 2021-2025``."""
    return "bằng" in reading.lowered and search_end(_AS_MUCH, reading.lowered, end=time.start) is not None


def _deadline(
    reading: Reading, number: int, times: Sequence[TimeMention], reaches: Sequence[_Reach]
) -> TimeMention | None:
    quantity = reading.quantities[number]
    in_brackets = reading.is_in_brackets(quantity.number_start)
    start, end = reading.segment(quantity.start)
    end = _end_with_due(reading, end)
    leading: TimeMention | None = None
    trailing: TimeMention | None = None
    for time, reach in zip(times, reaches, strict=True):
        if reading.is_in_brackets(time.start) and not in_brackets:
            if _stands_beside(reading, number, time):
                return time
            continue
        if time.start < quantity.start:
            is_next = reach is _Reach.NEXT and time.start >= start and not _is_left_behind(reading, time, quantity)
            if reach is _Reach.FOLLOWING or is_next:
                leading = time
        elif reach is _Reach.PRECEDING and time.end <= end and _dates_back_to(reading, quantity, time):
            trailing = time if trailing is None or _only_tells_which(reading, trailing, time) else trailing
    if leading is not None and _BINDS_ONLY.fullmatch(reading.lowered, leading.end, quantity.number_start):
        return leading  # "năm 2026 khoảng 700 mẫu và tăng 5% … đến năm 2030"
    if trailing is not None and not (trailing.is_bare and leading is not None):
        return trailing
    return leading


def _dates_back_to(reading: Reading, quantity: Quantity, time: TimeMention) -> bool:
    """Whether a time holds for a figure so far before it: not over *trong đó*, nor a yearly step over its own verb."""
    between = reading.tokens_between(quantity.end, time.start)
    is_apart = reading.lowered[: time.start].rstrip().endswith(",")
    if not is_apart and _OF_THEM.search(reading.lowered, quantity.end, time.start) is not None:
        return False
    is_step = time.value == YEARLY and any(
        comma.kind is TokenKind.COMMA and verb.kind in (TokenKind.CUT, TokenKind.RAISE)
        for comma, verb in pairwise(between)
    )
    # "tăng bình quân 10%/năm và có 03 đơn vị … trong năm 2023": what goes on every year has no one year.
    is_rate = quantity.unit.endswith("/năm") and any(token.kind in FIGURES for token in between)
    return not (is_step or is_rate) and _RAISED_LATER.search(reading.lowered, quantity.end, time.start) is None


def _is_left_behind(reading: Reading, time: TimeMention, quantity: Quantity) -> bool:
    """``Ban hành kế hoạch trước ngày 15/02/2023, phấn đấu chỉ số … tăng 3 điểm``: a new aim is not due by that day."""
    return _NEW_AIM.match(reading.lowered, time.end, quantity.start) is not None


def _only_tells_which(reading: Reading, first: TimeMention, second: TimeMention) -> bool:
    """``tiêu chí bị trừ điểm năm 2023 trong quý III năm 2024``: of two times side by side the second is the day."""
    is_beside = not reading.lowered[first.end : second.start].strip()
    return is_beside and first.is_bare and not second.is_bare


def _end_with_due(reading: Reading, end: int) -> int:
    """``tổ chức 02 đoàn kiểm tra; hoàn thành trước ngày 30/10/2025``: a part that only says by when goes with it."""
    due = _ONLY_DUE.match(reading.lowered, end) if end < len(reading.lowered) else None
    if due is None:
        return end
    time = next((time for time in reading.times if due.end("lead") <= time.start <= due.end()), None)
    is_all = time is not None and _CLAUSE_END.match(reading.lowered, time.end) is not None
    return time.end if time is not None and is_all else end


def _stands_beside(reading: Reading, number: int, time: TimeMention) -> bool:
    """``50% hồ sơ (đến năm 2023)``: a bracket with nothing but a time dates the figure before it."""
    is_opened = _OPENS_BRACKET.search(reading.lowered, time.start) is not None
    if not (is_opened and reading.lowered.startswith(")", time.end)):
        return False
    before = [at for at, quantity in enumerate(reading.quantities) if quantity.end <= time.start]
    return bool(before) and before[-1] == number


def _reach(reading: Reading, time: TimeMention) -> _Reach:
    _, end = reading.segment(time.start)
    has_following = any(time.end <= quantity.start < end for quantity in reading.quantities)
    if not has_following:
        at_start = time.start == 0 or _opens_clause(reading, time)
        is_lead_in = at_start and not any(quantity.end <= time.start for quantity in reading.quantities)
        return _Reach.FOLLOWING if is_lead_in else _Reach.PRECEDING
    if _opens_clause(reading, time):
        return _Reach.NEXT if _is_aside(reading, time) else _Reach.FOLLOWING
    after = reading.lowered[time.end : time.end + 12]
    if after.lstrip().startswith(":"):
        return _Reach.FOLLOWING
    is_behind_figure = any(quantity.end <= time.start for quantity in reading.quantities)
    if is_behind_figure and _CLAUSE_END.match(after):
        return _Reach.PRECEDING
    return _Reach.NEXT


def _is_aside(reading: Reading, time: TimeMention) -> bool:
    """``Thí điểm thi tuyển chức danh, mỗi năm ít nhất 5 vị trí; bồi dưỡng …``: how often one thing is done."""
    start, _ = reading.segment(time.start)
    before = reading.lowered[start : time.start].rstrip()
    return time.value == YEARLY and before.endswith(",") and len(before.split()) > _FIGURE_LENGTH


def _opens_clause(reading: Reading, time: TimeMention) -> bool:
    before = reading.lowered[: time.start].rstrip()
    if not before or before.endswith(_CLAUSE_SIGNS) or _CLAUSE_START.search(before) is not None:
        return True
    outlook = _OUTLOOK.search(reading.lowered, time.start)
    if outlook is None or not outlook["mark"]:
        return outlook is not None
    if _SAYS_NO_SUBJECT.match(reading.lowered, time.end) is not None:
        return False
    if outlook["mark"] != ",":
        return True
    ends = [quantity.end for quantity in reading.quantities if quantity.end <= outlook.start()]
    return bool(ends) and len(reading.lowered[ends[-1] : outlook.start()].split()) <= _FIGURE_LENGTH


def _in_turn(
    reading: Reading, stated: tuple[TimeMention | None, ...], times: Sequence[TimeMention]
) -> tuple[TimeMention | None, ...]:
    """``… lần lượt đạt từ 85% và 90% trở lên``: the last times named before, one for each figure in turn."""
    if TokenKind.RESPECTIVELY not in reading.kinds:
        return stated
    turn = next(token for token in reading.tokens if token.kind is TokenKind.RESPECTIVELY)
    before = [
        time for quantity, time in zip(reading.quantities, stated, strict=True) if quantity.end <= turn.start and time
    ]
    _, end = reading.segment(turn.start)
    passed = sum(quantity.end <= turn.start for quantity in reading.quantities)
    behind = sum(quantity.start < end for quantity in reading.quantities) - passed
    before = before or _side_by_side(reading, [time for time in times if time.end <= turn.start], behind)
    if len(before) < behind or not behind:
        return stated
    return (*stated[:passed], *before[-behind:], *stated[passed + behind :])


def _side_by_side(reading: Reading, times: Sequence[TimeMention], count: int) -> list[TimeMention]:
    """``Đến năm 2025 và năm 2030, tỷ lệ đạt lần lượt 80% và 100%``: the times, where they are one list of so many."""
    is_list = all(_NEXT_TIME.fullmatch(reading.lowered, one.end, other.start) for one, other in pairwise(times))
    return list(times) if len(times) == count > 1 and is_list else []
