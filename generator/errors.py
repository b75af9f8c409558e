"""What can go wrong, as one small tree of exceptions.

A *bad document* is not an exception: it becomes a :class:`generator.model.outcome.Diagnostic`. These classes are for
what stops one unit of work: a file that cannot be read, a vocabulary that breaks its schema, a site that cannot be
published. A message says what is wrong, where, and what to do, in that order.
"""

from __future__ import annotations

__all__ = [
    "GeneratorError",
    "ParseError",
    "PublishError",
    "ReadError",
    "SourceError",
    "StorageError",
    "UnsupportedFormat",
    "VocabularyError",
]


class GeneratorError(Exception):
    """Root of everything this project raises on purpose."""


class SourceError(GeneratorError):
    """A source file cannot become text; ``code`` is stable (``SRC001``) and documented in docs/diagnostics.md."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the stable ``code`` beside the message."""
        super().__init__(message)
        self.code = code


class ReadError(SourceError):
    """The bytes are broken, empty or in no encoding we know."""


class UnsupportedFormat(SourceError):  # noqa: N818 - the name says what it is, as in architecture.md
    """The bytes are a format no reader answers for, or no document at all."""


class ParseError(GeneratorError):
    """A Markdown file of ours breaks the format that :mod:`generator.parsing.markdown` reads."""

    def __init__(self, message: str, *, name: str = "", where: str = "") -> None:
        """Keep what is wrong, and where in the file, apart from the file's name, which its reader may print itself."""
        place = " › ".join(filter(None, (name, where)))
        super().__init__(f"{place}: {message}" if place else message)
        self.message, self.where = message, where


class VocabularyError(GeneratorError):
    """A data file in ``generator/vocab/data`` or ``site_config`` breaks its schema."""


class StorageError(GeneratorError):
    """A file cannot be written where it belongs."""


class PublishError(GeneratorError):
    """The site engine or the search index failed, or the finished site breaks one of its promises."""
