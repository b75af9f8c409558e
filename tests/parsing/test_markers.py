"""Strings each printed number takes, and strings it leaves."""

import pytest

from generator.model.provisions import Kind
from generator.parsing.markers import match_marker

TAKEN = [
    ("Phần I", Kind.PART, "Phần I", ""),
    ("PHẦN THỨ NHẤT", Kind.PART, "PHẦN THỨ NHẤT", ""),
    ("PHẦN I- TÌNH HÌNH", Kind.PART, "PHẦN I-", "TÌNH HÌNH"),
    ("Phần thứ hai: NỘI DUNG", Kind.PART, "Phần thứ hai:", "NỘI DUNG"),
    ("Chương II QUY ĐỊNH CỤ THỂ", Kind.CHAPTER, "Chương II", "QUY ĐỊNH CỤ THỂ"),
    ("CHƯƠNG 1. Quy định chung", Kind.CHAPTER, "CHƯƠNG 1.", "Quy định chung"),
    ("CHƯƠNG I - QUY ĐỊNH CHUNG", Kind.CHAPTER, "CHƯƠNG I -", "QUY ĐỊNH CHUNG"),
    ("CHƯƠNG THỨ NHẤT - HỘI ĐỒNG", Kind.CHAPTER, "CHƯƠNG THỨ NHẤT -", "HỘI ĐỒNG"),
    ("TIẾT THỨ 2 - QUYỀN HẠN", Kind.SECTION, "TIẾT THỨ 2 -", "QUYỀN HẠN"),
    ("Mục 1:GIÁ TRỊ PHÁP LÝ", Kind.SECTION, "Mục 1:", "GIÁ TRỊ PHÁP LÝ"),
    ("Mục 2. TỔ CHỨC", Kind.SECTION, "Mục 2.", "TỔ CHỨC"),
    ("Tiểu mục 1 Phạm vi", Kind.SECTION, "Tiểu mục 1", "Phạm vi"),
    ("Điều 1. Ban hành", Kind.ARTICLE, "Điều 1.", "Ban hành"),
    ("ĐIỀU 12: Hiệu lực", Kind.ARTICLE, "ĐIỀU 12:", "Hiệu lực"),
    ("Điều 3", Kind.ARTICLE, "Điều 3", ""),
    ("Điều17: Mọi người", Kind.ARTICLE, "Điều17:", "Mọi người"),
    ("Điều 5- Nhiệm vụ", Kind.ARTICLE, "Điều 5-", "Nhiệm vụ"),
    ("Điều thứ nhất: Nay lập một ban", Kind.ARTICLE, "Điều thứ nhất:", "Nay lập một ban"),
    ("Điều thứ mười hai. Ban họp", Kind.ARTICLE, "Điều thứ mười hai.", "Ban họp"),
    ("Điều thứ 59: Bộ trưởng thi hành", Kind.ARTICLE, "Điều thứ 59:", "Bộ trưởng thi hành"),
    ("Điều thứ 4", Kind.ARTICLE, "Điều thứ 4", ""),
    ("Điều XIV: Các ông Bộ trưởng", Kind.ARTICLE, "Điều XIV:", "Các ông Bộ trưởng"),
    ("I. MỤC TIÊU", Kind.DIVISION, "I.", "MỤC TIÊU"),
    ("XIV/ Tổ chức", Kind.DIVISION, "XIV/", "Tổ chức"),
    ("IV: TỔ CHỨC THỰC HIỆN", Kind.DIVISION, "IV:", "TỔ CHỨC THỰC HIỆN"),
    ("II.NỘI DUNG", Kind.DIVISION, "II.", "NỘI DUNG"),
    ("A. QUAN ĐIỂM", Kind.LETTER, "A.", "QUAN ĐIỂM"),
    ("A- TÌNH HÌNH", Kind.LETTER, "A-", "TÌNH HÌNH"),
    ("1. Mục tiêu", Kind.CLAUSE, "1.", "Mục tiêu"),
    ("1.Mục tiêu", Kind.CLAUSE, "1.", "Mục tiêu"),
    ("2/ Yêu cầu", Kind.CLAUSE, "2/", "Yêu cầu"),
    ("3- Tổ chức", Kind.CLAUSE, "3-", "Tổ chức"),
    ("1.1. Đến năm 2025", Kind.SUBCLAUSE, "1.1.", "Đến năm 2025"),
    ("2.1.3 Về thể chế", Kind.SUBCLAUSE, "2.1.3", "Về thể chế"),
    ("2.1- Mục tiêu chung", Kind.SUBCLAUSE, "2.1-", "Mục tiêu chung"),
    ("4.1: Tỷ lệ nội địa hóa", Kind.SUBCLAUSE, "4.1:", "Tỷ lệ nội địa hóa"),
    ("a) Chỉ tiêu", Kind.POINT, "a)", "Chỉ tiêu"),
    ("đ) Số hóa", Kind.POINT, "đ)", "Số hóa"),
    ("b/ Nhiệm vụ", Kind.POINT, "b/", "Nhiệm vụ"),
    ("iii) Số hóa", Kind.POINT, "iii)", "Số hóa"),
    ("- Trên 95%", Kind.ITEM, "-", "Trên 95%"),
    ("-Việc xây dựng", Kind.ITEM, "-", "Việc xây dựng"),
    ("– Về đất đai", Kind.ITEM, "–", "Về đất đai"),
    ("+ Về đất đai", Kind.SUBITEM, "+", "Về đất đai"),
    ("* Đến năm 2025", Kind.MILESTONE, "*", "Đến năm 2025"),
]
LEFT = [
    "Điều thứ hai trong Sắc lệnh này bãi bỏ",
    "20/9/2021 là ngày ký",
    "1.234 hồ sơ được số hóa",
    "2021-2025 là giai đoạn đầu",
    "166/QĐ-UBND ngày 18/01/2022",
    "154/2020/NĐ-CP.",
    "phần mềm dùng chung",
    "Phần lớn các thủ tục",
    "Mục 2 phần II của Kế hoạch này",
    "Điều 15 Luật Sở hữu trí tuệ quy định",
    "Điều 5 - Luật Đất đai quy định",
    "Tiết kiệm chi thường xuyên",
    "Tiết 2 điểm a khoản 1",
    "-------",
    "***",
    "Căn cứ Luật",
    "A-Z là các chữ cái",
    "B- bảng chữ cái",
    "100% hồ sơ",
    "95 % hồ sơ",
    "3,5% dân số",
    "2.1-3,5 điểm phần trăm",
    "(1) Cải cách thể chế",
    "Cải cách",
    "",
    "I",
    "ý kiến",
]


@pytest.mark.parametrize(("line", "kind", "num", "text"), TAKEN)
def test_takes(line: str, kind: Kind, num: str, text: str) -> None:
    assert match_marker(line) == (kind, num, text)


@pytest.mark.parametrize("line", LEFT)
def test_leaves(line: str) -> None:
    assert match_marker(line) is None
