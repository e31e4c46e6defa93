"""Where the changes are, and whether the state that is shown is true."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from invented import code_something, fill, state

import tuicode
from tuicode.model import codes
from tuicode.store import saver
from tuicode.store.saver import Saver
from tuicode.store.storage import ProjectStorage

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.store.project_file import SaveState


def true_state(project: Project) -> bool:
    """Tell whether «all in the file» is said only when it is."""
    with project.lock:
        said = project.keeper.state.where
        reading = ProjectStorage(project.keeper.path).load()
        return said != "file" or (
            reading.applied == 0 and len(reading.contents.log) == project.revision
        )


@pytest.mark.usefixtures("only_journal")
def test_the_state_is_journal_until_the_file_has_it(project: Project) -> None:
    states: list[SaveState] = []
    project.keeper.on_state = states.append
    assert project.keeper.state.where == "file"
    code_something(project, 1)
    code_something(project, 2)
    assert project.keeper.state.where == "journal"
    project.keeper._rewrite(lambda: None)
    assert project.keeper.state.where == "file"
    assert [one.where for one in states] == ["journal", "file"]
    assert true_state(project)
    assert project.keeper.path.with_name("gatelys.json.journal").read_bytes() == b""


@pytest.mark.usefixtures("only_journal")
def test_a_change_during_a_rewrite_is_not_said_to_be_in_the_file(project: Project) -> None:
    made: list[int] = []
    project.keeper._rewrite(lambda: made.append(code_something(project, len(made))))
    assert made
    assert project.keeper.state.where == "journal"
    reading = ProjectStorage(project.keeper.path).load()
    assert reading.applied == len(made)
    project.keeper._rewrite(lambda: None)
    assert project.keeper.state.where == "file"
    assert ProjectStorage(project.keeper.path).load().applied == 0


@pytest.mark.usefixtures("at_once")
def test_the_state_is_true_at_every_change_and_every_save(saved: Path) -> None:
    with tuicode.open(saved) as project:
        checked: list[bool] = []
        project.keeper.on_state = lambda _state: checked.append(true_state(project))
        for number in range(60):
            code_something(project, number)
            checked.append(true_state(project))
    assert len(checked) > 60
    assert all(checked)
    assert project.keeper.state.where == "file"


@pytest.mark.usefixtures("at_once")
def test_the_file_is_rewritten_by_itself(saved: Path) -> None:
    done = Event()
    with tuicode.open(saved) as project:
        before = project.revision
        project.keeper.on_state = lambda found: found.where == "file" and done.set()
        code_something(project, 1)
        assert done.wait(20)
        assert len(ProjectStorage(saved).load().contents.log) == before + 1


@pytest.mark.usefixtures("at_once")
def test_after_a_recovery_the_file_is_rewritten_by_itself(saved: Path, tmp_path: Path) -> None:
    with tuicode.open(saved) as project, project.keeper._rewriting:
        code_something(project, 1)
        left = saved.with_name("gatelys.json.journal").read_bytes()
        before = saved.read_bytes()
    crashed = tmp_path / "krasj.json"
    crashed.write_bytes(before)
    crashed.with_name("krasj.json.journal").write_bytes(left)
    with tuicode.open(crashed) as project:
        assert "1 change of the last session" in project.notices[-1]
        done = Event()
        project.keeper.on_state = lambda found: found.where == "file" and done.set()
        assert project.keeper.state.where == "file" or done.wait(20)
        assert ProjectStorage(crashed).load().applied == 0


@pytest.mark.usefixtures("at_once")
def test_whatever_goes_wrong_in_a_rewrite_it_is_told_and_tried_again(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, tries = ProjectStorage.save, []
    failed, done = Event(), Event()

    def fails_twice(*args, **options):
        tries.append(1)
        if len(tries) < 3:
            raise MemoryError("not enough")
        return save(*args, **options)

    def follow(found: SaveState) -> None:
        if found.where == "failed":
            assert "gatelys.json could not be written: not enough" in found.message
            failed.set()
        if found.where == "file":
            done.set()
        raise RuntimeError("the screen is gone")

    with tuicode.open(saved) as project:
        project.keeper.on_state = follow
        monkeypatch.setattr(ProjectStorage, "save", fails_twice)
        code_something(project, 1)
        assert failed.wait(20)
        assert done.wait(20)
        assert project.keeper.state.message == ""
        assert len(tries) >= 3


def test_closing_waits_for_a_rewrite_that_is_under_way(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saver, "QUIET", 0.0)
    project = tuicode.open(saved)
    begun, go_on = Event(), Event()
    save = ProjectStorage.save

    def slow(self, snapshot, rest, known):
        begun.set()
        assert go_on.wait(20)
        return save(self, snapshot, rest, known)

    monkeypatch.setattr(ProjectStorage, "save", slow)
    code_something(project, 1)
    assert begun.wait(20)
    code_something(project, 2)
    closing = Thread(target=project.close)
    closing.start()
    closing.join(0.1)
    assert closing.is_alive()
    go_on.set()
    closing.join()
    assert sorted(one.name for one in saved.parent.iterdir()) == ["gatelys.json"]
    with tuicode.open(saved) as again:
        assert state(again) == state(project)


def test_an_uncommitted_change_is_never_in_the_file(saved: Path) -> None:
    project = tuicode.open(saved)
    code_something(project, 1)
    writing = Thread(target=project.keeper._rewrite, args=(lambda: None,))
    with project.transaction("long"):
        codes.create(project, "halvferdig")
        writing.start()
        writing.join(0.1)
        assert writing.is_alive()
        assert b"halvferdig" not in saved.read_bytes()
        project.tables.set("codes", project.code_named("halvferdig").id, None)
    writing.join()
    assert b"halvferdig" not in saved.read_bytes()
    project.close()


@pytest.mark.usefixtures("at_once")
def test_readers_see_every_acknowledged_change_while_the_file_is_rewritten(path: Path) -> None:
    with fill(tuicode.new(path)) as project:
        acknowledged: list[int] = []
        stop = Event()
        misses: list[set[int]] = []
        reads: list[int] = []

        def read() -> None:
            while not stop.is_set():
                expected = set(acknowledged)
                with tuicode.open(path, read_only=True) as reader:
                    misses.append(expected - {coding.id for coding in reader.codings})
                    assert reader.notices == ()
                reads.append(1)

        readers = [Thread(target=read, daemon=True) for _number in range(2)]
        for reader in readers:
            reader.start()
        for number in range(250):
            acknowledged += [code_something(project, number)]
        stop.set()
        for reader in readers:
            reader.join()
    assert len(misses) == len(reads) > 10
    assert misses.count(set()) == len(misses)


def test_the_saver_waits_until_the_coder_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by its own clock: nothing here waits."""
    clock = [100.0]
    monkeypatch.setattr(saver.time, "monotonic", lambda: clock[0])
    rewrites: list[float] = []
    one = Saver(lambda: bool(rewrites.append(clock[0])) or True)
    one._thread = Thread()
    for _change in range(4):
        one.note_change()
        assert one._due == clock[0] + saver.QUIET
        clock[0] += 1.0
    while clock[0] < 100.0 + saver.LONGEST:
        one.note_change()
        clock[0] += 1.0
    one.note_change()
    assert one._due == 100.0 + saver.LONGEST
    assert one._wait_until_due()
    assert one._first is None
