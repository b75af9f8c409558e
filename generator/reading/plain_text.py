"""Plain text files."""

from __future__ import annotations

from generator.model.provenance import Repair
from generator.reading.charsets import decode_bytes
from generator.reading.legacy import decode_legacy
from generator.reading.raw_text import RawText, ReadingJob

__all__ = ["read_plain_text"]

_ESCAPED = r"\r\n"
"""A line end that a site's program wrote out as four characters."""
_MANY = 3
"""How often it stands in a text whose line ends were written so; no sentence has it, and a path hardly."""


def read_plain_text(job: ReadingJob) -> RawText:
    """The characters of a text file.

    Raises:
        ReadError: ``SRC002`` when the bytes are neither Unicode nor a legacy Vietnamese encoding for certain.
    """
    text = decode_bytes(job.data)
    return _with_line_ends(text) if text is not None else decode_legacy(job.data)


def _with_line_ends(text: str) -> RawText:
    count = text.count(_ESCAPED)
    if count < _MANY:
        return RawText(text=text)
    return RawText(text=text.replace(_ESCAPED, "\n"), repairs=(Repair(kind="escaped-line-end", count=count),))
