"""What a block can be: small rules, tried in the order of :mod:`generator.parsing.classifying`.

A rule looks at one block and at where we are in the document, and answers a :class:`Claim` or ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from generator.model.provisions import Kind
from generator.model.working import working_value
from generator.parsing.layout import Block
from generator.parsing.markers import match_marker
from generator.text.folding import fold
from generator.text.patterns import search_end
from generator.text.persons import without_rank
from generator.text.unicode import LOWER, UPPER, is_capitals

__all__ = [
    "Claim",
    "Phase",
    "Rule",
    "State",
    "annex",
    "annex_alone",
    "attached_document",
    "attachment_title",
    "authority",
    "basis",
    "cut",
    "document_type",
    "enacting",
    "issuer",
    "motto",
    "next_article",
    "number",
    "numbered",
    "ornament",
    "part_of_title",
    "place_date",
    "recipients",
    "separator",
    "signature",
    "stops_here",
    "subject",
    "table",
    "title",
]


class Phase(IntEnum):
    """Where in the document a block stands; it only moves forward until an attachment starts anew."""

    HEAD = 0
    """Issuer, motto, number, place and date, type, title."""
    PREAMBLE = 1
    """Authority, Căn cứ lines, enacting words."""
    BODY = 2
    FOOT = 3
    """Nơi nhận, signature."""


@dataclass(kw_only=True, slots=True)
class State:
    """What the rules may know of the blocks before; it changes from block to block."""

    phase: Phase = Phase.HEAD
    last: Kind | None = None
    """Kind of the block above."""
    last_text: str = ""
    has_type: bool = False
    """Whether the type line (KẾ HOẠCH) was seen."""
    article: int = 0
    """Number of the last Điều of this document, 0 before the first."""


_BODY, _FOOT = Phase.BODY, Phase.FOOT
_SIGNATURE = Kind.SIGNATURE


@working_value
class Claim:
    """A rule's answer."""

    kind: Kind
    phase: Phase
    """Where the document stands after this block."""
    num: str = ""
    text: str = ""
    joins_last: bool = False
    """Whether the block is one more line of the provision above."""


Rule = Callable[[Block, State], "Claim | None"]

