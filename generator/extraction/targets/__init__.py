"""Targets (chỉ tiêu): a small grammar of Vietnamese administrative language.

Tokens (:mod:`.tokens`) → quantities (:mod:`.quantities`) → what a sentence says of each: level or change, base,
deadline (:mod:`.changes`, :mod:`.deadlines`) → which of them are commitments (:mod:`.refusals`).
"""

from generator.extraction.targets.context import read_body
from generator.extraction.targets.extract import extract_targets

__all__ = ["extract_targets", "read_body"]
