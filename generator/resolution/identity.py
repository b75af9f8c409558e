"""Two documents that claim to be one: the identifier is the address, so only one of them can stand at it."""

from collections.abc import Iterable, Sequence

from generator.model.document import LegalDocument
from generator.model.outcome import Diagnostic, Severity

__all__ = ["find_collisions"]


def find_collisions(documents: Iterable[LegalDocument]) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for every document whose identifier an earlier one has, naming both files.

    `IDN001` is an error: two different texts claim one number of one year. `IDN002` is a warning: the same file twice.
    """
    groups: dict[tuple[str, ...], list[LegalDocument]] = {}
    for document in documents:
        groups.setdefault(_claim(document), []).append(document)
    return tuple(sorted(notice for group in groups.values() for notice in _notices(group)))


def _claim(document: LegalDocument) -> tuple[str, ...]:
    """What only one document can be: province, year and number, as its metadata has them now; else its identifier.

    A number that a person added to the front matter counts, though the address was made without it.
    """
    metadata = document.metadata
    if metadata.number is None or metadata.date_document is None:
        return (str(document.identifier),)
    return (document.identifier.jurisdiction, str(metadata.date_document.year), str(metadata.number))


def _notices(group: Sequence[LegalDocument]) -> list[Diagnostic]:
    first, *others = group
    return [_same_file(first, other) if _is_same(first, other) else _collision(first, other) for other in others]


def _is_same(first: LegalDocument, other: LegalDocument) -> bool:
    return first.source.sha256 == other.source.sha256


def _same_file(first: LegalDocument, other: LegalDocument) -> Diagnostic:
    message = f"has the same content as {first.source.name!r}; remove one of the two files"
    return Diagnostic(source=other.source.name, code="IDN002", message=message, severity=Severity.WARNING)


def _collision(first: LegalDocument, other: LegalDocument) -> Diagnostic:
    message = (
        f"has the identifier {str(other.identifier)!r} of {first.source.name!r} but another text; "
        "correct the number, the date or the issuing body in one of the two, or remove it"
    )
    return Diagnostic(source=other.source.name, code="IDN001", message=message, severity=Severity.ERROR)
