"""What is measured, in the document's words: ``hồ sơ công việc tại cấp huyện được xử lý trên môi trường mạng``.

The words of the figure's own clause without figure, time, verb of reaching and remarks in brackets. A clause that
only names a scope (``cấp huyện đạt 80%``) takes the subject of the clause before it; a list of shares
(``90% hồ sơ tại cấp tỉnh, 80% … được xử lý``) takes the predicate of its last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.extraction.targets.changes import is_coordinated
from generator.extraction.targets.quantities import Form, Quantity
from generator.extraction.targets.reading import Reading
from generator.extraction.targets.subjects import (
    is_said_to_be,
    plain,
    points_back,
    strip_words,
    whole_verb,
    without_next_subject,
    words_of_total,
)
from generator.extraction.targets.tokens import TokenKind
from generator.extraction.targets.units import UnitKind
from generator.model.working import working_value
from generator.text.patterns import LastWords, same_length_lower

__all__ = ["read_indicators"]

_SCOPE = re.compile(
    r"(?:(?:ở|tại)\s+)?(?:các\s+)?"
    r"(?:cấp\s+(?:tỉnh|huyện|xã)|lĩnh vực|mức độ|khu vực|vùng|miền núi|đồng bằng"
    r"|hải đảo|thành thị|đô thị|nông thôn|các sở|đất đai)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\W*(?:riêng|trong đó|còn)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"\b(?:tỷ lệ|tỉ lệ|mức độ hài lòng|chỉ số|thời gian|số)\b", re.IGNORECASE)
_TRAILING_SCOPE = re.compile(r"[,:]?\s*(?:(?:ở|tại)\s+)?(?:cấp\s+(?:tỉnh|huyện|xã)|mức độ\s+\d.*)\s*$", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\b(?:được|có|do|hài lòng|tham gia|tiếp cận|sử dụng|thực hiện|đáp ứng|hoàn thành|đạt|tự|bảo đảm|đảm bảo"
    r"|bố trí|ban hành)\b"
)
_VERB = re.compile(
    r"(?:hoàn thành|cắt giảm|đơn giản|giảm|tăng|nâng|rút ngắn|tinh giản|rà soát|kiểm tra|tích hợp|giải ngân|tổ chức|mở"
    r"|xây dựng|số h[oó][áa]|tái cấu trúc|xử lý|đào tạo|bồi dưỡng|tập huấn|hỗ trợ|cung cấp|phát triển|thay thế|bổ sung"
    r"|đầu tư|thêm|đáp ứng|bố trí|thành lập|ban hành|triển khai|thực hiện|đưa|sắp xếp|tham mưu|lựa chọn|chọn"
    r"|chuyển|nhân rộng|mua sắm|đăng tải|duy trì|công khai|cải tạo|nâng cấp|mở rộng|sửa chữa|duy tu|trồng"
    r"|cứng h[oó][áa]|bê tông h[oó][áa]|nhựa h[oó][áa]|dành"
    r"|hệ thống hóa)\b",
    re.IGNORECASE,
)
# "Sở Nội vụ kiểm tra tối thiểu 30% sở, ngành": who does it stands before the verb, what is counted behind the figure.
_BODY_ACTS = re.compile(
    rf"(?:các\s+)?(?:sở|ubnd|[uủ][yỷ] ban|văn phòng|ban|công an|cơ quan|đơn vị|phòng|thanh tra)\b.*\s{_VERB.pattern}$",
    re.IGNORECASE,
)
_BARE_VERB = re.compile(
    r"(?:phấn đấu\s+)?(?:x[oó][aá]|cấp|hình thành|tiết kiệm|đóng góp|lắp đặt|trang bị|tuyển dụng|thu hút|khởi công"
    r"|công nhận|kết nạp|phục vụ|giải quyết|xử lý|bàn giao|thu hồi|thẩm định|kiểm soát)"
    r"(?:\s+(?:xong|mới|lại|thêm|hết))?",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:cải thiện|lọt|phát sinh|tiếp tục|phấn đấu|vươn lên|xếp loại|tương đương|tương ứng)(?:\s+(?:thêm|tiếp))?",
    re.IGNORECASE,
)
_CIRCUMSTANCE = re.compile(r"(?:theo|so với|tại|vào|để|nhằm)\b", re.IGNORECASE)
"""Opens words behind a figure that name nothing it measures: ``đạt từ 80 điểm trở lên theo Bộ chỉ số …``."""
_SCOPE_IN_BRACKETS = re.compile(r"\((?:cấp|khu vực|vùng|đô thị|nông thôn)\b[^()]*\)", re.IGNORECASE)
_EVERY = re.compile(
    r"(?:toàn|cả)\s+(?:tỉnh|huyện|xã|thôn|bản|cơ quan|đơn vị|phường|thành phố|địa phương)\b"
    r"|(?:mỗi|từng)(?:\s+[^\s,:]+){1,6}",
    re.IGNORECASE,
)
_RANKED_BY = re.compile(
    r"[^;:.]*?\b(?:về|có|theo)\s+(?P<by>(?:bộ\s+)?chỉ số\s[^,;.]*?)(?:\s+(?:cao|tốt|dẫn đầu)\b|[,;.]|$)", re.IGNORECASE
)
_INDEX = re.compile(r"\b(?:chỉ số|thứ hạng|xếp hạng|hạng|par|papi|sipas|pci|dti|ddci|index)\b", re.IGNORECASE)
_OWNER = LastWords.of("của cho với tại ở", r"(?i)\b(?:của|cho|đối với|tại|ở|với)\s*$")
_NEXT_VERB = LastWords.of(
    "giảm tăng nâng ngắn thiểu",
    r"(?i)(?:\s*,\s*|\s+và\s+)(?:cắt giảm|giảm|tăng|nâng|rút ngắn|tối thiểu)\s*$",
)
_BRACKETS = re.compile(r"\(\s*\)|\([^()]*\d[^()]*\)|\((?:trừ|không|tính)[^()]*\)")
# What the last of several figures is about holds for those before: "20% quy định và 20% chi phí trong các quy định …".
_SHARED_TAIL = re.compile(
    r"\s(?:về\s+(?:công\s+tác|việc|thực\s+hiện)|trong\s+các|liên\s+quan\s+đến)\b.*$", re.IGNORECASE
)
_OPENS_WITH_PREDICATE = re.compile(r"\s*(?:có|được|đạt|đã)\b", re.IGNORECASE)
# "phấn đấu đạt các chỉ tiêu: 100% công chức …": what is measured stands behind.
_ANNOUNCES = LastWords.of(
    ":",
    r"(?i)\b(?:chỉ tiêu|mục tiêu|nội dung|kết quả|yêu cầu)"
    r"(?:\s+(?:sau|cụ thể|chủ yếu|chính|đó là|là|\d{1,2}))*\s*:\s*$",
)
_THROUGH_YEARS = re.compile(r"\b(?:qua|trong|theo)\s+(?:các|từng|mỗi)\s+năm\b", re.IGNORECASE)
_SHORT_NOUN = 6
_MEASURED_IN = frozenset({"MW", "ha", "km", "km2", "m2", "m3", "tấn", "Mbps", "Gbps", "kilômét"})
"""Units of what stands before the figure, not things that it counts."""
_AGE = "tuổi"
"""Of whom something is measured: ``Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng dưới 20%``."""
_ALL = re.compile(r"toàn bộ|tất cả", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:,|và)\s")
_NEXT_LENGTH = re.compile(
    r"\s*(?:,|và)"
    r"(?:\s+(?:xây dựng|xây|làm|cải tạo|nâng cấp|mở rộng|sửa chữa|duy tu|trồng|cứng h[oó][áa]|mới|lại|bổ sung))+\s*",
    re.IGNORECASE,
)
_ONLY_WHEN = re.compile(r"^[\s,]*(?:và|;)?\s*(?:phấn đấu\s+)?(?:đến|năm|giai đoạn|từ)\b[^;:]*$")
_ONLY_VERBS = re.compile(
    r"(?:(?:dành|bố trí|trích|phân bổ|rà soát|cắt giảm|đơn giản h[oó][áa]|giảm|cắt bỏ|rút ngắn|số h[oó][áa])"
    r"(?:,|\s|và\b)*)+"
)
# Another clause behind what is counted: "01 tổ công nghệ số cộng đồng, mỗi tổ có …".
_ASIDE = re.compile(
    r",\s*(?:mỗi|trong đó|hoàn thành|bảo đảm|đảm bảo|góp phần|nhằm|để|nâng|đưa|các năm|qua đó|từ đó|phấn đấu|riêng"
    r"|ưu tiên)\b",
    re.IGNORECASE,
)
# "vào nhóm 20 tỉnh có Chỉ số PCI tốt nhất", "nhóm 30 địa phương dẫn đầu về chuyển đổi số": what the places are in.
_RANKED = re.compile(
    r"\b(?:về|có)\s+(?P<index>chỉ số\s[^,;]+?)"
    r"(?:\s+(?:cao|tốt|dẫn đầu|đứng đầu)\b[^,;]*|(?=[,;]|\s+và\s)|$)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:nâng|đưa|kéo giảm|hạ|giữ vững|duy trì|giữ)\s+(?=(?:tỷ lệ|tỉ lệ|chỉ số|số|mức|tổng|thứ hạng|điểm)\b)"
    r"|về\s+(?=chỉ số)|của\s+(?=chỉ số)",
    re.IGNORECASE,
)
_IN_A_NAME = re.compile(r"và\s+hành chính công\b")
"""Of *Chỉ số hiệu quả quản trị và hành chính công*."""
_AMONG = re.compile(
    r"(?:(?:của|trong|trên|toàn|so với|các|\d+|cả)\s+)*"
    r"(?:nước|quốc|tỉnh|thành phố|địa phương|vùng|khu vực)(?:[\s,]+\S+){0,6}",
    re.IGNORECASE,
)
_LABEL_IN_BRACKETS = re.compile(r"[(,;:]\s*(?P<label>[^\W\d][^(),;:\d]{0,40}):\s*$")
_LAST_FIGURE = re.compile(r"[\s,:]*\d[\d.,]*\s[^:,]*$")
_ENUMERATOR = re.compile(r"\s*\(?\d{1,2}[.)]+\s*")
_BEFORE_FIGURES = frozenset({TokenKind.TIME, TokenKind.RANK, TokenKind.NUMBER, TokenKind.CUT, TokenKind.RAISE})
# "dự kiến trong quý III", "tiến tới năm 2030" (whose *tới* is the time's): such words only bring the time.
_OUTLOOK = LastWords.of(
    "hướng nhìn kiến là tới tiến",
    r"(?i)(?:^\s*|,\s*|\bvà\s+|(?<=[;:.(–-])\s*)(?:(?:định hướng|tầm nhìn|dự kiến)(?:\s+(?:là|tới))?|tiến|hướng)\s*$",
)
_JOIN = "và"
"""Between two times: ``năm 2025 và 2026``."""
_DROPPED = frozenset({TokenKind.TIME, TokenKind.UP, TokenKind.DOWN, TokenKind.BASE})
_NOUN_UNITS = frozenset({UnitKind.OUTPUT, UnitKind.UNKNOWN})


@working_value
class _Clause:
    segment: int
    before: str
    after: str
    is_scope: bool
    """Whether it only says of which part the figure is."""
    has_noun_behind: bool
    """Whether what is counted stands behind the figure."""
    lacks_noun: bool
    """Whether what is counted is said only behind the next figure: ``xây dựng mới 05 và nâng cấp 12 trạm``."""
    is_length_of_next: bool
    """Whether it measures what stands behind the next figure: ``xây mới 12 km và cải tạo 4 km đường dây``."""
    is_share: bool
    predicate: str
    """What is said of the subject of the clause before: ``có trình độ đại học`` in ``trong đó trên 80% có …``."""


def read_indicators(reading: Reading, lead: str | None = None, above: str | None = None) -> tuple[str, ...]:
    """What each figure of a sentence measures.

    Args:
        reading: The sentence.
        lead: The line above that its items go on from: ``Tỷ lệ hồ sơ xử lý trên môi trường mạng:``.
        above: What the last figure of the sentence before measures, for one that names nothing: ``Năm 2030 đạt 60%.``
    """
    clauses = [_clause(reading, number) for number in range(len(reading.quantities))]
    found: list[str] = []
    for number in range(len(clauses)):
        words = _without_head(_words(reading, number, clauses, found, lead))
        words = "" if points_back(words) else words
        found.append(words or _without_words(reading, number, clauses, _said_before(reading, number, found) or above))
    return tuple(found)


def _said_before(reading: Reading, number: int, found: Sequence[str]) -> str | None:
    """What the figure before measures; behind a bracket the one before it: ``1.200 hộ (chiếm 2,5%), giảm 300 hộ``."""
    is_inside = reading.is_in_brackets(reading.quantities[number].number_start)
    before = zip(reading.quantities, found, strict=False)
    outside = [words for quantity, words in before if not reading.is_in_brackets(quantity.number_start)]
    said = outside if outside and not is_inside else found
    return said[-1] if said else None


def _words(reading: Reading, number: int, clauses: Sequence[_Clause], found: Sequence[str], lead: str | None) -> str:
    """What a figure's own clause, or that of a figure beside it, says is measured; empty where none does."""
    quantity, clause = reading.quantities[number], clauses[number]
    words = clause.before
    if reading.is_in_brackets(quantity.number_start):
        words = _beside_brackets(reading, quantity, clause.after)
    elif quantity.form is Form.PLACE and (ranked := _ranked(reading, number, clauses, found)):
        words = ranked
    elif quantity.form is Form.COUNT and clause.lacks_noun:
        words = f"{words} {quantity.unit}"
    elif words and clause.is_length_of_next and number + 1 < len(clauses):
        words = f"{words} {clauses[number + 1].after}"
    elif not words or clause.has_noun_behind:
        words = _with_what_follows(reading, number, clauses, found)
        if lead is not None and _SCOPE.match(words):
            words = _with_subject(plain(lead), words)
    elif clause.is_scope and (found or lead):
        words = _with_subject(_subject_above(clauses, found, clause) if lead is None else plain(lead), words)
    return _as_named(reading, quantity, words, found, has_words_before=bool(clause.before))


