"""The actions of Read & code that lead to the other workspaces, and show what they chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import Extract
from tuicode.model.sheet import describe_project
from tuicode.tui.by_theme import ByTheme
from tuicode.tui.question import Question
from tuicode.tui.workspaces.marking import MarkingActions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.tui.question import Choice


class ElsewhereActions(MarkingActions):
    """Codebook, passes, themes and the research question."""

    def action_codebook(self) -> None:
        """Go to the codebook."""
        from tuicode.tui.workspaces.codebook import Codebook

        self.app.push_screen(Codebook(self.project, self.look), self._come_back)

    def action_passes(self) -> None:
        """Go to the passes."""
        from tuicode.tui.workspaces.passes import Passes

        self.app.push_screen(Passes(self.project, self.look), self._come_back)

    def action_analysis(self) -> None:
        """Go to the tables of the analysis."""
        from tuicode.tui.workspaces.analysis import Analysis

        self.app.push_screen(Analysis(self.project, self.look), self._come_back)

    def action_themes(self) -> None:
        """Go to the themes."""

    def action_memos(self) -> None:
        """Go to the memos, the journal and the glossary."""

    def action_journal(self) -> None:
        """Write in the journal, about what is here."""

    def action_question(self) -> None:
        """Show the research question; what is typed replaces it."""

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            if typed.strip() == self.project.sheet.question or not self.may_change():
                return
            try:
                describe_project(self.project, question=typed.strip())
            except ProjectError as error:
                self.refuse(error)

        self.prompt.ask(Question(_("research question"), answer, typed=self.project.sheet.question))

    def _come_back(self, chosen: object) -> None:
        """Show what was chosen elsewhere: an extract, the passes to show, or themes."""
        if isinstance(chosen, Extract):
            source = self.project.source(chosen.source)
            self.open_source(source, chosen.start)
            self.transcript.mark((chosen.start, chosen.end))
        elif isinstance(chosen, frozenset):
            self.show_passes(chosen)
        elif isinstance(chosen, ByTheme):
            self.show_by_theme(chosen)
        else:
            self.show_fresh()
