"""What the text is marked by in Read & code: the codes of some passes or of all, or the themes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.theme_marks import ThemesOnText
from tuicode.language import _, plural
from tuicode.tui.widgets.transcript import Transcript
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from tuicode.model.transaction import Committed
    from tuicode.tui.by_theme import ByTheme


class MarkingActions(Workspace):
    """Show the codings of this pass or of all, or the themes in place of the codes."""

    passes_chosen: frozenset[int] | None = None
    """The passes chosen last in the workspace of passes."""
    _begun_for: tuple[int, str] | None = None
    """The pass for which what is shown was chosen, and when it ended."""
    _passes_before: frozenset[int] | None = None
    """The passes that were shown when the text was marked by theme."""

    def on_mount(self) -> None:
        """Follow the passes, and the themes where the text is marked by them."""
        self.project.listen(self._follow_marks)

    def action_switch_passes(self) -> None:
        """Show this pass only, those chosen last, or all; or the codes again after the themes."""
        if self.themes_shown is not None:
            self._mark_by(None)
            self.show_only(self._passes_before)
            self.say(_("The codes stand beside the text again."))
            return
        current = frozenset([self.project.current_pass.id])
        ways = list(dict.fromkeys((None, current, self.passes_chosen)))
        here = ways.index(self.passes_shown) if self.passes_shown in ways else 0
        self.show_passes(ways[(here + 1) % len(ways)])

    def show_by_theme(self, wanted: ByTheme) -> None:
        """Mark whole transcripts by theme: what level 2 of reviewing themes reads."""
        if self.themes_shown is None:
            # A theme is made of the codings of all passes.
            self._passes_before = self.passes_shown
            self.show_only(None)
        self._mark_by(ThemesOnText(self.project))
        if wanted.source is not None:
            self.open_source(self.project.source(wanted.source), wanted.position)
        self.say(
            _(
                "Themes stand beside the text in place of codes. {next} goes to what no theme "
                "touches, {list} lists it, {codes} shows the codes again."
            ).format(
                next=self.key("next_uncoded"),
                list=self.key("uncoded"),
                codes=self.key("switch_passes"),
            )
        )

    def show_passes(self, passes: frozenset[int] | None) -> None:
        """Show the codings of some passes only, of all where it is None; and say so."""
        if self.themes_shown is not None:
            self._mark_by(None)
        self.show_only(passes)
        self.say(self._passes_told())

    def show_fresh(self) -> None:
        """Begin with the current pass alone where it hides the earlier codings, or with all.

        What one has chosen since is left as it is until another pass goes on.
        """
        current = self.project.current_pass
        if self._begun_for != (current.id, current.ended) and self.themes_shown is None:
            self._begun_for = current.id, current.ended
            alone = current.hides_earlier and not current.ended
            self.show_only(frozenset([current.id]) if alone else None)

    def show_only(self, passes: frozenset[int] | None) -> None:
        """Show the codings of some passes only, of all where it is None."""
        every = frozenset(one.id for one in self.project.passes)
        self.passes_shown = None if passes == every else passes
        for pane in self.query(Transcript):
            pane.show_passes(self.passes_shown)
        self.show_status()

    def show_status(self) -> None:
        """Say where one is."""
        raise NotImplementedError

    # --- inside

    def _mark_by(self, themes: ThemesOnText | None) -> None:
        self.themes_shown = themes
        for pane in self.query(Transcript):
            pane.show_themes(themes)
        self.marked_anew()
        self.show_status()

    def _follow_marks(self, committed: Committed) -> None:
        tables = {change.table for change in committed.changes}
        if "passes" in tables:
            self.show_fresh()
        if self.themes_shown is not None and tables & {"themes", "reviews"}:
            self._mark_by(ThemesOnText(self.project))

    def _passes_told(self) -> str:
        if self.passes_shown is None:
            return _("The codings of all passes are shown.")
        names = [one.name for one in self.project.passes if one.id in self.passes_shown]
        shown = plural("{count} pass is shown", "{count} passes are shown", len(names))
        return f"{shown}: {', '.join(names)}."
