"""Alignment of targets with the catalogue, and the catalogue held to its own examples."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.comparison.indicators import align, find_readings
from generator.errors import VocabularyError
from generator.model.facts import Change, Target
from generator.vocab.indicators import CatalogueEntry, IndicatorCatalogue, IndicatorKind, load_indicators
from tests.comparison.building import span, target

_CHANGES = {
    IndicatorKind.LEVEL: None,
    IndicatorKind.DECREASE: Change.DECREASE,
    IndicatorKind.INCREASE: Change.INCREASE,
}


def fitting(entry: CatalogueEntry, words: str) -> Target:
    return target(words, unit=entry.indicator.unit, change=_CHANGES[entry.kind])


def test_every_example_belongs_to_its_entry_and_to_no_other(catalogue: IndicatorCatalogue) -> None:
    for entry in catalogue.entries:
        for words in (*entry.examples, entry.indicator.name):
            match = align(fitting(entry, words), catalogue)
            assert match is not None, (entry.id, words)
            assert (match.indicator.id, match.is_comparable) == (entry.id, True), words


def test_no_counterexample_is_read_as_its_entry(catalogue: IndicatorCatalogue) -> None:
    for entry in catalogue.entries:
        for words in entry.counterexamples:
            readings = find_readings(fitting(entry, words), catalogue)
            assert entry.id not in {reading.indicator.id for reading in readings}, words


def test_only_the_figures_checked_in_the_national_programme_are_national_targets(
    catalogue: IndicatorCatalogue,
) -> None:
    stated = {
        (entry.id, one.comparator.value, str(one.value), one.deadline)
        for entry in catalogue.entries
        for one in entry.indicator.national_targets
    }
    assert stated == {
        ("cat-giam-quy-dinh-kinh-doanh", ">=", "20", "2025"),
        ("cat-giam-chi-phi-tuan-thu", ">=", "20", "2025"),
        ("tthc-truc-tuyen-muc-do-3-4", ">=", "80", "2025"),
        ("tthc-truc-tuyen-muc-do-3-4", ">=", "90", "2030"),
        ("dich-vu-cong-tich-hop-cong-quoc-gia", ">=", "80", "2025"),
        ("tthc-thanh-toan-truc-tuyen", ">=", "80", "2025"),
        ("dinh-danh-nguoi-dung-dich-vu-cong", "=", "100", "2025"),
    }
    sources = {one.source for entry in catalogue.entries for one in entry.indicator.national_targets}
    assert sources == {"Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ"}


@pytest.mark.parametrize(
    ("words", "unit", "change", "expected"),
    [
        ("TTHC được cung cấp trực tuyến mức độ 3, mức độ 4", "%", None, "tthc-truc-tuyen-muc-do-3-4"),
        ("thủ tục hành chính đủ điều kiện cung cấp toàn trình", "%", None, "tthc-truc-tuyen-toan-trinh"),
        ("hồ sơ thủ tục hành chính tiếp nhận trực tuyến", "%", None, "ho-so-truc-tuyen"),
        ("số đơn vị sự nghiệp công lập", "%", Change.DECREASE, "giam-don-vi-su-nghiep"),
        ("ĐVSNCL tự bảo đảm chi thường xuyên", "%", None, "don-vi-su-nghiep-tu-bao-dam-chi"),
        ("Chỉ số PAR INDEX", "hạng", None, "xep-hang-par-index"),
        ("Chỉ số PAR INDEX", "bậc", Change.INCREASE, "par-index-tang-bac"),
        ("TỈ LỆ HỒ SƠ GIẢI QUYẾT QUÁ HẠN", "%", None, "ho-so-tre-han"),
        ("kết quả giải quyết thủ tục hành chính được số hoá", "%", None, "ho-so-ket-qua-so-hoa"),
    ],
)
def test_a_target_belongs_to_the_indicator_that_words_kind_and_unit_name(
    catalogue: IndicatorCatalogue, words: str, unit: str, change: Change | None, expected: str
) -> None:
    match = align(target(words, unit=unit, change=change), catalogue)
    assert match is not None
    assert (match.indicator.id, match.obstacle) == (expected, "")


def test_a_target_of_two_indicators_belongs_to_neither(catalogue: IndicatorCatalogue) -> None:
    words = "cán bộ, công chức, viên chức được bồi dưỡng và bố trí theo vị trí việc làm; tỷ lệ hồ sơ trễ hạn"
    assert len([r for r in find_readings(target(words), catalogue) if r.is_comparable]) == 2
    assert align(target(words), catalogue) is None


@pytest.mark.parametrize(
    ("quote", "figure", "expected"),
    [
        ("thanh toán trực tuyến phí, lệ phí đạt ít nhất 40% số giao dịch;", "40%", "giao-dich-thanh-toan-truc-tuyen"),
        ("Hồ sơ quá hạn 1%; thanh toán trực tuyến đạt 40% số giao dịch", "40%", "giao-dich-thanh-toan-truc-tuyen"),
        ("Thanh toán trực tuyến đạt 40% số giao dịch, 80% số thủ tục", "40%", None),
    ],
)
def test_a_clause_of_one_figure_is_read_whole_where_its_subject_says_nothing(
    catalogue: IndicatorCatalogue, quote: str, figure: str, expected: str | None
) -> None:
    start = 7 + quote.index(figure)
    split = replace(
        target("lệ phí"),
        quote=quote,
        quote_span=span("i-1", 7, 7 + len(quote)),
        span=span("i-1", start, start + len(figure)),
    )
    match = align(split, catalogue)
    assert (match.indicator.id if match else None) == expected


def test_syllables_are_matched_whole(catalogue: IndicatorCatalogue) -> None:
    assert align(target("hồ sơ đúng hạng"), catalogue) is None


def test_the_match_says_which_words_decided(catalogue: IndicatorCatalogue) -> None:
    match = align(target("hồ sơ TTHC được giải quyết đúng hạn"), catalogue)
    assert match is not None
    assert match.words == "hồ sơ + đúng hạn"


def test_another_unit_or_kind_is_named_as_the_obstacle(catalogue: IndicatorCatalogue) -> None:
    unit = align(target("hồ sơ nộp trực tuyến", "5000", unit="hồ sơ"), catalogue)
    kind = align(target("hồ sơ nộp trực tuyến", "10", change=Change.INCREASE), catalogue)
    assert unit is not None
    assert unit.obstacle == "văn bản tính bằng “hồ sơ”, còn chỉ tiêu này tính bằng “%”"
    assert kind is not None
    assert kind.obstacle == "văn bản nêu mức tăng, còn chỉ tiêu này tính theo mức đạt được"


OTHER_FIELD = """
schema_version: 1
abbreviations: {CTRSH: chất thải rắn sinh hoạt}
indicators:
  - id: thu-gom-rac
    name: Tỷ lệ chất thải rắn sinh hoạt được thu gom
    area: 1
    unit: '%'
    kind: level
    patterns: [{all_of: [chất thải rắn sinh hoạt, thu gom]}]
    examples: [CTRSH đô thị được thu gom]
