"""What a person has checked or put right: kept in the document's own front matter, above whatever the machine reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.text.unicode import normalize_line

__all__ = ["Correction", "CorrectionKind", "corrections_from", "corrections_record"]

_DONE = ("set", "remove", "confirm")
_WORDS = ("anchor", "raw")


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
    if not isinstance(entry, Mapping) or not all(_is_text(entry.get(key)) for key in ("who", "why")):
        raise ValueError(f"{place}: expected a mapping that says who and why, in words")
    kinds = [kind for kind in CorrectionKind if kind.value in entry]
    if len(kinds) != 1:
        raise ValueError(f"{place}: expected exactly one of {', '.join(CorrectionKind)}")
    who, why, fact = str(entry["who"]), str(entry["why"]), entry[kinds[0].value]
    is_metadata = kinds[0] is CorrectionKind.METADATA
    known = ("who", "why", kinds[0].value, *(("value",) if is_metadata else _DONE))
    _require_keys(entry, known, place)
    if is_metadata:
        if not isinstance(fact, str) or "value" not in entry:
            raise ValueError(f"{place}: metadata names a field, and value what it is")
        return Correction(who=who, why=why, kind=kinds[0], field=fact, values=((fact, entry["value"]),))
    if not isinstance(fact, Mapping) or not all(_is_text(fact.get(key)) for key in _WORDS):
        raise ValueError(f"{place}: {kinds[0].value} needs the anchor of its provision and its raw words, as text")
    _require_keys(fact, _WORDS, f"{place} › {kinds[0].value}")
    return Correction(
        who=who, why=why, kind=kinds[0], anchor=str(fact["anchor"]), raw=_as_in_text(str(fact["raw"])),
        values=_values(entry, place), is_removed="remove" in entry, is_confirmed="confirm" in entry,
    )  # fmt: skip


def _values(entry: Mapping[str, object], place: str) -> tuple[tuple[str, object], ...]:
    """What is set; nothing for what is removed or confirmed."""
    done = [key for key in _DONE if key in entry]
    said = entry[done[0]] if len(done) == 1 else None
    if done == ["set"] and isinstance(said, Mapping) and said:
        return tuple((str(key), value) for key, value in said.items())
    if len(done) != 1 or done == ["set"] or said is not True:
        raise ValueError(f"{place}: say either what to set (key: value), or remove: true, or confirm: true")
    return ()


def _as_in_text(words: str) -> str:
    """Words as the text of a provision has them: pages and editors put other blanks and decomposed letters in."""
    return "\n".join(map(normalize_line, words.split("\n")))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _require_keys(mapping: Mapping[str, object], known: Sequence[str], place: str) -> None:
    unknown = [str(key) for key in mapping if key not in known]
    if unknown:
        raise ValueError(f"{place}: {', '.join(unknown)} cannot stand here; there are {', '.join(known)}")


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
