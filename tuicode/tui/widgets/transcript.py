"""The transcript with its codes beside it, drawn line by line, and the cursor in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip

from tuicode.model.units import UNITS
from tuicode.tui.cursor import Cursor
from tuicode.tui.follower import Follower
from tuicode.tui.margin import Margin
from tuicode.tui.page import TEXT, Page
from tuicode.tui.painting import GUTTER, Painter
from tuicode.tui.widgets.pointing import Pointing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.model.records import Source, Turn
    from tuicode.model.units import Span
    from tuicode.tui.looks import Look

WIDEST = 72
"""Cells of text at most: a longer line is hard to read."""

WIDE = 110
"""Cells of screen from which a side panel is always there."""

BROAD = 140
"""Cells of screen from which that panel is broader."""

SIDE, BROAD_SIDE = 29, 41
"""Cells of that panel, with its margin."""

ROOMY = 30
"""Rows of screen from which turns stand apart by an empty row."""


class Transcript(Pointing, can_focus=True):
    """One source on screen. It knows where one is; what is done there others decide."""

    DEFAULT_CSS = """
    Transcript { scrollbar-size: 0 0; overflow: hidden hidden; }
    """
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

    def __init__(self, project: Project, look: Look, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.project = project
        self.look = look
        self.source: Source | None = None
        self.cursor: Cursor | None = None
        self._painter: Painter | None = None
        self._strips: dict[int, Strip] = {}
        self._column: int | None = None

    # --- what is shown

    def show(self, source: Source, position: int = 0) -> None:
        """Show a source, with the cursor at a position; one goes on moving by the same unit."""
        self.source = source
        unit = self.cursor.unit if self.cursor is not None else UNITS[0]
        self.cursor = Cursor(source, position, unit)
        self._painter = None
        self._column = None
        self._lay_out()
        self._moved()

    def show_nothing(self) -> None:
        """Show no source."""
        self.source = self.cursor = self._painter = None
        self._redraw()
        self.post_message(self.Moved())

    def change_look(self, look: Look) -> None:
        """Draw everything anew in another look."""
        self.look = look
        if self._painter is not None:
            self._painter.change_look(look)
        self._redraw()

    def refresh_marks(self, spans: Iterable[Span]) -> None:
        """Draw the rows anew where the codings of some spans have changed."""
        if self._painter is None:
            return
        margin = self._painter.margin
        lanes = margin.lanes
        for first, last in margin.refresh(spans):
            self._redraw_rows(first, last)
        if margin.lanes != lanes:
            self._redraw()

    def show_hits(self, hits: Sequence[Span]) -> None:
        """Mark what was found; nothing where `hits` is empty."""
        if self._painter is not None and self._painter.hits != hits:
            self._painter.hits = hits
            self._redraw()

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

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        row = y + self._top
        strip = self._strips.get(row)
        if strip is None:
            if self._painter is None:
                return Strip.blank(self.size.width, self.look.text)
            strip = self._painter.row(row, self.size.width)
            self._strips[row] = strip
        return strip

    # --- moving

    def go(self, position: int) -> None:
        """Move the cursor to the unit at a position, and unmark."""
        if self.cursor is not None:
            self._jumps((position, position + 1))
            self.cursor.anchor = None
            self.cursor.go(position)
            self._column = None
            self._moved()

    def mark(self, span: Span, focus: Span | None = None) -> None:
        """Mark a span and bring it, or what of it has the focus, into view."""
        if self.cursor is not None:
            self._jumps(span)
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
        return self._painter.page.position_at(row, max(x - GUTTER, 0))

    def unmark(self) -> None:
        """Take the marking away; the cursor stays."""
        if self.cursor is not None:
            self.go(self.cursor.focus[0])

    def action_step(self, steps: int, extend: bool = False) -> None:
        """Move by one unit."""
        if self.cursor is not None:
            self._extend(extend)
            self.cursor.step(steps)
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
        if not goes_on:
            former = self.cursor.focus
            row = max(0, min(max(first, top) + way, len(page) - 1))
            self.cursor.go(page.starts[row])
            if self.cursor.focus == former:
                self.cursor.step(pages)
        self._column = None
        self._moved(entering=False)

    def action_edge(self, edge: int) -> None:
        """Move to the beginning or the end of the source."""
        if self._painter is not None:
            self.go(0 if edge == 0 else len(self._painter.page.text))

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

    def on_resize(self) -> None:
        """Lay the text out again where its width changed; keep the cursor in view."""
        self._lay_out()
        self._keep_in_view(entering=False)
        # Where the transcript stands on the screen is known only then.
        self.call_after_refresh(self._place_hardware_cursor)

    def on_focus(self) -> None:
        """Put the terminal's own cursor where ours is."""
        self._place_hardware_cursor()

    def on_mouse_scroll_down(self) -> None:
        """Scroll on by three rows."""
        self._put_top(self._top + 3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll back by three rows."""
        self._put_top(self._top - 3)

    # --- inside

    def _lay_out(self) -> None:
        if self.source is None or not self.size.width:
            return
        columns = self._measure()
        roomy = self.app.size.height >= ROOMY
        page = self._painter.page if self._painter is not None else None
        if page is None or (page.columns, page.roomy) != (columns, roomy):
            page = Page(self.source, columns, roomy=roomy)
            margin = Margin(self.project, self.source.id, page)
            hits = self._painter.hits if self._painter else ()
            self._painter = Painter(page, margin, self.look, self._speaker)
            self._painter.hits = hits
        self.virtual_size = Size(self.size.width, len(page))
        if self.cursor is not None and self._painter is not None:
            self._painter.marked = self.cursor.span
            self._painter.anchored = self.cursor.anchor is not None
        self._redraw()

    def _measure(self) -> int:
        """Return the cells for the text; a side panel that opens does not change it."""
        whole = self.app.size.width
        beside = BROAD_SIDE if whole >= BROAD else SIDE if whole >= WIDE else 0
        return max(24, min(WIDEST, (whole - beside) * 2 // 3 - GUTTER))

    def _speaker(self, turn: Turn) -> str:
        return "" if turn.participant is None else self.project.participant(turn.participant).label

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
        self.post_message(self.Moved())

    def _jumps(self, to: Span) -> None:
        assert self.cursor is not None
        start, end = self.cursor.focus
        if isinstance(self.screen, Follower) and not start <= to[0] < end:
            self.screen.cursor_jumps(self)

    @property
    def _top(self) -> int:
        """The first row on the screen."""
        return round(self.scroll_offset.y)

    def _rows_of_focus(self) -> tuple[int, int]:
        assert self._painter is not None
        assert self.cursor is not None
        start, end = self.cursor.focus
        row_of = self._painter.page.row_of
        return row_of(start), row_of(max(end - 1, start))

    def _keep_in_view(self, *, entering: bool = True) -> None:
        """Scroll by thirds of a screen until the moving end is in view.

        Of a unit longer than the screen the beginning is shown when one enters it.
        """
        if self._painter is None or self.cursor is None or not self.size.height:
            return
        page, height, top = self._painter.page, self.size.height, self._top
        first, last = self._rows_of_focus()
        stays = last - first >= height and not entering and first < top + height and last >= top
        if first and page.kinds[first - 1] != TEXT:
            first -= 1
        third = max(height // 3, 1)
        if stays:
            pass
        elif first < top:
            top = first - third
        elif last >= top + height:
            top = min(max(last - height + 1 + third, top), first)
        self._put_top(top)

    def _put_top(self, top: int) -> None:
        if self._painter is not None:
            most = max(len(self._painter.page) - self.size.height, 0)
            self.scroll_to(y=max(0, min(top, most)), animate=False, immediate=True, force=True)

    def _place_hardware_cursor(self) -> None:
        if self._painter is None or self.cursor is None or not self.has_focus:
            return
        page, start = self._painter.page, self.cursor.focus[0]
        row = page.row_of(start)
        x, y = GUTTER + page.column_of(row, start), max(row - self._top, 0)
        self.app.cursor_position = Offset(self.region.x + x, self.region.y + y)

    def _redraw_rows(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._strips.pop(row, None)
        top = self._top
        shown = Region(0, first - top, self.size.width, last - first + 1)
        visible = shown.intersection(Region(0, 0, self.size.width, self.size.height))
        if visible:
            self.refresh(visible)

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()
