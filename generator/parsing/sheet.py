"""The header sheet of the source site: everything above the document, read apart from the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from generator.model.provenance import HeaderSheet, SheetField
from generator.text.dates import parse_date
from generator.text.unicode import UPPER, is_capitals

__all__ = ["SIMULATED_BANNER", "parse_sheet", "split_sheet"]

SIMULATED_BANNER = re.compile(r"VĂN BẢN MÔ PHỎNG\b")
"""First line of a text written for testing."""

_LABELS = (
    "Số, ký hiệu văn bản", "Số, ký hiệu", "Số ký hiệu", "Số/Ký hiệu", "Số hiệu văn bản", "Số hiệu",
    "Ngày ban hành", "Ngày có hiệu lực", "Ngày hiệu lực", "Ngày hết hiệu lực", "Ngày công báo", "Ngày đăng",
    "Số công báo", "Loại văn bản", "Hình thức văn bản", "Cơ quan ban hành", "Nơi ban hành", "Đơn vị ban hành",
    "Người ký", "Chức danh", "Chức vụ", "Lĩnh vực", "Ngành", "Tình trạng hiệu lực", "Tình trạng", "Hiệu lực",
    "Trích yếu nội dung", "Trích yếu", "Phạm vi", "Ngày áp dụng", "Áp dụng",
)  # fmt: skip
_LABEL = re.compile(rf"(?P<label>{'|'.join(map(re.escape, _LABELS))})\s*(?P<colon>:)?", re.IGNORECASE)
_PAGE_DATE = re.compile(
    r"(?:Thứ (?:\d|[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|Chủ nhật),? (?:Ngày|ngày) (?P<date>\d\d?/\d\d?/\d{4})"
)
_PAGE_TITLE = re.compile(
    r"(?:Văn bản khác|Kế hoạch|Quyết định|Nghị quyết|Chỉ thị|Chương trình|Thông báo|Đề án|Công văn|Hướng dẫn|"
    r"Nghị định|Thông tư|Luật)\b.*\d"
)

# What opens a document: the issuing body or the motto in capitals (also flattened in one line with pipes, also hard
# wrapped after its first word), or the number line.
_BODY_OPENING = re.compile(
    rf"""\|?\s*(?:
        (?:ỦY|UỶ)(?:\s+BAN\s+(?:NHÂN|THƯỜNG)\b|$) | HỘI\s+ĐỒNG\s+NHÂN\b | CHÍNH\s+PHỦ\b | THỦ\s+TƯỚNG\b | QUỐC\s+HỘI\b
      | BỘ\s+[{UPPER}]+\b | SỞ\s+[{UPPER}]+\b | TỈNH\s+[ỦU][ỶY]\b | THÀNH\s+[ỦU][ỶY]\b
      | BAN\s+CHẤP\s+HÀNH\b | BAN\s+THƯỜNG\s+VỤ\b
      | (?:UBND|HĐND)\s+(?:TỈNH|THÀNH|TP)\b | NGÂN\s+HÀNG\s+NHÀ\b | (?:TỔNG\s+)?CỤC\s+[{UPPER}]{{2,}} | KIỂM\s+TOÁN\b
      | T(?:ÒA|OÀ)\s+ÁN\b | VIỆN\s+KIỂM\s+SÁT\b | ĐẢNG\s+BỘ\b | ĐẢNG\s+CỘNG\s+SẢN\b
      | (?:TỔNG\s+)?LIÊN\s+ĐOÀN\s+LAO\b | (?:ỦY\s+BAN\s+)?MẶT\s+TRẬN\s+TỔ\b | BẢO\s+HIỂM\s+XÃ\b | KHO\s+BẠC\b
      | VĂN\s+PHÒNG\b
      | CỘNG(?:\s+HÒA|\s+HOÀ|$) | Số\s*:\s*(?:[\d/…._]|$) )""",
    re.VERBOSE,
)
_MOTTO = re.compile(r"\|?\s*CỘNG\b")
_BELOW_ISSUER = re.compile(r"\|?\s*(?:CỘNG\b|Số\s*:)")
_RULE = re.compile(r"[-–—_=*.\s]{3,}")
# What is text of a document beyond doubt, wherever a head may stand below it: in the form of an annex, say.
_TEXT = re.compile(
    r"""Căn\s+cứ\s(?!pháp\s+lý).{10}
      | (?:Điều|ĐIỀU)\s+(?:thứ\s+)?\w+\s*(?:[.:]|$)
      | (?:CHƯƠNG|Chương)\s+(?:[IVXLC]+|\d+)\b
      | (?:PHẦN|Phần)\s+(?:thứ\s|THỨ\s|[IVX]+\b|\d)
      | (?:PHỤ\s+LỤC|Phụ\s+lục|MẪU\s+SỐ|Mẫu\s+số)(?:\s+(?:số\s+)?[\dIVXA-Z]+)?[.:]?$""",
    re.VERBOSE,
)
_LISTED_BASIS = re.compile(r"[-–*•]\s*Căn\s+cứ\s(?!pháp\s+lý).{10}")
_TYPE = re.compile(
    r"(?:NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾ HOẠCH|ĐỀ ÁN|BÁO CÁO|"
    r"TỜ TRÌNH|NGHỊ ĐỊNH|LUẬT|PHÁP LỆNH|LỆNH|SẮC LỆNH|HIẾN PHÁP|THÔNG TƯ(?: LIÊN TỊCH)?)"
)
_UNDER_TYPE = 15
_MAX_TITLES = 3
"""Headings that a site puts above a text: with and without the year, and once more."""
_ISSUER_LINES = 6
_WEAK_LABEL = re.compile(
    r"(?:Phạm vi|Áp dụng|Lĩnh vực|Ngành|Hiệu lực|Tình trạng|Chức vụ|Chức danh)\b(?!\s*[:|]|$)", re.IGNORECASE
)
_SHEET_LINES = 60
"""How far down a sheet can reach; below it a label's words are running text."""
_NOTHING = re.compile(r"[|\s]*")
# A site's list of related documents: a running number glued to the type word.
_RELATED = re.compile(r"-\s*\d+\s*(?:Nghị|Quyết|Thông|Luật|Kế|Chỉ|Công|Bộ|Văn)\b")


