"""Tasks (nhiệm vụ): who is to do what, with whom, by when, to bring out what.

Four ways in which plans give them: a sentence with its bodies (``Sở Nội vụ chủ trì, phối hợp với … xây dựng …``), items
under a heading that is a body's name, labelled lines (``Cơ quan chủ trì: …``), and tables with a column of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.extraction.bodies import VERBS, BodyList, bodies_in, may_name_bodies, read_bodies, read_partners
from generator.extraction.sentences import iter_sentences
from generator.extraction.targets.context import PlanBody
from generator.extraction.targets.tables import deadline_of_cell
from generator.extraction.targets.times import read_times
from generator.extraction.targets.tokens import read_tokens
from generator.extraction.task_tables import Heads, Label, heads_of, tasks_in_table
from generator.model.facts import Task
from generator.model.provenance import TextSpan
from generator.model.provisions import Kind, Provision
from generator.model.working import working_value
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
    rf"|(?!{_TELLS})[{UPPER}][^:;,.]{{2,60}}:\s+)(?=[{UPPER}]|các\s|giao\s|đề\s+nghị\s|yêu\s+cầu\s)"
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
    r"(?:(?:là|làm)\s+(?:đầu\s+mối|cơ\s+quan)|kiểm\s+soát|phát\s+huy|quản\s+lý|thể\s+hiện|đấu\s+tranh|phòng\s+ngừa|bảo\s+vệ|ngăn\s+chặn"
    r"|đa\s+dạng\s+h[oó][áa]|thu\s+(?:hút|hồi|nộp)|tuân\s+thủ|chấp\s+hành|chấn\s+chỉnh|kiên\s+(?:quyết|trì)|tuyệt\s+đối|chú\s+trọng|coi\s+trọng"
    r"|chỉnh\s+(?:sửa|lý)|đồng\s+thời|bám\s+sát|dành|tranh\s+thủ|đề\s+cao|cấp(?=\s+(?:phép|giấy|phát|và))|giải\s+quyết|từng\s+bước"
    r"|khuyến\s+khích|mở\s+rộng|củng\s+cố|nắm|phân\s+(?:công|loại|tích)|kiến\s+nghị|quan\s+tâm|sớm|đổi\s+mới|xác\s+minh|bổ\s+sung|sửa\s+đổi"
    r"|ưu\s+tiên|thanh\s+(?:toán|lý)|quyết\s+toán|in\s+ấn|đăng\s+ký|dự\s+(?:báo|thảo)|thẩm\s+tra|xuất\s+bản|trả\s+lời|tư\s+vấn|không\s+(?:để|cấp)|vận\s+dụng"
    r"|yêu\s+cầu|đề\s+nghị|gắn|có\s+(?:luận\s+chứng|biện\s+pháp|trách\s+nhiệm|nhiệm\s+vụ))\b",
    re.IGNORECASE,
)
# "Đến năm 2015, hoàn thành …", "Trước năm 2016 thực hiện …": when stands before what.
_WHEN = re.compile(
    r"(?:đến|trước|trong|từ|hàng|hằng)\s+(?:(?:hết|cuối|ngày|tháng|quý|năm|[IVX]+\b|\d[\d/]*)\s*)+,?\s*", re.IGNORECASE
)
_OWN_ORDER = re.compile(r"(?:yêu\s+cầu|đề\s+nghị)\b", re.IGNORECASE)
_JOINS_LATER = re.compile(
    r",\s*(?:đồng\s+thời\s+|chủ\s+trì,?\s+)?phối\s+hợp\s+(?:chặt\s+chẽ\s+)?(?:(?:với|cùng)\s+)?", re.IGNORECASE
)
_GIVES_LATER = re.compile(r",\s+(?=giao\s+(?:cho\s+)?(?:[ỦU]|S|B|C|V|H|T|Đ|các\s))")
_DUE_SENTENCE = re.compile(r"(?:hoàn\s+thành|thời\s+(?:gian|hạn)\s+(?:hoàn\s+thành|thực\s+hiện)|xong)\b", re.IGNORECASE)
_REPORTS = re.compile(r"[\s,]*đã\b")
# What the issuer says of itself: "Bộ Xây dựng hướng dẫn cụ thể … như sau:", "… thông báo để các cơ quan biết".
_ANNOUNCES = re.compile(
    r"(?:xây\s+dựng|ban\s+hành|hướng\s+dẫn|thông\s+báo|báo\s+cáo|đề\s+nghị|yêu\s+cầu|quyết\s+định|có\s+ý\s+kiến|trả\s+lời)\b.*\bnhư\s+sau$"
    r"|ban\s+hành\s+Thông\s+tư\b(?!\s+liên\s+tịch)|thông\s+báo\b.*\bbiết(?:,?\s+(?:và\s+)?(?:(?:tổ\s+chức|triển\s+khai)\s+)?(?:thực\s+hiện|liên\s+hệ|phối\s+hợp))?$",
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
_COLON = re.compile(r"\s*:\s*")
_BEFORE_ACTION = re.compile(r"^[\s,:]*(?:và\s+)?(?:trong\s+việc\s+)?")
_DIGIT = re.compile(r"\d")
_BARE_VERB = 2
"""Syllables; a name with nothing but a verb behind it may be a longer name: *Phòng Thanh tra đào tạo*."""
# "…; trong đó lưu ý:": the items say more than what the line before them does.
_AS_WELL = re.compile(r"\b(?:trong\s+đó|lưu\s+ý|chú\s+ý|đặc\s+biệt|nhất\s+là)\b[^;.]*:\s*$", re.IGNORECASE)
_UNDER = "under-a-body"
_LONGEST = 1500
_HEADING = 140
_ITEM_KINDS = frozenset({Kind.ITEM, Kind.SUBITEM, Kind.POINT, Kind.CLAUSE, Kind.SUBCLAUSE, Kind.PARAGRAPH})


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


@working_value
class _Section:
    """A heading that names bodies, or a line that says by when what stands under it is due.

    What it does not say itself is said by those that it stands under.
    """

    depth: int
    names: tuple[str, ...] = ()
    deadline: str | None = None
    """``Hoàn thành trước ngày 30/6/2026:``."""
    joining: tuple[str, ...] = ()
    """Whom they work with, in a lead-in: ``Sở Nội vụ phối hợp với Sở Tài chính thực hiện:``."""


_NO_SECTION = _Section(depth=0)


def extract_tasks(body: PlanBody) -> tuple[Task, ...]:
    """The tasks that a document gives to named bodies, in reading order; a law's duties are no tasks."""
    return tuple(task for task in _iter_tasks(body) if task.action and (task.lead or task.partners))


