"""Data files beside the pages: a document as JSON, targets as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.model.comparison import ComparisonCell, ComparisonTable
from generator.model.corrections import corrections_record
from generator.model.document import AnalysedDocument
from generator.model.fact_values import Json, citation_values, target_values, task_values
from generator.model.facts import Citation, Relation, Target, Task
from generator.model.page import Page
from generator.rendering.matrix import Matrix
from generator.rendering.view import DocumentView, Place, SiteView
from generator.vocab.reform_areas import ReformArea

__all__ = [
    "TARGET_COLUMNS", "UNKNOWN", "area_file", "candidates_file", "csv_text", "document_files", "rows_file",
    "scan_confidence", "sheet_file", "table_file", "target_row",
]  # fmt: skip

UNKNOWN = "không rõ"
"""How sure OCR was where nobody says: the work of a scanner's own program."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
TARGET_COLUMNS = (
    "chi_tieu", "dau", "gia_tri", "gia_tri_tren", "don_vi", "thay_doi", "so_voi", "moc", "moc_lay_tu", "linh_vuc",
    "nguyen_van", "dia_chi", "ky_tu_dau", "ky_tu_cuoi", "quy_tac", "da_kiem_tra",
    "tin_cay_ban_quet",
)  # fmt: skip
"""Of every file that has a line for each target."""


def document_files(view: DocumentView) -> tuple[Page, ...]:
    """The data files of one document: ``van-ban.json``, and ``chi-tieu.csv`` where it has targets."""
    folder = PurePosixPath(view.analysed.document.identifier.path)
    files = [Page(path=folder / "van-ban.json", text=_json(_document(view)))]
    if view.targets:
        rows = (target_row(view, target) for target in view.targets)
        files.append(Page(path=folder / "chi-tieu.csv", text=csv_text(("van_ban", *TARGET_COLUMNS), rows)))
    return tuple(files)


def table_file(site: SiteView, table: ComparisonTable) -> Page:
    """One comparison as it is shown: ``so-sanh/<chỉ tiêu>.csv``."""
    columns = ("tinh", "nay", "trang_thai", "ly_do", "van_ban", *TARGET_COLUMNS)
    rows = (row for cell in table.cells for row in _cell_rows(site, cell))
    return Page(path=PurePosixPath(f"so-sanh/{table.indicator.id}.csv"), text=csv_text(columns, rows))


def area_file(site: SiteView, area: ReformArea | None) -> Page:
    """The sheet of one area as it is shown: ``linh-vuc/<lĩnh vực>.csv``, the general indicators in ``chung.csv``."""
    number = area.number if area is not None else None
    tables = [t for t in site.corpus.tables if t.indicator.is_catalogued and t.indicator.area == number]
    rows = (
        {"chi_tieu_so_sanh": table.indicator.name, **row}
        for table in tables
        for cell in table.cells
        for row in _cell_rows(site, cell)
    )
    name = area.id if area is not None else "chung"
    columns = ("chi_tieu_so_sanh", "tinh", "nay", "trang_thai", "ly_do", "van_ban", *TARGET_COLUMNS)
    return Page(path=PurePosixPath(f"linh-vuc/{name}.csv"), text=csv_text(columns, rows))


def candidates_file(site: SiteView) -> Page:
    """The targets that no entry of the catalogue takes, as they are listed: ``ngoai-danh-muc.csv``."""
    rows = (
        {"chi_tieu_so_sanh": table.indicator.name, **row}
        for table in site.corpus.tables
        if not table.indicator.is_catalogued
        for cell in table.cells
        for row in _cell_rows(site, cell)
    )
    columns = ("chi_tieu_so_sanh", "tinh", "nay", "trang_thai", "ly_do", "van_ban", *TARGET_COLUMNS)
    return Page(path=PurePosixPath("ngoai-danh-muc.csv"), text=csv_text(columns, rows))


def sheet_file(path: str, sheet: Matrix) -> Page:
    """Any sheet as it is shown, a line for each figure and for each cell without one."""
    columns = ("hang", "cot", "trang_thai", "ly_do", "van_ban", *TARGET_COLUMNS)
    rows: list[Mapping[str, str]] = []
    for row in sheet.rows:
        for cell in row.cells:
            head = {
                "hang": row.name,
                "cot": cell.column.name,
                "trang_thai": cell.state.value,
                "ly_do": cell.says or cell.reason,
            }
            rows += [{**head, **target_row(view, placed.target)} for view, placed in cell.placed] or [head]
    return Page(path=PurePosixPath(path), text=csv_text(columns, rows))


