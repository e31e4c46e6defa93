from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import msgspec
import pytest
from invented import code_something, contents, files_of, put_back, state

import tuicode
from tuicode.model import codes
from tuicode.model.identity import local
from tuicode.model.integrity import faults
from tuicode.model.records import Memo
from tuicode.store import durable, journal
from tuicode.store.errors import FileProblem, NotKept
from tuicode.store.storage import ProjectStorage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tuicode.model.project import Project

JOURNAL = "gatelys.json.journal"

pytestmark = pytest.mark.usefixtures("only_journal")


@pytest.fixture
def coded(project: Project) -> tuple[list[int], dict[str, bytes]]:
    """Four codings that are only in the journal, and the folder as a crash would leave it."""
    ids = [code_something(project, number) for number in range(4)]
    return ids, files_of(project.keeper.path.parent)


def reopened(files: dict[str, bytes], folder: Path, **changed: bytes) -> Project:
    return tuicode.open(put_back({**files, JOURNAL: changed["journal"]}, folder) / "gatelys.json")


def ids_in(project: Project) -> set[int]:
    return {coding.id for coding in project.codings}


def said_once(project: Project, ids: list[int]) -> bool:
    """Tell whether the log has the step that made each coding exactly once."""
    made = [before.id for entry in project.log for before in entry.before]
    return all(made.count(one) == 1 for one in ids)


def test_a_change_is_in_the_journal_when_it_is_made(project: Project) -> None:
    path = project.keeper.path
    before = path.read_bytes()
    new = code_something(project, 1)
    assert path.read_bytes() == before
    lines = (path.parent / JOURNAL).read_bytes().splitlines()
    assert [re.match(rb"[0-9a-f]{8} \{", line) is not None for line in lines] == [True, True]
    assert str(new).encode() in lines[1]


def test_a_crash_before_the_rewrite_loses_nothing(coded, tmp_path: Path) -> None:
    ids, files = coded
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as project:
        assert ids_in(project) >= set(ids)
        assert said_once(project, ids)
        owner = msgspec.json.decode(files["gatelys.json.owner"])
        taken_over, recovered = project.notices
        assert taken_over == (
            f"Kari on {owner['host']} had this project open since {local(owner['since'])} and did not "
            "close it; that program is no longer running, so its lock was taken over."
        )
        assert recovered == (
            "4 changes of the last session were not yet in the file; they were recovered from "
            "the journal."
        )
        for _step in ids:
            project.undo()
        assert not ids_in(project) & set(ids)
    assert [one.name for one in (tmp_path / "igjen").iterdir()] == ["gatelys.json"]


def test_the_journal_torn_at_every_byte_of_its_last_line(coded, tmp_path: Path) -> None:
    ids, files = coded
    whole = files[JOURNAL]
    start = whole.rindex(b"\n", 0, -1) + 1
    assert len(whole) - start > 200
    for cut in range(start, len(whole)):
        folder = tmp_path / str(cut)
        with reopened(files, folder, journal=whole[:cut]) as project:
            assert ids_in(project) >= set(ids[:3])
            assert ids[3] not in ids_in(project)
            assert said_once(project, ids[:3])
            torn = [notice for notice in project.notices if "middle of a change" in notice]
            assert len(torn) == (cut > start)
            again = code_something(project, 100)
            before = state(project)
            files_then = files_of(folder)
        with tuicode.open(folder / "gatelys.json") as project:
            assert state(project) == before
        crashed = put_back(files_then, tmp_path / f"{cut} igjen")
        with tuicode.open(crashed / "gatelys.json") as project:
            assert state(project) == before
            assert again in ids_in(project)
            assert faults(contents(project)) == []
        shutil.rmtree(folder)
        shutil.rmtree(crashed)


