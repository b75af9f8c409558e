"""Each kind of token: strings it takes whole, and strings it leaves."""

import pytest

from generator.extraction.targets.tokens import TokenKind, has_figure, iter_tokens

TAKES = {
    TokenKind.NAME: [
        "Nghị định số 34/2016/NĐ-CP", "19-NQ/TW", "107/2021/NĐ- CP", "mức độ 3, 4", "Điều 12", "lần thứ 15", "24/7",
        "năm học 2021-2022",
    ],
    TokenKind.TIME: [
        "đến năm 2025", "trước ngày 30/6/2024", "trong quý IV/2023", "Hằng năm", "giai đoạn 2021 - 2025",
        "trong tháng 10/2024", "hoàn thành trước ngày 30 tháng 6 năm 2022", "đến hết năm 2030",
    ],
    TokenKind.RANK: ["nhóm 30 tỉnh", "hạng 05", "vị trí thứ 35", "xếp thứ 08/63", "top 10"],
    TokenKind.NUMBER: ["95%", "100 %", "1.186 dịch vụ", "0,5%", "157/157 xã", "60 phần trăm"],
    TokenKind.FRACTION: ["một nửa", "một phần tư"],
    TokenKind.COMPARATOR: ["tối thiểu", "không dưới", "trên 95%", "không vượt quá 2%", "khoảng", "≥ 90%"],
    TokenKind.UP: ["trở lên"],
    TokenKind.TO: ["xuống còn", "lên tối thiểu"],
    TokenKind.CUT: ["giảm", "cắt giảm", "rút ngắn"],
    TokenKind.RAISE: ["tăng", "bổ sung"],
    TokenKind.BASE: ["so với"],
}  # fmt: skip
LEAVES = {
    TokenKind.TIME: ["số 2025", "60%", "ngày 31/13/20211"],
    TokenKind.RANK: ["nhóm 3 đối tượng", "hạng II", "thứ 7"],
    TokenKind.NUMBER: ["Covid-19", "mức độ 4", "76/NQ-CP", "1.2.3", "năm 2025"],
    TokenKind.COMPARATOR: ["trên địa bàn", "dưới dạng điện tử", "gần dân"],
    TokenKind.CUT: ["giảm nghèo", "giảm thiểu"],
    TokenKind.RAISE: ["tăng cường", "nâng cao", "tăng trưởng 8%"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TAKES.items() for text in texts])
def test_takes(kind: TokenKind, text: str) -> None:
    assert kind in {token.kind for token in iter_tokens(text)}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in LEAVES.items() for text in texts])
def test_leaves(kind: TokenKind, text: str) -> None:
    assert kind not in {token.kind for token in iter_tokens(text)}


def test_most_sentences_have_no_figure() -> None:
    assert not has_figure("Nâng cao chất lượng xây dựng văn bản quy phạm pháp luật.")
    assert has_figure("Ít nhất một nửa số sở")
