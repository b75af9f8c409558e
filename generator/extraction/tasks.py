"""Tasks (nhiệm vụ): who is to do what, with whom, by when, to bring out what.

Four ways in which plans give them: a sentence with its bodies (``Sở Nội vụ chủ trì, phối hợp với … xây dựng …``), items
under a heading that is a body's name, labelled lines (``Cơ quan chủ trì: …``), and tables with a column of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from generator.extraction.bodies import VERBS, may_name_bodies, read_bodies
from generator.extraction.sentences import iter_sentences
from generator.extraction.targets.context import PlanBody
from generator.extraction.targets.times import read_times
from generator.extraction.targets.tokens import read_tokens
from generator.extraction.task_labels import labelled_task, labels_of, time_behind
from generator.extraction.task_sentences import UNDER, Said, duty_behind, item_task, sentence_task
from generator.extraction.task_tables import Heads, heads_of, tasks_in_table
from generator.model.facts import Task
from generator.model.provenance import TextSpan
from generator.model.provisions import Kind, Provision
from generator.model.working import working_value
from generator.text.unicode import UPPER

__all__ = ["extract_tasks"]

# "Định kỳ 02 lần/năm, Bí thư cấp ủy đối thoại …": somebody else behind the comma. "Yêu cầu các đơn vị …": the issuer
# speaks to others.
_OTHER = re.compile(
    rf"(?:Định\s+kỳ|H[ằà]ng\s+(?:năm|quý|tháng))\b(?!\s+(?:{VERBS})\b)[^,]*,\s+[{UPPER}]"
    r"|(?:Yêu\s+cầu|Đề\s+nghị|Giao|Kính\s+đề\s+nghị)\b"
)
_OWN_ORDER = re.compile(r"(?:yêu\s+cầu|đề\s+nghị)\b", re.IGNORECASE)
_GIVES_LATER = re.compile(rf",\s+(?=giao\s+(?:cho\s+)?(?:[{UPPER}]|các\s))")
_DUE_SENTENCE = re.compile(r"(?:hoàn\s+thành|thời\s+(?:gian|hạn)\s+(?:hoàn\s+thành|thực\s+hiện)|xong)\b", re.IGNORECASE)
# Says by when and no more: "…; hoàn thành trước ngày 30/6", "…; chậm nhất trong quý II".
_ONLY_DUE = re.compile(
    r"(?:(?:hoàn\s+thành|xong)\s+(?:trước|trong|chậm|vào|đến)|thời\s+(?:gian|hạn)|(?:chậm\s+nhất|trước(?!\s+(?:mắt|hết))"
    # "…; trong đó …", "…; trong quá trình thực hiện, các đơn vị phản ánh trước ngày …" say more than when.
    r"|trong(?!\s+(?:đó|quá\s+trình|trường\s+hợp|khi|phạm\s+vi|việc|công\s+tác|lĩnh\s+vực)))(?=\s[^,]*$))\b",
    re.IGNORECASE,
)
# "…; mỗi thôn có 02 điểm truy cập, xong trong năm 2026"
_ENDS_IN_DUE = re.compile(r",\s*(?:hoàn\s+thành|xong)\s+(?:trước|trong)\b", re.IGNORECASE)
_PRODUCT = re.compile(
    r"\bsản\s+phẩm(?:(?:\s+(?:là|gồm|đầu\s+ra|dự\s+kiến|hoàn\s+thành))+\s*:?|\s*:)\s+(?P<what>[^;.()]+)", re.IGNORECASE
)
_VISION = re.compile(r"\b(?:tầm\s+nhìn|định\s+hướng)\s*$", re.IGNORECASE)
# "Kế hoạch thực hiện Chiến lược quốc gia … đến năm 2020", "các chỉ tiêu hằng năm": the time is part of a name.
_ITS_PERIOD = re.compile(r"đến\s+(?:hết\s+)?(?:năm\s+)?\d{4}$", re.IGNORECASE)
_NAMES_PLAN = re.compile(
    r"\b(?:chiến\s+lược|quy\s+hoạch|đề\s+án|chương\s+trình|kế\s+hoạch(?!\s+(?:và|&|-)\s+đầu\s+tư)|chỉ\s+tiêu)\s"
    r"(?:(?!hoàn\s+thành|phấn\s+đấu|bảo\s+đảm|đảm\s+bảo|đạt\b)[^;:.])*$",
    re.IGNORECASE,
)
_ENDS_IN_INDICATORS = re.compile(r"\bchỉ\s+tiêu\s*$", re.IGNORECASE)
# Words before and behind the bodies in a heading.
_BEFORE_NAMES = re.compile(r"(?:Trách\s+nhiệm\s+của|Đối\s+với|Giao|Yêu\s+cầu|Đề\s+nghị)\s+")
_OPENS_NAMES = frozenset("SỦUHVCTBĐKNLMGPQYtc")
"""First letters of all names, of the words before them, of *các* and *tất cả*."""
# "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã …"
_HANDS_ON = re.compile(r"\s+(?:giao|phân\s+công|yêu\s+cầu|đề\s+nghị)(?:\s+cho)?\s+")
_BEHIND_NAMES = re.compile(r"(?:,?\s+(?:căn\s+cứ|theo)\s+chức\s+năng[^:;.]*?)?\s+(?:có|chịu)\s+trách\s+nhiệm$")
_BEHIND_ENDS = "nhiệm"
_DIGIT = re.compile(r"\d")
# "…; trong đó lưu ý:": the items say more than what the line before them does.
_AS_WELL = re.compile(r"\b(?:trong\s+đó|lưu\s+ý|chú\s+ý|đặc\s+biệt|nhất\s+là)\b[^;.]*:\s*$", re.IGNORECASE)
# What an act does, above all that it holds, and names in quotation marks: their years are not when that is due.
_ENACTS = re.compile(r"(?:Phê\s+duyệt|Ban\s+hành|Thông\s+qua)\b")
_QUOTED = re.compile(r'[“"«][^”"»]*[”"»]?')
# "Đối với hồ sơ tiếp nhận trước ngày 01/7/2025, Sở Tư pháp tiếp tục giải quyết …": the time is of what it is about.
_ABOUT_WHAT = re.compile(
    r"(?:Đối\s+với|Riêng(?!\s+(?:trong|năm|quý|tháng))|Căn\s+cứ|Trên\s+cơ\s+sở)\b[^,:;]*[,:]", re.IGNORECASE
)
# "Trên cơ sở kết quả của năm 2023, đến ngày 30/6/2024, Sở Nội vụ …": but a time by itself is when to do it.
_OWN_TIME = re.compile(r"[,:]\s+(?:đến|trước|trong|chậm\s+nhất|muộn\s+nhất|định\s+kỳ|h[ằà]ng)\s", re.IGNORECASE)
# With these begins text that is nobody's task, though it stands behind one.
_GROUND = re.compile(
    r"(?:Căn\s+cứ|Theo|Trường\s+hợp|Trong\s+quá\s+trình|Nội\s+dung|Kinh\s+phí|Báo\s+cáo\s+của|Yêu\s+cầu|Đề\s+nghị)\b"
)
# "Xây dựng chính quyền số là nhiệm vụ trọng tâm", "Thực hiện Kế hoạch số 20/KH-UBND, toàn tỉnh đã hoàn thành …": how
# things are, not what is to be done.
_STATES = re.compile(
    r"(?!Xác\s+định|Coi|Lấy|Xem)[^,;:]*\slà\s+(?:những\s+|một\s+|các\s+|trong\s+)*"
    r"(?:nhiệm\s+vụ|trách\s+nhiệm|mục\s+tiêu|giải\s+pháp|yếu\s+tố|nội\s+dung|việc\s+làm|khâu)\b"
    r"|.*\b(?:toàn\s+(?:tỉnh|ngành|thành\s+phố|huyện)|cả\s+nước)\s+đã\b"
)
_TABLE, _PARAGRAPH = Kind.TABLE, Kind.PARAGRAPH
_LONGEST = 1500
_DUE_WORDS = 8
"""Of a sentence that says nothing but when: ``Hoàn thành trong Quý III/2014.``"""
_HEADING = 140
_LISTED = frozenset({Kind.ITEM, Kind.SUBITEM, Kind.POINT})
_NUMBERED = frozenset({Kind.ITEM, Kind.SUBITEM, Kind.POINT, Kind.CLAUSE, Kind.SUBCLAUSE})
_ITEM_KINDS = frozenset({Kind.ITEM, Kind.SUBITEM, Kind.POINT, Kind.CLAUSE, Kind.SUBCLAUSE, Kind.PARAGRAPH})


@working_value
class _Section:
    """A heading that names bodies, or a line that says by when what stands under it is due.

    What it does not say itself is said by those that it stands under.
    """

    depth: int
    names: tuple[str, ...] = ()
    deadline: str | None = None
    """``Hoàn thành trước ngày 30/6/2026:``."""
    is_paragraph: bool = False
    """A lead-in of running text, which holds the numbered lines behind it up to the next such text."""
    joining: tuple[str, ...] = ()
    """Whom they work with, in a lead-in: ``Sở Nội vụ phối hợp với Sở Tài chính thực hiện:``."""


_NO_SECTION = _Section(depth=0)


def extract_tasks(body: PlanBody) -> tuple[Task, ...]:
    """The tasks that a document gives to named bodies, in reading order; a law's duties are no tasks."""
    walk = _Walk()
    for provision, context in body:
        if walk.is_time_behind(provision):
            continue
        walk.leave(provision)
        if (labels := labels_of(provision)) and walk.takes(labels):
            if walk.is_labelled_list(provision, labels):
                walk.in_labelled_list(provision, labels)
                continue
            walk.labelled = labelled_task(provision, labels, walk.labelled, walk.before)
            continue
        walk.end_labelled()
        above, walk.before = walk.before, provision
        names = _names_of_heading(provision)
        due = _deadline_of_lead_in(provision)
        if names or due:
            walk.enter(provision.depth, names=names, deadline=due)
        if provision.kind is _TABLE:
            walk.end_lead_in()
            walk.in_table(provision)
        elif not (names or context.is_report):
            walk.in_prose(provision, above)
        else:
            walk.going_on = ()
    walk.end_lead_in()
    walk.end_labelled()
    return tuple([task for task in walk.tasks if task.action and (task.lead or task.partners)])


