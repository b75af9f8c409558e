"""The signature block: ``TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Lê Văn C``."""

from __future__ import annotations

import re

from generator.model.metadata import Signature
from generator.model.provisions import DocumentTree, Kind

__all__ = ["read_signature"]

_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|TƯQ|Q|PHÓ\s+TM)\s*[./]", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:QUYỀN\s+)?(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|CHỦ NHIỆM|THỐNG ĐỐC|TỔNG THANH TRA)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?:[A-ZĐÀ-Ỹ][\wà-ỹđ'.]*)(?:\s+[A-ZĐÀ-Ỹ][\wà-ỹđ'.]*){1,5}")
_BRACKETED = re.compile(r"^\(.*\)$|^[-_*./\s]+$|đã ký", re.IGNORECASE)
_PARTS = re.compile(r"(?<=\S)\s+(?=(?:KT|TL|TUQ)\s*\.|(?<=[A-ZĐÀ-Ỹ]\s)PHÓ CHỦ TỊCH)")


def read_signature(tree: DocumentTree) -> Signature | None:
    """The first signature of a document, ``None`` where no name is printed."""
    for provision in tree:
        if provision.kind is Kind.SIGNATURE:
            found = _read(provision.text)
            if found is not None:
                return found
    return None


def _read(text: str) -> Signature | None:
    lines = [part.strip() for line in text.split("\n") for part in _PARTS.split(line)]
    capacities: list[str] = []
    role: str | None = None
    for line in lines:
        if not line or _BRACKETED.search(line):
            continue
        if _CAPACITY.match(line):
            capacities.append(line)
        elif _ROLE.match(line):
            role = line
        elif _is_person(line):
            return Signature(
                person=" ".join(line.split()), role=_role(role, capacities), capacity=_capacity(capacities)
            )
    return None


def _is_person(line: str) -> bool:
    return _PERSON.fullmatch(line) is not None and not re.match(r"(?:ỦY|UỶ|HỘI ĐỒNG|BAN |SỞ |TỈNH )", line)


def _role(printed: str | None, capacities: list[str]) -> str | None:
    """The role under the capacity; ``TM. ỦY BAN NHÂN DÂN`` names none itself."""
    return printed.capitalize() if printed is not None else None


def _capacity(capacities: list[str]) -> str | None:
    return " / ".join(" ".join(line.split()) for line in capacities) or None
