"""Passes: which there are, how far each went; starting one, ending it, opening it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from msgspec.structs import replace

from tuicode.analysis.progress import PassProgress, progress_of_passes
from tuicode.language import _
from tuicode.model import passes
from tuicode.model.as_of import as_of_pass
from tuicode.model.errors import ProjectError
from tuicode.model.identity import local
from tuicode.model.phases import phase_told
from tuicode.tui.actions import PASSES, bindings
from tuicode.tui.columns import ShownColumn
from tuicode.tui.question import Choice, Question
from tuicode.tui.way_back import open_over
from tuicode.tui.workspaces.starting_pass import StartingPass
from tuicode.tui.workspaces.table_workspace import TableRow
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tuicode.model.project import Project
    from tuicode.model.records import Pass
    from tuicode.tui.looks import Look
    from tuicode.tui.visited import Place
    from tuicode.tui.workspaces.as_left import AsLeft

DATE = 10
"""Characters of a time that are its date."""

OF_A_PASS = frozenset({"as_of", "changes", "reopen", "set_phase"})
"""What is done with the pass that is highlighted."""


class Passes(StartingPass):
    """The passes of a project, one a row."""

    NAME = "passes"
    CHANGING = frozenset({"start", "end", "reopen", "set_phase"})
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PASSES, "passes")]

    def __init__(self, project: Project, look: Look, here: Place | None = None) -> None:
        super().__init__(project, look)
        self._place = here

    def words(self) -> str:
        """Return what this workspace is."""
        return _("Passes")

    def columns(self) -> Sequence[ShownColumn]:
        """Return the columns, the most important first."""
        return (
            ShownColumn("number", _("No."), 3, "number"),
            ShownColumn("name", _("Pass"), 14, stretches=True),
            ShownColumn("state", _("State"), 10),
            ShownColumn("codings", _("Codings"), 8, "number"),
            ShownColumn("sources", _("Sources"), 8),
            ShownColumn("lens", _("Lens"), 10),
            ShownColumn("phase", _("Phase"), 10),
            ShownColumn("earlier", _("Earlier"), 8),
            ShownColumn("started", _("Started"), 10),
            ShownColumn("ended", _("Ended"), 10),
            ShownColumn("order", _("Order"), 16, stretches=True),
        )

    def all_rows(self) -> list[TableRow]:
        """Return the passes by number."""
        return [self._row_of(one) for one in progress_of_passes(self.project)]

    def _row_of(self, progress: PassProgress) -> TableRow:
        one = self.project.pass_numbered(progress.number)
        names = (self.project.source(source).name for source in one.order)
        return TableRow(
            one.id,
            {
                "number": one.number,
                "name": one.name,
                "state": _("over") if one.ended else _("going on"),
                "codings": progress.codings,
                "sources": f"{progress.sources}/{len(self.project.sources)}",
                "lens": one.lens,
                "phase": phase_told(one.phase),
                "earlier": _("hidden") if one.hides_earlier else _("shown"),
                "started": local(one.started)[:DATE],
                "ended": local(one.ended)[:DATE],
                "order": " › ".join(names) or _("as imported"),
            },
        )

    # --- actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether an action can be done: some need a pass, and the filter may leave none."""
        if self.here is None and action in OF_A_PASS:
            self.say(_("No pass is shown: f shows them again."))
            return False
        return super().check_action(action, parameters)

    def action_as_of(self) -> None:
        """Show the whole project as it stood at the end of the pass; q leads back here."""
        from tuicode.tui.workspaces.as_of import AsOf

        try:
            stood = as_of_pass(self.project, self._pass_here())
        except ProjectError as error:
            self.say(str(error), problem=True)
        else:
            self.app.push_screen(AsOf(stood, self.look, self._place))

    def action_end(self) -> None:
        """Ask for a reflection, and end the pass."""
        current = self.project.current_pass
        if not self.none_refuses(lambda: passes.refuse_ending(current)):
            return
        title = _("what do you think now that «{name}» is over? (may be empty)")

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            def end() -> str:
                passes.end(self.project, current, typed)
                return _("«{name}» is over.").format(name=current.name)

            self.change(end)

        self.ask(Question(title.format(name=current.name), answer))

    def action_reopen(self) -> None:
        """Ask why, and open the pass again."""
        one = self._pass_here()
        if not self.none_refuses(lambda: passes.refuse_reopening(self.project, one)):
            return

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            def reopen() -> str:
                passes.reopen(self.project, one, typed)
                return _("«{name}» goes on.").format(name=one.name)

            self.change(reopen)

        self.ask(Question(_("why is «{name}» opened again?").format(name=one.name), answer))

    def action_changes(self) -> None:
        """Show what the pass changed; Enter goes to the place."""
        from tuicode.tui.workspaces.pass_tables import PassChanges

        one = self._pass_here()
        told = _("what «{name}» changed").format(name=one.name)
        open_over(self, told, lambda: PassChanges(self.project, self.look, one))

    def action_compare(self) -> None:
        """Show what two passes coded, side by side; Enter goes to the place."""
        from tuicode.tui.workspaces.pass_tables import PassComparison

        two = [self._pass(row.id) for row in self.chosen_rows]
        if len(two) != 2:  # noqa: PLR2004 - side by side
            self.say(_("Mark two passes with Space, then press c."))
            return
        first, second = sorted(two, key=lambda one: one.number)
        told = _("the comparison")
        open_over(self, told, lambda: PassComparison(self.project, self.look, first, second))

    def action_show_these(self) -> None:
        """Go back, and show the codings of these passes only; all where all are marked."""
        chosen = frozenset(one.id for one in self.chosen_rows)
        self.marked.clear()
        self.dismiss(chosen)

    def action_choose(self) -> None:
        """Show how far the pass went in each source, and what was written about it."""
        from tuicode.tui.workspaces.pass_progress import PassProgress

        one = self._pass_here()
        open_over(self, f"«{one.name}»", lambda: PassProgress(self.project, self.look, one))

    def action_set_phase(self) -> None:
        """Ask in which phase of the analysis the pass is made."""
        one = self._pass_here()

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            def label() -> str:
                labelled = passes.set_phase(self.project, one, taken[0].value)
                phase = phase_told(labelled.phase) or _("none is said")
                return _("«{name}»: phase {phase}.").format(name=one.name, phase=phase)

            self.change(label)

        title = _("in which phase is «{name}» made? (only a label)").format(name=one.name)
        self.ask(Question(title, answer, self.offer_phases))

    def journal_here(self) -> Here:
        """Return the pass that is highlighted."""
        if self.here is None:
            return Here(self.words())
        return Here(self._pass_here().name, ("passes", self._pass_here().id))

    def come_back(self, chosen: object) -> None:
        """Go back to the text with what was chosen; the way back leads here."""
        if chosen is not None:
            self.dismiss(chosen)

    # --- as it was left

    @property
    def left_as(self) -> str:
        """The name under which it is found as it was left."""
        return self.NAME

    def as_left(self) -> AsLeft:
        """Return which passes were marked too: two that are compared still are on the way back."""
        return replace(super().as_left(), table=frozenset(self.marked))

    def take_up(self, left: AsLeft) -> None:
        """Have it as it was left."""
        super().take_up(left)
        self.marked = set(left.table)

    # --- inside

    def _pass_here(self) -> Pass:
        assert self.here is not None
        return self._pass(self.here.id)

    def _pass(self, pass_id: int) -> Pass:
        return cast("Pass", self.project.tables.get("passes", pass_id))
