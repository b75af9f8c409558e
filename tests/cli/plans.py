"""Small plans to convert."""

PLAN = """ỦY BAN NHÂN DÂN
TỈNH {province}
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: {number}

{place}, ngày 20 tháng 9 năm 2021

KẾ HOẠCH

CẢI CÁCH HÀNH CHÍNH TỈNH {province} GIAI ĐOẠN 2021-2025

Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.

I. CẢI CÁCH THỂ CHẾ

- Trên 95% văn bản quy phạm pháp luật của tỉnh được ban hành đúng quy định.

{extra}

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
"""


def plan(*, province: str = "LAI CHÂU", place: str = "Lai Châu", number: str = "12/KH-UBND", extra: str = "") -> str:
    """A whole plan of one page."""
    return PLAN.format(province=province, place=place, number=number, extra=extra)
