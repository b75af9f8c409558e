"""The task of one sentence: ``Sở Nội vụ chủ trì, phối hợp với … xây dựng …``, or an item under a body's name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from generator.extraction.bodies import VERBS, BodyList, read_bodies, read_partners
from generator.model.working import working_value
from generator.text.unicode import UPPER

__all__ = ["UNDER", "Said", "duty_behind", "item_task", "sentence_task"]

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
# Who it is stands behind what or when it is about: "Đối với các khoản nợ đã khoanh: Ngân hàng …", "Trước ngày 20 hằng
# tháng, các cơ quan gửi …".
_ABOUT = re.compile(
    r"(?:Đối\s+với|Riêng|Đến(?!\s+nay)|Trước\s+(?:ngày|tháng)|Trong\s+(?:quý|tháng)|Chậm\s+nhất|Muộn\s+nhất|[Hh][ằà]ng\s+(?:năm|quý|tháng)"
    r"|Định\s+kỳ|Trên\s+cơ\s+sở|Căn\s+cứ|Để|Nhằm)\b"
)
_BEHIND_ABOUT = re.compile(r"[,:]\s+(?=[^\W\d_])")
_MOST_COMMAS = 12
# "Hằng năm, văn bản do HĐND, UBND tỉnh ban hành …": a list goes on behind the comma.
_OTHERS_BODY = re.compile(rf"\b(?:do|của|(?<!Đối )với|cho|bởi|tại|gồm)\s+(?:các\s|[{UPPER}])[^,;:]*$")
_AIM = re.compile(r"(?:Để|Nhằm)\b")
"""Of it who acts is not told from who is helped, but by an order: ``Để …, yêu cầu các sở …``."""
_ABOUT_BODIES = re.compile(r"(?:Đối\s+với|Riêng)\s+")
_MUST = re.compile(r"\s+(?:phải|cần)\s")
"""Behind a comma it is somebody else who must: ``Đối với các xã mới sáp nhập, cần kiểm tra …``."""
_LEADS = re.compile(
    r",?\s*(?:và\s+)?(?:(?:là|làm)\s+(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?:thường\s+trực|đầu\s+mối|chủ\s+trì)[\s,]*(?:có\s+trách\s+nhiệm\s+)?)?"
    r"(?:(?:có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chịu\s+trách\s+nhiệm)\s*:?\s*)?(?P<lead>chủ\s+trì(?:\s+tham\s+mưu(?=\s*,))?)?",
    re.IGNORECASE,
)
# "Sở Tài chính theo chức năng, nhiệm vụ được giao có trách nhiệm …": between the body and what it is to do.
_REMIT = re.compile(
    r",?\s+(?:căn\s+cứ(?:\s+vào)?|theo|trong\s+phạm\s+vi)\s+(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền|lĩnh\s+vực)"
    r"(?:(?:,|\s+và)?\s+(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền|lĩnh\s+vực))*(?:\s+(?:được\s+(?:giao|phân\s+công)|của\s+mình|quản\s+lý|phụ\s+trách))*"
    r"(?:\s+và\s+(?:tình\s+hình|điều\s+kiện|yêu\s+cầu|đặc\s+điểm)\b[^,;.]{0,60}?(?=,?\s+(?:để|có\s+trách\s+nhiệm|chủ\s+động)\b))?(?:\s+để\b)?",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[\s,]*(?:và\s+)?phối\s+hợp(?:\s+(?:chặt\s+chẽ|tốt))?(?:\s+(?:với|cùng))?\s+", re.IGNORECASE)
# "báo cáo của các đơn vị gửi trước ngày …" is a noun.
_VERB = re.compile(rf"[\s,:]*(?:và\s+)?(?:phải\s+|cần\s+)?(?:{VERBS})\b(?!\s+của\b)", re.IGNORECASE)
_DUTY = re.compile(
    r",?\s+(?:chủ\s+trì|phối\s+hợp|chủ\s+động|có\s+(?:trách\s+nhiệm|nhiệm\s+vụ)|chịu\s+trách\s+nhiệm)\b", re.IGNORECASE
)
_OPENS = re.compile(r"(?:chủ\s+trì|phối\s+hợp)\b", re.IGNORECASE)
# How it is to be done, before what: "Chủ động phối hợp với …", "Trực tiếp thực hiện …", "Cần chủ động …".
_MANNER = re.compile(
    r"(?:(?:chủ\s+động|tích\s+cực|thường\s+xuyên|trực\s+tiếp|khẩn\s+trương|tiếp\s+tục|tăng\s+cường|kịp\s+thời|đặc\s+biệt|cần|phải|và)"
    r"[\s,]+)+",
    re.IGNORECASE,
)
_MANNER_BEFORE_JOINING = re.compile(rf"[\s,]*{_MANNER.pattern}(?=phối\s+hợp\b)", re.IGNORECASE)
# "Vụ Pháp chế - cơ quan thường trực Hội đồng phổ biến, giáo dục pháp luật - phối hợp với …": what the body is besides.
_APPOSITION = re.compile(
    r"\s+[-–]\s+(?:là\s+)?(?:cơ\s+quan|đơn\s+vị)\s+(?:thường\s+trực|đầu\s+mối|chủ\s+trì)\b[^.;:]{0,120}?"
    r"(?:\s+[-–])?(?=,?\s+(?:chủ\s+trì|có\s+trách\s+nhiệm|phối\s+hợp)\b)"
)
# What belongs to the last name though no name has such words: "Ủy ban nhân dân các tỉnh có huyện miền núi: xây dựng …".
_REST_OF_NAME = re.compile(
    rf"\s+(?!(?:và|{VERBS})\b)[^.,;:]{{2,60}}(?=:\s|,?\s+(?:chủ\s+trì|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm)\b)"
)
# "Ủy ban nhân dân các xã: Gia Phú, Bảo Thắng khẩn trương thực hiện …", "Cục trưởng các Cục: Quản lý Dược, … chỉ đạo …".
_ONES_MEANT = re.compile(
    rf":\s+(?=[{UPPER}])(?!(?i:chủ\s+trì|phối\s+hợp|{VERBS})\b)[^.;:]{{3,200}}?"
    rf"(?<!Ngoại)(?=[,:]?\s+(?:chủ\s+trì|phối\s+hợp|có\s+trách\s+nhiệm|chịu\s+trách\s+nhiệm|{VERBS})\b)"
)
_LISTED_ON = re.compile(r"(?:,\s+(?:và\s+)?|\s+và\s+)(?!Hải\s+quan\b)")  # "các Cục: Thuế, Hải quan"
_HAS_ONES = re.compile(r"[Cc]ác\s+(?:[Ss]ở|[Cc]ục|[Vv]ụ|[Bb]ộ|[Bb]an|ngành|tỉnh|thành\s+phố|huyện|xã|phường|đơn\s+vị)$")
_INSIDE_REST = re.compile(
    rf"\b(?:{VERBS}|được|đã|là|không|phải|cần|để|phối\s+hợp|chủ\s+trì|(?:trách\s+)?nhiệm)\b", re.IGNORECASE
)
# What only an item under a body's name begins with; in running text these are nouns too.
_ITEM_VERB = re.compile(
    r"(?:(?:là|làm)\s+cơ\s+quan|(?:(?:là|làm|lam)\s+)?đầu\s+mối|lưu\s+ý(?!\s*:)|phân\s+tuyến|kiểm\s+soát|xác\s+lập|phát\s+huy|quản\s+lý|thể\s+hiện|đấu\s+tranh|phòng\s+ngừa|bảo\s+vệ|ngăn\s+chặn"
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
# "Đối với các bệnh nhân nội trú, tổ chức chăm sóc …", "Đối với các địa phương có cửa khẩu cần kiểm tra …"
_WHOM = re.compile(r"(?:đối\s+với|riêng)\s+[^;:.]{3,160}?(?:[,:]\s+|\s+(?=(?:cần|phải)\s))", re.IGNORECASE)
_JOINS_LATER = re.compile(
    r",\s*(?:đồng\s+thời\s+|chủ\s+trì,?\s+)?phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:(?:với|cùng)\s+)?", re.IGNORECASE
)
# What was done: "Sở Nội vụ đã tổ chức …", "Sở Nội vụ tổ chức được 05 lớp bồi dưỡng".
_REPORTS = re.compile(
    r"[\s,]*(?:đã\b|(?:tổ\s+chức|thực\s+hiện|tiếp\s+nhận|giải\s+quyết|ban\s+hành|xây\s+dựng|kiểm\s+tra|đào\s+tạo|rà\s+soát)"
    r"\s+được\s+(?:trên\s+|hơn\s+|gần\s+)?(?:\d|nhiều\b))"
)
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
    r"(?:[^,;]*\bchịu\s+(?:trách|[uủ][yỷ])\s+nhiệm\s+)?(?:(?:tổ\s+chức|nghiêm\s+túc|triển\s+khai|khẩn\s+trương|kịp\s+thời|chủ\s+động)\s+)*"
    r"(?:thực\s+hiện|thi\s+hành)"
    r"(?:\s+\w+\s+\w+\s+này)?(?:\s+theo\s+quy\s+định)?$",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s*:\s*")
_BEFORE_ACTION = re.compile(r"^[\s,:]*(?:và\s+)?(?:trong\s+việc\s+)?")
_BARE_VERB = 2
"""Syllables; a name with nothing but a verb behind it may be a longer name: *Phòng Thanh tra đào tạo*."""


# "Trung tâm Kiểm định xây dựng là đơn vị sự nghiệp": the verb belonged to the name.
_IS = re.compile(r"\S+\s+\S+\s+là\s+(?:đơn\s+vị|cơ\s+quan|tổ\s+chức|doanh\s+nghiệp)\b", re.IGNORECASE)
# "… phối hợp với các đơn vị thuộc Bộ thực hiện trong tháng 1/2014."
_BARE_DUTY = re.compile(
    r"\s+(?:(?:tổ\s+chức|triển\s+khai)\s+)*thực\s+hiện(?:,?\s+(?:trong|trước|hoàn\s+thành|xong|từ|đến)\b[^.;:]{3,50})?\s*[.;]?$"
)
_NO_TASK = (_FORMULA, _ANSWERS, _ANNOUNCES, _IS)


@working_value
class Said:
    """What a sentence gives to do."""

    action: str
    lead: tuple[str, ...]
    partners: tuple[str, ...]
    rule: str


def _behind_about(words: str) -> tuple[re.Match[str] | None, BodyList | None]:
    """The bodies behind what a sentence is about; only where what they are to do follows."""
    if _ABOUT.match(words) is None:
        return None, None
    about_bodies = _about_bodies(words)
    if about_bodies is not None:
        return None, about_bodies
    at = 0
    for joint in islice(_BEHIND_ABOUT.finditer(words), _MOST_COMMAS):
        before, at = words[at : joint.start()], joint.end()
        if words.count("(", 0, at) > words.count(")", 0, at):
            continue
        gives, giver = _given_to(words, joint.end())
        if gives is None and (_AIM.match(words) or _OTHERS_BODY.search(before)):
            continue
        if giver is not None and (gives or _DUTY.match(words, giver.end) or _VERB.match(words, giver.end)):
            return gives, giver
    return None, None


def _about_bodies(words: str) -> BodyList | None:
    """The bodies that a sentence is about and that are to do it: ``Đối với Sở Tài chính: bố trí kinh phí``."""
    opens = _ABOUT_BODIES.match(words)
    bodies = read_bodies(words, opens.end()) if opens is not None else None
    if bodies is None:
        return None
    whole = _whole_name(words, bodies)
    colon = _COLON.match(words, whole.end)
    if colon is not None and (_VERB.match(words, colon.end()) or _ITEM_VERB.match(words, colon.end())):
        return whole
    return whole if _DUTY.match(words, whole.end) or _MUST.match(words, whole.end) else None


def _whole_name(words: str, bodies: BodyList) -> BodyList:
    """The bodies with what belongs to the last name, up to a colon or what it is to do."""
    ones = _ONES_MEANT.match(words, bodies.end) if _HAS_ONES.search(bodies.names[-1]) else None
    if ones is not None and _opens_with_duty(words, bodies.end + 2):
        ones = None
    more = _bodies_behind_ones(words, ones) if ones is not None else None
    if more is not None:
        names = (*bodies.names[:-1], f"{bodies.names[-1]}{words[bodies.end : more[0]]}", *more[1].names)
        return BodyList(names=names, start=bodies.start, end=more[1].end)
    rest = ones or _REST_OF_NAME.match(words, bodies.end)
    if rest is None or (ones is None and _INSIDE_REST.search(rest.group()) is not None):
        return bodies
    names = (*bodies.names[:-1], f"{bodies.names[-1]}{rest.group()}")
    return BodyList(names=names, start=bodies.start, end=rest.end())


def _opens_with_duty(words: str, at: int) -> bool:
    """Whether a duty begins there: ``Quản lý chặt chẽ …``, but not ``Quản lý Dược``, a name."""
    verb = _ITEM_VERB.match(words, at)
    return verb is not None and not words[verb.end() :].lstrip()[:1].isupper()


def _bodies_behind_ones(words: str, ones: re.Match[str]) -> tuple[int, BodyList] | None:
    """Where bodies of another kind follow the ones meant: ``UBND các huyện: Bát Xát, Sa Pa và Sở Xây dựng``."""
    for joint in _LISTED_ON.finditer(words, ones.start(), ones.end()):
        more = read_bodies(words, joint.end())
        if more is not None and more.end == ones.end():
            return joint.start(), more
    return None


def _given_to(words: str, at: int) -> tuple[re.Match[str] | None, BodyList | None]:
    """``Giao``, where it stands, and the bodies behind it."""
    gives = _GIVES.match(words, at)
    return gives, read_bodies(words, gives.end() if gives else at)


def sentence_task(words: str) -> Said | None:
    """The task of a sentence that names its bodies."""
    words = _APPOSITION.sub("", words)
    gives, giver = _given_to(words, 0)
    if giver is None:
        before = _BEFORE_BODIES.match(words)
        gives, giver = _given_to(words, before.end()) if before else (None, None)
    if giver is None:
        gives, giver = _behind_about(words)
    if giver is None:
        return None
    giver = _whole_name(words, giver)
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
    named, after = _partners(words, manner.end() if manner else at)
    partners = named or _later_partners(words, after)
    is_duty = _VERB.match(words, after) or (colon and _ITEM_VERB.match(words, after))
    is_named = words[:1].isupper() and is_duty is not None and len(words[after:].split()) > _BARE_VERB
    joins = words[:1].isupper() and _JOINS.fullmatch(words, manner.end() if manner else at, after) is not None
    if not (is_leading or gives or given or partners or is_named or joins):
        return None
    begins = after if named else at  # "phối hợp với cán bộ kỹ thuật kiểm tra …": whom no list knows stays in the words
    return _said(words, begins, lead=bodies.names, partners=partners, rule="bodies-and-verb")


def duty_behind(words: str, above: str) -> Said | None:
    """The task of the line above, in one that says who is to do it: ``Vụ Pháp chế chủ trì thực hiện``."""
    bare = _BARE_DUTY.search(words)
    if bare is None or not (_VERB.match(above) or _ITEM_VERB.match(above)):
        return None
    said = sentence_task(f"{words[: bare.start()]} thực hiện công việc")
    if said is None or not said.action.endswith("thực hiện công việc"):
        return None
    return replace(said, action=" ".join(above.split()).rstrip(" .;,/:"), rule="who-behind")


def item_task(words: str, section: tuple[str, ...]) -> Said | None:
    """An item under a body's name: what that body is to do; *Phối hợp với* makes it a partner."""
    when = _WHEN.match(words) or (None if words.endswith(":") else _WHOM.match(words))
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
        return _said(words, after if partners else at, lead=section, partners=partners, rule=UNDER)
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
    if (
        len(action.split()) < 2
        or any(form.match(action) for form in (_NO_TASK[1:] if partners else _NO_TASK))
        or _POWERS.search(action)
    ):
        return None
    return Said(action=action, lead=lead, partners=partners, rule=rule)
