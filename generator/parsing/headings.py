"""Which numbered texts are headings and which are sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from generator.model.provisions import NUMBERED_KINDS, Kind
from generator.parsing.drafts import Draft
from generator.text.patterns import search_end
from generator.text.unicode import LOWER, UPPER

__all__ = ["find_headings"]

_MAX_HEADING = 200
_LISTING_HEADINGS = frozenset({Kind.ARTICLE, Kind.DIVISION})
"""Their headings may name several things: "Thành lập cụm công nghiệp; xử lý cụm công nghiệp đã thành lập."."""
_MAX_ARTICLE_HEADING = 600
"""Acts that amend name in the heading of an article all that they amend."""
_SHORT_HEADING_WORDS = 8
_LONG_HEADING_WORDS = 30
_LONGEST_HEADING_WORDS = 45
"""Of one that is a heading because those beside it are."""
_LONG_ARTICLE_HEADING_WORDS = 20
_CUT_SENTENCE = 80
"""A last provision longer than this that ends without a stop is a sentence that the source cut, not a heading."""
_SENTENCE_ENDS = (".", ";", ",", "…", ".”", '."', ";”", ';"')
_STOP_INSIDE = re.compile(r"[.;]\s")
_LABEL_INSIDE = re.compile(
    r"(?:thời\s+(?:gian|hạn)|địa\s+điểm|đối\s+tượng|phạm\s+vi|kinh\s+phí|nguồn|số\s+lượng|thành\s+phần|hình\s+thức)\b"
    r"[^:]{0,60}:\s+\S[^:]*\.$",
    re.IGNORECASE,
)
"""``Thời gian thực hiện: Từ năm 2025 đến hết năm 2030.`` says what it names."""
_SENTENCE_BEFORE = re.compile(rf"[.](?<=[{LOWER}].)(?<!Tp.)\s+[{UPPER}]")
"""A whole sentence before the last one; "TP. Hồ Chí Minh" holds none."""
_ARTICLE, _MILESTONE = Kind.ARTICLE, Kind.MILESTONE
_ALWAYS_HEADING = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.LETTER})
# "Tiền nhuận bút được phân bổ như sau:", "Tổng kinh phí: 600 tỷ đồng, bao gồm:", "Năm 2010, ban hành:" open a list;
# "Mục tiêu cụ thể như sau:" and "Sở Xây dựng có trách nhiệm:" name what stands below.
_OPENS_LIST = re.compile(
    r"\b(?:được|là|cần|phải|thì|do)\b.*\b(?:sau|(?:sau|dưới)\s+đây|gồm|để)\s*:$|,\s*(?:trong\s+đó|(?:bao\s+)?gồm)\s*:$"
    r"|^(?:trong|đến|từ|hằng|hàng|năm)\b[^:]*,\s*[^:,]+:$",
    re.IGNORECASE,
)
_LIST_ENDS = ("sau", "đây", "gồm", "để", "đó")
_LIST_BEGINS = ("trong", "đến", "từ", "hằng", "hàng", "năm")
# Names of parts of a plan: "Các giải pháp, chính sách về vốn."
_NAME_OF_PART = re.compile(
    r"(?:(?:các|những|một\s+số|nhóm)\s+)*(?:giải\s+pháp|chính\s+sách|cơ\s+chế|mục\s+tiêu|quan\s+điểm|nhiệm\s+vụ"
    r"|định\s+hướng|phương\s+hướng|nội\s+dung|công\s+tác|kinh\s+phí|nguồn\s+lực)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:được|phải|cần|là|(?<!chuẩn )(?<!thiết )(?<!trang )bị|đã|sẽ|không|gồm|này"
    r"|theo|căn\s+cứ|(?<!tự )do|(?<!chuyển )(?<!ngoại )(?<!bàn )giao(?!\s+(?:thông|dịch))|chịu)\b|\d\s*%",
    re.IGNORECASE,
)

# "Hồ sơ đề nghị bao gồm:", "Văn bản có các nội dung sau đây:", "Quỹ đất bao gồm các loại đất:" say what follows and
# name nothing; names of parts do.
_LEAD_IN = re.compile(
    r"\bchia\s+(?:thành|làm|ra)\b[^:]*:$|\b(?:sau|gồm(?:\s+có)?|phải(?:\s+có)?|được\s+quyền)\s*:$|\b(?:sau|dưới)\s+đây\b.*:$"
    r"|\bgồm\s+(?:có\s+)?(?:các|những|\d+)\b[^,;.]*:$",
    re.IGNORECASE,
)
# Words that need another: "Thông tư này không áp dụng đối với:", "Lợi dụng Internet nhằm mục đích:"; "Tồn tại:"
# and "Hiện tại:" end with none.
_OPEN_END = re.compile(
    r"\b(?:nhằm(?:\s+mục\s+đích)?|để|với|cho|của|về|khi|là|mà|(?<!tồn )(?<!hiện )tại)\s*:$", re.IGNORECASE
)
# "Phân bổ ngân sách cấp tỉnh: 3.544.552 triệu đồng.", "Quỹ khen thưởng: 05%": a sum, not what it is of.
_SUM = re.compile(rf":\s*\d[\d.,]*\s*(?:%|[{LOWER}]+(?:[ /][{LOWER}]+){{0,2}})\.?$")
# With these begin articles that do something, and no names: "Điều 1. Phê duyệt Đề án … với các nội dung chủ yếu:".
_ENACTS = re.compile(
    r"(?:Nay|Ban hành|Phê duyệt|Thành lập|Công nhận|Bãi bỏ|Hủy bỏ|Huỷ bỏ|Giao|Sửa đổi|Bổ sung|Thay thế|Điều chỉnh"
    r"|Thông qua|Công bố|Đính chính|Quyết định|Cho phép|Chấp thuận|Nghiêm cấm|Quy định|Kiện toàn|Phân công)\b"
)
# A line to be filled in ends with dots: "1. Tên doanh nghiệp: ......". What is left is the name of a field; one that
# has gaps inside is a sentence with places for words: "Giấy xác nhận số ...... do ...... cấp."
_BLANK = " \n.…_"
_SHORTEST_BLANK = 4
_ASIDE = re.compile(r"\([^()]*\)")
_GAP = re.compile(r"[.…_]{3,}")
_SAYS = re.compile(
    r"\b(?:được|phải|cần|là|bị|đã|sẽ|không|gồm|này|có|chịu|từ|trong|nếu|khi|theo)\b|\d\s*%|[.…]{2,}", re.IGNORECASE
)
"""What makes a sentence of the line of an article: "Công dân Việt Nam có quyền:"."""

_Place = tuple[int, Kind]
"""Number of the provision above, and the kind: provisions side by side share both."""


def find_headings(provisions: Sequence[Draft]) -> list[bool]:
    """Which of a text's provisions are headings."""
    parents = _parents(provisions)
    deeper = [*(lower.depth > upper.depth for upper, lower in pairwise(provisions)), False][: len(provisions)]
    marked = [
        (provision.kind in NUMBERED_KINDS and _is_field(provision.text))
        or _is_heading(provision, deeper=below, is_last=provision is provisions[-1])
        for provision, below in zip(provisions, deeper, strict=True)
    ]
    for siblings in _siblings(provisions, parents):
        _mark_like_siblings(provisions, siblings, marked, deeper)
    return marked


