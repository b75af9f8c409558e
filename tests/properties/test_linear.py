"""Lines that no document has and anyone can send: time must not grow faster than they do."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.extraction.facts import extract_facts
from generator.extraction.metadata import extract_metadata
from generator.parsing.source import parse_text
from generator.pipeline.project import Project
from generator.reading.registry import read_source

AREAS = Project(root=Path(__file__).resolve().parents[2]).areas()
HEAD = (
    "Số: 12/KH-UBND\n\nLạng Sơn, ngày 12 tháng 01 năm 2023\n\nKẾ HOẠCH\n\nCẢI CÁCH HÀNH CHÍNH NĂM 2023\n\n"
    "I. MỤC TIÊU\n\n"
)
FLATTENED = "STT\n|\nViệc\n|\nChủ trì\n|\n|\n1\n|\nA\n|\nB\n|"
LINES: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "Đạt " + "1" * size,
    "commas": lambda size: "Đạt 5% " + ", " * size,
    "và": lambda size: "Đạt 5% " + "và " * size,
    "brackets": lambda size: "Đạt 5% " + "(" * size + ")" * size,
    "stops": lambda size: "Đạt 5% " + "." * size,
    "letters": lambda size: "a" * size,
    "shares in sentences": lambda size: "Đạt trên 95% hồ sơ đến năm 2025. " * (size // 20),
    "shares without an end": lambda size: "đạt trên 95% hồ sơ đến năm 2025, " * (size // 20),
    "acts": lambda size: "Nghị quyết số 12/NQ-CP ngày 12/3/2021 của Chính phủ và " * (size // 50),
    "laws": lambda size: "Luật sửa đổi, bổ sung một số điều của " * (size // 40),
    "places": lambda size: "khoản 1 Điều 3, " * (size // 10),
    "replaced acts": lambda size: "Quyết định này thay thế Quyết định số 12/QĐ-UBND, " * (size // 50),
    "bodies": lambda size: "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, " * (size // 50),
    "cells": lambda size: "a | " * size,
    "rows": lambda size: "1 | Nhiệm vụ đạt 5% | Sở Nội vụ | 2025\n" * (size // 40),
    "flattened tables": lambda size: f"{FLATTENED}\n|\n" * (size // 35),
    "flattened rows": lambda size: FLATTENED + "\n|\n-\n|\nTT\n|\nB\n|" * (size // 15),
    "wrapped lines": lambda size: "một dòng chữ không có dấu chấm cuối dòng và\n" * (size // 40),
    "lines in capitals": lambda size: "MỘT DÒNG CHỮ HOA\n" * (size // 15),
    "same number again": lambda size: "1. Nội dung\n" * (size // 12),
}
SMALL, LARGE = 10_000, 80_000
STEEPEST = 4.0
"""Time per character of the large line over that of the small one; 1 is linear, a quadratic step makes it 8."""


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_time_grows_as_the_text(line: Callable[[int], str]) -> None:
    seconds = [min(_seconds(HEAD + line(size)) for _ in range(2)) for size in (SMALL, LARGE)]
    assert seconds[1] / LARGE <= STEEPEST * max(seconds[0], 0.002) / SMALL


def _seconds(text: str) -> float:
    """Of this process alone: another one's work does not count."""
    start = time.process_time()
    parsed = parse_text(read_source(text.encode(), "case.txt")).value
    extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS)
    return time.process_time() - start
