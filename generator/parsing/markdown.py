"""Our own Markdown back to the document: what people corrected in the file is what counts.

The block structure is markdown-it-py's; of its syntax only headings, paragraphs, escapes and line breaks are switched
on, because everything else a text may contain (``1.``, ``*``, ``<``) is the law's own words.
"""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from generator.errors import ParseError
from generator.model.corrections import corrections_from
from generator.model.document import LegalDocument
from generator.model.front_matter import (
    SCHEMA_VERSION,
    identifier_from,
    metadata_from,
    repairs_from,
    sheet_lines_from,
    source_from,
)
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.model.provisions import DocumentTree, Kind, Provision
from generator.parsing.markers import match_marker
from generator.parsing.sheet import parse_sheet
from generator.text.unicode import normalize_line

__all__ = ["is_own_markdown", "parse_markdown"]

_BEGINS = b"---\nschema_version:"
_BOM = "\ufeff"
_FRONT = re.compile(r"---\n(?P<yaml>.*?\n)---\n(?P<body>.*)", re.DOTALL)
_REMEDY = "correct it, or convert the source again with --force"
_ATTRIBUTES = re.compile(r"(?:^|\n)\{: #(?P<anchor>[a-z0-9.-]+) \.(?P<kind>[a-z-]+) \.l(?P<depth>\d+) \}$")
_KINDS = frozenset(kind.value for kind in Kind)
_NUMBER = re.compile(r"\*\*(?P<num>(?:\\.|[^*\\])+)\*\*(?: |$)")


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["heading", "escape", "newline"])
    parser.options["maxNesting"] = 20
    return parser


@dataclass(frozen=True, kw_only=True, slots=True)
class _Block:
    raw: str
    is_heading: bool
    line: int


def is_own_markdown(data: bytes) -> bool:
    r"""Whether a file begins as a document of the corpus does; Markdown of other people is a source like any other.

    Editors may have put a byte order mark before it and other line ends into it.

    >>> is_own_markdown(b"---\r\nschema_version: 1\r\n"), is_own_markdown("# Kế hoạch".encode())
    (True, False)
    """
    start = data[: len(BOM_UTF8) + len(_BEGINS) + 1].removeprefix(BOM_UTF8)
    return start.replace(b"\r\n", b"\n").startswith(_BEGINS)


def parse_markdown(text: str, *, name: str) -> Outcome[LegalDocument]:
    """The document that a Markdown file of ours holds.

    What people type into the front matter is composed (NFC) as the text is, so that their words are found in it. A
    block without an attribute line is one that a person added: it gets its kind from its number, an anchor of its own,
    and a diagnostic.

    Args:
        text: The whole file.
        name: The file as the user knows it, for messages.

    Raises:
        ParseError: When the front matter is missing or breaks its contract.
    """
    text = text.removeprefix(_BOM).replace("\r\n", "\n")
    found = _FRONT.fullmatch(text)
    if found is None:
        message = "no front matter; begin the file with a block between two lines of ---, or convert the source again"
        raise ParseError(message, name=name)
    mapping = _load_front_matter(unicodedata.normalize("NFC", found["yaml"]), name)
    first_line = text[: found.start("body")].count("\n")
    provisions, diagnostics = _provisions(found["body"], name=name, first_line=first_line)
    try:
        document = LegalDocument(
            identifier=identifier_from(mapping),
            metadata=metadata_from(mapping),
            corrections=corrections_from(mapping),
            tree=DocumentTree(provisions=provisions),
            sheet=parse_sheet(sheet_lines_from(mapping)),
            source=source_from(mapping),
            repairs=repairs_from(mapping),
        )
    except ValueError as error:
        message = str(error) if str(error).startswith("corrections") else f"{error}; {_REMEDY}"
        raise ParseError(message, name=name, where="front matter") from error
    return Outcome(value=document, diagnostics=diagnostics)


def _load_front_matter(text: str, name: str) -> dict[str, object]:
    try:
        mapping = YAML(typ="safe", pure=True).load(text)
    except YAMLError as error:
        raise ParseError(
            f"not readable as YAML ({_said(error)}); {_REMEDY}", name=name, where="front matter"
        ) from error
    except ValueError as error:
        # The reader makes days and numbers of what looks like some: 2025-02-30.
        raise ParseError(
            f"{_unreadable(text)} cannot be ({error}); correct it", name=name, where="front matter"
        ) from error
    if not isinstance(mapping, dict) or mapping.get("schema_version") != SCHEMA_VERSION:
        message = f"expected schema_version {SCHEMA_VERSION}; convert the source again"
        raise ParseError(message, name=name, where="front matter")
    return mapping