_SEPARATOR = re.compile(r"[-–—_=*.\s]{3,}")
_FILL_IN = re.compile(r"[.…\s]+")
"""A line of a form; a heading above it stays one."""
_ORNAMENT = re.compile(r"(?=.*[-–—=_*.~])[-–—_=*.~:&#oO0\s]{2,}")
"""What older heads have under the issuer and the motto: ``- 0 -``, ``=====&=====``."""
_MOTTO = re.compile(
    r"(?:CỘNG )?(?:HÒA|HOÀ) XÃ HỘI|CỘNG (?:HÒA|HOÀ)|(?:(?:XÃ )?HỘI )?CHỦ NGHĨA VIỆT NAM|NGHĨA VIỆT NAM\W*$"
    r"|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"ỦY BAN|UỶ BAN|UBND |HĐND |HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|BỘ |SỞ |TỈNH |THÀNH PHỐ|BAN (?!HÀNH)|"
    # A site's large first letter is lost: "n cứ Luật …", "Y BAN NHÂN DÂN".
    r"[YỶ] BAN NHÂN DÂN|ỘI ĐỒNG NHÂN DÂN|"
    r"THANH TRA |CÔNG AN |(?:HỌC )?VIỆN |T(?:ÒA|OÀ) ÁN |HỘI (?!NGHỊ)|LIÊN MINH |CHI CỤC |"
    r"VĂN PHÒNG|TỔNG |CỤC |NGÂN HÀNG|KIỂM TOÁN|ĐẢNG BỘ|LIÊN ĐOÀN LAO ĐỘNG|MẶT TRẬN TỔ QUỐC|BẢO HIỂM XÃ HỘI|KHO BẠC"
)
# "Số: 12/KH-UBND", "Luật số: 22/2018/QH14"; the party prints "Số 09-NQ/TU".
_NUMBER = re.compile(
    r"(?:Số|SỐ)\s*:|Số\s+\d+\s?-\s?[A-ZĐ][\w]*/[A-ZĐ]|\d+[a-z]?\s*/[A-ZĐ\d]"
    r"|(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|LUẬT|PHÁP LỆNH|NGHỊ QUYẾT)\s+(?:số|SỐ)\s*:?\s*\d"
)
_PLACE_DATE = re.compile(r"[^,;]{2,40},?\s*ngày\b.{0,14}\btháng.{0,7}\bnăm\s*\d{0,4}\s*$")
_TYPE_WORDS = (
    r"NGHỊ QUYẾT(?: LIÊN TỊCH)?|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG CÁO|THÔNG BÁO|HƯỚNG DẪN|"
    r"CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|KẾ HOẠCH(?: HÀNH ĐỘNG)?|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|BÁO CÁO|BIÊN BẢN|TỜ TRÌNH|"
    r"CÔNG ĐIỆN|CÔNG VĂN|NGHỊ ĐỊNH|(?:BỘ )?LUẬT|HIẾN PHÁP|PHÁP LỆNH|SẮC LỆNH|LỆNH|"
    r"QUY HOẠCH|CHIẾN LƯỢC|ĐIỀU LỆ|GIẤY MỜI|BẢN GHI NHỚ|THÔNG TƯ(?: LIÊN TỊCH)?"
)
_DRAFT = re.compile(r"[(\[]?\s*DỰ THẢO(?:\s+(?:LẦN\s+)?\d{1,2})?\s*[)\]]?", re.IGNORECASE)
"""A mark that is no title, wherever in the head it stands: ``KẾ HOẠCH`` / ``(Dự thảo)``."""
_TYPE = re.compile(rf"(?:{_TYPE_WORDS})(?:\s+[(\[]\s*(?i:DỰ THẢO)[^()\[\]]{{0,12}}[)\]])?")
_DRAFT_TYPE = re.compile(rf"DỰ THẢO\s+(?:{_TYPE_WORDS})")
# As OCR leaves them: "QUYÉT ĐỊNH", "KÉ HOẠCH".
_MISREAD_TYPE = re.compile(
    r"quyet dinh|ke hoach|nghi quyet|chi thi|thong bao|bao cao|to trinh|thong tu|nghi dinh|de an"
)
# Older heads name the body in the line of the type.
_TYPE_AND_BODY = re.compile(
    rf"(?:{_TYPE_WORDS})\s+CỦA\s+(?:(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC)\s+)?"
    rf"(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG|UBND|HĐND|CHÍNH PHỦ|QUỐC HỘI|BỘ|SỞ|BAN)\b[{UPPER}\s,.–-]{{0,70}}"
)
_SUBJECT = re.compile(r"V/[vV]\b|Về việc\b")
# "BỘ TIÊU CHÍ", "SỞ HỮU TRÍ TUỆ", "TỔNG KẾT 10 NĂM" are titles and no bodies.
_AUTHORITY = re.compile(
    r"(?:CHỦ TỊCH |BỘ TRƯỞNG |GIÁM ĐỐC )?"
    r"(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG NHÂN DÂN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|BAN (?!HÀNH)|THỐNG ĐỐC|SỞ (?!HỮU)"
    r"|BỘ (?!TIÊU|CHỈ SỐ|CHỈ TIÊU|THỦ |NHẬN|QUY |MÃ |CÔNG CỤ|CÂU|HỒ |TÀI LIỆU|MÁY)"
    r"|TỔNG (?=CỤC|CÔNG TY|GIÁM|THANH|KIỂM TOÁN|BÍ THƯ|LIÊN|THƯ KÝ|BIÊN TẬP|HỘI|TƯ LỆNH))"
    r"|(?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC)\b|(?:KHÓA|KHOÁ)\b.*(?:KỲ HỌP|THỨ)"
)
_BASIS = re.compile(
    r"(?:[-–+]\s*)?(?:Căn cứ|Căncứ|n cứ|Chiểu|Thực hiện|Thi hành|Triển khai|Xét|"
    r"Theo (?:đề nghị|chỉ đạo|ý kiến|Tờ trình|Nghị|Quyết|Công)|"
    r"Để (?:đảm bảo|bảo đảm|triển khai|thực hiện|tiếp tục|cụ thể)|"
    r"Tiếp tục (?:thực hiện|triển khai)|Trên cơ sở|Sau khi)\b"
)
_ENACTING = re.compile(
    r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|CHỈ THỊ|KẾT LUẬN|HƯỚNG DẪN|(?:RA )?SẮC LỆNH)\s*:"
)
_CUT = re.compile(r"[\[(]\s*(?:\.{3,}|…+)\s*[\])]")
_DOTS = re.compile(r"\.{3,5}|…")
# What the last sentence above a signature says. Older acts have no "./.".
_CLOSING = re.compile(
    r"\b(?:thi hành|thực hiện|công bố)\s+(?:(?:Bộ )?[Ll]uật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư"
    r"|Sắc lệnh|sắc lệnh)\s+này\s*\.?$"
)
_PASSED = re.compile(r"\bthông qua(?:\s+\S+){0,8}?\s+ngày\s+\d\d?\s+tháng\s+\d\d?\s+năm\s+\d{4}\s*\.?$")
_LAST_OF_CLOSING = frozenset("y0123456789")
"""What stands last in those sentences, but for full stops: *này*, a year."""
_COPIES = re.compile(r"[-*]?\s*(?:Gửi\s+)?bản\s+(?:điện\s+tử|giấy)(?:\s+gửi)?\s*:", re.IGNORECASE)
"""A heading among the recipients: ``Gửi bản điện tử:``."""
_RECIPIENTS = re.compile(r"(?:Nơi nhận|NƠI NHẬN|Kính gửi)\s*:?")
_CAPACITY = re.compile(rf"(?:(?:TM|KT|TL|TUQ|T/M|K/T|Q)\s*\.|[TK]/[MLT])\s*[{UPPER}]")
_ROLE = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|BÍ THƯ|CHÁNH VĂN PHÒNG|CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|"
    r"TỔNG KIỂM TOÁN|TỔNG THANH TRA|"
    rf"TRƯỞNG BAN|VỤ TRƯỞNG|CHÁNH THANH TRA|CHỦ NHIỆM|TỔNG CỤC TRƯỞNG|THỐNG ĐỐC)\b[{UPPER} ]*"
)
_ROLE_AND_PERSON = re.compile(
    rf"(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|BÍ THƯ)(?:\s+[{UPPER}][{LOWER}]+){{2,5}}"
)
"""A signature block in one line, where a site has flattened the foot: ``CHỦ TỊCH Nguyễn Văn A``."""
_NAME = rf"[{UPPER}](?:['’][{UPPER}])?[{LOWER}]*"
"""A word of a name, ``H'Yim`` and ``K’Sor`` too."""
_PERSON = re.compile(rf"(?:{_NAME}\.?\s+){{1,5}}{_NAME}\.?")
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU(?: SỐ)?|MẪU SỐ)\b(?:\s+(?:(?:SỐ|[Ss]ố)\s+)?[\dIVX]{1,5}\b)?[.:]?\s*"
)
_NUMBERED_ANNEX = re.compile(r"BIỂU(?: SỐ)?\s+[\dIVX]{1,5}\b")
_ENCLOSED = re.compile(r"\(.*(?:[Kk]èm theo|[Bb]an hành theo|đính kèm)")
_TITLE_OPEN = re.compile(r"\b(?:của|và|về|cho|tại|thuộc|do|các|theo|trong|với|từ|đến|số|ngày)$|,$", re.IGNORECASE)
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|đã kí)\b[^.;]{0,30}", re.IGNORECASE)
_UNSTOPPED_ARTICLE = re.compile(
    rf"(?:ĐIỀU|Điều)\s+(?P<number>[0-9]{{1,3}})(?=\s+(?:[{UPPER}“\"]|ở\s))"
    r"(?!\s+(?:Bộ luật|Luật|Nghị|Quyết|Thông|Pháp lệnh|Hiến pháp|Quy|Chương|Điều)\b)"
)
_HEAD_WORDS = 4
_OFFICE_WORDS = 8
_OFFICE = re.compile(r"\b(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BÍ THƯ|[ỦU][ỶY] VIÊN|UỶ VIÊN|CHÁNH|THƯ KÝ|[TK]/?M|TUQ)\b")
_LONGEST_SIGNER = 120
"""Characters of a line with nothing but who signs."""
_OLD_HEAD = re.compile(r"CỦA .* SỐ .* NGÀY .* NĂM \d{4}", re.IGNORECASE)
_MAX_TITLE = 600
_SHORT = 14


