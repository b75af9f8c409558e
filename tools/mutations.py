"""Damage to files, by format and by seed: what `python -m tools.fuzz` gives the readers to read."""

import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence

from lxml import etree

from generator.reading.limits import BROKEN_ZIP

__all__ = ["mutate"]

Mutator = Callable[[bytes, random.Random], bytes]

MAX_SIZE = 500_000
"""Bytes that a damaged file may have: a reader that is slow beyond reason shows it well below."""
ODD_NUMBERS = ("-1", "0", "1", "65536", "99999999999", "1e9", "²", "٣", "NaN", "", "x")
ODD_BYTES = (
    b"\x00",
    b"\xff",
    b"\xad",
    b"\x02",
    b"\n" * 50,
    b" " * 200,
    b"<",
    b"&",
    b"%",
    b"{",
    b"}",
    b"\\",
    b"|",
    b"\xed\xa0\x80",
)
ODD_TEXT = (
    "\u202e", "\u00ad", "\u2e28", "\u2e29", "\u0301", "\ufeff", "\u2028", "\x85", "\u00a0" * 9, "\ud7ff\ue000",
    "\ufffe", "İ", "ß", "ǅ", "ﬁ", "½", "①", "Số: /KH-UBND", "Điều", "ĐIỀU 1.", "I.", "1.1.1.1.1.1.1.1.", "a)",
    "[...]", "./.", "Nơi nhận:", "| | |", "{: #a .b }", "---", "```", "$$", "C«ng hßa x· héi",
    "ngày 31 tháng 2 năm 0", "99999999999999999999%", "[1]", "**",
)  # fmt: skip
HTML_TAGS = (
    "<table>", "<tr>", "<td>", "</td>", "</table>", "<div hidden>", "<p>", "</p>", "<br>", "<ol start=-1>",
    "<li value=99999999>", "<td colspan=99999 rowspan=99999>", "<template>", "<svg>", "<math>", "<select>",
    "<frameset>", "<plaintext>", "<!--", "-->", "<article>", "<main>", "<div id=toanvancontent>", "<body>", "</body>",
    "<title>", "<![CDATA[", "<p style='display:none'>", "&#xD800;", "&#0;", "&#x110000;", "&nbsp", "<img alt='x'>",
    "<meta charset=utf-7>", "<meta charset=idna>", "<meta charset=hex>",
)  # fmt: skip
RTF_WORDS = (
    r"\par ", r"\line ", r"\cell ", r"\row ", r"\u-1?", r"\u55296?", r"\u99999999?", r"\uc0 ", r"\uc9 ",
    r"\bin9999999 ", r"\'zz", r"\'", r"\f99999999999 ", r"\f1 ", r"{\*\x ", r"{\fonttbl{\f1 .VnTimeH;}}",
    r"\ansicpg1258 ", r"\ansicpg99999 ", "{", "}", r"\~", r"{\footnote ", r"\pict ", r"\object ", r"\trowd ",
    r"\nestcell ", r"\v ", r"\deleted ", r"\u", "\\",
)  # fmt: skip
PDF_WORDS = (
    b" BT ", b" ET ", b" Q ", b" q " * 400, b" Tj ", b" Td ", b" 0 0 0 0 0 0 Tm ", b" 1e38 ", b" -1e38 ", b" 0 Tf ",
    b"/Rotate 90 ", b"/MediaBox [0 0 0 0] ", b"/Kids [1 0 R 2 0 R 3 0 R 4 0 R] ", b"/Count 99999999 ", b" endobj ",
    b" endstream ", b" obj ", b"<<", b">>", b"/Encrypt 1 0 R ", b"/ToUnicode 1 0 R ", b"/Differences [1 /a] ",
    b"/Identity-H ", b"<FEFFD800> Tj ", b"/Type0 ",
)  # fmt: skip
_XML_VALUE = re.compile(rb'="[^"<>]{0,60}"')
_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_PDF_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def mutate(kind: str, data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return `data` damaged one to six times as files of its kind are, and as any file is; `other` lends pieces."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        own = BY_KIND.get(kind, ())
        # Damage to a packed file as such seldom leaves anything to read.
        both = own if own[:1] == (_zip_part,) and chance.random() < 0.95 else (*own, *own, *ANY)
        mutator = chance.choice(both)
        data = _splice(data, other, chance) if mutator is _splice_mark else mutator(data, chance)
    return data[:MAX_SIZE]


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = _place(data, chance)
    return start, min(len(data), start + int(2 ** chance.uniform(0, 12)))


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 30))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)]


