"""Whether a source has the whole of a document: ``Nơi nhận``, a signature, ``./.`` at its end, or a sentence cut."""

from __future__ import annotations

import re
from itertools import islice

from generator.extraction.numbers import NUMBER_WORDS
from generator.model.metadata import Completeness
from generator.model.provisions import NUMBERED_KINDS, DocumentTree, Kind, Provision
from generator.text.unicode import is_capitals

__all__ = ["ATTACHED_TO", "read_completeness"]

ATTACHED_TO = re.compile(
    r"\(\s*(?:(?:được\s+)?(?:ban\s+hành|phê\s+duyệt)\s+)?kèm\s+theo\s+"
    r"(?P<type>Quyết\s+định|Nghị\s+quyết|Kế\s+hoạch|Thông\s+tư|Nghị\s+định)\s+"
    rf"số\s*:?\s*(?P<number>(?-i:{NUMBER_WORDS}))",
    re.IGNORECASE,
)
"""A line that says to which act an annex or plan belongs; its type, its number."""
_END = "./."
# What the last sentence of an act says, in those without "./." and signature too.
_CLOSING = re.compile(
    r"\b(?:thi\s+hành|thực\s+hiện)\s+(?:Luật|Pháp\s+lệnh|Nghị\s+quyết|Nghị\s+định|Quyết\s+định|Chỉ\s+thị|Thông\s+tư|Sắc\s+lệnh)"
    r"\s+này\W*$|\b(?:chiểu\b.{0,30}|phụ\s+trách\s+|[uủ][ỷy]\s+nhiệm\s+|theo\s+sắc\s+lệnh\s+này\s+)thi\s+hành\W*$"
    r"|\bthông\s+qua\b.{0,40}\bngày\s+\d\d?\s+tháng\s+\d\d?\s+năm\s+\d{4}\W*$"
    r"|^Trên\s+đây\s+là\s+(?:Kế\s+hoạch|Chương\s+trình|Báo\s+cáo|Đề\s+án|Hướng\s+dẫn|kết\s+quả)\b"
    r"|^(?:Trong\s+)?quá\s+trình\b.*\b(?:khó\s+khăn|vướng\s+mắc|vấn\s+đề)\b.*\b(?:xử\s+lý|giải\s+quyết|xem\s+xét"
    r"|điều\s+chỉnh|hướng\s+dẫn|quyết\s+định|phù\s+hợp)\W*$"
    # Translations into English end so; the sites that keep them leave the signature out.
    r"|\bshall\s+implement\s+this\s+\w+\W*$|^This\s+(?:Law|Code|Ordinance|Resolution)\s+was\s+(?:passed|adopted)\s+on\b",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\[\d+\]")
_CLOSES_WITHIN = 4
"""Provisions from the end among which the last sentence stands; a seal or a note may follow it."""
_SIGNED = re.compile(r"\(?đã\s+ký\)?", re.IGNORECASE)
_SIGNED_WITHIN = 8
"""Provisions from the end among which a signature stands that no rule knew; a site's links may follow it."""
# Also "…thi hành.-", and a rule under the last line.
_STOPS = re.compile(r"[.;:!?…/)\]\"”’'][\s*=_–—-]*$")
_RULE_BELOW = re.compile(r"[.!]\s*\n\s*[*=_–—-]{5,}\s*$")
_HALF_WORD = re.compile(
    r"[\w,;] (?:[bcdđghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr"
    r"|[^\W\d_]*(?:[ăắằẳẵặâấầẩẫậ]|[iy][êếềểễệ]|u[ôốồổỗộ]|ư[ơớờởỡợ]))$"
)
"""The beginning of a word: no word of the language has only these letters, or ends with these vowels."""
_LONG = 120
"""Characters of a sentence beyond doubt, which ends with a stop or was cut."""
_OPEN_LIST = re.compile(r"[;,]\s*$")
_FILE_COPY = re.compile(r"\b[Ll]ưu\b|LƯU\b")
_TITLE_WORDS = 8
_COMMON_LINES = (
    *("KẾ HOẠCH", "QUYẾT ĐỊNH", "CHƯƠNG TRÌNH", "QUY ĐỊNH", "QUY CHẾ", "ĐỀ ÁN", "PHỤ LỤC", "DANH MỤC"),
    *("CHỦ TỊCH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "TM. UBND TỈNH", "GIÁM ĐỐC"),
)
"""What stands alone on a line behind an act's last sentence."""


def read_completeness(tree: DocumentTree) -> Completeness:
    """An excerpt where the source says so or stops inside a sentence, and where nothing shows that it has its end."""
    is_cut_list = any(p.kind is Kind.RECIPIENTS and _is_open(p.text) for p in tree.provisions[-1:])
    ends = list(islice((p for p in reversed(tree.provisions) if not _FOOTNOTE.match(p.text)), _CLOSES_WITHIN))[::-1]
    is_cut = any(_stops_inside(last) or _announces(last) or _is_half_line(last) for last in ends[-1:])
    if tree.numbers_of(Kind.CUT) or is_cut:
        return Completeness.EXCERPT
    has_list = bool(tree.numbers_of(Kind.RECIPIENTS)) and not is_cut_list
    has_end = (
        bool(tree.numbers_of(Kind.SIGNATURE))
        or has_list
        or (not is_cut_list and any(_END in p.text[-12:] for p in tree))
    )
    has_end = has_end or any(_SIGNED.fullmatch(p.text) for p in tree.provisions[-_SIGNED_WITHIN:])
    has_end = has_end or any(_RULE_BELOW.search(p.text) for p in ends[-1:])
    is_full = has_end or (not is_cut_list and any(_CLOSING.search(p.text) for p in ends))
    return Completeness.FULL if is_full else Completeness.EXCERPT


def _is_open(recipients: str) -> bool:
    """Whether a list of recipients was cut: after a comma, or in a word before the file copy that ends each."""
    is_torn = recipients[-1:].isalnum() and _FILE_COPY.search(recipients) is None
    return is_torn or _OPEN_LIST.search(recipients) is not None


def _announces(last: Provision) -> bool:
    """Whether the last words are the head of an annex that the source leaves out: ``(Ban hành kèm theo …)``."""
    is_cut = last.text.count("(") > last.text.count(")")
    is_head = ATTACHED_TO.search(last.text) is not None and (is_cut or last.text.endswith(")"))
    # Many words in capitals are its title, and a bare "PHỤ LỤC" may be a page that is a picture.
    return last.kind is Kind.ATTACHMENT and (
        is_head or (len(last.text.split()) >= _TITLE_WORDS and is_capitals(last.text))
    )


def _is_half_line(last: Provision) -> bool:
    """Whether the last line is the beginning of one that all acts have: ``KẾ HOẠ``, ``| CHỦ``."""
    line = last.text.rsplit("\n", maxsplit=1)[-1].strip(" |")
    begun = [known for known in _COMMON_LINES if known.startswith(line)] if len(line) > 1 else []
    return bool(begun) and line not in begun


def _stops_inside(last: Provision) -> bool:
    """Whether the last words are a long sentence without an end."""
    is_sentence = last.kind is Kind.PARAGRAPH or last.kind in NUMBERED_KINDS
    if last.text.endswith(",") and (is_sentence or last.kind in (Kind.ITEM, Kind.SUBITEM)):
        return True
    is_torn = len(last.text) > _LONG or _HALF_WORD.search(last.text) is not None
    return is_sentence and is_torn and _STOPS.search(last.text) is None
