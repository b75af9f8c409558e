"""Instructions under a heading or a title that names the act: ``Điều 12. Bãi bỏ điểm b khoản 1 Điều 39`` names none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from generator.extraction.sentences import Sentence, iter_sentences
from generator.model.facts import Citation, Relation, RelationKind
from generator.model.provenance import TextSpan
from generator.model.provisions import DocumentTree, Kind, Provision

__all__ = ["extract_instructions"]

_VERB = re.compile(
    r"(?P<REPLACES>thay\s+thế)|(?P<REPEALS>bãi\s+bỏ|h[ủu][ỷy]\s+bỏ)|(?P<AMENDS>sửa\s+đổi|bổ\s+sung)", re.IGNORECASE
)
# "Bãi bỏ điểm b khoản 1 Điều 39", "Thay thế một số cụm từ": parts of an act, which must be that of the heading.
_INSTRUCTION = re.compile(
    r"(?P<verbs>(?:(?:thay\s+thế|bãi\s+bỏ|h[ủu][ỷy]\s+bỏ|sửa\s+đổi|bổ\s+sung)[\s,]+(?:và\s+)?)+)"
    r"(?:(?:một\s+số|các|toàn\s+bộ|tên|tiêu\s+đề|nội\s+dung)\s+)*"
    r"(?:điểm|khoản|điều|chương|mục|phụ\s+lục|mẫu|biểu|cụm\s+từ|từ|đoạn|tiết|câu|gạch\s+đầu\s+dòng)\b",
    re.IGNORECASE,
)
# "Thay thế Mẫu số 02 bằng Mẫu số 02 ban hành kèm theo Thông tư này" leaves this act as it is.
_OF_ITSELF = re.compile(
    r"(?<!kèm theo )\b(?:Thông tư|Nghị định|Quyết định|Nghị quyết|Luật|Pháp lệnh)\s+này\b", re.IGNORECASE
)
_ENACTING_KINDS = frozenset({Kind.ARTICLE, Kind.CLAUSE, Kind.POINT, Kind.PARAGRAPH})
_ABOVE_ALL = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class _Head:
    """A line that names the act of what stands under it; without a relation it names several, and none is meant."""

    depth: int
    relation: Relation | None


def extract_instructions(
    tree: DocumentTree, relations: Sequence[Relation], citations: Sequence[Citation], quoted: Set[int]
) -> Iterator[Relation]:
    """What the instructions under headings add to the relations that sentences state, in reading order.

    Args:
        tree: The document.
        relations: What its sentences say of acts that they name, in reading order.
        citations: Its mentions of other acts; a sentence that holds one speaks of that act.
        quoted: Numbers of the provisions that are new wording of another act.
    """
    if not any(_opens(relation) for relation in relations):
        return
    stated = {(relation.kind, _key(relation.act)) for relation in relations}
    own = {anchor: tuple(group) for anchor, group in groupby(relations, key=lambda one: one.span.anchor)}
    naming = {citation.span.anchor for citation in citations}
    for provision, head in _iter_under_heads(tree, own, quoted):
        if provision.kind not in _ENACTING_KINDS or provision.anchor in naming:
            continue
        for sentence in iter_sentences(provision.text):
            for kind in _kinds_of(sentence):
                if (kind, _key(head.act)) not in stated:
                    stated.add((kind, _key(head.act)))
                    yield _relation(provision, sentence, kind, head)


def _iter_under_heads(
    tree: DocumentTree, own: dict[str, tuple[Relation, ...]], quoted: Set[int]
) -> Iterator[tuple[Provision, Relation]]:
    heads: list[_Head] = []
    for number, provision in enumerate(tree):
        if provision.kind is Kind.ATTACHMENT:
            return  # what is attached has headings of its own
        if number in quoted:
            continue
        depth = _ABOVE_ALL if provision.kind is Kind.TITLE else provision.depth
        while heads and heads[-1].depth >= depth:
            heads.pop()
        if heads and (head := heads[-1].relation) is not None:
            yield provision, head
        if said := own.get(provision.anchor):
            is_one = len({_key(relation.act) for relation in said}) == 1 and _opens(said[0])
            heads.append(_Head(depth=depth, relation=said[0] if is_one else None))


def _opens(relation: Relation) -> bool:
    """Whether more may be said of the act below; of one that is replaced or repealed as a whole all is said."""
    return relation.is_partial or relation.kind is RelationKind.AMENDS


def _kinds_of(sentence: Sentence) -> tuple[RelationKind, ...]:
    found = _INSTRUCTION.match(sentence.text)
    if found is None or _OF_ITSELF.search(sentence.text) is not None:
        return ()
    return tuple(dict.fromkeys(RelationKind[verb.lastgroup or ""] for verb in _VERB.finditer(found["verbs"])))


def _key(act: Citation) -> str:
    return act.number or act.name or act.document_type


def _relation(provision: Provision, sentence: Sentence, kind: RelationKind, head: Relation) -> Relation:
    return Relation(
        span=TextSpan(anchor=provision.anchor, start=sentence.start, end=sentence.end),
        raw=sentence.text,
        kind=kind,
        act=head.act,
        is_partial=True,
        lead=head.span,
    )
