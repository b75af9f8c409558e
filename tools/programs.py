"""Find the programs that the readers and their tests run, or install them: `python -m tools.programs`."""

import shutil
import subprocess
import sys

from tools.browser import install_from_debian

PROGRAMS = {
    "soffice": "libreoffice-writer-nogui",  # reads Word 97-2003
    "tesseract": "tesseract-ocr",  # reads scans
    "pdftotext": "poppler-utils",  # a second reader of PDF, for the tests
    "antiword": "antiword",  # a second reader of .doc, for the tests
}
VIETNAMESE = "tesseract-ocr-vie"
MESSAGE = """\
These programs are missing and could not be installed: {names}.
Install them (Debian: apt-get install {packages}; macOS: brew install libreoffice tesseract tesseract-lang poppler
antiword) and run make test again."""


def missing_packages() -> dict[str, str]:
    """Return what is missing, as program to Debian package."""
    missing = {program: package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    if not _knows_vietnamese():
        missing["tesseract for Vietnamese"] = VIETNAMESE
    return missing


def main() -> int:
    """Return 0 once all programs are there, 1 where they cannot be had."""
    missing = missing_packages()
    if missing:
        install_from_debian(tuple(missing.values()), systems=("debian", "ubuntu"))
        missing = missing_packages()
    if not missing:
        return 0
    print(MESSAGE.format(names=", ".join(missing), packages=" ".join(missing.values())), file=sys.stderr)
    return 1


def _knows_vietnamese() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False, text=True)
    return "vie" in listed.stdout.split()


if __name__ == "__main__":
    sys.exit(main())
