"""One line of text: the status, the keys, the sentence at the bottom."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tuicode.tui.cells import shown
from tuicode.tui.looks import restyled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style

    from tuicode.tui.looks import Look


MOST_LINES = 3
"""Lines that a sentence at the bottom may take."""


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

    def restyle(self, former: Look, look: Look) -> None:
        """Draw the line in another look."""
        self._ground = restyled(self._ground, former, look)
        left, right = (
            [Segment(one.text, restyled(one.style or self._ground, former, look)) for one in side]
            for side in (self._left, self._right)
        )
        self.show(left, right)

    @property
    def shown_text(self) -> str:
        """The text on the line, for tests and readers."""
        return "".join(segment.text for segment in (*self._left, *self._right))


class KeyLine(Line):
    """The keys that apply: as many as there is room for, and the last one always."""

    def __init__(self, look: Look, id: str | None = None) -> None:  # noqa: A002
        super().__init__(look.quiet, id)
        self._look = look
        self._keys: list[tuple[str, str]] = []

    def show_keys(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show keys and what they do."""
        self._keys = list(keys)
        *first, last = [self._of(key, word) for key, word in keys]
        room = self.app.size.width - _length(last)
        left: list[Segment] = []
        for segments in first:
            room -= _length(segments)
            if room < 0:
                break
            left += segments
        self.show(left, last)

    def restyle(self, former: Look, look: Look) -> None:
        """Draw the keys in another look."""
        super().restyle(former, look)
        self._look = look

    def on_resize(self) -> None:
        """Show as many as fit now."""
        if self._keys:
            self.show_keys(self._keys)

    def _of(self, key: str, word: str) -> list[Segment]:
        return [Segment(f" {key}", self._look.strong), Segment(f" {word} ", self._look.quiet)]


def _length(segments: Iterable[Segment]) -> int:
    return sum(len(segment.text) for segment in segments)


class Sentence(Widget):
    """Says something at the bottom, in as many lines as it takes, up to three."""

    DEFAULT_CSS = "Sentence { height: 1; }"

    def __init__(self, ground: Style, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._ground = ground
        self._style = ground
        self.text = ""
        self._lines: list[str] = []
        self._height = 1

    def say(self, text: str, style: Style) -> None:
        """Show `text`; nothing is sent where it is there already."""
        if (text, style) != (self.text, self._style):
            self.text, self._style = text, style
            self._wrap()

    def fall_silent(self) -> None:
        """Say nothing any more; what is said before the next frame is not seen to be new."""
        self.say("", self._ground)

    def restyle(self, former: Look, look: Look) -> None:
        """Draw the sentence in another look."""
        self._ground = restyled(self._ground, former, look)
        self._style = restyled(self._style, former, look)
        self.refresh()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._wrap()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        text = self._lines[y] if y < len(self._lines) else ""
        strip = Strip([Segment(f" {text}", self._style)])
        return strip.adjust_cell_length(self.size.width, self._ground)

    def _wrap(self) -> None:
        width = max(self.app.size.width - 2, 10)
        self._lines = textwrap.wrap(shown(self.text), width, max_lines=MOST_LINES, placeholder=" …")
        height = max(len(self._lines), 1)
        if height != self._height:
            self._height = height
            self.styles.height = height
        self.refresh()