def split_sheet(lines: Sequence[str]) -> int:
    """The index of the first line that belongs to the document.

    Whatever comes first counts: a head, or the text itself, of which nothing may pass for lines of the site. Without
    either the document starts after the last field of the sheet, or at the first line.

    >>> split_sheet(["Số hiệu 2943/KH-UBND", "", "ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"])
    2
    >>> split_sheet(["Số hiệu 1/QĐ-TTg", "QUYẾT ĐỊNH", "Căn cứ Luật Tổ chức Chính phủ;", "CHÍNH PHỦ"])
    1
    """
    end = 0
    for index, line in enumerate(lines):
        if not line:
            continue
        if _BODY_OPENING.match(line) and not _is_sheet_number(lines, index):
            return _with_issuer(lines, index, end) if _BELOW_ISSUER.match(line) else index
        if _is_text(lines, index):
            return index if _are_titles(lines[end:index]) else end
        if _is_site_line(lines, index, end):
            end = index + 1
    return end


def _with_issuer(lines: Sequence[str], motto: int, end: int) -> int:
    """Where a head begins whose issuer is no body that we know: at the lines in capitals above motto or number."""
    start = motto
    for index in range(motto - 1, max(end, motto - _ISSUER_LINES) - 1, -1):
        if lines[index] and not (is_capitals(lines[index]) or _RULE.fullmatch(lines[index])):
            break
        start = index if lines[index] else start
    return start


def _is_text(lines: Sequence[str], index: int) -> bool:
    """Whether the text of a document has begun: a basis, a numbered part, an annex, or the type above them."""
    if _TEXT.match(lines[index]):
        return True
    if _LISTED_BASIS.match(lines[index]):  # a site's summary lists them too, above the document
        return not any(_BODY_OPENING.match(line) for line in lines[index + 1 : index + _SHEET_LINES])
    if _TYPE.fullmatch(lines[index]) is None:
        return False
    # A site may head its sheet with the type.
    below = lines[index + 1 : index + _UNDER_TYPE]
    return not any(_starts_with_label(line) or _MOTTO.match(line) for line in below)


