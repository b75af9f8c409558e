"""Words of a sentence that carry a figure, or say something about one, as typed tokens.

One named pattern for each kind of word; all of them are tried at each place in the order of the table, the first
that matches wins, so names (``Nghị định số 34/2016/NĐ-CP``, ``mức độ 3, 4``) hide the digits inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from generator.model.facts import Comparator
from generator.text.numbers import NUMBER_FRAGMENT
from generator.vocab.comparators import comparators
from generator.vocab.units import alternatives

__all__ = ["PATTERNS", "Token", "TokenKind", "has_figure", "iter_tokens"]


class TokenKind(Enum):
    """What a word does for a figure."""

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
_DASH = r"[-–—]"
_ROMAN_QUARTER = r"(?:IV|I{1,3}|[1-4])"
_DATE = rf"\d{{1,2}}(?:\s?/\s?\d{{1,2}}\s?/\s?|\s*tháng\s*\d{{1,2}}\s*(?:năm\s*|/)|[.-]\d{{1,2}}[.-]){_YEAR}"
_SYMBOL = r"(?-i:[A-ZĐ][\wĐđ]*)(?:\s?[-/.]\s?(?-i:[A-ZĐ][\wĐđ]*))+"
_PREPOSITION = (
    r"(?:(?:hoàn\s+thành|xong|chậm\s+nhất(?:\s+là)?|muộn\s+nhất|phấn\s+đấu|muộn\s+nhất\s+là)\s+)?"
    r"(?:tính\s+đến(?:\s+hết)?|kể\s+từ|đến\s+(?:hết|cuối)|đến|tới|trước|trong|vào(?:\s+cuối)?|từ|sau|cuối|hết)"
)


def _comparators() -> str:
    """Wordings of the vocabulary; one of a single syllable (``trên``, ``dưới``) needs its number right behind it."""
    binding = {Comparator.EQUAL, Comparator.BETWEEN}
    words = [
        word
        for word, entry in comparators().leading.items()
        if entry.comparator not in binding and not entry.is_rank_only
    ]
    signs = [word for word in words if not word[0].isalpha()]
    short = [word for word in words if word[0].isalpha() and " " not in word]
    long = [word for word in words if " " in word]
    return (
        rf"\b(?:{alternatives(long)})\b|\b(?:{alternatives(short)})(?=\s+(?:mức\s+|tỷ\s+lệ\s+)?\d)"
        rf"|\bkhoảng\b|(?:{alternatives(signs)})(?=\s*\d)"
    )


_NAME = (
    rf"(?:số\s*:?\s*)?\b\d+[a-zA-Z]?(?:\s?/{_YEAR}\s?/\s?{_SYMBOL}|\s?/\s?{_SYMBOL}|-{_SYMBOL})"
    rf"(?:,?\s+(?:ngày\s+{_DATE}|năm\s+{_YEAR}))?"  # Nghị định số 34/2016/NĐ-CP ngày 14/5/2016
    r"|\bsố\s+\d+\b(?!\s*%|[.,/]\d)"
    rf"|(?:mức\s+độ|cấp\s+độ)\s+\d\b(?:\s*(?:,|và|{_DASH})\s*(?:mức\s+độ\s+)?\d\b(?!\s*%))*"
    r"|(?:điều|khoản|điểm|mục|phần|chương|phụ\s+lục|biểu|mẫu|bảng|đề\s+án|chương\s+trình|quốc\s+lộ|khóa|khoá|bước"
    r"|vùng|loại|tuyến|tiểu\s+dự\s+án|dự\s+án|giai\s+đoạn|thế\s+hệ|công\s+nghiệp"
    r"|lần\s+thứ)\s+\d{1,3}(?:\.\d+)*\b(?!\s*%|[.,]?\d)"
    rf"|(?<!đoạn )(?<!kỳ )\b{_YEAR}\s*{_DASH}\s*{_YEAR}\b(?!\s*%)|kỳ\s+{_YEAR}\s*{_DASH}\s*{_YEAR}"
    rf"|năm\s+học\s+{_YEAR}\s*{_DASH}\s*{_YEAR}|24/7|24/24|\b[A-Za-zĐđ]+-?\d+\b|\b4\.0\b"
    r"|\(\d{1,2}\)"
    rf"|luật\s+[^.;,()\d]{{3,90}}?năm\s+{_YEAR}"
)

# More than one preposition can stand before a time ("phấn đấu đến hết", "xong trước"); the last decides.
_TIME = (
    rf"(?P<prep>{_PREPOSITION}\s+)?"
    rf"(?:(?P<yearly>(?:hằng|hàng|mỗi)\s+năm\b)"
    rf"|(?:các\s+)?(?:giai\s+đoạn|thời\s+kỳ)\s+(?:từ\s+)?(?:năm\s+)?(?P<first>{_YEAR})\s*(?:{_DASH}"
    rf"|đến)\s*(?:năm\s+)?(?P<last>{_YEAR})"
    rf"|(?:thời\s+điểm\s+)?(?:ngày\s+)?(?P<date>{_DATE})"
    rf"|(?:6|sáu)\s+tháng\s+đầu\s+năm\s+(?P<half_year>{_YEAR})"
    rf"|quý\s+(?P<quarter>{_ROMAN_QUARTER})\s*(?:/|năm|{_DASH}|,\s*năm)?\s*(?P<quarter_year>{_YEAR})"
    rf"|tháng\s+(?P<month>\d{{1,2}})\s*(?:/|năm)\s*(?P<month_year>{_YEAR})"
    rf"|(?:năm\s+)(?P<year>{_YEAR})(?!\s*{_DASH}\s*{_YEAR})|(?<=đến\s)(?P<bare_year>{_YEAR})\b(?!\s*%))"
)

_RANK = (
    r"(?:(?:top|tốp)\s+(?P<top_number>\d{1,3})\b(?!\s*%)"
    r"|(?P<group>nhóm)\s+(?P<group_number>\d{1,2})\b(?=\s*(?:tỉnh|địa\s+phương|thành\s+phố|cả\s+nước"
    r"|đơn\s+vị|các\s+tỉnh|dẫn|đứng|cao|tốt|toàn\s+quốc)|(?<=trong\snhóm\s\d\d)(?=[.,;)]|$))"
    r"|(?P<place>(?<=từ\s)thứ|(?:(?:xếp|đứng|giữ)\s+)?(?:thứ\s+hạng|hạng|vị\s+trí(?:\s+thứ)?|(?:xếp|đứng"
    r"|giữ)\s+thứ))\s+(?P<place_number>\d{1,3})\b(?:/\d+)?(?!\s*%))"
)

_NUMBER = (
    rf"(?<![\w.,/])(?P<number>{_NUM})(?:/(?P<total>\d{{1,4}})(?=\s+[a-zđà-ỹ]))?(?![.,]?\d)(?P<percent>\s?(?:%"
    rf"|phần\s+trăm\b))?"
)

_TO = (
    r"\b(?:xuống(?:\s+còn)?|còn(?=\s+(?:không|dưới|tối|khoảng|từ|\d))|lên(?:\s+(?:đến|tới"
    r"|thành))?(?!\s+(?:cổng|hệ|trên|môi)))\b"
)

_CUT = (
    r"\b(?:cắt\s+giảm|tinh\s+giản|rút\s+ngắn|giảm(?!\s+(?:nghèo|thiểu|nhẹ|sát))|thu\s+hẹp|tiết\s+kiệm"
    r"|hạ\s+thấp|đơn\s+giản\s+(?:hóa|hoá))\b"
)

_FRACTION = (
    r"\b(?P<fraction>một\s+nửa|một\s+phần\s+(?:ba|tư|năm)|hai\s+phần\s+ba|ba\s+phần\s+tư"
    r"|(?<=gấp\s)(?:đôi|ba|bốn|mười))\b"
)

PATTERNS: tuple[tuple[TokenKind, str], ...] = (
    (TokenKind.NAME, _NAME),
    (TokenKind.TIME, _TIME),
    (TokenKind.RANK, _RANK),
    (TokenKind.FRACTION, _FRACTION),
    (TokenKind.COMPARATOR, _comparators()),
    (TokenKind.NUMBER, _NUMBER),
    (TokenKind.UP, r"\btrở\s+lên\b"),
    (TokenKind.DOWN, r"\btrở\s+xuống\b"),
    (TokenKind.TO, _TO),
    (TokenKind.CUT, _CUT),
    (TokenKind.RAISE, r"\b(?:tăng(?!\s+(?:cường|tốc|trưởng))|nâng(?!\s+(?:cao|cấp))|bổ\s+sung|mở\s+rộng)\b"),
    (TokenKind.MORE, r"\bthêm\b"),
    (TokenKind.TIMES, r"\bgấp\b"),
    (TokenKind.REACH, r"\b(?:đạt|chiếm|bằng|bảo\s+đảm|đảm\s+bảo)\b"),
    (TokenKind.BASE, r"\bso\s+(?:với|cùng)\b"),
    (TokenKind.RESPECTIVELY, r"\blần\s+lượt\b"),
    (TokenKind.FROM, r"\btừ\b"),
    (TokenKind.AND, r"\b(?:và|hoặc)\b"),
    (TokenKind.SEMICOLON, r";|\.(?=\s)"),
    (TokenKind.COMMA, r","),
    (TokenKind.COLON, r":"),
    (TokenKind.OPEN, r"\("),
    (TokenKind.CLOSE, r"\)"),
    (TokenKind.DASH, rf"{_DASH}|\b(?:đến|tới)(?=\s+\d)"),
)
"""Kinds with their patterns, tried in this order."""

# Tokens start where a word or a sign does: looking nowhere else makes the scan several times faster.
_MASTER = re.compile(
    r"(?:(?<!\w)(?=\w)|(?=[^\w\s]))(?:" + "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in PATTERNS) + ")",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d|một\s+(?:nửa|phần)|phần\s+(?:ba|tư)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A typed word with its place in the sentence."""

    kind: TokenKind
    start: int
    end: int
    match: re.Match[str]

    @property
    def text(self) -> str:
        """The words, verbatim."""
        return self.match.group()


def has_figure(text: str) -> bool:
    """Whether a sentence can hold a figure at all; most cannot and are not looked at further."""
    return _FIGURE.search(text) is not None


def iter_tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a sentence in order.

    >>> [token.kind.name for token in iter_tokens("giảm tối thiểu 10% so với năm 2021")]
    ['CUT', 'COMPARATOR', 'NUMBER', 'BASE', 'TIME']
    """
    for match in _MASTER.finditer(text):
        yield Token(kind=TokenKind[match.lastgroup or "NAME"], start=match.start(), end=match.end(), match=match)
