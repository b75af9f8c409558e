"""Where a provision stands, in words: as people cite it, and as short as a link can be."""

from __future__ import annotations

import re

from generator.model.provisions import DocumentTree, Kind, Provision

__all__ = ["cite_place", "name_of", "number_of", "short_place"]

_ORDINAL_ROMAN = re.compile(r"[IVXLC]+")
_ORDINAL = re.compile(r"[IVXLC]+|\d+")
_LABELS = {
    Kind.LETTER: "mục ",
    Kind.DIVISION: "mục ",
    Kind.CLAUSE: "khoản ",
    Kind.SUBCLAUSE: "khoản ",
    Kind.POINT: "điểm ",
}
_COUNTED = {Kind.ITEM: "gạch đầu dòng", Kind.SUBITEM: "dấu cộng", Kind.PARAGRAPH: "đoạn", Kind.TABLE: "bảng"}
_HEAD = {
    Kind.ISSUER: "tên cơ quan",
    Kind.MOTTO: "quốc hiệu",
    Kind.NUMBER: "số, ký hiệu",
    Kind.PLACE_DATE: "địa danh, ngày tháng",
    Kind.DOC_TYPE: "tên loại",
    Kind.TITLE: "trích yếu",
    Kind.AUTHORITY: "cơ quan ban hành",
    Kind.BASIS: "phần căn cứ",
    Kind.ENACTING: "lời ban hành",
    Kind.RECIPIENTS: "nơi nhận",
    Kind.SIGNATURE: "chữ ký",
    Kind.CUT: "chỗ nguồn dừng",
}


def number_of(provision: Provision) -> str:
    """The number without closing punctuation, its word not in capitals: ``a``, ``1``, ``Điều 1``, ``Phần thứ hai``."""
    number = provision.num.strip().rstrip(".):").strip()
    head, *rest = number.split(" ")
    if not rest or number != number.upper():
        return number
    return " ".join([head.capitalize(), *(word if _ORDINAL.fullmatch(word) else word.lower() for word in rest)])


def name_of(tree: DocumentTree, index: int) -> str:
    """What one provision is called where it stands: ``điểm a``, ``Điều 1``, ``gạch đầu dòng thứ 2``."""
    provision = tree.provisions[index]
    if provision.kind in _LABELS:
        return _label_of(provision)
    if provision.kind in _COUNTED:
        return f"{_COUNTED[provision.kind]} thứ {_rank(tree, index)}"
    if provision.kind is Kind.MILESTONE:
        return f"mốc “{_clip(provision.text, 40)}”"
    if provision.kind in _HEAD:
        return _HEAD[provision.kind]
    return number_of(provision) or _clip(provision.text, 40)


def _label_of(provision: Provision) -> str:
    number = number_of(provision)
    return number if number[:1].isupper() and " " in number else _LABELS.get(provision.kind, "") + number


def cite_place(tree: DocumentTree, index: int) -> str:
    """The place from the inside out, as in *điểm a khoản 1 mục II*; what has no number stands before a comma."""
    place = name_of(tree, index)
    is_numbered = _is_numbered(tree.provisions[index])
    below: Provision = tree.provisions[index]
    for ancestor in tree.ancestors(index):
        if not _counts(ancestor, below, with_items=True):
            continue
        place += (" " if is_numbered else ", ") + name_of(tree, _index_of(tree, ancestor, index))
        is_numbered = _is_numbered(ancestor)
        below = ancestor
    return place


def _counts(provision: Provision, below: Provision | None, *, with_items: bool = False) -> bool:
    """Whether a place names this provision; khoản 1.1 already says that it stands in khoản 1."""
    if below is not None and below.kind is Kind.SUBCLAUSE and provision.kind is Kind.CLAUSE:
        return not number_of(below).startswith(f"{number_of(provision)}.")
    return with_items or _is_numbered(provision)


def _is_numbered(provision: Provision) -> bool:
    return provision.kind not in _COUNTED and provision.kind is not Kind.MILESTONE


def short_place(tree: DocumentTree, index: int) -> str:
    """The place as short as can be: ``Mục II.1.a``, ``Điểm e khoản 2 Điều 2``; in words where it has no number."""
    chain = [*reversed(tree.ancestors(index)), tree.provisions[index]]
    counted = [p for p, below in zip(chain, [*chain[1:], None], strict=True) if _counts(p, below)]
    counted = [p for p in counted if any(letter.isalnum() for letter in number_of(p))]
    numbers = [number_of(provision) for provision in counted]
    if not numbers:
        name = name_of(tree, index)
        return name[:1].upper() + name[1:]
    parts = [number for number in numbers if " " not in number]
    named = [number for number in numbers if " " in number]  # Phần thứ hai, Chương I, Điều 2
    if not named:
        return f"Mục {'.'.join(parts)}"
    # An article's own khoản and điểm are cited from the inside out; below a part, and inside a plan that stands in an
    # article, numbers begin anew.
    below = [_label_of(provision) for provision in counted if " " not in number_of(provision)]
    if named[-1].startswith("Điều") and not (parts and _ORDINAL_ROMAN.fullmatch(parts[0])):
        place = " ".join([*reversed(below), named[-1]])
        return ", ".join([place[:1].upper() + place[1:], *reversed(named[:-1])])
    return ", ".join(filter(None, (", ".join(named), ".".join(parts))))


def _rank(tree: DocumentTree, index: int) -> int:
    """The place of a provision among its own kind under the same parent."""
    own = tree.provisions[index]
    rank = 1
    for provision in reversed(tree.provisions[:index]):
        if provision.depth < own.depth or provision.kind is Kind.ATTACHMENT:
            break
        rank += provision.depth == own.depth and provision.kind is own.kind
    return rank


def _index_of(tree: DocumentTree, provision: Provision, before: int) -> int:
    return next(at for at in range(before - 1, -1, -1) if tree.provisions[at] is provision)


def _clip(text: str, size: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= size else flat[:size].rsplit(" ", 1)[0] + "…"
