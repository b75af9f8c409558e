"""Sentences with what they promise, written without looking at the program, and what it reads in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.extraction.facts import extract_facts
from generator.extraction.metadata import extract_metadata
from tests.extraction.showing import AREAS, parse

SENTENCES = Path(__file__).parent / "held-out" / "sentences.txt"
HEAD = (
    "Số: 12/KH-UBND\n\nGia Lai, ngày 12 tháng 01 năm 2026\n\nKẾ HOẠCH\n\n"
    "CẢI CÁCH HÀNH CHÍNH GIAI ĐOẠN 2026-2030\n\nI. MỤC TIÊU\n\n- "
)
_FIGURE = re.compile(
    r"(?P<comparator>\S+) (?P<value>[\d.]+)(?: - (?P<upper>[\d.]+))? (?P<unit>.+?)"
    r"(?P<change> (?:in|de)crease)? \| (?P<when>\S+)"
)


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence with the figures that it promises, one line each; none where it promises nothing."""

    text: str
    promised: tuple[str, ...]


def read_sentences() -> Iterator[Sentence]:
    """Yield the sentences of the file in order."""
    lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and _FIGURE.fullmatch(lines[end]):
            end += 1
        yield Sentence(text=lines[at], promised=tuple(lines[at + 1 : end]))
        at = end


def read_by_program(sentence: Sentence) -> tuple[str, ...]:
    """The figures that extraction reads in a sentence, written as the file writes them."""
    parsed = parse(HEAD + sentence.text)
    return tuple(
        f"{target.comparator.value} {target.value.normalize():f}"
        + (f" - {target.upper.normalize():f}" if target.upper is not None else "")
        + f" {target.unit}"
        + (f" {target.change.value}" if target.change is not None else "")
        + f" | {target.deadline}"
        for target in extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS).targets
    )


def compared(sentence: Sentence) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Figures found, missed and invented; units agree where they have a word in common, as in the scorer."""
    missed, found = list(sentence.promised), []
    invented = list(read_by_program(sentence))
    for wanted in sentence.promised:
        said = next((one for one in invented if _is_same(wanted, one)), None)
        if said is not None:
            invented.remove(said)
            missed.remove(wanted)
            found.append(wanted)
    return Counter(found), Counter(missed), Counter(invented)


def _is_same(wanted: str, said: str) -> bool:
    left, right = _FIGURE.fullmatch(wanted), _FIGURE.fullmatch(said)
    if left is None or right is None:
        return False
    same = all(left[name] == right[name] for name in ("comparator", "value", "upper", "change", "when"))
    words = [set(re.findall(r"[^\W_]+|%", match["unit"].casefold())) for match in (left, right)]
    return same and bool(words[0] & words[1]) and ("%" in words[0]) == ("%" in words[1])
