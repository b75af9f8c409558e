"""õ for ò: what the fonts of some PDFs and the texts taken from them have, ``phõng`` for *phòng*, ``tõa`` for *tòa*.

A letter alone tells nothing (*ngõ* and *ngò*, *cõng* and *còng* are both words), so only words count that are none with
õ and common with ò. Many of them say that the document's ò is broken; one may be a slip for something else (``theo
đõi``), and is left and flagged. So are names (``ông Hõn``, ``bản Mõng``) where no other word is broken: a name is
spelled as its bearer spells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model.provenance import Repair

__all__ = ["mend_tilde"]

_WITH_GRAVE = (
    "bòn bòng chòi chòm cò còm còn dò dòm đò đòi đòn đòng giò giòn giòng gòn hò hòa hòe hòi hòn hòng khòm mòi mòn mòng "
    "ngòi nhòa nòi nòng nòm phò phòng pòng ròng sò tò tòa tòi tòng thò tròn tròng trò vòi vòm vòn xòe"
)
"""Words that are none with õ in the place of ò; not *dòng*, *lòng* and *vòng*, as dõng, lõng and võng are words."""
_MENDED = {word.replace("ò", "õ"): word for word in _WITH_GRAVE.split()}
_WORD = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_MENDED)})(?![^\W\d_])", re.IGNORECASE)
_SOUND = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_MENDED.values())})(?![^\W\d_])", re.IGNORECASE)
_MOTTO = re.compile(r"(?<=CỘNG)\s+HÕA(?=\s+XÃ\s+HỘI)", re.IGNORECASE)
"""No slip: whoever types the motto copies it, and every head has it."""
_MANY, _KINDS = 4, 2
"""Words that must be broken, and how many different ones, before it is the document's ò and no slip."""


def mend_tilde(text: str) -> tuple[str, tuple[Repair, ...]]:
    """``text`` in NFC with ò where it has õ for it throughout, and what was changed; one case or two are only counted.

    >>> mend_tilde("Phõng họp của Tõa án, trõ chơi, còn rõ và phõng học")
    ('Phòng họp của Tòa án, trò chơi, còn rõ và phòng học', (Repair(kind='tilde-for-grave', count=4),))
    >>> mend_tilde("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    ('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', (Repair(kind='tilde-for-grave', count=1),))
    >>> mend_tilde("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM, phòng họp, tòa án, ông Hõn")[1]
    (Repair(kind='tilde-for-grave', count=1), Repair(kind='tilde-in-doubt', count=1))
    >>> mend_tilde("theo đõi")
    ('theo đõi', (Repair(kind='tilde-in-doubt', count=1),))
    """
    if not _has_tilde(text):
        return text, ()
    # Asked piece by piece: the pattern is tried at every character, and few pieces of few lines have an õ.
    pieces = (piece for line in text.split("\n") if _has_tilde(line) for piece in line.split() if _has_tilde(piece))
    found = [word for piece in pieces for word in _WORD.findall(piece)]
    if not found:
        return text, ()
    mottos = len(_MOTTO.findall(text))
    if not _is_broken(text, found, mottos):
        counts = {"tilde-for-grave": mottos, "tilde-in-doubt": len(found) - mottos}
        return _MOTTO.sub(_with_grave, text), tuple(Repair(kind=kind, count=n) for kind, n in counts.items() if n)
    return _WORD.sub(_with_grave, text), (Repair(kind="tilde-for-grave", count=len(found)),)


def _has_tilde(text: str) -> bool:
    return "õ" in text or "Õ" in text


def _is_broken(text: str, found: Sequence[str], mottos: int) -> bool:
    """Whether the ò of the whole text is broken: few of its words are sound, and others than names have õ."""
    if len(_SOUND.findall(text)) >= len(found) - mottos:
        return False
    kinds = {word.lower() for word in found if not word.istitle()}
    return mottos > 0 or (len(found) >= _MANY and len(kinds) >= _KINDS)


def _with_grave(found: re.Match[str]) -> str:
    return found[0].replace("õ", "ò").replace("Õ", "Ò")
