"""Names that stay: the number of a document, its identity, its address."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["DocNumber", "DocumentId"]

# 2943/KH-UBND · 08-NQ/TU (Party: type before the slash) · 3759/BNV-CCHC (công văn: no type) · 30/2018/QĐ-UBND
_NUMBER = re.compile(
    r"""(?P<ordinal>\d{1,5}[a-zA-Z]?(?:\.\d+)?)
        (?: -(?P<party_type>[A-ZĐ][A-Za-zĐđ]*)(?P<party_rest>/[A-ZĐ][\wĐđ.&]*(?:[-/][\wĐđ.&]+)*)
          | (?:/(?P<year>(?:19|20)\d\d))? /(?P<symbol>[A-ZĐ][\wĐđ.&]*(?:[-/][\wĐđ.&]+)*)
        )""",
    re.VERBOSE,
)

_VARIANTS = (("–", "-"), ("—", "-"), ("_", "-"), ("Ð", "Đ"))
_MISTYPED = re.compile(r"^(?:ND(?=-?CP$)|QD(?=-|TTg$|UBND$))")
_UNJOINED = re.compile(
    r"^(?:(NQ|NĐ|QĐ|CT|KH|TTr)(CP|TTg|UBND|HĐND)"
    # "TTCP" and "TTBVTV" are bodies of their own: behind TT only the codes of ministries.
    r"|(QĐ|TT|KH|CT)(VPCP|NHNN|B(?:TC|NV|YT|GDĐT|CT|XD|GTVT|TNMT|NNPTNT|LĐTBXH|TP|CA|QP|KHCN|KHĐT|TTTT|VHTTDL|NNMT)))$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DocNumber:
    """Số, ký hiệu in canonical spelling: no blanks, hyphens and slashes as NĐ 30/2020 has them.

    >>> str(DocNumber.parse("76/NQ- CP"))
    '76/NQ-CP'
    >>> str(DocNumber.parse("118/2015/ND-CP")), str(DocNumber.parse("1626/QĐTTg"))
    ('118/2015/NĐ-CP', '1626/QĐ-TTg')
    >>> DocNumber.parse("08-NQ/TU").symbol
    'NQ/TU'
    """

    ordinal: str
    """The number itself as printed, leading zeros kept: ``0155``, ``30c``."""
    symbol: str
    """Everything after it: ``KH-UBND``, ``NQ/TU``, ``BNV-CCHC``; empty for the decrees of 1945, which have none."""
    year: int | None = None
    """Only where the number itself carries it: ``30/2018/QĐ-UBND``."""
    is_party_style: bool = False
    """Party documents put the type before the slash: ``08-NQ/TU``."""

    @classmethod
    def parse(cls, text: str) -> DocNumber | None:
        """The number that ``text`` is, blanks and dash variants repaired, or ``None`` when it is none."""
        compact = "".join(text.split())
        for variant, usual in _VARIANTS:
            compact = compact.replace(variant, usual)
        found = _NUMBER.fullmatch(compact.rstrip(".,;"))
        if found is None:
            return None
        if found["party_type"]:
            symbol = found["party_type"] + found["party_rest"]
            return cls(ordinal=found["ordinal"], symbol=symbol, is_party_style=True)
        year = int(found["year"]) if found["year"] else None
        return cls(ordinal=found["ordinal"], symbol=_as_canonical(found["symbol"]), year=year)

    @property
    def type_code(self) -> str | None:
        """The code of the document type inside the symbol (``KH``), ``None`` for a công văn (``BNV-CCHC``)."""
        return self.symbol.replace("/", "-").partition("-")[0] or None

    def __str__(self) -> str:
        """Canonical spelling; ``DocNumber.parse(str(n)) == n`` for every number of today's form."""
        if not self.symbol:
            return self.ordinal
        if self.is_party_style:
            return f"{self.ordinal}-{self.symbol}"
        year = f"/{self.year}" if self.year else ""
        return f"{self.ordinal}{year}/{self.symbol}"


def _as_canonical(symbol: str) -> str:
    """The symbol as it is written with care.

    Sites and keyboards without Đ write D, and no type has a code that begins so; typing loses the hyphen between a type
    and the bodies whose codes no unit shares.
    """
    if _MISTYPED.match(symbol):
        symbol = symbol.replace("D", "Đ", 1)
    joined = None if "-" in symbol else _UNJOINED.match(symbol)
    return "-".join(part for part in joined.groups() if part) if joined is not None else symbol


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class DocumentId:
    """Who a document is: place of issue, year, number. Numbers restart every year, so the year is part of it.

    >>> DocumentId(jurisdiction="lai-chau", year="2021", slug="2943-kh-ubnd").path
    'van-ban/lai-chau/2021/2943-kh-ubnd'
    """

    jurisdiction: str
    """Id of the province at signing, ``trung-uong`` for central bodies, ``khong-ro`` when the text does not say."""
    year: str
    """Four digits, or ``khong-ro-nam``."""
    slug: str
    """The number as ASCII (``2943-kh-ubnd``); ``khong-so-`` and eight digits of the SHA-256 when there is none."""

    @property
    def path(self) -> str:
        """Address below the site's root, without slashes at the ends."""
        return f"van-ban/{self.jurisdiction}/{self.year}/{self.slug}"

    def __str__(self) -> str:
        """``lai-chau/2021/2943-kh-ubnd``."""
        return f"{self.jurisdiction}/{self.year}/{self.slug}"

    @classmethod
    def parse(cls, text: str) -> DocumentId:
        """The identity that ``str()`` wrote; ``ValueError`` when ``text`` has not three parts."""
        jurisdiction, year, slug = text.split("/")
        return cls(jurisdiction=jurisdiction, year=year, slug=slug)
