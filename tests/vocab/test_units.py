"""Units beside a number."""

import pytest

from generator.vocab.units import UnitKind, units


@pytest.mark.parametrize(
    ("text", "label", "end"),
    [
        ("% thủ tục hành chính", "%", 1),
        (" % hồ sơ", "%", 2),
        (" phần trăm", "%", 10),
        (" lần/năm đối với", "lần/năm", 8),
        (" lần / 01 năm", "lần/năm", 13),
        (" phút/hồ sơ.", "phút/hồ sơ", 11),
        (" phút", "phút", 5),
        (" giờ làm việc;", "giờ làm việc", 13),
        (" NGÀY LÀM VIỆC", "ngày làm việc", 14),
        (" thủ tục hành chính", "thủ tục hành chính", 19),
        (" TTHC", "thủ tục hành chính", 5),
        (" cơ quan, đơn vị/năm", "cơ quan, đơn vị/năm", 20),
        (" điểm đỗ xe", "điểm đỗ xe", 11),
        (" điểm phần trăm", "điểm phần trăm", 15),
        (" bậc so với", "bậc", 4),
        (" ngày\u00a0làm  việc", "ngày làm việc", 15),
    ],
)
def test_the_longest_unit_behind_a_number(text: str, label: str, end: int) -> None:
    match = units().match_after(text)
    assert match is not None
    assert (match.label, match.end) == (label, end)


@pytest.mark.parametrize("text", ["", " ", " trở lên", " lầnh", " phútx", ", phút", " hạng"])
def test_no_unit_behind_a_number(text: str) -> None:
    assert units().match_after(text) is None


@pytest.mark.parametrize("text", ["xếp hạng ", "giữ hạng ", "vị trí thứ ", "trong nhóm ", "Top ", "thứ\u00a0"])
def test_a_rank_stands_before_its_number(text: str) -> None:
    match = units().match_before(text)
    assert match is not None
    assert (match.label, match.unit.kind) == ("hạng", UnitKind.RANK)
    assert text[match.start :].strip().casefold() in {"hạng", "xếp hạng", "vị trí thứ", "nhóm", "top", "thứ"}


@pytest.mark.parametrize("text", ["", "trên ", "phút ", "hạng mục "])
def test_no_unit_before_a_number(text: str) -> None:
    assert units().match_before(text) is None


def test_every_name_leads_to_one_unit() -> None:
    for unit in units().units:
        for name in (unit.label, *unit.spellings):
            assert units().find(name.upper()) is unit
