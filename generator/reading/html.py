"""HTML pages: the document on them, without the site around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.errors import ReadError, UnsupportedFormat
from generator.model.provenance import SetAside
from generator.reading.charsets import decode_markup
from generator.reading.flow import Flow
from generator.reading.limits import MAX_NESTING
from generator.reading.raw_text import RawText, ReadingJob, set_aside

__all__ = ["read_html", "read_markup"]

_ROOTS = (
    "[data-vbpl-content-root]",  # vbpl.vn since 2025
    "#toanvancontent",  # vbpl.vn before
    ".fulltext .vbProperties ~ .toanvancontent",
    "#divContentDoc .content1",  # thuvienphapluat.vn
    "#divContentDoc",
    ".cldivContentDocVN",
    ".the-document-body",  # luatvietnam.vn
    ".docitem-content",
    "#noidungvanban",
    ".noidungvanban",
    ".preview-content",
    ".toanvan",
    ".content1",
    "[itemprop=articleBody]",
    "article",
    "main",
    "[role=main]",
)
"""Where sites put the document, the most telling first; the first one that holds a document's text counts."""
_SITE = "nav, header, footer, aside, form button, [role=navigation], [role=banner], [role=contentinfo], [role=search]"
_HIDDEN = '[hidden], [style*="display:none"], [style*="display: none"], [style*="mso-hide:all"], [aria-hidden=true]'
_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "textarea", "button"}
)
_BLOCKS = frozenset(
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "center",
        "section", "article", "header", "footer", "main", "figure", "figcaption", "fieldset", "hr", "address",
        "caption", "form", "details", "summary",
    }
)  # fmt: skip
_TAG = re.compile("<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)")
_NEED_NO_END = frozenset(
    {
        "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
        "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    }
)  # fmt: skip
_MIN_ROOT = 200
"""Characters below which a content root is an empty frame."""
_ERROR_PAGE = re.compile(
    r"Attention Required|Just a moment|Access [Dd]enied|\b[45]0\d\b.{0,40}(?:[Ee]rror|[Nn]ot [Ff]ound|Forbidden)"
    r"|Không tìm thấy trang|Trang không tồn tại|[Cc]loudflare"
)
_MAX_ERROR_PAGE = 4000
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def read_html(job: ReadingJob) -> RawText:
    """The text of the document on a saved page.

    Raises:
        ReadError: ``SRC002`` when the page is in no encoding we know.
        UnsupportedFormat: ``SRC012`` for a page that shows an error instead of a document.
    """
    return read_markup(decode_markup(job.data))


def read_markup(markup: str) -> RawText:
    """The text of the document in ``markup``, with what the site puts around it set aside."""
    _refuse_nesting(markup)
    parser = LexborHTMLParser(markup)
    body = parser.body
    if body is None:
        raise ReadError("SRC001", "the page has no body; fetch the document again")
    title = parser.css_first("title")
    root = _content_root(parser)
    if root is None:
        _refuse_error_page(title.text() if title else "", body)
        root, site = body, {node.mem_id for node in body.css(_SITE)}
    else:
        site = set[int]()
    hidden = {node.mem_id for node in root.css(_HIDDEN)} | site
    flow = Flow()
    passed = walk(root, flow, skipped=hidden)
    aside = (
        *set_aside("image", [node.attributes.get("alt") or "" for node in root.css("img")]),
        *set_aside("hidden", [line for node in passed if node.mem_id not in site for line in _plain_lines(node)]),
        *set_aside("site", [line for node in passed if node.mem_id in site for line in _plain_lines(node)]),
        *_around(body, root),
    )
    return RawText(text="\n".join(flow.lines()), set_aside=aside)


def _refuse_nesting(markup: str) -> None:
    """Refuses a page whose tags open and do not close: the parser's time grows with the square of the depth."""
    if markup.count("<") <= MAX_NESTING:
        return
    depth = 0
    for tag in _TAG.finditer(markup):
        if tag["name"].lower() not in _NEED_NO_END:
            depth = max(0, depth - 1) if tag["end"] else depth + 1
        if depth > MAX_NESTING:
            raise ReadError("SRC006", f"its tags nest more than {MAX_NESTING} deep, as no page does; save it again")


def _content_root(parser: LexborHTMLParser) -> LexborNode | None:
    for selector in _ROOTS:
        inside = (node for node in parser.css(selector) if node.tag != "html")
        found = [node for node in inside if len(node.text().strip()) >= _MIN_ROOT]
        if found and (len(found) == 1 or selector not in {"article", "main"}):
            return max(found, key=lambda node: len(node.text()))
    return None


def _refuse_error_page(title: str, body: LexborNode) -> None:
    text = body.text(separator=" ")
    is_error = len(text) < _MAX_ERROR_PAGE and _ERROR_PAGE.search(f"{title} {text}")
    if is_error and not _VIETNAMESE.search(text):
        raise UnsupportedFormat(
            "SRC012",
            f"this is a site's error page ({' '.join(title.split())!r}), no document; fetch the document again",
        )


def _around(body: LexborNode, root: LexborNode) -> tuple[SetAside, ...]:
    """The site's lines around the document."""
    if root.mem_id == body.mem_id:
        return ()
    root.decompose()
    return set_aside("site", list(_plain_lines(body)))


def _plain_lines(node: LexborNode) -> Iterator[str]:
    flow = Flow()
    walk(node, flow, skipped=set())
    return (line for line in flow.lines() if line)


def walk(root: LexborNode, flow: Flow, *, skipped: set[int]) -> list[LexborNode]:
    """Tells ``flow`` everything under ``root`` in reading order, and returns the ``skipped`` nodes it passed over.

    Nesting has no limit: the stack is its own. What is nested in a skipped node is passed over with it, so that ten
    thousand headers in each other are one.
    """
    passed: list[LexborNode] = []
    ends: list[tuple[LexborNode, str]] = []
    numbers: list[int | None] = []
    node: LexborNode | None = root.first_child
    while True:
        if node is None:
            if not ends:
                return passed
            parent, tag = ends.pop()
            _leave(tag, flow, numbers)
            node = parent.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            flow.text(node.text_content or "")
        elif skipped and node.mem_id in skipped:
            passed.append(node)
        elif tag not in _UNSEEN:
            child = node.first_child
            _enter(tag, node, flow, numbers)
            if child is not None:
                ends.append((node, tag))
                node = child
                continue
            _leave(tag, flow, numbers)
        node = node.next


def _enter(tag: str, node: LexborNode, flow: Flow, numbers: list[int | None]) -> None:
    if tag in _BLOCKS:
        flow.end_paragraph()
    opening = _OPENINGS.get(tag)
    if opening is not None:
        opening(node, flow)
    elif tag in {"ol", "ul"}:
        numbers.append(_number(node, "start", 1) if tag == "ol" else None)
    elif tag == "li":
        flow.end_paragraph()
        _print_number(node, flow, numbers)


def _leave(tag: str, flow: Flow, numbers: list[int | None]) -> None:
    if tag in _BLOCKS or tag == "li":
        flow.end_paragraph()
    if tag == "table":
        flow.close_table()
    elif tag in {"ol", "ul"} and numbers:
        numbers.pop()


def _open_table(_node: LexborNode, flow: Flow) -> None:
    flow.open_table()


def _open_row(_node: LexborNode, flow: Flow) -> None:
    flow.open_row()


def _open_cell(node: LexborNode, flow: Flow) -> None:
    flow.open_cell(columns=_number(node, "colspan", 1), rows=_number(node, "rowspan", 1))


def _break(_node: LexborNode, flow: Flow) -> None:
    flow.break_line()


_OPENINGS: Mapping[str, Callable[[LexborNode, Flow], None]] = {
    "br": _break,
    "table": _open_table,
    "td": _open_cell,
    "th": _open_cell,
    "tr": _open_row,
}


def _print_number(node: LexborNode, flow: Flow, numbers: list[int | None]) -> None:
    """The number that a browser would show; without it ``Điều 5 khoản 2`` could not be found on the page."""
    if not numbers:
        return
    last = numbers[-1]
    if last is None:
        flow.text("- ")
        return
    value = _number(node, "value", last)
    numbers[-1] = value + 1
    flow.text(f"{value}. ")


def _number(node: LexborNode, name: str, default: int) -> int:
    value = node.attributes.get(name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default
