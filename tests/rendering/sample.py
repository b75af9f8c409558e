"""Documents made by hand for the tests of the pages: whatever Markdown or HTML could take for markup stands in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.model.comparison import (
    AreaSection,
    AreaView,
    CellState,
    CitedAct,
    CitingSentence,
    ComparisonCell,
    ComparisonTable,
    Indicator,
    PlacedTarget,
)
from generator.model.corpus import Corpus, SiteSettings
from generator.model.document import AnalysedDocument, Conservation, LegalDocument
from generator.model.facts import Citation, Comparator, DeadlineSource, DocumentFacts, Target
from generator.model.identifiers import DocNumber, DocumentId
from generator.model.metadata import Completeness, Metadata, SourceClaims
from generator.model.provenance import HeaderSheet, SourceFile, TextSpan
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.rendering.view import SiteView
from generator.vocab.reform_areas import load_reform_areas

AREAS = load_reform_areas(Path(__file__).resolve().parents[2] / "site_config" / "linh-vuc.yml")
SETTINGS = SiteSettings(
    title="Kế hoạch mở",
    description="Thử.",
    url="https://ke-hoach.example/",
    report_url="https://bao-loi.example/moi?nhan=loi",
)
HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) {{ config }} {% raw %} --- # tiêu đề 1. một &amp; \\* *** "
    "[TOC] *[abbr]: x </div></article> <!-- --> `mã` ![i](u) _a_ \"ngoặc\" 'nháy' ]]> &#60; ~~~ :::"
)
HOSTILE_LINES = "```\n---\n# tiêu đề\n1. một\n[TOC]\n*[abbr]: x\n\n    mã\n<div>\n</div>\n===\n| a |"
PROVISIONS = (
    Provision(kind=Kind.ISSUER, anchor="co-quan", depth=0, text="ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n-------"),
    Provision(kind=Kind.NUMBER, anchor="so", depth=0, text="Số: 2943/KH-UBND"),
    Provision(kind=Kind.DOC_TYPE, anchor="loai", depth=0, text="KẾ HOẠCH"),
    Provision(kind=Kind.TITLE, anchor="trich-yeu", depth=0, text="CẢI CÁCH HÀNH CHÍNH TỈNH LAI CHÂU"),
    Provision(kind=Kind.BASIS, anchor="can-cu-1", depth=1, text="Thực hiện Nghị quyết số 76/NQ- CP ngày 15/7/2021;"),
    Provision(kind=Kind.DIVISION, anchor="ii", depth=1, num="II.", text="NỘI DUNG <b>", is_heading=True),
    Provision(kind=Kind.CLAUSE, anchor="ii-1", depth=2, num="1.", text="Cải cách thể chế", is_heading=True),
    Provision(kind=Kind.POINT, anchor="ii-1-a", depth=3, num="a)", text="Chỉ tiêu", is_heading=True),
    Provision(
        kind=Kind.ITEM, anchor="ii-1-a-g1", depth=4, num="-", text="Trên 95% văn bản <i> đúng quy định của tỉnh."
    ),
    Provision(kind=Kind.ITEM, anchor="ii-1-a-g2", depth=4, num="-", text=HOSTILE),
    Provision(kind=Kind.PARAGRAPH, anchor="ii-1-a-d1", depth=4, text=HOSTILE_LINES),
    Provision(
        kind=Kind.TABLE,
        anchor="ii-1-b1",
        depth=3,
        text="| STT | Nhiệm vụ |\n| 1 | Rà soát 100% văn bản </td> |\n|  | x |",
    ),
    Provision(kind=Kind.TABLE, anchor="ii-1-b2", depth=3, text="Nơi nhận: | CHỦ TỊCH"),
    Provision(kind=Kind.CUT, anchor="cat", depth=0, text="[...]"),
)
IDENTIFIER = DocumentId(jurisdiction="lai-chau", year="2021", slug="2943-kh-ubnd")
OTHER = DocumentId(jurisdiction="quang-nam", year="2022", slug="1-kh-ubnd")


def target(anchor: str, text: str, raw: str, **changes: object) -> Target:
    """Return a target whose figure is `raw` in the text of a provision."""
    start = text.index(raw)
    made = Target(
        span=TextSpan(anchor=anchor, start=start, end=start + len(raw)),
        raw=raw,
        quote=text,
        quote_span=TextSpan(anchor=anchor, start=0, end=len(text)),
        indicator="văn bản <i> đúng quy định",
        comparator=Comparator.MORE_THAN,
        value=Decimal(95),
        deadline="2030",
        deadline_source=DeadlineSource.PERIOD,
        area=1,
        rule="thu",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields of Target


def document(identifier: DocumentId = IDENTIFIER, **metadata: object) -> AnalysedDocument:
    """Return the sample document under an identity."""
    basis = PROVISIONS[4].text
    raw = "Nghị quyết số 76/NQ- CP ngày 15/7/2021"
    start = basis.index(raw)
    citation = Citation(
        span=TextSpan(anchor="can-cu-1", start=start, end=start + len(raw)),
        raw=raw,
        number="76/NQ-CP",
        document_type="Nghị quyết",
        issuer="Chính phủ",
        date_document=date(2021, 7, 15),
    )
    known = Metadata(
        number=DocNumber(ordinal="2943", symbol="KH-UBND"),
        document_type="Kế hoạch",
        title=PROVISIONS[3].text,
        passed_by="Ủy ban nhân dân tỉnh Lai Châu",
        province=identifier.jurisdiction,
        date_document=date(2021, 9, 20),
        period=(2021, 2030),
        completeness=Completeness.EXCERPT,
        by_source=SourceClaims(signer="Trần Tiến Dũng", effective_date=date(2021, 9, 20)),
    )
    return AnalysedDocument(
        document=LegalDocument(
            identifier=identifier,
            metadata=replace(known, **metadata),  # type: ignore[arg-type]  # fields of Metadata
            tree=DocumentTree(provisions=PROVISIONS),
            sheet=HeaderSheet(
                title="Kế hoạch 2943/KH-UBND về cải cách hành chính tỉnh Lai Châu", page_date=date(2024, 10, 26)
            ),
            source=SourceFile(name="2943.txt", sha256="e6" * 32, media_type="text/plain"),
        ),
        facts=DocumentFacts(
            citations=(citation,),
            targets=(
                target("ii-1-a-g1", PROVISIONS[8].text, "Trên 95%"),
                target("ii-1-b1", PROVISIONS[11].text, "100%", comparator=Comparator.EQUAL, value=Decimal(100)),
            ),
        ),
        conservation=Conservation(kept=10, total=10),
    )


def corpus() -> Corpus:
    """Return a corpus in which every cell state and every kind of page occurs."""
    own, other = document(), document(OTHER, completeness=Completeness.FULL)
    first = own.facts.targets[0]
    indicator = Indicator(id="dung-quy-dinh", name="văn bản <u> đúng quy định", area=1, unit="%", note="Ghi chú <u>.")
    cells = (
        ComparisonCell(
            province="lai-chau",
            state=CellState.SET,
            targets=(PlacedTarget(document=IDENTIFIER, target=first),),
            documents=(IDENTIFIER,),
        ),
        ComparisonCell(
            province="quang-nam",
            state=CellState.NOT_COMPARABLE,
            targets=(PlacedTarget(document=OTHER, target=first),),
            documents=(OTHER,),
            reason="đơn vị khác <u>",
        ),
        ComparisonCell(province="son-la", state=CellState.UNKNOWN, documents=(IDENTIFIER,), reason="bản trích"),
        ComparisonCell(province="dak-lak", state=CellState.NOT_SET, documents=(OTHER,), reason="văn bản im lặng"),
    )
    act = CitedAct(
        key="76-nq-cp-2021",
        label="Nghị quyết số 76/NQ-CP",
        number="76/NQ-CP",
        document_type="Nghị quyết",
        issuer="Chính phủ",
        date="2021-07-15",
        held=None,
        mentions=(CitingSentence(document=IDENTIFIER, citation=own.facts.citations[0], provision=PROVISIONS[4]),),
    )
    sections = (
        AreaSection(document=IDENTIFIER, state=CellState.SET, provisions=PROVISIONS[6:12], targets=(first,)),
        AreaSection(document=OTHER, state=CellState.NOT_SET),
    )
    return Corpus(
        documents=(own, other),
        cited_acts=(act,),
        tables=(ComparisonTable(indicator=indicator, cells=cells),),
        areas=tuple(AreaView(area=area.number, sections=sections) for area in AREAS),
    )


def site(settings: SiteSettings = SETTINGS) -> SiteView:
    """Return the sample corpus as pages see it."""
    return SiteView.of(corpus(), settings, AREAS)
