"""The test documents beside the repository: far more than the two that the project itself ships."""

from pathlib import Path
from typing import Final

SHARED: Final = Path(__file__).resolve().parents[2] / "shared"


def shared_files(pattern: str) -> list[Path]:
    """Return the files under ../shared that match `pattern`, sorted: for `pytest.mark.parametrize`.

    Where ../shared is missing the list is empty; tests marked `corpus` are deselected there.
    """
    return sorted(path for path in SHARED.glob(pattern) if path.is_file())
