"""What a provision inherits from the headings and lead-ins above it: deadline, reform area, and whether it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.extraction.normative import is_regulation
from generator.extraction.targets.times import due_times
from generator.extraction.targets.tokens import has_figure
from generator.model.metadata import Metadata
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.text.patterns import beginning_of, same_length_lower
from generator.vocab.reform_areas import ReformArea, area_of_heading

__all__ = ["Context", "PlanBody", "area_number", "read_body"]

# The patterns of this module are for small letters; a search begins where its first letter stands.
_REPORT = re.compile(
    r"^(?:(?:một số|những|các)\s+)?kết quả\b(?!\s+(?:cần|phải|dự kiến|mong đợi|phấn đấu|đầu ra))"
    r"|\b(?:kết quả(?:\s+(?:thực hiện|đạt được|triển khai|công tác|cải cách|năm|chung|\d{4}))"
    r"|đánh giá\s+(?:kết quả|tình hình|chung|thực trạng)"
    r"|^(?:khái quát\s+|tổng quan\s+|đặc điểm,?\s+)?tình hình\b"
    r"|tồn tại|hạn chế|khó khăn|vướng mắc|nguyên nhân|thực trạng|tình hình\s+(?:thực hiện|chung|kinh tế"
    r"|triển khai|hiện nay)|hiện trạng"
    r"|bài học|sự cần thiết|ưu điểm|bối cảnh|môi trường pháp lý)"
)
_REPORT_BEGINS = beginning_of(_REPORT.pattern, "mnckđthvbsư")
_NOT_REPORT = beginning_of(
    r"\b(?:mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|khắc phục|nâng cao|cải thiện|phương hướng|kiến nghị)\b", "mcngkp"
)
# "Tồn tại, hạn chế và giải pháp khắc phục": behind what was, what is to be.
_LOOKS_AHEAD = re.compile(r"(?:,|\bvà)\s+(?:phương hướng|giải pháp|định hướng|kế hoạch)\b")
_TELLS_RESULTS = "Báo cáo"
"""The type of a document that tells what was done, but where a heading of it says otherwise."""
_AIM = beginning_of(
    r"\b(?:mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|định hướng|quy hoạch|lộ trình|kế hoạch thực hiện|tổ chức thực hiện"
    r"|phân công|nội dung\s+(?:cụ thể|thực hiện|chủ yếu|trọng tâm|thi đua))\b",
    "mcngđqlktp",
)
# "Mục tiêu, chỉ tiêu"; where tasks stand beside them, the heading does not tell which is which.
_GOAL = beginning_of(r"\b(?:mục tiêu(?! quốc gia)|chỉ tiêu|phấn đấu)\b", "mcp")
_WORK = re.compile(r"\b(?:nhiệm vụ|giải pháp|nội dung|tổ chức|phân công|kinh phí|quy mô)\b")
_BUDGET = re.compile(
    r"(?:(?:dự toán|nhu cầu|khái toán|tổng hợp|tổng|phân bổ|kế hoạch|bảng|biểu|nguồn)\s+)*"
    r"(?:kinh phí|dự toán|vốn|ngân sách)\b"
)
_BODY_KINDS = frozenset(
    {
        Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.LETTER, Kind.DIVISION, Kind.CLAUSE, Kind.SUBCLAUSE,
        Kind.POINT, Kind.MILESTONE, Kind.ITEM, Kind.SUBITEM, Kind.PARAGRAPH, Kind.TABLE,
    }
)  # fmt: skip
_MAX_LEAD_IN = 160


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What stands above a provision."""

    deadline: str | None = None
    area: int | None = None
    lead: str | None = None
    """The line right above that items go on from: ``Tỷ lệ hồ sơ xử lý trên môi trường mạng:``."""
    is_aim: bool = False
    """A section on aims, tasks, directions: what it counts is to be made or reached."""
    is_goal: bool = False
    """A section on aims alone: what it names beside a colon is aimed at."""
    is_report: bool = False
    """A section on results, causes, shortcomings: its figures are no commitments."""
    is_budget: bool = False
    """A section on money: the years of its tables say when it is spent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Level:
    depth: int
    context: Context
    is_lead_in: bool = False
    """A line above items of its own depth rather than around them."""


@lru_cache(maxsize=4096)
def area_number(words: str, areas: tuple[ReformArea, ...]) -> int | None:
    """The number of the one area that words name; plans of all provinces repeat their headings."""
    found = area_of_heading(words, areas)
    return found.number if found is not None else None


PlanBody = Sequence[tuple[Provision, Context]]
"""The provisions of a document that can promise something, in reading order, each with what it inherits."""


def read_body(tree: DocumentTree, metadata: Metadata, areas: tuple[ReformArea, ...]) -> PlanBody:
    """What of a document can set aims and give tasks: nothing of a law, whose figures and duties are rules."""
    whole = Context(is_report=metadata.document_type == _TELLS_RESULTS)
    return () if is_regulation(tree, metadata) else tuple(_iter_with_context(tree, areas, whole))


def _iter_with_context(
    tree: DocumentTree, areas: tuple[ReformArea, ...], whole: Context
) -> Iterator[tuple[Provision, Context]]:
    levels: list[_Level] = []
    for provision in tree:
        if provision.kind is Kind.ATTACHMENT:
            levels.clear()
        if provision.kind not in _BODY_KINDS:
            continue
        _leave(levels, provision)
        context = levels[-1].context if levels else whole
        yield provision, context
        if _is_heading(provision) or _is_lead_in(provision):
            is_lead_in = provision.kind is Kind.PARAGRAPH
            levels.append(
                _Level(depth=provision.depth, context=_below(provision, context, areas), is_lead_in=is_lead_in)
            )


def _leave(levels: list[_Level], provision: Provision) -> None:
    """Leave the sections that the provision does not stand in."""
    while levels:
        top = levels[-1]
        stays = provision.depth > top.depth or (
            top.is_lead_in and provision.depth == top.depth and provision.kind in (Kind.ITEM, Kind.SUBITEM)
        )
        if stays:
            return
        levels.pop()


def _is_heading(provision: Provision) -> bool:
    return provision.is_heading or provision.kind is Kind.MILESTONE


def _is_lead_in(provision: Provision) -> bool:
    """``Đến năm 2025:`` above its items; a sentence that opens the whole plan is too long for one."""
    text = provision.text.rstrip()
    return text.endswith(":") and len(text) <= _MAX_LEAD_IN


def _below(provision: Provision, above: Context, areas: tuple[ReformArea, ...]) -> Context:
    """The context of what stands under a heading."""
    heading = provision.text
    lowered = same_length_lower(heading)
    area = area_number(heading, areas)
    commits = _commits(lowered)
    reports = not commits and _REPORT_BEGINS.search(lowered) is not None
    deadline = _deadline(heading)
    return Context(
        deadline=deadline or above.deadline,
        area=area if area is not None else above.area,
        lead=heading if _is_lead_in(provision) and not deadline else None,
        is_aim=above.is_aim or _AIM.search(lowered) is not None,
        is_goal=_is_goal(lowered, above),
        is_report=reports or (above.is_report and not commits),
        is_budget=above.is_budget or _BUDGET.match(lowered) is not None,
    )


def _is_goal(heading: str, above: Context) -> bool:
    if _WORK.search(heading) is not None:
        return False
    return above.is_goal or _GOAL.search(heading) is not None


def _commits(heading: str) -> bool:
    """Whether it says what is to be, in small letters.

    *Kết quả thực hiện nhiệm vụ* tells what was, *giải pháp khắc phục hạn chế* does not.
    """
    aim = _NOT_REPORT.search(heading)
    begins = _REPORT_BEGINS.search(heading) if aim is not None else None
    result = _REPORT.match(heading, begins.start()) if begins is not None else None
    if aim is None or result is None:
        return aim is not None
    return aim.start() < result.start() or _LOOKS_AHEAD.search(heading, result.end()) is not None


def _deadline(heading: str) -> str | None:
    """The one deadline of a heading; two (``đến năm 2025, định hướng đến năm 2030``) leave it open."""
    if not has_figure(heading) and "năm" not in heading.casefold():
        return None
    values = due_times(heading)
    return next(iter(values)) if len(values) == 1 else None
