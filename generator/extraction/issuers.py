"""Who issued the document and where: ``Ủy ban nhân dân tỉnh Lai Châu``, from the head, completed from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from generator.model.metadata import SourceClaims
from generator.model.provisions import DocumentTree, Kind
from generator.text.folding import fold_key
from generator.text.unicode import UPPER
from generator.vocab.issuing_bodies import BodyLevel, issuing_bodies
from generator.vocab.provinces import Province, ProvinceKind, provinces

__all__ = ["Issuer", "is_central_body", "read_issuer"]

# Two-column heads flattened into one line put the motto right behind the body.
_MOTTO = re.compile(r"CỘNG\s+(?:HÒA|HOÀ)\s+XÃ")
_WORD = re.compile(r"[^\W\d_]{2}")
"""What an ornament under the issuer (``- 0 -``) has not."""
_IN_TYPE = re.compile(r"\sCỦA\s+(.+)")
"""``THÔNG TƯ CỦA BỘ Y TẾ``, in heads that print no other issuer."""
_LOCAL = r"(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|UBND|HĐND)"
_WRITTEN_OUT = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}
_ABBREVIATED = re.compile(r"\b(?:ubnd|hđnd)\b")
_BARE_UNIT = re.compile(r"(?<=nhân dân) (?:tỉnh|thành phố)$", re.IGNORECASE)
_BARE_PARTY = re.compile(r"(?:tỉnh|thành) (?:ủy|uỷ)", re.IGNORECASE)
_LOCAL_BODY = re.compile(rf"^{_LOCAL}$", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(?P<unit>(?:tỉnh|thành) (?:ủy|uỷ)|tỉnh|thành phố|TP\.?)\s+(?=(?P<name>[^\n,;:()]+))", re.IGNORECASE
)
_PARTY_NAMES = re.compile(
    r"\b(?:(?<=chủ tịch )chính phủ|thường vụ|chấp hành|đảng bộ|tỉnh (?:ủy|uỷ)|thành (?:ủy|uỷ))\b", re.IGNORECASE
)
_CENTRAL = re.compile(
    r"^(?:chính phủ|thủ tướng|quốc hội|ủy ban thường vụ quốc hội|bộ (?!chỉ huy|phận)|ban chấp hành trung ương"
    r"|bộ chính trị|ban bí thư|văn phòng chính phủ|chủ tịch nước|tòa án nhân dân tối cao|kiểm toán nhà nước"
    r"|thanh tra chính phủ|ngân hàng nhà nước|tổng liên đoàn|bảo hiểm xã hội việt nam|văn phòng trung ương)",
    re.IGNORECASE,
)
_BODY_ISSUER = re.compile(
    r"(?P<body>(?:Ủy|Uỷ) ban nhân dân|Hội đồng nhân dân|UBND|HĐND)(?P<unit> (?:tỉnh"
    rf"|thành phố)(?: [{UPPER}]\w*(?:[ –-]+[{UPPER}]\w*)*)?)?"
    r",? (?:\S+ ){0,2}?(?:ban hành|xây dựng)\b"
)
_FULL = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}
_IN_TEXT = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_SHORT = re.compile(r"\b(?:UBND|HĐND)\b")
_BEHEADED = re.compile(r"^(?:[YỶ](?= BAN NHÂN DÂN)|(?=ỘI ĐỒNG NHÂN DÂN))")
# A body's head stands for the body, but the President is one of his own: "CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI".
_OFFICE_OF = re.compile(
    r"^(?:bộ trưởng\s+(?=bộ\b)|giám đốc\s+(?=sở\b)|chủ tịch\s+(?=(?:ủy|uỷ) ban|hội đồng))", re.IGNORECASE
)
_HEAD_WORDS = re.compile(r"^(?:chủ tịch|giám đốc|bộ trưởng)\s+", re.IGNORECASE)
_UNIT_OF_BODY = re.compile(r"\b((?:tỉnh|thành) (?:ủy|uỷ)|tỉnh(?! ủy| uỷ)|thành phố|tp\.?)\s+.+$", re.IGNORECASE)
_FLAT = re.compile(
    r"(?P<above>(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ) .+?) "
    r"(?P<first>(?:SỞ|BAN) .+?)(?:\s+[-–]\s+(?:SỞ|BAN|CÔNG AN|CỤC) .*)?"
)
_DECIDES = re.compile(
    r"\s*(?:Thủ tướng Chính phủ|Chính phủ|(?:Bộ trưởng )?Bộ [^\d,;:.]{4,60}"
    r"|(?:Chủ tịch )?(?:Ủy|Uỷ) ban nhân dân (?:tỉnh|thành phố) [^\d,;:.]{2,40}"
    r"|Hội đồng nhân dân (?:tỉnh|thành phố) [^\d,;:.]{2,40}|Giám đốc Sở [^\d;:.]{4,60})\s*",
    re.IGNORECASE,
)
_ENACTS = re.compile(
    r"(?P<body>(?:Bộ trưởng )?Bộ (?:(?!\bban hành\b)[^,;:.\d]){3,60}?|Thủ tướng Chính phủ|Chính phủ) ban hành "
    r"(?=Thông tư|Nghị định|Quyết định|Nghị quyết|Chỉ thị|Quy chuẩn|\d)"
)
_JOINT = re.compile(
    r"\s+[-–]\s+(?=(?:bộ|ủy ban|uỷ ban|viện|tòa án|toà án|ban|ngân hàng|thanh tra|kiểm toán)\s)", re.IGNORECASE
)
"""Between the bodies of a joint act."""
_OPENING = 60
"""How many provisions are searched for the body's full name; it stands in the first sentences or nowhere."""


