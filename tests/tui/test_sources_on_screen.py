from __future__ import annotations

import msgspec
import pytest
from invented_interviews import FIRST, add_interview, in_no_file
from seat import LARGE, SMALL, at

from tuicode.model import codings, sources
from tuicode.model.project import Project, new_contents
from tuicode.model.records import Source

SIZES = pytest.mark.parametrize("size", [SMALL, LARGE])


def showing(source: Source) -> Project:
    """Return a project with just this source, as a file may hold it."""
    contents = new_contents("Odd", "Kari")
    contents.sources[source.id] = source
    return Project(contents, "Kari")


@SIZES
async def test_one_comes_back_to_where_one_was(project: Project, size: tuple[int, int]) -> None:
    async with at(project, size) as seat:
        await seat.press("g", "8", "enter", "s", "down", "enter")
        assert seat.transcript.source == project.sources[1]
        assert seat.marked == "You both came from other work."
        assert seat.focus == "transcript"
        assert seat.status.count("Interview 2") == 1
        await seat.press("right", "right", "s", "up", "enter")
        assert seat.marked == "Two of us on every shift."
        assert seat.marked_rows
        await seat.press("s", "down", "enter")
        assert seat.marked == "The silence, I think."


async def test_the_unit_stays_the_same_in_another_source(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("w", "s", "down", "enter")
        assert seat.marked == "You"
        assert "by word" in seat.status


async def test_the_list_of_sources_tells_which_is_open_and_how_much_is_coded(
    project: Project,
) -> None:
    async with at(project, LARGE) as seat:
        assert "▸ Interview 1" in seat.text
        await seat.press("s", "down", "enter", "c", "p", "w", "enter")
        assert "▸ Interview 2" in seat.text
        row = next(row for row in seat.rows if "▸ Interview 2" in row)
        assert row.endswith(" 1")


async def test_many_sources_are_scrolled_through(project: Project) -> None:
    for number in range(3, 40):
        add_interview(project, f"Interview {number}", [("Anne", f"Words of {number}.")])
    async with at(project) as seat:
        await seat.press("s", *["down"] * 30, "enter")
        assert seat.marked == f"Words of {seat.status.split('Interview ')[1].split()[0]}."
        await seat.press("s", "end", "enter")
        assert seat.marked.startswith("Words of")
        await seat.press("s")
        assert any("▸" in row for row in seat.rows)


@SIZES
async def test_an_empty_project_says_what_to_do(size: tuple[int, int]) -> None:
    project = in_no_file()
    async with at(project, size) as seat:
        assert "press I to import" in seat.message
        for (
            key
        ) in "c r x u y space w f + - . , g s l tab enter up down left right home end".split():
            await seat.press(key)
        await seat.press("pageup", "pagedown", "escape", "escape")
        assert seat.app.is_running
        assert project.codes == []


async def test_a_source_that_is_undone_goes_and_comes_again() -> None:
    project = in_no_file()
    add_interview(project, "Interview 1", FIRST[:2])
    add_interview(project, "Interview 2", FIRST[2:])
    async with at(project) as seat:
        await seat.press("s", "down", "enter", "u")
        assert seat.transcript.source == project.sources[0]
        await seat.press("u", "u", "u")
        assert project.sources == []
        assert seat.transcript.source is None
        for key in ["c", "right", "f", "x", ".", "down"]:
            await seat.press(key)
        assert not seat.prompt.is_open
        assert "Interview" not in "".join(seat.rows[:-1])
        await seat.press("y", "y", "y")
        assert seat.transcript.source == project.sources[0]
        await seat.press("c", *"new", "enter")
        assert len(project.codings) == 1


async def test_a_source_that_comes_while_one_looks_is_shown() -> None:
    project = in_no_file()
    async with at(project, LARGE) as seat:
        add_interview(project, "Interview 1", FIRST)
        await seat.settle()
        assert "Interview 1" in seat.text


@SIZES
async def test_a_source_without_speakers_is_read_and_coded(size: tuple[int, int]) -> None:
    project = in_no_file()
    words = "Only notes. " * 40 + "Nobody is named.\n\nA last line."
    sources.add(project, "Notes", [sources.NewTurn(words)])
    async with at(project, size) as seat:
        assert "turn 1/1" in seat.status
        await seat.press("c", *"notes", "enter", "end", "r")
        assert len(project.codings) == 2
        assert seat.marked == "A last line."


@SIZES
async def test_a_source_without_turns_is_read_and_coded(size: tuple[int, int]) -> None:
    project = showing(Source(id=1, name="Bare", text="One thing. Another thing."))
    async with at(project, size) as seat:
        assert "turn 1/1" in seat.status
        await seat.press("g")
        assert "1 to 1" in seat.text
        await seat.press("1", "enter", "right", "c", *"thing", "enter")
        assert [(one.start, one.end) for one in project.codings] == [(11, 25)]


@SIZES
@pytest.mark.parametrize("text", ["", " ", "\n\n"])
async def test_a_source_without_words_can_be_looked_at(size: tuple[int, int], text: str) -> None:
    project = showing(Source(id=1, name="Nothing", text=text))
    async with at(project, size) as seat:
        for key in "down up left right pagedown home end space . , w x u escape".split():
            await seat.press(key)
        await seat.press("c", "a", "enter", "f", "a", "enter", "g", "1", "enter")
        assert project.codings == []
        assert seat.app.is_running


async def test_a_participant_of_nobody_and_one_with_a_long_name() -> None:
    project = in_no_file(("", "Nobody says this."), ("A" * 90, "Somebody says that."))
    async with at(project) as seat:
        assert seat.rows[2].split()[:2] == ["1", "–"]
        assert "AAAA…" in seat.rows[4]
        assert seat.rows[4].rstrip().endswith("│")


@pytest.mark.parametrize("size", [(30, 10), (40, 12), (60, 16), (200, 60), (320, 24)])
async def test_any_size_of_terminal_shows_the_text(project: Project, size: tuple[int, int]) -> None:
    async with at(project, size) as seat:
        assert len(seat.rows) == size[1]
        for key in ["c", "escape", "f", *"pump", "enter", "l", "tab", "tab", "?", "q", ".", "end"]:
            await seat.press(key)
        assert "*laughs*" in seat.text


async def test_a_new_size_keeps_the_cursor_in_view(project: Project) -> None:
    async with at(project) as seat:
        for keys in (["end"], ["g", "4", "enter"], ["home"], ["."], ["g", "5", "enter", "w"]):
            await seat.press(*keys)
            marked = seat.marked
            for size in ((120, 40), (80, 24), (200, 12), (50, 20), (80, 24)):
                await seat.resize(*size)
                assert seat.marked == marked
                assert seat.marked_rows
                assert marked.split()[0] in " ".join(seat.marked_rows)


async def test_what_was_found_and_marked_is_still_so_in_another_size(project: Project) -> None:
    async with at(project) as seat:
        await seat.press("f", *"pump", "enter", "space", "right")
        marked = seat.marked
        await seat.resize(120, 40)
        painter = seat.transcript._painter
        assert painter is not None
        assert len(painter.hits) == 4
        assert painter.anchored
        assert seat.marked == marked


async def test_a_long_sentence_at_the_bottom_takes_more_lines_and_gives_them_back(
    project: Project,
) -> None:
    async with at(project, (50, 24)) as seat:
        await seat.press("w")
        height = seat.transcript.size.height
        await seat.burst("space", "space", "w")
        assert seat.message == "The cursor now moves by turn."
        assert seat.transcript.size.height == height
        await seat.press("space")
        assert seat.transcript.size.height < height
        seat.app.screen.say("word " * 200)
        await seat.settle()
        assert seat.rows[-1].endswith("…")
        assert seat.marked_rows
        await seat.press("w")
        assert seat.transcript.size.height == height


async def test_more_rows_make_the_turns_stand_apart(project: Project) -> None:
    async with at(project, (80, 24)) as seat:
        before = seat.rows.index(next(row for row in seat.rows if " 2 Participant 1" in row))
        await seat.resize(80, 40)
        after = seat.rows.index(next(row for row in seat.rows if " 2 Participant 1" in row))
        assert after == before + 1


async def test_codings_of_another_program_part_are_drawn_at_once(project: Project) -> None:
    async with at(project) as seat:
        codings.apply(project, project.sources[0], 0, 20, [project.code_named("PW")])
        await seat.settle()
        assert " PW " in seat.marked_rows[0]


async def test_a_renamed_code_is_shown_by_its_new_name(project: Project) -> None:
    async with at(project, LARGE) as seat:
        code = project.code_named("WP")
        changed = msgspec.structs.replace(code, name="the phone rings", tag="PR")
        with project.transaction("rename") as transaction:
            transaction.put(changed)
        await seat.settle()
        assert "waiting for the" not in seat.text
        assert "┃  PR  the phone rings" in seat.text
