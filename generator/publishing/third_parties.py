"""Addresses outside of the site that a browser would ask, or send something to, on its own or by a button."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

__all__ = ["iter_asked_by_page", "iter_asked_by_style"]

_ADDRESSES = {
    "link": ("href",),
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "track": ("src",),
    "object": ("data",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "form": ("action",),
    "a": ("ping",),
    "area": ("ping",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "feimage": ("href", "xlink:href"),
    "body": ("background",),
}
"""Where an address stands that is fetched, or that a form is sent to; a link that a reader follows is neither."""

_SILENT_RELATIONS = frozenset({"canonical", "alternate", "license"})
"""What a ``<link>`` can say without any browser asking for the address."""
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*['\"]?(?P<address>[^'\"]*)", re.IGNORECASE)
_IN_STYLE = re.compile(
    r"""url\(\s*(?P<quote>["']?)(?P<address>.*?)(?P=quote)\s*\)
      | @import\s+(?P<mark>["'])(?P<sheet>.*?)(?P=mark)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def iter_asked_by_page(tree: LexborHTMLParser) -> Iterator[str]:
    """Every address of another host that a page asks for or sends to, in its markup and its styles.

    >>> page = LexborHTMLParser('<img srcset="a.png 1x, https://x.org/b.png 2x"><p style="background:url(//y.org/c)">')
    >>> list(iter_asked_by_page(page))
    ['https://x.org/b.png', '//y.org/c']
    """
    for tag, names in _ADDRESSES.items():
        for node in tree.css(tag):
            if tag == "link" and _is_silent(node.attributes):
                continue
            found = ((name, node.attributes.get(name)) for name in names)
            for name, value in found:
                yield from filter(_is_foreign, _split(name, value or ""))
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes["http-equiv"] or "").strip().lower() == "refresh":
            refresh = _REFRESH.match(node.attributes.get("content") or "")
            yield from filter(_is_foreign, [refresh["address"].strip()] if refresh is not None else [])
    for node in tree.css("style"):
        yield from iter_asked_by_style(node.text())
    for node in tree.css("[style]"):
        yield from iter_asked_by_style(node.attributes["style"] or "")


def iter_asked_by_style(text: str) -> Iterator[str]:
    """Every address of another host in a style sheet or a ``style`` attribute.

    >>> list(iter_asked_by_style('@import "https://x.org/a.css"; p { background: url( b.png ) }'))
    ['https://x.org/a.css']
    """
    for found in _IN_STYLE.finditer(text):
        yield from filter(_is_foreign, [(found["address"] or found["sheet"] or "").strip()])


def _split(name: str, value: str) -> list[str]:
    if name == "srcset":
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return value.split() if name == "ping" else [value.strip()]


def _is_silent(attributes: Mapping[str, str | None]) -> bool:
    relations = (attributes.get("rel") or "").lower().split()
    return bool(relations) and set(relations) <= _SILENT_RELATIONS


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in {"mailto", "javascript"}
