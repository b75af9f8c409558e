r"""A document as the Markdown file that the corpus keeps.

One block a provision, its number in bold exactly as printed, its anchor, kind and depth on a line of their own::

    ### **1.** Cải cách thể chế
    {: #ii-1 .clause .l2 }

    **-** Trên 95% các văn bản quy phạm pháp luật …
    {: #ii-1-a-g1 .item .l4 }

Bold keeps Markdown from renumbering the law; everything that Markdown could take for markup is escaped, so what stands
in a document stays text in any engine. :func:`generator.parsing.markdown.parse_markdown` reads it back to the same
value.
"""

from __future__ import annotations

import hashlib
import io
import re

from ruamel.yaml import YAML

from generator.model.document import LegalDocument
from generator.model.front_matter import to_front_matter
from generator.model.provisions import Provision

__all__ = ["is_edited", "render_markdown", "seal"]

_INLINE = re.compile(r"[\\`*_\[\]<>&{}|~#$!]")
_LINE_START = re.compile(r"^(?:([-+=:>])|(\d+)([.)]))")
_HASH_LINE = re.compile(r"^  content_sha256: .*\n", re.MULTILINE)
_GENERATOR = "\ngenerator:\n"
_MAX_HEADING_LEVEL = 6


def render_markdown(document: LegalDocument, *, version: str) -> str:
    """The whole file: front matter, then every provision; ends with a newline.

    Args:
        document: What to write.
        version: Of the generator, for the front matter.
    """
    body = "\n\n".join(_render_provision(provision) for provision in document.tree)
    return seal(f"---\n{_render_front_matter(document, version)}---\n\n{body}\n")


def seal(text: str) -> str:
    """``text`` with the hash that tells it from a text that a person has changed."""
    bare = _HASH_LINE.sub("", text, count=1)
    head, tail = bare.split(_GENERATOR, 1)
    return f"{head}{_GENERATOR}  content_sha256: {_digest(bare)}\n{tail}"


def is_edited(text: str) -> bool:
    """Whether a person has changed the file since it was generated.

    The front matter carries the hash of what was generated; any other text has another hash.
    """
    found = _HASH_LINE.search(text)
    return found is None or found.group().split()[1] != _digest(_HASH_LINE.sub("", text, count=1))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _render_front_matter(document: LegalDocument, version: str) -> str:
    yaml = YAML()
    yaml.allow_unicode = True
    yaml.width = 10_000  # one fact, one line: folded scalars make unreadable diffs
    stream = io.StringIO()
    yaml.dump(to_front_matter(document, version=version), stream)
    return stream.getvalue()


def _render_provision(provision: Provision) -> str:
    number = f"**{_escape(provision.num)}**" if provision.num else ""
    lines = provision.text.split("\n")
    first = _escape(lines[0]) if provision.num or provision.is_heading else _escape_line(lines[0])
    text = "\\\n".join([" ".join(part for part in (number, first) if part), *map(_escape_line, lines[1:])])
    marks = "#" * min(provision.depth + 1, _MAX_HEADING_LEVEL) + " " if provision.is_heading else ""
    return f"{marks}{text}\n{{: #{provision.anchor} .{provision.kind.value} .l{provision.depth} }}"


def _escape(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _escape_line(line: str) -> str:
    """``line`` escaped where it starts a line: there ``1.``, ``-`` and ``=`` mean something to Markdown."""
    escaped = _escape(line)
    return _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", escaped)
