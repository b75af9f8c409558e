"""From lines to blocks: cells of a flattened head apart, wrapped lines together, tables as tables.

Joining is conservative: two lines become one block only when the second cannot begin anything. A line wrongly left
alone costs a paragraph break; a line wrongly joined would hide a provision.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence

from generator.parsing.markers import match_marker
from generator.parsing.one_line import iter_lines
from generator.parsing.pieces import ENDS_SENTENCE, HEAD_END, Block, ends_range, parted_lines, wrap_width
from generator.text.patterns import search_end
from generator.text.unicode import LOWER, UPPER, is_capitals

__all__ = ["Block", "iter_blocks"]


_ONLY_PIPES = re.compile(r"[|\s]+")
_ENDS_NOTHING = frozenset({"Số:", "TP."})
"""What is no sentence though it ends like one."""
_HEAD_LINES = 30
_BARE_LABEL = re.compile(
    r"""(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:(?:THỨ|thứ)\s+[^\W\d_]+|[IVX]+|[A-Z]|\d+)\s*[.:]?
      | (?:Điều|ĐIỀU)\s+(?:(?:THỨ|thứ)\s+[^\W_]+|\d+)\s*[.:]?
      | [IVX]+\. | \d{1,2}\. | [a-zđ]\) | ỦY | UỶ | CỘNG""",
    re.VERBOSE,
)
_BARE_ARTICLE = re.compile(r"(?:Điều|ĐIỀU)\s+(?:(?:THỨ|thứ)\s+[^\W_]+|\d+)")
# "Mục 1" above its heading; above a word in small letters it is the end of a sentence: "… quy định tại / Mục 1 / này".
_BARE_SECTION = re.compile(r"(?:TIỂU\s+MỤC|Tiểu\s+mục|MỤC|Mục)\s+(?:[IVX]+|\d+)\s*[.:]?")
# No line of a document ends with these words unless it was wrapped.
_OPEN_END = re.compile(r"(?:\b(?:của|và|tại|theo|về|các|cho)|,)$")
# Nor with these, where digits follow; "đ) Chuyển đổi số" and "Chỉ tiêu hằng năm" are headings above their sentences.
_OPEN_BEFORE_DIGITS = re.compile(
    r"\b(?:ngày|tháng|năm|số|giai đoạn|khoản|Điều|NGÀY|THÁNG|NĂM|SỐ|GIAI ĐOẠN)$|(?:19|20)\d\d\s?[-–]$"
)
# "Căn cứ Quyết định" above "62/2000/QĐ-TTg ngày …".
_OPEN_BEFORE_NUMBER = re.compile(r"\b(?:Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Kế hoạch|Công văn|Tờ trình)$")
_ACT_NUMBER = re.compile(r"\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?[/-][A-ZĐ]")
# Nơi nhận and the signature stand side by side on paper, and in one row where a site has flattened them.
_FOOT_ROW = re.compile(r"\|?\s*(?:Nơi nhận|NƠI NHẬN)\b")
# What never goes on from the line above it: place and date of a head, the subject of a công văn.
_HEAD_LINE = re.compile(rf"[{UPPER}][^,;:]{{2,40}},\s*ngày\b.{{0,14}}\btháng.{{0,7}}\bnăm\b|V/[vV]\b")
_MOTTO_END = re.compile(r"Hạnh\s+phúc\W*$", re.IGNORECASE)
_OWN_LINE = re.compile(r"PHỤ LỤC|ĐẠI DIỆN\s|(?:TM|KT|TL|TUQ)\.|[TK]/[MLT]\s")
_NUMBER_TAIL = re.compile(r"(?:\d+[^\W\d_]?)?\s*/")
_PLACE_TAIL = re.compile(r"[^\W\d_]+,\s*ngày\b")
# The same of a city with its title: "TP. / Hồ Chí Minh, ngày …", "TP Hồ Chí / Minh, ngày …".
_CITY = re.compile(r"(?:TP|Tp|T\.P|Thành phố|Thành)\.?(?:\s+[^\W\d_]+){0,2}")
_CITY_TAIL = re.compile(r"(?:[^\W\d_]+\s+){0,3}[^\W\d_]+,\s*ngày\b")
_MAX_PLACE = 3
"""Words of a place that a narrow column breaks in two: "Thừa Thiên / Huế, ngày …"."""
_TYPE_LINE = re.compile(
    r"NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|KẾ HOẠCH(?: HÀNH ĐỘNG)?|ĐỀ ÁN|KẾT LUẬN|THÔNG BÁO"
    r"|HƯỚNG DẪN|QUY ĐỊNH|QUY CHẾ|BÁO CÁO|TỜ TRÌNH"
)
_MIN_COLUMNS = 3
_HALF_TYPE = re.compile(r"NGHỊ|QUYẾT|CHỈ|CHƯƠNG|KẾ|ĐỀ|KẾT|THÔNG|HƯỚNG|QUY|BÁO|TỜ")
# "Số: 02/NQ-CP Hà Nội, ngày …" and "KẾ HOẠCH Chuyển đổi số …": what stands on two lines of paper, in one of a site.
_TWO_IN_ONE = re.compile(
    rf"(?P<above>Số\s*:?\s*\d{{1,5}}\s?/[^\s,]+|{_TYPE_LINE.pattern})\s+"
    rf"(?P<below>(?:[{UPPER}][^\s,;:.]*\s+){{0,5}}[{UPPER}][^\s,;:.]*,\s*ngày\s+\d.{{0,14}}\btháng\b.*"
    rf"|[{UPPER}][{LOWER}]+\s[{LOWER}].*)"
)
# "ỦY BAN NHÂN DÂN Số: 1439/QĐ-UBND" beside "CỘNG HÒA … VIỆT NAM Thành phố Hồ Chí Minh, ngày …": cells read as lines.
_HEAD_IN_ONE = re.compile(
    rf"(?P<above>[{UPPER}][{UPPER}\s,–-]{{5,90}}(?:\s+Độc\s+lập\b.{{0,20}}\bphúc)?)\s+"
    rf"(?P<below>Số\s*:\s*\d\S*|(?:(?:Thành\s+phố|TP\.?)\s+)?(?:[{UPPER}][{LOWER}]*\s+){{0,4}}[{UPPER}][{LOWER}]+,\s*ngày\b"
    r".{0,14}\btháng\b.*)"
)
# "ỦY BAN NHÂN DÂN TỈNH KON TUM ------- Số: 46/2017/QĐ-UBND": a cell's lines as one, with the rule drawn between them.
_RULE_INSIDE = re.compile(r"(?P<above>.*?\S)\s+(?P<rule>[-–—]{5,})\s+(?P<below>\S.*)")
_PAGE = re.compile(rf"(?P<page>Trang\s+\d{{1,3}})\s*(?=[{UPPER}]{{2}})")
"""A mark of the page that a site leaves before the first word of it: ``Trang 1KẾ HOẠCH``."""
_LABEL_LINES = 6
"""Over how many lines a label can be broken: PHẦN / THỨ / NHẤT."""
_LONGEST_LABEL = 60
"""Characters in a line that ends a label."""
_WRAP_SHARE = 0.55
_ROOM_SHARE = 0.85


def iter_blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Blocks of the document in reading order.

    Args:
        lines: The document's lines, blank ones as ``""``.
    """
    pieces = list(_split_cells(tuple(iter_lines(lines))))
    width = wrap_width(pieces)
    return _join(pieces, longest=width, parted=parted_lines(pieces, width) if width else range(0))


