"""The corpus to a finished site."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.errors import PublishError
from generator.model.corpus import Corpus, SiteSettings
from generator.model.document import AnalysedDocument
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.model.page import Download, Page
from generator.pipeline.corpus import build_corpus, load_documents, published
from generator.pipeline.project import Project
from generator.publishing.engine import build_pages
from generator.publishing.promises import SiteWeight, check_site, weigh_site
from generator.publishing.search_index import build_search_index
from generator.rendering.search_records import render_search_records
from generator.rendering.site import render_hand_written, render_site
from generator.storage.documents import ContentFolder
from generator.storage.pages import WriteReport, write_pages

__all__ = ["BuildReport", "build_site", "check_project"]

Step = Callable[[str], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class BuildReport:
    """What a build made."""

    documents: int
    left_out: int
    """Files of the corpus that are in error."""
    pages: WriteReport
    weight: SiteWeight
    is_in_place: bool
    """Whether the new site stands in ``site/``; a site that breaks a promise never does."""


_BLOCKING = frozenset({"CON001", "CON003", "CON004"})
"""Codes of the corpus that forbid publishing, besides everything wrong with the finished site: what cannot be proved
whole is not published as whole."""


def build_site(
    project: Project,
    settings: SiteSettings,
    *,
    step: Step,
    mapper: Callable[..., Iterable[Any]] = map,
) -> Outcome[BuildReport]:
    """Builds ``site/`` from the corpus; a site that breaks a promise does not replace the one that stands.

    Args:
        project: What to build.
        settings: The owner's choices.
        step: Told the name of each step as it begins.
        mapper: ``map`` of the process, or of an executor.

    Raises:
        GeneratorError: When a step cannot go on at all; the site that stood stays.
    """
    step("Reading the corpus")
    loaded = load_corpus(project, is_demo=settings.is_demo, mapper=mapper)
    corpus = loaded.value
    step("Planning the pages")
    pages = plan_pages(corpus, settings, project)
    step("Writing the pages")
    written = write_pages(pages, project.docs)
    step("Building the site")
    build_pages(config=project.engine_config, site=project.draft, has_address=bool(settings.url))
    step("Indexing for search")
    records, bodies = render_search_records(corpus, settings, project.areas())
    build_search_index(records, project.draft, bodies)
    step("Checking the site")
    problems = check_site(project.draft, [analysed.document for analysed in corpus.documents])
    unread = [found for found in loaded.diagnostics if found.severity is Severity.ERROR]
    is_empty = bool(unread) and not corpus.documents
    is_sound = not problems and not is_empty and not any(map(_is_blocking, loaded.diagnostics))
    report = BuildReport(
        documents=len(corpus.documents),
        left_out=len({found.source for found in unread}),
        pages=written,
        weight=weigh_site(project.draft),
        is_in_place=is_sound,
    )
    if is_sound:
        step("Putting the site in place")
        _replace_site(project)
    return Outcome(value=report, diagnostics=(*loaded.diagnostics, *problems, *_without_address(settings)))


def _without_address(settings: SiteSettings) -> tuple[Diagnostic, ...]:
    """What a site that does not know its public address has to do without."""
    if settings.url:
        return ()
    message = (
        "the public address is not known (url: here, --url or SITE_URL): there is no sitemap, feed or canonical link, "
        "and below a path such as /ke-hoach-mo/ the links of 404.html need JavaScript; enough for a look"
    )
    return (Diagnostic(source="site_config/trang.yml", code="PUB001", severity=Severity.INFO, message=message),)


def _is_blocking(found: Diagnostic) -> bool:
    """A text that is not proved whole, or whose source can no longer be read."""
    return found.code in _BLOCKING or (found.severity is Severity.ERROR and found.code.startswith("SRC"))


def load_corpus(project: Project, *, is_demo: bool, mapper: Callable[..., Iterable[Any]] = map) -> Outcome[Corpus]:
    """Everything that may be published, read together."""
    loaded = load_documents(project, mapper=mapper)
    kept = published(loaded.value, is_demo=is_demo)
    built = build_corpus(kept.value, project)
    return Outcome(value=built.value, diagnostics=(*loaded.diagnostics, *kept.diagnostics, *built.diagnostics))


def plan_pages(corpus: Corpus, settings: SiteSettings, project: Project) -> tuple[Page | Download, ...]:
    """All pages and downloads, planned before the first byte is written."""
    content = project.content
    generated = render_site(corpus, settings, project.areas())
    by_hand = tuple(render_hand_written(name, text, settings) for name, text in content.iter_hand_written())
    return (*generated, *by_hand, *_downloads(corpus.documents, content))


def _downloads(documents: Sequence[AnalysedDocument], content: ContentFolder) -> tuple[Download, ...]:
    """Each document's Markdown and source, byte for byte, beside its page."""
    downloads = []
    for analysed in documents:
        identifier = analysed.document.identifier
        stored = content.load(content.document_path(identifier))
        folder = PurePosixPath(identifier.path)
        # Not ".md" alone: MkDocs would take it for a page.
        downloads.append(Download(path=folder / "van-ban.md.txt", data=stored.text.encode()))
        if stored.source is not None:
            suffix = PurePosixPath(stored.source_name).suffix
            suffix = ".md.txt" if suffix == ".md" else suffix
            downloads.append(Download(path=folder / f"ban-goc{suffix}", data=stored.source))
    return tuple(downloads)


def check_project(project: Project, *, is_demo: bool = False) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the corpus and with the site that stands."""
    loaded = load_corpus(project, is_demo=is_demo)
    documents = [analysed.document for analysed in loaded.value.documents]
    if not project.site.is_dir():
        raise PublishError(f"{project.site}: there is no finished site; run kehoachmo build first")
    return (*loaded.diagnostics, *check_site(project.site, documents))


def _replace_site(project: Project) -> None:
    """Puts the checked draft where the site stands; the moment without a site is two renames long."""
    old = project.root / "build" / "old-site"
    shutil.rmtree(old, ignore_errors=True)
    if project.site.exists():
        project.site.rename(old)
    try:
        project.draft.rename(project.site)
    except OSError as error:
        if old.exists():
            old.rename(project.site)
        raise PublishError(f"{project.site}: cannot be put in place ({error.strerror}); the old site stays") from error
    shutil.rmtree(old, ignore_errors=True)
