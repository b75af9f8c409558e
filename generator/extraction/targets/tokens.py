"""Words of a sentence that carry a figure, or say something about one, as typed tokens.

A table of rules, each a named pattern with the words it can begin with. At a word that some rule begins with, those
rules are tried in the order of the table; the first that matches wins, so names (``Nghị định số 34/2016/NĐ-CP``,
``mức độ 3, 4``) hide the digits inside them. Every other word costs one look-up; only in one that holds digits or signs
(``(02``, ``2025;``) is searched for what begins there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import cache

from generator.model.working import working_value
from generator.text.numbers import NUMBER_FRAGMENT
from generator.text.patterns import alternatives, any_word, beginning_of, same_length_lower
from generator.vocab.comparators import binding_words
from generator.vocab.measures import load_measures

__all__ = ["CODE", "DIGITS", "PARTS", "RULES", "Rule", "Token", "TokenKind", "has_figure", "read_tokens"]


class TokenKind(IntEnum):
    """What a word does for a figure; a number, since sets of them are asked for at every word."""

    NAME = auto()
    """Digits that belong to a name: an act's number, a provision, a level of service."""
    TIME = auto()
    """A point or span in time, with its preposition: ``đến hết năm 2025``."""
    RANK = auto()
    """A place in a ranking: ``trong nhóm 30``, ``hạng 05``."""
    NUMBER = auto()
    FRACTION = auto()
    """``một nửa``, ``một phần tư``."""
    COMPARATOR = auto()
    UP = auto()
    """``trở lên``."""
    DOWN = auto()
    """``trở xuống``."""
    FROM = auto()
    """``từ``."""
    TO = auto()
    """``xuống còn``, ``lên``: a level, not a change."""
    CUT = auto()
    """A verb that lowers: ``giảm``, ``rút ngắn``."""
    RAISE = auto()
    """A verb that raises: ``tăng``, ``bổ sung``."""
    REACH = auto()
    """A verb before a level: ``đạt``."""
    MORE = auto()
    """``thêm``: the number is an addition."""
    TIMES = auto()
    """``gấp``: the number multiplies."""
    BASE = auto()
    """``so với``."""
    RESPECTIVELY = auto()
    """``lần lượt``."""
    AND = auto()
    COMMA = auto()
    SEMICOLON = auto()
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    DASH = auto()


_NUM = NUMBER_FRAGMENT
_YEAR = r"(?:19|20)\d\d(?!\d)"
_4D = r"\d\d\d\d"
_DASH = r"[-–—]"
_ROMAN_QUARTER = r"(?:iv|i{1,3}|[1-4])"
_DATE = rf"\d{{1,2}}(?:\s?/\s?\d{{1,2}}\s?/\s?|\s*tháng\s*\d{{1,2}}\s*(?:năm\s*|/)|[.-]\d{{1,2}}[.-]){_YEAR}"
_SYMBOL = r"[A-ZĐ][\wĐđ]*(?:\s?[-/.]\s?[A-ZĐ][\wĐđ]*)+"
_PREPOSITION = (
    r"(?:(?:hoàn\s+thành|xong|chậm\s+nhất(?:\s+là)?|muộn\s+nhất|phấn\s+đấu|muộn\s+nhất\s+là)\s+)?"
    r"(?:tính\s+đến(?:\s+hết)?|kể\s+từ|đến\s+(?:hết|cuối)|đến|tới|trước|trong|vào(?:\s+cuối)?|từ|sau|cuối|hết)"
)


_ONE_TO_NINE = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
_SPELLED = (
    r"(?:một\s+trăm|(?:(?:hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+mươi|mười)(?:\s+(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy"
    r"|tám|chín))?|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín))"
)
"""Numbers in words count only before *phần trăm* and what is counted: elsewhere *một* and *ba* are none."""
_NUMBER_BEHIND = rf"(?=\s+(?:mức\s+|tỷ\s+lệ\s+)?(?:\d|{_SPELLED}\s+phần\s+trăm|một\s+nửa|{_ONE_TO_NINE}\s+phần))"


