"""Names of persons as documents print them."""

from __future__ import annotations

import re

__all__ = ["without_rank"]

_RANK = re.compile(
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|(?:Chuẩn|Phó)\s+đô\s+đốc)\s+|(?:(?:GS|PGS|TS|ThS)\.\s*)+",
    re.IGNORECASE,
)


def without_rank(name: str) -> str:
    """A name without military rank and academic titles, wherever in it they stand.

    >>> without_rank("Đại tướng Lương Tam Quang"), without_rank("PGS.TS. Lê Văn C")
    ('Lương Tam Quang', 'Lê Văn C')
    """
    return _RANK.sub("", name)
