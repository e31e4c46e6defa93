"""What a mouse does in a text; never needed, and of no use where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.scroll_view import ScrollView

if TYPE_CHECKING:
    from textual import events

LEFT = 1
"""The button that points."""

AGAIN = 2
"""Clicks that mean the word and not the place."""


class Pointing(ScrollView):
    """A text in which a click puts the cursor, a drag marks, and a double click marks a word."""

    _dragging = False

    def position_at(self, x: int, y: int) -> int | None:
        """Return the position in the text that is drawn at a cell, or None where none is."""
        raise NotImplementedError

    def go(self, position: int) -> None:
        """Move the cursor to the unit at a position, and unmark."""
        raise NotImplementedError

    def mark_to(self, position: int) -> None:
        """Mark from where the cursor was to the unit at a position."""
        raise NotImplementedError

    def mark_word(self, position: int) -> None:
        """Mark the word at a position."""
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the button went down; a drag marks from there on."""
        position = self.position_at(event.x, event.y)
        if event.button == LEFT and position is not None:
            self._dragging = True
            self.capture_mouse()
            self.go(position)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark up to where the mouse is now."""
        if self._dragging and event.button == LEFT:
            position = self.position_at(event.x, max(0, min(event.y, self.size.height - 1)))
            if position is not None:
                self.mark_to(position)

    def on_mouse_up(self) -> None:
        """Let what is marked stay so."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Mark the word that was clicked twice."""
        position = self.position_at(event.x, event.y)
        if event.chain == AGAIN and position is not None:
            self.mark_word(position)
