"""One line of text: the status, the keys, the sentence at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

from tuicode.tui.cells import cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.segment import Segment
    from rich.style import Style


class Line(Widget):
    """Shows segments from the left, and others at the right end, which win where room is short."""

    DEFAULT_CSS = "Line { height: 1; }"

    def __init__(self, ground: Style, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._ground = ground
        self._left: list[Segment] = []
        self._right: list[Segment] = []

    def show(self, left: Sequence[Segment], right: Sequence[Segment] = ()) -> None:
        """Show these segments; nothing is sent where they are there already."""
        if (list(left), list(right)) != (self._left, self._right):
            self._left, self._right = list(left), list(right)
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Return the line."""
        width = self.size.width
        right = Strip(self._right)
        left = Strip(self._left).adjust_cell_length(max(width - right.cell_length, 0), self._ground)
        return Strip.join([left, right]).adjust_cell_length(width, self._ground).simplify()

    @property
    def shown_text(self) -> str:
        """The text on the line, for tests and readers."""
        return "".join(segment.text for segment in (*self._left, *self._right))

    def fits(self, segments: Sequence[Segment]) -> bool:
        """Tell whether all segments fit."""
        return sum(cells(segment.text) for segment in segments) <= self.size.width