def rows_file(path: str, columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> Page:
    """Any rows as a file for spreadsheets.

    Args:
        path: Below the site's root, ending in ``.csv``.
        columns: Names of the columns, in order.
        rows: A value for each column that is not empty.
    """
    return Page(path=PurePosixPath(path), text=csv_text(columns, rows))


def _cell_rows(site: SiteView, cell: ComparisonCell) -> Iterable[Mapping[str, str]]:
    place = Place.of(cell.province)
    head = {
        "tinh": place.name,
        "nay": place.today.name if place.today is not None else "",
        "trang_thai": cell.state.value,
        "ly_do": cell.reason,
    }
    if not cell.targets:
        yield {**head, "van_ban": " ".join(str(identifier) for identifier in cell.documents)}
    for placed in cell.targets:
        yield {**head, **target_row(site.by_id[placed.document], placed.target)}


def target_row(view: DocumentView, target: Target) -> dict[str, str]:
    """One target in the columns of every table of targets, with the document it stands in."""
    return {
        "van_ban": str(view.analysed.document.identifier),
        "chi_tieu": target.indicator,
        "dau": target.comparator.value,
        "gia_tri": str(target.value),
        "gia_tri_tren": str(target.upper) if target.upper is not None else "",
        "don_vi": target.unit,
        "thay_doi": target.change.value if target.change is not None else "",
        "so_voi": target.base or "",
        "moc": target.deadline or "",
        "moc_lay_tu": target.deadline_source.value if target.deadline_source is not None else "",
        "linh_vuc": str(target.area) if target.area is not None else "",
        "nguyen_van": target.quote,
        "dia_chi": f"{view.url}#{target.span.anchor}",
        "ky_tu_dau": str(target.span.start),
        "ky_tu_cuoi": str(target.span.end),
        "quy_tac": target.rule,
        "da_kiem_tra": str(target.is_checked).lower(),
        "tin_cay_ban_quet": scan_confidence(view),
    }


def scan_confidence(view: DocumentView) -> str:
    """How sure OCR was of the text, in percent: ``87.4``, or ``không rõ``; empty for a text that is not from a scan."""
    confidence = view.analysed.document.source.ocr_confidence
    if confidence is not None:
        return str(confidence)
    return UNKNOWN if view.is_scan else ""


def csv_text(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows for spreadsheets: a byte order mark, so that they read UTF-8, and no cell they would run as a formula."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: _plain(value) for key, value in row.items()} for row in rows)
    return "\ufeff" + stream.getvalue()


def _plain(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA_STARTS) and len(value) > 1 else value


def _json(value: object) -> str:
    # Only the values of corrections are not of JSON: YAML makes days of what people write.
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"


def _document(view: DocumentView) -> dict[str, Any]:
    analysed = view.analysed
    metadata = analysed.document.metadata
    signature = metadata.signature
    return {
        "schema_version": 1,
        "id": str(analysed.document.identifier),
        "url": view.url,
        "title": view.title,
        "number": view.number or None,
        "document_type": metadata.document_type,
        "passed_by": metadata.passed_by,
        "province": metadata.province,
        "date_document": metadata.date_document.isoformat() if metadata.date_document else None,
        "effective_date": metadata.effective_date.isoformat() if metadata.effective_date else None,
        "signature": (
            {"person": signature.person, "role": signature.role, "capacity": signature.capacity} if signature else None
        ),
        "period": list(metadata.period) if metadata.period else None,
        "completeness": metadata.completeness.value,
        "is_simulated": metadata.is_simulated,
        "is_scan": view.is_scan,
        "ocr_confidence": None if analysed.document.source.has_scanner_text else scan_confidence(view) or None,
        "source_sha256": analysed.document.source.sha256,
        "is_edited": analysed.is_edited,
        "conservation": _conservation(analysed),
        "provisions": [
            {"anchor": p.anchor, "kind": p.kind.value, "depth": p.depth, "num": p.num, "text": p.text,
             "is_heading": p.is_heading}
            for p in analysed.document.tree
        ],
        "targets": [_target(target) for target in view.targets],
        "citations": [_citation(citation) for citation in analysed.facts.citations],
        "tasks": [_task(task) for task in analysed.facts.tasks],
        "relations": [_relation(relation) for relation in analysed.facts.relations],
        "corrections": corrections_record(analysed.checked) or [],
    }  # fmt: skip


def _conservation(analysed: AnalysedDocument) -> dict[str, int] | None:
    proof = analysed.conservation
    return {"kept": proof.kept, "total": proof.total, "added": proof.added} if proof is not None else None


def _words(fact: Target | Citation | Task | Relation) -> dict[str, Json]:
    """Where a fact stands, and its words there."""
    return {"anchor": fact.span.anchor, "start": fact.span.start, "end": fact.span.end, "raw": fact.raw}


def _target(target: Target) -> dict[str, Json]:
    return {**_words(target), "quote": target.quote, "indicator": target.indicator, **target_values(target)}


def _citation(citation: Citation) -> dict[str, Json]:
    return {**_words(citation), **citation_values(citation, day="date_document")}


def _task(task: Task) -> dict[str, Json]:
    return {**_words(task), **task_values(task)}


def _relation(relation: Relation) -> dict[str, Json]:
    return {
        **_words(relation),
        "kind": relation.kind.value,
        "is_partial": relation.is_partial,
        "act": _citation(relation.act),
        "is_checked": relation.is_checked,
    }
