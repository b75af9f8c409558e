"""The signature block: ``TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Lê Văn C``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.metadata import Signature
from generator.model.provisions import DocumentTree, Kind
from generator.text.persons import first_person
from generator.text.unicode import LOWER, UPPER
from generator.vocab.document_types import type_of_label

__all__ = ["read_signature"]

# The Party's offices write "T/M BAN CHẤP HÀNH".
_CAPACITY = re.compile(r"(?:TM|KT|TL|TUQ|TƯQ|Q)\s*[./]|[TK]\s*/\s*[MLT]\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:QUYỀN\s+)?(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH VĂN PHÒNG|TRƯỞNG BAN"
    r"|CHỦ NHIỆM|THỐNG ĐỐC|TỔNG (?:BÍ THƯ|THANH TRA|KIỂM TOÁN|GIÁM ĐỐC|BIÊN TẬP)|(?:TỔNG )?CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|TRƯỞNG (?:PHÒNG|ĐOÀN|BAN|BỘ|TIỂU)|CHÁNH (?:ÁN|THANH TRA)|VIỆN TRƯỞNG|TƯ LỆNH|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG"
    r"|CHỈ HUY TRƯỞNG|ỦY VIÊN|THƯ KÝ|CHỦ TỌA)\b",
    re.IGNORECASE,
)
_BODY_IN_ROLE = re.compile(r"\b(?:quốc hội|chính phủ|nhà nước)\b")
_PERSON = re.compile(r"[^\W\d_][\w'’.]*(?:\s+[^\W\d_][\w'’.]*){1,5}")
# A block flattened into one line: titles in capitals, then the name.
# "Y Ngọc T", "A Pớt": names of the Central Highlands open with one letter, which is no title.
_FLAT = re.compile(
    rf"(?P<titles>(?=[^ ]*[{UPPER}]{{2}}|[TK]/[MLT] )(?:[{UPPER}.,/()-]+\s+)+)"
    rf"(?P<person>[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][\w'.]*)+)"
)
# A narrow cell breaks "TM. ỦY BAN / NHÂN DÂN" in two.
_HALF_TITLE = re.compile(
    r"\b(?:[ỦU][ỶY] BAN|HỘI ĐỒNG|BAN (?:CHẤP|THƯỜNG)|(?:KT|TL|TUQ)\. (?:CHỦ|GIÁM)|PHÓ (?:CHỦ|GIÁM))$"
)
_OTHER_HALF = re.compile(r"(?:NHÂN DÂN|MẶT TRẬN|QUẢN|HÀNH|VỤ|TỊCH|NHIỆM|ĐỐC)\b")
# Where one title ends and the next begins in such a line.
_NEXT_TITLE = re.compile(
    r"\s+(?=(?:KT|TL|TUQ)\s*\.|K/T\s)|(?<=CHỦ TỊCH)\s+(?=PHÓ )|(?<=GIÁM ĐỐC)\s+(?=PHÓ )|(?<=TRƯỞNG)\s+(?=THỨ )"
    r"|(?<=NHÂN DÂN)\s+(?=CHỦ TỊCH)|(?<=ÀNH| ỦY| VỤ)\s+(?=(?:PHÓ )?BÍ THƯ)"
)
_IN_NEXT_TITLE = ("KT", "TL", "TUQ", "K/T", "PHÓ ", "THỨ ", "CHỦ TỊCH", "BÍ THƯ")
"""One of these opens a title that follows another."""
_NO_LINE = re.compile(r"\(.*\)|[-_*./\s]*|.*đã ký.*", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"(?:ỦY|UỶ|HỘI ĐỒNG|BAN|BỘ|VIỆN|CỤC|SỞ|TỈNH|BÁO|ĐÀI|CỔNG|WEBSITE|DANH MỤC"
    r"|PHỤ LỤC|PHỤ BIỂU)\s",
    re.IGNORECASE,
)


def read_signature(tree: DocumentTree) -> Signature | None:
    """The first signature of a document, ``None`` where no name is printed."""
    for lines in _iter_blocks(tree):
        found = _read(lines)
        if found is not None:
            return found
    return _read(list(_iter_beside_recipients(tree)), needs_role=True)


def _iter_beside_recipients(tree: DocumentTree) -> Iterator[str]:
    """What stands in the right column of a foot whose rows were read across: ``- Lưu: VT. | Y Ngọc T``."""
    is_foot = False
    for provision in tree.provisions[_first_of(tree, Kind.RECIPIENTS) :]:
        is_foot = (is_foot or provision.kind is Kind.RECIPIENTS) and provision.kind is not Kind.ATTACHMENT
        if not is_foot:
            continue
        for line in provision.text.split("\n"):
            last = re.split(r"[|;]", line)[-1].strip(" -")
            yield from _iter_lines(last) if last else ()


def _first_of(tree: DocumentTree, kind: Kind) -> int:
    """The number of the first provision of a kind; behind the last where there is none."""
    return next(iter(tree.numbers_of(kind)), len(tree.provisions))


def _iter_blocks(tree: DocumentTree) -> Iterator[list[str]]:
    """Signature blocks; in a flattened foot one is a cell beside *Nơi nhận*."""
    for provision in tree.of_kind(Kind.SIGNATURE, Kind.TABLE):
        if provision.kind is Kind.SIGNATURE:
            yield list(_iter_lines(provision.text))
        elif "Nơi nhận" in provision.text:
            cells = (cell.strip() for cell in re.split(r"[|\n]", provision.text))
            yield [line for cell in cells if _CAPACITY.match(cell) for line in _iter_lines(cell)]


def _iter_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        words = " ".join(line.split())
        flat = _FLAT.fullmatch(words)
        titles, person = (flat["titles"].strip(), flat["person"]) if flat else (words, "")
        if any(word in titles for word in _IN_NEXT_TITLE):
            yield from _NEXT_TITLE.split(titles)
        else:
            yield titles
        if person:
            yield person


def _read(lines: list[str], *, needs_role: bool = False) -> Signature | None:
    """The first name; with ``needs_role`` only one below a title, for lines among which others stand."""
    capacities: list[str] = []
    role: str | None = None
    for line in _with_halves_joined(lines):
        if _NO_LINE.fullmatch(line):
            continue
        if _CAPACITY.match(line):
            capacities.append(line)
        elif _ROLE.match(line):
            role = line
        elif needs_role and (role is None or line.isupper()):
            continue
        elif _is_person(bare := first_person(line)):
            return Signature(
                person=bare, role=_printed_small(role) if role else None, capacity=" / ".join(capacities) or None
            )
    return None


def _with_halves_joined(lines: list[str]) -> Iterator[str]:
    """The lines, a title that goes on below as one: ``TM. ỦY BAN`` / ``NHÂN DÂN``."""
    half = ""
    for line in lines:
        whole = f"{half} {line}" if half and line.isupper() and _OTHER_HALF.match(line) else line
        if half and whole is line:
            yield half
        half = whole if _HALF_TITLE.search(whole) else ""
        if not half:
            yield whole
    if half:
        yield half


def _printed_small(role: str) -> str:
    """``CHỦ TỊCH QUỐC HỘI`` → ``Chủ tịch Quốc hội``."""
    return _BODY_IN_ROLE.sub(lambda found: found[0].capitalize(), role.capitalize())


def _is_person(line: str) -> bool:
    """A name of two to six words, each with a capital; not the head of a body or of a document."""
    if _PERSON.fullmatch(line) is None or _NO_PERSON.match(f"{line} ") or type_of_label(line) is not None:
        return False
    return all(word[0].isupper() for word in line.split())
