"""Words that lead to another place of the same document: ``khoản 1 Điều 3``, ``mục 2 phần II``, ``Kế hoạch này``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.facts import SelfReference
from generator.model.metadata import Metadata
from generator.model.provenance import TextSpan
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.model.working import working_value
from generator.text.patterns import iter_matches

__all__ = ["extract_self_references"]

_TYPE = (
    r"Kế hoạch|Quyết định|Nghị quyết|Chương trình|Chỉ thị|Đề án|Nghị định|Thông tư|Luật|Bộ luật|Pháp lệnh|Quy chế"
    r"|Quy định|Công văn|Hướng dẫn|Điều lệ"
)
_WHOLE = re.compile(rf"\b(?P<type>{_TYPE})\s+này\b")
_PLACE = re.compile(
    r"(?<![\w/])(?:(?P<point>(?i:điểm)\s+(?P<letter>[a-zđ])\b)[\s,]*)?(?:(?P<clause>(?i:khoản)\s+(?P<number>\d{1,2})\b)[\s,]*)?"
    r"Điều\s+(?P<article>\d{1,3}|này)\b"
    r"|(?<![\w/])(?i:(?:(?:điểm|khoản|mục)\s+(?P<inner>\d{1,2}|[a-zđ])\b[\s,]*)?(?:mục|phần))\s+(?P<division>[IVX]{1,5})\b"
    r"(?:[.,]\s?(?P<dotted>\d{1,2})\b)?"
    r"|(?<![\w/])(?i:phụ lục)(?:\s+(?:số\s+)?(?P<annex>[IVX]{1,5}|\d{1,2}))?\b(?=\s+(?:kèm|ban hành|đính))"
)
_CAPITAL = re.compile(r"[KQNCĐTLBPH](?<!\w.)")
_PLACE_BEGINS = re.compile(r"[đĐkKmMpP](?<![\w/].)(?=(?i:iều|iểm|hoản|ục|hần|hụ))")
_MAY_BE_PLACE = re.compile(r"[ĐIVXụỤ](?:(?<=Đ)(?=iều\s)|(?<=[IVX])(?<=[cCnN]\s.)|(?<=[ụỤ])(?= [lL][ụỤ]))")
"""In every place: *Điều*, a Roman number behind *mục* or *phần*, or *phụ lục*."""
# A place of another act: "Điều 3 Luật Ban hành văn bản", "khoản 1 Điều 5 của Nghị định số 34/2016/NĐ-CP".
_FOREIGN = re.compile(
    rf"[\s,]*(?:\([^()]*\)\s*)?(?:(?:của|tại|trong|thuộc|ban hành kèm theo)\s+)*(?:{_TYPE}"
    r"|Hiến pháp|Hiệp định|Công ước)\b(?!\s+này)"
)
_LISTED = re.compile(r"(?:[\s,]|\bvà\b|\bhoặc\b|\bđến\b|\bcác\b|(?i:điểm|khoản|điều|mục)\s+(?:\d{1,3}|[a-zđ])\b)*")
_ANNEX = re.compile(r"phụ lục\s+(?:số\s+)?(?P<number>\w+)")
_LAST_NUMBER = re.compile(r"(\d+|[IVX]+)\s*[.:)]?$")
_SILENT = frozenset(
    {Kind.ISSUER, Kind.MOTTO, Kind.NUMBER, Kind.PLACE_DATE, Kind.BASIS, Kind.SIGNATURE, Kind.CUT, Kind.DOC_TYPE}
)
_ROMAN_KINDS = (Kind.DIVISION, Kind.PART, Kind.SECTION, Kind.CHAPTER)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Places:
    """The places of one text: the document itself or an attached one."""

    start: int
    anchor: str | None
    """Of the line that names what it is."""
    opening: str
    articles: Mapping[str, Sequence[int]]
    romans: Mapping[str, Sequence[int]]


class _Texts:
    """All texts of a document, with what each is asked for by name: a text of many attached ones is asked often."""

    def __init__(self, tree: DocumentTree, metadata: Metadata) -> None:
        self.tree = tree
        self.places = tuple(_iter_places(tree))
        self._main_type = (metadata.document_type or "").casefold()
        self._first_of_type: dict[str, str | None] = {}
        self._annexes = [places for places in self.places if places.opening.startswith("phụ lục")]
        self._annexes_by_number: defaultdict[str, list[_Places]] = defaultdict(list)
        for places in self._annexes:
            if (numbered := _ANNEX.match(places.opening)) is not None:
                self._annexes_by_number[numbered["number"]].append(places)

    def of_type(self, named: str, current: int) -> str | None:
        """The text of that type: the one that the words stand in, else the document or its first attached text."""
        wanted = named.casefold()
        if self._is_of_type(current, wanted):
            return self.places[current].anchor
        if wanted not in self._first_of_type:
            found = (at for at in range(len(self.places)) if self._is_of_type(at, wanted))
            first = next(found, None)
            self._first_of_type[wanted] = self.places[first].anchor if first is not None else None
        return self._first_of_type[wanted]

    def _is_of_type(self, number: int, wanted: str) -> bool:
        places = self.places[number]
        is_main = number == 0 and self._main_type == wanted
        return places.anchor is not None and (is_main or places.opening.startswith(wanted))

    def annex(self, number: str | None) -> str | None:
        """The annex of that number, or the only one."""
        annexes = self._annexes if number is None else self._annexes_by_number[number.casefold()]
        return annexes[0].anchor if len(annexes) == 1 else None


@working_value
class _Standing:
    """Where the words stand: in which of the texts, and in which article."""

    current: int
    article: int | None


def extract_self_references(tree: DocumentTree, metadata: Metadata) -> tuple[SelfReference, ...]:
    """Every mention of a place of the same document that leads to exactly one provision, in reading order."""
    texts = _Texts(tree, metadata)
    starts = [places.start for places in texts.places]
    articles = tree.numbers_of(Kind.ARTICLE)
    found: list[SelfReference] = []
    for index, provision in enumerate(tree):
        if provision.kind not in _SILENT and _may_lead(provision.text):
            current = bisect_right(starts, index) - 1
            above = _within(articles, starts[current], index + 1)
            found.extend(
                _of_provision(provision, texts, _Standing(current=current, article=above[-1] if above else None))
            )
    return tuple(found)


def _may_lead(text: str) -> bool:
    """Whether a text can lead anywhere at all; most provisions do not."""
    return "này" in text or _may_name_place(text)


def _may_name_place(text: str) -> bool:
    return "Điều " in text or (("ục " in text or "hần " in text) and _MAY_BE_PLACE.search(text) is not None)


def _iter_places(tree: DocumentTree) -> Iterator[_Places]:
    """The document, then each attached text, with the numbers that can be cited in it."""
    starts = [0, *tree.numbers_of(Kind.ATTACHMENT)]
    ends = [*starts[1:], len(tree.provisions)]
    openings, articles, romans = (
        tree.numbers_of(*kinds) for kinds in ((Kind.DOC_TYPE, Kind.ATTACHMENT), (Kind.ARTICLE,), _ROMAN_KINDS)
    )
    for start, end in zip(starts, ends, strict=True):
        opening = next((tree.provisions[number] for number in _within(openings, start, end)), None)
        yield _Places(
            start=start,
            anchor=opening.anchor if opening is not None else None,
            opening=" ".join(opening.text.split()).casefold() if opening is not None else "",
            articles=_by_number(tree, _within(articles, start, end)),
            romans=_by_number(tree, _within(romans, start, end)),
        )


def _within(numbers: Sequence[int], start: int, end: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, start) : bisect_left(numbers, end)]


def _by_number(tree: DocumentTree, numbers: Sequence[int]) -> Mapping[str, Sequence[int]]:
    """Where the provisions stand that bear each number: ``{"3": (12,)}``."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        printed = _LAST_NUMBER.search(tree.provisions[number].num)
        if printed is not None:
            found[printed[1]].append(number)
    return found


