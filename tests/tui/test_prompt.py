from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

from tuicode.model import codes

if TYPE_CHECKING:
    from tuicode.model.project import Project

QUESTIONS = ["c", "f", "g"]


def codings_now(project: Project) -> int:
    return len(project.codings)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("cancel", ["escape", "backspace", "ctrl+g"])
async def test_every_question_is_cancelled_by_each_of_three_keys(
    project: Project, question: str, cancel: str
) -> None:
    async with at(project) as seat:
        before = (codings_now(project), seat.rows[:-1])
        await seat.press(question)
        assert seat.prompt.is_open
        await seat.press(cancel)
        assert not seat.prompt.is_open
        assert seat.focus == "transcript"
        assert (codings_now(project), seat.rows[:-1]) == before


async def test_backspace_takes_letters_first(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", "a", "b", "backspace", "backspace")
        assert seat.prompt.is_open
        # Held a moment too long, it does not let what is typed next be taken for commands.
        await seat.press("backspace")
        assert seat.prompt.is_open
        await seat.press("backspace")
        assert not seat.prompt.is_open
        await seat.press("c", "a", "backspace", "b", "backspace", "backspace")
        assert seat.prompt.is_open


@pytest.mark.parametrize("question", QUESTIONS)
async def test_no_letter_leaks_out_of_the_prompt(project: Project, question: str) -> None:
    async with at(project) as seat:
        before = (seat.transcript.cursor.focus, len(project.log))
        await seat.press(question)
        await seat.type("ryuxwsliqp+-.,? 123 ÆØå «»")
        assert seat.prompt.is_open
        assert seat.app.is_running
        assert " › ryuxwsliqp+-.,? 123 ÆØå «»" in seat.text
        await seat.press("home", "end", "left", "right", "delete", "escape")
        assert (seat.transcript.cursor.focus, len(project.log)) == before
        assert seat.transcript.cursor.unit == "sentence"


async def test_a_burst_of_keys_is_taken_as_it_was_typed(project: Project) -> None:
    async with at(project) as seat:
        await seat.burst("c", *"pride", "enter", "right", "c", *"trust", "enter", "r")
        assert seat.message.endswith("TN trust from neighbours is here already.")
        await seat.burst("f", *"pump", "enter", "+", "x", "c", *"old", "enter")
        assert seat.marked == "*laughs* The pump?"
        names = [project.code(coding.code).name for coding in project.codings]
        assert sorted(names) == sorted(
            ["waiting for the phone", "trust from neighbours", "old equipment",
             "distance to the office", "pride in the work", "trust from neighbours",
             "old equipment"]
        )  # fmt: skip


@pytest.mark.parametrize("way", ["press", "burst"])
async def test_keys_at_once_do_what_single_keys_do_in_the_lists(project: Project, way: str) -> None:
    keys = ["l", "down", "enter", "u", "s", "down", "enter", "c", *"pride", "enter", "right", "r"]
    async with at(project) as seat:
        await getattr(seat, way)(*keys)
        assert seat.transcript.source == project.sources[1]
    second = project.codings_of_source(project.sources[1].id)
    assert [project.code(coding.code).tag for coding in second] == ["PW", "PW"]
    assert len(project.codings_of_source(project.sources[0].id)) == 4


@pytest.mark.parametrize("way", ["press", "burst"])
async def test_keys_at_once_choose_what_single_keys_do(project: Project, way: str) -> None:
    keys = ["c", *"the", "down", "enter", "right", "c", *"alone", "tab", *"pride", "tab", "enter"]
    async with at(project) as seat:
        await getattr(seat, way)(*keys)
    added = [
        (coding.start, project.code(coding.code).tag)
        for coding in project.codings
        if coding.start < 66
    ]
    assert sorted(added) == [(0, "DO"), (21, "BA"), (21, "PW")]


@pytest.mark.parametrize("size", [SMALL, LARGE, (80, 16), (60, 20)])
async def test_the_marked_text_stays_in_view_while_one_is_asked(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        for _sentence in range(14):
            await seat.press("c")
            assert seat.marked_rows, seat.text
            first = " ".join(seat.marked.split()[:2])
            assert first in " ".join(row[1:].strip() for row in seat.rows[:-4]), seat.text
            await seat.press("escape", "right")
            assert seat.marked_rows


async def test_the_words_to_be_coded_stand_in_the_title(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c")
        assert "Welcome, all of you." in seat.text
        assert "4 words" in seat.text


async def test_the_best_choice_is_lit_and_arrows_move_it(project: Project) -> None:
    for number in range(20):
        codes.create(project, f"many {number:02}")
    async with at(project) as seat:
        await seat.press("c", *"many", "pagedown", "down", "pageup", "up", "down", "enter")
        assert seat.message.startswith("Put M")
        await seat.press("c", *"many 19", "enter")
        assert "many 19" in seat.message


async def test_a_definition_stands_beside_its_code(project: Project) -> None:
    codes.create(project, "cold", definition="Anything about freezing [fingers].")
    async with at(project, LARGE) as seat:
        await seat.press("c", *"cold")
        assert "Anything about freezing [fingers]." in seat.text


async def test_what_is_like_the_word_comes_after_making_a_new_code(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", *"nieghbours")
        offered = [row.strip() for row in seat.rows[-8:-2]]
        assert offered[0].startswith("new code «nieghbours»")
        assert "trust from neighbours" in offered[1]


async def test_a_name_that_is_taken_makes_no_new_code(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", *"OLD EQUIPMENT")
        assert "new code" not in seat.text
        await seat.press("enter")
        assert seat.message == "Put OE old equipment here."


async def test_a_click_takes_a_choice_and_letters_stay_in_the_prompt(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c")
        row = next(y for y, row in enumerate(seat.rows) if "pride in the work" in row)
        await seat.pilot.click(offset=(12, row))
        await seat.settle()
        assert seat.prompt.is_open
        await seat.press("x")
        assert seat.focus == "query"
        assert len(project.codings) == 4
        await seat.press("backspace")
        for _click in range(2):
            row = next(y for y, row in enumerate(seat.rows) if "pride in the work" in row)
            await seat.pilot.click(offset=(12, row))
            await seat.settle()
        assert seat.message == "Put PW pride in the work here."


async def test_a_click_into_the_text_gives_the_question_up(project: Project) -> None:
    """What the title names is what is coded; with another place marked it would not be."""
    async with at(project) as seat:
        await seat.press("c")
        row = next(y for y, row in enumerate(seat.rows) if "resting" in row)
        await seat.pilot.click(offset=(30, row))
        await seat.settle()
        assert not seat.prompt.is_open
        assert seat.marked == "I never sleep well before two."
        await seat.press("c", *"pride", "enter")
        assert seat.message == "Put PW pride in the work here."


async def test_the_palette_over_a_prompt_leaves_no_dead_end(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", "ctrl+p", *"put codes", "enter")
        assert "codes for" in seat.text
        await seat.press("escape")
        assert not seat.prompt.is_open
        assert seat.focus == "transcript"
        await seat.press("right")
        assert seat.marked.startswith("What does a night")


async def test_pasted_text_is_one_line_of_letters(project: Project) -> None:
    from textual.events import Paste

    async with at(project) as seat:
        await seat.press("c")
        seat.app.post_message(Paste("cold\x1b[31m feet\nand more"))
        await seat.settle()
        assert "\x1b" not in seat.text
        assert seat.prompt.is_open
        await seat.press("enter")
        assert "\x1b" not in seat.text
        assert len(project.codes) == 7


@pytest.mark.parametrize("way", ["press", "burst"])
async def test_where_nothing_is_typed_several_are_taken_one_after_another(
    project: Project, way: str
) -> None:
    async with at(project) as seat:
        before = len(project.codings)
        await seat.press("c")
        await getattr(seat, way)("tab", "down", "tab", "down", "tab", "enter")
    assert len(project.codings) - before == 3


@pytest.mark.parametrize(
    "keys",
    [["R"], ["K"], ["N"], ["j"], ["p"], ["D", "c"], ["D", "l"], ["D", "i"], ["D", "h"]],
)
async def test_what_fits_nothing_that_is_offered_is_told_and_asked_still(
    project: Project, keys: list[str]
) -> None:
    number = project.revision
    async with at(project) as seat:
        await seat.press(*keys)
        assert seat.prompt.is_open, keys
        await seat.burst(*"xqxqx", "enter")
        assert seat.prompt.is_open, keys
        assert "Nothing that can be chosen fits «xqxqx»" in seat.message
        await seat.press("escape")
        assert not seat.prompt.is_open
    assert {entry.action for entry in project.log[number:]} <= {"read"}


async def test_what_fits_nothing_is_not_dropped_beside_what_was_taken(project: Project) -> None:
    async with at(project) as seat:
        await seat.burst("j", *"moder", "tab", *"xqxqx", "enter")
        assert seat.prompt.is_open
        assert "only" not in seat.status
        await seat.burst(*["backspace"] * 5, "enter")
        assert "only Moderator" in seat.status
