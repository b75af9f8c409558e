"""The corpus with the look-ups that pages need, made once for a whole site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType

from generator.model.comparison import CitedAct, ComparisonTable, SentencePlace, SharedSentence
from generator.model.corpus import Corpus, SiteSettings
from generator.model.document import AnalysedDocument
from generator.model.facts import Citation, Target
from generator.model.identifiers import DocumentId
from generator.model.metadata import Completeness
from generator.rendering import words
from generator.rendering.places import cite_place, short_place
from generator.rendering.titles import document_label, document_title
from generator.text.dates import format_date
from generator.text.numbers import format_number
from generator.text.slugs import slugify
from generator.text.sorting import sort_key
from generator.vocab.provinces import Province, provinces
from generator.vocab.reform_areas import ReformArea

__all__ = ["DocumentView", "Place", "SiteView"]

_OTHER_PLACES = {"trung-uong": "Cơ quan trung ương", "khong-ro": "Chưa rõ nơi ban hành"}
_TargetKey = tuple[DocumentId, str, int, int, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a document is from: a province then, and what it is part of now."""

    id: str
    name: str
    full_name: str
    province: Province | None
    today: Province | None
    """The unit of the newest list, which may be the same."""

    @classmethod
    def of(cls, jurisdiction: str) -> Place:
        """The place with that id; a body that is no province has its own name."""
        province = provinces().by_id(jurisdiction)
        if province is None:
            name = _OTHER_PLACES.get(jurisdiction, jurisdiction)
            return cls(id=jurisdiction, name=name, full_name=name, province=None, today=None)
        today = provinces().today(province)
        return cls(id=province.id, name=province.name, full_name=province.full_name, province=province, today=today)

    @property
    def now(self) -> str:
        """What became of the unit, in words; empty for a place that is no province."""
        if self.province is None or self.today is None:
            return ""
        if self.today.id == self.province.id:
            day = provinces().newest_day
            return "" if self.province.valid_from == day else f"không đổi qua đợt sắp xếp {format_date(day)}"
        if self.today.name == self.name:
            others = [unit.name for unit in provinces().predecessors(self.today) if unit.id != self.province.id]
            return f"nay gồm cả {words.list_of(others)}" if others else f"nay là {self.today.full_name}"
        parts = provinces().predecessors(self.today)
        return f"nay {'thuộc' if len(parts) > 1 else 'là'} {self.today.full_name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentView:
    """One document with the words that lists and links say about it."""

    analysed: AnalysedDocument
    title: str
    label: str
    """``Kế hoạch 2943/KH-UBND``."""
    place: Place
    index: Mapping[str, int]
    """Position of each anchor in the tree."""

    @property
    def url(self) -> str:
        """Address below the site's root, with a slash at its end."""
        return f"{self.analysed.document.identifier.path}/"

    @property
    def number(self) -> str:
        """Số, ký hiệu in canonical spelling; empty where the text has none."""
        number = self.analysed.document.metadata.number
        return str(number) if number is not None else ""

    @property
    def is_excerpt(self) -> bool:
        """Whether the source stops before the act does."""
        return self.analysed.document.metadata.completeness is Completeness.EXCERPT

    @property
    def is_simulated(self) -> bool:
        """Whether the text was written for testing."""
        return self.analysed.document.metadata.is_simulated

    @property
    def is_scan(self) -> bool:
        """Whether a machine read the text from pictures of pages."""
        return self.analysed.document.source.is_scan

    @property
    def scan_share(self) -> str:
        """How sure that reading was: ``trung bình 87,4%``, ``không rõ``; empty for a text that needed none."""
        confidence = self.analysed.document.source.ocr_confidence
        if confidence is not None:
            return f"trung bình {format_number(confidence)}%"
        return "không rõ" if self.is_scan else ""

    @property
    def has_scanner_text(self) -> bool:
        """Whether a scanner's program left that text under its pictures."""
        return self.analysed.document.source.has_scanner_text

    @property
    def date(self) -> str:
        """Ngày ban hành as the site writes it; empty where the text does not state it."""
        found = self.analysed.document.metadata.date_document
        return format_date(found) if found is not None else ""

    @property
    def targets(self) -> tuple[Target, ...]:
        """Chỉ tiêu in reading order."""
        return self.analysed.facts.targets

    @property
    def source_file(self) -> str:
        """Name of the original beside the page, empty where we do not have it."""
        suffix = PurePosixPath(self.analysed.document.source.name).suffix
        return f"ban-goc{suffix}" if self.analysed.has_source else ""

    @property
    def cited_as(self) -> str:
        """The document as people cite it: *Kế hoạch số 2943/KH-UBND ngày 20/9/2021 của UBND tỉnh Lai Châu*."""
        metadata = self.analysed.document.metadata
        parts = [metadata.document_type or "Văn bản", f"số {self.number}" if self.number else ""]
        parts.append(f"ngày {self.date}" if self.date else "")
        parts.append(f"của {words.short_issuer(metadata.passed_by)}" if metadata.passed_by else "")
        return " ".join(part for part in parts if part)

    def cite(self, anchor: str) -> str:
        """Where a provision stands, as cited: *điểm a khoản 1 mục II*."""
        return cite_place(self.analysed.document.tree, self.index[anchor])

    def short(self, anchor: str) -> str:
        """Where a provision stands, as short as can be: *Mục II.1.a*."""
        return short_place(self.analysed.document.tree, self.index[anchor])


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteView:
    """Everything a page may ask for."""

    corpus: Corpus
    settings: SiteSettings
    areas: tuple[ReformArea, ...]
    documents: tuple[DocumentView, ...]
    """By province in Vietnamese order, then by date."""
    by_id: Mapping[DocumentId, DocumentView]
    tables_of_targets: Mapping[_TargetKey, ComparisonTable]
    acts_of_citations: Mapping[tuple[DocumentId, str, int, int], CitedAct]
    shared_of: Mapping[DocumentId, tuple[tuple[SentencePlace, SharedSentence], ...]]
    """The sentences of each document that stand word for word in another one."""

    @classmethod
    def of(cls, corpus: Corpus, settings: SiteSettings, areas: tuple[ReformArea, ...]) -> SiteView:
        """The view of a corpus."""
        documents = tuple(sorted(map(_document, corpus.documents), key=_document_key))
        return cls(
            corpus=corpus,
            settings=settings,
            areas=areas,
            documents=documents,
            by_id=MappingProxyType({view.analysed.document.identifier: view for view in documents}),
            tables_of_targets=MappingProxyType(dict(_iter_placed(corpus.tables))),
            acts_of_citations=MappingProxyType(dict(_iter_cited(corpus.cited_acts))),
            shared_of=_shared(corpus.shared),
        )

    def table_of(self, document: DocumentId, target: Target) -> ComparisonTable | None:
        """The comparison in which a target stands."""
        return self.tables_of_targets.get(_target_key(document, target))

    def act_of(self, document: DocumentId, citation: Citation) -> CitedAct | None:
        """The act that a mention is about."""
        span = citation.span
        return self.acts_of_citations.get((document, span.anchor, span.start, span.end))

    def area(self, number: int | None) -> ReformArea | None:
        """The reform area of that number."""
        return next((area for area in self.areas if area.number == number), None)

    @property
    def places(self) -> tuple[tuple[Place, tuple[DocumentView, ...]], ...]:
        """Each place with its documents, provinces in Vietnamese order, other bodies last."""
        ids = dict.fromkeys(view.place.id for view in self.documents)
        return tuple(
            (Place.of(place), tuple(view for view in self.documents if view.place.id == place)) for place in ids
        )


