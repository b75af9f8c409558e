"""A person's correction in a document's own file: kept by every conversion, and a test case with one command."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.plans import plan

ENTRY = """corrections:
- who: Nguyễn Văn A
  why: bản giấy ghi 96%
  target:
    anchor: {anchor}
    raw: {raw}
  set:
    value: 96
"""


def test_a_correction_survives_and_overrides_and_becomes_a_case(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    run("convert", "a.txt")
    path = workspace / "content/van-ban/lai-chau/2021/12-kh-ubnd.md"
    (target,) = json.loads(run("inspect", str(path)).stdout)["targets"]
    entry = ENTRY.format(anchor=target["anchor"], raw=target["raw"])
    path.write_text(path.read_text(encoding="utf-8").replace("\nsource:\n", f"\n{entry}source:\n", 1), encoding="utf-8")
    for options in ([], ["--force"], []):
        assert run("convert", "a.txt", *options).exit_code == 0
        (found,) = json.loads(run("inspect", str(path)).stdout)["targets"]
        assert (found["value"], found["is_checked"]) == (96, True)
    result = run("case", str(path))
    assert result.exit_code == 0
    title, given, expected, _ = result.stdout.split("\n.\n")
    assert "bản giấy ghi 96%" in title
    assert target["raw"] in given
    assert expected.startswith("> 96 %")


def test_corrected_metadata_and_citations_become_cases_too(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    run("convert", "a.txt")
    path = workspace / "content/van-ban/lai-chau/2021/12-kh-ubnd.md"
    said = "corrections:\n- who: Nguyễn Văn A\n  why: theo bản giấy\n  metadata: title\n  value: KẾ HOẠCH ĐÃ SỬA\n"
    path.write_text(path.read_text(encoding="utf-8").replace("\nsource:\n", f"\n{said}source:\n", 1), encoding="utf-8")
    title, given, expected, _ = run("case", str(path)).stdout.split("\n.\n")
    assert "theo bản giấy" in title
    assert "12/KH-UBND" in given
    assert "title: KẾ HOẠCH ĐÃ SỬA" in expected
    assert "number: 12/KH-UBND" in expected


def test_a_corrected_task_becomes_a_case(run: Run, workspace: Path) -> None:
    text = plan() + "\n\n9. Sở Nội vụ chủ trì rà soát quy trình trong quý II/2024.\n"
    (workspace / "a.txt").write_text(text, encoding="utf-8")
    run("convert", "a.txt")
    path = workspace / "content/van-ban/lai-chau/2021/12-kh-ubnd.md"
    (task,) = json.loads(run("inspect", str(path)).stdout)["tasks"]
    said = (
        "corrections:\n- who: Nguyễn Văn A\n  why: theo bản giấy\n  task:\n"
        f"    anchor: {task['anchor']}\n    raw: rà soát quy trình\n  set:\n    lead: [Sở Tư pháp]\n"
    )
    path.write_text(path.read_text(encoding="utf-8").replace("\nsource:\n", f"\n{said}source:\n", 1), encoding="utf-8")
    (found,) = json.loads(run("inspect", str(path)).stdout)["tasks"]
    assert (found["lead"], found["is_checked"]) == (["Sở Tư pháp"], True)
    title, given, expected, _ = run("case", str(path)).stdout.split("\n.\n")
    assert "theo bản giấy" in title
    assert "Sở Nội vụ chủ trì" in given
    assert expected == "Sở Tư pháp | 2024-Q2 | rà soát quy trình trong quý II/2024"