_TWO_IN_ONE_STARTS = ("Số", *_TYPE_LINE.pattern.replace("(?: HÀNH ĐỘNG)?", "").split("|"))


def _split_cells(lines: Sequence[str]) -> Iterator[Block]:
    """Lines without layout pipes. Two-column heads become one line a cell; further down a row stays a row."""
    blank, in_head, columns = False, True, 0
    for index, line in enumerate(lines):
        if not line or (line[0] == "|" and _ONLY_PIPES.fullmatch(line)):
            blank, columns = True, 0
            continue
        in_head = in_head and index < _HEAD_LINES and not HEAD_END.match(line)
        if "|" not in line:
            for part in _parts(line) if in_head else (line,):
                yield Block(part, blank, False, match_marker(part))
                blank = False
            columns = 0
            continue
        cells = [cell.strip() for cell in line.split("|")]
        filled = [cell for cell in cells if cell]
        in_head = in_head and len(filled) < _MIN_COLUMNS  # a head has two
        is_next_row = columns == len(cells)  # "I. LĨNH VỰC ĐẤT ĐAI | | |" between the rows of a table
        if (len(filled) == 1 and not is_next_row) or (len(cells) > 1 and (in_head or _FOOT_ROW.match(line))):
            for part in (part for cell in filled for part in (_parts(cell) if in_head else (cell,))):
                yield Block(part, blank, False, match_marker(part))
                blank = False
        else:
            yield Block(line, blank, True, match_marker(line))
            columns = len(cells) if len(cells) >= _MIN_COLUMNS else 0
        blank = False


