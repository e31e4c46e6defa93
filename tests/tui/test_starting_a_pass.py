"""Starting a pass by keyboard: what is asked of it, and what is told of it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seat import LARGE, at

from tuicode.model import readings, sources
from tuicode.tui.workspaces.passes import Passes

if TYPE_CHECKING:
    from tuicode.model.project import Project


async def test_a_pass_is_started_in_an_order_made_by_hand(project: Project) -> None:
    for name in ("Second", "Third"):
        sources.add(project, name, [sources.NewTurn("Some words.", None)])
    async with at(project, LARGE) as seat:
        await seat.press("P", "e", "enter", "n", *"theory", "enter", *"deductive", "enter")
        await seat.press(*"To see what theory adds.", "enter", *"hand", "enter")
        assert "The order of «theory»" in seat.text
        await seat.burst("end", "minus", "minus", "minus", "enter")
        await seat.press("enter", *"coding", "enter")
        one = project.current_pass
        assert (one.name, one.lens, one.note) == ("theory", "deductive", "To see what theory adds.")
        assert (one.hides_earlier, one.phase) == (True, 2)
        read = [source.name for source in readings.in_reading_order(project)]
        assert read[0] == "Third"
        assert "2 coding" in seat.text
        await seat.press("q", "s")
        listed = [row[82:].replace("▸", " ").strip() for row in seat.rows[2:6]]
        assert [row.split("  ")[0] for row in listed] == read


async def test_an_order_by_hand_that_is_left_starts_no_pass(project: Project) -> None:
    number = project.revision
    async with at(project) as seat:
        await seat.press(
            "P", "e", "enter", "n", *"theory", "enter", "enter", "enter", *"hand", "enter", "q"
        )
        assert isinstance(seat.app.screen, Passes)
        await seat.press("n", "enter")
        assert "needs a name" in seat.message
        await seat.press("escape")
    assert {entry.action for entry in project.log[number:]} <= {"read", "end pass"}


async def test_what_fits_none_of_the_answers_starts_no_pass_and_loses_nothing(
    project: Project,
) -> None:
    async with at(project) as seat:
        await seat.burst("P", "e", "enter", "n", *"theory", "enter", *"latent", "enter", "enter")
        for typed, fitting in (("shu9", "shuffled"), ("zz", "shown"), ("zz", "famil")):
            await seat.burst(*typed, "enter")
            assert f"Nothing that can be chosen fits «{typed}»" in seat.message
            assert len(project.passes) == 1
            await seat.burst(*["backspace"] * len(typed), *fitting, "enter")
    one = project.current_pass
    assert (one.name, one.lens, one.hides_earlier, one.phase) == ("theory", "latent", False, 1)
    assert sorted(one.order) == sorted(source.id for source in project.sources)


async def test_a_pass_that_goes_on_is_not_ended_by_starting_another(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("P", "n")
        assert "«First pass» is still going on; end it first" in seat.message
        assert not seat.prompt.is_open
        await seat.press("e", *"Much is unsaid.", "enter", "u")
        assert seat.message == "Undone: the end of pass 1 First pass."
        await seat.press("y")
        assert seat.message == "Redone: the end of pass 1 First pass."
        await seat.press("n", *"latent", *["enter"] * 6)
    assert [one.reflection for one in project.passes] == ["Much is unsaid.", ""]


async def test_fresh_eyes_are_told_on_the_smallest_screen_whatever_the_pass_is_called(
    project: Project,
) -> None:
    name = "a close and patient reading of all that is said between the lines"
    async with at(project) as seat:
        await seat.press("P", "e", "enter", "n", *name, *["enter"] * 6, "q")
        assert " · some hidden · " in seat.rows[0]
        await seat.press("s")
        assert any(row.endswith("── 2 sources, as shown") for row in seat.rows), seat.text
