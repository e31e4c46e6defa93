"""From another workspace into the text, and with q back to where one was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import SMALL, at
from test_screens_of_themes import theme_them

from tuicode.model import codings, glossary, memos, passes, themes, versions
from tuicode.tui.widgets.passage_list import PassageList
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.analysis import Analysis
from tuicode.tui.workspaces.code_extracts import CodeExtracts
from tuicode.tui.workspaces.codebook import Codebook
from tuicode.tui.workspaces.listing import Listing
from tuicode.tui.workspaces.pass_progress import PassProgress
from tuicode.tui.workspaces.pass_tables import PassChanges, PassComparison
from tuicode.tui.workspaces.passes import Passes
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.theme import ThemeExtracts
from tuicode.tui.workspaces.theme_comparison import ThemeComparison
from tuicode.tui.workspaces.theme_map import ThemeMap
from tuicode.tui.workspaces.theme_versions import Versions
from tuicode.tui.workspaces.themes import Themes
from tuicode.tui.workspaces.writing import Writing

if TYPE_CHECKING:
    from seat import Seat

    from tuicode.model.project import Project


@pytest.fixture
def themed(project: Project) -> Project:
    """The project with themes."""
    return theme_them(project)


def in_text(seat: Seat) -> bool:
    return isinstance(seat.app.screen, ReadAndCode)


def passage(seat: Seat) -> int:
    return seat.app.screen.query_one(PassageList).highlighted


async def test_from_an_extract_of_a_theme_and_back_to_it(themed: Project) -> None:
    async with at(themed, SMALL) as seat:
        await seat.press("Z", "down", "enter", "down", "enter")
        assert in_text(seat)
        assert seat.message == "q goes back to «Nobody holds the rope»."
        assert "q back" in seat.keys
        # Something is done in the text: it is still known.
        await seat.press("down", "space", "escape", "q")
        assert isinstance(seat.app.screen, ThemeExtracts)
        assert passage(seat) == 1
        await seat.press("q")
        assert isinstance(seat.app.screen, Themes)
        assert "Nobody holds the rope" in seat.text
        await seat.press("q")
        assert in_text(seat)
        assert "q back" not in seat.keys
        await seat.press("q")
        assert seat.app._exit


async def test_keys_in_one_burst_are_for_where_q_leads(themed: Project) -> None:
    async with at(themed, SMALL) as seat:
        await seat.press("Z", "down", "enter", "enter")
        await seat.burst("q", "k", "k")
        assert isinstance(seat.app.screen, ThemeExtracts)
        verdicts = [one.verdict for one in themed.tables.table("reviews").values()]
        assert verdicts == ["kept", "kept"]


WAYS_IN = {
    "a theme": ("Z", "down", "enter", "down"),
    "a theme from the map": ("Z", "w", "enter"),
    "a comparison": ("Z", "v", "space", "right", "space", "o", "end"),
    "a pass": ("P", "enter"),
    "a theme of a version": ("Z", "V", "enter", "down", "enter"),
}


@pytest.mark.parametrize("keys", WAYS_IN.values(), ids=WAYS_IN)
async def test_keys_in_one_burst_lead_there_and_back(themed: Project, keys: tuple[str]) -> None:
    versions.keep(themed, "first")
    async with at(themed, SMALL) as seat:
        await seat.press(*keys)
        before = type(seat.app.screen)
        await seat.burst("enter", "q")
        assert not seat.app._exit
        assert isinstance(seat.app.screen, before)


async def test_from_an_old_version_to_the_text_and_back(themed: Project) -> None:
    versions.keep(themed, "first")
    async with at(themed, SMALL) as seat:
        await seat.press("Z", "V", "enter", "down", "enter", "enter")
        assert in_text(seat)
        for kind in (ThemeExtracts, Themes, Versions, Themes, ReadAndCode):
            await seat.press("q")
            assert isinstance(seat.app.screen, kind)
        await seat.press("Z", "V", "enter", "l")
        assert in_text(seat)
        await seat.press("q")
        assert "version 1: first" in seat.status


async def test_from_a_comparison_and_back_to_its_row(themed: Project) -> None:
    async with at(themed, SMALL) as seat:
        await seat.press("Z", "v", "space", "right", "space", "o", "o", "end", "left", "enter")
        assert seat.message == "q goes back to the comparison."
        await seat.press("q")
        screen = seat.app.screen
        assert isinstance(screen, ThemeComparison)
        assert [one.name for one in screen.themes] == ["They know us", "Nobody holds the rope"]
        assert (passage(seat), screen.side) == (len(screen.rows) - 1, 0)
        await seat.press("q")
        assert isinstance(seat.app.screen, Themes)


async def test_through_several_screens_and_back_through_all(themed: Project) -> None:
    async with at(themed, SMALL) as seat:
        await seat.press("Z", "w", "enter", "v", "enter", "end", "enter")
        assert in_text(seat)
        await seat.press("q")
        for kind in (ThemeComparison, ThemeExtracts, ThemeMap, Themes, ReadAndCode):
            assert isinstance(seat.app.screen, kind)
            await seat.press("q")


async def test_from_a_memo(themed: Project) -> None:
    source = themed.sources[0]
    memos.write(themed, "Here it turns.", ("sources", source.id), 0, 5)
    async with at(themed, SMALL) as seat:
        await seat.press("W", "enter")
        assert in_text(seat)
        assert seat.message == "q goes back to the memos."
        await seat.press("q")
        assert isinstance(seat.app.screen, Writing)


async def test_the_codebook_and_the_tables_are_as_they_were_left(themed: Project) -> None:
    named = "waiting for the phone"
    async with at(themed, SMALL) as seat:
        for workspace in ("D", "X"):
            await seat.press(workspace, "f", *named, "enter", "enter", "enter", "q", "q")
            assert isinstance(seat.app.screen, Codebook | Analysis)
            assert seat.app.screen.here.values["name"] == named
            assert len(seat.app.screen.rows) == 1
            await seat.press("q")
            assert in_text(seat)


async def test_a_look_elsewhere_does_not_lose_the_way_back(themed: Project) -> None:
    async with at(themed, SMALL) as seat:
        await seat.press("Z", "home", "down", "enter", "enter")
        for workspace in "DPXZWQ":
            await seat.press(workspace, "q")
            assert in_text(seat)
            assert "q back" in seat.keys
        await seat.press("q")
        assert isinstance(seat.app.screen, ThemeExtracts)
        # Another jump is gone back from, and the one before it no more.
        await seat.press("enter", "W", "q", "P", "enter", "enter", "q")
        assert isinstance(seat.app.screen, PassProgress)
        await seat.press("q", "q")
        assert in_text(seat)
        assert "q back" not in seat.keys


async def test_it_is_over_when_one_wants_nothing_more(themed: Project) -> None:
    jump = ("Z", "home", "down", "enter", "enter")
    async with at(themed, SMALL) as seat:
        await seat.press(*jump, "q", "q", "q")
        assert in_text(seat)
        await seat.press(*jump, "escape")
        assert "q back" in seat.keys
        await seat.press("escape")
        assert "q back" not in seat.keys
        await seat.press("q")
        assert seat.app._exit


async def test_what_is_shown_and_not_gone_to_has_no_way_back(themed: Project) -> None:
    async with at(themed, SMALL) as seat:
        await seat.press("P", "s")
        assert in_text(seat)
        assert "q back" not in seat.keys
        await seat.press("P")
        assert isinstance(seat.app.screen, Passes)


async def test_a_theme_that_is_no_longer_there_is_not_opened(themed: Project) -> None:
    one = themes.add(themed, "Late", codes=[themed.code_named("waiting for the phone")])
    async with at(themed, SMALL) as seat:
        await seat.press("Z", "end", "comma", "enter", "enter")
        assert seat.message == "q goes back to «Late»."
        await seat.press("u")
        assert themed.tables.get("themes", one.id) is None
        await seat.press("q")
        assert isinstance(seat.app.screen, Themes)
        assert "no longer" in seat.message


async def test_from_an_extract_of_a_code_and_back_to_it_in_the_list(themed: Project) -> None:
    code = themed.code_named("waiting for the phone")
    for source in themed.sources:
        codings.apply(themed, source, 0, 9, [code])
    async with at(themed, SMALL) as seat:
        for workspace, kind in (("D", CodeExtracts), ("X", Listing)):
            await seat.press(workspace, "f", *code.name, "enter", "enter", "down", "enter")
            assert in_text(seat)
            assert seat.message == f"q goes back to {code.tag} {code.name}."
            await seat.burst("q", "down", "enter")
            assert in_text(seat)
            await seat.press("q")
            assert isinstance(seat.app.screen, kind)
            assert seat.app.screen.query_one(RowList).highlighted == 2
            await seat.press("q")
            assert seat.app.screen.here.values["name"] == code.name
            await seat.press("q")
            assert in_text(seat)


@pytest.mark.parametrize("what", ["code", "person", "term"])
async def test_from_every_other_list_and_back_to_the_row(themed: Project, what: str) -> None:
    people = "X", "t", *"participants and", "enter"
    code = themed.code_named("waiting for the phone")
    person = next(one for one in themed.participants if one.role == "participant")
    term = glossary.add(themed, "the", "what is said often")
    for source in themed.sources:
        for turn in (one for one in source.turns if one.participant == person.id):
            codings.apply(themed, source, turn.start, turn.start + 9, [code])
    ways = {
        "code": (f"{code.tag} {code.name}", ("Z", "down", "down", "enter")),
        "person": (person.label, (*people, "f", *person.label, "enter", "enter")),
        "term": (f"«{term.name}»", ("W", "t", "t", "enter")),
    }
    told, keys = ways[what]
    async with at(themed, SMALL) as seat:
        await seat.press(*keys)
        assert isinstance(seat.app.screen, Listing)
        await seat.press("down", "enter")
        assert in_text(seat)
        assert seat.message == f"q goes back to {told}."
        await seat.burst("q", "down", "up", "enter")
        assert in_text(seat)
        await seat.press("q")
        assert isinstance(seat.app.screen, Listing)
        assert seat.app.screen.query_one(RowList).highlighted == 1


async def test_from_two_passes_compared_and_back_to_the_stretch(project: Project) -> None:
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    for start in (0, 40, 80):
        codings.apply(project, project.sources[0], start, start + 9, [project.codes[0]])
    async with at(project, SMALL) as seat:
        await seat.press("P", "space", "space", "c", "t", "t", "t", "down", "enter")
        assert in_text(seat)
        await seat.press("q")
        screen = seat.app.screen
        assert isinstance(screen, PassComparison)
        assert "only in 2" in seat.status
        assert screen.here is screen.rows[1]
        await seat.press("q")
        assert isinstance(seat.app.screen, Passes)
        assert "2 marked" in seat.status
        # What is marked is compared again.
        await seat.press("c")
        assert isinstance(seat.app.screen, PassComparison)


async def test_from_what_a_pass_changed_and_back_to_the_change(project: Project) -> None:
    async with at(project, SMALL) as seat:
        await seat.press("P", "w")
        screen = seat.app.screen
        assert isinstance(screen, PassChanges)
        await seat.press("end", "enter")
        assert in_text(seat)
        await seat.press("q")
        screen = seat.app.screen
        assert isinstance(screen, PassChanges)
        assert screen.here is screen.rows[-1]
