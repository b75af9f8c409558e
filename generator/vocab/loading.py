"""YAML files, checked against their JSON Schema before anything reads them."""

import json
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.errors import VocabularyError

_DATA = files("generator.vocab") / "data"


def load_data(name: str) -> Any:
    """Return the content of `data/<name>.yml`, which keeps its schema `data/schema/<name>.json`.

    Raises:
        VocabularyError: If the file is no YAML or breaks its schema; the message names file and element.
    """
    return parse_checked((_DATA / f"{name}.yml").read_text(encoding="utf-8"), schema=name, source=f"{name}.yml")


def load_file(path: Path, *, schema: str) -> Any:
    """Return the content of a site owner's YAML file, checked against one of our schemas.

    Raises:
        VocabularyError: If the file cannot be read, is no YAML or breaks the schema.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"cannot read {path}: {error}; expected a YAML file in UTF-8") from error
    return parse_checked(text, schema=schema, source=str(path))


def parse_checked(text: str, *, schema: str, source: str) -> Any:
    """Return the values of a YAML 1.2 text that keeps the schema of that name.

    Raises:
        VocabularyError: With every breach of the schema, as `file › element › field: what is wrong`.
    """
    try:
        data = YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        raise VocabularyError(f"{source}: not valid YAML: {error}") from error
    breaches = sorted(_validator(schema).iter_errors(data), key=lambda error: list(map(str, error.path)))
    if breaches:
        lines = (" › ".join([source, *map(str, error.path)]) + f": {error.message}" for error in breaches)
        raise VocabularyError("\n".join(lines))
    return data


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((_DATA / "schema" / f"{name}.json").read_text(encoding="utf-8")))


def parse_day(text: str | None) -> date | None:
    """Return the day of an ISO text as the data files write it: `"2025-06-30"`."""
    return date.fromisoformat(text) if text is not None else None
