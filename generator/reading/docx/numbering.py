"""The numbers that Word computes: in the file they are rules and counters, on paper they are the law's numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.reading.docx.package import qualified as w
from generator.reading.docx.styles import number_of, value_of

__all__ = ["Numbering", "format_number"]

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_ROMAN = 4000
# Bullets of Symbol and Wingdings, which lie in the private use area, as the characters that they look like.
_BULLETS: Mapping[str, str] = {
    "\uf02d": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf076": "❖", "\uf0fc": "✓", "\uf0a8": "◦",
    "\uf0be": "–", "\uf06e": "▪", "\uf06c": "●", "\uf0e0": "→", "\uf0f0": "⇒", "\uf0b4": "×",
}  # fmt: skip


def format_number(value: int, number_format: str) -> str:
    """``value`` as Word prints it in ``number_format``.

    >>> [format_number(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    >>> format_number(28, "lowerLetter")
    'bb'
    """
    if number_format in {"upperRoman", "lowerRoman"} and 0 < value < _MAX_ROMAN:
        roman = _roman(value)
        return roman.upper() if number_format == "upperRoman" else roman
    if number_format in {"upperLetter", "lowerLetter"} and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * min(1 + (value - 1) // 26, 10)
        return letter.upper() if number_format == "upperLetter" else letter
    if number_format == "none":
        return ""
    return f"{value:02d}" if number_format == "decimalZero" else str(value)


def _roman(value: int) -> str:
    letters = ""
    for worth, letter in _ROMAN:
        count, value = divmod(value, worth)
        letters += letter * count
    return letters


@dataclass(frozen=True, kw_only=True, slots=True)
class _Level:
    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    style: str | None = None
    is_legal: bool = False
    """All places in Arabic figures (``isLgl``)."""
    restart: int | None = None
    glue: str = " "


@dataclass(slots=True)
class Numbering:
    """The numbering of a document and where each list has arrived."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """By list (``w:num``)."""
    abstract: dict[str, str] = field(default_factory=dict)
    """The definition behind a list; lists with one definition count on together."""
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    """Numbers at which a list starts anew."""
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def from_tree(cls, root: etree._Element | None) -> Numbering:
        """The numbering in ``word/numbering.xml``; an empty one when there is none."""
        numbering = cls()
        if root is None:
            return numbering
        definitions = {one.get(w("abstractNumId"), ""): one for one in root.iter(w("abstractNum"))}
        styles = {value_of(one, "styleLink"): one for one in definitions.values() if value_of(one, "styleLink")}
        for num in root.iter(w("num")):
            identifier, abstract = num.get(w("numId"), ""), value_of(num, "abstractNumId") or ""
            definition = definitions.get(abstract)
            definition = styles.get(value_of(definition, "numStyleLink"), definition)
            levels = {} if definition is None else _levels(definition.iterchildren(w("lvl")))
            for override in num.iterchildren(w("lvlOverride")):
                levels |= _levels(override.iterchildren(w("lvl")))
                start, level = number_of(value_of(override, "startOverride")), number_of(override.get(w("ilvl"), "0"))
                if start is not None and level is not None:
                    numbering.overrides.setdefault(identifier, {})[level] = start
            numbering.levels[identifier], numbering.abstract[identifier] = levels, abstract
        return numbering

    def level_of_style(self, num_id: str, style: str | None) -> int | None:
        """The level that the list reserves for ``style``."""
        levels = self.levels.get(num_id, {})
        return next((index for index, level in levels.items() if style and level.style == style), None)

    def next_label(self, num_id: str, index: int) -> str:
        """The number of the next paragraph at level ``index`` of a list, with the space behind it; counts on."""
        level = self.levels.get(num_id, {}).get(index)
        if level is None:
            return ""
        if level.number_format == "bullet":
            return _bullet(level)
        counters = self._counters.setdefault(self.abstract[num_id], [None] * _LEVELS)
        self._begin(num_id, counters)
        last = counters[index]
        counters[index] = level.start if last is None else last + 1
        for deeper in range(index + 1, _LEVELS):
            below = self.levels[num_id].get(deeper)
            if below is None or below.restart is None or index < below.restart:
                counters[deeper] = None
        label = _PLACE.sub(lambda found: self._place(num_id, counters, int(found[1]) - 1, level), level.text)
        return label + level.glue if label else ""

    def _begin(self, num_id: str, counters: list[int | None]) -> None:
        if num_id in self._begun:
            return
        self._begun.add(num_id)
        for index, start in self.overrides.get(num_id, {}).items():
            if 0 <= index < _LEVELS:
                counters[index] = start - 1

    def _place(self, num_id: str, counters: list[int | None], index: int, asking: _Level) -> str:
        level = self.levels[num_id].get(index, _Level())
        value = counters[index]
        if value is None:
            value = counters[index] = level.start
        number_format = level.number_format
        if asking.is_legal and number_format != "decimalZero":
            number_format = "decimal"
        return format_number(value, number_format)


def _levels(elements: Iterable[etree._Element]) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in elements:
        start, index = number_of(value_of(element, "start")), number_of(element.get(w("ilvl"), "0"))
        if index is None or index >= _LEVELS:
            continue
        found[index] = _Level(
            start=1 if start is None else start,
            number_format=value_of(element, "numFmt") or "decimal",
            text=value_of(element, "lvlText") or "",
            style=value_of(element, "pStyle"),
            is_legal=element.find(w("isLgl")) is not None and value_of(element, "isLgl") not in {"0", "false"},
            restart=number_of(value_of(element, "lvlRestart")),
            glue="" if value_of(element, "suff") == "nothing" else " ",
        )
    return found


def _bullet(level: _Level) -> str:
    sign = _BULLETS.get(level.text, level.text)
    if sign == "o":
        sign = "◦"  # Word's round bullet is a letter of Courier New
    is_private = any("\ue000" <= char <= "\uf8ff" for char in sign)
    return ("•" if is_private else sign) + " " if sign.strip() else ""
