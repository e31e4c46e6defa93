from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tuicode.tui.sent_lines import SentLines

WIDTH, HEIGHT = 24, 3
STYLES = [
    Style(), Style(bold=True), Style(color="red"), Style(bgcolor="blue"), Style(reverse=True),
    Style(color="#112233", bgcolor="#445566", italic=True), Style(underline=True, bold=True),
    Style(color="bright_green", bgcolor="color(200)", strike=True),
]  # fmt: skip
CONSOLE = Console()

styles = st.sampled_from(STYLES)
letters = st.sampled_from([*"ab  ·å│", " " * 10, "街", "e\u0301", "👍"])
# A mark may be in another style than the letter it stands on.
pairs = st.tuples(st.tuples(st.sampled_from("a·街"), styles), st.tuples(st.just("\u0301"), styles))
segments = st.lists(st.one_of(st.tuples(st.tuples(letters, styles)), pairs), max_size=14).map(
    lambda groups: [part for group in groups for part in group]
)
Seen = tuple[object, ...]


def strip_of(parts: list[tuple[str, Style]], width: int) -> Strip:
    return Strip([Segment(*part) for part in parts]).adjust_cell_length(width, Style())


def cells_of(strip: Strip) -> list[str]:
    """Return the text of each cell."""
    found: list[str] = []
    for segment in strip:
        for character in segment.text:
            size = Segment(character).cell_length
            if size == 0 and found:
                found[-1] += character
            found += [character] * min(size, 1) + [""] * (size - 1)
    return found


class Shown:
    """A terminal, and how many bytes it was sent."""

    def __init__(self) -> None:
        self._screen = pyte.Screen(WIDTH, HEIGHT)
        self._screen.reset_mode(7, private=True)  # no wrapping, as the program asks
        self._stream = pyte.Stream(self._screen)
        self.sent = 0

    def draw(self, update: object) -> None:
        sequences = update.render_segments(CONSOLE)  # type: ignore[attr-defined]
        self.sent = len(sequences.encode())
        self._stream.feed(sequences)

    @property
    def lines(self) -> list[list[Seen]]:
        rows = (self._screen.buffer[y] for y in range(HEIGHT))
        return [[seen(row[x]) for x in range(WIDTH)] for row in rows]


def seen(cell: pyte.screens.Char) -> Seen:
    """Return what one sees of a cell: of a blank not in which colour a letter would be."""
    lined = (cell.underscore, cell.strikethrough, cell.reverse)
    letter = (cell.fg, cell.bold, cell.italics) if cell.data.strip() or any(lined) else ()
    return (cell.data, cell.bg, *lined, *letter)


def as_it_is(lines: list[Strip]) -> list[list[Seen]]:
    """Return what a terminal shows that is sent all of it."""
    terminal = Shown()
    for y, line in enumerate(lines):
        terminal.draw(LayoutUpdate([[line]], Region(0, y, WIDTH, 1)))
    return terminal.lines


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


@given(st.lists(st.one_of(some_lines, part), max_size=8), some_lines, st.booleans())
def test_the_terminal_always_shows_what_the_screen_is(
    updates: list[list[Strip] | tuple[int, int, list[tuple[str, Style]]]],
    first: list[Strip],
    erases: bool,
) -> None:
    terminal, known, lines = Shown(), SentLines(erases=erases), first
    terminal.draw(known.changed(whole(lines)))
    for update in updates:
        if isinstance(update, list):
            lines = update
            terminal.draw(known.changed(whole(lines)))
        else:
            y, start, parts = update
            piece, line = in_part(lines[y], start, parts)
            if cells_of(line)[:start] != cells_of(lines[y])[:start]:
                continue  # it would begin in the middle of a letter
            lines = [*lines[:y], line, *lines[y + 1 :]]
            chops: list[dict[int, Strip | None]] = [{} for _line in lines]
            chops[y] = {0: None, start: piece} if start else {0: piece}
            ends = [[start, WIDTH] if start else [WIDTH]] * HEIGHT
            terminal.draw(known.changed(ChopsUpdate(chops, [(y, start, WIDTH)], ends)))
        assert terminal.lines == as_it_is(lines)


