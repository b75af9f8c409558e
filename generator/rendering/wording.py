"""The provinces' own words on an area, side by side by what they speak of, and why they stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup, escape

from generator.model.comparison import AreaWording, Kinship, Passage, Theme
from generator.model.page import Page
from generator.rendering import words
from generator.rendering.downloads import rows_file, scan_confidence
from generator.rendering.environment import html_page, lines
from generator.rendering.page_meta import page_meta
from generator.rendering.shared import mark_shared
from generator.rendering.view import DocumentView, SiteView
from generator.text.slugs import slugify
from generator.vocab.reform_areas import ReformArea

__all__ = ["Aligned", "Lone", "Part", "render_wording", "wording_file", "wording_parts"]

_MOST_PASSAGES = 240
"""Passages on one page; the themes of a larger corpus go on on pages of their own."""
_LONGEST = 700
"""Characters of a passage that are shown; the rest is one click away."""
_NO_NAME = "Cùng nội dung"
_COLUMNS = (
    "chu_de",
    "tinh",
    "van_ban",
    "dia_chi",
    "nguyen_van",
    "xep_theo",
    "canh_doan",
    "vi_cung",
    "tin_cay_ban_quet",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Aligned:
    """One passage as a card."""

    view: DocumentView
    passage: Passage
    text: Markup
    is_cut: bool
    is_named: bool
    """Whether it sets a figure on the indicator that its theme is named after, which is reason enough."""
    why: str
    """``cùng dẫn 60/2021/NĐ-CP; cùng lời “giao quyền tự chủ”``."""
    near: DocumentView | None
    near_anchor: str

    @property
    def anchor(self) -> str:
        """Where it stands in its document."""
        return self.passage.span.anchor


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A theme with its passages."""

    id: str
    label: str
    url: str
    """Of the indicator that the theme is named after; empty where its own words name it."""
    provinces: int
    cards: tuple[Aligned, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lone:
    """What only one document says."""

    view: DocumentView
    cards: tuple[Aligned, ...]


def wording_parts(site: SiteView, area: ReformArea) -> tuple[tuple[tuple[Part, ...], ...], tuple[Lone, ...]]:
    """The themes of an area, parted into pages, and the passages that stand alone, by document."""
    wording = next((one for one in site.corpus.wording if one.area == area.number), None)
    if wording is None:
        return ((),), ()
    parts = tuple(_part(site, at, theme) for at, theme in enumerate(wording.themes, 1))
    return _pages(parts), _lone(site, wording)


def _pages(parts: Sequence[Part]) -> tuple[tuple[Part, ...], ...]:
    pages: list[list[Part]] = [[]]
    size = 0
    for part in parts:
        if pages[-1] and size + len(part.cards) > _MOST_PASSAGES:
            pages.append([])
            size = 0
        pages[-1].append(part)
        size += len(part.cards)
    return tuple(tuple(page) for page in pages)


def _part(site: SiteView, at: int, theme: Theme) -> Part:
    cards = tuple(_card(site, member, theme.label) for member in theme.members)
    label = words.capitalised(theme.label) or _NO_NAME
    tables = (table.indicator for table in site.corpus.tables if table.indicator.is_catalogued)
    url = next((f"so-sanh/{indicator.id}/" for indicator in tables if indicator.name == theme.label), "")
    places = {card.view.place.id for card in cards}
    name = f"noi-dung-{at}-{slugify(label)[:50].strip('-')}"
    return Part(id=name, label=label if url else f"“{label}”", url=url, provinces=len(places), cards=cards)


def _lone(site: SiteView, wording: AreaWording) -> tuple[Lone, ...]:
    groups: dict[str, list[Aligned]] = {}
    for kinship in wording.alone:
        groups.setdefault(str(kinship.passage.document), []).append(_card(site, kinship, ""))
    return tuple(Lone(view=cards[0].view, cards=tuple(cards)) for cards in groups.values())


def _card(site: SiteView, kinship: Kinship, label: str) -> Aligned:
    passage, other = kinship.passage, kinship.other
    view = site.by_id[passage.document]
    text, is_cut = _text(site, view, passage)
    return Aligned(
        view=view,
        passage=passage,
        text=text,
        is_cut=is_cut,
        is_named=label in kinship.indicators,
        why=_why(kinship, label),
        near=site.by_id[other.document] if other is not None else None,
        near_anchor=other.span.anchor if other is not None else "",
    )


def _text(site: SiteView, view: DocumentView, passage: Passage) -> tuple[Markup, bool]:
    """A passage's words, those that stand in another document too marked; cut where they fill a screen."""
    if len(passage.text) > _LONGEST:
        return lines(passage.text[:_LONGEST].rpartition(" ")[0] + "…"), True
    provisions = [view.analysed.document.tree.provisions[view.index[anchor]] for anchor in passage.anchors]
    if provisions[0].text != passage.text[: len(provisions[0].text)]:
        return lines(passage.text), False  # a cell of a table
    first, *rest = (mark_shared(site, view, provision) for provision in provisions)
    below = (
        Markup("<br>{} {}").format(escape(provision.num), text)
        for provision, text in zip(provisions[1:], rest, strict=True)
    )
    return Markup("").join([first, *below]), False


def _why(kinship: Kinship, label: str) -> str:
    """What the passage has in common with the nearest one."""
    reasons = [f"cùng chỉ tiêu “{name}”" for name in kinship.indicators if name != label]
    if label in kinship.indicators:
        return "; ".join([f"cùng chỉ tiêu “{label}”", *reasons])
    if kinship.acts:
        reasons.append(f"cùng dẫn {words.list_of(list(kinship.acts))}")
    if kinship.phrases:
        reasons.append(f"cùng lời {words.list_of([f'“{phrase}”' for phrase in kinship.phrases])}")
    return "; ".join(reasons)


def render_wording(site: SiteView, area: ReformArea) -> Iterator[Page]:
    """The pages after the first that an area's themes need: ``linh-vuc/<lĩnh vực>/noi-dung-2/``."""
    pages, _ = wording_parts(site, area)
    for number, parts in enumerate(pages[1:], 2):
        title = f"{area.name}: lời của các tỉnh theo nội dung, trang {number}"
        yield html_page(
            PurePosixPath(f"linh-vuc/{area.id}/noi-dung-{number}.md"),
            "area_wording",
            page_meta(site, title, f"{title}.", "linh-vuc"),
            site=site,
            area=area,
            parts=parts,
            number=number,
            last=len(pages),
        )


def wording_file(site: SiteView, area: ReformArea) -> Page:
    """The same as a table: ``linh-vuc/<lĩnh vực>-loi-van.csv``, a line for each passage of each theme."""
    pages, lone = wording_parts(site, area)
    themes = ((part.label, card) for parts in pages for part in parts for card in part.cards)
    alone = (("", card) for group in lone for card in group.cards)
    rows = (_row(label, card) for label, card in (*themes, *alone))
    return rows_file(f"linh-vuc/{area.id}-loi-van.csv", _COLUMNS, rows)


def _row(label: str, card: Aligned) -> dict[str, str]:
    return {
        "chu_de": label,
        "tinh": card.view.place.name,
        "van_ban": str(card.passage.document),
        "dia_chi": f"{card.view.url}#{card.anchor}",
        "nguyen_van": card.passage.text,
        "xep_theo": "lời văn" if card.passage.is_by_words else "tiêu đề",
        "canh_doan": f"{card.near.url}#{card.near_anchor}" if card.near is not None else "",
        "vi_cung": card.why,
        "tin_cay_ban_quet": scan_confidence(card.view),
    }
