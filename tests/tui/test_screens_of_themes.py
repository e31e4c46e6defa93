"""What holds on every screen of themes: sizes, help, the journal, a project that is only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

import tuicode
from tuicode.model import journal, memos, passes, relations, themes
from tuicode.tui.workspaces.help import Help
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.theme import ThemeExtracts
from tuicode.tui.workspaces.theme_comparison import ThemeComparison
from tuicode.tui.workspaces.theme_map import ThemeMap
from tuicode.tui.workspaces.theme_versions import Versions
from tuicode.tui.workspaces.themes import Themes

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from tuicode.model.project import Project
    from tuicode.model.records import Memo

WAYS: dict[type[Screen[object]], tuple[str, ...]] = {
    Themes: ("Z", "v"),
    ThemeExtracts: ("Z", "down", "enter"),
    ThemeMap: ("Z", "w"),
    ThemeComparison: ("Z", "v", "space", "right", "space", "o"),
    Versions: ("Z", "V"),
}
ways = pytest.mark.parametrize("screen", WAYS)

SIZES = [SMALL, (60, 16), (20, 5), (1, 1), LARGE]


def theme_them(project: Project) -> Project:
    """Have two themes with a relation, the first with a subtheme."""
    named = project.code_named
    calls = themes.add(project, "Nobody holds the rope", codes=[named("waiting for the phone")])
    themes.add(project, "Alone", parent=calls, codes=[named("old equipment")])
    known = themes.add(project, "They know us", codes=[named("trust from neighbours")])
    relations.relate(project, calls, known, "eases", "tension")
    return project


@pytest.fixture
def themed(project: Project) -> Project:
    """The project with themes."""
    return theme_them(project)


def only_entry(project: Project) -> Memo:
    (entry,) = journal.entries(project)
    return entry


@ways
async def test_it_is_there_in_every_size(themed: Project, screen: type[Screen[object]]) -> None:
    async with at(themed, LARGE) as seat:
        await seat.press(*WAYS[screen])
        assert isinstance(seat.app.screen, screen)
        before = seat.text
        for size in SIZES:
            await seat.resize(*size)
            assert len(seat.rows) == size[1]
            await seat.press("down", "up")
        assert isinstance(seat.app.screen, screen)
        assert seat.text == before


@ways
async def test_the_help_lists_its_keys(themed: Project, screen: type[Screen[object]]) -> None:
    async with at(themed, LARGE) as seat:
        await seat.press(*WAYS[screen])
        assert "? help" in seat.keys
        await seat.press("?")
        assert isinstance(seat.app.screen, Help)
        assert "Write in the journal, about what is here" in seat.text
        await seat.press("q")
        assert isinstance(seat.app.screen, screen)


@ways
async def test_an_entry_of_the_journal_is_about_what_is_here(
    themed: Project, screen: type[Screen[object]]
) -> None:
    rope, _alone, known = themes.standing(themed)
    async with at(themed, LARGE) as seat:
        await seat.press(*WAYS[screen])
        await seat.burst("J", *"Why", "escape", "enter")
        assert isinstance(seat.app.screen, screen)
        assert "journal" in seat.message
    entry = only_entry(themed)
    assert entry.text == "Why"
    assert entry.private
    if screen in {Themes, ThemeMap}:
        assert entry.about == ("themes", rope.id)
    elif screen is ThemeExtracts:
        assert entry.about is not None
        assert entry.about[0] == "sources"
        assert entry.links == (("themes", rope.id),)
    elif screen is ThemeComparison:
        assert {("themes", rope.id), ("themes", known.id)} <= set(entry.links)


@ways
async def test_a_project_that_is_only_read_stays_as_it_is(
    path: Path, screen: type[Screen[object]]
) -> None:
    with tuicode.open(path) as project:
        theme_them(project)
    written = read(path)
    keys = "kmnxpcdrtshjabeHJN+-Rl"
    with tuicode.open(path, read_only=True) as project:
        async with at(project, SMALL) as seat:
            for key in keys:
                await seat.burst(*WAYS[screen], key, "escape", "escape", "escape")
                while not isinstance(seat.app.screen, ReadAndCode):
                    await seat.press("q")
    assert read(path) == written


async def test_a_memo_is_written_on_the_pad_from_the_board(themed: Project) -> None:
    rope = themes.standing(themed)[0]
    async with at(themed, LARGE) as seat:
        await seat.press("Z", "N")
        assert "Go to a theme first" in seat.message
        await seat.press("down")
        await seat.burst("N", *"Two", "enter", *"lines", "escape", "enter")
        assert "Two lines" in " ".join(seat.text.split())
    (memo,) = memos.memos_about(themed, ("themes", rope.id))
    assert memo.text == "Two\nlines"


async def test_enter_on_a_memo_leads_to_its_theme(themed: Project) -> None:
    known = themes.standing(themed)[2]
    memos.write(themed, "on it", ("themes", known.id))
    async with at(themed, LARGE) as seat:
        await seat.press("W", "enter")
        opened = seat.app.screen
        assert isinstance(opened, ThemeExtracts)
        assert opened.theme.id == known.id


async def test_enter_on_a_memo_about_a_relation_leads_to_the_map(themed: Project) -> None:
    memos.write(themed, "on the line", ("relations", relations.relations(themed)[0].id))
    async with at(themed, LARGE) as seat:
        await seat.press("W", "enter")
        assert isinstance(seat.app.screen, ThemeMap)


async def test_level_2_reads_all_passes_and_goes_back_to_the_one_going_on(project: Project) -> None:
    begin_second_pass(theme_them(project))
    async with at(project, LARGE) as seat:
        assert "WP  waiting for the phone" not in seat.text
        await seat.press("Z", "l")
        assert " 1  Nobody holds the rope" in seat.text
        await seat.press("J", *"why", "escape", "enter")
        assert " 1  Nobody holds the rope" in seat.text
        await seat.press("S")
        assert "WP  waiting for the phone" not in seat.text


async def test_themes_of_the_line_are_listed_where_they_mark_the_text(themed: Project) -> None:
    async with at(themed, LARGE) as seat:
        await seat.press("Z", "down", "enter", "l", "E")
        assert "1 theme here" in seat.text
        await seat.press("enter")
        assert seat.marked


def read(path: Path) -> bytes:
    return path.read_bytes()


def begin_second_pass(project: Project) -> None:
    """Begin a pass that hides what the first one coded."""
    passes.end(project, project.current_pass)
    passes.start(project, "second", hides_earlier=True)
