"""The passes by keyboard: starting one, how far it went, two side by side, and as of its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented_interviews import in_no_file
from seat import LARGE, SMALL, at

from tuicode.model import codebook, codings, passes, sources
from tuicode.tui.workspaces.as_of import AsOf
from tuicode.tui.workspaces.codebook import Codebook
from tuicode.tui.workspaces.listing import Listing
from tuicode.tui.workspaces.pass_progress import PassProgress
from tuicode.tui.workspaces.pass_tables import PassChanges, PassComparison
from tuicode.tui.workspaces.passes import Passes
from tuicode.tui.workspaces.read_and_code import ReadAndCode

if TYPE_CHECKING:
    from tuicode.model.project import Project


@pytest.fixture
def two(project: Project) -> Project:
    """End the first pass with all its codings, rename a code in the second, and put one on."""
    passes.end(project, project.current_pass, "Much is unsaid.")
    passes.start(project, "latent", lens="latent", note="What lies below.")
    codebook.rename(project, project.code_named("WP"), "a name of the second pass")
    codings.apply(project, project.sources[0], 0, 20, [project.code_named("WP")])
    return project


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_project_as_it_stood_is_read_and_never_changed(
    two: Project, size: tuple[int, int]
) -> None:
    number = two.revision
    async with at(two, size) as seat:
        await seat.press("down", "down")
        here = seat.app.screen
        assert isinstance(here, ReadAndCode)
        place = here.place
        await seat.press("P", "a")
        then = seat.app.screen
        assert isinstance(then, AsOf)
        assert then.place == place
        assert "as of pass 1" in seat.status
        assert "read-only" in seat.status
        assert "end of pass 1" in seat.message
        await seat.press("c", "down", "r", "x", "u", "y", "d", "k", "V", "C", "O", "T", "I")
        assert "as of pass 1" in seat.status
        await seat.press("D")
        assert isinstance(seat.app.screen, Codebook)
        assert "as of pass 1" in seat.status
        assert "a name of the second pass" not in seat.text
        await seat.press("q", "X")
        assert "as of pass 1" in seat.status
        for workspace in "ZWQ":
            await seat.press("q", workspace)
            assert "as of pass 1" in seat.status
        await seat.press("q", "Z", "w")
        assert "as of pass 1" in seat.status
        await seat.press("q", "q", "q")
        assert isinstance(seat.app.screen, Passes)
        await seat.press("q")
        assert seat.app.screen is here
        assert here.place == place
        assert "as of" not in seat.status
        await seat.press("D", "f", *"second pass", "enter")
        assert "a name of the second pass" in seat.text
    assert {entry.action for entry in two.log[number:]} <= {"read"}


async def test_a_pass_that_goes_on_has_no_end_to_look_at(two: Project) -> None:
    async with at(two) as seat:
        await seat.press("P", "down", "a")
        assert isinstance(seat.app.screen, Passes)
        assert "still going on" in seat.message


async def test_as_of_any_step_from_the_list_of_what_was_done(two: Project) -> None:
    number = two.revision
    async with at(two, LARGE) as seat:
        await seat.press("h", "down", "a")
        then = seat.app.screen
        assert isinstance(then, AsOf)
        assert then.project.revision < number
        assert f"as of step {then.project.revision}" in seat.status
        await seat.press("q")
        assert isinstance(seat.app.screen, Listing)
        # Before the first step that is listed.
        await seat.press("end", "a")
        assert isinstance(seat.app.screen, AsOf)
        await seat.press("L")
        assert "look" in seat.message
        await seat.press("q", "q")
        assert isinstance(seat.app.screen, ReadAndCode)
    assert {entry.action for entry in two.log[number:]} <= {"read"}


async def test_a_source_that_was_not_there_then_is_not_looked_for() -> None:
    empty = in_no_file()
    passes.end(empty, empty.current_pass)
    passes.start(empty, "latent")
    sources.add(empty, "Late", [sources.NewTurn("It came later.", None)])
    async with at(empty) as seat:
        await seat.press("P", "a")
        assert "as of pass 1" in seat.status
        assert "It came later" not in seat.text
        await seat.press("down", "c", "q", "q")
        assert "It came later" in seat.text


async def test_a_phase_is_said_of_a_pass_that_is_over(two: Project) -> None:
    async with at(two, LARGE) as seat:
        await seat.press("P", "p", *"famil", "enter")
        assert two.passes[0].phase == 1
        assert "1 familiar" in seat.text
        await seat.press("p", *"zebra", "enter")
        assert "Nothing that can be chosen fits «zebra»" in seat.message
        await seat.press(*["backspace"] * 5, *"none", "enter")
        assert two.passes[0].phase == 0


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_how_far_a_pass_went_leads_to_the_source(two: Project, size: tuple[int, int]) -> None:
    async with at(two, size) as seat:
        await seat.press("P", "enter")
        assert isinstance(seat.app.screen, PassProgress)
        assert "Reflection: Much is unsaid." in seat.text
        assert two.sources[0].name in seat.text
        await seat.press("q", "down", "enter")
        assert "Why: What lies below." in seat.text
        await seat.press("enter")
        assert type(seat.app.screen) is ReadAndCode


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_two_passes_stand_side_by_side(two: Project, size: tuple[int, int]) -> None:
    async with at(two, size) as seat:
        await seat.press("P", "space", "space", "c")
        table = seat.app.screen
        assert isinstance(table, PassComparison)
        whole = len(table.rows)
        found = []
        for _way in range(4):
            await seat.press("t")
            found += [row.values["outcome"] for row in table.rows]
        assert len(found) == whole
        await seat.press("t")
        assert len(table.rows) == whole
        await seat.press("t", "t", "t")
        assert "only in 2" in seat.text
        assert "not coded" in seat.text
        assert "a name of the second pass" in seat.text
        await seat.press("enter")
        assert seat.marked == two.sources[0].text[0:20].strip()


async def test_which_stretches_are_shown_can_be_read_whatever_the_passes_are_called(
    two: Project,
) -> None:
    passes.end(two, two.current_pass)
    passes.start(two, "latent, what lies below the words, and what nobody says")
    codings.apply(two, two.sources[0], 0, 20, [two.code_named("PW")])
    async with at(two) as seat:
        await seat.press("P", "down", "space", "space", "c")
        for told in ("otherwise", "only in 2", "only in 3", "alike"):
            await seat.press("t")
            assert f"only what is: {told} · pass 2 beside 3 · " in seat.rows[0]
            assert " row" in seat.rows[0]


async def test_what_a_pass_changed_tells_of_codes_and_leads_to_places(two: Project) -> None:
    async with at(two, LARGE) as seat:
        await seat.press("P", "down", "w")
        assert isinstance(seat.app.screen, PassChanges)
        assert "renamed" in seat.text
        await seat.press("enter")
        assert "no one place" in seat.message
        await seat.press("end", "enter")
        assert seat.marked == two.sources[0].text[0:20].strip()


async def test_what_was_changed_between_two_passes_stands_below(two: Project) -> None:
    passes.end(two, two.current_pass)
    codebook.rename(two, two.code_named("WP"), "a name of no pass")
    async with at(two) as seat:
        await seat.press("P", "down", "w")
        assert "and what came after it" in seat.status
        (row,) = [row for row in seat.rows if "after it" in row and "renamed" in row]
        assert "a name of no" in row
        await seat.press("q", "up", "w")
        assert "after it" not in seat.text


async def test_one_key_goes_through_this_pass_those_chosen_and_all(two: Project) -> None:
    passes.end(two, two.current_pass)
    passes.start(two, "theory")
    async with at(two, LARGE) as seat:
        await seat.press("P", "space", "space", "s")
        assert "2 passes are shown" in seat.message
        told = []
        for _way in range(4):
            await seat.press("S")
            told.append(seat.message)
        assert told == [
            "The codings of all passes are shown.",
            "1 pass is shown: theory.",
            "2 passes are shown: First pass, latent.",
            "The codings of all passes are shown.",
        ]


@pytest.mark.parametrize("key", ["a", "w", "enter", "r", "p", "c", "s", "J", "space"])
async def test_where_the_filter_leaves_no_pass_every_key_can_be_pressed(
    two: Project, key: str
) -> None:
    async with at(two) as seat:
        await seat.press("P", "f", *"nosuchpass", "enter", key)
        assert seat.app.is_running
        if key in {"a", "w", "r", "p"}:
            assert isinstance(seat.app.screen, Passes)
            assert "No pass is shown" in seat.message
            await seat.press("f")
            assert "latent" in seat.text


async def test_what_a_pass_hides_is_shown_again_in_a_pass_that_revises(project: Project) -> None:
    async with at(project, LARGE) as seat:

        def beside_the_text() -> bool:
            return any("┃  WP" in row[:90] for row in seat.rows)

        assert beside_the_text()
        await seat.press("P", "e", "enter", "n", *"fresh", *["enter"] * 6, "q")
        assert "some hidden" in seat.status
        assert not beside_the_text()
        await seat.press("S", "D", "q")
        assert "some hidden" not in seat.status
        await seat.press("S", "P", "e", "enter", "n", *"again", *["enter"] * 4)
        await seat.press("down", "enter", "enter", "q")
        assert "again" in seat.status
        assert "some hidden" not in seat.status
        assert beside_the_text()
        await seat.press("u", "u", "u", "u")
        assert "First pass" in seat.status
        assert "some hidden" not in seat.status


async def test_the_hidden_codings_of_a_pass_stay_hidden_where_it_is_opened_again(
    project: Project,
) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("P", "e", "enter", "n", *"fresh", *["enter"] * 6, "e", "enter", "q")
        assert "some hidden" not in seat.status
        await seat.press("P", "down", "r", *"more", "enter", "q")
        assert "some hidden" in seat.status


async def test_while_earlier_codings_are_hidden_only_what_is_shown_is_counted(
    project: Project,
) -> None:
    code = project.code_named("WP")
    async with at(project, LARGE) as seat:

        def counted(name: str) -> list[str]:
            """Return the numbers at the end of the rows of the lists, by the name in them."""
            sides = (row[90:].split() for row in seat.rows if name in row[90:])
            return [words[-1] for words in sides if words]

        whole = project.count_of_code(code.id)
        assert set(counted(" WP ")) == {str(whole)}
        await seat.press("P", "e", "enter", "n", *"fresh", *["enter"] * 6, "q")
        assert set(counted(" WP ")) == {"0"}
        assert ", as shown" in seat.text
        assert "· 0 codings" in seat.status
        await seat.press("home", "c", *"WP", "enter")
        assert set(counted(" WP ")) == {"1"}
        assert counted(project.sources[0].name[:12])[-1:] == ["1"]
        await seat.press("S")
        assert set(counted(" WP ")) == {str(whole + 1)}
        assert ", as shown" not in seat.text


async def test_what_a_pass_that_is_over_does_not_allow_is_refused_before_anything_is_asked(
    project: Project,
) -> None:
    passes.end(project, project.current_pass)
    codings.recode(project, project.codings[0], project.codes[:2])
    number = project.revision
    async with at(project) as seat:
        for keys in (["c"], ["i"], [".", "m"], ["x"]):
            await seat.press(*keys)
            assert "is over, so its codings stay as they are" in seat.message, keys
            assert not seat.prompt.is_open
        await seat.press("P", "e")
        assert "is over already" in seat.message
        await seat.press("n", *"first pass", "enter")
        assert "There is already a pass" in seat.message
        await seat.press("escape", "n", *"latent", *["enter"] * 6, "up", "r")
        assert "«latent» is still going on; end it first" in seat.message
        assert not seat.prompt.is_open
    assert {entry.action for entry in project.log[number:]} <= {"read", "start pass"}


async def test_what_a_pass_hardly_coded_is_not_told_as_nothing(two: Project) -> None:
    source = two.sources[0]
    long = sources.NewTurn("Word after word. " * 400, source.turns[1].participant)
    more = sources.add(two, "A long one", [long])
    codings.apply(two, more, 0, 4, [two.code_named("WP")])
    async with at(two) as seat:
        await seat.press("P", "down", "enter")
        (row,) = [row for row in seat.rows if "A long one" in row]
        assert "<1" in row
        await seat.press("q", "o")
        assert any("No.▼" in row for row in seat.rows)


async def test_as_it_stood_only_what_can_be_done_is_offered(two: Project) -> None:
    offered_now = {"D": "merge", "P": "reopen", "Z": "new theme", "W": "new", "Q": "change"}
    async with at(two, (200, 40)) as seat:
        for key, word in offered_now.items():
            await seat.press(key)
            assert word in " ".join(seat.keys), key
            await seat.press("q")
        await seat.press("P", "a")
        assert [one for one in seat.keys if one.startswith("q ")] == ["q back to now"]
        changing = {"merge", "split", "new", "rename", "define", "memo", "retire", "end", "reopen"}
        changing |= {
            "phase",
            "put here",
            "move",
            "new theme",
            "copy",
            "out",
            "nest",
            "edit",
            "tick",
        }
        changing |= {"question", "link", "change", "undo", "code", "example"}
        for keys in (["D"], ["D", "enter"], ["P"], ["Z"], ["W"], ["Q"]):
            await seat.press(*keys)
            offered = {one.partition(" ")[2] for one in seat.keys}
            assert not offered & changing, keys
            assert "back" in offered
            await seat.press(*["q"] * len(keys))
        await seat.press("W")
        assert seat.message == "There are no memos."
