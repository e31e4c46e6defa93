"""Changing a code here into others, moving an edge, the other end, the codes here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at
from test_coding_by_keyboard import SENTENCE, codes_on

from tuicode.model import codings

if TYPE_CHECKING:
    from tuicode.model.project import Project

PHONE = "You lie there and wait for it"
BOOK = "We write it in the book every time"
BOTH = pytest.mark.parametrize("size", [SMALL, LARGE])


@BOTH
@pytest.mark.parametrize("way", ["press", "burst"])
async def test_the_only_code_here_is_changed_into_another(project: Project, size, way) -> None:
    async with at(project, size) as seat:
        await seat.press(".")
        await getattr(seat, way)("e", *"pride", "enter")
        assert codes_on(project, PHONE) == ["pride in the work"]
        assert seat.message == "WP waiting for the phone became PW pride in the work."
        await seat.press("u")
        assert codes_on(project, PHONE) == ["waiting for the phone"]


async def test_one_of_several_codes_becomes_several_and_a_new_one(project: Project) -> None:
    async with at(project) as seat:
        await seat.press(".", ".", "e")
        assert "change which code?" in seat.text
        await seat.press(*"old", "enter")
        assert "OE old equipment becomes" in seat.text
        await seat.press(*"pride", "tab", *"rusty +latent", "enter")
        assert codes_on(project, BOOK) == ["distance to the office", "pride in the work", "rusty"]
        split = [one.was[-1].why for one in project.codings if one.was]
        assert split == ["split", "split"]
        await seat.press("u")
        assert codes_on(project, BOOK) == ["distance to the office", "old equipment"]
        assert len(project.codes) == 6


async def test_changed_into_what_is_there_or_itself_nothing_is_doubled(project: Project) -> None:
    async with at(project) as seat:
        await seat.press(".", ".", "e", *"old", "enter", *"old", "enter")
        assert seat.message == "OE old equipment is here already."
        await seat.press("e", *"old", "enter", *"distance", "enter")
        assert codes_on(project, BOOK) == ["distance to the office"]
        assert seat.message == "OE old equipment became DO distance to the office."


@pytest.mark.parametrize("key", ["e", "m", "E"])
async def test_where_no_code_is_that_is_said(project: Project, key: str) -> None:
    async with at(project) as seat:
        await seat.press(key)
        assert not seat.prompt.is_open
        assert seat.message.startswith("No ")


@BOTH
@pytest.mark.parametrize("way", ["press", "burst"])
async def test_an_edge_is_moved_word_by_word_and_by_sentence(project: Project, size, way) -> None:
    async with at(project, size) as seat:
        await seat.press(".")
        await getattr(seat, way)("m", "right", "right")
        assert seat.marked == f"{PHONE}, and"
        assert seat.message.startswith("The end of WP waiting for the phone, by word: 8 words.")
        assert codes_on(project, PHONE) == ["waiting for the phone"]
        await getattr(seat, way)("w", "right", "z", "left", "enter")
        words = f"It begins with the phone. {PHONE}, and you tell yourself that you are resting."
        assert codes_on(project, words) == ["waiting for the phone"]
        assert codes_on(project, PHONE) == []
        assert seat.marked == words
        assert seat.message == "Moved: WP waiting for the phone is on 20 words now."
        await seat.press("u")
        assert codes_on(project, PHONE) == ["waiting for the phone"]


@pytest.mark.parametrize("key", ["escape", "q", "backspace"])
async def test_an_edge_is_left_as_it_was(project: Project, key: str) -> None:
    async with at(project) as seat:
        await seat.press("down", "down", "down")
        steps, there = len(project.log), seat.transcript.cursor.focus
        text = seat.rows[2:-2]
        await seat.press("m", "down", "tab", "right", key)
        assert seat.message == "Left as it was."
        assert seat.app.is_running
        assert (len(project.log), seat.transcript.cursor.focus) == (steps, there)
        assert seat.rows[2:-2] == text
        assert "c code" in seat.keys


async def test_while_an_edge_is_moved_other_keys_do_nothing(project: Project) -> None:
    async with at(project) as seat:
        await seat.press(".", "m", "right")
        steps, marked = len(project.log), seat.marked
        assert "Enter keep it" in seat.keys
        await seat.press(*"xucrki1?", "space", "full_stop")
        assert (len(project.log), seat.marked) == (steps, marked)
        assert not seat.prompt.is_open
        assert seat.message.startswith("The end of")
        await seat.press("q", "x")
        assert codes_on(project, PHONE) == []


async def test_an_edge_stops_where_no_words_would_be_left(project: Project) -> None:
    async with at(project) as seat:
        await seat.press(".", "m", *["left"] * 20)
        assert seat.marked == "You"
        assert seat.message == "The edge cannot go further that way."
        await seat.press("z", "right")
        assert seat.marked == "You"
        await seat.press("enter")
        assert codes_on(project, "You") == ["waiting for the phone"]


async def test_of_several_here_the_whole_extract_or_one_coding_is_moved(project: Project) -> None:
    async with at(project) as seat:
        await seat.press(".", ".", "m")
        assert "the whole extract: " in seat.text
        await seat.press("enter", "right", "right", "enter")
        assert codes_on(project, f"{BOOK}, and") == ["distance to the office", "old equipment"]
        await seat.press("m", *"old", "down", "enter", "left", "enter")
        assert codes_on(project, f"{BOOK},") == ["old equipment"]
        assert codes_on(project, f"{BOOK}, and") == ["distance to the office"]


async def test_an_edge_is_not_moved_to_where_the_code_is_already(project: Project) -> None:
    source = project.sources[0]
    start = source.text.index(PHONE)
    wait = project.code_named("WP")
    codings.apply(project, source, start, start + len(f"{PHONE}, and"), [wait])
    async with at(project) as seat:
        await seat.press(".", "m", "right", "right", "enter")
        assert "cannot be there twice" in seat.message
        await seat.press("right", "enter")
        assert codes_on(project, f"{PHONE}, and you") == ["waiting for the phone"]


async def test_going_elsewhere_with_the_mouse_ends_the_moving(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press(".", "m", "right")
        await seat.pilot.click("#transcript", offset=(6, 1))
        await seat.press("x")
        assert seat.message == "No code here to take off."
        assert codes_on(project, PHONE) == ["waiting for the phone"]
        assert "c code" in seat.keys


async def test_what_is_marked_grows_and_shrinks_at_either_end(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("z")
        assert seat.message == "Nothing is marked: Space begins to mark here."
        await seat.press("right", "space", "right", "z", "left")
        sentence = "What does a night on call look like out here?"
        assert seat.marked == f"{SENTENCE} {sentence}\nIt begins with the phone."
        await seat.burst("w", "z", "left", "left", "z", "right")
        assert seat.marked == f"all of you. {sentence}\nIt begins with"
        await seat.press("c", *"pride", "enter")
        assert codes_on(project, f"all of you. {sentence}\nIt begins with") == ["pride in the work"]


@BOTH
async def test_the_codes_on_a_line_are_listed_and_lead_to_their_extracts(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        await seat.press(".", ".", "right", "left", "E")
        assert "2 codings here" in seat.text
        assert "8 words: We write it" in seat.text
        await seat.press(*"dist", "enter")
        assert seat.marked == BOOK
        assert seat.message == "The extract of DO distance to the office."
