"""House rules that no linter knows: sizes, and who may read the clock, the environment and argv."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "generator").rglob("*.py"))

FUNCTION_CAP = 50  # lines of code, without the docstring
FUNCTION_P95 = 30
MODULE_CAP = 500

# Same input, same bytes: what differs from run to run comes in as a parameter, from the command line alone.
WORLD = frozenset(
    {
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "locale.setlocale",
        "os.environ",
        "os.getenv",
        "os.urandom",
        "sys.argv",
        "time.localtime",
        "time.time",
        "time.time_ns",
        "uuid.uuid1",
        "uuid.uuid4",
    }
)
WORLDLY_MODULES = frozenset({"random", "secrets"})
BROAD = frozenset({"Exception", "BaseException"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _is_command_line(path: Path) -> bool:
    return _name(path) == "generator/cli.py" or _name(path).startswith("generator/cli/")


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def code_lines(function: Function) -> int:
    """Return the number of lines from the first statement that is no docstring to the last."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def full_names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything imported or read from a module, whatever it is called here."""
    imported: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                bound = alias.name if alias.asname else alias.name.partition(".")[0]
                imported[alias.asname or bound] = bound
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                imported[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                yield node.lineno, f"{node.module}.{alias.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            head, _, rest = ast.unparse(node).partition(".")
            if head in imported:
                yield node.lineno, f"{imported[head]}.{rest}"


def worldly_names(tree: ast.AST) -> list[tuple[int, str]]:
    """Return where a module reads the clock, the environment, the command line or a source of randomness."""
    return sorted(
        {(line, name) for line, name in full_names(tree) if name in WORLD or name.partition(".")[0] in WORLDLY_MODULES}
    )


def broad_handlers(tree: ast.AST) -> list[int]:
    """Return the lines of handlers that catch everything."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or BROAD & {part.id for part in ast.walk(node.type) if isinstance(part, ast.Name)})
    ]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_keeps_the_rules(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    long_functions = {f.name: code_lines(f) for f in _functions(tree) if code_lines(f) > FUNCTION_CAP}
    assert text.count("\n") <= MODULE_CAP, "split the module"
    assert not long_functions, "split these functions (name: lines)"
    assert broad_handlers(tree) == [], "name the errors that are meant"
    if not _is_command_line(path):
        assert worldly_names(tree) == [], "only the command line reads these: pass their value in"


def test_most_functions_fit_a_screen(record_testsuite_property: Callable[[str, object], None]) -> None:
    sizes = sorted(code_lines(f) for path in MODULES for f in _functions(ast.parse(path.read_text(encoding="utf-8"))))
    p95 = sizes[int(len(sizes) * 0.95)]
    record_testsuite_property("function lines, p95", p95)
    assert p95 <= FUNCTION_P95


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import datetime\ndatetime.date.today()", [(2, "datetime.date.today")]),
        ("from datetime import date as d\nd.today()", [(2, "datetime.date.today")]),
        ("from os import environ", [(1, "os.environ")]),
        ("import os as system\nsystem.environ['A']", [(2, "os.environ")]),
        ("import random", [(1, "random")]),
        ("from datetime import date\ndate(2021, 9, 20)", []),
        ("import os.path\nos.path.join('a')", []),
    ],
)
def test_the_worldly_are_found(code: str, expected: list[tuple[int, str]]) -> None:
    assert worldly_names(ast.parse(code)) == expected


@pytest.mark.parametrize(
    ("handler", "expected"),
    [("except", [3]), ("except (ValueError, Exception)", [3]), ("except OSError", [])],
)
def test_broad_handlers_are_found(handler: str, expected: list[int]) -> None:
    assert broad_handlers(ast.parse(f"try:\n    f()\n{handler}:\n    pass")) == expected
