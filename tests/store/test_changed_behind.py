"""The file is changed, replaced or gone while the project is open."""

from __future__ import annotations

import json
import os
import re
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from invented import code_something, files_of, put_back, state

import tuicode
from tuicode.model import codes
from tuicode.store import durable
from tuicode.store.errors import NotSaved
from tuicode.store.storage import ProjectStorage

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project

pytestmark = pytest.mark.usefixtures("only_journal")


@pytest.fixture
def theirs(saved: Path, tmp_path: Path) -> bytes:
    """What a colleague made of a copy of the project."""
    copy = tmp_path / "kopi.json"
    shutil.copy(saved, copy)
    with tuicode.open(copy, by="Ola") as project:
        codes.create(project, "Olas kode")
    return copy.read_bytes()


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_own_work_goes_beside_a_file_that_was_replaced(saved: Path, theirs: bytes) -> None:
    project = tuicode.open(saved)
    first = code_something(project, 1)
    saved.write_bytes(theirs)
    second = code_something(project, 2)
    before = state(project)
    project.close()

    beside = next(one for one in saved.parent.iterdir() if "own-work" in one.name)
    assert names(saved.parent) == sorted([saved.name, beside.name])
    assert re.fullmatch(r"gatelys\.own-work-\d{4}-\d\d-\d\d-\d{6}\.json", beside.name)
    assert saved.read_bytes() == theirs
    assert project.notices[-1] == (
        "gatelys.json was changed by another program while it was open here. It was left as it "
        f"is; your work is in {beside.name}, and goes on there."
    )
    assert project.keeper.state.message == project.notices[-1]
    with tuicode.open(beside) as again:
        assert state(again) == before
        assert {first, second} <= {coding.id for coding in again.codings}
        assert again.notices == ()
        assert not again.read_only
    with tuicode.open(saved) as again:
        assert again.code_named("Olas kode")
        assert again.notices == ()


def test_work_goes_on_in_the_file_beside(saved: Path, theirs: bytes, tmp_path: Path) -> None:
    project = tuicode.open(saved)
    first = code_something(project, 1)
    saved.write_bytes(theirs)
    project.keeper._rewrite(lambda: None)
    beside = project.keeper.path
    assert "own-work" in beside.name
    assert project.keeper.state.where == "file"

    with tuicode.open(saved, by="Ola") as other:
        assert not other.read_only
    with tuicode.open(beside, by="Ola") as other:
        assert "Kari on" in other.read_only
    second = code_something(project, 2)
    files = files_of(saved.parent)
    crashed = put_back(files, tmp_path / "krasj")
    with tuicode.open(crashed / beside.name) as again:
        assert {first, second} <= {coding.id for coding in again.codings}
    with tuicode.open(crashed / saved.name) as again:
        assert again.notices == ()
    project.close()
    assert names(saved.parent) == sorted([saved.name, beside.name])
    with tuicode.open(beside) as again:
        assert state(again) == state(project)


def test_what_is_coded_while_the_own_work_is_written_is_in_it(saved: Path, theirs: bytes) -> None:
    project = tuicode.open(saved)
    made = [code_something(project, 1)]
    saved.write_bytes(theirs)
    project.keeper._rewrite(lambda: made.append(code_something(project, len(made) + 1)))
    assert len(made) >= 3
    assert project.keeper.state.where == "journal"
    assert "was changed by another program" in project.keeper.state.message
    beside = project.keeper.path
    with tuicode.open(beside, read_only=True) as again:
        assert state(again) == state(project)
    project.close()
    with tuicode.open(beside) as again:
        assert set(made) <= {coding.id for coding in again.codings}


def test_a_replacement_in_the_middle_of_a_rewrite_is_not_overwritten(
    saved: Path, theirs: bytes
) -> None:
    project = tuicode.open(saved)
    code_something(project, 1)
    project.keeper._rewrite(lambda: saved.write_bytes(theirs))
    assert saved.read_bytes() == theirs
    assert "own-work" in project.keeper.path.name
    project.close()
    assert saved.read_bytes() == theirs
    assert len(names(saved.parent)) == 2


