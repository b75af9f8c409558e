"""What a document says it does to other acts (sửa đổi, bổ sung, thay thế, bãi bỏ), with the sentence that says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.extraction.sentences import Sentence, iter_sentences
from generator.model.facts import Citation, Relation, RelationKind
from generator.model.provenance import TextSpan
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.text.patterns import same_length_lower

__all__ = ["extract_relations"]

_TYPES = (
    r"(?:Kế hoạch|Quyết định|Nghị quyết|Chương trình|Chỉ thị|Đề án|Nghị định|Thông tư|Luật|Pháp lệnh|Quy chế|Quy định"
    r"|Công văn|Hướng dẫn|văn bản)"
)
_SELF = re.compile(rf"\b{_TYPES.lower()}\s+này\b")
_VERB = re.compile(
    r"\b(?:(?P<REPLACES>thay\s+thế(?:\s+cho)?)|(?P<REPEALS>bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ)"
    r"|(?P<AMENDS>sửa\s+đổi(?:\s*,\s*bổ\s+sung|\s+và\s+bổ\s+sung)?|bổ\s+sung))\b",
    re.IGNORECASE,
)
_ENDS_EFFECT = re.compile(
    r"\b(?:hết\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực|không\s+còn\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+bãi\s+bỏ)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:Nay\s+)?(?:bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|thay\s+thế|sửa\s+đổi|bổ\s+sung)\b", re.IGNORECASE)
_TITLE_OPENS = re.compile(
    r"(?:(?:Về\s+việc|V/v)\s+)?(?:ban\s+hành\s+.{0,80})?(?:bãi\s+bỏ|sửa\s+đổi|bổ\s+sung|thay\s+thế)\b", re.IGNORECASE
)
_DONE = re.compile(r"\b(?:được|đã)\s+$", re.IGNORECASE)
_DONE_REACH = 12
_WISH = re.compile(r"\b(?:kiến\s+nghị|đề\s+nghị|rà\s+soát|tham\s+mưu|nghiên\s+cứu|đề\s+xuất|việc)\b", re.IGNORECASE)
_BREAKS = re.compile(
    r"[;.]|\b(?:theo|thực\s+hiện|căn\s+cứ|quy\s+định\s+tại|hướng\s+dẫn|để\s+thực|phù\s+hợp)\b", re.IGNORECASE
)
_JOINED = re.compile(r"(?:^|[,;]|\bvà|\bcùng\s+với)\s*(?:và\s+)?(?:các\s+)?$", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:Điều|khoản|điểm|mục|phần|chương|phụ\s+lục|một\s+số|cụm\s+từ|nội\s+dung|đoạn|tiết|biểu)\b", re.IGNORECASE
)
_ENACTING_KINDS = frozenset({Kind.ARTICLE, Kind.CLAUSE, Kind.POINT})


def extract_relations(tree: DocumentTree, citations: Sequence[Citation]) -> tuple[Relation, ...]:
    """What the document says it does to other acts, in reading order.

    Only its own words about itself count: that another act amended a third says nothing of this document.

    Args:
        tree: The document.
        citations: Its mentions of other acts, in reading order.
    """
    cited = {anchor: tuple(group) for anchor, group in groupby(citations, key=lambda citation: citation.span.anchor)}
    if not cited:
        return ()
    has_articles = any(provision.kind is Kind.ARTICLE for provision in tree)
    return tuple(
        relation
        for provision in tree
        if provision.anchor in cited and provision.kind is not Kind.BASIS
        for relation in _of_provision(provision, cited[provision.anchor], has_articles=has_articles)
    )


def _of_provision(provision: Provision, citations: Sequence[Citation], *, has_articles: bool) -> Iterator[Relation]:
    is_title = provision.kind is Kind.TITLE
    speaks_of_itself = _speaks_of_itself(provision.text) is not None
    may_open = speaks_of_itself or (has_articles and provision.kind in _ENACTING_KINDS)
    starts = [one.span.start for one in citations]
    for sentence in iter_sentences(provision.text):
        within = citations[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        named = [one for one in within if one.span.end <= sentence.end]
        if not named:
            continue
        if is_title:
            if _TITLE_OPENS.match(sentence.text):
                yield from _by_verb(provision, sentence, named, start=0)
            continue
        yield from _of_sentence(provision, sentence, named, may_open=may_open)


def _speaks_of_itself(text: str) -> re.Match[str] | None:
    """``Quyết định này``."""
    lowered = same_length_lower(text)
    return _SELF.search(lowered) if "này" in lowered else None


def _of_sentence(
    provision: Provision, sentence: Sentence, named: Sequence[Citation], *, may_open: bool
) -> Iterator[Relation]:
    itself = _speaks_of_itself(sentence.text)
    lowered = sentence.text.lower()
    ends = _ENDS_EFFECT.search(sentence.text) if "hiệu" in lowered or "bãi" in lowered else None
    if ends is not None and (itself is not None or may_open) and sentence.start + ends.start() >= named[0].span.end:
        before = [one for one in named if one.span.end <= sentence.start + ends.start()]
        yield from (_relation(provision, sentence, RelationKind.REPEALS, one) for one in _joined(provision, before))
    elif _OPENS.match(sentence.text):
        if may_open:
            yield from _by_verb(provision, sentence, named, start=0)
    elif itself is not None:
        yield from _by_verb(provision, sentence, named, start=itself.end())


def _by_verb(provision: Provision, sentence: Sentence, named: Sequence[Citation], *, start: int) -> Iterator[Relation]:
    """Each verb with the acts behind it: the first one near it, then those joined by a comma or *và*."""
    verbs = list(_own_verbs(sentence.text, start))
    starts = [one.span.start for one in named]
    for number, verb in enumerate(verbs):
        limit = sentence.start + (verbs[number + 1].start() if number + 1 < len(verbs) else len(sentence.text))
        behind = named[bisect_left(starts, sentence.start + verb.end()) : bisect_left(starts, limit)]
        if not behind:
            continue
        words = provision.text[sentence.start + verb.end() : behind[0].span.start]
        if _BREAKS.search(words):
            continue
        kind = RelationKind[verb.lastgroup or "REPLACES"]
        for act in _joined(provision, behind):
            yield _relation(provision, sentence, kind, act, words=words)


def _own_verbs(text: str, start: int) -> Iterator[re.Match[str]]:
    """The verbs by which the document itself acts, not those of a wish or a duty before them in the same part."""
    wishes = [wish.start() for wish in _WISH.finditer(text, start)]
    for verb in _VERB.finditer(text, start):
        part = max(start, text.rfind(";", start, verb.start()) + 1)
        is_wished = bisect_left(wishes, part) < bisect_left(wishes, verb.start())
        if not is_wished and _DONE.search(text[max(start, verb.start() - _DONE_REACH) : verb.start()]) is None:
            yield verb


def _joined(provision: Provision, acts: Sequence[Citation]) -> Iterator[Citation]:
    """The first act and those that are listed beside it, not those inside its title."""
    for number, act in enumerate(acts):
        if number == 0 or _JOINED.search(provision.text[acts[number - 1].span.end : act.span.start]):
            yield act
        elif number > 0 and provision.text[acts[number - 1].span.end : act.span.start].count("của"):
            return


def _relation(
    provision: Provision, sentence: Sentence, kind: RelationKind, act: Citation, *, words: str = ""
) -> Relation:
    return Relation(
        span=TextSpan(anchor=provision.anchor, start=sentence.start, end=sentence.end),
        raw=sentence.text,
        kind=kind,
        act=act,
        is_partial=_PART.search(words) is not None,
    )