def _as_named(reading: Reading, quantity: Quantity, words: str, found: Sequence[str], *, has_words_before: bool) -> str:
    """The words with a level that stands in brackets; empty where they name nothing that could be measured."""
    if quantity.form is Form.PLACE:
        return _what_is_ranked(reading, quantity, words)
    if found and _SCOPE_IN_BRACKETS.fullmatch(words):
        return f"{_SCOPE_IN_BRACKETS.sub('', found[-1]).strip()} {words}"
    scope = _SCOPE_IN_BRACKETS.match(reading.text, quantity.end + 1)
    if words and scope is not None and not words.endswith(scope.group()):
        return f"{words} {scope.group()}"  # "đạt ít nhất 55% (cấp huyện), 50% (cấp xã)"
    names_nothing = _NO_SUBJECT.fullmatch(words) is not None or (words == quantity.unit.strip() and " " not in words)
    return "" if names_nothing or (not has_words_before and found and _CIRCUMSTANCE.match(words)) else words


def _what_is_ranked(reading: Reading, quantity: Quantity, words: str) -> str:
    """The index, not the province that has a place by it, nor whom it is among; empty where it was said before."""
    if _INDEX.search(words) is None:
        ranked = _RANKED_BY.match(reading.text, quantity.end)
        if ranked is not None:
            return plain(ranked["by"])
    return "" if _AMONG.fullmatch(words) else words


