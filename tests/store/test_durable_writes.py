"""Whole or not at all, on Windows too."""

from __future__ import annotations

import errno
import re
import time
from functools import partialmethod
from pathlib import Path
from types import SimpleNamespace

import pytest
from invented import code_something, fill

import tuicode
from tuicode.store import durable
from tuicode.store.durable import new_file, replace, stamp, write_atomically


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The module believes it is on Windows; returns the pauses it makes there."""
    pauses: list[float] = []
    monkeypatch.setattr(durable, "os", SimpleNamespace(**{**vars(durable.os), "name": "nt"}))
    monkeypatch.setattr(
        durable, "time", SimpleNamespace(sleep=pauses.append, strftime=time.strftime)
    )
    return pauses


class HeldOpen:
    """Another program has the target open for so many tries to rename over it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, tries: int) -> None:
        self.tries = tries
        self._rename = Path.replace
        monkeypatch.setattr(Path, "replace", partialmethod(HeldOpen.renamed, self))

    @staticmethod
    def renamed(path: Path, held: HeldOpen, target: Path) -> Path:
        held.tries -= 1
        if held.tries >= 0:
            raise PermissionError(errno.EACCES, "Another process is using the file")
        return held._rename(path, target)


@pytest.mark.parametrize("tries", [0, 1, 3, 7])
def test_a_rename_over_an_open_file_is_tried_again(
    tmp_path: Path, windows: list[float], monkeypatch: pytest.MonkeyPatch, tries: int
) -> None:
    temporary, target = tmp_path / "ny", tmp_path / "gammel"
    temporary.write_bytes(b"ny")
    target.write_bytes(b"gammel")
    HeldOpen(monkeypatch, tries)
    replace(temporary, target)
    assert target.read_bytes() == b"ny"
    assert windows == list(durable.RENAME_PAUSES[:tries])


def test_a_file_that_stays_open_is_given_up_after_a_while(
    tmp_path: Path, windows: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "gammel"
    target.write_bytes(b"gammel")
    HeldOpen(monkeypatch, 99)
    with pytest.raises(PermissionError):
        write_atomically(target, [b"ny"])
    assert target.read_bytes() == b"gammel"
    assert [one.name for one in tmp_path.iterdir()] == ["gammel"]
    assert 1 < sum(windows) < 3


def test_elsewhere_a_rename_that_is_refused_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ny").write_bytes(b"ny")
    held = HeldOpen(monkeypatch, 3)
    monkeypatch.setattr(durable, "os", SimpleNamespace(**{**vars(durable.os), "name": "posix"}))
    with pytest.raises(PermissionError):
        replace(tmp_path / "ny", tmp_path / "gammel")
    assert held.tries == 2


def test_a_project_lives_under_the_rules_of_windows(
    tmp_path: Path, windows: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gatelys.json"
    project = fill(tuicode.new(path))
    HeldOpen(monkeypatch, 2)
    project.close()
    assert len(windows) == 2
    with tuicode.open(path) as project:
        assert len(project.codings) == 1


def test_what_goes_wrong_leaves_the_file_and_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "fil"
    target.write_bytes(b"gammel")

    def stop() -> None:
        raise KeyboardInterrupt

    for rest, last_look in ((stop, lambda: None), (lambda: None, stop)):
        with pytest.raises(KeyboardInterrupt):
            write_atomically(target, [b"ny", b"ny"], rest, last_look)
        assert target.read_bytes() == b"gammel"
        assert [one.name for one in tmp_path.iterdir()] == ["fil"]


def test_the_last_look_is_when_all_is_written_and_nothing_renamed(tmp_path: Path) -> None:
    target = tmp_path / "fil"
    target.write_bytes(b"gammel")
    seen: list[tuple[bytes, bytes]] = []

    def look() -> None:
        (temporary,) = tmp_path.glob("*.new")
        seen.append((target.read_bytes(), temporary.read_bytes()))

    rests: list[int] = []
    modified = write_atomically(target, [b"en", b"to"], lambda: rests.append(1), look)
    assert seen == [(b"gammel", b"ento")]
    assert len(rests) == 2
    assert modified == target.stat().st_mtime_ns


def test_the_new_file_is_flushed_before_it_gets_its_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    for name in ("flush", "replace", "flush_folder"):
        was = getattr(durable, name)
        monkeypatch.setattr(
            durable, name, lambda *args, name=name, was=was: (happened.append(name), was(*args))
        )
    write_atomically(tmp_path / "fil", [b"ny"])
    assert happened == ["flush", "replace", "flush_folder"]


def test_a_change_is_flushed_before_it_counts_as_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fill(tuicode.new(tmp_path / "gatelys.json")) as project:
        flushed: list[int] = []
        monkeypatch.setattr(
            "tuicode.store.journal.flush", lambda _one: flushed.append(len(project.codings))
        )
        project.listen(lambda _committed: flushed.append(-1))
        code_something(project, 1)
        assert flushed == [2, -1]


def test_new_files_take_free_names(tmp_path: Path) -> None:
    like = tmp_path / "gatelys.json"
    like.write_bytes(b"{}")
    made = [new_file(tmp_path / "gatelys.beside.json", like) for _number in range(3)]
    assert [one.name for one in made] == [
        "gatelys.beside.json",
        "gatelys.beside-2.json",
        "gatelys.beside-3.json",
    ]


def test_no_file_name_has_a_sign_that_windows_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: set[str] = set()
    for function in ("touch", "replace", "open", "write_bytes"):
        was = getattr(Path, function)

        def noted(path: Path, *args, was=was, **options):
            made.update(one.name for one in (path, *args) if isinstance(one, Path))
            return was(path, *args, **options)

        monkeypatch.setattr(Path, function, noted)
    path = tmp_path / "gatelys.json"
    with fill(tuicode.new(path)) as project:
        made.update(one.name for one in tmp_path.iterdir())
        older = path.read_bytes()
        project.keeper._rewrite(lambda: None)
        left = path.with_name("gatelys.json.journal").read_bytes()
        path.write_bytes(older)
        code_something(project, 1)
    path.with_name("gatelys.json.journal").write_bytes(left or b"0 \nx\n")
    tuicode.open(path).close()
    made.update(one.name for one in tmp_path.iterdir())
    assert len(made) > 8
    assert any("own-work" in name for name in made)
    assert any("kept" in name for name in made)
    assert any(name.endswith(".new") for name in made)
    assert not [name for name in made if re.search(r'[<>:"/\\|?*\x00-\x1f]', name)]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-\d{6}", stamp())
