"""Memos, quotes and flags by one key each, and the list of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seat import LARGE, SMALL, at

import tuicode
from tuicode.analysis.notes import notes
from tuicode.model import flags, memos, quotes
from tuicode.tui.workspaces.listing import Listing

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project

SENTENCE = "Welcome, all of you."
EXTRACT = "You lie there and wait for it"


def kinds_on(project: Project, words: str) -> list[str]:
    """Return the kinds of the flags on exactly these words of the first source."""
    source = project.sources[0]
    start = source.text.index(words)
    span = start, start + len(words)
    there = flags.flags_of_source(project, source.id)
    return [flag.kind for flag in there if (flag.start, flag.end) == span]


def memos_on(project: Project, words: str) -> list[str]:
    source = project.sources[0]
    start = source.text.index(words)
    found = memos.memos_about(project, ("sources", source.id), start, start + len(words))
    return [memo.text for memo in found]


@pytest.mark.parametrize(("key", "kind"), [("d", "departing"), ("o", "not analysed")])
async def test_a_key_puts_a_flag_on_and_takes_it_away(
    project: Project, key: str, kind: str
) -> None:
    async with at(project) as seat:
        await seat.press(key)
        assert kinds_on(project, SENTENCE) == [kind]
        assert kind.split(maxsplit=1)[0] in seat.message
        await seat.press(key)
        assert kinds_on(project, SENTENCE) == []
        await seat.press("u")
        assert kinds_on(project, SENTENCE) == [kind]


async def test_a_flag_on_a_marked_stretch_goes_away_from_within_it(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("space", "right", "o")
        whole = f"{SENTENCE} What does a night on call look like out here?"
        assert kinds_on(project, whole) == ["not analysed"]
        assert "marked" not in seat.status
        await seat.press("left", "o")
        assert kinds_on(project, whole) == []


async def test_inside_an_extract_it_is_the_extract_that_is_meant(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("full_stop", "left", "right")
        assert seat.marked != EXTRACT
        await seat.press("d", "k")
        assert kinds_on(project, EXTRACT) == ["departing"]
        (quote,) = quotes.quotes_of_source(project, project.sources[0].id)
        assert project.sources[0].text[quote.start : quote.end] == EXTRACT
        await seat.press("k")
        assert quotes.quotes_of_source(project, project.sources[0].id) == []


async def test_no_code_goes_on_what_is_not_analysed(project: Project) -> None:
    async with at(project) as seat:
        count = len(project.codings)
        await seat.press("o", "c", "p", "w", "enter")
        assert len(project.codings) == count
        assert "not analysed" in seat.message
        assert "press o" in seat.message
        await seat.press("escape", "o", "c", "p", "w", "enter")
        assert len(project.codings) == count + 1


async def test_a_memo_is_written_shown_again_rewritten_and_taken_away(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("n")
        await seat.type("why so formal")
        await seat.press("enter")
        assert memos_on(project, SENTENCE) == ["why so formal"]
        await seat.press("n")
        assert "why so formal" in seat.text
        await seat.type("?")
        await seat.press("enter")
        assert memos_on(project, SENTENCE) == ["why so formal?"]
        await seat.press("n", "enter")
        assert project.log[-1].action == "rewrite memo"
        await seat.press("n", *["backspace"] * len("why so formal?"), "enter")
        assert memos_on(project, SENTENCE) == []
        await seat.press("n", "enter")
        assert memos_on(project, SENTENCE) == []
        assert "no words" in seat.message


async def test_of_several_memos_one_is_chosen(project: Project) -> None:
    source = project.sources[0]
    for text in ("first thought", "second thought"):
        memos.write(project, text, ("sources", source.id), 0, len(SENTENCE))
    async with at(project) as seat:
        await seat.press("n")
        assert "first thought" in seat.text
        await seat.type("second")
        await seat.press("enter", "!", "enter")
        assert sorted(memos_on(project, SENTENCE)) == ["first thought", "second thought!"]
        await seat.press("n", "down", "down", "enter")
        await seat.type("third")
        await seat.press("enter")
        assert len(memos_on(project, SENTENCE)) == 3


async def test_a_memo_on_a_code(project: Project) -> None:
    async with at(project) as seat:
        await seat.burst(*"Npw", "enter", *"my", "space", *"own", "enter")
        code = project.code_named("PW")
        assert [one.text for one in memos.memos_about(project, ("codes", code.id))] == ["my own"]


async def test_a_question_to_the_supervisor_is_asked_resolved_and_asked_again(
    project: Project,
) -> None:
    async with at(project) as seat:
        await seat.burst("a", *"ok?", "enter")
        source = project.sources[0]
        (flag,) = flags.flags_of_source(project, source.id)
        assert (flag.kind, flag.note) == ("ask supervisor", "ok?")
        await seat.press("a")
        assert "asked: ok?" in seat.text
        await seat.press("enter")
        assert flags.flags_of_source(project, source.id)[0].resolved
        await seat.press("a", "enter")
        assert not flags.flags_of_source(project, source.id)[0].resolved
        await seat.press("a", "down", "enter")
        assert flags.flags_of_source(project, source.id) == []


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_list_has_all_of_it_the_open_questions_first(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        await seat.burst("d", "k", "right", "a", *"may", "enter", "n", *"hm", "enter", "A")
        assert isinstance(seat.app.screen, Listing)
        rows = [row.split() for row in seat.rows[1:5]]
        assert [row[0] for row in rows] == ["ask", "departing", "quote", "memo"]
        assert [note.kind for note in notes(project)] == [
            "ask supervisor", "departing", "quote", "memo",
        ]  # fmt: skip
        assert "may" in seat.rows[1]
        await seat.press("enter")
        assert seat.focus == "transcript"
        assert seat.marked == "What does a night on call look like out here?"
        assert seat.message == "Ask supervisor: may"


async def test_from_the_list_one_goes_to_another_source_also_in_a_burst(project: Project) -> None:
    second = project.sources[1]
    start = second.text.index("The silence, I think.")
    flags.flag(project, second, start, start + 21, "departing")
    async with at(project) as seat:
        await seat.burst("A", "enter", "d")
        await seat.settle()
        assert seat.transcript.source == second
        assert flags.flags_of_source(project, second.id) == []


async def test_x_in_the_list_takes_it_away_and_u_brings_it_back(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("d", "k", "A", "x")
        assert [note.kind for note in notes(project)] == ["quote"]
        await seat.press("x", "x", "enter", "q")
        assert notes(project) == []
        assert seat.focus == "transcript"
        await seat.press("u", "u")
        assert len(notes(project)) == 2


async def test_an_empty_list_is_said_and_not_opened(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("A")
        assert not isinstance(seat.app.screen, Listing)
        assert "Nothing is noted yet" in seat.message


async def test_private_memos_are_not_listed(project: Project) -> None:
    memo = memos.write(project, "angry", ("sources", project.sources[0].id), 0, 20)
    with project.transaction("private") as transaction:
        transaction.put(made_private(memo))
    assert notes(project) == []


def made_private(memo):
    from msgspec.structs import replace

    return replace(memo, private=True)


async def test_words_for_a_terminal_stay_words(project: Project) -> None:
    memos.write(project, "\x1b[2J[b]x[/b]", ("codes", project.codes[0].id))
    async with at(project) as seat:
        await seat.press("A")
        assert "\x1b" not in seat.text
        assert "[b]x[/b]" in seat.text
        await seat.press("enter")
        assert seat.focus == "transcript"


async def test_nothing_is_noted_in_a_project_open_for_reading(path: Path) -> None:
    with tuicode.open(path, read_only=True) as project:
        async with at(project) as seat:
            for key in "nNkdoa":
                await seat.press(key)
                assert not seat.prompt.is_open
                assert project.read_only in seat.message
            assert notes(project) == []
