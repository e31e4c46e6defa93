"""The actions of Read & code that lead to the other workspaces, and show what they chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import Extract
from tuicode.model.records import Source
from tuicode.tui.by_theme import ByTheme
from tuicode.tui.way_back import Jump, back_to, open_over
from tuicode.tui.workspaces.marking import MarkingActions

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tuicode.model.units import Span


class ElsewhereActions(MarkingActions):
    """Codebook, passes, themes and the research question, and the way back from the text there."""

    way_back: Jump | None = None
    """How one gets back to where one came from into the text, until one jumps again."""

    def action_codebook(self) -> Awaitable[None]:
        """Go to the codebook."""
        from tuicode.tui.workspaces.codebook import Codebook

        return open_over(self, _("the codebook"), lambda: Codebook(self.project, self.look))

    def action_passes(self) -> Awaitable[None]:
        """Go to the passes."""
        from tuicode.tui.workspaces.passes import Passes

        place = self.place
        return open_over(self, _("the passes"), lambda: Passes(self.project, self.look, place))

    def action_analysis(self) -> Awaitable[None]:
        """Go to the tables of the analysis."""
        from tuicode.tui.workspaces.analysis import open_tables

        back = back_to(self, _("the tables"), ElsewhereActions.action_analysis)
        return open_tables(self, self.project, self.look, back)

    def action_themes(self) -> Awaitable[None]:
        """Go to the themes."""
        from tuicode.tui.workspaces.themes import Themes

        return open_over(self, _("the themes"), lambda: Themes(self.project, self.look))

    def action_memos(self) -> Awaitable[None]:
        """Go to the memos, the journal and the glossary."""
        from tuicode.tui.workspaces.writing import Writing

        return open_over(self, _("the memos"), lambda: Writing(self.project, self.look))

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

    def come_back(self, chosen: object) -> None:
        """Show what was chosen elsewhere: an extract, a source, the passes to show, or themes."""
        jump = chosen if isinstance(chosen, Jump) else None
        if jump is not None:
            chosen = jump.chosen
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
        if jump is not None and isinstance(chosen, Extract | Source | ByTheme):
            self.way_back = jump
            self.show_keys()
            if not isinstance(chosen, ByTheme):
                back = _("{key} goes back to {where}.")
                self.say(back.format(key=self.key("leave"), where=jump.told))

    def go_back(self) -> Awaitable[None] | None:
        """Go back to where one came from into the text; None where that is nowhere."""
        return self._go_back(self.way_back) if self.way_back is not None else None

    def forget_way_back(self) -> None:
        """Stay in the text: where one came from is done with."""
        if self.way_back is not None:
            self.way_back = None
            self.show_keys()

    def show_keys(self) -> None:
        """Say which keys apply."""
        raise NotImplementedError

    # --- inside

    async def _go_back(self, jump: Jump) -> None:
        # Each is there before the next key: what comes in one burst is for the last of them.
        self.forget_way_back()
        self.say("")
        below: Any = self
        for step in jump.steps:
            try:
                opened = step(below)
            except ProjectError as error:
                below.say(str(error))
                return
            if opened is not None:
                await opened
            below = self.app.screen
