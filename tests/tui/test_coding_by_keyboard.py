from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

import tuicode
from tuicode.model import codes, codings

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project

SENTENCE = "Welcome, all of you."
BOTH = pytest.mark.parametrize("size", [SMALL, LARGE])


def codes_on(project: Project, words: str, source: int = 0) -> list[str]:
    """Return the names of the codes on exactly these words."""
    text = project.sources[source].text
    start = text.index(words)
    return sorted(
        project.code(coding.code).name
        for coding in project.codings_of_source(project.sources[source].id)
        if (coding.start, coding.end) == (start, start + len(words))
    )


@BOTH
async def test_a_sentence_is_coded_by_c_letters_and_enter(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        assert seat.marked == SENTENCE
        await seat.press("c")
        await seat.type("tru")
        await seat.press("enter")
        assert codes_on(project, SENTENCE) == ["trust from neighbours"]
        assert seat.message == "Put TN trust from neighbours here."
        assert " TN " in seat.marked_rows[0]
        assert not seat.prompt.is_open
        assert seat.focus == "transcript"


async def test_enter_and_the_tag_are_enough(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("enter", "p", "w", "enter")
        assert codes_on(project, SENTENCE) == ["pride in the work"]


async def test_without_letters_the_code_used_last_is_offered_first(project: Project) -> None:
    codings.apply(project, project.sources[1], 0, 9, [project.code_named("PW")])
    codings.apply(project, project.sources[1], 10, 20, [project.code_named("BA")])
    async with at(project) as seat:
        await seat.press("c", "enter")
        assert codes_on(project, SENTENCE) == ["being alone at night"]
        await seat.press("right", "c", "p", "w", "enter", "right", "c", "enter")
        assert codes_on(project, "It begins with the phone.") == ["pride in the work"]


async def test_arrows_choose_another_code(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", "t", "h", "e", "down", "enter")
        first = codes_on(project, SENTENCE)
        await seat.press("u", "c", "t", "h", "e", "enter")
        second = codes_on(project, SENTENCE)
        assert first
        assert second
        assert first != second


@BOTH
async def test_a_stretch_over_two_turns_gets_two_codes_at_once(
    project: Project, size: tuple[int, int]
) -> None:
    words = (
        "What does a night on call look like out here?\n"
        "It begins with the phone. You lie there and wait for it, and you tell yourself that you "
        "are resting."
    )
    async with at(project, size) as seat:
        await seat.press("right", "space", "right", "right")
        assert seat.marked == words
        assert "30 words marked" in seat.status
        await seat.press("c")
        await seat.type("alone")
        await seat.press("tab")
        assert "being alone at night" in seat.text
        await seat.type("pride")
        await seat.press("enter")
        assert codes_on(project, words) == ["being alone at night", "pride in the work"]
        assert seat.message == "Put BA being alone at night, PW pride in the work here."
        assert seat.transcript.cursor is not None
        assert seat.transcript.cursor.anchor is None


async def test_what_was_taken_with_tab_can_be_given_back(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c")
        for letters in ("alone", "pride", "alone"):
            await seat.type(letters)
            await seat.press("tab")
        await seat.press("enter")
        assert codes_on(project, SENTENCE) == ["pride in the work"]


async def test_shift_and_arrows_mark_too(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("shift+right")
        assert seat.marked == f"{SENTENCE} What does a night on call look like out here?"
        await seat.press("shift+down", "shift+left")
        assert seat.marked == f"{SENTENCE} What does a night on call look like out here?"
        await seat.press("space")
        assert "marked" not in seat.status


async def test_a_new_code_and_its_coding_are_one_step(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("c")
        await seat.type("cold feet")
        assert "new code «cold feet»" in seat.text
        await seat.press("enter")
        assert codes_on(project, SENTENCE) == ["cold feet"]
        assert seat.message == "Put CF cold feet here."
        assert "7 codes" in seat.text
        await seat.press("u")
        assert codes_on(project, SENTENCE) == []
        assert "cold feet" not in {code.name for code in project.codes}
        assert "6 codes" in seat.text
        await seat.press("y")
        assert codes_on(project, SENTENCE) == ["cold feet"]
        assert " CF " in seat.marked_rows[0]


async def test_a_new_code_and_one_that_is_there_go_on_together(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c")
        await seat.type("cold feet")
        await seat.press("tab", "p", "w", "enter")
        assert codes_on(project, SENTENCE) == ["cold feet", "pride in the work"]


async def test_a_code_is_not_put_on_the_same_words_twice(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", "p", "w", "enter", "c", "p", "w", "enter")
        assert codes_on(project, SENTENCE) == ["pride in the work"]
        assert seat.message == "PW pride in the work is here already."
        assert len(project.log) == len({entry.number for entry in project.log})


async def test_what_was_put_and_what_was_there_are_told_apart(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", "p", "w", "enter", "c", "p", "w", "tab", "t", "n", "enter")
        assert seat.message.startswith("Put TN trust from neighbours here.")
        assert "PW pride in the work is here already." in seat.message


async def test_the_last_codes_are_repeated(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("r")
        assert "no last code" in seat.message
        await seat.press("c", "p", "w", "tab", "t", "n", "enter", "right", "r")
        words = "What does a night on call look like out here?"
        assert codes_on(project, words) == ["pride in the work", "trust from neighbours"]


async def test_the_only_code_here_is_taken_off_at_once(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("x")
        assert seat.message == "No code here to take off."
        await seat.press("c", "p", "w", "enter", "x")
        assert codes_on(project, SENTENCE) == []
        assert seat.message == "Took off pride in the work. Press u to undo."
        assert " PW " not in seat.marked_rows[0]
        await seat.press("u")
        assert codes_on(project, SENTENCE) == ["pride in the work"]


async def test_of_several_codes_here_one_is_chosen_to_go(project: Project) -> None:
    words = "We write it in the book every time"
    async with at(project) as seat:
        await seat.press(".", ".", "x")
        assert "take off which code?" in seat.text
        await seat.type("dist")
        await seat.press("enter")
        assert codes_on(project, words) == ["old equipment"]
        await seat.press("u", ".", ",", "delete", "tab", "down", "tab", "enter")
        assert codes_on(project, words) == []


async def test_undo_goes_back_to_the_place_even_in_another_source(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("end", "left", "c", "p", "w", "enter")
        words = "And a new pump."
        assert codes_on(project, words) == ["pride in the work"]
        await seat.press("s", "down", "enter")
        assert seat.transcript.source == project.sources[1]
        await seat.press("u")
        assert seat.transcript.source == project.sources[0]
        assert seat.marked == words
        assert seat.message == "Undone: PW on Interview 1 923-938."
        assert codes_on(project, words) == []
        await seat.press("home", "y")
        assert seat.marked == words
        assert codes_on(project, words) == ["pride in the work"]


async def test_undo_and_redo_end_where_nothing_is_left(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("y")
        assert seat.message == "Nothing to redo."
        for _step in range(len(project.log)):
            await seat.press("u")
        assert seat.message == "Nothing to undo."
        assert project.sources == []
        assert project.codes == []


async def test_steps_are_undone_across_reopening(path: Path) -> None:
    with tuicode.open(path) as project:
        async with at(project) as seat:
            await seat.press("c", "p", "w", "enter", "right", "r")
            await seat.press("q")
        assert codes_on(project, SENTENCE) == ["pride in the work"]
    with tuicode.open(path) as project:
        async with at(project) as seat:
            await seat.press("u", "u")
            assert codes_on(project, SENTENCE) == []
            assert seat.marked == SENTENCE
    with tuicode.open(path) as project:
        async with at(project) as seat:
            await seat.press("y")
            assert codes_on(project, SENTENCE) == ["pride in the work"]


async def test_a_code_is_put_from_the_list_of_codes(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("l", "down", "enter")
        assert codes_on(project, SENTENCE) == ["distance to the office"]
        assert seat.focus == "code-list"
        await seat.press("escape")
        assert seat.focus == "transcript"


async def test_counts_in_the_list_follow(project: Project) -> None:
    async with at(project, LARGE) as seat:

        def row() -> str:
            return next(one for one in seat.rows if one[94:].startswith(" PW "))

        assert row().endswith(" 0")
        await seat.press("c", "p", "w", "enter")
        assert row().endswith(" 1")
        assert "5 codings" in seat.status


async def test_words_and_turns_can_be_coded(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("w")
        assert seat.message == "The cursor now moves by word."
        assert seat.marked == "Welcome,"
        await seat.press("c", "p", "w", "enter", "w")
        assert seat.marked == f"{SENTENCE} What does a night on call look like out here?"
        await seat.press("c", "t", "n", "enter", "w")
        assert codes_on(project, "Welcome,") == ["pride in the work"]
        assert seat.marked == SENTENCE


async def test_fifty_codings_in_a_row_are_all_there(path: Path) -> None:
    with tuicode.open(path) as project:
        before = len(project.codings)
        async with at(project) as seat:
            await seat.press("w", "c", "p", "w", "enter")
            for _coding in range(49):
                await seat.press("right", "r")
    with tuicode.open(path) as project:
        assert len(project.codings) == before + 50


@pytest.mark.parametrize("keys", [["x"], ["R", "enter", "x"]])
async def test_the_tag_typed_is_the_code_that_is_taken_off(
    project: Project, keys: list[str]
) -> None:
    first = codes.create(project, "Hvem er bruker av hvem", tag="HB")
    tagged = codes.create(project, "Hverdagens verdi", tag="HV")
    codings.apply(project, project.sources[0], 0, 20, [first, tagged])
    async with at(project) as seat:
        await seat.burst(*keys, "h", "v", "enter")
    kept = {one.code for one in project.codings}
    assert first.id in kept
    assert tagged.id not in kept
