"""A source laid out in rows for a given width: plain arrays of offsets, no widgets.

Wrapping from the right edge with `str.rfind` lays out a million words in some 30 ms.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import TYPE_CHECKING

from tuicode.model.records import Turn
from tuicode.tui.cells import one_cell_each, width

if TYPE_CHECKING:
    from tuicode.model.records import Source

BLANK, HEADING, TEXT = 0, 1, 2
"""The kinds of rows: space between turns, who speaks, and what is said."""


class Page:
    """The rows of one source: for each its kind, turn (from 0), and span of code points."""

    def __init__(self, source: Source, columns: int, *, roomy: bool = False) -> None:
        self.text = source.text
        self.turns = source.turns or (Turn(start=0, end=len(source.text)),)
        self.columns = max(columns, 8)
        self.roomy = roomy
        self.kinds = array("b")
        self.turn_of = array("l")
        self.starts = array("q")
        self.ends = array("q")
        for index, turn in enumerate(self.turns):
            if roomy and index:
                self._add(BLANK, index, turn.start, turn.start)
            self._add(HEADING, index, turn.start, turn.start)
            self._lay_turn(index, turn)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.starts)

    def row_of(self, position: int) -> int:
        """Return the row that shows a position; never a heading that has text below it."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def column_of(self, row: int, position: int) -> int:
        """Return the cell within its row where a position is drawn."""
        start = self.starts[row]
        if one_cell_each(self.text, start, position):
            return position - start
        return sum(map(width, self.text[start:position]))

    def position_at(self, row: int, column: int) -> int:
        """Return the position drawn at a cell of a row, or the last one of the row."""
        start, end = self.starts[row], self.ends[row]
        if one_cell_each(self.text, start, end):
            return min(start + column, max(end - 1, start))
        for position in range(start, end):
            column -= width(self.text[position])
            if column < 0:
                return position
        return max(end - 1, start)

    def _lay_turn(self, index: int, turn: Turn) -> None:
        start = turn.start
        while start <= turn.end:
            line_end = self.text.find("\n", start, turn.end)
            end = turn.end if line_end < 0 else line_end
            self._lay_paragraph(index, start, end)
            start = end + 1

    def _lay_paragraph(self, index: int, start: int, end: int) -> None:
        # A million words are 100,000 rows: nothing is looked up or called twice here.
        narrow, columns, before = one_cell_each(self.text, start, end), self.columns, len(self)
        last_blank, add_start, add_end = self.text.rfind, self.starts.append, self.ends.append
        while start < end:
            limit = start + columns if narrow else self._limit(start, end)
            if limit >= end:
                break
            space = last_blank(" ", start, limit + 1)
            add_start(start)
            if space > start:
                add_end(space)
                start = space + 1
            else:
                add_end(limit)
                start = limit
        add_start(start)
        add_end(end)
        rows = len(self) - before
        self.kinds.extend([TEXT] * rows)
        self.turn_of.extend([index] * rows)

    def _limit(self, start: int, end: int) -> int:
        """Return the position up to which wide or combining characters fill a row."""
        used = 0
        for position in range(start, end):
            used += width(self.text[position])
            if used > self.columns:
                return max(position, start + 1)
        return end

    def _add(self, kind: int, turn: int, start: int, end: int) -> None:
        self.kinds.append(kind)
        self.turn_of.append(turn)
        self.starts.append(start)
        self.ends.append(end)
