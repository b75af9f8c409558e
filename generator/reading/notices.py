"""What a person should know about how a text was read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.outcome import Diagnostic, Severity
from generator.model.provenance import SourceText
from generator.reading.language import MIN_LETTERS, accented_share, is_english, measure_letters, plain_words

__all__ = ["reading_notices"]

_MIN_ACCENTED = 0.05
"""Share of letters with marks below which a text is not in Vietnamese; a bilingual one has more."""


def reading_notices(text: SourceText) -> Iterator[Diagnostic]:
    """Diagnostics about a text that was read, and not without doubt.

    >>> from generator.model.provenance import SourceFile
    >>> source = SourceFile(name="a.pdf", sha256="", media_type="application/pdf")
    >>> list(reading_notices(SourceText(source=source, lines=("Điều 1.",))))
    []
    """
    name = text.source.name
    if (language := _foreign(text)) is not None:
        yield Diagnostic(source=name, code="SRC021", severity=Severity.WARNING, message=language)
    for repair in text.repairs:
        if repair.kind == "not-repaired":
            message = f"{repair.count} letters of a legacy encoding stand among clean ones and were left; correct them"
            yield Diagnostic(source=name, code="SRC011", severity=Severity.WARNING, message=message)
        if repair.kind == "tilde-in-doubt":
            message = f"{repair.count} words with õ where Vietnamese has ò (phõng), too few to tell why; correct them"
            yield Diagnostic(source=name, code="SRC020", severity=Severity.WARNING, message=message)
    for aside in text.set_aside:
        if aside.kind == "scanned-page":
            message = f"without the pages that are pictures ({', '.join(aside.lines)}); read it by OCR (--ocr)"
            yield Diagnostic(source=name, code="SRC014", severity=Severity.WARNING, message=message)
    if text.source.has_scanner_text:
        message = (
            "the text is a scanner's own, left under its pictures, and may be wrong; --ocr reads the pictures anew"
        )
        yield Diagnostic(source=name, code="SRC019", severity=Severity.WARNING, message=message)
    if text.source.ocr_confidence is not None:
        message = f"read by OCR, {text.source.ocr_confidence} % sure on average; check its figures against the pages"
        yield Diagnostic(source=name, code="SRC015", severity=Severity.WARNING, message=message)


def _foreign(text: SourceText) -> str | None:
    """What to say of a text without Vietnamese letters, in which no rule of ours finds what it says."""
    whole = "\n".join(text.lines)
    letters, accented = measure_letters(whole)
    if letters < MIN_LETTERS or accented >= _MIN_ACCENTED:
        return None
    if is_english(whole):
        return "reads as English; its provisions and targets are not understood: convert the Vietnamese text of the act"
    words = plain_words(whole)
    if len(words) < MIN_LETTERS or accented_share(words) >= _MIN_ACCENTED:
        return None  # a list of codes or addresses
    return "has hardly a Vietnamese letter: typed without marks, or in another language; convert the act's own text"
