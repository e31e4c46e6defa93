from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented_interviews import in_no_file
from seat import LARGE, at

if TYPE_CHECKING:
    from seat import Seat

    from tuicode.model.project import Project


def hits_shown(seat: Seat) -> int:
    assert seat.transcript._painter is not None
    return len(seat.transcript._painter.hits)


async def find(seat: Seat, words: str) -> None:
    await seat.press("f")
    await seat.type(words)


async def test_places_are_listed_as_one_types_and_enter_goes_there(project: Project) -> None:
    async with at(project) as seat:
        await find(seat, "pump")
        assert "find in Interview 1" in seat.text
        listed = [row for row in seat.rows[-9:] if "pump" in row.lower()]
        assert len(listed) >= 4
        await seat.press("enter")
        assert seat.marked == "Then it rings, and it is the pump again."
        assert seat.message.startswith("4 places with «pump»: + and - go through them")
        assert hits_shown(seat) == 4


async def test_an_arrow_chooses_another_place(project: Project) -> None:
    async with at(project) as seat:
        await find(seat, "PUMP")
        await seat.press("down", "enter")
        assert seat.marked == "*laughs* The pump?"


async def test_plus_and_minus_go_round(project: Project) -> None:
    sentences = [
        "Then it rings, and it is the pump again.",
        "*laughs* The pump?",
        "The pump at [place name].",
        "And a new pump.",
    ]
    async with at(project) as seat:
        await find(seat, "pump")
        await seat.press("enter")
        seen = [seat.marked]
        for _place in sentences:
            await seat.press("+")
            seen.append(seat.marked)
        assert seen == [*sentences, sentences[0]]
        assert seat.message == "Place 1 of 4."
        await seat.press("-")
        assert seat.marked == sentences[-1]
        await seat.press("-")
        assert seat.marked == sentences[-2]


async def test_places_in_one_sentence_are_gone_through_one_by_one() -> None:
    project = in_no_file(("Anne", "So so, and so on. Then so."))
    async with at(project) as seat:
        await find(seat, "so")
        await seat.press("enter")
        places = []
        for _place in range(4):
            await seat.press("+")
            places.append(seat.message)
        assert [int(one.split()[1]) for one in places] == [2, 3, 4, 1]


async def test_after_moving_on_the_next_place_is_the_one_after_the_cursor(project: Project) -> None:
    async with at(project) as seat:
        await find(seat, "pump")
        await seat.press("enter", "end", "left", "left", "-")
        assert seat.marked == "The pump at [place name]."
        await seat.press("home", "+")
        assert seat.marked == "Then it rings, and it is the pump again."


async def test_what_is_not_there_is_said(project: Project) -> None:
    async with at(project) as seat:
        await find(seat, "zebra")
        await seat.press("enter")
        assert seat.message == "«zebra» is not in this source."
        await seat.press("+")
        assert seat.message == "Nothing is searched for: press f to find."


@pytest.mark.parametrize("keys", [("escape",), ("f", "enter"), ("s", "down", "enter")])
async def test_what_was_found_is_forgotten(project: Project, keys: tuple[str, ...]) -> None:
    async with at(project) as seat:
        await find(seat, "pump")
        await seat.press("enter", *keys)
        assert hits_shown(seat) == 0
        await seat.press("+")
        assert "Nothing is searched for" in seat.message


@pytest.mark.parametrize("cancel", ["escape", "ctrl+g"])
async def test_a_search_that_is_given_up_leaves_the_former_one(
    project: Project, cancel: str
) -> None:
    async with at(project) as seat:
        await find(seat, "pump")
        await seat.press("enter")
        await find(seat, "night")
        await seat.press(cancel, "+")
        assert seat.message == "Place 2 of 4."
        assert hits_shown(seat) == 4


async def test_the_place_nearest_to_the_cursor_comes_first_among_thousands() -> None:
    said = [("Anne", "hm " * 300 + f"word {number}.") for number in range(4)]
    project = in_no_file(*said)
    async with at(project) as seat:
        await seat.press("g", "4", "enter")
        await find(seat, "hm")
        await seat.press("enter")
        assert seat.transcript.turn_number == 4
        assert seat.message.startswith("1200 places")


async def test_extracts_are_gone_through_in_both_directions(project: Project) -> None:
    extracts = [
        "You lie there and wait for it",
        "We write it in the book every time",
        "They know our cars.",
    ]
    async with at(project, LARGE) as seat:
        seen = []
        for _extract in extracts:
            await seat.press(".")
            seen.append(seat.marked)
        assert seen == extracts
        assert seat.message == "Extract 3 of 3. TN trust from neighbours"
        await seat.press(".")
        assert seat.message == "There is no further extract in this direction."
        assert seat.marked == extracts[2]
        await seat.press(",")
        assert seat.marked == extracts[1]
        assert "DO distance to the office, OE old equipment" in seat.message
        await seat.press(",", ",")
        assert seat.marked == extracts[0]
        assert "no further extract" in seat.message


async def test_the_first_extract_is_reached_even_where_the_source_begins_with_it(
    project: Project,
) -> None:
    async with at(project) as seat:
        await seat.press("c", "p", "w", "enter", "end", ",", ",", ",", ",")
        assert seat.message == "Extract 1 of 4. PW pride in the work"
        assert seat.marked == "Welcome, all of you."


async def test_a_turn_is_gone_to_by_its_number(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("g")
        assert "1 to 9" in seat.text
        await seat.press("8", "enter")
        assert seat.marked == "Two of us on every shift."
        assert "turn 8/9" in seat.status


@pytest.mark.parametrize("typed", ["0", "10", "x", "-1", "1.5", "²"])
async def test_a_turn_that_is_not_there_is_said(project: Project, typed: str) -> None:
    async with at(project) as seat:
        await seat.press("g")
        await seat.type(typed)
        await seat.press("enter")
        assert seat.message == f"There is no turn {typed} in this source."
        assert seat.transcript.turn_number == 1


async def test_no_turn_typed_goes_nowhere(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("g", "enter")
        assert not seat.prompt.is_open
        assert seat.transcript.turn_number == 1
