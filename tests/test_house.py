"""How the package is built: its layers, what it loads, its sizes, its docstrings."""

from __future__ import annotations

import ast
import pkgutil
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import tuicode

ROOT = Path(tuicode.__file__).parent
REPOSITORY = ROOT.parent
FILES = sorted(ROOT.rglob("*.py"))
ROOMS = [room for room in ("model", "store", "exchange", "report", "analysis")
         if (ROOT / room / "__init__.py").exists()]  # fmt: skip
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def modules_of(room: str) -> list[str]:
    found = pkgutil.walk_packages([str(ROOT / room)], f"tuicode.{room}.")
    return [f"tuicode.{room}", *(module.name for module in found)]


def loaded_by(*modules: str) -> set[str]:
    """Return the modules that a fresh Python holds after importing these."""
    program = f"import sys\nfor name in {modules!r}: __import__(name)\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a module as it is parsed, once for all tests."""
    return ast.parse(path.read_text("utf-8"))


@cache
def functions() -> list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef, bool]]:
    """Return each function with its place, and whether it and all around it is public."""
    found = []

    def visit(node: ast.AST, path: Path, public: bool) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (*FUNCTION, ast.ClassDef)):
                inner = public and not child.name.startswith("_")
                if not isinstance(child, ast.ClassDef):
                    place = f"{path.relative_to(REPOSITORY)}:{child.lineno} {child.name}"
                    found.append((place, child, inner))
                visit(child, path, inner and isinstance(child, ast.ClassDef))
            else:
                visit(child, path, public)

    for path in FILES:
        visit(tree_of(path), path, True)
    return found


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_imports_run_downwards() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("room", ROOMS)
def test_the_rooms_below_the_screen_never_load_it(room: str) -> None:
    loaded = loaded_by(*modules_of(room))
    assert set(modules_of(room)) <= loaded
    assert not loaded & {"textual", "rich"}


def test_the_model_loads_no_file_library() -> None:
    loaded = loaded_by(*modules_of("model"))
    assert not loaded & {"tinydb", "filelock", "docx", "xlsxwriter", "click"}


def test_the_package_alone_loads_no_library() -> None:
    loaded = loaded_by("tuicode")
    assert "tuicode" in loaded
    assert not loaded & {"msgspec", "tinydb", "filelock", "textual", "click", "docx"}


def test_the_public_names_are_there() -> None:
    assert tuicode.open.__name__ == "open_project"
    assert tuicode.new.__name__ == "create_project"
    assert set(tuicode.__all__) == {"__version__", "new", "open"}
    with pytest.raises(AttributeError, match="close"):
        tuicode.close  # noqa: B018


def test_no_file_is_over_400_lines() -> None:
    assert not [(str(path), lines(path)) for path in FILES if lines(path) > 400]


def test_the_median_file_is_of_about_70_to_140_lines() -> None:
    assert 60 <= statistics.median(map(lines, FILES)) <= 140


def test_no_function_is_over_50_lines() -> None:
    assert not [(place, length(node)) for place, node, _public in functions() if length(node) > 50]


def test_functions_are_7_lines_at_the_median_and_30_at_the_95th_percentile() -> None:
    lengths = sorted(length(node) for _place, node, _public in functions())
    longest = sorted(((length(node), place) for place, node, _public in functions()), reverse=True)
    assert statistics.median(lengths) <= 7, longest[:40]
    assert lengths[int(len(lengths) * 0.95)] <= 30, longest[: len(lengths) // 20]


def test_everything_public_says_what_it_is() -> None:
    silent = [place for place, node, public in functions() if public and not _documented(node)]
    for path in FILES:
        tree = tree_of(path)
        if tree.body and not ast.get_docstring(tree):
            silent.append(str(path))
        silent += [
            f"{path.relative_to(REPOSITORY)}:{node.lineno} {node.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert not silent


def _documented(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    marks = {ast.unparse(mark) for mark in node.decorator_list}
    return bool(ast.get_docstring(node)) or bool(marks & {"overload", "override"})
