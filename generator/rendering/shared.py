"""The pages of wording that documents share: how much of each stands word for word in another, and which sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.comparison import SentencePlace, SharedSentence
from generator.model.identifiers import DocumentId
from generator.model.page import Page
from generator.model.provisions import Provision
from generator.rendering.downloads import rows_file
from generator.rendering.environment import html_page, lines
from generator.rendering.page_meta import page_meta
from generator.rendering.view import DocumentView, SiteView

__all__ = ["Overlap", "mark_shared", "overlap_of", "render_shared", "shared_file"]

_Elsewhere = tuple[tuple[DocumentView, SentencePlace], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlap:
    """What one document has in common with others."""

    view: DocumentView
    shared: int
    """Characters of its sentences that stand in another document too."""
    total: int
    """Characters of its text."""
    sentences: tuple[tuple[SentencePlace, str, _Elsewhere], ...]
    """Each with where else it stands."""

    @property
    def percent(self) -> str:
        """The share for a reader, never rounded up from nothing nor to all."""
        if not self.shared:
            return "0%"
        share = 100 * self.shared / self.total
        return "dưới 1%" if share < 1 else f"{int(share)}%"

    @property
    def url(self) -> str:
        """Address of the page that lists the sentences."""
        return f"trung-loi/{str(self.view.analysed.document.identifier).replace('/', '-')}/"


def overlap_of(site: SiteView, view: DocumentView) -> Overlap:
    """How much of a document stands word for word in another one held here."""
    own = view.analysed.document.identifier
    found = [
        (place, _printed(view, place), _elsewhere(site, sentence, own))
        for place, sentence in site.shared_of.get(own, ())
    ]
    found.sort(key=lambda item: (view.index[item[0].span.anchor], item[0].span.start))
    total = sum(len(provision.text) for provision in view.analysed.document.tree if provision.depth > 0)
    shared = sum(place.span.end - place.span.start for place, _, _ in found)
    return Overlap(view=view, shared=shared, total=max(total, 1), sentences=tuple(found))


def _printed(view: DocumentView, place: SentencePlace) -> str:
    provision = view.analysed.document.tree.provisions[view.index[place.span.anchor]]
    return provision.text[place.span.start : place.span.end]


def _elsewhere(site: SiteView, sentence: SharedSentence, own: DocumentId) -> _Elsewhere:
    return tuple((site.by_id[place.document], place) for place in sentence.places if place.document != own)


def mark_shared(site: SiteView, view: DocumentView, provision: Provision) -> Markup:
    """The text of a provision, the sentences that stand in another document too marked."""
    pieces: list[Markup] = []
    done = 0
    for place, _ in site.shared_of.get(view.analysed.document.identifier, ()):
        if place.span.anchor == provision.anchor and place.span.start >= done:
            pieces.append(lines(provision.text[done : place.span.start]))
            pieces.append(
                Markup('<span class="copied">{}</span>').format(
                    lines(provision.text[place.span.start : place.span.end])
                )
            )
            done = place.span.end
    return Markup("").join([*pieces, lines(provision.text[done:])])


def render_shared(site: SiteView) -> Iterator[Page]:
    """The page at ``trung-loi/``, and one for each document that has a sentence in common with another."""
    overlaps = tuple(overlap_of(site, view) for view in site.documents)
    meta = page_meta(
        site, "Lời văn trùng nhau", "Bao nhiêu phần của mỗi văn bản trùng nguyên văn với văn bản khác.", "so-sanh"
    )
    yield html_page(PurePosixPath("trung-loi/index.md"), "shared", meta, site=site, overlaps=overlaps)
    for overlap in overlaps:
        if overlap.sentences:
            title = f"Lời văn trùng nhau: {overlap.view.label}, {overlap.view.place.name}"
            meta = page_meta(site, title, f"{title}: từng câu và nơi câu ấy cũng đứng.", "so-sanh")
            yield html_page(PurePosixPath(f"{overlap.url.rstrip('/')}.md"), "shared_document", meta, overlap=overlap)


def shared_file(site: SiteView) -> Page:
    """What documents share, as it is shown: ``trung-loi.csv``, a line for each sentence and each other place of it."""
    rows = (
        {
            "van_ban": str(overlap.view.analysed.document.identifier),
            "tinh": overlap.view.place.name,
            "phan_trung": overlap.percent,
            "nguyen_van": text,
            "dia_chi": f"{overlap.view.url}#{place.span.anchor}",
            "cung_dung_o": f"{view.url}#{other.span.anchor}",
        }
        for overlap in (overlap_of(site, view) for view in site.documents)
        for place, text, elsewhere in overlap.sentences
        for view, other in elsewhere
    )
    return rows_file("trung-loi.csv", ("van_ban", "tinh", "phan_trung", "nguyen_van", "dia_chi", "cung_dung_o"), rows)