@given(some_lines)
def test_what_is_there_already_is_not_sent(lines: list[Strip]) -> None:
    known = SentLines()
    assert known.changed(whole(lines)).render_segments(CONSOLE)
    assert known.changed(whole(lines)).render_segments(CONSOLE) == ""
    known.forget()
    assert known.changed(whole(lines)).render_segments(CONSOLE)


def sent_for(former: list[Segment], now: list[Segment], *, erases: bool = False) -> bytes:
    """Return what is sent where a line becomes another."""
    known = SentLines(erases=erases)
    blank = Strip.blank(WIDTH)
    known.changed(whole([blank, Strip(former).adjust_cell_length(WIDTH), blank]))
    update = known.changed(whole([blank, Strip(now).adjust_cell_length(WIDTH), blank]))
    return update.render_segments(CONSOLE).encode()


def test_only_the_cells_between_those_that_are_the_same_are_sent() -> None:
    former = [Segment("abcdefghijkl")]
    now = [Segment("abcd"), Segment("ef", Style(bold=True)), Segment("ghijkl")]
    assert sent_for(former, now) == b"\x1b[2;5H\x1b[1mef\x1b[m"
    assert sent_for(former, former) == b""


def test_a_few_cells_that_are_the_same_are_sent_too_and_more_are_passed_over() -> None:
    assert sent_for([Segment("abcde")], [Segment("Xbcd.")]) == b"\x1b[2HXbcd."
    assert sent_for([Segment("abcdefgh")], [Segment("Xbcdefg.")]) == b"\x1b[2HX\x1b[6C."


def test_a_style_is_sent_where_it_changes_and_not_for_blanks() -> None:
    on = Style(color="#010203", bgcolor="#040506")
    bold = Style(color="#090909", bgcolor="#040506", bold=True)
    first, second = Segment("ab c", on), Segment(" de", bold)
    sent = b"\x1b[2H\x1b[38;2;1;2;3;48;2;4;5;6mab c \x1b[1;38;2;9;9;9mde\x1b[m"
    assert sent_for([], [first, second]) == sent


def test_many_blanks_are_a_number_where_a_terminal_erases_in_a_colour() -> None:
    former, now = [Segment("a" * 20)], [Segment(" " * 19 + "a", Style(bgcolor="blue"))]
    assert sent_for(former, now, erases=True) == b"\x1b[2H\x1b[44m\x1b[19X\x1b[19Ca\x1b[m"
    assert sent_for(former, now) == b"\x1b[2H\x1b[44m" + b" " * 19 + b"a\x1b[m"


@pytest.mark.parametrize("style", [Style(reverse=True), Style(underline=True)])
def test_blanks_that_are_seen_are_sent(style: Style) -> None:
    assert b" " * 20 in sent_for([], [Segment(" " * 20, style)], erases=True)


def test_text_of_uncertain_width_is_sent_whole_and_what_follows_is_placed() -> None:
    former = [Segment("a街b"), Segment("cd", Style(bold=True))]
    now = [Segment("a街X"), Segment("ce", Style(bold=True))]
    place = b"\x1b[2;6H"
    assert sent_for(former, now) == b"\x1b[2H" + "a街X".encode() + place + b"\x1b[1me\x1b[m"


def test_another_size_is_drawn_whole() -> None:
    known = SentLines()
    lines = [Strip([Segment("ab")])] * 2
    known.changed(LayoutUpdate([[line] for line in lines], Region(0, 0, 2, 2)))
    wider = [Strip([Segment("ab ")])] * 2
    sent = known.changed(LayoutUpdate([[line] for line in wider], Region(0, 0, 3, 2)))
    assert sent.render_segments(CONSOLE) == "\x1b[1Hab \x1b[2Hab "


@pytest.mark.parametrize("span", [(1, 2, 5), (1, 0, 12)])
def test_before_the_first_whole_screen_all_is_sent(span: tuple[int, int, int]) -> None:
    update = ChopsUpdate([{}, {0: Strip([Segment("abc")])}], [span], [[], [3]])
    assert SentLines().changed(update) is update
