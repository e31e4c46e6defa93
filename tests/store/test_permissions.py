"""What may not be written. Root may write everything, so these run as an ordinary user."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from invented import code_something, fill

import tuicode
from tuicode.model.errors import ReadOnly
from tuicode.store.errors import FileProblem
from tuicode.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534
AS_ROOT = hasattr(os, "setresuid") and os.getuid() == 0


@contextmanager
def ordinary_user(user: int = NOBODY) -> Iterator[None]:
    """Be an ordinary user inside; who is one already stays so."""
    if AS_ROOT:
        os.setresgid(user, user, 0)
        os.setresuid(user, user, 0)
    try:
        yield
    finally:
        if AS_ROOT:
            os.setresuid(0, 0, 0)
            os.setresgid(0, 0, 0)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A project in a folder that every user can get at."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = Path(folder) / "gatelys.json"
        with ordinary_user():
            fill(tuicode.new(path)).close()
        yield path
        Path(folder).chmod(0o777)


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_a_write_protected_file_is_read_and_says_so(shared: Path) -> None:
    before = shared.read_bytes()
    shared.chmod(0o444)
    with ordinary_user(), tuicode.open(shared) as project:
        assert project.read_only == (
            f"The file {shared} is write-protected; it can be read, and not changed."
        )
        assert len(project.codings) == 1
        with pytest.raises(ReadOnly, match="write-protected"):
            code_something(project, 1)
    assert shared.read_bytes() == before
    assert names(shared) == ["gatelys.json"]
    shared.chmod(0o666)


def test_a_folder_that_cannot_be_written_is_read_and_says_so(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shared.read_bytes()
    if os.name == "nt":
        # There a folder is protected by a list of rights that Python cannot set.
        monkeypatch.setattr(Lock, "acquire", _denied)
    shared.parent.chmod(0o555)
    with ordinary_user(), tuicode.open(shared) as project:
        assert project.read_only == (
            f"The folder of {shared} cannot be written (Permission denied); the project can be "
            "read, and not changed."
        )
        with pytest.raises(ReadOnly, match="folder of"):
            code_something(project, 1)
    assert shared.read_bytes() == before
    assert names(shared) == ["gatelys.json"]


def _denied(_self: Lock, _who: str) -> None:
    raise PermissionError(13, "Permission denied")


def refuses_to_read(path: Path, said: str) -> None:
    with ordinary_user():
        for read_only in (True, False):
            with pytest.raises(FileProblem) as caught:
                tuicode.open(path, read_only=read_only)
            assert said in str(caught.value)
            assert "check the connection, and whether you may read it." in str(caught.value)


if os.name == "posix":

    def test_a_file_that_may_not_be_read(shared: Path) -> None:
        shared.chmod(0)
        refuses_to_read(shared, f"{shared} cannot be read: Permission denied. Nothing was changed")

    def test_a_folder_that_may_not_be_entered(shared: Path) -> None:
        shared.parent.chmod(0)
        refuses_to_read(shared, "cannot be read: Permission denied. Nothing was changed")

    def test_a_journal_that_may_not_be_read_keeps_the_project_shut(shared: Path) -> None:
        """Opening without it would lose what is in it."""
        journal = shared.with_name("gatelys.json.journal")
        journal.write_bytes(b"noe")
        journal.chmod(0)
        refuses_to_read(shared, f"{journal} cannot be read: Permission denied.")

    def test_a_folder_that_becomes_write_protected_in_between(shared: Path) -> None:
        with ordinary_user():
            project = tuicode.open(shared)
            first = code_something(project, 1)
        shared.parent.chmod(0o555)
        with ordinary_user():
            second = code_something(project, 2)
            assert project.keeper._rewrite_soon() is False
            assert "gatelys.json could not be written: Permission denied" in (
                project.keeper.state.message
            )
        shared.parent.chmod(0o777)
        with ordinary_user():
            project.close()
            with tuicode.open(shared) as again:
                assert {first, second} <= {coding.id for coding in again.codings}
        assert names(shared) == ["gatelys.json"]

    @pytest.mark.parametrize("mode", [0o600, 0o640, 0o660, 0o664, 0o666])
    def test_who_may_read_the_file_may_after_a_rewrite(shared: Path, mode: int) -> None:
        shared.chmod(mode)
        with ordinary_user(), tuicode.open(shared) as project:
            code_something(project, 1)
            beside = {
                one.suffix: stat.S_IMODE(one.stat().st_mode) for one in shared.parent.iterdir()
            }
            assert beside[".journal"] == mode
            assert beside[".lock"] == mode
        assert stat.S_IMODE(shared.stat().st_mode) == mode

    def test_own_work_beside_is_for_the_same_readers(shared: Path) -> None:
        shared.chmod(0o600)
        with ordinary_user(), tuicode.open(shared) as project:
            code_something(project, 1)
            shared.write_bytes(shared.read_bytes() + b"\n")
        (beside,) = shared.parent.glob("*own-work*.json")
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600

    def test_a_colleague_takes_over_what_a_crash_left_in_a_shared_folder(shared: Path) -> None:
        shared.chmod(0o666)
        with ordinary_user():
            project = tuicode.open(shared, by="Ola")
            made = code_something(project, 1)
        left = {one: one.read_bytes() for one in shared.parent.iterdir()}
        modes = {one: one.stat().st_mode for one in left}
        with ordinary_user():
            project.close()
            for one, data in left.items():
                one.write_bytes(data)
                one.chmod(stat.S_IMODE(modes[one]))
        with ordinary_user(NOBODY - 1), tuicode.open(shared) as again:
            assert not again.read_only
            assert made in {coding.id for coding in again.codings}
            assert "Ola on" in again.notices[0]
            code_something(again, 2)
        assert names(shared) == ["gatelys.json"]
