"""What a document says about itself, read from its head, foot and title; the site's sheet is read apart and compared.

Diagnostics: MET001 no number · MET002 no date · MET003 no issuing body · MET011 number · MET012 date · MET013 signer ·
MET014 type · MET015 province · MET016 day of effect of sheet and body disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.extraction.announcements import read_announcement
from generator.extraction.completeness import ATTACHED_TO, read_completeness
from generator.extraction.day_around import find_day_around
from generator.extraction.effect import read_effective_date
from generator.extraction.issuers import Issuer, read_issuer
from generator.extraction.news import read_news
from generator.extraction.numbers import find_number
from generator.extraction.periods import read_period
from generator.extraction.sheet import read_claims, title_in_sheet
from generator.extraction.signatures import read_signature
from generator.extraction.title_heads import TitleHead, read_title_head
from generator.model.document import ParsedSource
from generator.model.identifiers import DocNumber
from generator.model.metadata import Metadata, SourceClaims
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.model.provisions import DocumentTree, Kind
from generator.text.dates import DATE, date_of
from generator.text.folding import fold
from generator.text.unicode import is_capitals
from generator.vocab.document_types import type_of_code, type_of_label
from generator.vocab.provinces import provinces
from generator.vocab.sheet_claims import Claimed, disagreements

__all__ = ["extract_metadata"]

_RULE_LINE = re.compile(r"^[-–—_*\s]+$")
# "TP.Cần Thơ, ngày …"; only a city that bears a person's name keeps the word before it (Thành phố Hồ Chí Minh).
_PLACE = re.compile(
    r"^\s*(?:TP\s?\.?\s*(?=[^\W\d_])(?!Hồ\b|HCM))?(?P<place>[^,\n]{2,40}?)\s*,\s*(?:ngày|tháng)\b", re.IGNORECASE
)
_DRAFT_PLACE = re.compile(
    r"\s*(?P<place>[^\W\d_][^,\n\d]{1,39}?)\s*,\s*ngày[\s.…]*(?:tháng[\s.…\d]*)?(?:năm[\s.…\d]*)?"
)
_CUT_PLACE = re.compile(r"\s*(?P<place>[^\W\d_][^,;.\n\d]{1,39}?)\s*,\s*ngày\b[^,;]{0,20}")
_TYPE_IN_TEXT = re.compile(
    r"\b(?:ban hành|xây dựng)\s+(?P<type>Kế hoạch|Chương trình|Đề án|Chỉ thị|Quyết định|Nghị quyết)\b(?!\s+số\b)"
)
# The formula in capitals names the type once more; a Hội đồng nhân dân "quyết nghị" its Nghị quyết.
_ENACTED = {
    "QUYẾT ĐỊNH": "Quyết định",
    "QUYẾT NGHỊ": "Nghị quyết",
    "NGHỊ QUYẾT": "Nghị quyết",
    "NGHỊ ĐỊNH": "Nghị định",
    "CHỈ THỊ": "Chỉ thị",
}
_DISAGREEMENTS = {
    Claimed.NUMBER: "MET011",
    Claimed.DATE: "MET012",
    Claimed.SIGNER: "MET013",
    Claimed.TYPE: "MET014",
    Claimed.PROVINCE: "MET015",
    Claimed.EFFECT: "MET016",
}
_MAY_BE_ATTACHED = (Kind.ATTACHMENT, Kind.PARAGRAPH)
_BLANK_NUMBER = re.compile(r"(?:Số|SỐ)\s*:?[\s.…_]*/\s?(?P<code>[A-ZĐ][A-Za-zđĐ]*)\s?-\s?[A-ZĐ]")
_ENACTING = re.compile(rf"(?P<type>{'|'.join(_ENACTED)})\s*:".replace(" ", r"\s+"))
# The party prints who resolved between the type and what it is about: "BAN CHẤP HÀNH ĐẢNG BỘ TỈNH / về …".
_PARTY_BODY = re.compile(
    r"(?:CỦA\s+)?(?P<body>(?:BAN\s+(?:CHẤP\s+HÀNH|THƯỜNG\s+VỤ)|ĐOÀN\s+CHỦ\s+TỊCH|TỈNH\s+(?:ỦY|UỶ)|THÀNH\s+(?:ỦY|UỶ))[^.;:]{0,80}?)\s+"
    r"(?=[Vv]ề\b|VỀ\b)"
)
# "QUYẾT ĐỊNH / CỦA ỦY BAN NHÂN DÂN THÀNH PHỐ V/V …": whose act it is stands between type and matter in older heads.
_WHOSE = re.compile(
    r"CỦA\s+(?:CHỦ\s+TỊCH\s+|BỘ\s+TRƯỞNG\s+|GIÁM\s+ĐỐC\s+)?(?:ỦY\s+BAN|UỶ\s+BAN|UBND|HỘI\s+ĐỒNG|HĐND|BỘ|SỞ|THỦ\s+TƯỚNG|CHÍNH\s+PHỦ)"
    r"[^.;:\d]{0,80}?\s+(?=V/[Vv]\b|V[ỀỂ]\s+VIỆC\b|Về\s+việc\b)"
)
_BLANK_TITLE = re.compile(r"(?:V/[vV]|[Vv]ề\s+việc)\s*:?[\s.…_]*")
_ABOUT = re.compile(r"(?:^|\s)(?P<matter>V/[vV]\s*:?\s+.{5,600})", re.DOTALL)
_PASSED = re.compile(
    r"(?:(?:Bộ\s+)?[Ll]uật|Pháp\s+lệnh)\s+này\s+(?:đã\s+)?được\s+(?:Quốc\s+hội|(?:Ủy|Uỷ)\s+ban\s+[Tt]hường\s+vụ)[^\d]{0,90}"
    r"(?:\d{1,2}\s+)?thông\s+qua\s+(?=ngày\s)"
)
_CLOSES_WITHIN = 8
"""Provisions from the end among which a law says when it was passed."""
_STOPS = re.compile(r"[.;:!?…/)\]\"”’'][\s*=_–—-]*$")
_LONG = 120
"""Characters that the last line of a title does not reach."""
_BESIDE_TYPE = re.compile(r"^DỰ THẢO\s+(?=\S)|\s+CỦA\s.*|\s*[(\[]?\s*\bDỰ THẢO\b.*", re.IGNORECASE)
_OPENING = 12


def extract_metadata(parsed: ParsedSource) -> Outcome[Metadata]:
    """The metadata of a document, and diagnostics on what is missing and where sheet and body disagree."""
    tree = parsed.tree
    claims = read_claims(parsed.sheet)
    title = _title(tree)
    head = _head_in_words(tree, title) if _text(tree, Kind.NUMBER) is None else None
    place, issued = _place(tree), _date(tree) or (head.day if head is not None else None)
    found = (head.number, head.printed) if head is not None and head.number is not None else _number(tree)
    number, printed = found if found is not None else (None, None)
    around = issued or claims.date_document or find_day_around(tree, number)
    issuer = read_issuer(tree, claims, place, around, head.body if head is not None else None)
    title = head.matter if head is not None else title or title_in_sheet(parsed.sheet)
    today = provinces().today(issuer.province) if issuer.province is not None else None
    metadata = Metadata(
        number=number,
        number_raw=printed if number is not None and printed != str(number) else None,
        document_type=_document_type(tree, number, head.document_type if head is not None else None),
        title=title,
        passed_by=issuer.name,
        province=issuer.province.id if issuer.province is not None else None,
        province_name=issuer.province.name if issuer.province is not None else None,
        province_today=today.id if today is not None else None,
        province_today_name=today.name if today is not None else None,
        place=place,
        date_document=issued,
        effective_date=read_effective_date(tree, issued),
        signature=read_signature(tree),
        period=read_period(title),
        completeness=read_completeness(tree),
        is_simulated=parsed.is_simulated,
        by_source=claims,
    )
    return Outcome(value=metadata, diagnostics=tuple(_diagnose(parsed.source.name, metadata, issuer)))


def _head_in_words(tree: DocumentTree, title: str | None) -> TitleHead | None:
    """Number, day and body where no line of a head has them: in the title, or in what a page says of its act."""
    return read_title_head(title) or read_announcement(tree, title) or read_news(tree, title)


def _text(tree: DocumentTree, kind: Kind) -> str | None:
    return next((provision.text for provision in tree.of_kind(kind)), None)


def _lines(text: str) -> str:
    """Lines as one, without the rules drawn under them."""
    return " ".join(line.strip() for line in text.split("\n") if line.strip() and not _RULE_LINE.match(line))


def _number(tree: DocumentTree) -> tuple[DocNumber, str] | None:
    text = _text(tree, Kind.NUMBER)
    found = find_number(_lines(text)) if text is not None else None
    return found or _number_of_attachment(tree)


def _number_of_attachment(tree: DocumentTree) -> tuple[DocNumber, str] | None:
    """What an act is called by the plan attached to it: ``(Ban hành kèm theo Quyết định số 11/2026/QĐ-UBND ngày …)``.

    Only an act with a head of its own has one: an annex alone names the act that it has come away from.
    """
    own = fold(_text(tree, Kind.DOC_TYPE) or "")
    for provision in tree.of_kind(*_MAY_BE_ATTACHED) if own else ():
        named = ATTACHED_TO.search(provision.text)
        if named is not None and fold(" ".join(named["type"].split())) == own:
            return find_number(named["number"])
    return None


def _title(tree: DocumentTree) -> str | None:
    text = _text(tree, Kind.TITLE)
    words = _whole_title(tree, text) if text is not None else _subject(tree)
    if _BLANK_TITLE.fullmatch(words):
        return None
    body = _PARTY_BODY.match(words)
    whose = _WHOSE.match(words)
    if whose is not None and is_capitals(whose.group()):
        return words[whose.end() :]
    return (words[body.end() :] if body is not None and is_capitals(body["body"]) else words) or None


def _whole_title(tree: DocumentTree, text: str) -> str:
    """The title with its last line, where that is a paragraph of its own above who decides: ``Quỹ Khuyến học``."""
    for above, line, below in zip(tree.provisions, tree.provisions[1:], tree.provisions[2:_OPENING], strict=False):
        if above.kind is Kind.TITLE and line.kind is Kind.PARAGRAPH and below.kind is Kind.AUTHORITY:
            is_more = len(line.text) <= _LONG and line.text[:1].isalpha() and _STOPS.search(line.text) is None
            is_more = is_more and is_capitals(text) == is_capitals(line.text)
            return f"{_lines(text)} {_lines(line.text)}" if is_more else _lines(text)
    return _lines(text)


def _subject(tree: DocumentTree) -> str:
    """What a công văn is about, under its number: ``V/v triển khai di dời cụm công nghiệp``."""
    for provision in tree.provisions[:_OPENING]:
        found = _ABOUT.search(provision.text) if provision.kind in (Kind.NUMBER, Kind.PARAGRAPH, Kind.ISSUER) else None
        if found is not None:
            return _lines(found["matter"]).rstrip(" .")
    return ""


def _place(tree: DocumentTree) -> str | None:
    text = _text(tree, Kind.PLACE_DATE)
    if text is None:
        return _place_of_draft(tree)
    found = _PLACE.match(_lines(text).lstrip(" _-–—"))
    return found["place"] if found else None


def _place_of_draft(tree: DocumentTree) -> str | None:
    """``Hà Tĩnh, ngày`` with the day left blank stands as a line of its own above the type."""
    for provision in tree.provisions[:_OPENING]:
        if provision.kind is Kind.DOC_TYPE:
            return None
        is_last = provision is tree.provisions[-1]  # "Đà Nẵng, ngày 2": there the source stops
        pattern = _CUT_PLACE if is_last else _DRAFT_PLACE
        found = pattern.fullmatch(provision.text) if provision.kind is Kind.PARAGRAPH else None
        if found:
            return found["place"]
    return None


def _date(tree: DocumentTree) -> date | None:
    text = _text(tree, Kind.PLACE_DATE)
    found = DATE.search(_lines(text)) if text is not None else None
    return date_of(found) if found else _day_of_law(tree)


def _day_of_law(tree: DocumentTree) -> date | None:
    """``Luật này được Quốc hội … thông qua ngày 10 tháng 12 năm 2025.``: laws print no other day."""
    for provision in tree.provisions[-_CLOSES_WITHIN:]:
        found = _PASSED.match(provision.text)
        printed = DATE.match(provision.text, found.end()) if found is not None else None
        if printed is not None:
            return date_of(printed)
    return None


def _document_type(tree: DocumentTree, number: DocNumber | None, announced: str | None) -> str | None:
    """The type as the text has it; where its line is lost, what the number's code or the opening sentence says."""
    printed = _text(tree, Kind.DOC_TYPE)
    if printed is not None:
        words = _BESIDE_TYPE.sub("", _lines(printed)).strip(" :.")
        known = type_of_label(words)
        # By its bare letters too, as OCR may leave it: "QUYÉT ĐỊNH". Another name of a type stays as printed.
        return known.label if known is not None and fold(known.label) == fold(words) else words.capitalize()
    if number is not None and number.type_code is not None:
        coded = type_of_code(number.type_code, party=number.is_party_style)
        if coded is not None:
            return coded.label
        if number.year is None and "-" in number.symbol and not number.is_party_style:
            return "Công văn"  # body and unit, no code of a type: 3759/BNV-CCHC
    return _type_of_draft(tree) or announced or _type_in_text(tree)


