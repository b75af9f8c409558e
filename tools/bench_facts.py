"""How fast text becomes facts on one core, and whether time grows as the text: `python -m tools.bench_facts`."""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from generator.errors import SourceError
from generator.extraction.facts import extract_facts
from generator.extraction.metadata import extract_metadata
from generator.model.document import ParsedSource
from generator.model.facts import DocumentFacts
from generator.parsing.source import parse_text
from generator.pipeline.project import Project
from generator.reading.registry import read_source
from generator.vocab.reform_areas import ReformArea

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SIMULATED = CORPUS / "simulated"
OWN = ROOT / "content" / "nguon"
AREAS = Project(root=ROOT).areas()
TEXTS = (".txt", ".md", ".html", ".json")
"""Of the real documents those whose bytes become text in a moment: reading the rest is measured by bench_reading."""
FIRST = 1_250_000
"""Bytes of the smallest text; it is doubled up to ten million."""
DOUBLINGS = 3
WANTED = 5.0
"""MB/s, text to facts."""
STEEPEST = 1.25
"""Time per byte of the longest text over that of the shortest; 1 is linear, a quadratic step would make it 8."""

Found = TypeVar("Found")


def sample(size: int) -> bytes:
    """Return at least `size` bytes of whole plans: those beside the repository, else those it ships with."""
    files = sorted(SIMULATED.glob("*.txt")) or sorted(OWN.rglob("*.txt"))
    once = b"\n\n".join(path.read_bytes() for path in files)
    return once * -(-size // len(once))


def measure(data: bytes) -> tuple[float, float]:
    """Return the seconds from bytes to tree, and from tree to facts."""
    parse_seconds, parsed = _timed(lambda: parse_text(read_source(data, "bench.txt")).value)
    fact_seconds, _ = _timed(lambda: _facts(parsed, AREAS))
    return parse_seconds, fact_seconds


def measure_documents(folder: Path) -> tuple[int, float, float, float]:
    """Return how many documents of a folder could be read, the MB of their text, and the seconds as `measure` does.

    Each is read once from its own format and measured as the text that it holds, so that a PDF would not count for
    more than its words.
    """
    size = parsing = extraction = 0.0
    texts = list(_texts(folder))
    for text in texts:
        first, second = measure(text)
        size, parsing, extraction = size + len(text) / 1e6, parsing + first, extraction + second
    return len(texts), size, parsing, extraction


def _texts(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in TEXTS:
            try:
                yield "\n".join(read_source(path.read_bytes(), path.name).lines).encode()
            except SourceError:
                continue


def _facts(parsed: ParsedSource, areas: tuple[ReformArea, ...]) -> DocumentFacts:
    return extract_facts(parsed.tree, extract_metadata(parsed).value, areas)


def _timed(work: Callable[[], Found]) -> tuple[float, Found]:
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def profile(size: int, *, lines: int) -> None:
    """Print where the time goes."""
    data = sample(size)
    profiler = cProfile.Profile()
    profiler.runcall(measure, data)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(lines)


def main() -> int:
    """Return 1 when time grows faster than the text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true", help="print where the time goes, and stop")
    options = parser.parse_args()
    if options.profile:
        profile(FIRST, lines=40)
        return 0
    measure(sample(100_000))  # what is cached stays cached
    pace = []
    for doubling in range(DOUBLINGS + 1):
        data = sample(FIRST * 2**doubling)
        parsing, extraction = measure(data)
        pace.append((parsing + extraction) / len(data))
        size = len(data) / 1e6
        print(
            f"{size:6.2f} MB: text to facts {1 / pace[-1] / 1e6:.2f} MB/s"
            f" (bytes to tree {size / parsing:.2f}, tree to facts {size / extraction:.2f})"
        )
    count, size, parsing, extraction = measure_documents(CORPUS / "documents" if CORPUS.is_dir() else OWN)
    print(
        f"{size:6.2f} MB in {count} real documents: text to facts {size / (parsing + extraction):.2f} MB/s"
        f" (bytes to tree {size / parsing:.2f}, tree to facts {size / extraction:.2f})"
    )
    steepness = pace[-1] / pace[0]
    print(f"wanted: {WANTED} MB/s, {'reached' if 1 / pace[-1] / 1e6 >= WANTED else 'not reached'}")
    print(f"time per byte, longest over shortest: {steepness:.2f} (at most {STEEPEST})")
    return 1 if steepness > STEEPEST else 0


if __name__ == "__main__":
    raise SystemExit(main())
