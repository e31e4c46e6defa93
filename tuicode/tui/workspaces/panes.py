"""Two panes side by side: which has the focus, what belongs to it, what is shown of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.segment import Segment

from tuicode.language import _
from tuicode.tui.cells import shown
from tuicode.tui.found import Found
from tuicode.tui.measure import BROAD
from tuicode.tui.widgets.line import Line
from tuicode.tui.widgets.transcript import Transcript
from tuicode.tui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from tuicode.model.project import Project
    from tuicode.model.records import Source
    from tuicode.tui.looks import Look

OF_A_PANE: dict[str, Callable[[], Any]] = {
    "found": Found,
    "query_found": str,
    "found_in_all": bool,
    "_uncoded": lambda: None,
}
"""What the actions know of what was found, and what it is at first: each pane has its own."""


class PaneActions(Workspace):
    """Two sources side by side, or the same source twice; actions work on the pane in focus."""

    def __init__(self, project: Project, look: Look) -> None:
        super().__init__(project, look)
        self.two_panes = False
        self._pane: Transcript | None = None
        self._kept: dict[Transcript, dict[str, Any]] = {}

    @property
    def transcript(self) -> Transcript:
        """The transcript that has the focus, or had it last."""
        return self._pane if self._pane is not None else self.query_one(Transcript)

    @property
    def transcripts(self) -> list[Transcript]:
        """Both transcripts, from left to right; one of them may not be on screen."""
        return list(self.query(Transcript))

    @property
    def transcripts_shown(self) -> list[Transcript]:
        """The transcripts on screen, from left to right."""
        return [one for one in self.transcripts if self._both_shown or one is self.transcript]

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Give something the focus; a pane that gets it is the one that actions work on."""
        super().set_focus(widget, scroll_visible, from_app_focus)
        focused = self.focused
        if isinstance(focused, Transcript):
            former, self._pane = self.transcript, focused
            if former is not focused:
                self._change_pane(former, focused)

    def action_two_panes(self) -> None:
        """Show two sources side by side, or one again."""
        here = self.transcript
        if self.two_panes:
            self.two_panes = False
            self.show_panes()
            self.say(_("One pane."))
        elif self.app.size.width < BROAD:
            sentence = _("Two panes need a screen {least} columns wide; this one has {columns}.")
            self.say(sentence.format(least=BROAD, columns=self.app.size.width))
        elif here.source is None or here.cursor is None:
            self.say(_("There is no source to show."))
        else:
            (other,) = (one for one in self.transcripts if one is not here)
            self.two_panes = True
            self.show_panes()
            if other.source is None:
                other.show(here.source, here.cursor.focus[0])
            self.set_focus(other)
            self.say(_("Two panes: Tab goes from one to the other, s chooses what this one shows."))

    def show_panes(self) -> None:
        """Show what there is room for: both panes, or the one with the focus."""
        both, there = self._both_shown, self.transcripts_shown
        self.set_class(both, "-two")
        self.set_class(any(one.reading for one in there), "-reading")
        for one in self.transcripts:
            self.query_one(f"#{one.id}-pane").display = one in there
        for one in there:
            one.panes = len(there)
        self.show_titles()

    def show_titles(self) -> None:
        """Show above each pane what is in it; of two, the one that actions work on stands out."""
        for pane in self.transcripts:
            here = self._both_shown and pane is self.transcript
            style = self.look.strong if here else self.look.quiet
            title = self.title_of(pane.source) if pane.source is not None else ""
            rule = f"── {shown(title)} " if title else ""
            line = self.query_one(f"#{pane.id}-title", Line)
            line.show([Segment(rule, style), Segment("─" * 240, self.look.quiet)])

    def title_of(self, source: Source) -> str:
        """Return what stands above a source."""
        return source.name

    def follow_texts_of_panes(self) -> bool:
        """Show in each pane its source as it is now, or another where it was taken out.

        Tells whether a text was laid out anew, as its words have changed.
        """
        there = {source.id: source for source in self.project.sources}
        anew = False
        for pane in self.transcripts:
            now = there.get(pane.source.id) if pane.source is not None else None
            if now is not None:
                anew = pane.follow_source(now) or anew
            elif pane.source is not None:
                self._show_another(pane, next(iter(there.values()), None))
        return anew

    def show_pane(self) -> None:
        """Show that another pane has the focus now."""

    # --- inside

    @property
    def _both_shown(self) -> bool:
        return self.two_panes and self.app.size.width >= BROAD

    def _show_another(self, pane: Transcript, source: Source | None) -> None:
        """Show another source; in the pane with the focus that is for others to do."""
        if pane is self.transcript:
            return
        if source is None:
            pane.show_nothing()
        else:
            pane.show(source)

    def _change_pane(self, former: Transcript, pane: Transcript) -> None:
        self._kept[former] = {name: getattr(self, name) for name in OF_A_PANE}
        nothing = {name: at_first() for name, at_first in OF_A_PANE.items()}
        for name, value in self._kept.get(pane, nothing).items():
            setattr(self, name, value)
        self.show_pane()
