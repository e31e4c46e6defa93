"""The actions of Read & code that go back to where one was, and forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.tui.visited import Visited
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.tui.looks import Look
    from tuicode.tui.visited import Place
    from tuicode.tui.widgets.transcript import Transcript


class PlaceActions(Workspace):
    """Go through the places visited; every jump, whatever made it, leaves one behind."""

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__(project, look)
        self._visited = Visited()
        self._goes_through = False

    def action_place_back(self) -> None:
        """Go back to the place before, in whichever source."""
        self._go_through(self._visited.back, _("There is no place to go back to."))

    def action_place_forward(self) -> None:
        """Go forward to the place one went back from."""
        self._go_through(self._visited.forward, _("There is no place to go forward to."))

    def cursor_jumps(self, transcript: Transcript) -> None:
        """Remember the place that is left."""
        here = _place_in(transcript)
        if here is not None and not self._goes_through:
            self._visited.leave(here)
        super().cursor_jumps(transcript)

    def open_source(self, source: Source, position: int | None = None) -> None:
        """Remember the place that is left, and show a source."""
        self.cursor_jumps(self.transcript)
        super().open_source(source, position)

    # --- inside

    def _go_through(self, step: Callable[[Place], Place | None], nothing: str) -> None:
        here = _place_in(self.transcript)
        place = step(here) if here is not None else None
        while place is not None and self.project.tables.get("sources", place[0]) is None:
            place = step(place)
        if place is None:
            self.say(nothing)
            return
        self._goes_through = True
        try:
            self.show_place(*place)
        finally:
            self._goes_through = False
        self.say(_("Turn {turn}.").format(turn=self.transcript.turn_number))


def _place_in(transcript: Transcript) -> Place | None:
    source, cursor = transcript.source, transcript.cursor
    return None if source is None or cursor is None else (source.id, cursor.focus[0])
