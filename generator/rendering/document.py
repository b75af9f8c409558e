"""The page of one document: facts, what it sets out, the text, the acts it cites, where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.model.comparison import CellState, CitedAct
from generator.model.corrections import CorrectionKind
from generator.model.facts import Citation, RelationKind
from generator.model.page import Page
from generator.model.provisions import Kind, Provision
from generator.rendering.body import blocks, contents
from generator.rendering.cited_act import day_beside
from generator.rendering.environment import html_page
from generator.rendering.page_meta import document_meta
from generator.rendering.shared import overlap_of
from generator.rendering.view import DocumentView, SiteView, act_slug
from generator.rendering.words import capitalised
from generator.text.dates import format_date
from generator.vocab.reform_areas import ReformArea
from generator.vocab.sheet_claims import Claimed, disagreements

__all__ = ["AreaState", "area_states", "render_document"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Fact:
    label: str
    value: str
    note: str = ""
    anchor: str = ""
    """Of the sentence that says so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaState:
    """What a document says about one reform area, for its summary."""

    area: ReformArea
    state: CellState
    count: int
    """Of targets."""
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Check:
    """What a person put right or confirmed, as the page tells it."""

    what: str
    done: str
    why: str
    who: str
    raw: str = ""
    anchor: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Card:
    id: str
    label: str
    about: str
    quote: str
    anchor: str
    act: CitedAct | None
    held: DocumentView | None
    documents: int
    """How many documents here cite it."""
    is_checked: bool = False


def render_document(site: SiteView, view: DocumentView) -> Page:
    """The page at ``van-ban/<tỉnh>/<năm>/<số>/``."""
    cards = _cards(site, view)
    ids = {card.act.key: card.id for card in cards if card.act is not None}
    shown = blocks(site, view, ids)
    provisions = [block.provision for block in shown]
    return html_page(
        PurePosixPath(f"{view.analysed.document.identifier.path}.md"),
        "document",
        document_meta(site, view),
        site=site,
        view=view,
        facts=(*_facts(view), *_relations(view)),
        checks=_checks(view),
        stop=_stop(view),
        areas=area_states(site, view),
        overlap=overlap_of(site, view),
        blocks=shown,
        toc=contents(provisions),
        cards=cards,
        has_cut=any(provision.kind is Kind.CUT for provision in provisions),
        is_cut_off=provisions[-1].kind is Kind.CUT,
    )


def _facts(view: DocumentView) -> tuple[_Fact, ...]:
    """The facts that are there, with what the source's sheet says against them and with what people have checked."""
    corrections = view.analysed.checked
    checked = {_LABELS.get(one.field) for one in corrections}
    doubts = disagreements(view.analysed.document.metadata, view.place.province)
    against = {_CLAIMED[doubt.what]: f"trang nguồn ghi: {doubt.in_sheet}" for doubt in doubts}
    # The page's head names number and type; they are facts of their own only where there is something to say of them.
    told = [_Fact(label=_CLAIMED[doubt.what], value=doubt.in_text) for doubt in doubts if doubt.what in _IN_HEAD]
    told += _stated(view)
    elsewhere = [name for field, name in _ELSEWHERE.items() if field in {one.field for one in corrections}]
    if elsewhere:
        told.append(
            _Fact(label="Đã kiểm tra", value=capitalised(", ".join(elsewhere)), note="có người đối chiếu, sửa lại")
        )
    return tuple(
        replace(fact, note="; ".join(filter(None, (fact.note, against.get(fact.label), _mark(fact.label in checked)))))
        for fact in told
    )


def _mark(is_checked: bool) -> str:
    return "đã kiểm tra" if is_checked else ""


