"""Figures with what binds them: comparator, range, unit. ``đạt từ 35% - 40%`` is one quantity, *between* 35 and 40."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from enum import IntEnum, auto
from functools import lru_cache

from generator.extraction.targets.tokens import PARTS, Token, TokenKind
from generator.extraction.targets.units import UnitKind, read_share_unit, read_unit
from generator.model.facts import Comparator
from generator.model.working import working_value
from generator.text.numbers import parse_number, parse_number_words
from generator.text.patterns import search_end
from generator.vocab.comparators import binding_words
from generator.vocab.lookup import spelling_key

__all__ = ["FIGURES", "Form", "Quantity", "read_quantities"]


class Form(IntEnum):
    """What kind of figure it is; a number, since tables are keyed by it."""

    SHARE = auto()
    """``95%``, ``một nửa``."""
    COUNT = auto()
    """A number with a unit."""
    PLACE = auto()
    """A rank."""


@working_value
class Quantity:
    """A figure of a sentence."""

    start: int
    """Where its words start in the sentence, comparator included."""
    end: int
    first: int
    """Index of its first token."""
    last: int
    """Index of its last token."""
    value: Decimal
    comparator: Comparator
    form: Form
    unit: str
    unit_kind: UnitKind
    upper: Decimal | None = None
    is_bound: bool = False
    """Whether a comparator is printed."""
    origin: str | None = None
    """What it comes from: ``24 giờ`` in ``từ 24 giờ xuống còn 16 giờ``."""
    number_start: int = 0
    """Where the digits start."""
    has_reach: bool = False
    """Whether ``đạt`` or the like stands right before it."""
    is_total: bool = False
    """``157/157 xã``: all of them."""


_HALF = "một nửa"
_DIGITS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_PLACES = {
    "nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_MULTIPLES = {"rưỡi": Decimal("1.5"), "đôi": Decimal(2), "ba": Decimal(3), "bốn": Decimal(4), "mười": Decimal(10)}
_PREFIXES = frozenset({TokenKind.COMPARATOR, TokenKind.FROM, TokenKind.REACH, TokenKind.MORE, TokenKind.TIMES})
_BOUNDS = {TokenKind.UP: Comparator.AT_LEAST, TokenKind.DOWN: Comparator.AT_MOST}
FIGURES = frozenset({TokenKind.NUMBER, TokenKind.FRACTION, TokenKind.RANK})
"""Kinds of words that a figure is read from."""
_WALLS = FIGURES | {TokenKind.SEMICOLON, TokenKind.COLON}

# "định kỳ mỗi quý một lần"; a report that often is no aim.
_EVERY = re.compile(r"\bmỗi\s+(?P<period>quý|tháng|tuần)\s*$", re.IGNORECASE)
_REPORTS = re.compile(r"\b(?:báo cáo|giao ban|họp|sơ kết|tổng kết)\b", re.IGNORECASE)
_LARGEST_DENOMINATOR = 5
# "xây dựng mới 05 và nâng cấp 12 trạm y tế": said once, behind the last number.
_UNIT_FOLLOWS = re.compile(r"\s*(?:,|và)\s+(?:[^\W\d]+\s+){1,3}(?=\d)")
_WHOLE = 100
_LEVELS = ("điểm", "tuổi")
"""Units of what is as high as half a hundred, but grows by less."""
_VERB_REACH = 3
"""Typed words between a verb and the level that something moves from."""
_LONGEST_NOUN = 60
_LEVEL_OR_VERB = re.compile(
    r"\b(?:có|đạt|là|xếp|tốt nghiệp|trình độ|đại học|cao đẳng|trung cấp|sơ cấp|thạc sĩ|tiến sĩ|cấp|bậc|hạng|loại|mức"
    r"|sao|khá|giỏi|tốt|trung bình|chuẩn|phó|chứng chỉ|ngạch|chuyên viên|lớp)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:tổng\s+số|số\s+lượng|số)(?=\s)", re.IGNORECASE)
# "số phòng chuyên môn bố trí không quá 01 cấp phó": the number has a noun of its own.
_COUNTS_ELSE = re.compile(r"\s+(?!(?:so|vào|trong|trước|đến|năm|và|trên|trở|ở|tại|theo|để|nhằm)\b)[^\W\d]")
# Words that may stand between a comparator and its figure without changing what it binds.
_FILLER = re.compile(
    r"\s*(?:(?:là|đạt|được|phải|cần|có|ở|mức|tương ứng|tỷ lệ|tỉ lệ|bình quân|trung bình|thêm|số|toàn tỉnh|toàn quốc"
    r"|cả giai đoạn|trong|vào|thuộc|nằm|mỗi)\s*)*",
    re.IGNORECASE,
)


def read_quantities(text: str, tokens: Sequence[Token]) -> list[Quantity]:
    """The figures of a sentence in order; digits of names and times are none."""
    found: list[Quantity] = []
    last = -1
    for index, token in enumerate(tokens):
        if index > last and token.kind in FIGURES:
            quantity = _read(text, tokens, index)
            if quantity is not None:
                found.append(quantity)
                last = quantity.last
    return found


def _read(text: str, tokens: Sequence[Token], index: int) -> Quantity | None:
    is_from = index > 0 and tokens[index - 1].kind is TokenKind.FROM
    goal = _goal_of_transition(text, tokens, index) if is_from else None
    if goal is not None:
        quantity = _read_plain(text, tokens, goal, is_goal=True)
        start, end = tokens[index].start, tokens[goal].start
        origin = re.split(r"\s+(?:xuống|lên|còn|đến|tới)\b", text[start:end], maxsplit=1)[0].strip()
        return replace(quantity, origin=origin, first=index - 1, start=tokens[index - 1].start) if quantity else None
    return _read_plain(text, tokens, index)


def _goal_of_transition(text: str, tokens: Sequence[Token], index: int) -> int | None:
    """``24 giờ xuống còn 16 giờ`` behind *từ*: index of the second figure, where the first is where things stand."""
    if tokens[index].kind is TokenKind.FRACTION:
        return None
    seen_to = False
    for ahead in range(index + 1, min(index + 8, len(tokens))):
        kind = tokens[ahead].kind
        if kind is TokenKind.TO:
            seen_to = True
        elif kind in FIGURES:
            return ahead if seen_to or _moves_to(text, tokens, index, ahead) else None
        elif kind in _WALLS:
            return None
    return None


def _moves_to(text: str, tokens: Sequence[Token], index: int, ahead: int) -> bool:
    """``giảm từ 10 ngày đến 5 ngày``, ``tăng từ 60 điểm đến 65 điểm``: a level each, with its unit, and no range."""
    if [token.kind for token in tokens[index : ahead + 1]] != [TokenKind.NUMBER, TokenKind.DASH, TokenKind.NUMBER]:
        return False
    first, dash, second = tokens[index : ahead + 1]
    if dash.text.strip("-–—") == "" or not (first.match["number"] and second.match["number"]):
        return False
    has_unit = bool(first.match["percent"] and second.match["percent"]) or bool(text[first.end : dash.start].strip())
    if not has_unit or not _stands_beside(text, first.end, dash, second):
        return False
    verbs = {token.kind for token in tokens[max(0, index - _VERB_REACH) : index]}
    if _value(second.match) < _value(first.match):
        return TokenKind.CUT in verbs
    is_level = read_unit(text, first.end)[0] in _LEVELS and _value(first.match) >= _WHOLE // 2
    return is_level and TokenKind.RAISE in verbs


def _read_plain(text: str, tokens: Sequence[Token], index: int, *, is_goal: bool = False) -> Quantity | None:
    kind = tokens[index].kind
    if kind is TokenKind.NUMBER:
        return _read_number(text, tokens, index, is_goal=is_goal)
    return (_read_rank if kind is TokenKind.RANK else _read_fraction)(text, tokens, index)


def _read_rank(text: str, tokens: Sequence[Token], index: int) -> Quantity | None:
    match = tokens[index].match
    first, _, _ = _prefix(text, tokens, index)
    is_compared = any(tokens[at].kind is TokenKind.COMPARATOR for at in range(first, index))
    up = _adjacent(text, tokens, index, tokens[index].end, TokenKind.UP)
    is_group = any(match[name] is not None for name in ("group", "top_number", "among_number"))
    upper = Decimal(match["place_upper"]) if match["place_upper"] else None
    is_bound = is_group or is_compared or up is not None or upper is not None
    end = tokens[up].end if up is not None else tokens[index].end
    return Quantity(
        start=tokens[first].start, end=end, first=first, last=up if up is not None else index,
        value=_place(match),
        form=Form.PLACE, unit="hạng",
        comparator=Comparator.BETWEEN if upper else Comparator.AT_MOST if is_bound else Comparator.EQUAL,
        upper=upper, unit_kind=UnitKind.STEP,
        is_bound=is_bound, number_start=tokens[index].start,
    )  # fmt: skip


def _place(match: re.Match[str]) -> Decimal:
    """``nhóm 30``, ``vị trí thứ nhất``."""
    digits = match["group_number"] or match["top_number"] or match["among_number"] or match["place_number"]
    return Decimal(digits or _PLACES[match["place_word"]])


def _read_fraction(text: str, tokens: Sequence[Token], index: int) -> Quantity | None:
    words = _key(tokens[index].text)
    if words in _MULTIPLES:
        return _multiple(tokens, index, _MULTIPLES[words])
    part, _, whole = words.partition(" phần ")
    value = Decimal(_WHOLE // 2) if words == _HALF else _plain_share(_DIGITS[part], _DIGITS[whole])
    if value is None:
        return None
    first, comparator, has_from = _prefix(text, tokens, index)
    return _bound(
        text, tokens,
        Quantity(
            start=tokens[first].start, end=tokens[index].end, first=first, last=index, value=value, unit="%",
            comparator=comparator or Comparator.EQUAL, form=Form.SHARE, unit_kind=UnitKind.SHARE,
            is_bound=comparator is not None, number_start=tokens[index].start,
        ),
        has_from=has_from,
    )  # fmt: skip


def _multiple(tokens: Sequence[Token], index: int, value: Decimal) -> Quantity:
    """``gấp đôi``."""
    return Quantity(
        start=tokens[max(index - 1, 0)].start, end=tokens[index].end, first=max(index - 1, 0), last=index,
        value=value, unit="lần",
        comparator=Comparator.EQUAL, form=Form.COUNT, unit_kind=UnitKind.TIMES, number_start=tokens[index].start,
    )  # fmt: skip


def _share_of(match: re.Match[str]) -> Decimal | None:
    """``1/4 số cuộc họp`` as a share."""
    return _plain_share(parse_number(match["number"]), Decimal(match["total"]))


def _plain_share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """``bốn phần năm`` is 80 percent; a third has no decimal value that a reader would recognise."""
    if not whole or part >= whole:
        return None
    share = Decimal(part) * _WHOLE / whole
    return share if share == share.quantize(Decimal("0.01")) else None


def _is_simple_fraction(match: re.Match[str]) -> bool:
    """``3/4 cuộc họp`` is a share; ``15/18 xã`` and ``9/10 sở`` are so many of them."""
    return int(match["total"]) <= _LARGEST_DENOMINATOR and parse_number(match["number"]) < int(match["total"])


def _read_number(text: str, tokens: Sequence[Token], index: int, *, is_goal: bool = False) -> Quantity | None:
    last = _end_of_range(text, tokens, index)
    first, comparator, has_from = _prefix(text, tokens, index)
    low, high = tokens[index].match, tokens[last].match
    spelled, bound, total = low.group("spelled", "bound", "total")
    is_share = bool(high["percent"] or spelled)
    if bound and comparator is None:
        return None  # "hồ sơ phải bổ sung quá một lần"
    unit, kind, end = read_share_unit(text, tokens[last].end) if is_share else read_unit(text, tokens[last].end)
    value = _value(low)
    if total and kind is not UnitKind.STEP and (kind is not UnitKind.OUTPUT or _is_simple_fraction(low)):
        share = _share_of(low)
        if share is None:
            return None
        if kind is UnitKind.DURATION:
            value = share / _WHOLE  # "còn 1/2 ngày"
        else:
            value, unit, kind, end = share, "%", UnitKind.SHARE, tokens[last].end
    if comparator in (Comparator.AT_LEAST, Comparator.AT_MOST) and kind is UnitKind.NONE and unit in PARTS:
        kind = UnitKind.OUTPUT  # but "đồng bộ trên 06 lĩnh vực" says in which
    if kind is UnitKind.NONE and (comparator is not None or is_goal):
        unit, kind = _counted_before(text, tokens[first].start, tokens[last].end)
    if kind is UnitKind.NONE:
        unit, kind = _unit_behind_next(text, tokens, last)
    if kind is UnitKind.NONE:
        return None
    every = search_end(_EVERY, text, end=tokens[first].start) if kind is UnitKind.TIMES else None
    if every is not None and _REPORTS.search(_clause_around(text, every.start())) is None:
        unit, kind = f"{unit}/{every['period'].lower()}", UnitKind.RATE
    quantity = Quantity(
        start=tokens[first].start, end=end, first=first, last=last, value=value, unit=unit,
        upper=_value(high) if last > index else None,
        comparator=Comparator.BETWEEN if last > index else (comparator or Comparator.EQUAL),
        form=Form.SHARE if kind is UnitKind.SHARE else Form.COUNT, unit_kind=kind, number_start=tokens[index].start,
        is_bound=comparator is not None or last > index,
        is_total=total is not None and kind is not UnitKind.SHARE,
        has_reach=first < index and any(token.kind is TokenKind.REACH for token in tokens[first:index]),
    )  # fmt: skip
    return _bound(text, tokens, quantity, has_from=has_from and last == index)


def _clause_around(text: str, position: int) -> str:
    """``Định kỳ mỗi tháng một lần báo cáo``: what is done so often stands before it or behind."""
    end = text.find(";", position)
    return text[max(0, text.rfind(";", 0, position)) : end if end >= 0 else len(text)]


def _counted_before(text: str, end: int, number_end: int) -> tuple[str, UnitKind]:
    """``đưa tổng số doanh nghiệp đang hoạt động lên trên 4.500``: what is counted stands before its number."""
    if _COUNTS_ELSE.match(text, number_end):
        return "", UnitKind.NONE
    start = max(text.rfind(sign, 0, end) for sign in ";.:") + 1
    counted = list(_COUNTED.finditer(text, start, end))
    unit, kind, _ = read_unit(text, counted[-1].end()) if counted else ("", UnitKind.NONE, end)
    return (unit, kind) if kind is UnitKind.OUTPUT else ("", UnitKind.NONE)


def _unit_behind_next(text: str, tokens: Sequence[Token], last: int) -> tuple[str, UnitKind]:
    """``xây dựng mới 05 và nâng cấp 12 trạm y tế``: the unit of the next number, where that is all there is."""
    follows = _UNIT_FOLLOWS.match(text, tokens[last].end)
    following = next((token for token in tokens[last + 1 : last + 4] if token.kind is TokenKind.NUMBER), None)
    if follows is None or following is None or following.start != follows.end():
        return "", UnitKind.NONE
    unit, kind, _ = read_unit(text, following.end)
    return (unit, kind) if kind is UnitKind.OUTPUT else ("", UnitKind.NONE)


def _value(match: re.Match[str]) -> Decimal:
    """Of digits or words."""
    number: str | None = match["number"]
    if number is not None:
        return parse_number("".join(number.split()))
    words = match.group("spelled", "counted", "bound", "least", "often")
    return parse_number_words(next(filter(None, words)))


def _bound(text: str, tokens: Sequence[Token], quantity: Quantity, *, has_from: bool) -> Quantity:
    """The quantity with ``trở lên`` or ``trở xuống`` behind it taken in."""
    after = _skip_inside(tokens, quantity)
    behind = tokens[after] if after < len(tokens) else None
    if behind is not None and behind.kind in _BOUNDS:
        if not text[quantity.end : behind.start].strip():
            return replace(quantity, comparator=_BOUNDS[behind.kind], end=behind.end, last=after, is_bound=True)
        has_from = has_from or _is_bound_behind_noun(text, behind, quantity)
    if not has_from or quantity.is_bound:
        return quantity
    # "từ 20% số đơn vị sự nghiệp công lập trở lên": the noun stands between.
    return replace(quantity, comparator=Comparator.AT_LEAST, is_bound=True)


def _is_bound_behind_noun(text: str, up: Token, quantity: Quantity) -> bool:
    """``95% kế hoạch vốn được giao trở lên``; in ``90% cán bộ có trình độ đại học trở lên`` it binds the degree."""
    if quantity.form is not Form.SHARE or quantity.value >= _WHOLE or up.kind is not TokenKind.UP:
        return False
    noun = text[quantity.end : up.start]
    return len(noun) <= _LONGEST_NOUN and _LEVEL_OR_VERB.search(noun) is None


def _skip_inside(tokens: Sequence[Token], quantity: Quantity) -> int:
    """Index of the first token behind the quantity's words."""
    index = quantity.last + 1
    while index < len(tokens) and tokens[index].start < quantity.end:
        index += 1
    return index