@dataclass(kw_only=True, slots=True)
class _Walk:
    """How far a document has been read: what the next provision stands under, and which task is not finished yet."""

    tasks: list[Task] = field(default_factory=list)
    """Those that are finished."""
    sections: list[_Section] = field(default_factory=list)
    before: Provision | None = None
    labelled: Task | None = None
    heads: Heads | None = None
    """Of the table above, which a table across a line goes on from."""
    lead_in: tuple[_Section, Task] | None = None
    """It is a task where no item under it is one."""
    items: list[Provision] = field(default_factory=list)
    """Lines of the list just read that name no body: a label behind the list may."""
    going_on: tuple[str, ...] = ()
    """Who is to do what the line above says: text behind it that names nobody goes on about them."""
    opened: int = 0
    """Where the tasks begin that a time in a line behind them is said of."""

    def is_time_behind(self, provision: Provision) -> bool:
        """Whether a line only says when what stands above it is due; those tasks then have that time."""
        kind = provision.kind
        when = time_behind(provision) if kind is not _TABLE and self.labelled is None else None
        if when is not None and self.opened < len(self.tasks):
            late = self.tasks[self.opened :]
            self.tasks[self.opened :] = [task if task.deadline else replace(task, deadline=when) for task in late]
            self.opened = len(self.tasks)
            return True
        if kind is not _PARAGRAPH and kind not in _LISTED:
            self.opened = len(self.tasks)
        return False

    def leave(self, provision: Provision) -> None:
        """Leave what the provision does not stand in; a lead-in that nothing followed is a task."""
        while self.sections and _ends(self.sections[-1], provision):
            self.sections.pop()
        if self.lead_in is not None and _ends(self.lead_in[0], provision):
            self.end_lead_in()

    def enter(
        self,
        depth: int,
        *,
        names: tuple[str, ...],
        joining: tuple[str, ...] = (),
        deadline: str | None = None,
        is_paragraph: bool = False,
    ) -> None:
        """Enter a section: what it does not say itself those above it say."""
        above = self.sections[-1] if self.sections else _NO_SECTION
        if not (names or joining):
            names, joining = above.names, above.joining
        due = deadline or above.deadline
        self.sections.append(
            _Section(depth=depth, names=names, joining=joining, deadline=due, is_paragraph=is_paragraph)
        )

    def takes(self, labels: Sequence[re.Match[str]]) -> bool:
        """Whether labelled lines open a task or go on with one."""
        return self.labelled is not None or any(label.lastgroup == "LEAD" for label in labels)

    def is_labelled_list(self, provision: Provision, labels: Sequence[re.Match[str]]) -> bool:
        """Whether the labels stand in a line of their own behind a list, all of which they are said of."""
        is_apart = provision.kind is Kind.PARAGRAPH and not provision.text[: labels[0].start()].strip()
        return is_apart and self.labelled is None and len(self.items) > 1

    def in_labelled_list(self, provision: Provision, labels: Sequence[re.Match[str]]) -> None:
        """The tasks of the list's lines: ``Đơn vị chủ trì: Phòng Quản lý Công nghiệp; Đơn vị phối hợp: …``."""
        said = labelled_task(provision, labels, None, None)
        if said is None:
            return
        for item in (item for item in self.items if said.lead or may_name_bodies(item.text)):
            for task in _in_prose(item, said.lead):
                partners = tuple(dict.fromkeys((*task.partners, *said.partners)))
                self.tasks.append(replace(task, partners=partners, deadline=task.deadline or said.deadline))
        self.items.clear()

    def end_labelled(self) -> None:
        """Finish the task of labelled lines."""
        if self.labelled is not None:
            self.tasks.append(self.labelled)
            self.labelled = None

    def end_lead_in(self) -> None:
        """Finish the lead-in under which no task has been found."""
        if self.lead_in is not None:
            self.tasks.append(self.lead_in[1])
            self.lead_in = None

    def in_table(self, provision: Provision) -> None:
        """Read the tasks of a table."""
        own = heads_of(provision)
        self.tasks += tasks_in_table(provision, None if own else self.heads)
        self.heads = own or self.heads
        self.opened = len(self.tasks)

    def in_prose(self, provision: Provision, above: Provision | None) -> None:
        """Read the tasks of a line, each with the time that stands above it."""
        behind = _duty_behind(provision, above) if not self.going_on else None
        if behind is not None:
            self.tasks.append(behind)
            return
        section = self.sections[-1] if self.sections else _NO_SECTION
        names = section.names or section.joining
        if self.going_on and not names and _may_go_on(provision):
            names = self.going_on
        if section.is_paragraph and _OWN_ORDER.match(provision.text):
            names = ()  # an order beside others: "Yêu cầu các sở …:", "1. Yêu cầu Sở Tài chính …"
        if not (names or may_name_bodies(provision.text)):
            self._collect(provision, is_task=False)
            self.going_on = ()
            return
        found = [
            task if task.deadline else replace(task, deadline=section.deadline)
            for task in _under(_in_prose(provision, names), section)
        ]
        if any(task.rule.startswith(UNDER) for task in found):
            self.lead_in = None  # its items say what it is about
        self._collect(provision, is_task=bool(found))
        self.going_on = self._goes_on(provision, found)
        if found and _leads_in(provision):
            last = found[-1]
            is_paragraph = provision.kind is Kind.PARAGRAPH
            self.enter(provision.depth, names=last.lead, joining=last.partners, is_paragraph=is_paragraph)
            if _AS_WELL.search(provision.text) is None:
                self.lead_in = self.sections[-1], found.pop()
        self.tasks += found

    def _goes_on(self, provision: Provision, found: Sequence[Task]) -> tuple[str, ...]:
        """Whom the next line of running text may go on about: ``1. Vụ Pháp chế hướng dẫn …`` / ``Chủ trì …``."""
        if not found or _leads_in(provision) or provision.kind in _LISTED:
            return ()
        return found[-1].lead if provision.kind is not _PARAGRAPH or self.going_on else ()

    def _collect(self, provision: Provision, *, is_task: bool) -> None:
        if provision.kind in _LISTED:
            if not is_task:
                self.items.append(provision)
        elif provision.kind is not _PARAGRAPH:
            self.items.clear()