def _stated(view: DocumentView) -> Iterator[_Fact]:
    """What the document says of itself; what only the source's sheet says is marked so."""
    metadata = view.analysed.document.metadata
    claims = metadata.by_source
    signature = metadata.signature
    signed = " ".join(filter(None, (signature.capacity, signature.role))) if signature is not None else ""
    day = format_date(metadata.date_document) if metadata.date_document else None
    claimed_day = format_date(claims.date_document) if claims.date_document else None
    effective = format_date(metadata.effective_date) if metadata.effective_date else None
    claimed_effective = format_date(claims.effective_date) if claims.effective_date else None
    period = metadata.period
    told = (
        _told("Cơ quan ban hành", metadata.passed_by, claims.issuer),
        _told("Ngày ban hành", day, claimed_day),
        _told("Người ký", signature.person if signature else None, claims.signer, note=signed, missing=_unsigned(view)),
        _told("Giai đoạn", _period(period) if period else None, None),
        _told("Ngày có hiệu lực", effective, claimed_effective, missing="chưa thấy câu xác nhận trong văn bản"),
        _told("Địa bàn", view.place.full_name if view.place.province else None, None, note=view.place.now),
        _told("Lĩnh vực", None, claims.field, missing="cách xếp loại của trang nguồn"),
    )
    yield from filter(None, told)


_CLAIMED = {
    Claimed.NUMBER: "Số, ký hiệu",
    Claimed.TYPE: "Loại văn bản",
    Claimed.DATE: "Ngày ban hành",
    Claimed.SIGNER: "Người ký",
    Claimed.EFFECT: "Ngày có hiệu lực",
    Claimed.PROVINCE: "Địa bàn",
}
_IN_HEAD = (Claimed.NUMBER, Claimed.TYPE)
_LABELS = {
    "passed_by": "Cơ quan ban hành",
    "date_document": "Ngày ban hành",
    "signer": "Người ký",
    "role": "Người ký",
    "capacity": "Người ký",
    "period": "Giai đoạn",
    "effective_date": "Ngày có hiệu lực",
}
_ELSEWHERE = {"title": "trích yếu", "number": "số, ký hiệu", "document_type": "loại văn bản", "place": "địa danh"}
"""Fields that stand in the page's head and not among its facts: one line says which of them a person has checked."""


_CHECKED = {
    CorrectionKind.TARGET: "Chỉ tiêu",
    CorrectionKind.CITATION: "Văn bản được dẫn",
    CorrectionKind.TASK: "Nhiệm vụ",
    CorrectionKind.RELATION: "Quan hệ với văn bản khác",
}
_FIELDS = {
    "passed_by": "Cơ quan ban hành",
    "date_document": "Ngày ban hành",
    "signer": "Người ký",
    "role": "Chức vụ người ký",
    "capacity": "Quyền hạn ký",
    "period": "Giai đoạn",
    "effective_date": "Ngày có hiệu lực",
    "title": "Trích yếu",
    "number": "Số, ký hiệu",
    "document_type": "Loại văn bản",
    "place": "Địa danh",
}


def _checks(view: DocumentView) -> tuple[_Check, ...]:
    """What people put right, with their reasons: a reader may weigh them as any other source."""
    return tuple(
        _Check(
            what=_FIELDS[one.field] if one.kind is CorrectionKind.METADATA else _CHECKED[one.kind],
            done="không tính" if one.is_removed else "xác nhận" if one.is_confirmed else "sửa lại hoặc ghi thêm",
            why=one.why,
            who=one.who,
            raw=one.raw,
            anchor=one.anchor,
            place=view.short(one.anchor) if one.anchor else "",
        )
        for one in view.analysed.checked
    )


_RELATIONS = {
    RelationKind.REPLACES: "Thay thế",
    RelationKind.REPEALS: "Bãi bỏ",
    RelationKind.AMENDS: "Sửa đổi, bổ sung",
}


def _relations(view: DocumentView) -> tuple[_Fact, ...]:
    """What the document says it does to other acts: *Thay thế: Kế hoạch số 41/KH-UBND*; each once."""
    facts: dict[tuple[str, str, str], _Fact] = {}
    for relation in view.analysed.facts.relations:
        label, value = _RELATIONS[relation.kind], _act_name(relation.act)
        note = "; ".join(["một phần"] * relation.is_partial + ["đã kiểm tra"] * relation.is_checked)
        fact = _Fact(label=label, value=value, note=note, anchor=relation.span.anchor)
        facts.setdefault((label, value, note), fact)
    return tuple(facts.values())


def _act_name(act: Citation) -> str:
    return f"{act.document_type} số {act.number}" if act.number else (act.name or act.document_type)


def _told(label: str, stated: str | None, claimed: str | None, *, note: str = "", missing: str = "") -> _Fact | None:
    if stated is not None:
        return _Fact(label=label, value=capitalised(stated), note=note)
    if claimed is not None:
        return _Fact(label=label, value=claimed, note="; ".join(filter(None, ("theo nguồn", missing))))
    return None


