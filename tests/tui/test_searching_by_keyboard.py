from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from invented_interviews import add_interview, in_no_file
from seat import LARGE, SMALL, at

from tuicode.model import readings
from tuicode.tui.widgets.passage import Passage
from tuicode.tui.workspaces.hits import Hits
from tuicode.tui.workspaces.read_and_code import ReadAndCode

if TYPE_CHECKING:
    from seat import Seat

    from tuicode.model.project import Project

PATHOLOGICAL = r"(\w+\s?)+$"


def marked_hits(seat: Seat) -> list[str]:
    source, painter = seat.transcript.source, seat.transcript._painter
    assert source is not None
    assert painter is not None
    return [source.text[start:end] for start, end in painter.hits]


async def search(seat: Seat, key: str, words: str, tabs: int = 0) -> None:
    await seat.press(key, *["tab"] * tabs)
    await seat.type(words)


@pytest.mark.parametrize(
    ("tabs", "manner", "words", "found"),
    [
        (0, "as written", "car", ["car"]),
        (1, "whole words", "car", []),
        (2, "all forms of the words", "car", ["cars"]),
        (3, "regular expression", r"c\w+s\b", ["cars", "chances"]),
        (4, "as written", "pump?", ["pump?"]),
    ],
)
async def test_tab_switches_the_manner(
    project: Project, tabs: int, manner: str, words: str, found: list[str]
) -> None:
    async with at(project) as seat:
        await search(seat, "f", words, tabs)
        assert f"find in Interview 1: {manner}" in seat.text
        await seat.press("enter")
        assert marked_hits(seat) == found
        await seat.press("f")
        assert f"find in Interview 1: {manner}" in seat.text, "it is remembered"


async def test_tab_searches_anew_for_what_was_typed(project: Project) -> None:
    async with at(project) as seat:
        await search(seat, "f", "phoning")
        assert "It begins with the phone" not in "\n".join(seat.rows[12:])
        await seat.press("tab", "tab")
        assert "It begins with the phone" in "\n".join(seat.rows[12:])
        assert "Tab as written" in " ".join(seat.keys)


