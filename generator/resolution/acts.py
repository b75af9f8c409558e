"""Which act a mention means: its number, its year, and the place whose number it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from generator.model.comparison import CitingSentence
from generator.model.document import AnalysedDocument
from generator.model.facts import Citation
from generator.model.identifiers import DocNumber, DocumentId
from generator.model.metadata import Metadata
from generator.resolution.scope import CENTRAL, citation_scope, document_scope, is_local_number
from generator.text.slugs import slugify

__all__ = ["ActKey", "Mention", "find_held", "iter_mentions", "settle_years"]

_LONGEST_NAME = 80
_K = TypeVar("_K")


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class ActKey:
    """What makes two mentions mean one act."""

    name: str
    """Slug of the number (`76-nq-cp`) or, for a law cited by name, of the name."""
    scope: str = CENTRAL
    year: int | None = None
    has_year: bool = False
    """Whether the name itself carries the year: `42-2022-nd-cp`."""

    @property
    def slug(self) -> str:
        """Return the key as one ASCII word: `08-nq-tu-2021-lai-chau`."""
        year = f"-{self.year}" if self.year is not None and not self.has_year else ""
        scope = f"-{slugify(self.scope)}" if self.scope else ""
        return f"{self.name}{year}{scope}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """One citation with the key of the act it means."""

    key: ActKey
    sentence: CitingSentence
    source: str
    """Name of the file it stands in, for messages."""


def iter_mentions(documents: Iterable[AnalysedDocument]) -> Iterator[Mention]:
    """Yield every citation of every document in reading order; a year it does not state is `None`."""
    for analysed in documents:
        document = analysed.document
        metadata, identifier = document.metadata, document.identifier
        own_scope = _own_scope(metadata, identifier)
        provisions = {provision.anchor: provision for provision in document.tree}
        for citation in analysed.facts.citations:
            yield Mention(
                key=_key(citation, citation_scope(citation, metadata, own_scope)),
                sentence=CitingSentence(
                    document=identifier, citation=citation, provision=provisions[citation.span.anchor]
                ),
                source=document.source.name,
            )


def find_held(documents: Iterable[AnalysedDocument]) -> Mapping[ActKey, tuple[AnalysedDocument, ...]]:
    """Return the documents we hold by the key that mentions of them have."""
    held: dict[ActKey, tuple[AnalysedDocument, ...]] = {}
    for analysed in documents:
        metadata, identifier = analysed.document.metadata, analysed.document.identifier
        if metadata.number is None:
            continue
        number = str(metadata.number)
        year = metadata.number.year or (metadata.date_document.year if metadata.date_document else None)
        scope = _own_scope(metadata, identifier) if is_local_number(number) else CENTRAL
        key = ActKey(name=_number_slug(number), scope=scope, year=year, has_year=metadata.number.year is not None)
        held[key] = (*held.get(key, ()), analysed)
    return held


def settle_years(mentions: Iterable[Mention], held: Iterable[ActKey]) -> tuple[Mention, ...]:
    """Return the mentions, each without a year given the only one it can mean; two candidates leave it without.

    An act named in full once in a document is what a shorter mention in the same document means; only where a document
    never gives the year do the other documents decide.
    """
    mentions = tuple(mentions)
    in_document: dict[tuple[DocumentId, str, str], set[int]] = {}
    in_corpus: dict[tuple[str, str], set[int]] = {}
    for mention in mentions:
        _add_year(in_document, (mention.sentence.document, mention.key.name, mention.key.scope), mention.key.year)
    for key in (*held, *(mention.key for mention in mentions)):
        _add_year(in_corpus, (key.name, key.scope), key.year)

    def settle(mention: Mention) -> Mention:
        key = mention.key
        if key.year is not None:
            return mention
        own = in_document.get((mention.sentence.document, key.name, key.scope))
        years = own or in_corpus.get((key.name, key.scope), set())
        return replace(mention, key=replace(key, year=next(iter(years)))) if len(years) == 1 else mention

    return tuple(settle(mention) for mention in mentions)


def _add_year(index: dict[_K, set[int]], key: _K, year: int | None) -> None:
    if year is not None:
        index.setdefault(key, set()).add(year)


def _own_scope(metadata: Metadata, identifier: DocumentId) -> str:
    """Return the scope of a document's own series; one of its own where no province is known."""
    if metadata.province is None:
        return f"{identifier.jurisdiction}/{identifier.year}-{identifier.slug}"
    return document_scope(metadata, identifier.jurisdiction)


def _key(citation: Citation, scope: str) -> ActKey:
    stated = citation.date_document.year if citation.date_document is not None else citation.year
    parsed = DocNumber.parse(citation.number) if citation.number is not None else None
    in_number = parsed.year if parsed is not None else None
    if citation.number is None or citation.name is not None:  # a law is one act, with its number beside its name or not
        return ActKey(name=_law_slug(citation), scope=scope, year=stated or in_number)
    return ActKey(
        name=_number_slug(citation.number), scope=scope, year=in_number or stated, has_year=in_number is not None
    )


def _number_slug(number: str) -> str:
    """Return the slug of a number, whichever way its leading zeros and *Trung ương* are written.

    >>> _number_slug("6/QĐ-TTg"), _number_slug("06/QĐ-TTg"), _number_slug("18-NQ/TƯ")
    ('06-qd-ttg', '06-qd-ttg', '18-nq-tw')
    """
    parsed = DocNumber.parse(number.replace("TƯ", "TW"))
    if parsed is None:
        return slugify(number) or "khong-ro-so"
    return slugify(str(replace(parsed, ordinal=parsed.ordinal.lstrip("0").zfill(2))))


def _law_slug(citation: Citation) -> str:
    slug = slugify(citation.name or citation.raw) or "khong-ro-ten"
    if len(slug) <= _LONGEST_NAME:
        return slug
    head = slug[:_LONGEST_NAME].rpartition("-")[0]
    return f"{head}-{sha256(slug.encode()).hexdigest()[:8]}"
