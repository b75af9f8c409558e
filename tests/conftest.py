"""What every test may use: Hypothesis profiles, and the documents in ../shared."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.shared_data import SHARED

# A wall-clock limit on one example tests how busy the machine is, not the code.
settings.register_profile("dev", deadline=None, max_examples=100)
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=200,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# `make fuzz`: as many mixes as issue 3 asks for; ten minutes are too long for `make test`.
settings.register_profile("fuzz", settings.get_profile("ci"), max_examples=10_000)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the `corpus` tests out where ../shared does not exist, as in a clone from the web."""
    if SHARED.is_dir():
        return
    left_out = [item for item in items if item.get_closest_marker("corpus")]
    items[:] = [item for item in items if not item.get_closest_marker("corpus")]
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test documents; ask for it only in tests marked `corpus`."""
    return SHARED


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root."""
    return Path(__file__).resolve().parents[1]
