"""The front matter is a contract: its keys, their order, and a schema that says the same."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker
from ruamel.yaml import YAML

from generator.model.document import LegalDocument
from generator.rendering.markdown import render_markdown
from tests.properties import strategies

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "generator/vocab/data/schema/front_matter.json").read_text(encoding="utf-8"))
DOCUMENTS = sorted((ROOT / "content" / "van-ban").rglob("*.md"))


def front_matter(text: str) -> dict[str, object]:
    """The mapping above a document's text, dates as ISO strings."""
    loaded = YAML(typ="safe", pure=True).load(text.removeprefix("---\n").split("\n---\n")[0])
    assert isinstance(loaded, dict)
    plain: dict[str, object] = json.loads(json.dumps(loaded, default=str))
    return plain


def problems(mapping: dict[str, object]) -> list[str]:
    """What the schema finds wrong."""
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(mapping)]


@given(strategies.documents())
def test_whatever_we_write_fits_the_schema(document: LegalDocument) -> None:
    mapping = front_matter(render_markdown(document, version="1.2.3"))
    assert problems(mapping) == []
    known = list(SCHEMA["properties"])
    assert sorted(mapping, key=known.index) == list(mapping)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_documents_that_ship_fit_the_schema(path: Path) -> None:
    assert problems(front_matter(path.read_text(encoding="utf-8"))) == []


def test_the_schema_can_fail() -> None:
    assert problems({"schema_version": 2, "khác": 1}) != []
