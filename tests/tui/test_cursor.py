from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from invented_interviews import FIRST, in_no_file, odd_turns, source_of

from tuicode.tui.cursor import Cursor

moves = st.lists(
    st.sampled_from(["on", "back", "anchor", "unit", "go", "end", "mark"]), max_size=40
)


@given(odd_turns, moves, st.integers(0, 300))
def test_wherever_one_goes_something_in_the_text_has_the_cursor(
    turns: list[str], taken: list[str], position: int
) -> None:
    source = source_of(*turns)
    cursor = Cursor(source, min(position, len(source.text)))
    for move in taken:
        if move == "on":
            cursor.step(1)
        elif move == "back":
            cursor.step(-1)
        elif move == "anchor":
            cursor.toggle_anchor()
        elif move == "unit":
            cursor.next_unit_kind()
        elif move == "end":
            cursor.to_other_end()
        elif move == "mark":
            cursor.mark(cursor.span)
        else:
            cursor.go(position % (len(source.text) + 1))
        start, end = cursor.span
        assert 0 <= start <= cursor.focus[0] <= cursor.focus[1] <= end <= len(source.text)
        assert start < end or not source.text.strip()
        assert 0 <= cursor.turn_index < len(turns)


def walked(text_of: Cursor, text: str) -> list[str]:
    seen = []
    while not seen or text[slice(*text_of.focus)] != seen[-1]:
        seen.append(text[slice(*text_of.focus)])
        text_of.step(1)
    return seen


def test_one_walks_through_every_sentence_and_stops_at_the_end() -> None:
    source = in_no_file(*FIRST[:3]).sources[0]
    cursor = Cursor(source)
    assert walked(cursor, source.text) == [
        "Welcome, all of you.",
        "What does a night on call look like out here?",
        "It begins with the phone.",
        "You lie there and wait for it, and you tell yourself that you are resting.",
        "I never sleep well before two.",
        "Then it rings, and it is the pump again.",
        "*laughs* The pump?",
    ]


def test_from_an_anchor_both_ways_mark_whole_units() -> None:
    source = source_of("One two. Three four. Five six.")
    cursor = Cursor(source, 10)
    cursor.toggle_anchor()
    cursor.step(1)
    assert source.text[slice(*cursor.span)] == "Three four. Five six."
    cursor.step(-1)
    cursor.step(-1)
    assert source.text[slice(*cursor.span)] == "One two. Three four."
    cursor.toggle_anchor()
    assert source.text[slice(*cursor.span)] == "One two."


def test_the_unit_goes_round() -> None:
    source = source_of("One two. Three four.", "Five.")
    cursor = Cursor(source, 9)
    assert cursor.next_unit_kind() == "word"
    assert cursor.anchor is None
    assert source.text[slice(*cursor.span)] == "Three"
    assert cursor.next_unit_kind() == "turn"
    assert source.text[slice(*cursor.span)] == "One two. Three four."
    assert cursor.next_unit_kind() == "sentence"


def test_what_is_marked_grows_and_shrinks_by_unit_from_either_end() -> None:
    source = source_of("One two. Three four. Five six.", "Seven.")

    def words() -> str:
        return source.text[slice(*cursor.span)]

    cursor = Cursor(source, 9)
    cursor.toggle_anchor()
    cursor.step(1)
    assert words() == "Three four. Five six."
    cursor.next_unit_kind()
    assert words() == "Three four. Five six."
    cursor.step(-1)
    assert words() == "Three four. Five"
    cursor.to_other_end()
    assert words() == "Three four. Five"
    cursor.next_unit_kind()
    cursor.next_unit_kind()
    assert (cursor.unit, words()) == ("sentence", "Three four. Five")
    cursor.step(-1)
    assert words() == "One two. Three four. Five"
    cursor.to_other_end()
    cursor.step(1)
    assert words() == "One two. Three four. Five six.\nSeven."
    cursor.to_other_end()
    cursor.step(1)
    cursor.step(1)
    assert words() == "Five six.\nSeven."


def test_an_extract_that_was_gone_to_grows_and_shrinks_too() -> None:
    source = source_of("One two three four five.")
    cursor = Cursor(source, 0, "word")
    cursor.mark((4, 18))
    cursor.to_other_end()
    assert source.text[slice(*cursor.span)] == "two three four"
    assert not cursor.picked
    cursor.step(1)
    assert source.text[slice(*cursor.span)] == "three four"
    cursor.to_other_end()
    cursor.step(1)
    assert source.text[slice(*cursor.span)] == "three four five."


def test_where_nothing_is_marked_there_is_no_other_end() -> None:
    cursor = Cursor(source_of("One two."))
    cursor.to_other_end()
    assert (cursor.anchor, cursor.span) == (None, (0, 8))


def test_a_span_is_marked_as_it_is() -> None:
    cursor = Cursor(source_of("One two. Three four."))
    cursor.mark((2, 11))
    assert cursor.span == (2, 11)
