"""A file in an older format: brought to the present one, and kept beside as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from invented import code_something, plain

import tuicode
from tuicode.store import migrations, opening, reading
from tuicode.store.errors import Damaged, FileProblem
from tuicode.store.storage import ProjectStorage

if TYPE_CHECKING:
    from pathlib import Path


def from_zero(tables: migrations.Plain) -> migrations.Plain:
    """Format 0 had `labels` for what is now `codes`, with a title for a name."""
    tables["codes"] = {
        key: {**{k: v for k, v in row.items() if k != "title"}, "name": row["title"]}
        for key, row in tables.pop("labels").items()
    }
    return tables


@pytest.fixture
def older(saved: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project as format 0 would have had it; format 0 is known."""
    monkeypatch.setitem(migrations.MIGRATIONS, 0, from_zero)
    tables: dict[str, Any] = json.loads(saved.read_bytes())
    next(iter(tables["project"].values()))["format"] = 0
    tables["labels"] = {
        key: {**{k: v for k, v in row.items() if k != "name"}, "title": row["name"]}
        for key, row in tables.pop("codes").items()
    }
    saved.write_text(json.dumps(tables), "utf-8")
    return saved


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_it_is_migrated_and_kept_beside(older: Path) -> None:
    before = older.read_bytes()
    with tuicode.open(older) as project:
        assert project.sheet.format == 1
        assert project.code_named("tillit").name == "tillit"
        assert project.notices == (
            "gatelys.json was brought from format 0 to 1; the old file is gatelys.format-0.json.",
        )
        assert not project.read_only
    assert names(older) == ["gatelys.format-0.json", "gatelys.json"]
    assert older.with_name("gatelys.format-0.json").read_bytes() == before
    with tuicode.open(older) as project:
        assert project.notices == ()
        assert project.code_named("tillit")
        assert ProjectStorage(older).read() == plain(project)


def test_reading_only_changes_nothing(older: Path) -> None:
    before = older.read_bytes()
    with tuicode.open(older, read_only=True) as project:
        assert project.code_named("tillit")
    assert older.read_bytes() == before
    assert names(older) == ["gatelys.json"]


def test_a_second_old_file_is_kept_beside_the_first(older: Path) -> None:
    before = older.read_bytes()
    tuicode.open(older).close()
    again = before.replace(b"tillit", b"mistro")
    older.write_bytes(again)
    with tuicode.open(older) as project:
        assert project.code_named("mistro")
    assert older.with_name("gatelys.format-0.json").read_bytes() == before
    assert older.with_name("gatelys.format-0-2.json").read_bytes() == again


@pytest.mark.usefixtures("only_journal")
def test_a_crash_before_it_is_written_anew_leaves_the_old_file(older: Path) -> None:
    before = older.read_bytes()
    project = tuicode.open(older)
    made = code_something(project, 1)
    assert older.read_bytes() == before
    journal = older.with_name("gatelys.json.journal").read_bytes()
    project.close()
    older.write_bytes(before)
    older.with_name("gatelys.json.journal").write_bytes(journal)
    with tuicode.open(older) as again:
        assert made in {coding.id for coding in again.codings}


def test_what_a_migration_cannot_bring_over_is_told(older: Path) -> None:
    tables = json.loads(older.read_bytes())
    next(iter(tables["labels"].values()))["family"] = "turquoise"
    older.write_text(json.dumps(tables), "utf-8")
    before = older.read_bytes()
    with pytest.raises(Damaged, match="in codes cannot be used: Invalid enum value 'turquoise'"):
        tuicode.open(older)
    assert older.read_bytes() == before
    assert names(older) == ["gatelys.json"]


def test_without_room_to_keep_the_old_file_nothing_is_done(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = older.read_bytes()

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(opening, "write_atomically", full)
        with pytest.raises(FileProblem, match="kept beside it cannot be written: No space left"):
            tuicode.open(older)
    assert older.read_bytes() == before
    assert not [name for name in names(older) if name.endswith((".lock", ".owner", ".journal"))]


def test_formats_are_brought_up_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = []

    def step(number: int):
        return lambda tables: (steps.append(number), tables)[1]

    monkeypatch.setattr(migrations, "FORMAT", 3)
    for number in (0, 1, 2):
        monkeypatch.setitem(migrations.MIGRATIONS, number, step(number))
    tables = {"project": {"1": {"id": 1, "format": 1}}}
    assert migrations.migrate(tables, 1)["project"]["1"]["format"] == 3
    assert steps == [1, 2]
    assert reading.FORMAT == 1