def _is_heading(provision: Draft, *, deeper: bool, is_last: bool) -> bool:
    """Whether a numbered text is a heading: short, not a sentence, or a short sentence with something under it."""
    kind, text = provision.kind, provision.text
    if is_last and len(text) > _CUT_SENTENCE:
        return False
    if kind not in NUMBERED_KINDS:
        return kind is _MILESTONE and len(text) < _MAX_HEADING and not text.endswith(_SENTENCE_ENDS)
    if kind in _ALWAYS_HEADING:
        return "\n" not in text
    longest = _MAX_ARTICLE_HEADING if deeper and kind is _ARTICLE else _MAX_HEADING
    if not text or len(text) > longest or "\n" in text:
        return False
    if text.endswith(":"):
        return deeper and not _opens_list(text) and (kind is not _ARTICLE or _names_article(text))
    if text.endswith(_SENTENCE_ENDS):
        is_short = deeper and not text.endswith((";", ",")) and len(text.split()) <= _SHORT_HEADING_WORDS
        return is_short and _SUM.search(text) is None
    return _SUM.search(text) is None


def _is_field(text: str) -> bool:
    """Whether a line names what is to be written on it: "1. Tên doanh nghiệp: ......"."""
    label = text.rstrip(_BLANK)
    if len(text) - len(label) < _SHORTEST_BLANK:
        return False
    name = _ASIDE.sub("", label)
    is_one = "\n" not in name and _GAP.search(name) is None and _SENTENCE_BEFORE.search(name) is None
    return 0 < len(name) <= _MAX_HEADING and is_one


def _names_article(text: str) -> bool:
    """Whether what stands before a colon names an article: "Mục tiêu, định hướng của Đội kiểm tra liên ngành:"."""
    words = len(text.split())
    if words <= _SHORT_HEADING_WORDS // 2:
        return True
    return words <= _LONG_ARTICLE_HEADING_WORDS and _ENACTS.match(text) is None and _SAYS.search(text) is None


