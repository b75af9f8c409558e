"""Tasks (nhiệm vụ): who is to do what, with whom, by when, to bring out what.

Four ways in which plans give them: a sentence with its bodies (``Sở Nội vụ chủ trì, phối hợp với … xây dựng …``), items
under a heading that is a body's name, labelled lines (``Cơ quan chủ trì: …``), and tables with a column of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from generator.extraction.bodies import VERBS, BodyList, bodies_in, may_name_bodies, read_bodies, read_partners
from generator.extraction.sentences import iter_sentences
from generator.extraction.targets.context import PlanBody
from generator.extraction.targets.tables import Cell, deadline_of_cell, iter_cells, iter_lines
from generator.extraction.targets.times import read_times
from generator.extraction.targets.tokens import read_tokens
from generator.model.facts import Task
from generator.model.provenance import TextSpan
from generator.model.provisions import Kind, Provision
from generator.text.patterns import beginning_of, iter_matches
from generator.text.unicode import UPPER

__all__ = ["extract_tasks"]

_GIVES = re.compile(
    rf"(?:(?:[ỦU][yỷ] ban nhân dân|UBND) (?:tỉnh|thành phố)\s+(?:[{UPPER}][\w-]*\s+){{0,4}})?"
    r"(?:[Gg]iao(?:\s+(?:cho|trách\s+nhiệm\s+cho))?"
    r"|[Pp]hân\s+công|[Yy]êu\s+cầu|[Đđ]ề\s+nghị)\s+"
)
# "Đoàn Chủ tịch giao cho Ban Tuyên giáo chủ trì …": who is to do it stands behind who gives it.
_HANDS_ON = re.compile(r"[\s,]*(?:giao|phân\s+công)(?:\s+(?:trách\s+nhiệm|nhiệm\s+vụ))?(?:\s+cho)?\s+", re.IGNORECASE)
# Behind such a word stands how things are: "Tồn tại: Sở Tài chính tham mưu chậm …", "Nguồn: Sở Nội vụ cung cấp".
_TELLS = (
    r"(?:Nguồn|Ghi\s+chú|Ví\s+dụ|Tồn\s+tại|Hạn\s+chế|Nguyên\s+nhân|Kết\s+quả|Ưu\s+điểm|Khuyết\s+điểm|Địa\s+điểm|Thành\s+phần"
    r"|Thực\s+trạng|Đánh\s+giá)\b"
)
# Before the bodies: "Căn cứ nội dung trên, đề nghị …", "Định kỳ Sở Tài chính chủ trì …", "Kinh phí: Giao …".
_BEFORE_BODIES = re.compile(
    r"(?:(?:[Cc]ăn\s+cứ|[Tt]rên\s+cơ\s+sở|[Đđ]ể|[Nn]hằm)\b[^,;:]{3,120},\s+|(?:[Đđ]ịnh\s+kỳ|[Hh][ằà]ng\s+(?:năm|quý|tháng)),?\s+"
    rf"|(?!{_TELLS})[{UPPER}][^:;,.]{{2,60}}:\s+)(?=[{UPPER}]|giao\s|đề\s+nghị\s|yêu\s+cầu\s)"
)
_LEADS = re.compile(
    r",?\s*(?:và\s+)?(?:(?:là|làm)\s+(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?:thường\s+trực|đầu\s+mối|chủ\s+trì)[\s,]*(?:có\s+trách\s+nhiệm\s+)?)?"
    r"(?:(?:có\s+trách\s+nhiệm|có\s+nhiệm\s+vụ|chịu\s+trách\s+nhiệm)\s*:?\s*)?(?P<lead>chủ\s+trì(?:\s+tham\s+mưu(?=\s*,))?)?",
    re.IGNORECASE,
)
# "Sở Tài chính theo chức năng, nhiệm vụ được giao có trách nhiệm …": between the body and what it is to do.
_REMIT = re.compile(
    r",?\s+(?:căn\s+cứ(?:\s+vào)?|theo|trong\s+phạm\s+vi)\s+(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền|lĩnh\s+vực)"
    r"(?:(?:,|\s+và)?\s+(?:chức\s+năng|nhiệm\s+vụ|quyền\s+hạn|thẩm\s+quyền|lĩnh\s+vực))*(?:\s+(?:được\s+(?:giao|phân\s+công)|của\s+mình|quản\s+lý|phụ\s+trách))*",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[\s,]*(?:và\s+)?phối\s+hợp(?:\s+(?:chặt\s+chẽ|tốt))?(?:\s+(?:với|cùng))?\s+", re.IGNORECASE)
_VERB = re.compile(rf"[\s,:]*(?:và\s+)?(?:phải\s+|cần\s+)?(?:{VERBS})\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:chủ\s+trì|phối\s+hợp)\b", re.IGNORECASE)
# How it is to be done, before what: "Chủ động phối hợp với …", "Trực tiếp thực hiện …", "Cần chủ động …".
_MANNER = re.compile(
    r"(?:(?:chủ\s+động|tích\s+cực|thường\s+xuyên|trực\s+tiếp|khẩn\s+trương|tiếp\s+tục|tăng\s+cường|kịp\s+thời|cần|phải|và)"
    r"[\s,]+)+",
    re.IGNORECASE,
)
_MANNER_BEFORE_JOINING = re.compile(rf"[\s,]*{_MANNER.pattern}(?=phối\s+hợp\b)", re.IGNORECASE)
# What only an item under a body's name begins with; in running text these are nouns too.
_ITEM_VERB = re.compile(
    r"(?:(?:là|làm)\s+(?:đầu\s+mối|cơ\s+quan)|kiểm\s+soát|phát\s+huy|quản\s+lý|thể\s+hiện|đấu\s+tranh|phòng\s+ngừa|bảo\s+vệ|ngăn\s+chặn)\b",
    re.IGNORECASE,
)
_JOINS_LATER = re.compile(
    r",\s*(?:đồng\s+thời\s+|chủ\s+trì,?\s+)?phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:(?:với|cùng)\s+)?", re.IGNORECASE
)
_GIVES_LATER = re.compile(r",\s+(?=giao\s+(?:cho\s+)?(?:[ỦU]|S|B|C|V|H|T|Đ|các\s))")
_DUE_SENTENCE = re.compile(r"(?:hoàn\s+thành|thời\s+(?:gian|hạn)\s+(?:hoàn\s+thành|thực\s+hiện)|xong)\b", re.IGNORECASE)
_REPORTS = re.compile(r"[\s,]*đã\b")
# What the issuer says of itself: "Bộ Xây dựng hướng dẫn cụ thể … như sau:", "… thông báo để các cơ quan biết".
_ANNOUNCES = re.compile(
    r"(?:xây\s+dựng|ban\s+hành|hướng\s+dẫn|thông\s+báo|báo\s+cáo|đề\s+nghị|yêu\s+cầu|quyết\s+định|có\s+ý\s+kiến|trả\s+lời)\b.*\bnhư\s+sau$"
    r"|ban\s+hành\s+Thông\s+tư\b|thông\s+báo\b.*\bbiết(?:,?\s+(?:và\s+)?(?:(?:tổ\s+chức|triển\s+khai)\s+)?(?:thực\s+hiện|liên\s+hệ|phối\s+hợp))?$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"[\s,]*(?:phải\s+)?chịu\s+trách\s+nhiệm\s+(?:toàn\s+diện\s+)?(?:trước|về)\b", re.IGNORECASE)
_PRODUCT = re.compile(
    r"\bsản\s+phẩm(?:(?:\s+(?:là|gồm|đầu\s+ra|dự\s+kiến|hoàn\s+thành))+\s*:?|\s*:)\s+(?P<what>[^;.()]+)", re.IGNORECASE
)
# The closing line of every decision gives nobody anything to do: "… chịu trách nhiệm thi hành Quyết định này".
_VISION = re.compile(r"\b(?:tầm\s+nhìn|định\s+hướng)\s*$", re.IGNORECASE)
_FORMULA = re.compile(
    r"(?:[^,;]*\bchịu\s+trách\s+nhiệm\s+)?(?:(?:tổ\s+chức|nghiêm\s+túc|triển\s+khai|khẩn\s+trương|kịp\s+thời|chủ\s+động)\s+)*"
    r"(?:thực\s+hiện|thi\s+hành)"
    r"(?:\s+\w+\s+\w+\s+này)?(?:\s+theo\s+quy\s+định)?$",
    re.IGNORECASE,
)
# Words before and behind the bodies in a heading.
_BEFORE_NAMES = re.compile(r"(?:Trách\s+nhiệm\s+của|Đối\s+với|Giao|Yêu\s+cầu|Đề\s+nghị)\s+")
_BEHIND_NAMES = re.compile(r"(?:,?\s+(?:căn\s+cứ|theo)\s+chức\s+năng[^:;.]*?)?\s+(?:có|chịu)\s+trách\s+nhiệm$")
_BEHIND_ENDS = "nhiệm"
_BARE_VERB = 2
"""Syllables; a name with nothing but a verb behind it may be a longer name: *Phòng Thanh tra đào tạo*."""
_AMOUNT = re.compile(r"\d[\d.,]*\s*(?:%|(?:triệu|tỷ|tỉ|nghìn|ngàn|đồng)\b)", re.IGNORECASE)
_AS_ABOVE = re.compile(r"\W*(?:như\s+trên|nt)\W*", re.IGNORECASE)
_LONGEST = 1500
_HEADING = 140
_ITEM_KINDS = frozenset({Kind.ITEM, Kind.SUBITEM, Kind.POINT, Kind.CLAUSE, Kind.SUBCLAUSE, Kind.PARAGRAPH})


class _Label(Enum):
    PARTNER = auto()
    LEAD = auto()
    DEADLINE = auto()
    PRODUCT = auto()
    SUBJECT = auto()


_LABEL = (
    r"(?P<PARTNER>(?:(?:cơ\s+quan|đơn\s+vị)\s+)?phối\s+hợp(?:\s+thực\s+hiện)?)\s*:"
    r"|(?P<LEAD>(?:(?:cơ\s+quan|đơn\s+vị)\s+(?:được\s+giao\s+)?)?chủ\s+trì(?:\s+(?:thực\s+hiện|tham\s+mưu))?"
    r"|(?:cơ\s+quan|đơn\s+vị)\s+thực\s+hiện|trách\s+nhiệm\s+thực\s+hiện|phân\s+công\s+thực\s+hiện)\s*:"
    r"|(?P<DEADLINE>thời\s+(?:gian|hạn)(?:\s+(?:thực\s+hiện|hoàn\s+thành))?|tiến\s+độ(?:\s+(?:thực\s+hiện|hoàn\s+thành))?"
    r"|hoàn\s+thành)\s*:"
    r"|(?P<PRODUCT>sản\s+phẩm(?:\s+(?:đầu\s+ra|dự\s+kiến|hoàn\s+thành))?|kết\s+quả(?:\s+(?:đầu\s+ra|dự\s+kiến))?)\s*:"
)
_LABELS = re.compile(_LABEL, re.IGNORECASE)
_LABEL_BEGINS = beginning_of(f"(?i:{_LABEL})", "cCđĐpPtTsSkKhH")
_NAMES_TASK = re.compile(r"nhiệm vụ|nội dung|hoạt động|công việc|tên")
_HEADS: tuple[tuple[_Label, re.Pattern[str]], ...] = (
    (_Label.PARTNER, re.compile(r"phối hợp")),
    (
        _Label.LEAD,
        re.compile(r"chủ trì|(?:cơ quan|đơn vị)[\w\s,/]*(?:thực hiện|chịu trách nhiệm)|trách nhiệm"),
    ),
    (_Label.DEADLINE, re.compile(r"thời (?:hạn|gian|điểm)|tiến độ|hoàn thành|lộ trình")),
    (_Label.PRODUCT, re.compile(r"sản phẩm|kết quả")),
    (_Label.SUBJECT, _NAMES_TASK),
)
"""What the name of a column says of it, in small letters; the first that it says counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Section:
    """A heading that names bodies, or a line that says by when what stands under it is due."""

    depth: int
    names: tuple[str, ...] = ()
    deadline: str | None = None
    """``Hoàn thành trước ngày 30/6/2026:``."""


