"""Word 6 to 2003 (``.doc``), WordML and OpenDocument: LibreOffice turns them into DOCX, our own reader reads that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.errors import ReadError, SourceError
from generator.reading.docx.document import read_docx_bytes
from generator.reading.external import convert_to_docx
from generator.reading.raw_text import RawText, ReadingJob
from generator.reading.sniffing import DOC, ODT, sniff_media_type

__all__ = ["needs_libreoffice", "prepare_word_files", "read_word"]

_FIB = b"\xec\xa5"
_SECTOR = 512
_ENCRYPTED = 0x0100


def read_word(job: ReadingJob) -> RawText:
    """The text of an old Word file.

    Raises:
        ReadError: ``SRC004`` broken, ``SRC005`` locked, ``SRC007`` LibreOffice is missing.
    """
    if _is_encrypted(job.data):
        raise ReadError("SRC005", "the document is locked by a password; save it without one")
    docx = job.docx if job.docx is not None else convert_to_docx([job.data])[0]
    if isinstance(docx, SourceError):
        raise docx
    return read_docx_bytes(docx)


def prepare_word_files(files: Sequence[bytes]) -> Mapping[int, bytes | SourceError]:
    """DOCX for those of ``files`` that need LibreOffice, by their index, made in one run."""
    wanted = [index for index, data in enumerate(files) if needs_libreoffice(data)]
    if not wanted:
        return {}
    return dict(zip(wanted, convert_to_docx([files[index] for index in wanted]), strict=True))


def needs_libreoffice(data: bytes) -> bool:
    """Whether LibreOffice must turn a file into DOCX."""
    return sniff_media_type(data) in {DOC, ODT} and not _is_encrypted(data)


def _is_encrypted(data: bytes) -> bool:
    """Whether the header of a Word 97 text stream says that it is locked; the stream starts a sector of the file."""
    for start in range(_SECTOR, min(len(data), 1 << 20), _SECTOR):
        if data.startswith(_FIB, start):
            return bool(int.from_bytes(data[start + 10 : start + 12], "little") & _ENCRYPTED)
    return False
