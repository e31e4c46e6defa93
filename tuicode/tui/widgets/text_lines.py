"""Paragraphs of text with a style each, wrapped and drawn line by line; nothing in them acts."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tuicode.tui.cells import cells, cut, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from tuicode.tui.looks import Look


class TextLines(Widget):
    """Shows paragraphs from the top; what does not fit is left out, and said so by `…`."""

    def __init__(self, look: Look, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.look = look
        self._paragraphs: list[tuple[str, Style]] = []
        self._lines: list[tuple[str, Style]] = []

    def show(self, paragraphs: Sequence[tuple[str, Style]]) -> None:
        """Show paragraphs; nothing is sent where they are there already."""
        if list(paragraphs) != self._paragraphs:
            self._paragraphs = list(paragraphs)
            self._wrap()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._wrap()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        width = self.size.width
        text, style = self._lines[y] if y < len(self._lines) else ("", self.look.text)
        text = cut(text, width)
        space = Segment(" " * max(width - cells(text), 0), self.look.text)
        return Strip([Segment(text, style), space], width)

    @property
    def text(self) -> str:
        """What is shown, line by line."""
        return "\n".join(line for line, _style in self._lines)

    def _wrap(self) -> None:
        if not self.size.width:
            # It is not laid out yet, and would be drawn in a column of ten cells first.
            return
        width = max(self.size.width, 10)
        lines = [
            (line, style)
            for text, style in self._paragraphs
            for line in textwrap.wrap(shown(text), width) or [""]
        ]
        if self.size.height and len(lines) > self.size.height:
            lines = lines[: self.size.height]
            last, style = lines[-1]
            lines[-1] = (cut(last, width - 2) + ("" if cells(last) > width - 2 else " …"), style)
        self._lines = lines
        self.refresh()
