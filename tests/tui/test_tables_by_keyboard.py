"""The tables of the analysis by keyboard: moved through, written to files, found as one left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from seat import LARGE, SMALL, at

import tuicode
from tuicode.model import codes, codings, journal, sources, themes
from tuicode.tui.actions import WORKSPACES
from tuicode.tui.workspaces.analysis import Analysis
from tuicode.tui.workspaces.attributes import Attributes
from tuicode.tui.workspaces.codebook import Codebook
from tuicode.tui.workspaces.project_sheet import ProjectSheet
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.table_workspace import TableWorkspace

if TYPE_CHECKING:
    from pathlib import Path

    from seat import Seat

    from tuicode.model.project import Project

PEOPLE = ("X", "t", *"participants and", "enter")


def table(seat: Seat) -> TableWorkspace:
    screen = seat.app.screen
    assert isinstance(screen, TableWorkspace)
    return screen


def here(seat: Seat) -> object:
    row = table(seat).here
    assert row is not None
    return row.values["name"]


def put_in_both(project: Project) -> None:
    """Put two codes on the same words."""
    pair = [project.code_named("PW"), project.code_named("WP")]
    codings.apply(project, project.sources[0], 0, 9, pair)


# --- the project sheet


def test_the_sheet_is_one_key_away_wherever_the_journal_is() -> None:
    for actions in WORKSPACES.values():
        keys = {key for action in actions for key in action.keys.split(",")}
        assert "J" not in keys or "Q" in keys


@pytest.mark.parametrize("way", [("D",), ("X",), PEOPLE, ("P",), ("W",), ("Z",), ("Z", "w")])
async def test_the_sheet_leads_back_to_where_one_was(
    project: Project, way: tuple[str, ...]
) -> None:
    themes.add(project, "Alone", codes=[project.code_named("PW")])
    async with at(project, LARGE) as seat:
        await seat.press(*way)
        before = seat.app.screen
        await seat.press("Q")
        assert isinstance(seat.app.screen, ProjectSheet)
        await seat.press("end", "enter", *" B", "enter", "Q")
        assert seat.app.screen is before
        assert f"{project.sheet.name} " in seat.status
        assert project.sheet.name.endswith(" B")


async def test_the_sheet_undoes_what_was_done_on_it_and_nothing_else(project: Project) -> None:
    codes.create(project, "boots")
    async with at(project, LARGE) as seat:
        await seat.press("D", "Q", "enter", *"Who?", "enter", "u")
        assert not project.sheet.question
        await seat.press("y")
        assert project.sheet.question == "Who?"
        await seat.press("u", "u")
        assert "not made on the sheet" in seat.message
        assert project.code_named("boots")


# --- in a file


async def test_a_file_has_a_name_that_every_system_takes(project: Project, path: Path) -> None:
    put_in_both(project)
    async with at(project, LARGE) as seat:
        await seat.press("X", "t", *"same words", "enter", "E", "enter")
        assert "Wrote" in seat.message
    assert (path.parent / "Codes together on the same words.xlsx").is_file()


async def test_a_file_has_every_column_by_its_plain_label(project: Project, path: Path) -> None:
    for number in range(9):
        sources.add_participant(project, f"Deltaker {number}")
    async with at(project, SMALL) as seat:
        await seat.press("X", *"......", "E", "enter")
        found = headings_of(path.parent / "Codes by participant (extracts).xlsx")
        await seat.press("q", *PEOPLE, *"....", "E", "enter")
        people = headings_of(path.parent / "Participants and their attributes.xlsx")
        await seat.press("q", "q", "W", "E", *["backspace"] * len(".xlsx"), *".csv", "enter")
    labels = [one.label for one in project.participants if one.role == "participant"]
    assert found[3:] == labels
    assert "Role" in people
    assert (path.parent / "Memos.csv").is_file()


def headings_of(path: Path) -> list[object]:
    """Return the headings of a workbook."""
    sheet = load_workbook(path).active
    return [cell.value for cell in sheet[1]]


async def test_a_file_that_is_there_is_replaced_only_where_one_says_so(
    project: Project, path: Path
) -> None:
    there = path.parent / "Codes by participant (extracts).xlsx"
    there.write_bytes(b"earlier")
    async with at(project, LARGE) as seat:
        await seat.press("X", "E", "enter", "enter")
        assert "was left as it is" in seat.message
        assert there.read_bytes() == b"earlier"
        await seat.burst("E", "enter", "y", "enter")
        assert "Wrote" in seat.message
        assert there.read_bytes() != b"earlier"
        await seat.press("t")
        assert not seat.message


async def test_a_name_that_is_none_is_told_so(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("X", "E", *["backspace"] * len("xlsx"), *"pdf", "enter")
        assert ".xlsx or .csv or .md" in seat.message
        blank = len("Codes by participant (extracts).xlsx")
        await seat.press("E", *["backspace"] * blank, "space", "enter")
        assert "needs a name" in seat.message
        await seat.press("escape", "E", *["backspace"] * len(".xlsx"), *"å" * 150, *".csv", "enter")
        assert "is no name for a file" in seat.message
        assert seat.prompt.is_open


# --- which table


async def test_how_near_by_is_chosen_and_told(project: Project, path: Path) -> None:
    text = project.sources[0].text
    for name, words in (("PW", "I never sleep"), ("OE", "Then it rings")):
        begin = text.index(words)
        codings.apply(project, project.sources[0], begin, begin + 7, [project.code_named(name)])
    async with at(project, LARGE) as seat:
        await seat.press("X", "t", *"near", "enter")
        assert "at most 2 sentences apart" in seat.status
        two = len(table(seat).rows)
        await seat.press("t", *"at most 5", "enter")
        assert "at most 5 sentences apart" in seat.status
        assert len(table(seat).rows) > two
        await seat.press("t", *"another number", "enter", *"0", "enter")
        assert "at most 0 sentences apart" in seat.status
        assert len(table(seat).rows) < two
        await seat.press("t", *"another number", "enter", *"some", "enter")
        assert "no number" in seat.message
        assert seat.prompt.is_open
        await seat.press("escape", "E", *["backspace"] * len(".xlsx"), *".csv", "enter")
    assert (path.parent / "Codes together near by, at most 0 sentences apart.csv").is_file()


async def test_a_pair_is_told_by_both_codes(project: Project) -> None:
    put_in_both(project)
    async with at(project, LARGE) as seat:
        await seat.press("X", "t", *"same words", "enter")
        assert not {"w words", ". column"} & set(seat.keys)
        await seat.press(".")
        assert "no columns" in seat.message
        await seat.press("J", *"Both.", "escape", "enter")
        (entry,) = journal.entries(project)
        assert len({entry.about, *entry.links}) == 2
        row = table(seat).here
        assert row is not None
        await seat.press("enter")
        assert str(row.values["name"]) in seat.rows[0]
        assert str(row.values["other"]) in seat.rows[0]


async def test_an_extract_of_a_cell_is_told_by_its_column_and_an_empty_one_opens_nothing(
    project: Project,
) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("X", ".")
        counts = [row.values["at 0"] for row in table(seat).rows]
        await seat.press(*["down"] * counts.index(""), "enter")
        assert isinstance(seat.app.screen, Analysis)
        assert "No extract of" in seat.message
        assert "Participant 1" in seat.message
        full = next(at for at, count in enumerate(counts) if count)
        await seat.press("home", *["down"] * full, "enter")
        assert "Participant 1" in seat.rows[0]
        await seat.press("q", "q", *PEOPLE)
        without = [row.values["extracts"] for row in table(seat).rows].index(0)
        await seat.press(*["down"] * without, "enter")
        assert isinstance(seat.app.screen, Attributes)
        assert "No extract of" in seat.message


async def test_the_column_one_is_at_is_sorted_by(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("X", ".", ".", "o")
        counts = [int(row.values["at 1"] or 0) for row in table(seat).rows]
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[-1] == 0
        assert "›Participant 2‹▼" in seat.rows[1]
        await seat.press("O")
        assert [int(row.values["at 1"] or 0) for row in table(seat).rows] == counts[::-1]


async def test_it_is_told_which_of_many_columns_are_in_view(project: Project) -> None:
    for number in range(9):
        sources.add_participant(project, f"Deltaker {number}")
    async with at(project, SMALL) as seat:
        await seat.press("X")
        assert "1–2 of 13 ►" in seat.status
        await seat.press(*"...")
        assert "◄ 2–3 of 13 ►" in seat.status
        await seat.press(*"." * 13)
        assert seat.status.endswith("of 13 ")
        await seat.resize(240, 24)
        assert "of 13" not in seat.status


# --- as it was left


async def test_the_tables_are_found_as_one_left_them(project: Project) -> None:
    put_in_both(project)
    async with at(project, LARGE) as seat:
        await seat.press("X", "t", *"by source", "enter", ".", "o", "f", *"e", "enter", "down")
        status, code = seat.status, here(seat)
        await seat.press("q", "X")
        assert (seat.status, here(seat)) == (status, code)
        assert "›Interview 1‹▼" in seat.rows[1]
        await seat.press("home", "enter", "enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        await seat.burst("X", "down")
        assert (seat.status, here(seat)) == (status, code)


async def test_the_participants_are_found_as_one_left_them(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press(*PEOPLE, ".", ".", "o", "enter", "enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        await seat.burst("X", "o", "O")
        assert isinstance(seat.app.screen, Attributes)
        assert "Words▲" in seat.rows[1]
        await seat.press("q")
        assert isinstance(seat.app.screen, Analysis)
        await seat.press("q", "X")
        assert isinstance(seat.app.screen, Analysis)


async def test_the_codebook_is_found_as_one_left_it(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("D", "o", "o", "O", "f", *"o", "enter", "down")
        status, code = seat.status, here(seat)
        await seat.press("q", "D")
        assert isinstance(seat.app.screen, Codebook)
        assert (seat.status, here(seat)) == (status, code)


# --- what is said


async def test_a_step_that_names_nothing_is_told_by_what_it_was(project: Project) -> None:
    journal.write(project, "Slept badly.")
    async with at(project, LARGE) as seat:
        await seat.press("X", "u")
        assert "Undone: journal entry on the whole project." in seat.message


async def test_an_attribute_without_a_value_says_what_to_do(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press(*PEOPLE, "n", *"years", "enter", "enter")
        assert "«years» gets its column with the first value" in seat.message


@pytest.mark.parametrize(
    ("way", "said"),
    [(("X",), "no code yet"), (("D",), "no code yet"), (PEOPLE, "no source yet"),
     (("X", "t", *"near", "enter"), "No two codes"), (("P", "w"), "changed nothing"),
     (("P", "enter"), "no source yet")],
)  # fmt: skip
async def test_a_table_without_rows_says_what_to_do_first(
    tmp_path: Path, way: tuple[str, ...], said: str
) -> None:
    with tuicode.new(tmp_path / "new.json", "New", by="Grete") as project:
        async with at(project, LARGE) as seat:
            await seat.press(*way)
            assert said in seat.message
