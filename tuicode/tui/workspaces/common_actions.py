"""What the screens on a project have in common: help, the journal and the project sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from tuicode.language import _
from tuicode.tui.actions import key_line
from tuicode.tui.changing import not_offered
from tuicode.tui.widgets.line import Sentence
from tuicode.tui.workspaces.workspace import actions_of
from tuicode.tui.workspaces.writing_pad import Here, write_in_journal

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tuicode.model.project import Project
    from tuicode.tui.looks import Look


class CommonActions(Screen[Any]):
    """A screen that has help, the project sheet, and the journal to write in about what is here."""

    NAME: ClassVar[str]
    """What a file of keys calls the workspace."""
    project: Project
    look: Look

    def help_title(self) -> str:
        """Return what the help calls this screen."""
        raise NotImplementedError

    def journal_here(self) -> Here:
        """Return what an entry of the journal that is written here is about."""
        return Here()

    def follow_project(self) -> None:
        """Show what another screen has changed."""

    def say(self, sentence: str, *, problem: bool = False) -> None:
        """Say something on the bottom line."""
        style = self.look.problem if problem else self.look.text
        self.query_one(Sentence).say(sentence, style)

    def keys_here(self) -> list[tuple[str, str]]:
        """Return the keys of the line of keys: help first, as there is no room for all."""
        hidden = not_offered(self.project, self.NAME)
        keys = key_line(actions_of(self, self.NAME), hidden)
        keys.sort(key=lambda one: one[1] != _("help"))
        return keys

    def action_journal(self) -> Awaitable[None] | None:
        """Write in the journal, about what is here."""
        return write_in_journal(self, self.project, self.look, self.journal_here(), self.say)

    def action_project_sheet(self) -> None:
        """Show the research question, and the rest of the project sheet; q leads back here."""
        from tuicode.tui.workspaces.project_sheet import ProjectSheet

        self.app.push_screen(
            ProjectSheet(self.project, self.look), lambda _none: self.follow_project()
        )

    def action_help(self) -> None:
        """Show all keys of this screen."""
        from tuicode.tui.workspaces.help import Help

        self.app.push_screen(Help(self.look, self.NAME, self.help_title()))
