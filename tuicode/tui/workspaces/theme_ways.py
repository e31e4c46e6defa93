"""The ways from the board to the other screens on themes, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.extracts import extracts_of_code
from tuicode.tui.by_theme import ByTheme
from tuicode.tui.way_back import open_over
from tuicode.tui.workspaces.pass_rows import place_row
from tuicode.tui.workspaces.places_list import list_places
from tuicode.tui.workspaces.theme_board_shaping import ShapingActions

if TYPE_CHECKING:
    from textual.widget import AwaitMount


class WaysActions(ShapingActions):
    """Extracts of a theme or a code, two themes compared, the map, the versions, a review."""

    def action_choose(self) -> None:
        """Open the extracts of the theme, or of the code."""
        row = self.here
        if row.kind == "code":
            self.list_extracts(row.code)
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

    def list_extracts(self, code_id: int, highlighted: int = 0) -> AwaitMount:
        """List the extracts of a code; the way back from one leads to it in the list."""
        code = self.project.code(code_id)
        found = list(extracts_of_code(self.project, code.id))
        count = plural("{count} extract", "{count} extracts", len(found))
        listed = [(extract, place_row(self.project, extract)) for extract in found]
        told = f"{code.tag} {code.name}"
        again = lambda board, at: board.list_extracts(code_id, at)  # noqa: E731
        return list_places(self, f"{told} · {count}", told, listed, again, highlighted=highlighted)

    def come_back(self, chosen: object) -> None:
        """Show what was changed elsewhere; what was chosen there is shown in the text."""
        if chosen is not None:
            self.dismiss(chosen)
        else:
            self.follow_project()
