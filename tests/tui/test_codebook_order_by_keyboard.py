"""The codebook by keyboard: its order and columns, memos, examples, and what a merge would do."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

import tuicode
from tuicode.model import codebook, codes, codings, memos
from tuicode.model.sheet import describe_project
from tuicode.tui.workspaces.code_extracts import CodeExtracts
from tuicode.tui.workspaces.codebook import Codebook
from tuicode.tui.workspaces.help import Help
from tuicode.tui.workspaces.read_and_code import ReadAndCode

if TYPE_CHECKING:
    from pathlib import Path

    from seat import Seat

    from tuicode.model.project import Project


def workspace(seat: Seat) -> Codebook:
    screen = seat.app.screen
    assert isinstance(screen, Codebook)
    return screen


def shown(seat: Seat) -> list[str]:
    """Return the names as they are drawn, with what they are indented by."""
    screen = workspace(seat)
    return [str(screen.drawn(row)["name"]) for row in screen.rows]


def names(project: Project) -> list[str]:
    return [code.name for code in project.codes]


async def test_codes_are_nested_and_taken_out_by_one_key(project: Project) -> None:
    first, second, *_others = names(project)
    async with at(project, SMALL) as seat:
        await seat.press("D", ".")
        assert "No code is above" in seat.message
        await seat.press("down", ".")
        assert shown(seat)[:2] == [first, f"  {second}"]
        assert f"  {second[:10]}" in seat.text
        assert project.code_named(second).parent == project.code_named(first).id
        await seat.press("o")
        assert second in shown(seat)
        await seat.press(".")
        assert "b shows the codebook's own order" in seat.message
        await seat.press("b", "home", "down", ",")
        assert shown(seat)[:2] == [first, second]
        assert project.code_named(second).parent is None
        await seat.press("u")
        assert shown(seat)[1] == f"  {second}"


async def test_a_code_is_moved_among_its_siblings_and_the_highlight_goes_along(
    project: Project,
) -> None:
    first, second, *others = names(project)
    async with at(project, LARGE) as seat:
        await seat.press("D", "-")
        assert "is the first there" in seat.message
        await seat.press("+")
        assert shown(seat) == [second, first, *others]
        assert workspace(seat).code_here == project.code_named(first)
        await seat.press("end", "+")
        assert "is the last there" in seat.message
        await seat.press("home", "-", "u")
        assert shown(seat) == names(project)


async def test_a_code_out_of_use_is_not_moved(project: Project) -> None:
    codebook.retire(project, project.codes[0])
    before = project.revision
    async with at(project, LARGE) as seat:
        await seat.press("D", "end", "-", ".", ",")
        assert "no longer in use" in seat.message
        assert shown(seat)[-1] == names(project)[0]
    assert {entry.action for entry in project.log[before:]} <= {"read"}


async def test_columns_are_chosen_and_stay_so_while_the_program_runs(project: Project) -> None:
    async with at(project, (160, 50)) as seat:
        await seat.press("D")
        assert "Sources" in seat.rows[1]
        await seat.press("v")
        assert "Columns" in seat.text
        for words in ("Family", "Orientation", "Origin", "Themes", "State", "Created", "Changed"):
            assert words in seat.text
        await seat.press("down", "space", "q")
        assert "Sources" not in seat.rows[1]
        assert "Extracts" in seat.rows[1]
        await seat.press("q", "D")
        assert "Sources" not in seat.rows[1]
        await seat.press("v", "down", "space", "enter")
        assert "Sources" in seat.rows[1]


async def test_every_column_can_be_brought_into_view_on_a_small_screen(project: Project) -> None:
    code = codebook.describe(project, project.codes[0], orientation="latent", origin="deductive")
    async with at(project, SMALL) as seat:
        await seat.press("D", "v", *["space"] * 7)
        await seat.press("q")
        heads = seat.rows[1].split()
        assert heads == ["Tag", "Code", "Orient.", "Origin", "Family"]
        assert "latent" in seat.rows[2]
        assert "deductive" in seat.rows[2]
        assert code.family in seat.rows[2]


async def test_a_column_that_is_sorted_by_and_then_hidden_leaves_the_own_order(
    project: Project,
) -> None:
    async with at(project, SMALL) as seat:
        await seat.press("D", "o", "o", "o")
        assert "Extracts▼" in seat.rows[1]
        await seat.press("v", "space", "q")
        assert shown(seat) == names(project)


async def test_a_memo_is_written_read_changed_and_taken_away(project: Project) -> None:
    async with at(project, SMALL) as seat:
        await seat.press("D", "N", "enter")
        assert "no words" in seat.message
        await seat.press("N", *"who decides?", "enter")
        about = ("codes", project.codes[0].id)
        assert [one.text for one in memos.memos_about(project, about)] == ["who decides?"]
        assert "Memo: who decides?" in seat.text
        await seat.press("N", "down", "enter", *"later", "enter")
        assert len(memos.memos_about(project, about)) == 2
        await seat.press("N", *"later", "enter", *" on", "enter")
        assert "later on" in {one.text for one in memos.memos_about(project, about)}
        await seat.press("N", *"who", "enter", *["backspace"] * len("who decides?"), "enter")
        assert [one.text for one in memos.memos_about(project, about)] == ["later on"]


async def test_a_private_memo_is_not_shown(project: Project) -> None:
    code = project.codes[0]
    memo = memos.write(project, "for nobody else", ("codes", code.id))
    import msgspec

    with project.transaction("untick") as transaction:
        transaction.put(msgspec.structs.replace(memo, private=True))
    async with at(project, LARGE) as seat:
        await seat.press("D")
        assert "for nobody else" not in seat.text


async def test_an_extract_is_made_the_example_and_is_so_no_longer(project: Project) -> None:
    code = project.code_named("WP")
    codings.apply(project, project.sources[1], 0, 9, [code])
    async with at(project, LARGE) as seat:
        await seat.press("D", "f", *"waiting", "enter", "enter")
        assert isinstance(seat.app.screen, CodeExtracts)
        await seat.press("down", "e")
        example = project.coding(project.code(code.id).example or 0)
        assert example.source == project.sources[1].id
        words = project.sources[1].text[0:9]
        await seat.press("q")
        assert f"Example: «{words.strip()}" in seat.text
        await seat.press("enter", "e")
        assert "has no example now" in seat.message
        await seat.press("q")
        assert "Example:" not in seat.text
        await seat.press("u")
        assert "Example:" in seat.text


async def test_an_extract_is_seen_in_its_context_and_gone_to(project: Project) -> None:
    code = project.code_named("WP")
    (coding,) = project.codings_of_code(code.id)
    source = project.source(coding.source)
    after = source.text[coding.end : coding.end + 12].split()
    async with at(project, SMALL) as seat:
        await seat.press("D", "f", *"waiting", "enter", "enter")
        assert source.name in seat.text
        assert all(word in seat.text for word in after)
        await seat.press("enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.marked == source.text[coding.start : coding.end]


async def test_a_code_without_extracts_says_so(project: Project) -> None:
    codes.create(project, "aaa never used")
    async with at(project, SMALL) as seat:
        await seat.press("D", "enter", "e", "down")
        assert "There is no extract yet." in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, Codebook)


@pytest.mark.parametrize("count", [2, 3, 50])
async def test_a_merge_says_first_what_would_become_one(project: Project, count: int) -> None:
    source = project.sources[0]
    made = [codes.create(project, f"aa {number}") for number in range(count)]
    codings.apply(project, source, 0, 9, made)
    codings.apply(project, source, 0, 20, made[:1])
    before = len(project.codings)
    async with at(project, LARGE) as seat:
        await seat.press("D", *["space"] * count, "m")
        assert f"Merge {count} codes · 2 extracts · 1 carries several" in seat.text
        await seat.press("q")
        assert isinstance(seat.app.screen, Codebook)
        assert len(project.codings) == before
        await seat.press("m", "enter", *"all of them", "enter", *"What it is.", "enter")
        code = project.code_named("all of them")
        assert code.definition == "What it is."
        assert project.count_of_code(code.id) == 2
        assert len(project.codings) == before - count + 1
        assert "took in" in seat.text
        await seat.press("u")
        assert len(project.codings) == before


async def test_what_is_said_of_a_code_is_given_more_room(project: Project) -> None:
    for size in (SMALL, LARGE):
        async with at(project, size) as seat:
            await seat.press("D")
            before = seat.app.screen.query_one("#detail").region.area
            await seat.press("tab")
            assert seat.app.screen.query_one("#detail").region.area > before
            await seat.press("down", "tab")
            assert seat.app.screen.query_one("#detail").region.area == before


async def test_the_help_lists_the_keys_of_the_codebook(project: Project) -> None:
    async with at(project, (120, 50)) as seat:
        await seat.press("D")
        assert "? help" in seat.keys
        await seat.press("?")
        assert isinstance(seat.app.screen, Help)
        assert "Merge the codes marked" in seat.text
        assert "Put codes on what is marked" not in seat.text
        await seat.press("q")
        assert isinstance(seat.app.screen, Codebook)


async def test_the_order_of_a_project_to_be_read_only_stays(path: Path, project: Project) -> None:
    project.close()
    with tuicode.open(path, read_only=True) as looked_at:
        before = names(looked_at)
        async with at(looked_at, LARGE) as seat:
            await seat.press("D", "+")
            assert seat.message == looked_at.read_only
            await seat.press("N")
            assert seat.message == looked_at.read_only
            await seat.press("f", *"waiting", "enter", "enter", "e")
            assert seat.message == looked_at.read_only
        assert names(looked_at) == before


async def test_codes_without_extracts_can_be_merged(project: Project) -> None:
    for name in ("aa one", "aa other"):
        codes.create(project, name)
    async with at(project, SMALL) as seat:
        await seat.press("D", "space", "space", "m", "enter", "enter", "enter")
        assert [code.name for code in project.codes if code.state == "merged"] == ["aa other"]


async def test_a_codebook_is_taken_in_from_a_sheet_after_one_has_seen_what_comes(
    project: Project, tmp_path: Path
) -> None:
    sheet = tmp_path / "book.csv"
    there = project.codes[0].name
    sheet.write_text(
        f"name,definition,parent\nnew one,What it is.,{there}\nno one,,nobody\n", encoding="utf-8"
    )
    before = names(project)
    async with at(project, LARGE) as seat:
        await seat.press("D", "I", *str(sheet), "enter")
        assert "1 new, 0 changed, 0 there already, 1 at fault" in seat.text
        assert "line 3" in seat.text
        await seat.press("q")
        assert names(project) == before
        await seat.press("I", *str(sheet), "enter", "enter")
        assert "1 new" in seat.message
        assert project.code_named("new one").definition == "What it is."
        assert "  new one" in shown(seat)
        await seat.press("I", *"nothing.csv", "enter")
        assert "nothing.csv" in seat.message
        for name, inside in (
            ("odd.txt", b"name\n"),
            ("odd.xlsx", b"no workbook"),
            ("odd.csv", b'"'),
        ):
            (tmp_path / name).write_bytes(inside)
            await seat.press("I", *str(tmp_path / name), "enter")
            assert name in seat.message
        await seat.press("u")
        assert names(project) == before


async def test_the_table_is_written_as_it_is_shown(project: Project, path: Path) -> None:
    async with at(project, SMALL) as seat:
        await seat.press("D", "v", "space", "q", "o", "o", "O")
        wanted = [name.strip() for name in shown(seat)]
        await seat.press("E", *["backspace"] * len(".xlsx"), *".csv", "enter")
        assert "Wrote" in seat.message
        written = path.parent / "Code overview.csv"
        head, *rows = csv.reader(written.read_text(encoding="utf-8-sig").splitlines())
        assert "Extracts" not in head
        assert "Changed" in head
        assert [row[1] for row in rows] == wanted
        earlier = written.read_bytes()
        await seat.press("o", "E", *["backspace"] * len(".xlsx"), *".csv", "enter", "enter")
        assert "was left as it is" in seat.message
        assert written.read_bytes() == earlier
        await seat.press("E", *["backspace"] * len(".xlsx"), *".csv", "enter", "y", "enter")
        assert "Wrote" in seat.message
        assert written.read_bytes() != earlier


async def test_the_codebook_is_called_so_where_one_codes_by_a_book(project: Project) -> None:
    async with at(project, SMALL) as seat:
        await seat.press("D")
        assert "Code overview" in seat.status
        await seat.press("q")
        describe_project(project, approach="codebook")
        await seat.press("D")
        assert "Codebook" in seat.status


async def test_all_rows_shown_are_marked_and_unmarked(project: Project) -> None:
    async with at(project, SMALL) as seat:
        await seat.press("D", "f", *"waiting", "enter", "a", "f", "enter")
        assert "1 marked" in seat.status
        await seat.press("a")
        assert f"{len(project.codes)} marked" in seat.status
        await seat.press("a")
        assert "marked" not in seat.status