def _end_of_range(text: str, tokens: Sequence[Token], index: int) -> int:
    """Index of the upper figure of ``35% - 40%``, else ``index``."""
    if index + 2 >= len(tokens) or tokens[index + 1].kind is not TokenKind.DASH:
        return index
    dash, upper = tokens[index + 1], tokens[index + 2]
    if upper.kind is not TokenKind.NUMBER:
        return index
    if text[dash.end : upper.start].strip() or not _stands_beside(text, tokens[index].end, dash, upper):
        return index
    low, high = tokens[index].match, upper.match
    are_alike = any(low[said] and high[said] for said in ("number", "counted"))  # "từ một đến hai phòng"
    return index + 2 if are_alike and _value(low) < _value(high) else index


def _stands_beside(text: str, end: int, dash: Token, upper: Token) -> bool:
    """Whether nothing is said between a lower figure and the dash but the unit of both: ``60 điểm đến 65 điểm``."""
    if not text[end : dash.start].strip():
        return True
    unit, _, behind = read_unit(text, end)
    return bool(unit) and not text[behind : dash.start].strip() and unit == read_unit(text, upper.end)[0]


def _prefix(text: str, tokens: Sequence[Token], index: int) -> tuple[int, Comparator | None, bool]:
    """Index of the first token that belongs to the figure, its comparator, and whether ``từ`` is among them."""
    first, comparator, has_from = index, None, False
    while first > 0 and (tokens[first - 1].kind in _PREFIXES or _is_in_turn_behind_bound(tokens, first)):
        before = tokens[first - 1]
        between = text[before.end : tokens[first].start]
        if between != " " and not _FILLER.fullmatch(between):
            break
        if before.kind is TokenKind.COMPARATOR:
            comparator = comparator or _comparator(before.text)
        has_from = has_from or before.kind is TokenKind.FROM
        first -= 1
    return first, comparator or _before_time(text, tokens, first, index), has_from


