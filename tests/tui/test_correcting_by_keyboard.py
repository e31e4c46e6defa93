"""T corrects the turn under the cursor; codings stay on their words, or one is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented_interviews import in_no_file, put
from seat import LARGE, at
from textual.events import Paste

from tuicode.model import codes
from tuicode.model.records import Flag, Memo
from tuicode.tui.widgets.text_editor import TextEditor, cleaned

if TYPE_CHECKING:
    from seat import Seat

    from tuicode.model.project import Project

TURN_2 = (
    "It begins with the phone. You lie there and wait for it, and you tell yourself that you "
    "are resting. I never sleep well before two. Then it rings, and it is the pump again."
)
TURN_6 = "That is why I go on with it, really."


def turn(project: Project, number: int) -> str:
    source = project.sources[0]
    one = source.turns[number - 1]
    return source.text[one.start : one.end]


def coded(project: Project) -> list[str]:
    source = project.sources[0]
    return [source.text[one.start : one.end] for one in project.codings_of_source(source.id)]


async def go_to(seat: Seat, number: int) -> None:
    await seat.press("g", *str(number), "enter")


def editor(seat: Seat) -> TextEditor:
    return seat.app.screen.query_one(TextEditor)


def asked_about(seat: Seat, rest: str) -> str:
    """Return the tag of the coding that is asked about."""
    (row,) = [row for row in seat.rows if f": too few words are left {rest}" in row]
    return row.removeprefix("── ").partition(":")[0]


async def rewrite(seat: Seat, words: str) -> None:
    """Write other words in place of all."""
    await seat.press("f7")
    await seat.type(words)


async def test_a_comma_is_corrected_where_the_cursor_is(project: Project) -> None:
    before = coded(project)
    async with at(project) as seat:
        await go_to(seat, 2)
        await seat.press("right", "T")
        assert " Correct turn 2 · Participant 1 · Interview 1" in seat.rows[0]
        assert any("waiting for the phone" in row and "You lie there" in row for row in seat.rows)
        assert seat.keys == ["Enter store", "Tab new paragraph", "Esc or Ctrl-G: leave it as it was"]  # fmt: skip
        await seat.type("And, ")
        assert "phone. And, You lie" in seat.text
        await seat.press("enter")
        assert turn(project, 2) == TURN_2.replace("You lie", "And, You lie", 1)
        assert seat.message == ("Corrected turn 2. 1 coding stayed on its words. Press u to undo.")
        assert "phone. And, You lie" in " ".join(seat.text.split())
        assert seat.focus == "transcript"
        assert seat.marked.endswith("You lie there and wait for it, and you tell yourself that "
                                    "you are resting.")  # fmt: skip
    assert coded(project) == before


async def test_undo_takes_all_of_it_back_and_the_screen_follows(project: Project) -> None:
    before, text = coded(project), project.sources[0].text
    async with at(project) as seat:
        await go_to(seat, 2)
        await seat.press("T", *"Well. ", "enter")
        assert "Well. It begins" in seat.text
        await seat.press("u")
        assert project.sources[0].text == text
        assert coded(project) == before
        assert "Well." not in seat.text
        assert "It begins with the phone." in seat.text
        assert seat.marked == "It begins with the phone."
        await seat.press("y")
        assert "Well. It begins" in seat.text
        assert coded(project) == before


async def test_undoing_far_away_goes_where_the_words_were_corrected(project: Project) -> None:
    async with at(project) as seat:
        await go_to(seat, 6)
        await seat.press("T", "end", *" Yes.", "enter")
        await seat.press("s", "down", "enter", "u")
        assert seat.transcript.source.name == "Interview 1"
        assert seat.transcript.turn_number == 6
        assert turn(project, 6) == TURN_6


async def test_keys_in_one_burst_go_where_they_belong(project: Project) -> None:
    async with at(project) as seat:
        await go_to(seat, 6)
        await seat.burst("T", *"Well, c. ", "enter", "c", *"pride", "enter")
        assert turn(project, 6) == f"Well, c. {TURN_6}"
        codings = [one for one in project.codings if project.code(one.code).tag == "PW"]
        assert len(codings) == 1
        assert len(project.codes) == 6


@pytest.mark.parametrize("key", ["escape", "ctrl+g"])
async def test_it_is_left_as_it_was(project: Project, key: str) -> None:
    revision = project.revision
    async with at(project) as seat:
        await seat.press("T", *"All wrong", key)
        assert seat.focus == "transcript"
        assert "All wrong" not in seat.text
        assert project.revision == revision


async def test_the_same_words_are_no_step(project: Project) -> None:
    revision = project.revision
    async with at(project) as seat:
        await seat.press("T", "enter")
        assert seat.message == "Turn 1 is as it was."
        assert project.revision == revision


async def test_ctrl_j_begins_a_paragraph(project: Project) -> None:
    async with at(project) as seat:
        await go_to(seat, 6)
        await seat.press("T", "end", "tab", *"Yes.", "enter")
        assert turn(project, 6) == f"{TURN_6}\nYes."
        assert project.sources[0].turns[6].start == project.sources[0].turns[5].end + 1


async def test_a_lost_coding_is_asked_about_and_kept(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await go_to(seat, 2)
        await seat.press("T")
        await rewrite(seat, "Nothing at night.")
        await seat.press("enter")
        assert "WP: too few words are left (1 of 1): You lie there and wait for it" in seat.text
        assert "keep it on: " in seat.text
        assert seat.keys[0] == "Enter choose"
        assert turn(project, 2) == TURN_2
        await seat.press("enter")
        assert turn(project, 2) == "Nothing at night."
        assert seat.message.startswith(
            "Corrected turn 2. Kept on the nearest words: 1; removed: 0."
        )
    assert len(coded(project)) == 4
    assert coded(project)[0] in "Nothing at night."


async def test_each_is_decided_on_by_itself(project: Project) -> None:
    async with at(project) as seat:
        await go_to(seat, 4)
        await seat.press("T")
        await rewrite(seat, "Nothing.")
        await seat.press("enter")
        first = asked_about(seat, "(1 of 2): We write it in the book every time")
        await seat.press("enter")
        second = asked_about(seat, "(2 of 2): We write it in the book every time")
        assert {first, second} == {"OE", "DO"}
        await seat.press("down", "enter")
        assert seat.message.startswith(
            "Corrected turn 4. Kept on the nearest words: 1; removed: 1."
        )
        tags = [project.code(one.code).tag for one in project.codings]
        assert first in tags
        assert second not in tags
        await seat.press("u")
    assert len(coded(project)) == 4


@pytest.mark.parametrize("keys", [["down", "down", "enter"], ["escape"], ["backspace"]])
async def test_back_to_the_words_changes_nothing(project: Project, keys: list[str]) -> None:
    revision = project.revision
    async with at(project) as seat:
        await go_to(seat, 4)
        await seat.press("T")
        await rewrite(seat, "Nothing.")
        await seat.press("enter", "enter", *keys)
        assert seat.focus == "editor"
        assert editor(seat).text == "Nothing."
        assert project.revision == revision
        await seat.press("enter")
        assert asked_about(seat, "(1 of 2)") in {"OE", "DO"}


async def test_a_memo_is_never_removed_and_a_flag_is_asked_about(project: Project) -> None:
    source = project.sources[0]
    start = source.turns[5].start
    place = {"start": start, "end": start + len(TURN_6)}
    with project.transaction("note") as transaction:
        transaction.put(Flag(id=1, source=source.id, kind="departing", **place))
        transaction.put(Memo(id=2, text="m", at="", about=("sources", source.id), **place))
    async with at(project) as seat:
        await go_to(seat, 6)
        await seat.press("T")
        await rewrite(seat, "Mm.")
        await seat.press("enter")
        assert "flag: too few words are left (1 of 2)" in seat.text
        await seat.press("down", "enter")
        assert "memo: too few words are left (2 of 2)" in seat.text
        assert "take it off the words: a memo about the source" in seat.text
        await seat.press("down", "enter")
    assert not project.tables.table("flags")
    assert project.tables.table("memos")[2].text == "m"


async def test_a_turn_without_words_is_refused_and_goes_on_being_written(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("T", "f7", "delete", "enter")
        assert seat.message.startswith("Turn 1 of «Interview 1» would have no words left")
        assert seat.focus == "editor"
        await seat.type("Hm.")
        await seat.press("enter")
        assert turn(project, 1) == "Hm."


async def test_what_is_pasted_acts_on_no_terminal(project: Project) -> None:
    async with at(project) as seat:
        await go_to(seat, 6)
        await seat.press("T")
        editor(seat).post_message(Paste("a\x1b[31mb\x1b]0;t\x07c\r\nd\x00\x9b\x7f\te\u2028f "))
        await seat.settle()
        await seat.press("enter")
    assert turn(project, 6) == f"abc\nd\te\nf {TURN_6}"


def test_what_is_cleaned() -> None:
    assert cleaned("å 街灯 🙂\u200d [x] *y*") == "å 街灯 🙂\u200d [x] *y*"
    assert cleaned("\x1b") == ""
    assert cleaned("\x1bM\x1b[?1049hx") == "x"


async def test_escape_codes_in_the_transcript_are_shown_as_symbols() -> None:
    project = in_no_file(("Anne", "It is \x1b[31mred\x07 and \u202eturned."))
    async with at(project) as seat:
        await seat.press("T")
        assert "It is ␛[31mred␇ and ·turned." in seat.text
        assert "\x1b" not in seat.text
        await seat.press("end", *" So", "enter")
    assert project.sources[0].text == "It is \x1b[31mred\x07 and \u202eturned. So"


async def test_a_long_turn_scrolls_with_the_cursor() -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    project = in_no_file(("Anne", "One. " + words + ". Last one here."))
    async with at(project) as seat:
        await seat.press("end", "T")
        assert "Last one here." in seat.text
        await seat.type("My ")
        assert "My Last one here." in seat.text
        await seat.press("enter")
        assert seat.marked == "My Last one here."


async def test_brackets_are_no_markup() -> None:
    project = in_no_file(("Anne", "So [bold]he[/bold] said [navn, ansatt] and *laughs*."))
    async with at(project) as seat:
        await seat.press("T")
        assert "So [bold]he[/bold] said [navn, ansatt] and *laughs*." in seat.text


async def test_a_project_that_is_only_read_is_not_corrected(project: Project) -> None:
    project.read_only = "Ola has it open."
    async with at(project) as seat:
        await seat.press("T")
        assert seat.message == "Ola has it open."
        assert seat.focus == "transcript"
    project.read_only = ""


async def test_without_a_source_there_is_nothing_to_correct() -> None:
    async with at(in_no_file()) as seat:
        await seat.press("T")
        assert seat.focus == "transcript"


async def test_a_source_without_turns(project: Project) -> None:
    import msgspec

    source = project.sources[0]
    with project.transaction("bare") as transaction:
        transaction.put(msgspec.structs.replace(source, turns=()))
    async with at(project) as seat:
        await seat.press("T", *"Oh. ", "enter")
        assert project.sources[0].text == f"Oh. {source.text}"


async def test_hits_are_forgotten_where_the_words_changed(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("f", *"pump", "enter")
        await seat.press("T", *"Now. ", "enter")
        assert seat.transcript._painter.hits == []
        assert seat.transcript.turn_number == 2


async def test_nothing_blinks_and_no_bar_is_beside_the_words(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("T")
        assert not editor(seat).cursor_blink
        assert not editor(seat).show_vertical_scrollbar


async def test_codings_of_later_turns_move_along_on_screen() -> None:
    project = in_no_file(("Anne", "First."), ("Berit", "Second here."))
    code = codes.create(project, "seconds")
    put(project, project.sources[0], "Second", code)
    async with at(project) as seat:
        await seat.press("T", *"At the very beginning it was so. ", "enter")
        assert coded(project) == ["Second"]
        row = next(row for row in seat.rows if "Second here." in row)
        assert "seconds" in row
