"""The page that says how well the machine reads: figures with their counts and intervals, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from generator.model.page import Page
from generator.rendering.environment import html_page
from generator.rendering.page_meta import page_meta
from generator.rendering.view import SiteView
from generator.text.intervals import wilson
from generator.text.numbers import format_number
from generator.vocab.evaluation import Evaluation, Measured, evaluation

__all__ = ["render_method"]

_KINDS = {
    "fields_all": "Dữ kiện về văn bản (số, ngày, cơ quan, người ký …)",
    "citations": "Văn bản được dẫn",
    "targets_detected": "Chỉ tiêu: con số, đơn vị, đúng câu",
    "targets_strict": "Chỉ tiêu: đúng cả dấu so sánh, tăng hay giảm, thời hạn",
    "outline": "Mục lục",
    "indicators_pairwise": "Hai chỉ tiêu ở hai văn bản được coi là một (theo bộ chấm chung)",
    "indicators_told_apart": "Như trên, phân biệt các chỉ tiêu cùng câu bằng lời văn (*)",
}
_FIELDS = {
    "number": "Số, ký hiệu",
    "document_type": "Loại văn bản",
    "issuer": "Cơ quan ban hành",
    "province": "Tỉnh, thành phố",
    "place": "Địa danh",
    "date": "Ngày ban hành",
    "effective_date": "Ngày có hiệu lực",
    "signer": "Người ký",
    "title": "Trích yếu",
    "field": "Lĩnh vực theo nguồn",
    "period": "Giai đoạn",
    "completeness": "Toàn văn hay bản trích",
}
_TASKS = {
    "detected": "Nhiệm vụ được nhận ra",
    "lead": "Cơ quan chủ trì",
    "partners": "Cơ quan phối hợp",
    "deadline": "Thời hạn",
    "product": "Sản phẩm",
}
_RELATIONS = {
    "detected": "Văn bản bị tác động và cách tác động",
    "amends": "Trong đó: sửa đổi, bổ sung",
    "replaces": "Trong đó: thay thế",
    "repeals": "Trong đó: bãi bỏ, làm hết hiệu lực",
    "strict": "Đúng cả việc tác động toàn bộ hay một phần",
    "quoted": "Trên những quan hệ đã nhận ra: đúng câu nói điều đó",
}
_FIRST = {"tasks": "Nhiệm vụ được nhận ra", "relations": "Văn bản bị tác động và cách tác động"}
_ATTRIBUTES = {
    "comparator": "Dấu so sánh",
    "change": "Mức hay phần tăng, giảm",
    "deadline": "Thời hạn",
    "area": "Lĩnh vực cải cách",
    "upper": "Cận trên của khoảng",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Share:
    value: str
    interval: str
    count: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    label: str
    stated: _Share
    """Of what the machine says, how much is right."""
    found: _Share | None
    """Of what is there, how much the machine says."""


def render_method(site: SiteView) -> Page:
    """The page at ``cach-doc/chat-luong/``."""
    figures = evaluation()
    meta = page_meta(site, "Máy đọc đúng đến đâu", "Kết quả đo trên các văn bản có đáp án lập bằng tay.", "cach-doc")
    # What a new text is read with comes first: the rules have since been mended for the texts below it.
    groups = (
        (
            f"Lần đọc đầu tiên trên {figures.blind_documents} văn bản máy chưa từng đọc",
            tuple(_rows(_KINDS, figures.blind)),
        ),
        (
            f"Lần đo đầu tiên về nhiệm vụ và quan hệ trên {figures.first_documents} văn bản, trước khi sửa quy tắc",
            tuple(_rows(_FIRST, figures.first)),
        ),
        (f"Trên {figures.documents} văn bản có đáp án chung, sau khi sửa quy tắc", tuple(_rows(_KINDS, figures.kinds))),
        ("Từng dữ kiện về văn bản", tuple(_rows(_FIELDS, figures.fields))),
        (
            "Trên các chỉ tiêu đã nhận ra",
            tuple(_attributes(figures)),
        ),
        (
            f"Nhiệm vụ: ai làm, với ai, khi nào xong ({figures.task_documents} văn bản khác)",
            tuple(_rows(_TASKS, figures.tasks)),
        ),
        (
            f"Sửa đổi, thay thế, bãi bỏ văn bản khác ({figures.relation_documents} văn bản có đáp án riêng)",
            tuple(_rows(_RELATIONS, figures.relations)),
        ),
    )
    path = PurePosixPath("cach-doc/chat-luong.md")
    return html_page(path, "method", meta, site=site, groups=groups, documents=figures.documents)


def _attributes(figures: Evaluation) -> Iterator[_Row]:
    for key, label in _ATTRIBUTES.items():
        if (share := figures.attributes.get(key)) is not None:
            yield _Row(label=label, stated=_share(round(share * figures.targets), figures.targets), found=None)


def _rows(labels: Mapping[str, str], counts: Mapping[str, Measured]) -> Iterator[_Row]:
    for key, label in labels.items():
        one = counts.get(key)
        if one is not None and (one.stated or one.there):
            yield _Row(label=label, stated=_share(one.right, one.stated), found=_share(one.right, one.there))


def _share(right: int, total: int) -> _Share:
    low, high = (round(bound, 9) for bound in wilson(right, total))  # 34 of 34: up to all, not to 99,9%
    value = _percent(right / total) if total else "–"
    return _Share(value=value, interval=f"{_percent(low)} – {_percent(high)}", count=f"{right}/{total}")


def _percent(share: float) -> str:
    """One decimal, never rounded up to all: ``99,9%``."""
    tenths = Decimal(int(share * 1000)) / 10
    return f"{format_number(tenths)}%"
