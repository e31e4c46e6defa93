from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tuicode.tui.sent_lines import Pieces, SentLines

WIDTH, HEIGHT = 12, 3
STYLES = [Style(), Style(bold=True), Style(color="red")]
CONSOLE = Console()

letters = st.sampled_from([*"ab  ·å│", "街", "e\u0301", "👍"])
segments = st.lists(st.tuples(letters, st.sampled_from(STYLES)), max_size=14)


def strip_of(parts: list[tuple[str, Style]], width: int) -> Strip:
    return Strip([Segment(*part) for part in parts]).adjust_cell_length(width, Style())


def cells_of(strip: Strip) -> list[tuple[str, Style | None]]:
    """Return what a terminal shows in each cell."""
    found: list[tuple[str, Style | None]] = []
    for segment in strip:
        for character in segment.text:
            size = Segment(character).cell_length
            if size == 0 and found:
                found[-1] = (found[-1][0] + character, found[-1][1])
            found += [(character, segment.style)] * min(size, 1) + [("", None)] * (size - 1)
    return found


@dataclass
class Shown:
    """A terminal that draws the pieces it is sent."""

    lines: list[list[tuple[str, Style | None]]] = field(
        default_factory=lambda: [[("?", None)] * WIDTH for _line in range(HEIGHT)]
    )
    sent: int = 0

    def draw(self, update: object) -> None:
        assert isinstance(update, Pieces)
        for piece in update._pieces:
            drawn = cells_of(piece.strip)
            self.lines[piece.y][piece.x : piece.x + len(drawn)] = drawn
            self.sent += len(drawn)


def whole(lines: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[line] for line in lines], Region(0, 0, WIDTH, HEIGHT))


some_lines = st.lists(
    segments.map(lambda parts: strip_of(parts, WIDTH)), min_size=HEIGHT, max_size=HEIGHT
)
part = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), segments)


def in_part(line: Strip, start: int, parts: list[tuple[str, Style]]) -> tuple[Strip, Strip]:
    """Return a new piece of a line from a cell on, and the line with it."""
    piece = strip_of(parts, WIDTH - start)
    return piece, Strip.join([line.crop(0, start), piece])


@given(st.lists(st.one_of(some_lines, part), max_size=8), some_lines)
def test_the_terminal_always_shows_what_the_screen_is(
    updates: list[list[Strip] | tuple[int, int, list[tuple[str, Style]]]], first: list[Strip]
) -> None:
    terminal, known, lines = Shown(), SentLines(), first
    terminal.draw(known.changed(whole(lines)))
    for update in updates:
        if isinstance(update, list):
            lines = update
            terminal.draw(known.changed(whole(lines)))
        else:
            y, start, parts = update
            if cells_of(lines[y])[start][0] == "":
                continue
            piece, line = in_part(lines[y], start, parts)
            lines = [*lines[:y], line, *lines[y + 1 :]]
            chops: list[dict[int, Strip | None]] = [{} for _line in lines]
            chops[y] = {0: None, start: piece} if start else {0: piece}
            ends = [[start, WIDTH] if start else [WIDTH]] * HEIGHT
            terminal.draw(known.changed(ChopsUpdate(chops, [(y, start, WIDTH)], ends)))
        assert terminal.lines == [cells_of(line) for line in lines]


@given(some_lines)
def test_what_is_there_already_is_not_sent(lines: list[Strip]) -> None:
    known = SentLines()
    assert known.changed(whole(lines)).render_segments(CONSOLE)
    assert known.changed(whole(lines)).render_segments(CONSOLE) == ""
    known.forget()
    assert known.changed(whole(lines)).render_segments(CONSOLE)


def test_only_the_cells_between_those_that_are_the_same_are_sent() -> None:
    known, terminal = SentLines(), Shown()
    lines = [Strip([Segment("abcdefghijkl", STYLES[0])])] * HEIGHT
    terminal.draw(known.changed(whole(lines)))
    terminal.sent = 0
    middle = Strip([Segment("abcd", STYLES[0]), Segment("ef", STYLES[1]), Segment("ghijkl")])
    terminal.draw(known.changed(whole([lines[0], middle, lines[2]])))
    assert terminal.sent <= 8
    assert terminal.lines[1][4] == ("e", STYLES[1])


def test_another_size_is_drawn_whole() -> None:
    known = SentLines()
    lines = [Strip([Segment("ab")])] * 2
    known.changed(LayoutUpdate([[line] for line in lines], Region(0, 0, 2, 2)))
    wider = [Strip([Segment("ab ")])] * 2
    sent = known.changed(LayoutUpdate([[line] for line in wider], Region(0, 0, 3, 2)))
    assert isinstance(sent, Pieces)
    assert [piece.strip.cell_length for piece in sent._pieces] == [3, 3]


@pytest.mark.parametrize("span", [(1, 2, 5), (1, 0, 12)])
def test_before_the_first_whole_screen_all_is_sent(span: tuple[int, int, int]) -> None:
    update = ChopsUpdate([{}, {0: Strip([Segment("abc")])}], [span], [[], [3]])
    assert SentLines().changed(update) is update
