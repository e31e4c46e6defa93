from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from invented_interviews import FIRST, SECOND, add_interview, in_no_file, put
from seat import LARGE, SMALL, at

from tuicode.model import codes, flags, memos, quotes
from tuicode.model.project import Project, new_contents
from tuicode.tui.measure import BROAD, LEAST_READ, WIDEST, for_reading

if TYPE_CHECKING:
    from seat import Seat

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE, (160, 50), (60, 16)])
TWO = (160, 40)


def row_with(seat: Seat, words: str) -> str:
    return next(row for row in seat.rows if words in row)


@SIZES
async def test_v_shows_the_text_without_codes_and_who_speaks_beside_it(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        await seat.press("right")
        marked, y = seat.marked, next(n for n, row in enumerate(seat.rows) if "▌" in row)
        await seat.press("v")
        assert seat.marked == marked
        assert abs(next(n for n, row in enumerate(seat.rows) if "▌" in row) - y) <= 1
        assert not {"┃", "│"} & set(seat.text)
        assert " WP " not in seat.text
        assert "codes" not in "".join(seat.rows[1:-2])
        before, _name, after = row_with(seat, "It begins").partition("2 Participant 1")
        assert not before.strip() or size[0] == 60
        assert after.strip("▌ ").startswith("It begins") or size[0] == 60
        await seat.press("down", "c", "p", "w", "enter", "v")
        assert len(project.codings) == 5
        assert " PW " in seat.text


@pytest.mark.parametrize("size", [SMALL, LARGE, (160, 50)])
async def test_going_to_be_read_and_back_keeps_the_row_of_the_screen(size: tuple[int, int]) -> None:
    project = in_no_file(*(FIRST * 20))
    async with at(project, size) as seat:
        await seat.press("g", *"97", "enter", "down")
        seen = []
        for _time in range(4):
            seen.append(next(n for n, row in enumerate(seat.rows) if "▌" in row))
            await seat.press("v")
        assert len(set(seen)) == 1


@pytest.mark.parametrize("width", [24, 40, 60, 80, 100, 120, 160, 300])
@pytest.mark.parametrize("names", [1, 9, 14, 60])
@pytest.mark.parametrize("number", [1, 3, 5])
def test_the_measure_for_reading(width: int, names: int, number: int) -> None:
    measure = for_reading(width, names, number)
    assert 24 <= measure.columns <= WIDEST
    assert measure.gutter > number
    if width >= 80:
        assert measure.columns >= LEAST_READ
        assert measure.gutter + measure.columns + 3 <= width


async def test_panels_can_be_gone_to_while_one_reads(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("v", "s")
        assert "2 sources" in seat.text
        await seat.press("down", "enter")
        assert "2 sources" not in seat.text
        assert "Participant 3" in row_with(seat, "The silence")
        await seat.press("v")
        assert "2 sources" in seat.text


async def test_times_stand_below_the_names(project: Project) -> None:
    contents = new_contents("Timed", "Kari")
    source = project.sources[0]
    turns = tuple(msgspec.structs.replace(one, time="00:01:02") for one in source.turns)
    contents.sources[1] = msgspec.structs.replace(source, id=1, turns=turns)
    for person in project.participants:
        contents.participants[person.id] = person
    async with at(Project(contents), SMALL) as seat:
        await seat.press("v")
        lines = [row.split()[0] for row in seat.rows if "00:01:02" in row]
        assert lines
        assert set(lines) == {"00:01:02"}


@pytest.mark.parametrize("size", [SMALL, (160, 50)])
async def test_what_is_flagged_or_noted_has_signs(project: Project, size: tuple[int, int]) -> None:
    source = project.sources[0]
    start = source.text.index("You lie there")
    span = (start, start + 29)
    async with at(project, size) as seat:
        for _view in range(2):
            quotes.choose(project, source, *span)
            memos.write(project, "Look again.", ("sources", source.id), *span)
            await seat.settle()
            assert "»n" in seat.text
            project.undo()
            project.undo()
            await seat.settle()
            assert "»n" not in seat.text
            await seat.press("v")
        flag = flags.flag(project, source, *span, "ask supervisor")
        flags.flag(project, source, *span, "departing")
        await seat.settle()
        assert "≠?" in seat.text
        flags.resolve(project, flag)
        await seat.settle()
        assert "≠?" not in seat.text
        assert "≠" in seat.text


@pytest.mark.parametrize("theme", ["tuicode-dark", "tuicode-light", "tuicode-plain"])
async def test_what_is_not_analysed_is_shaded_and_marked(project: Project, theme: str) -> None:
    source = project.sources[0]
    async with at(project, LARGE, theme) as seat:
        flags.flag(project, source, source.turns[6].start, source.turns[6].end, "not analysed")
        await seat.settle()
        row = row_with(seat, "So what would")
        assert row.startswith(" × So what")
        line = seat.app.screen._compositor.render_strips()[seat.rows.index(row)]
        (shaded,) = {segment.style for segment in line if "So what" in segment.text}
        (plain,) = {
            segment.style
            for strip in seat.app.screen._compositor.render_strips()
            for segment in strip
            if "It has been old" in segment.text
        }
        assert shaded != plain or theme == "tuicode-plain"
        await seat.press("v")
        assert "× So what" in seat.text


async def test_stretches_without_a_coding_are_marked_beside_the_text(project: Project) -> None:
    async with at(project, LARGE) as seat:
        start = seat.transcript.source.text.index("Two of us")
        seat.transcript.show_uncoded([(start, start + 10)])
        await seat.settle()
        (row,) = [row for row in seat.rows if row[1:2] == "·"]
        assert "Two of us" in row
        seat.transcript.show_uncoded([])
        await seat.settle()
        assert not [row for row in seat.rows if row[1:2] == "·"]


# --- one participant


async def ask_for(seat: Seat, name: str) -> None:
    await seat.press("j", *name, "enter")


@SIZES
async def test_j_shows_the_turns_of_one_participant(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        await ask_for(seat, "2")
        assert "only Participant 2" in seat.status or size[0] == 60
        assert seat.transcript.turn_number in {4, 6, 9}
        assert "··· 3 turns of others ···" in seat.text
        assert "··· 1 turn of others ···" in seat.text or size[1] <= 24
        assert "It begins with the phone" not in seat.text
        seen = set()
        for key in ["home", *["right"] * 12]:
            await seat.press(key)
            seen.add(seat.transcript.turn_number)
        assert seen == {4, 6, 9}
        for key in ["up"] * 16 + ["pagedown"] * 3 + ["pageup"] * 3 + ["left"] * 12 + ["end"]:
            await seat.press(key)
            assert seat.transcript.turn_number in {4, 6, 9}
        assert seat.marked == "*laughs*"
        await seat.press("escape")
        assert "turns of others" not in seat.text
        assert seat.marked == "*laughs*"


async def test_several_participants_and_everyone_again(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("j", *"moder", "tab", "1", "enter")
        assert "only Moderator, Participant 1" in seat.status
        await ask_for(seat, "everyone")
        assert "only" not in seat.status
        await ask_for(seat, "nobody of this name")
        assert "only" not in seat.status
        assert "Nothing that can be chosen fits" in seat.message


async def test_extracts_are_coded_and_gone_to_among_the_turns_shown(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await ask_for(seat, "2")
        await seat.press("home", "c", "p", "w", "enter", "home", ".")
        assert seat.transcript.turn_number == 4
        await seat.press("home", "right", ".")
        assert seat.marked == "We write it in the book every time"
        await seat.press(".")
        assert "no further extract" in seat.message
        await seat.press("g", "5", "enter")
        assert seat.transcript.turn_number == 5
        assert "turns of others" not in seat.text


async def test_a_source_in_which_they_do_not_speak_is_shown_whole(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await ask_for(seat, "2")
        await seat.press("s", "down", "enter")
        assert "only" not in seat.status
        assert "The silence" in seat.text


# --- two panes


async def test_two_panes_need_room(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("t")
        assert f"{BROAD} columns wide; this one has 120" in seat.message
        assert len(seat.app.screen.transcripts_shown) == 1


async def test_two_panes_show_a_coding_at_once_in_both(project: Project) -> None:
    async with at(project, TWO) as seat:
        await seat.press("t")
        assert len([row for row in seat.rows if row.count("Welcome, all of you.") == 2]) == 1
        await seat.press("c", "p", "w", "enter")
        assert row_with(seat, "Welcome").count(" PW ") == 2
        await seat.press("u")
        assert row_with(seat, "Welcome").count(" PW ") == 0


async def test_each_pane_has_its_own_source_cursor_and_hits(project: Project) -> None:
    async with at(project, TWO) as seat:
        await seat.burst("t", "s", "down", "enter", "down", "f", *"the ", "enter")
        screen = seat.app.screen
        left, right = screen.transcripts
        assert screen.transcript is right
        assert (left.source, right.source) == tuple(project.sources)
        assert right.hits
        assert not left.hits
        assert "Interview 1" in seat.rows[1]
        assert "Interview 2" in seat.rows[1]
        assert "Interview 2" in seat.status
        seen = []
        for _pane in range(4):
            await seat.press("tab")
            seen.append(seat.focus)
        assert seen == ["code-list", "source-list", "transcript", "second"]
        await seat.press("tab", "tab", "tab", "+")
        assert "Nothing is searched" in seat.message
        assert screen.transcript is left
        await seat.press("tab", "+")
        assert "Place" in seat.message
        assert right.cursor.focus != left.cursor.focus


async def test_a_smaller_screen_keeps_the_pane_with_the_focus(project: Project) -> None:
    async with at(project, TWO) as seat:
        await seat.press("t", "s", "down", "enter")
        await seat.resize(100, 30)
        assert "The silence" in seat.text
        assert "Welcome, all" not in seat.text
        assert seat.focus == "second"
        await seat.press("tab", "escape", "down", "c", "p", "w", "enter")
        assert project.codings[-1].source == project.sources[1].id
        await seat.resize(*TWO)
        assert "The silence" in seat.text
        assert "Welcome, all" in seat.text
        await seat.press("t")
        assert "Welcome, all" not in seat.text
        assert seat.focus == "second"


async def test_a_source_that_goes_leaves_both_panes() -> None:
    project = in_no_file()
    add_interview(project, "Interview 1", FIRST)
    async with at(project, TWO) as seat:
        await seat.press("t")
        add_interview(project, "Interview 2", SECOND)
        await seat.press("s", "down", "enter")
        while project.sources:
            await seat.press("u")
        assert all(one.source is None for one in seat.app.screen.transcripts)
        for key in ["t", "v", "j", "c", "down", "tab", "t", "x"]:
            await seat.press(key)
        assert seat.app.is_running


# --- the line of keys


async def test_keys_are_listed_where_they_apply(project: Project) -> None:
    async with at(project, (250, 30)) as seat:
        assert "x remove" not in seat.keys
        assert "y redo" not in seat.keys
        assert "+ next place" not in seat.keys
        await seat.press(".")
        assert {"x remove", "e exchange", "m edge", "z other end"} <= set(seat.keys)
        await seat.press("x")
        assert "x remove" not in seat.keys
        await seat.press("u")
        assert {"x remove", "y redo"} <= set(seat.keys)
        await seat.press("f", *"pump", "enter")
        assert {"+ next place", "- place before"} <= set(seat.keys)
        assert "z other end" not in seat.keys
        await seat.press("escape")
        assert "+ next place" not in seat.keys


async def test_an_extract_with_many_codes_and_many_extracts_on_each_other_are_counted() -> None:
    project = in_no_file()
    source = add_interview(project, "Interview 1", FIRST)
    six = [codes.create(project, f"thing {number}", f"T{number}") for number in range(6)]
    put(project, source, "*laughs* The pump?", *six)
    words = "It begins with the phone. You lie there and wait for it, and you tell"
    for length in range(7):
        put(project, source, words[: len(words) - length * 7].rstrip(), six[0])
    async with at(project, SMALL) as seat:
        told = row_with(seat, "The pump?").partition("│")[2]
        assert told.count("T") + int(told.partition("+")[2]) == 6
        assert "┃┃┃┃+3" in row_with(seat, "It begins")
