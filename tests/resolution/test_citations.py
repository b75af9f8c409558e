"""Which mentions mean one act: number, year, and whose number it is."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.comparison import CitedAct
from generator.model.document import AnalysedDocument
from generator.model.facts import Citation
from generator.model.outcome import Severity
from generator.resolution.citations import resolve_citations
from tests.comparison.building import analysed, citation

NQ_76 = citation(
    "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ", "76/NQ-CP", issuer="Chính phủ", day=date(2021, 7, 15)
)
NQ_76_SHORT = citation("Nghị quyết số 76/NQ-CP", "76/NQ-CP")


def resolve(*documents: AnalysedDocument) -> tuple[CitedAct, ...]:
    return resolve_citations(documents).value


def keys(*documents: AnalysedDocument) -> dict[str, int]:
    return {act.key: len(act.mentions) for act in resolve(*documents)}


def party(day: date | None = None, issuer: str | None = None) -> Citation:
    return citation("Nghị quyết số 08-NQ/TU", "08-NQ/TU", day=day, issuer=issuer)


def law(name: str, year: int | None = None, day: date | None = None) -> Citation:
    return citation(name, kind="Luật", name=name, year=year, day=day)


def test_a_cited_act_says_what_its_mentions_say() -> None:
    (act,) = resolve(analysed("lai-chau", citations=[NQ_76]), analysed("dak-lak", citations=[NQ_76_SHORT]))
    assert (act.key, act.label, act.number, act.document_type, act.issuer, act.date, act.held) == (
        "76-nq-cp-2021",
        "Nghị quyết số 76/NQ-CP",
        "76/NQ-CP",
        "Nghị quyết",
        "Chính phủ",
        "2021-07-15",
        None,
    )
    assert [str(sentence.document) for sentence in act.mentions] == [
        "dak-lak/2021/2943-kh-ubnd",
        "lai-chau/2021/2943-kh-ubnd",
    ]
    assert act.mentions[0].provision.anchor == "i-1"


def test_one_number_in_two_years_is_two_acts() -> None:
    of_2020 = citation("Nghị quyết số 76/NQ-CP ngày 1/6/2020", "76/NQ-CP", day=date(2020, 6, 1))
    assert keys(analysed(citations=[NQ_76, of_2020])) == {"76-nq-cp-2021": 1, "76-nq-cp-2020": 1}


def test_a_mention_without_a_year_joins_the_only_act_of_its_number() -> None:
    assert keys(analysed(citations=[NQ_76]), analysed("son-la", citations=[NQ_76_SHORT])) == {"76-nq-cp-2021": 2}


def test_a_mention_without_a_year_stands_alone_between_two_acts() -> None:
    of_2020 = citation("Nghị quyết số 76/NQ-CP năm 2020", "76/NQ-CP", year=2020)
    found = keys(analysed(citations=[NQ_76, of_2020]), analysed("son-la", citations=[NQ_76_SHORT]))
    assert found == {"76-nq-cp-2021": 1, "76-nq-cp-2020": 1, "76-nq-cp": 1}


def test_a_short_mention_means_the_act_its_own_document_names_in_full() -> None:
    of_2020 = citation("Nghị quyết số 76/NQ-CP năm 2020", "76/NQ-CP", year=2020)
    found = keys(analysed(citations=[NQ_76, NQ_76_SHORT]), analysed("son-la", citations=[of_2020]))
    assert found == {"76-nq-cp-2021": 2, "76-nq-cp-2020": 1}


def test_a_number_that_carries_its_year_has_it_once_in_the_key() -> None:
    with_day = citation("Nghị định số 42/2022/NĐ-CP ngày 24/6/2022", "42/2022/NĐ-CP", day=date(2022, 6, 24))
    without = citation("Nghị định 42/2022/NĐ-CP", "42/2022/NĐ-CP")
    assert keys(analysed(citations=[with_day, without])) == {"42-2022-nd-cp": 2}


def test_leading_zeros_and_the_spelling_of_trung_uong_make_no_other_act() -> None:
    same = [
        citation("Quyết định số 06/QĐ-TTg năm 2022", "06/QĐ-TTg", year=2022),
        citation("Quyết định số 6/QĐ-TTg năm 2022", "6/QĐ-TTg", year=2022),
        citation("Nghị quyết số 18-NQ/TW năm 2017", "18-NQ/TW", year=2017),
        citation("Nghị quyết số 18-NQ/TƯ năm 2017", "18-NQ/TƯ", year=2017),
    ]
    assert keys(analysed(citations=same)) == {"06-qd-ttg-2022": 2, "18-nq-tw-2017": 2}


def test_a_local_number_cited_by_two_provinces_is_two_acts() -> None:
    day = date(2021, 6, 18)
    documents = [analysed("lai-chau", citations=[party(day)]), analysed("dak-lak", citations=[party(day)])]
    assert keys(*documents) == {"08-nq-tu-2021-lai-chau": 1, "08-nq-tu-2021-dak-lak": 1}


def test_a_local_number_belongs_to_the_province_that_the_mention_names() -> None:
    day = date(2021, 6, 18)
    named = analysed("lai-chau", citations=[party(day, "Tỉnh ủy Đắk Lắk")])
    own = analysed("dak-lak", citations=[party(day, "Tỉnh ủy")])
    assert keys(named, own) == {"08-nq-tu-2021-dak-lak": 2}


@pytest.mark.parametrize("issuer", ["Ban Chấp hành Đảng bộ tỉnh", "Bộ Nội vụ và đề nghị của Sở Nội vụ"])
def test_no_name_of_a_body_makes_a_local_number_central(issuer: str) -> None:
    """A province's Party committee has "bộ" in its name; a mention may run two bodies together."""
    mention = citation("văn bản", "541/TTr-SNV" if "Sở" in issuer else "08-NQ/TU", issuer=issuer, year=2021)
    (act,) = resolve(analysed("lai-chau", citations=[mention]))
    assert act.key.endswith("-2021-lai-chau")


