"""Source text to a tree of provisions. Never refuses a text, never drops a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.model.document import ParsedSource
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.model.provenance import SourceText
from generator.model.provisions import NUMBERED_KINDS, DocumentTree, Kind, Provision
from generator.parsing.classifying import classify
from generator.parsing.drafts import Draft
from generator.parsing.enclosures import enclosed_titles
from generator.parsing.headings import find_headings
from generator.parsing.hierarchy import Hierarchy
from generator.parsing.layout import iter_blocks
from generator.parsing.rules import Claim, Phase, State, part_of_title, stops_here
from generator.parsing.sheet import SIMULATED_BANNER, parse_sheet, split_sheet
from generator.text.quotations import quoted_paragraphs

__all__ = ["parse_text"]

_ARABIC = re.compile(r"[0-9]+")
_ATTACHMENT, _ARTICLE, _DOC_TYPE = Kind.ATTACHMENT, Kind.ARTICLE, Kind.DOC_TYPE
_PREAMBLE, _BODY = Phase.PREAMBLE, Phase.BODY


def parse_text(text: SourceText) -> Outcome[ParsedSource]:
    """The site's sheet and the document's tree; diagnostics say what no rule recognised.

    Args:
        text: A source as :func:`generator.reading.registry.read_source` gives it.
    """
    start = split_sheet(text.lines)
    tree = DocumentTree(provisions=_provisions(text.lines[start:]))
    is_simulated = any(SIMULATED_BANNER.match(line) for line in text.lines[:start])
    parsed = ParsedSource(
        sheet=parse_sheet(text.lines[:start]),
        tree=tree,
        source=text.source,
        is_simulated=is_simulated,
        repairs=text.repairs,
    )
    return Outcome(value=parsed, diagnostics=tuple(_diagnose(tree, text.source.name)))


def _provisions(lines: Sequence[str]) -> tuple[Provision, ...]:
    drafts = _drafts(lines)
    headings = find_headings(drafts)
    return tuple([draft.provision(is_heading=is_heading) for draft, is_heading in zip(drafts, headings, strict=True)])


def _drafts(lines: Sequence[str]) -> list[Draft]:
    hierarchy, state = Hierarchy(), State()
    drafts: list[Draft] = []
    blocks = tuple(iter_blocks(lines))
    quoted = quoted_paragraphs([block.text for block in blocks])
    titles, title_end = enclosed_titles(blocks), -1
    for number, block in enumerate(blocks):
        if number in titles and state.phase >= _BODY:
            title_end = titles[number]
        if number <= title_end:
            claim = part_of_title(block, state, is_first=number in titles)
        else:
            claim = (stops_here(block, state) if block is blocks[-1] else None) or classify(block, state)
        is_quoted = number in quoted
        if claim.joins_last and drafts:
            drafts[-1].more.append(claim.text)
        else:
            depth, anchor = hierarchy.place(claim.kind, claim.num, claim.text, is_quoted=is_quoted)
            drafts.append(Draft(kind=claim.kind, anchor=anchor, depth=depth, num=claim.num, text=claim.text))
        _advance(state, claim, is_quoted=is_quoted)
    for draft in drafts:
        if draft.more:
            draft.finish()
    return drafts


def _advance(state: State, claim: Claim, *, is_quoted: bool) -> None:
    """Change the state to what the next block's rules may know."""
    kind, phase = claim.kind, claim.phase
    if kind is _ATTACHMENT:
        state.article = 0
    elif kind is _ARTICLE and not is_quoted and (found := _ARABIC.search(claim.num)):
        state.article = int(found.group())
    if phase > state.phase or kind is _ATTACHMENT:
        state.phase = phase
    state.has_type = state.has_type or kind is _DOC_TYPE or phase >= _PREAMBLE
    state.last, state.last_text = kind, claim.text


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
