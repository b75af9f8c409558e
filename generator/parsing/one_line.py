"""An act pasted into one line: its head, its title and its sentences apart again.

``ỦY BAN NHÂN DÂN TỈNH CÀ MAU CỘNG HÒA … Hạnh phúc Số: 112/KH-UBND Cà Mau, ngày 7 tháng 9 năm 2022 KẾ HOẠCH …``. Only a
line that has the head of an act from its motto to its type is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.text.unicode import LOWER, UPPER

__all__ = ["iter_lines"]

_TYPE = (
    r"NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|KẾ HOẠCH(?: HÀNH ĐỘNG)?|ĐỀ ÁN|THÔNG BÁO|HƯỚNG DẪN"
    r"|BÁO CÁO"
)
_WORD = rf"[{UPPER}][{LOWER}]+"
_HEAD = re.compile(
    r"(?:(?P<issuer>.{5,120}?)\s+)?(?P<motto>CỘNG\s+(?:HÒA|HOÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM)"
    rf"(?:\s+(?P<below>[{UPPER}][{UPPER}\s,–-]{{2,90}}?))?\s+(?P<freedom>Độc\s+lập\b.{{3,25}}?phúc)[\s*_–-]*"
    rf"(?P<number>Số\s*:?\s*\d{{1,5}}\s?/\S+)\s+(?P<place>(?:TP\.?\s*)?(?:{_WORD}\s+(?:[-–]\s+)?){{0,4}}{_WORD},\s*ngày\s+\d.{{0,14}}?năm\s+\d{{4}})\s+"
    rf"(?P<type>{_TYPE})\s+(?P<rest>.+)"
)
_BASIS = r"(?:Căn\s+cứ|(?:Thực\s+hiện|Triển\s+khai|Theo|Xét)\s+(?:Nghị|Quyết|Công|Kế|Chỉ|Chương|đề\s+nghị|Tờ))\s?"
_TITLE = re.compile(rf"(?P<title>.{{10,600}}?)\s+(?={_BASIS}|(?:I|A)\.\s+[{UPPER}]{{2}}|Điều\s+1\.\s|1\.\s+[{UPPER}])")
_AUTHORITY = re.compile(
    rf"\s+(?=(?:CHỦ\s+TỊCH\s+|GIÁM\s+ĐỐC\s+)?(?:ỦY\s+BAN|UỶ\s+BAN|HỘI\s+ĐỒNG|SỞ)\s[{UPPER}\d\s,–-]{{3,80}}$)"
)
# Where a sentence, a basis or a number begins, behind what ends the one before.
_NEXT = re.compile(
    rf"(?<=[;,.])\s+(?={_BASIS})|\s+(?=(?:QUYẾT\s+ĐỊNH|QUYẾT\s+NGHỊ)\s*:)|(?<=:)\s+(?=Điều\s+1\.)|(?:(?<=[.;:])|(?<=[.;][\"”]))\s+(?=Điều\s+\d+\.\s)"
    rf"|(?:(?<=[.;:])|(?<=[.;][\"”]))\s+(?=[IVX]{{1,4}}\.\s+[{UPPER}]|\d{{1,2}}\.\s+[{UPPER}]|[a-zđ]\)\s|[-+]\s+[\d{UPPER}])"
    rf"|(?<=[{UPPER}]{{2}})\s+(?=1\.\s+[{UPPER}])"
    rf"|(?<=[./])\s+(?=Nơi\s+nhận\s*:)|(?<=[./])\s+(?=(?:TM|KT|TL|TUQ)\.\s*[{UPPER}]{{2}})"
    rf"|(?<=[./])\s+(?=(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC)\s+{_WORD}\s+{_WORD})"
)
_QUOTED = re.compile(r"“[^“”]*”|(?<=[\s(])\"[^\"]*\"")
"""What another act says is no part of this one: ``như sau: “Điều 1. …”``."""
_SHORTEST = 200
_HEAD_LINES = 5


def iter_lines(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a document; one that holds an act from its head on gives many.

    >>> line = "UBND TỈNH CÀ MAU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Số: 12/KH-UBND "
    >>> line += (
    ...     "Cà Mau, ngày 7 tháng 9 năm 2022 KẾ HOẠCH Chuyển đổi số Căn cứ Luật Giao dịch điện tử; UBND tỉnh ban hành:"
    ... )
    >>> [part[:20] for part in iter_lines([line])][4:]
    ['Cà Mau, ngày 7 tháng', 'KẾ HOẠCH', 'Chuyển đổi số', '', 'Căn cứ Luật Giao dịc']
    """
    for place, line in enumerate(lines):
        found = _HEAD.match(line) if place < _HEAD_LINES and len(line) >= _SHORTEST else None
        if found is None:
            yield line
        else:
            yield from _parts(found)


def _parts(found: re.Match[str]) -> Iterator[str]:
    yield from filter(None, (found["issuer"], found["below"]))
    yield from (found["motto"], found["freedom"], found["number"], found["place"], found["type"])
    rest = found["rest"]
    title = _TITLE.match(rest)
    if title is not None:
        yield from _AUTHORITY.split(title["title"])
        yield ""
    yield from _split(rest[title.end() :] if title is not None else rest)


def _split(text: str) -> Iterator[str]:
    """Sentences and numbers apart, those inside a quotation together."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    begin = 0
    for gap in _NEXT.finditer(text):
        if not any(start < gap.start() < end for start, end in quoted):
            yield text[begin : gap.start()]
            begin = gap.end()
    yield text[begin:]
