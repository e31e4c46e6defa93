"""Two who open the same project, and locks that dead programs left."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from invented import code_something, fill

import tuicode
from tuicode.model.errors import ReadOnly
from tuicode.model.identity import local
from tuicode.store import lock as locks
from tuicode.store.errors import FileProblem, InUse
from tuicode.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(tuicode.__file__).parent.parent
PROGRAM = """
import sys, tuicode
project = tuicode.open(sys.argv[1], by="Ola")
print(project.read_only or "open", flush=True)
sys.stdin.readline()
project.close()
"""


@pytest.fixture
def other(saved: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the project open, as Ola, until a line is sent to it."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(saved)],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    with process:
        yield process
        process.kill()


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_the_second_opener_reads_and_is_told_who_where_and_since_when(saved: Path, other) -> None:
    note = msgspec.json.decode(saved.with_name("gatelys.json.owner").read_bytes())
    with tuicode.open(saved) as project:
        assert project.read_only == (
            f"Ola on {platform.node()} has had this project open since {local(note['since'])}; it can "
            "be read, and not changed."
        )
        assert project.notices == ()
        assert len(project.codings) == 1
        with pytest.raises(ReadOnly, match=r"Ola on .* has had this project open since 20"):
            code_something(project, 1)
    assert names(saved) == ["gatelys.json", "gatelys.json.lock", "gatelys.json.owner"]
    other.communicate("\n")
    assert other.returncode == 0
    assert names(saved) == ["gatelys.json"]
    with tuicode.open(saved) as project:
        assert not project.read_only


def test_the_lock_of_a_killed_process_is_taken_over_after_saying_so(saved: Path, other) -> None:
    os.kill(other.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    other.wait()
    assert names(saved) == ["gatelys.json", "gatelys.json.lock", "gatelys.json.owner"]
    with tuicode.open(saved) as project:
        assert not project.read_only
        (told,) = project.notices
        assert told.startswith(f"Ola on {platform.node()} had this project open since 20")
        assert "no longer running, so its lock was taken over" in told
        code_something(project, 1)
        assert msgspec.json.decode(saved.with_name("gatelys.json.owner").read_bytes())["who"] == (
            "Kari"
        )
    assert names(saved) == ["gatelys.json"]


def test_the_same_process_does_not_open_a_project_twice_for_writing(saved: Path) -> None:
    with tuicode.open(saved) as first, tuicode.open(saved) as second:
        assert not first.read_only
        assert "Kari on" in second.read_only
    with tuicode.open(saved) as third:
        assert not third.read_only


def test_a_project_opened_for_reading_holds_no_lock(saved: Path) -> None:
    with tuicode.open(saved, read_only=True) as reader, tuicode.open(saved) as writer:
        assert reader.read_only == "It was opened for reading only."
        assert not writer.read_only
        assert len(names(saved)) == 3
        reader.close()
        assert len(names(saved)) == 3
        code_something(writer, 1)
    assert names(saved) == ["gatelys.json"]


def test_closing_twice_leaves_the_next_opener_alone(saved: Path) -> None:
    first = tuicode.open(saved)
    code_something(first, 1)
    first.close()
    with tuicode.open(saved) as second:
        made = code_something(second, 2)
        first.close()
        assert names(saved) == [
            "gatelys.json",
            *(f"gatelys.json.{one}" for one in ("journal", "lock", "owner")),
        ]
        with pytest.raises(ReadOnly, match="closed; open it again"):
            code_something(first, 3)
    with tuicode.open(saved) as third:
        assert made in {coding.id for coding in third.codings}


def test_a_note_that_cannot_be_read_still_tells_that_it_is_open(saved: Path, other) -> None:
    for note in (b"", b"{", b"\xff", b'{"who": 3}', b"[]"):
        saved.with_name("gatelys.json.owner").write_bytes(note)
        with tuicode.open(saved) as project:
            assert project.read_only == (
                "Somebody else has this project open; it can be read, and not changed."
            )
    assert other.poll() is None


def test_a_lock_file_that_somebody_left_locks_nobody_out(saved: Path) -> None:
    saved.with_name("gatelys.json.lock").write_bytes(b"")
    with tuicode.open(saved) as project:
        assert not project.read_only
        assert project.notices == ()
    assert names(saved) == ["gatelys.json"]


def test_a_project_that_does_not_open_leaves_no_lock(saved: Path) -> None:
    saved.write_bytes(b"{")
    with pytest.raises(FileProblem):
        tuicode.open(saved)
    assert names(saved) == ["gatelys.json"]


def test_only_one_of_two_makers_makes_the_project(path: Path) -> None:
    with fill(tuicode.new(path)):
        path.unlink()
        with pytest.raises(InUse, match=r"Kari on .* has had this project open"):
            tuicode.new(path, by="Ola")
    with tuicode.open(path) as project:
        assert len(project.codings) == 1


@pytest.mark.parametrize("left", ["42", "999999"])
def test_what_a_killed_rewrite_left_is_cleared_by_who_may_write(saved: Path, left: str) -> None:
    own = saved.with_name(f"gatelys.json.{left}.new")
    others = [
        saved.with_name(name)
        for name in ("gatelys.json.new", "gatelys.json.x1.new", "gatelys2.json.42.new", "a.42.new")
    ]
    for one in (own, *others):
        one.write_bytes(b"{")
    with tuicode.open(saved, read_only=True):
        assert own.exists()
    with tuicode.open(saved):
        assert not own.exists()
        own.write_bytes(b"{")
        with tuicode.open(saved):
            assert own.exists()
    assert all(one.exists() for one in others)


def test_a_link_to_a_project_stays_a_link(saved: Path, tmp_path: Path) -> None:
    link = tmp_path / "snarvei.json"
    try:
        link.symlink_to(saved)
    except OSError:
        # Windows lets ordinary users make none; nothing to lose there.
        assert os.name == "nt"
        return
    with tuicode.open(link) as project, tuicode.open(saved) as second:
        code_something(project, 1)
        assert "Kari on" in second.read_only
    assert link.is_symlink()
    assert names(link) == ["prosjekt", "snarvei.json"]
    with tuicode.open(saved) as project:
        assert len(project.codings) == 2


def test_a_lock_that_cannot_be_signed_is_let_go(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with tuicode.open(saved) as project:
            assert "cannot be written (No space left on device); the project can be" in (
                project.read_only
            )
            with tuicode.open(saved) as second:
                assert "No space left" in second.read_only
    with tuicode.open(saved) as project:
        assert not project.read_only


def test_the_name_of_the_coder(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tuicode.open(saved, by="Ola") as project:
        assert project.by == "Ola"
    with tuicode.open(saved) as project:
        assert project.by == "Kari"
    monkeypatch.delenv("TUICODE_CODER")
    monkeypatch.setattr(locks.getpass, "getuser", lambda: "login")
    with tuicode.open(saved) as project:
        assert project.by == "login"

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(locks.getpass, "getuser", nobody)
    with tuicode.open(saved) as project:
        assert project.by == "unknown"


def test_letting_go_of_a_lock_that_is_not_held_does_nothing(saved: Path) -> None:
    with tuicode.open(saved):
        Lock(saved).release()
        assert len(names(saved)) == 3
