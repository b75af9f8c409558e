"""The facts as lines of JSON: what the answer keys are compared with."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.plans import plan

KEYS = {
    "number",
    "document_type",
    "issuer",
    "province",
    "place",
    "date",
    "effective_date",
    "signer",
    "title",
    "field",
    "period",
    "completeness",
}


def test_one_object_a_line_in_the_keys_of_the_schema(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    (workspace / "b.txt").write_bytes(b"")
    result = run("inspect", "a.txt", "b.txt", "--format", "jsonl")
    assert result.exit_code == 0
    record = json.loads(result.stdout.splitlines()[0])
    assert record["file"] == "a.txt"
    assert set(record["document"]) >= KEYS
    assert record["document"]["number"] == "12/KH-UBND"
    assert [citation["number"] for citation in record["citations"]] == ["76/NQ-CP"]
    assert [(target["comparator"], target["value"], target["unit"]) for target in record["targets"]] == [(">", 95, "%")]
    assert record["outline"] == [[1, "I", "CẢI CÁCH THỂ CHẾ"]]
    assert "SRC001" in result.stderr


def test_a_markdown_file_of_the_corpus_says_the_same_as_its_source(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    run("convert", "a.txt")
    path = Path("content/van-ban/lai-chau/2021/12-kh-ubnd.md")
    records = [json.loads(run("inspect", name).stdout) for name in ("a.txt", str(path))]
    for record in records:
        del record["file"]
    assert records[0] == records[1]


def test_what_editors_do_to_a_file_of_the_corpus_changes_no_fact(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    run("convert", "a.txt")
    data = Path("content/van-ban/lai-chau/2021/12-kh-ubnd.md").read_bytes()
    (workspace / "a.md").write_bytes(data)
    said = run("inspect", "a.md").stdout
    for edited in (b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n")):
        (workspace / "a.md").write_bytes(edited)
        assert run("inspect", "a.md").stdout == said
        assert "SRC016" in run("convert", "a.md").stderr


def test_a_file_of_the_corpus_that_is_not_utf_8_is_named(run: Run, workspace: Path) -> None:
    (workspace / "a.md").write_bytes(b"---\nschema_version: 1\ntitle: K\xea\n---\n")
    result = run("inspect", "a.md")
    assert result.stdout == ""
    assert "error: a.md: not UTF-8; restore the file from git" in result.stderr


def test_one_list_for_a_reader_of_json(run: Run, workspace: Path) -> None:
    (workspace / "a.txt").write_text(plan(), encoding="utf-8")
    assert len(json.loads(run("inspect", "a.txt", "--format", "json").stdout)) == 1


def test_a_broken_markdown_file_is_named_once_with_its_place_and_a_remedy(run: Run, workspace: Path) -> None:
    (workspace / "a.md").write_text("---\nschema_version: 1\nid: [\n---\n", encoding="utf-8")
    (line,) = run("inspect", "a.md").stderr.splitlines()
    assert line.startswith("error: a.md › front matter: not readable as YAML")
    assert line.count("a.md") == 1
    assert line.endswith("correct it, or convert the source again with --force [MDN002]")
