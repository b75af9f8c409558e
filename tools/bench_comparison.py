"""How comparison holds up at the size of the whole country: 34 provinces × 60 indicators × 3 periods, and 63 × 200.

Plans are made up, one for each province, their catalogue with them; the site around them is the real one. Printed: time
of every step, number and weight of pages. Exit code 1 where a page is heavier than the promise.

    python -m tools.bench_comparison [34x60x3] [63x200x1]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from generator.pipeline.build import build_site
from generator.pipeline.convert import convert
from generator.pipeline.project import Project
from generator.publishing.promises import PAGE_BUDGET
from generator.vocab.provinces import Province, provinces

ROOT = Path(__file__).resolve().parents[1]
SIZES = ("34x60x3", "63x200x1")
AREAS = (
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy hành chính nhà nước",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
)
YEARS = (2025, 2027, 2030)
_SYLLABLES = (
    "ban", "canh", "dong", "giang", "hoa", "khanh", "lam", "minh",
    "nam", "phong", "quang", "rung", "song", "thanh", "van", "xuan",
)  # fmt: skip


def subject(number: int) -> str:
    """Return the made-up words of one indicator, which no other has."""
    return " ".join(_SYLLABLES[number // 16**place % 16] for place in range(3))


def catalogue(indicators: int) -> str:
    """Return `chi-tieu.yml` for so many indicators."""
    entries = [
        f"  - id: chi-tieu-{n}\n    name: Tỷ lệ cơ quan thực hiện nội dung {subject(n)}\n    area: {n % 6 + 1}\n"
        f"    unit: '%'\n    kind: level\n    patterns:\n      - all_of: [nội dung {subject(n)}]\n"
        f"    examples: [cơ quan thực hiện nội dung {subject(n)}]\n"
        for n in range(indicators)
    ]
    return "schema_version: 1\nindicators:\n" + "".join(entries)


def plan(province: Province, at: int, indicators: int, periods: int) -> str:
    """Return a plan that answers nine of ten indicators for each period."""
    name = province.full_name.upper()
    lines = [
        "VĂN BẢN MÔ PHỎNG – KHÔNG PHẢI VĂN BẢN THẬT", "", "ỦY BAN NHÂN DÂN", name, "-------", "",
        f"Số: {100 + at}/KH-UBND", "", f"{province.name}, ngày 15 tháng 7 năm 2022", "", "KẾ HOẠCH", "",
        f"CẢI CÁCH HÀNH CHÍNH {name} GIAI ĐOẠN 2021-2030", "", "I. CHỈ TIÊU", "",
    ]  # fmt: skip
    for area, heading in enumerate(AREAS):
        lines += [f"{area + 1}. {heading}", ""]
        for year in YEARS[:periods]:
            lines += [
                f"- Đến năm {year}, tối thiểu {50 + (n * 7 + at) % 50}% cơ quan thực hiện nội dung {subject(n)}.\n"
                for n in range(area, indicators, 6)
                if (n + at) % 10
            ]
    return "\n".join(lines)


def workspace(folder: Path, size: str) -> Project:
    """Return a project of that size, its plans converted."""
    count, indicators, periods = map(int, size.split("x"))
    for name in ("site_config", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "content" / "trang", folder / "content" / "trang")
    shutil.copy2(ROOT / "mkdocs.yml", folder)
    (folder / "site_config" / "chi-tieu.yml").write_text(catalogue(indicators), encoding="utf-8")
    units = [unit for unit in provinces().units if (unit.tile_63 if count > 34 else unit.tile_34)][:count]
    (folder / "plans").mkdir()
    for at, unit in enumerate(units):
        (folder / "plans" / f"{unit.id}.txt").write_text(plan(unit, at, indicators, periods), encoding="utf-8")
    project = Project(root=folder)
    made = list(convert(sorted((folder / "plans").iterdir()), project))
    print(f"{size}: {len(made)} plans")
    return project


def measure(size: str) -> bool:
    """Print the figures of one size; return whether every page keeps its promise."""
    with tempfile.TemporaryDirectory() as folder:
        project = workspace(Path(folder), size)
        started = time.perf_counter()
        last = [started]

        def step(name: str) -> None:
            now = time.perf_counter()
            print(f"  {now - last[0]:6.1f} s until: {name}", flush=True)
            last[0] = now

        report = build_site(project, project.settings(is_demo=True), step=step)
        weight = report.value.weight
        targets = sum(1 for path in project.docs.rglob("*.csv") for _ in path.open(encoding="utf-8"))
        print(
            f"  {time.perf_counter() - started:6.1f} s in all; {report.value.pages.created} pages, {targets} CSV lines"
        )
        print(f"  {weight.files} files, {weight.total / 1e6:.1f} MB; {weight.heaviest_page}: ", end="")
        print(f"{weight.heaviest_page_compressed / 1e3:.1f} KB compressed, promise {PAGE_BUDGET / 1e3:.0f} KB")
        heavy = [found for found in report.diagnostics if found.severity.value == "error"]
        for found in heavy[:10]:
            print(f"  {found}")
        return not heavy


def main() -> int:
    """Return 1 where a size breaks a promise."""
    sizes = sys.argv[1:] or SIZES
    kept = [measure(size) for size in sizes]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
