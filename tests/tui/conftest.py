"""What the screens are tested with: a project in a file, and nothing of one's own settings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from invented_interviews import fill

import tuicode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tuicode.model.project import Project

# A pseudo-terminal is nothing Windows has.
collect_ignore = ["test_terminal.py"] if sys.platform == "win32" else []


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Work in an empty folder, with none of the user's settings of looks."""
    for name in (
        "NO_COLOR",
        "TUICODE_THEME",
        "TUICODE_KEYS",
        "TUICODE_MOUSE",
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_THEME",
    ):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def path(own_folder: Path) -> Path:
    """The file of a project with two interviews, six codes and four codings of another, closed."""
    path = own_folder / "night.json"
    with tuicode.new(path, "Night work", by="Grete") as project:
        fill(project)
    return path


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    """The project, open."""
    with tuicode.open(path) as project:
        yield project
