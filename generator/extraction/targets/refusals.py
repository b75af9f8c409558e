"""Which figures are no commitments: results, thresholds, rules, counts in names.

An ordered table of named reasons; the first that holds refuses the figure. What no reason refuses is a target.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.extraction.targets.candidates import Candidate
from generator.extraction.targets.outputs import AIM, ANY_VERB, MAKES, is_labelled, is_past, makes_output
from generator.extraction.targets.quantities import Form
from generator.extraction.targets.results import (
    ACHIEVED,
    BACKGROUND,
    IN_BRACKETS,
    REPORTED,
    is_achieved,
    is_background,
    is_counted_up_to_past,
    is_reported,
)
from generator.extraction.targets.units import UnitKind
from generator.model.facts import Comparator
from generator.text.patterns import CuedPattern, LastWords, cues_of, search_end

__all__ = ["REFUSALS", "Refusal", "cues_in", "refusal"]


_SHARE_OF = CuedPattern.of("tỷ(lệ) tỉ(lệ)", r"\b(?:tỷ|tỉ)\s+lệ\b[^,;:\d]*$")
_IS_SHARE = re.compile(
    r"[^,;:\d]{0,40}?\b(?:giảm|tăng|đạt|chiếm|xuống|còn|là|dưới|trên|không|tối|ít)\b[^,;:\d]{0,30}\d[\d.,]*\s*(?:%|phần)"
)
_LAID_DOWN = LastWords.of("mức", r"(?<!đạt )(?<!ở )(?<!lên )(?<!xuống )(?<!còn )(?<!vượt )\bmức\s*$")
_BAND = CuedPattern.of(
    "đến(dưới|nhỏ) tới(dưới|nhỏ)", r"\btừ\s+\d[\d.,]*\s*%?\s*(?:đến|tới)\s+(?:dưới|nhỏ\s+hơn)\s+\d[\d.,]*"
)
_CONDITION_BEFORE = (
    CuedPattern.of(
        "có(tỷ|tỉ|chỉ|số|điểm|kết|từ|trên|dưới|công|giá|quy|diện|tổng|thời|trọng|dân)",
        r"\b(?:nếu|trường\s+hợp|khi|những|(?:các|ưu\s+tiên)\s+(?:cơ\s+quan|đơn\s+vị|địa\s+phương|xã|trường\s+hợp|bản|thôn"
        r"|xóm|ấp|huyện|khu\s+vực|địa\s+bàn|nơi|vùng|doanh\s+nghiệp|trường|công\s+trình|dự\s+án)|nơi|cán\s+bộ|công\s+chức|cơ\s+quan"
        r"|đơn\s+vị|cá\s+nhân|hộ)\b[^,;:%]{0,30}\bcó\s+(?:tỷ\s+lệ|tỉ\s+lệ|(?:chỉ\s+)?số|điểm|kết\s+quả|từ|trên|dưới)\b[^,;:%]*$"
        r"|\bcó\s+(?:công\s+suất|giá\s+trị|quy\s+mô|diện\s+tích|tổng\s+mức|thời\s+hạn|trọng\s+lượng|dân\s+số"
        r"|số\s+dân)\b[^,;:]{0,30}$",
    ),
    CuedPattern.of(
        "xếp(loại) xuất(sắc) tốt khá trung(bình) yếu",
        r"\b(?:xếp\s+loại|xuất\s+sắc|tốt|khá"
        r"|(?<!thọ )(?<!nhập )(?<!suất )(?<!trưởng )(?<!tăng )trung\s+bình|yếu)"
        r"(?<!chức tốt)(?<!hiện tốt)\s*:?\s*(?:từ\s*)?$",
    ),
    CuedPattern.of(
        "thí(sinh) ứng(viên) người(dự|trúng) đối(tượng|ứng)",
        r"\b(?:thí\s+sinh|ứng\s+viên|người\s+(?:dự|trúng)\s+tuyển|đối\s+tượng\s+(?:áp\s+dụng|được)|(?:vốn|kinh\s+phí)\s+đối\s+ứng)\b"
        r"[^;]*$",
    ),
    CuedPattern.of("thì", r"^(?!\s*cứ\b).*\bthì\b[^;]*$"),
    CuedPattern.of("bị(trừ|hạ|giảm|cắt|phạt)", r"\bbị\s+(?:trừ|hạ|giảm|cắt|phạt)\b[^,;]{0,20}$"),
    CuedPattern.of("tương(đương)", r"\btrình\s+độ\b[^;]*\btương\s+đương\b[^;]*$"),
    CuedPattern.of(
        "nếu trường(hợp) định(mức) hạn(mức) mức(giao|chi|thu|phạt|hỗ)",
        r"\b(?:nếu|trường\s+hợp|định\s+mức|hạn\s+mức|mức\s+(?:giao|chi|thu|phạt|hỗ\s+trợ))\b[^;]*$",
    ),
)
_CONSEQUENCE = CuedPattern.of(
    "thì có(thể) để(chủ|xem|phê) được(xếp|đánh|xem|coi|phê|kiểm) bị(xếp|đánh|xem|coi|phê|kiểm|trừ|cảnh|nhắc|xử|hạ)"
    " không(được|xét|công|khen|bình|đề) phải(giải|kiểm|báo|khắc|xin)",
    r"[^,;%]{0,40}\b(?:thì|có\s+thể\s+(?:điều\s+chỉnh|xem\s+xét|giảm|áp\s+dụng|được)|để\s+(?:chủ\s+tịch|xem\s+xét|phê\s+bình)|(?:được|bị|không\s+được)\s+(?:xếp"
    r"|đánh\s+giá|xem\s+xét|coi|phê\s+bình|kiểm\s+điểm)|không\s+(?:được\s+)?(?:xét|công\s+nhận|khen\s+thưởng|bình\s+xét"
    r"|đề\s+nghị)|bị\s+(?:trừ|cảnh\s+cáo|nhắc\s+nhở|xử\s+lý|hạ)|phải\s+(?:giải\s+trình|kiểm\s+điểm|báo\s+cáo|khắc\s+phục|xin\s+lỗi))\b",
)
_RULE = CuedPattern.of(
    "phụ(cấp) lệ(phí) học(phí) thuế kinh(phí) nguồn(vốn) hệ(số) trọng(số) mức(chi|thu|phạt|hỗ|lương|phụ|đóng|trích)"
    " khoản hỗ(trợ) lãi(suất) trích phải(đóng|nộp|trả|chi) cấp(phát) nhuận(bút) thù(lao) định(mức) đối(ứng) ngân(sách)",
    r"^\s*(?:mức\s+)?phụ\s+cấp\b[^;]*$|^\s*(?:lệ\s+phí|học\s+phí|thuế)\b[^;]*\bđược\b[^;]*$|\b(?:kinh\s+phí|nguồn\s+vốn|hệ\s+số|trọng\s+số|mức\s+(?:chi|thu|phạt|hỗ\s+trợ|lương|phụ\s+cấp|đóng|trích)"
    r"|(?<!tài\s)khoản|hỗ\s+trợ|lãi\s+suất|trích"
    r"|phải\s+(?:đóng|nộp|trả|chi)|cấp\s+phát|nhuận\s+bút|thù\s+lao|định\s+mức|đối\s+ứng|ngân\s+sách\s+\S+\s+\S*\s*(?:bảo\s+đảm|đảm\s+bảo|hỗ\s+trợ"
    r"|chi))\b[^;]*$",
)
# What a rule grants to whoever it is for: "được hưởng 100% lương", "được bố trí 02 giáo viên".
_GRANTED = CuedPattern.of(
    "được(hưởng|hoàn|miễn|trợ|vay|thưởng|hỗ|bố|trích|giữ)",
    r"\bđược\s+(?:trích|giữ\s+lại|hưởng|hoàn(?:\s+trả)?|miễn|trợ\s+cấp|vay|thưởng|hỗ\s+trợ|bố\s+trí(?!\s+(?:tối\s+thiểu|ít\s+nhất)))\b"
    r"(?:(?!\b(?:đạt|lên|là|tăng|để|và)\b)[^,;:]){0,30}$",
)
_DISCOUNTED = CuedPattern.of("được(giảm)", r"\bđược\s+giảm\s*$")
_CHARGE = re.compile(r"\s*(?:tiền|thuế|phí|lệ\s+phí|học\s+phí|giá)\b")
_HOW_MANY = re.compile(r"\b(?:số|tỷ\s+lệ|tỉ\s+lệ)\b")
# Whom a rule is for: "Phòng có từ 10 người trở lên được bố trí …", "sử dụng từ 30% lao động nữ trở lên được vay …".
_HAVING = CuedPattern.of("có(từ) dụng(từ)", r"\S\s+(?:có|sử\s+dụng)\s+từ\s*$")
_IS_GRANTED = re.compile(
    r"[^,;]{0,40}?\b(?:được|bị)\s+(?:hưởng|vay|miễn|ưu\s+đãi|ưu\s+tiên|(?P<office>bố\s+trí|thành\s+lập|xét))\b"
)
_ONLY_WHEN = CuedPattern.of(
    "khi(có|đạt|trễ|vượt|tỷ|tỉ|kết|điểm)",
    r"\bkhi\s+(?:có|đạt|trễ\s+hạn|vượt|tỷ\s+lệ|tỉ\s+lệ|kết\s+quả|điểm)\b[^,;]{0,30}$",
)
_ON_A_SCALE = CuedPattern.of("tính chấm thang", r"\b(?:tính|chấm|thang)\s+(?:điểm\s+)?(?:trên|theo)?\s*$")
_PAPER_HAS = CuedPattern.of(
    "hóa(đơn) hoá(đơn) hồ(sơ) chứng(từ) phiếu biên(bản)",
    r"\s*(?:h[oó][áa] đơn|hồ sơ|chứng từ|phiếu|biên bản)\b[^,;]*\bcó\s+(?:từ\s*)?$",
)
_OWNERSHIP = CuedPattern.of(
    "vốn(huy|ngân|nhà|nước|điều|đầu)",
    r"\s*(?:nguồn\s+)?vốn\s+(?:huy\s+động|ngân\s+sách|nhà\s+nước|nước\s+ngoài|điều\s+lệ|đầu\s+tư\s+nước)",
)
# "Trên 90% công chức được đánh giá …": of whom it is said; a condition has what is measured ("trên 90% tiêu chí") or
# what falls short ("Địa phương có dưới 70% xã được đánh giá …").
_OF_WHOM = re.compile(
    r"\s*(?:số\s+)?(?:cán\s+bộ|công\s+chức|viên\s+chức|đảng\s+viên|người|cơ\s+quan|đơn\s+vị|sở|tổ\s+chức|chi\s+bộ|huyện"
    r"|xã|phường|thôn|bản|ấp|trường)\b"
)
_COMMITS = re.compile(r"\b(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|tối\s+thiểu|đạt|hoàn\s+thành|đáp\s+ứng)\b")
_WAIT = re.compile(r"\b(?:trong\s+(?:thời\s+(?:hạn|gian)|vòng)|chậm\s+nhất|định\s+kỳ|sau|trước)\s*(?:là\s+)?$")
_LASTS = re.compile(r"\s*(?:[-+]\s*)?thời\s+(?:gian|lượng)(?:\s+(?:thực\s+hiện|tổ\s+chức|học|tập\s+huấn))?\s*:?\s*")
_SUPPORT_LASTS = re.compile(
    r"\bthời\s+gian\s+(?:được\s+)?(?:hỗ\s+trợ|trợ\s+cấp|hưởng|bảo\s+hành|thử\s+việc)(?:\s+là)?\s*:?\s*$"
)
_TIME_TAKEN = re.compile(r"\b(?:thời\s+(?:gian|hạn)|số\s+(?:giờ|ngày))\b|\bchờ\b|\brút\s+ngắn\b|\bkéo\s+dài\b")
# "xuống còn tối đa 02 lần; riêng thủ tục về hộ tịch chỉ 01 lần".
_APART_ONLY = re.compile(r"\s*riêng\b[^;:]*\bchỉ\s*$")
_IS_REACHED = re.compile(r"[^,;:]*\b(?:đạt|được)\b")

# "phải có tối thiểu 15 người làm việc theo Nghị định số …": what the law asks of every one.
_NORM = re.compile(r"\b(?:phải\s+có|cấp\s+phó(?P<said>\s+(?:đúng|theo|đúng\s+theo)\s+quy\s+định\b)?)")
# "xóa trắng nhóm từ 30 hộ trở lên", "Quy mô lớp từ 30 đến 35 học sinh": how large one is, not how many there are to be.
_SIZE_OF = re.compile(
    r"\b(?:nhóm|cụm|lớp|đoàn|cơ\s+sở|doanh\s+nghiệp|đơn\s+vị|dự\s+án|hộ|thôn|bản|xã)\s*$|\bquy\s+mô\b[^,;]*$"
)
# "tối thiểu 70% dịch vụ công phát sinh từ 10 hồ sơ trở lên": which of them the share is of.
_OF_A_SHARE = re.compile(r"\d\s*%[^,;:%]*\b(?:phát\s+sinh|có|sử\s+dụng|đạt)\s*$|\d\s*%\s*(?:phát\s+sinh|có)\s*$")
_EACH = re.compile(r"\bmỗi\s+(?:lớp|đoàn|cuộc|hội\s+nghị|hồ\s+sơ|phòng|buổi|tổ)\b[^,;]*$")
_BESIDE_COUNT = re.compile(r"\d\s+(?:lớp|đoàn|cuộc|hội\s+nghị|buổi)\b[^;:]*,\s*mỗi\s+\S+[^,;]*$")
_BY_RULE = re.compile(r"[^,;]*\btheo\s+(?:quy\s+định|quy\s+chế|điều\s+lệ|định\s+mức|thông\s+tư|nghị\s+định)\b")
_RAISED_TO = re.compile(r"\b(?:nâng|tăng|đưa|giảm|hạ)\b[^;]*\b(?:lên|xuống|còn)(?:\s+(?:còn|thành|đến|tới))?\s*$")
# "Mở mới 05 đường dây nóng": what is newly made is counted, whatever it is.
_NEWLY = re.compile(
    r"\b(?:mở|thành\s+lập|xây\s+dựng|lắp\s+đặt|trang\s+bị|hình\s+thành|đầu\s+tư|thiết\s+lập)\s+(?:mới|thêm)\s*$"
)
_ROW_OF_FIGURES = re.compile(r"(?:\s\d[\d.,]*){2,}\s*$")
_FROM_DAY = re.compile(r"\s*,?\s*kể\s+từ\b")
_AIMIN_BRACKETS = re.compile(r"\s*(?:trong\s+đó|chỉ\s+tiêu|mục\s+tiêu|phấn\s+đấu|tối\s+thiểu|ít\s+nhất|riêng)\b")
_WEALTH = re.compile(
    r"\b(?:thu\s+nhập|doanh\s+thu|thu\s+ngân\s+sách|tổng\s+thu|kim\s+ngạch|grdp|gdp|tổng\s+sản\s+phẩm|giá\s+trị"
    r"|năng\s+suất|tổng\s+mức\s+bán\s+lẻ|vốn\s+đầu\s+tư\s+toàn\s+xã\s+hội|thu\s+hút)\b"
)
_FUND = CuedPattern.of("vốn nguồn ngân(sách)", r"\b(?:vốn|nguồn|ngân\s+sách)\b[^,;%]{0,60}$")
_AMOUNT = re.compile(r"\d\s*(?:tỷ|tỉ|triệu)\s+đồng\b")
_AS_MUCH = CuedPattern.of("bằng", r"\bbằng\s*$")
_AS_PERIOD = re.compile(r"\s*(?:số\s+\S+\s+|mức\s+)?(?:của\s+|so\s+với\s+)?(?:giai\s+đoạn|năm|kỳ|cùng\s+kỳ)\b")
_NOT_AMONG = re.compile(r"\bkhông\s+(?:để\s+)?(?:nằm|đứng|thuộc|rơi|bị|còn|xếp)\b(?:(?!\bngoài\b)[^,;:])*$")
_WHOLE = 100
_HALF = 50
_OPENS = re.compile(r"(?:^|,|\b(?:và|có))\s*$")
_ALL = re.compile(r"\b(?:toàn\s+bộ|tất\s+cả)\s*$")
_IS_DONE = re.compile(
    r"(?:(?!\b(?:hiện|đang|chưa)\b)[^,;:])*\b(?:đạt|được|có|hoàn\s+thành|thực\s+hiện|triển\s+khai|sử\s+dụng)\b"
)
_NOT_ABOVE = re.compile(r"\bkhông\s+(?:để|phải)\b[^;:]{0,60}\bquá\s*$")
_LAST = re.compile(r"[^,;:]*\b(?:thấp\s+nhất|cuối\s+(?:bảng|cùng|cả)|đứng\s+cuối|kém\s+nhất|yếu\s+nhất)\b")


def _is_in_name_of_share(candidate: Candidate) -> bool:
    """``tỷ lệ người phải đi lại trên 02 lần giảm còn dưới 5%``: which of them the share is of."""
    if _SHARE_OF.search(candidate.before, candidate.cues) is None:
        return False
    return _IS_SHARE.match(candidate.after) is not None


def _is_band(candidate: Candidate) -> bool:
    """``từ 70% đến dưới 100%``: a class that a rule sets up."""
    bands = _BAND.finditer(candidate.reading.lowered, candidate.cues)
    return any(band.start() <= candidate.quantity.number_start < band.end() for band in bands)


def _is_condition(candidate: Candidate) -> bool:
    """``đơn vị có tỷ lệ trễ hạn từ 5% trở lên``, ``nếu trên 5% thì …``."""
    conditions = [condition for condition in _CONDITION_BEFORE if not condition.cues.isdisjoint(candidate.cues)]
    if conditions:
        words = IN_BRACKETS.sub(" ", candidate.words)
        if any(condition.pattern.search(words) for condition in conditions):
            return True
    follows = _CONSEQUENCE.match(candidate.after, candidate.cues)
    quantity = candidate.quantity
    if follows is None or quantity.form is not Form.SHARE:
        return follows is not None
    is_above = quantity.comparator not in (Comparator.LESS_THAN, Comparator.AT_MOST)
    if quantity.is_bound and not (is_above and "thì" not in follows.group() and _OF_WHOM.match(candidate.after)):
        return True
    # "100% vi phạm bị xử lý", "95% sở và 100% địa phương được xếp loại khá": whom it befalls, not from where on.
    is_of_all = quantity.value == _WHOLE and "bị" in follows.group()
    return not is_of_all and not (quantity.value > _HALF and search_end(_OPENS, candidate.before) is not None)


def _is_laid_down(candidate: Candidate) -> bool:
    """``thu theo mức 2%``; but ``đạt mức 2%``."""
    return not candidate.quantity.is_bound and _LAID_DOWN.search(candidate.before) is not None


def _is_rule(candidate: Candidate) -> bool:
    """``ngân sách tỉnh hỗ trợ 70%``, ``khoản tiết kiệm 10% chi thường xuyên được trích``."""
    if candidate.quantity.is_bound:
        return False
    return _RULE.search(candidate.before, candidate.cues) is not None and _COMMITS.search(candidate.before) is None


def _is_granted(candidate: Candidate) -> bool:
    """``được hưởng 100% lương``, ``Phòng có từ 10 người trở lên được bố trí …``: what a rule gives, and to whom."""
    cues, words = candidate.cues, candidate.words
    if _GRANTED.search(words, cues) is not None and _HOW_MANY.search(words) is None:
        return True
    if _DISCOUNTED.search(words, cues) is not None and _CHARGE.match(candidate.after) is not None:
        return True
    granted = _IS_GRANTED.match(candidate.after) if _HAVING.search(words, cues) is not None else None
    if granted is None or AIM.search(candidate.before) is not None:
        return False
    return granted["office"] is None or candidate.quantity.form is not Form.SHARE


def _is_measure(candidate: Candidate) -> bool:
    """``xuất sắc khi đạt từ 90 điểm``, ``tính trên 100 điểm``, ``Hóa đơn phải có từ 2 liên``: how a thing is judged."""
    cues, words = candidate.cues, candidate.words
    if _ONLY_WHEN.search(words, cues) is not None or _ON_A_SCALE.search(words, cues) is not None:
        return True
    return candidate.quantity.form is Form.COUNT and _PAPER_HAS.match(words, cues) is not None


def _is_ownership(candidate: Candidate) -> bool:
    """``doanh nghiệp 100% vốn nước ngoài``."""
    return _OWNERSHIP.match(candidate.after, candidate.cues) is not None


def _is_proper_name(candidate: Candidate) -> bool:
    """``thực hiện 02 Chương trình mục tiêu quốc gia``: how many things of a name there are."""
    unit = candidate.quantity.unit
    is_name = unit[:1].isupper() and unit[1:2].islower()
    if is_name and not candidate.before and _ROW_OF_FIGURES.search(candidate.reading.text) is not None:
        return True  # "14 Lao động được giải quyết việc làm Triệu người 1.4 1.4 1.5": number of the row
    if is_name and candidate.is_aim and (MAKES.search(candidate.before) or _opens_clause(candidate)):
        return False  # "Hình thành mới 05 Khu công nghiệp"
    return is_name and not (candidate.quantity.is_bound or candidate.change is not None or candidate.quantity.is_total)


def _opens_clause(candidate: Candidate) -> bool:
    """``01 Khu công nghiệp đạt tiêu chuẩn sinh thái``: a count with what is to become of it."""
    return not candidate.before.strip() and _IS_REACHED.match(candidate.after) is not None


def _is_size(candidate: Candidate) -> bool:
    """``nhóm từ 30 hộ trở lên``, ``Mỗi lớp không quá 50 học viên theo quy định``: how large one of them is."""
    quantity = candidate.quantity
    if quantity.has_reach or candidate.change is not None:
        return False
    is_class = quantity.comparator in (Comparator.AT_LEAST, Comparator.BETWEEN) and candidate.inside.startswith("từ")
    if is_class and (_SIZE_OF.search(candidate.before) is not None or _OF_A_SHARE.search(candidate.before) is not None):
        return True
    norm = _NORM.search(candidate.before)
    if norm is not None and (norm["said"] is not None or _BY_RULE.match(candidate.after) is not None):
        return True
    if _EACH.search(candidate.before) is None:
        return False
    # "tổ chức từ 05 lớp trở lên, mỗi lớp khoảng 40 học viên": what is promised are the classes.
    is_beside = quantity.comparator is Comparator.ABOUT and _BESIDE_COUNT.search(candidate.before) is not None
    return is_beside or _BY_RULE.match(candidate.after) is not None


def _is_money(candidate: Candidate) -> bool:
    """``Tổng kinh phí là 12,5 tỷ đồng``: an amount, unless an income, a yield, a turnover is to reach it."""
    quantity = candidate.quantity
    if quantity.unit_kind is not UnitKind.MONEY:
        return False
    is_reached = quantity.has_reach or quantity.is_bound or candidate.change is not None
    is_reached = is_reached or (candidate.is_goal and is_labelled(candidate))
    is_aimed = candidate.is_aim or candidate.time is not None or AIM.search(candidate.before) is not None
    is_wealth = _WEALTH.search(candidate.before) is not None and "kinh phí" not in candidate.before
    return not (is_reached and is_aimed and is_wealth)


def _is_age(candidate: Candidate) -> bool:
    """``từ đủ 18 tuổi trở lên``: whom it concerns; life expectancy alone is aimed at."""
    return candidate.quantity.unit == "tuổi" and "tuổi thọ" not in candidate.before


def _is_duration_of_event(candidate: Candidate) -> bool:
    """``Thời gian: 1,5 ngày (bắt đầu từ 13h30)``: how long something lasts, not how fast it is to be."""
    if candidate.quantity.unit_kind is not UnitKind.DURATION:
        return False
    return _LASTS.fullmatch(candidate.before) is not None or search_end(_SUPPORT_LASTS, candidate.words) is not None


def _is_duration_of_procedure(candidate: Candidate) -> bool:
    """``trong thời hạn 05 ngày làm việc``, ``định kỳ 3 tháng``: how long a step may take, not what is aimed at."""
    quantity = candidate.quantity
    if quantity.unit_kind is not UnitKind.DURATION:
        return False
    if quantity.origin is not None or candidate.change is not None:
        return False
    # "Thời gian đăng ký tối đa 1,5 ngày; thay đổi nội dung không quá 1 ngày": said once for both
    is_said_before = candidate.is_aim and quantity.is_bound
    if _FROM_DAY.match(candidate.after) is not None and not (is_said_before and "thời gian" in candidate.before):
        return True
    words = candidate.reading.lowered[: quantity.number_start] if is_said_before else candidate.words
    return search_end(_WAIT, candidate.before) is not None or _TIME_TAKEN.search(words) is None


def _is_bare_count(candidate: Candidate) -> bool:
    """``một tỉnh có 12 huyện``: a count that nobody sets out to reach."""
    quantity = candidate.quantity
    if quantity.is_bound or candidate.change is not None or quantity.is_total:
        return False
    if candidate.is_aim and _is_all_or_no_more(candidate):
        return False
    if quantity.origin is not None and candidate.is_aim:
        return False  # "số doanh nghiệp tăng từ 38 lên 45 doanh nghiệp"
    if quantity.unit_kind in (UnitKind.RATE, UnitKind.DURATION, UnitKind.MONEY):
        return False
    if candidate.is_part or candidate.reading.is_in_brackets(quantity.number_start) or is_labelled(candidate):
        return False
    is_aim = (
        candidate.is_aim or candidate.time is not None or AIM.search(candidate.before) is not None or quantity.has_reach
    )
    is_raised = _RAISED_TO.search(candidate.before) is not None and (candidate.is_aim or candidate.time is not None)
    is_apart = _opens_clause(candidate) or _APART_ONLY.match(candidate.before) is not None
    is_to_be = is_raised or (candidate.is_aim and is_apart)
    return not (is_aim and (quantity.has_reach or is_to_be or makes_output(candidate)))


def _is_all_or_no_more(candidate: Candidate) -> bool:
    """``toàn bộ 71 xã hoàn thành kết nối``, ``không để người dân đi lại quá 02 lần``."""
    before = candidate.before
    is_all = search_end(_ALL, before) is not None and _IS_DONE.match(candidate.after) is not None
    return is_all or _NOT_ABOVE.search(before) is not None


def _is_unknown_unit(candidate: Candidate) -> bool:
    """A noun that no list has needs a printed comparator before it."""
    quantity = candidate.quantity
    is_known = quantity.is_bound or candidate.change is not None or candidate.is_part
    if quantity.unit_kind is not UnitKind.UNKNOWN or is_known:
        return False
    if candidate.is_goal and (is_labelled(candidate) or _is_named_before(candidate)):
        return False
    is_made = _RAISED_TO.search(candidate.before) or _NEWLY.search(candidate.before)
    return not (candidate.is_aim and is_made)  # "nâng tổng số lên 90 cụm"


def _is_named_before(candidate: Candidate) -> bool:
    """``Số giường bệnh trên vạn dân đạt 32 giường``: the unit is the noun that is counted."""
    quantity = candidate.quantity
    return quantity.has_reach and re.search(rf"\bsố\s+{re.escape(quantity.unit)}\b", candidate.before) is not None


def _is_bare_place(candidate: Candidate) -> bool:
    """``xếp thứ 08/63``: where things stand, unless the sentence aims at it."""
    quantity = candidate.quantity
    if quantity.is_bound or candidate.is_aim:
        return False
    return AIM.search(candidate.before) is None and "giữ" not in candidate.before


def _is_result_in_brackets(candidate: Candidate) -> bool:
    """``(mới đạt 34%)``, ``(100%)``: a share in brackets comments on something else."""
    is_inside = candidate.reading.is_in_brackets(candidate.quantity.number_start)
    if not is_inside or _is_due_later(candidate):
        return False  # "(đạt 40% vào năm 2025)"
    inside = candidate.reading.lowered[: candidate.quantity.start].rpartition("(")[2]
    if _AIMIN_BRACKETS.match(inside + candidate.inside) is not None or _is_all_in_figures(candidate):
        return False
    is_thing = candidate.quantity.unit_kind is UnitKind.OUTPUT and not candidate.quantity.is_bound
    if is_thing and ANY_VERB.search(candidate.before) is None:
        return True  # "Đối tượng: theo danh sách đăng ký (100 người)"
    return candidate.quantity.form is Form.SHARE or re.match(r"\s*(?:\d|$)", inside) is None


def _is_all_in_figures(candidate: Candidate) -> bool:
    """``Toàn bộ (100%) cán bộ chủ chốt``: the bracket says the word before it in figures."""
    quantity = candidate.quantity
    words = candidate.reading.lowered[: quantity.start].rpartition("(")[0]
    return quantity.value == _WHOLE and search_end(_ALL, words) is not None


def _is_due_later(candidate: Candidate) -> bool:
    time, issued, quantity = candidate.time, candidate.issued, candidate.quantity
    if time is None or time.year is None or issued is None or not quantity.has_reach:
        return False
    between = candidate.reading.lowered[quantity.end : time.start]
    is_beside = "(" not in between and ")" not in between
    return time.year > issued and quantity.end <= time.start and is_beside


def _is_share_of_funds(candidate: Candidate) -> bool:
    """``Tổng vốn là 96.000 tỷ đồng, gồm ngân sách địa phương 78%``: where money comes from."""
    quantity = candidate.quantity
    if quantity.is_bound or quantity.has_reach:
        return False
    return (
        _FUND.search(candidate.before, candidate.cues) is not None
        and _AMOUNT.search(candidate.reading.lowered) is not None
    )


def _is_told_for_comparison(candidate: Candidate) -> bool:
    """``dưới 300 dự án, bằng một nửa giai đoạn 2021-2025``: the same figure told once more."""
    is_as_much = _AS_MUCH.search(candidate.words, candidate.cues) is not None
    return is_as_much and _AS_PERIOD.match(candidate.after) is not None


def _is_margin(candidate: Candidate) -> bool:
    """``dao động trong phạm vi ±15%``."""
    return candidate.words.rstrip().endswith(("±", "+/-"))


def _is_bottom_group(candidate: Candidate) -> bool:
    """``không nằm trong nhóm 16 tỉnh có điểm thấp nhất``: a place to stay away from."""
    return _LAST.match(candidate.after) is not None or search_end(_NOT_AMONG, candidate.words) is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """A reason why a figure is no target, with the figures that it can concern."""

    name: str
    holds: Callable[[Candidate], bool]
    forms: tuple[Form, ...] = tuple(Form)
    cued: tuple[CuedPattern, ...] = ()
    """The patterns of which one matches where it holds; empty where it needs none."""
    cues: frozenset[str] | None = None
    """Those of the patterns: without any in the sentence it need not be asked."""


def _refusal(name: str, holds: Callable[[Candidate], bool], *forms: Form, cued: Sequence[CuedPattern] = ()) -> Refusal:
    cues = frozenset().union(*(pattern.cues for pattern in cued)) if cued else None
    return Refusal(name=name, holds=holds, forms=forms or tuple(Form), cued=tuple(cued), cues=cues)


REFUSALS: tuple[Refusal, ...] = (
    _refusal("past-year", is_past),
    _refusal("achieved", is_achieved, cued=ACHIEVED),
    _refusal("reported", is_reported, cued=REPORTED),
    _refusal("counted-up-to-past", is_counted_up_to_past),
    _refusal("background", is_background, cued=BACKGROUND),
    _refusal("name-of-share", _is_in_name_of_share, Form.COUNT, cued=[_SHARE_OF]),
    _refusal("band", _is_band, cued=[_BAND]),
    _refusal("margin", _is_margin, Form.SHARE),
    _refusal("condition", _is_condition, cued=[*_CONDITION_BEFORE, _CONSEQUENCE]),
    _refusal("laid-down", _is_laid_down, Form.SHARE),
    _refusal("rule", _is_rule, Form.SHARE, cued=[_RULE]),
    _refusal("granted", _is_granted, cued=[_GRANTED, _DISCOUNTED, _HAVING]),
    _refusal("measure", _is_measure, cued=[_ONLY_WHEN, _ON_A_SCALE, _PAPER_HAS]),
    _refusal("ownership", _is_ownership, Form.SHARE, cued=[_OWNERSHIP]),
    _refusal("money", _is_money, Form.COUNT),
    _refusal("age", _is_age, Form.COUNT),
    _refusal("size", _is_size, Form.COUNT),
    _refusal("proper-name", _is_proper_name, Form.COUNT),
    _refusal("duration-of-event", _is_duration_of_event, Form.COUNT),
    _refusal("duration-of-procedure", _is_duration_of_procedure, Form.COUNT),
    _refusal("unknown-unit", _is_unknown_unit, Form.COUNT),
    _refusal("bare-count", _is_bare_count, Form.COUNT),
    _refusal("share-of-funds", _is_share_of_funds, Form.SHARE, cued=[_FUND]),
    _refusal("told-for-comparison", _is_told_for_comparison, cued=[_AS_MUCH]),
    _refusal("bottom-group", _is_bottom_group, Form.PLACE),
    _refusal("bare-place", _is_bare_place, Form.PLACE),
    _refusal("remark-in-brackets", _is_result_in_brackets),
)
"""Reasons in the order in which they are asked."""


@lru_cache(maxsize=4096)
def _asked(form: Form, cues: frozenset[str]) -> tuple[Refusal, ...]:
    """The reasons that can concern a figure in a sentence with these words: the same few come again and again."""
    return tuple(
        reason
        for reason in REFUSALS
        if form in reason.forms and (reason.cues is None or not reason.cues.isdisjoint(cues))
    )


_CUES = cues_of(pattern for reason in REFUSALS for pattern in reason.cued)


def cues_in(lowered: str) -> frozenset[str]:
    """The words of a sentence that can give a reason; most have none, and few reasons are looked into.

    >>> sorted(cues_in("đã giảm 7,2% so với cùng kỳ"))
    ['cùng', 'so', 'đã']
    """
    return frozenset(_CUES.findall(lowered))


def refusal(candidate: Candidate) -> str | None:
    """The name of the reason why a figure is no target, or ``None``."""
    for reason in _asked(candidate.quantity.form, candidate.cues):
        if reason.holds(candidate):
            return reason.name
    return None
