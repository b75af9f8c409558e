"""The corpus on disk: one Markdown file a document, its source file beside it in a tree of the same shape.

``content/van-ban/lai-chau/2021/2943-kh-ubnd.md`` was made from ``content/nguon/lai-chau/2021/2943-kh-ubnd.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import StorageError
from generator.model.identifiers import DocumentId
from generator.storage.files import Change, place_below, write_bytes

__all__ = ["DOCUMENTS", "SOURCES", "ContentFolder", "StoredDocument"]

DOCUMENTS = "van-ban"
SOURCES = "nguon"
HAND_WRITTEN = "trang"


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredDocument:
    """A Markdown file of the corpus with the bytes of its source, if we hold them."""

    name: str
    """Path below ``content/``, for messages."""
    text: str
    source: bytes | None
    source_name: str = ""
    """Path of the source below ``content/``, empty when there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContentFolder:
    """The folder ``content/``."""

    root: Path

    def document_path(self, identifier: DocumentId) -> Path:
        """Where the document's Markdown stands."""
        return place_below(self.root, f"{DOCUMENTS}/{identifier}.md")

    def source_path(self, identifier: DocumentId, suffix: str) -> Path:
        """Where the document's source stands; ``suffix`` with its dot."""
        return place_below(self.root, f"{SOURCES}/{identifier}{suffix}")

    def identifier_of_source(self, path: Path) -> DocumentId | None:
        """The document that a file below ``nguon/`` is the source of; ``None`` for a file elsewhere."""
        try:
            parts = path.resolve().relative_to((self.root / SOURCES).resolve()).with_suffix("").parts
        except ValueError:
            return None
        return DocumentId.parse("/".join(parts)) if len(parts) == 3 else None

    def read_document(self, identifier: DocumentId) -> str | None:
        """The Markdown that stands there, ``None`` when there is none."""
        path = self.document_path(identifier)
        return path.read_text(encoding="utf-8") if path.exists() else None

    def save_document(self, identifier: DocumentId, text: str) -> Change:
        """Writes the document's Markdown."""
        return write_bytes(self.document_path(identifier), text.encode())

    def save_source(self, identifier: DocumentId, suffix: str, data: bytes) -> Change:
        """Keeps the source beside the document, so that every build can prove the text whole."""
        return write_bytes(self.source_path(identifier, suffix), data)

    def document_files(self) -> tuple[Path, ...]:
        """Every document of the corpus, in the order of the identifiers."""
        folder = self.root / DOCUMENTS
        return tuple(sorted(folder.rglob("*.md"))) if folder.is_dir() else ()

    def iter_hand_written(self) -> Iterator[tuple[str, str]]:
        """Name and text of the hand-written pages in ``content/trang/``."""
        folder = self.root / HAND_WRITTEN
        for path in sorted(folder.rglob("*.md")) if folder.is_dir() else []:
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")

    def load(self, path: Path) -> StoredDocument:
        """The document at ``path`` with its source.

        Raises:
            StorageError: When the file is not UTF-8.
        """
        relative = path.relative_to(self.root / DOCUMENTS)
        sources = sorted((self.root / SOURCES / relative.parent).glob(f"{relative.stem}.*"))
        name = path.relative_to(self.root).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise StorageError(f"{name}: not UTF-8; restore the file from git or convert its source again") from error
        return StoredDocument(
            name=name,
            text=text,
            source=sources[0].read_bytes() if sources else None,
            source_name=sources[0].relative_to(self.root).as_posix() if sources else "",
        )