def test_a_change_while_the_file_is_read_is_seen(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = saved.read_bytes().replace(b"nye roller", b"nye boller")

    def change_then_look(descriptor: int) -> os.stat_result:
        saved.write_bytes(changed)
        return os.fstat(descriptor)

    with monkeypatch.context() as patched:
        looking = SimpleNamespace(**{**vars(os), "fstat": change_then_look})
        patched.setattr("tuicode.store.reading.os", looking)
        project = tuicode.open(saved)
    code_something(project, 1)
    project.close()
    assert b"nye boller" in saved.read_bytes()


def test_a_change_right_after_the_rename_is_seen(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tuicode.open(saved)
    theirs: list[bytes] = []
    replace = durable.replace

    def replace_and_change(temporary: Path, target: Path) -> None:
        replace(temporary, target)
        theirs.append(target.read_bytes().replace(b"nye roller", b"nye boller"))
        target.write_bytes(theirs[0])

    code_something(project, 1)
    with monkeypatch.context() as patched:
        patched.setattr(durable, "replace", replace_and_change)
        project.keeper._rewrite(lambda: None)
    code_something(project, 2)
    project.close()
    assert saved.read_bytes() == theirs[0]
    assert len(names(saved.parent)) == 2


def test_two_programs_that_go_beside_in_one_second_take_two_names(
    saved: Path, theirs: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tuicode.store.project_file.stamp", lambda: "2026-01-02-030405")
    other = saved.parent / "gatelys.own-work-2026-01-02-030405.json"
    other.write_text("noe annet")
    with tuicode.open(saved) as project:
        code_something(project, 1)
        saved.write_bytes(theirs)
    assert other.read_text() == "noe annet"
    assert names(saved.parent) == [
        "gatelys.json",
        "gatelys.own-work-2026-01-02-030405-2.json",
        "gatelys.own-work-2026-01-02-030405.json",
    ]


def test_a_file_that_is_only_touched_is_the_same_file(saved: Path) -> None:
    with tuicode.open(saved) as project:
        code_something(project, 1)
        os.utime(saved, (1, 1))
    assert names(saved.parent) == ["gatelys.json"]
    with tuicode.open(saved) as project:
        assert len(project.codings) == 2


def test_another_file_of_the_same_size_is_another_file(saved: Path) -> None:
    with tuicode.open(saved) as project:
        code_something(project, 1)
        other = saved.read_bytes().replace(b"nye roller", b"nye boller")
        saved.write_bytes(other)
    assert saved.read_bytes() == other
    assert len(names(saved.parent)) == 2


def test_without_own_changes_a_replaced_file_is_no_matter(saved: Path, theirs: bytes) -> None:
    with tuicode.open(saved):
        saved.write_bytes(theirs)
    assert saved.read_bytes() == theirs
    assert names(saved.parent) == ["gatelys.json"]


def test_a_file_that_is_gone_is_written_again(saved: Path) -> None:
    with tuicode.open(saved) as project:
        code_something(project, 1)
        saved.unlink()
        code_something(project, 2)
    assert names(saved.parent) == ["gatelys.json"]
    with tuicode.open(saved) as project:
        assert len(project.codings) == 3
        assert project.notices == ()


def test_a_folder_that_is_gone_refuses_changes_until_it_is_back(
    saved: Path, tmp_path: Path
) -> None:
    """The network share went away: the change is not made, and nothing made is lost."""
    project = tuicode.open(saved)
    made = code_something(project, 1)
    away = tmp_path / "borte"
    saved.parent.rename(away)
    before = state(project)
    with pytest.raises(tuicode.store.errors.NotKept, match=r"could not be written to .*No such"):
        code_something(project, 2)
    assert state(project) == before
    assert project.keeper._rewrite_soon() is False
    assert project.keeper.state.where == "failed"
    assert "gatelys.json could not be written: No such file" in project.keeper.state.message
    away.rename(saved.parent)
    later = code_something(project, 2)
    project.close()
    with tuicode.open(saved) as again:
        assert {made, later} <= {coding.id for coding in again.codings}


def test_a_folder_in_the_place_of_the_file_stops_the_saving_and_says_so(saved: Path) -> None:
    project = tuicode.open(saved)
    made = code_something(project, 1)
    theirs = saved.rename(saved.with_name("flyttet.json"))
    saved.mkdir()
    with pytest.raises(
        NotSaved, match=r"gatelys.json could not be written: .* is safe in gatelys.json.journal"
    ):
        project.close()
    assert saved.is_dir()
    saved.rmdir()
    theirs.rename(saved)
    with tuicode.open(saved) as again:
        assert made in {coding.id for coding in again.codings}


def test_where_own_work_cannot_be_written_beside_it_stays_in_the_journal(
    saved: Path, theirs: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tuicode.open(saved)
    made = code_something(project, 1)
    replace = durable.replace

    def full(temporary: Path, target: Path) -> None:
        if "own-work" in target.name:
            raise OSError(28, "No space left on device")
        replace(temporary, target)

    with monkeypatch.context() as patched:
        patched.setattr(durable, "replace", full)
        saved.write_bytes(theirs)
        assert project.keeper._rewrite_soon() is False
    assert project.keeper.state.where == "failed"
    assert "No space left" in project.keeper.state.message
    assert saved.read_bytes() == theirs
    assert names(saved.parent) == [
        saved.name,
        *(saved.name + one for one in (".journal", ".lock", ".owner")),
    ]
    later = code_something(project, 2)
    project.close()
    assert saved.read_bytes() == theirs
    with tuicode.open(next(saved.parent.glob("*.own-work*"))) as again:
        assert {made, later} <= {coding.id for coding in again.codings}


def test_the_last_state_before_a_rewrite_is_never_half_a_file(project: Project) -> None:
    path = project.keeper.path
    whole = []
    code_something(project, 1)
    project.keeper._rewrite(lambda: whole.append(json.loads(path.read_bytes())))
    assert whole
    assert all(len(one["codings"]) == 1 for one in whole)
    assert len(json.loads(path.read_bytes())["codings"]) == 2
    assert ProjectStorage(path).load().applied == 0
