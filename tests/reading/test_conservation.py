"""Every character that an independent library finds in a file stands in what we read, or is explained by name."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.model.provenance import SourceText
from generator.reading.external import find_libreoffice
from generator.reading.legacy import mend_legacy
from generator.reading.raw_text import ReadingJob
from generator.reading.registry import read_job
from generator.reading.tilde import mend_tilde
from generator.reading.word import prepare_word_files
from generator.text.unicode import normalize_lines
from tests.reading.independent import EXTRACTORS, extract
from tests.shared_data import shared_files

FILES = [path for path in shared_files("corpus/documents/*") if path.suffix in EXTRACTORS]
DIFFERENCES = Path(__file__).with_name("differences.tsv")
# What antiword writes for each picture; it is no text of the document.
PICTURE = "[pic]"
# The extraction of a page may be one line, in which clean words stand beside legacy ones; a line is mended as a whole.
CLEAN_WORDS = re.compile("((?:\\S*[ĂăĐđƠơƯư\u1ea0-\u1ef9]\\S*\\s*)+)")

pytestmark = pytest.mark.corpus


@cache
def explained() -> Mapping[str, str]:
    with DIFFERENCES.open(encoding="utf-8", newline="") as stream:
        return {row["file"]: row["characters"] for row in csv.DictReader(stream, delimiter="\t")}


@cache
def word_files() -> Mapping[Path, bytes | SourceError]:
    """All Word files of the corpus in one run of LibreOffice, as the program does it."""
    files = [path for path in FILES if path.suffix == ".doc"]
    made = prepare_word_files([path.read_bytes() for path in files])
    return {files[index]: docx for index, docx in made.items()}


def read(path: Path) -> SourceText | None:
    docx = word_files().get(path) if path.suffix == ".doc" else None
    try:
        return read_job(ReadingJob(data=path.read_bytes(), docx=docx), path.name)
    except SourceError:
        return None  # refusals are listed by name in test_refusals.py


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text.casefold() if char.isalnum())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[:60])
def test_no_character_is_lost(path: Path) -> None:
    text = read(path)
    if text is None:
        return
    plain = extract(path).replace(PICTURE, "")
    letters_mended = mend_legacy(CLEAN_WORDS.sub(r"\n\1\n", plain))[0]
    mended = "\n".join(normalize_lines(mend_tilde(letters_mended)[0])[0])
    aside = "\n".join(line for one in text.set_aside for line in one.lines)
    lost = letters(mended) - letters("\n".join(text.lines)) - letters(aside)
    assert sum(lost.values()) == int(explained().get(path.name, "0")), lost


def test_the_proof_covers_every_format() -> None:
    assert find_libreoffice() is not None, "python -m tools.programs installs what the tests of .doc need"
    counts = Counter(path.suffix for path in FILES if read(path) is not None)
    assert sum(counts.values()) >= 400
    assert set(counts) == set(EXTRACTORS)


def test_every_explanation_is_needed() -> None:
    assert set(explained()) <= {path.name for path in FILES}