def _with_what_follows(reading: Reading, number: int, clauses: Sequence[_Clause], found: Sequence[str]) -> str:
    """The words before the figure with what stands behind it, and what it shares with the figures beside it."""
    clause = clauses[number]
    tail = _shared_predicate(clauses, number) or _shared_tail(clauses, number)
    words = plain(f"{clause.before} {clause.after}{tail}") if clause.before or tail else clause.after
    is_going_on = number and not clause.before and clauses[number - 1].segment == clause.segment
    return _read_on(reading, number, found[-1], clauses, words) if is_going_on else words


def _ranked(reading: Reading, number: int, clauses: Sequence[_Clause], found: Sequence[str]) -> str:
    """What a place is one in, where the words before it do not say: those behind it, or those of the figure before."""
    clause = clauses[number]
    if _is_place_again(reading, number):
        return found[-1]
    index = _RANKED.search(clause.after)
    if index is not None:
        return plain(index["index"])
    goes_on = not clause.before and bool(found) and clauses[number - 1].segment == clause.segment
    return found[-1] if goes_on else ""


def _is_place_again(reading: Reading, number: int) -> bool:
    """``đến năm 2025 vào nhóm 20 và đến năm 2030 vào nhóm 10 tỉnh``: one ranking, two places in it."""
    if not number:
        return False
    above, quantity = reading.quantities[number - 1], reading.quantities[number]
    is_both = above.form is Form.PLACE and quantity.form is Form.PLACE
    between = reading.lowered[above.end : quantity.start]
    return is_both and _ONLY_WHEN.search(between) is not None