def _of_provision(provision: Provision, texts: _Texts, standing: _Standing) -> Iterator[SelfReference]:
    text = provision.text
    if "này" in text:
        for match in iter_matches(_WHOLE, _CAPITAL, text):
            anchor = texts.of_type(match["type"], standing.current)
            if anchor is not None:
                yield _reference(provision, match.start(), match.end(), anchor)
    if not _may_name_place(text):
        return
    list_end = 0
    for match in iter_matches(_PLACE, _PLACE_BEGINS, text):
        if match.end() > list_end:  # the places of one list share what stands behind it
            listed = _LISTED.match(text, match.end())
            list_end = listed.end() if listed is not None else match.end()
        target = None if _is_foreign(text, match.end(), list_end) else _target(match, texts, standing)
        if target is not None and target != provision.anchor:
            yield _reference(provision, match.start(), match.end(), target)


def _is_foreign(text: str, end: int, list_end: int) -> bool:
    """Whether another act is named behind the place, or behind a list that goes on from it."""
    return _FOREIGN.match(text, end) is not None or _FOREIGN.match(text, list_end) is not None


def _reference(provision: Provision, start: int, end: int, anchor: str) -> SelfReference:
    span = TextSpan(anchor=provision.anchor, start=start, end=end)
    return SelfReference(span=span, raw=provision.text[start:end], anchor=anchor)


def _target(match: re.Match[str], texts: _Texts, standing: _Standing) -> str | None:
    tree, places, article = texts.tree, texts.places[standing.current], standing.article
    if match["article"] == "này":
        if article is None:
            return None
        return _inside(tree, article, match["number"], match["letter"])
    if match["article"]:
        found = places.articles.get(match["article"], ())
        return _inside(tree, found[0], match["number"], match["letter"]) if len(found) == 1 else None
    if match["division"]:
        found = places.romans.get(match["division"], ())
        inner = match["inner"] or match["dotted"]
        return _inside(tree, found[0], inner, None) if len(found) == 1 else None
    return texts.annex(match["annex"])


def _inside(tree: DocumentTree, index: int, number: str | None, letter: str | None) -> str | None:
    """The provision with that number inside another; the whole way or nothing."""
    for wanted in (number, letter):
        if wanted is None:
            continue
        top = tree.provisions[index]
        inside = range(index + 1, index + len(tree.subtree(index)))
        found = [at for at in inside if tree.provisions[at].num.rstrip(" .)").casefold() == wanted]
        nearest = min((tree.provisions[at].depth for at in found), default=top.depth)
        found = [at for at in found if tree.provisions[at].depth == nearest]
        if len(found) != 1:
            return None
        index = found[0]
    return tree.provisions[index].anchor
