"""A text to read whole: the arrows scroll it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.segment import Segment
from textual.binding import Binding
from textual.screen import Screen

from tuicode.language import _
from tuicode.tui.actions import LISTING, bindings
from tuicode.tui.cells import shown
from tuicode.tui.widgets.line import Line
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.workspace import take_keys
from tuicode.tui.workspaces.writing_pad import Here, write_in_journal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.tui.app import TuicodeApp
    from tuicode.tui.looks import Look

BROADEST = 78
"""Cells of a line at most: longer ones are hard to read."""


class WholeText(Screen[None]):
    """Shows the lines that `make` returns for a width; `about` is what the journal is linked to."""

    CSS = """
    WholeText { layout: vertical; background: $background; }
    WholeText RowList { height: 1fr; margin: 1 0 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,v,enter,space", "close", show=False),
        *bindings(LISTING, "listing"),
    ]

    def __init__(
        self,
        look: Look,
        title: str,
        make: Callable[[int], Sequence[Sequence[Segment]]],
        *,
        about: Here | None = None,
    ) -> None:
        super().__init__()
        self.look = look
        self._title = title
        self._make = make
        self._about = about or Here()
        self._lines: Sequence[Sequence[Segment]] = ()

    def compose(self) -> ComposeResult:
        """Lay out the title, the lines, and a line that says how to leave."""
        title = Line(self.look.text)
        title.show([Segment(f" {shown(self._title)}", self.look.strong)])
        yield title
        yield RowList(self.look, lambda _row: self.action_close())
        yield Line(self.look.text, id="hint")

    def on_mount(self) -> None:
        """Show the lines."""
        take_keys(self)
        self.say(_("Esc or q leads back; the arrows scroll."))
        self.set_focus(self.query_one(RowList))

    def on_resize(self) -> None:
        """Wrap for the new width."""
        self._lines = self._make(min(self.app.size.width - 4, BROADEST))
        self.query_one(RowList).show(len(self._lines), self._draw)

    def say(self, sentence: str) -> None:
        """Say something where it else says how to leave."""
        self.query_one("#hint", Line).show([Segment(f" {shown(sentence)}", self.look.text)])

    def action_project_sheet(self) -> None:
        """Show the research question, and the rest of the project sheet; q leads back here."""
        from tuicode.tui.workspaces.project_sheet import ProjectSheet

        project = cast("TuicodeApp", self.app).project
        if project is not None:
            self.app.push_screen(ProjectSheet(project, self.look))

    def action_journal(self) -> Awaitable[None] | None:
        """Write in the journal, about what the text is about."""
        return write_in_journal(self, None, self.look, self._about, self.say)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:  # noqa: ARG002
        return list(self._lines[index])