_BELOW_PROVINCE = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Issuer:
    """The issuing body and its province."""

    name: str | None = None
    province: Province | None = None


def read_issuer(
    tree: DocumentTree, claims: SourceClaims, place: str | None, issued: date | None, in_title: str | None = None
) -> Issuer:
    """The body in the head, else ``in_title``, the one that an older act names in its title.

    Where the second line of its name is lost, it is completed from authority, sheet, text, title or place.
    One candidate or none: a province is named only where all that is known agrees on it.
    """
    titled = _OFFICE_OF.sub("", _sentence_case(_written_out(in_title))) if in_title else None
    # The line between title and basis may call the same body otherwise: "CHỦ TỊCH CHÍNH PHỦ" under "CỦA CHỦ TỊCH NƯỚC".
    head = _head_name(tree) if titled is None or _lines(tree, Kind.ISSUER) else None
    name = head or titled or _claimed(claims) or _name_in_text(tree)
    if name is None:
        return Issuer()
    if is_central_body(name) or _is_of_ministry(tree, name):
        return Issuer(name=_capitalise_unknown(name))
    province = next((unit for unit in _iter_provinces(name, tree, claims, place, issued) if unit is not None), None)
    if province is not None and (_LOCAL_BODY.match(name) or _is_department_of(tree, name, province, issued)):
        name = f"{_capitalise_unknown(name)} {_unit_name(province)}"
    if province is not None and _BARE_PARTY.fullmatch(name):
        name = f"{name} {province.name}"  # "ĐẢNG BỘ TỈNH LONG AN / TỈNH ỦY"
    if province is not None and _BARE_UNIT.search(name):
        name = f"{_BARE_UNIT.sub('', name)} {_unit_name(province)}"
    return Issuer(name=_spelt_as_place(_with_proper_name(name, province), place), province=province)


def _spelt_as_place(name: str, place: str | None) -> str:
    """``ỦY BAN NHÂN DÂN PHƯỜNG LONG BÌNH`` with the capitals that its place has before the date: *Long Bình*."""
    if place is None or _BELOW_PROVINCE.search(name) is None or not name.casefold().endswith(f" {place.casefold()}"):
        return name
    return f"{name[: -len(place)]}{place}"


def _claimed(claims: SourceClaims) -> str | None:
    """The body of the sheet, where it is one of the centre; of a province sites name no body (``Tỉnh Lai Châu``)."""
    return claims.issuer if claims.issuer is not None and is_central_body(claims.issuer) else None


def is_central_body(name: str) -> bool:
    """Whether a body belongs to the centre rather than to a province.

    >>> is_central_body("Chính phủ"), is_central_body("Ủy ban nhân dân tỉnh Lai Châu")
    (True, False)
    """
    return _CENTRAL.match(fold_key(name)) is not None


def _is_of_ministry(tree: DocumentTree, name: str) -> bool:
    """``BỘ CÔNG THƯƠNG / CỤC HÓA CHẤT``: the body above it is central, and it names no province itself."""
    above = _lines(tree, Kind.ISSUER)[:1]
    return any(is_central_body(line) for line in above) and _UNIT.search(name) is None


