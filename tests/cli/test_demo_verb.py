"""`demo`: a copy of the sample project, kept or fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

import tuicode as package
from tuicode.cli import demo
from tuicode.model import codes
from tuicode.store import journal


@pytest.fixture
def at_home(project, tmp_path, monkeypatch) -> Path:
    """Stand in an empty folder, with an invented project for the sample."""
    monkeypatch.setattr(demo, "SAMPLES", (tmp_path / "missing.json", project))
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    return home


def test_without_a_terminal_a_summary_is_printed(tuicode, at_home, project) -> None:
    answer = tuicode("demo")
    assert (answer.status, answer.err) == (0, "")
    summary, _hint = answer.out.splitlines()
    assert summary == (f"«Gatelys» in {demo.COPY}: 2 sources, 2 participants, 3 codes, 1 coding.")
    assert demo.COPY.read_bytes() == project.read_bytes()
    assert [path.name for path in at_home.iterdir()] == ["tuicode-demo"]
    assert [path.name for path in demo.COPY.parent.iterdir()] == ["samskaping.json"]


def test_in_a_terminal_the_copy_opens_on_screen(tuicode, at_home, monkeypatch) -> None:
    seen = []
    monkeypatch.setattr(demo, "is_terminal", lambda: True)
    monkeypatch.setattr("tuicode.tui.app.run", lambda path, **more: seen.append((path, more)) or 0)
    answer = tuicode("demo")
    assert (answer.status, answer.out) == (0, "")
    assert seen == [(demo.COPY, {"read_only": False})]
    assert (at_home / demo.COPY).exists()


def test_a_copy_is_kept_unless_a_fresh_one_is_asked_for(tuicode, at_home) -> None:
    tuicode("demo")
    tuicode("code", demo.COPY, "Gruppe 1", 10, 20, "eget")
    mine = demo.COPY.read_bytes()
    assert "4 codes, 2 codings" in tuicode("demo").out
    assert demo.COPY.read_bytes() == mine
    assert "3 codes, 1 coding" in tuicode("demo", "--fresh").out
    assert (at_home / demo.COPY).read_bytes() != mine


def test_a_fresh_copy_takes_no_old_journal_along(tuicode, at_home) -> None:
    tuicode("demo")
    with package.open(demo.COPY) as opened:
        codes.create(opened, "eget")
        left = journal.path_of(demo.COPY).read_bytes()
    journal.path_of(demo.COPY).write_bytes(left)
    answer = tuicode("demo", "--fresh")
    assert (answer.status, answer.err) == (0, "")
    assert [path.name for path in (at_home / demo.COPY).parent.iterdir()] == ["samskaping.json"]


def test_a_copy_that_is_open_is_not_replaced(tuicode, at_home) -> None:
    tuicode("demo")
    with package.open(demo.COPY, by="Ola") as opened:
        before = demo.COPY.read_bytes()
        answer = tuicode("demo", "--fresh")
        assert (answer.status, answer.out) == (1, "")
        assert "Ola" in answer.err
        assert (at_home / demo.COPY).read_bytes() == before
        assert opened.read_only == ""


def test_an_installation_without_the_sample_says_so(tuicode, at_home, monkeypatch) -> None:
    monkeypatch.setattr(demo, "SAMPLES", (at_home / "missing.json",))
    answer = tuicode("demo")
    assert (answer.status, answer.out) == (1, "")
    assert "did not come with this installation" in answer.err
    assert list(at_home.iterdir()) == []


def test_where_the_sample_is_looked_for() -> None:
    installed, checkout = demo.SAMPLES
    package_folder = Path(package.__file__).parent
    assert installed == package_folder / "sample" / "samskaping.json"
    assert checkout == package_folder.parent / "sample_project" / "samskaping.json"
