"""Where an attached document or annex begins, known by the line under its title: ``(Ban hành kèm theo …)``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.parsing.layout import Block
from generator.parsing.markers import match_marker
from generator.text.unicode import LOWER, UPPER, is_capitals

__all__ = ["enclosed_titles"]

_ENCLOSED = re.compile(
    rf"(?P<title>[^{LOWER}]*?)\(\s*(?:(?:Được|được)\s+)?(?:Ban|ban|BAN|Kèm|kèm|KÈM|Phê|Đính)\s+"
    r"(?:hành|HÀNH|duyệt|kèm|theo|THEO)\s.*(?:Quyết|Nghị|Thông|Văn bản|Công văn|Kế hoạch|Tờ trình|Chỉ thị|QĐ|Báo cáo)",
    re.DOTALL,
)
"""The line in brackets, or a whole title of capitals that a site has set in one line with it."""
_BARE_ENCLOSED = re.compile(r"Ban hành (?:kèm )?theo (?:Quyết định|QĐ|Nghị|Thông tư)\D{0,20}\d")
_HEAD_WORD = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU|MẪU|Mẫu|DANH MỤC|DANH SÁCH|QUY CHẾ|QUI CHẾ|QUY ĐỊNH|QUI ĐỊNH|QUY TRÌNH|CHẾ ĐỘ"
    r"|ĐIỀU LỆ|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|HƯỚNG DẪN|BẢN |BẢNG |DỰ TOÁN|BÁO CÁO|TIÊU CHÍ|BỘ |ĐỊNH MỨC"
    r"|CHIẾN LƯỢC|QUY HOẠCH|CHÍNH SÁCH|NỘI DUNG)"
)
# What stands above an attached document and is none of its title.
_NO_TITLE = re.compile(
    rf"(?:TM|KT|TL|TUQ|T/M|K/T|Q)\s*\.\s*[{UPPER}]|Nơi (?:nhận|gửi)|NƠI NHẬN|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG NHÂN DÂN"
    r"|CỘNG H(?:ÒA|OÀ)|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH|(?:PHÓ )?GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|(?:Đ|đ)ộc lập|\(?[Đđ]ã ký"
)
_PERSON = re.compile(rf"(?:[{UPPER}][{LOWER}]*\.?\s+){{1,4}}[{UPPER}][{LOWER}]*\.?")
_MAX_TITLE_BLOCKS = 6
_MAX_LINE = 300


def enclosed_titles(blocks: Sequence[Block]) -> Mapping[int, int]:
    """Where titles of attached documents begin and end, as numbers of blocks.

    >>> lines = ["Nguyễn Văn A", "QUY CHẾ", "Quản lý cụm công nghiệp", "(Ban hành kèm theo Quyết định số 16/QĐ-UBND)"]
    >>> enclosed_titles([Block(line) for line in lines])
    {1: 3}
    """
    found: dict[int, int] = {}
    for number, block in enumerate(blocks):
        if block.is_table or not _is_enclosed(block.text):
            continue
        start = _start_of_title(blocks, number)
        if start is not None and start not in found:
            found[start] = number
    return found


def _is_enclosed(text: str) -> bool:
    if "èm theo" not in text and "ành theo" not in text and "ÈM THEO" not in text:
        return False
    match = _ENCLOSED.match(text)
    has_title = match is not None and (not match["title"] or is_capitals(match["title"]))
    return (has_title and len(text) <= 2 * _MAX_LINE) or (len(text) <= _MAX_LINE and bool(_BARE_ENCLOSED.match(text)))


def _start_of_title(blocks: Sequence[Block], end: int) -> int | None:
    """The topmost line of the title above ``blocks[end]``; ``None`` where nothing above says what is attached."""
    own = _ENCLOSED.match(blocks[end].text)
    start = end if own is not None and own["title"] else None
    only_capitals = True
    for number in range(end - 1, max(end - 1 - _MAX_TITLE_BLOCKS, -1), -1):
        text = blocks[number].text
        if blocks[number].is_table or not _may_be_title(text):
            break
        only_capitals = only_capitals and is_capitals(text)
        if _HEAD_WORD.match(text) or only_capitals:
            start = number
    return start


def _may_be_title(text: str) -> bool:
    if len(text) > _MAX_LINE or text.endswith((".", ";", ":", "./.")) or _NO_TITLE.match(text):
        return False
    return match_marker(text) is None and (is_capitals(text) or _PERSON.fullmatch(text) is None)
