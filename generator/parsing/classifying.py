"""What each block is: an ordered table of rules, each with where it can hold.

The first claim counts; what no rule claims is a paragraph. So no block is ever dropped, and the order is data.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from generator.model.provisions import Kind
from generator.parsing import rules
from generator.parsing.layout import Block
from generator.parsing.markers import FIRST_CHARACTERS
from generator.parsing.rules import Claim, Phase, Rule, State
from generator.text.unicode import UPPER

__all__ = ["RULES", "Entry", "classify"]


class Entry(NamedTuple):
    """A rule, and where it can hold. What is left open holds anywhere."""

    rule: Rule
    phases: tuple[Phase, ...] = tuple(Phase)
    first: str = ""
    """Characters of which one stands first in whatever it claims."""
    below: frozenset[Kind] = frozenset()
    """Kinds of the block above under which it claims what begins otherwise too."""

    def may_hold(self, phase: Phase, last: Kind | None, first: str) -> bool:
        """Whether it can claim a block that begins with a character, in a phase and under a block of a kind."""
        is_anything = not (self.first or self.below)
        return phase in self.phases and (is_anything or first in self.first or last in self.below)


_IN_HEAD = (Phase.HEAD,)
_BEFORE_BODY = (Phase.HEAD, Phase.PREAMBLE)
_BEHIND_HEAD = (Phase.PREAMBLE, Phase.BODY, Phase.FOOT)
_FROM_BODY = (Phase.BODY, Phase.FOOT)
_SIGNERS = UPPER + "đtcpg"
"""With these begin names, roles and ranks, these in small letters too."""

RULES: tuple[Entry, ...] = (
    Entry(rules.cut, first="[("),
    Entry(rules.separator, first="-–—_=*."),
    Entry(rules.ornament, _IN_HEAD),
    Entry(rules.table),
    Entry(rules.motto, _IN_HEAD),
    Entry(rules.number, _IN_HEAD),
    Entry(rules.place_date, _IN_HEAD),
    Entry(rules.document_type, _IN_HEAD),
    Entry(rules.enacting, _BEFORE_BODY),
    Entry(rules.authority, _BEFORE_BODY),
    Entry(rules.issuer, _IN_HEAD),
    Entry(rules.subject, _IN_HEAD),
    Entry(rules.title, _IN_HEAD),
    Entry(rules.basis, _BEFORE_BODY),
    Entry(rules.annex_alone, _IN_HEAD),
    Entry(rules.annex, _FROM_BODY, first="PBM"),
    Entry(rules.attached_document, (Phase.FOOT,)),
    Entry(rules.attachment_title, below=frozenset({Kind.ATTACHMENT})),
    Entry(rules.recipients, _BEHIND_HEAD, first="N", below=frozenset({Kind.RECIPIENTS})),
    Entry(rules.signature, _BEHIND_HEAD, first=_SIGNERS, below=frozenset({Kind.SIGNATURE})),
    Entry(rules.numbered, first=FIRST_CHARACTERS),
    Entry(rules.next_article, _BEHIND_HEAD, first="Đ"),
)
"""In this order, the first claim counts."""


@lru_cache(maxsize=1 << 14)
def _rules_for(phase: Phase, last: Kind | None, first: str) -> tuple[Rule, ...]:
    """The rules that can hold for a block, mostly three of them; a block is asked nothing else."""
    return tuple(entry.rule for entry in RULES if entry.may_hold(phase, last, first))


def classify(block: Block, state: State) -> Claim:
    """What ``block`` is; a paragraph when no rule claims it."""
    for rule in _rules_for(state.phase, state.last, block.text[:1]):
        claim = rule(block, state)
        if claim is not None:
            return claim
    phase = Phase.PREAMBLE if state.phase is Phase.HEAD and state.has_type else state.phase
    return Claim(kind=Kind.PARAGRAPH, phase=phase, text=block.text)
