"""A source laid out in rows for a given width: plain arrays of offsets, no widgets.

Wrapping from the right edge with `str.rfind` lays out a million words in some 30 ms.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from tuicode.model.records import Turn
from tuicode.tui.cells import one_cell_each, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.records import Source

BLANK, HEADING, TEXT, OTHERS = 0, 1, 2, 3
"""The kinds of rows: space, who speaks, what is said, and turns that are passed over."""

START = attrgetter("start")


class Page:
    """The rows of one source: for each its kind, turn (from 0), and span of code points.

    For reading, no row says who speaks. With `only`, the turns of these participants are laid
    out, and a row stands for those between them.
    """

    def __init__(
        self,
        source: Source,
        columns: int,
        *,
        roomy: bool = False,
        reading: bool = False,
        only: frozenset[int] | None = None,
    ) -> None:
        self.text = source.text
        self.turns = source.turns or (Turn(start=0, end=len(source.text)),)
        self.columns = max(columns, 8)
        self.reading = reading
        self.only = only
        self.layout = (self.columns, roomy, reading, only)
        self.kinds = array("b")
        self.turn_of = array("l")
        self.starts = array("q")
        self.ends = array("q")
        self.turns_shown: Sequence[int] = range(len(self.turns))
        if only is not None:
            self.turns_shown = [i for i in self.turns_shown if self.turns[i].participant in only]
        self._lay_out(spaced=roomy or reading)

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

    def shows(self, position: int) -> bool:
        """Tell whether the turn at a position is laid out."""
        return self.only is None or self.kinds[self.row_of(position)] != OTHERS

    def turn_beyond(self, position: int, steps: int) -> Turn | None:
        """Return the first turn laid out after that at a position, or the last before it."""
        turns, shown = self.turns, self.turns_shown
        here = bisect_right(turns, position, key=START) - 1
        index = bisect_right(shown, here) if steps > 0 else bisect_left(shown, here) - 1
        return turns[shown[index]] if 0 <= index < len(shown) else None

    def _lay_out(self, *, spaced: bool) -> None:
        due = 0
        for index in self.turns_shown:
            if index > due:
                self._pass_over(due, index - 1, spaced=spaced)
            turn = self.turns[index]
            if spaced and self.starts:
                self._add(BLANK, index, turn.start, turn.start)
            if not self.reading:
                self._add(HEADING, index, turn.start, turn.start)
            self._lay_turn(index, turn)
            due = index + 1
        if due < len(self.turns):
            self._pass_over(due, len(self.turns) - 1, spaced=spaced)

    def _pass_over(self, first: int, last: int, *, spaced: bool) -> None:
        start = self.turns[first].start
        if spaced and self.starts:
            self._add(BLANK, first, start, start)
        self._add(OTHERS, first, start, self.turns[last].end)

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


def rows_shown(page: Page, start: int, end: int) -> range:
    """Return the rows from the first to the last one of text that shows words of a span."""
    first, last = page.row_of(start), page.row_of(max(end - 1, start))
    while first <= last and page.kinds[first] != TEXT:
        first += 1
    while first <= last and page.kinds[last] != TEXT:
        last -= 1
    return range(first, last + 1)


def turns_passed_over(page: Page, row: int) -> int:
    """Return how many turns a row stands for."""
    last = bisect_right(page.turns, page.ends[row], key=START) - 1
    return last - page.turn_of[row] + 1