def _parts(line: str) -> tuple[str, ...]:
    """A line of a head, in two where two lines of the paper have run together."""
    drawn = _RULE_INSIDE.fullmatch(line) if "---" in line else None
    if drawn is not None and (is_capitals(drawn["above"]) or _MOTTO_END.search(drawn["above"])):
        return (*_parts(drawn["above"]), drawn["rule"], *_parts(drawn["below"]))
    page = _PAGE.match(line) if line.startswith("Trang") else None
    if page is not None:
        return (page["page"], *_parts(line[page.end() :]))
    found = _TWO_IN_ONE.fullmatch(line) if line.startswith(_TWO_IN_ONE_STARTS) else None
    if found is None and ("Số" in line or "ngày" in line):
        found = _HEAD_IN_ONE.fullmatch(line)
    return (found["above"], found["below"]) if found is not None else (line,)


class _Growing:
    """A block that lines may be added to. It answers what is asked of it without reading its text again."""

    __slots__ = ("_has_letter", "_has_small", "_letters", "_pieces")

    def __init__(self, first: Block) -> None:
        self._pieces = [first]
        self._letters = 0
        """How many pieces were looked through for letters."""
        self._has_letter = self._has_small = False

    def add(self, piece: Block) -> None:
        """One more line or row."""
        self._pieces.append(piece)

    def block(self) -> Block:
        """All of it."""
        first = self._pieces[0]
        if len(self._pieces) == 1:
            return first
        is_label = self._pieces[1].text[0].isupper() and _BARE_ARTICLE.fullmatch(first.text) is not None
        label, text = first.text if is_label else "", self._text(self._pieces)
        return Block(text, first.after_blank, first.is_table, match_marker(label or text), label)

    @property
    def is_table(self) -> bool:
        """Whether it is made of rows."""
        return self._pieces[0].is_table

    @property
    def only_line(self) -> str | None:
        """Its text where that is one line."""
        return self._pieces[0].text if len(self._pieces) == 1 else None

    @property
    def last_line(self) -> str:
        """The text of its last line."""
        return self._pieces[-1].text

    @property
    def opening(self) -> str:
        """Its first lines, which hold its number and its label if it has one."""
        return self._text(self._pieces[:_LABEL_LINES]) if len(self._pieces) > 1 else self._pieces[0].text

    @property
    def ending(self) -> str:
        """Its last lines, enough for two words."""
        return self._text(self._pieces[-2:]) if len(self._pieces) > 1 else self._pieces[0].text

    def is_capitals(self) -> bool:
        """Whether all of it is set in capitals, a label of its own line ("Chương I") left aside."""
        if self._letters == 0 and len(self._pieces) > 1 and _BARE_LABEL.fullmatch(self._pieces[0].text):
            self._letters = 1
        for piece in self._pieces[self._letters :]:
            self._has_letter = self._has_letter or any(map(str.isalpha, piece.text))
            self._has_small = self._has_small or any(map(str.islower, piece.text))
        self._letters = len(self._pieces)
        return self._has_letter and not self._has_small

    def _text(self, pieces: Sequence[Block]) -> str:
        return ("\n" if self.is_table else " ").join([piece.text for piece in pieces])


def _join(pieces: Sequence[Block], *, longest: int, parted: Container[int]) -> Iterator[Block]:
    growing: _Growing | None = None
    for place, (upper, lower) in enumerate(itertools.pairwise(pieces), 1):
        is_rest = place in parted
        if lower.marker is None or lower.is_table or is_rest or ends_range(upper.text, lower):
            growing = growing or _Growing(upper)
            if (is_rest and _is_rest(growing, lower, longest=longest)) or _continues(growing, lower, longest=longest):
                growing.add(lower)
                continue
        # Most lines begin something, and need no look at what is above them.
        yield upper if growing is None else growing.block()
        growing = None
    if pieces:
        yield pieces[-1] if growing is None else growing.block()


def _continues(upper: _Growing, lower: Block, *, longest: int) -> bool:
    if lower.marker is None or lower.is_table:
        return _belongs(upper, lower, longest=longest)
    return _is_full(upper, longest) and ends_range(upper.last_line, lower)


def _is_full(upper: _Growing, longest: int) -> bool:
    """Whether its last line was wrapped because it was full."""
    return bool(longest) and len(upper.last_line) >= _WRAP_SHARE * longest


def _is_rest(upper: _Growing, lower: Block, *, longest: int) -> bool:
    """Whether a line that white space would part from the one above goes on with it."""
    if upper.is_table or upper.is_capitals() or _is_heading_line(lower.text) or _OWN_LINE.match(lower.text):
        return False
    is_open = search_end(ENDS_SENTENCE, upper.last_line) is None
    if lower.marker is not None:
        return is_open and (_is_full(upper, longest) or ends_range(upper.last_line, lower))
    return is_open or _is_full(upper, longest)


