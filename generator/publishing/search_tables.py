"""The tables beside the search index: filters, a letter per document; the site's own words; names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from generator.model.metadata import Completeness
from generator.model.search import SearchBody, SearchDocument
from generator.text.search_codec import BREAK, JOINER, SEPARATOR
from generator.text.sorting import sort_key

__all__ = ["catalogue", "names", "vocabulary"]

_COMPLETENESS = {Completeness.FULL: "Toàn văn", Completeness.EXCERPT: "Bản trích"}
_FIRST_LETTER = 48


def catalogue(documents: Sequence[SearchDocument], stamp: str) -> dict[str, object]:
    """Return the table that the search page loads with the first query.

    Args:
        documents: In the order of their rows.
        stamp: Changes with what the rows mean.
    """
    facets: dict[str, dict[str, object]] = {}
    for name, label, of in _FACETS:
        facets[name] = _facet(label, [of(document) for document in documents])
    facets["nay"] = _follow(facets["tinh"], facets["nay"])
    return {
        "stamp": stamp,
        "count": len(documents),
        "facets": [{"name": name} | facet for name, facet in facets.items()],
    }


def _one(value: object | None) -> tuple[str, ...]:
    return () if value is None else (str(value),)


# The names are the query's: /tim-kiem/?tinh=Lai+Châu&loai=Kế+hoạch.
_FACETS: tuple[tuple[str, str, Callable[[SearchDocument], tuple[str, ...]]], ...] = (
    ("tinh", "Tỉnh khi ban hành", lambda document: _one(document.province_at_signing)),
    ("loai", "Loại văn bản", lambda document: _one(document.document_type)),
    ("nam", "Năm ban hành", lambda document: _one(document.year)),
    ("gd", "Giai đoạn", lambda document: _one(document.period)),
    ("lv", "Lĩnh vực cải cách", lambda document: document.areas),
    ("du", "Mức đầy đủ", lambda document: _one(_COMPLETENESS[document.completeness])),
    ("nay", "Tỉnh, thành phố ngày nay", lambda document: _one(document.province_today)),
)


def _facet(label: str, values_of: Sequence[tuple[str, ...]]) -> dict[str, object]:
    """Return one filter: its values in reading order, the sets of them that occur, and each document's set."""
    values = sorted({value for values in values_of for value in values}, key=sort_key)
    place = {value: index for index, value in enumerate(values)}
    sets = [tuple(sorted(place[value] for value in values)) for values in values_of]
    kinds = sorted(set(sets))
    letter = {kind: chr(_FIRST_LETTER + index) for index, kind in enumerate(kinds)}
    return {"label": label, "values": values, "sets": kinds, "of": "".join(letter[one] for one in sets)}


def _follow(leader: dict[str, object], facet: dict[str, object]) -> dict[str, object]:
    """Return a filter that says only what each letter of another one means, where that decides it."""
    pairs = dict(zip(str(leader["of"]), str(facet["of"]), strict=True))
    if any(pairs[one] != other for one, other in zip(str(leader["of"]), str(facet["of"]), strict=True)):
        return facet
    return facet | {"of": pairs, "from": "tinh"}


def vocabulary(counts: Mapping[str, int]) -> dict[str, str]:
    """Return the site's words by their letters: for each form its marks and the number of its documents.

    >>> vocabulary({"caiˍrˍ": 3, "caiˍˍ": 1, "caiːcachˍrˍsˍ": 2})
    {'cai': 'r3 1'}
    """
    forms: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for term, count in counts.items():
        if JOINER in term or BREAK in term:
            continue
        base, marks, _ = term.split(SEPARATOR)
        if base.isascii():
            forms[base].append((-count, marks))
    return {base: " ".join(f"{marks}{-count}" for count, marks in sorted(forms[base])) for base in sorted(forms)}


def names(documents: Sequence[SearchDocument], bodies: Sequence[SearchBody]) -> dict[str, object]:
    """Return whom a query can name: bodies with their pages, and people with the rows of what they signed.

    Rows are steps from the one before.

    >>> from generator.model.search import SearchDocument
    >>> signed = [SearchDocument(path=f"{row}/", title="", signer="Trần Tiến Dũng") for row in range(3)]
    >>> names(signed, ())
    {'bodies': [], 'signers': {'Trần Tiến Dũng': '0 1 1'}}

    Args:
        documents: In the order of their rows.
        bodies: Those with most tasks first.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for row, document in enumerate(documents):
        if document.signer is not None:
            rows[document.signer].append(row)
    steps = {
        name: " ".join(str(row - before) for before, row in zip([0, *rows[name]], rows[name], strict=False))
        for name in sorted(rows, key=sort_key)
    }
    return {"bodies": [[body.name, body.path, body.tasks] for body in bodies], "signers": steps}
