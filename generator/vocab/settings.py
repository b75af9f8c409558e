"""What the site's owner chose: `site_config/trang.yml`."""

from pathlib import Path

from generator.model.corpus import SiteSettings
from generator.vocab.loading import load_file


def load_settings(path: Path) -> SiteSettings:
    """Return the settings in a site owner's file.

    Raises:
        VocabularyError: If the file cannot be read or breaks the schema `settings.json`.
    """
    data = load_file(path, schema="settings")
    defaults = SiteSettings(title="", description="", url="", report_url="")
    return SiteSettings(
        title=data["title"],
        description=data["description"],
        url=data.get("url", ""),
        report_url=data.get("report_url", ""),
        periods=tuple((first, last) for first, last in data.get("periods", defaults.periods)),
        is_demo=data.get("is_demo", False),
    )
