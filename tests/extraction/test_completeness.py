"""A whole document is not said to be an excerpt, and an excerpt is not said to be whole."""

import pytest

from generator.extraction.metadata import extract_metadata
from generator.model.metadata import Completeness
from generator.parsing.source import parse_text
from generator.reading.registry import read_source

BODY = (
    "KẾ HOẠCH\nĐọc sách năm 2024\n\nI. MỤC TIÊU\n\n1. Mỗi trường có một thư viện.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ theo dõi, đôn đốc.\n\n"
)


def completeness(end: str) -> Completeness:
    parsed = parse_text(read_source((BODY + end).encode(), "ke-hoach.txt")).value
    assert parsed is not None
    metadata = extract_metadata(parsed).value
    assert metadata is not None
    return metadata.completeness


@pytest.mark.parametrize(
    "end",
    [
        "Trên đây là Kế hoạch đọc sách năm 2024 của tỉnh.",
        "Quá trình thực hiện nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Nội vụ để tổng hợp, giải quyết.",
        "Chủ tịch Quốc hội\n\n(Đã ký)\n\nNguyễn Văn An\n\nTải file đính kèm\n\nBản PDF:",
        "2. Sở Tài chính bố trí kinh phí.\n______________",
        "The ministers and the chairpersons of the provincial People's Committees shall implement this Circular.-",
        "Các ông Bộ trưởng theo sắc lệnh này thi hành.",
    ],
)
def test_the_end_of_a_whole_document(end: str) -> None:
    assert completeness(end) is Completeness.FULL


@pytest.mark.parametrize(
    "end",
    [
        "",
        "2. Sở Tài chính bố trí kinh phí.",
        "2. Trong quá trình thực hiện nếu có vướng mắc, các đơn vị",
        "2. Sở Tài chính: khi có vướng mắc thì báo cáo để xem xét.",
        "2. Sở Tài chính\n-----",
    ],
)
def test_an_end_that_tells_nothing(end: str) -> None:
    assert completeness(end) is Completeness.EXCERPT


@pytest.mark.parametrize("torn", ["KẾ HOẠ", "| CHỦ ", "- Tập trung xuất khẩu những mặt hàng lợi thế,"])
def test_what_stops_behind_the_last_sentence_was_cut(torn: str) -> None:
    assert completeness("2. Sở Tài chính bố trí kinh phí./.") is Completeness.FULL
    assert completeness(f"2. Sở Tài chính bố trí kinh phí./.\n\n{torn}") is Completeness.EXCERPT
