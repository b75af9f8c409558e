"""The text of a document as an ordered list of provisions, each with its number as printed and its depth.

Reading order is the truth; nesting is a ``depth``. A flat list cannot lose a child, reads like the document, and gives
parents and subtrees by comparing depths.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["NUMBERED_KINDS", "DocumentTree", "Kind", "Provision"]


class Kind(StrEnum):
    """What a provision is; the value is the class that stands in Markdown. Akoma Ntoso names where it has one."""

    ISSUER = "issuer"
    """Cơ quan ban hành in the head: ``ỦY BAN NHÂN DÂN / TỈNH LAI CHÂU``."""
    MOTTO = "motto"
    """Quốc hiệu, tiêu ngữ."""
    NUMBER = "number"
    """``Số: 2943/KH-UBND``."""
    PLACE_DATE = "place-date"
    """``Lai Châu, ngày 20 tháng 9 năm 2021``."""
    DOC_TYPE = "doc-type"
    """Tên loại: ``KẾ HOẠCH``."""
    TITLE = "title"
    """Trích yếu under the type."""
    AUTHORITY = "authority"
    """Who enacts, above the Căn cứ lines: ``ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN``."""
    BASIS = "basis"
    """A line of the preamble that names what the document rests on: Căn cứ, Thực hiện, Theo đề nghị."""
    ENACTING = "enacting"
    """``QUYẾT ĐỊNH:``, ``QUYẾT NGHỊ:``."""
    PART = "part"
    """Phần."""
    CHAPTER = "chapter"
    """Chương."""
    SECTION = "section"
    """Mục n, Tiểu mục n."""
    ARTICLE = "article"
    """Điều n."""
    LETTER = "letter"
    """``A.``"""
    DIVISION = "division"
    """``I.``"""
    CLAUSE = "clause"
    """``1.``"""
    SUBCLAUSE = "subclause"
    """``1.1.``"""
    POINT = "point"
    """``a)``"""
    MILESTONE = "milestone"
    """``* Đến năm 2025``: a lead-in whose period the items below inherit."""
    ITEM = "item"
    """``-``"""
    SUBITEM = "subitem"
    """``+``"""
    PARAGRAPH = "paragraph"
    """Running text, and whatever no rule claims."""
    TABLE = "table"
    """A table as printed: one line a row, cells parted by ``|``."""
    ATTACHMENT = "attachment"
    """The opening of an attached document or annex: ``PHỤ LỤC``, ``CHƯƠNG TRÌNH … (Ban hành kèm theo …)``."""
    RECIPIENTS = "recipients"
    """Nơi nhận."""
    SIGNATURE = "signature"
    """``TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / …``"""
    CUT = "cut"
    """``[...]``: the source stops here."""


NUMBERED_KINDS = frozenset(
    {
        Kind.PART,
        Kind.CHAPTER,
        Kind.SECTION,
        Kind.ARTICLE,
        Kind.LETTER,
        Kind.DIVISION,
        Kind.CLAUSE,
        Kind.SUBCLAUSE,
        Kind.POINT,
    }
)
"""Kinds that carry a number a reader can cite, and that the outline lists."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Provision:
    """One block of the text: ``II.`` + ``NỘI DUNG, CHỈ TIÊU…``, or a paragraph."""

    kind: Kind
    anchor: str
    """Stable ASCII id, unique in the document: ``ii-1-a-g1``; điểm đ is ``dd``."""
    depth: int
    """0 for head and foot of the document, from 1 for its provisions."""
    num: str = ""
    """The number exactly as printed, punctuation included: ``Điều 1.``, ``đ)``, ``-``; empty when there is none."""
    text: str = ""
    """What follows the number: normalised, lines parted by ``\\n``."""
    is_heading: bool = False
    """Whether the text is a heading rather than a sentence."""

    @property
    def printed(self) -> str:
        """Number and text as one string."""
        return f"{self.num} {self.text}".strip() if self.num else self.text


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentTree:
    """All provisions in reading order."""

    provisions: tuple[Provision, ...]
    _by_kind: Mapping[Kind, Sequence[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note once where each kind stands; most questions are about one kind, of which there are few or none."""
        by_kind: defaultdict[Kind, list[int]] = defaultdict(list)
        for number, provision in enumerate(self.provisions):
            by_kind[provision.kind].append(number)
        object.__setattr__(self, "_by_kind", dict(by_kind))

    def numbers_of(self, *kinds: Kind) -> Sequence[int]:
        """The numbers of the provisions of some kinds, in reading order."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        return sorted(number for kind in kinds for number in self._by_kind.get(kind, ()))

    def of_kind(self, *kinds: Kind) -> Iterator[Provision]:
        """The provisions of some kinds, in reading order."""
        return map(self.provisions.__getitem__, self.numbers_of(*kinds))

    def __iter__(self) -> Iterator[Provision]:
        """Provisions in reading order."""
        return iter(self.provisions)

    def ancestors(self, index: int) -> tuple[Provision, ...]:
        """The provisions that enclose the one at ``index``, nearest first."""
        found: list[Provision] = []
        depth = self.provisions[index].depth
        for above in range(index - 1, -1, -1):
            provision = self.provisions[above]
            if provision.kind is Kind.ATTACHMENT:
                break  # an attached document starts a hierarchy of its own
            if provision.depth < depth:
                depth = provision.depth
                if depth == 0:
                    break
                found.append(provision)
        return tuple(found)

    def subtree(self, index: int) -> tuple[Provision, ...]:
        """The provision at ``index`` and everything nested in it, in reading order."""
        top = self.provisions[index]
        end = index + 1
        while end < len(self.provisions) and self.provisions[end].depth > top.depth:
            end += 1
        return self.provisions[index:end]

    def get(self, anchor: str) -> Provision:
        """The provision with that anchor; ``KeyError`` when there is none."""
        for provision in self.provisions:
            if provision.anchor == anchor:
                return provision
        raise KeyError(anchor)
