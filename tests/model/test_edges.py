from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_units import source_of, turns_said

from tuicode.model.edges import Edge, moved_edge, nearest_edge
from tuicode.model.units import UNITS, Unit, Units

TURNS = ("One two. Three four, five. Six.", "Seven eight nine.")
TEXT = "\n".join(TURNS)
UNITS_OF = Units(source_of(*TURNS))


@pytest.mark.parametrize(
    ("words", "edge", "steps", "unit", "moved"),
    [
        ("Three four", "end", 1, "word", "Three four,"),
        ("Three four,", "end", 1, "word", "Three four, five."),
        ("Three four,", "end", -1, "word", "Three"),
        ("Three", "end", -1, "word", "Three"),
        ("Three", "start", 1, "word", "Three"),
        ("Three four", "start", 1, "word", "four"),
        ("Three four", "start", -1, "word", "two. Three four"),
        ("Three four", "start", -1, "sentence", "One two. Three four"),
        ("Three four", "end", 1, "sentence", "Three four, five."),
        ("Three four, five.", "end", 1, "sentence", "Three four, five. Six."),
        ("Six.", "end", 1, "sentence", "Six.\nSeven eight nine."),
        ("Six.\nSeven eight nine.", "end", -1, "word", "Six.\nSeven eight"),
        ("Six.\nSeven eight nine.", "start", 1, "turn", "Seven eight nine."),
        ("One two.", "start", -1, "word", "One two."),
        ("eight nine.", "end", 1, "turn", "eight nine."),
        ("hree fou", "end", 1, "word", "hree four,"),
        ("hree fou", "end", -1, "word", "hree"),
        ("hree fou", "start", -1, "word", "Three fou"),
    ],
)
def test_an_edge_goes_to_the_next_beginning_or_end_of_a_unit(
    words: str, edge: Edge, steps: int, unit: Unit, moved: str
) -> None:
    start = TEXT.index(words)
    found = moved_edge(UNITS_OF, (start, start + len(words)), edge, steps, unit)
    assert TEXT[slice(*found)] == moved


@pytest.mark.parametrize(
    ("place", "edge"),
    [((10, 12), "start"), ((17, 20), "end"), ((10, 20), "end"), ((5, 8), "start")],
)
def test_the_nearer_edge_is_the_one_to_move(place: tuple[int, int], edge: Edge) -> None:
    assert nearest_edge((10, 20), place) == edge


@given(
    turns_said,
    st.lists(st.tuples(st.sampled_from(["start", "end"]), st.sampled_from([-1, 1]), st.sampled_from(UNITS)), max_size=20),
    st.integers(0, 100),
)  # fmt: skip
def test_however_edges_are_moved_words_are_left_and_only_that_edge_moves(
    turns: list[str], moves: list[tuple[Edge, int, Unit]], place: int
) -> None:
    source = source_of(*turns)
    units = Units(source)
    span = units.at(min(place, len(source.text)), "word")
    if not source.text.strip():
        return
    for edge, steps, unit in moves:
        moved = moved_edge(units, span, edge, steps, unit)
        assert 0 <= moved[0] < moved[1] <= len(source.text)
        words = source.text[slice(*moved)]
        assert words == words.strip()
        kept, way = (1, 0) if edge == "start" else (0, 1)
        assert moved[kept] == span[kept]
        assert (moved[way] - span[way]) * steps >= 0
        span = moved
