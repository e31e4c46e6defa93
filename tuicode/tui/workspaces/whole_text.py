"""A text to read whole: the arrows scroll it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.screen import Screen

from tuicode.language import _
from tuicode.tui.cells import shown
from tuicode.tui.widgets.line import Line
from tuicode.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.tui.looks import Look

BROADEST = 78
"""Cells of a line at most: longer ones are hard to read."""


class WholeText(Screen[None]):
    """Shows the lines that `make` returns for a width."""

    CSS = """
    WholeText { layout: vertical; background: $background; }
    WholeText RowList { height: 1fr; margin: 1 0 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,v,enter,space", "close", show=False),
    ]

    def __init__(
        self, look: Look, title: str, make: Callable[[int], Sequence[Sequence[Segment]]]
    ) -> None:
        super().__init__()
        self.look = look
        self._title = title
        self._make = make
        self._lines: Sequence[Sequence[Segment]] = ()

    def compose(self) -> ComposeResult:
        """Lay out the title, the lines, and a line that says how to leave."""
        title = Line(self.look.text)
        title.show([Segment(f" {shown(self._title)}", self.look.strong)])
        yield title
        yield RowList(self.look, lambda _row: self.action_close())
        line = Line(self.look.text)
        line.show([Segment(_(" Esc or q leads back; the arrows scroll."), self.look.text)])
        yield line

    def on_mount(self) -> None:
        """Show the lines."""
        self.set_focus(self.query_one(RowList))

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._lines = self._make(min(self.app.size.width - 4, BROADEST))
        self.query_one(RowList).show(len(self._lines), self._draw)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:  # noqa: ARG002
        return list(self._lines[index])
