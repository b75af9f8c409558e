"""Names of a table's columns (``Chỉ tiêu``, ``Hiện trạng``, ``Mức phấn đấu``) by what they say of the cells below."""

import re
from dataclasses import dataclass
from functools import cache

from generator.text.patterns import alternatives
from generator.vocab.loading import load_data


@dataclass(frozen=True, kw_only=True, slots=True)
class TableHeads:
    """Patterns for names in small letters; see the head of `table_heads.yml`."""

    results: re.Pattern[str]
    done: re.Pattern[str]
    asides: re.Pattern[str]
    bodies: re.Pattern[str]
    deadlines: re.Pattern[str]
    units: re.Pattern[str]
    subjects: re.Pattern[str]
    """The words that promise, those of `measures` among them."""
    measures: re.Pattern[str]
    goals: re.Pattern[str]
    loose_goals: re.Pattern[str]
    others_aims: re.Pattern[str]
    at_least: re.Pattern[str]
    at_most: re.Pattern[str]
    goal_verbs: re.Pattern[str]
    amounts: re.Pattern[str]
    shares: re.Pattern[str]
    whole_years: re.Pattern[str]
    each_year: re.Pattern[str]
    row_numbers: re.Pattern[str]
    row_years: re.Pattern[str]
    topics: re.Pattern[str]
    products: re.Pattern[str]
    ahead: re.Pattern[str]
    money: re.Pattern[str]
    parts: re.Pattern[str]
    scopes: re.Pattern[str]
    levels: re.Pattern[str]
    places: re.Pattern[str]


@cache
def load_table_heads() -> TableHeads:
    """Return the names of columns.

    >>> heads = load_table_heads()
    >>> bool(heads.results.search("hiện trạng năm 2020")), bool(heads.goals.fullmatch("chỉ tiêu phấn đấu"))
    (True, True)
    """
    data = load_data("table_heads")
    data["subjects"] = [*data["subjects"], *data["measures"]]
    return TableHeads(**{name: re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)") for name, words in data.items()})
