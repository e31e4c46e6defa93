from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented import fill

import tuicode
from tuicode.store import saver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tuicode.model.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the project file is, or is to be, in a folder of its own."""
    folder = tmp_path / "prosjekt"
    folder.mkdir()
    return folder / "gatelys.json"


@pytest.fixture
def saved(path: Path) -> Path:
    """A project file that was filled and closed."""
    fill(tuicode.new(path)).close()
    return path


@pytest.fixture
def project(saved: Path) -> Iterator[Project]:
    """A filled project, open for writing."""
    with tuicode.open(saved) as project:
        yield project


@pytest.fixture
def only_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is not rewritten until the project is closed."""
    monkeypatch.setattr(saver.Saver, "note_change", lambda _self: None)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is rewritten after every change, and soon again where that failed."""
    monkeypatch.setattr(saver, "QUIET", 0.0)
    monkeypatch.setattr(saver, "RETRY", 0.01)
