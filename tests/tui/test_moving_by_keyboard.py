from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from invented_interviews import FIRST, in_no_file
from seat import LARGE, SMALL, at

from tuicode.tui.measure import GUTTER

if TYPE_CHECKING:
    from seat import Seat

    from tuicode.model.project import Project

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])
WALK = (
    "up down left right pageup pagedown shift+down shift+right home end space w . , + f c escape"
).split()


def rows_in_view(seat: Seat) -> range:
    top = round(seat.transcript.scroll_offset.y)
    return range(top, top + seat.transcript.size.height)


def focus_rows(seat: Seat) -> range:
    cursor, painter = seat.transcript.cursor, seat.transcript._painter
    assert cursor is not None
    assert painter is not None
    start, end = cursor.focus
    return range(painter.page.row_of(start), painter.page.row_of(max(end - 1, start)) + 1)


def assert_cursor_in_view(seat: Seat) -> None:
    assert set(focus_rows(seat)) & set(rows_in_view(seat))
    assert seat.marked_rows


@SIZES
async def test_down_and_up_go_by_line_and_come_back(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        seen = [seat.marked]
        for _line in range(60):
            await seat.press("down")
            if seat.marked == seen[-1]:
                break
            seen.append(seat.marked)
            assert_cursor_in_view(seat)
        assert seen[-1] in {"And a new pump.", "*laughs*"}
        for _line in range(60):
            await seat.press("up")
            assert_cursor_in_view(seat)
        assert seat.marked == seen[0]


@SIZES
async def test_pages_lead_to_the_end_and_back(project: Project, size: tuple[int, int]) -> None:
    async with at(project, size) as seat:
        for _page in range(4):
            await seat.press("pagedown")
            assert_cursor_in_view(seat)
        assert seat.transcript.turn_number == 9
        for _page in range(4):
            await seat.press("pageup")
            assert_cursor_in_view(seat)
        assert seat.marked == "Welcome, all of you."
        assert seat.rows[2].strip().startswith("1 Moderator")


async def test_home_and_end(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("end")
        assert seat.marked == "*laughs*"
        assert "100 %" in seat.status
        assert_cursor_in_view(seat)
        await seat.press("home")
        assert seat.marked == "Welcome, all of you."


async def test_down_keeps_to_its_column(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("w", "down", "right", "right", "right")
        column = seat.app.cursor_position.x
        for _line in range(3):
            await seat.press("down")
        assert abs(seat.app.cursor_position.x - column) < 12
        await seat.press("g", "5", "enter", "down", "down")
        assert seat.app.cursor_position.x < GUTTER + 12


@pytest.mark.parametrize("words", [130, 400, 1500])
@SIZES
async def test_a_turn_longer_than_the_screen_is_read_page_by_page(
    words: int, size: tuple[int, int]
) -> None:
    """A turn with no full stop in it is one sentence, and may be longer than the screen."""
    project = in_no_file(
        ("Anne", "before."), ("Bo", " ".join(f"w{n}" for n in range(words))), ("Anne", "after.")
    )
    async with at(project, size) as seat:
        pages, shown_words = 0, set(seat.text.split())
        while seat.marked != "after." and pages < 60:
            await seat.press("pagedown")
            pages += 1
            assert_cursor_in_view(seat)
            shown_words |= set(seat.text.split())
        assert seat.marked == "after."
        assert {f"w{n}" for n in range(words)} <= shown_words
        while seat.marked != "before." and pages < 120:
            await seat.press("pageup")
            pages += 1
            assert_cursor_in_view(seat)
        assert seat.marked == "before."


async def test_the_terminals_cursor_stands_where_ours_does(project: Project) -> None:
    async with at(project) as seat:
        for keys in (["right"], ["down"], ["pagedown"], ["c", "escape"], ["f", "escape"], ["up"]):
            await seat.press(*keys)
            assert_hardware_cursor(seat)
        await seat.resize(120, 40)
        assert_hardware_cursor(seat)
        await seat.resize(80, 24)
        assert_hardware_cursor(seat)


def assert_hardware_cursor(seat: Seat) -> None:
    x, y = seat.app.cursor_position
    first_word = seat.marked.split()[0]
    assert seat.rows[y][x:].startswith(first_word[:8])


@pytest.mark.parametrize("seed", range(4))
async def test_wherever_one_goes_the_cursor_is_in_view(project: Project, seed: int) -> None:
    chance = random.Random(seed)
    async with at(project, (chance.choice([60, 80, 120]), chance.choice([16, 24, 40]))) as seat:
        for _key in range(50):
            key = chance.choice(WALK)
            await seat.press(key, *(["n", "e", "enter"] if key in {"f", "c"} else []))
            assert not seat.prompt.is_open
            assert_cursor_in_view(seat)


async def test_a_burst_of_arrows_ends_where_single_ones_do(project: Project) -> None:
    keys = ["down"] * 14 + ["right"] * 3 + ["up"] * 2 + ["shift+right"]
    async with at(project) as seat:
        await seat.burst(*keys)
        at_once = seat.marked
        assert_cursor_in_view(seat)
    async with at(project) as seat:
        await seat.press(*keys)
        assert seat.marked == at_once


async def test_moving_away_from_an_extract_unmarks_it(project: Project) -> None:
    """What `.` has marked is one extract; an arrow goes on from there, and does not add to it."""
    async with at(project) as seat:
        await seat.press(".", "right")
        assert seat.marked == "I never sleep well before two."
        await seat.press(",", "shift+right")
        assert seat.marked.startswith("You lie there and wait for it")
        assert seat.marked.endswith("before two.")


async def test_a_click_moves_the_cursor(project: Project) -> None:
    async with at(project) as seat:
        row = next(y for y, row in enumerate(seat.rows) if "resting" in row)
        await seat.pilot.click(offset=(30, row))
        await seat.settle()
        assert seat.marked == "I never sleep well before two."


async def test_the_wheel_scrolls_and_the_cursor_stays(project: Project) -> None:
    async with at(project) as seat:
        await seat.pilot._post_mouse_events(
            [__import__("textual.events", fromlist=["x"]).MouseScrollDown], seat.transcript
        )
        await seat.settle()
        assert rows_in_view(seat).start == 3
        assert seat.marked == "Welcome, all of you."


@SIZES
async def test_the_way_through_a_million_letters_is_no_longer(size: tuple[int, int]) -> None:
    project = in_no_file(*(FIRST * 100))
    async with at(project, size) as seat:
        await seat.press("end")
        assert_cursor_in_view(seat)
        await seat.press("g", "4", "5", "0", "enter")
        assert "turn 450/900" in seat.status
        assert_cursor_in_view(seat)