def _without_head(words: str) -> str:
    """``Nâng tỷ lệ …`` is a rate that is measured, ``về Chỉ số …`` an index."""
    head = _HEAD.match(words)
    return words[head.end() :] if head else words


def _without_words(reading: Reading, number: int, clauses: Sequence[_Clause], above: str | None) -> str:
    """What a figure measures whose clause names nothing: its unit, or what stands before or behind."""
    quantity = reading.quantities[number]
    if quantity.unit_kind is UnitKind.RATE and not quantity.unit.startswith("%"):
        return quantity.unit
    return above or _later_words(clauses) or _subject_of_sentence(reading) or plain(reading.text)


def _subject_of_sentence(reading: Reading) -> str:
    """``Chỉ số PAR INDEX hằng năm tăng 02 bậc; đến năm 2025 đứng trong tốp 30``: the words before its first figure."""
    start = _ENUMERATOR.match(reading.text)
    first = start.end() if start is not None else 0
    ends = (token.start for token in reading.tokens if token.kind in _BEFORE_FIGURES and token.start >= first)
    return strip_words(reading.text[first : next(ends, first)])


def _subject_above(clauses: Sequence[_Clause], found: Sequence[str], clause: _Clause) -> str:
    """The first subject of the same part of the sentence; of the sentence where the part has none before."""
    own = (words for other, words in zip(clauses, found, strict=False) if other.segment == clause.segment)
    return next(own, found[0])


