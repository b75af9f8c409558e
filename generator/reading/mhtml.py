"""Web archives (``.mht``, also under ``.doc``): the page in them."""

from __future__ import annotations

import email
import email.policy

from generator.errors import ReadError
from generator.reading.charsets import decode_markup
from generator.reading.html import read_markup
from generator.reading.raw_text import RawText, ReadingJob

__all__ = ["read_mhtml"]


def read_mhtml(job: ReadingJob) -> RawText:
    """The document on the first page of a web archive; its pictures and styles are not looked at.

    Raises:
        ReadError: ``SRC004`` when the archive holds no page.
    """
    message = email.message_from_bytes(job.data, policy=email.policy.compat32)
    for part in message.walk():
        payload = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(payload, bytes):
            return read_markup(decode_markup(payload))
    raise ReadError("SRC004", "this web archive holds no page; save the page again")