def _comparators() -> tuple[str, str]:
    """Wordings of the vocabulary and the words they begin with.

    One of a single syllable (``trên``, ``dưới``) needs its number right behind it.
    """
    words = binding_words()
    signs = [word for word in words if not word[0].isalpha()]
    short = [word for word in words if word[0].isalpha() and " " not in word]
    long = [word for word in words if " " in word]
    pattern = (
        rf"\b(?:{alternatives(long)})\b|\b(?<!\d\s)(?:{alternatives(short)}){_NUMBER_BEHIND}"
        rf"|\bkhoảng\b|(?:{alternatives(signs)})(?=\s*\d)"
    )
    first = {word.split()[0] for word in (*long, *short, "khoảng")} | {sign[0] for sign in signs}
    return " ".join(sorted(first)), pattern


_ACT = (
    rf"(?:(?i:số)\s*:?\s*)?\b\d+[a-zA-Z]?(?:\s?/{_YEAR}\s?/\s?(?:{_SYMBOL}|[A-Z]{{2,}}\d+)|\s?/\s?{_SYMBOL}|-{_SYMBOL})"
    rf"(?i:,?\s+(?:ngày\s+{_DATE}|năm\s+{_YEAR}))?"  # Nghị định số 34/2016/NĐ-CP ngày 14/5/2016
    # "chuyên mục chuyển đổi số 02 kỳ/tháng": there the word belongs to what stands before it.
    r"|(?<!đổi )(?<!quyền )(?<!ký )(?<!tế )(?<!hội )(?<!nghệ )(?<!năng )(?<!tảng )(?<!tầng )(?<!dân )"
    r"\b(?i:số)\s+\d+\b(?!\s*%|[.,/]\d)"
)
_LEVEL = rf"(?:mức\s+độ|cấp\s+độ)\s+\d\b(?:\s*(?:,|và|{_DASH})\s*(?:mức\s+độ\s+)?\d\b(?!\s*%))*"
_PLACE = (
    r"(?:điều|khoản|(?<!dứt )điểm|mục|phần|chương|phụ\s+lục|biểu|mẫu|bảng|đề\s+án|chương\s+trình|quốc\s+lộ|khóa|khoá"
    r"|bước|vùng|loại|tuyến|tiểu\s+dự\s+án|dự\s+án|giai\s+đoạn|thế\s+hệ|công\s+nghiệp"
    r"|lần\s+thứ)\s+\d{1,3}(?:\.\d+)*\b(?!\s*%|[.,]?\d)"
)
_YEARS = (
    rf"(?<!đoạn )(?<!kỳ )\b{_YEAR}\s*{_DASH}\s*{_YEAR}\b(?!\s*%)|kỳ\s+{_YEAR}\s*{_DASH}\s*{_YEAR}"
    rf"|năm\s+học\s+{_YEAR}\s*{_DASH}\s*{_YEAR}|24/7|24/24"
)
_LAW = rf"luật\s+[^.;,()\d]{{3,90}}?năm\s+{_YEAR}"

# "quý I đạt 93%, cả năm đạt 95%": a time that no preposition brings, since its figure is right behind it.
_SAYS = r"\s*(?::\s*|\s(?:phấn\s+đấu\s+)?)(?:đạt|giải\s+ngân|tối\s+thiểu|ít\s+nhất|trên|từ|không|duy\s+trì|\d)"

# "đến 2030", "tầm nhìn 2050": behind these words four digits are a year, also without *năm*.
_BEFORE_BARE_YEAR = r"(?:(?<=đến\s)|(?<=tầm\snhìn\s)|(?<=định\shướng\s)|(?<=tiến\stới\s)|(?<=hướng\stới\s))"

# "các năm 2024, 2025 và 2030": the word is said once.
_BEHIND_YEARS = rf"(?:(?<=năm\s{_4D},\s)|(?<=năm\s{_4D}\svà\s)|(?<=\s{_4D},\s{_4D},\s)|(?<=\s{_4D},\s{_4D}\svà\s))"

