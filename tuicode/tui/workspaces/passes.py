"""Passes: which there are, how far each went; starting one, ending it, opening it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from tuicode.analysis.progress import PassProgress, progress_of_passes
from tuicode.language import _, plural
from tuicode.model import passes
from tuicode.model.identity import local
from tuicode.tui.actions import PASSES, bindings
from tuicode.tui.columns import ShownColumn
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.listing import Listing, Row
from tuicode.tui.workspaces.pass_rows import change_rows, comparison_rows
from tuicode.tui.workspaces.table_workspace import TableRow, TableWorkspace
from tuicode.tui.workspaces.writing_pad import Here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from tuicode.model.extracts import Extract
    from tuicode.model.passes import Order
    from tuicode.model.records import Pass

DATE = 10
"""Characters of a time that are its date."""


class Passes(TableWorkspace):
    """The passes of a project, one a row."""

    NAME = "passes"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PASSES, "passes")]

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
                "earlier": _("hidden") if one.hides_earlier else _("shown"),
                "started": local(one.started)[:DATE],
                "ended": local(one.ended)[:DATE],
                "order": " › ".join(names) or _("as imported"),
            },
        )

    # --- actions

    def action_start(self) -> None:
        """Ask for the name of a pass, its lens, its order and what it shows; then start it."""
        self.ask(Question(_("name of the new pass, such as latent"), self._ask_lens))

    def action_end(self) -> None:
        """Ask for a reflection, and end the pass."""
        current = self.project.current_pass
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

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            def reopen() -> str:
                passes.reopen(self.project, one, typed)
                return _("«{name}» goes on.").format(name=one.name)

            self.change(reopen)

        self.ask(Question(_("why is «{name}» opened again?").format(name=one.name), answer))

    def action_changes(self) -> None:
        """List what the pass changed; Enter goes to the place."""
        one = self._pass_here()
        found = list(change_rows(self.project, one))
        self._list(
            _("What «{name}» changed").format(name=one.name),
            [row for row, _extract in found],
            [extract for _row, extract in found],
        )

    def action_compare(self) -> None:
        """List what two passes coded, side by side; Enter goes to the place."""
        two = [self._pass(row.id) for row in self.chosen_rows]
        if len(two) != 2:  # noqa: PLR2004 - side by side
            self.say(_("Mark two passes with Space, then press c."))
            return
        first, second = sorted(two, key=lambda one: one.number)
        found = list(comparison_rows(self.project, first, second))
        title = _("«{first}» beside «{second}»").format(first=first.name, second=second.name)
        self._list(title, [row for row, _extract in found], [extract for _row, extract in found])

    def _list(self, title: str, rows: list[Row], places: list[Extract | None]) -> None:
        def go(index: int) -> None:
            if places and places[index] is not None:
                self.dismiss(places[index])

        hint = _("Enter goes there in Read & code; q leads back.")
        nothing = [Row((), _("Nothing."))]
        self.app.push_screen(Listing(self.look, title, rows or nothing, go, hint=hint))

    def action_show_these(self) -> None:
        """Go back, and show the codings of these passes only; all where all are marked."""
        self.dismiss(frozenset(one.id for one in self.chosen_rows))

    def action_choose(self) -> None:
        """Say what was written when the pass began and ended."""
        one = self._pass_here()
        told = [one.note, one.reflection]
        self.say(" – ".join(text for text in told if text) or _("Nothing was written about it."))

    def journal_here(self) -> Here:
        """Return the pass that is highlighted."""
        return Here(self._pass_here().name, ("passes", self._pass_here().id))

    # --- inside

    def _pass_here(self) -> Pass:
        assert self.here is not None
        return self._pass(self.here.id)

    def _pass(self, pass_id: int) -> Pass:
        return cast("Pass", self.project.tables.get("passes", pass_id))

    def _ask_lens(self, _taken: Sequence[Choice], name: str) -> None:
        if not name.strip():
            self.say(_("A pass needs a name."), problem=True)
            return
        lenses = [
            Choice(_(lens), _(lens))
            for lens in ("", "semantic", "latent", "inductive", "deductive")
        ]

        def offer(query: str) -> Sequence[Choice]:
            typed = [Choice(query, query)] if query else []
            return [*typed, *(one for one in lenses if query.casefold() in one.text)]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            self._ask_order(name, str(taken[0].value) if taken else "")

        self.ask(Question(_("lens: what is looked for?"), answer, offer))

    def _ask_order(self, name: str, lens: str) -> None:
        words = {
            "kept": _("as they stand"),
            "reversed": _("from the last to the first"),
            "shuffled": _("mixed; the order is recorded"),
        }
        choices = [Choice(words[order], order) for order in passes.ORDERS]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self._ask_earlier(name, lens, taken[0].value)

        self.ask(
            Question(_("in which order are the sources read?"), answer, lambda _query: choices)
        )

    def _ask_earlier(self, name: str, lens: str, order: Order) -> None:
        choices = [
            Choice(_("hidden: code with fresh eyes"), True),
            Choice(_("shown: revise what is there"), False),
        ]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.change(lambda: self._started(name, lens, order, hides=taken[0].value))

        self.ask(Question(_("the codings of earlier passes?"), answer, lambda _query: choices))

    def _started(self, name: str, lens: str, order: Order, *, hides: bool) -> str:
        chosen = () if order == "kept" else passes.ordered(self.project, order)
        with self.project.transaction("start pass"):
            current = self.project.current_pass
            if not current.ended:
                passes.end(self.project, current)
            begun = passes.start(self.project, name, lens=lens, order=chosen, hides_earlier=hides)
        count = plural("{count} source", "{count} sources", len(self.project.sources))
        return _("«{name}» has begun, with {sources} to read.").format(
            name=begun.name, sources=count
        )
