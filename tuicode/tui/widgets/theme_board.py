"""Columns of rows side by side, moved in with the arrows; the last one always is in view.

Each column has a head that stays where it is, and rows below that are scrolled on their own.
Moving sends two lines, not the board.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widget import Widget

from tuicode.tui.theme_board_rows import Board

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.binding import BindingType

    from tuicode.tui.looks import Look
    from tuicode.tui.theme_board_rows import BoardRow, Column

NARROWEST = 27
"""Cells of a column at least."""

BROAD, FOUR = 120, 4
"""Cells of screen from which four themes are in view, in somewhat narrower columns if need be."""


class Painter(Protocol):
    """Draws what stands on the board."""

    def row(self, row: BoardRow, width: int, *, lit: bool) -> list[Segment]:
        """Return a row."""

    def head(self, row: BoardRow, line: int, width: int, *, lit: bool) -> list[Segment]:
        """Return a line of a head."""


class ThemeBoard(Widget, can_focus=True):
    """The board; `moved` is called when the cursor is on another row."""

    DEFAULT_CSS = "ThemeBoard { height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("left", "column(-1)", show=False),
        Binding("right", "column(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
    ]

    def __init__(
        self,
        look: Look,
        painter: Painter,
        moved: Callable[[], None],
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.look = look
        self._painter = painter
        self._moved = moved
        self._board = Board(((),), 1)
        self._rows = [0]
        """The row of each column that the cursor is on, or was."""
        self._wanted = [0]
        """How many rows each column is scrolled by, where there is all the room there was."""
        self._tops = [0]
        self.column = 0
        self.first = 0
        """The first column in view."""
        self._placed_for = (0, 0, 0, 0)
        self._places: list[tuple[int, int, int]] = []

    # --- what is shown

    def show(self, board: Board, places: list[int], tops: list[int], column: int) -> None:
        """Show a board, with the cursor in one column, and in each on a row of it."""
        self._board = board
        self._rows = [max(0, min(row, len(rows) - 1)) for row, rows in self._beside(places)]
        self._wanted = [max(0, top) for top, _rows in self._beside(tops)]
        self._tops = list(self._wanted)
        self.column = max(0, min(column, board.piles))
        self._keep_in_view()
        self.refresh()

    def paint(self) -> None:
        """Draw everything anew."""
        self.refresh()

    def change_look(self, look: Look) -> None:
        """Draw in another look."""
        self.look = look
        self.refresh()

    @property
    def here(self) -> BoardRow | None:
        """The row that the cursor is on."""
        rows = self._board.columns[self.column]
        return rows[self._rows[self.column]] if rows else None

    @property
    def row(self) -> int:
        """The place of that row in its column, from 0, which is the head."""
        return self._rows[self.column]

    @property
    def rows(self) -> list[int]:
        """The row of each column that the cursor is on, or was."""
        return list(self._rows)

    @property
    def tops(self) -> list[int]:
        """How many rows each column is scrolled by, the prompt not being open."""
        return list(self._wanted)

    @property
    def in_view(self) -> range:
        """The columns of themes that are in view."""
        return range(self.first, min(self.first + self._most, self._board.piles))

    def go(self, column: int, row: int) -> None:
        """Put the cursor on a row; what is drawn anew are two lines, where nothing is scrolled."""
        former = self.column, self.row
        column = max(0, min(column, self._board.piles))
        last = len(self._board.columns[column]) - 1
        self.column, self._rows[column] = column, max(0, min(row, last))
        if (self.column, self.row) != former:
            scrolled = self._keep_in_view()
            self._wanted = list(self._tops)
            if scrolled:
                self.refresh()
            else:
                self._draw_again(*former)
                self._draw_again(self.column, self.row)
            self._place_hardware_cursor()
            self._moved()

    # --- keys

    def action_move(self, steps: int) -> None:
        """Go up or down."""
        self.go(self.column, self.row + steps)

    def action_page(self, pages: int) -> None:
        """Go up or down by a page."""
        self.go(self.column, self.row + pages * max(self._room - 1, 1))

    def action_edge(self, edge: int) -> None:
        """Go to the head of the column, or to its last row."""
        self.go(self.column, 0 if edge == 0 else len(self._board.columns[self.column]) - 1)

    def action_column(self, steps: int) -> None:
        """Go to the column beside: past the last of the themes to the piles, and back from them."""
        piles = self._board.piles
        back = self.column == piles and steps < 0
        column = self.in_view[-1] if back else self.column + steps
        if 0 <= column <= piles:
            self.go(column, self._rows[column])

    def on_click(self, event: events.Click) -> None:
        """Go where one clicks."""
        for column, left, width in self._placed():
            if left <= event.x < left + width:
                below = event.y - self._board.head - 1
                self.go(column, 0 if below < 0 else 1 + self._tops[column] + below)

    def on_mouse_scroll_down(self) -> None:
        """Go three rows down."""
        self.action_move(3)

    def on_mouse_scroll_up(self) -> None:
        """Go three rows up."""
        self.action_move(-3)

    def on_focus(self) -> None:
        """Show where the cursor is."""
        self._draw_again(self.column, self.row)
        self._place_hardware_cursor()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self._draw_again(self.column, self.row)

    def on_resize(self) -> None:
        """Keep the cursor in view; in its new size it is drawn as it is."""
        if self._keep_in_view():
            self.refresh()
        self._place_hardware_cursor()

    # --- drawing

    def render_line(self, y: int) -> Strip:
        """Return one line across the columns in view."""
        segments: list[Segment] = []
        for column, _left, width in self._placed():
            last = column == self._board.piles
            room = width if last else width - 1
            strip = Strip(self._line_of(column, y, room))
            lit = self.column == column and self._at(column, y) == self.row and self.has_focus
            ground = self.look.selected_quiet if lit else self.look.text
            segments += strip.adjust_cell_length(room, ground)
            if not last:
                cross = "┼" if y == self._board.head else "│"
                segments.append(Segment(cross, self.look.quiet))
        strip = Strip(segments).adjust_cell_length(self.size.width, self.look.text)
        return strip.simplify()

    def _line_of(self, column: int, y: int, width: int) -> list[Segment]:
        rows, head = self._board.columns[column], self._board.head
        if y == head:
            return [Segment("─" * width, self.look.quiet)]
        at = self._at(column, y)
        if at is None or at >= len(rows):
            return []
        lit = self.has_focus and (column, at) == (self.column, self.row)
        if at == 0:
            return self._painter.head(rows[0], y, width, lit=lit)
        return self._painter.row(rows[at], width, lit=lit)

    def _at(self, column: int, y: int) -> int | None:
        """Return the row of a column that stands in a line; None for the rule under the head."""
        head = self._board.head
        if y == head:
            return None
        return 0 if y < head else 1 + self._tops[column] + y - head - 1

    # --- inside

    def _beside(self, numbers: list[int]) -> list[tuple[int, Column]]:
        columns = self._board.columns
        filled = [*numbers, *([0] * len(columns))]
        return list(zip(filled, columns, strict=False))

    @property
    def _room(self) -> int:
        """The lines for the rows of a column."""
        return max(self.size.height - self._board.head - 1, 1)

    @property
    def _piles_width(self) -> int:
        width = self.size.width
        if self._board.head == 1:
            wanted = max(NARROWEST, width * 2 // 5)
        else:
            wanted = width // 5 if width >= BROAD else max(NARROWEST - 1, width // 4)
        return min(wanted, max(width // 2, 1))

    @property
    def _most(self) -> int:
        """The columns of themes that there is room for."""
        if self._board.head == 1:
            return 1
        least = FOUR if self.size.width >= BROAD else 1
        return max((self.size.width - self._piles_width) // NARROWEST, least)

    def _placed(self) -> list[tuple[int, int, int]]:
        """Return the columns in view: index, first cell, cells."""
        of = self.size.width, self.first, self._board.piles, self._board.head
        if of != self._placed_for:
            self._placed_for, self._places = of, self._laid_out()
        return self._places

    def _laid_out(self) -> list[tuple[int, int, int]]:
        room = self.size.width - self._piles_width
        width = room // self._most
        shown = [(column, at * width, width) for at, column in enumerate(self.in_view)]
        if shown:
            column, left, _width = shown[-1]
            shown[-1] = column, left, room - left
        return [*shown, (self._board.piles, room, self._piles_width)]

    def _keep_in_view(self) -> bool:
        """Scroll to the cursor; return whether anything was scrolled."""
        if not self.size.height:
            return False
        before = self.first, list(self._tops)
        most = self._most
        if self.column != self._board.piles and self.column not in self.in_view:
            self.first = self.column if self.column > self.first else self.column - most + 1
        self.first = max(0, min(self.first, self._board.piles - most))
        self._tops = [self._top(column, row - 1) for column, row in enumerate(self._rows)]
        return (self.first, self._tops) != before

    def _top(self, column: int, below: int) -> int:
        """Return by how much a column is scrolled: by a third of a screen, where it has to be."""
        room, top = self._room, self._wanted[column]
        if below < 0:
            return 0
        if not top <= below < top + room:
            third = max(room // 3, 1)
            top = below - (third if below < top else room - third)
        return max(0, min(top, len(self._board.columns[column]) - 1 - room))

    def _draw_again(self, column: int, row: int) -> None:
        head = self._board.head
        if row == 0:
            self.refresh(Region(0, 0, self.size.width, head))
        else:
            y = head + 1 + row - 1 - self._tops[column]
            self.refresh(Region(0, y, self.size.width, 1))

    def _place_hardware_cursor(self) -> None:
        if not self.has_focus:
            return
        for column, left, _width in self._placed():
            if column == self.column:
                y = 0 if self.row == 0 else self._board.head + self.row - self._tops[column]
                self.app.cursor_position = self.region.offset + Offset(left, y)