"""


def test_an_owner_of_another_field_brings_a_catalogue_and_no_code(tmp_path: Path) -> None:
    path = tmp_path / "chi-tieu.yml"
    path.write_text(OTHER_FIELD, encoding="utf-8")
    match = align(target("CTRSH nông thôn được thu gom"), load_indicators(path))
    assert match is not None
    assert match.indicator.id == "thu-gom-rac"


@pytest.mark.parametrize(
    ("breach", "place"),
    [
        (("kind: level", "kind: rising"), "kind"),
        (("unit: '%'", "unit: ''"), "unit"),
        (("id: thu-gom-rac", "id: Thu gom"), "id"),
        (("patterns: [{all_of: [chất thải rắn sinh hoạt, thu gom]}]", "patterns: [{none_of: [thu gom]}]"), "patterns"),
    ],
)
def test_a_catalogue_that_breaks_its_schema_is_refused_by_place(
    tmp_path: Path, breach: tuple[str, str], place: str
) -> None:
    path = tmp_path / "chi-tieu.yml"
    path.write_text(OTHER_FIELD.replace(*breach), encoding="utf-8")
    with pytest.raises(VocabularyError, match=rf"chi-tieu\.yml › indicators › 0 › {place}"):
        load_indicators(path)


def test_an_id_given_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "chi-tieu.yml"
    entry = OTHER_FIELD.split("indicators:\n")[1]
    path.write_text(OTHER_FIELD + entry, encoding="utf-8")
    with pytest.raises(VocabularyError, match="thu-gom-rac: the id stands twice"):
        load_indicators(path)