def extract_tasks(body: PlanBody) -> tuple[Task, ...]:
    """The tasks that a document gives to named bodies, in reading order; a law's duties are no tasks."""
    return tuple(task for task in _iter_tasks(body) if task.action and (task.lead or task.partners))


def _iter_tasks(body: PlanBody) -> Iterator[Task]:
    sections: list[_Section] = []
    before: Provision | None = None
    labelled: Task | None = None
    heads: tuple[_Label | None, ...] | None = None
    for provision, context in body:
        while sections and sections[-1].depth >= provision.depth and provision.kind is not Kind.TABLE:
            sections.pop()
        labels = (
            tuple(iter_matches(_LABELS, _LABEL_BEGINS, provision.text))
            if provision.kind is not Kind.TABLE and ":" in provision.text
            else ()
        )
        if labels and (labelled is not None or any(label.lastgroup == "LEAD" for label in labels)):
            labelled = _labelled(provision, labels, labelled, before)
            continue
        if labelled is not None:
            yield labelled
            labelled = None
        before = provision
        names = _names_of_heading(provision)
        due = _deadline_of_lead_in(provision)
        if names or due:
            sections.append(_Section(depth=provision.depth, names=names, deadline=due))
        inherited = next((section.deadline for section in reversed(sections) if section.deadline), None)
        if provision.kind is Kind.TABLE:
            own = _heads_of(provision)
            yield from _in_table(provision, None if own else heads)
            heads = own or heads
        elif not (names or context.is_report):
            over = next((section.names for section in reversed(sections) if section.names), ())
            for task in _in_prose(provision, over):
                yield task if task.deadline else replace(task, deadline=inherited)
    if labelled is not None:
        yield labelled


