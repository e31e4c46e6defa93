from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

import tuicode
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.start import Start, projects_in

if TYPE_CHECKING:
    from seat import Seat


def make(folder: Path, *names: str) -> None:
    """Make a project for each name, the last one the newest."""
    for number, name in enumerate(names):
        tuicode.new(folder / f"{name}.json", name).close()
        os.utime(folder / f"{name}.json", (1_000_000 + number, 1_000_000 + number))


def opened(seat: Seat) -> str:
    """Return the name of the project that is open."""
    assert isinstance(seat.app.screen, ReadAndCode)
    assert seat.app.project is not None
    return seat.app.project.sheet.name


async def leave(seat: Seat) -> None:
    if seat.app.project is not None:
        seat.app.project.close()
    await seat.press("q")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_in_an_empty_folder_one_is_told_to_make_a_project(size: tuple[int, int]) -> None:
    async with at(None, size) as seat:
        assert "press n to make one" in seat.text
        assert seat.keys[:3] == ["Enter open", "n new", "o other file"]
        await seat.press("enter", "up", "down", "pagedown", "end")
        assert isinstance(seat.app.screen, Start)


async def test_a_new_project_is_made_and_opened(own_folder: Path) -> None:
    async with at(None) as seat:
        await seat.press("n", *"  Night   work ", "enter")
        assert opened(seat) == "Night work"
        assert "press I to import" in seat.message
        await leave(seat)
    assert [one.name for one in projects_in(own_folder)] == ["Night work.json"]


@pytest.mark.parametrize("typed", ["../night", "a/b:c*?<>|", "æøå [x]", "."])
async def test_any_name_becomes_a_file_of_this_folder(own_folder: Path, typed: str) -> None:
    async with at(None) as seat:
        await seat.press("n", *typed, "enter")
        assert opened(seat) == typed
        await leave(seat)
    (made,) = projects_in(own_folder)
    assert made.parent == own_folder
    assert not set(made.name) & set('/\\:*?"<>|')


async def test_no_name_makes_no_project(own_folder: Path) -> None:
    async with at(None) as seat:
        for keys in (["enter"], ["escape"], ["backspace"], ["space", "enter"]):
            await seat.press("n", *keys)
            assert not seat.prompt.is_open
            assert seat.focus == "projects"
    assert projects_in(own_folder) == []


async def test_a_name_that_is_taken_is_refused(own_folder: Path) -> None:
    make(own_folder, "night")
    before = (own_folder / "night.json").read_bytes()
    async with at(None) as seat:
        await seat.press("n", *"night", "enter")
        assert "is there already" in seat.message
        assert isinstance(seat.app.screen, Start)
    assert (own_folder / "night.json").read_bytes() == before


async def test_projects_are_listed_the_newest_first_and_enter_opens(own_folder: Path) -> None:
    make(own_folder, "older", "newer")
    (own_folder / "other.json").write_text('{"not": "ours"}', "utf-8")
    (own_folder / "folder.json").mkdir()
    async with at(None) as seat:
        listed = [row.split()[0] for row in seat.rows if ".json" in row]
        assert listed == ["newer.json", "older.json"]
        await seat.press("down", "enter")
        assert opened(seat) == "older"
        await leave(seat)


async def test_another_file_is_opened_by_its_path(own_folder: Path) -> None:
    (own_folder / "sub").mkdir()
    make(own_folder / "sub", "deep")
    async with at(None) as seat:
        await seat.press("o", *str(Path("sub", "deep.json")), "enter")
        assert opened(seat) == "deep"
        await leave(seat)


@pytest.mark.parametrize(
    "typed",
    [
        "gone.json",
        ".",
        "~no-such-user/x.json",
        pytest.param("x" * 300, id="long"),
        "other.json",
        "a\u0085b",
    ],
)
async def test_what_cannot_be_opened_is_said(own_folder: Path, typed: str) -> None:
    (own_folder / "other.json").write_text('{"not": "ours"}', "utf-8")
    async with at(None) as seat:
        await seat.press("o", *typed, "enter")
        assert isinstance(seat.app.screen, Start)
        assert seat.message
        assert seat.app.is_running


async def test_a_project_that_goes_away_while_one_looks(own_folder: Path) -> None:
    make(own_folder, "night", "day")
    async with at(None) as seat:
        (own_folder / "day.json").unlink()
        await seat.resize(100, 30)
        await seat.press("down", "up", "enter")
        assert "day.json" in seat.message
        await seat.press("down", "enter")
        assert opened(seat) == "night"
        await leave(seat)


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q"])
async def test_leaving(key: str) -> None:
    async with at(None) as seat:
        await seat.press(key)
        assert seat.app._exit


async def test_help_and_back() -> None:
    async with at(None) as seat:
        await seat.press("?", "q")
        assert isinstance(seat.app.screen, Start)
        assert seat.app.is_running
