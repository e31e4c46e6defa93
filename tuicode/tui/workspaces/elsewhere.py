"""The actions of Read & code that lead to the other workspaces, and show what they chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.about import turn_told
from tuicode.model.extracts import Extract
from tuicode.model.records import Source
from tuicode.tui.widgets.transcript import Transcript
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tuicode.model.units import Span

MOST_WORDS = 200
"""Characters of a stretch that a pad begins with at most."""


class ElsewhereActions(Workspace):
    """Codebook, passes and the research question; which passes are shown."""

    _passes_chosen: frozenset[int] | None = None

    def action_codebook(self) -> None:
        """Go to the codebook."""
        from tuicode.tui.workspaces.codebook import Codebook

        self.app.push_screen(Codebook(self.project, self.look), self._come_back)

    def action_passes(self) -> None:
        """Go to the passes."""
        from tuicode.tui.workspaces.passes import Passes

        self.app.push_screen(Passes(self.project, self.look, self.place), self._come_back)

    def action_analysis(self) -> None:
        """Go to the tables of the analysis."""
        from tuicode.tui.workspaces.analysis import Analysis

        self.app.push_screen(Analysis(self.project, self.look), self._come_back)

    def action_themes(self) -> None:
        """Go to the themes."""
        from tuicode.tui.workspaces.themes import Themes

        self.app.push_screen(Themes(self.project, self.look), self._come_back)

    def action_memos(self) -> None:
        """Go to the memos, the journal and the glossary."""
        from tuicode.tui.workspaces.writing import Writing

        self.app.push_screen(Writing(self.project, self.look), self._come_back)

    def action_journal(self) -> Awaitable[None] | None:
        """Write in the journal, about what is marked, or the extract here, or the unit."""
        from tuicode.tui.workspaces.writing_pad import Here, write_in_journal

        here, place = self.here(), Here()
        if here is not None:
            source, (start, end) = here
            words = " ".join(source.text[start:end][:MOST_WORDS].split())
            told = f"{turn_told(source, start)} · {words}"
            place = Here(told, ("sources", source.id), start, end)
        return write_in_journal(self, self.project, self.look, place, self.say)

    def here(self) -> tuple[Source, Span] | None:
        """Return what is marked, or else the extract here, or else the unit of the cursor."""
        raise NotImplementedError

    def action_switch_passes(self) -> None:
        """Show the codings of this pass only, of those chosen last among the passes, or of all."""
        current = frozenset([self.project.current_pass.id])
        ways = list(dict.fromkeys((None, current, self._passes_chosen)))
        here = ways.index(self.passes_shown) if self.passes_shown in ways else 0
        self.show_passes(ways[(here + 1) % len(ways)])

    def action_question(self) -> None:
        """Show the research question, and the rest of the project sheet."""
        from tuicode.tui.workspaces.project_sheet import ProjectSheet

        self.app.push_screen(ProjectSheet(self.project, self.look))

    def show_passes(self, passes: frozenset[int] | None) -> None:
        """Show the codings of some passes only, of all where it is None; and say so."""
        self._show_only(passes)
        self.say(self._passes_told())

    def show_fresh(self) -> None:
        """Show the current pass alone where it hides the earlier codings."""
        current = self.project.current_pass
        if current.hides_earlier and not current.ended:
            self._show_only(frozenset([current.id]))

    def show_status(self) -> None:
        """Say where one is."""
        raise NotImplementedError

    def _show_only(self, passes: frozenset[int] | None) -> None:
        every = frozenset(one.id for one in self.project.passes)
        self.passes_shown = None if passes == every else passes
        for pane in self.query(Transcript):
            pane.show_passes(self.passes_shown)
        self.show_status()

    def _passes_told(self) -> str:
        if self.passes_shown is None:
            return _("The codings of all passes are shown.")
        names = [one.name for one in self.project.passes if one.id in self.passes_shown]
        shown = plural("{count} pass is shown", "{count} passes are shown", len(names))
        return f"{shown}: {', '.join(names)}."

    def _come_back(self, chosen: object) -> None:
        """Show what was chosen elsewhere: an extract, or the passes to show."""
        if isinstance(chosen, Extract):
            source = self.project.source(chosen.source)
            self.open_source(source, chosen.start)
            self.transcript.mark((chosen.start, chosen.end))
        elif isinstance(chosen, Source):
            self.open_source(chosen)
        elif isinstance(chosen, frozenset):
            self._passes_chosen = chosen
            self.show_passes(chosen)
        else:
            self.show_fresh()