def _deadline_of_lead_in(provision: Provision) -> str | None:
    """The one time that a heading or lead-in sets for what stands under it; a vision or a bare year sets none."""
    text = provision.text.rstrip()
    is_lead_in = provision.kind is not Kind.TABLE and (provision.is_heading or text.endswith(":"))
    return _deadline(text) if is_lead_in and len(text) <= _HEADING else None


def _names_of_heading(provision: Provision) -> tuple[str, ...]:
    """``1. Sở Nội vụ``, ``Các sở, ban, ngành:``; empty where anything but bodies stands there."""
    words = provision.text.rstrip(" :.")
    if len(words) > _HEADING or "\n" in words:
        return ()
    before = _BEFORE_NAMES.match(words)
    words = words[before.end() :] if before else words
    words = _BEHIND_NAMES.sub("", words) if words.endswith(_BEHIND_ENDS) else words
    found = read_bodies(words, 0)
    return found.names if found is not None and found.end == len(words) else ()


def _in_prose(provision: Provision, section: tuple[str, ...]) -> Iterator[Task]:
    if not (section or may_name_bodies(provision.text)):
        return
    found: list[Task] = []
    for sentence in iter_sentences(provision.text):
        if found and _DUE_SENTENCE.match(sentence.text) is not None:
            found = [_due(task, sentence.text) for task in found]
        is_all = len(sentence.text) == len(provision.text)  # and was asked above
        if len(sentence.text) <= _LONGEST and (section or is_all or may_name_bodies(sentence.text)):
            found += _in_sentence(provision, sentence.start, sentence.text, section)
    yield from found