def act_slug(act: CitedAct) -> str:
    """Id of a cited act's card on a document's page."""
    return f"dan-{slugify(act.key)}"


def _document(analysed: AnalysedDocument) -> DocumentView:
    document = analysed.document
    return DocumentView(
        analysed=analysed,
        title=document_title(document),
        label=document_label(document),
        place=Place.of(document.identifier.jurisdiction),
        index=MappingProxyType({provision.anchor: at for at, provision in enumerate(document.tree)}),
    )


def _document_key(view: DocumentView) -> tuple[object, ...]:
    metadata = view.analysed.document.metadata
    day = metadata.date_document or date.min
    return (view.place.province is None, sort_key(view.place.name), view.place.id, day, view.url)


def _target_key(document: DocumentId, target: Target) -> _TargetKey:
    return document, target.span.anchor, target.span.start, target.span.end, target.indicator


def _iter_placed(tables: Iterable[ComparisonTable]) -> Iterable[tuple[_TargetKey, ComparisonTable]]:
    for table in tables:
        for cell in table.cells:
            for placed in cell.targets:
                yield _target_key(placed.document, placed.target), table


def _shared(
    sentences: Iterable[SharedSentence],
) -> Mapping[DocumentId, tuple[tuple[SentencePlace, SharedSentence], ...]]:
    found: dict[DocumentId, list[tuple[SentencePlace, SharedSentence]]] = {}
    for sentence in sentences:
        for place in sentence.places:
            found.setdefault(place.document, []).append((place, sentence))
    return MappingProxyType({document: tuple(places) for document, places in found.items()})


def _iter_cited(acts: Iterable[CitedAct]) -> Iterable[tuple[tuple[DocumentId, str, int, int], CitedAct]]:
    for act in acts:
        for mention in act.mentions:
            span = mention.citation.span
            yield (mention.document, span.anchor, span.start, span.end), act
