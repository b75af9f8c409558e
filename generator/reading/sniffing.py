"""What bytes are, whatever their file name says."""

from __future__ import annotations

__all__ = ["sniff_media_type"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (_OLE, "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<!--")


def sniff_media_type(data: bytes) -> str:
    """The media type of ``data`` by its first bytes; ``text/plain`` when it can be text.

    >>> sniff_media_type("Số: 2943/KH-UBND".encode())
    'text/plain'
    >>> sniff_media_type(b"<!DOCTYPE html><title>404</title>")
    'text/html'
    """
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data[:3].lstrip().startswith(_BOMS):
        return "text/plain"
    head = data[:1024].lstrip().lower()
    if head.startswith(_HTML_OPENINGS):
        return "text/html"
    if b"\x00" in data[:4096]:
        return "application/octet-stream"
    return "text/plain"
