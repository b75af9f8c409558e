"""Documents in any number: paragraphs of the test documents cut and recombined, each text its own, no text a copy."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.model.metadata import Completeness
from generator.model.search import SearchDocument, SearchProvision
from generator.text.slugs import slugify

KINDS = ("Kế hoạch", "Quyết định", "Nghị quyết", "Chương trình", "Chỉ thị")
CODES = ("KH-UBND", "QĐ-UBND", "NQ-HĐND", "CTr-UBND", "CT-UBND")
PROVINCES = (
    ("Lai Châu", "Lai Châu"), ("Thái Nguyên", "Thái Nguyên"), ("Bắc Giang", "Bắc Ninh"), ("Bến Tre", "Vĩnh Long"),
    ("Đắk Lắk", "Đắk Lắk"), ("Quảng Nam", "Đà Nẵng"), ("Sơn La", "Sơn La"), ("Thừa Thiên Huế", "Huế"),
    ("Hà Giang", "Tuyên Quang"), ("Lào Cai", "Lào Cai"), ("Yên Bái", "Lào Cai"), ("Nghệ An", "Nghệ An"),
    ("Hà Tĩnh", "Hà Tĩnh"), ("Cao Bằng", "Cao Bằng"), ("Lạng Sơn", "Lạng Sơn"), ("Cà Mau", "Cà Mau"),
    ("Bạc Liêu", "Cà Mau"), ("Gia Lai", "Gia Lai"), ("Bình Định", "Gia Lai"), ("An Giang", "An Giang"),
)  # fmt: skip
AREAS = ("Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tổ chức bộ máy", "Cải cách tài chính công")
NAMES = ("Nguyễn Văn", "Trần Thị", "Lê Quang", "Phạm Minh", "Hoàng Đức"), ("An", "Bình", "Dũng", "Hải", "Tiến")


def paragraphs(shared: Path) -> list[list[str]]:
    """Return the paragraphs of each plain text under ../shared/corpus, in Vietnamese only."""
    texts = []
    for path in sorted((shared / "corpus").rglob("*.txt")):
        try:
            lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        except UnicodeDecodeError:
            continue  # kept in its old encoding on purpose
        kept = [line for line in lines if 40 <= len(line) <= 1500]
        if len(kept) > 20:
            texts.append(kept)
    return texts


def recombine(texts: list[list[str]], count: int, letters: int) -> Iterator[SearchDocument]:
    """Yield `count` documents of about `letters` letters, always the same ones."""
    chance = random.Random(76)
    for row in range(count):
        parts: list[str] = []
        while sum(map(len, parts)) < letters:
            source = chance.choice(texts)
            start = chance.randrange(len(source))
            parts += [_cut(chance, text) for text in source[start : start + chance.randint(1, 4)]]
        yield _document(chance, row, parts)


def _cut(chance: random.Random, text: str) -> str:
    """Return the paragraph, often without its beginning or its end: hardly two documents share a whole sentence."""
    words = text.split()
    start = chance.randrange(max(1, len(words) // 4))
    end = len(words) - chance.randrange(max(1, len(words) // 4))
    return " ".join(words[start:end])


def _document(chance: random.Random, row: int, parts: list[str]) -> SearchDocument:
    kind = chance.randrange(len(KINDS))
    province, today = chance.choice(PROVINCES)
    day = date(2011, 1, 4) + timedelta(days=chance.randrange(5000))
    number = f"{row + 1}/{CODES[kind]}"
    subject = " ".join(chance.choice(parts).split()[:10]).strip(" ,;.:-")
    return SearchDocument(
        path=f"van-ban/{slugify(province)}/{day.year}/{slugify(number)}/",
        title=f"{KINDS[kind]} về {subject}",
        number=number,
        document_type=KINDS[kind],
        province_at_signing=province,
        province_today=today,
        date=day,
        year=day.year,
        period=chance.choice(("2011-2020", "2021-2025", "2021-2030")),
        completeness=chance.choice((Completeness.FULL, Completeness.FULL, Completeness.EXCERPT)),
        signer=f"{chance.choice(NAMES[0])} {chance.choice(NAMES[1])}",
        areas=tuple(sorted(chance.sample(AREAS, chance.randint(0, 3)))),
        provisions=tuple(
            SearchProvision(anchor=f"d{place}", label=f"Đoạn {place}", text=text) for place, text in enumerate(parts, 1)
        ),
    )
