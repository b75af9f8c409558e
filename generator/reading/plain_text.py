"""Plain text files."""

from __future__ import annotations

from generator.reading.charsets import decode_bytes
from generator.reading.legacy import decode_legacy
from generator.reading.raw_text import RawText, ReadingJob

__all__ = ["read_plain_text"]


def read_plain_text(job: ReadingJob) -> RawText:
    """The characters of a text file.

    Raises:
        ReadError: ``SRC002`` when the bytes are neither Unicode nor a legacy Vietnamese encoding for certain.
    """
    text = decode_bytes(job.data)
    return RawText(text=text) if text is not None else decode_legacy(job.data)
