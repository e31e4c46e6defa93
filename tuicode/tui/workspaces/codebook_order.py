"""The actions of the codebook that change its order: up and down, under a code and out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tuicode.analysis.code_search import search
from tuicode.language import _
from tuicode.model import codebook
from tuicode.model.book_order import put_at, siblings
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.codebook_columns import ColumnActions
from tuicode.tui.workspaces.codebook_row import CodeRows, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuicode.model.records import Code


class OrderActions(CodeRows, ColumnActions):
    """Put codes before and after each other, and under one another."""

    def action_book_order(self) -> None:
        """Show all codes in the codebook's own order, each under its parent."""
        self._sorted_by, self._downwards, self._wanted = "", False, ""
        self._arrange()

    def action_move_code(self, steps: int) -> None:
        """Put the code before or after the next one that stands under the same code."""
        code = self._code_to_place()
        if code is None:
            return
        order = siblings(self.project, code)
        here = next(index for index, one in enumerate(order) if one.id == code.id)
        if not 0 <= here + steps < len(order):
            first = _("«{name}» is the first there.").format(name=code.name)
            last = _("«{name}» is the last there.").format(name=code.name)
            self.say(last if steps > 0 else first)
            return
        other = order[here + steps]
        said = (
            _("{code} is after {other} now.") if steps > 0 else _("{code} is before {other} now.")
        )

        def move() -> str:
            put_at(self.project, code, here + 1 + steps)
            return said.format(code=names_of([code]), other=names_of([other]))

        self.change(move)

    def action_nest_above(self) -> None:
        """Put the code under the one before it on the same level."""
        code = self._code_to_place()
        if code is None:
            return
        order = siblings(self.project, code)
        here = next(index for index, one in enumerate(order) if one.id == code.id)
        if here:
            self.change(lambda: self._nested([code], order[here - 1]))
        else:
            self.say(
                _("No code is above «{name}» that it could stand under.").format(name=code.name)
            )

    def action_unnest(self) -> None:
        """Put the code where the one stands that it is under."""
        code = self._code_to_place()
        if code is None:
            return
        if code.parent is None:
            self.say(_("«{name}» stands under no other code.").format(name=code.name))
            return
        above = self.project.code(code.parent).parent
        parent = self.project.code(above) if above is not None else None
        self.change(lambda: self._nested([code], parent))

    def action_nest(self) -> None:
        """Ask for the code that the marked ones stand under."""
        chosen = self.codes_chosen
        ids = {code.id for code in chosen}

        def offer(query: str) -> Sequence[Choice]:
            others = [
                one for one in self.project.codes if one.state == "active" and one.id not in ids
            ]
            found = search(others, query, self.project.count_of_code)
            top = [] if query else [Choice(_("(at the top)"), None)]
            return [*top, *(Choice(one.code.name, one.code, one.code) for one in found)]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.change_chosen(
                    lambda: self._nested(chosen, cast("Code | None", taken[0].value))
                )

        self.ask(Question(_("under which code?"), answer, offer))

    def _code_to_place(self) -> Code | None:
        """Return the code here, where one sees what becomes of its place."""
        if not self.in_book_order:
            self.say(_("b shows the codebook's own order, where codes can be moved."))
            return None
        code = self.code_here
        if code is not None and code.state != "active":
            self.say(_("«{name}» is no longer in use.").format(name=code.name))
            return None
        return code

    def _nested(self, chosen: Sequence[Code], parent: Code | None) -> str:
        with self.project.transaction("nest code"):
            for code in chosen:
                codebook.nest(self.project, code, parent)
        if parent is None:
            return _("At the top now: {names}.").format(names=names_of(chosen))
        return _("{names} now under {parent}.").format(names=names_of(chosen), parent=parent.name)
