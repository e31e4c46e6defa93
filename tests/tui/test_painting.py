from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_interviews import FIRST, fill, in_no_file, odd_text, odd_turns, source_of
from rich.cells import cell_len

from tuicode.model import codes, codings
from tuicode.model.project import Project, new_contents
from tuicode.model.records import Code, Coding, Source, Turn
from tuicode.tui.cells import shown
from tuicode.tui.looks import DARK, HUES, LIGHT, PLAIN, SIXTEEN, Look, look_of
from tuicode.tui.margin import Margin
from tuicode.tui.page import HEADING, TEXT, Page
from tuicode.tui.painting import GUTTER, LANES, Painter

if TYPE_CHECKING:
    from textual.strip import Strip

LOOKS = [look_of(theme) for theme in (DARK, LIGHT, SIXTEEN, PLAIN)]


def painter_of(
    project: Project, source: Source, columns: int, look: Look = LOOKS[0], speaker: str = "Anne"
) -> Painter:
    page = Page(source, columns, roomy=True)
    return Painter(page, Margin(project, source.id, page), look, lambda _turn: speaker)


def coded(source: Source, spans: list[tuple[int, int]], names: list[str]) -> Project:
    """Return a project with that source as it is, and codes put on these spans."""
    contents = new_contents("Odd", "Kari")
    contents.sources[source.id] = source
    for number, name in enumerate(names, start=1):
        family = list(HUES)[number % len(HUES)]
        contents.codes[number] = Code(id=number, tag=name[:3] or "X", name=name, family=family)
    length = len(source.text)
    for number, (begin, size) in enumerate(spans if length else [], start=1):
        start = begin % length
        contents.codings[number] = Coding(
            id=number, source=source.id, start=start, end=min(start + size, length),
            code=number % len(names) + 1, pass_=next(iter(contents.passes)),
        )  # fmt: skip
    return Project(contents)


def plain(strip: Strip) -> str:
    return "".join(segment.text for segment in strip)


some_spans = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 90)), max_size=8)
code_names = st.lists(odd_text.map(lambda text: text[:30]), min_size=1, max_size=4)