def cut(block: Block, state: State) -> Claim | None:
    """``[...]``: here the source stops, or leaves something out. Bare dots are a line of a form to be filled in."""
    if _CUT.fullmatch(block.text):
        return Claim(kind=Kind.CUT, phase=state.phase, text=block.text)
    return None


def stops_here(last: Block, state: State) -> Claim | None:
    """``...`` as the last line of a text: there the source stops, with or without brackets."""
    is_cut = _DOTS.fullmatch(last.text) is not None
    return Claim(kind=Kind.CUT, phase=state.phase, text=last.text) if is_cut else None


def separator(block: Block, state: State) -> Claim | None:
    """``-------`` under the issuer or the motto is one more line of it."""
    if _SEPARATOR.fullmatch(block.text) is None or state.last is None:
        return None
    is_form = state.phase is Phase.BODY and _FILL_IN.fullmatch(block.text)
    if not is_form:
        return Claim(kind=state.last, phase=state.phase, text=block.text, joins_last=True)
    return None


def ornament(block: Block, state: State) -> Claim | None:
    """``-:-`` and ``=====&=====``: rules of older heads."""
    if _ORNAMENT.fullmatch(block.text) and state.last is not None:
        return Claim(kind=state.last, phase=Phase.HEAD, text=block.text, joins_last=True)
    return None