@pytest.mark.parametrize("line", [0, 1, 2, 3, 4])
def test_a_damaged_line_is_told_and_the_journal_kept(coded, tmp_path: Path, line: int) -> None:
    ids, files = coded
    lines = files[JOURNAL].splitlines(keepends=True)
    lines[line] = lines[line].replace(b'"', b"'", 1)
    damaged = b"".join(lines)
    sound = max(line - 1, 0)
    with reopened(files, tmp_path / "igjen", journal=damaged) as project:
        assert ids_in(project) & set(ids) == set(ids[:sound])
        told = project.notices[-1]
        assert f"is damaged after its change {sound}; what comes after that was not used" in told
        kept = tmp_path / "igjen" / told.rsplit(" ", 1)[1].rstrip(".")
        assert kept.read_bytes() == damaged
        code_something(project, 100)
    assert kept.read_bytes() == damaged
    with tuicode.open(tmp_path / "igjen" / "gatelys.json") as project:
        assert project.notices == ()
        assert len(project.codings) == 1 + sound + 1


def test_zeros_at_the_end_are_a_torn_end(coded, tmp_path: Path) -> None:
    """What some file systems leave after the power fails."""
    ids, files = coded
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL] + bytes(4096)) as project:
        assert ids_in(project) >= set(ids)
        assert "middle of a change" in project.notices[-1]
        code_something(project, 100)
        files = files_of(tmp_path / "igjen")
    with reopened(files, tmp_path / "en gang til", journal=files[JOURNAL]) as project:
        assert len(ids_in(project)) == 6


def test_an_older_copy_put_back_keeps_the_journal_and_says_so(saved: Path, tmp_path: Path) -> None:
    older = saved.read_bytes()
    with tuicode.open(saved) as project:
        code_something(project, 1)
    with tuicode.open(saved) as project:
        newest = code_something(project, 2)
        files = files_of(saved.parent)
    files["gatelys.json"] = older
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as project:
        assert len(project.codings) == 1
        told = project.notices[-1]
        assert "belongs to another state of the project; nothing of it was used" in told
        kept = tmp_path / "igjen" / told.rsplit(" ", 1)[1].rstrip(".")
        assert kept.read_bytes() == files[JOURNAL]
        assert not (tmp_path / "igjen" / JOURNAL).exists()
        assert str(newest).encode() in kept.read_bytes()
        mine = code_something(project, 3)
        files_then = files_of(tmp_path / "igjen")
    with reopened(files_then, tmp_path / "en gang til", journal=files_then[JOURNAL]) as project:
        assert mine in ids_in(project)
    with tuicode.open(tmp_path / "igjen" / "gatelys.json") as project:
        assert mine in ids_in(project)
        assert project.notices == ()


def test_a_reader_is_told_of_a_journal_of_another_state(saved: Path) -> None:
    older = saved.read_bytes()
    with tuicode.open(saved) as project:
        code_something(project, 1)
    with tuicode.open(saved) as project:
        code_something(project, 2)
        left = files_of(saved.parent)[JOURNAL]
    saved.write_bytes(older)
    (saved.parent / JOURNAL).write_bytes(left)
    with tuicode.open(saved, read_only=True) as project:
        assert "belongs to another state" in project.notices[-1]
        assert JOURNAL in project.notices[-1]
    assert (saved.parent / JOURNAL).read_bytes() == left


