"""Give damaged files of every format to the whole conversion: `python -m tools.fuzz --minutes 60`.

Each input comes from a number alone, so that a run can be repeated. A worker process takes the inputs one by one under
limits of time and memory. What is neither converted nor refused with a code is a finding: it is made as small as it
goes and kept under build/fuzz/, and under tests/reading/fuzz/ with --keep, where it stays as a test.
"""

import argparse
import hashlib
import json
import multiprocessing
import random
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.errors import ParseError, ReadError
from generator.extraction.facts import extract_facts
from generator.parsing.markdown import parse_markdown
from generator.pipeline.conversion import convert_source
from generator.pipeline.project import Project
from generator.rendering.markdown import render_markdown
from tools.fuzz_bases import Base, corpus_bases, own_bases
from tools.fuzz_smaller import smaller
from tools.mutations import mutate

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "tests" / "reading" / "fuzz"
FOUND = ROOT / "build" / "fuzz"
SECONDS = 10.0
"""Processor time that one input of at most 0.5 MB may take."""
HANG = 60
"""Processor time after which the system ends a worker that hangs outside of Python."""
MEGABYTES = 600
"""Memory of a worker, whatever it read."""
ADDRESSES = 4_000_000_000
INPUTS_A_WORKER = 400
KINDS = ("txt", "md", "html", "mht", "json", "docx", "docx", "doc", "rtf", "pdf", "pdf", "own")
NO_WORD = ReadError("SRC007", "no LibreOffice while fuzzing: it takes seconds a file")
AREAS = Project(root=ROOT).areas()
_FRAME = re.compile(r'File "[^"]*/(generator/[^"]+)", line \d+, in (\w+)')


class LossError(AssertionError):
    """A document that is not the text it was made from."""


class SlowError(AssertionError):
    """An input that takes longer than :data:`SECONDS`."""


class GreedyError(AssertionError):
    """An input that takes more than :data:`MEGABYTES`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One input."""

    name: str
    data: bytes
    docx: bytes | None = None
    """For old Word files: what LibreOffice made of them."""
    is_own: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What went wrong with a case; equal signatures are taken for one mistake."""

    signature: str
    details: str


@dataclass(slots=True)
class Tally:
    """What a run has seen."""

    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    findings: dict[str, str] = field(default_factory=dict)
    """By signature: where the case is kept."""

    @property
    def inputs(self) -> int:
        """How many."""
        return sum(counter.total() for counter in self.outcomes.values())


def examine(case: Case) -> str:
    """Return what became of an input: `read`, or the code of its refusal.

    Raises:
        LossError: The document made from it is not the text that was read.
        Exception: Whatever else the program raises: that is the finding.
    """
    if case.name.endswith(".own"):
        try:
            parse_markdown(case.data.decode("utf-8", "replace"), name=case.name)
        except ParseError:
            return "MDN002"
        return "read"
    outcome = convert_source(case.data, case.name, case.docx if case.docx is not None else NO_WORD)
    codes = [found.code for found in outcome.diagnostics]
    if outcome.value is None:
        if "CON001" in codes:
            raise LossError(outcome.diagnostics[-1].message)
        return codes[-1]
    document = outcome.value
    markdown = render_markdown(document, version="1")
    if parse_markdown(markdown, name="x.md").value != document:
        raise LossError("its Markdown reads back as another document")
    markdown.encode()
    facts = extract_facts(document.tree, document.metadata, AREAS)
    if any(
        document.tree.get(one.span.anchor).text[one.span.start : one.span.end] != one.raw for one in facts.citations
    ):
        raise LossError("a citation is not in its sentence")
    return "read"


def make_case(number: int, bases: Sequence[Base]) -> Case:
    """Return the input with this number."""
    chance = random.Random(number)
    kind = chance.choice(KINDS)
    alike = [one for one in bases if one.kind == kind] or bases
    base, other = chance.choice(alike), chance.choice(alike)
    docx = mutate("docx", base.docx, base.docx, chance) if base.docx is not None else None
    keeps = docx is not None and chance.random() < 0.8
    data = base.data if keeps else mutate(base.kind, base.data, other.data, chance)
    return Case(name=f"x.{base.kind}", data=data, docx=docx, is_own=base.is_own and other.is_own)


def _measure_ended(case: Case) -> str:
    """As :func:`measure`, in a worker: the system ends it when it hangs outside of Python."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + HANG, resource.RLIM_INFINITY))
    return measure(case)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))