def table(block: Block, state: State) -> Claim | None:
    """Rows of cells parted by pipes."""
    if block.is_table:
        return Claim(kind=Kind.TABLE, phase=max(state.phase, Phase.BODY), text=block.text)
    return None


def motto(block: Block, state: State) -> Claim | None:
    """Quốc hiệu and tiêu ngữ, on one to three lines."""
    if not state.has_type and _MOTTO.match(block.text):
        joins = state.last is Kind.MOTTO and (not block.after_blank or block.text.startswith("Độc"))
        return Claim(kind=Kind.MOTTO, phase=Phase.HEAD, text=block.text, joins_last=joins)
    return None


def number(block: Block, state: State) -> Claim | None:
    """``Số: 2943/KH-UBND``."""
    if not state.has_type and _NUMBER.match(block.text) and len(block.text) < 60:
        return Claim(kind=Kind.NUMBER, phase=Phase.HEAD, text=block.text)
    return None


def place_date(block: Block, state: State) -> Claim | None:
    """``Lai Châu, ngày 20 tháng 9 năm 2021``."""
    if _PLACE_DATE.match(block.text):
        return Claim(kind=Kind.PLACE_DATE, phase=Phase.HEAD, text=block.text)
    return None


def document_type(block: Block, state: State) -> Claim | None:
    """``KẾ HOẠCH`` alone on its line, or ``QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH AN GIANG``."""
    if state.has_type:
        return None
    is_misread = len(block.text) < _SHORT and is_capitals(block.text) and _MISREAD_TYPE.fullmatch(fold(block.text))
    is_plain = _TYPE.fullmatch(block.text) or _DRAFT_TYPE.fullmatch(block.text)
    if is_plain or _TYPE_AND_BODY.fullmatch(block.text) or is_misread:
        return Claim(kind=Kind.DOC_TYPE, phase=Phase.HEAD, text=block.text)
    return None


