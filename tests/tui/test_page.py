from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from invented_interviews import odd_turns, source_of

from tuicode.tui.cells import cells, width
from tuicode.tui.page import BLANK, HEADING, OTHERS, TEXT, Page, rows_shown, turns_passed_over

if TYPE_CHECKING:
    from tuicode.model.records import Source

columns_of_text = st.integers(8, 60)


def rows_of_turn(page: Page, turn: int) -> list[tuple[int, int]]:
    return [
        (page.starts[row], page.ends[row])
        for row in range(len(page))
        if page.kinds[row] == TEXT and page.turn_of[row] == turn
    ]


def lines(page: Page) -> list[str]:
    return [page.text[page.starts[row] : page.ends[row]]
            for row in range(len(page)) if page.kinds[row] == TEXT]  # fmt: skip


@given(odd_turns, columns_of_text)
@example([""], 8)
@example(["a\n\n\nb\n", "", " "], 8)
@example(["x" * 10_000], 50)
@example(["街" * 500 + " b"], 9)
@example(["e" + "\u0301" * 300 + " f"], 8)
def test_every_code_point_stands_in_one_row_in_order(turns: list[str], columns: int) -> None:
    source = source_of(*turns)
    page = Page(source, columns)
    for index, turn in enumerate(source.turns):
        rows = rows_of_turn(page, index)
        assert rows[0][0] == turn.start
        assert rows[-1][1] == turn.end
        for (start, end), (following, _end) in pairwise(rows):
            assert start <= end
            assert source.text[end:following] in {"", " ", "\n"}


@given(odd_turns, columns_of_text)
def test_no_row_is_wider_than_the_column(turns: list[str], columns: int) -> None:
    page = Page(source_of(*turns), columns)
    assert all(cells(line) <= columns for line in lines(page))


@given(odd_turns, columns_of_text)
def test_no_word_that_fits_is_broken(turns: list[str], columns: int) -> None:
    page = Page(source_of(*turns), columns)
    for index in range(len(turns)):
        for (start, end), (following, _end) in pairwise(rows_of_turn(page, index)):
            if following == end:
                begin = max(page.text.rfind(" ", 0, end), page.text.rfind("\n", 0, end)) + 1
                assert begin <= start


@given(odd_turns, columns_of_text)
def test_a_row_holds_the_positions_that_are_said_to_be_in_it(
    turns: list[str], columns: int
) -> None:
    source = source_of(*turns)
    page = Page(source, columns)
    for turn in source.turns:
        for position in range(turn.start, turn.end + 1):
            row = page.row_of(position)
            assert page.kinds[row] == TEXT
            assert page.starts[row] <= position <= page.ends[row] + 1


@given(odd_turns, columns_of_text)
def test_a_cell_leads_back_to_the_position_drawn_there(turns: list[str], columns: int) -> None:
    source = source_of(*turns)
    page = Page(source, columns)
    for row in range(len(page)):
        for position in range(page.starts[row], page.ends[row]):
            column = page.column_of(row, position)
            assert 0 <= column <= columns
            if width(source.text[position]):
                assert page.position_at(row, column) == position
        beyond = page.position_at(row, 10_000)
        assert page.starts[row] <= beyond <= max(page.ends[row] - 1, page.starts[row])


@given(odd_turns, columns_of_text, st.booleans())
def test_each_turn_has_one_heading_above_its_text(
    turns: list[str], columns: int, roomy: bool
) -> None:
    page = Page(source_of(*turns), columns, roomy=roomy)
    kinds = [(page.turn_of[row], page.kinds[row]) for row in range(len(page))]
    for index in range(len(turns)):
        own = [kind for turn, kind in kinds if turn == index]
        space = [BLANK] if roomy and index else []
        assert own == [*space, HEADING, *[TEXT] * (len(own) - 1 - len(space))]
        assert own[-1] == TEXT
    assert [turn for turn, _kind in kinds] == sorted(turn for turn, _kind in kinds)