def _said(error: YAMLError) -> str:
    """What the reader stumbled over, with the line of the file, where it says both."""
    if not isinstance(error, MarkedYAMLError) or error.problem is None or error.problem_mark is None:
        return " ".join(str(error).split())
    return f"{error.problem}, line {error.problem_mark.line + 2}"


def _unreadable(text: str) -> str:
    """The line with the value that cannot be, by reading line by line; the whole where no line fails alone."""
    for line in text.splitlines():
        try:
            YAML(typ="safe", pure=True).load(line.strip().removeprefix("- "))
        except YAMLError:
            continue
        except ValueError:
            return repr(line.strip())
    return "a value"


def _provisions(body: str, *, name: str, first_line: int) -> tuple[tuple[Provision, ...], tuple[Diagnostic, ...]]:
    provisions: list[Provision] = []
    diagnostics: list[Diagnostic] = []
    taken: set[str] = set()
    for block in _iter_blocks(body):
        provision = _read_provision(block)
        if provision is None:
            provision = _adopt(block, provisions[-1] if provisions else None, taken)
            diagnostics.append(_added(name, first_line + block.line, provision))
        if provision.anchor in taken:
            message = f"anchor {provision.anchor!r} stands twice; take the line with {{: #…}} of one of the two away"
            raise ParseError(message, name=name, where=f"line {first_line + block.line}")
        taken.add(provision.anchor)
        provisions.append(provision)
    return tuple(provisions), tuple(diagnostics)


def _iter_blocks(body: str) -> Iterator[_Block]:
    """Blocks with their raw text; a heading's attribute line is the paragraph that markdown-it finds under it."""
    pending: _Block | None = None
    for block in _iter_raw_blocks(_markdown().parse(body)):
        if pending is not None and pending.is_heading and _ATTRIBUTES.fullmatch(block.raw):
            yield _Block(raw=f"{pending.raw}\n{block.raw}", is_heading=True, line=pending.line)
            pending = None
            continue
        if pending is not None:
            yield pending
        pending = block
    if pending is not None:
        yield pending


def _iter_raw_blocks(tokens: list[Token]) -> Iterator[_Block]:
    for opening, inline in pairwise(tokens):
        if inline.type == "inline":
            line = opening.map[0] + 1 if opening.map else 0
            yield _Block(raw=inline.content, is_heading=opening.type == "heading_open", line=line)


def _read_provision(block: _Block) -> Provision | None:
    attributes = _ATTRIBUTES.search(block.raw)
    if attributes is None or attributes["kind"] not in _KINDS:
        return None
    raw = block.raw[: attributes.start()]
    number = _NUMBER.match(raw)
    return Provision(
        kind=Kind(attributes["kind"]),
        anchor=attributes["anchor"],
        depth=int(attributes["depth"]),
        num=_plain(number["num"]) if number else "",
        text=_plain(raw[number.end() :] if number else raw),
        is_heading=block.is_heading,
    )


def _plain(raw: str) -> str:
    """The characters that inline Markdown stands for: escapes undone, hard breaks as line breaks."""
    parts: list[str] = []
    for token in _markdown().parseInline(raw)[0].children or []:
        parts.append("\n" if token.type == "hardbreak" else " " if token.type == "softbreak" else token.content)
    return "\n".join(normalize_line(line) for line in "".join(parts).split("\n"))


def _adopt(block: _Block, above: Provision | None, taken: set[str]) -> Provision:
    """A block that a person added: kind and number by the rules of source texts, depth of its neighbour."""
    text = _plain(block.raw)
    kind, num, rest = match_marker(text) or (Kind.PARAGRAPH, "", text)
    count = 1
    prefix = f"{above.anchor}-them" if above else "them"
    while f"{prefix}{count}" in taken:
        count += 1
    return Provision(
        kind=kind, anchor=f"{prefix}{count}", depth=above.depth if above else 1, num=num, text=rest,
        is_heading=block.is_heading,
    )  # fmt: skip


def _added(name: str, line: int, provision: Provision) -> Diagnostic:
    return Diagnostic(
        source=name,
        code="MDN001",
        severity=Severity.INFO,
        where=f"line {line}",
        message=f"a block without an attribute line was added by hand; it is kept as #{provision.anchor}",
    )
