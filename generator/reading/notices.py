"""What a person should know about how a text was read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.outcome import Diagnostic, Severity
from generator.model.provenance import SourceText

__all__ = ["reading_notices"]


def reading_notices(text: SourceText) -> Iterator[Diagnostic]:
    """Diagnostics about a text that was read, and not without doubt.

    >>> from generator.model.provenance import SourceFile
    >>> source = SourceFile(name="a.pdf", sha256="", media_type="application/pdf")
    >>> list(reading_notices(SourceText(source=source, lines=("Điều 1.",))))
    []
    """
    name = text.source.name
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
