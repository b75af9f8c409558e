"""A flat list that knows its parents."""

import pytest

from generator.model.provisions import DocumentTree, Kind, Provision

TREE = DocumentTree(
    provisions=(
        Provision(kind=Kind.TITLE, anchor="t", depth=0, text="x"),
        Provision(kind=Kind.DIVISION, anchor="i", depth=1, num="I."),
        Provision(kind=Kind.CLAUSE, anchor="i-1", depth=2, num="1."),
        Provision(kind=Kind.ITEM, anchor="i-1-g1", depth=3, num="-"),
        Provision(kind=Kind.CLAUSE, anchor="i-2", depth=2, num="2."),
        Provision(kind=Kind.ATTACHMENT, anchor="pl", depth=0, text="PHỤ LỤC"),
        Provision(kind=Kind.CLAUSE, anchor="pl-1", depth=2, num="1."),
    )
)


def test_ancestors_come_nearest_first() -> None:
    assert [one.anchor for one in TREE.ancestors(3)] == ["i-1", "i"]
    assert TREE.ancestors(1) == ()


def test_an_attachment_starts_a_hierarchy_of_its_own() -> None:
    assert TREE.ancestors(6) == ()


def test_a_subtree_ends_with_the_next_provision_as_high() -> None:
    assert [one.anchor for one in TREE.subtree(1)] == ["i", "i-1", "i-1-g1", "i-2"]
    assert [one.anchor for one in TREE.subtree(2)] == ["i-1", "i-1-g1"]


def test_get_finds_by_anchor_or_says_that_there_is_none() -> None:
    assert TREE.get("i-2").num == "2."
    with pytest.raises(KeyError, match="ii"):
        TREE.get("ii")
