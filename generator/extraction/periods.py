"""The period in a document's own title: ``GIAI ĐOẠN 2021-2030``, ``NĂM 2024``."""

from __future__ import annotations

import re

__all__ = ["read_period"]

_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"(?:giai\s+đoạn|\bGĐ|thời\s+kỳ|nhiệm\s+kỳ)\s*(?:từ\s+)?(?:năm\s+)?(?P<first>{_YEAR})\s*(?:[-–—]"
    rf"|đến)\s*(?:năm\s+)?(?P<last>{_YEAR})",
    re.IGNORECASE,
)
_FROM_TO = re.compile(rf"từ\s+năm\s+(?P<first>{_YEAR})\s+đến\s+(?:hết\s+)?năm\s+(?P<last>{_YEAR})", re.IGNORECASE)
_YEARS = re.compile(
    rf"năm\s+(?P<first>{_YEAR})(?:\s*[-–—]\s*|,\s+(?:{_YEAR},?\s+)*(?:và\s+)?|\s+và\s+)(?P<last>{_YEAR})\b",
    re.IGNORECASE,
)
# "đến năm 2025" is no period, nor is a school year, nor the year of an act that the title cites.
_ONE_YEAR = re.compile(
    rf"(?P<before>\b(?:đến|hết|từ|trước|sau|cuối|tháng\s+\d{{1,2}}|(?<!pháp )luật[^,;]*|quý\s+\S+"
    rf"|hiến pháp)\s+)?\bnăm\s+(?P<year>{_YEAR})\b(?!\s*[-–—]\s*\d)",
    re.IGNORECASE,
)

# "… năm 2022 thực hiện Nghị quyết số 76/NQ-CP giai đoạn 2021-2030": the second period is that of the act.
_CARRIES_OUT = re.compile(rf"(?<=[\s–—-]){_YEAR}(?=,?\s+(?:thực\s+hiện|triển\s+khai)\s)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


def read_period(title: str | None) -> tuple[int, int] | None:
    """First and last year of the period that a title states, or ``None``.

    >>> read_period("CẢI CÁCH HÀNH CHÍNH TỈNH BẾN TRE GIAI ĐOẠN 2022 - 2025, ĐỊNH HƯỚNG ĐẾN NĂM 2030")
    (2022, 2025)
    >>> read_period("KẾ HOẠCH NĂM 2022 THỰC HIỆN CHƯƠNG TRÌNH CẢI CÁCH HÀNH CHÍNH GIAI ĐOẠN 2021-2025")
    (2022, 2022)
    >>> read_period("ĐIỀU TRA DOANH NGHIỆP CÁC NĂM 2023, 2024 VÀ 2025")
    (2023, 2025)
    >>> read_period("QUY HOẠCH ĐẾN NĂM 2020") is None
    True
    """
    if title is None:
        return None
    text = " ".join(title.split())
    carries_out = _CARRIES_OUT.search(text)
    if carries_out is not None and (stated := _read(text[: carries_out.end()])) is not None:
        return stated
    # "… ĐỀ ÁN “… GIAI ĐOẠN 2022-2025” NĂM 2023": what a quoted name says is its own, if the title says anything else.
    own = _QUOTED.sub(" ", text)
    return _read(own) or (_read(text) if own != text else None)


def _read(text: str) -> tuple[int, int] | None:
    found = _PERIOD.search(text) or _years(text)
    if found:
        first, last = int(found["first"]), int(found["last"])
        return (first, last) if first <= last else None
    years = {int(match["year"]) for match in _ONE_YEAR.finditer(text) if match["before"] is None}
    if len(years) != 1:
        return None
    year = years.pop()
    return (year, year)


def _years(text: str) -> re.Match[str] | None:
    """``năm 2023 - 2025``, ``năm 2023, 2024``, ``từ năm 2021 đến năm 2025``; of a school year *học* stands between."""
    return _YEARS.search(text) or _FROM_TO.search(text)
