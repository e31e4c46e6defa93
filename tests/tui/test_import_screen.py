from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented_interviews import in_no_file
from seat import LARGE, SMALL, at

import tuicode
from tuicode.tui.workspaces.import_transcripts import ImportTranscripts
from tuicode.tui.workspaces.read_and_code import ReadAndCode

if TYPE_CHECKING:
    from pathlib import Path

    from seat import Seat

    from tuicode.model.project import Project

WORDS = """Interviewer: How was the night?
Anne: Long, and the rain came in.
Interviewer: And then?
Bo: Then we went home [place name].
Anne: *laughs* In wet boots.
"""


@pytest.fixture
def transcripts(own_folder: Path) -> Path:
    (own_folder / "rain.txt").write_text(WORDS, "utf-8")
    (own_folder / "boots.txt").write_text(WORDS.replace("rain", "snow"), "utf-8")
    (own_folder / "broken.docx").write_bytes(b"not a Word file")
    return own_folder


async def choose(seat: Seat, name: str) -> None:
    """Choose a file, and wait until it has been read."""
    await seat.press("I", *name, "enter")
    await seat.app.workers.wait_for_complete()
    await seat.settle()


def turns(project: Project) -> list[str]:
    return [
        project.participant(turn.participant).label
        for turn in project.sources[0].turns
        if turn.participant is not None
    ]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_transcript_is_shown_and_only_then_imported(
    transcripts: Path, size: tuple[int, int]
) -> None:
    with tuicode.new(transcripts / "p.json", "Rain") as project:
        async with at(project, size) as seat:
            await choose(seat, "rain")
            assert isinstance(seat.app.screen, ImportTranscripts)
            assert "rain.txt" in seat.text
            assert "Interviewer" in seat.text
            assert project.sources == []
            await seat.press("enter")
            assert isinstance(seat.app.screen, ReadAndCode)
            assert [source.name for source in project.sources] == ["rain"]
            assert "Imported rain" in seat.message
            assert seat.marked == "How was the night?"
            assert turns(project) == ["Interviewer", "Anne", "Interviewer", "Bo", "Anne"]
    with tuicode.open(transcripts / "p.json") as project:
        async with at(project, size) as seat:
            while project.sources:
                await seat.press("u")
            assert project.participants == []
            assert "press i" in seat.text or seat.message.startswith("Undone")


async def test_a_role_is_changed_and_a_speaker_is_said_to_be_somebody(transcripts: Path) -> None:
    with tuicode.new(transcripts / "p.json", "Rain") as project:
        async with at(project, LARGE) as seat:
            await choose(seat, "rain")
            row = next(y for y, row in enumerate(seat.rows) if "Bo →" in row)
            await seat.press(*["down"] * (row - 1), "space", "m", *"Berit", "enter", "enter")
            assert "Berit" in {one.label for one in project.participants}
            roles = {one.label: one.role for one in project.participants}
            assert roles["Berit"] == "interviewer"


async def test_a_bad_file_is_said_and_the_good_ones_come_in(transcripts: Path) -> None:
    with tuicode.new(transcripts / "p.json", "Rain") as project:
        async with at(project, LARGE) as seat:
            await seat.press("I", *"broken", "tab", *"rain", "enter")
            await seat.app.workers.wait_for_complete()
            await seat.settle()
            assert "broken.docx" in seat.text
            assert "rain.txt" in seat.text
            await seat.press("enter")
            assert [source.name for source in project.sources] == ["rain"]


@pytest.mark.parametrize("keys", [["escape", "escape"], ["backspace", "q"], ["ctrl+g", "escape"]])
async def test_nothing_is_imported_where_one_goes_back(transcripts: Path, keys: list[str]) -> None:
    with tuicode.new(transcripts / "p.json", "Rain") as project:
        async with at(project) as seat:
            await seat.press("I", *keys)
            assert isinstance(seat.app.screen, ReadAndCode)
            assert seat.message == "Nothing was imported."
            assert project.sources == []
            assert seat.focus == "transcript"


@pytest.mark.parametrize(
    "typed",
    [
        "gone.txt",
        "~no-such-user",
        "~no-such-user/x",
        pytest.param("x" * 300, id="long"),
        "/root/x/y",
        "[",
        "\\",
    ],
)
async def test_what_is_typed_for_a_path_is_taken_as_it_is(transcripts: Path, typed: str) -> None:
    with tuicode.new(transcripts / "p.json", "Rain") as project:
        async with at(project) as seat:
            await seat.press("I", *typed, "enter")
            assert "Nothing that can be chosen fits" in seat.message
            assert seat.prompt.is_open
            assert isinstance(seat.app.screen, ImportTranscripts)


async def test_a_folder_that_is_closed_is_said(
    transcripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(self: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    (transcripts / "locked").mkdir()
    with tuicode.new(transcripts / "p.json", "Rain") as project:
        async with at(project) as seat:
            await seat.press("I")
            monkeypatch.setattr(type(transcripts), "iterdir", closed)
            await seat.press(*"locked", "enter")
            assert seat.message == "locked cannot be read: Permission denied."


async def test_without_any_file_chosen_nothing_can_be_imported() -> None:
    project = in_no_file()
    async with at(project) as seat:
        await seat.press("I", "escape", "enter", "space", "m", "x")
        assert seat.app.is_running
        assert project.sources == []


async def test_a_file_is_left_out_again(transcripts: Path) -> None:
    with tuicode.new(transcripts / "p.json", "Rain") as project:
        async with at(project, LARGE) as seat:
            await seat.press("I", *"boots", "tab", *"rain", "tab", "enter")
            await seat.app.workers.wait_for_complete()
            await seat.settle()
            row = next(y for y, row in enumerate(seat.rows) if "boots.txt" in row)
            await seat.press("home", *["down"] * (row - 1), "x", "enter")
            assert [source.name for source in project.sources] == ["rain"]