def test_an_unknown_code_is_central_only_with_a_central_body() -> None:
    mentions = [
        citation("Quyết định số 5/QĐ-XYZ", "5/QĐ-XYZ", issuer=issuer, year=2021)
        for issuer in ("Bộ Nội vụ", "Ban Chỉ đạo tỉnh")
    ]
    assert keys(analysed("lai-chau", citations=mentions)) == {"05-qd-xyz-2021": 1, "05-qd-xyz-2021-lai-chau": 1}


def test_a_committee_below_the_province_has_a_series_of_its_own() -> None:
    day = date(2021, 3, 2)
    mentions = [
        citation("Kế hoạch số 41/KH-UBND", "41/KH-UBND", kind="Kế hoạch", day=day, issuer=issuer)
        for issuer in ("UBND tỉnh", "UBND huyện Mường Tè", "Ủy ban nhân dân huyện Mường Tè", "UBND thành phố Lai Châu")
    ]
    assert keys(analysed("lai-chau", citations=mentions)) == {
        "41-kh-ubnd-2021-lai-chau": 1,
        "41-kh-ubnd-2021-lai-chau-uy-ban-nhan-dan-huyen-muong-te": 2,
        "41-kh-ubnd-2021-lai-chau-uy-ban-nhan-dan-thanh-pho-lai-chau": 1,
    }


def test_local_numbers_of_documents_without_a_province_never_meet() -> None:
    documents = [
        analysed(None, number, jurisdiction="khong-ro", citations=[party(date(2021, 6, 18))])
        for number in ("1/KH-UBND", "2/KH-UBND")
    ]
    assert len(resolve(*documents)) == 2


def test_an_act_we_hold_is_linked_and_its_own_facts_count() -> None:
    held = analysed("lai-chau", "41/KH-UBND", passed_by="Ủy ban nhân dân tỉnh Lai Châu")
    mention = citation("Kế hoạch số 41/KH-UBND ngày 2/3/2021", "41/KH-UBND", kind="Kế hoạch", day=date(2021, 3, 2))
    (act,) = resolve(held, analysed("lai-chau", "9/KH-UBND", citations=[mention]))
    assert str(act.held) == "lai-chau/2021/41-kh-ubnd"
    assert (act.issuer, act.date) == ("Ủy ban nhân dân tỉnh Lai Châu", "2021-09-20")


def test_a_mention_without_a_year_finds_the_only_document_we_hold() -> None:
    mention = citation("Kế hoạch số 41/KH-UBND", "41/KH-UBND", kind="Kế hoạch")
    citing = analysed("lai-chau", "9/KH-UBND", citations=[mention])
    one, other = analysed("lai-chau", "41/KH-UBND"), analysed("lai-chau", "41/KH-UBND", year=2022)
    assert resolve(one, citing)[0].held == one.document.identifier
    assert resolve(one, other, citing)[0].held is None


