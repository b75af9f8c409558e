"""The words around a figure: which only lead to it, where those about the next begin, what small words stand for."""

from __future__ import annotations

import re

from generator.text.patterns import LastWords, any_word

__all__ = [
    "is_said_to_be",
    "plain",
    "points_back",
    "strip_words",
    "whole_verb",
    "without_next_subject",
    "words_of_total",
]

# "…, thu nhập từ du lịch đạt …", "…, trong đó mỗi xã có …": what the next figure is about.
_NEXT_SUBJECT = re.compile(
    r",\s*(?:trong đó|mỗi|từng|con số|tỷ lệ|tỉ lệ|tổng|thu nhập|doanh thu|thời gian)\s(?!.*(?:\bvà|\bhoặc)\s*$)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:tỷ lệ|tỉ lệ|số lượng|con số|chỉ số|chỉ tiêu|mức|số)\s+(?:này|trên|đó)", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:nâng|đưa)\s+(?P<all>tổng\s+số(?P<what>\s+[^,;]*?)?)\s+lên(?:\s+(?:đến|tới|thành))?\s*$", re.IGNORECASE
)
_SAID_TO_BE = LastWords.of("là :", r"(?i)\blà\s*:?\s*$")
_LEAD_WORDS = (
    "và|phấn đấu|định hướng|định kỳ|giai đoạn|có|trong đó|trong số đó|riêng|nhằm|bảo đảm|đảm bảo|duy trì|tiếp tục|thì"
    "|để|yêu cầu|cụ thể|lũy kế|luy kế|luỹ kế|cộng dồn|là|đến|với|với mục tiêu"
    "|quyết tâm|hoàn thành mục tiêu"
)
_LEAD = re.compile(rf"(?:[\s,;:.–)+-]|{any_word(_LEAD_WORDS.split('|'))}\b)+", re.IGNORECASE)
_TAIL_WORDS = (
    "và|đạt|là|có|chiếm|bằng|tỷ lệ|được|từ|của|cho|đối với|tại|xuống|còn|lên|nằm|đứng|trong|vào|thuộc|vượt"
    "|hoàn thành|trong đó|vươn|giữ vững|bình quân|trung bình|thêm|mức|tổng số|xếp|lần lượt|ít nhất|tối thiểu"
)
_TAIL_VERBS = "tăng|giảm|nâng|rút ngắn"
"""Left at the end with *cắt* before them: ``cắt giảm``."""
# Read from the end: a search from the front would try at every word whether only such words follow.
_REVERSED_TAIL = re.compile(
    rf"(?:[\s,;:.(–-]|(?!nêl ởrt\b){any_word(_TAIL_WORDS[::-1].split('|'))}(?!\w)"
    rf"|(?:{_TAIL_VERBS[::-1]})(?! tắc)(?!\w))+",
    re.IGNORECASE,
)
_LONGEST_VERB = 8
"""Words: ``tổ chức quản lý và điều trị ARV``."""


def without_next_subject(words: str) -> str:
    """The words behind a figure without the subject of the next.

    >>> without_next_subject(" hồ sơ được xử lý trực tuyến, tỷ lệ hài lòng ")
    ' hồ sơ được xử lý trực tuyến'
    """
    subject = _NEXT_SUBJECT.search(words) if "," in words else None
    return words[: subject.start()] if subject is not None else words


def points_back(words: str) -> bool:
    """Whether words name what the figure before measures: ``đến năm 2025 tỷ lệ này đạt 80%``.

    >>> points_back("tỷ lệ này")
    True
    """
    return _POINTS_BACK.fullmatch(words) is not None


def words_of_total(raw: str, unit: str) -> str:
    """The words before a figure, of which a total leaves what it is a total of.

    >>> words_of_total("Hình thành mới, nâng tổng số lên ", "KCN")
    'tổng số KCN'
    """
    total = _TOTAL.search(raw) if "ổng số" in raw else None
    if total is None:
        return raw
    return total["all"] if total["what"] else f"{total['all']} {unit}"


def is_said_to_be(raw: str) -> bool:
    """Whether the words before a figure name the whole of what it counts: ``các xe hết hạn sử dụng là 521 xe``.

    >>> is_said_to_be("các xe hết hạn sử dụng là ")
    True
    """
    return _SAID_TO_BE.search(raw) is not None


def whole_verb(above: str, verb: str, opening: str) -> str:
    """All that stands before the first of several: ``Tổ chức kiểm tra và giám sát`` before ``15 sở và 9 huyện``.

    Args:
        above: What the figure before measures.
        verb: The word of it that is a verb.
        opening: The words before the first figure.

    >>> whole_verb("Tổ chức kiểm tra và giám sát sở", "Tổ chức", "Tổ chức kiểm tra và giám sát")
    'Tổ chức kiểm tra và giám sát'
    """
    return opening if above.startswith(opening) and len(opening.split()) <= _LONGEST_VERB else verb


def strip_words(words: str) -> str:
    """The words without those that only lead to a figure.

    >>> strip_words("Phấn đấu tỷ lệ hồ sơ trực tuyến đạt ")
    'tỷ lệ hồ sơ trực tuyến'
    """
    if not words:
        return ""
    lead = _LEAD.match(words)
    rest = words[lead.end() :] if lead else words
    rest = rest.partition(", tương đương")[0]  # "…, tương đương 125 tỷ đồng"
    tail = _REVERSED_TAIL.match(rest[::-1])
    return plain(rest[: len(rest) - tail.end()] if tail else rest)


def plain(words: str) -> str:
    """The words on one line, without the signs around them.

    >>> plain(" tỷ lệ  hồ sơ; ")
    'tỷ lệ hồ sơ'
    """
    return " ".join(words.split()).replace(" ,", ",").strip(" ,;:.")
