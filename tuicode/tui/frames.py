"""Frames that are whole: what a key changes is shown all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.messages import Update
from textual.screen import Screen
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.message import Message


class WholeFrames(Screen[None]):
    """A screen that draws everything that has changed by then.

    A widget that is to be drawn anew says so in a message, when nothing else is left for it to
    do. Textual may draw before that has come: where the text scrolls, the line that says where
    one is would follow a frame later, which is up to 35 ms.
    """

    def post_message(self, message: Message) -> bool:
        """Take a message; know of what is to be drawn anew before its turn comes."""
        if isinstance(message, Update):
            self._dirty_widgets.add(message.widget)
        return super().post_message(message)

    def _on_timer_update(self) -> None:
        for widget in self.walk_children(Widget):
            if widget._repaint_required:  # noqa: SLF001 - nothing else tells it
                widget._repaint_required = False  # noqa: SLF001
                self._dirty_widgets.add(widget)
        super()._on_timer_update()
