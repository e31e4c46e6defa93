"""Going back over it: the history, what carries no coding, and the review of extracts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from invented_interviews import put
from seat import LARGE, SMALL, at

import tuicode
from tuicode.analysis.coverage import uncoded
from tuicode.model import codes, passes, reviews
from tuicode.model.records import Review
from tuicode.tui.actions import REVIEW
from tuicode.tui.widgets.transcript import Transcript
from tuicode.tui.workspaces.listing import Listing
from tuicode.tui.workspaces.read_and_code import ReadAndCode

if TYPE_CHECKING:
    from pathlib import Path

    from tuicode.model.project import Project
    from tuicode.model.units import Span

FIRST = "You lie there and wait for it"
SECOND = "We write it in the book every time"
THIRD = "They know our cars."


def verdicts(project: Project) -> list[tuple[int, str, str]]:
    found = sorted(project.tables.table("reviews").values(), key=lambda one: (one.round, one.start))
    return [
        (one.round, project.source(one.source).text[one.start : one.end], one.verdict)
        for one in found
        if isinstance(one, Review)
    ]


def tags_on(project: Project, words: str) -> list[str]:
    source = project.sources[0]
    start = source.text.index(words)
    return sorted(
        project.code(coding.code).tag
        for coding in project.codings_of_source(source.id)
        if (coding.start, coding.end) == (start, start + len(words))
    )


# --- the history


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_history_goes_back_to_any_step_and_forward_again(
    project: Project, size: tuple[int, int]
) -> None:
    async with at(project, size) as seat:
        before = len(project.codings)
        await seat.press("c", "p", "w", "enter", "right", "r", "right", "r")
        assert len(project.codings) == before + 3
        await seat.press("h")
        assert isinstance(seat.app.screen, Listing)
        assert seat.rows[1].startswith("▸")
        assert "PW on Interview 1" in seat.rows[1]
        assert "Kari" in seat.rows[1]
        await seat.press("down", "down", "enter")
        assert len(project.codings) == before + 1
        assert seat.message == "2 steps undone."
        await seat.press("h")
        assert seat.rows[3].startswith("▸")
        assert seat.rows[1].endswith("undone")
        await seat.press("up", "up", "enter")
        assert len(project.codings) == before + 3
        assert seat.message == "2 steps redone."


async def test_one_step_is_undone_alone_and_what_came_after_it_stays(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("c", *"alpha", "enter", "right", "c", *"beta", "enter")
        await seat.press("u", "u", "y", "y")
        await seat.press("h", "down", "u")
        assert "Undone alone: new code AL alpha" in seat.message
        names = [code.name for code in project.codes]
        assert "beta" in names
        assert "alpha" not in names
        await seat.press("y")
        assert "alpha" in [code.name for code in project.codes]


async def test_what_stands_in_the_way_of_a_step_is_said(project: Project) -> None:
    async with at(project, LARGE) as seat:
        await seat.press("c", *"alpha", "enter", "right", "c", *"alpha", "enter")
        number = project.revision
        await seat.press("h", "down", "u")
        assert project.revision == number
        assert f"step {number}" in seat.message
        assert "uses what was made in it" in seat.message
        await seat.press("h", "end", "u")
        assert "none to undo" in seat.message
        assert project.revision == number
        await seat.press("u", "h", "home", "u")
        assert "is undone already" in seat.message


async def test_where_one_is_nothing_is_undone(project: Project) -> None:
    async with at(project) as seat:
        revision = project.revision
        await seat.press("h", "enter")
        assert project.revision == revision
        await seat.press("h", "q", "h", "escape")
        assert seat.focus == "transcript"


async def test_before_the_first_step_there_is_nothing(project: Project) -> None:
    async with at(project) as seat:
        await seat.burst("h", "end", "enter")
        await seat.settle()
        assert project.sources == []
        assert "steps undone" in seat.message
        await seat.burst("h", "home", "enter")
        await seat.settle()
        assert len(project.sources) == 2


# --- what carries no coding


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[list[Span]]:
    """What the transcript was told to mark, each time."""
    told: list[list[Span]] = []
    monkeypatch.setattr(
        Transcript, "show_uncoded", lambda _self, spans: told.append(list(spans)), raising=False
    )
    return told


async def test_one_goes_from_stretch_to_stretch_and_back(project: Project, shown) -> None:
    source = project.sources[0]
    spans = uncoded(project, source)
    async with at(project) as seat:
        seen = []
        for key in ("U", "U", "Y", "Y"):
            await seat.press(key)
            assert seat.transcript.cursor is not None
            seen.append(seat.transcript.cursor.focus[0])
        assert seen == [spans[0][0], spans[1][0], spans[0][0], spans[0][0]]
        assert "no further stretch" in seat.message
        assert shown[-1] == spans


async def test_the_marks_follow_codings_until_esc(project: Project, shown) -> None:
    source = project.sources[0]
    async with at(project) as seat:
        await seat.press("U", "c", "p", "w", "enter")
        assert shown[-1] == uncoded(project, source)
        assert len(shown) == 2
        await seat.press("u")
        assert shown[-1] == uncoded(project, source)
        await seat.press("o")
        assert shown[-1] == uncoded(project, source)
        await seat.press("escape")
        assert shown[-1] == []
        told = len(shown)
        await seat.press("right", "c", "p", "w", "enter")
        assert len(shown) == told


async def test_the_marks_are_those_of_the_source_on_screen(project: Project, shown) -> None:
    async with at(project) as seat:
        await seat.press("U", "s", "down", "enter")
        assert seat.transcript.source == project.sources[1]
        assert shown[-1] == uncoded(project, project.sources[1])


async def test_the_list_goes_there_and_begins_where_one_is(project: Project) -> None:
    spans = [(one, span) for one in project.sources for span in uncoded(project, one)]
    async with at(project) as seat:
        await seat.press("G")
        assert seat.rows[0] == f" {len(spans)} stretches without a coding"
        assert "5 words" in seat.rows[1]
        await seat.press("end", "enter")
        source, span = spans[-1]
        assert seat.transcript.source == source
        assert seat.transcript.cursor is not None
        assert seat.transcript.cursor.focus[0] == span[0]


async def test_while_earlier_codings_are_hidden_a_stretch_is_said_to_be_coded_in_no_pass(
    project: Project,
) -> None:
    passes.end(project, project.current_pass)
    passes.start(project, "fresh", hides_earlier=True)
    async with at(project) as seat:
        await seat.press("U")
        assert "Stretch 1 of " in seat.message
        assert "coded in no pass" in seat.message
        await seat.press("G")
        assert "stretches coded in no pass" in seat.rows[0]
        await seat.press("end", "enter")
        assert "coded in no pass" in seat.message
        await seat.press("U")
        assert "coded in no pass" in seat.message
        await seat.press("S", "home", "U")
        assert "without a coding" in seat.message


async def test_where_everything_is_coded_that_is_said(project: Project) -> None:
    for source in project.sources:
        put(project, source, source.text, project.codes[0])
    async with at(project) as seat:
        await seat.press("G")
        assert not isinstance(seat.app.screen, Listing)
        assert "Everything" in seat.message
        await seat.press("U")
        assert "no further stretch" in seat.message


# --- going through the extracts


async def test_extract_after_extract_is_kept_recoded_uncoded_and_skipped(project: Project) -> None:
    put(project, project.sources[0], "And a new pump.", project.codes[0])
    async with at(project) as seat:
        await seat.press("R", "enter")
        assert seat.marked == FIRST
        assert seat.message == "1 of 4: WP waiting for the phone"
        assert seat.keys[:3] == ["k keep", "e recode", "x uncode"]
        await seat.press("k")
        assert seat.marked == SECOND
        assert seat.message == "2 of 4: DO distance to the office, OE old equipment"
        await seat.press("e", "o", "e", "enter", "p", "w", "enter")
        assert tags_on(project, SECOND) == ["DO", "PW"]
        assert seat.marked == THIRD
        await seat.press("x")
        assert tags_on(project, THIRD) == []
        await seat.press("space")
        assert seat.message.startswith("That was the last one")
        assert [verdict for _round, _words, verdict in verdicts(project)] == [
            "kept", "recoded", "uncoded", "skipped",
        ]  # fmt: skip
        assert "c code" in seat.keys


async def test_all_of_it_in_one_burst(project: Project) -> None:
    async with at(project) as seat:
        await seat.burst("R", "enter", "k", "e", *"do", "enter", *"ba", "enter", "x", "c", "pw")
        assert tags_on(project, FIRST) == ["WP"]
        assert tags_on(project, SECOND) == ["BA", "OE"]
        assert tags_on(project, THIRD) == []


async def test_one_step_back_is_one_extract_back_and_no_further(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("R", "enter", "k", "x", "tab", "enter")
        assert seat.marked == THIRD
        assert tags_on(project, SECOND) in (["DO"], ["OE"])
        await seat.press("u")
        assert seat.marked == SECOND
        assert tags_on(project, SECOND) == ["DO", "OE"]
        await seat.press("u", "u")
        assert seat.marked == FIRST
        assert verdicts(project) == []
        assert "Nothing has been done" in seat.message
        assert len(project.codings) == 4


async def test_it_stops_and_goes_on_where_it_was_on_another_day(path: Path) -> None:
    with tuicode.open(path) as project:
        async with at(project) as seat:
            await seat.press("R", "enter", "k", "q")
            assert seat.message == "Stopped; 2 extracts are left, R goes on with them."
            await seat.press("c", "escape")
            assert not seat.prompt.is_open
    with tuicode.open(path) as project:
        async with at(project) as seat:
            await seat.press("R")
            assert "2 extracts left" in seat.text
            await seat.press("enter")
            assert seat.marked == SECOND
            assert seat.message.startswith("2 of 3")


async def test_when_all_are_done_a_new_round_is_asked_for(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("R", "enter", "k", "k", "k", "R")
        assert "all once more" in seat.text
        await seat.press("escape")
        assert reviews.current_round(project) == 1
        await seat.press("R", "enter", "k")
        assert [one[0] for one in verdicts(project)] == [1, 1, 1, 2]


async def test_in_all_sources_it_goes_on_into_the_next_one(project: Project) -> None:
    put(project, project.sources[1], "The silence, I think.", codes.create(project, "quiet"))
    async with at(project) as seat:
        await seat.press("R", "down", "enter", "k", "k", "k")
        assert seat.transcript.source == project.sources[1]
        assert seat.marked == "The silence, I think."
        await seat.press("u")
        assert seat.transcript.source == project.sources[0]
        assert seat.marked == THIRD


async def test_meanwhile_other_keys_do_nothing_and_arrows_look_around(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("R", "enter")
        for key in ("c", "i", "f", "o", "d", "1", "R", "G", "h", "p", "w", "tab"):
            await seat.press(key)
            assert not seat.prompt.is_open
            assert isinstance(seat.app.screen, ReadAndCode)
            assert seat.focus == "transcript"
        await seat.press("down", "down", "down", "n", "h", "m", "enter")
        (memo,) = project.tables.table("memos").values()
        assert project.sources[0].text[memo.start : memo.end] == FIRST
        await seat.press("down", "k")
        assert verdicts(project) == [(1, FIRST, "kept")]
        await seat.press("question_mark", "q")
        assert seat.marked == SECOND


async def test_without_extracts_there_is_nothing_to_go_through(project: Project) -> None:
    for coding in project.codings:
        with project.transaction("uncode") as transaction:
            transaction.delete("codings", coding.id)
    async with at(project) as seat:
        await seat.press("R")
        assert not seat.prompt.is_open
        assert "no extracts" in seat.message


def test_each_key_of_the_review_is_an_action_with_a_method() -> None:
    keys = [key for action in REVIEW for key in action.keys.split(",")]
    assert len(set(keys)) == len(keys)
    assert all(callable(getattr(ReadAndCode, f"action_{action.name}")) for action in REVIEW)
