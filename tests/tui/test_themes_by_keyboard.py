"""The themes by keyboard: from codes that are not placed to four themes with subthemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import in_memory
from seat import LARGE, SMALL, at

from tuicode.model import codes, placing, themes, versions
from tuicode.model.memos import memos_about
from tuicode.tui.widgets.theme_board import ThemeBoard
from tuicode.tui.workspaces.listing import Listing
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.theme_versions import Versions
from tuicode.tui.workspaces.themes import Themes
from tuicode.tui.workspaces.writing_pad import WritingPad

if TYPE_CHECKING:
    from seat import Seat

    from tuicode.model.project import Project


def sixteen(project: Project) -> list[str]:
    """Make codes to theme, named so that their order is plain; return their names."""
    names = [f"{letter} code" for letter in "ABCDEFGHIJKLMNOP"]
    for name in names:
        codes.create(project, name)
    return names


def tree(project: Project) -> dict[str, list[str]]:
    """Return the themes that stand, each under its own, with the names of their codes."""
    found = {}
    for one in themes.standing(project):
        path = [*reversed(list(themes.above(project, one))), one]
        held = [project.code(code).name for code in one.codes]
        found[" / ".join(each.name for each in path)] = held
    return found


def unplaced(project: Project) -> list[str]:
    return [code.name for code in placing.not_placed(project)]


def board_of(seat: Seat) -> ThemeBoard:
    return seat.app.screen.query_one(ThemeBoard)


def here(seat: Seat) -> str:
    """Return the name of what the cursor is on."""
    row = board_of(seat).here
    assert row is not None
    project = seat.app.project
    assert project is not None
    if row.kind == "code":
        return project.code(row.code).name
    return themes.theme(project, row.theme).name if row.kind == "theme" else row.kind


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_from_codes_not_placed_to_four_themes_with_subthemes(
    project: Project, size: tuple[int, int]
) -> None:
    names = sixteen(project)
    others = set(unplaced(project)) - set(names)
    async with at(project, size) as seat:
        await seat.press("Z", "f", *" code", "enter")
        assert here(seat) == "A code"
        for theme in ("One", "Two", "Three", "Four"):
            await seat.press("space", "space", "n", *theme, "enter")
        assert here(seat) == "I code"
        # Subthemes: the next two codes under One, and one under Two by its name.
        await seat.press("space", "space", "n", *"One under", "enter", "tab", "home")
        while here(seat) != "One under":
            await seat.press("full_stop")
        await seat.press("h", *"One", "enter")
        await seat.press("n", *"Two under", "enter")
        assert here(seat) == "Two under"
        await seat.press("h", *"two", "enter", "tab")
        assert here(seat) == "K code"
        await seat.press("m", *"two un", "enter")
        # Picked up, carried and dropped.
        await seat.press("space", "space", "tab", "home", "down", "p")
        await seat.press("tab", "k", "k", "x", "q", "q")
        assert isinstance(seat.app.screen, ReadAndCode)
    assert tree(project) == {
        "One": ["A code", "B code", "L code", "M code"],
        "One / One under": ["I code", "J code"],
        "Two": ["C code", "D code"],
        "Two / Two under": ["K code"],
        "Three": ["E code", "F code"],
        "Four": ["G code", "H code"],
    }
    assert [one.name for one in placing.miscellaneous(project)] == ["N code", "O code"]
    assert set(unplaced(project)) == {"P code", *others}


async def test_keys_in_one_burst_do_what_they_do_one_by_one(project: Project) -> None:
    sixteen(project)
    async with at(project) as seat:
        await seat.burst(
            "Z", "f", *" code", "enter", "space", "space", "n", *"Fast", "enter",
            "space", "tab", "down", "p",
        )  # fmt: skip
        assert tree(project) == {"Fast": ["A code", "B code", "C code"]}
        assert here(seat) == "Fast"


async def test_codes_are_copied_moved_and_taken_out(project: Project) -> None:
    first, second, *_rest = project.codes
    themes.add(project, "One", codes=[first, second])
    themes.add(project, "Two")
    async with at(project, LARGE) as seat:
        await seat.press("Z", "down", "down", "c", *"two", "enter")
        assert tree(project) == {"One": [first.name, second.name], "Two": [first.name]}
        assert "2×" in seat.text
        await seat.press("down", "m", *"two", "enter")
        assert tree(project) == {"One": [first.name], "Two": [first.name, second.name]}
        await seat.press("end", "x")
        assert tree(project)["Two"] == [first.name]
        assert second.name in unplaced(project)
        await seat.press("u", "u")
        assert tree(project) == {"One": [first.name, second.name], "Two": [first.name]}
        await seat.press("y", "y")
        assert tree(project)["Two"] == [first.name]
        await seat.press("home", "down", "down", "space", "end", "P")
        assert tree(project)["Two"] == [first.name]
        await seat.press("x", "full_stop", "x")
        assert "Go to a code in a theme" in seat.message


async def test_an_unknown_name_makes_a_candidate_theme(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("Z", "m", *"New one", "enter")
    (one,) = themes.standing(project)
    assert (one.name, one.state, len(one.codes)) == ("New one", "candidate", 1)
    assert project.log[-1].action == "new theme"


async def test_all_codes_of_a_pile_are_marked_on_its_head(project: Project) -> None:
    names = sixteen(project)
    async with at(project) as seat:
        await seat.press("Z", "f", *" code", "enter", "up", "space")
        assert f"{len(names)} marked" in seat.status
        assert f"{len(names)}/{len(unplaced(project))}" in seat.text
        await seat.press("space")
        assert "marked" not in seat.status
        await seat.press("space", "n", *"All", "enter", "escape")
    assert tree(project) == {"All": names}


async def test_themes_are_merged_split_and_marked_for_it(project: Project) -> None:
    first, second, third, *_rest = project.codes
    themes.add(project, "One", codes=[first])
    themes.add(project, "Two", codes=[second, third])
    async with at(project, LARGE) as seat:
        await seat.press("Z", "j")
        assert "at least two" in seat.message
        await seat.press("z", "down", "space", "space", "j", *"Both", "enter")
        assert tree(project) == {"Both": [first.name, second.name, third.name]}
        assert "Two" in seat.text.partition("Set aside")[2]
        assert here(seat) == "Both"
        await seat.press("s")
        assert "Mark codes of one theme" in seat.message
        await seat.press("z", "down", "space", "s", *"Apart", "enter")
        assert tree(project) == {"Both": [second.name, third.name], "Apart": [first.name]}
        assert here(seat) == "Apart"


async def test_themes_and_codes_are_ordered(project: Project) -> None:
    first, second, *_rest = project.codes
    themes.add(project, "One", codes=[first, second])
    themes.add(project, "Two")
    async with at(project) as seat:
        await seat.press("Z", "down", "plus")
        assert list(tree(project)) == ["Two", "One"]
        assert here(seat) == "One"
        await seat.press("down", "plus")
        assert tree(project)["One"] == [second.name, first.name]
        assert here(seat) == first.name
        await seat.press("minus", "comma", "minus")
        assert tree(project) == {"One": [first.name, second.name], "Two": []}


async def test_what_is_set_aside_is_brought_back_as_it_was(project: Project) -> None:
    one = themes.add(project, "One", codes=project.codes[:2], state="theme")
    themes.add(project, "Under", parent=one)
    before = tree(project)
    async with at(project, LARGE) as seat:
        await seat.press("Z", "b")
        assert "No theme is set aside" in seat.message
        await seat.press("down", "a")
        assert tree(project) == {}
        await seat.press("b", *"one", "enter")
        assert tree(project) == before
        assert themes.theme(project, one.id).state == "theme"
        await seat.press("space", "tab", "end", "p")
        assert tree(project) == {}
        await seat.press("end", "b")
        assert tree(project) == before
        assert here(seat) == "One"


async def test_themes_are_carried_under_another_and_to_the_top(project: Project) -> None:
    themes.add(project, "One")
    themes.add(project, "Two")
    async with at(project) as seat:
        await seat.press("Z", "down", "space", "p")
        assert list(tree(project)) == ["Two", "Two / One"]
        assert here(seat) == "One"
        await seat.press("space", "home", "p")
        assert list(tree(project)) == ["Two", "One"]
        await seat.press("space", "up", "p")
        assert list(tree(project)) == ["Two", "Two / One"]
        await seat.press("up", "space", "p")
        assert "can't stand under itself" in seat.message
        assert list(tree(project)) == ["Two", "Two / One"]


async def test_a_theme_is_named_described_and_called_a_theme(project: Project) -> None:
    one = themes.add(project, "One")
    async with at(project, LARGE) as seat:
        await seat.press("Z", "r")
        assert "Go to a theme" in seat.message
        await seat.press("down", "r", *" indeed", "enter", "t")
        assert themes.theme(project, one.id).name == "One indeed"
        assert themes.theme(project, one.id).state == "theme"
        assert "was called «One»" in seat.text
        await seat.press("d", *"bound", "enter")
        assert isinstance(seat.app.screen, WritingPad)
        assert "What belongs to it" in seat.text
        await seat.press(*"Not [this].", "enter", *"Nor that.", "escape", "enter")
        assert themes.theme(project, one.id).boundaries == "Not [this].\nNor that."
        assert "Boundaries: Not [this]." in seat.text
        await seat.press("N", *"Is it one?", "escape", "enter")
        assert [memo.text for memo in memos_about(project, ("themes", one.id))] == ["Is it one?"]
        assert "Is it one?" in seat.text


async def test_what_is_written_of_a_theme_is_not_lost_without_asking(project: Project) -> None:
    one = themes.add(project, "One")
    async with at(project) as seat:
        await seat.press("Z", "down", "d", "enter", *"never", "escape")
        assert "what becomes of it?" in seat.text
        await seat.press("escape", *"theless", "escape", *"keep", "enter")
        assert themes.theme(project, one.id).central_idea == "nevertheless"
        assert "Written: central idea" in seat.message
        await seat.press("d", "enter", *"!", "escape", *"throw", "enter")
        assert themes.theme(project, one.id).central_idea == "nevertheless"
        await seat.press("d", "enter", "escape")
        assert isinstance(seat.app.screen, Themes)


async def test_names_are_remarked_upon_until_one_says_no(project: Project) -> None:
    themes.add(project, "Barriers to learning")
    async with at(project, LARGE) as seat:
        await seat.press("Z", "down")
        assert "topic summary" in seat.text
        await seat.press("H")
        assert not project.sheet.name_hints
        assert "topic summary" not in "\n".join(seat.rows[:-2])
        await seat.press("u")
        assert "topic summary" in seat.text


async def test_the_cursor_comes_back_to_where_a_step_was_done(project: Project) -> None:
    names = sixteen(project)
    themes.add(project, "One")
    async with at(project) as seat:
        await seat.press("Z", "f", *" code", "enter", *["down"] * 5)
        assert here(seat) == names[5]
        await seat.press("m", *"one", "enter")
        assert here(seat) == names[6]
        await seat.press("tab", "home", "u")
        assert here(seat) == names[5]
        await seat.press("tab", "home", "y")
        assert here(seat) == names[6]


async def test_a_long_list_does_not_jump_when_codes_leave_it(project: Project) -> None:
    for number in range(200):
        codes.create(project, f"x{number:03}")
    themes.add(project, "One")
    async with at(project) as seat:
        await seat.press("Z", "tab", "f", "x", "enter", *["pagedown"] * 4)
        panes = board_of(seat)
        line = panes.row - panes.tops[panes.column]
        for _time in range(3):
            await seat.press("m", "enter")
            assert panes.row - panes.tops[panes.column] == line


@pytest.mark.parametrize(
    ("size", "columns"), [(SMALL, 2), (LARGE, 4), ((160, 50), 4), ((40, 14), 1)]
)
async def test_the_board_has_a_column_for_each_theme(
    project: Project, size: tuple[int, int], columns: int
) -> None:
    for number in range(8):
        one = themes.add(project, f"Theme {number}", codes=project.codes[:1])
        themes.add(project, f"Under {number}", parent=one)
    async with at(project, size) as seat:
        await seat.press("Z", "v")
        assert f"1–{columns} of 8" in seat.status
        assert all(f"Theme {number}" in seat.text for number in range(columns))
        assert f"Theme {columns}" not in seat.text
        assert "Not placed" in seat.text
        await seat.press(*["right"] * columns)
        assert here(seat) == f"Theme {columns}"
        assert f"Under {columns}" in seat.text
        await seat.press("tab")
        assert here(seat) == "unplaced"
        await seat.press("left", "left", *["right"] * 9)
        assert here(seat) == "unplaced"
        await seat.press(*["left"] * 9)
        assert here(seat) == "Theme 0"
        await seat.press("plus")
        assert next(iter(tree(project))) == "Theme 1"
        assert here(seat) == "Theme 0"
        await seat.press("v")
        assert here(seat) == "Theme 0"
        assert "of 8" not in seat.status


async def test_codes_are_dropped_on_the_board(project: Project) -> None:
    first, second, *_rest = project.codes
    themes.add(project, "One")
    themes.add(project, "Two")
    async with at(project) as seat:
        await seat.press("Z", "v", "tab", "down", "space", "space", "tab", "right", "p")
        assert tree(project) == {"One": [], "Two": [first.name, second.name]}
        await seat.press("down", "space", "left", "p")
        assert tree(project) == {"One": [first.name], "Two": [second.name]}


async def test_thirty_themes_fit_where_their_codes_are_folded(project: Project) -> None:
    sixteen(project)
    for number in range(30):
        themes.add(project, f"Theme {number:02}", codes=project.codes[:3])
    async with at(project, (80, 50)) as seat:
        await seat.press("Z")
        assert all(f"Theme {number:02}" in seat.text for number in range(30))
        assert "►" in seat.text
        await seat.press("down", "z")
        assert seat.text.count("►") == 29
        await seat.press("Z", "Z")
        assert "►" not in seat.text
        await seat.press("down", "z")
        assert here(seat) == "Theme 00"
        await seat.press("q", "Z")
        assert here(seat) == "Theme 00"
        assert seat.text.count("►") == 1


async def test_enter_on_a_code_goes_to_one_of_its_extracts(project: Project) -> None:
    coded = project.code_named("WP")
    themes.add(project, "One", codes=[coded])
    async with at(project, LARGE) as seat:
        await seat.press("Z", "down", "down")
        (coding, *_more) = project.codings_of_code(coded.id)
        words = project.source(coding.source).text[coding.start : coding.end].split()
        assert words[0] in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, Listing)
        await seat.press("enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.marked.split() == words


async def test_versions_are_kept_compared_looked_at_and_restored(project: Project) -> None:
    one = themes.add(project, "One", codes=project.codes[:2])
    async with at(project, LARGE) as seat:
        await seat.press("Z", "e", "enter")
        assert "needs a name" in seat.message
        await seat.press(*"first", "enter", *"to compare", "enter")
        assert [version.note for version in versions.versions(project)] == ["to compare"]
        await seat.press("down", "r", *" now", "enter", "a", "V")
        assert isinstance(seat.app.screen, Versions)
        assert "first" in seat.text
        await seat.press("c")
        assert "From «first» to «now»" in seat.text
        assert "One now" in seat.text
        await seat.press("q", "enter")
        assert isinstance(seat.app.screen, Themes)
        assert "version 1: first" in seat.status
        assert "One" in seat.text
        await seat.press("down", "a")
        assert "version «first»" in seat.message
        await seat.press("q", "n", *"second", "enter", *"why", "enter", "c")
        assert "1 change" not in seat.text.splitlines()[0]
        await seat.press("q", "home", "space", "space", "c")
        assert "From «first» to «second»" in seat.text
        await seat.press("q", "escape", "end", "r", "down", "down", "enter")
        assert tree(project) == {}
        await seat.press("r", "enter")
        assert tree(project) == {"One": [code.name for code in project.codes[:2]]}
        assert [version.name for version in versions.versions(project)] == [
            "first",
            "second",
            "before first",
        ]
        await seat.press("q")
        assert "One" in seat.text
        await seat.press("u")
        assert tree(project) == {}
    assert themes.theme(project, one.id).state == "set aside"


async def test_two_versions_compared_are_read_whole(project: Project) -> None:
    names = sixteen(project)
    one = themes.add(project, "Those who carry what all others want to have carried")
    themes.add(project, "What nobody asked for", codes=project.codes)
    versions.keep(project, "first")
    themes.set_aside(project, themes.theme_named(project, "What nobody asked for"))
    placing.place(project, one, project.codes)
    async with at(project) as seat:
        await seat.press("Z", "V", "c")
        await seat.press(*["down"] * 30)
        said = " ".join(" ".join(seat.rows).split())
        assert names[-1] in said
        assert "…" not in said
        await seat.press("q")
        assert isinstance(seat.app.screen, Versions)


async def test_a_version_counts_the_codes_of_the_themes_that_stood(project: Project) -> None:
    names = sixteen(project)
    themes.add(project, "One", codes=[project.code_named(name) for name in names[:5]])
    gone = themes.add(project, "Two", codes=[project.code_named(name) for name in names[5:]])
    themes.set_aside(project, gone)
    versions.keep(project, "first")
    async with at(project, LARGE) as seat:
        await seat.press("Z", "V")
        assert seat.app.screen.rows[0].values["codes"] == 5


async def test_a_version_whose_note_is_called_off_is_not_kept_and_that_is_said(
    project: Project,
) -> None:
    async with at(project) as seat:
        await seat.press("Z", "V")
        await seat.burst("n", *"first", "enter", "escape")
        assert seat.message == "The version «first» was not kept."
    assert versions.versions(project) == []


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_note_on_a_version_is_read_whole(project: Project, size: tuple[int, int]) -> None:
    note = "Before the seminar, where all of the codes were laid out on the floor, and " * 3
    versions.keep(project, "first", f"{note}moved.")
    versions.keep(project, "second")
    async with at(project, size) as seat:
        await seat.press("Z", "V")
        assert "and moved." not in seat.text
        await seat.press("down")
        assert f"{note}moved." in " ".join(seat.text.split())
        await seat.press("up")
        assert "and moved." not in seat.text


async def test_no_version_to_look_at(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("Z", "V")
        assert "No version is kept yet" in seat.message
        await seat.press("c")
        assert "Mark two versions" in seat.message


async def test_a_project_to_be_read_only_is_not_changed(path, project: Project) -> None:
    project.close()
    import tuicode

    with tuicode.open(path, read_only=True) as looked_at:
        async with at(looked_at, LARGE) as seat:
            await seat.press("Z", "m")
            assert seat.message == looked_at.read_only
            assert not seat.prompt.is_open
            await seat.press("space", "p", "k", "P")
            assert seat.message == looked_at.read_only
        assert not themes.standing(looked_at)


@pytest.mark.parametrize("key", list("mcxkpPshjabrdtN+-o"))
async def test_every_key_says_why_it_does_nothing(project: Project, key: str) -> None:
    async with at(project) as seat:
        await seat.press("Z", "tab")
        before = seat.message
        await seat.press({"+": "plus", "-": "minus"}.get(key, key))
        assert seat.message not in {"", before}
        assert not themes.all_themes(project)


async def test_odd_names_do_not_act_on_the_terminal(project: Project) -> None:
    themes.add(project, "[red]街灯\x1b[2J", codes=[codes.create(project, "[b]街灯\x07")])
    async with at(project) as seat:
        await seat.press("Z", "down")
        assert "[red]街灯" in seat.text
        await seat.press("v", "m")
        assert "\x1b" not in seat.text
        assert "\x07" not in seat.text


async def test_help_lists_every_key(project: Project) -> None:
    async with at(project, (120, 50)) as seat:
        await seat.press("Z", "?")
        assert "Put what is marked here" in seat.text
        await seat.press("q")
        assert isinstance(seat.app.screen, Themes)


@settings(max_examples=15)
@given(
    keys=st.lists(
        st.sampled_from(
            [*"pPxkzvatZ", "space", "down", "up", "left", "right", "tab", "end", "home",
             "full_stop", "comma", "plus", "minus"]
        ),
        max_size=40,
    )
)  # fmt: skip
async def test_whatever_keys_are_pressed_undo_brings_all_back(keys: list[str]) -> None:
    project = in_memory()
    made = [codes.create(project, name) for name in ("a", "b", "c", "d")]
    one = themes.add(project, "One", codes=made[:2])
    themes.add(project, "Under", parent=one, codes=made[1:3])
    themes.add(project, "Two")
    async with at(project) as seat:
        await seat.press("Z")
        before, step = tree(project), project.revision
        await seat.burst(*keys)
        assert isinstance(seat.app.screen, Themes)
        for row in seat.rows:
            assert len(row) <= 80
        while (entry := project.history.next_undo) is not None and entry.number > step:
            project.undo()
    assert tree(project) == before
    assert set(unplaced(project)) == {"d"}


@pytest.mark.parametrize("size", [(60, 16), (40, 10), (20, 6), (8, 3)])
async def test_no_window_is_too_small_for_the_board(
    project: Project, size: tuple[int, int]
) -> None:
    sixteen(project)
    async with at(project) as seat:
        await seat.press("Z", "space", "down", "space", "n", *"Standing alone", "enter")
        await seat.resize(*size)
        await seat.press("v", "tab", "right", "left", "down", "v", "tab", "right", "left")
        await seat.resize(*SMALL)
        assert "Standing alone" in seat.text
