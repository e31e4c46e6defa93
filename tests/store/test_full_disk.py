"""The disk is full: nothing is lost, it is said, and the session goes on after room is made."""

from __future__ import annotations

import os
import subprocess
import tempfile
from functools import partialmethod
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from invented import code_something, contents, fill, state

import tuicode
from tuicode.model import sources
from tuicode.model.integrity import faults
from tuicode.model.records import RECORD_TYPES
from tuicode.store import journal, saver
from tuicode.store.errors import FileProblem, NotKept, NotSaved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tuicode.model.project import Project
    from tuicode.store.project_file import SaveState

FULL = (28, "No space left on device")


class PretendDisk:
    """A disk that says it is full: every write of the store fails, the first of them halfway."""

    name = "pretended"

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.left = 10**12
        self._write, self._open = journal.os.write, Path.open
        monkeypatch.setattr(journal.os, "write", self.write)
        monkeypatch.setattr(Path, "open", partialmethod(PretendDisk.opened, self))

    def write(self, descriptor: int, data: Any) -> int:
        if not self.left:
            raise OSError(*FULL)
        done = self._write(descriptor, bytes(data)[: self.left])
        self.left -= done
        return done

    @staticmethod
    def opened(path: Path, disk: PretendDisk, *args: str, **options: Any) -> Any:
        file = disk._open(path, *args, **options)
        return Forwarding(file, disk) if path.suffix == ".new" and args == ("wb",) else file

    def fill(self, _path: Path, room: int) -> None:
        self.left = room

    def make_room(self) -> None:
        self.left = 10**12


