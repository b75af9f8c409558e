"""Sentences that documents share word for word: what a plan has taken over, and what is its own."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from generator.model.comparison import SentencePlace, SharedSentence
from generator.model.document import AnalysedDocument
from generator.model.provenance import TextSpan
from generator.model.provisions import Kind, Provision
from generator.text.folding import fold_key
from generator.text.unicode import UPPER

__all__ = ["find_shared_sentences", "sentences"]

_FEWEST_SYLLABLES = 12  # shorter ones are formulas that nobody copies: "Tổ chức thực hiện có hiệu quả."
# A full stop inside a number, an abbreviation or a document number has no capital letter behind it.
_END = re.compile(rf"(?<=[.;!?])\s+(?=[{UPPER}])|\n+")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_OUTSIDE = frozenset({Kind.RECIPIENTS, Kind.SIGNATURE, Kind.CUT, Kind.BASIS, Kind.AUTHORITY, Kind.ENACTING, Kind.TABLE})


def find_shared_sentences(documents: Sequence[AnalysedDocument]) -> tuple[SharedSentence, ...]:
    """Return the sentences that two or more documents have, in the order of their first place.

    Two sentences are one where all their words and figures are the same; case, spacing, punctuation and the place of
    tones do not count. Legal bases, signatures and recipients are formulas and are left out.
    """
    ordered = sorted(documents, key=_date_key)
    found: dict[str, list[tuple[SentencePlace, str]]] = {}
    for analysed in ordered:
        for provision in analysed.document.tree:
            for span, text in sentences(provision):
                place = SentencePlace(document=analysed.document.identifier, span=span)
                found.setdefault(_key(text), []).append((place, text))
    return tuple(
        SharedSentence(text=places[0][1], places=tuple(place for place, _ in places))
        for places in found.values()
        if len({place.document for place, _ in places}) > 1
    )


def sentences(provision: Provision) -> Iterator[tuple[TextSpan, str]]:
    """Yield the sentences of a provision that are long enough to be somebody's own words, with their places."""
    if provision.kind in _OUTSIDE or provision.depth == 0 or provision.is_heading:
        return
    start = 0
    for end in (*(match.start() for match in _END.finditer(provision.text)), len(provision.text)):
        text = provision.text[start:end]
        first = start + len(text) - len(text.lstrip())
        text = text.strip()
        if len(_NOT_A_LETTER.sub(" ", text).split()) >= _FEWEST_SYLLABLES:
            yield TextSpan(anchor=provision.anchor, start=first, end=first + len(text)), text
        start = end


def _key(text: str) -> str:
    return " ".join(_NOT_A_LETTER.sub(" ", fold_key(text)).split())


def _date_key(analysed: AnalysedDocument) -> tuple[date, str]:
    return analysed.document.metadata.date_document or date.max, str(analysed.document.identifier)
