"""MkDocs, as a process of its own: its logging, its plugins and its state stay out of ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.errors import PublishError

__all__ = ["build_pages"]


def build_pages(*, config: Path, site: Path, has_address: bool) -> None:
    """Builds the pages that ``config`` names into ``site``; a warning of MkDocs is a failure.

    Args:
        config: ``mkdocs.yml``.
        site: Folder to write; MkDocs empties it first.
        has_address: Whether the public address is known; a sitemap can only hold whole addresses, so none is left
            without it.

    Raises:
        PublishError: With what MkDocs said.
    """
    options = ["--strict", "--quiet", "--config-file", str(config), "--site-dir", str(site.resolve())]
    command = [sys.executable, "-X", "utf8", "-m", "mkdocs", "build", *options]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise PublishError(f"MkDocs stopped: {(done.stderr or done.stdout).strip()}")
    if not has_address:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (site / name).unlink(missing_ok=True)
