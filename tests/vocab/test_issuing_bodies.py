"""Issuing bodies: names however written, codes, and what a code cannot tell."""

from datetime import date

import pytest

from generator.vocab.issuing_bodies import BodyLevel, issuing_bodies


@pytest.mark.parametrize(
    ("text", "full_name", "head"),
    [
        ("UBND tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu", None),
        ("Uỷ ban nhân dân tỉnh Thừa Thiên Huế", "Ủy ban nhân dân tỉnh Thừa Thiên Huế", None),
        ("HĐND tỉnh", "Hội đồng nhân dân tỉnh", None),
        ("Chủ tịch Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", "Chủ tịch"),
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ", None),
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", "Bộ trưởng"),
        ("Giám đốc Sở Nội vụ tỉnh Lai Châu", "Sở Nội vụ tỉnh Lai Châu", "Giám đốc"),
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Sở Thông tin và Truyền thông", None),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông", None),
        ("Sở Văn hoá, Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch", None),
        ("Sở Lao động – Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội", None),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội", None),
        ("Ban Thường vụ Tỉnh uỷ", "Tỉnh ủy", "Ban Thường vụ"),
        ("Uỷ ban Thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội", None),
        ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", None),
    ],
)
def test_a_body_however_written(text: str, full_name: str, head: str | None) -> None:
    match = issuing_bodies().match(text)
    assert match is not None
    assert (match.full_name, match.head) == (full_name, head)


@pytest.mark.parametrize("text", ["", "tỉnh Lai Châu", "Công ty Cổ phần X", "BCT", "Sở", "Chủ tịch", "Ông Trần Văn A"])
def test_what_names_no_body(text: str) -> None:
    assert issuing_bodies().match(text) is None


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("UBND", "Ủy ban nhân dân"),
        ("CP", "Chính phủ"),
        ("TTg", "Thủ tướng Chính phủ"),
        ("TTG", "Thủ tướng Chính phủ"),
        ("BNV", "Bộ Nội vụ"),
        ("SNV", "Sở Nội vụ"),
        ("BTTTT", "Bộ Thông tin và Truyền thông"),
        ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
        ("SKHĐT", "Sở Kế hoạch và Đầu tư"),
        ("BNN", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("VPCP", "Văn phòng Chính phủ"),
        ("QH13", "Quốc hội"),
        ("UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
        ("HĐND", "Hội đồng nhân dân"),
    ],
)
def test_codes(code: str, name: str) -> None:
    assert [body.name for body in issuing_bodies().candidates_of_code(code)] == [name]


@pytest.mark.parametrize("code", ["", "XYZ", "BNV15", "CCHC", "UB"])
def test_what_is_no_code(code: str) -> None:
    assert issuing_bodies().candidates_of_code(code) == ()


def test_a_party_code_stands_for_several_bodies() -> None:
    assert {body.name for body in issuing_bodies().candidates_of_code("TU")} == {"Tỉnh ủy", "Thành ủy"}
    assert all(body.level is BodyLevel.PARTY for body in issuing_bodies().candidates_of_code("TW"))


def test_ministries_end_and_go_into_others() -> None:
    book = issuing_bodies()
    before, after = date(2025, 2, 28), date(2025, 3, 1)
    [planning] = book.candidates_of_code("BKHĐT", before)
    assert book.candidates_of_code("BKHĐT", after) == ()
    following = book.successor(planning)
    assert (following and following.name) == "Bộ Tài chính"
    assert book.candidates_of_code("BNNMT", before) == ()
    # Nghị quyết 176/2025/QH15: 14 ministries since 1/3/2025
    ministries = [body for body in book.bodies if body.id.startswith("bo-") and body.level is BodyLevel.CENTRAL]
    assert sum(body.is_valid_on(after) for body in ministries) == 14
    assert sum(body.is_valid_on(before) for body in ministries) == 18


def test_every_name_leads_to_its_body_alone() -> None:
    for body in issuing_bodies().bodies:
        for name in (body.name, *body.short):
            assert issuing_bodies().find(name.upper()) is body


@pytest.mark.parametrize("behind", ["", " tỉnh Lai Châu", ", các sở"])
def test_a_name_is_found_wherever_its_dashes_stand(behind: str) -> None:
    for body in issuing_bodies().bodies:
        for name in (body.name, *body.short):
            for written in {name, name.replace("-", " - "), name.replace("-", "- "), name.upper()}:
                match = issuing_bodies().match(written + behind)
                assert match is not None, written
                assert match.words >= 1