def issuer(block: Block, state: State) -> Claim | None:
    """``ỦY BAN NHÂN DÂN`` and the lines in capitals right under it."""
    if state.has_type or not is_capitals(block.text):
        return None
    continues = state.last is Kind.ISSUER and not block.after_blank
    if continues or (_ISSUER.match(block.text) and state.last in {None, Kind.MOTTO, Kind.PARAGRAPH}):
        return Claim(kind=Kind.ISSUER, phase=Phase.HEAD, text=block.text, joins_last=continues)
    return None


def authority(block: Block, state: State) -> Claim | None:
    """``ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN`` between the title and the Căn cứ lines."""
    if not _AUTHORITY.match(block.text) or not is_capitals(block.text):
        return None
    if state.last is Kind.TITLE and not block.after_blank and _goes_on(state.last_text):
        return None
    seen = state.has_type or state.last in {Kind.NUMBER, Kind.PLACE_DATE, Kind.AUTHORITY, Kind.TITLE}
    if not seen:
        return None
    joins = state.last is Kind.AUTHORITY and not block.after_blank
    return Claim(kind=Kind.AUTHORITY, phase=Phase.PREAMBLE, text=block.text, joins_last=joins)


def subject(block: Block, state: State) -> Claim | None:
    """``V/v báo cáo …``: what a công văn is about, under its number; its type is printed nowhere."""
    below_number = state.last in {Kind.NUMBER, Kind.MOTTO, Kind.PLACE_DATE}
    if not state.has_type and below_number and _SUBJECT.match(block.text) and len(block.text) <= _MAX_TITLE:
        return Claim(kind=Kind.TITLE, phase=Phase.HEAD, text=block.text)
    return None


def _goes_on(title: str) -> bool:
    """Whether a title line ends with a word that needs another: ``… THUỘC THẨM QUYỀN GIẢI QUYẾT CỦA``."""
    return re.search(r"(?:CỦA|VÀ|VỀ|CHO|TẠI|THUỘC|DO|CÁC)$", title) is not None


def title(block: Block, state: State) -> Claim | None:
    """Trích yếu: the lines under the type; under place and date where a source has lost the type."""
    if len(block.text) > _MAX_TITLE or match_marker(block.text) is not None:
        return None
    if _RECIPIENTS.match(block.text):
        return None  # "Kính gửi: …" under the title of a tờ trình
    if _DRAFT.fullmatch(block.text):
        is_below_type = state.last is Kind.DOC_TYPE
        return Claim(kind=Kind.DOC_TYPE, phase=Phase.HEAD, text=block.text, joins_last=True) if is_below_type else None
    capitals = is_capitals(block.text)
    if state.last is Kind.DOC_TYPE and (capitals or not _starts_preamble(block.text)):
        return Claim(kind=Kind.TITLE, phase=Phase.HEAD, text=block.text)
    is_sentence = not capitals and _starts_preamble(block.text)
    if (
        state.last is Kind.TITLE
        and not block.after_blank
        and capitals == is_capitals(state.last_text)
        and not is_sentence
    ):
        return Claim(kind=Kind.TITLE, phase=Phase.HEAD, text=block.text, joins_last=True)
    if state.last is Kind.TITLE and _needs_more(state.last_text, block):
        return Claim(
            kind=Kind.TITLE, phase=Phase.HEAD, text=block.text, joins_last=True
        )  # each line a paragraph of Word
    if state.last is Kind.PLACE_DATE and not state.has_type and capitals:
        return Claim(kind=Kind.TITLE, phase=Phase.HEAD, text=block.text)
    return None


_QUOTED = re.compile(r"“[^“”]+”")
"""What a movement or project is called, on a line of its own under the title that speaks of it."""


