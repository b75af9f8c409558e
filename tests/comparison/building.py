"""Small documents with facts, built by hand, for the tests of comparison and resolution."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from generator.model.document import AnalysedDocument, LegalDocument
from generator.model.facts import Change, Citation, Comparator, DocumentFacts, Target
from generator.model.identifiers import DocNumber, DocumentId
from generator.model.metadata import Completeness, Metadata
from generator.model.provenance import HeaderSheet, SourceFile, TextSpan
from generator.model.provisions import DocumentTree, Kind, Provision


def span(anchor: str, start: int, end: int) -> TextSpan:
    return TextSpan(anchor=anchor, start=start, end=end)


def target(
    indicator: str,
    value: str = "80",
    *,
    unit: str = "%",
    change: Change | None = None,
    area: int | None = None,
) -> Target:
    return Target(
        span=span("i-1", 0, 1),
        raw=value,
        quote=f"{indicator} đạt {value}{unit}",
        quote_span=span("i-1", 0, 1),
        indicator=indicator,
        comparator=Comparator.AT_LEAST,
        value=Decimal(value),
        unit=unit,
        change=change,
        area=area,
    )


def citation(
    raw: str,
    number: str | None = None,
    *,
    kind: str = "Nghị quyết",
    name: str | None = None,
    issuer: str | None = None,
    day: date | None = None,
    year: int | None = None,
) -> Citation:
    return Citation(
        span=span("i-1", 0, 1),
        raw=raw,
        number=number,
        document_type=kind,
        name=name,
        issuer=issuer,
        date_document=day,
        year=year if year is not None or day is None else day.year,
    )


def tree(*lines: tuple[Kind, str, int, str, str, bool]) -> DocumentTree:
    """Return a tree of lines (kind, anchor, depth, number, text, is heading)."""
    return DocumentTree(
        provisions=tuple(
            Provision(kind=kind, anchor=anchor, depth=depth, num=num, text=text, is_heading=is_heading)
            for kind, anchor, depth, num, text, is_heading in lines
        )
    )


SMALL_TREE = tree((Kind.CLAUSE, "i-1", 1, "1.", "Một câu của văn bản.", False))


def analysed(
    province: str | None = "lai-chau",
    number: str = "2943/KH-UBND",
    *,
    year: int = 2021,
    targets: Sequence[Target] = (),
    citations: Sequence[Citation] = (),
    is_excerpt: bool = False,
    passed_by: str | None = None,
    text: DocumentTree = SMALL_TREE,
    jurisdiction: str | None = None,
) -> AnalysedDocument:
    slug = number.lower().replace("/", "-").replace("đ", "d")
    metadata = Metadata(
        number=DocNumber.parse(number),
        province=province,
        date_document=date(year, 9, 20),
        passed_by=passed_by,
        completeness=Completeness.EXCERPT if is_excerpt else Completeness.FULL,
    )
    place = jurisdiction or province or "khong-ro"
    document = LegalDocument(
        identifier=DocumentId(jurisdiction=place, year=str(year), slug=slug),
        metadata=metadata,
        tree=text,
        sheet=HeaderSheet(),
        source=SourceFile(name=f"{place}-{slug}.txt", sha256=f"{place}/{year}/{slug}", media_type="text/plain"),
    )
    facts = DocumentFacts(targets=tuple(targets), citations=tuple(citations))
    return AnalysedDocument(document=document, facts=facts, conservation=None)
