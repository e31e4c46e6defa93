"""The actions of the codebook that change what is said of a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.code_query import new_code, understood
from tuicode.language import _, marked
from tuicode.model import codebook
from tuicode.model.code_names import former_names, led_elsewhere
from tuicode.model.records import FAMILIES, ORIENTATIONS, ORIGINS
from tuicode.tui.code_choices import told_of_former
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.codebook_row import CodeRows, names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.records import Code


class CodebookChanges(CodeRows):
    """Make, rename, describe and retire codes."""

    def action_new(self) -> None:
        """Ask for a name, and make a code; where one had the name before, offer that."""

        def offer(typed: str) -> Sequence[Choice]:
            name = " ".join(typed.split())
            wanted = name.casefold()
            before = [
                one for one in former_names(self.project.codes) if one.name.casefold() == wanted
            ]
            new = [Choice(_("new code «{name}»").format(name=name))] if before else []
            kept = (
                Choice(one.code.name, one.code, one.code, told_of_former(one)) for one in before
            )
            return [*kept, *new]

        def answer(taken: Sequence[Choice], typed: str) -> None:
            if taken and taken[0].code is not None:
                self._go_to_kept(taken[0])
                return
            made: list[int] = []

            def make() -> str:
                code = new_code(self.project, understood(typed))
                made.append(code.id)
                return _("New code: {tag} {name}.").format(tag=code.tag, name=code.name)

            self.change(make)
            for code_id in made:
                self.go_to_row(code_id)

        title = _("name of the new code; +latent or +pink and the like too")
        self.ask(Question(title, answer, offer, free=True))

    def action_rename(self) -> None:
        """Ask for another name."""
        self._ask_text(_("another name for «{name}»"), "name")

    def action_define(self) -> None:
        """Ask what the code means."""
        self._ask_text(_("what does «{name}» mean?"), "definition")

    def action_retag(self) -> None:
        """Ask for another tag."""
        self._ask_text(_("another tag for «{name}»"), "tag")

    def action_include(self) -> None:
        """Ask when the code is used."""
        self._ask_text(_("when is «{name}» used?"), "include")

    def action_exclude(self) -> None:
        """Ask when the code is not used."""
        self._ask_text(_("when is «{name}» not used?"), "exclude")

    def action_recolour(self) -> None:
        """Ask for a colour family."""
        self._ask_value(_("which colour family?"), "family", FAMILIES)

    def action_set_orientation(self) -> None:
        """Ask whether the codes are semantic or latent."""
        self._ask_value(_("semantic, latent or neither?"), "orientation", ORIENTATIONS)

    def action_set_origin(self) -> None:
        """Ask where the codes come from."""
        self._ask_value(_("inductive, deductive, in vivo or none?"), "origin", ORIGINS)

    def action_retire(self) -> None:
        """Take the codes out of use, or into use again."""
        chosen = self.codes_chosen

        def change() -> str:
            with self.project.transaction("retire code"):
                for code in chosen:
                    act = codebook.retire if code.state == "active" else codebook.bring_back
                    act(self.project, code)
            now = [self.project.code(code.id) for code in chosen]
            out = [code for code in now if code.state != "active"]
            back = [code for code in now if code.state == "active"]
            told = (
                _("Out of use now: {names}; u undoes it.").format(names=names_of(out))
                if out
                else "",
                _("In use again: {names}; u undoes it.").format(names=names_of(back))
                if back
                else "",
            )
            return " ".join(filter(None, told))

        if chosen:
            self.stay_in_place(lambda: self.change_chosen(change))

    def action_undo(self) -> None:
        """Undo the last step; where it took a code out of use, go to that."""
        out = {one.id for one in self.rows if one.faint}
        super().action_undo()
        back = next((one.id for one in self.rows if one.id in out and not one.faint), None)
        if back is not None:
            self.go_to_row(back)

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self.stay_in_place(super().action_redo)

    # --- inside

    def _go_to_kept(self, kept: Choice) -> None:
        """Go to the code that had a name before, and say which it is."""
        if kept.code is not None:
            self.go_to_row(kept.code.id)
            told = _("{code}: {note}. No code was made.")
            self.say(told.format(code=f"{kept.code.tag} {kept.text}", note=kept.note))

    def _ask_text(self, title: str, field: str) -> None:
        code = self.code_here
        if code is None:
            return

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            if field == "name":
                self.change(lambda: self._renamed(code, typed))
            else:
                self.change(self._described([code], field, typed))

        self.ask(Question(title.format(name=code.name), answer, typed=getattr(code, field)))

    def _ask_value(self, title: str, field: str, values: Sequence[str]) -> None:
        chosen = self.codes_chosen

        def offer(query: str) -> Sequence[Choice]:
            told = [Choice(_(value) if value else _("(none)"), value) for value in values]
            return [one for one in told if query.casefold() in one.text.casefold()]

        def prefer(offered: Sequence[Choice]) -> int:
            now = getattr(chosen[0], field)
            return next((at for at, one in enumerate(offered) if one.value == now), 0)

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.change_chosen(self._described(chosen, field, taken[0].value))

        if chosen:
            self.ask(Question(title, answer, offer, preferred=prefer))

    def _renamed(self, code: Code, name: str) -> str:
        renamed = codebook.rename(self.project, code, name)
        told = _("«{old}» is now called «{new}».").format(old=code.name, new=renamed.name)
        return f"{told} {led_elsewhere(self.project.codes, renamed)}".rstrip()

    def _described(self, chosen: Sequence[Code], field: str, value: str) -> Callable[[], str]:
        def describe() -> str:
            before = self.project.revision
            with self.project.transaction("change code"):
                for code in chosen:
                    codebook.describe(self.project, code, **{field: value})  # type: ignore[arg-type]
            if self.project.revision == before:
                return _("It is so already.")
            names = names_of([self.project.code(code.id) for code in chosen])
            return _(_SAID.get(field, _IS_NOW)).format(names=names, value=_told(value))

        return describe


def _told(value: str) -> str:
    """Return a value that codes have as it is told; a text is not told, as it stands beside."""
    return _(value) if value in {*FAMILIES, *ORIENTATIONS, *ORIGINS} and value else _("(none)")


_IS_NOW = marked("{value} now: {names}; u undoes it.")
_SAID = {
    "tag": marked("It has another tag now: {names}; u undoes it."),
    "definition": marked("What it means is changed: {names}; u undoes it."),
    "include": marked("When it is used is changed: {names}; u undoes it."),
    "exclude": marked("When it is not used is changed: {names}; u undoes it."),
}
