"""The actions of Read & code that go back over what was done: history, review, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.as_of import as_of_step
from tuicode.model.errors import ProjectError
from tuicode.model.history import step_told
from tuicode.model.identity import local
from tuicode.model.stepping import step_to, steps
from tuicode.tui.workspaces.covering import CoveringActions
from tuicode.tui.workspaces.listing import Listing, Row
from tuicode.tui.workspaces.reviewing import ReviewingActions

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from tuicode.model.stepping import Step

TIME_WIDTH, WHO_WIDTH, ACTION_WIDTH = 16, 8, 10


class RevisingActions(CoveringActions, ReviewingActions):
    """Go to any step of what was done; the rest of going back over it is inherited."""

    def action_history(self) -> Awaitable[None] | None:
        """List what was done, newest first."""
        listed = steps(self.project)
        if not listed:
            self.say(_("Nothing has been done yet that could be undone."))
            return None
        done = sum(1 for step in listed if step.away >= 0)
        named = {one: _(one) for one in {step.entry.action for step in listed}}
        rows = [_row(step, named[step.entry.action]) for step in listed]
        start = Row((), _("before the first step"), sign="" if done else HERE)
        return self.app.push_screen(
            Listing(
                self.look,
                _("What was done, newest first"),
                [*rows, start],
                lambda index: self._step_to([*(step.away for step in listed), done][index]),
                hint=_(
                    "Enter goes just after it · u undoes it alone · a looks at it · ▸ now · q back"
                ),
                look_at=lambda index: self._look_at(listed[index] if listed[index:] else None),
                undo=lambda index: self._undo_alone(listed[index] if listed[index:] else None),
                highlighted=len(listed) - done,
                project=self.project,
            )
        )

    def _look_at(self, step: Step | None) -> None:
        """Show the project as it stood after a step, or before the first one that is listed."""
        from tuicode.tui.workspaces.as_of import AsOf

        number = step.entry.number if step else steps(self.project)[-1].entry.number - 1
        stood = as_of_step(self.project, max(number, 1))
        self.app.push_screen(AsOf(stood, self.look, self.place))

    def _undo_alone(self, step: Step | None) -> None:
        """Undo one step; what was done after it stays, or is said to stand in the way."""
        if step is None:
            self.say(_("Before the first step there is none to undo."))
            return
        if not self.may_change():
            return
        try:
            self.project.undo(step.entry.number)
        except ProjectError as error:
            self.refuse(error)
        else:
            self.say(
                _("Undone alone: {step}.").format(
                    step=step_told(self.project.tables.table("log"), step.entry)
                )
            )

    def _step_to(self, away: int) -> None:
        if not self.may_change():
            return
        try:
            gone = step_to(self.project, away)
        except ProjectError as error:
            self.refuse(error)
            return
        if away > 0:
            self.say(plural("{count} step undone.", "{count} steps undone.", gone))
        elif away < 0:
            self.say(plural("{count} step redone.", "{count} steps redone.", gone))
        else:
            self.say(_("This is where you are; nothing was undone."))


HERE = "▸"


def _row(step: Step, action: str) -> Row:
    entry = step.entry
    parts = ((local(entry.at), TIME_WIDTH), (entry.by, WHO_WIDTH), (action, ACTION_WIDTH))
    sign = HERE if step.away == 0 else ""
    note = _("undone") if step.away < 0 else ""
    return Row(parts, entry.summary, note, sign, faint=step.away < 0)
