"""Word documents of today (``.docx``)."""

from generator.reading.docx.document import read_docx

__all__ = ["read_docx"]