def _read_on(reading: Reading, number: int, above: str, clauses: Sequence[_Clause], words: str) -> str:
    """The words with the subject or the verb that they share with the figure before."""
    if clauses[number].predicate:
        predicate = _PREDICATE.search(same_length_lower(above))
        return plain(f"{above[: predicate.start()] if predicate else above} {clauses[number].predicate}")
    verb = _VERB.match(above) or _BODY_ACTS.match(_opening(clauses, number)) if words else None
    shares_verb = verb is not None and _VERB.match(words) is None and is_coordinated(reading, number)
    if verb is None or not shares_verb:
        return words
    return f"{whole_verb(above, verb.group(), _opening(clauses, number))} {words}"


def _opening(clauses: Sequence[_Clause], number: int) -> str:
    """The words before the first of several figures."""
    return next((one.before for one in reversed(clauses[:number]) if one.before), "")


def _clause(reading: Reading, number: int) -> _Clause:
    quantity = reading.quantities[number]
    segment_start, segment_end = reading.segment(quantity.start)
    start = max(segment_start, _end_of_previous(reading, number))
    raw = _without_times(reading, start, quantity.start)
    following = _start_of_next(reading, number)
    is_thing = quantity.unit_kind in _NOUN_UNITS and quantity.unit.split()[-1] not in _MEASURED_IN
    behind = _end_of_digits(reading, quantity) if is_thing else quantity.end
    after = _own_words_behind(reading, number, behind, min(following, segment_end))
    if following < segment_end:
        after = _without_scope_of_next(after)
    noun = strip_words(after)
    opens_clause = noun and not quantity.has_reach and raw.rstrip().endswith(",")
    is_announced = opens_clause or _ANNOUNCES.search(raw) is not None
    before = "" if is_announced else strip_words(words_of_total(raw, quantity.unit))
    is_apart = _APART.match(raw) is not None and _SUBJECT.search(before) is None
    is_predicate = quantity.form is Form.SHARE and _OPENS_WITH_PREDICATE.match(after) is not None
    return _Clause(
        segment=segment_start,
        before=before,
        after=noun,
        is_scope=is_apart or _SCOPE.match(before) is not None,
        has_noun_behind=_has_noun_behind(quantity, raw, before, after),
        lacks_noun=is_thing
        and quantity.unit_kind is UnitKind.OUTPUT
        and _JOINED.match(reading.lowered, behind) is not None,
        is_length_of_next=not is_thing and _NEXT_LENGTH.fullmatch(after) is not None and following < segment_end,
        is_share=quantity.form is Form.SHARE,
        predicate=plain(after) if is_predicate else "",
    )


