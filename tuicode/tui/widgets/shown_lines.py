"""Lines of segments, drawn as they are; what does not fit is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.tui.looks import Look


class ShownLines(Widget):
    """Shows what `made` returns for its width, from the top, and `…` where that is not all."""

    def __init__(self, look: Look, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.look = look
        self._make: Callable[[int], Sequence[Sequence[Segment]]] = lambda _width: ()
        self._lines: list[Sequence[Segment]] = []

    def show(self, make: Callable[[int], Sequence[Sequence[Segment]]]) -> None:
        """Show the lines that are made for a width."""
        self._make = make
        self._lay_out()

    def on_resize(self) -> None:
        """Make the lines for the new width."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        width = self.size.width
        segments = self._lines[y] if y < len(self._lines) else ()
        return Strip(segments).adjust_cell_length(width, self.look.text).simplify()

    @property
    def text(self) -> str:
        """What is shown, line by line."""
        return "\n".join("".join(one.text for one in line) for line in self._lines)

    def _lay_out(self) -> None:
        width, height = self.size.width, self.size.height
        lines = list(self._make(width)) if width else []
        if height and len(lines) > height:
            lines = [*lines[: height - 1], [Segment("…", self.look.quiet)]]
        self._lines = lines
        self.refresh()
