"""The pages of cited acts: who cites them, in which sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.comparison import CitedAct, CitingSentence
from generator.model.facts import CitationRole
from generator.model.page import Page
from generator.rendering.environment import html_page, lines
from generator.rendering.page_meta import page_meta
from generator.rendering.view import DocumentView, SiteView
from generator.rendering.words import capitalised
from generator.text.dates import format_date

__all__ = ["day_beside", "render_cited_act", "render_cited_acts"]

_LONGEST = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sentence:
    text: Markup
    anchor: str
    place: str
    is_basis: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    act: CitedAct
    about: str
    documents: int
    held: bool


def render_cited_acts(site: SiteView) -> Page:
    """The page at ``can-cu/``: every cited act, the most cited first."""
    rows = [
        _Row(act=act, about=_about(act), documents=_count(act), held=act.held is not None)
        for act in site.corpus.cited_acts
    ]
    rows.sort(key=lambda row: (-row.documents, row.act.key))
    kinds = dict.fromkeys(sorted({row.act.document_type for row in rows}))
    groups = tuple((kind, tuple(row for row in rows if row.act.document_type == kind)) for kind in kinds)
    meta = page_meta(site, "Văn bản được dẫn", "Nghị quyết, nghị định, quyết định mà các kế hoạch dẫn tới.", "can-cu")
    return html_page(PurePosixPath("can-cu/index.md"), "cited_acts", meta, rows=rows, groups=groups)


def render_cited_act(site: SiteView, act: CitedAct) -> Page:
    """The page at ``can-cu/<văn bản>/``."""
    documents = dict.fromkeys(mention.document for mention in act.mentions)
    views = sorted((site.by_id[document] for document in documents), key=site.documents.index)
    facts = (
        ("Cơ quan ban hành", act.issuer),
        ("Địa bàn", capitalised(act.place)),
        (_date_label(act.date), _day(act.date)),
        ("Được dẫn ở", _where(act)),
    )
    name = act.full_label
    return html_page(
        PurePosixPath(f"can-cu/{act.key}.md"),
        "cited_act",
        page_meta(site, f"{name}: văn bản nào dẫn", f"Các kế hoạch dẫn {name}, kèm câu dẫn.", "can-cu"),
        act=act,
        held=site.by_id.get(act.held) if act.held is not None else None,
        facts=tuple((label, value) for label, value in facts if value),
        groups=tuple((view, _sentences(view, act)) for view in views),
    )


def _date_label(value: str | None) -> str:
    return "Năm ban hành" if value is not None and len(value) == len("2019") else "Ngày ban hành"


def _sentences(view: DocumentView, act: CitedAct) -> tuple[_Sentence, ...]:
    own = view.analysed.document.identifier
    return tuple(_sentence(view, mention) for mention in act.mentions if mention.document == own)


def _sentence(view: DocumentView, mention: CitingSentence) -> _Sentence:
    span, text = mention.citation.span, mention.provision.text
    start = 0 if span.start < _LONGEST // 2 else text.rfind(" ", 0, span.start - _LONGEST // 3) + 1
    end = len(text) if len(text) - start <= _LONGEST else max(text.rfind(" ", 0, start + _LONGEST), span.end)
    marked = Markup("{}{}<mark>{}</mark>{}{}").format(
        "…" if start else "",
        lines(text[start : span.start]),
        lines(text[span.start : span.end]),
        lines(text[span.end : end]),
        "…" if end < len(text) else "",
    )
    return _Sentence(
        text=marked,
        anchor=span.anchor,
        place=view.short(span.anchor),
        is_basis=mention.citation.role is CitationRole.LEGAL_BASIS,
    )


def _count(act: CitedAct) -> int:
    return len({mention.document for mention in act.mentions})


def _where(act: CitedAct) -> str:
    return f"{_count(act)} văn bản, {len(act.mentions)} chỗ"


def _about(act: CitedAct) -> str:
    return ", ".join(part for part in (act.whose, day_beside(act.label, _day(act.date))) if part)


def day_beside(label: str, day: str) -> str:
    """The day to show beside a label, empty where it is a year that the label has: *Luật Đất đai năm 2024*."""
    return "" if len(day) == len("2024") and day in label else day


def _day(value: str | None) -> str:
    """A day or a year as the site writes it."""
    return format_date(date.fromisoformat(value)) if value and len(value) == 10 else value or ""
