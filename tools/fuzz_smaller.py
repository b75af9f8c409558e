"""A failing input made smaller while it still fails."""

import contextlib
import io
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

from generator.reading.limits import BROKEN_ZIP
from tools.mutations import pack

__all__ = ["smaller"]

Fails = Callable[[bytes], bool]


class _Exhausted(Exception):  # noqa: N818 - it says that the work is done
    """All tries are used up."""


class _Search:
    """The smallest failing input so far, and how many tries are left."""

    def __init__(self, data: bytes, fails: Fails, tries: int) -> None:
        self.best, self._fails, self._left = data, fails, tries

    def is_better(self, candidate: bytes) -> bool:
        if self._left <= 0:
            raise _Exhausted
        self._left -= 1
        if not self._fails(candidate):
            return False
        self.best = candidate
        return True


def smaller(data: bytes, fails: Fails, *, tries: int) -> bytes:
    """Return the smallest input found within so many tries; for a ZIP file by its parts and their elements."""
    search = _Search(data, fails, tries)
    with contextlib.suppress(_Exhausted):
        if data.startswith(b"PK\x03\x04"):
            _smaller_zip(search)
        else:
            _smaller_bytes(search)
    return search.best


def _smaller_bytes(search: _Search) -> None:
    """Ever smaller pieces taken out."""
    size = len(search.best) // 2
    while size:
        at = 0
        while at < len(search.best):
            if not search.is_better(search.best[:at] + search.best[at + size :]):
                at += size
        size //= 2


def _smaller_zip(search: _Search) -> None:
    """Parts taken out, then elements of the parts that are left."""
    try:
        with zipfile.ZipFile(io.BytesIO(search.best)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except BROKEN_ZIP:
        _smaller_bytes(search)
        return
    for name in list(parts):
        without = [(key, part) for key, part in parts.items() if key != name]
        if search.is_better(pack(without)):
            parts = dict(without)
    for name in list(parts):
        for candidate in _with_less(parts[name]):
            if search.is_better(pack(list((parts | {name: candidate}).items()))):
                parts[name] = candidate


def _with_less(part: bytes) -> Iterator[bytes]:
    """The part without one of its elements, for each; the one that asks keeps the better one."""
    try:
        count = sum(1 for _ in etree.fromstring(part).iter())
    except etree.XMLSyntaxError:
        return
    for index in range(count - 1, 0, -1):
        root = etree.fromstring(part)
        element = list(root.iter())[index]
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
            yield etree.tostring(root)
