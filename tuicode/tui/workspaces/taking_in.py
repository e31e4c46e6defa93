"""The actions of the codebook that take in a codebook from a sheet: first what would come."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tuicode.exchange.failures import ImportFailure
from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.codebook_row import CodeRows
from tuicode.tui.workspaces.listing import Listing, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.exchange.codebook_sheet import Plan

SHEETS = (".csv", ".xlsx")

PART = 10
"""Cells at most for what becomes of a row."""


class TakingInActions(CodeRows):
    """Choose a sheet, look at what it would bring, and take it in."""

    def action_take_in(self) -> None:
        """Ask which sheet; those of the folder one is in are offered."""

        def offer(query: str) -> Sequence[Choice]:
            here = sorted(one.name for one in Path().iterdir() if one.suffix.lower() in SHEETS)
            fit = [Choice(name, name) for name in here if query.casefold() in name.casefold()]
            typed = (
                [Choice(query, query, note=_("as typed"))] if query and query not in here else []
            )
            return [*fit, *typed]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            for one in taken[:1]:
                self._show_plan(str(one.value))

        self.ask(Question(_("a codebook from which .csv or .xlsx file?"), answer, offer))

    def _show_plan(self, name: str) -> None:
        """List what a sheet would bring, row by row, before anything is changed."""
        from tuicode.exchange.codebook_sheet import planned

        # Path's own raises where there is no such user.
        path = Path(os.path.expanduser(name.strip()))  # noqa: PTH111
        try:
            plan = planned(self.project, path)
        except (ProjectError, ImportFailure) as error:
            self.say(str(error), problem=True)
            return
        title = _("{name}: {new} new, {changed} changed, {there} there already, {faults} at fault.")
        counts = {
            "new": len(plan.new),
            "changed": len(plan.changed),
            "there": len(plan.there),
            "faults": len(plan.faults),
        }
        self.app.push_screen(
            Listing(
                self.look,
                title.format(name=path.name, **counts),
                list(_rows(plan)) or [Row((), _("Nothing."))],
                lambda _index: self.change(lambda: self._taken_in(plan, path.name)),
                hint=_("Enter takes it in, without what is at fault; q leads back."),
            )
        )

    def _taken_in(self, plan: Plan, name: str) -> str:
        from tuicode.exchange.codebook_sheet import take_in

        if not plan.new and not plan.changed:
            return _("Nothing was stored.")
        take_in(self.project, plan, name)
        return _("Took in {name}: {new} new, {changed} changed; u undoes it.").format(
            name=name, new=len(plan.new), changed=len(plan.changed)
        )


def _rows(plan: Plan) -> list[Row]:
    faults = [
        Row(
            ((_("fault"), PART),),
            _("line {line}: {reason}").format(line=one.line, reason=one.reason),
        )
        for one in plan.faults
    ]
    new = [Row(((_("new"), PART),), one.values["name"]) for one in plan.new]
    changed = [Row(((_("changed"), PART),), one.values["name"]) for one in plan.changed]
    there = [Row(((_("there"), PART),), one.values["name"], faint=True) for one in plan.there]
    return [*faults, *new, *changed, *there]