@given(
    odd_turns, some_spans, code_names, odd_text, st.integers(1, 130), st.integers(8, 60),
    st.sampled_from(LOOKS),
)  # fmt: skip
def test_a_row_is_as_wide_as_asked_and_acts_on_no_terminal(  # noqa: PLR0917
    turns: list[str],
    spans: list[tuple[int, int]],
    names: list[str],
    speaker: str,
    width: int,
    columns: int,
    look: Look,
) -> None:
    source = source_of(*turns)
    timed = tuple(msgspec.structs.replace(turn, time=speaker[:20]) for turn in source.turns)
    source = msgspec.structs.replace(source, turns=timed)
    painter = painter_of(coded(source, spans, names), source, columns, look, speaker)
    painter.marked = (0, len(source.text) // 2)
    painter.hits = [(start, start + 3) for start in sorted({start // 4 * 4 for start, _ in spans})]
    for row in range(len(painter.page) + 1):
        strip = painter.row(row, width)
        assert strip.cell_length == width == sum(cell_len(segment.text) for segment in strip)
        assert not [one for one in plain(strip) if unicodedata.category(one) in {"Cc", "Cs"}]
        assert not set(plain(strip)) & set("\u202e\u2066\u061c\u200f")


@given(odd_turns, some_spans, st.integers(8, 60))
def test_the_words_are_those_of_the_source(
    turns: list[str], spans: list[tuple[int, int]], columns: int
) -> None:
    source = source_of(*turns)
    painter = painter_of(coded(source, spans, ["one", "two"]), source, columns)
    page = painter.page
    for row in range(len(page)):
        if page.kinds[row] == TEXT:
            words = shown(source.text[page.starts[row] : page.ends[row]])
            text = plain(painter.row(row, 140))[GUTTER:]
            assert text.startswith(words)
            assert text[len(words) :].partition("│")[0].strip() == ""


@given(odd_turns, some_spans, code_names, odd_text)
def test_the_codes_always_begin_in_the_same_cell(
    turns: list[str], spans: list[tuple[int, int]], names: list[str], speaker: str
) -> None:
    source = source_of(*(turn.replace("│", "") for turn in turns))
    timed = tuple(msgspec.structs.replace(turn, time="12:00:01" * 4) for turn in source.turns)
    source = msgspec.structs.replace(source, turns=timed)
    painter = painter_of(coded(source, spans, names), source, 30, speaker=speaker.replace("│", ""))
    for row in range(len(painter.page)):
        before, rule, _after = plain(painter.row(row, 80)).partition("│")
        assert rule
        assert cell_len(before) == GUTTER + 30 + 1


def style_at(strip: Strip, cell: int) -> object:
    (segment, *_rest) = strip.crop(cell, cell + 1)
    return segment.style


def test_brackets_and_audible_actions_differ_by_more_than_colour() -> None:
    source = source_of("I asked [name, employee] and *laughs* then went home to think it over.")
    for look in LOOKS:
        painter = painter_of(coded(source, [], ["x"]), source, 60, look)
        strip = painter.row(1, 80)
        bracket, action = style_at(strip, GUTTER + 9), style_at(strip, GUTTER + 31)
        speech = style_at(strip, GUTTER + 1)
        assert bracket.underline or bracket.bold
        assert action.bold
        assert not (speech.underline)
        assert not (speech.bold)


def test_a_bracket_that_runs_over_rows_is_one() -> None:
    source = source_of("so [" + "name " * 20 + "here] went")
    painter = painter_of(coded(source, [], ["x"]), source, 40)
    assert style_at(painter.row(2, 60), GUTTER + 2).underline


def test_a_shorter_extract_is_seen_in_a_longer_one() -> None:
    source = source_of("one two three four five six seven")
    project = coded(source, [(0, 30), (4, 3)], ["long", "short"])
    painter = painter_of(project, source, 40)
    strip = painter.row(1, 80)
    longer, shorter = style_at(strip, GUTTER + 1), style_at(strip, GUTTER + 5)
    assert longer.bgcolor != shorter.bgcolor


def test_extracts_that_meet_stand_side_by_side_and_too_many_are_told() -> None:
    source = source_of("one two three four five six seven eight nine ten eleven")
    spans = [(0, 20 + number) for number in range(LANES + 2)]
    painter = painter_of(coded(source, spans, ["x"]), source, 60)
    codes_column = plain(painter.row(1, 110)).partition("│")[2]
    assert codes_column.startswith(" ┃┃┃+ ")


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (80, " BA  being alone at night   DO  distance to the office   OE  old equipment"),
        (20, " BA   DO   OE "),
        (16, " BA   DO  +1"),
        (9, " BA  +2"),
    ],
)
def test_three_codes_on_one_line_are_named_as_there_is_room(room: int, told: str) -> None:
    project = fill(in_no_file())
    source = project.sources[0]
    start = source.text.index("*laughs* The pump?")
    codings.apply(project, source, start, start + 18, project.codes[:3])
    painter = painter_of(project, source, 40)
    row = plain(painter.row(painter.page.row_of(start), GUTTER + 40 + 3 + room))
    assert row.partition("┃ ")[2].rstrip() == told.rstrip()


def test_what_is_marked_has_a_bar_at_the_left() -> None:
    source = source_of("one two three four five six seven")
    painter = painter_of(coded(source, [], ["x"]), source, 14)
    painter.marked = (14, 18)
    bars = [plain(painter.row(row, 30))[0] for row in range(len(painter.page))]
    assert bars == [" ", " ", "▌", " "]


def test_a_heading_says_the_turn_the_speaker_and_the_time() -> None:
    source = source_of("one", "two")
    turn = Turn(start=4, end=7, time="00:12:01")
    source = msgspec.structs.replace(source, turns=(source.turns[0], turn))
    painter = painter_of(coded(source, [], ["x"]), source, 30)
    rows = [row for row in range(len(painter.page)) if painter.page.kinds[row] == HEADING]
    assert plain(painter.row(rows[1], 60)).split()[:3] == ["2", "Anne", "00:12:01"]


def test_a_turn_of_nobody_has_a_dash() -> None:
    project = in_no_file(("", "words of nobody"))
    painter = painter_of(project, project.sources[0], 30, speaker="")
    assert plain(painter.row(0, 60)).split()[:2] == ["1", "–"]


def test_a_found_place_wins_over_every_other_mark() -> None:
    project = fill(in_no_file())
    source = project.sources[0]
    painter = painter_of(project, source, 60)
    start = source.text.index("You lie there and wait for it")
    painter.marked, painter.hits = (start, start + 20), [(start + 4, start + 7)]
    row = painter.page.row_of(start)
    cell = GUTTER + painter.page.column_of(row, start + 4)
    assert style_at(painter.row(row, 100), cell).bgcolor == LOOKS[0].hit.bgcolor


def test_the_first_interview_is_painted_whole() -> None:
    project = fill(in_no_file())
    painter = painter_of(project, project.sources[0], 50)
    text = " ".join(
        plain(painter.row(row, 53))[GUTTER:].strip()
        for row in range(len(painter.page))
        if painter.page.kinds[row] == TEXT
    )
    assert text.split() == " ".join(words for _who, words in FIRST).split()


def test_a_code_that_is_made_later_gets_its_own_tag() -> None:
    project = in_no_file(*FIRST)
    code = codes.create(project, "night rest")
    codings.apply(project, project.sources[0], 0, 8, [code])
    painter = painter_of(project, project.sources[0], 50)
    assert " NR  night rest" in plain(painter.row(1, 90))