def _iter_tasks(body: PlanBody) -> Iterator[Task]:
    walk = _Walk()
    for provision, context in body:
        yield from walk.leave(provision)
        if (labels := _labels_of(provision)) and walk.takes(labels):
            walk.labelled = _labelled(provision, labels, walk.labelled, walk.before)
            continue
        yield from walk.end_labelled()
        walk.before = provision
        names = _names_of_heading(provision)
        due = _deadline_of_lead_in(provision)
        if names or due:
            walk.enter(provision.depth, names=names, deadline=due)
        if provision.kind is Kind.TABLE:
            yield from walk.end_lead_in()
            yield from walk.in_table(provision)
        elif not (names or context.is_report):
            yield from walk.in_prose(provision)
    yield from walk.end_lead_in()
    yield from walk.end_labelled()


@dataclass(kw_only=True, slots=True)
class _Walk:
    """How far a document has been read: what the next provision stands under, and which task is not finished yet."""

    sections: list[_Section] = field(default_factory=list)
    before: Provision | None = None
    labelled: Task | None = None
    heads: Heads | None = None
    """Of the table above, which a table across a line goes on from."""
    lead_in: tuple[int, Task] | None = None
    """With its depth: it is a task where no item under it is one."""

    def leave(self, provision: Provision) -> Iterator[Task]:
        """Leave what the provision does not stand in; a lead-in that nothing followed is a task."""
        while self.sections and self.sections[-1].depth >= provision.depth and provision.kind is not Kind.TABLE:
            self.sections.pop()
        if self.lead_in is not None and self.lead_in[0] >= provision.depth:
            yield from self.end_lead_in()

    def enter(
        self,
        depth: int,
        *,
        names: tuple[str, ...],
        joining: tuple[str, ...] = (),
        deadline: str | None = None,
    ) -> None:
        """Enter a section: what it does not say itself those above it say."""
        above = self.sections[-1] if self.sections else _NO_SECTION
        if not (names or joining):
            names, joining = above.names, above.joining
        self.sections.append(_Section(depth=depth, names=names, joining=joining, deadline=deadline or above.deadline))

    def takes(self, labels: Sequence[re.Match[str]]) -> bool:
        """Whether labelled lines open a task or go on with one."""
        return self.labelled is not None or any(label.lastgroup == "LEAD" for label in labels)

    def end_labelled(self) -> Iterator[Task]:
        """Give out the task of labelled lines that is complete."""
        if self.labelled is not None:
            yield self.labelled
            self.labelled = None

    def end_lead_in(self) -> Iterator[Task]:
        """Give out the lead-in under which no task has been found."""
        if self.lead_in is not None:
            yield self.lead_in[1]
            self.lead_in = None

    def in_table(self, provision: Provision) -> Iterator[Task]:
        """The tasks of a table."""
        own = heads_of(provision)
        yield from tasks_in_table(provision, None if own else self.heads)
        self.heads = own or self.heads

    def in_prose(self, provision: Provision) -> Iterator[Task]:
        """The tasks of a line, each with the time that stands above it."""
        section = self.sections[-1] if self.sections else _NO_SECTION
        found = [
            task if task.deadline else replace(task, deadline=section.deadline)
            for task in _under(_in_prose(provision, section.names or section.joining), section)
        ]
        if any(task.rule.startswith(_UNDER) for task in found):
            self.lead_in = None  # its items say what it is about
        if found and _leads_in(provision):
            last = found[-1]
            if _AS_WELL.search(provision.text) is None:
                self.lead_in = provision.depth, found.pop()
            self.enter(provision.depth, names=last.lead, joining=last.partners)
        yield from found


