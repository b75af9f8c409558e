"""Bodies named in running text: ``Sở TT&TT, UBND các huyện, thị xã và các cơ quan liên quan`` as a list of names."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from generator.model.working import working_value
from generator.text.patterns import beginning_of
from generator.text.unicode import UPPER
from generator.vocab.issuing_bodies import issuing_bodies
from generator.vocab.provinces import provinces

__all__ = ["BodyList", "bodies_in", "end_of_known_bodies", "may_name_bodies", "read_bodies", "read_partners"]

_CAPITAL = f"(?=\\s+[{UPPER}])"
# Words that a body's name begins with; those that begin other names too need what follows.
_NAMED = (
    rf"(?:Sở\b|[ỦU][yỷ]\s+ban\b|UBND\b|HĐND\b|UBMTTQ\w*|Văn\s+phòng\b|VP\s+(?=UBND|HĐND|Đ)|Hội\s+đồng\b|Công\s+an\b|Thanh\s+tra\b(?!,\s*(?:kiểm|giám|giải|xử))|Bộ{_CAPITAL}"
    r"|Ban\s+[Qq]uản\s+lý(?:\s+(?:các\s+)?dự\s+án(?:\s+đầu\s+tư)?(?:\s+xây\s+dựng)?(?:\s+công\s+trình)?)?"
    rf"|Ban\s+[Cc]hỉ\s+đạo|Ban{_CAPITAL}|Đài\b|Báo(?:{_CAPITAL}|(?=,\s+(?:đài|tạp\s+chí)))|Trung\s+tâm\b|Bảo\s+hiểm\b|Cục\b|Chi\s+cục\b"
    rf"|Kho\s+bạc\b|Ngân\s+hàng\b|Tỉnh\s+đoàn\b|Thành\s+đoàn\b|Liên\s+đoàn\b|Hội{_CAPITAL}|Hội(?=\s+(?:nông|cựu|liên))"
    rf"|Thuế(?=\s+(?:tỉnh|thành\s+phố|cơ\s+sở|khu\s+vực))|Hải\s+quan\b|Tổng\s+(?:cục|công\s+ty|[Ll]iên\s+đoàn)\b|Tập\s+đoàn{_CAPITAL}"
    r"|Trung\s+ương\s+(?:Hội|Đoàn)\b|Sở,\s+(?:ban|ngành)\b|Bộ,?\s+ngành\b|Liên\s+hiệp\b|Hiệp\s+hội\b|Công\s+đoàn\b"
    r"|Bộ\s+trưởng\b|Bưu\s+điện(?=\s+(?:tỉnh|thành|huyện|Việt))"
    rf"|Trường(?!\s+hợp)\b|Học\s+viện\b|Đoàn{_CAPITAL}|Mặt\s+trận\b|T[òo][aà]\s+án\b|Viện\b(?!\s+trưởng)|Tổ\s+(?:công\s+tác|giúp\s+việc)\b"
    rf"|(?:Phó\s+)?(?:Chủ\s+tịch|Giám\s+đốc)\b|Chánh\s+(?:Văn|Thanh)\b|Thủ\s+trưởng\b|Người\s+đứng\s+đầu\b|Trưởng\s+(?:ban|phòng|các)\b"
    rf"|Thường\s+trực\b|(?:Phòng|(?<=[Gg]iao )phòng){_CAPITAL}|Vụ{_CAPITAL}|Ban\s+[Cc]án\s+sự\b"
    r"|(?:Đảng\s+(?:đoàn|bộ)|(?:Đảng|Tỉnh|Thành|Huyện|Quận|Thị)\s+[uủ][yỷ])\b|Công\s+ty\b"
    r"|Cơ\s+quan\s+(?:thường\s+trực|chuyên\s+môn|kiểm\s+dịch)\b|Chính\s+phủ\b|Cổng\s+[Tt]hông\b)"
)
_SEVERAL = (
    r"\s+(?:[Ss]ở|[Gg]iám\s+đốc|[Tt]hủ\s+trưởng|[Cc]hủ\s+tịch|[Cc]ơ\s+quan|đơn\s+vị|[Đđ]ịa\s+phương|[Bb]an|ngành|huyện|phòng|doanh\s+nghiệp|tổ\s+chức"
    r"|xã|cấp|[Cc]hủ\s+đầu\s+tư|hội|đoàn\s+thể|trường|thành\s+viên|[Bb]ộ|[Ll]iên\s+đoàn|báo(?!\s+cáo)|thư\s+viện|bảo\s+tàng"
    r"|nhà\s+(?:xuất\s+bản|thầu|máy|trường)|khách\s+sạn|bệnh\s+viện|trung\s+tâm|[Vv]iện(?:\s+nghiên\s+cứu)?(?!\s+trưởng)|[Tt]ổng\s+(?:cục|công\s+ty)|[Tt]ập\s+đoàn|[Cc]ục|[Hh]iệp\s+hội|hợp\s+tác\s+xã|cơ\s+sở(?!\s+(?:dữ|hạ|vật|pháp)))\b"
)
"""Behind *các*."""
_START = rf"(?:{_NAMED}|(?:[Tt]ất\s+cả\s+)?[Cc]ác{_SEVERAL})"
_VERBS = (
    r"xây\s+dựng|tham\s+mưu|nêu\s+(?:cao|gương)|(?<!quan,\s)(?<!vị,\s)tổ\s+chức(?!\s*,|\s+(?:có\s+|chính|xã|liên|đoàn|đảng|nghề\s+nghiệp|thành\s+viên))|triển\s+khai|hướng\s+dẫn"
    r"|rà\s+soát|theo\s+dõi|kiểm\s+tra|thực\s+hiện|ban\s+hành|trình|đề\s+xuất|hoàn\s+thành|hoàn\s+thiện|nghiên\s+cứu"
    r"|tổng\s+hợp|đôn\s+đốc|thẩm\s+định|báo\s+cáo|đẩy\s+(?:mạnh|nhanh)|xác\s+định|cung\s+cấp|bố\s+trí|công\s+bố|cập\s+nhật|duy\s+trì"
    r"|vận\s+hành|nâng\s+cấp|đào\s+tạo|bồi\s+dưỡng|tuyên\s+truyền|phát\s+triển|cân\s+đối|lập|số\s+h[oó][áa]|tích\s+hợp"
    r"|kết\s+nối|giải\s+quyết|xử\s+lý|giám\s+sát|đánh\s+giá|tiếp\s+tục|thường\s+xuyên|kịp\s+thời|chủ\s+động|tăng\s+cường"
    r"|nâng\s+cao|bảo\s+đảm|đảm\s+bảo|phê\s+duyệt|thống\s+nhất|chỉ\s+đạo|giúp|khảo\s+sát|tiếp\s+nhận|khẩn\s+trương|đưa"
    r"|thiết\s+lập|phổ\s+biến|quán\s+triệt|tập\s+huấn|đo\s+lường|công\s+khai|phân\s+bổ|sắp\s+xếp|kiện\s+toàn|thí\s+điểm"
    r"|niêm\s+yết|cụ\s+thể\s+h[oó][áa]|lựa\s+chọn|hỗ\s+trợ|thu\s+thập|xem\s+xét|tập\s+trung|thành\s+lập|rút\s+ngắn"
    r"|cắt\s+giảm|đăng\s+tải|phát\s+sóng|gửi|căn\s+cứ|mở|(?<!hủ\s)đầu\s+tư|cử|(?<!chủ\strì\s)soạn\s+thảo|lồng\s+ghép|biên\s+soạn|thanh\s+tra|áp\s+dụng"
    r"|huy\s+động|cải\s+tiến|cải\s+thiện|tái\s+cấu\s+trúc|đơn\s+giản|phân\s+cấp|chuẩn\s+bị|chuẩn\s+h[oó][áa]|khai\s+thác"
    r"|định\s+kỳ|hằng|hàng\s+(?:năm|quý|tháng)|tham\s+gia|lấy\s+ý\s+kiến|vận\s+động|phát\s+động|khắc\s+phục|điều\s+chỉnh|sơ\s+kết"
    r"|tổng\s+kết|quyết\s+định|giao(?!\s+(?:thông|dịch))|ký|chịu|có\s+(?:kế\s+hoạch|văn\s+bản|giải\s+pháp|phương\s+án|biện\s+pháp)|nghiêm\s+túc|thông\s+báo|bàn\s+giao|tạo\s+điều\s+kiện"
    r"|sử\s+dụng|tiếp\s+thu|làm\s+tốt|xuất\s+cấp|tiến\s+hành|lãnh\s+đạo(?=\s+(?:xây|triển|thực|chỉ|tổ|công|giám|việc|ban|cụ|quán|các|toàn|cấp)|,\s+chỉ)|tìm\s+kiếm"
    r"|tích\s+cực|quyết\s+liệt|phát\s+huy|trực\s+tiếp(?!\s+cơ)|ưu\s+tiên|phát\s+hiện"
    r"|quản\s+lý(?=,\s+sử\s+dụng\s+(?:số|kinh|nguồn|vốn|có|đúng)\b)"
)
VERBS = _VERBS
"""Verbs that a task begins with: a list of bodies ends before one."""
_BODY = re.compile(_START)
_NAME_BEGINS = beginning_of(_NAMED, "SỦUHVCTBĐKNLMGPQ")
_ROOM = re.compile(rf"p(?<=[Gg]iao p)hòng{_CAPITAL}")
"""The one name that begins with a small letter; it would stop the search above at every *p*."""
_SEVERAL_FOLLOW = re.compile(rf"á(?<=[Cc]á)c{_SEVERAL}")
# Whom somebody works with, in small letters: "phối hợp phòng nghiệp vụ Công an tỉnh", "với cơ quan liên quan".
_PARTNER = re.compile(
    r"(?:các\s+)?(?:phòng|cơ\s+quan|đơn\s+vị|lực\s+lượng|(?<=các\s)tổ\s+chức|địa\s+phương|sở|ngành|cấp\s+[uủ][yỷ]|chính\s+quyền)(?=[\s,])(?!\s+(?:tác|năng)\b)"
)
# "các Sở: Tài chính, Kế hoạch và Đầu tư", "Giám đốc Sở: Nội vụ, Xây dựng": departments by their fields.
_DEPARTMENTS = re.compile(
    r"(?:[Cc]ác|(?P<head>Giám\s+đốc)(?:\s+các)?)\s+(?P<kind>[Ss]ở|[Bb]ộ)(?:,\s*(?:ban,\s*)?ngành)?\s*:\s*"
)
_NEXT = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_ENDS = re.compile(
    r"\s*(?:[:;.]|$)|,?\s+(?=(?:và\s+)?(?:chủ\s+trì(?!(?<=quan chủ trì)\s+soạn\s+thảo)|làm\s+cơ\s+quan"
    r"|là\s+(?:cơ\s+quan|đơn\s+vị)|có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ"
    rf"|phối\s+hợp|để|nhằm|trong\s+(?:việc|quá)|đã|được|phải|cần|tại|về|theo|{_VERBS})\b)"
)
# "HĐND, UBND, SXD": a short form in capitals is a body of its own, but in "Sở VH, TT&DL".
_SPLIT = re.compile(
    rf"(?:(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s*&\s*)(?={_START})(?![^()]*\))|(?<=[{UPPER}]{{3}}),\s*(?=[{UPPER}]{{3,}}\s*(?:[,;]|$)))"
)
# In a cell a semicolon parts names, also before one that no list knows: "Sở Nội vụ; bộ phận một cửa".
_SEMICOLON = re.compile(r";(?![^()]*\))")
_LONGEST = 300
# What may follow a name that the vocabulary knows: whose the body is, and words for several of them.
_WHOSE = re.compile(
    rf"(?:[\s,]*(?:-\s*)?(?:[Tt]rung\s+ương|(?:[ỦU][yỷ]\s+ban|[Hh]ội\s+đồng)\s+nhân\s+dân\b|[{UPPER}][\w-]*|\d+|(?:các\s+cấp|các|cấp(?=\s+(?:tỉnh|huyện|xã|trên|dưới))|tỉnh|thành\s+phố|thị\s+xã|thị\s+trấn|quận|huyện|xã|phường|đặc\s+khu|và"
    r"|trực\s+thuộc|thuộc|của(?=\s+(?:các\s+)?(?:tỉnh|thành\s+phố|huyện))|(?:có\s+)?liên\s+quan|trên\s+địa\s+bàn|nhân\s+dân|địa\s+phương|cơ\s+sở|khác)\b)"
    r"|\s*\([^()]*\))*"
)
# Words in a place's name, and those that open the title of an act behind it.
_PROPER = (
    r"(?!(?:Ban\s+hành|Quy\s+(?:định|chế|chuẩn|trình)|Sửa\s+đổi|Về\s+việc|Phê\s+duyệt|Hướng\s+dẫn|Quyết\s+định|Nghị\s+(?:định|quyết)"
    r"|Kế\s+hoạch|Tiêu\s+chuẩn\b|Công\s+(?:văn|bố)|Chương\s+trình|Thông\s+(?:tư|báo)|Chỉ\s+thị)\b)"
    rf"[{UPPER}][\w’'-]*"
)
_JOINT = re.compile(rf"\s*(?:-|–|,|&)\s*(?=[{UPPER}])|\s+và\s+(?=[{UPPER}])")
_LONGEST_NAME = 120
_WRITTEN_OUT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_SHORT = re.compile(r"\b(?:UBND|HĐND)\b")
_WORD = re.compile(r"\S+")
# Words that no name of a body holds: where one stands, the name has ended, whether or not the verb is known.
_AFTER_NAME = re.compile(
    r",?\s+(?:quy\s+định|[uủ][ỷy]\s+quyền|đề\s+nghị|yêu\s+cầu|chọn|tạo\s+điều\s+kiện|là|làm|trong|không|tự|họp|thực\s+hành"
    r"|xét\s+xử|còn|có(?!\s+(?:liên|chức|thẩm|trụ))|trừ|khi|nếu|sẽ|nơi|do|để|thì|nhận|cấp\s+phép|tiếp\s+(?:thu|thụ)|thẩm\s+tra"
    r"|trân\s+trọng|sử\s+dụng|tiến\s+hành|bị|vẫn|cũng|chưa|từ|theo|giám\s+đốc\s+việc|chủ\s+động|quan\s+tâm|trực\s+tiếp(?!\s+cơ)|ưu\s+tiên)\b"
)
# "các cơ quan liên quan quản lý …": whatever follows is no name any more.
_CONCERNED = re.compile(r"(?<=\bliên quan)\s+(?!(?:đến|tới|khác|của)\b|\()|(?<=\bliên quan khác)\s+")
# A kind of body alone names nobody: "Trung tâm nghiên cứu …" was cut inside its name.
_KIND_ALONE = re.compile(
    r"(?:Ban|Bộ|Sở|Cục|Viện|Đài|Hội|Đoàn|Phòng|Trường|Báo|Chủ\s+tịch|Giám\s+đốc|Văn\s+phòng|Trung\s+tâm|Hội\s+đồng|[ỦU][yỷ]\s+ban"
    r"|Chi\s+cục|Ngân\s+hàng|Liên\s+đoàn|Ban\s+[Qq]uản\s+lý)"
)


@working_value
class BodyList:
    """Bodies side by side, with the place of the words that name them."""

    names: tuple[str, ...]
    start: int
    end: int


def read_partners(text: str, start: int) -> BodyList | None:
    """The bodies behind *phối hợp với*, also such as are named by what they do.

    >>> read_partners("các Sở: Tài chính, Kế hoạch và Đầu tư và cơ quan liên quan rà soát", 0).names
    ('Sở Tài chính', 'Sở Kế hoạch và Đầu tư', 'cơ quan liên quan')
    """
    listed = _read_departments(text, start)
    if listed is None:
        return _read(text, start, _BODY.match(text, start) or _PARTNER.match(text, start))
    joint = _NEXT.match(text, listed.end)
    return _joined(listed, read_partners(text, joint.end()) if joint is not None else None)


def _joined(listed: BodyList, more: BodyList | None) -> BodyList:
    return BodyList(names=listed.names + more.names, start=listed.start, end=more.end) if more is not None else listed


def _read_departments(text: str, start: int) -> BodyList | None:
    opens = _DEPARTMENTS.match(text, start)
    if opens is None:
        return None
    kind, names, at, end = opens["kind"].capitalize(), [], opens.end(), start
    head = "Giám đốc " if opens["head"] else ""
    while length := _known(f"{kind} {text[at : at + _LONGEST_NAME]}"):
        end = at + length - len(kind) - 1
        names.append(head + _one_name(f"{kind} {_clean(text[at:end])}"))
        joint = _NEXT.match(text, end)
        if joint is None:
            break
        at = joint.end()
    return BodyList(names=tuple(names), start=start, end=end) if names else None


def read_bodies(text: str, start: int) -> BodyList | None:
    """The bodies that a text names from ``start`` on, up to the verb or sign that ends the list.

    Nothing where a name cannot be told from the words that follow it.

    >>> read_bodies("Sở TT&TT, UBND cấp huyện và các cơ quan liên quan rà soát", 0).names
    ('Sở Thông tin và Truyền thông', 'Ủy ban nhân dân cấp huyện', 'các cơ quan liên quan')
    >>> read_bodies("Bộ Tài chính quy định thủ tục xét miễn thuế", 0).names
    ('Bộ Tài chính',)
    """
    listed = _read_departments(text, start)
    if listed is None:
        return _read(text, start, _BODY.match(text, start))
    joint = _NEXT.match(text, listed.end)
    return _joined(listed, read_bodies(text, joint.end()) if joint is not None else None)


def _read(text: str, start: int, opens: re.Match[str] | None) -> BodyList | None:
    if opens is None:
        return None
    limit = min(len(text), start + _LONGEST)
    ends = _ENDS.search(text, max(opens.end(), start + _known(text[start:limit])), limit)
    if ends is None:
        return None
    pieces = _pieces(text[start : ends.start()].rstrip(" ,"))
    names: list[str] = []
    end = start
    for offset, piece in pieces:
        length = _name_length(piece)
        if length is None:
            return None
        names.append(_one_name(_clean(piece[:length])))
        end = start + offset + length
        if length < len(piece):
            break
    return BodyList(names=tuple(dict.fromkeys(names)), start=start, end=end) if names else None


def end_of_known_bodies(text: str, start: int) -> int | None:
    """Where the bodies end that ``text[start:]`` begins with, if the vocabulary knows the first of them.

    >>> words = "Bộ trưởng Bộ Giáo dục và Đào tạo Quy định về hồ sơ"
    >>> words[: end_of_known_bodies(words, 0)]
    'Bộ trưởng Bộ Giáo dục và Đào tạo'
    >>> words = "UBND tỉnh Lào Cai Ban hành Quy định"
    >>> words[: end_of_known_bodies(words, 0)]
    'UBND tỉnh Lào Cai'
    """
    end: int | None = None
    at = start
    while (length := _known(text[at : at + _LONGEST_NAME], heads=True)) > 0:
        territory = _territory().match(text, at + length)
        end = territory.end() if territory else at + length
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        at = joint.end()
    return end


@cache
def _territory() -> re.Pattern[str]:
    """Whose a body is: ``tỉnh Lào Cai``, ``Lào Cai`` behind ``Sở Công Thương``, ``xã Quy Mông, tỉnh Lào Cai``."""
    names = sorted({unit.name for unit in provinces().units}, key=lambda name: (-len(name), name))
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(
        rf"(?:\s+(?:{either})\b)?(?:,?\s+(?:tỉnh|thành\s+phố|TP\.?|quận|huyện|thị\s+xã|thị\s+trấn|xã|phường)\b"
        rf"(?:\s+(?:{either})\b|\s+{_PROPER}(?:\s+(?:[-–]\s+)?{_PROPER}){{0,3}})?)*"
    )


def _pieces(words: str) -> list[tuple[int, str]]:
    """The names of a list with their offsets."""
    pieces, at = [], 0
    for joint in _SPLIT.finditer(words):
        pieces.append((at, words[at : joint.start()]))
        at = joint.end()
    return [*pieces, (at, words[at:])]


def _known(words: str, *, heads: bool = False) -> int:
    """The characters of the vocabulary's name that the words begin with; 0 for a body it does not know.

    A name is taken whole before verbs are looked for: *giao* in ``Bộ Ngoại giao`` is none.
    """
    found = issuing_bodies().find_opening(words)
    if found is None or (not heads and issuing_bodies().is_head(found[1])):
        return 0
    *_, last = islice(_WORD.finditer(words), found[0])
    return len(words[: last.end()].rstrip(",;:."))


def _name_length(piece: str) -> int | None:
    """How much of a piece is the name; nothing where only the kind of body is."""
    known = _known(piece)
    if known:
        whose = _WHOSE.match(piece, known)
        end = whose.end() if whose else known
        return len(piece[:end].rstrip(" ,-"))
    after = _CONCERNED.search(piece) or _AFTER_NAME.search(piece)
    name = piece[: after.start()] if after else piece
    return None if _KIND_ALONE.fullmatch(name.strip()) else len(name)


def may_name_bodies(text: str) -> bool:
    """Whether a body's name can stand in a text at all; most sentences of a plan have none."""
    found = _SEVERAL_FOLLOW.search(text) or _NAME_BEGINS.search(text) or _ROOM.search(text)
    return found is not None


def bodies_in(words: str) -> tuple[str, ...]:
    """The bodies that a cell or a list names, each under one name.

    >>> bodies_in("Văn phòng UBND tỉnh; Sở Kế hoạch và Đầu tư")
    ('Văn phòng Ủy ban nhân dân tỉnh', 'Sở Kế hoạch và Đầu tư')
    """
    pieces = (_clean(piece) for part in _SEMICOLON.split(words) for piece in _SPLIT.split(part))
    return tuple(dict.fromkeys(_one_name(piece) for piece in pieces if any(map(str.isalpha, piece))))


def _clean(name: str) -> str:
    return " ".join(name.split()).strip(" ,;.-+")


@cache
def _one_name(name: str) -> str:
    """The name of the vocabulary with its territory, or the words as they stand."""
    match = issuing_bodies().match(name)
    if match is None or (match.head is not None):
        return _SHORT.sub(lambda short: _WRITTEN_OUT[short.group()], name)
    return _SHORT.sub(lambda short: _WRITTEN_OUT[short.group()], match.full_name)