def test_the_same_number_of_another_province_or_year_is_not_what_we_hold() -> None:
    held = analysed("lai-chau", "41/KH-UBND")
    mention = citation("Kế hoạch số 41/KH-UBND năm 2021", "41/KH-UBND", kind="Kế hoạch", year=2021)
    earlier = citation("Kế hoạch số 41/KH-UBND năm 2019", "41/KH-UBND", kind="Kế hoạch", year=2019)
    acts = resolve(
        held,
        analysed("son-la", "9/KH-UBND", citations=[mention]),
        analysed("lai-chau", "9/KH-UBND", citations=[earlier]),
    )
    assert [act.held for act in acts] == [None, None]


def test_laws_are_known_by_name_and_year() -> None:
    name = "Luật Tổ chức chính quyền địa phương"
    acts = resolve(
        analysed("lai-chau", citations=[law(name, 2015)]),
        analysed("dak-lak", citations=[law(name, day=date(2015, 6, 19))]),
        analysed("son-la", citations=[law(name)]),
    )
    assert [(act.key, act.label, act.date, len(act.mentions)) for act in acts] == [
        (
            "luat-to-chuc-chinh-quyen-dia-phuong-2015",
            "Luật Tổ chức chính quyền địa phương năm 2015",
            "2015-06-19",
            3,
        )
    ]


def test_an_amending_law_is_another_law_with_an_address_of_bearable_length() -> None:
    name = "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương"
    other_case = name.replace("sửa đổi", "Sửa đổi")
    acts = resolve(analysed(citations=[law(name, 2019), law(other_case, 2019), law(name + " và", 2019)]))
    assert [len(act.mentions) for act in acts] == [2, 1]
    assert all(len(act.key) < 100 for act in acts)


@pytest.mark.parametrize(
    ("issuers", "agreed"),
    [
        (("UBND tỉnh", "Uỷ ban nhân dân tỉnh Lai Châu"), "Uỷ ban nhân dân tỉnh Lai Châu"),
        (("Bộ Tài chính", "Bộ trưởng Bộ Tài chính"), "Bộ trưởng Bộ Tài chính"),
        (("Thủ tướng", "Thủ tướng Chính phủ"), "Thủ tướng Chính phủ"),
        (("UBND tỉnh", "Chủ tịch UBND tỉnh"), None),
        (("Chính phủ", "Thủ tướng Chính phủ"), None),
        (("Chính phủ", "Văn phòng Chính phủ"), None),
        (("Sở Nội vụ", "Sở Tài chính"), None),
    ],
)
def test_the_fullest_name_of_the_body_counts_unless_two_bodies_are_named(
    issuers: Sequence[str], agreed: str | None
) -> None:
    mentions = [citation("1/QĐ-UBND", "1/QĐ-UBND", issuer=issuer, year=2021) for issuer in issuers]
    outcome = resolve_citations([analysed("lai-chau", citations=mentions)])
    assert outcome.value[0].issuer == agreed
    assert [notice.code for notice in outcome.diagnostics] == ([] if agreed else ["CIT001"])


def test_a_local_act_says_whose_it_is() -> None:
    acts = resolve(*(analysed(province, citations=[party(date(2021, 5, 20))]) for province in ("lai-chau", "da-nang")))
    assert {act.key: act.full_label for act in acts} == {
        "08-nq-tu-2021-lai-chau": "Nghị quyết số 08-NQ/TU của Tỉnh ủy Lai Châu",
        "08-nq-tu-2021-da-nang": "Nghị quyết số 08-NQ/TU của Thành ủy Đà Nẵng",
    }


