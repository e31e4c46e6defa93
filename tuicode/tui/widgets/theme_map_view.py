"""The drawing of a theme map, walked by arrow keys from theme to theme."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tuicode.tui.cells import shown
from tuicode.tui.theme_map_drawing import Cell, Drawing, nearest
from tuicode.tui.widgets.scrolled import scroll_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

    from tuicode.model.records import Family
    from tuicode.tui.looks import Look


class ThemeMapView(ScrollView, can_focus=True):
    """Shows a drawing; one theme of it is highlighted, and so are the lines at it.

    `choose` and `moved` are called, and not sent a message: a key that comes in the same burst must
    find it done.
    """

    DEFAULT_CSS = """
    ThemeMapView { scrollbar-size: 0 0; overflow: hidden hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(0, -1)", show=False),
        Binding("down", "go(0, 1)", show=False),
        Binding("left", "go(-1, 0)", show=False),
        Binding("right", "go(1, 0)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(
        self,
        look: Look,
        choose: Callable[[], None],
        moved: Callable[[], None],
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.look = look
        self._choose, self._moved = choose, moved
        self._drawing = Drawing([], {})
        self._lines: dict[int, frozenset[int]] = {}
        self._families: dict[int, Family] = {}
        self.here = 0

    def show(
        self,
        drawing: Drawing,
        lines: dict[int, frozenset[int]],
        here: int,
        families: dict[int, Family],
    ) -> None:
        """Show a drawing, the lines at each theme and its hue; a theme is highlighted, if there."""
        self._drawing, self._lines, self._families = drawing, lines, families
        self.here = here if here in drawing.areas else next(iter(drawing.areas), 0)
        scroll_over(self, Size(drawing.width, len(drawing.rows)))
        self._keep_in_view()
        self.refresh()

    def change_look(self, look: Look) -> None:
        """Draw the map anew in another look."""
        self.look = look
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        (left, top), across = map(round, self.scroll_offset), self.size.width
        row = self._drawing.rows[y + top] if y + top < len(self._drawing.rows) else []
        # Marks that stand on the character before them are in its cell.
        parts = [
            Segment(shown("".join(cell.text for cell in cells)), style)
            for style, cells in groupby(row, self._style)
        ]
        strip = Strip(parts).crop(left, left + across)
        return strip.adjust_cell_length(across, self.look.text).simplify()

    def action_go(self, across: int, down: int) -> None:
        """Go to the next theme in a direction."""
        if self.here in self._drawing.areas:
            self.go_to(nearest(self._drawing.areas, self.here, (across, down)))

    def action_edge(self, edge: int) -> None:
        """Go to the first or the last theme."""
        if self._drawing.areas:
            self.go_to(list(self._drawing.areas)[edge])

    def action_choose(self) -> None:
        """Choose the theme that is highlighted."""
        if self.here in self._drawing.areas:
            self._choose()

    def go_to(self, theme: int) -> None:
        """Highlight a theme."""
        if theme != self.here:
            self.here = theme
            self._keep_in_view()
            self._place_hardware_cursor()
            self.refresh()
            self._moved()

    def on_focus(self) -> None:
        """Show where one is."""
        self._place_hardware_cursor()

    def on_resize(self) -> None:
        """Keep the theme in view."""
        self._keep_in_view()
        self._place_hardware_cursor()

    def on_click(self, event: events.Click) -> None:
        """Go to the theme, or choose it where one is there already."""
        at = event.offset + Offset(*map(round, self.scroll_offset))
        for theme, (left, top, right, bottom) in self._drawing.areas.items():
            if left <= at.x < right and top <= at.y < bottom:
                if theme == self.here:
                    self._choose()
                else:
                    self.go_to(theme)
                return

    def _style(self, cell: Cell) -> Style:
        look, lit = self.look, cell.of == self.here and cell.of != 0
        if lit:
            return look.selected if cell.ink == "name" else look.selected_quiet
        if cell.ink in {"line", "words"} and cell.of in self._lines.get(self.here, ()):
            return look.bar
        if cell.ink == "frame" and cell.of in self._families:
            return look.bars[self._families[cell.of]]
        inks = {"frame": look.quiet, "name": look.strong, "words": look.quiet}
        return inks.get(cell.ink, look.text)

    def _place_hardware_cursor(self) -> None:
        if self.has_focus and self.here in self._drawing.areas:
            left, top, _right, _bottom = self._drawing.areas[self.here]
            place = Offset(left, top) - Offset(*map(round, self.scroll_offset))
            self.app.cursor_position = self.region.offset + place

    def _keep_in_view(self) -> None:
        if self.here not in self._drawing.areas or not self.size.height:
            return
        left, top, right, bottom = self._drawing.areas[self.here]
        x, y = map(round, self.scroll_offset)
        if not (y <= top and bottom <= y + self.size.height):
            y = max(0, min(top - self.size.height // 3, self._hidden[1]))
        if not (x <= left and right <= x + self.size.width):
            x = max(0, min(left - self.size.width // 3, self._hidden[0]))
        self.scroll_to(x, y, animate=False, immediate=True, force=True)

    @property
    def _hidden(self) -> tuple[int, int]:
        """How far one can scroll across and down."""
        across, down = self._drawing.width, len(self._drawing.rows)
        return max(across - self.size.width, 0), max(down - self.size.height, 0)