def _own_words_behind(reading: Reading, number: int, start: int, end: int) -> str:
    """The words behind a figure that are its own, up to the verb of the next or to another clause."""
    after = _without_times(reading, start, end)
    next_verb = _NEXT_VERB.search(after)
    after = after[: next_verb.start()] if next_verb else after
    aside = _ASIDE.search(after) if reading.quantities[number].unit_kind is UnitKind.OUTPUT else None
    return after[: aside.start()] if aside else after


def _without_scope_of_next(after: str) -> str:
    """``, miền núi`` before ``tối thiểu 70%`` is the next figure's, and ``, tỷ lệ lấp đầy`` before ``đạt 60%``."""
    after = without_next_subject(after)
    rest, _, last = after.rpartition(",")
    words = last.strip()
    return rest if _SCOPE.match(words) and not words.endswith(("và", "hoặc")) else after


def _start_of_next(reading: Reading, number: int) -> int:
    """Where the words of the next figure begin; remarks in brackets are passed over."""
    own = reading.is_in_brackets(reading.quantities[number].number_start)
    for quantity in reading.quantities[number + 1 :]:
        if reading.is_in_brackets(quantity.number_start) == own and quantity.unit != _AGE:
            return quantity.start
    return len(reading.text)


def _has_noun_behind(quantity: Quantity, raw: str, before: str, after: str) -> bool:
    """``Cắt giảm tối thiểu 20% số quy định``, ``kiểm tra công vụ tại tối thiểu 25 cơ quan``."""
    if quantity.origin is not None or quantity.form is Form.PLACE or not after.strip() or after.lstrip()[0] in ",;:.)":
        return False
    if before and is_said_to_be(raw):
        return False  # "các xe hết hạn sử dụng là 521 xe"
    if before and _BODY_ACTS.match(before) is not None:
        return True
    is_thing = quantity.unit_kind is UnitKind.OUTPUT and quantity.unit.split()[-1] not in _MEASURED_IN
    if quantity.has_reach and quantity.unit_kind in _NOUN_UNITS and _EVERY.fullmatch(before) is not None:
        return True  # "mỗi xã ít nhất có 02 điểm truy cập internet"
    if quantity.has_reach:
        return _ONLY_VERBS.fullmatch(before.lower()) is not None  # "đơn giản hóa đạt tối thiểu 20% thủ tục"
    if is_thing and before and _SUBJECT.search(before) is None:
        return True  # "khảo sát 1.200 phiếu về sự hài lòng"
    is_verb = _VERB.match(before) is not None or _BARE_VERB.fullmatch(before) is not None
    return is_verb or _OWNER.search(raw) is not None


def _end_of_digits(reading: Reading, quantity: Quantity) -> int:
    """Where the number ends and its noun begins; ``trở lên`` behind the noun is dropped with the times."""
    numbers = [
        token.end
        for token in reading.tokens[quantity.first : quantity.last + 1]
        if token.kind in (TokenKind.NUMBER, TokenKind.FRACTION)
    ]
    return numbers[-1] if numbers else quantity.end


def _end_of_previous(reading: Reading, number: int) -> int:
    """Where the words of the figure before end: its noun, up to the next comma or *và*, is its own."""
    quantity = reading.quantities[number]
    previous = next((one for one in reversed(reading.quantities[:number]) if one.unit != _AGE), None)
    if previous is None:
        return 0
    breaks = [
        token.end
        for token in reading.tokens_between(previous.end, quantity.start)
        if token.kind in (TokenKind.COMMA, TokenKind.AND, TokenKind.COLON)
        and not _IN_A_NAME.match(reading.lowered, token.start)
    ]
    if not breaks or reading.segment(quantity.start)[0] > previous.end:
        return previous.end
    ends_at_figure = not reading.text[previous.end : breaks[0]].strip(" ,:")
    return breaks[0] if ends_at_figure else breaks[-1]