class Forwarding:
    """A file on the pretended disk: what it takes is free again once it is deleted."""

    def __init__(self, file: Any, disk: PretendDisk) -> None:
        self._file, self._left = file, disk.left

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> Forwarding:
        return self

    def __exit__(self, *_error: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> None:
        self._file.write(data[: self._left])
        self._left -= min(len(data), self._left)
        if not self._left:
            raise OSError(*FULL)


class Limit:
    """The system's own limit on the size of a file (RLIMIT_FSIZE)."""

    name = "limit"

    def __init__(self, folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
        import resource

        self.folder = folder
        self._resource = resource
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self, path: Path, room: int) -> None:
        size = path.stat().st_size + room if path.exists() else room
        self._resource.setrlimit(self._resource.RLIMIT_FSIZE, (size, self._before[1]))

    def make_room(self) -> None:
        self._resource.setrlimit(self._resource.RLIMIT_FSIZE, self._before)


class Tmpfs:
    """A small disk in memory, mounted for the test and really filled."""

    name = "tmpfs"

    def __init__(self, folder: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder / "disk"
        self.folder.mkdir()
        assert self.mount(self.folder)
        self._filler = self.folder / "fyll"

    @staticmethod
    def mount(folder: Path) -> bool:
        command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tuicode", str(folder)]
        try:
            return subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            return False

    @staticmethod
    def unmount(folder: Path) -> None:
        subprocess.run(["umount", "-l", str(folder)], check=True)

    @classmethod
    def possible(cls) -> bool:
        with tempfile.TemporaryDirectory() as folder:
            if not cls.mount(Path(folder)):
                return False
            cls.unmount(Path(folder))
            return True

    def fill(self, _path: Path, room: int) -> None:
        with self._filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                file.truncate(max(file.tell() - room // 4096 * 4096, 0))

    def make_room(self) -> None:
        self._filler.unlink(missing_ok=True)


DISKS: list[Any] = [PretendDisk]
if os.name == "posix":
    DISKS += [Limit]
    if Tmpfs.possible():
        DISKS += [Tmpfs]


@pytest.fixture(params=DISKS, ids=[one.name for one in DISKS])
def disk(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Any]:
    made = request.param(tmp_path, monkeypatch)
    yield made
    made.make_room()
    if isinstance(made, Tmpfs):
        made.unmount(made.folder)


@pytest.fixture
def full(disk: Any, monkeypatch: pytest.MonkeyPatch) -> Project:
    """An open project on that disk, about 60 kB, all of it in the file."""
    with monkeypatch.context() as patched:
        patched.setattr(saver.Saver, "note_change", lambda _self: None)
        project = fill(tuicode.new(disk.folder / "gatelys.json"))
        talk = [sources.NewTurn("Lampene på torget blinker hver kveld. " * 100)] * 15
        sources.add(project, "Et langt intervju", talk)
        project.keeper._rewrite(lambda: None)
    return project


def code_until_refused(project: Project, first: int = 0) -> tuple[list[int], NotKept]:
    """Code until the disk is full; return what was acknowledged, and the refusal."""
    made: list[int] = []
    for number in range(first, first + 300):
        before = state(project)
        try:
            made.append(code_something(project, number))
        except NotKept as error:
            assert state(project) == before
            return made, error
    raise AssertionError("The disk was never full.")


def acknowledged(path: Path, ids: list[int], read_only: bool = False) -> bool:
    """Tell whether the file, opened anew, has all of these, each made once, and no fault."""
    with tuicode.open(path, read_only=read_only) as project:
        made = [one.id for entry in project.log for one in entry.before if one.record is None]
        there = {coding.id for coding in project.codings}
        return (
            set(ids) <= there
            and all(made.count(one) == 1 for one in ids)
            and faults(contents(project)) == []
        )


@pytest.mark.usefixtures("only_journal")
@pytest.mark.parametrize("room", [0, 10, 300, 5000])
def test_a_full_disk_refuses_the_change_and_goes_on_after(disk, full: Project, room: int) -> None:
    path = full.keeper.path
    first = code_something(full, 641)
    disk.fill(journal.path_of(path), room)
    made, error = code_until_refused(full)
    assert "The change was not made, because it could not be written to" in str(error)
    assert "Make room or check the connection, then do it again." in str(error)
    assert len(full.codings) == 2 + len(made)
    again, _error = code_until_refused(full, 300)
    assert acknowledged(path, [first, *made, *again], read_only=True)

    disk.make_room()
    later = code_something(full, 640)
    assert acknowledged(path, [first, *made, *again, later], read_only=True)
    assert full.undo()
    full.close()
    assert acknowledged(path, [first, *made, *again])
    assert [one.name for one in disk.folder.iterdir()].count("gatelys.json.journal") == 0


@pytest.mark.usefixtures("at_once")
def test_a_file_that_cannot_be_rewritten_says_so_and_catches_up(disk, full: Project) -> None:
    path = full.keeper.path
    failed, in_file = Event(), Event()
    states: list[SaveState] = []

    def follow(found: SaveState) -> None:
        states.append(found)
        {"failed": failed, "file": in_file}.get(found.where, Event()).set()

    full.keeper.on_state = follow
    before = path.read_bytes()
    disk.fill(disk.folder / "ikke der", 30_000)
    made = [code_something(full, 1)]
    assert failed.wait(20)
    assert "gatelys.json could not be written: " in full.keeper.state.message
    assert "is safe in gatelys.json.journal; make room or check" in full.keeper.state.message
    assert path.read_bytes() == before
    made.append(code_something(full, 2))
    assert acknowledged(path, made, read_only=True)

    in_file.clear()
    disk.make_room()
    assert in_file.wait(20)
    assert acknowledged(path, made, read_only=True)
    made.append(code_something(full, 3))
    full.close()
    assert acknowledged(path, made)
    assert sorted(one.name for one in disk.folder.glob("gatelys*")) == ["gatelys.json"]


@pytest.mark.usefixtures("only_journal")
def test_closing_on_a_full_disk_leaves_the_journal(disk, full: Project) -> None:
    path = full.keeper.path
    made = [code_something(full, number) for number in range(3)]
    before = path.read_bytes()
    disk.fill(disk.folder / "ikke der", 30_000)
    with pytest.raises(NotSaved, match=r"could not be written: .* is safe in gatelys.json.journal"):
        full.close()
    assert path.read_bytes() == before
    assert acknowledged(path, made, read_only=True)
    full.close()
    assert journal.path_of(path).exists()
    disk.make_room()
    with tuicode.open(path) as again:
        assert "3 changes of the last session" in again.notices[-1]
    assert acknowledged(path, made)


def test_a_new_project_on_a_full_disk_is_not_half_made(disk) -> None:
    disk.fill(disk.folder / "ikke der", 0)
    with pytest.raises(FileProblem, match=r"cannot be made: .*Choose another folder, or make room"):
        tuicode.new(disk.folder / "ny.json")
    assert not list(disk.folder.glob("ny.json*"))
    disk.make_room()
    with tuicode.new(disk.folder / "ny.json") as project:
        assert set(state(project)) < set(RECORD_TYPES)
        assert project.notices == ()


def test_what_must_be_kept_beside_must_fit(disk, full: Project) -> None:
    """A foreign journal is not given up for want of room."""
    path = full.keeper.path
    older = path.read_bytes()
    code_something(full, 1)
    full.keeper._rewrite(lambda: None)
    code_something(full, 2)
    left = journal.path_of(path).read_bytes()
    full.close()
    path.write_bytes(older)
    journal.path_of(path).write_bytes(left)
    # Room for the note on the lock, and no more.
    disk.fill(disk.folder / "ikke der", 4096 if disk.name == "tmpfs" else 120)
    with pytest.raises(FileProblem, match="was not opened, because what must be kept beside"):
        tuicode.open(path)
    assert journal.path_of(path).read_bytes() == left
    assert path.read_bytes() == older
    assert not [one for one in disk.folder.glob("*kept*") if one.stat().st_size]
    disk.make_room()
    with tuicode.open(path) as again:
        assert "belongs to another state" in again.notices[-1]
