"""Queries of every kind the search page promises to answer, with their meaning spelled out for `truth`."""

import random
from collections.abc import Sequence

from generator.model.search import SearchDocument
from tests.search.truth import Case, without_marks

PHRASES = (
    "cải cách hành chính", "xử phạt vi phạm", "thủ tục hành chính", "văn bản quy phạm pháp luật", "hành chính",
    "nghị định này", "phân cấp, ủy quyền", "phân cấp ủy quyền", "kinh tế - xã hội", "kinh tế xã hội",
    "giai đoạn 2021-2030", "giai đoạn 2021 - 2030", "Chương trình chuyển đổi số quốc gia", "công an", "quản lý đất đai",
    "HỘI ĐỒNG NHÂN DÂN", "uỷ ban nhân dân", "Ủy ban nhân dân", "hoà xã hội", "số 76/NQ-CP ngày 15/7/2021",
    "sự hài lòng của người dân, doanh nghiệp", "sự hài lòng của người dân", "độc lập - tự do - hạnh phúc",
    "nhanh, gọn", "xã, phường", "xã, phường, thị trấn", "tổ chức, cá nhân", "dân, doanh nghiệp", "người dân, doanh",
    "ngày 20 tháng 9 năm 2021", "trên 95%", "tối thiểu 20%", "một cửa", "PAR INDEX", "chính quyền điện tử",
)  # fmt: skip
BARE_PHRASES = (
    "cai cach hanh chinh", "xu phat vi pham", "thu tuc hanh chinh", "uy ban nhan dan", "quan ly dat dai",
    "chinh quyen dien tu", "mot cua", "xa, phuong, thi tran", "dan, doanh nghiep",
    "van ban quy pham phap luat", "dong bo", "doi moi sang tao",
)  # fmt: skip
WORDS = (
    "cải cách hành chính", "đường", "dương", "đất đai Lai Châu", "hoà bình", "hòa bình", "môi trường đầu tư",
    "Sở Nội vụ", "lúa nước", "Thái Nguyên", "uỷ quyền", "ủy quyền", "nông thôn mới", "biên giới", "khoáng sản",
    "HĐND", "Trần Tiến Dũng", "Lê Quang Tiến", "Đà Nẵng", "Huế", "chuyển đổi số", "quý IV", "SIPAS", "UBND tỉnh",
)  # fmt: skip
BARE_WORDS = ("duong", "dak lak", "cai cach hanh chinh", "thai nguyen", "dat dai", "tran tien dung", "bien gioi", "quy")
EXCLUSIONS = (
    Case(typed='"phân cấp" đất đai -khoáng sản', phrases=("phân cấp",), words=("đất", "đai"), without=("khoáng sản",)),
    Case(typed='"cải cách hành chính" -"Lai Châu"', phrases=("cải cách hành chính",), without=("Lai Châu",)),
    Case(typed="đất đai -biên giới", words=("đất", "đai"), without=("biên giới",)),
    Case(typed="cải cách -thai nguyen", words=("cải", "cách"), without=("thai nguyen",)),
    Case(typed='"thủ tục hành chính" -76/NQ-CP', phrases=("thủ tục hành chính",), without=("76/NQ-CP",)),
    Case(typed="hành chính -cải cách", words=("hành", "chính"), without=("cải cách",), finds_none=True),
    Case(typed="-Sơn La", without=("Sơn La",)),
)
NQ76 = r"\b76 ?/ ?NQ- ?CP\b"
NUMBERS = (
    *(Case(typed=typed, number=r"\b2943/KH-UBND\b") for typed in ("2943/KH-UBND", "2943/kh-ubnd", "2943 KH UBND")),
    *(Case(typed=typed, number=r"\b2943/KH-UBND\b") for typed in ("2943 kh-ubnd", "Kế hoạch 2943", "ke hoach so 2943")),
    *(Case(typed=typed, number=NQ76) for typed in ("76/NQ-CP", "76/NQ- CP", "76 NQ CP", "76/nq-cp", "76 / NQ-CP")),
    *(Case(typed=typed, number=NQ76) for typed in ("Nghị quyết 76", "nghi quyet 76", "Nghị quyết số 76", "76/NQ")),
    *(Case(typed=typed, number=r"\b4020/QĐ-UBND\b") for typed in ("4020/QĐ-UBND", "4020/QD-UBND", "4020 qđ ubnd")),
    Case(typed="Nghị quyết 76 của Chính phủ cải cách", number=NQ76, words=("của", "chính", "phủ", "cải", "cách")),
    Case(typed="08-NQ/TU", number=r"\b0?8-NQ/TU\b"),
    Case(typed="8-NQ/TU", number=r"\b0?8-NQ/TU\b"),
    Case(typed="34/2016/NĐ-CP", number=r"\b34/2016/NĐ-CP\b"),
    Case(typed="Nghị định 34", number=r"\b34/2016/NĐ-CP\b"),
    Case(typed="3759/BNV-CCHC", number=r"\b3759/BNV-CCHC\b"),
    Case(typed="541/TTr-SNV", number=r"\b541/TTr-SNV\b"),
    Case(typed="15/CT-TTg", number=r"\b15/CT-TTg\b"),
    Case(typed="2021-Lai Châu", words=("2021", "Lai", "Châu")),
    Case(typed="20 tt sn", words=("20", "tt", "sn"), finds_none=True),
    Case(typed="9943/KH-UBND", number=r"\b9943/KH-UBND\b", finds_none=True),
    Case(typed="943/KH-UBND", number=r"\b943/KH-UBND\b", finds_none=True),
    Case(typed="76/NĐ-CP", number=r"\b76/NĐ-CP\b", finds_none=True),
    Case(typed="Nghị quyết 75", number=r"\b75/NQ", finds_none=True),
)
FIGURES = (
    Case(typed="95%", words=("95%",)),
    Case(typed="95 %", words=("95%",)),
    Case(typed="trên 95%", words=("trên", "95%")),
    Case(typed='"trên 95%"', phrases=("trên 95%",)),
    Case(typed='"Trên 95 %"', phrases=("trên 95%",)),
    Case(typed="95", words=("95",)),
    Case(typed="9%", words=("9%",)),
    Case(typed="100%", words=("100%",)),
    Case(typed='"20% chi phí"', phrases=("20% chi phí",)),
    Case(typed='"20 chi phí"', phrases=("20 chi phí",)),
    Case(typed='"03 bậc"', phrases=("3 bậc",)),
    Case(typed="15/7/2021", words=("15", "7", "2021")),
    Case(typed='"15/07/2021"', phrases=("15/7/2021",)),
    Case(typed="2025", words=("2025",)),
    Case(typed="97,3%", words=("97,3%",), finds_none=True),
    Case(typed="202", words=("202",), finds_none=True),
)
SPELLINGS = (
    Case(typed="u\u0309y ban nha\u0302n da\u0302n", words=("ủy", "ban", "nhân", "dân")),
    Case(typed="Ðắk Lắk", words=("Đắk", "Lắk")),
    Case(typed="ĐẮK LẮK", words=("Đắk", "Lắk")),
    Case(typed="“cải cách thể chế”", phrases=("cải cách thể chế",)),
    Case(typed='"cải cách thể chế', phrases=("cải cách thể chế",)),
    Case(typed="  cải   cách  ", words=("cải", "cách")),
    Case(typed="cải cách hành chính.", words=("cải", "cách", "hành", "chính")),
    Case(typed='"cai cách hành chính"', phrases=("cải cách hành chính",)),  # marks forgotten on one word
    Case(typed='"thu tục hành chinh"', phrases=("thủ tục hành chính",)),
    Case(typed='"quản ly nhà nước"', phrases=("quản lý nhà nước",)),
    Case(typed='"Uy ban nhan dân"', phrases=("Ủy ban nhân dân",)),
)
NOTHING = tuple(
    Case(typed=typed, words=words, phrases=phrases, finds_none=True)
    for typed, words, phrases in (
        ("tàu vũ trụ", ("tàu", "vũ", "trụ"), ()),
        ('"hành chính cải cách"', (), ("hành chính cải cách",)),
        ("zzzz", ("zzzz",), ()),
        ('"cải cạch hành chính"', (), ("cải cạch hành chính",)),
        ("caicach", ("caicach",), ()),
        ("hành chínhh", ("hành", "chínhh"), ()),
        ("<script>alert(1)</script> zzz", ("zzz",), ()),
        ('"chính sách, hành vi, cách ly"', (), ("chính sách, hành vi, cách ly",)),
    )
)


