"""What a search must find, decided from the plain text alone, without the codec that is being tested.

A text becomes one string of words between blanks; ``|`` stands for punctuation that ends a phrase. A phrase is in a
text if it is a piece of that string. The tone is taken from its letter and put at the word's end, so that *hoà* and
*hòa* are one word.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.model.search import SearchDocument

TONES = "\u0300\u0301\u0303\u0309\u0323"
WORDS = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?![^\W_])(?: {0,2}%)?|[^\W_][\w\u0300-\u036f]*")
SOFT = re.compile(r"""[\s\-–—/"'“”‘’«»*_%]*""")
THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{1,3})?")
DECIMAL = re.compile(r"[0-9]+[.,][0-9]{1,3}")


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a reader types, and what that means."""

    typed: str
    phrases: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    number: str | None = None
    """A pattern over the text as printed."""
    without: tuple[str, ...] = ()
    finds_none: bool = False
    """Known to be nowhere, so that the truth itself is tested."""


def expected_paths(case: Case, documents: Iterable[SearchDocument]) -> set[str]:
    """Return the addresses of the documents that answer the case."""
    return {document.path for document in documents if holds(case, document)}


def holds(case: Case, document: SearchDocument) -> bool:
    texts = [*document.header, *(provision.text for provision in document.provisions)]
    plain = [plain_words(text) for text in texts]
    bare = [without_marks(text) for text in plain]
    if case.number and not any(re.search(case.number, unicodedata.normalize("NFC", text)) for text in texts):
        return False
    wanted = [has_phrase(phrase, plain, bare) for phrase in (*case.phrases, *case.words)]
    return all(wanted) and not any(has_phrase(phrase, plain, bare) for phrase in case.without)


def has_phrase(phrase: str, plain: list[str], bare: list[str]) -> bool:
    """Say whether a text holds the phrase: exactly if it has marks, else with any marks."""
    looked_for = plain_words(phrase).strip()
    is_bare = looked_for == without_marks(looked_for)
    # A figure without a sign is also the figure of a percentage.
    pattern = re.sub(r"(?<![\w.,])([0-9.,]+)(?= |$)", r"\1%?", re.escape(looked_for).replace(r"\ ", " "))
    return any(re.search(f"(?<= ){pattern}(?= )", text) for text in (bare if is_bare else plain))


@cache
def plain_words(text: str) -> str:
    """Return the words of a text between blanks: ``Phân cấp, uỷ quyền`` → `` phân cấp´ | uỷ … ``."""
    text = unicodedata.normalize("NFC", text).lower().replace("ð", "đ").replace("\u00ad", "")
    parts, end = [], 0
    for match in WORDS.finditer(text):
        gap = text[end : match.start()]
        if end and not SOFT.fullmatch(gap):
            parts.append("|")
        parts.append(
            _number(match[0]) if match[0][0].isdigit() and not re.search(r"[^\W\d_]", match[0]) else _word(match[0])
        )
        end = match.end()
    return " " + " ".join(parts) + " "


@cache
def without_marks(text: str) -> str:
    """Return the text with every letter bare: ``đường`` → ``duong``."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text)).replace("đ", "d").replace("Đ", "D")


def _word(word: str) -> str:
    split = unicodedata.normalize("NFD", word)
    tone = "".join(mark for mark in split if mark in TONES)
    return "".join(mark for mark in split if mark not in TONES) + tone


def _number(figure: str) -> str:
    digits, sign = figure.rstrip(" %"), "%" if figure.endswith("%") else ""
    if THOUSANDS.fullmatch(digits):
        pieces = [digits.replace(".", "")]
    elif DECIMAL.fullmatch(digits):
        pieces = [digits]
    else:  # 20.9.2021 is three numbers; 1,2,3 is a list
        pieces = [" " if piece == "." else "|" if piece == "," else piece for piece in re.split("([.,])", digits)]
    return " ".join(re.sub(r"^0+(?=[0-9])", "", piece) for piece in pieces if piece != " ") + sign
