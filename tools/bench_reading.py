"""Measure reading against markitdown on the same files in one run: `python -m tools.bench_reading FOLDER`.

Ratios in one run say more than seconds: both programs had the same machine in the same minutes.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from generator.errors import SourceError
from generator.reading.registry import read_source

WANTED = {".html": 10.0, ".docx": 20.0, ".pdf": 12.0}
"""How many times as fast as markitdown each format is to be read."""


def seconds_of(read: Callable[[Path], object], files: list[Path]) -> float:
    """Return the processor time that reading all files takes: what others do on the machine at the time counts less.

    The first file is read once before, for what is loaded only then.
    """
    read(files[0])
    started = time.process_time()
    for path in files:
        read(path)
    return time.process_time() - started


def ours(path: Path) -> object:
    """Read a file, repair and normalising included; a refusal is a result too."""
    try:
        return read_source(path.read_bytes(), path.name)
    except SourceError as error:
        return error


def theirs() -> Callable[[Path], object]:
    """Return markitdown's reading of a file."""
    from markitdown import MarkItDown  # noqa: PLC0415 - only `make bench` installs it
    from markitdown._exceptions import MarkItDownException  # noqa: PLC0415

    converter = MarkItDown()

    def read(path: Path) -> object:
        try:
            return converter.convert(str(path))
        except MarkItDownException as error:
            return error

    return read


def main() -> int:
    """Print the ratios, as JSON with --json; return 1 when one is below what is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows: dict[str, dict[str, float]] = {}
    other = theirs()
    for suffix, wanted in WANTED.items():
        files = sorted(arguments.folder.glob(f"*{suffix}"))
        mine = seconds_of(ours, files)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 if not rows else None
        ratio = seconds_of(other, files) / mine
        rows[suffix] = {"files": len(files), "seconds": round(mine, 2), "ratio": round(ratio, 1), "wanted": wanted}
        print(f"{suffix}: {len(files)} files in {mine:.2f} s, {ratio:.1f} times as fast (wanted: {wanted:.0f})")
        if peak is not None:
            print(f"peak memory so far {peak:.0f} MB")
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return int(any(row["ratio"] < row["wanted"] for row in rows.values()))


if __name__ == "__main__":
    sys.exit(main())
