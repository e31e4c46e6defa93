"""A mouse works where there is one, and can be left to the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, Seat, at
from textual.events import (
    MouseDown,
    MouseEvent,
    MouseMove,
    MouseScrollDown,
    MouseScrollUp,
    MouseUp,
)

from tuicode.tui.painting import GUTTER
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from tuicode.model.project import Project

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


async def mouse(
    seat: Seat, kind: type[MouseEvent], place: tuple[int, int], button: int = 1
) -> None:
    x, y = place
    one = kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)
    seat.app.post_message(one)
    await seat.settle()


async def press_at(seat: Seat, place: tuple[int, int], button: int = 1) -> None:
    await mouse(seat, MouseDown, place, button)
    await mouse(seat, MouseUp, place, button)


def place_of(seat: Seat, words: str) -> tuple[int, int]:
    """Return the cell at which some words begin."""
    return next((row.index(words), y) for y, row in enumerate(seat.rows) if words in row)


@SIZES
async def test_a_click_puts_the_cursor_there(project: Project, size: tuple[int, int]) -> None:
    async with at(project, size) as seat:
        await press_at(seat, place_of(seat, "phone"))
        assert seat.marked == "It begins with the phone."
        await seat.press("w", "w")
        assert seat.marked.startswith("It begins")
        await press_at(seat, place_of(seat, "pump?"))
        assert seat.marked == "*laughs* The pump?"
        assert seat.transcript.cursor.anchor is None


@SIZES
async def test_two_clicks_mark_the_word(project: Project, size: tuple[int, int]) -> None:
    async with at(project, size) as seat:
        place = place_of(seat, "phone")
        await press_at(seat, place)
        await press_at(seat, place)
        assert seat.marked == "phone."
        await seat.press("c", "w", "p", "enter")
        coding = next(one for one in project.codings if project.code(one.code).tag == "WP"
                      and one.end - one.start == 6)  # fmt: skip
        assert project.sources[0].text[coding.start : coding.end] == "phone."


@SIZES
async def test_a_drag_marks_from_unit_to_unit_either_way(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        first, last = place_of(seat, "begins"), place_of(seat, "pump?")
        for there, back in ((first, last), (last, first)):
            await mouse(seat, MouseDown, there)
            await mouse(seat, MouseMove, back)
            await mouse(seat, MouseUp, back)
            assert seat.marked.startswith("It begins with the phone.")
            assert seat.marked.endswith("*laughs* The pump?")
        await mouse(seat, MouseMove, (GUTTER, 3), button=0)
        assert seat.marked.endswith("*laughs* The pump?")
        await press_at(seat, place_of(seat, "with the phone"))
        assert seat.marked == "It begins with the phone."


async def test_a_drag_that_comes_back_marks_nothing(project: Project) -> None:
    async with at(project) as seat:
        place = place_of(seat, "begins")
        await mouse(seat, MouseDown, place)
        for where in (place_of(seat, "pump?"), place, (place[0] + 1, place[1])):
            await mouse(seat, MouseMove, where)
        await mouse(seat, MouseUp, place)
        assert seat.marked == "It begins with the phone."
        assert seat.transcript.cursor.anchor is None


async def test_other_buttons_and_places_without_text_do_nothing(project: Project) -> None:
    async with at(project, (120, 60)) as seat:
        before = seat.marked
        await press_at(seat, place_of(seat, "phone"), button=3)
        assert seat.marked == before
        transcript = seat.app.screen.query_one(Transcript).region
        await press_at(seat, (transcript.x + 3, transcript.bottom - 1))
        assert seat.marked == before
        await mouse(seat, MouseDown, place_of(seat, "phone"))
        await mouse(seat, MouseMove, (transcript.x, transcript.bottom + 5))
        await mouse(seat, MouseUp, (transcript.x, transcript.bottom + 5))
        assert seat.app.is_running


async def test_the_wheel_scrolls_the_text_and_the_lists(project: Project) -> None:
    async with at(project, LARGE) as seat:
        rows = seat.app.screen.query_one("#code-list", RowList)
        place = (rows.region.x + 2, rows.region.y + 1)
        await mouse(seat, MouseScrollDown, place)
        assert rows.highlighted == 3
        await mouse(seat, MouseScrollUp, place)
        assert rows.highlighted == 0
        await seat.resize(80, 12)
        before = seat.rows[1:-2]
        await mouse(seat, MouseScrollDown, (9, 5))
        assert seat.rows[2] == before[4]
        await mouse(seat, MouseScrollUp, (9, 5))
        assert seat.rows[1:-2] == before


async def test_the_mouse_is_left_to_the_terminal_and_taken_back(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("M")
        assert (
            seat.message == "The mouse is left to the terminal, to mark and copy text: M ends it."
        )
        assert seat.app._driver is not None
        assert not seat.app._driver._mouse
        await seat.press("M")
        assert seat.message == "The mouse moves the cursor here again."
        assert seat.app._driver._mouse
