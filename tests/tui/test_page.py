from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from invented_interviews import odd_turns, source_of

from tuicode.tui.cells import cells, width
from tuicode.tui.page import BLANK, HEADING, TEXT, Page

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
