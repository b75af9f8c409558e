"""One column of a table: what its name says of the figures below."""

from __future__ import annotations

import re
from enum import Enum, auto

from generator.extraction.targets.units import UnitKind, read_unit
from generator.model.facts import Change
from generator.vocab.table_heads import load_table_heads

__all__ = [
    "TIMES",
    "YEAR",
    "Column",
    "bare_name",
    "change_of_name",
    "is_measure",
    "kind_of_name",
    "looks_ahead",
    "names_year",
    "part_of_year",
    "scope_of_name",
    "unit_in_brackets",
    "unit_of_count",
    "without_brackets",
    "without_times",
]


class Column(Enum):
    """What a column holds."""

    SUBJECT = auto()
    """Nhiệm vụ, chỉ tiêu, nội dung: the words that promise."""
    PART = auto()
    """Whom or where of the subject: ``Cấp``."""
    DEADLINE = auto()
    UNIT = auto()
    VALUE = auto()
    """A year's figures: its deadline stands in the head."""
    GOAL = auto()
    """What is to be reached, beside the words that say of what: ``Chỉ tiêu giao``, ``Giá trị``."""
    SCOPE = auto()
    """Figures of one level or place: ``Cấp tỉnh | Cấp huyện | Cấp xã``."""
    YEARLY = auto()
    """What is to be reached each year, beside the years: ``Bình quân/năm``."""
    ROW_YEAR = auto()
    """The year of all figures of its row: ``Năm``."""
    QUARTER = auto()
    """A part of a year, or all of it beside its parts: ``Quý I``, ``Cả năm``."""
    COUNT = auto()
    """How many of what a task makes: ``Số lớp``."""
    PRODUCT = auto()
    """What a task leaves behind: a figure there says how much only where a comparator makes it an aim."""
    OTHER = auto()


YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TIMES = re.compile(
    r"(?<!\w)(?:(?:tính\s+)?đến\s+|hết\s+|cuối\s+|trong\s+)*(?:ngày\s+[\d/]+|(?:(?:năm|giai\s+đoạn|thời\s+kỳ)\s+)?"
    r"(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?)(?!\d)"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_UNIT_IN_BRACKETS = re.compile(rf"\s*\(([^()\d]{{1,25}})\)\s*(?=(?:{TIMES.pattern})?\s*$)", re.IGNORECASE)
_ANY_TIME = re.compile(TIMES.pattern, re.IGNORECASE)
_SHARE = re.compile(r"%\s*(?:/\s*\w+)?|‰")
_LABEL_OF_UNIT = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*", re.IGNORECASE)
_QUARTER = re.compile(r"(?<!\w)qu[ýí]\s+(iv|i{1,3}|[1-4])(?!\w)")
_MONTH = re.compile(
    r"(?<!\w)(?:(?P<count>6|06|9|09)\s+tháng(?:\s+đầu\s+năm)?|tháng\s+(?P<month>1[0-2]|0?[1-9]))(?![\w/])"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WATCHED = "theo dõi"
"""``Chỉ tiêu theo dõi`` is no body that sees to them."""
_BASE = re.compile(r"so với (?:(?:cùng kỳ|cuối|thực hiện) )?(?:năm (?:19|20)\d\d|năm trước|quy định)", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:(?:mức|tỷ lệ|tỉ lệ|số)\s+)?(?:(?:cắt )?giảm|tiết kiệm|(?P<more>tăng))(?!\s+trưởng)(?!\w)", re.IGNORECASE
)
_COUNT = re.compile(r"(?:tổng )?số (?P<counted>(?!tt|trang|hiệu|tiền|thứ)[^\W\d]+(?: [^\W\d]+){0,2})")
_LEVELS = frozenset({"tỉnh", "huyện", "xã"})
_QUANTITY = re.compile(r"(?:tổng\s+)?(?:số|tỷ lệ|tỉ lệ|diện tích|sản lượng)\s+(?!tt)")
"""How a column of figures begins, whatever it counts: ``Số tiêu chí đạt``."""


def without_brackets(words: str) -> str:
    """``Tỷ lệ che phủ rừng (%)`` without the unit of its figures."""
    return " ".join(_UNIT_IN_BRACKETS.sub(" ", words).split())


def without_times(name: str) -> str:
    """A name as printed without brackets and times, so that a measure is called the same in each year's column.

    >>> without_times("Tỷ lệ hộ nghèo (%) Năm 2024")
    'Tỷ lệ hộ nghèo'
    """
    return " ".join(_ANY_TIME.sub(" ", without_brackets(name)).split())


def unit_in_brackets(words: str) -> str | None:
    """The unit of a row's or column's figures behind its name, nothing where the brackets hold something else.

    >>> unit_in_brackets("Thời gian chờ tại Bộ phận Một cửa (phút/lượt)")
    'phút/lượt'
    """
    found = _UNIT_IN_BRACKETS.search(words)
    if found is None:
        return None
    unit = _LABEL_OF_UNIT.sub("", found[1]).strip()
    if not unit or load_table_heads().units.fullmatch(unit.lower()):
        return None
    if _SHARE.fullmatch(unit) or read_unit(f"1 {unit}", 1)[1] not in (UnitKind.NONE, UnitKind.UNKNOWN):
        return unit
    label = words[: found.start()]
    is_named = re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", label, re.IGNORECASE) is not None
    return unit if is_named or _is_short_for(unit, label) else None


def _is_short_for(unit: str, label: str) -> bool:
    """``HTX`` of ``Số hợp tác xã``: the first letters of what is counted, not the name of an index."""
    words = label.split()
    initials = "".join(word[0] for word in words).upper()
    return unit.isupper() and words[:1] in (["Số"], ["Tổng"]) and len(unit) > 1 and unit in initials


def names_year(name: str) -> bool:
    """Whether a year stands in a name that is not one to compare with: ``Mức giảm so với năm 2022``."""
    return YEAR.search(_BASE.sub(" ", name)) is not None


def change_of_name(name: str) -> tuple[Change, str | None] | None:
    """That figures below are changes, and from what: ``Mức giảm so với năm 2022 (%)``.

    >>> change_of_name("Mức giảm so với năm 2022 (%)")
    (<Change.DECREASE: 'decrease'>, 'năm 2022')
    """
    found = _CHANGE.match(name.strip())
    base = _BASE.search(name)
    if found is None:
        return None
    change = Change.INCREASE if found["more"] else Change.DECREASE
    return change, base[0][len("so với ") :] if base is not None else None


def unit_of_count(name: str) -> str | None:
    """What a column counts, by its brackets or its own words, nothing where it holds no count.

    >>> unit_of_count("Số học viên (người)"), unit_of_count("Số lớp"), unit_of_count("Số hiệu văn bản")
    ('người', 'lớp', None)
    """
    found = _COUNT.match(bare_name(name))
    if found is None:
        return None
    counted = read_unit(f"1 {found['counted']}", 1)
    return unit_in_brackets(name) or (counted[0] if counted[1] is UnitKind.OUTPUT else None)


def part_of_year(name: str) -> str | None:
    """``Q1`` of ``Quý I``, ``06`` of ``6 tháng đầu năm``, ``""`` of ``Cả năm``; nothing where no part is named.

    >>> [part_of_year(name) for name in ("Quý IV", "Tháng 9", "Lũy kế cả năm", "Năm 2025")]
    ['Q4', '09', '', None]
    """
    words = " ".join(name.lower().split())
    quarter = _QUARTER.search(words)
    if quarter is not None:
        return f"Q{_QUARTERS.get(quarter[1], quarter[1])}"
    month = _MONTH.search(words)
    if month is not None:
        return f"{int(month['count'] or month['month']):02}"
    return "" if load_table_heads().whole_years.fullmatch(bare_name(name)) else None


def scope_of_name(name: str) -> str:
    """The level beside the year, with the blank before it: ``Năm 2025 Cấp tỉnh`` is `` cấp tỉnh``."""
    heads, bare = load_table_heads(), bare_name(name)
    is_level = heads.levels.fullmatch(bare) is not None
    return f" cấp {bare}" if is_level and bare in _LEVELS else f" {bare}" if is_level or _is_scope(bare) else ""


def bare_name(name: str) -> str:
    """A name in small letters without times and brackets: ``Chỉ tiêu giao năm 2024 (%)`` is ``chỉ tiêu giao``."""
    return " ".join(TIMES.sub(" ", _BASE.sub(" ", _BRACKETS.sub(" ", name.lower()))).split()).strip(" :,.-–—")


def kind_of_name(name: str, bare: str) -> Column:
    """What a name says by itself."""
    heads = load_table_heads()
    has_year = names_year(name)
    if heads.units.fullmatch(bare):
        return Column.UNIT
    if _tells_results_in_brackets(name) or heads.others_aims.search(bare):
        return Column.OTHER
    if has_year and (not bare or heads.goals.fullmatch(bare) or looks_ahead(bare)):
        return Column.VALUE
    if heads.each_year.fullmatch(bare) and not has_year:
        return Column.YEARLY
    if not has_year and part_of_year(name) and not heads.results.search(bare):
        return Column.QUARTER
    return _kind_beside_figures(bare) or (Column.VALUE if has_year else _kind_of_words(bare))


def _kind_beside_figures(bare: str) -> Column | None:
    """The kind of a name that tells of days, products, bodies, results: also with a year it holds no aims."""
    heads = load_table_heads()
    if heads.deadlines.search(bare):
        return Column.DEADLINE
    if heads.products.fullmatch(bare):
        return Column.PRODUCT
    is_watched = heads.measures.match(bare) is not None and bare.endswith(_WATCHED)
    others = (heads.results, heads.asides) if is_watched else (heads.results, heads.asides, heads.bodies)
    is_other = heads.done.fullmatch(bare) or any(pattern.search(bare) for pattern in others)
    return Column.OTHER if is_other else None


def _kind_of_words(bare: str) -> Column:
    heads = load_table_heads()
    if _is_scope(bare):
        return Column.SCOPE
    if heads.parts.fullmatch(bare):
        return Column.PART
    return Column.SUBJECT if heads.subjects.search(bare) and not _QUANTITY.match(bare) else Column.OTHER


def _is_scope(bare: str) -> bool:
    return load_table_heads().scopes.fullmatch(bare) is not None


def _tells_results_in_brackets(name: str) -> bool:
    """``Năm 2020 (thực hiện)``."""
    heads = load_table_heads()
    inside = [words.strip() for words in _BRACKETS.findall(name.lower())]
    return any(heads.results.search(words) or heads.done.match(words) for words in inside)


def looks_ahead(bare: str) -> bool:
    """``Lộ trình thực hiện``, ``Phân kỳ``; but ``Kế hoạch vốn`` is money."""
    heads = load_table_heads()
    return heads.ahead.match(bare) is not None and not (heads.asides.search(bare) or heads.results.search(bare))


def is_measure(bare: str) -> bool:
    """Whether the name says that figures beside it are aims: ``chỉ tiêu``."""
    return load_table_heads().measures.search(bare) is not None
