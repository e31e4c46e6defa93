from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_interviews import in_no_file
from seat import at

from tuicode.tui.visited import MOST_PLACES, Visited

if TYPE_CHECKING:
    from seat import Seat

    from tuicode.model.project import Project

NOWHERE = "There is no place to go back to."


def here(seat: Seat) -> tuple[str, str]:
    assert seat.transcript.source is not None
    return seat.transcript.source.name, seat.marked


@pytest.mark.parametrize(
    "jump",
    [
        ["f", *"rope", "enter"],
        ["g", "8", "enter"],
        ["."],
        ["s", "down", "enter"],
        ["F", *"torch", "enter"],
        ["f", *"pump", "enter", "H", "end", "enter"],
        ["end"],
    ],
)
async def test_every_jump_leads_back_and_forward_again(project: Project, jump: list[str]) -> None:
    async with at(project) as seat:
        await seat.press("right", "right")
        started = here(seat)
        await seat.press(*jump)
        there = here(seat)
        assert there != started
        steps = 0
        while here(seat) != started and steps < 4:
            await seat.press("b")
            steps += 1
        assert here(seat) == started
        await seat.press(*["B"] * steps)
        assert here(seat)[0] == there[0]
        assert seat.marked in there[1] or there[1] in seat.marked
        await seat.press("B")
        assert seat.message == "There is no place to go forward to."


async def test_undo_leaves_the_place_behind_too(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", *"pw", "enter", "g", "8", "enter", "right")
        left = here(seat)
        await seat.press("u")
        assert here(seat)[1] == "Welcome, all of you."
        await seat.press("b")
        assert here(seat) == left


async def test_the_way_goes_through_both_sources_and_is_said(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("b")
        assert seat.message == NOWHERE
        await seat.press("g", "8", "enter", "s", "down", "enter", "g", "3", "enter")
        await seat.press("b")
        assert here(seat) == ("Interview 2", "You both came from other work.")
        assert seat.message == "Turn 1."
        await seat.press("b")
        assert here(seat) == ("Interview 1", "Two of us on every shift.")
        await seat.press("b")
        assert here(seat) == ("Interview 1", "Welcome, all of you.")
        await seat.press("b")
        assert seat.message == NOWHERE
        await seat.burst("B", "B", "B")
        assert seat.transcript.turn_number == 3
        assert here(seat)[0] == "Interview 2"


async def test_a_new_jump_forgets_what_lay_ahead(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("g", "8", "enter", "b", "g", "4", "enter", "B")
        assert "forward" in seat.message
        assert seat.transcript.turn_number == 4
        await seat.press("b")
        assert here(seat)[1] == "Welcome, all of you."


async def test_going_step_by_step_and_unmarking_leave_no_place(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("right", "down", "pagedown", "space", "right", "escape", "w", "b")
        assert seat.message == NOWHERE


async def test_a_place_in_a_source_that_has_gone_is_passed_over(project: Project) -> None:
    project.tables.table("codings").clear()
    first, second = project.sources
    async with at(project) as seat:
        await seat.press("g", "3", "enter", "s", "down", "enter", "g", "2", "enter")
        with project.transaction("take out") as transaction:
            transaction.delete("sources", second.id)
        await seat.settle()
        assert seat.transcript.source == first
        await seat.press("g", "5", "enter", "b", "b", "b")
        assert here(seat)[1] == "Welcome, all of you."
        assert seat.app.is_running


async def test_with_no_source_there_is_no_place() -> None:
    async with at(in_no_file()) as seat:
        await seat.press("b")
        assert seat.message == NOWHERE
        await seat.press("B")
        assert "forward" in seat.message


places = st.tuples(st.integers(1, 2), st.integers(0, 5))


@given(st.lists(st.one_of(places, st.sampled_from(["back", "forward"])), max_size=60))
def test_back_and_then_forward_is_where_one_was(steps: list) -> None:
    visited, here = Visited(), (1, 0)
    for step in steps:
        if step == "back":
            here = visited.back(here) or here
        elif step == "forward":
            here = visited.forward(here) or here
        elif step != here:
            visited.leave(here)
            here = step
        before = visited.back(here)
        if before is not None:
            assert before != here
            assert visited.forward(before) == here


def test_the_oldest_places_are_forgotten() -> None:
    visited = Visited()
    for number in range(MOST_PLACES + 50):
        visited.leave((1, number))
    here, count = (2, 0), 0
    while (place := visited.back(here)) is not None:
        here, count = place, count + 1
    assert count == MOST_PLACES
    assert here == (1, 50)