def _head_name(tree: DocumentTree) -> str | None:
    lines = _lines(tree, Kind.ISSUER)
    if not lines:
        lines = _lines(tree, Kind.AUTHORITY)[:1]
    if not lines:
        lines = [found[1] for line in _lines(tree, Kind.DOC_TYPE)[:1] if (found := _IN_TYPE.search(line))]
    if not lines:
        return _above_basis(tree)
    central = _central_office(lines)
    if central is not None:
        return central
    lines = [_BEHEADED.sub(lambda lost: "ỦY" if lost.group() else "H", line) for line in lines]
    own = _own_lines([_SHORT.sub(lambda short: _FULL[short.group()], line) for line in lines])
    return _HEAD_WORDS.sub("", _sentence_case(" ".join(own)))


def _above_basis(tree: DocumentTree) -> str | None:
    """``Bộ trưởng Bộ Xây dựng`` on a line of its own between title and basis, not set in capitals."""
    for above, basis in pairwise(tree.provisions[:_OPENING]):
        if basis.kind is Kind.BASIS:
            found = _DECIDES.fullmatch(above.text) if above.kind is Kind.PARAGRAPH else None
            is_name = above.text.strip()[:1].isupper() or above.text.islower()
            return _OFFICE_OF.sub("", above.text.strip()) if found is not None and is_name else None
    return None


def _is_department_of(tree: DocumentTree, name: str, province: Province, issued: date | None) -> bool:
    """Whether the head names the province above a department: ``UBND TỈNH X / SỞ NỘI VỤ``."""
    lines = _lines(tree, Kind.ISSUER)
    is_named = _UNIT.search(name) is None and len(_own_lines(lines)) < len(lines)
    return is_named and _province_in(" ".join(lines), issued) == province


def _own_lines(lines: list[str]) -> list[str]:
    """Lines of the body itself, without the superior body above it: ``UBND TỈNH X / SỞ NỘI VỤ``."""
    starts = [
        i
        for i, line in enumerate(lines)
        if re.match(r"(?:SỞ|BAN|CHI CỤC|CỤC|TRUNG TÂM|VĂN PHÒNG)\s|(?:TỈNH|THÀNH|HUYỆN) [ỦU][YỶ]", line)
    ]
    return lines[starts[-1] :] if starts and starts[-1] > 0 else lines


def _lines(tree: DocumentTree, kind: Kind) -> list[str]:
    text = next((provision.text for provision in tree.of_kind(kind)), "")
    lines = (_MOTTO.split(line)[0].strip(" _-–—*") for line in text.split("\n"))
    return [part for line in lines if _WORD.search(line) for part in _parts(line)]


def _parts(line: str) -> list[str]:
    """``UBND TỈNH X BAN DÂN TỘC – SỞ TÀI CHÍNH``, a head in one line: the body above, and the first of those below."""
    found = _FLAT.fullmatch(line)
    return [found["above"], found["first"]] if found is not None else [line]


def _central_office(lines: list[str]) -> str | None:
    """``BAN CHẤP HÀNH TRUNG ƯƠNG / VĂN PHÒNG``: *Văn phòng Trung ương Đảng*, as the party calls it."""
    if len(lines) != 2 or fold_key(lines[0]) != fold_key("ban chấp hành trung ương"):
        return None
    if fold_key(lines[1]) == fold_key("văn phòng"):
        return "Văn phòng Trung ương Đảng"
    return f"{_sentence_case(lines[1])} Trung ương" if lines[1].upper().startswith("BAN ") else None


def _name_in_text(tree: DocumentTree) -> str | None:
    """``Ủy ban nhân dân thành phố ban hành Kế hoạch …`` where the head is lost."""
    for provision in tree.provisions[:_OPENING]:
        enacts = _ENACTS.match(provision.text) if provision.kind is Kind.PARAGRAPH else None
        if enacts is not None:
            return _OFFICE_OF.sub("", enacts["body"])
        found = _BODY_ISSUER.search(provision.text)
        if found:
            return f"{_IN_TEXT.get(found['body'], found['body'])}{_unit_in_text(found['unit'] or '')}"
    return None


