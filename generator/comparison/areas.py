"""What each document says about each reform area, in its own words: its sections side by side."""

import re
from collections.abc import Iterator, Sequence

from generator.comparison.places import group_by_place
from generator.model.comparison import AreaSection, AreaView, CellState
from generator.model.document import AnalysedDocument
from generator.model.metadata import Completeness
from generator.model.provisions import DocumentTree, Provision
from generator.text.folding import fold
from generator.vocab.reform_areas import ReformArea, area_of_heading

__all__ = ["compare_areas"]

# Parts that hand the areas out to bodies ("Sở Tư pháp: chủ trì cải cách thể chế") are not about the areas.
_ASSIGNING = re.compile(
    r"\b(?:to chuc (?:trien khai )?thuc hien|phan cong (?:nhiem vu|trach nhiem|thuc hien)"
    r"|trach nhiem (?:thi hanh|thuc hien|cua)|dieu khoan thi hanh|kinh phi thuc hien|hieu luc thi hanh)\b"
)
_SUBSTANCE = re.compile(r"\b(?:giai phap|muc tieu|chi tieu)\b")  # "nhiệm vụ, giải pháp tổ chức thực hiện"


def compare_areas(documents: Sequence[AnalysedDocument], areas: tuple[ReformArea, ...]) -> tuple[AreaView, ...]:
    """Return a view for each area, with a section for every document, provinces in Vietnamese order."""
    ordered = [analysed for group in group_by_place(documents).values() for analysed in group]
    found = [(analysed, _sections_by_area(analysed.document.tree, areas)) for analysed in ordered]
    return tuple(
        AreaView(
            area=area.number,
            sections=tuple(_section(analysed, area, sections.get(area.number, ())) for analysed, sections in found),
        )
        for area in areas
    )


def _section(analysed: AnalysedDocument, area: ReformArea, provisions: tuple[Provision, ...]) -> AreaSection:
    targets = tuple(target for target in analysed.facts.targets if target.area == area.number)
    if provisions or targets:
        state = CellState.SET
    elif analysed.document.metadata.completeness is Completeness.EXCERPT:
        state = CellState.UNKNOWN
    elif analysed.document.source.is_scan:
        state = CellState.NOT_COMPARABLE  # a heading that OCR misread is no silence
    else:
        state = CellState.NOT_SET
    return AreaSection(document=analysed.document.identifier, state=state, provisions=provisions, targets=targets)


def _sections_by_area(tree: DocumentTree, areas: tuple[ReformArea, ...]) -> dict[int, tuple[Provision, ...]]:
    """Return the provisions of each area's sections; a plan often has two, its goals and its measures."""
    found: dict[int, tuple[Provision, ...]] = {}
    for index, area in _iter_area_headings(tree, areas):
        found[area.number] = found.get(area.number, ()) + tree.subtree(index)
    return found


def _iter_area_headings(tree: DocumentTree, areas: tuple[ReformArea, ...]) -> Iterator[tuple[int, ReformArea]]:
    """Yield the outermost headings that name an area, outside the parts that only assign work.

    A heading inside another area's section belongs to that section: it stays where the document has put it.
    """
    skipped_below: int | None = None  # depth of the heading whose subtree is done with
    for index, provision in enumerate(tree):
        if skipped_below is not None and provision.depth > skipped_below:
            continue
        skipped_below = None
        if not provision.is_heading or provision.depth == 0:
            continue
        if _is_assigning(provision.text):
            skipped_below = provision.depth
        elif (area := area_of_heading(provision.text, areas)) is not None:
            skipped_below = provision.depth
            yield index, area


def _is_assigning(heading: str) -> bool:
    folded = fold(heading)
    return _ASSIGNING.search(folded) is not None and _SUBSTANCE.search(folded) is None
