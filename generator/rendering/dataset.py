"""The whole corpus as four tables, and what describes them: a data package for machines, a page for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from generator.model.facts import Citation, CitationRole, Relation, Task
from generator.model.page import Page
from generator.rendering.downloads import TARGET_COLUMNS, UNKNOWN, csv_text, target_row
from generator.rendering.environment import html_page
from generator.rendering.page_meta import page_meta
from generator.rendering.view import DocumentView, SiteView

__all__ = ["COLUMNS", "render_dataset"]

_FOLDER = PurePosixPath("du-lieu")
_LICENCE = {
    "name": "CC0-1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/deed.vi",
    "title": "CC0 1.0: phạm vi công cộng",
}
COLUMNS: Mapping[str, tuple[str, str]] = {
    "van_ban": ("string", "Mã văn bản: tỉnh khi ban hành/năm/số"),
    "dia_chi": ("string", "Địa chỉ trên trang này, tính từ gốc của trang"),
    "so": ("string", "Số, ký hiệu"),
    "loai": ("string", "Loại văn bản"),
    "trich_yeu": ("string", "Tên loại và trích yếu"),
    "co_quan": ("string", "Cơ quan ban hành"),
    "tinh": ("string", "Tỉnh, thành phố khi ban hành"),
    "nay": ("string", "Tỉnh, thành phố hiện nay"),
    "ngay_ban_hanh": ("date", "Ngày ban hành"),
    "ngay_hieu_luc": ("date", "Ngày có hiệu lực mà văn bản ghi"),
    "giai_doan_tu": ("year", "Năm đầu của giai đoạn"),
    "giai_doan_den": ("year", "Năm cuối của giai đoạn"),
    "muc_day_du": ("string", "full: toàn văn; excerpt: bản trích"),
    "mo_phong": ("boolean", "true: văn bản dựng để thử, số liệu không có thật"),
    "so_chi_tieu": ("integer", "Bao nhiêu chỉ tiêu có con số"),
    "so_dan_chieu": ("integer", "Bao nhiêu chỗ dẫn văn bản khác"),
    "sha256": ("string", "Mã kiểm của tệp nguồn"),
    "chi_tieu": ("string", "Đo điều gì, theo lời văn bản"),
    "ma_so_sanh": ("string", "Mã của bảng so sánh chứa chỉ tiêu; trang so-sanh/<mã>/"),
    "dau": ("string", "Dấu đứng trước con số: >= > = <= < ~ (khoảng), between (từ … đến …)"),
    "gia_tri": ("number", "Con số, dấu chấm thập phân"),
    "gia_tri_tren": ("number", "Con số trên, chỉ khi dấu là between"),
    "don_vi": ("string", "Đơn vị"),
    "thay_doi": ("string", "decrease: mức giảm; increase: mức tăng; trống: mức đạt tới"),
    "so_voi": ("string", "Mức giảm, tăng tính trên gì"),
    "moc": ("string", "Thời hạn: 2025, 2024-06, 2025-Q4, 2023-06-30, yearly (hằng năm)"),
    "moc_lay_tu": (
        "string",
        "stated: câu, hàng hay đầu cột ghi; inherited: dòng dẫn phía trên; period: cuối giai đoạn; person: người ghi",
    ),
    "linh_vuc": ("integer", "Lĩnh vực cải cách, 1 đến 6 theo Nghị quyết 76/NQ-CP"),
    "nguyen_van": ("string", "Lời của văn bản, nguyên văn"),
    "ky_tu_dau": ("integer", "Con số bắt đầu ở ký tự thứ mấy của điều khoản, đếm từ 0"),
    "ky_tu_cuoi": ("integer", "Con số kết thúc trước ký tự thứ mấy"),
    "quy_tac": ("string", "Tên luật đọc đã rút ra dữ kiện; person: do người ghi thêm"),
    "da_kiem_tra": ("boolean", "true: có người đối chiếu với văn bản và sửa lại, ghi thêm hoặc xác nhận"),
    "quan_he": ("string", "amends: sửa đổi, bổ sung; replaces: thay thế; repeals: bãi bỏ"),
    "mot_phan": ("boolean", "true: chỉ một phần của văn bản kia"),
    "ten": ("string", "Tên, với luật được dẫn bằng tên"),
    "ngay": ("date", "Ngày của văn bản được dẫn, khi chỗ dẫn ghi"),
    "nam": ("year", "Năm của văn bản được dẫn, khi chỗ dẫn ghi"),
    "can_cu": ("boolean", "true: dẫn làm căn cứ ban hành"),
    "khoa": ("string", "Mã của văn bản được dẫn; trang can-cu/<mã>/"),
    "co_nguyen_van": ("string", "Mã văn bản ấy ở đây, khi có nguyên văn"),
    "viec": ("string", "Việc được giao"),
    "chu_tri": ("string", "Cơ quan chủ trì, cách nhau bằng dấu chấm phẩy"),
    "phoi_hop": ("string", "Cơ quan phối hợp, cách nhau bằng dấu chấm phẩy"),
    "san_pham": ("string", "Sản phẩm"),
    "chi_tieu_so_sanh": ("string", "Tên bảng so sánh"),
    "trang_thai": (
        "string",
        "set: đề ra; not-set: không đề ra (có toàn văn); unknown: không rõ (bản trích); not-comparable: không so được",
    ),
    "tin_cay_ban_quet": ("number", "Chỉ với bản quét: máy đọc chữ tin chắc bao nhiêu phần trăm, hoặc «không rõ»"),
    "ly_do": ("string", "Vì sao ô có trạng thái ấy"),
    "hang": ("string", "Tên hàng của bảng"),
    "cot": ("string", "Tên cột của bảng"),
    "han": ("string", "Năm đến hạn; hằng năm: phải giữ mỗi năm; trống: không ghi thời hạn"),
    "quy": ("string", "Quý đến hạn, hoặc vì sao không có quý"),
    "loai_viec": ("string", "chỉ tiêu: có con số; nhiệm vụ: việc được giao"),
    "noi_dung": ("string", "Đo điều gì, hoặc làm việc gì"),
    "chu_de": ("string", "Điều mà các đoạn đứng cạnh nhau cùng nói tới; trống: chỉ một văn bản nói tới"),
    "xep_theo": ("string", "Vì sao đoạn thuộc lĩnh vực: theo tiêu đề mục, hoặc theo lời của chính nó"),
    "canh_doan": ("string", "Địa chỉ của đoạn gần nhất ở văn bản khác"),
    "ban_do": ("string", "Danh sách tỉnh nào: hiện nay, hay trước đợt sắp xếp gần nhất"),
    "so_van_ban": ("integer", "Bao nhiêu văn bản"),
    "phan_trung": ("string", "Bao nhiêu phần lời văn của văn bản đứng nguyên văn ở văn bản khác"),
    "cung_dung_o": ("string", "Địa chỉ nơi câu ấy cũng đứng"),
    "vi_cung": ("string", "Hai đoạn có chung điều gì"),
}
"""Every column of every CSV of the site: its type in Table Schema, and what it says, in Vietnamese."""

_TYPES = {
    "string": "chữ",
    "date": "ngày, năm-tháng-ngày",
    "year": "năm",
    "integer": "số nguyên",
    "number": "số, dấu chấm thập phân",
    "boolean": "true hoặc false",
}
_DOCUMENT_COLUMNS = (
    "van_ban", "dia_chi", "so", "loai", "trich_yeu", "co_quan", "tinh", "nay", "ngay_ban_hanh", "ngay_hieu_luc",
    "giai_doan_tu", "giai_doan_den", "muc_day_du", "mo_phong", "so_chi_tieu", "so_dan_chieu", "sha256",
)  # fmt: skip
_TASK_COLUMNS = (
    "van_ban", "tinh", "viec", "chu_tri", "phoi_hop", "moc", "san_pham", "nguyen_van", "dia_chi", "quy_tac",
    "da_kiem_tra",
)  # fmt: skip
_CITATION_COLUMNS = (
    "van_ban", "nguyen_van", "loai", "so", "ten", "co_quan", "ngay", "nam", "can_cu", "khoa", "co_nguyen_van",
    "dia_chi", "quy_tac", "da_kiem_tra",
)  # fmt: skip
_RELATION_COLUMNS = (
    "van_ban", "quan_he", "mot_phan", "loai", "so", "ten", "ngay", "nam", "khoa", "co_nguyen_van",
    "nguyen_van", "dia_chi",
    "da_kiem_tra",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class _Table:
    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


def render_dataset(site: SiteView) -> Iterator[Page]:
    """Five tables and ``datapackage.json`` in ``du-lieu/``, and the page ``du-lieu/cot/`` that explains the columns."""
    pages = []
    for table in _tables(site):
        text = csv_text(table.columns, table.rows)
        pages.append((table, Page(path=_FOLDER / f"{table.name}.csv", text=text)))
    yield from (page for _, page in pages)
    package = _package(site, [_resource(table, page) for table, page in pages])
    yield Page(path=_FOLDER / "datapackage.json", text=json.dumps(package, ensure_ascii=False, indent=1) + "\n")
    meta = page_meta(site, "Từng cột nghĩa là gì", "Các cột và các mã trong mọi bảng dữ liệu tải về.", "du-lieu")
    columns = [(name, _TYPES[kind], says) for name, (kind, says) in COLUMNS.items()]
    yield html_page(_FOLDER / "cot.md", "columns", meta, columns=columns)


def _tables(site: SiteView) -> tuple[_Table, ...]:
    views = site.documents
    return (
        _Table(name="van-ban", title="Văn bản", columns=_DOCUMENT_COLUMNS, rows=tuple(_document_row(v) for v in views)),
        _Table(
            name="chi-tieu",
            title="Chỉ tiêu có con số",
            columns=("van_ban", "tinh", "ma_so_sanh", *TARGET_COLUMNS),
            rows=tuple(row for view in views for row in _target_rows(site, view)),
        ),
        _Table(
            name="nhiem-vu",
            title="Nhiệm vụ có ghi cơ quan thực hiện",
            columns=_TASK_COLUMNS,
            rows=tuple(_task_row(view, task) for view in views for task in view.analysed.facts.tasks),
        ),
        _Table(
            name="dan-chieu",
            title="Chỗ dẫn văn bản khác",
            columns=_CITATION_COLUMNS,
            rows=tuple(_citation_row(site, view, one) for view in views for one in view.analysed.facts.citations),
        ),
        _Table(
            name="quan-he",
            title="Sửa đổi, thay thế, bãi bỏ văn bản khác",
            columns=_RELATION_COLUMNS,
            rows=tuple(_relation_row(site, view, one) for view in views for one in view.analysed.facts.relations),
        ),
    )


def _document_row(view: DocumentView) -> dict[str, str]:
    document = view.analysed.document
    metadata = document.metadata
    first, last = metadata.period or ("", "")
    return {
        "van_ban": str(document.identifier),
        "dia_chi": view.url,
        "so": view.number,
        "loai": metadata.document_type or "",
        "trich_yeu": view.title,
        "co_quan": metadata.passed_by or "",
        "tinh": view.place.name if view.place.province is not None else "",
        "nay": view.place.today.name if view.place.today is not None else "",
        "ngay_ban_hanh": metadata.date_document.isoformat() if metadata.date_document else "",
        "ngay_hieu_luc": metadata.effective_date.isoformat() if metadata.effective_date else "",
        "giai_doan_tu": str(first),
        "giai_doan_den": str(last),
        "muc_day_du": metadata.completeness.value,
        "mo_phong": str(view.is_simulated).lower(),
        "so_chi_tieu": str(len(view.targets)),
        "so_dan_chieu": str(len(view.analysed.facts.citations)),
        "sha256": document.source.sha256,
    }


def _target_rows(site: SiteView, view: DocumentView) -> Iterator[dict[str, str]]:
    identifier = view.analysed.document.identifier
    for target in view.targets:
        table = site.table_of(identifier, target)
        comparable = table.indicator.id if table is not None else ""
        yield {**target_row(view, target), "tinh": view.place.name, "ma_so_sanh": comparable}


def _task_row(view: DocumentView, task: Task) -> dict[str, str]:
    return {
        "van_ban": str(view.analysed.document.identifier),
        "tinh": view.place.name,
        "viec": task.action,
        "chu_tri": "; ".join(task.lead),
        "phoi_hop": "; ".join(task.partners),
        "moc": task.deadline or "",
        "san_pham": task.product or "",
        "nguyen_van": task.raw,
        "dia_chi": f"{view.url}#{task.span.anchor}",
        "quy_tac": task.rule,
        "da_kiem_tra": str(task.is_checked).lower(),
    }


def _citation_row(site: SiteView, view: DocumentView, citation: Citation) -> dict[str, str]:
    act = site.act_of(view.analysed.document.identifier, citation)
    return {
        "van_ban": str(view.analysed.document.identifier),
        "nguyen_van": citation.raw,
        "loai": citation.document_type,
        "so": citation.number or "",
        "ten": citation.name or "",
        "co_quan": (act.whose if act is not None else "") or citation.issuer or "",
        "ngay": citation.date_document.isoformat() if citation.date_document else "",
        "nam": str(citation.year) if citation.year else "",
        "can_cu": str(citation.role is CitationRole.LEGAL_BASIS).lower(),
        "khoa": act.key if act is not None else "",
        "co_nguyen_van": str(act.held) if act is not None and act.held is not None else "",
        "dia_chi": f"{view.url}#{citation.span.anchor}",
        "quy_tac": citation.rule,
        "da_kiem_tra": str(citation.is_checked).lower(),
    }


def _relation_row(site: SiteView, view: DocumentView, relation: Relation) -> dict[str, str]:
    act = _citation_row(site, view, relation.act)
    return {
        **{name: act[name] for name in _RELATION_COLUMNS if name in act},
        "quan_he": relation.kind.value,
        "mot_phan": str(relation.is_partial).lower(),
        "nguyen_van": relation.raw,
        "dia_chi": f"{view.url}#{relation.span.anchor}",
        "da_kiem_tra": str(relation.is_checked).lower(),
    }


def _resource(table: _Table, page: Page) -> dict[str, Any]:
    fields = [{"name": name, "type": COLUMNS[name][0], "description": COLUMNS[name][1]} for name in table.columns]
    return {
        "name": table.name,
        "title": table.title,
        "path": page.path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "bytes": len(page.data),
        "hash": f"sha256:{sha256(page.data).hexdigest()}",
        "schema": {"fields": fields, "missingValues": ["", UNKNOWN]},
    }


def _package(site: SiteView, resources: list[dict[str, Any]]) -> dict[str, Any]:
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "ke-hoach-mo",
        "title": site.settings.title,
        "description": (
            f"{site.settings.description} Dữ kiện do chương trình đọc ra từ nguyên văn; mỗi dòng có địa chỉ của câu "
            "gốc. Con số là điều văn bản đề ra, không phải kết quả đã đạt. Lời của văn bản không thuộc đối tượng bảo "
            "hộ quyền tác giả (Điều 15 Luật Sở hữu trí tuệ)."
        ),
        "licenses": [_LICENCE],
        "resources": resources,
    }
    return {**package, "homepage": f"{site.settings.url}du-lieu/"} if site.settings.url else package
