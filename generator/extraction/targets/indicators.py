"""What is measured, in the document's words: ``hồ sơ công việc tại cấp huyện được xử lý trên môi trường mạng``.

The words of the figure's own clause without figure, time, verb of reaching and remarks in brackets. A clause that
only names a scope (``cấp huyện đạt 80%``) takes the subject of the clause before it; a list of shares
(``90% hồ sơ tại cấp tỉnh, 80% … được xử lý``) takes the predicate of its last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.extraction.targets.quantities import Quantity
from generator.extraction.targets.reading import Reading
from generator.extraction.targets.tokens import TokenKind

__all__ = ["read_indicators"]

_SCOPE = re.compile(
    r"^(?:riêng\s+|trong đó,?\s+|còn\s+)*(?:(?:ở|tại)\s+)?(?:cấp\s+(?:tỉnh|huyện|xã)|(?:các\s+)?lĩnh vực|mức độ|khu vực|vùng|đô thị|nông thôn)\b",
    re.IGNORECASE,
)
_TRAILING_SCOPE = re.compile(r"[,:]?\s*(?:(?:ở|tại)\s+)?(?:cấp\s+(?:tỉnh|huyện|xã)|mức độ\s+\d.*)\s*$", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\b(?:được|có|do|sử dụng|thực hiện|đáp ứng|hoàn thành|đạt|tự|bảo đảm|đảm bảo|bố trí|ban hành)\b", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:[\s,;:.–-]|và\b|phấn đấu\b|định hướng\b|giai đoạn\b|có\b|trong đó\b|riêng\b|nhằm\b|bảo đảm\b|đảm bảo\b|duy trì\b|tiếp tục\b|thì\b|cụ thể\b|là\b|lần lượt\b|đến\b)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,;:.(–-]|\b(?:và|đạt|là|có|chiếm|bằng|đạt tỷ lệ|tỷ lệ|được|từ|của|cho|đối với|tại|xuống|còn|lên|nằm|đứng|trong|vào|thuộc|hoàn thành|vượt|giữ vững|tăng|giảm|bình quân|thêm|nâng|rút ngắn|mức|số|không|xếp))+$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\d[^()]*\)|\((?:trừ|không)[^()]*\)")
_DROPPED = frozenset({TokenKind.TIME, TokenKind.UP, TokenKind.DOWN, TokenKind.BASE})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Clause:
    before: str
    after: str


def read_indicators(reading: Reading) -> tuple[str, ...]:
    """What each figure of a sentence measures."""
    clauses = [_clause(reading, number) for number in range(len(reading.quantities))]
    found: list[str] = []
    for number, clause in enumerate(clauses):
        words = clause.before if len(clause.before) > 2 else ""
        if not words or (clause.after and _is_verb_only(words)):
            words = _join(words, clause.after + _shared_predicate(clauses, number))
        elif _SCOPE.match(words) and found:
            words = _with_subject(found, words)
        found.append(words or (found[-1] if found else _plain(reading.text)))
    return tuple(found)


def _clause(reading: Reading, number: int) -> _Clause:
    quantity = reading.quantities[number]
    segment_start, segment_end = reading.segment(quantity.start)
    start = max(segment_start, _end_of_previous(reading, number))
    before = _clean(reading, start, quantity.start, quantity)
    following = reading.quantities[number + 1].start if number + 1 < len(reading.quantities) else segment_end
    after = _clean(reading, quantity.end, min(following, segment_end), quantity)
    return _Clause(before=_strip(before), after=_strip(after))


def _end_of_previous(reading: Reading, number: int) -> int:
    """Where the words of the figure before end: its noun, up to the next comma or *và*, is its own."""
    if not number:
        return 0
    previous, quantity = reading.quantities[number - 1], reading.quantities[number]
    breaks = [
        token.end
        for token in reading.tokens_between(previous.end, quantity.start)
        if token.kind in (TokenKind.COMMA, TokenKind.AND, TokenKind.COLON)
    ]
    return breaks[-1] if breaks else previous.end


def _clean(reading: Reading, start: int, end: int, quantity: Quantity) -> str:
    """The words between two places without times, ``trở lên``, and what a change is measured from."""
    pieces: list[str] = []
    at = start
    for token in reading.tokens_between(start, end):
        if token.kind not in _DROPPED:
            continue
        pieces.append(reading.text[at : token.start])
        at = token.end
        if token.kind is TokenKind.BASE:
            at = end
            break
    pieces.append(reading.text[at:end])
    return _BRACKETS.sub(" ", " ".join(pieces))


def _strip(words: str) -> str:
    return _plain(_TAIL.sub("", _LEAD.sub("", words)))


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:.")


def _is_verb_only(words: str) -> bool:
    """``Cắt giảm, đơn giản hóa`` before ``20% số quy định``: the noun stands behind the figure."""
    return len(words.split()) <= 6 and not re.match(
        r"(?:tỷ lệ|tỉ lệ|mức|số|thời gian|chỉ số|PAR|PAPI|PCI|SIPAS)", words, re.IGNORECASE
    )


def _shared_predicate(clauses: Sequence[_Clause], number: int) -> str:
    """`` được xử lý trên môi trường mạng`` from the last of a list of shares."""
    if _PREDICATE.search(clauses[number].after):
        return ""
    for clause in clauses[number + 1 :]:
        if clause.before:
            return ""
        found = _PREDICATE.search(clause.after)
        if found:
            return " " + clause.after[found.start() :]
    return ""


def _with_subject(found: Sequence[str], scope: str) -> str:
    return f"{_TRAILING_SCOPE.sub('', found[0])} {_LEAD.sub('', scope)}".strip()


def _join(verb: str, noun: str) -> str:
    return _plain(f"{verb} {noun}")
