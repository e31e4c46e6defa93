"""Merging, splitting and suggestions by keyboard: what is asked, refused and come back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at, key_event

from tuicode.model import codebook, codes, codings, merging
from tuicode.tui.workspaces.codebook import Codebook
from tuicode.tui.workspaces.listing import Listing
from tuicode.tui.workspaces.read_and_code import ReadAndCode

if TYPE_CHECKING:
    from seat import Seat

    from tuicode.model.project import Project
    from tuicode.model.records import Code


def names(project: Project, state: str = "active") -> list[str]:
    return [code.name for code in project.codes if code.state == state]


@pytest.fixture
def alike(project: Project) -> Project:
    """Return a project with codes that may mean the same: two pairs."""
    for name in ("paid by the hour", "paid by the hours", "keys to the depot", "keys to a depot"):
        codes.create(project, name)
    return project


async def at_once(seat: Seat, *keys: str) -> None:
    """Press keys while what an earlier one began has had no time yet."""
    for key in keys:
        await seat.app.on_event(key_event(key))


@pytest.mark.parametrize("keys", ["gq", "ggq", "gqq", "gqgq"])
async def test_looking_for_codes_alike_is_stopped(alike: Project, keys: str) -> None:
    async with at(alike, LARGE) as seat:
        await seat.press("D")
        await at_once(seat, *keys)
        await seat.settle(6)
        assert seat.app.is_running
        assert not isinstance(seat.app.screen, Listing)
        if keys.endswith("gq"):
            assert "Stopped looking for codes alike" in seat.message
            await seat.press("q")
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_looking_for_codes_alike_ends_with_its_screen(alike: Project) -> None:
    async with at(alike, LARGE) as seat:
        await seat.press("D")
        await at_once(seat, "g")
        seat.app.screen.dismiss(None)
        await seat.settle(6)
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_suggestions_do_not_take_the_keys_from_a_question(alike: Project) -> None:
    async with at(alike, LARGE) as seat:
        await seat.press("D")
        await at_once(seat, "g", "n", *"xx")
        await seat.settle(6)
        assert seat.prompt.is_open
        assert "2 suggestions to merge codes; g shows them." in seat.message
        await seat.press("x", "escape")
        assert not alike.tables.table("refusals")
        await at_once(seat, "g")
        assert isinstance(seat.app.screen, Listing)


async def test_the_title_tells_of_the_suggestions_that_are_left(alike: Project) -> None:
    async with at(alike, LARGE) as seat:
        await seat.press("D", "g")
        await seat.settle(6)
        assert "2 suggestions" in seat.text
        await seat.press("x")
        assert " 1 suggestion\n" in seat.text
        assert "These are kept apart: " in seat.rows[-1]
        await seat.press("q")
        assert len(alike.tables.table("refusals")) == 1
        await seat.press("g")
        assert " 1 suggestion\n" in seat.text
        await seat.press("x")
        assert "These are kept apart: " in seat.rows[-1]
        assert seat.rows[-1].endswith("No suggestion is left.")


async def test_from_a_merge_one_comes_back_to_the_other_suggestions(alike: Project) -> None:
    async with at(alike, LARGE) as seat:
        await seat.press("D", "g")
        await seat.settle(6)
        await seat.press(*["enter"] * 5)
        assert len(names(alike, "merged")) == 1
        assert isinstance(seat.app.screen, Listing)
        assert " 1 suggestion\n" in seat.text
        assert "Merged into " in seat.rows[-1]
        await seat.press(*["enter"] * 5)
        assert len(names(alike, "merged")) == 2
        assert isinstance(seat.app.screen, Codebook)
        assert "Merged into" in seat.message
        # As it is said: where the codebook is left, it is undone from what was done.
        assert seat.message.endswith("u undoes it, later h and u in Read & code.")
        await seat.press("q", "c", "p", "w", "enter", "h", "down", "u")
        assert len(names(alike, "merged")) == 1


@pytest.mark.parametrize("state", ["merged", "retired"])
async def test_what_cannot_be_merged_is_refused_before_anything_is_asked(
    project: Project, state: str
) -> None:
    gone, kept = codes.create(project, "aa gone"), codes.create(project, "aa kept")
    if state == "merged":
        merging.merge(project, kept, [gone])
    else:
        codebook.retire(project, gone)
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"aa", "enter", "a", "m")
        assert isinstance(seat.app.screen, Codebook)
        assert not seat.prompt.is_open
        assert ("undo the merge" if state == "merged" else "bring it back first") in seat.message


async def test_a_name_that_another_code_has_is_asked_anew(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D")
        taken = names(project)[2]
        await seat.press("space", "space", "m", "enter", *taken.upper(), "enter")
        assert "There is already a code" in seat.message
        assert "mark it too" in seat.message
        await seat.type(" too")
        await seat.press(*["enter"] * 3)
        assert f"{taken.upper()} too" in names(project)


@pytest.fixture
def waiting(project: Project) -> Code:
    """Return a code with two extracts."""
    code = project.code_named("WP")
    codings.apply(project, project.sources[1], 0, 9, [code])
    return code


async def test_what_was_sent_is_not_lost_by_leaving(project: Project, waiting: Code) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"waiting", "enter", "s", *"for help +latent", "enter", "1")
        await seat.burst("q", "escape")
        assert "1 of 2 sent" in seat.status
        await seat.press("q", "enter")
        assert isinstance(seat.app.screen, Codebook)
        assert project.code_named("for help").orientation == "latent"
        assert project.count_of_code(project.code_named("for help").id) == 1
        assert project.count_of_code(waiting.id) == 1


@pytest.mark.usefixtures("waiting")
async def test_a_code_that_is_there_is_offered_before_a_new_one(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"waiting", "enter", "s", *"pride", "enter", "1", "f")
    assert "pride" not in names(project)
    assert project.count_of_code(project.code_named("PW").id) > 0


async def test_a_split_shows_who_says_what(project: Project) -> None:
    source = project.sources[0]
    turn = source.turns[1]
    code = codes.create(project, "aa here")
    codings.apply(project, source, turn.start, turn.start + 10, [code])
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"aa here", "enter", "s", "escape")
        rows = [row.strip() for row in seat.rows]
        for one in source.turns[:3]:
            label = project.participant(one.participant).label
            assert any(row.startswith(f"{label}: ") for row in rows)


async def test_an_extract_is_read_while_the_codes_it_goes_to_are_named(project: Project) -> None:
    source = project.sources[0]
    turn = max(source.turns, key=lambda one: one.end - one.start)
    code = codes.create(project, "aa here")
    span = turn.end - 12, turn.end
    codings.apply(project, source, *span, [code])
    words = source.text[slice(*span)].strip()
    async with at(project, SMALL) as seat:
        await seat.press("D", "f", *"aa here", "enter", "s")
        assert words in " ".join(seat.text.split())
        for name in "qwertyuio":
            await seat.press(*f"zz {name}", "enter", "n")
            assert seat.prompt.is_open == (name != "o")
            assert words in " ".join(seat.text.split())
        # Where nothing is asked, all nine stand below it.
        assert all(f" {digit} new code" in seat.text for digit in range(1, 10))
        await seat.press("1", "q")
        assert "1 extract was sent" in seat.text
        assert words in " ".join(seat.text.split())


@pytest.mark.parametrize(
    ("keys", "typed", "why"),
    [
        (["t", "backspace", "backspace"], "PW", "The tag PW belongs"),
        (["n"], "pride in the work", "There is already a code"),
        (["n"], "new one +la +xx", "says nothing of a code"),
        (["n"], "", "A code needs a name"),
    ],
)
async def test_a_refused_answer_is_asked_still(
    project: Project, keys: list[str], typed: str, why: str
) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D", *keys, *typed)
        number = project.revision
        await seat.press("enter")
        assert why in seat.message
        assert seat.prompt.is_open
        await seat.type("x")
        assert project.revision == number
        assert f" › {typed}x" in seat.text


async def test_words_with_plus_say_what_the_new_code_is(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D", "n", *"all alone +latent +pink", "enter")
        code = project.code_named("all alone")
        assert (code.orientation, code.family) == ("latent", "pink")
        await seat.press("f", *"+foo")
        assert " 0 rows " in seat.status
        assert "+foo says nothing of a code" in seat.message
        await seat.press(*["backspace"] * 3, *"pink")
        assert "says nothing" not in seat.message
        assert "all alone" in seat.text


async def test_what_was_said_is_over_with_the_next_action(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D", "o", ".")
        assert "b shows" in seat.message
        await seat.press("b")
        assert not seat.message
        await seat.press("n", *"pride in the work", "enter")
        assert "There is already" in seat.message
        await seat.press("escape", "r")
        assert not seat.message


async def test_it_is_told_what_was_done_and_the_marks_are_gone(project: Project) -> None:
    first = project.codes[0]
    async with at(project, LARGE) as seat:
        await seat.press("D", "t", *["backspace"] * len(first.tag), *"QQ", "enter")
        assert seat.message == f"It has another tag now: QQ {first.name}; u undoes it."
        await seat.press("c", *"pink", "enter")
        assert seat.message == f"pink now: QQ {first.name}; u undoes it."
        await seat.press("space", "space", "x")
        assert seat.message == "Out of use now: 2 codes; u undoes it."
        assert "marked" not in seat.status
        assert len(names(project, "retired")) == 2
        assert seat.text.count("· retired") == 2
        await seat.press("c", *"blue", "enter")
        assert sum(code.family == "blue" for code in project.codes if code.state == "retired") <= 1


async def test_one_stays_in_place_where_a_code_goes_out_of_use(project: Project) -> None:
    _first, second, third, *_others = (code.name for code in project.codes)
    async with at(project, SMALL) as seat:
        await seat.press("D", "down", "x")
        assert names(project, "retired") == [second]
        assert seat.app.screen.code_here.name == third
        await seat.press("u")
        assert seat.app.screen.code_here.name == second
        await seat.press("y")
        assert seat.app.screen.code_here.name == third
        # In an order in which it stays where it was, so does the highlight.
        await seat.press("u", "o", "home", "x")
        assert seat.app.screen.code_here.state == "retired"


async def test_one_stays_in_place_after_a_split(project: Project, waiting: Code) -> None:
    following = codes.create(project, f"{waiting.name} too")
    async with at(project, SMALL) as seat:
        await seat.press("D", "f", *"waiting", "enter", "f", "enter")
        assert seat.app.screen.code_here == waiting
        await seat.press("s", *"for help", "enter", "1", "1", "f")
        assert waiting.name in names(project, "retired")
        assert seat.app.screen.code_here == following


async def test_a_code_that_is_renamed_is_followed(project: Project) -> None:
    async with at(project, SMALL) as seat:
        await seat.press("D", "o", "o", "home")
        name = seat.app.screen.code_here.name
        await seat.press("r", *["backspace"] * len(name), *"zzz last", "enter")
        screen = seat.app.screen
        assert screen.code_here.name == "zzz last"
        assert screen.here is screen.rows[-1]


async def test_the_name_of_a_merged_code_is_taken_and_that_is_told(project: Project) -> None:
    waiting, pride = project.code_named("WP"), project.code_named("PW")
    merging.merge(project, waiting, [pride])
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"old equipment", "enter", "r")
        await seat.press(*["backspace"] * len("old equipment"), *pride.name, "enter")
        told = f"«{pride.name}» was merged into WP {waiting.name}; that name means this code now"
        assert told in seat.message
