"""Who a document is: place of issue, year, number."""

from __future__ import annotations

import re

from generator.extraction.issuers import is_central_body
from generator.model.identifiers import DocNumber, DocumentId
from generator.model.metadata import Metadata
from generator.text.slugs import slugify

__all__ = ["identify"]

_CENTRAL_SYMBOL = re.compile(r"(?:^|[-/])(?:CP|TTg|TW|VPCP|UBTVQH\d*|QH\d+|CTN|B[A-ZĐ]{1,6})(?:$|[-/])")


def identify(metadata: Metadata, source_sha256: str) -> DocumentId:
    """The identity of a document.

    Args:
        metadata: Its number, date, province and body.
        source_sha256: Digest of its file; stands in for a number that the text does not print.
    """
    slug = slugify(str(metadata.number)) if metadata.number is not None else f"khong-so-{source_sha256[:8]}"
    return DocumentId(jurisdiction=_jurisdiction(metadata), year=_year(metadata), slug=slug)


def _jurisdiction(metadata: Metadata) -> str:
    if metadata.province is not None:
        return metadata.province
    if metadata.passed_by is not None and is_central_body(metadata.passed_by):
        return "trung-uong"
    return "trung-uong" if metadata.passed_by is None and _is_central(metadata.number) else "khong-ro"


def _is_central(number: DocNumber | None) -> bool:
    return number is not None and _CENTRAL_SYMBOL.search(number.symbol) is not None


def _year(metadata: Metadata) -> str:
    if metadata.date_document is not None:
        return str(metadata.date_document.year)
    if metadata.number is not None and metadata.number.year is not None:
        return str(metadata.number.year)
    return "khong-ro-nam"
