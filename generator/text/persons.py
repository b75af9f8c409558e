"""Names of persons as documents print them."""

from __future__ import annotations

import re

__all__ = ["first_person", "without_rank"]

_RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|(?:Chuẩn|Phó)\s+đô\s+đốc)\s+|\b(?:(?:GS|PGS|TSKH|TS|ThS|BS(?:\s?CK\s?I{1,2})?|KS)\.\s*)+",
    re.IGNORECASE,
)


def without_rank(name: str) -> str:
    """A name without military rank and academic titles, wherever in it they stand.

    >>> without_rank("Đại tướng Lương Tam Quang"), without_rank("PGS.TS. Lê Văn C"), without_rank("BSCKII. Võ Thị D")
    ('Lương Tam Quang', 'Lê Văn C', 'Võ Thị D')
    """
    return _RANK.sub("", name)


def first_person(names: str) -> str:
    """The first of those who signed side by side, each with a rank; bare of it as ``without_rank``.

    >>> first_person("Thượng tướng Nguyễn Văn Gấu Thượng tướng Nguyễn Văn Long")
    'Nguyễn Văn Gấu'
    """
    return next(filter(None, (part.strip() for part in _RANK.split(names))), "")
