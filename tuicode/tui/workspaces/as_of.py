"""The whole project as it stood once: read as the present one is, and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.tui.workspaces.read_and_code import ReadAndCode

if TYPE_CHECKING:
    from tuicode.model.project import Project
    from tuicode.tui.looks import Look
    from tuicode.tui.visited import Place


class AsOf(ReadAndCode):
    """Read & code on a past state; the other workspaces open from it, on that state too."""

    def __init__(self, project: Project, look: Look, here: Place | None) -> None:
        super().__init__(project, look)
        self._here = here

    def open_first(self) -> None:
        """Show the place one is at now, where its source was there then."""
        source_id, position = self._here or (0, 0)
        for source in self.project.sources:
            if source.id == source_id:
                self.open_source(source, min(position, len(source.text)))
                return
        super().open_first()

    def last_key(self) -> tuple[str, str]:
        """Return the key that leads back."""
        return self.key("leave"), _("back") if self.way_back else _("back to now")

    def action_looks(self) -> None:
        """Say where the look is changed: the screens below have theirs already."""
        self.say(_("The look is changed in the project as it is now."))

    def leave(self) -> None:
        """Go back to the present, to where one was."""
        self.dismiss(None)
