"""A document as the corpus holds it: identity, metadata, text, provenance."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.corrections import Correction
from generator.model.facts import DocumentFacts
from generator.model.identifiers import DocumentId
from generator.model.metadata import Metadata
from generator.model.provenance import HeaderSheet, Repair, SourceFile
from generator.model.provisions import DocumentTree

__all__ = ["AnalysedDocument", "Conservation", "LegalDocument", "ParsedSource"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ParsedSource:
    """A source text taken apart: the site's sheet on one side, the document's tree on the other."""

    sheet: HeaderSheet
    tree: DocumentTree
    source: SourceFile
    is_simulated: bool = False
    """First line is «VĂN BẢN MÔ PHỎNG – KHÔNG PHẢI VĂN BẢN THẬT»."""
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LegalDocument:
    """One văn bản, as one Markdown file holds it."""

    identifier: DocumentId
    metadata: Metadata
    tree: DocumentTree
    sheet: HeaderSheet
    source: SourceFile
    repairs: tuple[Repair, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """What people have put right."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conservation:
    """How much of the source's body stands in a text made from it, in order."""

    kept: int
    """Non-white characters found again, in order."""
    total: int
    """Non-white characters of the source's body."""
    added: int = 0
    """Non-white characters of the text that the source does not have."""
    first_difference: str = ""
    """Words around the first difference, for the message; empty when there is none."""

    @property
    def is_whole(self) -> bool:
        """Every character kept and none added."""
        return self.kept == self.total and not self.added

    @property
    def share(self) -> float:
        """Kept over total, 1.0 for an empty body."""
        return self.kept / self.total if self.total else 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class AnalysedDocument:
    """A document with the facts read from it and the proof that its text is whole."""

    document: LegalDocument
    facts: DocumentFacts
    conservation: Conservation | None
    """``None`` when the source file is not at hand, or cannot be read again: a scan."""
    has_source: bool = True
    """Whether the source file is at hand, to be offered beside the page."""
    is_edited: bool = False
    """A person has changed the Markdown since it was generated."""
    checked: tuple[Correction, ...] = ()
    """What people put right or confirmed, as far as it fits the text."""
