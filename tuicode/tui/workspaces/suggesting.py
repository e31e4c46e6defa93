"""The actions of the codebook that suggest merges: looked for while keys work, shown when asked."""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.refusals import refuse
from tuicode.tui.widgets.line import Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.workspaces.joining import JoiningActions
from tuicode.tui.workspaces.listing import Listing, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.worker import Worker

    from tuicode.analysis.suggestions import Suggestion
    from tuicode.model.records import Code


class SuggestingActions(JoiningActions):
    """Look for codes that may mean the same; merge them, or refuse to for good."""

    _looking: Worker[None] | None = None
    _found: Sequence[Suggestion] = ()
    _found_at = -1
    """At which revision of the project those that were found hold."""

    def action_suggest(self) -> None:
        """Show the codes that may mean the same; where they aren't known, look for them."""
        if self._found and self._found_at == self.project.revision:
            self._show_suggestions()
            return
        self._found = ()
        # Not called here: where one leaves at once, a coroutine would never be awaited.
        self._looking = self.run_worker(self._look, exclusive=True, group="suggestions")

    def action_close(self) -> None:
        """Stop looking for codes alike; else unmark all rows, or go back."""
        if self._looking is None:
            super().action_close()
            return
        self._looking.cancel()
        self._looking = None
        self.say(_("Stopped looking for codes alike; g begins anew."))

    # --- inside

    async def _look(self) -> None:
        from tuicode.analysis.suggestions import in_steps

        steps = in_steps(self.project)
        try:
            while True:
                done = next(steps)
                if self not in self.app.screen_stack:
                    return
                if not self._is_asking:
                    told = _("Looking for codes alike: {percent} %. q stops it.")
                    self.say(told.format(percent=round(100 * done)))
                await sleep(0)
        except StopIteration as stopped:
            found: list[Suggestion] = stopped.value
        self._looking = None
        if self in self.app.screen_stack:
            self._keep(found)
            self._tell_of_suggestions()

    @property
    def _is_asking(self) -> bool:
        return self.query_one(Prompt).is_open

    def _tell_of_suggestions(self) -> None:
        """Show them; but say only that they are there where the keys are for something else."""
        if not self._found:
            self.say(_("No codes were found that may mean the same."))
        elif self._is_asking or not self.is_current:
            self.say(_("{suggestions} to merge codes; g shows them.").format(
                suggestions=self._how_many()))  # fmt: skip
        else:
            self.say("")
            self._show_suggestions()

    def _keep(self, found: Sequence[Suggestion]) -> None:
        """Keep those suggestions whose codes are still in use, for as long as nothing changes."""
        in_use = {code.id for code in self.project.codes if code.state == "active"}
        self._found = [one for one in found if in_use.issuperset(one.codes)]
        self._found_at = self.project.revision

    def _show_suggestions(self, said: str = "") -> None:
        """Show them, saying what was done with the last of them."""
        from tuicode.analysis.suggestions import told

        def rows() -> list[Row]:
            return [
                Row(
                    ((f"{one.likeness} %", 5),),
                    ", ".join(self.project.code(code).name for code in one.codes),
                    note=told(self.project, one.reasons[0]),
                )
                for one in self._found
            ]

        def choose(index: int) -> None:
            one = self._found[index]
            self.marked = set(one.codes)
            self.show_rows()
            why = " ".join(told(self.project, reason) for reason in one.reasons)
            self.look_and_merge(self._show_the_rest, why)

        def refuse_one(index: int) -> Sequence[Row]:
            one = self._found[index]
            codes = [self.project.code(code) for code in one.codes]
            self.change(lambda: self._refused(codes))
            if not self.project.read_only:
                self._keep([other for other in self._found if other is not one])
            # This list stands over where it was said.
            listing.say(self._said_here())
            return rows()

        hint = _("Enter shows their extracts, x refuses for good, q leads back: later.")
        listing = Listing(
            self.look, self._how_many, rows(), choose, hint=said or hint, remove=refuse_one
        )
        self.app.push_screen(listing)

    def _said_here(self) -> str:
        """Return what was said of the last suggestion, and whether there are others."""
        said = self.query_one(Sentence).text
        return said if self._found else _("{said} No suggestion is left.").format(said=said)

    def _show_the_rest(self) -> None:
        self._keep(self._found)
        if self._found:
            self._show_suggestions(self._said_here())

    def _how_many(self) -> str:
        return plural("{count} suggestion", "{count} suggestions", len(self._found))

    def _refused(self, codes: Sequence[Code]) -> str:
        refuse(self.project, codes)
        return _("These are kept apart: {names}.").format(
            names=", ".join(one.name for one in codes)
        )