def _needs_more(title: str, block: Block) -> bool:
    """Whether the title goes on across white space: in small letters, after *của*, or under an act's older head."""
    if block.text[0].islower() or _QUOTED.fullmatch(block.text):
        return not title.endswith((".", ";", ":"))
    if is_capitals(block.text) and _OLD_HEAD.fullmatch(title):
        return True
    is_sentence = _starts_preamble(block.text) or block.text.endswith(".")
    is_open = _TITLE_OPEN.search(title) is not None and not is_sentence
    return is_open and is_capitals(title) == is_capitals(block.text)


def _starts_preamble(text: str) -> bool:
    """A sentence rather than a title: "Thực hiện Nghị quyết số 17 …, UBND tỉnh ban hành …"; ends as sentences do."""
    # The first line of a title ends with a comma too: "Triển khai thi hành Luật Phòng cháy, chữa cháy và cứu nạn,".
    ends = text.endswith((".", ";", ":")) or (text.endswith(",") and re.search(r"\d", text) is not None)
    return ends and _BASIS.match(text) is not None


def enacting(block: Block, state: State) -> Claim | None:
    """``QUYẾT ĐỊNH:``."""
    if _ENACTING.fullmatch(block.text):
        return Claim(kind=Kind.ENACTING, phase=Phase.BODY, text=block.text)
    return None


def basis(block: Block, state: State) -> Claim | None:
    """Căn cứ …, Thực hiện …, Theo đề nghị …, up to the enacting words or the first number."""
    if _BASIS.match(block.text):
        return Claim(kind=Kind.BASIS, phase=Phase.PREAMBLE, text=block.text)
    return None


def part_of_title(block: Block, state: State, *, is_first: bool) -> Claim:
    """A line of a title that ends with ``(Ban hành kèm theo …)``, whatever letters it is set in."""
    joins = not is_first or state.last is Kind.ATTACHMENT
    return Claim(kind=Kind.ATTACHMENT, phase=Phase.BODY, text=block.text, joins_last=joins)


def annex(block: Block, state: State) -> Claim | None:
    """``PHỤ LỤC I`` with the lines of its title."""
    found = _ANNEX.match(block.text)
    is_form = block.text.startswith("BIỂU") and _NUMBERED_ANNEX.match(block.text) is None
    if is_form and state.phase is not Phase.FOOT and state.last is not Kind.ATTACHMENT:
        return None  # "BIỂU THUẾ TIÊU THỤ ĐẶC BIỆT" inside Điều 7
    if found and (found.end() == len(block.text) or is_capitals(block.text)):
        return Claim(kind=Kind.ATTACHMENT, phase=Phase.BODY, text=block.text)
    return None


def annex_alone(block: Block, state: State) -> Claim | None:
    """A file that holds nothing but an annex begins with its label."""
    found = _ANNEX.fullmatch(block.text)
    if found and state.last is None:
        return Claim(kind=Kind.ATTACHMENT, phase=Phase.BODY, text=block.text)
    return None


def attached_document(block: Block, state: State) -> Claim | None:
    """After the signature: ``CHƯƠNG TRÌNH`` opens the attached plan, ``DANH MỤC CÁC THỦ TỤC …`` the attached list."""
    if state.last is Kind.RECIPIENTS:
        return None
    if _TYPE.fullmatch(block.text) or (state.last is Kind.SIGNATURE and _heads_attachment(block, state)):
        return Claim(kind=Kind.ATTACHMENT, phase=Phase.BODY, text=block.text)
    return None


def _heads_attachment(block: Block, state: State) -> bool:
    """Whether many words in capitals stand under the name of who signed; a joint act has its second signer there.

    Where a site has lost the name, more words than any office has: ``KT. CHỦ TỊCH`` / ``QUẢN LÝ, VẬN HÀNH …``.
    """
    words = len(block.text.split())
    is_signer = _ISSUER.match(block.text) or _CAPACITY.match(block.text) or _ROLE.match(block.text)
    if is_signer or _MOTTO.match(block.text) or words < _HEAD_WORDS or not is_capitals(block.text):
        return False
    is_under_name = _is_name(state.last_text) and not is_capitals(state.last_text)
    return is_under_name or (words >= _OFFICE_WORDS and _OFFICE.search(block.text) is None)


