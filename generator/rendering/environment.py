"""The Jinja environment of all page templates, and the shape of a generated Markdown file.

A page is YAML front matter and one line of HTML. A single line that begins with a tag is what both Python-Markdown and
CommonMark hand through untouched: nothing in it stands at the start of a line, where fences, lists and rules live.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from ruamel.yaml import YAML

from generator.model.page import Page
from generator.rendering import words
from generator.text.dates import format_date
from generator.text.numbers import format_number

__all__ = ["environment", "front_matter", "has_template", "html_page", "lines"]

_BREAK = re.compile(r"\s*\n\s*")
# Python-Markdown keeps STX and ETX for itself and expands tabs; a reference means the same character to a browser.
_RESERVED = {0x02: "&#2;", 0x03: "&#3;", 0x09: "&#9;", 0x0B: "&#11;", 0x0C: "&#12;", 0x0D: "&#13;"}
# Python's splitlines() knows more line ends than Markdown; one of them at a wrong place would end our one line.
_RESERVED |= {code: f"&#{code};" for code in (0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029)}


@cache
def environment() -> Environment:
    """The one environment: everything escaped, an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("generator.rendering", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=format_date,
        number=format_number,
        lines=lines,
        amount=words.amount,
        base=words.base,
        deadline=words.deadline,
        deadline_short=words.deadline_short,
        state=words.state,
    )
    return made


def lines(text: str) -> Markup:
    """The text escaped, its line ends as ``<br>``.

    >>> str(lines("ỦY BAN NHÂN DÂN" + chr(10) + "TỈNH <LAI CHÂU>"))
    'ỦY BAN NHÂN DÂN<br>TỈNH &lt;LAI CHÂU&gt;'
    """
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def has_template(name: str) -> bool:
    """Whether a template of that name is there."""
    return name in environment().list_templates()


def html_page(path: PurePosixPath, template: str, meta: Mapping[str, Any], **values: object) -> Page:
    """The page that a template makes of values, with its front matter.

    Args:
        path: Of the Markdown file: ``van-ban/index.md``.
        template: Name of the template without its ending: ``document``.
        meta: Front matter, of plain values.
        **values: What the template shows; ``at`` turns an address below the root into a relative link.
    """
    at = words.linker(path)
    body = environment().get_template(f"{template}.html").render(at=at, meta=meta, **values)
    one_line = _BREAK.sub(" ", body.strip()).translate(_RESERVED)
    return Page(path=path, text=f'{front_matter(meta)}\n<div class="page">{one_line}</div>\n')


def front_matter(meta: Mapping[str, Any]) -> str:
    """The block of YAML that opens a page, keys in the order given.

    >>> print(front_matter({"title": "Kế hoạch: mở", "section": "van-ban"}), end="")
    ---
    title: 'Kế hoạch: mở'
    section: van-ban
    ---
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 10_000
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # an undocumented switch, untyped
    stream = io.StringIO()
    yaml.dump(dict(meta), stream)
    return f"---\n{stream.getvalue()}---\n"
