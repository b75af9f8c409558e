"""The task of one sentence: ``Sở Nội vụ chủ trì, phối hợp với … xây dựng …``, or an item under a body's name."""

from __future__ import annotations

import re

from generator.extraction.bodies import VERBS, BodyList, read_bodies, read_partners
from generator.model.working import working_value
from generator.text.unicode import UPPER

__all__ = ["UNDER", "Said", "item_task", "sentence_task"]

UNDER = "under-a-body"
"""The rule of tasks whose body stands above them."""
_GIVES = re.compile(
    rf"(?:(?:[ỦU][yỷ] ban nhân dân|UBND) (?:tỉnh|thành phố)\s+(?:[{UPPER}][\w-]*\s+){{0,4}})?"
    r"(?:[Gg]iao(?:\s+(?:cho|trách\s+nhiệm\s+cho))?"
    r"|[Pp]hân\s+công|[Yy]êu\s+cầu|[Đđ]ề\s+nghị)\s+"
)
# "Đoàn Chủ tịch giao cho Ban Tuyên giáo chủ trì …": who is to do it stands behind who gives it.
_HANDS_ON = re.compile(
    r"[\s,]*(?:giao|phân\s+công|yêu\s+cầu)(?:\s+(?:trách\s+nhiệm|nhiệm\s+vụ))?(?:\s+cho)?\s+", re.IGNORECASE
)
# Behind such a word stands how things are: "Tồn tại: Sở Tài chính tham mưu chậm …", "Nguồn: Sở Nội vụ cung cấp".
_TELLS = (
    r"(?:Nguồn|Ghi\s+chú|Ví\s+dụ|Tồn\s+tại|Hạn\s+chế|Nguyên\s+nhân|Kết\s+quả|Ưu\s+điểm|Khuyết\s+điểm|Địa\s+điểm|Thành\s+phần"
    r"|Thực\s+trạng|Đánh\s+giá)\b"
)
# Before the bodies: "Căn cứ nội dung trên, đề nghị …", "Định kỳ Sở Tài chính chủ trì …", "Kinh phí: Giao …".
_BEFORE_BODIES = re.compile(
    r"(?:(?:[Cc]ăn\s+cứ|[Tt]rên\s+cơ\s+sở|[Đđ]ể|[Nn]hằm)\b[^,;:]{3,120},\s+|(?:[Đđ]ịnh\s+kỳ|[Hh][ằà]ng\s+(?:năm|quý|tháng)),?\s+"
    rf"|(?!{_TELLS})[{UPPER}][^:;,.]{{2,60}}:\s+)(?=[{UPPER}]|các\s|giao\s|đề\s+nghị\s|yêu\s+cầu\s)"
)
_LEADS = re.compile(
    r",?\s*(?:và\s+)?(?:(?:là|làm)\s+(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?:thường\s+trực|đầu\s+mối|chủ\s+trì)[\s,]*(?:có\s+trách\s+nhiệm\s+)?)?"
    r"(?:(?:có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chịu\s+trách\s+nhiệm)\s*:?\s*)?(?P<lead>chủ\s+trì(?:\s+tham\s+mưu(?=\s*,))?)?",
    re.IGNORECASE,
)
# "Sở Tài chính theo chức năng, nhiệm vụ được giao có trách nhiệm …": between the body and what it is to do.
_REMIT = re.compile(
    r",?\s+(?:căn\s+cứ(?:\s+vào)?|theo|trong\s+phạm\s+vi)\s+(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền|lĩnh\s+vực)"
    r"(?:(?:,|\s+và)?\s+(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền|lĩnh\s+vực))*(?:\s+(?:được\s+(?:giao|phân\s+công)|của\s+mình|quản\s+lý|phụ\s+trách))*",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[\s,]*(?:và\s+)?phối\s+hợp(?:\s+(?:chặt\s+chẽ|tốt))?(?:\s+(?:với|cùng))?\s+", re.IGNORECASE)
_VERB = re.compile(rf"[\s,:]*(?:và\s+)?(?:phải\s+|cần\s+)?(?:{VERBS})\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:chủ\s+trì|phối\s+hợp)\b", re.IGNORECASE)
# How it is to be done, before what: "Chủ động phối hợp với …", "Trực tiếp thực hiện …", "Cần chủ động …".
_MANNER = re.compile(
    r"(?:(?:chủ\s+động|tích\s+cực|thường\s+xuyên|trực\s+tiếp|khẩn\s+trương|tiếp\s+tục|tăng\s+cường|kịp\s+thời|cần|phải|và)"
    r"[\s,]+)+",
    re.IGNORECASE,
)
_MANNER_BEFORE_JOINING = re.compile(rf"[\s,]*{_MANNER.pattern}(?=phối\s+hợp\b)", re.IGNORECASE)
# What only an item under a body's name begins with; in running text these are nouns too.
_ITEM_VERB = re.compile(
    r"(?:(?:là|làm)\s+(?:đầu\s+mối|cơ\s+quan)|kiểm\s+soát|xác\s+lập|phát\s+huy|quản\s+lý|thể\s+hiện|đấu\s+tranh|phòng\s+ngừa|bảo\s+vệ|ngăn\s+chặn"
    r"|đa\s+dạng\s+h[oó][áa]|thu\s+(?:hút|hồi|nộp)|tuân\s+thủ|chấp\s+hành|chấn\s+chỉnh|kiên\s+(?:quyết|trì)|tuyệt\s+đối|chú\s+trọng|coi\s+trọng"
    r"|chỉnh\s+(?:sửa|lý)|đồng\s+thời|bám\s+sát|dành|tranh\s+thủ|đề\s+cao|cấp(?=\s+(?:phép|giấy|phát|và))|giải\s+quyết|từng\s+bước"
    r"|khuyến\s+khích|mở\s+rộng|củng\s+cố|nắm|phân\s+(?:công|loại|tích)|kiến\s+nghị|quan\s+tâm|sớm|đổi\s+mới|xác\s+minh|bổ\s+sung|sửa\s+đổi"
    r"|ưu\s+tiên|thanh\s+(?:toán|lý)|quyết\s+toán|in\s+ấn|đăng\s+ký|dự\s+(?:báo|thảo)|thẩm\s+tra|xuất\s+bản|trả\s+lời|tư\s+vấn|không\s+(?:để|cấp)|vận\s+dụng"
    r"|yêu\s+cầu|đề\s+nghị|gắn|có\s+(?:luận\s+chứng|biện\s+pháp|trách\s+nhiệm|nhiệm\s+vụ))\b",
    re.IGNORECASE,
)
# "Đến năm 2015, hoàn thành …", "Hằng năm, trước ngày 05 tháng 12, báo cáo …": when stands before what.
_WHEN = re.compile(
    r"(?:(?:đến|trước|trong|từ|hàng|hằng)\s+(?:(?:hết|cuối|ngày|tháng|quý|năm|[IVX]+\b|\d[\d/]*)\s*)+,?\s*)+",
    re.IGNORECASE,
)
_JOINS_LATER = re.compile(
    r",\s*(?:đồng\s+thời\s+|chủ\s+trì,?\s+)?phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:(?:với|cùng)\s+)?", re.IGNORECASE
)
_REPORTS = re.compile(r"[\s,]*đã\b")
# What the issuer says of itself: "Bộ Xây dựng hướng dẫn cụ thể … như sau:", "… thông báo để các cơ quan biết".
_ANNOUNCES = re.compile(
    r"(?:xây\s+dựng|ban\s+hành|hướng\s+dẫn|thông\s+báo|báo\s+cáo|đề\s+nghị|yêu\s+cầu|quyết\s+định|có\s+ý\s+kiến|trả\s+lời)\b.*\bnhư\s+sau$"
    r"|ban\s+hành\s+Thông\s+tư\b(?!\s+liên\s+tịch)|thông\s+báo\b.*\bbiết(?:,?\s+(?:và\s+)?(?:(?:tổ\s+chức|triển\s+khai)\s+)?(?:thực\s+hiện|liên\s+hệ|phối\s+hợp))?$",
    re.IGNORECASE,
)
# "Tổng cục Hải quan thực hiện các nhiệm vụ, quyền hạn sau đây:" says what a body is for.
_POWERS = re.compile(
    r"(?:nhiệm\s+vụ|chức\s+năng)(?:,|\s+và)\s+(?:nhiệm\s+vụ\s+và\s+)?quyền\s+hạn\b[^.;]*\bsau(?:\s+đây)?$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"[\s,]*(?:phải\s+)?chịu\s+trách\s+nhiệm\s+(?:toàn\s+diện\s+)?(?:trước|về)\b", re.IGNORECASE)
_FORMULA = re.compile(
    r"(?:[^,;]*\bchịu\s+trách\s+nhiệm\s+)?(?:(?:tổ\s+chức|nghiêm\s+túc|triển\s+khai|khẩn\s+trương|kịp\s+thời|chủ\s+động)\s+)*"
    r"(?:thực\s+hiện|thi\s+hành)"
    r"(?:\s+\w+\s+\w+\s+này)?(?:\s+theo\s+quy\s+định)?$",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*:\s*")
_BEFORE_ACTION = re.compile(r"^[\s,:]*(?:và\s+)?(?:trong\s+việc\s+)?")
_BARE_VERB = 2
"""Syllables; a name with nothing but a verb behind it may be a longer name: *Phòng Thanh tra đào tạo*."""


_NO_TASK = (_FORMULA, _ANSWERS, _ANNOUNCES)


@working_value
class Said:
    """What a sentence gives to do."""

    action: str
    lead: tuple[str, ...]
    partners: tuple[str, ...]
    rule: str


def _given_to(words: str, at: int) -> tuple[re.Match[str] | None, BodyList | None]:
    """``Giao``, where it stands, and the bodies behind it."""
    gives = _GIVES.match(words, at)
    return gives, read_bodies(words, gives.end() if gives else at)


def sentence_task(words: str) -> Said | None:
    """The task of a sentence that names its bodies."""
    gives, giver = _given_to(words, 0)
    if giver is None:
        before = _BEFORE_BODIES.match(words)
        gives, giver = _given_to(words, before.end()) if before else (None, None)
    if giver is None:
        return None
    hands = _HANDS_ON.match(words, giver.end)
    given = read_bodies(words, hands.end()) if hands else None
    bodies = given or giver
    colon = _COLON.match(words, bodies.end)
    at = colon.end() if colon else bodies.end
    remit = _REMIT.match(words, at)
    at = remit.end() if remit else at
    if _REPORTS.match(words, at) or _ANSWERS.match(words, at):
        return None
    leads = _LEADS.match(words, at)
    is_leading = leads is not None and leads.group().strip(" ,:") not in ("", "và")
    at = leads.end() if leads else at
    manner = _MANNER_BEFORE_JOINING.match(words, at)
    partners, after = _partners(words, manner.end() if manner else at)
    partners = partners or _later_partners(words, after)
    is_named = words[:1].isupper() and _VERB.match(words, after) is not None and len(words[after:].split()) > _BARE_VERB
    joins = words[:1].isupper() and _JOINS.fullmatch(words, manner.end() if manner else at, after) is not None
    if not (is_leading or gives or given or partners or is_named or joins):
        return None
    return _said(words, after, lead=bodies.names, partners=partners, rule="bodies-and-verb")


def item_task(words: str, section: tuple[str, ...]) -> Said | None:
    """An item under a body's name: what that body is to do; *Phối hợp với* makes it a partner."""
    when = _WHEN.match(words)
    begins = when.end() if when else 0
    manner = _MANNER.match(words, begins)
    at = manner.end() if manner else begins
    opens = _OPENS.match(words, at)
    if opens is None:
        is_task = _VERB.match(words, begins) or _VERB.match(words, at) or _ITEM_VERB.match(words, at)
        partners = _later_partners(words, at)
        return _said(words, 0, lead=section, partners=partners, rule=UNDER) if is_task else None
    leads = _LEADS.match(words, at)
    at = leads.end() if leads else at
    partners, after = _partners(words, at)
    if opens.group()[:1].casefold() == "c" or manner is not None or not partners:
        return _said(words, after, lead=section, partners=partners, rule=UNDER)
    return _said(words, after, lead=(), partners=(*section, *partners), rule=f"{UNDER}-joining") if partners else None


def _partners(words: str, at: int) -> tuple[tuple[str, ...], int]:
    joins = _JOINS.match(words, at)
    if joins is None:
        return (), at
    found = read_partners(words, joins.end())
    return (found.names, found.end) if found is not None else ((), joins.end())


def _later_partners(words: str, at: int) -> tuple[str, ...]:
    """``Chủ trì hướng dẫn chuyên môn, phối hợp với Ủy ban nhân dân phường … nghiên cứu``."""
    joins = _JOINS_LATER.search(words, at)
    found = read_partners(words, joins.end()) if joins is not None else None
    return found.names if found is not None else ()


def _said(words: str, at: int, *, lead: tuple[str, ...], partners: tuple[str, ...], rule: str) -> Said | None:
    action = _BEFORE_ACTION.sub("", words[at:]).rstrip(" .;,/:")
    if len(action.split()) < 2 or any(form.match(action) for form in _NO_TASK) or _POWERS.search(action):
        return None
    return Said(action=action, lead=lead, partners=partners, rule=rule)