def _belongs(upper: _Growing, lower: Block, *, longest: int) -> bool:
    """Whether ``lower`` continues ``upper``."""
    if upper.is_table or lower.is_table:
        return upper.is_table and lower.is_table and not lower.after_blank
    if len(upper.last_line) <= _LONGEST_LABEL and _BARE_LABEL.fullmatch(upper.opening):
        return True  # "Phần I" above its heading, "Điều 1." above its sentence: also across white space
    if upper.only_line is not None and _BARE_SECTION.fullmatch(upper.only_line) and lower.text[0].isupper():
        return True
    return not lower.after_blank and _goes_on(upper, lower.text, longest=longest)


def _goes_on(upper: _Growing, lower: str, *, longest: int) -> bool:
    """Whether the line right under ``upper`` is more of the same sentence."""
    is_small = lower[0].islower()
    if not is_small and search_end(ENDS_SENTENCE, upper.last_line) and upper.only_line not in _ENDS_NOTHING:
        return False
    is_head = _ends_motto(upper.ending) or (_HEAD_LINE.match(lower) and not _is_place(upper))
    if is_head or _parts_from_type(upper, lower):
        return False
    if upper.only_line is not None and _HALF_TYPE.fullmatch(upper.only_line):
        return _TYPE_LINE.fullmatch(f"{upper.only_line} {lower}".rstrip(" :")) is not None
    is_full = _is_full(upper, longest)
    if is_small:  # a wrapped list inside a sentence: "… đất đai; / tăng cường kiểm tra …"
        return is_full or search_end(ENDS_SENTENCE, upper.last_line) is None or upper.only_line in _ENDS_NOTHING
    if _is_open(upper, lower) and not _is_heading_line(lower):
        return True
    if _is_half_of_head(upper, lower):
        return True  # "Nghệ / An, ngày 18 tháng 01 năm 2022", "Số: / 166/QĐ-UBND"
    if upper.is_capitals() or _is_heading_line(lower):
        return _continues_heading(upper, lower)
    return is_full and not _is_short_heading(upper, lower, longest=longest)


def _ends_motto(text: str) -> bool:
    return "phúc" in text.lower() and _MOTTO_END.search(text) is not None


def _is_open(upper: _Growing, lower: str) -> bool:
    """Whether the last word needs another: ``… Nghị quyết số`` above ``22/2020/NQ-HĐND``."""
    if search_end(_OPEN_END, upper.ending):
        return True
    if not lower[0].isdigit():
        return False
    is_number = search_end(_OPEN_BEFORE_NUMBER, upper.ending) is not None and _ACT_NUMBER.match(lower) is not None
    return is_number or search_end(_OPEN_BEFORE_DIGITS, upper.ending) is not None


def _is_short_heading(upper: _Growing, lower: str, *, longest: int) -> bool:
    """``c) Cải cách tổ chức bộ máy`` above ``Mỗi cơ quan …``: the first word below would have had room beside it."""
    if upper.only_line is None or match_marker(upper.only_line) is None or not lower[0].isupper():
        return False
    return len(upper.only_line) + len(lower.split(maxsplit=1)[0]) < _ROOM_SHARE * longest


def _parts_from_type(upper: _Growing, lower: str) -> bool:
    """Whether one of two lines is a type: ``NGHỊ QUYẾT`` above ``về chuyển đổi số``, or below a site's last words."""
    if _TYPE_LINE.fullmatch(lower) and not upper.is_capitals():
        return True
    return lower[0].islower() and upper.only_line is not None and _TYPE_LINE.fullmatch(upper.only_line) is not None


def _is_half_of_head(upper: _Growing, lower: str) -> bool:
    """Whether a narrow column broke a place or a number in two."""
    if upper.only_line is None:
        return False
    if _CITY.fullmatch(upper.only_line) and _CITY_TAIL.match(lower):
        return True
    is_word = " " not in upper.only_line
    return is_word and bool(_PLACE_TAIL.match(lower) or _NUMBER_TAIL.match(lower))


def _is_place(upper: _Growing) -> bool:
    """Whether a place may begin here: *Thừa Thiên* above *Huế, ngày …*, or a sentence that needs another word."""
    is_short = upper.only_line is not None and len(upper.only_line.split()) <= _MAX_PLACE
    return is_short or search_end(_OPEN_END, upper.ending) is not None


def _is_heading_line(text: str) -> bool:
    """Set in capitals and starting with a letter: ``154/2020/NĐ-CP.`` is no heading."""
    return text[0].isalpha() and is_capitals(text)


def _continues_heading(upper: _Growing, lower: str) -> bool:
    """``I. MÔI TRƯỜNG`` above ``PHÁP LÝ``: capitals go on under a numbered heading in capitals."""
    if not (upper.is_capitals() and _is_heading_line(lower)) or _OWN_LINE.match(lower):
        return False
    return match_marker(upper.opening) is not None
