"""The transcript: the cursor in it, how it moves, and what is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message

from tuicode.model.rewording import Rewording
from tuicode.model.units import UNITS
from tuicode.tui.cursor import Cursor
from tuicode.tui.follower import Follower
from tuicode.tui.page import OTHERS, TEXT
from tuicode.tui.widgets.pointing import Pointing
from tuicode.tui.widgets.source_view import SourceView

if TYPE_CHECKING:
    from textual.binding import BindingType

    from tuicode.model.records import Source
    from tuicode.model.units import Span


class Transcript(SourceView, Pointing, can_focus=True):
    """One source on screen. It knows where one is; what is done there others decide."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("up", "line(-1)", show=False),
        Binding("down", "line(1)", show=False),
        Binding("shift+left", "step(-1, True)", show=False),
        Binding("shift+right", "step(1, True)", show=False),
        Binding("shift+up", "line(-1, True)", show=False),
        Binding("shift+down", "line(1, True)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
    ]

    class Moved(Message):
        """The cursor is somewhere else, or another stretch is marked."""

    _column: int | None = None

    # --- what is shown

    def show(self, source: Source, position: int = 0) -> None:
        """Show a source, with the cursor at a position; one goes on moving by the same unit."""
        self._only = _who_speak(source, self._only)
        self._hits = self._uncoded = ()
        self.source = source
        unit = self.cursor.unit if self.cursor is not None else UNITS[0]
        self.cursor = Cursor(source, position, unit)
        self._painter = None
        self._column = None
        self._lay_out()
        self._moved()

    def follow_source(self, source: Source) -> bool:
        """Show the source as it is now, with the cursor on the same words; tell if they changed."""
        former, cursor = self.source, self.cursor
        self.source = source
        if former is None or cursor is None or former.text == source.text:
            return False
        position, _end = Rewording(former.text, source.text).moved(*cursor.focus)
        self.show(source, position)
        return True

    def show_nothing(self) -> None:
        """Show no source."""
        self.source = self.cursor = self._painter = None
        self._redraw()
        self.screen.post_message(self.Moved())

    def only(self, participants: frozenset[int] | None) -> None:
        """Show the turns of some participants only; of all where it is None."""
        if self.source is None or self.cursor is None:
            return
        self._only = _who_speak(self.source, participants)
        self.cursor.anchor = None
        self._lay_out()
        self._leave_others(1, self.cursor.focus)
        self._leave_others(-1, self.cursor.focus)
        self._column = None
        self._moved()

    @property
    def turn_number(self) -> int:
        """The number, from 1, of the turn the cursor is in."""
        return self.cursor.turn_index + 1 if self.cursor is not None else 0

    @property
    def turn_count(self) -> int:
        """How many turns there are; a source without any is one."""
        return max(len(self.source.turns), 1) if self.source is not None else 0

    def marks_here(self, *, whole_rows: bool = False) -> list[Span]:
        """Return the spans of the extracts that the cursor, or its rows, are in, shortest first."""
        if self._painter is None or self.cursor is None:
            return []
        start, end = self.cursor.span
        page = self._painter.page
        rows = range(page.row_of(start), page.row_of(end - 1) + 1)
        found = {
            (mark.start, mark.end)
            for row in rows
            for mark in self._painter.margin.at_row(row)
            if whole_rows or (mark.start < end and start < mark.end)
        }
        return sorted(found, key=lambda span: (span[1] - span[0], span))

    def is_in_extract(self) -> bool:
        """Tell whether the moving end of what is marked is in an extract."""
        if self._painter is None or self.cursor is None:
            return False
        start, end = self.cursor.focus
        page, margin = self._painter.page, self._painter.margin
        return any(
            mark.start < end and start < mark.end
            for row in range(page.row_of(start), page.row_of(max(end - 1, start)) + 1)
            for mark in margin.at_row(row)
        )

    # --- moving

    def go(self, position: int) -> None:
        """Move the cursor to the unit at a position, and unmark."""
        if self.cursor is not None:
            self._jumps((position, position + 1))
            self._bring_in(position)
            self.cursor.anchor = None
            self.cursor.go(position)
            self._column = None
            self._moved()

    def mark(self, span: Span, focus: Span | None = None) -> None:
        """Mark a span and bring it, or what of it has the focus, into view."""
        if self.cursor is not None:
            self._jumps(span)
            self._bring_in(span[0])
            self.cursor.mark(span, focus)
            self._column = None
            self._moved()

    def mark_word(self, position: int) -> None:
        """Mark the word at a position."""
        if self.cursor is not None:
            self.cursor.mark_word(position)
            self._column = None
            self._moved()

    def mark_to(self, position: int) -> None:
        """Mark from where the cursor was to the unit at a position."""
        if self.cursor is not None:
            former = self.cursor.span
            self.cursor.begin_to_mark()
            self.cursor.go(position)
            if self.cursor.span != former:
                self._moved()
            elif self.cursor.anchor == self.cursor.focus:
                self.unmark()

    def position_at(self, x: int, y: int) -> int | None:
        """Return the position in the text that is drawn at a cell, or None where none is."""
        row = y + self._top
        if self._painter is None or row >= len(self._painter.page):
            return None
        page = self._painter.page
        if page.kinds[row] == OTHERS:
            return None
        return page.position_at(row, max(x - self._painter.gutter, 0))

    def unmark(self) -> None:
        """Take the marking away; the cursor stays."""
        if self.cursor is not None:
            self.go(self.cursor.focus[0])

    def action_step(self, steps: int, extend: bool = False) -> None:
        """Move by one unit."""
        if self.cursor is not None:
            self._extend(extend)
            former = self.cursor.focus
            self.cursor.step(steps)
            self._leave_others(steps, former)
            self._column = None
            self._moved()

    def action_line(self, steps: int, extend: bool = False) -> None:
        """Move by one line of text."""
        if self.cursor is None or self._painter is None:
            return
        self._extend(extend)
        page, (start, end) = self._painter.page, self.cursor.focus
        if self._column is None:
            self._column = page.column_of(page.row_of(start), start)
        row = page.row_of(end - 1 if steps > 0 else start) + steps
        while 0 <= row < len(page):
            if page.kinds[row] == TEXT:
                self.cursor.go(page.position_at(row, self._column))
                if self.cursor.focus != (start, end):
                    break
            row += steps
        else:
            self.cursor.go(0 if steps < 0 else len(page.text))
        self._leave_others(steps, (start, end))
        self._moved()

    def action_page(self, pages: int) -> None:
        """Move by a screen; in a unit longer than the screen only the text moves."""
        if self._painter is None or self.cursor is None:
            return
        page, height, top = self._painter.page, self.size.height, self._top
        first, last = self._rows_of_focus()
        longer = last - first >= height
        goes_on = longer and (last >= top + height if pages > 0 else first < top)
        way = pages * max(height - 2, 1)
        self._put_top(top + way)
        former = self.cursor.focus
        if not goes_on:
            row = max(0, min(max(first, top) + way, len(page) - 1))
            self.cursor.go(page.starts[row])
            if self.cursor.focus == former:
                self.cursor.step(pages)
            self._leave_others(pages, former)
        self._column = None
        self._moved(entering=False)

    def action_edge(self, edge: int) -> None:
        """Move to the beginning or the end of the source."""
        if self._painter is not None:
            page = self._painter.page
            turn = page.turns[page.turns_shown[edge]]
            self.go(turn.start if edge == 0 else turn.end)

    def toggle_anchor(self) -> None:
        """Begin to mark here, or unmark."""
        if self.cursor is not None:
            self.cursor.toggle_anchor()
            self._moved()

    def to_other_end(self) -> None:
        """Go on at the other end of what is marked."""
        if self.cursor is not None:
            self.cursor.to_other_end()
            self._column = None
            self._moved()

    def switch_unit(self) -> str:
        """Switch between sentence, word and turn; return which it is now."""
        if self.cursor is None:
            return ""
        unit = self.cursor.next_unit_kind()
        self._moved()
        return unit

    # --- events

    def on_mouse_scroll_down(self) -> None:
        """Scroll on by three rows."""
        self._put_top(self._top + 3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll back by three rows."""
        self._put_top(self._top - 3)

    # --- inside

    def _bring_in(self, position: int) -> None:
        """Show all turns where a place to go to is in none of those that are shown."""
        if not self.shows((position, position)):
            self.only(None)

    def _leave_others(self, steps: int, former: Span) -> None:
        """Go on from turns that are not shown, or back to where the cursor was."""
        if self._painter is None or self.cursor is None:
            return
        page, position = self._painter.page, self.cursor.focus[0]
        while not page.shows(self.cursor.focus[0]):
            turn = page.turn_beyond(position, steps)
            if turn is None:
                self.cursor.focus = former
                return
            position = turn.start
            self.cursor.go(turn.start if steps > 0 else turn.end)

    def _extend(self, extend: bool) -> None:
        """Begin to mark; or, moving on from an extract that was gone to, unmark it."""
        if self.cursor is None:
            return
        if extend:
            self.cursor.begin_to_mark()
        elif self.cursor.picked:
            self.cursor.anchor = None

    def _moved(self, *, entering: bool = True) -> None:
        if self._painter is None or self.cursor is None:
            return
        painter, span = self._painter, self.cursor.span
        former, painter.marked = painter.marked, span
        painter.anchored = self.cursor.anchor is not None
        for start, end in {former, span}:
            self._redraw_rows(painter.page.row_of(start), painter.page.row_of(max(end - 1, start)))
        self._keep_in_view(entering=entering)
        self._place_hardware_cursor()
        if isinstance(self.screen, Follower):
            self.screen.cursor_moved(self)
        self.screen.post_message(self.Moved())

    def _jumps(self, to: Span) -> None:
        assert self.cursor is not None
        start, end = self.cursor.focus
        if isinstance(self.screen, Follower) and not start <= to[0] < end:
            self.screen.cursor_jumps(self)


def _who_speak(source: Source, participants: frozenset[int] | None) -> frozenset[int] | None:
    """Return those participants, or None for all where none of them speaks in a source."""
    if participants is None:
        return None
    there = any(turn.participant in participants for turn in source.turns)
    return participants if there else None