def measure(case: Case) -> str:
    """As :func:`examine`, within time and memory.

    Raises:
        SlowError: It took too long.
        GreedyError: It took too much.
    """
    started = time.process_time()
    outcome = examine(case)
    seconds = time.process_time() - started
    if seconds > SECONDS:
        raise SlowError(f"{seconds:.1f} s for {len(case.data)} bytes of {case.name} ({outcome})")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if peak > MEGABYTES:
        raise GreedyError(f"{peak} MB after {len(case.data)} bytes of {case.name} ({outcome})")
    return outcome


class Runner:
    """Runs cases in one process, and in a new one when that is ended."""

    def __init__(self) -> None:
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            max_workers=1,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_limit,
            max_tasks_per_child=INPUTS_A_WORKER,
        )

    def run(self, case: Case) -> str | Finding:
        """What became of the case."""
        future = self._executor.submit(_measure_ended, case)
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, BrokenProcessPool | GreedyError):
            self._executor.shutdown()
            self._executor = self._start()
        details = f"{error.__cause__ or ''}\n{type(error).__name__}: {error}"
        frames = _FRAME.findall(details)
        place = ":".join(frames[-1]) if frames and not isinstance(error, SlowError | GreedyError) else case.name
        return Finding(signature=f"{type(error).__name__} {place}", details=details[-3000:])

    def close(self) -> None:
        """Ends the process."""
        self._executor.shutdown()


def _still_fails(runner: Runner, case: Case, signature: str, data: bytes) -> bool:
    found = runner.run(replace(case, data=data))
    return isinstance(found, Finding) and found.signature == signature


def keep(runner: Runner, case: Case, finding: Finding, *, number: int, among_tests: bool) -> Path:
    """Write the case as small as it goes, and what went wrong beside it."""
    if case.docx is not None and _still_fails(
        runner, (as_docx := Case(name="x.docx", data=b"")), finding.signature, case.docx
    ):
        case = replace(as_docx, data=case.docx, is_own=case.is_own)
    is_quick = not finding.signature.startswith(("Slow", "Greedy", "Broken"))
    data = smaller(case.data, partial(_still_fails, runner, case, finding.signature), tries=400 if is_quick else 12)
    folder = SEEDS if among_tests and case.is_own else FOUND
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(finding.signature.encode()).hexdigest()[:10]
    path = folder / f"{name}{Path(case.name).suffix}"
    path.write_bytes(data)
    FOUND.mkdir(parents=True, exist_ok=True)
    (FOUND / f"{name}.log").write_text(f"input {number}\n{finding.signature}\n{finding.details}\n", encoding="utf-8")
    return path


def fuzz(bases: Sequence[Base], *, minutes: float, start: int, among_tests: bool) -> Tally:
    """Run inputs from number `start` on until the minutes are over."""
    runner, tally, number = Runner(), Tally(), start
    begun = told = time.monotonic()
    while time.monotonic() - begun < 60 * minutes:
        case = make_case(number, bases)
        found = runner.run(case)
        if isinstance(found, Finding) and found.signature not in tally.findings:
            print(f"input {number}: {found.signature}", flush=True)
            path = keep(runner, case, found, number=number, among_tests=among_tests)
            tally.findings[found.signature] = path.name
            print(f"  kept as {path.relative_to(ROOT)}", flush=True)
        outcome = "finding" if isinstance(found, Finding) else found
        tally.outcomes.setdefault(Path(case.name).suffix, Counter())[outcome] += 1
        number += 1
        if time.monotonic() - told > 60:
            told = time.monotonic()
            print(f"{(told - begun) / 60:.0f} min: {tally.inputs} inputs, {len(tally.findings)} findings", flush=True)
    runner.close()
    return tally


def main() -> int:
    """Fuzz, say what came of it; return 1 when there was a finding."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--start", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", action="store_true", help="run that one input alone, without limits")
    parser.add_argument("--keep", action="store_true", help="keep findings in own material as tests")
    arguments = parser.parse_args()
    bases = [*own_bases(), *corpus_bases()]
    print(f"{len(bases)} undamaged files", flush=True)
    if arguments.only:
        case = make_case(arguments.start, bases)
        Path(FOUND / case.name).write_bytes(case.data)
        print(case.name, len(case.data), "bytes:", examine(case))
        return 0
    tally = fuzz(bases, minutes=arguments.minutes, start=arguments.start, among_tests=arguments.keep)
    for kind, counter in sorted(tally.outcomes.items()):
        print(kind, dict(sorted(counter.items())))
    FOUND.mkdir(parents=True, exist_ok=True)
    record = {"inputs": tally.inputs, "outcomes": tally.outcomes, "findings": tally.findings}
    (FOUND / "report.json").write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return int(bool(tally.findings))


if __name__ == "__main__":
    sys.exit(main())
