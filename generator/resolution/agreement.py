"""What several mentions say about one act, as far as they agree."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from generator.text.folding import fold_key
from generator.vocab.issuing_bodies import BodyLevel, issuing_bodies

__all__ = ["agree_on_date", "agree_on_issuer", "most_common"]


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
    """Return whether one name leaves out no more than the place that the other has."""
    return f"{_body_key(full)} ".startswith(f"{_body_key(short)} ")


def _body_key(issuer: str) -> str:
    """Return the body's name in full; *Bộ trưởng Bộ Nội vụ* speaks for the Bộ Nội vụ.

    The chairman of a people's committee does not: his decisions are his own (Luật Tổ chức chính quyền địa phương).
    """
    match = issuing_bodies().match(issuer)
    if match is None or (match.head is not None and match.body.level is BodyLevel.PROVINCE):
        return fold_key(issuer)
    return fold_key(match.full_name)
