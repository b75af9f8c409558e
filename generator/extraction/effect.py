"""When the document says that it takes effect: a day, the day of signing, or some days after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.provisions import DocumentTree, Kind
from generator.text.dates import DATE, date_of

__all__ = ["read_effective_date"]

# Only a sentence about the document itself counts: "Quyết định này có hiệu lực …", not "Luật … có hiệu lực từ …"; and
# only the beginning of its effect: not "hết hiệu lực kể từ ngày …".
_EFFECT = re.compile(
    r"""\b(?:này|Nghị\squyết|Quyết\sđịnh|Kế\shoạch|Chỉ\sthị)\b(?P<between>[^.]*?)\b
        (?<!hết\s)(?<!dứt\s)(?<!mất\s)(?<!còn\s)(?:có\s+)?hiệu\s+lực(?:\s+thi\s+hành)?,?\s*
        (?:(?:kể\s+)?từ\s+(?:ngày\s+)?(?P<signing>ký)
          | (?:kể\s+)?từ\s+(?:ngày\s+)?(?:được\s+)?(?:Hội\s+đồng\s+nhân\s+dân\s+tỉnh\s+)?(?P<passing>thông\s+qua)
          | sau\s+(?P<days>\d{1,3})\s*(?:\([^)]*\)\s*)?ngày,?\s*(?:và\s+[^.;]{0,60}?,\s*)?(?:kể\s+)?từ\s+(?:ngày\s+)?
            (?:ký|ban\s+hành|(?P<after_passing>(?:được\s+)?(?:Hội\s+đồng\s+nhân\s+dân\s+tỉnh\s+)?thông\s+qua))
          | (?:kể\s+)?từ\s+(?P<day>ngày\s+\d[^.;]*))""",
    re.VERBOSE | re.IGNORECASE,
)

# A resolution takes effect on the day on which it was passed, which its last article names.
_PASSED = re.compile(r"\bthông\s+qua\s+(?P<day>ngày\s+\d[^.;]*)", re.IGNORECASE)
# The closing line of laws and of resolutions of the standing committee: "Nghị quyết này được … thông qua ngày …".
_CLOSING = re.compile(
    r"^\s*(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết)\s+này\s+(?:đã\s+)?được\s[^.;]*?" + _PASSED.pattern, re.IGNORECASE
)
# "Quyết định này sửa đổi Quyết định số 05/2020/QĐ-UBND có hiệu lực từ ngày …"; joined on it is the document's own.
_OTHER_ACT = re.compile(r"\d\s?/\s?[\wĐđ-]*[A-ZĐ]{2}")
_JOINED_ON = re.compile(r"(?:[,;]|\bvà|\bđồng\s+thời)\s*$")


def read_effective_date(tree: DocumentTree, signed: date | None) -> date | None:
    """The day of effect that the text states, ``None`` where it states none."""
    dates = set(_iter_dates(tree, signed))
    return dates.pop() if len(dates) == 1 else None


def _iter_dates(tree: DocumentTree, signed: date | None) -> Iterator[date]:
    for provision in tree:
        says_when = "hiệu lực" in provision.text and "này" in provision.text
        if not says_when or provision.kind in (Kind.BASIS, Kind.RECIPIENTS):
            continue
        for match in _EFFECT.finditer(provision.text):
            day = _date(match, signed) or _day_of_passing(match, tree)
            is_own = "này" in provision.text[: match.end()] and not _is_of_other_act(match, day, signed)
            if day is not None and is_own:
                yield day


def _is_of_other_act(match: re.Match[str], day: date | None, signed: date | None) -> bool:
    """Whether the day may be that of an act named right before; a day on or after the signing is the document's own."""
    if not match["day"] or day is None or (signed is not None and day >= signed):
        return False
    return _OTHER_ACT.search(match["between"]) is not None and _JOINED_ON.search(match["between"]) is None


def _day_of_passing(match: re.Match[str], tree: DocumentTree) -> date | None:
    """The day that the closing line gives, where the sentence says no more than *từ ngày thông qua*."""
    if not (match["passing"] or match["after_passing"]):
        return None
    closing = next((found for provision in tree if (found := _CLOSING.match(provision.text))), None)
    printed = DATE.match(closing["day"]) if closing else None
    day = date_of(printed) if printed else None
    return day + timedelta(days=int(match["days"] or 0)) if day else None


def _date(match: re.Match[str], signed: date | None) -> date | None:
    if match["passing"] or match["after_passing"]:
        passed = _PASSED.search(match.string)
        printed = DATE.match(passed["day"]) if passed else None
        day = date_of(printed) if printed else None
        return day + timedelta(days=int(match["days"] or 0)) if day else None
    if match["day"]:
        printed = DATE.match(match["day"])
        return date_of(printed) if printed else None
    if signed is None:
        return None
    return signed + timedelta(days=int(match["days"] or 0))
