"""Which provisions of a document are the new wording of another act, in quotation marks over several paragraphs."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from generator.model.provisions import DocumentTree
from generator.text.quotations import OPENING_MARKS, quoted_paragraphs

__all__ = ["quoted_provisions"]


def quoted_provisions(tree: DocumentTree) -> AbstractSet[int]:
    """Numbers of the provisions that stand in such a quotation: ``“3. Hồ sơ gồm:``, ``a) Đơn;``, ``b) Bản sao.”``."""
    if OPENING_MARKS.isdisjoint([provision.text[:1] for provision in tree]):
        return frozenset()
    return quoted_paragraphs([provision.printed for provision in tree])