def _may_go_on(provision: Provision) -> bool:
    """Whether a line is running text that can say more of what the line above gave somebody to do."""
    text = provision.text
    return provision.kind is _PARAGRAPH and _GROUND.match(text) is None and _STATES.match(text) is None


def _ends(section: _Section, provision: Provision) -> bool:
    """Whether a provision does not stand under a heading or lead-in any more."""
    if section.depth < provision.depth or provision.kind is _TABLE:
        return False
    return section.depth > provision.depth or not (section.is_paragraph and provision.kind in _NUMBERED)


def _duty_behind(provision: Provision, above: Provision | None) -> Task | None:
    """The task of a line of running text that only says who does what the line above says."""
    if provision.kind is not _PARAGRAPH or above is None or above.kind not in _NUMBERED:
        return None
    said = duty_behind(provision.text, above.text)
    return _placed(said, provision, 0, provision.text) if said is not None else None


def _leads_in(provision: Provision) -> bool:
    """Whether a line may open a list of what it is about: ``Sở Nội vụ chủ trì thực hiện các nhiệm vụ sau:``."""
    return provision.text.rstrip()[-1:] == ":"


def _under(tasks: Iterable[Task], section: _Section) -> Iterator[Task]:
    """The tasks of items, with those whom the lead-in says they are to be done with."""
    for task in tasks:
        if not section.joining or not task.rule.startswith(UNDER):
            yield task
        elif section.names:
            yield replace(task, partners=tuple(dict.fromkeys((*section.joining, *task.partners))))
        else:
            yield replace(task, lead=(), partners=tuple(dict.fromkeys((*section.joining, *task.partners))))


