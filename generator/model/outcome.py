"""A stage's answer: its value, and what it noticed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from generator.text.unicode import one_line

__all__ = ["Diagnostic", "Outcome", "Severity"]

T_co = TypeVar("T_co", covariant=True)


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """The document was left out."""
    WARNING = "warning"
    """The document is in, and a person should look; ``--strict`` turns it into exit code 1."""
    INFO = "info"
    """Worth knowing, nothing to do."""


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Diagnostic:
    """One thing noticed about one document: ``SRC002 lai-chau.txt: …``."""

    source: str
    """The file it is about, as the user named it."""
    code: str
    """Stable and documented in docs/diagnostics.md: ``SRC001``, ``MET002`` …"""
    message: str
    """What is wrong and what to do, one sentence, no final newline."""
    severity: Severity = Severity.WARNING
    where: str = ""
    """Anchor or line inside the file, empty when it is about the whole file."""

    @classmethod
    def error(cls, source: str, code: str, message: str, *, where: str = "") -> Diagnostic:
        """What leaves a document out, or stops the publication."""
        return cls(source=source, code=code, message=message, severity=Severity.ERROR, where=where)

    @classmethod
    def warning(cls, source: str, code: str, message: str) -> Diagnostic:
        """What a person should look at."""
        return cls(source=source, code=code, message=message, severity=Severity.WARNING)

    @classmethod
    def info(cls, source: str, code: str, message: str) -> Diagnostic:
        """What is worth knowing."""
        return cls(source=source, code=code, message=message, severity=Severity.INFO)

    def __str__(self) -> str:
        r"""One line for a terminal: ``file › where: message [CODE]``, whatever the file is called.

        >>> print(Diagnostic.error("a\nb.txt", "SRC001", "the file is empty"))
        a\nb.txt: the file is empty [SRC001]
        """
        place = f"{self.source} › {self.where}" if self.where else self.source
        return one_line(f"{place}: {self.message} [{self.code}]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome(Generic[T_co]):
    """A value with the diagnostics gathered while it was made."""

    value: T_co
    diagnostics: tuple[Diagnostic, ...] = ()