def _before_time(text: str, tokens: Sequence[Token], first: int, index: int) -> Comparator | None:
    """``ít nhất vào năm 2025 đạt 40%``: a time stands between what binds a figure and the verb before it."""
    if first < 2 or first == index or tokens[first - 1].kind is not TokenKind.TIME:
        return None
    bound, time = tokens[first - 2], tokens[first - 1]
    is_beside = not text[bound.end : time.start].strip() and not text[time.end : tokens[first].start].strip()
    if bound.kind is not TokenKind.COMPARATOR or not is_beside or time.text.lower().startswith("đến"):
        return None  # "ít nhất đến năm 2025" binds the time
    comparator = _comparator(bound.text)
    return comparator if comparator is Comparator.AT_LEAST else None


def _is_in_turn_behind_bound(tokens: Sequence[Token], first: int) -> bool:
    """``đạt tối thiểu lần lượt 90%, 80%``: what binds the first of them stands before *lần lượt*."""
    is_in_turn = first > 1 and tokens[first - 1].kind is TokenKind.RESPECTIVELY
    return is_in_turn and tokens[first - 2].kind is TokenKind.COMPARATOR


@lru_cache(maxsize=256)
def _comparator(words: str) -> Comparator:
    """What a printed wording says; there are a few dozen of them, and nearly every figure has one."""
    return binding_words()[spelling_key(words)]


def _adjacent(text: str, tokens: Sequence[Token], index: int, end: int, kind: TokenKind) -> int | None:
    """Index of the token of that kind right behind ``end``, past nothing but blanks."""
    after = index + 1
    if after < len(tokens) and tokens[after].kind is kind and not text[end : tokens[after].start].strip():
        return after
    return None


def _key(words: str) -> str:
    return " ".join(words.casefold().split())
