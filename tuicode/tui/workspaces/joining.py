"""The actions of the codebook that merge codes: first their extracts, then the name."""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model.extracts import extracts_of_codes
from tuicode.model.merging import becoming_one, merge
from tuicode.model.refusals import refuse
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.code_extracts import CodeExtracts
from tuicode.tui.workspaces.listing import Listing, Row
from tuicode.tui.workspaces.table_workspace import TableWorkspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.analysis.suggestions import Suggestion
    from tuicode.model.records import Code


class JoiningActions(TableWorkspace):
    """Merge the marked codes: their extracts first, then the name, then what it means."""

    def action_merge(self) -> None:
        """Show all extracts of the marked codes, and then ask for a name and a definition."""
        self._look_and_merge()

    def _look_and_merge(self, why: str = "") -> None:
        chosen = [self.project.code(one.id) for one in self.chosen_rows]
        if len(chosen) < 2:  # noqa: PLR2004 - a merge takes two
            self.say(_("Mark at least two codes with Space, then press m."))
            return
        self.app.push_screen(
            CodeExtracts(
                self.project,
                self.look,
                self._merge_told(chosen),
                chosen,
                lambda _extract: self.ask_name(chosen),
                goes=_("on to the name"),
                note=why,
            )
        )

    def action_suggest(self) -> None:
        """Look for codes that may mean the same, while keys still work; leaving stops it."""
        # Not called here: where one leaves at once, a coroutine would never be awaited.
        self.run_worker(self._suggest, exclusive=True, group="suggestions")  # type: ignore[arg-type]

    async def _suggest(self) -> None:
        from tuicode.analysis.suggestions import in_steps

        steps = in_steps(self.project)
        try:
            while True:
                done = next(steps)
                self.say(
                    _("Looking for codes alike: {percent} %.").format(percent=round(100 * done))
                )
                await sleep(0)
        except StopIteration as stopped:
            found: list[Suggestion] = stopped.value
        if not found:
            self.say(_("No codes were found that may mean the same."))
            return
        self.say("")
        self._show_suggestions(found)

    def _show_suggestions(self, found: list[Suggestion]) -> None:
        from tuicode.analysis.suggestions import told

        def rows() -> list[Row]:
            return [
                Row(
                    ((f"{one.likeness} %", 5),),
                    ", ".join(self.project.code(code).name for code in one.codes),
                    note=told(self.project, one.reasons[0]),
                )
                for one in found
            ]

        def choose(index: int) -> None:
            self.marked = set(found[index].codes)
            self.show_rows()
            self._look_and_merge(" ".join(told(self.project, one) for one in found[index].reasons))

        def refuse_one(index: int) -> Sequence[Row]:
            codes = [self.project.code(one) for one in found[index].codes]
            self.change(lambda: self._refused(codes))
            del found[index]
            return rows()

        title = plural("{count} suggestion", "{count} suggestions", len(found))
        self.app.push_screen(
            Listing(
                self.look,
                title,
                rows(),
                choose,
                hint=_("Enter shows their extracts, x refuses for good, q leads back: later."),
                remove=refuse_one,
            )
        )

    def _refused(self, codes: Sequence[Code]) -> str:
        refuse(self.project, codes)
        return _("These are kept apart: {names}.").format(
            names=", ".join(one.name for one in codes)
        )

    def ask_name(self, chosen: Sequence[Code]) -> None:
        """Ask under which name the codes go on: one of theirs, or a new one."""
        ordered = sorted(chosen, key=lambda code: -self.project.count_of_code(code.id))

        def offer(query: str) -> Sequence[Choice]:
            wanted = query.casefold()
            known = [
                Choice(code.name, code, code) for code in ordered if wanted in code.name.casefold()
            ]
            taken = {code.name.casefold() for code in ordered}
            new = (
                []
                if not query.strip() or wanted in taken
                else [Choice(query, query, note=_("new name"))]
            )
            return [*known, *new]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if not taken:
                return
            kept = taken[0].code or ordered[0]
            name = "" if taken[0].code else str(taken[0].value)
            self._ask_definition(kept, [code for code in ordered if code.id != kept.id], name)

        self.ask(Question(_("which name is kept? choose, or type a new one"), answer, offer))

    def _ask_definition(self, kept: Code, others: Sequence[Code], name: str) -> None:
        choices = [
            Choice(code.definition, code.definition, note=code.name)
            for code in (kept, *others)
            if code.definition
        ]

        def offer(query: str) -> Sequence[Choice]:
            return [Choice(query, query)] if query else [*choices, Choice(_("(none)"), "")]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            definition = str(taken[0].value) if taken else ""
            self.change(lambda: self._merged(kept, others, name, definition))
            self.go_to_row(kept.id)

        self.ask(Question(_("what does it mean now?"), answer, offer))

    def _merged(self, kept: Code, others: Sequence[Code], name: str, definition: str) -> str:
        code = merge(self.project, kept, others, name=name, definition=definition)
        self.marked.clear()
        return _("Merged into {tag} {name} (step {step}); u undoes it, also later alone.").format(
            tag=code.tag, name=code.name, step=self.project.revision
        )

    def _merge_told(self, chosen: Sequence[Code]) -> str:
        """Return which codes are merged, and what would become one of it."""
        told = [
            plural("Merge {count} code", "Merge {count} codes", len(chosen)),
            plural("{count} extract", "{count} extracts", self._extracts_of(chosen)),
        ]
        twice = becoming_one(self.project, chosen)
        if twice:
            told.append(
                plural(
                    "{count} carries several, and would carry one",
                    "{count} carry several, and would carry one",
                    twice,
                )
            )
        return " · ".join([*told, ", ".join(code.name for code in chosen)])

    def _extracts_of(self, chosen: Sequence[Code]) -> int:
        return sum(1 for _one in extracts_of_codes(self.project, [code.id for code in chosen]))