def _in_sentence(provision: Provision, at: int, text: str, section: tuple[str, ...]) -> list[Task]:
    """The tasks of a sentence; a part without a body of its own may say by when the part before it is due."""
    found: list[Task] = []
    for start, words in _parts(text):
        said = _sentence_task(words)
        if said is not None:
            found.append(_placed(said, provision, at + start, words))
        elif found:
            found[-1] = _due(found[-1], words)
    item = _item_task(text, section) if not found and section and provision.kind in _ITEM_KINDS else None
    return [_placed(item, provision, at, text)] if item is not None else found


def _due(task: Task, words: str) -> Task:
    return task if task.deadline else replace(task, deadline=_deadline(words))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a sentence that can name bodies of their own: between semicolons, and behind ``, giao Sở …``."""
    at = 0
    for piece in text.split(";"):
        words = piece.strip()
        start = at + len(piece) - len(piece.lstrip())
        given = _GIVES_LATER.search(words)
        if given is not None:
            start, words = start + given.end(), words[given.end() :]
        if words:
            yield start, words
        at += len(piece) + 1


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    action: str
    lead: tuple[str, ...]
    partners: tuple[str, ...]
    rule: str


def _given_to(words: str, at: int) -> tuple[re.Match[str] | None, BodyList | None]:
    """``Giao``, where it stands, and the bodies behind it."""
    gives = _GIVES.match(words, at)
    return gives, read_bodies(words, gives.end() if gives else at)


def _sentence_task(words: str) -> _Said | None:
    gives, giver = _given_to(words, 0)
    if giver is None:
        before = _BEFORE_BODIES.match(words)
        gives, giver = _given_to(words, before.end()) if before else (None, None)
    if giver is None:
        return None
    hands = _HANDS_ON.match(words, giver.end)
    given = read_bodies(words, hands.end()) if hands else None
    bodies = given or giver
    colon = re.compile(r"\s*:\s*").match(words, bodies.end)
    at = colon.end() if colon else bodies.end
    remit = _REMIT.match(words, at)
    at = remit.end() if remit else at
    if _REPORTS.match(words, at) or _ANSWERS.match(words, at):
        return None
    leads = _LEADS.match(words, at)
    is_leading = leads is not None and leads.group().strip(" ,:") not in ("", "và")
    at = leads.end() if leads else at
    manner = _MANNER_BEFORE_JOINING.match(words, at)
    partners, after = _partners(words, manner.end() if manner else at)
    partners = partners or _later_partners(words, after)
    is_named = words[:1].isupper() and _VERB.match(words, after) is not None and len(words[after:].split()) > _BARE_VERB
    if not (is_leading or gives or given or partners or is_named):
        return None
    return _said(words, after, lead=bodies.names, partners=partners, rule="bodies-and-verb")


def _item_task(words: str, section: tuple[str, ...]) -> _Said | None:
    """An item under a body's name: what that body is to do; *Phối hợp với* makes it a partner."""
    manner = _MANNER.match(words)
    at = manner.end() if manner else 0
    opens = _OPENS.match(words, at)
    if opens is None:
        is_task = _VERB.match(words) or _VERB.match(words, at) or _ITEM_VERB.match(words, at)
        partners = _later_partners(words, at)
        return _said(words, 0, lead=section, partners=partners, rule="under-a-body") if is_task else None
    leads = _LEADS.match(words, at)
    at = leads.end() if leads else at
    partners, after = _partners(words, at)
    if opens.group()[:1].casefold() == "c" or manner is not None or not partners:
        return _said(words, after, lead=section, partners=partners, rule="under-a-body")
    return (
        _said(words, after, lead=(), partners=(*section, *partners), rule="under-a-body-joining") if partners else None
    )


