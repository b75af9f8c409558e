"""Numbers as Vietnamese law writes them: `1.234,5`, and in words: *hai mươi lăm*.

How digits are read (one rule, no guessing from context):

- A comma is the decimal sign: `83,9`. A dot followed by exactly three digits groups thousands: `36.525,5`.
- A dot that cannot group is a decimal point, since plans do print `99.5%` and "4.0": that is one dot followed
  by one, two or more than three digits, or standing behind a lone zero (`0.125`).
- Two signs used the English way round (`1,234.5`, `1,234,567`) leave one reading and get it.
- Anything else (`1.2.3`, `20.9.2021`) is no number. `1.234` alone is always 1234, `1,234` alone always 1.234; in a
  table the figures beside it may tell otherwise (`extraction/targets/extract.py`).

There is no sign: before a number in these texts a hyphen is a bullet or a range.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

_DOT_GROUPS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"
_COMMA_GROUPS = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})"
_PLAIN = r"[0-9]+(?:,[0-9]+)?"
_DECIMAL_POINT = r"(?:0\.[0-9]+|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9]))"

NUMBER_FRAGMENT: Final = rf"(?:{_COMMA_GROUPS}|{_DOT_GROUPS}|{_DECIMAL_POINT}|{_PLAIN})"
"""What `parse_number` takes, without groups or boundaries, to build other patterns on."""

NUMBER: Final = re.compile(rf"(?<!\w)(?<![0-9][.,])(?P<number>{NUMBER_FRAGMENT})(?![.,]?[0-9])")
"""A number in running text, whole: nothing inside `1.2.3`, `C06`, `20.9.2021` (but three in `20/9/2021`)."""

_ENGLISH = re.compile(_COMMA_GROUPS)
_POINTED = re.compile(_DECIMAL_POINT)
_WHOLE = re.compile(NUMBER_FRAGMENT)


def parse_number(text: str) -> Decimal:
    """Return the value of one number in digits; see the module's docstring for the rule.

    >>> parse_number("1.234,5"), parse_number("01"), parse_number("99.5")
    (Decimal('1234.5'), Decimal('1'), Decimal('99.5'))

    Raises:
        ValueError: If the text is not exactly one number.
    """
    digits = text.strip()
    if digits.isdecimal() and digits.isascii():
        return Decimal(digits)  # as most numbers are: no sign to read
    if not _WHOLE.fullmatch(digits):
        raise ValueError(f"not a number: {text!r}, expected digits such as '1.234,5'")
    if _ENGLISH.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _POINTED.fullmatch(digits):
        return Decimal(digits)
    return Decimal(digits.replace(".", "").replace(",", "."))


def format_number(value: Decimal | int) -> str:
    """Return a number in Vietnamese: thousands by dots, a decimal comma, no trailing zeros.

    >>> format_number(Decimal("1234.50")), format_number(Decimal("-0.5")), format_number(100)
    ('1.234,5', '−0,5', '100')

    Raises:
        ValueError: If the value is not finite.
    """
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"cannot format {value!r}, expected a finite number")
    whole, _, fraction = f"{abs(number):f}".partition(".")
    fraction = fraction.rstrip("0")
    sign = "−" if number < 0 else ""
    return sign + f"{int(whole):,}".replace(",", ".") + ("," + fraction if fraction else "")


# "không" leads only in "không trăm linh năm", which the grammar below needs after thousands.
_DIGITS: Mapping[str, int] = MappingProxyType(
    {
        "không": 0,
        "một": 1,
        "hai": 2,
        "ba": 3,
        "bốn": 4,
        "năm": 5,
        "sáu": 6,
        "bảy": 7,
        "bẩy": 7,
        "tám": 8,
        "chín": 9,
    }
)
# Behind a ten some digits change their form: hai mươi mốt, hai mươi tư, mười lăm.
_UNITS: Mapping[str, int] = MappingProxyType({**_DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5})
_SCALES: tuple[tuple[frozenset[str], int], ...] = (
    (frozenset({"tỷ", "tỉ"}), 10**9),
    (frozenset({"triệu"}), 10**6),
    (frozenset({"nghìn", "ngàn"}), 10**3),
)
_DIGIT = "|".join(_DIGITS)
_BELOW_THOUSAND = re.compile(
    rf"""
    (?:(?P<hundreds>{_DIGIT})\ trăm)?
    (?:(?:^|(?<=trăm)\ )  # a space only behind trăm
        (?:(?:linh|lẻ)\ (?P<odd>{_DIGIT}|tư)
          |(?:(?P<tens>{_DIGIT})\ mươi|(?P<ten>mười))(?:\ (?P<units>{"|".join(_UNITS)}))?
          |(?P<single>(?<!trăm\ )(?:{_DIGIT}))  # behind trăm it is two numbers: 205, 250
        ))?
    """,
    re.VERBOSE,
)


def parse_number_words(text: str) -> Decimal:
    """Return the value of a number written in words.

    >>> parse_number_words("hai mươi lăm"), parse_number_words("một nghìn rưỡi")
    (Decimal('25'), Decimal('1500'))

    Raises:
        ValueError: If the text is not exactly one number in words, or one that is said for two numbers.
    """
    words = text.casefold().split()
    half = bool(words) and words[-1] == "rưỡi"
    if half:
        words.pop()
    total = _parse_scales(words, text)
    return Decimal(total) + (_half_of_last_scale(words) if half else 0)


def _parse_scales(words: list[str], text: str) -> int:
    """Return the sum of the groups before tỷ, triệu, nghìn and the last group."""
    total, rest = 0, words
    for names, scale in _SCALES:
        at = next((index for index, word in enumerate(rest) if word in names), None)
        if at is not None:
            total += _parse_below_thousand(rest[:at], text) * scale
            rest = rest[at + 1 :]
    if rest or not words:
        total += _parse_below_thousand(rest, text)
    return total


def _parse_below_thousand(words: list[str], text: str) -> int:
    match = _BELOW_THOUSAND.fullmatch(" ".join(words)) if words else None
    if match is None:
        raise ValueError(f"not a number in words: {text!r}, expected for example 'hai mươi lăm'")
    part = {name: _UNITS.get(word, 0) for name, word in match.groupdict().items() if word}
    tens = 1 if "ten" in part else part.get("tens", 0)
    ones = part.get("odd", 0) + part.get("units", 0) + part.get("single", 0)
    return part.get("hundreds", 0) * 100 + tens * 10 + ones


def _half_of_last_scale(words: list[str]) -> Decimal:
    """Return what *rưỡi* adds: half of the hundred, thousand, … that it follows, else one half."""
    last = words[-1]
    scale = next((size for names, size in _SCALES if last in names), 100 if last == "trăm" else 1)
    return Decimal(scale) / 2
