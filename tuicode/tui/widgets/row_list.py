"""A list drawn row by row: moving in it sends two lines, not the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.widgets.scrolled import scroll_over

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from tuicode.model.records import Code
    from tuicode.tui.looks import Look

Drawer = Callable[[int, int, bool], list[Segment]]
"""Draws row `index` in `width` cells, highlighted or not."""


class RowList(ScrollView, can_focus=True):
    """Rows that are moved through with the arrows and chosen with Enter.

    `choose` is called with the row, and not sent a message: a key that comes in the same burst
    as Enter must find it done.
    """

    DEFAULT_CSS = """
    RowList { scrollbar-size: 0 0; overflow: hidden hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
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
        moved: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(id=id)
        self.look = look
        self._choose = choose
        self._moved = moved
        self.highlighted = 0
        self._count = 0
        self._draw: Drawer = lambda _index, _width, _here: []
        self.always_lit = False

    def show(self, count: int, draw: Drawer, highlighted: int | None = None) -> None:
        """Show `count` rows drawn by `draw`; the highlight stays where it was if it can."""
        self._count, self._draw = count, draw
        wanted = self.highlighted if highlighted is None else highlighted
        self.highlighted = max(0, min(wanted, count - 1))
        scroll_over(self, Size(self.size.width, count))
        self._keep_in_view()
        self.refresh()

    def change_look(self, look: Look) -> None:
        """Draw the rows anew in another look."""
        self.look = look
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        index, width = y + round(self.scroll_offset.y), self.size.width
        if index >= self._count:
            return Strip([Segment(" " * width, self.look.text)], width)
        here = index == self.highlighted and (self.has_focus or self.always_lit)
        ground = self.look.selected_quiet if here else self.look.text
        strip = Strip(self._draw(index, width, here)).adjust_cell_length(width, ground)
        return strip.simplify()

    def action_move(self, steps: int) -> None:
        """Move the highlight."""
        self.highlight(self.highlighted + steps)

    def action_page(self, pages: int) -> None:
        """Move the highlight by a page."""
        self.highlight(self.highlighted + pages * max(self.size.height - 1, 1))

    def action_edge(self, edge: int) -> None:
        """Move the highlight to the first or last row."""
        self.highlight(0 if edge == 0 else self._count - 1)

    def action_choose(self) -> None:
        """Choose the highlighted row."""
        if self._count:
            self._choose(self.highlighted)

    def highlight(self, index: int) -> None:
        """Put the highlight on a row."""
        former, self.highlighted = self.highlighted, max(0, min(index, self._count - 1))
        if former != self.highlighted:
            self.refresh_line(former)
            self.refresh_line(self.highlighted)
            self._keep_in_view()
            self._place_hardware_cursor()
            if self._moved is not None:
                self._moved()

    def on_focus(self) -> None:
        """Show where the highlight is."""
        self.refresh_line(self.highlighted)
        self._place_hardware_cursor()

    def on_blur(self) -> None:
        """Hide the highlight."""
        self.refresh_line(self.highlighted)

    def on_resize(self) -> None:
        """Keep the highlight in view."""
        scroll_over(self, Size(self.size.width, self._count))
        self._keep_in_view()
        self._place_hardware_cursor()

    def on_click(self, event: events.Click) -> None:
        """Highlight the row, or choose it where it is highlighted already."""
        index = event.y + round(self.scroll_offset.y)
        if index == self.highlighted:
            self.action_choose()
        self.highlight(index)

    def on_mouse_scroll_down(self) -> None:
        """Go three rows on."""
        self.action_move(3)

    def on_mouse_scroll_up(self) -> None:
        """Go three rows back."""
        self.action_move(-3)

    def _place_hardware_cursor(self) -> None:
        if self.has_focus:
            row = self.highlighted - round(self.scroll_offset.y)
            self.app.cursor_position = self.region.offset + Offset(1, row)

    def _keep_in_view(self) -> None:
        height, top = self.size.height, round(self.scroll_offset.y)
        if height and not top <= self.highlighted < top + height:
            third = max(height // 3, 1)
            before = self.highlighted < top
            new = self.highlighted - (third if before else height - third)
            self.scroll_to(
                y=max(0, min(new, self._count - height)), animate=False, immediate=True, force=True
            )


def code_row(
    look: Look, code: Code, count: int, width: int, digit: int | None = None, *, lit: bool
) -> list[Segment]:
    """Return a code as a row: its tag in the family's colour, its name, how often it is used.

    With `digit` there is a column for it on the left, which is empty where it is 0.
    """
    if digit is not None:
        key = Segment(f"{digit or ' '} ", look.selected if lit else look.strong)
        return [key, *code_row(look, code, count, width - 2, lit=lit)]
    ground = look.selected if lit else look.text
    quiet = look.selected_quiet if lit else look.quiet
    chip = Segment(f" {shown(code.tag):<3} ", look.chips[code.family])
    number = f" {count} "
    room = width - cells(chip.text) - len(number) - 1
    name = cut(code.name, room)
    space = " " * (room - cells(name))
    return [chip, Segment(f" {name}{space}", ground), Segment(number, quiet)]
