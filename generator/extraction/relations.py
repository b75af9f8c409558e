"""What a document says it does to other acts (sửa đổi, bổ sung, thay thế, bãi bỏ), with the sentence that says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.extraction.instructions import extract_instructions
from generator.extraction.nested_acts import own_acts, unquoted
from generator.extraction.quoted import quoted_provisions
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
_SAYS_WHAT_IT_DOES = ("hiệu", "thay", "bãi", "hủy", "huỷ", "sửa", "bổ")
"""The first words of all those; *hiệu* stands for *hiệu lực*."""
_OPENS = re.compile(r"(?:Nay\s+)?(?:bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|thay\s+thế|sửa\s+đổi|bổ\s+sung)\b", re.IGNORECASE)
_TITLE_OPENS = re.compile(
    r"(?:(?:Về\s+việc|V/v)\s+)?(?:ban\s+hành\s+.{0,80})?(?:bãi\s+bỏ|sửa\s+đổi|bổ\s+sung|thay\s+thế)\b", re.IGNORECASE
)
# "đã bãi bỏ", "không làm hết hiệu lực": what was done, or what is not.
_DONE = re.compile(r"\b(?:được|đã|bị|không|chưa)\s+(?:làm\s+)?$", re.IGNORECASE)
_DONE_REACH = 16
# "được sửa đổi, bổ sung hoặc thay thế": said once, it holds for all of them.
_AND_SO_ON = re.compile(r"\s*(?:,|và|hoặc|hay|,\s*(?:và|hoặc|hay))\s*", re.IGNORECASE)
# "Quyết định này thay thế bằng Quyết định số …": the other act does it to this one.
# "thay thế bằng phụ lục mới các phụ lục kèm theo Quyết định số …" is done by this one.
_BY_ANOTHER = re.compile(
    r"\s+(?:bởi\b|bằng\s+(?:(?:các|một|những)\s+)?(?:văn\s+bản|nghị\s+(?:định|quyết)|quyết\s+định|thông\s+tư|(?:bộ\s+)?luật"
    r"|pháp\s+lệnh|chỉ\s+thị|kế\s+hoạch|số)\b)",
    re.IGNORECASE,
)
_WISH = re.compile(r"\b(?:kiến\s+nghị|đề\s+nghị|rà\s+soát|tham\s+mưu|nghiên\s+cứu|đề\s+xuất|việc)\b", re.IGNORECASE)
# Not the object any more; an annex "ban hành kèm theo Thông tư số …" is that act's.
_BREAKS = re.compile(
    r"[;.]|\b(?:(?<!kèm )theo|thực\s+hiện|căn\s+cứ|quy\s+định\s+tại(?!\s+(?:Biểu|Danh\s+mục|Phụ\s+lục)\b)"
    r"|hướng\s+dẫn|để\s+thực|phù\s+hợp|trái)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"“[^”]*”|\"[^\"]*\"")
# "Trường hợp Nghị định số … hết hiệu lực thì …": what would follow, not what is laid down.
_SUPPOSED = re.compile(r"\b(?:khi|nếu|trường\s+hợp)\b", re.IGNORECASE)
# "Hồ sơ nộp theo Thông tư số …", "Kể từ ngày Nghị định số … hết hiệu lực": named for something else.
_IN_PASSING = re.compile(r"\b(?<!kèm )(?:theo|căn\s+cứ)\b|\bngày\s*$", re.IGNORECASE)
# "…; các quy định trước đây trái với Quyết định này bị bãi bỏ": not the act before. Titles have semicolons too.
_NEXT_CLAUSE = re.compile(
    r";\s*(?:và\s+)?(?:(?:các|những|mọi)\s+)?(?:quy\s+định|văn\s+bản|nội\s+dung|điều\s+khoản)\b|\bthì\b", re.IGNORECASE
)
# "hết hiệu lực, trừ Điều 14", "thay thế Quyết định số …, trừ mục II";
# what the new act keeps for a time ("trừ khoản 1 Điều 64 của Luật này") is no part of it.
_EXCEPT = re.compile(
    r"\btrừ\s+(?:(?:các\s+)?quy\s+định\s+(?:tại|của|về)\s+)?(?:các\s+)?(?:điểm|khoản|điều|mục|chương|phần|phụ\s+lục)\b"
    r"(?![^.;()]*\bnày\b)",
    re.IGNORECASE,
)
# Behind an act a verb is the document's own only where it is joined on; else it stands in that act's title.
_JOINED_ON = re.compile(r"(?:[,;]|\bvà|\bđồng\s+thời)\s*$", re.IGNORECASE)
# "Chương II. Sửa đổi, bổ sung một số điều của Thông tư số …", with the articles that do so under it.
_ENTERED = frozenset({Kind.ARTICLE, Kind.ATTACHMENT})
_HOLD_ARTICLES = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION})
_ENACTING_KINDS = frozenset({Kind.ARTICLE, Kind.CLAUSE, Kind.POINT, Kind.PARAGRAPH, *_HOLD_ARTICLES})
_LIST_KINDS = frozenset({Kind.CLAUSE, Kind.SUBCLAUSE, Kind.POINT, Kind.ITEM, Kind.SUBITEM})
_LISTS = re.compile(r"\b(?:sau|sau\s+đây|dưới\s+đây)\b(?!.*\btrường\s+hợp\b)", re.IGNORECASE)
_OF_ACTS = re.compile(
    r"(?:Các|Những)\s+(?:văn\s+bản|nghị\s+(?:định|quyết)|quyết\s+định|thông\s+tư|quy\s+định)\b", re.IGNORECASE
)
_BARE_LEAD = 8
"""Words; ``Thông tư này thay thế:`` needs no *sau đây*."""
_ITEM_OPENS = re.compile(
    r"(?:(?:các|toàn\s+bộ)\s+)?(?:(?:Điều|khoản|điểm|mục|phần|chương|phụ\s+lục|cụm\s+từ|quy\s+định\s+tại)\s"
    r"(?:[^;:]|;\s*(?=(?:và\s+)?(?:Điều|khoản|điểm|mục|phụ\s+lục|cụm\s+từ)\s)){0,240})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Lead:
    """``Các Quyết định sau đây hết hiệu lực:``, whose items name the acts."""

    kind: RelationKind
    span: TextSpan
    is_partial: bool


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
    quoted = quoted_provisions(tree)
    stated = tuple(
        relation
        for number, (provision, lead, in_article) in enumerate(_iter_with_lead(tree, cited))
        if provision.anchor in cited and provision.kind is not Kind.BASIS and number not in quoted
        for relation in _of_provision(provision, cited[provision.anchor], lead, in_article=in_article)
    )
    added = tuple(extract_instructions(tree, stated, citations, quoted))
    if not added:
        return stated
    order = {provision.anchor: number for number, provision in enumerate(tree)}
    return tuple(sorted((*stated, *added), key=lambda one: (order[one.span.anchor], one.span.start)))


def _iter_with_lead(
    tree: DocumentTree, cited: dict[str, tuple[Citation, ...]]
) -> Iterator[tuple[Provision, _Lead | None, bool]]:
    """Each provision with the lead-in of the list that it stands in, and whether an article holds it."""
    lead: _Lead | None = None
    first: Provision | None = None
    in_article = False
    for number, provision in enumerate(tree):
        if provision.kind in _ENTERED:
            in_article = provision.kind is Kind.ARTICLE
        heads_articles = provision.kind in _HOLD_ARTICLES and _is_article(tree, number + 1)
        if lead is not None:
            first = first or provision
            goes_on = provision.depth > first.depth or (provision.kind is first.kind and provision.depth == first.depth)
            lead = lead if goes_on and first.kind in _LIST_KINDS else None
        if provision.anchor not in cited:
            opened = _lead_of(provision, in_article=in_article)
            lead, first = (opened, None) if opened is not None else (lead, first)
        yield provision, lead, in_article or heads_articles


def _is_article(tree: DocumentTree, number: int) -> bool:
    return number < len(tree.provisions) and tree.provisions[number].kind is Kind.ARTICLE


def _lead_of(provision: Provision, *, in_article: bool) -> _Lead | None:
    """What a line says of the acts that its items name: ``Thông tư này thay thế:``."""
    text = provision.text.rstrip()
    if not text.endswith(":") or not _may_say_what_it_does(text.lower()):
        return None
    itself = _speaks_of_itself(text)
    if not (itself or in_article) or _WISH.search(text) or _SUPPOSED.search(text):
        return None
    if _LISTS.search(text) is None and _OF_ACTS.match(text) is None and len(text.split()) > _BARE_LEAD:
        return None
    span = TextSpan(anchor=provision.anchor, start=0, end=len(text))
    ends = _end_of_effect(text)
    verb = _VERB.match(text) or (_VERB.search(text, itself.end()) if itself is not None else None)
    if ends is None and (verb is None or _is_done(text, verb.start())):
        return None
    kind = RelationKind.REPEALS if ends is not None or verb is None else RelationKind[verb.lastgroup or "REPLACES"]
    return _Lead(kind=kind, span=span, is_partial=re.search(r"\bmột\s+(?:số|phần)\b", text) is not None)


def _may_say_what_it_does(lowered: str) -> bool:
    """Whether a word stands in a text, given in small letters, without which it says nothing of other acts."""
    return any(word in lowered for word in _SAYS_WHAT_IT_DOES)


def _of_provision(
    provision: Provision, citations: Sequence[Citation], lead: _Lead | None, *, in_article: bool
) -> Iterator[Relation]:
    is_title = provision.kind is Kind.TITLE
    speaks_of_itself = _speaks_of_itself(provision.text) is not None
    may_open = speaks_of_itself or (in_article and provision.kind in _ENACTING_KINDS)
    citations = unquoted(provision.text, citations)
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
        if lead is not None and _ITEM_OPENS.fullmatch(provision.text, sentence.start, named[0].span.start):
            yield from _of_item(provision, sentence, named, lead)
        else:
            yield from _of_sentence(provision, sentence, named, may_open=may_open)


def _speaks_of_itself(text: str) -> re.Match[str] | None:
    """``Quyết định này``."""
    has_this = "này" in text or "Này" in text or "NÀY" in text
    return _SELF.search(same_length_lower(text)) if has_this else None


def _of_item(provision: Provision, sentence: Sentence, named: Sequence[Citation], lead: _Lead) -> Iterator[Relation]:
    words = provision.text[sentence.start : named[0].span.start]
    for meant in own_acts(provision.text, named, words):
        relation = _relation(provision, sentence, lead.kind, meant)
        yield replace(relation, is_partial=relation.is_partial or lead.is_partial, lead=lead.span)


def _of_sentence(
    provision: Provision, sentence: Sentence, named: Sequence[Citation], *, may_open: bool
) -> Iterator[Relation]:
    itself = _speaks_of_itself(sentence.text)
    ended = _ended(provision, sentence, named) if itself is not None or may_open else ()
    if ended:
        clause = min(relation.act.span.start for relation in ended)
        before = [one for one in named if one.span.start < clause]
        if before and itself is not None:  # "Quyết định này thay thế Quyết định A; Quyết định B hết hiệu lực"
            yield from _by_verb(provision, sentence, before, start=itself.end())
        yield from ended
    elif _OPENS.match(sentence.text):
        if may_open:
            yield from _by_verb(provision, sentence, named, start=0)
    elif itself is not None:
        yield from _by_verb(provision, sentence, named, start=itself.end())


def _ended(provision: Provision, sentence: Sentence, named: Sequence[Citation]) -> tuple[Relation, ...]:
    """``Quyết định số 05/2019/QĐ-UBND hết hiệu lực kể từ ngày …``."""
    ends = _end_of_effect(sentence.text)
    before = [one for one in named if ends is not None and one.span.end <= sentence.start + ends.start()]
    if ends is None or not before:
        return ()
    start, before = _of_last_clause(sentence, before, ends.start())
    words = provision.text[start : before[0].span.start]
    between = sentence.text[before[-1].span.end - sentence.start : ends.start()]
    if _SUPPOSED.search(words) or _IN_PASSING.search(words) or _NEXT_CLAUSE.search(between):
        return ()
    leaves_some = _EXCEPT.search(sentence.text, ends.end()) is not None
    meant = own_acts(provision.text, before, words)
    return tuple(
        [_relation(provision, sentence, RelationKind.REPEALS, (act, is_part or leaves_some)) for act, is_part in meant]
    )


def _of_last_clause(sentence: Sentence, acts: list[Citation], end: int) -> tuple[int, list[Citation]]:
    """The acts that end, and where their clause begins; not those that the document replaces in a clause before."""
    itself = _speaks_of_itself(sentence.text)
    clause = sentence.text.rfind(";", 0, end) + 1
    if itself is None or clause <= itself.end():
        return sentence.start, acts
    verb = _VERB.search(sentence.text, itself.end(), clause)
    behind = [act for act in acts if act.span.start >= sentence.start + clause]
    is_own = verb is not None and not _is_done(sentence.text, verb.start())
    return (sentence.start + clause, behind) if behind and is_own else (sentence.start, acts)


def _end_of_effect(text: str) -> re.Match[str] | None:
    """Where a text says that something ends; not ``đã hết hiệu lực``, ``không làm hết hiệu lực``."""
    lowered = text.lower()
    ends = _ENDS_EFFECT.search(text) if "hiệu" in lowered or "bãi" in lowered else None
    return ends if ends is not None and not _is_done(text, ends.start()) else None


def _is_done(text: str, at: int) -> bool:
    return _DONE.search(text[max(0, at - _DONE_REACH) : at]) is not None


def _by_verb(provision: Provision, sentence: Sentence, named: Sequence[Citation], *, start: int) -> Iterator[Relation]:
    """Each verb with the acts behind it; ``sửa đổi, bổ sung, bãi bỏ một số điều của …`` does all that to parts of one.

    ``Sửa đổi, bổ sung, thay thế Quyết định số …`` amends: what is done to the whole cannot be all of that.
    """
    ends = [one.span.end - sentence.start for one in named]
    verbs = list(_own_verbs(sentence.text, start, ends))
    starts = [one.span.start for one in named]
    kinds: list[RelationKind] = []
    for number, verb in enumerate(verbs):
        kinds.append(RelationKind[verb.lastgroup or "REPLACES"])
        limit = sentence.start + (verbs[number + 1].start() if number + 1 < len(verbs) else len(sentence.text))
        behind = named[bisect_left(starts, sentence.start + verb.end()) : bisect_left(starts, limit)]
        if not behind:
            continue
        words = provision.text[sentence.start + verb.end() : behind[0].span.start]
        joined, kinds = dict.fromkeys(kinds), []
        if _BREAKS.search(_PHRASE.sub("", words)):
            continue
        main = RelationKind.AMENDS if RelationKind.AMENDS in joined else next(iter(joined))
        for act, is_part in own_acts(provision.text, behind, words):
            following = bisect_left(starts, act.span.end)
            end = min(starts[following], limit) if following < len(starts) else limit
            leaves_some = _EXCEPT.search(provision.text, act.span.end, end) is not None
            for kind in joined if is_part else (main,):
                yield _relation(provision, sentence, kind, (act, is_part or leaves_some))


def _own_verbs(text: str, start: int, act_ends: Sequence[int]) -> Iterator[re.Match[str]]:
    """The verbs by which the document itself acts.

    Not those of a wish or a duty before them in the same part, nor those in the title of an act that it names.
    """
    wishes = [wish.start() for wish in _WISH.finditer(text, start)]
    part = looked_at = start
    done_to = -1
    for verb in _VERB.finditer(text, start):
        part = max(part, text.rfind(";", looked_at, verb.start()) + 1)
        looked_at = verb.start()
        is_wished = bisect_left(wishes, part) < bisect_left(wishes, verb.start())
        follows_act = bool(act_ends) and act_ends[0] <= verb.start()
        in_title = follows_act and _JOINED_ON.search(text[max(0, looked_at - _DONE_REACH) : looked_at]) is None
        if _is_done(text, looked_at) or (done_to >= 0 and _AND_SO_ON.fullmatch(text, done_to, looked_at) is not None):
            done_to = verb.end()
        elif not (is_wished or in_title or _BY_ANOTHER.match(text, verb.end())):
            yield verb


def _relation(provision: Provision, sentence: Sentence, kind: RelationKind, meant: tuple[Citation, bool]) -> Relation:
    act, is_partial = meant
    return Relation(
        span=TextSpan(anchor=provision.anchor, start=sentence.start, end=sentence.end),
        raw=sentence.text,
        kind=kind,
        act=act,
        is_partial=is_partial,
    )
