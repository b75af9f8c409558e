"""Whole or not at all, and only where it belongs."""

from pathlib import Path, PurePosixPath

import pytest

from generator.errors import StorageError
from generator.model.page import Download, Page
from generator.storage.files import Change, place_below, write_bytes
from generator.storage.pages import write_pages
from generator.storage.sources import find_sources


def page(path: str, text: str = "x") -> Page:
    return Page(path=PurePosixPath(path), text=text)


def test_says_what_writing_changed(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.md"
    assert write_bytes(target, b"1") is Change.CREATED
    assert write_bytes(target, b"1") is Change.UNCHANGED
    assert write_bytes(target, b"2") is Change.CHANGED
    assert [path.name for path in target.parent.iterdir()] == ["b.md"]


def test_a_failed_write_leaves_what_stood_there(tmp_path: Path) -> None:
    target = tmp_path / "b.md"
    target.mkdir()  # nothing can replace a folder that is not empty
    (target / "inside").write_text("giữ")
    with pytest.raises(StorageError, match="cannot be written"):
        write_bytes(target, b"2")
    assert (target / "inside").read_text() == "giữ"
    assert [path.name for path in tmp_path.iterdir()] == ["b.md"]


@pytest.mark.parametrize("relative", ["../x.md", "/etc/x.md", "a/../../x.md"])
def test_refuses_a_path_outside_of_the_folder(tmp_path: Path, relative: str) -> None:
    with pytest.raises(StorageError, match="lies outside"):
        place_below(tmp_path, relative)


def test_refuses_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path)
    with pytest.raises(StorageError, match="lies outside"):
        place_below(tmp_path / "in", "link/x.md")


def test_pages_are_created_changed_kept_and_removed(tmp_path: Path) -> None:
    write_pages([page("a.md"), page("b/c.md"), page("d.md")], tmp_path)
    report = write_pages(
        [page("a.md"), page("d.md", "y"), Download(path=PurePosixPath("e.txt"), data=b"\xff")], tmp_path
    )
    assert (report.created, report.changed, report.unchanged, report.removed) == (1, 1, 1, 1)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.md", "d.md", "e.txt"]


def test_two_pages_for_one_address_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"a\.md"):
        write_pages([page("a.md"), page("a.md", "y")], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_sources_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".ẩn", "c/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_sources([tmp_path, tmp_path / "a.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found.value] == ["a.txt", "b.txt", "c/d.txt"]
    assert found.diagnostics == ()


def test_a_link_that_leads_out_and_a_missing_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret")
    found = find_sources([tmp_path / "in", tmp_path / "thiếu.txt"])
    assert found.value == ()
    assert [one.code for one in found.diagnostics] == ["STO002", "STO001"]


def test_a_link_to_nothing_says_so_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    link = tmp_path / "in" / "link.txt"
    link.symlink_to("đi-đâu.txt")
    for named in (link, tmp_path / "in"):
        found = find_sources([named])
        assert found.value == ()
        (one,) = found.diagnostics
        assert (one.source, one.code) == (str(link), "STO001")
        assert "'đi-đâu.txt', where nothing is; mend the link" in one.message
