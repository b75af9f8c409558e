"""Where a provision stands, in words: as people cite it, and as short as a link can be."""

from __future__ import annotations

from generator.model.provisions import DocumentTree, Kind, Provision

__all__ = ["cite_place", "name_of", "number_of", "short_place"]

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
    """The number without closing punctuation: ``a``, ``1``, ``Điều 1``."""
    return provision.num.strip().rstrip(".):").strip()


def name_of(tree: DocumentTree, index: int) -> str:
    """What one provision is called where it stands: ``điểm a``, ``Điều 1``, ``gạch đầu dòng thứ 2``."""
    provision = tree.provisions[index]
    if provision.kind in _LABELS:
        number = number_of(provision)
        return number if number[:1].isupper() and " " in number else _LABELS[provision.kind] + number
    if provision.kind in _COUNTED:
        return f"{_COUNTED[provision.kind]} thứ {_rank(tree, index)}"
    if provision.kind is Kind.MILESTONE:
        return f"mốc “{_clip(provision.text, 40)}”"
    if provision.kind in _HEAD:
        return _HEAD[provision.kind]
    return number_of(provision) or _clip(provision.text, 40)


def cite_place(tree: DocumentTree, index: int) -> str:
    """The place from the inside out, as in *điểm a khoản 1 mục II*; a counted item stands before a comma."""
    provision = tree.provisions[index]
    own = name_of(tree, index)
    above = " ".join(
        name_of(tree, _index_of(tree, ancestor, index))
        for ancestor in tree.ancestors(index)
        if ancestor.kind not in _COUNTED and ancestor.kind is not Kind.MILESTONE
    )
    separator = ", " if provision.kind in _COUNTED or provision.kind is Kind.MILESTONE else " "
    return f"{own}{separator}{above}" if above else own


def short_place(tree: DocumentTree, index: int) -> str:
    """The place as numbers from the outside in: ``Mục II.1.a``, ``Điều 1.I.2``; in words where it has none."""
    chain = [*reversed(tree.ancestors(index)), tree.provisions[index]]
    numbers = [number_of(provision) for provision in chain if provision.kind not in _COUNTED]
    numbers = [number for number in numbers if any(letter.isalnum() for letter in number)]
    if not numbers:
        name = name_of(tree, index)
        return name[:1].upper() + name[1:]
    place = ".".join(numbers)
    return place if " " in numbers[0] else f"Mục {place}"


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
