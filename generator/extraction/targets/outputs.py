"""Counts that are set out to be made or reached: ``Xây dựng 24 điểm đỗ xe``, ``cứ 100 dân có 85 thuê bao``."""

from __future__ import annotations

import re

from generator.extraction.targets.candidates import Candidate
from generator.text.patterns import search_end

__all__ = ["AIM", "ANY_VERB", "MAKES", "is_labelled", "is_past", "makes_output"]

_VERBS = (
    r"tổ\s+chức|mở|xây\s+dựng|thành\s+lập|đầu\s+tư|thay\s+thế|trang\s+bị|bố\s+trí|triển\s+khai|phát\s+triển|ban\s+hành"
    r"|đào\s+tạo|bồi\s+dưỡng|tập\s+huấn|hỗ\s+trợ|kiểm\s+tra|thanh\s+tra|giám\s+sát|đạt|có|hoàn\s+thành"
    r"|đưa(?:\s+vào\s+(?:sử\s+dụng|khai\s+thác|vận\s+hành|hoạt\s+động))?|khởi\s+công|cung\s+cấp"
    r"|tích\s+hợp|công\s+nhận|sắp\s+xếp|cắt\s+giảm|lắp\s+đặt|nâng\s+cấp|thực\s+hiện|đăng\s+tải|phát\s+sóng|duy\s+trì"
    r"|vận\s+hành|số\s+h[oó][áa]|cấp|tuyển\s+dụng|thu\s+hút|nâng|bổ\s+sung|mua(?:\s+sắm)?|nhân\s+rộng"
    r"|thí\s+điểm|rà\s+soát|tái\s+cấu\s+trúc(?:\s+quy\s+trình)?|xo[áa]|xóa|hình\s+thành|đón|phục\s+vụ|giải\s+quyết\s+việc\s+làm"
    r"|tạo\s+việc\s+làm|khảo\s+sát|phát\s+hành|biên\s+tập|cử|luân\s+chuyển|củng\s+cố|kiện\s+toàn|kết\s+nạp|cải\s+tạo|sửa\s+chữa"
    r"|công\s+bố|kết\s+nối|lấy\s+ý\s+kiến|in\s+ấn|xuất\s+bản|tuyển\s+chọn|điều\s+tra|ký\s+kết|điều\s+trị|xét\s+nghiệm|khám|cấp\s+phát|phân\s+phát|trồng|là"
)
_OUTPUT_VERB = re.compile(
    rf"\b(?P<verb>{_VERBS})\s*(?:(?:được|mới|tổng\s+số|có|ít\s+ra|thêm|số\s+lượng|với|toàn\s+bộ"
    rf"|đúng\s+hạn|đúng\s+tiến\s+độ|kịp\s+thời|(?:mỗi|hằng|hàng)\s+năm|thành\s+công|tốt|đột\s+xuất|định\s+kỳ|thường\s+xuyên|chuyên\s+đề|trực\s+tiếp|trực\s+tuyến)\s+)*$"
)
_OUTPUT_START = re.compile(
    rf"\s*(?:(?:tiếp\s+tục|phấn\s+đấu|bình\s+quân|(?:mỗi|hằng|hàng)\s+năm)[\s,]+)*(?:{_VERBS})\b"
)
ANY_VERB = re.compile(rf"\b(?:{_VERBS})\b")
# "hình thành 05 khu", "nâng tổng số lên 37 khu": what is to be there.
MAKES = re.compile(r"\b(?:hình\s+thành|thành\s+lập|xây\s+dựng|khởi\s+công|lên)\s+(?:mới\s+)?$")
# "cứ 100 dân có 85 thuê bao": a rate, said of every so many.
_FOR_EVERY = re.compile(r"\s*cứ\s[^;:]*\bcó\s*$")
# "Thí điểm mô hình … tại 03 huyện trong năm 2022".
_SPREAD_TO = re.compile(r"\b(?:thí\s+điểm|nhân\s+rộng)\b[^;:]*\b(?:tại|ở|ra|đến)\s*$")
# "Nâng cấp trang thiết bị Bộ phận Một cửa tại 18 xã, thị trấn": in so many places, where nothing else is counted.
_BUILT_AT = re.compile(
    r"(?:^|[,:\d]|\bvà\b)\s*(?:(?:tiếp\s+tục|phấn\s+đấu|hoàn\s+thành(?:\s+việc)?)[\s,]+)*(?:nâng\s+cấp|lắp\s+đặt|trang\s+bị|xây\s+dựng"
    r"|cải\s+tạo|sửa\s+chữa|kết\s+nối|triển\s+khai|áp\s+dụng|mở\s+rộng)\b[^;:,\d]*\b(?:tại|ở|đến|tới|ra|với)\s*$"
)
# "rút ngắn thời gian giải quyết so với quy định đối với 150 thủ tục hành chính".
_CHANGED_FOR = re.compile(
    r"\b(?:rút\s+ngắn|cắt\s+giảm|tái\s+cấu\s+trúc|đơn\s+giản\s+h[oó][áa]|áp\s+dụng|cung\s+cấp)\b[^;:]*\bđối\s+với\s*$"
)
# Outside of aims money is given "cho 19 địa phương" too; whoever is taught is counted.
_TEACHES = re.compile(r"\b(?:đào\s+tạo|bồi\s+dưỡng|tập\s+huấn)\b")
_FOR = re.compile(r"\bcho\s*$")
AIM = re.compile(
    r"\b(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|đến\s+(?:hết\s+|cuối\s+)?(?:năm|nhiệm\s+kỳ)|hằng\s+năm|hàng\s+năm"
    r"|mỗi\s+năm)\b"
)
# "Trồng rừng tập trung: 1.500 ha", "Số xã đạt chuẩn nông thôn mới: 12 xã": what is counted stands before a colon.
_LABEL = re.compile(r"(?:^|[;:,(])\s*(?:[-+•]\s*)?(?P<label>[^\W\d][^;:]{2,120}):\s*$")
_WORK_LABEL = re.compile(
    rf"(?:(?:tiếp\s+tục|phấn\s+đấu|hoàn\s+thành(?:\s+việc)?)[\s,]+)*(?!(?:đạt|có|là|thực\s+hiện)\b)"
    rf"(?:{_VERBS}|chuyển\s+đổi|tạo\s+việc\s+làm|tuyển)\b"
)
_NO_MEASURE = re.compile(
    r"(?:(?:tổng\s+|nhu\s+cầu\s+|dự\s+kiến\s+)*(?:kinh\s+phí|vốn(?!\s+đầu\s+tư\s+toàn)|nguồn|dự\s+toán|chi\s+phí|mức\s+đầu\s+tư|ngân\s+sách)"
    r"|thời\s+(?:gian|hạn|lượng)|đối\s+tượng|thành\s+phần|quy\s+mô(?!\s+(?:kinh|dân|nền|grdp))|địa\s+(?:điểm|bàn)|phạm\s+vi|công\s+suất"
    r"|số\s+(?:lượng|điện|tiền|hiệu)|hiện|giai\s+đoạn|trong\s+đó|căn\s+cứ|theo)\b"
    r"|.*\b(?:gồm|sau|là|cụ\s+thể|kèm\s+theo|tại|ở|của|đó|hiện\s+(?:có|nay|trạng)|(?<!tháng\s)đầu\s+(?:năm|kỳ))\s*$"
    r"|(?:tổng\s+)?số\s+(?:đơn\s+vị\s+hành\s+chính|(?:xã|phường|thị\s+trấn|huyện|thôn|bản|ấp|tổ\s+dân\s+phố)(?:,\s+|\b))+"
    r"(?:\s+(?:cấp|của|trong|trên|thuộc|toàn|địa\s+bàn|xã|huyện|tỉnh|thành\s+phố))*\s*$"
)
# "Trồng mới rừng tập trung 1.200 ha, chăm sóc rừng 3.000 ha": how much of it, behind its name.
_WORKED = re.compile(
    r"(?:^|[,;:]|\bvà|\btrong\s+đó)\s*(?:phấn\s+đấu\s+)?(?:gieo\s+)?(?:trồng|chăm\s+sóc|khoanh\s+nuôi|bê\s+tông\s+h[oó][áa]|cứng\s+h[oó][áa]"
    r"|kiên\s+cố\s+h[oó][áa]|duy\s+tu|nạo\s+vét)\b[^;:,\d]{2,60}$"
)
_EXTENTS = frozenset({"ha", "km", "m", "m2", "km2"})
_NUMBER_OF = re.compile(r"\b(?:số|số\s+lượng|tổng\s+số)\b[^;:]*\blà\s*$")


