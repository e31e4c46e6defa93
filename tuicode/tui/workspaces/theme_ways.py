"""The ways from the board to the other screens on themes, and back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.extracts import extracts_of_code
from tuicode.tui.by_theme import ByTheme
from tuicode.tui.way_back import open_over
from tuicode.tui.workspaces.listing import Listing
from tuicode.tui.workspaces.pass_rows import place_row
from tuicode.tui.workspaces.theme_board_shaping import ShapingActions
from tuicode.tui.workspaces.writing_pad import here_at

if TYPE_CHECKING:
    from tuicode.model.records import Code


class WaysActions(ShapingActions):
    """Extracts of a theme or a code, two themes compared, the map, the versions, a review."""

    def action_choose(self) -> None:
        """Open the extracts of the theme, or of the code."""
        row = self.here
        if row.kind == "code":
            self._list_extracts(self.project.code(row.code))
        elif self.theme_here is not None:
            from tuicode.tui.workspaces.theme import open_theme

            open_theme(self, self.project, self.look, self.theme_here)
        else:
            self.action_mark()

    def action_compare(self) -> None:
        """Compare the two themes marked."""
        two = self.themes_marked
        if len(two) != 2:  # noqa: PLR2004 - side by side
            self.say(_("Mark two themes with Space, then press o."))
            return
        from tuicode.tui.workspaces.theme_comparison import open_comparison

        open_comparison(self, self.project, self.look, *two)

    def action_map(self) -> None:
        """Draw the themes and their relations."""
        from tuicode.tui.workspaces.theme_map import ThemeMap

        open_over(self, _("the theme map"), lambda: ThemeMap(self.project, self.look))

    def action_by_theme(self) -> None:
        """Go to the whole text, marked by theme."""
        self.dismiss(ByTheme())

    def action_versions(self) -> None:
        """List the versions that were kept."""
        from tuicode.tui.workspaces.theme_versions import Versions

        open_over(self, _("the versions"), lambda: Versions(self.project, self.look))

    def action_describe(self) -> None:
        """Write the central idea, the definition or the boundaries of the theme."""
        from tuicode.tui.workspaces.theme_describing import ask_what

        one = self.theme_here
        if one is None:
            self.say(_("Go to a theme first: . and , lead from one to the next."))
        else:
            ask_what(self, one, self.written)

    def come_back(self, chosen: object) -> None:
        """Show what was changed elsewhere; what was chosen there is shown in the text."""
        if chosen is not None:
            self.dismiss(chosen)
        else:
            self.follow_project()

    def _list_extracts(self, code: Code) -> None:
        found = list(extracts_of_code(self.project, code.id))
        title = f"{code.tag} {code.name} · " + plural(
            "{count} extract", "{count} extracts", len(found)
        )

        def go(index: int) -> None:
            self.dismiss(found[index])

        rows = [place_row(self.project, extract) for extract in found]
        hint = _("Enter goes there in Read & code; q leads back.")
        about = partial(here_at, self.project, found)
        self.app.push_screen(
            Listing(self.look, title, rows, go, hint=hint, project=self.project, about=about)
        )
