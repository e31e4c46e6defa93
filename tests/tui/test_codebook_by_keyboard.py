"""The codebook and the passes by keyboard: what is shown, and what becomes of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

from tuicode.model import codebook, codes, codings, passes
from tuicode.model.merging import merge
from tuicode.tui.workspaces.analysis import Analysis
from tuicode.tui.workspaces.codebook import Codebook
from tuicode.tui.workspaces.passes import Passes
from tuicode.tui.workspaces.read_and_code import ReadAndCode

if TYPE_CHECKING:
    from tuicode.model.project import Project


def names(project: Project, state: str = "active") -> list[str]:
    return [code.name for code in project.codes if code.state == state]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_codebook_lists_every_code_and_what_it_means(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        await seat.press("D")
        assert isinstance(seat.app.screen, Codebook)
        for code in project.codes:
            assert code.name[:12] in seat.text
        code = seat.app.screen.code_here
        assert code is not None
        assert f"{code.tag} {code.name}" in seat.text
        await seat.press("down")
        below = seat.app.screen.code_here
        assert below is not None
        assert below != code
        assert f"{below.tag} {below.name}" in seat.text
        await seat.press("q")
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_rows_are_filtered_as_one_types_and_sorted_by_column(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"night", "enter")
        workspace = seat.app.screen
        assert isinstance(workspace, Codebook)
        assert [row.values["name"] for row in workspace.rows] == ["being alone at night"]
        await seat.press("f", "enter", "o", "o", "o")
        counts = [int(row.values["extracts"]) for row in workspace.rows]
        assert counts == sorted(counts, reverse=True)
        await seat.press("O")
        assert [int(row.values["extracts"]) for row in workspace.rows] == sorted(counts)


async def test_codes_are_made_renamed_described_and_retired(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D", "n", *"a new one", "enter", "f", *"a new one", "enter")
        await seat.press("d", *"What it means.", "enter", "l", *"lat", "enter")
        code = project.code_named("a new one")
        assert (code.definition, code.orientation) == ("What it means.", "latent")
        await seat.press("r", *" indeed", "enter")
        assert project.code(code.id).name == "a new one indeed"
        assert "was called «a new one»" in seat.text
        await seat.press("x")
        assert project.code(code.id).state == "retired"
        await seat.press("u")
        assert project.code(code.id).state == "active"


async def test_marked_codes_are_merged_after_their_extracts_were_shown(project: Project) -> None:
    async with at(project, LARGE) as seat:
        before = set(names(project))
        await seat.press("D", "m")
        assert "Mark at least two" in seat.message
        await seat.press("space", "space", "m")
        assert "Merge " in seat.text
        assert set(names(project)) == before
        await seat.press("enter", *"both together", "enter", "enter", *"much alike", "enter")
        assert project.log[-1].summary.endswith(": much alike")
        assert "both together" in names(project)
        assert len(names(project, "merged")) == 1
        await seat.press("u")
        assert set(names(project)) == before


async def test_enter_goes_from_a_code_to_one_of_its_extracts(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"waiting", "enter", "enter", "enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        coded = project.code_named("WP")
        words = {
            project.source(one.source).text[one.start : one.end]
            for one in project.codings_of_code(coded.id)
        }
        assert seat.marked in words


async def test_a_code_is_split_by_single_keys(project: Project) -> None:
    code = project.code_named("WP")
    codings.apply(project, project.sources[1], 0, 9, [code])
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"waiting", "enter", "s", *"waiting for them", "enter")
        await seat.press("n", *"waiting for help", "enter", "1", "2")
        assert "waiting for them" not in names(project)
        await seat.press("f")
        assert {"waiting for them", "waiting for help"} <= set(names(project))
        assert project.count_of_code(code.id) == 0
        await seat.press("u")
        assert project.count_of_code(code.id) == 2


async def test_a_split_that_is_left_changes_nothing(project: Project) -> None:
    number = project.revision
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"waiting", "enter", "s", *"never", "enter", "1", "q")
        assert "1 extract was sent" in seat.text
        await seat.press("down", "enter")
        assert "was not split" in seat.message
    assert "never" not in names(project)
    assert {entry.action for entry in project.log[number:]} <= {"read"}


async def test_a_pass_begins_with_fresh_eyes_and_is_ended(project: Project) -> None:
    async with at(project, LARGE) as seat:
        assert "WP" in "\n".join(row[:90] for row in seat.rows)
        await seat.press("P")
        assert isinstance(seat.app.screen, Passes)
        await seat.press("e", "enter", "n", *"latent", *["enter"] * 6)
        assert [one.name for one in project.passes] == ["First pass", "latent"]
        assert project.current_pass.hides_earlier
        await seat.press("q")
        text = "\n".join(row[:90] for row in seat.rows[:-2])
        assert " WP " not in text
        assert "some hidden" in seat.status
        await seat.press("S")
        assert "all passes" in seat.message
        assert " WP 1" in "\n".join(row[:90] for row in seat.rows[:-2])
        await seat.press("P", "e", *"Much is unsaid.", "enter")
        assert project.passes[-1].reflection == "Much is unsaid."
        await seat.press("q", "c", "enter")
        assert "is over" in seat.message


async def test_an_ended_pass_is_opened_again_for_a_reason(project: Project) -> None:
    passes.end(project, project.current_pass)
    async with at(project, LARGE) as seat:
        await seat.press("P", "r", "enter")
        assert "Say why" in seat.message
        await seat.press("r", *"a page was missing", "enter")
    assert not project.current_pass.ended


async def test_two_passes_are_compared_and_what_one_changed_is_listed(project: Project) -> None:
    passes.end(project, project.current_pass)
    passes.start(project, "latent")
    codings.apply(project, project.sources[0], 0, 20, [project.code_named("WP")])
    async with at(project, LARGE) as seat:
        await seat.press("P", "c")
        assert "Mark two" in seat.message
        await seat.press("space", "space", "c")
        assert "«First pass» beside «latent»" in seat.text
        assert "only in 2" in seat.text
        await seat.press("q", "escape", "end", "w")
        assert "added" in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.marked == project.sources[0].text[0:20].strip()


async def test_the_research_question_is_one_key_away(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("Q", "enter", *"Who is awake?", "enter", "q")
        assert project.sheet.question == "Who is awake?"
        await seat.press("Q")
        assert "Who is awake?" in seat.text


async def test_a_project_to_be_read_only_is_not_changed(path, project: Project) -> None:
    project.close()
    import tuicode

    with tuicode.open(path, read_only=True) as looked_at:
        async with at(looked_at, LARGE) as seat:
            await seat.press("D", "n")
            assert seat.message == looked_at.read_only
            await seat.press("q", "P", "e")
            assert seat.message == looked_at.read_only
            assert not seat.prompt.is_open


async def test_the_tables_of_the_analysis_lead_to_the_extracts(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("X")
        workspace = seat.app.screen
        assert isinstance(workspace, Analysis)
        assert "Codes by participant" in seat.text
        totals = {one.values["name"]: one.values["total"] for one in workspace.rows}
        assert totals["pride in the work"] == project.count_of_code(project.code_named("PW").id)
        await seat.press("f", *"waiting", "enter", "enter")
        assert "1 extract" in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.marked


@pytest.mark.parametrize(
    ("asked", "said"),
    [("by source", "Codes by source"), ("by role", "Codes by role"), ("over", "over passes"),
     ("same words", "on the same words"), ("same turn", "in the same turn"), ("near", "near by")],
)  # fmt: skip
async def test_each_table_can_be_shown(project: Project, asked: str, said: str) -> None:
    source = project.sources[0]
    codings.apply(project, source, 0, 9, [project.code_named("PW"), project.code_named("WP")])
    async with at(project, SMALL) as seat:
        await seat.press("X", "t", *asked, "enter")
        assert said in seat.text
        await seat.press(*".....", "enter")
        assert "extract" in seat.text
        await seat.press("q", "q")
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_a_cell_counts_the_extracts_that_it_lists(project: Project) -> None:
    async with at(project, (160, 50)) as seat:
        await seat.press("X", "t", *"by source", "enter", ".")
        workspace = seat.app.screen
        assert isinstance(workspace, Analysis)
        for row in workspace.rows:
            counted = int(row.values["at 0"] or 0)
            assert len(workspace._places()) == counted
            await seat.press("down")


async def test_the_filter_knows_what_a_code_is(project: Project) -> None:
    codebook.describe(project, project.code_named("WP"), orientation="latent", family="pink")
    codebook.describe(project, project.code_named("PW"), orientation="semantic", family="pink")
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"+lat")
        assert " 1 row " in seat.text
        assert "waiting for the phone" in seat.text
        await seat.press("enter", "f", *"+pink")
        assert " 3 rows " in seat.text
        await seat.press("space", *"waiting")
        assert " 1 row " in seat.text
        await seat.press("enter", "f", *"+pink +semantic")
        assert " 1 row " in seat.text
        assert "pride in the work" in seat.text
        await seat.press("enter", "f", *"+")
        assert " 1 row " not in seat.text


async def test_a_part_of_a_split_is_a_code_there_is_before_a_new_one(project: Project) -> None:
    codes.create(project, "humour as a vent")
    wide = codes.create(project, "wide")
    codings.apply(project, project.sources[0], 0, 9, [wide])
    async with at(project) as seat:
        await seat.press("D", "f", *"wide", "enter", "s", *"humour")
        rows = [row for row in seat.rows if "humour" in row]
        assert "humour as a vent" in rows[1]
        assert "new code «humour»" in rows[2]
        await seat.press("enter", "1", "n", *"wide", "escape", "f")
        assert [one.code for one in project.codings if one.code == wide.id] == []
        assert project.count_of_code(project.code_named("humour as a vent").id) == 1
        assert "humour" not in names(project)


async def test_a_new_code_of_a_name_that_was_merged_offers_the_one_that_was_kept(
    project: Project,
) -> None:
    kept, gone = codes.create(project, "being thanked"), codes.create(project, "thanks")
    merge(project, kept, [gone])
    async with at(project) as seat:
        await seat.press("D", "n", *"thanks")
        assert "merged from «thanks»" in seat.text
        await seat.press("enter")
        assert "BT being thanked: merged from «thanks». No code was made." in seat.message
        assert seat.app.screen.code_here == kept
        await seat.press("n", *"thanks", "down", "enter")
        assert names(project).count("thanks") == 1