def _partners(words: str, at: int) -> tuple[tuple[str, ...], int]:
    joins = _JOINS.match(words, at)
    if joins is None:
        return (), at
    found = read_partners(words, joins.end())
    return (found.names, found.end) if found is not None else ((), joins.end())


def _later_partners(words: str, at: int) -> tuple[str, ...]:
    """``Chủ trì hướng dẫn chuyên môn, phối hợp với Ủy ban nhân dân phường … nghiên cứu``."""
    joins = _JOINS_LATER.search(words, at)
    found = read_partners(words, joins.end()) if joins is not None else None
    return found.names if found is not None else ()


def _said(words: str, at: int, *, lead: tuple[str, ...], partners: tuple[str, ...], rule: str) -> _Said | None:
    action = re.sub(r"^[\s,:]*(?:và\s+)?(?:trong\s+việc\s+)?", "", words[at:]).rstrip(" .;,/:")
    if len(action.split()) < 2 or _FORMULA.match(action) or _ANSWERS.match(action) or _ANNOUNCES.match(action):
        return None
    return _Said(action=action, lead=lead, partners=partners, rule=rule)


def _placed(said: _Said, provision: Provision, start: int, words: str) -> Task:
    product = _PRODUCT.search(words)
    return Task(
        span=TextSpan(anchor=provision.anchor, start=start, end=start + len(words)),
        raw=words,
        action=said.action,
        lead=said.lead,
        partners=said.partners,
        deadline=_deadline(words),
        product=product["what"].strip() if product else None,
        rule=said.rule,
    )


def _deadline(words: str) -> str | None:
    """The one time that a task is due by: with a preposition, a quarter or month, or every year; two leave it open."""
    if re.search(r"\d|năm", words) is None:
        return None
    tokens = read_tokens(words)
    due = {
        time.value
        for time in read_times(tokens)
        if not (time.is_reference or _VISION.search(words, 0, time.start)) and _is_due(tokens[time.token].match)
    }
    return due.pop() if len(due) == 1 else None


def _is_due(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("prep", "yearly", "quarter", "month"))