# More than one preposition can stand before a time ("phấn đấu đến hết", "xong trước"); the last decides.
# "trong quý III và quý IV năm 2023", "tháng 6, tháng 10/2023": due by the last of them.
_NEXT_PART = r"(?:\s*,\s*|\s+và\s+)(?!.*\b(?:lần\s+lượt|tương\s+ứng)\b)"
_QUARTERS_BEFORE = rf"(?:qu[ýí]\s+{_ROMAN_QUARTER}{_NEXT_PART})*"
_MONTHS_BEFORE = rf"(?:tháng\s+\d{{1,2}}{_NEXT_PART})*"
_TIME = (
    rf"(?P<prep>{_PREPOSITION}\s+)?"
    rf"(?:(?P<later>(?:các|những)\s+năm\s+(?:sau|tiếp\s+theo|còn\s+lại)(?!\s+(?:mỗi|hằng|hàng)\s+năm)(?:\s+đó)?"
    rf"|(?<=từ\s)năm\s+{_YEAR}\s+trở\s+đi|(?:(?<=[,;:]\s)|(?<=\svà\s)|(?<=[,;:]\sphấn\sđấu\s))cả\s+năm(?!\s+\d{{4}})(?={_SAYS}))"
    rf"|(?P<yearly>(?:(?:các|những)\s+năm\s+(?:sau|tiếp\s+theo)[,\s]+)?(?:hằng|hàng|mỗi)\s+năm\b|năm\s+sau(?=\s+(?:cao|thấp|tăng|giảm|nhiều|ít)\b))"
    rf"|(?:các\s+)?(?:giai\s+đoạn|thời\s+kỳ|(?:hai|02)\s+năm|(?<=trong\s)\d\s+năm|(?<=trong\scác\s)năm)\s+(?:từ\s+)?(?:năm\s+)?(?P<first>{_YEAR})\s*(?:{_DASH}"
    rf"|đến|và)\s*(?:năm\s+)?(?P<last>{_YEAR})"
    rf"|(?:thời\s+điểm\s+)?(?:ngày\s+)?(?P<date>{_DATE})"
    rf"|(?:6|sáu)\s+tháng\s+đầu\s+năm\s+(?P<half_year>{_YEAR})"
    rf"|{_QUARTERS_BEFORE}qu[ýí]\s+(?P<quarter>{_ROMAN_QUARTER})\s*(?:/|năm|{_DASH}|,\s*năm)?\s*(?P<quarter_year>{_YEAR})"
    rf"|{_MONTHS_BEFORE}tháng\s+(?P<month>\d{{1,2}})\s*(?:/|năm)\s*(?P<month_year>{_YEAR})"
    rf"|(?:các\s+)?năm\s+(?P<year>{_YEAR})(?!\s*{_DASH}\s*{_YEAR})|{_BEFORE_BARE_YEAR}(?P<bare_year>{_YEAR})\b(?!\s*%))"
    rf"|{_BEHIND_YEARS}(?P<listed_year>{_YEAR})(?!\s*%)"
    # "trong quý II", "trước ngày 15/12": the year is that of a plan for one year.
    rf"|(?P<part_prep>{_PREPOSITION}\s+)(?:{_QUARTERS_BEFORE}qu[ýí]\s+(?P<part_quarter>{_ROMAN_QUARTER})|{_MONTHS_BEFORE}tháng\s+(?P<part_month>\d{{1,2}})"
    rf"|ngày\s+(?P<part_day>\d{{1,2}}(?:\s*/\s*|\s+tháng\s+)\d{{1,2}}))(?![\d/])(?!\s+(?:và|,)\s+\d)(?!(?:,|\s+và)\s+(?:tháng|qu[ýí])\s+[\div])"
    r"(?!,?\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi|các|năm)\b|(?:tháng|quý|năm)\s+(?:sau|trước|liền|cuối|đầu)))"
    rf"(?!\s*{_DASH}\s*\d)"
    rf"|(?:qu[ýí]\s+(?P<said_quarter>{_ROMAN_QUARTER})"
    # "6 tháng đầu năm đạt 40%"; with a preposition before it a sentence looks back ("Trong 6 tháng đầu năm …").
    rf"|(?<!trong\s)(?<!qua\s)(?<!sau\s)(?<!quả\s)(?<!hiện\s)(?<!thúc\s)(?<!chung\s)(?<!ước\s)(?<!tính\s)(?P<said_half>(?:0?6|sáu)\s+tháng\s+đầu\s+năm))(?={_SAYS})"
)

