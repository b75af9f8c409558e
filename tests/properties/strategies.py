"""Values for property tests, built from the words these documents are made of."""

from hypothesis import strategies as st

from generator.model.document import LegalDocument
from generator.model.identifiers import DocNumber, DocumentId
from generator.model.metadata import Completeness, Metadata, Signature, SourceClaims
from generator.model.provenance import HeaderSheet, Repair, SourceFile
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.parsing.sheet import parse_sheet
from generator.text.unicode import normalize_line

# What a text can hold that Markdown, HTML, YAML or a template language could take for its own.
HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "{{ config }}",
    "{% raw %}",
    "---",
    "# ",
    "1.",
    "a)",
    "* *",
    "**đậm**",
    "`mã`",
    "&amp;",
    "&lt;",
    "\\",
    "\\\\",
    "| ô | ô |",
    "> ",
    "+ ",
    "- ",
    "===",
    "~~~",
    "```",
    "[TOC]",
    "![a](b)",
    "*[TTHC]: thủ tục",
    "{: #i .clause .l1 }",
    "{: .x }",
    "^1",
    "[^1]: chú",
    "http://a.vn",
    "<!-- -->",
    "$x$",
    ": ",
    "#",
    "_a_",
)
KEYWORDS = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH LAI CHÂU",
    "-------",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 2943/KH-UBND",
    "Lai Châu, ngày 20 tháng 9 năm 2021",
    "KẾ HOẠCH",
    "QUYẾT ĐỊNH",
    "QUYẾT ĐỊNH:",
    "Căn cứ Luật",
    "Điều 1.",
    "Điều 1. Ban hành",
    "Chương I",
    "Phần thứ nhất",
    "I. MỤC TIÊU",
    "1. Mục tiêu",
    "1.1. Đến năm 2025",
    "a) Chỉ tiêu",
    "đ) Số hóa",
    "- Trên 95%",
    "+ Về đất đai",
    "* Đến năm 2025",
    "[...]",
    "Nơi nhận:",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "Trần Tiến Dũng",
    "PHỤ LỤC I",
    "STT | Nhiệm vụ | Thời hạn",
    "|",
    "",
    "",
    "Thứ 7, Ngày 26/10/2024",
    "Số hiệu 2943/KH-UBND",
    "Người ký",
    "tổ chức thực hiện",
    "(Ban hành kèm theo Quyết định số 1/QĐ-UBND)",
    "./.",
)

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from(KEYWORDS),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12),
)
lines = st.lists(words, min_size=1, max_size=6).map(" ".join).map(normalize_line).filter(bool)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
numbers = st.sampled_from(
    ("", "I.", "1.", "1.1.", "a)", "đ)", "Điều 1.", "-", "+", "*", "–", "PHẦN THỨ NHẤT", "1/", "(1)")
)
raw_documents = st.lists(st.one_of(st.sampled_from(KEYWORDS), st.sampled_from(HOSTILE), words), max_size=40).map(
    "\n".join
)


@st.composite
def provisions(draw: st.DrawFn, index: int) -> Provision:
    """A provision as the parser could make it: a heading has one line, some words stand somewhere."""
    is_heading = draw(st.booleans())
    num = draw(numbers)
    text = draw(lines if is_heading else texts)
    if num and draw(st.booleans()):
        text = ""
    return Provision(
        kind=draw(st.sampled_from(Kind)),
        anchor=f"p-{index}",
        depth=draw(st.integers(0, 9)),
        num=num,
        text=text,
        is_heading=is_heading,
    )


@st.composite
def trees(draw: st.DrawFn) -> DocumentTree:
    """A tree of up to twelve provisions with anchors of their own."""
    count = draw(st.integers(0, 12))
    return DocumentTree(provisions=tuple(draw(provisions(index)) for index in range(count)))


doc_numbers = st.builds(
    DocNumber,
    ordinal=st.from_regex(r"[0-9]{1,5}[a-c]?", fullmatch=True),
    symbol=st.sampled_from(("KH-UBND", "QĐ-UBND", "NQ-CP", "BNV-CCHC", "QĐ-TTg", "CTr-UBND", "TTr-SNV")),
    year=st.none() | st.integers(1990, 2035),
) | st.builds(
    DocNumber,
    ordinal=st.from_regex(r"[0-9]{1,3}", fullmatch=True),
    symbol=st.sampled_from(("NQ/TU", "CTr/TU", "KL/TW", "NQ/ĐUK")),
    is_party_style=st.just(True),
)
optional_lines = st.none() | lines
dates = st.none() | st.dates()


@st.composite
def metadata(draw: st.DrawFn) -> Metadata:
    """Metadata in which each fact may be absent."""
    return Metadata(
        number=draw(st.none() | doc_numbers),
        number_raw=draw(optional_lines),
        document_type=draw(optional_lines),
        title=draw(st.none() | texts),
        passed_by=draw(optional_lines),
        province=draw(st.none() | st.just("lai-chau")),
        province_name=draw(optional_lines),
        place=draw(optional_lines),
        date_document=draw(dates),
        effective_date=draw(dates),
        signature=draw(st.none() | st.builds(Signature, person=lines, role=optional_lines, capacity=optional_lines)),
        period=draw(st.none() | st.tuples(st.integers(1990, 2050), st.integers(1990, 2050))),
        completeness=draw(st.sampled_from(Completeness)),
        is_simulated=draw(st.booleans()),
        by_source=draw(st.builds(SourceClaims, number=optional_lines, signer=optional_lines, date_document=dates)),
    )


@st.composite
def documents(draw: st.DrawFn) -> LegalDocument:
    """A document with everything in it."""
    sheet = parse_sheet(draw(st.lists(lines, max_size=4)))
    return LegalDocument(
        identifier=DocumentId(jurisdiction="lai-chau", year="2021", slug="2943-kh-ubnd"),
        metadata=draw(metadata()),
        tree=draw(trees()),
        sheet=draw(st.sampled_from((sheet, HeaderSheet()))),
        source=SourceFile(name=draw(lines), sha256="0" * 64, media_type="text/plain"),
        repairs=draw(st.sampled_from(((), (Repair(kind="look-alike", count=3),)))),
    )
