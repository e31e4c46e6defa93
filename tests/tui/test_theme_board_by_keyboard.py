"""On the board of themes: where one begins, what is said of a step, the piles and their filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seat import at
from test_themes_by_keyboard import board_of, here, sixteen, tree

from tuicode.model import codes, placing, relations, theme_merging, themes

if TYPE_CHECKING:
    from tuicode.model.project import Project


async def test_without_themes_one_begins_at_the_codes(project: Project) -> None:
    first, second, *_rest = placing.not_placed(project)
    async with at(project) as seat:
        await seat.press("Z", "space", "space", "n", *"First", "enter")
    assert tree(project) == {"First": [first.name, second.name]}


async def test_a_code_taken_out_that_stands_elsewhere_is_not_said_to_be_not_placed(
    project: Project,
) -> None:
    first, second, *_rest = project.codes
    for name in ("One", "Two", "Three"):
        themes.add(project, name, codes=[first])
    themes.add(project, "Four", codes=[first, second])
    async with at(project) as seat:
        await seat.press("Z", "down", "down", "x")
        said = "taken out of «One»; it still stands in «Two», «Three», «Four»; u undoes it."
        assert seat.message == f"{first.tag} {first.name} {said}"
        await seat.press("end", "space", "up", "space", "x")
        assert seat.message == "2 codes taken out; 1 still stands in another theme; u undoes it."
        await seat.press("u", "end", "x")
        assert seat.message == f"Not placed now: {second.tag} {second.name}; u undoes it."


async def test_what_is_undone_is_said_with_what_was_done(project: Project) -> None:
    one = themes.add(project, "One")
    other = themes.add(project, "Two", codes=project.codes[:1])
    steps = {
        "nest theme: Two under One": lambda: themes.nest(project, other, one),
        "change theme: Two: state": lambda: themes.describe(project, other, state="theme"),
        "merge themes: Two into One": lambda: theme_merging.merge(project, one, [other]),
        "relate themes: One → ": lambda: relations.relate(project, one, other),
    }
    async with at(project) as seat:
        await seat.press("Z")
        for told, take in steps.items():
            take()
            await seat.press("u")
            assert seat.message.startswith(f"Undone: {told}")
            take()
            await seat.press("w", "u")
            assert seat.message.startswith(f"Undone: {told}")
            await seat.press("q")


async def test_a_filter_stands_until_another_is_typed_or_it_is_ended(project: Project) -> None:
    names = sixteen(project)
    async with at(project) as seat:
        await seat.press("Z", "f", *" code", "enter")
        assert f"{len(names)}/" in seat.text
        await seat.press("f", "escape")
        assert f"{len(names)}/" in seat.text
        await seat.press("f", *"A c", "enter")
        assert here(seat) == names[0]
        assert "2/" in seat.text
        await seat.press("f", "enter")
        assert "/" not in seat.rows[1]
        await seat.press("f", *"nothing such", "enter")
        assert board_of(seat).here.kind == "unplaced"
        await seat.press("f", "enter")
        assert board_of(seat).here.kind == "unplaced"


async def test_the_head_of_a_pile_is_above_its_first_codes(project: Project) -> None:
    names = sixteen(project)
    themes.add(project, "One")
    for number in range(40):
        codes.create(project, f"x{number:03}")
    async with at(project) as seat:
        await seat.press("Z", "tab", "end")
        assert board_of(seat).tops[-1] > 0
        await seat.press("home")
        assert board_of(seat).tops[-1] == 0
        assert names[0] in seat.text


async def test_what_a_theme_says_is_seen_before_a_remark_on_its_name(project: Project) -> None:
    one = themes.add(project, "Barriers to learning", codes=project.codes)
    themes.describe(project, one, central_idea="It is the door that is shut.", definition="D.")
    themes.set_aside(project, one)
    async with at(project) as seat:
        await seat.press("Z", "end")
        assert "Central idea: It is the door that is shut." in seat.text
        assert "topic summary" in seat.text
        rule = next(row for row in seat.rows if row.startswith("── Barriers"))
        # What is counted gives way to the name, and takes what the name leaves.
        assert rule.startswith("── Barriers to learning · set aside · was a candidate · 6 codes · ")
