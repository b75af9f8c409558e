"""The full name of the body that gave an act: `08-NQ/TU` cited in a plan of Lai Châu is of the Tỉnh ủy Lai Châu."""

import re
from collections.abc import Iterator
from datetime import date

from generator.model.identifiers import DocNumber
from generator.resolution.scope import CENTRAL
from generator.text.folding import fold_key
from generator.vocab.issuing_bodies import BodyLevel, IssuingBody, issuing_bodies
from generator.vocab.provinces import Province, ProvinceKind, provinces

__all__ = ["name_issuer", "name_place"]

_PARTY_COMMITTEES = {ProvinceKind.PROVINCE: "tinh-uy", ProvinceKind.CITY: "thanh-uy"}
# A decision or directive numbered …-UBND is the committee's or its chairman's own: the number does not tell which.
_OPEN_TYPES = frozenset({"QĐ", "CT"})
# After these words the province's bare name is enough: Ủy ban nhân dân tỉnh | Lai Châu, Thường trực Tỉnh ủy | Lai Châu.
_ENDS_IN_KIND = re.compile(r"\b(?:tỉnh|thành phố|tỉnh ủy|thành ủy)$")


def name_place(scope: str) -> str:
    """Return the province whose series a scope is, empty for the centre and for what lies below a province.

    >>> name_place("lai-chau"), name_place("")
    ('tỉnh Lai Châu', '')
    """
    province = provinces().by_id(scope)
    return province.full_name if province is not None else ""


def name_issuer(issuer: str | None, number: str | None, scope: str, on: date | None) -> str | None:
    """Return the body's name with its province, as far as number and scope tell it for certain.

    >>> name_issuer("UBND tỉnh", "331/KH-UBND", "lai-chau", None), name_issuer(None, "08-NQ/TU", "lai-chau", None)
    ('UBND tỉnh Lai Châu', 'Tỉnh ủy Lai Châu')
    >>> name_issuer("Sở Nội vụ", "541/TTr-SNV", "thai-nguyen", None), name_issuer(None, "15/QĐ-TTg", "", None)
    ('Sở Nội vụ tỉnh Thái Nguyên', 'Thủ tướng Chính phủ')

    Args:
        issuer: As the mentions have it, `None` where they name nobody.
        number: Số, ký hiệu; `None` for a law cited by name.
        scope: Whose series the number belongs to, as in :mod:`generator.resolution.scope`.
        on: Day of the act, which decides between bodies that followed one another.
    """
    if number is None:
        return issuer
    if scope == CENTRAL:
        body = _only_body(number, on, at_centre=True)
        return issuer or (body.name if body is not None else None)
    province = provinces().by_id(scope)
    if province is None:  # below the province the scope is the body's own name; we would only guess at a fuller one
        return issuer
    name = issuer or _name_by_code(number, province, on)
    return _with_province(name, province) if name is not None and not _is_central(name) else name


def _name_by_code(number: str, province: Province, on: date | None) -> str | None:
    bodies = set(_bodies(number, on))
    committee = issuing_bodies().by_id(_PARTY_COMMITTEES[province.kind])
    if committee is not None and committee in bodies:
        return committee.name
    body = _only_body(number, on, at_centre=False)
    if body is None or (body.level is BodyLevel.PROVINCE and body.heads and _type_of(number) in _OPEN_TYPES):
        return None
    return body.name


def _type_of(number: str) -> str | None:
    parsed = DocNumber.parse(number)
    return parsed.type_code if parsed is not None else None


def _only_body(number: str, on: date | None, *, at_centre: bool) -> IssuingBody | None:
    found = {body for body in _bodies(number, on) if (body.level is BodyLevel.CENTRAL) is at_centre}
    return next(iter(found)) if len(found) == 1 else None


def _bodies(number: str, on: date | None) -> Iterator[IssuingBody]:
    parsed = DocNumber.parse(number)
    codes = re.split(r"[-/]", parsed.symbol) if parsed is not None else []
    return (body for code in codes for body in issuing_bodies().candidates_of_code(code, on))


def _is_central(name: str) -> bool:
    match = issuing_bodies().match(name)
    return match is not None and match.body.level is BodyLevel.CENTRAL


def _with_province(name: str, province: Province) -> str:
    """The name with its province, where it does not stand there already."""
    key = f" {fold_key(name)} "
    if any(f" {fold_key(spelling)} " in key for spelling in (province.name, *province.spellings)):
        return name
    own = province.name if _ENDS_IN_KIND.search(fold_key(name)) else province.full_name
    return f"{name} {own}"
