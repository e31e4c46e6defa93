from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest
from invented_interviews import add_interview, in_no_file
from seat import LARGE, at

import tuicode
from tuicode.model import codings, readings
from tuicode.tui.app import TuicodeApp

if TYPE_CHECKING:
    from pathlib import Path

    from seat import Seat

    from tuicode.model.project import Project


@pytest.fixture(autouse=True)
def a_second_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every change be a second after the one before, also over midnight."""
    seconds = count()

    def now() -> str:
        passed = next(seconds)
        return f"2031-11-24T{10 + passed // 3600:02}:{passed // 60 % 60:02}:{passed % 60:02}Z"

    for module in ("readings", "codings", "sources", "project"):
        monkeypatch.setattr(f"tuicode.model.{module}.now", now)


def listed(seat: Seat) -> list[str]:
    return [row.split("Interview")[1].split()[0] for row in seat.rows[2:8] if "Interview" in row]


async def leave(seat: Seat) -> None:
    await seat.press("q")


async def test_progress_follows_the_cursor_and_not_its_way_back(project: Project) -> None:
    async with at(project) as seat:
        assert "0 % read" in seat.status
        await seat.press("right")
        assert "6 % read" in seat.status
        await seat.press("end")
        assert True
        await seat.press("home", "left")
        shown = seat.status
        await seat.press("right", "left")
        assert seat.status == shown, "going back reads nothing less"


async def test_a_long_source_is_not_read_by_going_to_its_end() -> None:
    project = in_no_file(*[("Anne", f"This is sentence number {n}. " * 20) for n in range(40)])
    async with at(project) as seat:
        await seat.press("right", "end")
        assert "0 % read" in seat.status
        await seat.press("left", "right")
        assert "0 % read" in seat.status
        assert "press V" not in seat.message
        await seat.press("home", *["pagedown"] * 5)
        percent = int(seat.status.split(" % read")[0].split()[-1])
        assert 5 < percent < 50
        await seat.burst(*["pagedown"] * 60)
        assert "100 % read" in seat.status
        assert seat.message == "This is the end: press V to note that you have read all of it."


async def test_read_to_the_end_is_counted_and_begins_anew(project: Project) -> None:
    source = project.sources[0]
    async with at(project) as seat:
        await seat.press("V")
        assert seat.message == "You have read «Interview 1» 1 time now."
        assert "0 % read" in seat.status
        assert "── Interview 1 · read 1 time ─" in seat.text
        await seat.press("V")
        assert seat.message == "You have read «Interview 1» 2 times now."
        assert readings.times_read(project, source) == 2
        before = len(project.codings)
        await seat.press("u")
        assert len(project.codings) < before or "Undone" in seat.message
        assert readings.times_read(project, source) == 2


async def test_the_place_is_remembered_on_reopening(path: Path) -> None:
    with tuicode.open(path) as project:
        async with at(project) as seat:
            await seat.press("right", "right", "right", "g", "4", "enter", "s", "down", "enter")
            await seat.press("right", "right")
            marked, status = seat.marked, seat.status
            await leave(seat)
        entries = [entry.summary for entry in project.log if entry.action == "read"]
        assert entries == ["Interview 1, turn 4", "Interview 2, turn 2"]
    with tuicode.open(path) as project:
        async with at(project) as seat:
            assert seat.transcript.source.name == "Interview 2"
            assert seat.marked == marked
            percent = status.split(" % read")[0].split()[-1]
            assert f"{percent} % read" in seat.status
            await seat.press("s", "up", "enter")
            assert seat.transcript.turn_number == 4
            assert "0 % read" not in seat.status


async def test_only_looking_writes_nothing(path: Path) -> None:
    with tuicode.open(path) as project:
        revision = project.revision
        async with at(project) as seat:
            await seat.press("?", "q")
            await leave(seat)
        assert project.revision == revision
    with tuicode.open(path, read_only=True) as project:
        async with at(project) as seat:
            await seat.press("right", "s", "down", "enter", "V", "C", "O")
            assert project.read_only in seat.message
            assert "% read" in seat.status
            await seat.press("s", "up", "enter")
            assert seat.marked == "What does a night on call look like out here?"
            await leave(seat)
        assert project.revision == revision


async def test_after_a_crash_the_newest_coding_tells_where_one_was(path: Path) -> None:
    with tuicode.open(path) as project:
        second = project.source_named("Interview 2")
        start = second.text.index("It went well.")
        codings.apply(project, second, start, start + 13, [project.code_named("PW")])
    with tuicode.open(path) as project:
        async with TuicodeApp(project, theme="tuicode-dark").run_test() as pilot:
            await pilot.pause()
            transcript = pilot.app.screen.transcript
            assert transcript.source.name == "Interview 2"
            assert transcript.cursor.focus == (start, start + 13)


async def test_checked_against_the_audio_and_taken_back(project: Project) -> None:
    async with at(project, (160, 50)) as seat:
        await seat.press("C")
        assert seat.message.startswith("«Interview 1» is checked against the audio today")
        assert "── Interview 1 · checked against audio 2031-11-24 ─" in seat.text
        assert "checked 2031-11-24" in seat.status
        await seat.press("s", "down", "enter")
        assert "checked against" not in seat.text.replace(seat.message, "")
        await seat.press("s", "up", "enter", "C")
        assert seat.message == "«Interview 1» is not checked against the audio."
        assert project.sources[0].checked == ""
        await seat.press("u")
        assert "checked against audio 2031-11-24" in seat.text


# --- the order


@pytest.fixture
def five(project: Project) -> Project:
    for number in range(3, 6):
        add_interview(project, f"Interview {number}", [("Anne", f"Words of {number}.")])
    return project


@pytest.mark.parametrize(
    ("choice", "order"),
    [("reversed", "54213"), ("as imported", "12345"), ("shuffled", None)],
)
async def test_the_sources_are_read_in_a_new_order(
    five: Project, choice: str, order: str | None
) -> None:
    if order is None:
        ids = [source.id for source in five.sources]
        Random(3).shuffle(ids)
        order = "".join(five.source(one).name[-1] for one in ids)
        assert order != "12345"
    else:
        readings.reorder(five, [five.sources[2].id])
    async with at(five, LARGE) as seat:
        seat.app.screen.chance = Random(3)
        await seat.press("O")
        assert "read the sources in which order?" in seat.text
        await seat.press(*choice, "enter")
        names = ", ".join(f"Interview {number}" for number in order)
        assert seat.message == f"You read: {names}."
        await seat.press("s")
        rows = [row for row in seat.rows if " Interview " in row[85:]]
        assert "".join(row[85:].split("Interview ")[1][0] for row in rows) == order
        entry = five.log[-1]
        assert (entry.action, entry.summary) == ("reading order", names)
        await seat.press("escape", "u")
        assert five.sheet.reading_order != tuple(source.id for source in five.sources[::-1])


async def test_the_order_is_made_by_hand(five: Project) -> None:
    async with at(five) as seat:
        await seat.press("O", *"by hand", "enter")
        assert "The order in which the sources are read" in seat.text
        # The first one twice later, the last one to the top; a source goes no further than that.
        await seat.burst("plus", "plus", "end", *["minus"] * 7, "enter")
        names = [source.name[-1] for source in readings.in_reading_order(five)]
        assert names == ["5", "2", "3", "1", "4"]
        assert seat.message.startswith("You read: Interview 5, Interview 2")


async def test_an_order_by_hand_that_is_given_up_changes_nothing(five: Project) -> None:
    async with at(five) as seat:
        revision = five.revision
        await seat.press("O", *"by", "enter", "plus", "q")
        assert five.revision == revision
        await seat.press("O", *"zebra", "enter")
        assert five.revision == revision


@pytest.mark.parametrize("said", [(), (("Anne", "Words."),)])
async def test_there_is_no_order_of_one_or_none(said) -> None:
    async with at(in_no_file(*said)) as seat:
        await seat.press("O")
        assert seat.message.startswith("There is no order to choose")
        for key in ("V", "C"):
            await seat.press(key)
        assert seat.app.is_running