@pytest.mark.parametrize(
    ("number", "issuer", "whose"),
    [
        ("331/KH-UBND", "UBND tỉnh", "UBND tỉnh Lai Châu"),
        ("331/KH-UBND", None, "Ủy ban nhân dân tỉnh Lai Châu"),
        ("33/NQ-HĐND", "HĐND tỉnh", "HĐND tỉnh Lai Châu"),
        ("541/TTr-SNV", "Giám đốc Sở Nội vụ", "Giám đốc Sở Nội vụ tỉnh Lai Châu"),
        ("541/TTr-SNV", "Sở Nội vụ Lai Châu", "Sở Nội vụ Lai Châu"),
        ("541/TTr-SNV", "Bộ Nội vụ và đề nghị của Sở Nội vụ", "Bộ Nội vụ và đề nghị của Sở Nội vụ"),
        ("09-NQ/TU", "Ban Thường vụ Tỉnh uỷ", "Ban Thường vụ Tỉnh uỷ Lai Châu"),
        ("209/QĐ-UBND", None, "tỉnh Lai Châu"),  # the committee's or its chairman's
        ("5/QĐ-XYZ", None, "tỉnh Lai Châu"),
        ("41/KH-UBND", "UBND huyện Mường Tè", "UBND huyện Mường Tè"),
        ("28/2018/QĐ-TTg", None, "Thủ tướng Chính phủ"),
        ("18-NQ/TW", None, ""),  # Central Committee, Political Bureau and Secretariat share the code
    ],
)
def test_the_name_of_the_body_is_made_full_as_far_as_it_is_certain(number: str, issuer: str | None, whose: str) -> None:
    (act,) = resolve(analysed("lai-chau", citations=[citation("văn bản", number, issuer=issuer, year=2021)]))
    assert act.whose == whose


def test_two_dates_of_one_year_leave_the_year_and_a_notice() -> None:
    wrong = citation("Nghị quyết số 76/NQ-CP ngày 17/5/2021", "76/NQ-CP", day=date(2021, 5, 17))
    outcome = resolve_citations([analysed(citations=[NQ_76]), analysed("son-la", citations=[wrong])])
    (act,), (notice,) = outcome.value, outcome.diagnostics
    assert act.date == "2021"
    assert (notice.code, notice.severity, notice.where) == ("CIT002", Severity.INFO, "i-1")
    assert "17/5/2021; 15/7/2021" in notice.message
    assert "lai-chau-2943-kh-ubnd.txt, son-la-2943-kh-ubnd.txt" in notice.message


def test_most_cited_first_then_the_vietnamese_alphabet() -> None:
    twice = [citation("Chỉ thị số 9/CT-TTg", "9/CT-TTg", kind="Chỉ thị", year=2020)] * 2
    laws = [law("Luật Đất đai", 2024), law("Luật Cán bộ, công chức", 2008)]
    acts = resolve(analysed("lai-chau", citations=[NQ_76, *twice, *laws]), analysed("son-la", citations=[NQ_76]))
    assert [act.label for act in acts] == [
        "Nghị quyết số 76/NQ-CP",
        "Chỉ thị số 9/CT-TTg",
        "Luật Cán bộ, công chức năm 2008",
        "Luật Đất đai năm 2024",
    ]


_CITATIONS = st.builds(
    citation,
    st.just("văn bản được dẫn"),
    st.sampled_from(["76/NQ-CP", "08-NQ/TU", "1/QĐ-UBND", "42/2022/NĐ-CP", "không phải số", None]),
    name=st.sampled_from(["Luật Đất đai", None]),
    issuer=st.sampled_from([None, "Chính phủ", "UBND tỉnh", "UBND tỉnh Sơn La", "UBND huyện Mường Tè", "…"]),
    day=st.sampled_from([None, date(2021, 7, 15), date(2022, 1, 2)]),
)


@given(st.lists(st.tuples(st.sampled_from(["lai-chau", "son-la", None]), st.lists(_CITATIONS, max_size=4)), max_size=4))
def test_every_mention_stands_under_exactly_one_act(rows: list[tuple[str | None, list[Citation]]]) -> None:
    documents = [analysed(province, f"{n}/KH-UBND", citations=some) for n, (province, some) in enumerate(rows, 1)]
    outcome = resolve_citations(documents)
    assert len({act.key for act in outcome.value}) == len(outcome.value)
    stated = sorted((str(one.document.identifier), repr(fact)) for one in documents for fact in one.facts.citations)
    found = sorted((str(m.document), repr(m.citation)) for act in outcome.value for m in act.mentions)
    assert found == stated
    assert resolve_citations(documents[::-1]) == outcome
    for act in outcome.value:
        years = {m.citation.year for m in act.mentions if m.citation.year and act.number != "42/2022/NĐ-CP"}
        assert len(years) <= 1
