"""One province's answer for one indicator."""

from collections.abc import Iterable, Sequence

from generator.model.comparison import CellState, ComparisonCell, PlacedTarget
from generator.model.document import AnalysedDocument
from generator.model.identifiers import DocumentId
from generator.model.metadata import Completeness

__all__ = ["answering_cell", "silent_cell"]

_IS_CUT = "nguồn là bản trích, không thấy chỉ tiêu này trong phần có được"
_IS_SILENT = "văn bản đầy đủ, không thấy chỉ tiêu này"
_IS_SCAN = "văn bản do máy đọc từ bản quét, không thấy chỉ tiêu này; máy có thể đọc sót"
_IS_IN_DOUBT = "văn bản có câu gần với chỉ tiêu này, nhưng chưa xếp được chắc chắn"


def answering_cell(
    province: str,
    documents: Sequence[AnalysedDocument],
    targets: Iterable[PlacedTarget],
    obstacles: Iterable[str] = (),
) -> ComparisonCell:
    """Return the cell of a province that sets the indicator, comparable where there is no obstacle."""
    reason = "; ".join(dict.fromkeys(obstacle for obstacle in obstacles if obstacle))
    return ComparisonCell(
        province=province,
        state=CellState.NOT_COMPARABLE if reason else CellState.SET,
        targets=tuple(targets),
        documents=_identifiers(documents),
        reason=reason,
    )


def silent_cell(province: str, documents: Sequence[AnalysedDocument], *, is_in_doubt: bool) -> ComparisonCell:
    """Return the cell of a province that has no target here: silence only where nothing is cut, in doubt or a scan."""
    if is_in_doubt:
        state, reason = CellState.NOT_COMPARABLE, _IS_IN_DOUBT
    elif any(analysed.document.metadata.completeness is Completeness.EXCERPT for analysed in documents):
        state, reason = CellState.UNKNOWN, _IS_CUT
    elif any(analysed.document.source.is_scan for analysed in documents):
        state, reason = CellState.NOT_COMPARABLE, _IS_SCAN
    else:
        state, reason = CellState.NOT_SET, _IS_SILENT
    return ComparisonCell(province=province, state=state, documents=_identifiers(documents), reason=reason)


def _identifiers(documents: Sequence[AnalysedDocument]) -> tuple[DocumentId, ...]:
    return tuple(analysed.document.identifier for analysed in documents)
