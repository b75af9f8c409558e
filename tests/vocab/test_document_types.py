"""Document types: the 29 of NĐ 30/2020, their codes, and what stays ambiguous."""

import pytest

from generator.vocab.document_types import document_types, type_of_code, type_of_label

# Nghị định 30/2020/NĐ-CP, Phụ lục III, written down a second time: the data file must say the same.
PHU_LUC_III = {
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ",
    "Thông cáo": "TC",
    "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr", "Kế hoạch": "KH", "Phương án": "PA",
    "Đề án": "ĐA",
    "Dự án": "DA", "Báo cáo": "BC", "Biên bản": "BB", "Tờ trình": "TTr", "Hợp đồng": "HĐ", "Công điện": "CĐ",
    "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM",
    "Giấy giới thiệu": "GGT", "Giấy nghỉ phép": "GNP", "Phiếu gửi": "PG", "Phiếu chuyển": "PC",
    "Phiếu báo": "PB",
}  # fmt: skip


@pytest.mark.parametrize(("label", "code"), PHU_LUC_III.items())
def test_code_and_label_lead_to_each_other(label: str, code: str) -> None:
    found = type_of_code(code)
    assert found is not None
    assert (found.label, found.code) == (label, code)
    assert type_of_label(label.upper()) is found


def test_29_kinds_of_administrative_documents_of_which_two_have_no_code() -> None:
    kinds = [entry for entry in document_types().types if entry.source.startswith("Nghị định số 30/2020")]
    plain = [entry for entry in kinds if entry.form_of is None and not entry.label.startswith("Bản sao")]
    plain = [entry for entry in plain if entry.label != "Bản trích sao"]
    assert len(plain) == 29
    assert {entry.label for entry in plain if entry.code is None} == {"Công văn", "Thư công"}


@pytest.mark.parametrize(
    ("code", "label"),
    [("NĐ", "Nghị định"), ("TT", "Thông tư"), ("TTLT", "Thông tư liên tịch"), ("CTR", "Chương trình"),
     ("ttr", "Tờ trình"), ("QYĐ", "Quy định"), ("QÐ", "Quyết định"), ("QD", "Quyết định"),
     ("KL", "Kết luận")],
)  # fmt: skip
def test_codes_of_normative_acts_and_codes_written_loosely(code: str, label: str) -> None:
    found = type_of_code(code)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize("code", ["", "XX", "UBND", "CV", "SL", "K", "KHH"])
def test_what_is_no_code_or_stands_for_two(code: str) -> None:
    assert type_of_code(code) is None


def test_hd_and_its_stroke_are_two_types() -> None:
    assert [entry.label for code in ("HD", "HĐ", "DA", "ĐA") if (entry := type_of_code(code))] == [
        "Hướng dẫn",
        "Hợp đồng",
        "Dự án",
        "Đề án",
    ]


def test_the_party_numbers_otherwise() -> None:
    letter = type_of_code("CV", party=True)
    resolution = type_of_code("NQ", party=True)
    assert (letter and letter.label, resolution and resolution.label) == ("Công văn", "Nghị quyết")
    assert type_of_code("QĐ", party=True) is None


@pytest.mark.parametrize("label", ["BẢN THOẢ THUẬN", "Giấy uỷ quyền", "Bản  thỏa thuận", "ke hoach"])
def test_labels_however_written(label: str) -> None:
    assert type_of_label(label) is not None


def test_a_longer_name_keeps_its_label_and_carries_the_plain_code() -> None:
    longer = type_of_label("KẾ HOẠCH HÀNH ĐỘNG")
    assert longer is not None
    assert longer.label == "Kế hoạch hành động"
    plain = document_types().by_id(longer.form_of or "")
    assert plain is not None
    assert (plain.code, plain.form_of) == ("KH", None)


def test_longest_names_come_first() -> None:
    names = document_types().names
    assert names.index("Thông tư liên tịch") < names.index("Thông tư")
    assert names.index("Kế hoạch hành động") < names.index("Kế hoạch")
