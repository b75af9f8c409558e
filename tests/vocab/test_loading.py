"""Data files and their schemas: every file is guarded, and a breach is named with its place."""

from importlib.resources import files
from pathlib import Path

import pytest

from generator.errors import VocabularyError
from generator.vocab.loading import load_data, load_file, parse_checked

DATA = Path(str(files("generator.vocab"))) / "data"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yml")), ids=lambda path: path.stem)
def test_every_data_file_keeps_its_schema(path: Path) -> None:
    assert load_data(path.stem)


def test_every_schema_closes_its_objects() -> None:
    for path in sorted((DATA / "schema").glob("*.json")):
        text = path.read_text(encoding="utf-8")
        objects = text.count('"type": "object"')
        assert objects == text.count('"additionalProperties"') > 0, path.name


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "not valid YAML"),
        ("a: 1\na: 2\n", "not valid YAML"),
        ("sources: [x]\nprovinces: []\nislands: []\n", "x.yml › provinces"),
        (
            "sources: [x]\nprovinces: [{id: HÀ, name: x, kind: tỉnh}]\nislands: []\n",
            "x.yml › provinces › 0 › id",
        ),
        ("sources: [x]\nprovinces: [{id: a, name: x, kind: bang, tile_63: [0, 0]}]\nislands: []", "0 › kind"),
    ],
)
def test_a_breach_is_named_with_its_place(text: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        parse_checked(text, schema="provinces", source="x.yml")


def test_a_missing_or_unreadable_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "linh-vuc.yml"
    broken.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.yml", broken):
        with pytest.raises(VocabularyError, match=path.name):
            load_file(path, schema="provinces")
