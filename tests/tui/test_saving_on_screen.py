from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

import tuicode
from tuicode.store.errors import NotKept
from tuicode.store.project_file import ProjectFile, SaveState
from tuicode.tui.app import TuicodeApp
from tuicode.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from pathlib import Path

    from seat import Seat

    from tuicode.model.project import Project
    from tuicode.model.transaction import Committed


def keeper_of(project: Project) -> ProjectFile:
    assert isinstance(project.keeper, ProjectFile)
    return project.keeper


def fill_the_disk(monkeypatch: pytest.MonkeyPatch, project: Project) -> None:
    def keep(_committed: Committed) -> None:
        raise NotKept("The disk is full; make room.")

    monkeypatch.setattr(project.keeper, "keep", keep)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_project_that_can_only_be_read_says_why_and_stays_as_it_is(
    path: Path, size: tuple[int, int]
) -> None:
    project = tuicode.open(path, read_only=True)
    before = files_of(path.parent)
    async with at(project, size) as seat:
        assert "reading only" in seat.message
        assert "read-only" in seat.status
        for key in ("c", "enter", "r", "x", "u", "y", "I"):
            await seat.press("right", key)
            assert not seat.prompt.is_open
            if key != "r":
                assert seat.message == project.read_only, key
        await seat.press("l", "enter")
        assert seat.message == project.read_only
        await seat.press("escape", "f", *"pump", "enter", ".", "g", "3", "enter")
        assert seat.marked == "*laughs* The pump?"
        assert len(project.codings) == 4
    assert files_of(path.parent) == before


async def test_a_second_opener_is_told_who_has_it(path: Path) -> None:
    with tuicode.open(path, by="Grete"):
        async with at(tuicode.open(path)) as seat:
            assert "Grete" in seat.message
            assert "read-only" in seat.status


async def test_a_full_disk_leaves_nothing_coded_and_says_so(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_the_disk(monkeypatch, project)
    async with at(project) as seat:
        before = seat.rows[1:-1]
        await seat.press("c", "p", "w", "enter")
        assert seat.message == "The disk is full; make room."
        await seat.press("escape")
        assert seat.rows[1:-1] == before
        assert len(project.codings) == 4
        await seat.press("c", *"brand new", "enter")
        assert len(project.codes) == 6
        assert seat.message == "The disk is full; make room."
        await seat.press("escape", "r")
        assert "no last code" in seat.message
        await seat.press(".", "x")
        assert seat.message == "The disk is full; make room."
        assert len(project.codings) == 4
        await seat.press("u")
        assert seat.message == "The disk is full; make room."
        assert "saved" in seat.status


async def test_what_was_marked_stays_so_where_it_could_not_be_coded(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(project) as seat:
        with monkeypatch.context() as full:
            fill_the_disk(full, project)
            await seat.press("space", "right", "c", "p", "w", "enter")
            marked = seat.marked
            assert "words marked" in seat.status
        assert seat.prompt.is_open
        await seat.press("enter")
        assert seat.message == "Put PW pride in the work here."
        coding = project.codings[0]
        assert project.sources[0].text[coding.start : coding.end] == marked


async def told(seat: Seat, project: Project, state: SaveState) -> str:
    """Return the words at the top after the saving thread has told this."""
    keeper = keeper_of(project)
    thread = Thread(target=keeper._set_state, args=(state,))
    thread.start()
    thread.join()
    await seat.settle()
    return seat.status.split("  ")[-1].strip()


async def test_the_words_at_the_top_say_where_the_changes_are(project: Project) -> None:
    async with at(project) as seat:
        assert await told(seat, project, SaveState("journal")) == "kept, being saved"
        assert await told(seat, project, SaveState("file")) == "saved"
        failed = SaveState("failed", "night.json could not be written: the share is gone.")
        assert await told(seat, project, failed) == "NOT IN THE FILE YET"
        assert seat.message == failed.message
        assert await told(seat, project, SaveState("file")) == "saved"
        assert "could not be written" not in seat.message


async def test_a_coding_is_said_to_be_kept_before_it_is_in_the_file(project: Project) -> None:
    async with at(project) as seat:
        await told(seat, project, SaveState("file"))
        await seat.press("c", "p", "w", "enter")
        assert seat.status.rstrip().endswith("kept, being saved")


async def test_moving_about_does_not_hide_that_nothing_is_saved(project: Project) -> None:
    async with at(project, (60, 20)) as seat:
        await told(seat, project, SaveState("failed", "no"))
        await seat.press("space", "right", "right", "pagedown")
        assert seat.rows[0].rstrip().endswith("NOT IN THE FILE YET")


async def test_a_state_told_after_the_screen_is_gone_harms_nothing(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("q")
    keeper_of(project)._set_state(SaveState("journal"))
    assert keeper_of(project).state.where == "journal"


async def test_what_was_recovered_is_said_first(path: Path) -> None:
    project = tuicode.open(path)
    project.notices = ("2 changes of the last session were recovered.",)
    with project:
        async with at(project) as seat:
            assert seat.message == project.notices[0]


async def test_a_crash_prints_nothing_of_what_people_said(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(self: Transcript) -> None:
        words = self.source.text if self.source else ""
        raise RuntimeError(f"broken after {len(words)}")

    monkeypatch.setattr(Transcript, "toggle_anchor", fail)
    app = TuicodeApp(project)
    with pytest.raises(RuntimeError, match="broken after"):
        async with app.run_test() as pilot:
            await pilot.press("space")
    told_user = capsys.readouterr().err
    assert "RuntimeError" in told_user
    assert "Welcome" not in told_user
    assert "phone" not in told_user


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+x"])
async def test_nothing_goes_to_the_terminals_clipboard(
    project: Project, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with at(project) as seat:
        sent: list[str] = []
        assert seat.app._driver is not None
        monkeypatch.setattr(seat.app._driver, "write", sent.append)
        await seat.press("c", *"cold", "shift+home", key)
        await seat.press("escape")
        seat.app.copy_to_clipboard("cold")
        assert not [one for one in sent if "\x1b]52" in one]
