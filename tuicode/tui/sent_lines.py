"""What the terminal shows already, so that it is not sent again.

Where anything is laid out anew Textual sends the whole screen, and then each widget that got
another size once more: 19 KB at 80x24 and 38 KB at 120x40, each time the prompt opens or
closes, which is a second or two on a slow line. Only what differs is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from tuicode.tui.cells import one_cell_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console


class Piece(msgspec.Struct, frozen=True):
    """A part of a line, from its cell `x` on."""

    x: int
    y: int
    strip: Strip


class Pieces(CompositorUpdate):
    """Parts of the screen that are sent."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = list(pieces)

    def render_segments(self, console: Console) -> str:
        """Return them as they go to the terminal."""
        return "".join(
            Control.move_to(piece.x, piece.y).segment.text + piece.strip.render(console)
            for piece in self._pieces
        )


class SentLines:
    """The lines as they stand on the terminal."""

    def __init__(self) -> None:
        self._lines: list[Strip] = []
        self._width = 0

    def forget(self) -> None:
        """Take nothing for known: the terminal may show something else."""
        self._lines = []

    def changed(self, update: LayoutUpdate | ChopsUpdate) -> CompositorUpdate:
        """Return what of an update is to be sent, and take it for sent."""
        if isinstance(update, LayoutUpdate):
            return self._of_screen(update)
        if not self._lines:
            return update
        return self._differing(_pieces_of(update))

    def _of_screen(self, update: LayoutUpdate) -> CompositorUpdate:
        lines = [Strip.join(parts).simplify() for parts in update.strips]
        pieces = [Piece(0, y, line) for y, line in enumerate(lines)]
        if (len(self._lines), self._width) == (len(lines), update.region.width):
            return self._differing(pieces)
        self._lines, self._width = lines, update.region.width
        return Pieces(pieces)

    def _differing(self, pieces: Iterable[Piece]) -> Pieces:
        found = (self._replace(piece) for piece in pieces)
        return Pieces(piece for piece in found if piece is not None)

    def _replace(self, piece: Piece) -> Piece | None:
        """Put a piece into its line; return what of it does not stand there already."""
        line, strip = self._lines[piece.y], piece.strip.simplify()
        end = piece.x + strip.cell_length
        former = line.crop(piece.x, end)
        if former == strip:
            return None
        before, after = line.crop(0, piece.x), line.crop(end, line.cell_length)
        self._lines[piece.y] = Strip.join([before, strip, after]).simplify()
        left, right = _alike(former, strip)
        return Piece(piece.x + left, piece.y, strip.crop(left, strip.cell_length - right))


def _alike(former: Strip, now: Strip) -> tuple[int, int]:
    """Return how many cells at the left and at the right of two strips are the same."""
    if former.cell_length != now.cell_length:
        return 0, 0
    left = _same_at_first(former, now)
    right = _same_at_first(_backwards(former), _backwards(now))
    return left, min(right, now.cell_length - left)


def _backwards(strip: Strip) -> Iterator[Segment]:
    return (Segment(segment.text[::-1], segment.style) for segment in reversed(list(strip)))


def _same_at_first(former: Iterable[Segment], now: Iterable[Segment]) -> int:
    """Return how many cells are the same; text of uncertain width is never cut."""
    runs, others = iter(former), iter(now)
    run, other, same = next(runs, None), next(others, None), 0
    while run and other and run.style == other.style:
        narrow = _is_narrow(run) and _is_narrow(other)
        alike = _letters_alike(run.text, other.text)
        size = min(len(run.text), len(other.text))
        if alike < size or not (narrow or run.text == other.text):
            return same + (alike if narrow else 0)
        same += size if narrow else run.cell_length
        run = _rest(run, size) or next(runs, None)
        other = _rest(other, size) or next(others, None)
    return same


def _is_narrow(run: Segment) -> bool:
    return one_cell_each(run.text, 0, len(run.text))


def _letters_alike(text: str, other: str) -> int:
    size = min(len(text), len(other))
    if text[:size] == other[:size]:
        return size
    return next(at for at in range(size) if text[at] != other[at])


def _rest(run: Segment, size: int) -> Segment | None:
    return Segment(run.text[size:], run.style) if size < len(run.text) else None


def _pieces_of(update: ChopsUpdate) -> Iterator[Piece]:
    for y, start, stop in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= stop and end > start:
                inside = start <= x < stop and end <= stop
                yield Piece(x, y, strip if inside else strip.crop(0, min(end, stop) - x))
