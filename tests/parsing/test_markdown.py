"""What people do to the Markdown files, and files that are broken."""

import unicodedata

import pytest

from generator.errors import ParseError
from generator.parsing.markdown import parse_markdown

HEAD = "---\nschema_version: 1\nid: lai-chau/2021/1-kh-ubnd\ncompleteness: full\n---\n\n"
ITEM = "**-** Trên 95% văn bản.\n{: #i-g1 .item .l2 }\n"


def test_a_correction_of_words_keeps_number_and_anchor() -> None:
    tree = parse_markdown(HEAD + ITEM.replace("95%", "96%"), name="a.md").value.tree
    assert [(one.anchor, one.num, one.text) for one in tree] == [("i-g1", "-", "Trên 96% văn bản.")]


def test_a_block_added_by_hand_is_kept_with_an_anchor_of_its_own() -> None:
    outcome = parse_markdown(HEAD + ITEM + "\n- Thêm một ý.\n\n" + ITEM.replace("i-g1", "i-g2"), name="a.md")
    assert [(one.anchor, one.num, one.text, one.depth) for one in outcome.value.tree] == [
        ("i-g1", "-", "Trên 95% văn bản.", 2),
        ("i-g1-them1", "-", "Thêm một ý.", 2),
        ("i-g2", "-", "Trên 95% văn bản.", 2),
    ]
    assert [(found.code, found.where) for found in outcome.diagnostics] == [("MDN001", "line 10")]


def test_lines_wrapped_by_an_editor_are_one_sentence() -> None:
    tree = parse_markdown(HEAD + ITEM.replace("Trên 95% văn", "Trên 95%\nvăn"), name="a.md").value.tree
    assert tree.provisions[0].text == "Trên 95% văn bản."


def test_what_looks_like_markup_stays_text() -> None:
    body = "<script>alert(1)</script> [x](javascript:y) &amp; *chữ*\n{: #d1 .paragraph .l1 }\n"
    tree = parse_markdown(HEAD + body, name="a.md").value.tree
    assert tree.provisions[0].text == "<script>alert(1)</script> [x](javascript:y) &amp; *chữ*"


def test_what_editors_do_to_a_file_changes_nothing_in_it() -> None:
    plain = HEAD.replace("completeness", "title: Kế hoạch cải cách\ncompleteness") + ITEM + "\n- Thêm một ý.\n"
    read = parse_markdown(plain, name="a.md")
    for edited in ("\ufeff" + plain, plain.replace("\n", "\r\n"), unicodedata.normalize("NFD", plain)):
        assert edited != plain
        assert parse_markdown(edited, name="a.md") == read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("chỉ có chữ", "no front matter"),
        ("---\na: [\n---\n", "not readable as YAML"),
        ("---\na: 1\na: 2\n---\n", 'duplicate key "a" with value "2" (original value: "1"), line 3'),
        ("---\na: 1\nngay: 2025-02-30\n---\n", "'ngay: 2025-02-30' cannot be"),
        ("---\nschema_version: 99\n---\n", "expected schema_version 1"),
        (HEAD.replace("id: lai-chau/2021/1-kh-ubnd\n", ""), "id: None"),
        (HEAD.replace("completeness: full", "number: không phải số"), "no document number"),
        (HEAD.replace("completeness: full", "date_document: hôm qua"), "expected a date"),
        (HEAD.replace("completeness: full", "period: 2021"), "expected two years"),
        (HEAD.replace("completeness: full", "title: 12"), "put it in quotes"),
        (HEAD + ITEM + "\n" + ITEM, "'i-g1' stands twice"),
    ],
)
def test_a_broken_file_is_named_with_the_place(text: str, message: str) -> None:
    with pytest.raises(ParseError, match=r"^a\.md") as caught:
        parse_markdown(text, name="a.md")
    assert message in str(caught.value)