def _unit_in_text(unit: str) -> str:
    """The unit behind a body, without the name of who leads it: ``UBND tỉnh Nguyễn Thế Giang đã ký ban hành``."""
    kind = " thành phố" if unit.casefold().startswith(" thành phố") else unit[:5]
    words = unit[len(kind) :].split()
    names = (" ".join(words[:count]) for count in range(1, len(words) + 1))
    return unit if not words or any(map(provinces().candidates, names)) else kind


def _iter_provinces(
    name: str, tree: DocumentTree, claims: SourceClaims, place: str | None, issued: date | None
) -> Iterator[Province | None]:
    """Where the province may be read, the surest first."""
    yield _province_in(name, issued)
    yield _province_in(" ".join(_lines(tree, Kind.AUTHORITY)), issued)
    yield provinces().find(claims.issuer, issued) if claims.issuer else None
    yield provinces().find_place(place, issued) if place else None
    yield _province_in(" ".join(_lines(tree, Kind.TITLE)), issued)
    if _BELOW_PROVINCE.search(name):
        # A ward's head names no province; what it carries out is its province's: "Kế hoạch … của UBND tỉnh X".
        yield _province_in(" ".join([one.text for one in tree.of_kind(Kind.BASIS)]), issued)


def _province_in(text: str, issued: date | None) -> Province | None:
    """The one province that words behind *tỉnh* or *thành phố* name; the longest name that fits."""
    found = {unit.id: unit for match in _UNIT.finditer(text) if (unit := _longest(match["name"], issued))}
    return next(iter(found.values())) if len(found) == 1 else None


def _longest(words: str, issued: date | None) -> Province | None:
    parts = words.split()
    for count in range(min(len(parts), 6), 0, -1):
        candidates = provinces().candidates(" ".join(parts[:count]).strip(" .-–"), issued)
        if candidates:
            return candidates[0] if len(candidates) == 1 else None
    return None


def _unit_name(province: Province) -> str:
    return (
        f"{province.kind} {province.name}" if province.kind is ProvinceKind.PROVINCE else f"thành phố {province.name}"
    )


def _sentence_case(text: str) -> str:
    """``ỦY BAN NHÂN DÂN`` → ``Ủy ban nhân dân``; words that are not all in capitals stay as they are."""
    if any(char.islower() for char in text):
        return text
    lowered = _PARTY_NAMES.sub(lambda words: words.group().capitalize(), " ".join(text.split()).lower())
    written_out = _ABBREVIATED.sub(lambda found: _WRITTEN_OUT[found[0]], lowered)
    return written_out[:1].upper() + written_out[1:]


def _written_out(body: str) -> str:
    """``Văn phòng UBND tỉnh`` → ``Văn phòng Ủy ban nhân dân tỉnh``; a name in capitals is written out later."""
    if body.isupper():
        return body
    return _SHORT.sub(lambda short: _IN_TEXT[short.group()], body)


def _with_proper_name(name: str, province: Province | None) -> str:
    """The name with its province spelt as a proper name."""
    found = _UNIT_OF_BODY.search(name)
    rest = name[found.end(1) :].strip() if found is not None else ""
    if found is None or not rest:
        return _capitalise_unknown(name)
    # A name that two provinces bear, before 1/7/2025 and since, is spelt the same for both.
    bearers = {unit.name for unit in provinces().candidates(rest)} if province is None else {province.name}
    own = next(iter(bearers)) if len(bearers) == 1 else rest
    unit = _PARTY_NAMES.sub(lambda words: words.group().capitalize(), found[1].lower())
    return f"{name[: found.start()]}{unit} {own}"


def _capitalise_unknown(name: str) -> str:
    """``Bộ nội vụ - bộ tài chính`` → ``Bộ Nội vụ - Bộ Tài chính``, by the vocabulary.

    Of a body that it has not, the word behind the kind of body starts the name.
    """
    known = issuing_bodies().find(name)
    if known is not None:
        # "Ban Chấp hành Đảng bộ tỉnh" is the Tỉnh ủy, and named so by its own acts.
        is_own_name = known.level is BodyLevel.PARTY and fold_key(known.name) != fold_key(name)
        return _with_capital(name) if is_own_name else known.name
    if (joint := _JOINT.search(name)) is not None:
        second = _with_capital(name[joint.end() :])
        return f"{_capitalise_unknown(name[: joint.start()])} - {_capitalise_unknown(second)}"
    return re.sub(r"^(Bộ|Sở|Ban)\s+(\w)", lambda found: f"{found[1]} {found[2].upper()}", name)


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