def _delete(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    times = min(chance.choice((2, 20, 3000)), MAX_SIZE // max(1, end - start))
    return data[:start] + data[start:end] * times + data[end:]


def _move(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    at = _place(rest, chance)
    return rest[:at] + data[start:end] + rest[at:]


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = _span(other, chance)
    at = _place(data, chance)
    return chance.choice((data[:at] + other[start:end] + data[at:], data[:at] + other[start:]))


def _splice_mark(data: bytes, _chance: random.Random) -> bytes:
    return data  # `mutate` calls _splice in its place: it alone needs the other file


def _insert_bytes(data: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    return data[:at] + chance.choice(ODD_BYTES) + data[at:]


def _insert_text(data: bytes, chance: random.Random) -> bytes:
    at = _place(data, chance)
    text = chance.choice(ODD_TEXT) * chance.choice((1, 1, 2, 500))
    return data[:at] + text.encode(chance.choice(("utf-8", "utf-8", "utf-16-le")), "surrogatepass") + data[at:]


def _number(data: bytes, chance: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + chance.choice(ODD_NUMBERS).encode() + data[one.end() :]


def _recode(data: bytes, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "cp1258", "latin-1", "utf-7"))
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def _insert_from(words: Sequence[bytes]) -> Mutator:
    def insert(data: bytes, chance: random.Random) -> bytes:
        at = _place(data, chance)
        return data[:at] + chance.choice(words) * chance.choice((1, 1, 3, 300, 5000)) + data[at:]

    return insert


def _wrap_from(words: Sequence[tuple[bytes, bytes]]) -> Mutator:
    def wrap(data: bytes, chance: random.Random) -> bytes:
        (opening, closing), times = chance.choice(words), chance.choice((1, 10, 300, 6000))
        start, end = _span(data, chance)
        return data[:start] + opening * times + data[start:end] + closing * times + data[end:]

    return wrap


def _shuffle_tags(data: bytes, chance: random.Random) -> bytes:
    found = list(_TAG.finditer(data))
    if len(found) < 2:
        return data
    first, second = sorted(chance.sample(found, 2), key=lambda one: one.start())
    middle = data[first.end() : second.start()]
    return data[: first.start()] + second.group() + middle + first.group() + data[second.end() :]


def _xml_value(data: bytes, chance: random.Random) -> bytes:
    found = list(_XML_VALUE.finditer(data))
    if not found:
        return data
    one = chance.choice(found)
    return data[: one.start()] + b'="' + chance.choice(ODD_NUMBERS).encode() + b'"' + data[one.end() :]


def _xml_tree(data: bytes, chance: random.Random) -> bytes:
    """An element of an XML part copied, moved into another, nested in itself, or taken away."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    elements = list(root.iter("*"))
    one, place = chance.choice(elements), chance.choice(elements)
    if one is root:
        return data
    copy = etree.fromstring(etree.tostring(one))
    way = chance.randrange(4)
    if way == 0:
        place.append(copy)
    elif way == 1:
        one.tag = place.tag
    elif way == 2:
        for _ in range(chance.choice((3, 60, 240))):
            outer = etree.Element(one.tag)
            outer.append(copy)
            copy = outer
        place.append(copy)
    else:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    return etree.tostring(root)


def _zip_part(data: bytes, chance: random.Random) -> bytes:
    """One part of a ZIP file damaged as XML or as bytes, left out, doubled or renamed, and the file packed again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
    except BROKEN_ZIP:
        return _flip(data, chance)
    weights = [4 if name.startswith("word/") else 1 for name, _ in parts]
    if not parts:
        return data
    index = chance.choices(range(len(parts)), weights)[0]
    name, part = parts[index]
    way = chance.randrange(20)
    if way == 0:
        del parts[index]
    elif way == 1:
        parts[index] = (chance.choice(("word/document.xml", "../x", "word/styles.xml", "xl/x", "")), part)
    else:
        mutator = chance.choice((_xml_tree, _xml_tree, _xml_tree, _xml_value, _xml_value, _shuffle_tags, *ANY))
        parts[index] = (name, mutator(part, chance)[:MAX_SIZE])
    return pack(parts)


def pack(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """Return a ZIP file of these parts; the same parts give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in dict(parts):
            archive.writestr(zipfile.ZipInfo(name), dict(parts)[name])
    return stream.getvalue()


def _pdf_unpacked(data: bytes, _chance: random.Random) -> bytes:
    """A PDF with its streams unpacked, so that further damage meets what is in them; pdfium mends the table."""

    def unpacked(found: re.Match[bytes]) -> bytes:
        try:
            return b"stream\n" + zlib.decompressobj().decompress(found[1], 500_000) + b"\nendstream"
        except zlib.error:
            return found[0]

    return _PDF_STREAM.sub(unpacked, data).replace(b"/Filter/FlateDecode", b"").replace(b"/Filter /FlateDecode", b"")


def _json_value(data: bytes, chance: random.Random) -> bytes:
    """A record with one of its values replaced by something that no crawler writes."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return data
    place = record
    while isinstance(place, dict) and place:
        key = chance.choice(sorted(place))
        if not isinstance(place[key], dict) or chance.random() < 0.5:
            place[key] = chance.choice(
                (None, True, -1, 1e300, [], {}, [[[]]], "\ud800", "", place[key], [place[key]], {"a": 1})
            )
            break
        place = place[key]
    return json.dumps(record, ensure_ascii=chance.random() < 0.7).encode("utf-8", "surrogatepass")


ANY: tuple[Mutator, ...] = (
    _flip, _flip, _cut, _delete, _repeat, _move, _splice_mark, _insert_bytes, _insert_text, _number, _recode,
)  # fmt: skip
_HTML: tuple[Mutator, ...] = (
    _insert_from([tag.encode() for tag in HTML_TAGS]),
    _wrap_from(
        [(b"<table><tr><td>", b"</td></tr></table>"), (b"<div>", b"</div>"), (b"<ol><li>", b"</ol>"), (b"<b>", b"</b>")]
    ),
    _shuffle_tags,
)
BY_KIND: Mapping[str, tuple[Mutator, ...]] = {
    "txt": (_insert_text, _repeat, _insert_text),
    "md": (_insert_text, _repeat),
    "html": _HTML,
    "mht": _HTML,
    "json": (_json_value, _json_value, *_HTML),
    "docx": (_zip_part,) * 8,
    "doc": (_zip_part,) * 2,
    "rtf": (
        _insert_from([word.encode() for word in RTF_WORDS]),
        _wrap_from([(b"{", b"}"), (rb"{\f1 ", b"}"), (rb"{\*\x ", b"}")]),
    ),
    "pdf": (_pdf_unpacked, _pdf_unpacked, _insert_from(PDF_WORDS), _number, _number),
}
"""What belongs to a format; every kind is also damaged as any file is."""
