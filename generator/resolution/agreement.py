"""What several mentions say about one act, as far as they agree."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from generator.text.folding import fold_key

__all__ = ["agree_on_date", "agree_on_issuer", "most_common"]

_ABBREVIATIONS = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "ttcp": "thủ tướng chính phủ"}
# The head signs for the body: one act, two ways of naming who issued it. A chairman's own act is another matter.
_HEADS = ("bộ trưởng", "giám đốc", "thống đốc", "tổng thanh tra", "tổng kiểm toán nhà nước")


def agree_on_issuer(issuers: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return the most complete of the names, and those that contradict one another where they do.

    >>> agree_on_issuer(["UBND tỉnh", "Uỷ ban nhân dân tỉnh Quảng Nam"])
    ('Uỷ ban nhân dân tỉnh Quảng Nam', ())
    >>> agree_on_issuer(["Chính phủ", "Thủ tướng Chính phủ"])
    (None, ('Chính phủ', 'Thủ tướng Chính phủ'))
    """
    printed = sorted(set(issuers), key=lambda issuer: (-len(_body_key(issuer)), -len(issuer), issuer))
    if not printed:
        return None, ()
    fullest = printed[0]
    if all(_is_short_for(issuer, fullest) for issuer in printed):
        return fullest, ()
    return None, tuple(sorted(printed))


def agree_on_date(dates: Iterable[date], year: int | None) -> tuple[str | None, tuple[date, ...]]:
    """Return the date in ISO form, else the year, and the dates that contradict one another where they do.

    >>> agree_on_date([date(2021, 7, 15), date(2021, 7, 15)], 2021)
    ('2021-07-15', ())
    """
    different = sorted(set(dates))
    if len(different) == 1:
        return different[0].isoformat(), ()
    return (str(year) if year is not None else None), tuple(different)


def most_common(values: Iterable[str]) -> str:
    """Return the value that occurs most often, the first in order among equals; empty where there is none."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def _is_short_for(short: str, full: str) -> bool:
    """Return whether one name leaves out only the place or the head that the other has."""
    short_key, full_key = _body_key(short), _body_key(full)
    heads = (f"{head} {short_key}" for head in _HEADS)
    return any(f"{full_key} ".startswith(f"{key} ") for key in (short_key, *heads))


def _body_key(issuer: str) -> str:
    return " ".join(_ABBREVIATIONS.get(word, word) for word in fold_key(issuer).split())
