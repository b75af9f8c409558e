"""Where a project's folders are, and what its owner chose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.model.corpus import SiteSettings
from generator.storage.documents import ContentFolder
from generator.vocab.indicators import IndicatorCatalogue, load_indicators
from generator.vocab.reform_areas import ReformArea, load_reform_areas
from generator.vocab.settings import load_settings

__all__ = ["Project"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """A folder with ``content/``, ``site_config/`` and ``mkdocs.yml``."""

    root: Path

    @property
    def content(self) -> ContentFolder:
        """``content/``: what is committed."""
        return ContentFolder(root=self.root / "content")

    @property
    def docs(self) -> Path:
        """``build/docs/``: the planned pages, MkDocs' input; ours alone."""
        return self.root / "build" / "docs"

    @property
    def draft(self) -> Path:
        """``build/site/``: the site while it is made and checked."""
        return self.root / "build" / "site"

    @property
    def site(self) -> Path:
        """``site/``: the finished site."""
        return self.root / "site"

    @property
    def engine_config(self) -> Path:
        """``mkdocs.yml``."""
        return self.root / "mkdocs.yml"

    def areas(self) -> tuple[ReformArea, ...]:
        """The reform areas of ``site_config/linh-vuc.yml``."""
        return load_reform_areas(self.root / "site_config" / "linh-vuc.yml")

    def catalogue(self) -> IndicatorCatalogue:
        """The indicators of ``site_config/chi-tieu.yml``."""
        return load_indicators(self.root / "site_config" / "chi-tieu.yml")

    def settings(self, *, url: str = "", is_demo: bool = False) -> SiteSettings:
        """The settings of ``site_config/trang.yml``; ``url`` stands above the file's, when given."""
        settings = load_settings(self.root / "site_config" / "trang.yml")
        return replace(settings, url=url or settings.url, is_demo=is_demo or settings.is_demo)
