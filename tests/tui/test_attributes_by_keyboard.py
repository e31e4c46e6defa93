"""Participants, sources and the project sheet by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

import tuicode
from tuicode.model.attributes import change_participant
from tuicode.tui.workspaces.analysis import Analysis
from tuicode.tui.workspaces.attributes import Attributes
from tuicode.tui.workspaces.project_sheet import ProjectSheet
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.writing_pad import WritingPad

if TYPE_CHECKING:
    from pathlib import Path

    from seat import Seat

    from tuicode.model.project import Project

PEOPLE = ("X", "t", *"participants and", "enter")
SOURCES = ("X", "t", *"sources and", "enter")


def table(seat: Seat) -> Attributes:
    screen = seat.app.screen
    assert isinstance(screen, Attributes)
    return screen


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_who_speaks_stands_in_a_table(project: Project, size: tuple[int, int]) -> None:
    change_participant(project, project.participants[0], attributes={"years": "12"})
    async with at(project, size) as seat:
        await seat.press(*PEOPLE)
        assert "Participants and their attributes" in seat.status
        for person in project.participants:
            assert person.label in seat.text
        assert "years" in seat.rows[1]
        assert "█" in seat.text
        await seat.press("q")
        assert isinstance(seat.app.screen, Analysis)
        await seat.press("q")
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_a_new_attribute_is_given_and_each_cell_changed(project: Project) -> None:
    first, second, *_others = project.participants
    async with at(project, LARGE) as seat:
        await seat.press(*PEOPLE, "n", *"years", "enter", *"12", "enter")
        assert project.participant(first.id).attributes == {"years": "12"}
        assert f"Changed {first.label}: years" in seat.message
        await seat.press("down", "e", *"9", "enter")
        assert project.participant(second.id).attributes == {"years": "9"}
        await seat.press("up", "e", "backspace", "backspace", "enter")
        assert project.participant(first.id).attributes == {}
        await seat.press("u", "u")
        assert project.participant(first.id).attributes == {"years": "12"}
        assert project.participant(second.id).attributes == {}


async def test_keys_that_come_all_at_once_do_the_same(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.burst(
            *PEOPLE, "n", *"years", "enter", *"12", "enter", "down", "e", *"9", "enter"
        )
        found = [one.attributes for one in project.participants[:2]]
        assert found == [{"years": "12"}, {"years": "9"}]


async def test_a_value_that_is_there_is_chosen_for_all_rows_that_are_marked(
    project: Project,
) -> None:
    change_participant(project, project.participants[0], attributes={"group": "night"})
    number = project.revision
    async with at(project, LARGE) as seat:
        await seat.press(*PEOPLE, ".", ".", "down", "space", "space", "up", "e")
        assert "group of 2 participants" in seat.text
        await seat.press("down", "enter")
    people = project.participants
    assert [one.attributes.get("group") for one in people[:3]] == ["night"] * len(people[:3])
    assert [entry.action for entry in project.log[number:]].count("change participant") == 1


async def test_label_and_role_are_changed_and_counts_are_not(project: Project) -> None:
    person = project.participants[0]
    async with at(project, LARGE) as seat:
        await seat.press(*PEOPLE, "e", *" B", "enter")
        assert project.participant(person.id).label == f"{person.label} B"
        await seat.press(".", "e", "down", "enter")
        assert project.participant(person.id).role == "interviewer"
        await seat.press("right", "e")
        assert "counted" in seat.message
        await seat.press("left", "left", "e", *["backspace"] * 40)
        assert not seat.prompt.is_open
        other = project.participants[1].label
        await seat.press("e", *["backspace"] * len(f"{person.label} B"), *other, "enter")
        assert "already a participant" in seat.message


async def test_sources_are_described_sorted_and_renamed(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press(*SOURCES)
        assert "Sources and their attributes" in seat.status
        await seat.press("n", *"date", "enter", *"2026-11-23", "enter")
        assert project.sources[0].attributes == {"date": "2026-11-23"}
        await seat.press(".", "o")
        words = [int(row.values["words"]) for row in table(seat).rows]
        assert words == sorted(words, reverse=True)
        await seat.press("O")
        assert [int(row.values["words"]) for row in table(seat).rows] == sorted(words)
        await seat.press("t", *"participants and", "enter")
        assert "Participants and their attributes" in seat.status
        await seat.press("t", *"over passes", "enter")
        assert isinstance(seat.app.screen, Analysis)
        assert "Codes over passes" in seat.status


async def test_enter_goes_to_an_extract_of_the_participant(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press(*PEOPLE)
        rows = table(seat).rows
        at_row = next(at for at, row in enumerate(rows) if row.values["extracts"])
        await seat.press(*["down"] * at_row, "enter")
        assert f"{rows[at_row].values['extracts']} extract" in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        spans = {(one.source, one.start, one.end) for one in project.codings}
        source, cursor = seat.transcript.source, seat.transcript.cursor
        assert source is not None
        assert cursor is not None
        assert (source.id, *cursor.span) in spans


async def test_names_that_cannot_be_are_refused_and_odd_ones_shown(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press(*PEOPLE, "n", *"role", "enter")
        assert "can't be called «role»" in seat.message
        await seat.press("n", *"[b]x", "enter", *"[red]y", "enter")
        assert "[b]x" in seat.rows[1]
        assert "[red]y" in seat.text


async def test_many_attributes_are_moved_through(project: Project) -> None:
    facts = {f"fact {number}": "x" * number for number in range(1, 20)}
    change_participant(project, project.participants[0], attributes=facts)
    async with at(project, SMALL) as seat:
        await seat.press(*PEOPLE, *"." * 12)
        here = table(seat).column_here.removeprefix("attribute ")
        assert here in seat.rows[1]
        assert project.participants[0].label[:10] in seat.text
        await seat.press(*"." * 40)
        assert "Extracts" in seat.rows[1]


async def test_a_project_to_be_read_only_keeps_its_cells_and_its_sheet(
    path: Path, project: Project
) -> None:
    project.close()
    with tuicode.open(path, read_only=True) as looked_at:
        async with at(looked_at, LARGE) as seat:
            await seat.press(*PEOPLE, "e")
            assert seat.message == looked_at.read_only
            await seat.press("q", "q", "Q", "enter")
            assert seat.message == looked_at.read_only


async def test_the_matrix_counts_words_or_extracts(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("X")
        screen = seat.app.screen
        assert isinstance(screen, Analysis)
        extracts = {one.id: int(one.values["total"]) for one in screen.rows}
        await seat.press("w")
        assert "(words)" in seat.status
        words = {one.id: int(one.values["total"]) for one in screen.rows}
        assert all(words[one] > count for one, count in extracts.items() if count)
        await seat.press("w")
        assert {one.id: int(one.values["total"]) for one in screen.rows} == extracts
        await seat.press("t", *"over passes", "enter", "w")
        assert "see t" in seat.message


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_project_sheet_shows_the_question_and_takes_the_rest(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        await seat.press("Q", "enter", *"Who is awake?", "enter")
        assert project.sheet.question == "Who is awake?"
        assert seat.text.count("Who is awake?") == 2
        await seat.press("down", "enter", *"codeb", "enter")
        assert project.sheet.approach == "codebook"
        await seat.press("down", "enter")
        assert isinstance(seat.app.screen, WritingPad)
        await seat.press(*"I drive at night.", "enter", *"And in snow.", "escape")
        assert project.sheet.stance == ""
        assert "what becomes of it?" in seat.text
        await seat.press("enter")
        assert project.sheet.stance == "I drive at night.\nAnd in snow."
        assert isinstance(seat.app.screen, ProjectSheet)
        assert "And in snow." in seat.text
        await seat.press("down", "enter", *"norw", "enter", "down", "enter", *"no", "enter")
        assert (project.sheet.language, project.sheet.name_hints) == ("nb", False)
        await seat.press("u")
        assert project.sheet.name_hints
        await seat.press("end", "enter", *["backspace"] * len(project.sheet.name), "enter")
        assert seat.prompt.is_open
        await seat.press("escape", "Q")
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_keys_that_come_all_at_once_change_the_sheet(project: Project) -> None:
    async with at(project, LARGE) as seat:
        question = ("Q", "enter", *"Who?", "enter")
        await seat.burst(*question, "down", "down", "e", *"Me.", "escape", "enter", "q")
        assert (project.sheet.question, project.sheet.stance) == ("Who?", "Me.")
        assert isinstance(seat.app.screen, ReadAndCode)
