"""A crash at each moment of a session, told by what the folder holds at that moment."""

from __future__ import annotations

import os
import shutil
import tempfile
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from invented import code_something, contents, files_of, fill, put_back, state

import tuicode
from tuicode.model import codes, codings
from tuicode.model.integrity import faults
from tuicode.store import durable, journal, layout, saver

if TYPE_CHECKING:
    from collections.abc import Callable


class Moments:
    """Keeps what is on disk after every write, cut, rename and removal of the store.

    Each moment comes with the number of changes that were acknowledged by then.
    """

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = path.parent
        self.acknowledged = 0
        self.seen: list[tuple[str, int, dict[str, bytes]]] = []
        stepped = {name: self.after(name, getattr(os, name)) for name in ("ftruncate", "truncate")}
        own_os = SimpleNamespace(**{**vars(os), **stepped, "write": self.write})
        monkeypatch.setattr(journal, "os", own_os)
        monkeypatch.setattr(layout, "CHUNK", 500)
        for name in ("replace", "flush", "flush_folder", "same_readers"):
            monkeypatch.setattr(durable, name, self.after(name, getattr(durable, name)))
        monkeypatch.setattr(journal, "flush", self.after("flush", journal.flush))
        monkeypatch.setattr(Path, "unlink", self.after("unlink", Path.unlink))

    def note(self, name: str) -> None:
        self.seen.append((name, self.acknowledged, files_of(self.folder)))

    def after(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **options: Any) -> Any:
            result = function(*args, **options)
            self.note(name)
            return result

        return stepped

    def write(self, descriptor: int, data: Any) -> int:
        done = os.write(descriptor, bytes(data)[: len(data) // 2 or 1])
        self.note("write")
        return done

    def change(self, verb: Callable[[], object]) -> None:
        self.note("before a change")
        verb()
        self.acknowledged += 1
        self.note("acknowledged")


@pytest.mark.usefixtures("only_journal")
def test_a_crash_at_any_moment_of_a_session(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tuicode.open(saved)
    states = [state(project)]
    project.listen(lambda _committed: states.append(state(project)))
    with monkeypatch.context() as patched:
        moments = Moments(saved, patched)
        numbers = count()

        def code() -> None:
            moments.change(lambda: code_something(project, next(numbers)))

        for _change in range(3):
            code()
        project.keeper._rewrite(lambda: moments.note("rest"))
        code()
        moments.change(project.undo)
        project.keeper._rewrite(lambda: moments.note("rest"))
        moments.change(project.redo)
        project.keeper._rewrite(code)
        moments.change(lambda: codes.create(project, "etterpå"))
        code()
        moments.change(lambda: codings.remove(project, project.codings))
        project.close()
        moments.note("closed")

    names = {name for name, _acknowledged, _files in moments.seen}
    assert names >= {"write", "ftruncate", "replace", "flush", "flush_folder", "unlink", "rest"}
    assert len(moments.seen) > 100
    assert len(states) == moments.acknowledged + 1
    for number, (name, acknowledged, files) in enumerate(moments.seen):
        folder = put_back(files, tmp_path / f"{number}")
        with tuicode.open(folder / saved.name) as again:
            assert state(again) in states[acknowledged : acknowledged + 2], name
            assert faults(contents(again)) == []
            code_something(again, 500)
            found = state(again)
        assert [one.name for one in folder.iterdir()] == [saved.name]
        with tuicode.open(folder / saved.name) as again:
            assert state(again) == found
        shutil.rmtree(folder)


class CrashesAtAnyTime(RuleBasedStateMachine):
    """A session with the file rewritten all the time, and crashes between its changes."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.folders = count()
        self.numbers = count()
        self.at_once = patch.object(saver, "QUIET", 0.0)
        self.at_once.start()

    @initialize()
    def make(self) -> None:
        folder = self.folder / f"{next(self.folders)}"
        folder.mkdir()
        self.project = fill(tuicode.new(folder / "gatelys.json"))

    def teardown(self) -> None:
        self.project.close()
        self.at_once.stop()
        shutil.rmtree(self.folder)

    @rule(many=st.integers(1, 5))
    def code(self, many: int) -> None:
        for _change in range(many):
            code_something(self.project, next(self.numbers))

    @precondition(lambda self: self.project.codings)
    @rule()
    def undo(self) -> None:
        self.project.undo()

    @rule()
    def redo(self) -> None:
        self.project.redo()

    @rule()
    def save(self) -> None:
        self.project.keeper._rewrite(lambda: None)

    @rule(go_on=st.booleans())
    def crash(self, go_on: bool) -> None:
        path = self.project.keeper.path
        with self.project.lock:
            files = files_of(path.parent)
        crashed = put_back(files, self.folder / f"{next(self.folders)}") / path.name
        again = tuicode.open(crashed)
        assert state(again) == state(self.project)
        assert again.log == self.project.log
        left = self.project if go_on else again
        self.project = again if go_on else self.project
        left.close()
        assert [one.name for one in left.keeper.path.parent.iterdir()] == [path.name]


TestCrashesAtAnyTime = CrashesAtAnyTime.TestCase
TestCrashesAtAnyTime.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    suppress_health_check=[HealthCheck.too_slow],
)
