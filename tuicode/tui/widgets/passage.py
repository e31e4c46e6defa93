"""A few lines of a transcript around a span, which stands out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tuicode.tui.cells import cells, shown

if TYPE_CHECKING:
    from tuicode.model.units import Span
    from tuicode.tui.looks import Look

_WORD = re.compile(r"\S*\s?")


class Passage(Widget):
    """Shows the text around a span: as much as there is room for, the span near the middle."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._text = ""
        self._span: Span = (0, 0)
        self._within: Span = (0, 0)

    def show(self, text: str, span: Span, within: Span) -> None:
        """Show the text around a span, no further than `within` goes."""
        self._text, self._span, self._within = text, span, within
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        width = self.size.width
        rows = self._rows(width - 2)
        if y >= len(rows):
            return Strip([Segment(" " * width, self.look.text)], width)
        start, end = rows[y]
        first, last = (min(max(one, start), end) for one in self._span)
        segments = [
            Segment(" ", self.look.text),
            Segment(shown(self._text[start:first]), self.look.text),
            Segment(shown(self._text[first:last]), self.look.selected),
            Segment(shown(self._text[last:end]), self.look.text),
        ]
        return Strip(segments).adjust_cell_length(width, self.look.text).simplify()

    def _rows(self, width: int) -> list[Span]:
        """Break the text into lines, and return those around the span."""
        height = self.size.height
        start, after = self._within
        before = self._span[0] - width * height
        if before > start:
            start = max(self._text.find(" ", before, self._span[0]) + 1, before)
        rows = rows_of(self._text, (start, min(after, self._span[1] + width * height)), width)
        here = next((row for row, (_at, end) in enumerate(rows) if end > self._span[0]), 0)
        first = max(0, min(here - height // 2, len(rows) - height))
        return rows[first : first + height]


def rows_of(text: str, span: Span, width: int) -> list[Span]:
    """Return the lines, of at most `width` cells, into which a stretch of text is broken."""
    start, end = span
    rows, used = [start], 0
    for word in _WORD.finditer(text, start, end):
        length = cells(word.group().rstrip())
        if used and used + length > width:
            rows.append(word.start())
            used = 0
        used += cells(word.group())
        if word.group().endswith("\n"):
            rows.append(word.end())
            used = 0
    return [(one, after) for one, after in zip(rows, [*rows[1:], end], strict=True) if one < after]