_PLACES = r"nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười"
_RANK = (
    r"(?:(?:top|tốp)\s+(?P<top_number>\d{1,3})\b(?!\s*%)"
    r"|(?P<group>nhóm)\s+(?P<group_number>\d{1,2})\b(?=\s*(?:tỉnh|địa\s+phương|thành\s+phố|cả\s+nước"
    r"|đơn\s+vị|xã|phường|huyện|các\s+tỉnh|dẫn|đứng|cao|tốt|toàn\s+quốc|về\s|của\s+cả\s+nước)"
    r"|(?:(?<=trong\snhóm\s\d)|(?<=trong\snhóm\s\d\d))(?=[.,;)]|$|\s+(?:và|vào|đến)\b)"
    r"|(?:(?<=(?:vào|lên)\snhóm\s\d\d)|(?<=thuộc\snhóm\s\d\d))(?!\s*(?:,|và|đến)\s+\d)(?=[.,;)]|$|\s+(?:và|vào|đến|trở)\b))"
    r"|(?:(?:nằm|đứng|lọt|thuộc|vào)\s+(?:vào\s+)?(?:trong\s+)?(?:số\s+)?|trong\s+(?:số\s+)?)(?P<among_number>\d{1,2})\s+(?=(?:tỉnh|địa\s+phương"
    r"|thành\s+phố)[\w\s,()]{0,60}?(?:dẫn\s+đầu|đứng\s+đầu|tốp\s+đầu|cao\s+nhất|tốt\s+nhất))"
    r"|(?P<place>(?:(?<=từ\s)|(?<=lên\s)|(?<=xuống\s))thứ|(?:(?:xếp|đứng|giữ)\s+)?(?:thứ\s+hạng|hạng|vị\s+trí(?:\s+thứ)?|(?:xếp|đứng"
    r"|giữ)\s+thứ))\s+(?:(?:trong\s+)?khoảng\s+)?(?:từ\s+(?:thứ\s+)?)?(?P<place_number>\d{1,3})\b(?:/\d+)?(?!\s*%)"
    r"(?:\s*(?:đến|tới|[-–—])\s*(?:thứ\s+|hạng\s+)?(?P<place_upper>\d{1,3})\b(?!\s*%|[./]\d))?"
    # "giữ vững vị trí thứ nhất"; a class of decorations and towns is "hạng nhất".
    rf"|(?:(?:xếp|đứng|giữ)\s+(?:vị\s+(?:trí\s+)?)?|vị\s+(?:trí\s+)?|ngôi\s+vị\s+)thứ\s+(?P<place_word>{_PLACES})\b)"
)

PARTS = frozenset({"nhóm", "lĩnh vực", "tiêu chí", "nhiệm vụ", "chỉ tiêu"})
"""Parts of a text or a scheme; bound by a comparator they are set out to be reached: ``ít nhất 03 tiêu chí``."""
_BOUND = "".join(rf"(?<!{word}\s)" for word in ("nhất", "thiểu", "dưới", "quá", "đa", "hơn", "thêm"))


def _counts_in_words() -> str:
    """``hai đợt``, ``ít nhất một công chức``: *một* is an article and *năm* a year where no comparator binds them."""
    measures = load_measures()
    things, spans = (
        alternatives(measures.outputs),
        alternatives((*measures.outputs, *measures.durations, *PARTS, "lần")),
    )
    return (
        rf"\b(?P<counted>(?!(?:một|năm)\s){_SPELLED}(?=\s+(?:{things})(?!\w))"
        rf"|{_ONE_TO_NINE}(?=\s+(?:đến|tới)\s+{_ONE_TO_NINE}\s+(?:{things})(?!\w)))"
        rf"|(?!{_BOUND})\b(?P<bound>{_SPELLED})(?=\s+(?:{spans})(?!\w))"
        rf"|(?<=từ\s)(?P<least>{_SPELLED})(?=\s+(?:{things})(?!\w)[^,;:]{{0,80}}?\btrở\s+lên\b)"
        rf"|(?:(?<=mỗi\squý\s)|(?<=mỗi\stháng\s)|(?<=mỗi\stuần\s))(?P<often>{_ONE_TO_NINE})(?=\s+lần\b)"
    )


# "5 000 lượt": only before what is counted, and where no figure of its own stands before it.
_SPACED = r"(?<!\d\s)[1-9]\d{0,2}(?:[ \u00a0]\d{3})+(?=\s[a-zđ])"

_NUMBER = (
    rf"(?<![\w.,/])(?P<number>{_SPACED}|{_NUM})(?:/(?P<total>\d{{1,4}})(?=\s+[a-zđà-ỹ])"
    rf"|\s+trên\s+tổng\s+số\s+(?:{_NUM}))?(?![.,]?\d)(?P<percent>\s?(?:%"
    rf"|phần\s+trăm\b))?"
    rf"|\b(?P<spelled>{_SPELLED})\s+phần\s+trăm\b|{_counts_in_words()}"
)

