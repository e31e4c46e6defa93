"""The actions of Read & code that lead to the other workspaces, and show what they chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.model.extracts import Extract
from tuicode.model.records import Source
from tuicode.tui.by_theme import ByTheme
from tuicode.tui.workspaces.marking import MarkingActions

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tuicode.model.units import Span


class ElsewhereActions(MarkingActions):
    """Codebook, passes, themes and the research question."""

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
        from tuicode.tui.workspaces.analysis import open_tables

        open_tables(self, self.project, self.look, self._come_back)

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
        from tuicode.tui.workspaces.writing_pad import Here, here_in_text, write_in_journal

        here = self.here()
        place = here_in_text(*here) if here is not None else Here()
        return write_in_journal(self, self.project, self.look, place, self.say)

    def here(self) -> tuple[Source, Span] | None:
        """Return what is marked, or else the extract here, or else the unit of the cursor."""
        raise NotImplementedError

    def action_question(self) -> None:
        """Show the research question, and the rest of the project sheet."""
        from tuicode.tui.workspaces.project_sheet import ProjectSheet

        self.app.push_screen(ProjectSheet(self.project, self.look))

    def _come_back(self, chosen: object) -> None:
        """Show what was chosen elsewhere: an extract, the passes to show, or themes."""
        if isinstance(chosen, Extract):
            source = self.project.source(chosen.source)
            self.open_source(source, chosen.start)
            self.transcript.mark((chosen.start, chosen.end))
        elif isinstance(chosen, Source):
            self.open_source(chosen)
        elif isinstance(chosen, frozenset):
            self.passes_chosen = chosen
            self.show_passes(chosen)
        elif isinstance(chosen, ByTheme):
            self.show_by_theme(chosen)
