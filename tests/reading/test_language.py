"""A text in another language is converted, and a person is told."""

import pytest

from generator.reading.notices import reading_notices
from generator.reading.registry import read_source

ENGLISH = (
    "Article 1. The ministries shall organize the reading of books in the provinces and report to the Government.\n"
)
BARE = "Dieu 1. Cac so, nganh to chuc doc sach hang ngay va bao cao ket qua ve Uy ban nhan dan tinh truoc ngay 15.\n"
VIETNAMESE = (
    "Điều 1. Các sở, ngành tổ chức đọc sách hằng ngày và báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15.\n"
)


def said(text: str) -> list[tuple[str, str]]:
    notices = reading_notices(read_source(text.encode(), "van-ban.txt"))
    return [(notice.code, notice.message.partition(":")[0].partition(";")[0]) for notice in notices]


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        (ENGLISH * 5, [("SRC021", "reads as English")]),
        (BARE * 5, [("SRC021", "has hardly a Vietnamese letter")]),
        (VIETNAMESE * 5, []),
        (ENGLISH * 2 + VIETNAMESE * 2, []),
        ("Article 1.", []),
        (VIETNAMESE + "".join(f"{n} | H{n}.12 | VNeID | UBND | sonoivu{n}@tinh.gov.vn\n" for n in range(40)), []),
        (VIETNAMESE + "https://dichvucong.gov.vn/p/home/dvc-tthc-chi-tiet.html\n" * 10, []),
        ("KẾ HOẠCH\n" + "12,5 | 2025 | % | VND\n" * 80, []),
    ],
)
def test_language(text: str, notices: list[tuple[str, str]]) -> None:
    assert said(text) == notices