def spoken(turns: list[str], speakers: list[int]) -> Source:
    source = source_of(*turns)
    said = zip(source.turns, speakers, strict=False)
    told = tuple(msgspec.structs.replace(turn, participant=who) for turn, who in said)
    return msgspec.structs.replace(source, turns=told)


some_speakers = st.lists(st.integers(1, 3), min_size=6, max_size=6)


@given(odd_turns, some_speakers, columns_of_text, st.booleans(), st.booleans())
def test_only_the_turns_of_some_are_laid_out_and_the_others_are_counted(
    turns: list[str], speakers: list[int], columns: int, roomy: bool, reading: bool
) -> None:
    source, only = spoken(turns, speakers), frozenset({1, 2})
    page = Page(source, columns, roomy=roomy, reading=reading, only=only)
    whole = Page(source, columns, roomy=roomy, reading=reading)
    for index, turn in enumerate(source.turns):
        is_shown = turn.participant in only
        assert rows_of_turn(page, index) == (rows_of_turn(whole, index) if is_shown else [])
        for position in range(turn.start, turn.end + 1):
            row = page.row_of(position)
            assert page.shows(position) == is_shown
            assert page.kinds[row] == (TEXT if is_shown else OTHERS)
            assert page.starts[row] <= position <= page.ends[row] + 1
    passed_over = [row for row in range(len(page)) if page.kinds[row] == OTHERS]
    left_out = sum(turn.participant not in only for turn in source.turns)
    assert sum(turns_passed_over(page, row) for row in passed_over) == left_out
    assert list(page.starts) == sorted(page.starts)
    assert not (reading and HEADING in page.kinds)


@given(odd_turns, some_speakers, st.integers(0, 200), st.integers(1, 200))
def test_the_rows_of_a_span_begin_and_end_with_text(
    turns: list[str], speakers: list[int], start: int, size: int
) -> None:
    source = spoken(turns, speakers)
    page = Page(source, 20, roomy=True, only=frozenset({1}))
    rows = rows_shown(page, start, start + size)
    inside = [one for one in source.turns if one.start < start + size and start < one.end]
    if rows:
        assert page.kinds[rows[0]] == page.kinds[rows[-1]] == TEXT
    elif start + size <= len(source.text):
        assert not [one for one in inside if one.participant == 1]


@given(odd_turns, some_speakers)
def test_the_turn_beyond_is_the_nearest_one_shown(turns: list[str], speakers: list[int]) -> None:
    source = spoken(turns, speakers)
    page = Page(source, 20, only=frozenset({2}))
    numbers = [n for n, turn in enumerate(source.turns) if turn.participant == 2]
    for index, turn in enumerate(source.turns):
        after = next((source.turns[n] for n in numbers if n > index), None)
        before = next((source.turns[n] for n in reversed(numbers) if n < index), None)
        assert page.turn_beyond(turn.start, 1) == after
        assert page.turn_beyond(turn.start, -1) == before


def test_text_without_turns_is_one_turn() -> None:
    source = msgspec.structs.replace(source_of("one two three four"), turns=())
    page = Page(source, 10)
    assert list(page.kinds) == [HEADING, TEXT, TEXT]
    assert lines(page) == ["one two", "three four"]


@pytest.mark.parametrize(
    ("turn", "rows"),
    [
        ("one two three", ["one two", "three"]),
        ("12345678 90", ["12345678", "90"]),
        ("123456789 0", ["12345678", "9 0"]),
        ("街灯街灯 街灯", ["街灯街灯", "街灯"]),
        ("街灯a街灯", ["街灯a街", "灯"]),
        ("a\n\nb", ["a", "", "b"]),
        ("", [""]),
    ],
)
def test_wrapping(turn: str, rows: list[str]) -> None:
    assert lines(Page(source_of(turn), 8)) == rows


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert lines(Page(source_of("aaaaaaae\u0301bb"), 8)) == ["aaaaaaae\u0301", "bb"]
