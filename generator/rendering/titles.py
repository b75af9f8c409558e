"""Readable titles: what an act prints in capitals, in the casing that its own running text uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model.document import LegalDocument

__all__ = ["document_label", "document_title", "readable"]

_WORD = re.compile(r"[^\W\d_]+")
_SPACE = re.compile(r"\s+")
_SENTENCE_START = re.compile(r"(?:^|[.:;!?…]\s+|[“\"(]\s*|\n)$")
_SHOUTED = re.compile(r"[^\W\d_a-zà-ỹđ]{2,}\s+[^\W\d_a-zà-ỹđ]{2,}")
"""Two words in capitals in a row: a heading, no running text."""
_ROMAN = re.compile(r"[IVXLC]+")
_REPEATED_TYPE = re.compile(r"^(?P<type>.+?)\s+(?P=type)\b", re.IGNORECASE)


def document_label(document: LegalDocument) -> str:
    """Type and number: ``Kế hoạch 2943/KH-UBND``; what the text does not state is left out."""
    metadata = document.metadata
    kind = metadata.document_type or metadata.by_source.document_type or "Văn bản"
    return f"{kind} {metadata.number}" if metadata.number is not None else f"{kind} không rõ số"


def document_title(document: LegalDocument) -> str:
    """The title a reader can take in: type and trích yếu, in sentence case where that is safe."""
    metadata = document.metadata
    if metadata.title is None:
        return document.sheet.title or document_label(document)
    title = _SPACE.sub(" ", readable(metadata.title, _running_texts(document)))
    kind = metadata.document_type
    if kind is None or title.casefold().startswith(kind.casefold()):
        return title[:1].upper() + title[1:]
    if title == title.upper():
        return f"{kind.upper()} {title}"
    return _REPEATED_TYPE.sub(r"\g<type>", f"{kind} {title}")


def readable(title: str, texts: Iterable[str]) -> str:
    """A title in capitals as running texts write it; as printed where they leave a word open.

    >>> readable("CẢI CÁCH TỈNH LAI CHÂU", ["Kế hoạch cải cách tỉnh Lai Châu đến năm 2030"])
    'cải cách tỉnh Lai Châu'
    >>> readable("CẢI CÁCH TỈNH LAI CHÂU", ["một câu khác"])
    'CẢI CÁCH TỈNH LAI CHÂU'
    """
    if title != title.upper():
        return title
    flat = _SPACE.sub(" ", title).strip()
    known = [_SPACE.sub(" ", text) for text in texts]
    casing = _casing(known)
    for text in known:
        # casefold() can change lengths, lower() of NFC Vietnamese does not.
        start = text.lower().find(flat.lower())
        found = text[start : start + len(flat)] if start >= 0 else flat
        if found != flat and not _SHOUTED.search(found):
            return _open(found, casing) if start == 0 else found
    cased = [(word, _cased(word, casing)) for word in _WORD.findall(flat)]
    if any(form is None for _, form in cased):
        return flat
    forms = iter([form or word for word, form in cased])
    return _WORD.sub(lambda _: next(forms), flat)


def _open(text: str, casing: dict[str, str]) -> str:
    """The text without the capital that only the start of a sentence gave it."""
    word = _WORD.match(text)
    return casing.get(word.group().lower(), word.group()) + text[word.end() :] if word is not None else text


def _cased(word: str, casing: dict[str, str]) -> str | None:
    if _ROMAN.fullmatch(word) and word.lower() not in casing:
        return word
    return casing.get(word.lower())


def _casing(texts: Iterable[str]) -> dict[str, str]:
    """How each word is mostly written where it does not open a sentence."""
    seen: dict[str, Counter[str]] = {}
    for word in _iter_inner_words(texts):
        seen.setdefault(word.lower(), Counter())[word] += 1
    return {word: _usual(forms) for word, forms in seen.items()}


def _usual(forms: Counter[str]) -> str:
    """The commonest form; one in capitals only where there is no other, since headings stand among the texts."""
    small = [form for form in forms if form != form.upper() or len(form) == 1] or list(forms)
    return max(small, key=lambda form: (forms[form], form))  # equal counts go to the small form, which sorts behind


def _iter_inner_words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for found in _WORD.finditer(text):
            if not _SENTENCE_START.search(text[max(0, found.start() - 4) : found.start()]):
                yield found.group()


def _running_texts(document: LegalDocument) -> Iterator[str]:
    if document.sheet.title is not None:
        yield document.sheet.title
    yield from (provision.text for provision in document.tree if provision.text != provision.text.upper())