def _opens_list(text: str) -> bool:
    """Whether a text that ends with a colon is a sentence; "Mục tiêu cụ thể như sau:" is the name of a part."""
    if (
        (_may_open_list(text) and _OPENS_LIST.search(text))
        or _SENTENCE_BEFORE.search(text)
        or search_end(_OPEN_END, text)
    ):
        return True
    is_name = _NAME_OF_PART.match(text) is not None and len(text.split()) <= _SHORT_HEADING_WORDS
    return _LEAD_IN.search(text) is not None and not is_name


def _may_open_list(text: str) -> bool:
    """Whether a text that ends with a colon has one of the words behind or in front without which it opens no list."""
    words = text[:-1].rstrip().lower()
    return words.endswith(_LIST_ENDS) or words.startswith(_LIST_BEGINS)


def _parents(provisions: Sequence[Draft]) -> list[int]:
    """The number of the provision that each stands under, -1 at the top."""
    parents: list[int] = []
    above: list[int] = []
    for number, provision in enumerate(provisions):
        while above and provisions[above[-1]].depth >= provision.depth:
            above.pop()
        parents.append(above[-1] if above else -1)
        above.append(number)
    return parents


def _siblings(provisions: Sequence[Draft], parents: Sequence[int]) -> Iterable[Sequence[int]]:
    """Numbers of numbered provisions that stand side by side; one alone has nobody to be compared with."""
    groups: Mapping[_Place, list[int]] = defaultdict(list)
    for number, provision in enumerate(provisions):
        if provision.kind in NUMBERED_KINDS:
            groups[parents[number], provision.kind].append(number)
    return [group for group in groups.values() if len(group) > 1]


def _mark_like_siblings(
    provisions: Sequence[Draft], siblings: Sequence[int], marked: list[bool], deeper: Sequence[bool]
) -> None:
    """Mark what ends with a stop and yet is a heading as those beside it are.

    ``2. Tuyên truyền, nâng cao nhận thức về an toàn thông tin.`` above its points, beside headings without a stop; and
    lists of nothing but names of parts: ``a) Các giải pháp về vốn. b) Chính sách phát triển nguồn nhân lực.`` The last
    of a list of sentences is one, with a stop or without.
    """
    texts = [provisions[number].text for number in siblings]
    may_list = provisions[siblings[0]].kind in _LISTING_HEADINGS
    has_model = any(marked[number] and deeper[number] for number in siblings)
    are_parts = all(_is_name_of_part(text) and _is_title_like(text) for text in texts)
    are_sentences = all(text.endswith((".", ";")) for text in texts[:-1]) and not any(
        marked[at] for at in siblings[:-1]
    )
    are_parts_of_one = all(text.endswith(";") for text in texts[:-1])
    """A paragraph under the last of them speaks of all."""
    ends_list = are_sentences and (are_parts_of_one or not deeper[siblings[-1]])
    are_fields = 2 * sum(map(_is_field, texts)) >= len(texts)
    """Of a form: a label beside them is one too, "6. Thời gian bắt đầu hoạt động:"."""
    are_mostly_headings = len(siblings) // 2 <= sum(marked[at] for at in siblings) > 1
    longest = _LONGEST_HEADING_WORDS if are_mostly_headings else _LONG_HEADING_WORDS
    for number, text in zip(siblings, texts, strict=True):
        if not marked[number]:
            is_like_model = has_model and deeper[number] and _is_title(text, longest, may_list=may_list)
            is_field = are_fields and text.endswith(":") and "\n" not in text and len(text) <= _MAX_HEADING
            marked[number] = are_parts or is_like_model or is_field
    if ends_list and not are_parts:
        marked[siblings[-1]] = False


def _is_title(text: str, longest: int, *, may_list: bool) -> bool:
    """Whether a text with a stop can be a heading all the same, and neither says something nor tells a sum."""
    titled = text.replace(";", ",") if may_list else text
    return _is_title_like(titled, longest) and _FINITE.search(text) is None and _SUM.search(text) is None


def _is_title_like(text: str, longest: int = _LONG_HEADING_WORDS) -> bool:
    """One sentence of a heading's length, in words, that ends with a full stop."""
    is_one = text.endswith(".") and _STOP_INSIDE.search(text) is None and not text.endswith("/.")
    is_one = is_one and _LABEL_INSIDE.match(text) is None
    return is_one and "\n" not in text and len(text) <= _MAX_HEADING and len(text.split()) <= longest


def _is_name_of_part(text: str) -> bool:
    return _NAME_OF_PART.match(text) is not None and _FINITE.search(text) is None
