"""Mentions of other acts: by number (``Nghị quyết số 76/NQ-CP ngày 15/7/2021``), laws also by name and year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extraction.act_names import LawName, iter_law_names, may_name_law
from generator.extraction.act_numbers import NumberedAct, iter_numbered_acts
from generator.extraction.numbers import may_name_number
from generator.extraction.old_numbers import may_name_decree
from generator.model.facts import Citation, CitationRole
from generator.model.identifiers import DocNumber
from generator.model.metadata import Metadata
from generator.model.provenance import TextSpan
from generator.model.provisions import NUMBERED_KINDS, DocumentTree, Kind, Provision

__all__ = ["extract_citations"]

_SILENT = frozenset(
    {
        Kind.ISSUER,
        Kind.MOTTO,
        Kind.NUMBER,
        Kind.PLACE_DATE,
        Kind.DOC_TYPE,
        Kind.AUTHORITY,
        Kind.RECIPIENTS,
        Kind.SIGNATURE,
        Kind.CUT,
    }
)
_NAMES_BASIS = frozenset({Kind.BASIS, Kind.ITEM, Kind.SUBITEM})
"""What names a basis before the first number."""
_ENDS_PREAMBLE = NUMBERED_KINDS | {Kind.ENACTING, Kind.ATTACHMENT}
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_BASIS = re.compile(
    r"(?:C?ăn cứ|Thực hiện|Triển khai|Theo|(?:Qua |Sau khi )?xem xét|Xét|Để|Trên cơ sở|Tiếp tục|n cứ)\b", re.IGNORECASE
)
_BASIS_HEADING = re.compile(r"^(?:các\s+)?(?:căn cứ|cơ sở)\b(?!\s+(?:vật chất|hạ tầng|dữ liệu))", re.IGNORECASE)


def extract_citations(tree: DocumentTree, metadata: Metadata) -> tuple[Citation, ...]:
    """Every mention of another act, in reading order; the document's own number is none.

    Args:
        tree: The document.
        metadata: Tells its own number.
    """
    # A law's own title, and the laws in the name of one that amends them.
    is_law = metadata.document_type in _LAWS
    own = metadata.number or _claimed(metadata)
    number = str(own) if own is not None else None
    return tuple(
        citation
        for provision, role in _iter_with_role(tree)
        for citation in _citations_of(provision, role)
        if not (is_law and citation.rule == "capitals-law")
        and (number is None or citation.number != number or not _is_of_own_year(citation, metadata))
    )


def _iter_with_role(tree: DocumentTree) -> Iterator[tuple[Provision, CitationRole]]:
    """Provisions that can name an act, each with why it would be named there."""
    basis_depth: int | None = None
    in_preamble = True
    for provision in tree:
        if in_preamble and provision.kind in _ENDS_PREAMBLE:
            in_preamble = False
        if basis_depth is not None and provision.depth <= basis_depth:
            basis_depth = None
        if provision.is_heading and _BASIS_HEADING.match(provision.text):
            basis_depth = provision.depth
        if provision.kind not in _SILENT and _may_cite(provision.text):
            yield provision, _role(provision, in_preamble=in_preamble, in_basis=basis_depth is not None)


def _role(provision: Provision, *, in_preamble: bool, in_basis: bool) -> CitationRole:
    if not (in_preamble or in_basis or provision.kind is Kind.BASIS):
        return CitationRole.MENTION
    opens_as_basis = provision.kind is Kind.PARAGRAPH and _BASIS.match(provision.text) is not None
    if in_basis or opens_as_basis or provision.kind in _NAMES_BASIS:
        return CitationRole.LEGAL_BASIS
    return CitationRole.MENTION


def _may_cite(text: str) -> bool:
    return may_name_number(text) or may_name_law(text) or may_name_decree(text)


def _citations_of(provision: Provision, role: CitationRole) -> Iterator[Citation]:
    numbered = tuple(iter_numbered_acts(provision.text))
    acts: list[NumberedAct | LawName] = [*numbered, *iter_law_names(provision.text, numbered)]
    for act in sorted(acts, key=lambda act: act.start):
        # "LUẬT LUẬT SƯ" alone on its line is what the law itself is called.
        if act.rule != "capitals-law" or act.end - act.start < len(provision.text.strip()):
            yield _citation(act, provision, role)


def _citation(act: NumberedAct | LawName, provision: Provision, role: CitationRole) -> Citation:
    return Citation(
        span=TextSpan(anchor=provision.anchor, start=act.start, end=act.end),
        raw=provision.text[act.start : act.end],
        number=str(act.number) if act.number is not None else None,
        document_type=act.document_type,
        name=act.name if isinstance(act, LawName) else None,
        issuer=act.issuer if isinstance(act, NumberedAct) else None,
        date_document=act.day,
        year=act.year,
        role=role,
        rule=act.rule,
    )


def _is_of_own_year(citation: Citation, metadata: Metadata) -> bool:
    """``Ban hành kèm theo Quyết định số 845/QĐ-UBND ngày 16/9/2022``: the own number and, where given, the year."""
    issued = metadata.date_document or metadata.by_source.date_document
    return citation.year is None or issued is None or citation.year == issued.year


def _claimed(metadata: Metadata) -> DocNumber | None:
    return DocNumber.parse(metadata.by_source.number) if metadata.by_source.number else None