_TO = (
    r"\b(?:xuống(?:\s+còn)?|còn(?=\s+(?:không|dưới|tối|khoảng|từ|trung\s+bình|bình\s+quân|trên|mức|\d))|lên(?:\s+(?:đến|tới"
    r"|thành))?(?!\s+(?:cổng|hệ|trên|môi)))\b"
)

_CUT = (
    r"\b(?:cắt\s+(?:giảm|bỏ)|tinh\s+giản|rút\s+ngắn|giảm(?!\s+(?:nghèo|thiểu|nhẹ|sát))|thu\s+hẹp|tiết\s+kiệm"
    r"|hạ\s+thấp|đơn\s+giản\s+(?:hóa|hoá))\b"
)

_GROW = (
    r"\b(?:cải\s+thiện|vươn\s+lên)(?=\s+(?:(?:tối\s+thiểu|ít\s+nhất|từ|thêm|bình\s+quân|(?:mỗi|hằng|hàng)\s+năm)\s+){0,3}\d[\d.,]*(?:\s*(?:[-–]|đến)\s*\d[\d.,]*)?"
    r"\s*(?:%|bậc|hạng|điểm|thứ|vị))"
)

_FRACTION = (
    rf"\b(?P<fraction>một\s+nửa|{_ONE_TO_NINE}\s+phần\s+(?:ba|tư(?!\s+(?:vấn|nhân|liệu|tưởng|duy|pháp))|bốn|năm(?!\s+(?:nay|sau|trước|tới|qua|học))"
    r"|sáu|bảy|tám|chín|mười)(?!\s*\d)"
    r"|(?<=gấp\s)(?:rưỡi|đôi|ba|bốn|mười))\b"
)

_TO_RAISE = rf"{_GROW}|\b(?:tăng(?!\s+(?:cường|tốc|trưởng))|nâng(?!\s+(?:cao|cấp))|bổ\s+sung|mở\s+rộng)\b"

DIGITS, CODE = "0", "a-1"
"""What a rule begins with that begins with any digit, or with a word that ends in digits (``Covid-19``)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One way to write a kind of word."""

    kind: TokenKind
    first: str
    """What it can begin with, in small letters, parted by blanks; a word that is not here is never looked at."""
    pattern: str
    is_cased: bool = False
    """Whether capitals count; the pattern of any other is for small letters."""


def _rule(kind: TokenKind, first: str, pattern: str) -> Rule:
    return Rule(kind=kind, first=first, pattern=pattern)


def _words(kind: TokenKind, words: str) -> Rule:
    return Rule(kind=kind, first=words, pattern=rf"\b(?:{words.replace(' ', '|')})\b")


def _sign(kind: TokenKind, sign: str) -> Rule:
    return Rule(kind=kind, first=sign, pattern=re.escape(sign))


