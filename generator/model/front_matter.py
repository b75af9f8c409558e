"""The front matter of a document's Markdown file: a fixed set of keys in a fixed order.

This is a contract with everybody who reads the files: a change of keys needs a line in the changelog, and the schema
in ``generator/vocab/data/schema/front_matter.json`` says the same in a machine's words. A fact that the text does not
state has no key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from generator.model.corrections import corrections_record
from generator.model.document import LegalDocument
from generator.model.identifiers import DocNumber, DocumentId
from generator.model.metadata import Completeness, Metadata, Signature, SourceClaims
from generator.model.provenance import Repair, SourceFile

__all__ = [
    "SCHEMA_VERSION",
    "FrontMatter",
    "identifier_from",
    "metadata_from",
    "repairs_from",
    "sheet_lines_from",
    "source_from",
    "to_front_matter",
]

SCHEMA_VERSION = 1

FrontMatter = dict[str, object]

_PLAIN = ("document_type", "title", "passed_by", "province", "province_name", "province_today", "province_today_name",
          "place", "date_document", "effective_date")  # fmt: skip
_CLAIMS = ("number", "document_type", "issuer", "signer", "field", "date_document", "effective_date")
_SIGNATURE = ("person", "role", "capacity")


def to_front_matter(document: LegalDocument, *, version: str) -> FrontMatter:
    """The mapping that stands above the text, absent facts left out.

    Args:
        document: Whose metadata and provenance to write.
        version: Of the generator that writes.
    """
    metadata = document.metadata
    mapping: FrontMatter = {
        "schema_version": SCHEMA_VERSION,
        "id": str(document.identifier),
        "number": str(metadata.number) if metadata.number else None,
        "number_raw": metadata.number_raw,
        **{key: getattr(metadata, key) for key in _PLAIN},
        "signature": _present({key: getattr(metadata.signature, key, None) for key in _SIGNATURE}),
        "period": list(metadata.period) if metadata.period else None,
        "completeness": metadata.completeness.value,
        "simulated": metadata.is_simulated or None,
        "corrections": corrections_record(document.corrections),
        "by_source": _present({key: getattr(metadata.by_source, key) for key in _CLAIMS}),
        "source": {
            "name": document.source.name,
            "sha256": document.source.sha256,
            "media_type": document.source.media_type,
            "ocr_confidence": str(confidence) if (confidence := document.source.ocr_confidence) is not None else None,
            "scanner_text": document.source.has_scanner_text or None,
            "recognised_sha256": document.source.recognised_sha256,
            "repairs": {repair.kind: repair.count for repair in document.repairs} or None,
            "sheet": list(document.sheet.lines) or None,
        },
        "generator": {"version": version},
    }
    mapping["source"] = _present(mapping["source"])  # type: ignore[arg-type]
    return _present(mapping) or {}


def _present(mapping: Mapping[str, object]) -> FrontMatter | None:
    kept = {key: value for key, value in mapping.items() if value is not None}
    return kept or None


def metadata_from(mapping: Mapping[str, object]) -> Metadata:
    """The metadata that :func:`to_front_matter` wrote.

    Raises:
        ValueError: When a value is not of the shape the contract says; the message names key and value.
    """
    number = _text(mapping, "number")
    parsed = DocNumber.parse(number) if number else None
    if number and parsed is None:
        raise ValueError(f"number: {number!r} is no document number such as 2943/KH-UBND")
    claims = _mapping(mapping, "by_source")
    signature = _mapping(mapping, "signature")
    return Metadata(
        number=parsed,
        number_raw=_text(mapping, "number_raw"),
        **{key: _text(mapping, key) for key in _PLAIN if not key.endswith(("_document", "_date"))},
        date_document=_date(mapping, "date_document"),
        effective_date=_date(mapping, "effective_date"),
        signature=Signature(
            person=_text(signature, "person") or "",
            role=_text(signature, "role"),
            capacity=_text(signature, "capacity"),
        ) if signature else None,
        period=_period(mapping),
        completeness=Completeness(_text(mapping, "completeness") or "full"),
        is_simulated=mapping.get("simulated") is True,
        by_source=SourceClaims(
            **{key: _text(claims, key) for key in _CLAIMS if not key.startswith(("date_", "effective_"))},
            date_document=_date(claims, "date_document"),
            effective_date=_date(claims, "effective_date"),
        ),
    )  # fmt: skip


def identifier_from(mapping: Mapping[str, object]) -> DocumentId:
    """The identity under ``id``; ``ValueError`` when it is missing or has not three parts."""
    value = _text(mapping, "id")
    if value is None or value.count("/") != 2:
        raise ValueError(f"id: {value!r}, expected province/year/number such as lai-chau/2021/2943-kh-ubnd")
    return DocumentId.parse(value)


def source_from(mapping: Mapping[str, object]) -> SourceFile:
    """The source file under ``source``."""
    source = _mapping(mapping, "source")
    return SourceFile(
        name=_text(source, "name") or "",
        sha256=_text(source, "sha256") or "",
        media_type=_text(source, "media_type") or "text/plain",
        ocr_confidence=Decimal(confidence) if (confidence := _text(source, "ocr_confidence")) else None,
        has_scanner_text=source.get("scanner_text") is True,
        recognised_sha256=_text(source, "recognised_sha256"),
    )


def sheet_lines_from(mapping: Mapping[str, object]) -> tuple[str, ...]:
    """The site's lines under ``source.sheet``."""
    lines = _mapping(mapping, "source").get("sheet") or []
    if not isinstance(lines, Sequence) or isinstance(lines, str):
        raise ValueError(f"source.sheet: expected a list of lines, got {lines!r}")
    return tuple(str(line) for line in lines)


def repairs_from(mapping: Mapping[str, object]) -> tuple[Repair, ...]:
    """The repairs under ``source.repairs``."""
    repairs = _mapping(_mapping(mapping, "source"), "repairs")
    return tuple(Repair(kind=kind, count=int(str(count))) for kind, count in repairs.items())


def _mapping(mapping: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = mapping.get(key)
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ValueError(f"{key}: expected a mapping, got {value!r}")
    return value


def _text(mapping: Mapping[str, object], key: str) -> str | None:
    value = mapping.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key}: expected text, got {value!r}; put it in quotes")
    return value


def _date(mapping: Mapping[str, object], key: str) -> date | None:
    value = mapping.get(key)
    if value is not None and not isinstance(value, date):
        raise ValueError(f"{key}: expected a date such as 2021-09-20, got {value!r}")
    return value


def _period(mapping: Mapping[str, object]) -> tuple[int, int] | None:
    match mapping.get("period"):
        case None:
            return None
        case [int() as first, int() as last]:
            return first, last
        case other:
            raise ValueError(f"period: expected two years such as [2021, 2030], got {other!r}")
