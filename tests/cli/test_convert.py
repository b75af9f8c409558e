"""What people drop into the folder: good files, bad files, files again."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline.convert import convert
from generator.pipeline.project import Project
from tests.cli.conftest import Run
from tests.cli.plans import plan

DOCUMENT = Path("content/van-ban/lai-chau/2021/12-kh-ubnd.md")


def test_a_dropped_file_becomes_one_markdown_file_with_its_source_beside_it(run: Run, workspace: Path) -> None:
    (workspace / "đến.txt").write_text(plan(), encoding="utf-8")
    result = run("convert", "đến.txt", "--strict")
    assert result.exit_code == 0, result.output
    assert "created: đến.txt -> content/van-ban/lai-chau/2021/12-kh-ubnd.md" in result.output
    text = DOCUMENT.read_text(encoding="utf-8")
    for line in ("number: 12/KH-UBND", "date_document: 2021-09-20", "person: Nguyễn Văn Mẫu", "completeness: full"):
        assert line in text
    assert Path("content/nguon/lai-chau/2021/12-kh-ubnd.txt").read_text(encoding="utf-8") == plan()


def test_converting_twice_changes_nothing(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    run("convert", "a.txt")
    before = DOCUMENT.read_bytes()
    assert "unchanged: a.txt" in run("convert", "a.txt").output
    assert DOCUMENT.read_bytes() == before


def test_an_edit_by_a_person_survives_a_second_convert(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    run("convert", "a.txt")
    edited = DOCUMENT.read_text(encoding="utf-8").replace("Trên 95%", "Trên 96%")
    DOCUMENT.write_text(edited, encoding="utf-8")
    result = run("convert", "a.txt", "--strict")
    assert result.exit_code == 0
    assert "kept: a.txt" in result.output
    assert "EDT001" in result.output
    assert DOCUMENT.read_text(encoding="utf-8") == edited
    run("convert", "a.txt", "--force")
    assert "Trên 95%" in DOCUMENT.read_text(encoding="utf-8")


BAD = {
    "rỗng.txt": (b"", "SRC001", "the file is empty"),
    "lỗi.txt": (b"<html><body><h1>502 Bad Gateway</h1></body></html>", "PAR003", "no number, date"),
    "tcvn3.txt": (b"K\xd5 ho\xb9ch c\xb6i c\xb8ch h\xb5nh ch\xdbnh", "SRC002", "save the file as UTF-8"),
    "liên-quan.txt": (
        "- 1Nghị định 61/2018/NĐ-CP\n- 2Thông tư 01/2018/TT-VPCP".encode(),
        "PAR001",
        "lines of the site",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_message_and_the_rest_goes_on(run: Run, workspace: Path, name: str) -> None:
    data, code, words = BAD[name]
    (workspace / "đến").mkdir()
    (workspace / "đến" / name).write_bytes(data)
    (workspace / "đến" / "z.txt").write_text(plan(), encoding="utf-8")
    result = run("convert", "đến")
    assert result.exit_code == 0
    messages = [line for line in result.output.splitlines() if f"[{code}]" in line]
    assert len(messages) == 1
    assert name in messages[0]
    assert words in messages[0]
    assert DOCUMENT.exists()
    assert [path.name for path in Path("content/van-ban").rglob("*.*")] == ["12-kh-ubnd.md"]
    assert run("convert", "đến", "--strict").exit_code == 1


def test_two_documents_with_one_identity_are_both_named_and_the_first_is_kept(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    (workspace / "b.txt").write_text(plan(extra="- Một ý khác."), encoding="utf-8")
    result = run("convert", "a.txt", "b.txt", "--strict")
    assert result.exit_code == 1
    message = next(line for line in result.output.splitlines() if "IDN001" in line)
    assert "b.txt" in message
    assert "a.txt" in message
    assert "Một ý khác" not in DOCUMENT.read_text(encoding="utf-8")
    assert "IDN003" in run("convert", "b.txt").output


def test_a_document_without_number_and_date_is_kept_and_said(run: Run, workspace: Path) -> None:
    text = plan().replace("Số: 12/KH-UBND\n\n", "").replace("Lai Châu, ngày 20 tháng 9 năm 2021\n\n", "")
    (workspace / "a.txt").write_text(text, encoding="utf-8")
    result = run("convert", "a.txt")
    assert result.exit_code == 0
    assert "number" in result.output
    assert "date" in result.output
    assert [path.parent.name for path in Path("content/van-ban").rglob("*.md")] == ["khong-ro-nam"]
    assert run("convert", "a.txt", "--strict").exit_code == 1


def test_a_folder_that_cannot_be_written_is_named_and_nothing_half_written_is_left(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    (workspace / "content" / "van-ban").write_text("a file where the folder should be")
    result = run("convert", "a.txt", "--strict")
    assert result.exit_code == 1
    assert "cannot be written" in result.output
    assert "STO004" in result.output
    assert not (workspace / "content" / "nguon").exists()


def test_a_path_that_leads_out_of_the_folder_is_left_out(
    run: Run, workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text(plan(), encoding="utf-8")
    (workspace / "đến").mkdir()
    (workspace / "đến" / "link.txt").symlink_to(secret)
    result = run("convert", "đến", "--strict")
    assert result.exit_code == 1
    assert "STO002" in result.output
    assert not (workspace / "content" / "van-ban").exists()


def test_the_report_says_what_became_of_each_file(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    (workspace / "b.txt").write_bytes(b"")
    run("convert", "a.txt", "b.txt", "thiếu.txt", "--report", "báo-cáo.json")
    rows = json.loads(Path("báo-cáo.json").read_text(encoding="utf-8"))
    assert [(row["file"], row["fate"], row["document"]) for row in rows] == [
        ("a.txt", "created", "lai-chau/2021/12-kh-ubnd"),
        ("b.txt", "left-out", None),
        ("thiếu.txt", "left-out", None),
    ]
    assert [found["code"] for row in rows for found in row["diagnostics"]] == ["SRC001", "STO001"]


def test_many_files_over_all_cores_give_the_same_files_in_the_same_order(run: Run, workspace: Path) -> None:
    (workspace / "đến").mkdir()
    for number in range(1, 21):
        (workspace / "đến" / f"{number:02}.txt").write_text(plan(number=f"{number}/KH-UBND"), encoding="utf-8")
    result = run("convert", "đến", "--strict")
    assert result.exit_code == 0
    created = [line for line in result.output.splitlines() if "created: " in line]
    assert [line.split("-> ")[1] for line in created] == [
        f"content/van-ban/lai-chau/2021/{number}-kh-ubnd.md" for number in range(1, 21)
    ]


def test_what_a_person_has_added_to_the_front_matter_is_not_asked_for_again(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan().replace("Số: 12/KH-UBND\n\n", ""), encoding="utf-8")
    assert "[MET001]" in run("convert", "a.txt").output
    (path,) = Path("content/van-ban").rglob("*.md")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\ndocument_type:", "\nnumber: 12/KH-UBND\ndocument_type:", 1), encoding="utf-8")
    result = run("convert", "a.txt", "--strict")
    assert "kept: a.txt" in result.output
    assert "MET001" not in result.output
    assert result.exit_code == 0


def test_a_name_with_a_line_end_is_one_line(run: Run, workspace: Path) -> None:
    (workspace / "kế\nhoạch.txt").write_bytes(b"")
    result = run("convert", "kế\nhoạch.txt")
    assert "error: kế\\nhoạch.txt: the file is empty; fetch the document again [SRC001]" in result.output.splitlines()


def test_bytes_that_are_no_text_are_told_what_to_do(run: Run, workspace: Path) -> None:
    (workspace / "a.doc").write_bytes(b"a\x00b\x00\xff\xfec" * 9)
    result = run("convert", "a.doc")
    assert "or save its text as .txt in UTF-8 [SRC003]" in result.output


def test_a_file_that_changes_while_it_is_converted_is_left_out(run: Run, workspace: Path) -> None:
    source = workspace / "a.txt"
    source.write_text(plan(), encoding="utf-8")

    def changing(function: Callable[..., Any], *items: Iterable[Any]) -> list[Any]:
        made = list(map(function, *items))
        source.write_text("khác", encoding="utf-8")
        return made

    (file,) = convert([source], Project(root=workspace), mapper=changing)
    assert [found.code for found in file.diagnostics][-1:] == ["STO004"]
    assert "changed while it was converted" in file.diagnostics[-1].message
