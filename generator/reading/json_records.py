"""Records of crawlers: one JSON object a document, read through a declarative mapping.

A new crawler is one :class:`RecordShape` in :data:`SHAPES`. What a record says about the document becomes the lines of
a header sheet, as if it had been copied from the site; keys that the mapping does not name are set aside.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.errors import ReadError, UnsupportedFormat
from generator.reading.charsets import decode_bytes
from generator.reading.html import read_markup
from generator.reading.raw_text import RawText, ReadingJob, set_aside

__all__ = ["SHAPES", "RecordShape", "read_json_record"]

_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T[\d:.+Z-]*)?")
_SIGNER_ID = re.compile(r"(?<=\w):\d+(?=$|[;,|])")
_MARKUP = re.compile(r"<(?:p|div|table|br|span)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordShape:
    """How one kind of record names things. A path is keys joined by dots."""

    text: str
    """Path of the text, or of the list of its parts."""
    title: str
    fields: tuple[tuple[str, str], ...]
    """Path and the label it has on a header sheet."""
    part_text: str = ""
    """Path of the text within a part; empty when ``text`` is one string."""
    part_heading: tuple[str, str] = ("", "")
    """Paths of number and heading of the article a part belongs to; told once, above its first part."""


_SITE_FIELDS = (
    ("document_number", "Số hiệu"),
    ("legal_type", "Loại văn bản"),
    ("document_type", "Loại văn bản"),
    ("issuing_authority", "Cơ quan ban hành"),
    ("signers", "Người ký"),
    ("date", "Ngày ban hành"),
    ("effective_date", "Ngày có hiệu lực"),
    ("gazette_date", "Ngày công báo"),
    ("status", "Tình trạng hiệu lực"),
    ("legal_sectors", "Lĩnh vực"),
    ("field", "Lĩnh vực"),
    ("sector", "Ngành"),
    ("scope", "Phạm vi"),
)

SHAPES: tuple[RecordShape, ...] = (
    RecordShape(text="text", title="title", fields=_SITE_FIELDS),
    RecordShape(text="content_html", title="title", fields=_SITE_FIELDS),
    RecordShape(
        text="clauses",
        title="law_info.law_name",
        fields=(
            ("law_info.document_number", "Số hiệu"),
            ("law_info.publisher", "Cơ quan ban hành"),
            ("law_info.issue_date", "Ngày ban hành"),
            ("law_info.effective_date", "Ngày có hiệu lực"),
            ("law_info.status", "Tình trạng hiệu lực"),
        ),
        part_text="content",
        part_heading=("position.article", "position.article_title"),
    ),
)
"""In this order; the first shape whose text a record has counts."""


def read_json_record(job: ReadingJob) -> RawText:
    """The document in a record, under a sheet of what the record says about it.

    Raises:
        ReadError: ``SRC004`` for JSON that ends early or is none.
        UnsupportedFormat: ``SRC013`` for a record that no shape of :data:`SHAPES` fits.
    """
    text = decode_bytes(job.data)
    try:
        record = json.loads(text or "")
    except (ValueError, RecursionError) as error:
        raise ReadError("SRC004", "the JSON is broken or cut off; fetch the record again") from error
    if isinstance(record, list) and len(record) == 1:
        record = record[0]
    shape = next((shape for shape in SHAPES if _get(record, shape.text)), None)
    if shape is None:
        raise UnsupportedFormat("SRC013", "this JSON is no record of one document that we know; add its shape, or save "
                                "the document's text as .txt")  # fmt: skip
    body = "\n\n".join(_iter_parts(record, shape))
    raw = read_markup(body) if _MARKUP.search(body) else RawText(text=body)
    sheet = [_one_line(_get(record, shape.title)), "", *_iter_fields(record, shape), ""]
    unnamed = set_aside("record", [f"{key}: {_one_line(value)}" for key, value in _unnamed(record, shape)])
    return RawText(text="\n".join([*sheet, raw.text]), set_aside=(*raw.set_aside, *unnamed))


def _iter_parts(record: object, shape: RecordShape) -> Iterator[str]:
    content = _get(record, shape.text)
    if not shape.part_text:
        yield str(content)
        return
    last: object = None
    for part in content if isinstance(content, Sequence) else ():
        number, heading = (_get(part, path) for path in shape.part_heading)
        if number is not None and number != last:
            yield f"Điều {number}. {_one_line(heading)}"
            last = number
        yield str(_get(part, shape.part_text) or "")


def _iter_fields(record: object, shape: RecordShape) -> Iterator[str]:
    for path, label in shape.fields:
        value = _get(record, path)
        if value:
            day_first = _ISO_DATE.sub(r"\3/\2/\1", _one_line(value))
            yield f"{label}: {_SIGNER_ID.sub('', day_first)}"


def _unnamed(record: object, shape: RecordShape) -> Iterator[tuple[str, object]]:
    """Keys at the top that the mapping does not use."""
    used = {path.partition(".")[0] for path, _ in shape.fields} | {shape.text, shape.title.partition(".")[0]}
    if isinstance(record, Mapping):
        yield from ((str(key), value) for key, value in record.items() if key not in used and value)


def _get(record: object, path: str) -> object:
    for key in path.split("."):
        if not isinstance(record, Mapping):
            return None
        record = record.get(key)
    return record


def _one_line(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_one_line(one) for one in value)
    return " ".join(str(value).split()) if value is not None else ""