def hand_written() -> dict[str, tuple[Case, ...]]:
    """Return the queries by kind."""
    quoted = tuple(Case(typed=f'"{phrase}"', phrases=(phrase,)) for phrase in (*PHRASES, *BARE_PHRASES))
    words = tuple(Case(typed=typed, words=tuple(typed.split())) for typed in (*WORDS, *BARE_WORDS))
    return {
        "phrases": quoted,
        "words": words,
        "exclusions": EXCLUSIONS,
        "numbers": NUMBERS,
        "figures": FIGURES,
        "spellings": SPELLINGS,
        "nothing": NOTHING,
    }


def drawn_phrases(documents: Sequence[SearchDocument], count: int) -> tuple[Case, ...]:
    """Return phrases of two to six syllables from the texts, every second one without marks, always the same ones."""
    chance = random.Random(2943)
    texts = [provision.text for document in documents for provision in document.provisions]
    cases: list[Case] = []
    while len(cases) < count:
        words = chance.choice(texts).split()
        length = chance.randint(2, 6)
        start = chance.randrange(max(1, len(words) - length))
        phrase = " ".join(words[start : start + length]).strip(" ,;.:").replace('"', "")
        if len(phrase.split()) < 2:
            continue
        shown = without_marks(phrase) if len(cases) % 2 else phrase
        cases.append(Case(typed=f'"{shown}"', phrases=(shown,)))
    return tuple(cases)
