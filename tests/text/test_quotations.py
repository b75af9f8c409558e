"""Quotations of several paragraphs, and marks that quote nothing."""

from __future__ import annotations

from generator.text.quotations import quoted_paragraphs


def test_two_quotations_in_a_row() -> None:
    act = [
        "1. Sửa đổi như sau:",
        "“Điều 5. Hồ sơ",
        "1. Đơn.”;",
        "“Điều 6. Thời hạn",
        "1. Ba ngày.”.",
        "2. Bãi bỏ Điều 7.",
    ]
    assert quoted_paragraphs(act) == {1, 2, 3, 4}


def test_new_wording_under_a_heading_without_a_colon() -> None:
    assert quoted_paragraphs(["Điều 3. Sửa đổi, bổ sung Điều 11", "“Điều 11. Trách nhiệm", "1. Hằng quý.”."]) == {1, 2}


def test_the_noise_of_a_scan_opens_nothing() -> None:
    """A lost mark once put sixty articles of a decree under the point before them."""
    scan = ["3. Phê duyệt báo cáo.", '"~', "Điều 16. Quy định chung", '1. Hồ sơ gồm "thuyết minh" và bản vẽ "']
    assert quoted_paragraphs(scan) == frozenset()


def test_a_mark_behind_a_whole_sentence_opens_nothing() -> None:
    assert (
        quoted_paragraphs(["1. Người dân đã hỏi.", "“Khi nào xong?", "Điều 2. Hiệu lực", "1. Từ ngày ký.”"])
        == frozenset()
    )
