"""Reads case files: a title, then input and expected output between lines of a single full stop."""

from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent


class Case(NamedTuple):
    """One case that a lawyer can read."""

    title: str
    given: str
    expected: str


def read_cases(name: str) -> list[Case]:
    """All cases of ``tests/cases/<name>.md``; a file that breaks the form fails here, not silently."""
    parts = (CASES / f"{name}.md").read_text(encoding="utf-8").split("\n.\n")
    if len(parts) % 3 != 1 or parts[-1].strip(".\n "):
        raise ValueError(f"{name}.md: every case is title, input, expected, each ended by a line with a full stop")
    return [Case(title.strip(), given, expected) for title, given, expected in zip(*[iter(parts)] * 3, strict=False)]
