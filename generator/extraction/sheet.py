"""What the source site's header sheet asserts: its own claims, never facts of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from generator.extraction.numbers import NUMBER_WORDS
from generator.model.metadata import SourceClaims
from generator.model.provenance import HeaderSheet
from generator.text.dates import parse_date
from generator.text.folding import fold
from generator.text.persons import without_rank
from generator.text.unicode import is_capitals
from generator.vocab.document_types import type_of_label

__all__ = ["read_claims", "title_in_sheet"]

# Labels without marks, case and punctuation; sites name one thing in many ways.
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "so hieu": "number",
        "so hieu van ban": "number",
        "so ky hieu": "number",
        "so ky hieu van ban": "number",
        "loai van ban": "document_type",
        "hinh thuc van ban": "document_type",
        "co quan ban hanh": "issuer",
        "noi ban hanh": "issuer",
        "don vi ban hanh": "issuer",
        "nguoi ky": "signer",
        "linh vuc": "field",
        "linh vuc nganh": "field",
        "nganh": "field",
        "ngay ban hanh": "date_document",
        "ngay hieu luc": "effective_date",
        "ngay co hieu luc": "effective_date",
        "ngay ap dung": "effective_date",
        "ap dung": "effective_date",
    }
)
_IN_HEADING = re.compile(rf"(?:[^\W\d_]+\s+){{1,4}}(?:số\s+)?(?P<number>{NUMBER_WORDS})(?=\s|$)")
_TITLES = frozenset({"trich yeu", "trich yeu noi dung"})
_FEWEST_WORDS = 4
_SECOND_SENTENCE = re.compile(r"(?<=[^\W\d_])\.\s+[^\W\d_].*")
_OFFICE = re.compile(
    r"(?:KT\.\s*)?(?:Phó\s+)?(?:Chủ\s+tịch|Thủ\s+tướng|Bộ\s+trưởng|Thứ\s+trưởng|Giám\s+đốc|Thống\s+đốc|Bí\s+thư)\b(?:\s+Chính\s+phủ)?"
    r"\s*[-–:]?\s*",
    re.IGNORECASE,
)
_PLACEHOLDERS = frozenset(
    {
        "dang cap nhat",
        "da biet",
        "chua biet",
        "khong xac dinh",
        "chua xac dinh",
        "dang cap nhap",
        "n a",
        "khong",
        "khong co",
        "updating",
    }
)


def read_claims(sheet: HeaderSheet) -> SourceClaims:
    """The claims of a sheet; a placeholder (``Đang cập nhật``, ``Đã biết``) and an unreadable date are absent.

    >>> from generator.model.provenance import SheetField
    >>> claims = read_claims(HeaderSheet(fields=(SheetField(label="Ngày hiệu lực:", value="Đã biết"),)))
    >>> claims.effective_date is None
    True
    """
    words: dict[str, str] = {}
    for field in sheet.fields:
        name = _LABELS.get(_key(field.label))
        value = " ".join(field.value.split())
        if name is not None and name not in words and value and _key(value) not in _PLACEHOLDERS:
            words[name] = value
    return SourceClaims(
        number=words.get("number") or _number_in(sheet.title),
        document_type=words.get("document_type"),
        issuer=words.get("issuer"),
        signer=_first(words.get("signer")),
        field=words.get("field"),
        date_document=parse_date(words.get("date_document", "")),
        effective_date=parse_date(words.get("effective_date", "")),
    )


def title_in_sheet(sheet: HeaderSheet) -> str | None:
    """What the act is about, where its own head is lost: the sheet's *Trích yếu*, or the line under the type."""
    for field in sheet.fields:
        if _key(field.label) in _TITLES:
            return _SECOND_SENTENCE.sub("", " ".join(field.value.split())).rstrip(" .") or None
    for line, below in pairwise(sheet.lines):
        known = type_of_label(line) if is_capitals(line) else None
        if known is not None and fold(known.label) == fold(line) and len(below.split()) >= _FEWEST_WORDS:
            return below
    return None


def _number_in(title: str | None) -> str | None:
    """The number behind the type in a site's heading: ``Kế hoạch 326/KH-UBND 2021 phát triển chính quyền số``."""
    found = _IN_HEADING.match(title) if title is not None else None
    return found["number"] if found is not None else None


def _first(persons: str | None) -> str | None:
    """The first of several who signed, bare of office and rank: ``Đại tướng Lương Tam Quang, Đỗ Thế Hạnh``."""
    first = re.split(r"[,(]", persons, maxsplit=1)[0].strip() if persons is not None else ""
    return without_rank(_OFFICE.sub("", first, count=1)) or None


def _key(text: str) -> str:
    folded = fold(text)
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())