async def test_tab_takes_no_second_code_away(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("c", *"pw", "tab", *"tn", "enter")
        assert [one.start for one in project.codings][:2] == [0, 0]
        assert "Put PW pride in the work, TN" in seat.message


async def test_keys_in_a_burst_are_all_taken(project: Project) -> None:
    async with at(project) as seat:
        await seat.burst("F", "tab", *"pump", "enter", "+", "+")
        assert seat.message == "Place 3 of 4. Interview 1."
        await seat.burst("H", "end", "x", "q", "+", "b", "B")
        assert seat.message.startswith("Turn ")
        assert len(marked_hits(seat)) == 3


async def test_all_sources_are_searched_and_gone_through(project: Project) -> None:
    async with at(project) as seat:
        await search(seat, "F", "WAS", 1)
        assert "find in all sources: whole words" in seat.text
        await seat.press("end", "up")
        assert "Interview 1 · Participant 1" in seat.text
        assert "Interview 2 · Moderator" in seat.text
        await seat.press("enter")
        seen = []
        for _place in range(4):
            await seat.press("+")
            seen.append((seat.transcript.source.name, seat.message))
        assert {name for name, _said in seen} == {"Interview 1", "Interview 2"}
        assert all(said.endswith(f" of 4. {name}.") for name, said in seen)


async def test_what_was_found_in_all_stays_marked_in_each(project: Project) -> None:
    async with at(project) as seat:
        await search(seat, "F", "the")
        await seat.press("enter")
        first = marked_hits(seat)
        assert first
        await seat.press("s", "down", "enter")
        second = marked_hits(seat)
        assert second
        assert second != first
        await seat.press("escape")
        assert marked_hits(seat) == []
        await seat.press("s", "up", "enter")
        assert marked_hits(seat) == []


async def test_the_list_begins_in_the_source_one_is_in_and_follows_the_reading_order(
    project: Project,
) -> None:
    readings.reorder(project, [project.source_named("Interview 2").id])
    async with at(project) as seat:
        assert seat.transcript.source.name == "Interview 2"
        await seat.press("s", "down", "enter")
        await search(seat, "F", "you")
        await seat.press("enter")
        assert seat.transcript.source.name == "Interview 1"
        await seat.press("home", "-")
        assert seat.transcript.source.name == "Interview 2"


async def test_nothing_in_any_source_is_said(project: Project) -> None:
    async with at(project) as seat:
        await search(seat, "F", "zebra")
        await seat.press("enter")
        assert seat.message == "«zebra» is in no source."


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_wrong_expression_says_what_is_wrong(project: Project, size) -> None:
    async with at(project, size) as seat:
        await search(seat, "f", "(pump", 3)
        listed = " ".join(seat.text.split())
        assert "goes wrong at its end (missing ))" in listed
        assert "look for plain text." in listed
        await seat.press("enter")
        assert "goes wrong at its end" in seat.message
        assert marked_hits(seat) == []
        await seat.press(")", "enter")
        assert len(marked_hits(seat)) == 4


async def test_a_pathological_expression_is_stopped_and_no_key_waits(project: Project) -> None:
    add_interview(project, "Long", [("Anne", "word " * 20_000 + "!")])
    async with at(project) as seat:
        await seat.press("s", "end", "enter", "f", "tab", "tab", "tab", *PATHOLOGICAL[:-1])
        seat.prompt.query_one("PromptInput").take(PATHOLOGICAL[-1])
        seat.prompt._catch_up()
        await seat.settle()
        assert "Stopped, as this takes long: Enter searches on." in seat.text
        await seat.press("enter")
        assert "stopped after 1 s" in seat.message
        assert seat.prompt.is_open, "so that it can be put right"
        await seat.press(*["backspace"] * len(PATHOLOGICAL), *"word", "enter")
        assert "20000 places with «word»" in seat.message


async def test_what_takes_long_is_searched_on_enter(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tuicode.tui.workspaces.searching.WHILE_TYPING", -1.0)
    async with at(project) as seat:
        await search(seat, "f", "pump")
        assert "Stopped, as this takes long" in seat.text
        await seat.press("enter")
        assert seat.marked == "Then it rings, and it is the pump again."
        assert len(marked_hits(seat)) == 4


async def test_what_was_found_is_forgotten_where_a_text_changes(project: Project) -> None:
    async with at(project) as seat:
        await search(seat, "F", "pump")
        await seat.press("enter")
        source = project.source_named("Interview 2")
        with project.transaction("check") as transaction:
            transaction.put(msgspec.structs.replace(source, checked="2026"))
        await seat.settle()
        assert len(marked_hits(seat)) == 4
        with project.transaction("correct") as transaction:
            transaction.put(msgspec.structs.replace(source, text=source.text[:-1] + "!"))
        await seat.settle()
        assert marked_hits(seat) == []


async def test_there_is_nothing_to_search_in() -> None:
    async with at(in_no_file()) as seat:
        for key in ("f", "F"):
            await seat.press(key)
            assert seat.message == "There is no source to search in."
        await seat.press("H")
        assert seat.message.startswith("Nothing is searched for")


# --- the list of places


async def list_of(seat: Seat, words: str, key: str = "F") -> None:
    await search(seat, key, words)
    await seat.press("enter", "H")
    assert isinstance(seat.app.screen, Hits)


@pytest.mark.parametrize("size", [SMALL, LARGE, (160, 50), (40, 12)])
async def test_places_are_listed_with_source_turn_and_speaker(project: Project, size) -> None:
    async with at(project, size) as seat:
        await list_of(seat, "pump")
        assert "4 places with «pump»" in seat.rows[0]
        row = seat.rows[1]
        assert "Interview 1" in row
        assert " 2 " in row
        assert "pump" in row or size[0] < 80
        if size[0] >= 80:
            assert "Participant 1" in row
            ends = {line.lower().index("pump") for line in seat.rows[1:5]}
            assert len(ends) == 1, "they stand below one another"
        assert any("── Interview 1 · turn 2" in line for line in seat.rows)


async def test_the_text_around_the_place_follows_the_highlight(project: Project) -> None:
    async with at(project) as seat:
        await list_of(seat, "pump")
        await seat.press("down", "down")
        assert "── Interview 1 · turn 4 · Participant 2" in seat.text
        below = "\n".join(seat.rows[seat.rows.index(next(r for r in seat.rows if "turn 4" in r)) :])
        assert "It has been old since I came here." in " ".join(below.split())


async def test_enter_goes_to_the_place(project: Project) -> None:
    async with at(project) as seat:
        await list_of(seat, "torch")
        await seat.press("enter")
        assert isinstance(seat.app.screen, ReadAndCode)
        assert seat.transcript.source.name == "Interview 2"
        assert "torch in my mouth" in seat.marked
        assert seat.focus == "transcript"
        assert seat.message == "Place 1 of 1. Interview 2."
        await seat.press("b")
        assert seat.transcript.source.name == "Interview 1"


@pytest.mark.parametrize("back", ["q", "escape", "H"])
async def test_what_is_left_out_is_no_longer_marked(project: Project, back: str) -> None:
    async with at(project) as seat:
        await list_of(seat, "pump")
        await seat.press("home", "x", "x", "x", "up", "x")
        assert "2 left out" in seat.rows[0]
        await seat.press(back)
        assert isinstance(seat.app.screen, ReadAndCode)
        assert len(marked_hits(seat)) == 2
        await seat.press("home", "+")
        assert seat.message.startswith("Place 1 of 2.")


async def test_all_left_out_leaves_nothing(project: Project) -> None:
    async with at(project) as seat:
        await list_of(seat, "pump")
        await seat.press("home", *"xxxx", "c")
        assert "All places are left out" in seat.message
        await seat.press("q", "+")
        assert "Nothing is searched for" in seat.message


async def test_what_is_left_is_coded_in_one_step(project: Project) -> None:
    before, revision = list(project.codings), project.revision
    async with at(project) as seat:
        await list_of(seat, "pump")
        await seat.press("home", "x", "c")
        assert "codes for 3 places found" in seat.text
        await seat.press(*"machines", "enter")
        assert seat.message.startswith("Put MA machines on 3 places; u in the text")
        new = [one for one in project.codings if one not in before]
        texts = [project.source(one.source).text[one.start : one.end] for one in new]
        assert [text.lower() for text in texts] == ["pump"] * 3
        assert project.revision == revision + 1
        await seat.press("c", *"machines", "enter")
        assert seat.message == "MA machines is there already."
        await seat.press("q", "u")
        assert list(project.codings) == before
        assert not any(code.name == "machines" for code in project.codes)


@pytest.mark.parametrize(
    ("presses", "where", "words"),
    [
        (1, "codes for 4 sentences", "And a new pump."),
        (2, "codes for 4 turns", "And a new pump. *laughs*"),
        (3, "codes for 4 places found", "pump"),
    ],
)
async def test_the_sentence_or_turn_around_is_coded(
    project: Project, presses: int, where: str, words: str
) -> None:
    async with at(project) as seat:
        await list_of(seat, "pump")
        await seat.press(*"w" * presses, "c")
        assert where in seat.text
        await seat.press(*"oe", "enter")
        coding = [one for one in project.codings if one.code == project.code_named("OE").id][-1]
        assert project.source(coding.source).text[coding.start : coding.end] == words


async def test_the_prompt_of_the_list_is_closed_without_a_code(project: Project) -> None:
    before = list(project.codings)
    async with at(project) as seat:
        await list_of(seat, "pump")
        await seat.press("c", "escape", "c", "backspace")
        assert isinstance(seat.app.screen, Hits)
        await seat.press("down", "q")
        assert list(project.codings) == before


async def test_what_is_read_only_is_not_coded(project: Project) -> None:
    project.read_only = "Somebody else has it open."
    async with at(project) as seat:
        await list_of(seat, "pump")
        await seat.press("c")
        assert seat.message == "Somebody else has it open."


async def test_a_long_turn_shows_the_place_in_its_middle() -> None:
    words = " ".join(f"word{number}" for number in range(3_000))
    project = in_no_file(("Anne", words), ("街灯" * 40, "街灯 " * 60 + "needle " + "街灯" * 200))
    async with at(project) as seat:
        await list_of(seat, "word1500", "f")
        passage = seat.app.screen.query_one(Passage)
        rows = [passage.render_line(y).text for y in range(passage.size.height)]
        assert any("word1500 " in row for row in rows)
        assert all(row.strip() for row in rows)
        await seat.press("q")
        await list_of(seat, "needle", "f")
        rows = [passage.render_line(y).text for y in range(passage.size.height)]
        passage = seat.app.screen.query_one(Passage)
        rows = [passage.render_line(y).text for y in range(passage.size.height)]
        assert any("needle" in row for row in rows)


async def test_nothing_in_the_list_acts_on_the_terminal() -> None:
    project = in_no_file(("A\x1b[1m", "bad \x1b[31m needle \x07 \u202e here"), name="I\x1b[2m")
    async with at(project, LARGE) as seat:
        await list_of(seat, "needle")
        assert not {"\x1b", "\x07", "\u202e"} & set(seat.text)
        assert "␛[31m" in seat.text
