"""Memos, the journal and the glossary by keyboard: W shows them, J writes from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

import tuicode
from tuicode.model import codings, glossary, journal, memos
from tuicode.tui.widgets.shown_lines import ShownLines
from tuicode.tui.widgets.text_editor import Notepad
from tuicode.tui.workspaces.codebook import Codebook
from tuicode.tui.workspaces.read_and_code import ReadAndCode
from tuicode.tui.workspaces.writing import Writing
from tuicode.tui.workspaces.writing_pad import WritingPad

if TYPE_CHECKING:
    from pathlib import Path

    from seat import Seat

    from tuicode.model.project import Project
    from tuicode.model.records import Memo

KEEP = ("escape", "enter")


def only_entry(project: Project) -> Memo:
    (entry,) = journal.entries(project)
    return entry


def detail(seat: Seat) -> str:
    return seat.app.screen.query_one(ShownLines).text


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_an_entry_is_linked_to_what_is_marked(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        await seat.press("right", "space")
        words = seat.marked
        await seat.press("J")
        assert isinstance(seat.app.screen, WritingPad)
        await seat.press(*"I was sure", "enter", *"of it.", *KEEP)
        assert isinstance(seat.app.screen, ReadAndCode)
        assert "private" in seat.message
        entry = only_entry(project)
        assert (entry.text, entry.private) == ("I was sure\nof it.", True)
        assert entry.about == ("sources", project.sources[0].id)
        assert project.sources[0].text[entry.start : entry.end] == words
        assert "sure" not in project.log[-1].summary


async def test_it_is_written_in_one_burst(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.burst("J", *"quick thought", *KEEP)
        assert only_entry(project).text == "quick thought"
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_nothing_typed_is_lost_without_asking(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("J", "escape")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert journal.entries(project) == []
        await seat.press("J", *"almost", "escape", "escape")
        assert isinstance(seat.app.screen, WritingPad)
        await seat.press("ctrl+g", *"go on", "enter", *" there")
        assert seat.app.screen.query_one(Notepad).text == "almost there"
        await seat.press("escape", *"throw", "enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert "thrown away" in seat.message
        assert journal.entries(project) == []


async def test_what_cannot_be_kept_stays_on_the_pad(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("J", *"words")
        monkeypatch.setattr(project, "read_only", "It cannot be changed.")
        await seat.press(*KEEP)
        assert isinstance(seat.app.screen, WritingPad)
        assert seat.message == "It cannot be changed."
        assert seat.app.screen.query_one(Notepad).text == "words"


async def test_a_question_of_the_method_is_there_on_request(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("J", "tab", *"assume", "enter", *"Much.", *KEEP)
        assert only_entry(project).prompt == "What did I assume?"
        await seat.press("W", "t", "g", *"surprised", "enter", *"Little.", *KEEP)
        assert {one.prompt for one in journal.entries(project)} == {
            "What did I assume?",
            "What surprised me?",
        }


@pytest.mark.parametrize(("key", "table"), [("D", "codes"), ("P", "passes"), ("X", "codes")])
async def test_j_is_about_the_row_that_is_highlighted(
    project: Project, key: str, table: str
) -> None:
    async with at(project, LARGE) as seat:
        await seat.press(key, "J", *"hm", *KEEP)
        about = only_entry(project).about
        assert about is not None
        assert about[0] == table
        assert project.tables.get(*about) is not None
        assert "kept in the journal" in seat.message


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_markdown_is_shown_as_such_and_never_acts(
    project: Project, size: tuple[int, int]
) -> None:
    text = "# Roles\n\nThey *step* **in**.\n\n- one\n- [b]two[/b] \x1b[31m"
    memos.write(project, text, ("codes", project.codes[0].id))
    async with at(project, size) as seat:
        await seat.press("W")
        assert "They step in." in detail(seat)
        assert "• [b]two[/b] ␛[31m" in detail(seat)
        assert "\x1b" not in seat.text
        await seat.press("v")
        assert "• one" in seat.text
        await seat.press("v")
        assert isinstance(seat.app.screen, Writing)


async def test_entries_are_ticked_and_unticked_as_steps(project: Project) -> None:
    journal.write(project, "angry")
    async with at(project, LARGE) as seat:
        await seat.press("W", "t", "space")
        assert not only_entry(project).private
        assert project.log[-1].action == "tick"
        await seat.press("space")
        assert only_entry(project).private
        await seat.press("u")
        assert not only_entry(project).private


async def test_what_is_private_is_in_no_file_of_the_table(project: Project, path: Path) -> None:
    memos.write(project, "Said by all.", ("passes", project.current_pass.id))
    memos.write(project, "I was cross.", ("codes", project.codes[0].id), private=True)
    journal.write(project, "A long night.")
    async with at(project, LARGE) as seat:
        csv = (*["backspace"] * len("xlsx"), *"csv", "enter")
        await seat.press("W", "E", *csv)
        assert "1 that is private was left out" in seat.message
        await seat.press("t", "E", *csv)
        assert "1 that is private was left out" in seat.message
        ticked = journal.write(project, "To be told.")
        memos.keep_private(project, [ticked], private=False)
        await seat.press("q", "W", "t", "E", *csv, "y", "enter")
    written = (path.parent / "Memos.csv").read_text("utf-8-sig")
    assert "Said by all." in written
    assert "I was cross." not in written
    assert project.codes[0].name not in written
    entries = (path.parent / "Journal.csv").read_text("utf-8-sig")
    assert "To be told." in entries
    assert "A long night." not in entries


async def test_they_are_found_by_their_words_in_any_form(project: Project) -> None:
    for text in ("They were phoning all night.", "Something else."):
        memos.write(project, text)
    async with at(project, LARGE) as seat:
        await seat.press("W", "f", *"phones", "enter")
        workspace = seat.app.screen
        assert isinstance(workspace, Writing)
        assert [row.values["text"] for row in workspace.rows] == ["They were phoning all night."]


async def test_memos_are_sorted_by_thing_and_by_date(project: Project) -> None:
    for code in reversed(project.codes):
        memos.write(project, code.name, ("codes", code.id))
    async with at(project, LARGE) as seat:
        await seat.press("W", "o", "o")
        workspace = seat.app.screen
        assert isinstance(workspace, Writing)
        told = [str(row.values["about"]) for row in workspace.rows]
        assert told == sorted(told)


async def test_enter_goes_to_what_it_is_about(project: Project) -> None:
    coding = project.codings[0]
    memos.write(project, "here", ("sources", coding.source), coding.start, coding.end)
    async with at(project, LARGE) as seat:
        await seat.press("W", "enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        source = project.source(coding.source)
        assert seat.marked == source.text[coding.start : coding.end]


async def test_enter_goes_to_a_code_and_from_there_back(project: Project) -> None:
    code = project.codes[3]
    memos.write(project, "on it", ("codes", code.id))
    async with at(project, LARGE) as seat:
        await seat.press("W", "enter")
        assert isinstance(seat.app.screen, Codebook)
        assert seat.app.screen.code_here == code
        await seat.press("q")
        assert isinstance(seat.app.screen, Writing)
        await seat.press("q")
        assert isinstance(seat.app.screen, ReadAndCode)


async def test_enter_on_what_is_gone_says_so(project: Project) -> None:
    coding = project.codings[0]
    memos.write(project, "on it", ("codings", coding.id))
    codings.remove(project, [coding])
    async with at(project, LARGE) as seat:
        await seat.press("W", "enter")
        assert "gone" in seat.message
        assert "something that is gone" in detail(seat)


async def test_a_memo_is_written_on_anything_edited_and_taken_away(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("W", "n", *"participant 2", "enter", *"Speaks little.", *KEEP)
        (memo,) = memos.all_memos(project)
        assert memo.about is not None
        assert memo.about[0] == "participants"
        await seat.press("e", *" Or so it seems.", *KEEP)
        assert memos.all_memos(project)[0].text == "Speaks little. Or so it seems."
        await seat.press("e", "escape")
        assert "as it was" in seat.message
        await seat.press("x")
        assert memos.all_memos(project) == []
        await seat.press("u")
        assert len(memos.all_memos(project)) == 1


async def test_an_entry_is_linked_and_unlinked(project: Project) -> None:
    journal.write(project, "hm")
    code = project.code_named("WP")
    async with at(project, LARGE) as seat:
        await seat.press("W", "t", "l", *"waiting", "enter")
        assert only_entry(project).links == (("codes", code.id),)
        assert f"linked to {code.tag} {code.name}" in detail(seat)
        await seat.press("l", *"unlink", "enter")
        assert only_entry(project).links == ()


async def test_a_term_is_added_and_its_places_are_listed(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("W", "t", "t", "n", *"pump", "enter", *"the old one", "enter")
        await seat.press(*"pumps, the van", "enter")
        (term,) = glossary.terms(project)
        assert (term.name, term.meaning, term.forms) == (
            "pump",
            "the old one",
            ("pumps", "the van"),
        )
        await seat.press("enter")
        assert "places" in seat.text
        await seat.press("enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.marked.casefold() == "pump"


async def test_what_a_term_means_is_said_where_it_stands(project: Project) -> None:
    glossary.add(project, "night on call", "from ten to six")
    async with at(project, LARGE) as seat:
        await seat.press("right")
        assert seat.message == "night on call: from ten to six"
        await seat.press("right", "right")
        assert seat.message == ""
        glossary.remove(project, glossary.terms(project)[0])
        await seat.press("left", "left")
        assert "from ten to six" not in seat.text


async def test_enter_goes_on_with_a_list_and_ends_it(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("J", *"1. one", "enter", *"two", "enter", "enter", *"end")
        assert seat.app.screen.query_one(Notepad).text == "1. one\n2. two\nend"


async def test_nothing_is_written_in_a_project_to_be_read_only(path: Path) -> None:
    with tuicode.open(path, read_only=True) as project:
        async with at(project, LARGE) as seat:
            await seat.press("J")
            assert isinstance(seat.app.screen, ReadAndCode)
            assert seat.message == project.read_only
            for key in ("n", "g"):
                await seat.press("W", "t", key)
                assert isinstance(seat.app.screen, Writing)
                assert seat.message == project.read_only
                await seat.press("q")
            await seat.press("W", "t", "t", "n")
            assert seat.message == project.read_only
