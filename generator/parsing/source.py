"""Source text to a tree of provisions. Never refuses a text, never drops a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.document import ParsedSource
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.model.provenance import SourceText
from generator.model.provisions import NUMBERED_KINDS, DocumentTree, Kind, Provision
from generator.parsing.hierarchy import Hierarchy, Place
from generator.parsing.layout import iter_blocks
from generator.parsing.rules import Claim, Phase, State, classify
from generator.parsing.sheet import SIMULATED_BANNER, parse_sheet, split_sheet

__all__ = ["parse_text"]

_MAX_HEADING = 200
_SHORT_HEADING_WORDS = 8
_CUT_SENTENCE = 80
"""A last provision longer than this that ends without a stop is a sentence that the source cut, not a heading."""
_SENTENCE_END = re.compile(r"[.;,…]$|\./\.$")
_ALWAYS_HEADING = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.LETTER})


def parse_text(text: SourceText) -> Outcome[ParsedSource]:
    """The site's sheet and the document's tree; diagnostics say what no rule recognised.

    Args:
        text: A source as :func:`generator.reading.registry.read_source` gives it.
    """
    start = split_sheet(text.lines)
    tree = DocumentTree(provisions=tuple(_iter_provisions(text.lines[start:])))
    is_simulated = any(SIMULATED_BANNER.match(line) for line in text.lines[:start])
    parsed = ParsedSource(
        sheet=parse_sheet(text.lines[:start]),
        tree=tree,
        source=text.source,
        is_simulated=is_simulated,
        repairs=text.repairs,
    )
    return Outcome(value=parsed, diagnostics=tuple(_diagnose(tree, text.source.name)))


class _Pending:
    """A provision that more lines may be joined to, until the next one begins."""

    def __init__(self, claim: Claim, place: Place) -> None:
        self._claim, self._place = claim, place
        self.lines = [claim.text]

    def close(self, following: Place | None) -> Provision:
        """The provision; what follows it, if anything does, tells whether it is a heading."""
        claim, place, text = self._claim, self._place, "\n".join(self.lines)
        is_cut = following is None and len(text) > _CUT_SENTENCE
        deeper = following is not None and following.depth > place.depth
        return Provision(
            kind=claim.kind,
            anchor=place.anchor,
            depth=place.depth,
            num=claim.num,
            text=text,
            is_heading=not is_cut and _is_heading(claim.kind, text, deeper=deeper),
        )


def _iter_provisions(lines: Sequence[str]) -> Iterator[Provision]:
    hierarchy, state = Hierarchy(), State()
    pending: _Pending | None = None
    for block in iter_blocks(lines):
        claim = classify(block, state)
        if claim.joins_last and pending is not None:
            pending.lines.append(claim.text)
        else:
            place = hierarchy.place(claim.kind, claim.num, claim.text)
            if pending is not None:
                yield pending.close(place)
            pending = _Pending(claim, place)
        state = _advance(state, claim)
    if pending is not None:
        yield pending.close(None)


def _advance(state: State, claim: Claim) -> State:
    return State(
        phase=claim.phase if claim.phase >= state.phase or claim.kind is Kind.ATTACHMENT else state.phase,
        last=claim.kind,
        last_text=claim.text,
        has_type=state.has_type or claim.kind is Kind.DOC_TYPE or claim.phase >= Phase.PREAMBLE,
    )


def _is_heading(kind: Kind, text: str, *, deeper: bool) -> bool:
    """Whether a numbered text is a heading: short, not a sentence, or a short sentence with something under it."""
    if kind in _ALWAYS_HEADING:
        return "\n" not in text
    if kind is Kind.MILESTONE:
        return len(text) < _MAX_HEADING and _SENTENCE_END.search(text) is None
    if kind not in NUMBERED_KINDS or not text or len(text) > _MAX_HEADING or "\n" in text:
        return False
    if _SENTENCE_END.search(text) is None:
        return not text.endswith(":") or (deeper and kind is not Kind.ARTICLE)
    return deeper and len(text.split()) <= _SHORT_HEADING_WORDS and not text.endswith((";", ","))


def _diagnose(tree: DocumentTree, name: str) -> Iterable[Diagnostic]:
    if not tree.provisions:
        yield Diagnostic(
            source=name, code="PAR001", severity=Severity.WARNING,
            message="the file holds only lines of the site around a document; fetch the document itself",
        )  # fmt: skip
        return
    if not any(provision.kind in NUMBERED_KINDS for provision in tree):
        yield Diagnostic(
            source=name, code="PAR002", severity=Severity.INFO,
            message="no numbered provision found; the text is kept as plain paragraphs",
        )  # fmt: skip