def _unsigned(view: DocumentView) -> str:
    return "phần trích không có chữ ký" if view.is_excerpt else "không thấy chữ ký trong văn bản"


def _period(period: tuple[int, int]) -> str:
    return str(period[0]) if period[0] == period[1] else f"{period[0]}–{period[1]}"


def _stop(view: DocumentView) -> str:
    """Where an excerpt stops: the place of its last provision that has one."""
    tree = view.analysed.document.tree
    last = next((p for p in reversed(tree.provisions) if p.kind is not Kind.CUT and p.depth > 0), None)
    return view.short(last.anchor) if last is not None else ""


def area_states(site: SiteView, view: DocumentView) -> tuple[AreaState, ...]:
    """The state of each reform area in one document, in the order of the areas."""
    sections = {
        area_view.area: section
        for area_view in site.corpus.areas
        for section in area_view.sections
        if section.document == view.analysed.document.identifier
    }
    found = []
    for area in site.areas:
        section = sections.get(area.number)
        targets = [target for target in view.targets if target.area == area.number]
        state = section.state if section is not None else _silent(view)
        state = CellState.SET if targets else state
        found.append(
            AreaState(area=area, state=state, count=len(targets), words=_area_words(view, state, len(targets)))
        )
    return tuple(found)


def _silent(view: DocumentView) -> CellState:
    if view.is_excerpt:
        return CellState.UNKNOWN
    return CellState.NOT_COMPARABLE if view.is_scan else CellState.NOT_SET


def _area_words(view: DocumentView, state: CellState, count: int) -> str:
    if state is CellState.SET:
        said = f"đề ra {count} chỉ tiêu" if count else "có mục riêng, chưa thấy chỉ tiêu có con số"
        return f"{said}; phần sau không rõ" if view.is_excerpt and count == 0 else said
    if state is CellState.NOT_COMPARABLE:
        return "không thấy; máy đọc từ bản quét có thể sót"
    return "không rõ (bản trích)" if state is CellState.UNKNOWN else "không đề ra trong văn bản đầy đủ"


def _cards(site: SiteView, view: DocumentView) -> tuple[_Card, ...]:
    """Each cited act once, in the order of first mention."""
    found: dict[str, _Card] = {}
    for citation in view.analysed.facts.citations:
        act = site.act_of(view.analysed.document.identifier, citation)
        key = act.key if act is not None else citation.raw
        if key not in found:
            found[key] = _card(site, view, citation, act)
    return tuple(found.values())


def _card(site: SiteView, view: DocumentView, citation: Citation, act: CitedAct | None) -> _Card:
    provision = view.analysed.document.tree.get(citation.span.anchor)
    day = (
        format_date(citation.date_document) if citation.date_document else (str(citation.year) if citation.year else "")
    )
    held = site.by_id.get(act.held) if act is not None and act.held is not None else None
    whose = (act.whose if act is not None else "") or citation.issuer or ""
    label = act.label if act is not None else citation.raw
    return _Card(
        id=act_slug(act) if act is not None else f"dan-{citation.span.anchor}-{citation.span.start}",
        label=label,
        about=", ".join(part for part in (whose, day_beside(label, day)) if part),
        quote=_around(provision, citation),
        anchor=citation.span.anchor,
        act=act,
        held=held,
        is_checked=citation.is_checked,
        documents=len({mention.document for mention in act.mentions}) if act is not None else 1,
    )


def _around(provision: Provision, citation: Citation) -> str:
    """The mention with the words around it, cut at words; of a table no more than its row."""
    text, first, last = provision.text, 0, len(provision.text)
    if provision.kind is Kind.TABLE:
        first = text.rfind("\n", 0, citation.span.start) + 1
        last = end if (end := text.find("\n", citation.span.end)) >= 0 else last
    start, end = max(first, citation.span.start - 60), min(last, citation.span.end + 110)
    head = text[start : citation.span.start]
    tail = text[citation.span.end : end]
    head = head if start == first else "…" + head.partition(" ")[2]
    tail = tail if end == last else tail.rpartition(" ")[0] + "…"
    return " ".join((head + citation.raw + tail).split())
