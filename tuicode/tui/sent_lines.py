"""What the terminal shows already, so that it is not sent again.

Where anything is laid out anew Textual sends the whole screen, and then each widget that got
another size once more: 19 KB at 80x24 and 38 KB at 120x40, each time the prompt opens or
closes, which is a second or two on a slow line. Only the cells that differ are sent.
"""

from __future__ import annotations

from itertools import dropwhile, groupby, repeat
from typing import TYPE_CHECKING

import msgspec
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from tuicode.tui.cells import cells, one_cell_each, width
from tuicode.tui.pen import Pen, ground_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

Cell = tuple[str, Style]
"""What a cell shows. Text of uncertain width stands whole in its first cell, and "" in the rest."""

SHORT = 3
"""Cells that are rather sent again than passed over, where that takes no other style."""


class Piece(msgspec.Struct, frozen=True):
    """A part of a line, from its cell `x` on."""

    x: int
    y: int
    cells: list[Cell]


class Pieces(CompositorUpdate):
    """Parts of the screen that are sent; `erases` where blanks may be sent as a number."""

    def __init__(self, pieces: Iterable[Piece], *, erases: bool = False) -> None:
        self._pieces = list(pieces)
        self._erases = erases

    def render_segments(self, console: Console) -> str:
        """Return them as they go to the terminal."""
        pen = Pen(console._color_system, erases=self._erases)  # noqa: SLF001 - so does Textual
        for piece in self._pieces:
            x = piece.x
            for (_blank, style), run in groupby(piece.cells, key=_blank_and_style):
                texts = [text for text, _style in run]
                pen.write(x, piece.y, "".join(texts), len(texts), style)
                x += len(texts)
        return pen.finish()


class SentLines:
    """The lines as they stand on the terminal; `erases` where it can erase in a colour."""

    def __init__(self, *, erases: bool = False) -> None:
        self._erases = erases
        self._lines: list[list[Cell]] = []
        self._width = 0
        self._styles: dict[Style, Style] = {}

    def forget(self) -> None:
        """Take nothing for known: the terminal may show something else."""
        self._lines = []

    def changed(self, update: LayoutUpdate | ChopsUpdate) -> CompositorUpdate:
        """Return what of an update is to be sent, and take it for sent."""
        if isinstance(update, LayoutUpdate):
            pieces = self._of_screen(update)
        elif self._lines:
            pieces = self._differing(_strips_of(update))
        else:
            return update
        return Pieces(pieces, erases=self._erases)

    def _of_screen(self, update: LayoutUpdate) -> Iterator[Piece]:
        lines = [Strip.join(parts) for parts in update.strips]
        if (len(self._lines), self._width) == (len(lines), update.region.width):
            return self._differing((0, y, line) for y, line in enumerate(lines))
        self._lines, self._width = [self._cells(line) for line in lines], update.region.width
        return (Piece(0, y, list(line)) for y, line in enumerate(self._lines))

    def _differing(self, strips: Iterable[tuple[int, int, Strip]]) -> Iterator[Piece]:
        return (piece for x, y, strip in strips for piece in self._replace(x, y, strip))

    def _replace(self, x: int, y: int, strip: Strip) -> Iterator[Piece]:
        """Put a strip into its line; yield what of it does not stand there already."""
        line, now = self._lines[y], self._cells(strip)
        former = line[x : x + len(now)]
        if former != now:
            line[x : x + len(now)] = now
            for start, end in _runs(former, now):
                yield Piece(x + start, y, now[start:end])

    def _cells(self, strip: Strip) -> list[Cell]:
        found: list[Cell] = []
        for text, style, _control in strip.simplify():
            known = self._styles.setdefault(style or Style.null(), style or Style.null())
            if one_cell_each(text, 0, len(text)):
                blank = (" ", ground_of(known))
                found += [blank if one == " " else (one, known) for one in text]
                continue
            rest = "".join(dropwhile(lambda one: width(one) == 0, text))
            _join(found, text[: len(text) - len(rest)])
            if rest:
                found += [(rest, known), *repeat(("", known), cells(rest) - 1)]
        return found


def _join(found: list[Cell], marks: str) -> None:
    """Put marks that take no cell of their own to the text before them."""
    at = len(found) - 1
    while at > 0 and found[at][0] == "":
        at -= 1
    if at >= 0 and marks:
        found[at] = (found[at][0] + marks, found[at][1])


def _blank_and_style(cell: Cell) -> tuple[bool, Style]:
    return cell[0] == " ", cell[1]


def _runs(former: Sequence[Cell], now: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of cells to send, whole texts of uncertain width among them."""
    size, begin, end = len(former), -1, -1
    for at, cell in enumerate(now):
        if at < end or (at < size and former[at] == cell):
            continue
        first, last = at, at + 1
        while now[first][0] == "":
            first -= 1
        while last < len(now) and now[last][0] == "":
            last += 1
        if first > end >= 0 and not _goes_on(now[end - 1], now[end:first]):
            yield begin, end
            begin = -1
        begin, end = first if begin < 0 else begin, last
    if begin >= 0:
        yield begin, end


def _goes_on(before: Cell, between: Sequence[Cell]) -> bool:
    """Tell whether the cells between two runs are sent as well."""
    styles = (before[1], ground_of(before[1]))
    return len(between) <= SHORT and all(style in styles for _text, style in between)


def _strips_of(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, start, stop in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= stop and end > start:
                inside = start <= x < stop and end <= stop
                yield x, y, strip if inside else strip.crop(0, min(end, stop) - x)