def _without_times(reading: Reading, start: int, end: int) -> str:
    """The words between two places without times, ``trở lên``, and what a change is measured from."""
    if start >= end:
        return ""
    words = reading.text[start:end] if reading.kinds.isdisjoint(_DROPPED) else _kept(reading, start, end)
    words = _THROUGH_YEARS.sub(" ", words) if "năm" in words else words
    return _BRACKETS.sub(" ", words) if "(" in words else words


def _kept(reading: Reading, start: int, end: int) -> str:
    pieces: list[str] = []
    at = start
    for token in reading.tokens_between(start, end):
        if token.kind not in _DROPPED or reading.lowered[: token.start].endswith(f"{_AGE} "):
            continue  # "dân số từ 15 tuổi trở lên" is who is counted
        words = reading.text[at : token.start]
        words = "" if at > start and words.strip() == _JOIN else words
        outlook = _OUTLOOK.search(words) if token.kind is TokenKind.TIME else None
        pieces.append(words[: outlook.start()] if outlook is not None else words)
        at = token.end
        if token.kind is TokenKind.BASE:
            at = end
            break
    pieces.append(reading.text[at : max(at, end)])
    return " ".join(pieces)


def _beside_brackets(reading: Reading, quantity: Quantity, after: str) -> str:
    """``Tổ chức tập huấn cho công chức (02 lớp)``: the words before the bracket, the unit in it.

    ``Toàn bộ (100%) cán bộ …``: those behind it. ``Lắp đặt trạm 3G: 58 trạm (VNPT: 25 trạm, …)``: whose part it is.
    """
    segment, _ = reading.segment(quantity.start)
    bracket = reading.text.rfind("(", segment, quantity.number_start)
    words = strip_words(_without_times(reading, segment, max(bracket, segment)))
    if after and _ALL.fullmatch(words):
        return after
    if quantity.form is Form.SHARE and any(segment < one.end <= bracket for one in reading.quantities):
        return ""  # "đạt trên 97% (trong đó 6 tháng đầu năm đạt 50%)": the same as before the bracket
    label = _LABEL_IN_BRACKETS.search(reading.text, bracket, quantity.start)
    if label is not None:
        return f"{_LAST_FIGURE.sub('', words)} ({label['label']})"
    return f"{words} ({quantity.unit})" if words else quantity.unit


def _shared_predicate(clauses: Sequence[_Clause], number: int) -> str:
    """`` được xử lý trên môi trường mạng`` from the last of a list of shares."""
    if number + 1 == len(clauses) or _PREDICATE.search(clauses[number].after.lower()):
        return ""
    for clause in clauses[number + 1 :]:
        if clause.before or clause.segment != clauses[number].segment or clause.is_share != clauses[number].is_share:
            return ""
        found = _PREDICATE.search(same_length_lower(clause.after))
        if found:
            return " " + clause.after[found.start() :]
    return ""


def _shared_tail(clauses: Sequence[_Clause], number: int) -> str:
    """`` về công tác cải cách hành chính`` from the figure behind, as in ``kiểm tra 30% sở và 30% xã về …``."""
    clause = clauses[number]
    behind = clauses[number + 1] if number + 1 < len(clauses) else None
    if behind is None or behind.segment != clause.segment or len(clause.after.split()) > _SHORT_NOUN:
        return ""
    if behind.before and _VERB.fullmatch(behind.before) is None:
        return ""
    found = _SHARED_TAIL.search(behind.after)
    return found.group() if found and not _SHARED_TAIL.search(clause.after) else ""


def _later_words(clauses: Sequence[_Clause]) -> str:
    """The first noun of a sentence that names what it counts only at its end."""
    return next((words for clause in clauses for words in (clause.before, clause.after) if words), "")


def _with_subject(subject: str, scope: str) -> str:
    return plain(f"{_TRAILING_SCOPE.sub('', subject)} {scope}")
