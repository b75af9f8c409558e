"""The test documents as the search knows them; every line of a text that is not empty is a provision."""

from datetime import date
from pathlib import Path

from generator.model.metadata import Completeness
from generator.model.search import SearchDocument, SearchProvision
from generator.text.slugs import slugify

# Number, type, province at signing and today, date, signer: as printed in the texts.
FACTS = {
    "2943-kh-ubnd-lai-chau": ("2943/KH-UBND", "Kế hoạch", "Lai Châu", "Lai Châu", "2021-09-20", "Trần Tiến Dũng"),
    "4020-qd-ubnd-thai-nguyen": (
        "4020/QĐ-UBND",
        "Quyết định",
        "Thái Nguyên",
        "Thái Nguyên",
        "2021-12-16",
        "Lê Quang Tiến",
    ),
    "bac-giang": ("845/QĐ-UBND", "Quyết định", "Bắc Giang", "Bắc Ninh", "2022-09-16", "Trần Văn B"),
    "ben-tre": ("14/NQ-HĐND", "Nghị quyết", "Bến Tre", "Vĩnh Long", "2022-07-07", "Phạm Thị D"),
    "dak-lak": ("3527/QĐ-UBND", "Quyết định", "Đắk Lắk", "Đắk Lắk", "2021-12-28", "Lê Văn C"),
    "quang-nam": ("6212/KH-UBND", "Kế hoạch", "Quảng Nam", "Đà Nẵng", "2022-10-28", None),
    "son-la": ("218/KH-UBND", "Kế hoạch", "Sơn La", "Sơn La", "2021-10-25", "Nguyễn Văn A"),
    "thua-thien-hue": ("19/KH-UBND", "Kế hoạch", "Thừa Thiên Huế", "Huế", "2024-01-10", None),
}


def read_documents(folder: Path) -> list[SearchDocument]:
    """Return one document for each text in the two folders of complete test documents."""
    paths = [path for name in ("bundled", "simulated") for path in sorted((folder / name).glob("*.txt"))]
    return [read_document(path) for path in paths]


def read_shipped(sources: Path) -> list[SearchDocument]:
    """Return the two documents that the project ships, from its folder of sources."""
    return [read_document(path) for path in sorted(sources.rglob("*.txt")) if _name(path) in FACTS]


def _name(path: Path) -> str:
    """Return the key of a text in FACTS; ``lai-chau/2021/2943-kh-ubnd.txt`` has its province in its folder."""
    return path.stem if path.stem in FACTS else f"{path.stem}-{path.parts[-3]}"


def read_document(path: Path) -> SearchDocument:
    text = path.read_text(encoding="utf-8")
    number, kind, province, today, day, signer = FACTS[_name(path)]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    signed = date.fromisoformat(day)
    return SearchDocument(
        path=f"van-ban/{slugify(province)}/{signed.year}/{slugify(number)}/",
        title=f"{kind} cải cách hành chính tỉnh {province}",
        number=number,
        document_type=kind,
        province_at_signing=province,
        province_today=today,
        date=signed,
        year=signed.year,
        period="2021-2030" if "2021-2030" in text else "2021-2025",
        completeness=Completeness.EXCERPT if text.rstrip().endswith("[...]") else Completeness.FULL,
        signer=signer,
        is_simulated="MÔ PHỎNG" in lines[0],
        provisions=tuple(
            SearchProvision(anchor=f"d{row}", label=f"Dòng {row}", text=line) for row, line in enumerate(lines, 1)
        ),
    )