def _deadline_of_lead_in(provision: Provision) -> str | None:
    """The one time that a heading or lead-in sets for what stands under it; a vision or a bare year sets none."""
    text = provision.text.rstrip()
    is_lead_in = len(text) <= _HEADING and (provision.is_heading or text.endswith(":"))
    if not is_lead_in or provision.kind is _TABLE or _ENACTS.match(text) is not None:
        return None
    return _deadline(_QUOTED.sub(" ", text))


def _names_of_heading(provision: Provision) -> tuple[str, ...]:
    """``1. Sở Nội vụ``, ``Các sở, ban, ngành:``; empty where anything but bodies stands there."""
    words = provision.text.rstrip(" :.")
    if len(words) > _HEADING or words[:1] not in _OPENS_NAMES or "\n" in words:
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


def _in_prose(provision: Provision, section: tuple[str, ...]) -> Sequence[Task]:
    """The tasks of a line that can name a body, or that stands under one."""
    found: list[Task] = []
    for sentence in iter_sentences(provision.text):
        if found and _DUE_SENTENCE.match(sentence.text) is not None:
            found = [_due(task, sentence.text) for task in found]
            if not section or len(sentence.text.split()) <= _DUE_WORDS:
                continue
        is_all = len(sentence.text) == len(provision.text)  # and was asked before
        named = section or (
            found[-1].lead if found and not _OTHER.match(sentence.text) else ()
        )  # "Các doanh nghiệp tổ chức … Thực hiện nghiêm …"
        if len(sentence.text) <= _LONGEST and (named or is_all or may_name_bodies(sentence.text)):
            found += _in_sentence(provision, sentence.start, sentence.text, named)
    return found


