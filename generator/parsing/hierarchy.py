"""Where a provision stands: its depth, and an anchor that stays.

Anchors are paths of numbers as printed (``ii-1-a-g1``), never of words, so that rewording changes none of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.model.provisions import Kind
from generator.text.slugs import letter_slug, slugify

__all__ = ["Hierarchy", "Place"]

_RANK: Mapping[Kind, int] = {
    Kind.PART: 1,
    Kind.CHAPTER: 2,
    Kind.SECTION: 3,
    Kind.ARTICLE: 4,
    Kind.LETTER: 5,
    Kind.DIVISION: 6,
    Kind.CLAUSE: 7,
    Kind.SUBCLAUSE: 8,
    Kind.POINT: 10,
    Kind.MILESTONE: 11,
    Kind.ITEM: 12,
    Kind.SUBITEM: 13,
}
_SUBCLAUSE_RANK_STEP = 0.5
_COUNTED: Mapping[Kind, str] = {
    Kind.ITEM: "g",
    Kind.SUBITEM: "c",
    Kind.MILESTONE: "m",
    Kind.PARAGRAPH: "d",
    Kind.TABLE: "b",
    Kind.CUT: "het",
}
_HEAD_ANCHORS: Mapping[Kind, str] = {
    Kind.ISSUER: "co-quan",
    Kind.MOTTO: "quoc-hieu",
    Kind.NUMBER: "so",
    Kind.PLACE_DATE: "noi-ngay",
    Kind.DOC_TYPE: "loai",
    Kind.TITLE: "trich-yeu",
    Kind.AUTHORITY: "tham-quyen",
    Kind.BASIS: "can-cu",
    Kind.ENACTING: "lenh",
    Kind.RECIPIENTS: "noi-nhan",
    Kind.SIGNATURE: "ky",
}
_PREFIX: Mapping[Kind, str] = {
    Kind.PART: "phan-",
    Kind.CHAPTER: "chuong-",
    Kind.SECTION: "muc-",
    Kind.ARTICLE: "dieu-",
    Kind.LETTER: "nhom-",
}
_LABEL_WORD = re.compile(r"(?:PHẦN|CHƯƠNG|TIỂU MỤC|MỤC|TIẾT|ĐIỀU)\s+(?:THỨ\s+)?|ĐIỀU(?=\d)", re.IGNORECASE)
_SUBSECTION = re.compile(r"TIỂU", re.IGNORECASE)
_SUBSECTION_RANK = _RANK[Kind.SECTION] + 0.5
_SUBPOINTS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
"""``i)``, ``ii)`` … under ``c)``."""
_SUBPOINT_RANK = _RANK[Kind.POINT] + 0.5
_BEFORE_I = "h"
_NUMBERS = 1 << 12
"""How many printed numbers are remembered with what they are in an anchor: documents have the same few hundred."""


Place = tuple[int, str]
"""Depth and anchor of one provision."""

_POINT, _SUBCLAUSE, _SECTION, _ARTICLE = Kind.POINT, Kind.SUBCLAUSE, Kind.SECTION, Kind.ARTICLE
_OF_MANY_RANKS = frozenset({_POINT, _SUBCLAUSE, _SECTION})
_OLD_PARTS = frozenset({Kind.LETTER, Kind.DIVISION})
_BULLETS = frozenset({Kind.ITEM, Kind.SUBITEM})


class _Open(NamedTuple):
    kind: Kind
    rank: float
    anchor: str
    bare: str = ""
    """Its number without label and signs."""


class Hierarchy:
    """Keeps track of what is open while a document is read from top to bottom."""

    def __init__(self) -> None:
        """Nothing is open at the start of a document."""
        self._open: list[_Open] = []
        self._floor = 0
        """How many stay open whatever comes: those that a quotation stands under."""
        self._in_quotation = False
        self._root = ""
        self._taken: set[str] = set()
        self._counts: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._restarts: Counter[str] = Counter()

    def place(self, kind: Kind, num: str, text: str = "", *, is_quoted: bool = False) -> Place:
        """Depth and anchor of the next provision in reading order.

        Args:
            kind: What it is.
            num: Its number as printed.
            text: What follows the number.
            is_quoted: Whether it is wording of another act in quotation marks: it stands under the provision that
                quotes it, however it is numbered.
        """
        if is_quoted is not self._in_quotation:
            self._enter_or_leave(is_quoted=is_quoted)
        if kind in _RANK:
            return self._numbered(kind, num)
        if kind in _HEAD_ANCHORS:
            return 0, self._counted(self._root, _HEAD_ANCHORS[kind], bare_first=True)
        if kind is Kind.ATTACHMENT:
            return self._attachment(text)
        return self._running(kind, text)

    def _enter_or_leave(self, *, is_quoted: bool) -> None:
        if is_quoted:
            self._floor = len(self._open)
        else:
            del self._open[self._floor :]
            self._floor = 0
        self._in_quotation = is_quoted

    def _attachment(self, text: str) -> Place:
        self._open.clear()
        self._floor = 0
        name = "phu-luc" if text.upper().startswith(("PHỤ LỤC", "BIỂU", "PHỤ BIỂU", "MẪU")) else "kem-theo"
        self._root = ""
        self._root = self._counted("", name, bare_first=False)
        return 0, self._root

    def _numbered(self, kind: Kind, num: str) -> Place:
        bare = "" if kind in _COUNTED else _bare(num)
        rank = self._rank(kind, num, bare)
        self._close(kind, rank)
        depth = len(self._open) + 1
        parent = self._parent_anchor()
        if kind in _COUNTED:
            anchor = self._counted(parent, _COUNTED[kind], bare_first=False)
        else:
            anchor = self._unique(_path(parent, self._own_name(kind, bare)))
        self._open.append(_Open(kind, rank, anchor, bare))
        return depth, anchor

    def _rank(self, kind: Kind, num: str, bare: str) -> float:
        if kind not in _OF_MANY_RANKS:
            return _RANK[kind]
        if kind is _SUBCLAUSE:
            return _RANK[kind] + _SUBCLAUSE_RANK_STEP * (num.rstrip(".").count(".") - 1)
        if kind is _SECTION and _SUBSECTION.match(num):
            return _SUBSECTION_RANK
        if kind is _POINT and bare in _SUBPOINTS and self._is_subpoint(bare):
            return _SUBPOINT_RANK
        return _RANK[kind]

    def _is_subpoint(self, bare: str) -> bool:
        """Whether ``i)`` counts what stands under a letter, and is not the letter behind ``h)``."""
        above = next((entry for entry in reversed(self._open[self._floor :]) if entry.kind is Kind.POINT), None)
        if above is None:
            return False
        if above.rank == _SUBPOINT_RANK:
            return _SUBPOINTS.index(bare) == _SUBPOINTS.index(above.bare) + 1
        return bare == _SUBPOINTS[0] and above.bare != _BEFORE_I

    def _running(self, kind: Kind, text: str) -> Place:
        """Running text belongs to the numbered provision above it, not to the last bullet."""
        while len(self._open) > self._floor and self._open[-1].kind in _BULLETS:
            self._open.pop()
        if text.endswith("./."):
            self._open.clear()  # the sentence that closes the document belongs to the whole of it
            self._floor = 0
        anchor = self._counted(self._parent_anchor(), _COUNTED[kind], bare_first=kind is Kind.CUT)
        return len(self._open) + 1, anchor

    def _close(self, kind: Kind, rank: float) -> None:
        if kind is not _SUBCLAUSE and rank == _RANK[kind]:
            for at in range(self._floor, len(self._open)):
                if self._open[at].kind is kind:
                    del self._open[at:]
                    return
        if kind is _ARTICLE and any(entry.kind in _OLD_PARTS for entry in self._open[self._floor :]):
            rank = _RANK[Kind.DIVISION] + 0.1  # older texts put Điều under "I. QUY ĐỊNH CHUNG"
        while len(self._open) > self._floor and self._open[-1].rank >= rank:
            self._open.pop()

    def _parent_anchor(self) -> str:
        return self._open[-1].anchor if self._open else self._root

    def _own_name(self, kind: Kind, bare: str) -> str:
        return self._subclause_name(bare) if kind is _SUBCLAUSE else _name(kind, bare)

    def _subclause_name(self, bare: str) -> str:
        """``1.2`` under clause 1 is ``2``; elsewhere the whole number, so that it stays unique."""
        above = self._open[-1] if self._open else None
        head, _, tail = bare.rpartition(".")
        if (
            above is not None
            and above.kind in {Kind.CLAUSE, Kind.SUBCLAUSE}
            and above.anchor.endswith(head.split(".")[-1])
        ):
            return tail
        return slugify(bare.replace(".", "-"))

    def _counted(self, parent: str, letter: str, *, bare_first: bool) -> str:
        count, joint = self._counts[parent, letter], "-" if len(letter) > 1 else ""
        while True:
            count += 1
            name = letter if bare_first and count == 1 else f"{letter}{joint}{count}"
            anchor = _path(parent, name)
            if anchor not in self._taken:
                self._counts[parent, letter] = count
                self._taken.add(anchor)
                return anchor

    def _unique(self, anchor: str) -> str:
        """Numbering that restarts gets ``-2``, ``-3`` … in reading order."""
        if anchor not in self._taken:
            self._taken.add(anchor)
            return anchor
        candidate, count = anchor, self._restarts[anchor] + 1  # not from 1 on: a thousand equal numbers take no longer
        while candidate in self._taken:
            count += 1
            candidate = f"{anchor}-l{count}"
        self._restarts[anchor] = count - 1
        self._taken.add(candidate)
        return candidate


@lru_cache(maxsize=_NUMBERS)
def _bare(num: str) -> str:
    """``Điều 1.`` → ``1``."""
    return _LABEL_WORD.sub("", num).strip(" .:)/-–—")


@lru_cache(maxsize=_NUMBERS)
def _name(kind: Kind, bare: str) -> str:
    """What a number adds to an anchor: ``dieu-1``."""
    if kind is _POINT:
        return letter_slug(bare) if len(bare) == 1 else slugify(bare)
    return _PREFIX.get(kind, "") + slugify(bare)


def _path(parent: str, name: str) -> str:
    return f"{parent}-{name}" if parent else name
