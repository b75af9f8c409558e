"""What a document says about a reform area, passage by passage: the units that can stand beside each other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model.comparison import AreaSection, Passage
from generator.model.document import AnalysedDocument
from generator.model.facts import Target
from generator.model.provenance import TextSpan
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.text.folding import fold
from generator.vocab.reform_areas import ReformArea, area_of_content

__all__ = ["find_passages"]

_SPEAKS = frozenset({Kind.ITEM, Kind.SUBITEM, Kind.POINT, Kind.CLAUSE, Kind.SUBCLAUSE, Kind.PARAGRAPH})
_MEASURES = re.compile(r"\b(?:nhiem vu|giai phap)\b")
_FEWEST_SYLLABLES = 4  # "Cụ thể như sau:" promises nothing


def find_passages(
    analysed: AnalysedDocument, sections: Mapping[int, AreaSection], areas: tuple[ReformArea, ...]
) -> dict[int, tuple[Passage, ...]]:
    """Return the passages of one document by area, in reading order.

    Those under an area's own heading come from its section. A plan may also list its measures in a part that names no
    area (*Điều 4. Nhiệm vụ, giải pháp*), or a target among its goals for 2030: such a passage belongs to the area that
    its own words tell, and says so.

    Args:
        analysed: The document.
        sections: Its sections by the numbers of their areas.
        areas: The areas of reform.
    """
    tree, targets = analysed.document.tree, _targets_by_anchor(analysed.facts.targets)
    found: dict[int, list[Passage]] = {number: [] for number in sections}
    taken: set[str] = set()
    for number, section in sections.items():
        taken.update(provision.anchor for provision in section.provisions)
        found[number] += _passages_of(analysed, section.provisions, targets)
    for at, provision in enumerate(tree):
        if provision.anchor in taken or not _speaks(provision):
            continue
        own = targets.get(provision.anchor, ())
        area = _area_by_words(tree, at, own, areas, taken)
        if area is not None:
            found[area].append(_passage(analysed, provision, own, is_by_words=True))
    for number, passage in _rows_of_tables(analysed, areas, taken):
        found[number].append(passage)
    order = {provision.anchor: at for at, provision in enumerate(tree)}
    return {
        number: tuple(sorted(own, key=lambda one: (order[one.span.anchor], one.span.start)))
        for number, own in found.items()
    }


def _targets_by_anchor(targets: Sequence[Target]) -> dict[str, tuple[Target, ...]]:
    found: dict[str, tuple[Target, ...]] = {}
    for target in targets:
        found[target.span.anchor] = (*found.get(target.span.anchor, ()), target)
    return found


def _speaks(provision: Provision) -> bool:
    return provision.kind in _SPEAKS and not provision.is_heading and len(provision.text.split()) >= _FEWEST_SYLLABLES


def _passages_of(
    analysed: AnalysedDocument, provisions: Sequence[Provision], targets: dict[str, tuple[Target, ...]]
) -> Iterator[Passage]:
    """Yield a section's passages; dấu cộng below a gạch đầu dòng go on with its sentence."""
    headings: list[Provision] = []
    open_item: Passage | None = None
    for provision in provisions:
        headings = [above for above in headings if above.depth < provision.depth]
        if provision.is_heading or provision.kind is Kind.MILESTONE:
            headings.append(provision)
        if open_item is not None and provision.kind is Kind.SUBITEM:
            open_item = _with(open_item, provision, targets.get(provision.anchor, ()))
            continue
        if open_item is not None:
            yield open_item
        open_item = None
        if _speaks(provision):
            above = tuple(heading.text for heading in headings[1:])
            open_item = _passage(analysed, provision, targets.get(provision.anchor, ()), headings=above)
    if open_item is not None:
        yield open_item


def _passage(
    analysed: AnalysedDocument,
    provision: Provision,
    targets: tuple[Target, ...],
    *,
    headings: tuple[str, ...] = (),
    is_by_words: bool = False,
) -> Passage:
    return Passage(
        document=analysed.document.identifier,
        span=TextSpan(anchor=provision.anchor, start=0, end=len(provision.text)),
        text=provision.text,
        anchors=(provision.anchor,),
        headings=headings,
        targets=targets,
        is_by_words=is_by_words,
    )


def _with(passage: Passage, provision: Provision, targets: tuple[Target, ...]) -> Passage:
    return replace(
        passage,
        text=f"{passage.text}\n{provision.printed}",
        anchors=(*passage.anchors, provision.anchor),
        targets=(*passage.targets, *targets),
    )


def _area_by_words(
    tree: DocumentTree, at: int, targets: tuple[Target, ...], areas: tuple[ReformArea, ...], taken: set[str]
) -> int | None:
    """Return the area of a passage under no area's heading: that of its targets, else, among measures, of its words.

    Under a heading that goes on to areas of its own, a paragraph introduces all of them and belongs to none.
    """
    if targets:
        return targets[0].area
    headings = [above for above in tree.ancestors(at) if above.is_heading]
    if not any(_MEASURES.search(fold(heading.text)) for heading in headings):
        return None
    if any(below.anchor in taken for below in tree.subtree(tree.provisions.index(headings[0]))):
        return None
    area = area_of_content(tree.provisions[at].text, areas)
    return area.number if area is not None else None


def _rows_of_tables(
    analysed: AnalysedDocument, areas: tuple[ReformArea, ...], taken: set[str]
) -> Iterator[tuple[int, Passage]]:
    """Yield the tasks that stand in printed tables, by the area of their own words."""
    tables = {p.anchor for p in analysed.document.tree if p.kind is Kind.TABLE} - taken
    for task in analysed.facts.tasks:
        area = area_of_content(task.action, areas) if task.span.anchor in tables else None
        if area is not None:
            own = tuple(t for t in analysed.facts.targets if _is_inside(t.span, task.span))
            yield (
                area.number,
                Passage(
                    document=analysed.document.identifier,
                    span=task.span,
                    text=task.action,
                    anchors=(task.span.anchor,),
                    targets=own,
                    is_by_words=True,
                ),
            )


def _is_inside(inner: TextSpan, outer: TextSpan) -> bool:
    return inner.anchor == outer.anchor and outer.start <= inner.start and inner.end <= outer.end