def _in_sentence(provision: Provision, at: int, text: str, section: tuple[str, ...]) -> list[Task]:
    """The tasks of a sentence; a part without a body of its own goes on with what the body before is to do."""
    found: list[Task] = []
    for start, words in _parts(text):
        said = sentence_task(words.replace(";", ",")) if not (section and _OWN_ORDER.match(words)) else None
        if said is not None:
            found.append(_placed(said, provision, at + start, words))
        elif found:
            found[-1] = _with_part(found[-1], provision, at + start, words)
    item = item_task(text, section) if not found and section and provision.kind in _ITEM_KINDS else None
    return [_placed(item, provision, at, text)] if item is not None else found


def _due(task: Task, words: str) -> Task:
    return task if task.deadline else replace(task, deadline=_deadline(words))


def _with_part(task: Task, provision: Provision, start: int, words: str) -> Task:
    """``Sở Nội vụ … rà soát quy trình; báo cáo trước ngày 30/6``: all of it is what the body is to do, and by when."""
    between = provision.text[task.span.end : start] if task.span.end <= start else "?"
    is_due = _ONLY_DUE.match(words) is not None
    product = _PRODUCT.search(words) if task.product is None else None
    is_product = product is not None and product.start() == 0
    goes_on = is_due or is_product or _ENDS_IN_DUE.search(words) or item_task(words, task.lead or task.partners)
    if between.strip() != ";" or not goes_on:
        return task
    return replace(
        task if is_product else _due(task, words),
        span=replace(task.span, end=start + len(words)),
        raw=provision.text[task.span.start : start + len(words)],
        action=task.action if is_due or is_product else f"{task.action}; {words.rstrip(' .;')}",
        product=product["what"].strip() if product else task.product,
    )


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a sentence that can name bodies of their own: between semicolons, and behind ``, giao Sở …``.

    A part of nothing but bodies begins the next: ``Các sở, ban, ngành; UBND các huyện: Rà soát …``.
    """
    at = 0
    begins: int | None = None
    for piece in text.split(";"):
        words = piece.strip()
        start = at + len(piece) - len(piece.lstrip())
        at += len(piece) + 1
        if words and at <= len(text) and _is_all_bodies(words):
            begins = start if begins is None else begins
            continue
        given = _GIVES_LATER.search(words)
        if given is not None:
            start, words = start + given.end(), words[given.end() :]
        elif begins is not None:
            start, words = begins, text[begins : start + len(words)]
        begins = None
        if words:
            yield start, words


def _is_all_bodies(words: str) -> bool:
    given = _BEFORE_NAMES.match(words)
    bodies = read_bodies(words, given.end() if given else 0) if len(words) <= _HEADING else None
    hands = _HANDS_ON.match(words, bodies.end) if bodies is not None else None
    bodies = read_bodies(words, hands.end()) if hands else bodies
    return bodies is not None and bodies.end == len(words)


def _placed(said: Said, provision: Provision, start: int, words: str) -> Task:
    product = _PRODUCT.search(words) if "phẩm" in words.lower() else None
    return Task(
        span=TextSpan(anchor=provision.anchor, start=start, end=start + len(words)),
        raw=words,
        action=said.action,
        lead=said.lead,
        partners=said.partners,
        deadline=_deadline(_behind_what_it_is_about(words, said)),
        product=product["what"].strip() if product else None,
        rule=said.rule,
    )


def _behind_what_it_is_about(words: str, said: Said) -> str:
    """The words without those that a sentence or item opens with to say which cases it is about."""
    opens = _ABOUT_WHAT.match(words)
    if opens is None:
        return words
    found = words.replace(";", ",").find(said.action, 1)
    at = found if found > 0 else opens.end()
    own = _OWN_TIME.search(words, 0, at)
    return words[own.start() if own else at :]


def _deadline(words: str) -> str | None:
    """The one time that a task is due by: with a preposition, a quarter or month, or every year; two leave it open."""
    if "năm" not in words and _DIGIT.search(words) is None:
        return None
    tokens = read_tokens(words)
    due = {
        time.value
        for time in read_times(tokens)
        if not (time.is_reference or _is_period(words, time.start, time.end)) and _is_due(tokens[time.token].match)
    }
    return due.pop() if len(due) == 1 else None


def _is_period(words: str, start: int, end: int) -> bool:
    """Whether a time belongs to the name of a plan or an indicator rather than to what is to be done."""
    if _VISION.search(words, 0, start) is not None or _ENDS_IN_INDICATORS.search(words, 0, start) is not None:
        return True
    return _ITS_PERIOD.match(words, start, end) is not None and _NAMES_PLAN.search(words, 0, start) is not None


def _is_due(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("prep", "yearly", "quarter", "month"))
