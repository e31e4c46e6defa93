"""The command line, run in this process or in its own, on invented projects."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from command_line import TRANSCRIPT, Answer, environment
from invented import fill

from tuicode.cli import main
from tuicode.store.opening import create_project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def tuicode(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Answer]:
    """Run a command line in this process, on a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object) -> Answer:
        capsys.readouterr()
        status = main([str(one) for one in arguments])
        return Answer(status, *capsys.readouterr())

    return run


@pytest.fixture
def in_subprocess(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command line in a Python of its own, with these variables changed."""

    def run(*arguments: object, **changed: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "tuicode", *map(str, arguments)],
            cwd=tmp_path,
            env=environment(**changed),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a project file with two sources, three codes and one coding."""
    path = tmp_path / "gatelys.json"
    with create_project(path, "Gatelys", by="Kari") as made:
        fill(made)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Make a project file with nothing in it."""
    path = tmp_path / "tom.json"
    create_project(path, "Tom", by="Kari").close()
    return path


@pytest.fixture
def transcript(tmp_path: Path) -> Path:
    """Write a transcript of three speakers."""
    path = tmp_path / "gruppe.txt"
    path.write_text(TRANSCRIPT, "utf-8")
    return path
