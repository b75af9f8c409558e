"""The text of an act as marked-up blocks: its own words conserved, our marks and notes beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.model.comparison import CitedAct, ComparisonTable
from generator.model.facts import Citation, Target
from generator.model.provisions import NUMBERED_KINDS, Kind, Provision
from generator.rendering.environment import lines
from generator.rendering.view import DocumentView, SiteView

__all__ = ["Block", "Cell", "Note", "TocEntry", "blocks", "contents", "marked", "table_rows"]

_HEAD_KINDS = frozenset({Kind.ISSUER, Kind.MOTTO, Kind.NUMBER, Kind.PLACE_DATE})
_TITLE_KINDS = frozenset({Kind.DOC_TYPE, Kind.TITLE, Kind.AUTHORITY, Kind.ENACTING, Kind.ATTACHMENT})
_END_KINDS = frozenset({Kind.RECIPIENTS, Kind.SIGNATURE})
_NUMBERISH = re.compile(r"[\d.,%\s/-]+")
_TOP_LEVELS = 4


_NOTHING = Markup()


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A target beside its sentence."""

    target: Target
    table: ComparisonTable | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a printed table, with the bars that the print has beside it."""

    text: str
    start: int = 0
    """Where the text begins in the provision's."""
    before: str = ""
    after: str = ""
    shown: Markup = _NOTHING
    """The text with its marks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """One provision ready for the template."""

    shape: str
    """``seal``, ``title``, ``end``, ``cut``, ``table`` or ``prov``."""
    provision: Provision
    text: Markup
    level: int = 0
    """1 to 4 for a heading, 0 for text."""
    place: str = ""
    notes: tuple[Note, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    has_header: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TocEntry:
    """One heading of the contents with those below it."""

    provision: Provision
    children: tuple[TocEntry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Mark:
    start: int
    end: int
    opening: str
    """Markup made by us, of escaped parts."""
    closing: str


def blocks(site: SiteView, view: DocumentView, act_ids: dict[str, str]) -> tuple[Block, ...]:
    """Every provision in reading order.

    Args:
        site: For the pages that notes lead to.
        view: The document.
        act_ids: Card on the same page for each cited act's key.
    """
    tree = view.analysed.document.tree
    levels = _levels(tree.provisions)
    return tuple(_block(site, view, provision, level, act_ids) for provision, level in zip(tree, levels, strict=True))


def _block(site: SiteView, view: DocumentView, provision: Provision, level: int, act_ids: dict[str, str]) -> Block:
    rows = table_rows(provision.text) if provision.kind is Kind.TABLE else ()
    targets = [target for target in view.targets if target.span.anchor == provision.anchor]
    identifier = view.analysed.document.identifier
    marks = tuple(_marks(site, view, provision, targets, act_ids))
    rows = tuple(tuple(replace(cell, shown=_marked_cell(cell, marks)) for cell in row) for row in rows)
    return Block(
        shape=_shape(provision),
        provision=provision,
        text=Markup() if rows else marked(provision.text, marks),
        level=level,
        place=view.cite(provision.anchor),
        notes=tuple(Note(target=target, table=site.table_of(identifier, target)) for target in targets),
        rows=rows,
        has_header=_is_header(rows),
    )


def _shape(provision: Provision) -> str:
    if provision.kind in _HEAD_KINDS:
        return "seal"
    if provision.kind in _TITLE_KINDS:
        return "title"
    if provision.kind in _END_KINDS:
        return "end"
    if provision.kind is Kind.CUT:
        return "cut"
    return "table" if provision.kind is Kind.TABLE else "prov"


def _levels(provisions: Sequence[Provision], *, with_articles: bool = False) -> list[int]:
    """Heading levels without a gap, as a reader of headings needs them: the first under the title is 1.

    An article counts ``with_articles`` even where a sentence follows its number: contents list every Điều.
    """
    levels: list[int] = []
    open_depths: list[int] = []
    for provision in provisions:
        if provision.kind is Kind.ATTACHMENT:
            open_depths = []
        while open_depths and open_depths[-1] >= provision.depth:
            open_depths.pop()
        is_heading = provision.is_heading and provision.depth > 0 and provision.kind in NUMBERED_KINDS
        is_heading = is_heading or (with_articles and provision.kind is Kind.ARTICLE)
        if is_heading:
            open_depths.append(provision.depth)
        levels.append(min(len(open_depths), 4) if is_heading else 0)
    return levels


def _marks(
    site: SiteView, view: DocumentView, provision: Provision, targets: Sequence[Target], act_ids: dict[str, str]
) -> Iterator[_Mark]:
    for target in targets:
        yield _Mark(start=target.span.start, end=target.span.end, opening='<b class="fig">', closing="</b>")
    for citation in view.analysed.facts.citations:
        if citation.span.anchor == provision.anchor:
            yield _citation_mark(site.act_of(view.analysed.document.identifier, citation), citation, act_ids)


def _citation_mark(act: CitedAct | None, citation: Citation, act_ids: dict[str, str]) -> _Mark:
    if act is None or act.key not in act_ids:
        return _Mark(start=citation.span.start, end=citation.span.end, opening="<span>", closing="</span>")
    opening = Markup('<a class="cite" href="#{}">').format(act_ids[act.key])
    return _Mark(start=citation.span.start, end=citation.span.end, opening=opening, closing="</a>")


def marked(text: str, marks: Iterable[_Mark]) -> Markup:
    """The text escaped, with marks around their spans; of two that overlap the earlier one is kept."""
    pieces: list[Markup] = []
    done = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < done or mark.end > len(text):
            continue
        pieces.append(lines(text[done : mark.start]))
        pieces.append(
            Markup("{}{}{}").format(Markup(mark.opening), lines(text[mark.start : mark.end]), Markup(mark.closing))
        )
        done = mark.end
    return Markup("").join([*pieces, lines(text[done:])])


def table_rows(text: str) -> tuple[tuple[Cell, ...], ...]:
    """Rows of a table as printed, each as wide as the widest; empty where it is no table.

    >>> [[cell.text for cell in row] for row in table_rows("TT | Nhiệm vụ" + chr(10) + "1 | Rà soát văn bản")]
    [['TT', 'Nhiệm vụ'], ['1', 'Rà soát văn bản']]
    """
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    rows = [_cells(line, start) for line, start in zip(text.split("\n"), starts, strict=True)]
    width = max(map(len, rows), default=0)
    return tuple((*row, *[Cell(text="")] * (width - len(row))) for row in rows) if width > 1 else ()


def _cells(line: str, start: int) -> tuple[Cell, ...]:
    """The cells of one row; the bars around and between them stay with them, so that nothing printed is lost."""
    parts = line.split("|")
    first = 1 if len(parts) > 1 and not parts[0].strip() else 0  # a bar before the first cell
    last = len(parts) - (1 if len(parts) - first > 1 and not parts[-1].strip() else 0)  # a bar behind the last
    cells = []
    for at in range(first, last):
        offset = start + sum(len(part) + 1 for part in parts[:at])
        text = parts[at].strip()
        offset += len(parts[at]) - len(parts[at].lstrip())
        before = "|" if first and at == first else ""
        cells.append(Cell(text=text, start=offset, before=before, after="|" if at < len(parts) - 1 else ""))
    return tuple(cells)


def _marked_cell(cell: Cell, marks: Iterable[_Mark]) -> Markup:
    inside = (
        replace(mark, start=mark.start - cell.start, end=mark.end - cell.start)
        for mark in marks
        if cell.start <= mark.start and mark.end <= cell.start + len(cell.text)
    )
    return marked(cell.text, inside)


def _is_header(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row reads as one: every cell short words, none a bare number."""
    if len(rows) < 2:
        return False
    return all(cell.text and len(cell.text) <= 60 and _NUMBERISH.fullmatch(cell.text) is None for cell in rows[0])


def contents(provisions: Sequence[Provision]) -> tuple[TocEntry, ...]:
    """The contents to the fourth level of headings, which is điểm a) below an article, nested."""
    levels = _levels(provisions, with_articles=True)
    flat = [(provision, level) for provision, level in zip(provisions, levels, strict=True) if 0 < level <= _TOP_LEVELS]
    return _nest(flat, 1)


def _nest(flat: Sequence[tuple[Provision, int]], level: int) -> tuple[TocEntry, ...]:
    if not flat:
        return ()
    starts = [at for at, (_, own) in enumerate(flat) if own <= level]
    if not starts:
        return _nest(flat, level + 1) if flat else ()
    ends = [*starts[1:], len(flat)]
    return tuple(
        TocEntry(provision=flat[start][0], children=_nest(flat[start + 1 : end], level + 1))
        for start, end in zip(starts, ends, strict=True)
    )
