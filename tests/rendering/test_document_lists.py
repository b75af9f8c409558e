"""What a document's page lists beside its text: tasks, what it does to other acts, what people have checked."""

from __future__ import annotations

from dataclasses import replace

from generator.model.corpus import Corpus
from generator.model.corrections import Correction, CorrectionKind
from generator.model.facts import Citation, Relation, RelationKind, Task
from generator.model.provenance import TextSpan
from generator.model.provisions import Kind
from generator.rendering.document import render_document
from generator.rendering.view import SiteView
from tests.rendering.sample import AREAS, PROVISIONS, SETTINGS, corpus

ITEM = PROVISIONS[8]
SPAN = TextSpan(anchor=ITEM.anchor, start=0, end=len(ITEM.text))


def page(
    tasks: tuple[Task, ...] = (), relations: tuple[Relation, ...] = (), corrections: tuple[Correction, ...] = ()
) -> str:
    first = corpus().documents[0]
    changed = replace(
        first,
        checked=corrections,
        facts=replace(first.facts, tasks=tasks, relations=relations),
    )
    site = SiteView.of(Corpus(documents=(changed,)), SETTINGS, AREAS)
    return render_document(site, site.documents[0]).text


def task(action: str, **said: object) -> Task:
    return replace(Task(span=SPAN, raw=ITEM.text, action=action), **said)  # type: ignore[arg-type]


def test_tasks_say_who_with_whom_by_when_and_what_comes_out() -> None:
    shown = page(
        tasks=(
            task(
                "xây dựng <b>quy chế",
                lead=("Sở Nội vụ", "Sở Tư pháp"),
                partners=("Sở Tài chính",),
                deadline="2026-06-30",
                product="Quyết định",
            ),
            task("góp ý", partners=("Công an tỉnh",)),
        )
    )
    assert "2 nhiệm vụ có ghi cơ quan thực hiện." in shown
    assert "<b>Sở Nội vụ; Sở Tư pháp</b>: xây dựng &lt;b&gt;quy chế" in shown
    assert "Phối hợp: Sở Tài chính." in shown
    assert "30/6/2026" in shown
    assert "Quyết định" in shown
    assert "<b>Công an tỉnh</b> (phối hợp): góp ý" in shown
    assert f'href="#{ITEM.anchor}"' in shown


def test_more_than_five_tasks_are_folded_and_none_is_lost() -> None:
    shown = page(tasks=tuple(task(f"việc thứ {number}", lead=("Sở Nội vụ",)) for number in range(1, 8)))
    assert "Xem cả 7 nhiệm vụ" in shown
    assert [number for number in range(1, 8) if f"việc thứ {number}<" not in shown] == []


def test_a_document_without_tasks_has_no_list_of_them() -> None:
    assert "Nhiệm vụ được giao" not in page()


def test_relations_name_the_act_and_say_where_only_a_part_is_meant() -> None:
    act = Citation(
        span=SPAN, raw=ITEM.text, number="41/KH-UBND", document_type="Kế hoạch", issuer=None, date_document=None
    )
    whole = Relation(span=SPAN, raw=ITEM.text, kind=RelationKind.REPLACES, act=act)
    part = Relation(span=SPAN, raw=ITEM.text, kind=RelationKind.REPEALS, act=act, is_partial=True)
    shown = page(relations=(whole, part))
    assert page(relations=(whole, part, whole)) == shown
    assert "Thay thế" in shown
    assert "Kế hoạch số 41/KH-UBND" in shown
    assert "Bãi bỏ" in shown
    assert "một phần" in shown


def test_fields_of_the_head_that_a_person_checked_are_said_to_be() -> None:
    def corrected(field: str, value: str) -> Correction:
        return Correction(
            who="Nguyễn Văn A", why="bản giấy", kind=CorrectionKind.METADATA, field=field, values=((field, value),)
        )

    assert "Đã kiểm tra" not in page()
    shown = page(corrections=(corrected("title", "Về cải cách"), corrected("number", "12/KH-UBND")))
    assert "Đã kiểm tra" in shown
    assert "Trích yếu, số, ký hiệu" in shown


def test_what_people_checked_is_listed_with_reason_and_place() -> None:
    said = Correction(
        who="Nguyễn Văn A", why="bản giấy ghi <96%", kind=CorrectionKind.TARGET, anchor=ITEM.anchor,
        raw=ITEM.text[:9], is_confirmed=True,
    )  # fmt: skip
    shown = page(corrections=(said,))
    assert "Đã kiểm tra: 1 điều" in shown
    assert f"Chỉ tiêu, xác nhận: <q>{ITEM.text[:9]}</q>. Lý do: bản giấy ghi &lt;96% (Nguyễn Văn A)." in shown
    assert f'<a href="#{ITEM.anchor}">Xem ' in shown


def test_the_quote_of_an_act_cited_in_a_table_is_its_row() -> None:
    table = next(one for one in PROVISIONS if one.kind is Kind.TABLE)
    raw = "100% văn bản"
    start = table.text.index(raw)
    act = Citation(
        span=TextSpan(anchor=table.anchor, start=start, end=start + len(raw)),
        raw=raw, number="1/NQ-CP", document_type="Nghị quyết", issuer=None, date_document=None,
    )  # fmt: skip
    first = corpus().documents[0]
    changed = replace(first, facts=replace(first.facts, citations=(act,)))
    site = SiteView.of(Corpus(documents=(changed,)), SETTINGS, AREAS)
    assert "<q>| 1 | Rà soát 100% văn bản &lt;/td&gt; |</q>" in render_document(site, site.documents[0]).text
