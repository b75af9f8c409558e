"""How much one file may cost: far above any real document, far below what stops a machine."""

from __future__ import annotations

import zipfile
import zlib

__all__ = ["BROKEN_ZIP", "MAX_CHARACTERS", "MAX_ENTRY", "MAX_FILE", "MAX_NESTING", "MAX_PAGES", "MAX_RATIO"]

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
"""What ``zipfile`` raises for a damaged file: ValueError for a part placed before the file's first byte,
NotImplementedError for a compression it does not know."""
MAX_FILE = 100_000_000
"""Bytes of a source file; the largest scan of the corpus has 3 MB."""
MAX_CHARACTERS = 20_000_000
"""Characters of a document's text; the longest law of the corpus has 0.6 million."""
MAX_ENTRY = 100_000_000
"""Bytes that one part of a DOCX may unpack to."""
MAX_RATIO = 300
"""Times that a part of a DOCX above a megabyte may be larger unpacked; XML of real documents reaches 40."""
MAX_NESTING = 30_000
"""Tags of an HTML page within each other; the deepest page of the corpus has a few dozen."""
MAX_PAGES = 5_000
"""Pages of a PDF."""
