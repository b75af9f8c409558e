"""What a paragraph has from its style: number, font, capitals; also through the styles that style is based on."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from generator.reading.docx.package import qualified as w

__all__ = ["Properties", "StyleSheet", "is_on", "number_of", "value_of"]

_MAX_CHAIN = 30
_MAX_DIGITS = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class Properties:
    """What the reader wants to know of a paragraph, a run or a style; ``None`` is not told here."""

    font: str | None = None
    is_caps: bool | None = None
    is_hidden: bool | None = None
    num_id: str | None = None
    level: int | None = None


def value_of(element: etree._Element | None, path: str, attribute: str = "val") -> str | None:
    """The attribute of the element at ``path`` below ``element``, ``None`` when either is missing."""
    if element is None:
        return None
    found = element.find(_qualified_path(path))
    return None if found is None else found.get(w(attribute))


def number_of(text: str | None) -> int | None:
    """The number that an attribute holds, ``None`` when it holds none that a document has.

    >>> number_of("12"), number_of("²"), number_of("-1"), number_of("9" * 5000)
    (12, None, None, None)
    """
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _MAX_DIGITS else None


@cache
def _qualified_path(path: str) -> str:
    return "/".join(w(name) for name in path.split("/"))


def is_on(element: etree._Element | None, name: str) -> bool | None:
    """Whether a switch such as ``w:caps`` is on, ``None`` when it is not set here."""
    found = None if element is None else element.find(w(name))
    return None if found is None else found.get(w("val"), "true") not in {"0", "false", "off"}


def own_properties(element: etree._Element) -> Properties:
    """What a style says itself."""
    run, paragraph = element.find(w("rPr")), element.find(w("pPr"))
    level = value_of(paragraph, "numPr/ilvl")
    return Properties(
        font=value_of(run, "rFonts", "ascii") or value_of(run, "rFonts", "hAnsi"),
        is_caps=is_on(run, "caps"),
        is_hidden=is_on(run, "vanish"),
        num_id=value_of(paragraph, "numPr/numId"),
        level=number_of(level),
    )


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document."""

    own: dict[str, Properties] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    default: str | None = None
    _cache: dict[str, Properties] = field(default_factory=dict)

    @classmethod
    def from_tree(cls, root: etree._Element | None) -> StyleSheet:
        """The style sheet in ``word/styles.xml``; an empty one when there is none."""
        sheet = cls()
        for style in () if root is None else root.iter(w("style")):
            identifier = style.get(w("styleId"), "")
            sheet.own[identifier] = own_properties(style)
            parent = value_of(style, "basedOn")
            if parent:
                sheet.based_on[identifier] = parent
            if style.get(w("default")) in {"1", "true"} and style.get(w("type")) == "paragraph":
                sheet.default = identifier
        return sheet

    def properties(self, style: str | None) -> Properties:
        """What ``style`` says, with what the styles it is based on say where it is silent."""
        name = style or self.default or ""
        if name not in self._cache:
            self._cache[name] = self._gather(name)
        return self._cache[name]

    def _gather(self, name: str) -> Properties:
        chain: list[Properties] = []
        current: str | None = name
        while current is not None and current in self.own and len(chain) < _MAX_CHAIN:
            chain.append(self.own[current])
            current = self.based_on.get(current)
        return Properties(
            font=next((one.font for one in chain if one.font), None),
            is_caps=next((one.is_caps for one in chain if one.is_caps is not None), None),
            is_hidden=next((one.is_hidden for one in chain if one.is_hidden is not None), None),
            num_id=next((one.num_id for one in chain if one.num_id), None),
            level=next((one.level for one in chain if one.level is not None), None),
        )