RULES: tuple[Rule, ...] = (
    Rule(kind=TokenKind.NAME, first="số 0", pattern=_ACT, is_cased=True),
    Rule(kind=TokenKind.NAME, first="mức cấp", pattern=_LEVEL),
    Rule(
        kind=TokenKind.NAME,
        first="điều khoản điểm mục phần chương phụ biểu mẫu bảng đề quốc khóa khoá bước vùng loại tuyến tiểu dự giai"
        " thế công lần",
        pattern=_PLACE,
    ),
    _rule(TokenKind.NAME, "0 kỳ năm", _YEARS),
    _rule(TokenKind.NAME, CODE, r"\b[a-zđ]+-?\d+\b"),
    _rule(TokenKind.NAME, DIGITS, r"\b4\.0\b"),
    _rule(TokenKind.NAME, "nhóm", r"nhóm\s+1/4\b"),
    _rule(TokenKind.NAME, "(", r"\(\d{1,2}\)"),
    _rule(TokenKind.NAME, "luật", _LAW),
    _rule(
        TokenKind.TIME,
        "hoàn xong chậm muộn phấn tính kể đến tới trước trong vào từ sau cuối hết hằng hàng mỗi các những giai thời"
        " ngày sáu hai quý quí tháng năm cả 0",
        _TIME,
    ),
    _rule(TokenKind.RANK, "top tốp nhóm nằm đứng lọt thuộc vào trong thứ xếp giữ hạng vị ngôi", _RANK),
    _rule(TokenKind.FRACTION, "một hai ba bốn năm sáu bảy tám chín rưỡi đôi mười", _FRACTION),
    _rule(TokenKind.COMPARATOR, *_comparators()),
    _rule(TokenKind.NUMBER, "0 một hai ba bốn năm sáu bảy tám chín mười", _NUMBER),
    _rule(TokenKind.UP, "trở", r"\btrở\s+lên\b"),
    _rule(TokenKind.DOWN, "trở", r"\btrở\s+xuống\b"),
    _rule(TokenKind.TO, "xuống còn lên", _TO),
    _rule(TokenKind.CUT, "cắt tinh rút giảm thu tiết hạ đơn", _CUT),
    _rule(TokenKind.RAISE, "cải vươn tăng nâng bổ mở", _TO_RAISE),
    _words(TokenKind.MORE, "thêm"),
    _words(TokenKind.TIMES, "gấp"),
    _words(TokenKind.REACH, "đạt chiếm bằng"),
    _rule(TokenKind.REACH, "bảo đảm", r"\b(?<!tự\s)(?:bảo\s+đảm|đảm\s+bảo)\b"),
    _rule(TokenKind.BASE, "so", r"\bso\s+(?:với|cùng)\b"),
    _rule(TokenKind.RESPECTIVELY, "lần", r"\blần\s+lượt\b"),
    _words(TokenKind.FROM, "từ"),
    _words(TokenKind.AND, "và hoặc"),
    _sign(TokenKind.SEMICOLON, ";"),
    Rule(kind=TokenKind.SEMICOLON, first=".", pattern=r"\.(?=\s)"),
    _sign(TokenKind.COMMA, ","),
    _sign(TokenKind.COLON, ":"),
    _sign(TokenKind.OPEN, "("),
    _sign(TokenKind.CLOSE, ")"),
    Rule(kind=TokenKind.DASH, first="- – —", pattern=_DASH),
    _rule(TokenKind.DASH, "đến tới", rf"\b(?:đến|tới)(?=\s+(?:\d|{_ONE_TO_NINE}\s))"),
)
"""Kinds with what they begin with and their patterns, tried in this order; those that capitals count for come first."""

_DIGIT = re.compile("[0-9]")
_FIGURE_IN_WORDS = beginning_of(
    r"(?i:một)\s+(?i:nửa|phần)|(?i:phần)\s+(?i:ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|trăm)", "MmPp"
)
# One blank stands first, the one thing that all begin with: so far a search runs at full speed.
_NUMBER_WORD = re.compile(
    r" (?:hai|ba|bốn|sáu|bảy|tám|chín|mười|mươi|(?:(?<=nhất )|(?<=thiểu )|(?<=từ )|(?<=quý )|(?<=tháng )|(?<=tuần ))một"
    r"|(?:(?<=vị trí )|(?<=vị )|(?<=xếp )|(?<=đứng ))thứ) "
)
_KINDS = {kind.name: kind for kind in TokenKind}
_UNLISTED = {"code": CODE, "digits": DIGITS}
"""Names of what can stand anywhere, as :func:`_beginnings` finds it: no list has all of it."""


@working_value
class _Grammar:
    """The rules as patterns, each with the words it can begin with."""

    beginnings: re.Pattern[str]
    marks: AbstractSet[str]
    """All that a token can begin with but words and digits."""
    cased: Mapping[str, re.Pattern[str]]
    """For the text as printed."""
    small: Mapping[str, re.Pattern[str]]
    """For the text in small letters; all that a token can begin with is here."""

    def token(self, first: str, text: str, lowered: str, start: int) -> Token | None:
        """What the rules find that begin with a word or sign; those that capitals count for come first."""
        match = self.cased[first].match(text, start) if first in self.cased else None
        if match is None:
            match = self.small[first].match(lowered, start)
        return Token(_KINDS[match.lastgroup or ""], start, match.end(), match) if match is not None else None

    def inside(self, text: str, lowered: str, start: int, end: int) -> Iterator[Token]:
        """What stands in a word that has signs or digits in it: ``sở,``, ``85%``, ``2021-2025``."""
        bare, last = lowered[start : end - 1], lowered[end - 1 : end]
        at = start
        if not start or lowered[start - 1] == " ":
            is_noun = bare.isalpha() and last in self.marks
            first = bare if is_noun and bare in self.small else DIGITS if bare[:1].isdecimal() else None
            token = self.token(first, text, lowered, start) if first is not None else None
            if token is not None:
                yield token
                at = token.end
            elif is_noun:
                at = end - 1
        if at == end - 1 and last in self.marks:
            token = self.token(last, text, lowered, at)
            if token is not None:
                yield token
        elif at < end:
            yield from self._anywhere(text, lowered, at, end)

    def _anywhere(self, text: str, lowered: str, start: int, end: int) -> Iterator[Token]:
        """What begins at any place between two."""
        taken = start
        for beginning in self.beginnings.finditer(lowered, start, end + 1):
            if beginning.start() >= taken:
                first = beginning.group() if beginning.lastgroup is None else _UNLISTED[beginning.lastgroup]
                token = self.token(first, text, lowered, beginning.start())
                if token is not None:
                    yield token
                    taken = token.end


