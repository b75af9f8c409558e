"""Level or change, and what a change is measured from.

``giảm 10%`` is a change; ``giảm xuống dưới 2%`` and ``nâng tỷ lệ lên tối thiểu 24%`` are levels. A verb written once
holds for coordinated figures: ``Giảm 10% đơn vị … và tối thiểu 10% biên chế``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extraction.targets.quantities import Form, Quantity
from generator.extraction.targets.reading import Reading
from generator.extraction.targets.tokens import Token, TokenKind
from generator.extraction.targets.units import UnitKind
from generator.model.facts import Change, Comparator
from generator.text.patterns import LastWords, search_end

__all__ = ["is_coordinated", "is_part_of_sum", "read_bases", "read_changes", "share_comparators"]

_VERBS = {TokenKind.CUT: Change.DECREASE, TokenKind.RAISE: Change.INCREASE}
_SAYING = frozenset({*_VERBS, TokenKind.TIMES, TokenKind.MORE})
"""Kinds of words that say a change by themselves."""
_OWN_WORDS = frozenset({*_VERBS, TokenKind.REACH, TokenKind.TO, TokenKind.COLON})
"""Kinds of words between two figures that make the second a statement of its own."""
_ADVERB = re.compile(
    r"(?:\s|,|và|thêm|tiếp|ngay|bình quân|trung bình|chung|toàn tỉnh|toàn quốc|mỗi năm|hằng năm|hàng năm|được|ít ra|về"
    r"|mới|đơn giản\s+(?:hóa|hoá)"
    r"|cắt giảm|tương ứng|số)*",
    re.IGNORECASE,
)
# "cắt giảm thời gian giải quyết của ít nhất 30% thủ tục": the 30% are procedures, not the cut.
_OWNER = LastWords.of("của cho với tại ở trong trên thuộc", r"\b(?:của|cho|đối với|tại|ở|trong|với|trên|thuộc)\s*$")
_CLAUSE_END = re.compile(
    r"\s*(?:$|[.;,:)]|so với|mỗi năm|hằng năm|hàng năm|/năm|và\b|theo\b|đến năm|trước\b|vào năm|trong\b)"
)
_COORDINATION = LastWords.of(
    ", và khoảng thêm đó gồm có",
    r"\s*(?:(?:,|và)\s*(?:khoảng\s+|thêm\s+)?|,?\s*(?:trong đó|(?:bao )?gồm)\s*(?:có\s+)?)$",
)
# "so với năm 2023 và Chỉ số …": behind a year something else is said, unless another year is.
_BASE_END = re.compile(
    r"\s\(|(?<=\d)\s+và\s+(?!năm\b|các\b|giai\b|kế\b|dự\b|\d)|[;,.)]\s|[;,.)]$"
    r"|\s+(?:theo|đối với|và\s+(?:giảm|tăng|nâng|cắt)|đạt|hoàn thành|nhằm|để|bảo đảm|đảm bảo)\b|$"
)
_BASE_OF_RULES = re.compile(
    r"\b(?:tại|trong|thuộc)\s+(?P<base>các\s+văn\s+bản\b[^.;]*?tính\s+đến\b[^.;,]*)", re.IGNORECASE
)


_WHOLE = 100
_HALF = 50
_THIRD = 2
_POINTS = "điểm"
_THINGS = frozenset({UnitKind.OUTPUT, UnitKind.UNKNOWN})
_ALIKE = frozenset({UnitKind.DURATION, UnitKind.STEP})
_OPPOSITES = {Comparator.LESS_THAN: Comparator.AT_LEAST, Comparator.MORE_THAN: Comparator.AT_MOST}
_LONGEST_LABEL = 60
_NEXT_LEVEL = re.compile(r"\s*(?:,|và)\s*(?:(?:ở|tại) )?cấp (?:tỉnh|huyện|xã)\s*")
_CLAUSE_REACH = 120
_NONE_SUCH = re.compile(r"\bkhông (?:còn |để |có )+[^,;:]*\bnào\b(?:(?!\bvà\b)[^,;:\d]){0,50}$")
# "Tỷ lệ đơn vị không có hồ sơ nào trễ hạn đạt trên 90%": the share is of those that have none.
_SHARE_OF_SUCH = re.compile(r"\b(?:tỷ lệ|tỉ lệ|số|số lượng)\b(?:(?!không (?:còn |để |có ))[^,;:])*$")
_NOT_ABOVE = LastWords.of("quá", r"\bkhông (?:để |bị |phải |có |còn )+[^;:]{0,60}\bquá\s*$", reach=_CLAUSE_REACH)
_PARTS = re.compile(r"\b(?:trong đó|gồm)\b")
_COMPLETE = re.compile(r"\b(?:có|được|đạt|sử dụng)\b[^,;]*,")
# "tối thiểu 95% người dân có tài khoản, 70% có chữ ký số": what is counted is said once.
_SAME_SUBJECT = re.compile(r"\s*(?:có|được|sử dụng|(?:đối với|ở|tại) (?:cấp|các))\b")
_NO_MORE_THAN = re.compile(r"\bkhông (tụt|giảm|tăng) quá\b")
_LESS = re.compile(r"\b(?:thấp|ít|nhỏ) hơn\b")
_EXCEEDS = re.compile(r"\bvượt\b|\b(?:cao|thấp|nhiều|ít|nhỏ|lớn) hơn\b")
_MEASURE = re.compile(r"\s*(?:so với|dự toán|kế hoạch|chỉ tiêu|mức|năm trước|cùng kỳ)\b")
_DIFFERS = re.compile(
    r"\b(?:(?:cao|nhiều|lớn|(?P<less>thấp|ít|nhỏ)) hơn (?:so với )?(?:mức |số )?(?:năm|giai đoạn|kỳ|cùng kỳ|bình quân"
    r"|trung bình)|vượt (?:mức )?(?:chỉ tiêu|kế hoạch|dự toán|nghị quyết))\b[^,;:]{0,40}$"
)
# "tăng bình quân hằng năm giai đoạn này đạt 10%/năm": how much it grows is said as what is reached.
_ON_AVERAGE = re.compile(
    r"\s*(?:(?:bình quân|trung bình|(?:hằng|hàng|mỗi) năm|(?:trong |cả )?giai đoạn"
    r"(?: này|\s+\d{4}\s*[-–]\s*\d{4})?)\s*)*"
)
_LABEL_END = re.compile(r"\s(?:(?!\b(?:còn|xuống|lên|đạt)\b)[^:;,.])+:\s*")
_STANDARD = re.compile(r"\s+(?:tiêu\s+)?chuẩn\b")
_SCALE = re.compile(r"^(?:(?:triệu|nghìn|ngàn|tỷ|tỉ)\s+)+")
_RATE_WORDS = 12
_RATE_OF = re.compile(r"(?:tỷ lệ|tỉ lệ|tốc độ|mức)\s+$", re.IGNORECASE)


def read_changes(reading: Reading) -> tuple[Change | None, ...]:
    """Change or ``None`` (level) for each figure of the sentence."""
    if not _may_change(reading):
        return (None,) * len(reading.quantities)
    changes: list[Change | None] = []
    for number, quantity in enumerate(reading.quantities):
        change = _own_change(reading, number)
        if change is None and number and (is_coordinated(reading, number) or is_part_of_sum(reading, number)):
            change = changes[-1]
        changes.append(None if quantity.origin is not None or quantity.form is Form.PLACE else change)
    return tuple(changes)


def _may_change(reading: Reading) -> bool:
    """Whether a sentence has any of the words that :func:`_own_change` looks for; most have none."""
    if not _SAYING.isdisjoint(reading.kinds):
        return True
    lowered = reading.lowered
    return "hơn" in lowered or "vượt" in lowered or "quá" in lowered


def _own_change(reading: Reading, number: int) -> Change | None:
    quantity = reading.quantities[number]
    inside = {token.kind for token in reading.tokens[quantity.first : quantity.last + 1]}
    if TokenKind.TIMES in inside:
        return Change.INCREASE
    if TokenKind.MORE in inside and quantity.form is Form.COUNT:
        return Change.DECREASE if _is_cut_right_before(reading, quantity) else Change.INCREASE
    words = reading.lowered[quantity.start : quantity.number_start]
    fall = _NO_MORE_THAN.search(words)
    if fall is not None:
        return Change.INCREASE if fall[1] == "tăng" else Change.DECREASE
    if _is_surplus(reading, quantity):
        return Change.DECREASE if _LESS.search(words) else Change.INCREASE
    return _difference(reading, number) or _change_by_verb(reading, number)


def _is_cut_right_before(reading: Reading, quantity: Quantity) -> bool:
    """``rút ngắn thêm 5 ngày``: what is added is taken away."""
    if not quantity.first:
        return False
    before = reading.tokens[quantity.first - 1]
    return before.kind is TokenKind.CUT and not reading.text[before.end : quantity.start].strip()


def _is_surplus(reading: Reading, quantity: Quantity) -> bool:
    """``vượt 05 bậc so với năm 2023``, ``vượt 10% dự toán``, ``cao hơn 2% so với năm 2023``."""
    words = reading.lowered[quantity.start : quantity.number_start]
    if "không" in words or ("vượt" not in words and "hơn" not in words):
        return False
    if "vượt" in words and quantity.unit_kind is UnitKind.STEP and quantity.unit != _POINTS:
        return True  # but "phấn đấu vượt 43 điểm"
    return (
        _EXCEEDS.search(words) is not None
        and quantity.value < _HALF
        and _MEASURE.match(reading.lowered, quantity.end) is not None
    )


def _difference(reading: Reading, number: int) -> Change | None:
    """``năm sau cao hơn năm trước tối thiểu 0,5%``, ``vượt dự toán tỉnh giao từ 10% trở lên``."""
    quantity = reading.quantities[number]
    start, _ = reading.segment(quantity.start)
    after_previous = reading.quantities[number - 1].end if number else 0
    found = _DIFFERS.search(reading.lowered, max(start, after_previous), quantity.start)
    if found is None or quantity.form is Form.PLACE or quantity.has_reach:
        return None
    return Change.DECREASE if found["less"] else Change.INCREASE


def _change_by_verb(reading: Reading, number: int) -> Change | None:
    quantity = reading.quantities[number]
    start, _ = reading.segment(quantity.start)
    after_previous = reading.quantities[number - 1].end if number else 0
    before = reading.tokens_between(max(start, after_previous), quantity.start)
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i].kind in _VERBS), None)
    if at is None or any(token.kind in (TokenKind.TO, TokenKind.REACH) for token in before[at:]):
        return None
    verb = before[at]
    if quantity.unit == _POINTS and quantity.value >= _HALF:
        return None  # "tăng từ 60 điểm đến 65 điểm" are levels
    between = reading.lowered[verb.end : quantity.start]
    if any(token.kind is TokenKind.COLON for token in before[at:]):
        is_label = not reading.lowered[start : verb.start].strip(" -+") and _LABEL_END.fullmatch(between) is not None
        return _VERBS[verb.kind] if is_label else None  # "Giảm tỷ lệ hộ nghèo: 1,5%"
    if quantity.has_reach and _ON_AVERAGE.fullmatch(between) is None:
        return None  # but "cắt giảm, đơn giản hóa đạt tối thiểu 20% thủ tục" cuts them
    if _RATE_OF.search(reading.text, max(0, verb.start - _RATE_WORDS), verb.start):
        return None  # "Tỷ lệ tăng dân số tự nhiên dưới 1,1%": the rate is a level
    return _VERBS[verb.kind] if _governs(reading, quantity, between) else None


def _governs(reading: Reading, quantity: Quantity, between: str) -> bool:
    if _ADVERB.fullmatch(between):
        return True
    if "," in between or _OWNER.search(between) is not None:
        return False
    return _CLAUSE_END.match(reading.text, quantity.end) is not None


def is_coordinated(reading: Reading, number: int) -> bool:
    """Whether a figure follows the one before as ``… và tối thiểu 10% biên chế`` does, with no verb of its own."""
    previous, quantity = reading.quantities[number - 1], reading.quantities[number]
    between = reading.lowered[previous.end : quantity.start]
    if ";" in between or quantity.has_reach or _COORDINATION.search(between) is None:
        return False
    return not any(_is_own_word(reading, token) for token in reading.tokens_between(previous.end, quantity.start))


def _is_own_word(reading: Reading, token: Token) -> bool:
    """*đạt* is one, but not in ``05 xã đạt chuẩn nông thôn mới, 02 xã …``."""
    is_standard = token.kind is TokenKind.REACH and _STANDARD.match(reading.lowered, token.end) is not None
    return token.kind in _OWN_WORDS and not is_standard


def is_part_of_sum(reading: Reading, number: int) -> bool:
    """``1.500 biên chế, trong đó: khối hành chính 120 biên chế, khối sự nghiệp 1.380 biên chế``."""
    quantities = reading.quantities
    unit = quantities[number].unit
    if quantities[number].form is not Form.COUNT or _PARTS.search(reading.lowered) is None:
        return False
    for at in range(number, 0, -1):
        between = reading.lowered[quantities[at - 1].end : quantities[at].start]
        if not _is_same_thing(quantities[at - 1].unit, unit) or ";" in between or len(between) > _LONGEST_LABEL:
            return False
        if _PARTS.search(between) is not None:
            return True
    return False


def _is_same_thing(one: str, other: str) -> bool:
    """``triệu lượt khách`` and ``nghìn lượt``."""
    one, other = _SCALE.sub("", one), _SCALE.sub("", other)
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def share_comparators(reading: Reading) -> tuple[Comparator, ...]:
    """The comparator of each figure; one written once holds for ``tối thiểu 30% sở và 30% địa phương``."""
    shared: list[Comparator] = []
    for number, quantity in enumerate(reading.quantities):
        comparator = Comparator.EQUAL if _is_surplus(reading, quantity) else quantity.comparator
        if number and not quantity.is_bound and _takes_comparator(reading, number):
            previous = shared[-1]
            is_whole = quantity.unit == "%" and quantity.value == _WHOLE  # more than all is nothing
            comparator = comparator if previous is Comparator.BETWEEN or is_whole else previous
        shared.append(_negated(reading, quantity, comparator))
    return tuple(shared)


def _negated(reading: Reading, quantity: Quantity, comparator: Comparator) -> Comparator:
    """``không có tiêu chí nào dưới 75%`` is at least 75; ``không bị kiểm tra quá 01 lần`` at most one."""
    if "không" not in reading.lowered:
        return comparator
    start, _ = reading.segment(quantity.start)
    if comparator in _OPPOSITES:
        none_such = search_end(_NONE_SUCH, reading.lowered[start : quantity.start], reach=_CLAUSE_REACH)
        is_share = none_such is not None and _SHARE_OF_SUCH.search(reading.lowered, start, start + none_such.start())
        return comparator if none_such is None or is_share else _OPPOSITES[comparator]
    if comparator is Comparator.EQUAL and not quantity.is_bound:
        above = _NOT_ABOVE.search(reading.lowered[start : quantity.number_start])
        return comparator if above is None else Comparator.AT_MOST
    return comparator


def _is_next_level(reading: Reading, number: int) -> bool:
    """``cấp tỉnh đạt tối thiểu 30%, cấp huyện 25%, cấp xã 20%``."""
    previous, quantity = reading.quantities[number - 1], reading.quantities[number]
    between = reading.lowered[previous.end : quantity.start]
    if not quantity.form is previous.form is Form.SHARE or _NEXT_LEVEL.fullmatch(between) is None:
        return False
    # "cấp tỉnh trên 95%, cấp huyện trên 90%, cấp xã 70%": where each level has its own, one without has none.
    return number < _THIRD or not (previous.is_bound and _is_next_level(reading, number - 1))


def _takes_comparator(reading: Reading, number: int) -> bool:
    """``tối thiểu 30% sở và 04 huyện``; a count among others (``5 lớp, trong đó có 02 lớp``) stands for itself."""
    quantity = reading.quantities[number]
    if _is_next_level(reading, number):
        return True
    if quantity.form is Form.PLACE or not is_coordinated(reading, number):
        return False
    between = reading.lowered[reading.quantities[number - 1].end : quantity.start]
    if _COMPLETE.search(between) is not None and _SAME_SUBJECT.match(reading.lowered, quantity.end) is None:
        return False  # "trên 95% người dân có tài khoản, 60% dân số có chữ ký số": each says all of its own
    if quantity.unit_kind in _ALIKE:
        return reading.quantities[number - 1].unit_kind is quantity.unit_kind
    return quantity.form is Form.SHARE or (quantity.unit_kind in _THINGS and _PARTS.search(between) is None)


def read_bases(reading: Reading, changes: Sequence[Change | None]) -> tuple[tuple[int, int] | None, ...]:
    """Where the words stand that each change is measured from; one base serves all changes before it."""
    bases = [_base_of_multiple(reading, quantity) for quantity in reading.quantities]
    for start, end in _iter_bases(reading) if any(changes) else ():
        segment, _ = reading.segment(start)
        for number, quantity in enumerate(reading.quantities):
            in_reach = segment <= quantity.start < start and changes[number] is not None
            if in_reach and bases[number] is None:
                bases[number] = (start, end)
    return tuple(bases)


def _base_of_multiple(reading: Reading, quantity: Quantity) -> tuple[int, int] | None:
    """``gấp 2 lần năm 2025``: the year right behind is what it is measured from, not by when it is due."""
    if quantity.unit_kind is not UnitKind.TIMES:
        return None
    behind = next(iter(reading.tokens_between(quantity.end, len(reading.text))), None)
    is_beside = behind is not None and not reading.text[quantity.end : behind.start].strip()
    if behind is None or not is_beside or behind.kind is not TokenKind.TIME or behind.match["year"] is None:
        return None
    return (behind.start, behind.end) if behind.match["prep"] is None else None


def _iter_bases(reading: Reading) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    if TokenKind.BASE in reading.kinds:
        found += [_words_after(reading, token) for token in reading.tokens if token.kind is TokenKind.BASE]
    if "tính đến" in reading.lowered:
        found += [match.span("base") for match in _BASE_OF_RULES.finditer(reading.text)]
    return sorted(found)


def _words_after(reading: Reading, token: Token) -> tuple[int, int]:
    start = token.end + (len(reading.text[token.end :]) - len(reading.text[token.end :].lstrip()))
    end = _BASE_END.search(reading.text, start)
    return start, end.start() if end else len(reading.text)