def is_past(candidate: Candidate) -> bool:
    """``(năm 2020: 82,6%)`` in a plan of 2021."""
    time = candidate.time
    return time is not None and time.year is not None and candidate.issued is not None and time.year < candidate.issued


def is_labelled(candidate: Candidate) -> bool:
    """``Trồng rừng tập trung: 1.500 ha`` among aims and tasks; any measure before a colon among aims alone."""
    if not candidate.is_aim or not candidate.before.endswith((":", ": ")):
        return False
    found = _LABEL.search(candidate.before)
    if found is None or _NO_MEASURE.match(found["label"]) is not None or _has_figure_in_label(candidate, found):
        return False
    return candidate.is_goal or _WORK_LABEL.match(found["label"]) is not None


def _has_figure_in_label(candidate: Candidate, label: re.Match[str]) -> bool:
    """``Tổ chức 02 lớp: 01 lớp tại tỉnh …``: what stands behind the colon are parts."""
    start = candidate.quantity.start - len(candidate.before) + label.start("label")
    return any(start <= other.start < candidate.quantity.start for other in candidate.reading.quantities)


def makes_output(candidate: Candidate) -> bool:
    """``Xây dựng 24 điểm đỗ xe``, ``Tập huấn … cho 2.000 lượt công chức``; *có* only where the sentence aims."""
    before = candidate.before
    is_due = candidate.time is not None and not is_past(candidate)
    if is_due and _NUMBER_OF.search(before) is not None:
        return True  # "Đến năm 2020, … tổng số xe trên địa bàn là 950 xe"
    found = _OUTPUT_VERB.search(before)
    if found is not None:
        if found["verb"] == "là":
            return candidate.is_aim and _OUTPUT_START.match(before) is not None
        is_having = found["verb"] == "có"
        opens = candidate.is_aim and (before.strip() == "có" or _FOR_EVERY.match(before) is not None)
        return not is_having or opens or candidate.time is not None or AIM.search(before) is not None
    is_worked = candidate.is_aim and candidate.quantity.unit in _EXTENTS and _WORKED.search(before) is not None
    if is_worked or (is_due and _SPREAD_TO.search(before) is not None):
        return True
    if candidate.is_aim and (_BUILT_AT.search(before) or search_end(_CHANGED_FOR, before, reach=160)) is not None:
        return True
    if search_end(_FOR, before) is None:
        return False
    if candidate.is_aim and _OUTPUT_START.match(before) is not None:
        return True
    return is_due and (ANY_VERB if candidate.is_aim else _TEACHES).search(before) is not None