@cache
def _grammar() -> _Grammar:
    firsts = {first for rule in RULES for first in rule.first.split()} | {CODE}
    cased = {first: rules for first in firsts if (rules := [rule for rule in _rules_from(first) if rule.is_cased])}
    return _Grammar(
        beginnings=_beginnings(),
        marks={first for first in firsts if not first[0].isalnum()},
        cased={first: _either(tuple(rules)) for first, rules in cased.items()},
        small={first: _either(tuple(rule for rule in _rules_from(first) if not rule.is_cased)) for first in firsts},
    )


def _beginnings() -> re.Pattern[str]:
    """Where a token can begin in a text of small letters; the groups are those of :data:`_UNLISTED`."""
    firsts = {first for rule in RULES for first in rule.first.split()} - {DIGITS, CODE}
    signs = "".join(re.escape(first) for first in sorted(firsts) if not first[0].isalpha())
    words = any_word([first for first in firsts if first[0].isalpha()])
    return re.compile(rf"[{signs}]|(?<!\w)(?:(?P<code>[a-zđ]++(?=-?\d))|(?P<digits>\d+)|{words}(?!\w))")


def _rules_from(first: str) -> tuple[Rule, ...]:
    """The rules that can begin with ``first``; a word with digits behind it can be anything."""
    return RULES if first == CODE else tuple(rule for rule in RULES if first in rule.first.split())


@cache
def _either(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    """One pattern for rules, with a group a kind; without any it matches nothing.

    Words that begin the same rules share it, since a processor holds few patterns at hand.
    """
    alternatives_of: dict[TokenKind, list[str]] = {}
    for rule in rules:
        alternatives_of.setdefault(rule.kind, []).append(rule.pattern)
    groups = (f"(?P<{kind.name}>{'|'.join(patterns)})" for kind, patterns in alternatives_of.items())
    return re.compile("|".join(groups) or "(?!)")


@dataclass(slots=True)
class Token:
    """A typed word with its place in the sentence.

    Made by the order of its fields, in half the time that naming them takes: a plan has tens of thousands.
    """

    kind: TokenKind
    start: int
    end: int
    match: re.Match[str]

    @property
    def text(self) -> str:
        """The words, in small letters but for names."""
        return self.match.group()


def has_figure(text: str) -> bool:
    """Whether a sentence can hold a figure at all; most cannot and are not looked at further."""
    return (
        _DIGIT.search(text) is not None
        or _NUMBER_WORD.search(text) is not None
        or _FIGURE_IN_WORDS.search(text) is not None
    )


def read_tokens(text: str, lowered: str | None = None) -> tuple[Token, ...]:
    """The tokens of a sentence in order; ``lowered`` is :func:`same_length_lower` of it, where that is known.

    >>> [token.kind.name for token in read_tokens("giảm tối thiểu 10% so với năm 2021")]
    ['CUT', 'COMPARATOR', 'NUMBER', 'BASE', 'TIME']
    """
    if lowered is None:
        lowered = same_length_lower(text)
    grammar = _grammar()
    words = grammar.small
    found: list[Token] = []
    start = end = 0
    for word in lowered.split(" "):
        behind = start + len(word)
        if word in words:
            token = grammar.token(word, text, lowered, start) if start >= end else None
            if token is not None:
                found.append(token)
                end = token.end
        elif end < behind and not word.isalpha():
            for token in grammar.inside(text, lowered, max(start, end), behind):
                found.append(token)
                end = token.end
        start = behind + 1
    return tuple(found)
