"""Document types (tên loại văn bản) and the codes that stand for them in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.errors import VocabularyError
from generator.vocab.loading import load_data
from generator.vocab.lookup import SpellingIndex, index_by_id


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentType:
    """One type of document."""

    id: str
    """`ke-hoach`."""
    label: str
    """`Kế hoạch`."""
    code: str | None
    """`KH`, as in `2943/KH-UBND`; an official letter has none."""
    party_code: str | None
    """The code in numbers of the Party where it differs: `CV`."""
    spellings: tuple[str, ...]
    """Other names of the type."""
    form_of: str | None
    """Id of the plain type whose code the number carries: *kế hoạch hành động* is a *kế hoạch*."""
    english: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentTypes:
    """All types with their look-ups."""

    types: tuple[DocumentType, ...]
    ids: Mapping[str, DocumentType]
    labels: SpellingIndex[DocumentType]
    codes: SpellingIndex[DocumentType]
    party_codes: SpellingIndex[DocumentType]

    def by_id(self, type_id: str) -> DocumentType | None:
        """Return the type with that id."""
        return self.ids.get(type_id)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name of a type, the longest first, to build patterns on."""
        names = (name for entry in self.types for name in (entry.label, *entry.spellings))
        return tuple(sorted(names, key=lambda name: (-len(name), name)))


def type_of_code(code: str, *, party: bool = False) -> DocumentType | None:
    """Return the type that a code stands for, in numbers of the state or of the Party.

    Case tells codes apart where it can (`CTr`), and is forgiven where only one code is meant (`CTR`).

    >>> type_of_code("KH").label, type_of_code("CTr").label, type_of_code("QyĐ").label
    ('Kế hoạch', 'Chương trình', 'Quy định')
    >>> type_of_code("QĐ", party=True) is None  # quyết định and quy định share it
    True
    """
    index = document_types().party_codes if party else document_types().codes
    return index.find(code)


def type_of_label(label: str) -> DocumentType | None:
    """Return the type with that name, in capitals or not.

    >>> type_of_label("KẾ HOẠCH").id, type_of_label("Nghị quyết").id
    ('ke-hoach', 'nghi-quyet')
    """
    return document_types().labels.find(label)


@cache
def document_types() -> DocumentTypes:
    """Return the document types of the vocabulary."""
    data = load_data("document_types")
    types = tuple(_document_type(entry, data["sources"]) for entry in data["types"])
    ids = index_by_id(types, source="document_types.yml")
    if unknown := {entry.form_of for entry in types if entry.form_of is not None} - set(ids):
        raise VocabularyError(f"document_types.yml › form_of: no type has the id {sorted(unknown)}")
    return DocumentTypes(
        types=types,
        ids=ids,
        labels=SpellingIndex.of((name, entry) for entry in types for name in (entry.label, *entry.spellings)),
        codes=SpellingIndex.of((entry.code, entry) for entry in types if entry.code is not None),
        party_codes=SpellingIndex.of(
            (code, entry)
            for entry in types
            for code in {entry.party_code or entry.code, entry.code}
            if code is not None
        ),
    )


def _document_type(entry: Mapping[str, Any], sources: Mapping[str, str]) -> DocumentType:
    if entry["source"] not in sources:
        raise VocabularyError(f"document_types.yml › {entry['id']} › source: {entry['source']!r} is not listed")
    return DocumentType(
        id=entry["id"],
        label=entry["label"],
        code=entry.get("code"),
        party_code=entry.get("party_code"),
        spellings=tuple(entry.get("spellings", ())),
        form_of=entry.get("form_of"),
        english=entry["english"],
        source=sources[entry["source"]],
    )
