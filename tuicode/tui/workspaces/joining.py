"""The actions of the codebook that merge codes: first their extracts, then the name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from tuicode.language import _, plural
from tuicode.model.codes import tidy
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import extracts_of_codes
from tuicode.model.merging import becoming_one, merge, refuse_idle, refuse_taken_name
from tuicode.model.records import Code
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.code_extracts import CodeExtracts
from tuicode.tui.workspaces.codebook_row import CodeRows


class Joining(msgspec.Struct, frozen=True):
    """What is said of a merge before it is done; `then` is called after it."""

    kept: Code
    others: Sequence[Code]
    then: Callable[[], None]
    name: str = ""
    definition: str = ""


class JoiningActions(CodeRows):
    """Merge the marked codes: their extracts first, then the name, what it means, and why."""

    def action_merge(self) -> None:
        """Show all extracts of the marked codes, and then ask for a name, a definition and why."""
        self.look_and_merge(lambda: None)

    def look_and_merge(self, then: Callable[[], None], why: str = "") -> None:
        """Show all extracts of the marked codes, saying `why`, and merge them; `then` go on."""
        chosen = self.codes_chosen
        if len(chosen) < 2:  # noqa: PLR2004 - a merge takes two
            self.say(_("Mark at least two codes with Space, then press m."))
            return
        try:
            refuse_idle(chosen)
        except ProjectError as error:
            self.say(str(error), problem=True)
            return
        self.app.push_screen(
            CodeExtracts(
                self.project,
                self.look,
                self._merge_told(chosen),
                chosen,
                lambda _extract: self._ask_name(chosen, then),
                goes=_("on to the name"),
                note=why,
            )
        )

    # --- inside

    def _ask_name(self, chosen: Sequence[Code], then: Callable[[], None]) -> None:
        """Ask under which name the codes go on: one of theirs, or a new one."""
        ordered = sorted(chosen, key=lambda code: -self.project.count_of_code(code.id))

        def offer(query: str) -> Sequence[Choice]:
            wanted = tidy(query).casefold()
            known = [
                Choice(code.name, code, code) for code in ordered if wanted in code.name.casefold()
            ]
            taken = {code.name.casefold() for code in ordered}
            new = [] if not wanted or wanted in taken else [_new_name(query)]
            return [*known, *new]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if not taken:
                return
            kept = taken[0].code or ordered[0]
            name = "" if taken[0].code else str(taken[0].value)
            refuse_taken_name(self.project, chosen, name)
            others = [code for code in ordered if code.id != kept.id]
            self._ask_definition(Joining(kept, others, then, name))

        self.ask(Question(_("which name is kept? choose, or type a new one"), answer, offer))

    def _ask_definition(self, joining: Joining) -> None:
        choices = [
            Choice(code.definition, code.definition, note=code.name)
            for code in (joining.kept, *joining.others)
            if code.definition
        ]

        def offer(query: str) -> Sequence[Choice]:
            return [Choice(query, query)] if query else [*choices, Choice(_("(none)"), "")]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            definition = str(taken[0].value) if taken else ""
            self._ask_reason(msgspec.structs.replace(joining, definition=definition))

        self.ask(Question(_("what does it mean now?"), answer, offer))

    def _ask_reason(self, joining: Joining) -> None:
        def answer(_taken: Sequence[Choice], reason: str) -> None:
            self.change(lambda: self._merged(joining, reason))
            self.go_to_row(joining.kept.id)
            joining.then()

        self.ask(Question(_("why are they merged? (may be empty)"), answer))

    def _merged(self, joining: Joining, reason: str) -> str:
        code = merge(
            self.project,
            joining.kept,
            joining.others,
            name=joining.name,
            definition=joining.definition,
            reason=reason,
        )
        self.marked.clear()
        return _("Merged into {tag} {name}; u undoes it, later h and u in Read & code.").format(
            tag=code.tag, name=code.name
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


def _new_name(typed: str) -> Choice:
    return Choice(typed, typed, note=_("new name"))
