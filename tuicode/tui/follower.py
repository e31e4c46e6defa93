"""Who is told where a cursor goes: at once, as a message would come after the next keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuicode.tui.widgets.transcript import Transcript


class Follower:
    """A screen that follows the cursors of the transcripts on it."""

    def cursor_jumps(self, transcript: Transcript) -> None:
        """Take in that the cursor is about to go elsewhere, not step by step."""

    def cursor_moved(self, transcript: Transcript) -> None:
        """Take in that the cursor is somewhere else now."""
