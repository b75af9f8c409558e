"""PDF files with a text layer; scans through OCR where that is asked for."""

from generator.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
