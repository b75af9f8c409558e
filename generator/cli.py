"""The command ``kehoachmo``: arguments, environment, progress and printing, all of it here and nowhere else."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from generator import __version__
from generator.errors import GeneratorError
from generator.model.outcome import Diagnostic, Severity
from generator.pipeline.build import BuildReport, build_site, check_project
from generator.pipeline.cases import CASE_FILES, correction_cases
from generator.pipeline.convert import ConvertedFile, Fate, convert
from generator.pipeline.inspect import inspect_file
from generator.pipeline.project import Project
from generator.publishing.server import make_server
from generator.storage.new_project import start_project
from generator.storage.sources import find_sources
from generator.text.unicode import one_line

__all__ = ["app", "main"]

app = typer.Typer(
    help="Provincial reform plans in, an open, searchable, comparable website out.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

_PARALLEL_FROM = 16
"""Files from which starting worker processes pays."""
Mapper = Callable[..., Iterable[Any]]

ProjectOption = Annotated[Path, typer.Option("--project", help="Folder with content/, site_config/ and mkdocs.yml.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 when anything was left out or is doubtful.")]
DemoOption = Annotated[bool, typer.Option("--demo", help="Show simulated documents too, marked on every page.")]
Sources = Annotated[
    list[Path], typer.Argument(help="Files, or folders with files.", show_default=False, readable=False)
]

_out = Console(highlight=False, soft_wrap=True)
_err = Console(highlight=False, soft_wrap=True, stderr=True)


class Format(StrEnum):
    """How ``inspect`` prints."""

    JSONL = "jsonl"
    JSON = "json"


def main() -> None:
    """Runs the command with the arguments of the process."""
    try:
        app(prog_name="kehoachmo")
    except GeneratorError as error:
        _err.print(f"kehoachmo: {escape(str(error))}")
        raise SystemExit(1) from error
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader of our output went away; that is no error


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        _out.print(f"kehoachmo {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(2)
    # Nothing the site engine writes may depend on the day it runs: same input, same bytes.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")


@app.command("init")
def init_command(
    folder: Annotated[Path, typer.Argument(help="A new or empty folder.", show_default=False)],
) -> None:
    """Start a project of your own: settings, frame and hand-written pages, no documents."""
    start_project(folder)
    _out.print(f"{folder} is ready. Next, in it: kehoachmo convert FILE..., build, serve", markup=False)


@app.command("convert")
def convert_command(  # noqa: PLR0917 - typer needs no keyword-only options
    sources: Sources,
    project: ProjectOption = Path(),
    force: Annotated[bool, typer.Option("--force", help="Overwrite Markdown that a person has edited.")] = False,
    report: Annotated[Path | None, typer.Option("--report", help="Write what became of each file as JSON.")] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read scans with Tesseract; their pages say so.")] = False,
    strict: StrictOption = False,
) -> None:
    """Turn source files into Markdown files under content/van-ban/."""
    _require_project(project)
    if report is not None and not report.parent.is_dir():
        raise GeneratorError(f"{report}: its folder does not exist; nothing was converted")
    found = find_sources(sources)
    with _mapper(len(found.value)) as mapper:
        fates = convert(found.value, Project(root=project), force=force, uses_ocr=ocr, mapper=mapper)
        files = list(_tracked(fates, total=len(found.value), describe=_describe))
    diagnostics = [*found.diagnostics, *(one for file in files for one in file.diagnostics)]
    _print_diagnostics(diagnostics)
    _print_fates(files, others=found.diagnostics)
    if report is not None:
        report.write_text(_report(files, found.diagnostics), encoding="utf-8")
    _exit(diagnostics, strict=strict)


@app.command("build")
def build_command(
    project: ProjectOption = Path(),
    demo: DemoOption = False,
    url: Annotated[str, typer.Option("--url", envvar="SITE_URL", help="Public address of the site.")] = "",
    strict: StrictOption = False,
) -> None:
    """Build the website in site/ from content/ (convert first: build does not)."""
    _require_project(project)
    if url and not url.startswith(("https://", "http://")):
        raise typer.BadParameter(f"{url!r} is no address such as https://example.org/ke-hoach-mo/", param_hint="--url")
    place = Project(root=project)
    settings = place.settings(url=url, is_demo=demo)
    os.environ["SITE_URL"] = settings.url  # the site engine reads it too, see mkdocs.yml
    with _steps() as step, _mapper(len(place.content.document_files())) as mapper:
        outcome = build_site(place, settings, step=step, mapper=mapper)
    _print_diagnostics(outcome.diagnostics)
    _print_build(outcome.value, is_in_place=outcome.value.is_in_place)
    _exit(outcome.diagnostics, strict=strict or not outcome.value.is_in_place)


@app.command("inspect")
def inspect_command(
    sources: Sources,
    project: ProjectOption = Path(),
    form: Annotated[Format, typer.Option("--format", help="One JSON object a line, or one list.")] = Format.JSONL,
    strict: StrictOption = False,
) -> None:
    """Print the facts of documents: metadata, citations, targets, outline."""
    _require_project(project)
    found = find_sources(sources)
    areas, catalogue = Project(root=project).areas(), Project(root=project).catalogue()
    records: list[dict[str, object]] = []
    diagnostics = list(found.diagnostics)
    for path in found.value:
        outcome = inspect_file(path, areas=areas, catalogue=catalogue)
        diagnostics.extend(outcome.diagnostics)
        if outcome.value is None:
            continue
        records.append(outcome.value)
        if form is Format.JSONL:
            typer.echo(json.dumps(outcome.value, ensure_ascii=False))
    if form is Format.JSON:
        typer.echo(json.dumps(records, ensure_ascii=False, indent=1))
    _print_diagnostics(diagnostics)
    _exit(diagnostics, strict=strict)


@app.command("case")
def case_command(
    file: Annotated[Path, typer.Argument(help="A document with corrections in its front matter.", show_default=False)],
    project: ProjectOption = Path(),
    to: Annotated[
        Path | None,
        typer.Option("--to", exists=True, file_okay=False, help="Add them to the case files in this folder."),
    ] = None,
) -> None:
    """Write what people corrected in a document as test cases."""
    _require_project(project)
    cases = correction_cases(file, areas=Project(root=project).areas())
    for kind, found in cases.items():
        if to is None:
            typer.echo(f"For {CASE_FILES[kind]}:", err=True)
            typer.echo("\n".join(found), nl=False)
            continue
        with (to / CASE_FILES[kind]).open("a", encoding="utf-8") as stream:
            stream.writelines(f"\n{case}" for case in found)
        _out.print(f"{len(found)} cases added to {to / CASE_FILES[kind]}", markup=False)
    if not cases:
        _out.print(f"{file.name} has no corrections.", markup=False)


@app.command("check")
def check_command(
    project: ProjectOption = Path(),
    demo: Annotated[
        bool, typer.Option("--demo", help="Check a demonstration: simulated documents belong to it.")
    ] = False,
    strict: StrictOption = False,
) -> None:
    """Check the corpus and the finished site: text conserved, links, anchors, metadata, sizes."""
    _require_project(project)
    place = Project(root=project)
    diagnostics = check_project(place, is_demo=place.settings(is_demo=demo).is_demo)
    _print_diagnostics(diagnostics)
    has_errors = any(found.severity is Severity.ERROR for found in diagnostics)
    if not has_errors:
        _out.print("Text, links, anchors and sizes hold.")
    _exit(diagnostics, strict=strict or has_errors)


@app.command("serve")
def serve_command(
    project: ProjectOption = Path(),
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on this computer.")] = 8000,
    prefix: Annotated[str, typer.Option("--prefix", help="Serve below this path, as a project site.")] = "/",
) -> None:
    """Show the finished site on this computer."""
    site = Project(root=project).site
    if not (site / "index.html").is_file():
        raise GeneratorError(f"{site}: there is no finished site; run kehoachmo build first")
    try:
        server = make_server(site, port=port, prefix=prefix)
    except OSError as error:
        raise GeneratorError(f"port {port} cannot be used ({error.strerror}); choose another with --port") from error
    path = f"{prefix.strip('/')}/".lstrip("/")
    _out.print(f"http://127.0.0.1:{server.server_address[1]}/{path}  (Ctrl+C stops)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def _require_project(folder: Path) -> None:
    if not (folder / "site_config").is_dir():
        raise GeneratorError(
            f"{folder.resolve()}: no project is here (no site_config/); "
            "go to its folder, name it by --project, or start one: kehoachmo init FOLDER"
        )


@contextmanager
def _mapper(count: int) -> Iterator[Mapper]:
    """``map`` here for a few files, over all cores for many; the order of results is the same."""
    if count < _PARALLEL_FROM:
        yield map
        return
    with ProcessPoolExecutor() as executor:

        def parallel(function: Callable[..., Any], *items: Iterable[Any]) -> Iterable[Any]:
            return executor.map(function, *items, chunksize=4)

        yield parallel


def _tracked(
    files: Iterable[ConvertedFile], *, total: int, describe: Callable[[ConvertedFile], str]
) -> Iterator[ConvertedFile]:
    """Passes ``files`` on, with a bar on a terminal and a line each elsewhere."""
    if not _err.is_terminal:
        for count, file in enumerate(files, 1):
            _out.print(f"[{count}/{total}] {describe(file)}", markup=False)
            yield file
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_err, transient=True) as progress:
        task = progress.add_task("Converting", total=total)
        for file in files:
            progress.update(task, advance=1, description=escape(file.source.name))
            yield file


@contextmanager
def _steps() -> Iterator[Callable[[str], None]]:
    """A line for each step; on a terminal the current one moves."""
    if not _err.is_terminal:
        yield lambda name: _out.print(f"{name} ...", markup=False)
        return
    with _err.status("Starting") as status:
        yield status.update


def _describe(file: ConvertedFile) -> str:
    target = f" -> content/van-ban/{file.identifier}.md" if file.identifier and file.fate is not Fate.LEFT_OUT else ""
    return one_line(f"{file.fate.value}: {file.source}{target}")


def _print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    for found in sorted(set(diagnostics)):
        _err.print(f"{found.severity.value}: {found}", markup=False)


def _print_fates(files: Sequence[ConvertedFile], *, others: Sequence[Diagnostic]) -> None:
    """What was converted, what was repaired on the way, what was refused and why: a row each."""
    table = Table("", "files", "", box=None, show_header=False, pad_edge=False)
    for fate in Fate:
        count = sum(file.fate is fate for file in files) + (len(others) if fate is Fate.LEFT_OUT else 0)
        if count:
            table.add_row(fate.value, str(count), "")
    repairs = [repair for file in files for repair in file.repairs]
    for kind in sorted({repair.kind for repair in repairs}):
        counts = [repair.count for repair in repairs if repair.kind == kind]
        table.add_row(f"repaired: {kind}", str(len(counts)), f"{sum(counts)} times")
    refusals = [_refusal(file) for file in files if file.fate is Fate.LEFT_OUT] + list(others)
    for code in sorted({one.code for one in refusals if one is not None}):
        messages = [one.message for one in refusals if one is not None and one.code == code]
        table.add_row(f"refused: {code}", str(len(messages)), escape(messages[0]))
    _out.print(table)


def _refusal(file: ConvertedFile) -> Diagnostic | None:
    """Why the file was left out: the last error."""
    return next((one for one in reversed(file.diagnostics) if one.severity is Severity.ERROR), None)


def _print_build(report: BuildReport, *, is_in_place: bool) -> None:
    pages = report.pages
    _out.print(
        f"{report.documents} documents, {report.left_out} left out; "
        f"pages: {pages.created} created, {pages.changed} changed, {pages.unchanged} unchanged, {pages.removed} removed"
    )
    weight = report.weight
    _out.print(
        f"{weight.files} files, {weight.total / 1e6:.1f} MB; heaviest page {weight.heaviest_page}: "
        f"{weight.heaviest_page_compressed / 1e3:.1f} KB compressed"
    )
    _out.print("The site is in place." if is_in_place else "The site was NOT replaced: see the errors above.")


def _report(files: Iterable[ConvertedFile], others: Iterable[Diagnostic]) -> str:
    rows = [
        {
            "file": str(file.source),
            "fate": file.fate.value,
            "document": str(file.identifier) if file.identifier else None,
            "media_type": file.media_type or None,
            "repairs": {repair.kind: repair.count for repair in file.repairs},
            "diagnostics": [_diagnostic_row(found) for found in file.diagnostics],
        }
        for file in files
    ]
    rows += [
        {
            "file": one.source,
            "fate": "left-out",
            "document": None,
            "media_type": None,
            "repairs": {},
            "diagnostics": [_diagnostic_row(one)],
        }
        for one in others
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _diagnostic_row(found: Diagnostic) -> dict[str, str]:
    return {"code": found.code, "severity": found.severity.value, "where": found.where, "message": found.message}


def _exit(diagnostics: Iterable[Diagnostic], *, strict: bool) -> None:
    if strict and any(found.severity is not Severity.INFO for found in diagnostics):
        raise typer.Exit(1)


if __name__ == "__main__":
    main()