def _are_titles(lines: Sequence[str]) -> bool:
    """Whether the site has nothing but its own headings here: ``Kế hoạch 326/KH-UBND 2021 phát triển …``."""
    words = [line for line in lines if line]
    return 0 < len(words) <= _MAX_TITLES and all(_PAGE_TITLE.match(line) for line in words)


def _is_site_line(lines: Sequence[str], index: int, end: int) -> bool:
    """A field of the sheet, or a row of the site's list of related documents; neither occurs inside a document."""
    line = lines[index]
    if _RELATED.match(line) or SIMULATED_BANNER.match(line) or _PAGE_DATE.match(line):
        return True
    if index >= _SHEET_LINES or not _starts_with_label(line):
        return False
    # "Phạm vi điều chỉnh" is a heading; among the fields of a sheet "Phạm vi" is one without its colon too.
    return _WEAK_LABEL.match(line.strip("| ")) is None or (end > 0 and not any(lines[end:index]))


def _is_sheet_number(lines: Sequence[str], index: int) -> bool:
    """Whether ``Số:`` at ``index`` is a field of a sheet: a known label stands right after it."""
    if not lines[index].lstrip("| ").startswith("Số"):
        return False
    following = [line for line in lines[index + 1 : index + 6] if not _NOTHING.fullmatch(line)]
    return bool(following) and _starts_with_label(following[0])


def _starts_with_label(line: str) -> bool:
    return _LABEL.match(line.strip("| ")) is not None


def parse_sheet(lines: Iterable[str]) -> HeaderSheet:
    """Title, page date and labelled fields of the lines above a document; all lines are kept verbatim beside them.

    Shapes read: ``Label value``, ``Label: value``, ``| Label | value |``, label and value on two lines, several
    fields a line.

    >>> parse_sheet(["Thứ 7, Ngày 26/10/2024", "| Số hiệu: | 12/KH-UBND | Người ký: | Trần A |"]).fields[1].value
    'Trần A'
    """
    kept = tuple(line for line in lines if line)
    return HeaderSheet(
        lines=kept, title=_page_title(kept), page_date=_page_date(kept), fields=tuple(_iter_fields(kept))
    )


def _page_date(lines: Sequence[str]) -> date | None:
    found = next((match for line in lines if (match := _PAGE_DATE.search(line))), None)
    return parse_date(found["date"]) if found else None


def _page_title(lines: Sequence[str]) -> str | None:
    """The most telling title line: sites repeat the number alone above the full title."""
    titles = [line for line in lines if _PAGE_TITLE.match(line) and not _starts_with_label(line) and len(line) < 400]
    return max(titles, key=len) if titles else None


def _iter_cells(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for cell in line.split("|"):
            if cell.strip():
                yield cell.strip()


def _iter_fields(lines: Iterable[str]) -> Iterator[SheetField]:
    label: str | None = None
    for cell in _iter_cells(lines):
        for piece_label, piece in _pieces(cell):
            if piece_label is not None:
                label = piece_label
            if piece and label is not None:
                yield SheetField(label=label, value=piece)
                label = None


def _pieces(cell: str) -> Iterator[tuple[str | None, str]]:
    """``(label, rest)`` for each label in a cell; a label inside a cell counts only with its colon."""
    if ":" not in cell and _LABEL.match(cell) is None:
        yield None, cell
        return
    found = [match for match in _LABEL.finditer(cell) if match.start() == 0 or match["colon"]]
    if not found or found[0].start() > 0:
        yield None, cell[: found[0].start()].strip() if found else cell
    ends = [match.start() for match in found[1:]] + [len(cell)]
    for match, end in zip(found, ends, strict=False):
        yield match["label"], cell[match.end() : end].strip()