def test_a_colleagues_newer_copy_is_another_state(saved: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "kopi.json"
    shutil.copy(saved, theirs)
    with tuicode.open(theirs) as project:
        code_something(project, 7)
        code_something(project, 8)
    with tuicode.open(saved) as project:
        code_something(project, 1)
        files = files_of(saved.parent)
    files["gatelys.json"] = theirs.read_bytes()
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as project:
        assert len(project.codings) == 3
        assert "another state" in project.notices[-1]


@pytest.mark.parametrize("in_file", range(6))
def test_what_the_file_already_holds_of_the_journal_is_not_done_twice(
    project: Project, tmp_path: Path, in_file: int
) -> None:
    """Killed after the file was renamed, before the journal was emptied."""
    path = project.keeper.path
    storage = ProjectStorage(path)
    first = project.snapshot()
    ids, snapshots = [], [first]
    for number in range(5):
        ids.append(code_something(project, number))
        snapshots.append(project.snapshot())
    storage.save(snapshots[in_file])
    files = files_of(path.parent)
    storage.save(first)
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as again:
        assert state(again) == state(project)
        assert again.log == project.log
        assert said_once(again, ids)
        recovered = [notice for notice in again.notices if "recovered" in notice]
        assert [notice.split()[0] for notice in recovered] == [str(5 - in_file)] * (in_file < 5)
        code_something(again, 100)
        files = files_of(tmp_path / "igjen")
    with reopened(files, tmp_path / "en gang til", journal=files[JOURNAL]) as again:
        assert len(ids_in(again)) == 7


def test_a_colleagues_copy_with_as_many_steps_is_another_state(saved: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "kopi.json"
    shutil.copy(saved, theirs)
    with tuicode.open(theirs) as project:
        their_coding = code_something(project, 7)
    with tuicode.open(saved) as project:
        code_something(project, 1)
        project.keeper._rewrite(lambda: None)
        code_something(project, 2)
        files = files_of(saved.parent)
    files["gatelys.json"] = theirs.read_bytes()
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as project:
        assert "another state" in project.notices[-1]
        assert len(project.codings) == 2
        assert their_coding in ids_in(project)


def test_a_journal_that_a_hand_mended_file_cannot_take_is_kept(
    project: Project, tmp_path: Path
) -> None:
    """The code that the journal's coding carries was taken out of the file."""
    path = project.keeper.path
    code = codes.create(project, "overflødig")
    project.keeper._rewrite(lambda: None)
    source = project.sources[0]
    tuicode.model.codings.apply(project, source, 20, 30, [code])
    files = files_of(path.parent)
    mended = json.loads(files["gatelys.json"])
    del mended["codes"][str(code.id)]
    files["gatelys.json"] = json.dumps(mended).encode()
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as again:
        assert "another state of the project; nothing of it was used" in again.notices[-1]
        assert len(again.codings) == 1


def test_a_journal_of_another_version_is_left_alone(coded, tmp_path: Path) -> None:
    _ids, files = coded
    lines = files[JOURNAL].splitlines()
    body = lines[1][9:].replace(b'"action"', b'"deed"')
    strange = lines[0] + b"\n" + journal._line(body)
    with pytest.raises(FileProblem, match="not written by this version of tuicode"):
        reopened(files, tmp_path / "igjen", journal=strange)
    assert files_of(tmp_path / "igjen").keys() == {"gatelys.json", JOURNAL}

    body = lines[1][9:].replace(b'"codings"', b'"sightings"')
    strange = lines[0] + b"\n" + journal._line(body)
    with pytest.raises(FileProblem, match="not written by this version of tuicode"):
        reopened(files, tmp_path / "og dette", journal=strange)
    assert (tmp_path / "og dette" / JOURNAL).read_bytes() == strange


def test_a_journal_deleted_under_the_program_is_written_anew(
    project: Project, tmp_path: Path
) -> None:
    path = project.keeper.path
    first = code_something(project, 1)
    (path.parent / JOURNAL).unlink()
    second = code_something(project, 2)
    files = files_of(path.parent)
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as again:
        assert ids_in(again) >= {first, second}


def test_a_journal_moved_under_the_program_is_written_anew(
    project: Project, tmp_path: Path
) -> None:
    path = project.keeper.path
    first = code_something(project, 1)
    (path.parent / JOURNAL).rename(tmp_path / "flyttet")
    second = code_something(project, 2)
    files = files_of(path.parent)
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as again:
        assert ids_in(again) >= {first, second}


class Broken:
    """A disk that fails after so many bytes, and that for a while does not even shorten files."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = 10**9
        self.write_was, self.shorten_was = journal.os.write, journal.os.ftruncate
        monkeypatch.setattr(journal.os, "write", self.write)
        monkeypatch.setattr(journal.os, "ftruncate", self.ftruncate)

    def write(self, descriptor: int, data: bytes) -> int:
        if self.left <= 0:
            raise OSError(28, "No space left on device")
        done = self.write_was(descriptor, bytes(data)[: self.left])
        self.left -= done
        return done

    def ftruncate(self, descriptor: int, size: int) -> None:
        if self.left <= 0:
            raise OSError(5, "Input/output error")
        self.shorten_was(descriptor, size)


@pytest.mark.parametrize("room", [0, 1, 50, 200])
def test_what_was_half_written_never_stands_before_a_later_change(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    path = project.keeper.path
    first = code_something(project, 1)
    before, size = state(project), (path.parent / JOURNAL).stat().st_size
    with monkeypatch.context() as patched:
        disk = Broken(patched)
        for _try in range(2):
            disk.left = room
            with pytest.raises(NotKept, match="The change was not made, because it could not"):
                code_something(project, 2)
    assert state(project) == before
    assert (path.parent / JOURNAL).stat().st_size == size + room
    files = files_of(path.parent)
    with reopened(files, tmp_path / "straks", journal=files[JOURNAL]) as again:
        assert state(again) == before

    later = code_something(project, 3)
    files = files_of(path.parent)
    with reopened(files, tmp_path / "siden", journal=files[JOURNAL]) as again:
        assert ids_in(again) >= {first, later}
        assert state(again) == state(project)


def test_a_flush_that_fails_takes_the_change_back(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.keeper.path

    def fail(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(journal, "flush", fail)
        with pytest.raises(
            NotKept, match=r"Input/output error\. Make room or check the connection"
        ):
            code_something(project, 1)
    assert len(project.codings) == 1
    code_something(project, 2)
    files = files_of(path.parent)
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as again:
        assert state(again) == state(project)
        assert again.log == project.log


def test_an_interrupt_while_a_change_is_flushed_takes_it_back(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.keeper.path

    def interrupt(descriptor: int) -> None:
        durable.flush(descriptor)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(journal, "flush", interrupt)
        with pytest.raises(KeyboardInterrupt):
            code_something(project, 1)
    assert len(project.codings) == 1
    code_something(project, 2)
    files = files_of(path.parent)
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as again:
        assert state(again) == state(project)


def test_an_interrupt_after_a_change_is_kept_does_no_harm(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change is on disk, and taken back in memory; the next one has its number."""
    path = project.keeper.path
    keep = project.keeper.keep

    def keep_and_stop(committed) -> None:
        keep(committed)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(project.keeper, "keep", keep_and_stop)
        with pytest.raises(KeyboardInterrupt):
            code_something(project, 1)
    code_something(project, 2)
    files = files_of(path.parent)
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as again:
        assert state(again) == state(project)
        assert again.log == project.log


def test_a_journal_that_could_not_be_emptied_is_emptied_later(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.keeper.path
    code_something(project, 1)
    with monkeypatch.context() as patched:
        Broken(patched).left = 0
        with pytest.raises(OSError, match="Input/output error"):
            project.keeper._rewrite(lambda: None)
    assert project.keeper.state.where == "journal"
    code_something(project, 2)
    files = files_of(path.parent)
    with reopened(files, tmp_path / "igjen", journal=files[JOURNAL]) as again:
        assert state(again) == state(project)
        assert again.log == project.log


@pytest.mark.parametrize("half", ["\ud83d", "slutt \udc80", "\udfff i midten"])
def test_half_a_character_is_refused_with_what_to_do(project: Project, half: str) -> None:
    before = state(project)
    with pytest.raises(NotKept, match=r"holds half a character \(U\+D[8-F]\w\w\).* Take it out"):
        codes.create(project, half)
    with pytest.raises(NotKept), project.transaction("note") as transaction:
        transaction.put(Memo(id=1, text=half, at=""))
    assert state(project) == before
    assert codes.create(project, "helt tegn").name == "helt tegn"


def every_other(lines: list[bytes]) -> list[bytes]:
    return [lines[0], *lines[2:]]


@pytest.mark.parametrize("change", [every_other, lambda lines: [lines[0], lines[2], lines[1]]])
def test_a_journal_with_steps_left_out_is_not_used(
    coded, tmp_path: Path, change: Callable[[list[bytes]], list[bytes]]
) -> None:
    ids, files = coded
    strange = b"".join(change(files[JOURNAL].splitlines(keepends=True)))
    with reopened(files, tmp_path / "igjen", journal=strange) as project:
        assert faults(contents(project)) == []
        assert len(ids_in(project) & set(ids)) in {0, 1}
