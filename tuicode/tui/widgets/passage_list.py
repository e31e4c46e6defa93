"""A list of passages read whole: each as tall as it must be; only those in view are laid out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from tuicode.tui.looks import Look

Lines = list[list[Segment]]
Drawer = Callable[[int, int, bool], Lines]
"""Draws passage `index` in lines of `width` cells, highlighted or not: as many lines either way."""

MOST_KEPT = 500
"""Passages whose lines are kept; what is farther off is laid out anew."""


class PassageList(Widget, can_focus=True):
    """Passages that are moved through with the arrows, and chosen with Enter.

    `choose` and `moved` are called and sent no message, as in `RowList`; `aside` is called with -1
    or 1 where one goes left or right.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("left", "aside(-1)", show=False),
        Binding("right", "aside(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(
        self,
        look: Look,
        choose: Callable[[int], None],
        id: str | None = None,  # noqa: A002
        moved: Callable[[], None] = lambda: None,
        aside: Callable[[int], None] = lambda _way: None,
    ) -> None:
        super().__init__(id=id)
        self.look = look
        self._choose = choose
        self._moved = moved
        self._aside = aside
        self.highlighted = 0
        self._count = 0
        self._draw: Drawer = lambda _index, _width, _lit: []
        self._kept: dict[int, Lines] = {}
        self._kept_lit: tuple[int, Lines] | None = None
        self._top = (0, 0)
        """The first passage in view, and how many of its lines are above that."""
        self._view: list[tuple[int, int]] = []
        """For each line in view its passage, and which line of that it is."""

    # --- what is shown

    def show(self, count: int, draw: Drawer, highlighted: int | None = None) -> None:
        """Show `count` passages drawn by `draw`; the highlight stays where it was if it can."""
        self._count, self._draw = count, draw
        wanted = self.highlighted if highlighted is None else highlighted
        self.highlighted = max(0, min(wanted, count - 1))
        self._top = min(self._top, (max(count - 1, 0), 0))
        self._anew()

    def change(self, index: int) -> None:
        """Draw one passage anew, which may be taller or shorter now."""
        self._kept.pop(index, None)
        self._kept_lit = None
        self._keep_in_view()

    def change_look(self, look: Look) -> None:
        """Draw the passages anew in another look."""
        self.look = look
        self._anew()

    def highlight(self, index: int) -> None:
        """Put the highlight on a passage, and bring it into view."""
        former, self.highlighted = self.highlighted, max(0, min(index, self._count - 1))
        if former != self.highlighted:
            self._keep_in_view()
            self._moved()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        width = self.size.width
        if y >= len(self._view):
            return Strip([Segment(" " * width, self.look.text)], width)
        index, line = self._view[y]
        lines = self._lit() if index == self.highlighted else self._lines(index)
        strip = Strip(lines[line]) if line < len(lines) else Strip([])
        return strip.adjust_cell_length(width, self.look.text).simplify()

    # --- moving

    def action_move(self, steps: int) -> None:
        """Move by a passage; in one taller than what is in view, by a third of that first."""
        third = max(self.size.height // 3, 1)
        there = [line for index, line in self._view if index == self.highlighted]
        tall = len(self._lines(self.highlighted)) if self._count else 0
        if there and steps > 0 and there[-1] + 1 < tall:
            self._put(self.highlighted, -(there[0] + third))
        elif there and steps < 0 and there[0] > 0:
            self._put(self.highlighted, -max(there[0] - third, 0))
        else:
            self.highlight(self.highlighted + steps)

    def action_page(self, pages: int) -> None:
        """Move to the last passage in view, or beyond it; or to the first."""
        if not self._view:
            return
        edge = self._view[-1 if pages > 0 else 0][0]
        if edge == self.highlighted:
            self.action_move(pages)
            return
        self.highlighted = edge
        # Going up, its last line is the last in view; going down, its first is the first.
        below = self.size.height - len(self._lines(edge))
        self._put(edge, 0 if pages > 0 else below)
        self._moved()

    def action_edge(self, edge: int) -> None:
        """Move to the first or the last passage."""
        self.highlight(0 if edge == 0 else self._count - 1)

    def action_aside(self, way: int) -> None:
        """Go left or right."""
        self._aside(way)

    def action_choose(self) -> None:
        """Choose the highlighted passage."""
        if self._count:
            self._choose(self.highlighted)

    # --- events

    def on_focus(self) -> None:
        """Put the terminal's own cursor where the highlight is."""
        self._place_hardware_cursor()

    def on_resize(self) -> None:
        """Lay out what is in view for the new size."""
        self._anew()

    def on_click(self, event: events.Click) -> None:
        """Highlight the passage, or choose it where it is highlighted already."""
        if event.y < len(self._view):
            index = self._view[event.y][0]
            if index == self.highlighted:
                self.action_choose()
            self.highlight(index)

    def on_mouse_scroll_down(self) -> None:
        """Go on by a passage."""
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        """Go back by a passage."""
        self.action_move(-1)

    # --- inside

    def _anew(self) -> None:
        self._kept.clear()
        self._kept_lit = None
        self._keep_in_view()

    def _lines(self, index: int) -> Lines:
        found = self._kept.get(index)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            found = self._kept[index] = self._draw(index, self.size.width, False)
        return found

    def _lit(self) -> Lines:
        if self._kept_lit is None or self._kept_lit[0] != self.highlighted:
            self._kept_lit = self.highlighted, self._draw(self.highlighted, self.size.width, True)
        return self._kept_lit[1]

    def _keep_in_view(self) -> None:
        """Show the highlighted passage whole; where it is not, as far as a third from the edge."""
        height = self.size.height
        if not height:
            return
        self._fill()
        if self._count:
            there = [line for index, line in self._view if index == self.highlighted]
            tall = len(self._lines(self.highlighted))
            if len(there) < min(tall, height):
                before = (self.highlighted, 0) < self._top
                third = max(height // 3, 1)
                at = third if before else max(height - tall - third, 0)
                self._put(self.highlighted, at)
        self.refresh()
        self._place_hardware_cursor()

    def _put(self, index: int, at: int) -> None:
        """Have a passage begin at a line of what is in view: above it, where that is below 0."""
        while at > 0 and index > 0:
            index -= 1
            at -= len(self._lines(index))
        self._top = (index, max(-at, 0))
        self._fill()
        short = self.size.height - len(self._view)
        if short > 0 and self._top > (0, 0):
            # At the end, what is in view ends with the last line.
            index, skipped = self._top
            while short > skipped and index > 0:
                index -= 1
                skipped += len(self._lines(index))
            self._top = (index, max(skipped - short, 0))
            self._fill()
        self.refresh()
        self._place_hardware_cursor()

    def _fill(self) -> None:
        """Say which lines are in view."""
        height = self.size.height
        self._view = []
        index, skipped = self._top
        while index < self._count and len(self._view) < height:
            lines = range(skipped, len(self._lines(index)))
            self._view += [(index, line) for line in lines[: height - len(self._view)]]
            index, skipped = index + 1, 0

    def _place_hardware_cursor(self) -> None:
        if self.has_focus:
            rows = (y for y, (index, _line) in enumerate(self._view) if index == self.highlighted)
            self.app.cursor_position = self.region.offset + Offset(1, next(rows, 0))
