"""What a person has checked or put right: kept in the document's own front matter, above whatever the machine reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Correction", "CorrectionKind", "corrections_from", "corrections_record"]


class CorrectionKind(StrEnum):
    """What kind of fact is corrected."""

    METADATA = "metadata"
    TARGET = "target"
    CITATION = "citation"
    TASK = "task"
    RELATION = "relation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One fact as a person says it is."""

    who: str
    why: str
    kind: CorrectionKind
    field: str = ""
    """Of metadata: ``title``."""
    anchor: str = ""
    """Of all but metadata: the provision it stands in."""
    raw: str = ""
    """Its words, verbatim; of a task as many of them as tell it from others, of a relation the act as it is named."""
    values: tuple[tuple[str, object], ...] = ()
    """What is set, by key of the fact; of metadata one, under the field's name."""
    is_removed: bool = False
    """The machine's fact is none."""
    is_confirmed: bool = False
    """The machine's fact was held against the document and is right."""


def corrections_from(mapping: Mapping[str, object]) -> tuple[Correction, ...]:
    """The corrections under ``corrections`` of a front matter.

    Raises:
        ValueError: When an entry does not say who, why, and which fact; the message names the entry.
    """
    entries = mapping.get("corrections") or ()
    if not isinstance(entries, Sequence) or isinstance(entries, str):
        raise ValueError(f"corrections: expected a list, got {entries!r}")
    return tuple(_correction(entry, number) for number, entry in enumerate(entries, 1))


def _correction(entry: object, number: int) -> Correction:
    place = f"corrections › {number}"
    if not isinstance(entry, Mapping) or not all(isinstance(entry.get(key), str) for key in ("who", "why")):
        raise ValueError(f"{place}: expected a mapping that says who and why")
    kinds = [kind for kind in CorrectionKind if kind.value in entry]
    if len(kinds) != 1:
        raise ValueError(f"{place}: expected exactly one of {', '.join(CorrectionKind)}")
    who, why, fact = str(entry["who"]), str(entry["why"]), entry[kinds[0].value]
    if kinds[0] is CorrectionKind.METADATA:
        if not isinstance(fact, str) or "value" not in entry:
            raise ValueError(f"{place}: metadata names a field, and value what it is")
        return Correction(who=who, why=why, kind=kinds[0], field=fact, values=((fact, entry["value"]),))
    if not isinstance(fact, Mapping) or not all(isinstance(fact.get(key), str) for key in ("anchor", "raw")):
        raise ValueError(f"{place}: {kinds[0].value} needs the anchor of its provision and its raw words")
    values, is_removed, is_confirmed = entry.get("set") or {}, entry.get("remove") is True, entry.get("confirm") is True
    if not isinstance(values, Mapping) or [bool(values), is_removed, is_confirmed].count(True) != 1:
        raise ValueError(f"{place}: say what to set, or remove: true, or confirm: true")
    return Correction(
        who=who, why=why, kind=kinds[0], anchor=str(fact["anchor"]), raw=str(fact["raw"]),
        values=tuple((str(key), value) for key, value in values.items()),
        is_removed=is_removed, is_confirmed=is_confirmed,
    )  # fmt: skip


def corrections_record(corrections: Sequence[Correction]) -> list[dict[str, object]] | None:
    """The list that :func:`corrections_from` reads; ``None`` for no corrections."""
    return [_record(correction) for correction in corrections] or None


def _record(correction: Correction) -> dict[str, object]:
    said: dict[str, object] = {"who": correction.who, "why": correction.why}
    if correction.kind is CorrectionKind.METADATA:
        return {**said, "metadata": correction.field, "value": dict(correction.values)[correction.field]}
    said[correction.kind.value] = {"anchor": correction.anchor, "raw": correction.raw}
    if correction.is_removed or correction.is_confirmed:
        return {**said, "remove" if correction.is_removed else "confirm": True}
    return {**said, "set": dict(correction.values)}