def _labelled(
    provision: Provision, labels: Sequence[re.Match[str]], task: Task | None, before: Provision | None
) -> Task | None:
    """The task of lines such as ``Cơ quan chủ trì: …``; lines that follow add to it."""
    text = provision.text
    ends = [*(label.start() for label in labels[1:]), len(text)]
    values = {
        _Label[label.lastgroup or "LEAD"]: " ".join(text[label.end() : end].split()).strip(" ;.,-+(")
        for label, end in zip(labels, ends, strict=True)
    }
    if task is None or _Label.LEAD in values:
        own = text[: labels[0].start()].strip(" ;.,-+(")
        action = own or (before.text if before is not None else "")
        lead = values.get(_Label.LEAD, "")
        task = Task(
            span=TextSpan(anchor=provision.anchor, start=0, end=len(text)),
            raw=text,
            action=" ".join(action.split()).rstrip(" .;:"),
            lead=bodies_in(lead),
            rule="labelled",
        )
    when = values.get(_Label.DEADLINE)
    partners = values.get(_Label.PARTNER)
    return replace(
        task,
        partners=bodies_in(partners) if partners else task.partners,
        deadline=deadline_of_cell(when) if when else task.deadline,
        product=values.get(_Label.PRODUCT) or task.product,
    )


def _heads_of(provision: Provision) -> tuple[_Label | None, ...] | None:
    """What the columns of a table hold, by its first row that names them."""
    lines = (tuple(iter_cells(line, start)) for start, line in iter_lines(provision.text))
    return next((heads for cells in lines if (heads := _table_heads(cells)) is not None), None)


def _in_table(provision: Provision, heads: tuple[_Label | None, ...] | None) -> Iterator[Task]:
    """The tasks of a table.

    Args:
        provision: The table.
        heads: The columns of the table that it goes on from across a line of its own (``II. KIỂM TRA VĂN BẢN``).
    """
    above: tuple[str, ...] = ()
    for start, line in iter_lines(provision.text):
        cells = tuple(iter_cells(line, start))
        if heads is None:
            heads = _table_heads(cells)
            continue
        task = _row_task(provision, heads, cells, above)
        if task is not None:
            above = task.lead
            yield task


def _table_heads(cells: Sequence[Cell]) -> tuple[_Label | None, ...] | None:
    """What each column holds, where the row names a column of tasks and one of bodies."""
    labels: list[_Label | None] = []
    names = [cell.text.lower() for cell in cells]
    if not any(map(_NAMES_TASK.search, names)):
        return None
    for name in names:
        found = next((label for label, words in _HEADS if words.search(name)), None)
        labels.append(found if found not in labels else None)
    return tuple(labels) if {_Label.LEAD, _Label.SUBJECT} <= set(labels) else None


def _may_be_body(words: str) -> bool:
    """Whether a cell can name who does it: an amount, a unit (*km*) or a work (*Hỗ trợ mua sắm …*) does not."""
    is_name = any(char.isupper() for char in words) or len(words.split()) > 1
    if not is_name or _AMOUNT.match(words) or not any(map(str.isalpha, words)):
        return False
    return _VERB.match(words) is None or read_bodies(words, 0) is not None


def _row_task(
    provision: Provision, heads: Sequence[_Label | None], cells: Sequence[Cell], above: tuple[str, ...]
) -> Task | None:
    """The task of a row; where a cell that rows share is printed in the first of them, ``above`` has who leads."""
    placed = {label: cell for label, cell in zip(heads, cells, strict=False) if label is not None and cell.text}
    subject, lead = placed.get(_Label.SUBJECT), placed.get(_Label.LEAD)
    if lead is not None and _AS_ABOVE.fullmatch(lead.text):
        lead = None
    is_shared = lead is None and bool(above) and len(placed) > 1
    if subject is None or len(cells) > len(heads) + 1 or not (lead or is_shared):
        return None
    if lead is not None and not _may_be_body(lead.text):
        return None
    partners, when, product = (placed.get(label) for label in (_Label.PARTNER, _Label.DEADLINE, _Label.PRODUCT))
    return Task(
        span=TextSpan(anchor=provision.anchor, start=subject.start, end=subject.start + len(subject.text)),
        raw=subject.text,
        action=subject.text.rstrip(" .;"),
        lead=bodies_in(lead.text) if lead is not None else above,
        partners=bodies_in(partners.text) if partners else (),
        deadline=deadline_of_cell(when.text) if when else None,
        product=product.text if product else None,
        rule="table",
    )