def _labels_of(provision: Provision) -> tuple[re.Match[str], ...]:
    if provision.kind is Kind.TABLE or ":" not in provision.text:
        return ()
    return tuple(iter_matches(_LABELS, _LABEL_BEGINS, provision.text))


def _leads_in(provision: Provision) -> bool:
    """Whether a line may open a list of what it is about: ``Sở Nội vụ chủ trì thực hiện các nhiệm vụ sau:``."""
    return provision.text.rstrip()[-1:] == ":"


def _under(tasks: Iterable[Task], section: _Section) -> Iterator[Task]:
    """The tasks of items, with those whom the lead-in says they are to be done with."""
    for task in tasks:
        if not section.joining or not task.rule.startswith(_UNDER):
            yield task
        elif section.names:
            yield replace(task, partners=tuple(dict.fromkeys((*section.joining, *task.partners))))
        else:
            yield replace(task, lead=(), partners=tuple(dict.fromkeys((*section.joining, *task.partners))))


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
    names: list[str] = []
    for part in words.split(";"):  # "Giám đốc các sở; Chủ tịch Ủy ban nhân dân các xã:"
        found = read_bodies(part.strip(), 0)
        if found is None or found.end != len(part.strip()):
            return ()
        names += found.names
    return tuple(names)


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
        said = _sentence_task(words) if not (section and _OWN_ORDER.match(words)) else None
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


@working_value
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
    colon = _COLON.match(words, bodies.end)
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
    joins = words[:1].isupper() and _JOINS.fullmatch(words, manner.end() if manner else at, after) is not None
    if not (is_leading or gives or given or partners or is_named or joins):
        return None
    return _said(words, after, lead=bodies.names, partners=partners, rule="bodies-and-verb")


def _item_task(words: str, section: tuple[str, ...]) -> _Said | None:
    """An item under a body's name: what that body is to do; *Phối hợp với* makes it a partner."""
    when = _WHEN.match(words)
    begins = when.end() if when else 0
    manner = _MANNER.match(words, begins)
    at = manner.end() if manner else begins
    opens = _OPENS.match(words, at)
    if opens is None:
        is_task = _VERB.match(words, begins) or _VERB.match(words, at) or _ITEM_VERB.match(words, at)
        partners = _later_partners(words, at)
        return _said(words, 0, lead=section, partners=partners, rule=_UNDER) if is_task else None
    leads = _LEADS.match(words, at)
    at = leads.end() if leads else at
    partners, after = _partners(words, at)
    if opens.group()[:1].casefold() == "c" or manner is not None or not partners:
        return _said(words, after, lead=section, partners=partners, rule=_UNDER)
    return _said(words, after, lead=(), partners=(*section, *partners), rule=f"{_UNDER}-joining") if partners else None


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
    action = _BEFORE_ACTION.sub("", words[at:]).rstrip(" .;,/:")
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
    if "năm" not in words and _DIGIT.search(words) is None:
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
        Label[label.lastgroup or "LEAD"]: " ".join(text[label.end() : end].split()).strip(" ;.,-+(")
        for label, end in zip(labels, ends, strict=True)
    }
    if task is None or Label.LEAD in values:
        own = text[: labels[0].start()].strip(" ;.,-+(")
        action = own or (before.text if before is not None else "")
        lead = values.get(Label.LEAD, "")
        task = Task(
            span=TextSpan(anchor=provision.anchor, start=0, end=len(text)),
            raw=text,
            action=" ".join(action.split()).rstrip(" .;:"),
            lead=bodies_in(lead),
            rule="labelled",
        )
    when = values.get(Label.DEADLINE)
    partners = values.get(Label.PARTNER)
    return replace(
        task,
        partners=bodies_in(partners) if partners else task.partners,
        deadline=deadline_of_cell(when) if when else task.deadline,
        product=values.get(Label.PRODUCT) or task.product,
    )
