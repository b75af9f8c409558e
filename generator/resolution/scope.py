"""Whose series a number belongs to: `76/NQ-CP` is one act, `08-NQ/TU` another one in every province."""

import re
from datetime import date

from generator.model.facts import Citation
from generator.model.identifiers import DocNumber
from generator.model.metadata import Metadata
from generator.text.folding import fold_key
from generator.text.slugs import slugify
from generator.vocab.issuing_bodies import BodyLevel, issuing_bodies
from generator.vocab.provinces import provinces

__all__ = ["CENTRAL", "citation_scope", "document_scope", "is_local_number"]

CENTRAL = ""
"""The scope of numbers that only one body in the country gives."""

_CENTRAL_PARTY_CODE = re.compile(r"[A-ZĐ]*T[WƯ]")  # TW, TƯ, BTCTW: Trung ương; TU is a Tỉnh ủy
_LOCAL_PARTY_CODE = re.compile(r"[A-ZĐ]*TU")
# With marks: "quận" is not "cơ quan", and the Sở Lao động – Thương binh và Xã hội is no xã.
_LEVEL = r"(?:huyện|quận|thị xã|thị trấn|xã|phường|thành phố|tp\.?)"
_ENDS_IN_LEVEL = re.compile(rf"\b{_LEVEL}$")
_NAMES_LOWER_BODY = re.compile(rf"\b(?:nhân dân|ubnd|hđnd) {_LEVEL} \w+|\b(?:huyện|quận|thị) ủy \w+|\bđảng ủy \w+")


def is_local_number(number: str) -> bool:
    """Return whether each province has its own act of that number.

    >>> [is_local_number(number) for number in ("08-NQ/TU", "541/TTr-SNV", "76/NQ-CP", "3759/BNV-CCHC", "18-NQ/TW")]
    [True, True, False, False, False]
    """
    # Whatever is not known to be central counts as local: taking one central act for two is a gap, taking two
    # provinces' acts for one is a falsehood.
    return BodyLevel.CENTRAL not in _levels(number)


def _levels(number: str) -> frozenset[BodyLevel]:
    """Return where the bodies stand whose codes are in a number, empty where none is known."""
    parsed = DocNumber.parse(number)
    codes = re.split(r"[-/]", parsed.symbol if parsed is not None else number)
    levels = {body.level for code in codes for body in issuing_bodies().candidates_of_code(code)}
    if any(_CENTRAL_PARTY_CODE.fullmatch(code) for code in codes):
        levels = {BodyLevel.CENTRAL}
    elif any(_LOCAL_PARTY_CODE.fullmatch(code) for code in codes):
        levels = {BodyLevel.PROVINCE}
    return frozenset(levels)


def _is_central_body(issuer: str) -> bool:
    match = issuing_bodies().match(issuer)
    return match is not None and match.body.level is BodyLevel.CENTRAL


def citation_scope(citation: Citation, citing: Metadata, own_scope: str) -> str:
    """Return the scope of the act that a mention names.

    Args:
        citation: The mention.
        citing: Metadata of the document it stands in, for the day on which province names are read.
        own_scope: That document's own scope: an issuer named only as *UBND tỉnh* is the document's own.
    """
    if citation.number is None or not is_local_number(citation.number):
        return CENTRAL
    issuer = citation.issuer or ""
    if not issuer:
        return own_scope
    on = citation.date_document or citing.date_document
    named = _scope_of_body(issuer, own_scope.partition("/")[0], on)
    if named is None:  # a code we do not know, of a body we do: "Kho bạc Nhà nước"
        return CENTRAL if not _levels(citation.number) and _is_central_body(issuer) else own_scope
    return named


def document_scope(metadata: Metadata, jurisdiction: str) -> str:
    """Return the scope of a document's own local numbers: `lai-chau`, or `lai-chau/ubnd-…` below the province."""
    body = metadata.passed_by or ""
    return _scope_of_body(body, jurisdiction, metadata.date_document) or jurisdiction


def _scope_of_body(body: str, home: str, on: date | None) -> str | None:
    """Return the scope that the name of a body states, `None` where it states none (*UBND tỉnh*)."""
    words = body.split()
    for index in range(len(words)):
        province = provinces().find(" ".join(words[index:]), on)
        if province is None:
            continue
        if not _ENDS_IN_LEVEL.search(fold_key(" ".join(words[:index]))):
            return province.id
        return f"{home}/{_body_slug(body)}"  # the city of Thái Nguyên is not the province
    return f"{home}/{_body_slug(body)}" if _NAMES_LOWER_BODY.search(fold_key(body)) else None


def _body_slug(body: str) -> str:
    match = issuing_bodies().match(body)
    return slugify(match.full_name if match is not None else body)
