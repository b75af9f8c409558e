"""Whether a text lays down rules rather than setting out what is to be reached."""

from __future__ import annotations

import re
from itertools import islice

from generator.model.metadata import Metadata
from generator.model.provisions import DocumentTree, Kind

__all__ = ["is_regulation"]

# Regulations lay figures down as rules; a plan's title says what is to be reached.
_REGULATION = re.compile(
    r"\b(?:(?<!văn bản )quy định|quy chế|công bố|định mức|mức (?:chi|thu)|bảng giá|điều lệ|ủy quyền|uỷ quyền"
    r"|phân cấp|phân quyền|điều kiện kinh doanh|thể thức)\b",
    re.IGNORECASE,
)
_MANY_ARTICLES = 15
"""A resolution that sets aims has a handful; a text with more is a law, whatever of its head is lost."""
_NORMATIVE_TYPES = frozenset(
    {
        "Luật",
        "Bộ luật",
        "Lệnh",
        "Pháp lệnh",
        "Hiến pháp",
        "Nghị định",
        "Thông tư",
        "Thông tư liên tịch",
        "Quy chế",
        "Quy định",
    }
)
# Only acts that lay down rules speak of their own articles so; it tells them where the head with their type is lost.
_OWN_ARTICLES = re.compile(
    r"\b(?:khoản|điều|điểm|luật|bộ luật|pháp lệnh|nghị định|thông tư|hiến pháp) này\b", re.IGNORECASE
)
_OFTEN = 3
_PLAN = re.compile(
    r"\b(?:kế hoạch|chương trình|đề án|chiến lược|quy hoạch|mục tiêu|chỉ tiêu|nhiệm vụ)\b", re.IGNORECASE
)


def is_regulation(tree: DocumentTree, metadata: Metadata) -> bool:
    """Whether the text is a law, a regulation, a tariff: its figures and duties are rules, not promises."""
    title = metadata.title or ""
    if metadata.document_type in _NORMATIVE_TYPES:
        return True
    if _PLAN.search(title):
        return False
    if metadata.document_type is None and _speaks_of_its_articles(tree):
        return True
    return _REGULATION.search(title) is not None or len(tree.numbers_of(Kind.ARTICLE)) >= _MANY_ARTICLES


def _speaks_of_its_articles(tree: DocumentTree) -> bool:
    found = (match for provision in tree for match in _OWN_ARTICLES.finditer(provision.text))
    return len(list(islice(found, _OFTEN))) == _OFTEN