def attachment_title(block: Block, state: State) -> Claim | None:
    """Title in capitals, then ``(Ban hành kèm theo Quyết định số …)``."""
    if state.last is not Kind.ATTACHMENT or match_marker(block.text) is not None:
        return None
    if is_capitals(block.text) or (_ENCLOSED.search(block.text) and len(block.text) <= _MAX_TITLE):
        return Claim(kind=Kind.ATTACHMENT, phase=Phase.BODY, text=block.text, joins_last=True)
    return None


def recipients(block: Block, state: State) -> Claim | None:
    """``Nơi nhận:`` and the rows under it."""
    if _RECIPIENTS.match(block.text) and not block.text.startswith("Kính"):
        return Claim(kind=Kind.RECIPIENTS, phase=Phase.FOOT, text=block.text)
    if state.last is Kind.RECIPIENTS and _is_recipient(block.text):
        return Claim(kind=Kind.RECIPIENTS, phase=Phase.FOOT, text=block.text, joins_last=True)
    return None


def _is_recipient(text: str) -> bool:
    if re.match(r"[-–+•]", text):
        return True  # also "- VPUB: CVP, PCVP, KTN, NC;"
    if _COPIES.fullmatch(text):
        return True
    return not is_capitals(text) and re.search(r"[;.]$", text) is not None


def signature(block: Block, state: State) -> Claim | None:
    """``TM. ỦY BAN NHÂN DÂN``, the role under it, the name."""
    joins = state.last is _SIGNATURE
    if _CAPACITY.match(block.text) or (
        state.phase is _FOOT and (_ROLE.fullmatch(block.text) or _ROLE_AND_PERSON.fullmatch(block.text))
    ):
        return Claim(kind=_SIGNATURE, phase=_FOOT, text=block.text, joins_last=joins)
    if joins and (
        _SIGNED.fullmatch(block.text)
        or _is_name(block.text)
        or (is_capitals(block.text) and not _TYPE.fullmatch(block.text))
    ):
        return Claim(kind=_SIGNATURE, phase=_FOOT, text=block.text, joins_last=True)
    if state.phase is not _BODY or len(block.text) > _LONGEST_SIGNER or not _closes(state.last_text):
        return None
    is_role = _ROLE.fullmatch(block.text) or _ROLE_AND_PERSON.fullmatch(block.text)
    if is_role or (not is_capitals(block.text) and _is_name(block.text)):
        return Claim(kind=_SIGNATURE, phase=_FOOT, text=block.text)
    return None


def _closes(text: str) -> bool:
    """Whether a sentence is the last above a signature."""
    words = text.rstrip()
    if words.rstrip(" .")[-1:] in _LAST_OF_CLOSING:
        return search_end(_CLOSING, words) is not None or ("thông qua" in words and _PASSED.search(words) is not None)
    return words.endswith("./.")


def _is_name(text: str) -> bool:
    """A name, also after a rank: *Thượng tướng Nguyễn Văn Hiền*."""
    return len(text) <= _LONGEST_SIGNER and _PERSON.fullmatch(without_rank(text)) is not None


def numbered(block: Block, state: State) -> Claim | None:
    """Everything that starts with a number, a letter, a dash."""
    if block.marker is None:
        return None
    kind, num, text = block.marker
    text = block.text[len(block.label) :].strip() if block.label else text
    return Claim(kind=kind, phase=max(state.phase, _BODY), num=num, text=text)


def next_article(block: Block, state: State) -> Claim | None:
    """``Điều 5 Chính sách của Nhà nước …`` behind Điều 4: without its stop only the order tells it from a reference."""
    found = _UNSTOPPED_ARTICLE.match(block.text)
    if found is None or int(found["number"]) != state.article + 1:
        return None
    text = block.text[found.end() :].strip()
    return Claim(kind=Kind.ARTICLE, phase=max(state.phase, Phase.BODY), num=found.group().strip(), text=text)
