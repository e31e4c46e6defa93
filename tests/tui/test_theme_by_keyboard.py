"""A theme opened by keyboard: its extracts, what is decided on each, level 2, two side by side."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from invented_interviews import put
from seat import LARGE, SMALL, Seat, at

from tuicode.analysis.topic_summary import name_hint
from tuicode.model import codings, flags, memos, themes
from tuicode.model.sheet import describe_project
from tuicode.model.theme_extracts import extracts_of_theme
from tuicode.model.themes import theme_named
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.theme import ThemeExtracts
from tuicode.tui.workspaces.theme_comparison import ThemeComparison

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tuicode.model.project import Project

PHONE = "You lie there and wait for it"
BOOK = "We write it in the book every time"
CARS = "They know our cars."
ROPE = "Somebody should hold the rope."


@pytest.fixture
def themed(project: Project) -> Project:
    """The project with a theme of three extracts, a subtheme of one, and another theme."""
    first = project.sources[0]
    named = project.code_named
    put(project, first, ROPE, named("being alone at night"))
    top = themes.add(
        project,
        "Nobody holds the rope",
        codes=[named("waiting for the phone"), named("old equipment")],
    )
    themes.add(project, "Alone", parent=top, codes=[named("being alone at night")])
    themes.add(
        project, "They know us", codes=[named("trust from neighbours"), named("old equipment")]
    )
    return project


@asynccontextmanager
async def opened(
    project: Project, name: str = "Nobody holds the rope", size: tuple[int, int] = LARGE
) -> AsyncIterator[Seat]:
    async with at(project, size) as seat:
        await show(seat, project, name)
        yield seat


async def show(seat: Seat, project: Project, name: str = "Nobody holds the rope") -> None:
    screen = seat.app.screen
    assert isinstance(screen, ReadAndCode)
    theme = ThemeExtracts(project, screen.look, theme_named(project, name))
    seat.app.push_screen(theme, screen.come_back)
    await seat.settle(6)


def held(project: Project, name: str) -> list[str]:
    found = extracts_of_theme(project, theme_named(project, name))
    return [project.source(one.source).text[one.start : one.end] for one in found]


def reviewed(project: Project) -> list[str]:
    return [one.verdict for one in project.tables.table("reviews").values() if one.theme]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_extract_is_read_whole_with_who_says_it_and_its_codes(
    themed: Project, size: tuple[int, int]
) -> None:
    source = themed.sources[0]
    start = source.text.index(BOOK)
    flags.flag(themed, source, start, start + len(BOOK), "departing")
    memos.write(themed, "the book is a wall", ("sources", source.id), start, start + len(BOOK))
    async with opened(themed, size=size) as seat:
        for told in (PHONE, BOOK, ROPE, "Participant 1", "turn 2", "WP", "waiting for the phone"):
            assert told in seat.text
        assert "DO  distance to the office" in seat.text
        assert "≠ departs" in seat.text
        assert "memo: the book is a wall" in seat.text
        assert "Alone · 1 extract" in seat.text
        assert "0 of 3 reviewed, 3 left" in seat.status


async def test_the_turns_around_an_extract_are_shown_on_demand(themed: Project) -> None:
    async with opened(themed) as seat:
        assert "What does a night on call look like" not in seat.text
        await seat.press("c")
        assert "What does a night on call look like" in seat.text
        assert "The pump?" in seat.text
        await seat.press("c")
        assert "The pump?" not in seat.text


async def test_a_long_extract_wraps_and_no_word_is_lost(themed: Project) -> None:
    source = themed.sources[0]
    turn = source.turns[4]
    code = themed.code_named("waiting for the phone")
    codings.apply(themed, source, turn.start, turn.end, [code])
    async with opened(themed, size=(60, 40)) as seat:
        words = " ".join(seat.text.replace("▌", " ").split())
        assert " ".join(source.text[turn.start : turn.end].split()) in words


async def test_each_is_decided_on_and_one_goes_on_to_the_next(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("k")
        assert reviewed(themed) == ["kept"]
        assert "2 of 3 · 1 of 3 reviewed, 2 left" in seat.status
        await seat.press("m", *"they", "enter")
        assert BOOK in held(themed, "They know us")
        assert held(themed, "Nobody holds the rope") == [PHONE, ROPE]
        assert "moved to «They know us»" in seat.text
        await seat.press("x")
        assert held(themed, "Nobody holds the rope") == [PHONE]
        assert "3 of 3 reviewed, 0 left" in seat.status
        assert "That was the last one" in seat.message
        assert sorted(reviewed(themed)) == ["kept", "moved", "taken out"]


async def test_keys_in_one_burst_are_all_done(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.burst("k", "m", *"they", "enter", "x")
        assert sorted(reviewed(themed)) == ["kept", "moved", "taken out"]


async def test_undo_goes_back_to_the_extract_and_takes_the_verdict_away(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("down", "x", "u")
        assert held(themed, "Nobody holds the rope") == [PHONE, BOOK, ROPE]
        assert "2 of 3 · 0 of 3 reviewed" in seat.status
        await seat.press("y")
        assert held(themed, "Nobody holds the rope") == [PHONE, ROPE]


async def test_what_was_skipped_is_still_to_come(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("space", "k", "k")
        assert "1 of 3 · 2 of 3 reviewed, 1 left" in seat.status
        assert "skipped" in seat.text
        await seat.press(".")
        assert "1 of 3 · 2 of 3 reviewed" in seat.status
        await seat.press("comma", "down", "comma")
        assert "1 of 3 ·" in seat.status


async def test_one_comes_back_to_the_first_that_is_not_reviewed(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("k", "q")
        await show(seat, themed)
        assert "2 of 3 · 1 of 3 reviewed" in seat.status
        await seat.press("k", "k", "R")
        assert "round 2" in seat.status
        assert "0 of 3 reviewed" in seat.status
        await seat.press("k", "q")
        await show(seat, themed)
        assert "2 of 3 · round 2 · 1 of 3 reviewed" in seat.status


async def test_a_passage_is_coded_anew_and_one_is_back_at_the_same_spot(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("down", "e", *"old", "enter", *"pride", "enter")
        assert "code_named" not in seat.text
        there = {
            themed.code(one.code).name
            for one in themed.codings
            if one.start == _start(themed, BOOK)
        }
        assert there == {"pride in the work", "distance to the office"}
        assert reviewed(themed) == ["recoded"]
        assert "3 of 3 · 1 of 3 reviewed" in seat.status
        await seat.press("up", "u")
        assert "2 of 3 · 0 of 3 reviewed" in seat.status
        assert BOOK in held(themed, "Nobody holds the rope")


async def test_why_is_written_and_shown(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("n", *"the core of it", "enter")
        assert "why: the core of it" in seat.text
        assert "· noted" in seat.text
        assert "skipped" not in seat.text
        await seat.press("k", "up", "n", *" indeed", "enter")
        assert "why: the core of it indeed" in seat.text
        assert reviewed(themed) == ["kept"]
        assert "the core" not in themed.log[-1].summary


async def test_enter_leads_to_the_extract_in_the_text(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("down", "enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.marked == BOOK


async def test_one_goes_to_the_text_codes_anew_and_is_back_at_the_same_spot(
    themed: Project,
) -> None:
    async with at(themed, LARGE) as seat:
        await seat.press("Z", "down", "enter", "down", "enter", "Z", "enter")
        opened = seat.app.screen
        assert isinstance(opened, ThemeExtracts)
        assert opened.here is not None
        assert opened.here.start == _start(themed, BOOK)
        after = opened.passages[2]
        await seat.press("enter", "e", *"old", "enter", *"pride", "enter", "Z", "enter")
        again = seat.app.screen
        assert isinstance(again, ThemeExtracts)
        assert again.here == after, "the one after it, as it has left the theme"
        await seat.press("home", "q", "enter")
        last = seat.app.screen
        assert isinstance(last, ThemeExtracts)
        assert last.here == last.passages[0]


async def test_spread_tells_who_speaks_and_calls_it_no_measure(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("s")
        assert "2 of 4 participants speak to this theme, in 1 of 2 sources" in seat.text
        assert "No measure of how good it is. Enter goes to" in seat.text
        assert "q leads back" in seat.text
        assert "Moderator" not in seat.text
        await seat.press("down", "enter")
        assert "2 of 3" in seat.status


async def test_what_the_theme_says_and_a_hint_on_its_name(themed: Project) -> None:
    one = themes.rename(themed, theme_named(themed, "Nobody holds the rope"), "Barriers to safety")
    themes.describe(themed, one, central_idea="One is alone with it.", boundaries="Not pay.")
    async with opened(themed, "Barriers to safety") as seat:
        assert "topic summary" in seat.message
        assert seat.message.endswith("…")
        assert seat.app.screen.query_one("#message").size.height == 1
        assert "One is alone with it." in seat.text
        await seat.press("d")
        assert "Boundaries: Not pay." in seat.text
        assert "Was called: Nobody holds the rope" in seat.text
        assert name_hint(themed, "Barriers to safety") in " ".join(seat.text.split())
        await seat.press("q")
        describe_project(themed, name_hints=False)
        await show(seat, themed, "Barriers to safety")
        assert "topic summary" not in seat.message


async def test_the_text_is_marked_by_theme_and_by_code_again(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("l")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert "by theme" in seat.status
        assert " 1  Nobody holds the rope" in seat.text
        assert " 2  They know us" in seat.text
        assert "waiting for the phone" not in "".join(row[30:90] for row in seat.rows[:9])
        await seat.press("home", "U")
        assert "without a theme" in seat.message
        assert seat.marked == "It begins with the phone."
        assert [row for row in seat.rows if row.startswith("▌· It begins with the phone.")]
        await seat.press("G")
        assert "stretches that no theme touches" in seat.text
        await seat.press("q", "S")
        assert "by theme" not in seat.status
        assert "WP  waiting for the phone" in seat.text


async def test_marks_by_theme_follow_the_themes(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("l")
        themes.set_aside(themed, theme_named(themed, "Nobody holds the rope"))
        await seat.settle()
        assert "Nobody holds the rope" not in seat.text
        assert " 1  They know us" in seat.text
        await seat.press("u")
        assert " 1  Nobody holds the rope" in seat.text


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_two_themes_stand_side_by_side(themed: Project, size: tuple[int, int]) -> None:
    async with opened(themed, size=size) as seat:
        await seat.press("v", *"they", "enter")
        assert isinstance(seat.app.screen, ThemeComparison)
        assert "1 shared code, 1 shared extract, 0 overlaps" in seat.message
        text = seat.text
        for _page in range(4):
            await seat.press("pagedown")
            text += seat.text
        for told in ("old equipment", "Extracts only of «Nobody", "Extracts only of «They", CARS):
            assert told in text
        await seat.press("end", "right", "enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.marked == CARS


async def test_the_parts_of_a_comparison_are_gone_through_and_turned_round(themed: Project) -> None:
    async with opened(themed) as seat:
        await seat.press("v", *"they", "enter", ".", ".")
        await seat.press("enter")
        assert seat.marked == BOOK
    async with opened(themed) as seat:
        await seat.press("v", *"they", "enter", "o")
        assert seat.rows[1].index("They know us") < seat.rows[1].index("Nobody")
        await seat.press("q")
        assert isinstance(seat.app.screen, ThemeExtracts)


async def test_a_theme_without_extracts_can_be_opened(themed: Project) -> None:
    themes.add(themed, "Nothing yet")
    async with opened(themed, "Nothing yet") as seat:
        assert "no extract under this theme" in seat.message
        await seat.press("k", "m", "x", "e", "n", "space", "c", "down", "pagedown", "end", "d")
        assert reviewed(themed) == []
        await seat.press("l")
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_where_undo_takes_the_theme_away_one_is_led_back(themed: Project) -> None:
    themes.add(themed, "Only just made", codes=[themed.code_named("old equipment")])
    async with opened(themed, "Only just made") as seat:
        await seat.press("u")
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_what_would_act_on_a_terminal_is_only_shown(themed: Project) -> None:
    name = themes.rename(themed, theme_named(themed, "They know us"), "a\x1b]0;b\x07 [b]c[/b]").name
    source = themed.sources[0]
    start = source.text.index(CARS)
    memos.write(themed, "m\x1b[2J [red]n", ("sources", source.id), start, start + len(CARS))
    async with opened(themed, name) as seat:
        await seat.press("c", "d", "v", *"nobody", "enter")
        assert "\x1b" not in seat.text
        await seat.press("q")
        assert "[red]n" in seat.text
        assert "\x1b" not in seat.text
        assert "\x07" not in seat.text


async def test_a_project_that_is_only_read_can_be_looked_at(themed: Project) -> None:
    themed.read_only = "Somebody else has it open."
    async with opened(themed) as seat:
        for keys in (("k",), ("m",), ("x",), ("e",), ("n",), ("u",), ("R",)):
            await seat.press(*keys)
            assert seat.message == "Somebody else has it open."
        await seat.press("c")
        assert "The pump?" in seat.text


def _start(project: Project, words: str) -> int:
    return project.sources[0].text.index(words)
