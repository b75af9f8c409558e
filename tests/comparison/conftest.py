from pathlib import Path

import pytest

from generator.vocab.indicators import IndicatorCatalogue, load_indicators
from generator.vocab.reform_areas import ReformArea, load_reform_areas


@pytest.fixture(scope="session")
def catalogue(repository: Path) -> IndicatorCatalogue:
    return load_indicators(repository / "site_config/chi-tieu.yml")


@pytest.fixture(scope="session")
def areas(repository: Path) -> tuple[ReformArea, ...]:
    return load_reform_areas(repository / "site_config/linh-vuc.yml")