def _type_of_draft(tree: DocumentTree) -> str | None:
    """What the code of a blank number says (``Số:    /QĐ-UBND``); with no code of a type it is a công văn."""
    found = _BLANK_NUMBER.match(_text(tree, Kind.NUMBER) or "")
    if found is None:
        return None
    coded = type_of_code(found["code"])
    return coded.label if coded is not None else "Công văn"


def _type_in_text(tree: DocumentTree) -> str | None:
    """What the enacting formula says (``QUYẾT ĐỊNH:``), else the opening sentence."""
    for provision in tree.provisions[:_OPENING]:
        enacting = _ENACTING.fullmatch(provision.text)
        if enacting:
            return _ENACTED[" ".join(enacting["type"].split())]
    for provision in tree.provisions[:_OPENING]:
        found = _TYPE_IN_TEXT.search(provision.text)
        if found:
            return found["type"]
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Finding:
    code: str
    message: str


def _diagnose(source: str, metadata: Metadata, issuer: Issuer) -> Iterator[Diagnostic]:
    claims = metadata.by_source
    for finding in (*_missing(metadata, claims), *_disagreements(metadata, issuer)):
        yield Diagnostic(source=source, code=finding.code, message=finding.message, severity=Severity.WARNING)


def _missing(metadata: Metadata, claims: SourceClaims) -> Iterator[_Finding]:
    if metadata.number is None:
        hint = f"; the site's sheet says {claims.number!r}" if claims.number else ""
        yield _Finding(
            code="MET001",
            message=f"no document number in the text{hint}; add `number:` to the front matter of the converted file",
        )
    if metadata.date_document is None:
        hint = f"; the site's sheet says {claims.date_document.isoformat()}" if claims.date_document else ""
        yield _Finding(
            code="MET002",
            message=f"no date of issue in the text{hint}; "
            "add `date_document:` to the front matter of the converted file",
        )
    if metadata.passed_by is None:
        yield _Finding(
            code="MET003",
            message="no issuing body in the text; add `passed_by:` to the front matter of the converted file",
        )


def _disagreements(metadata: Metadata, issuer: Issuer) -> Iterator[_Finding]:
    for found in disagreements(metadata, issuer.province):
        yield _Finding(
            code=_DISAGREEMENTS[found.what],
            message=f"the {found.what} in the text ({found.in_text}) is not that of the site's sheet "
            f"({found.in_sheet}); the text counts: check which is right",
        )
