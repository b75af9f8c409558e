"""The ZIP file that a DOCX is: its parts, measured before they are unpacked, and nothing from outside of it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from generator.errors import ReadError
from generator.reading.limits import BROKEN_ZIP, MAX_ENTRY, MAX_RATIO

__all__ = ["Package", "R", "W", "qualified"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_OLE = b"\xd0\xcf\x11\xe0"
_SMALL = 1_000_000


def qualified(name: str) -> str:
    """The name of a WordprocessingML element or attribute as lxml writes it.

    >>> qualified("p").endswith("main}p")
    True
    """
    return W + name


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """The parts of a DOCX."""

    archive: zipfile.ZipFile

    @classmethod
    def open(cls, data: bytes) -> Package:
        """The package in ``data``.

        Raises:
            ReadError: ``SRC004`` when it is broken or cut off, ``SRC005`` when it is locked by a password.
        """
        if data.startswith(_OLE):
            raise ReadError("SRC005", "the document is locked by a password; save it without one")
        try:
            return cls(archive=zipfile.ZipFile(io.BytesIO(data)))
        except BROKEN_ZIP as error:
            raise ReadError("SRC004", "the DOCX is broken or cut off; fetch it again") from error

    def part(self, name: str) -> bytes | None:
        """The bytes of the part ``name``, ``None`` when there is none.

        Raises:
            ReadError: ``SRC006`` for a part that unpacks to more than any document has.
        """
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise ReadError("SRC005", "the document is locked by a password; save it without one")
        if info.file_size > MAX_ENTRY or info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
            raise ReadError(
                "SRC006", f"its part {name} unpacks to {info.file_size / 1e6:.0f} MB; no document does that"
            )
        try:
            with self.archive.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except BROKEN_ZIP as error:
            raise ReadError("SRC004", f"the DOCX is broken at its part {name}; fetch it again") from error
        return data

    def tree(self, name: str) -> etree._Element | None:
        """The root of the XML part ``name``, ``None`` when there is none.

        Entities are not resolved, nothing is fetched; nesting deeper than the parser's limit is an error.

        Raises:
            ReadError: ``SRC004`` for XML that is broken or nested beyond any document.
        """
        data = self.part(name)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data.replace(_STRICT, W[1:-1].encode()), parser)
        except etree.XMLSyntaxError as error:
            raise ReadError("SRC004", f"the DOCX is broken at its part {name} ({error.msg}); save it again") from error

    def targets(self, part: str) -> dict[str, str]:
        """The parts that ``part`` names by a relationship, by its id; those outside of the package are left out."""
        folder, name = posixpath.split(part)
        root = self.tree(f"{folder}/_rels/{name}.rels")
        if root is None:
            return {}
        inside = (one for one in root.iter(_RELATIONSHIP) if one.get("TargetMode") != "External")
        return {one.get("Id", ""): _resolved(folder, one.get("Target", "")) for one in inside}


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
