"""Tables of targets: what stands in which cell, and that nothing is lost or made up."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.comparison.tables import compare_targets
from generator.model.comparison import CellState, ComparisonCell, ComparisonTable
from generator.model.document import AnalysedDocument
from generator.model.facts import Change, Target
from generator.model.provisions import Kind
from generator.vocab.indicators import IndicatorCatalogue, load_indicators
from tests.comparison.building import analysed, span, target, tree

CATALOGUE = Path(__file__).resolve().parents[2] / "site_config/chi-tieu.yml"
ON_TIME = "hồ sơ thủ tục hành chính được giải quyết đúng hạn"


def table_of(tables: tuple[ComparisonTable, ...], identifier: str) -> ComparisonTable:
    (found,) = (table for table in tables if table.indicator.id == identifier)
    return found


def cell_of(table: ComparisonTable, province: str) -> ComparisonCell:
    (found,) = (cell for cell in table.cells if cell.province == province)
    return found


def test_a_cell_for_every_province_in_vietnamese_order(catalogue: IndicatorCatalogue) -> None:
    documents = [
        analysed("dak-lak", targets=[target(ON_TIME, "98")]),
        analysed("can-tho"),
        analysed("ca-mau", is_excerpt=True),
        analysed("lai-chau", targets=[target("hồ sơ giải quyết trước hạn", "5000", unit="hồ sơ")]),
    ]
    (table,) = compare_targets(documents, catalogue)
    assert [(cell.province, cell.state, cell.reason) for cell in table.cells] == [
        ("ca-mau", CellState.UNKNOWN, "nguồn là bản trích, không thấy chỉ tiêu này trong phần có được"),
        ("can-tho", CellState.NOT_SET, "văn bản đầy đủ, không thấy chỉ tiêu này"),
        ("dak-lak", CellState.SET, ""),
        (
            "lai-chau",
            CellState.NOT_COMPARABLE,
            "văn bản tính bằng “hồ sơ”, còn chỉ tiêu này tính bằng “%”",
        ),
    ]
    assert cell_of(table, "dak-lak").targets[0].matched == "hồ sơ + đúng hạn"


def test_one_excerpt_among_a_provinces_documents_leaves_it_unknown(catalogue: IndicatorCatalogue) -> None:
    documents = [
        analysed("dak-lak", targets=[target(ON_TIME)]),
        analysed("lai-chau", "1/KH-UBND"),
        analysed("lai-chau", "2/KH-UBND", is_excerpt=True),
    ]
    cell = cell_of(compare_targets(documents, catalogue)[0], "lai-chau")
    assert cell.state is CellState.UNKNOWN
    assert len(cell.documents) == 2


def test_two_plans_of_one_province_share_a_cell(catalogue: IndicatorCatalogue) -> None:
    documents = [
        analysed("lai-chau", "1/KH-UBND", year=2026, targets=[target(ON_TIME, "99")]),
        analysed("lai-chau", "2/KH-UBND", year=2021, targets=[target(ON_TIME, "95")]),
    ]
    (table,) = compare_targets(documents, catalogue)
    (cell,) = table.cells
    assert [placed.target.raw for placed in cell.targets] == ["95", "99"]


def test_a_figure_that_cannot_be_compared_never_hides_one_that_can(catalogue: IndicatorCatalogue) -> None:
    level = target("hồ sơ nộp trực tuyến", "50")
    rise = target("hồ sơ nộp trực tuyến", "10", change=Change.INCREASE)
    tables = compare_targets([analysed(targets=[level, rise])], catalogue)
    assert cell_of(table_of(tables, "ho-so-truc-tuyen"), "lai-chau").state is CellState.SET
    own = table_of(tables, "ho-so-nop-truc-tuyen-muc-tang")
    assert own.indicator.name == "Hồ sơ nộp trực tuyến (mức tăng)"
    assert own.cells[0].targets[0].matched == ""


def test_an_indicator_that_nothing_can_be_compared_on_has_no_table(catalogue: IndicatorCatalogue) -> None:
    count = target("hồ sơ nộp trực tuyến", "5000", unit="hồ sơ")
    (table,) = compare_targets([analysed(targets=[count])], catalogue)
    assert not table.indicator.is_catalogued


def test_a_province_whose_words_are_in_doubt_is_not_called_silent(catalogue: IndicatorCatalogue) -> None:
    doubtful = target("cán bộ, công chức, viên chức được bồi dưỡng; hồ sơ trễ hạn")
    documents = [analysed("son-la", targets=[doubtful]), analysed(targets=[target("tỷ lệ hồ sơ trễ hạn", "1")])]
    cell = cell_of(table_of(compare_targets(documents, catalogue), "ho-so-tre-han"), "son-la")
    assert cell.state is CellState.NOT_COMPARABLE
    assert cell.reason.endswith("chưa xếp được chắc chắn")


def test_a_scan_is_never_called_silent_and_its_figures_are_known(catalogue: IndicatorCatalogue) -> None:
    """A machine that misread a sentence finds nothing in it: that is no *không đề ra*."""

    def scanned(one: AnalysedDocument) -> AnalysedDocument:
        source = replace(one.document.source, ocr_confidence=Decimal("87.4"))
        return replace(one, document=replace(one.document, source=source))

    late = [target("tỷ lệ hồ sơ trễ hạn", "1")]
    documents = [scanned(analysed("son-la")), scanned(analysed("ben-tre", targets=late)), analysed(targets=late)]
    table = table_of(compare_targets(documents, catalogue), "ho-so-tre-han")
    silent = cell_of(table, "son-la")
    assert silent.state is CellState.NOT_COMPARABLE
    assert silent.reason.endswith("máy có thể đọc sót")
    marks = {cell.province: [placed.is_scan for placed in cell.targets] for cell in table.cells}
    assert marks == {"ben-tre": [True], "lai-chau": [False], "son-la": []}


def test_a_figure_left_outside_still_keeps_its_sentence_from_passing_as_silence(catalogue: IndicatorCatalogue) -> None:
    """The reader of sentences may cut a subject short; the sentence itself still speaks of late files."""
    sentence = "Hồ sơ trễ hạn giảm dần, phấn đấu không quá 1%"
    cut_short = replace(
        target("phấn đấu", "1"), quote=sentence, quote_span=span("i-1", 0, 45), span=span("i-1", 43, 45)
    )
    with_another = replace(cut_short, quote="Hồ sơ trễ hạn dưới 2%, đúng hạn 98%", span=span("i-1", 32, 35))
    late = analysed(targets=[target("tỷ lệ hồ sơ trễ hạn", "1")])
    read = compare_targets([analysed("son-la", targets=[cut_short]), late], catalogue)
    unread = compare_targets([analysed("son-la", targets=[with_another]), late], catalogue)
    assert cell_of(table_of(read, "ho-so-tre-han"), "son-la").state is CellState.SET
    assert cell_of(table_of(unread, "ho-so-tre-han"), "son-la").state is CellState.NOT_COMPARABLE


def test_a_figure_is_read_on_from_the_lead_in_above_it(catalogue: IndicatorCatalogue) -> None:
    text = tree(
        (Kind.ITEM, "i-g1", 2, "-", "Mức độ hài lòng của người dân, doanh nghiệp:", False),
        (Kind.SUBITEM, "i-1", 3, "+", "Về giải quyết thủ tục hành chính nói chung đạt 95%", False),
    )
    below = analysed("son-la", targets=[target("Về giải quyết thủ tục hành chính nói chung")], text=text)
    whole = analysed(targets=[target("mức độ hài lòng về giải quyết thủ tục hành chính")])
    cell = cell_of(table_of(compare_targets([below, whole], catalogue), "hai-long-thu-tuc-hanh-chinh"), "son-la")
    assert cell.state is CellState.SET
    assert [placed.target.indicator for placed in cell.targets] == ["Về giải quyết thủ tục hành chính nói chung"]


def test_a_place_that_answers_still_names_what_is_in_doubt(catalogue: IndicatorCatalogue) -> None:
    sure = target("tỷ lệ hồ sơ trễ hạn", "1")
    unsure = replace(target("đúng hạn"), quote="Hồ sơ trễ hạn dưới 2%, đúng hạn 98%", span=span("i-1", 32, 35))
    cell = cell_of(
        table_of(compare_targets([analysed(targets=[sure, unsure])], catalogue), "ho-so-tre-han"), "lai-chau"
    )
    assert cell.state is CellState.SET
    assert [placed.target for placed in cell.doubtful] == [unsure]


def test_a_scrap_of_words_is_named_by_its_sentence_and_groups_with_no_other(catalogue: IndicatorCatalogue) -> None:
    """Two plans that both end in "miền núi" have not set the same target."""
    one = replace(target("miền núi", "70"), quote="90% trường học vùng đồng bằng, miền núi tối thiểu 70%")
    other = replace(target("miền núi", "70"), quote="đường giao thông " * 20 + "miền núi 70%")
    tables = compare_targets([analysed("lai-chau", targets=[one]), analysed("son-la", targets=[other])], catalogue)
    assert [table.indicator.name[:20] for table in tables] == ["90% trường học vùng ", "Đường giao thông đườ"]
    assert tables[1].indicator.name.endswith("…")
    assert len(tables[1].indicator.name) <= 161


def test_a_central_act_owes_no_target_and_keeps_its_own(catalogue: IndicatorCatalogue) -> None:
    silent = analysed(None, "76/NQ-CP", jurisdiction="trung-uong")
    speaking = analysed(None, "77/NQ-CP", jurisdiction="trung-uong", targets=[target(ON_TIME)])
    province = analysed(targets=[target(ON_TIME)])
    assert [cell.province for cell in compare_targets([silent, province], catalogue)[0].cells] == ["lai-chau"]
    cells = compare_targets([speaking, province], catalogue)[0].cells
    assert [cell.province for cell in cells] == ["lai-chau", "trung-uong"]


def test_own_words_are_grouped_by_words_unit_and_change(catalogue: IndicatorCatalogue) -> None:
    documents = [
        analysed("lai-chau", targets=[target("Số tổ công nghệ số", "3", unit="tổ", area=6)]),
        analysed(
            "son-la", targets=[target("số tổ  công nghệ số", "5", unit="Tổ", area=6), target("số tổ công nghệ số")]
        ),
        analysed("ha-noi"),
    ]
    tables = compare_targets(documents, catalogue)
    assert [(table.indicator.id, table.indicator.area, len(table.cells)) for table in tables] == [
        ("so-to-cong-nghe-so-to", 6, 2),
        ("so-to-cong-nghe-so", None, 1),
    ]
    assert all("tỉnh khác có thể nêu" in table.indicator.note for table in tables)


def test_a_long_or_empty_wording_still_has_an_address(catalogue: IndicatorCatalogue) -> None:
    wordings = [target("một " * 60 + "tỉnh"), target("một " * 60 + "huyện"), target("…")]
    ids = [table.indicator.id for table in compare_targets([analysed(targets=wordings)], catalogue)]
    assert len(set(ids)) == 3
    assert all(0 < len(identifier) <= 70 for identifier in ids)


def test_own_words_never_take_a_catalogued_address(catalogue: IndicatorCatalogue) -> None:
    """The words of an id can stand in a document without belonging to the entry: "xếp hạng PCI" in percent."""
    named_like_an_id = target("xếp hạng PCI", "10", unit="%")
    catalogued = target("Chỉ số PCI", "10", unit="hạng")
    tables = compare_targets([analysed(targets=[named_like_an_id, catalogued])], catalogue)
    ids = [table.indicator.id for table in tables]
    assert ids[0] == "xep-hang-pci"
    assert len(set(ids)) == 2


_LOADED = load_indicators(CATALOGUE)  # no fixture: Hypothesis would print all of it
_WORDS = st.sampled_from(
    [
        ON_TIME,
        "hồ sơ nộp trực tuyến",
        "số đơn vị sự nghiệp công lập",
        "đơn vị sự nghiệp công lập tự bảo đảm chi thường xuyên",
        "Chỉ số PAR INDEX",
        "số tổ công nghệ số",
        "SỐ TỔ CÔNG NGHỆ SỐ",
        "hồ sơ trễ hạn, hồ sơ nộp trực tuyến, văn bản được ký số",
        "",
    ]
)
_TARGETS = st.builds(
    target,
    _WORDS,
    st.sampled_from(["5", "80", "99.5"]),
    unit=st.sampled_from(["%", "hạng", "bậc", "tổ"]),
    change=st.sampled_from([None, Change.DECREASE, Change.INCREASE]),
    area=st.sampled_from([None, 1, 6]),
)
_PROVINCES = st.sampled_from(["lai-chau", "dak-lak", "ha-noi", None])


@st.composite
def corpora(draw: st.DrawFn) -> tuple[AnalysedDocument, ...]:
    provinces = draw(st.lists(_PROVINCES, max_size=5))
    return tuple(
        analysed(
            province,
            f"{index}/KH-UBND",
            targets=draw(st.lists(_TARGETS, max_size=5)),
            is_excerpt=draw(st.booleans()),
        )
        for index, province in enumerate(provinces)
    )


@given(corpora())
def test_tables_say_what_the_facts_say_and_nothing_else(documents: tuple[AnalysedDocument, ...]) -> None:
    tables = compare_targets(documents, _LOADED)
    said: Counter[tuple[str, Target]] = Counter(
        (str(placed.document), placed.target) for table in tables for cell in table.cells for placed in cell.targets
    )
    stated: Counter[tuple[str, Target]] = Counter(
        (str(one.document.identifier), fact) for one in documents for fact in one.facts.targets
    )
    assert said == stated
    assert len({table.indicator.id for table in tables}) == len(tables)
    for table in tables:
        provinces = [cell.province for cell in table.cells]
        assert len(set(provinces)) == len(provinces)
        for cell in table.cells:
            assert (cell.state is CellState.SET) == (not cell.reason)
            assert bool(cell.targets) or cell.state is not CellState.SET
            assert all(placed.document.jurisdiction == cell.province for placed in cell.targets)
    assert compare_targets(tuple(reversed(documents)), _LOADED) == tables
