"""What can be done with what is written: write, change, tick, link, take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.writing import about_told
from tuicode.language import _
from tuicode.model import glossary, journal, memos
from tuicode.model.about import name_of
from tuicode.model.records import Memo, Term
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.going_there import GoingThere
from tuicode.tui.workspaces.things import offer_things
from tuicode.tui.workspaces.writing_pad import Here, Sheet, WritingPad, write_in_journal

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from tuicode.model.about import About


class WritingChanges(GoingThere):
    """The actions on memos, entries of the journal and terms."""

    shown_table = "memos"

    @property
    def written_here(self) -> Memo | Term | None:
        """The memo, entry or term that is highlighted."""
        table = "terms" if self.shown_table == "glossary" else "memos"
        found = self.project.tables.get(table, self.here.id) if self.here else None
        return found if isinstance(found, Memo | Term) else None

    def action_new(self) -> Awaitable[None] | None:
        """Write a new memo, entry or term."""
        if not self._may_change():
            return None
        if self.shown_table == "journal":
            return write_in_journal(self, self.project, self.look, Here(), self.written)
        if self.shown_table == "glossary":
            self._ask_name(None)
        else:
            whole = Choice(_("the whole project"), None)
            offer = offer_things(self.project, [whole])
            self.ask(Question(_("a memo on what?"), self._new_memo, offer))
        return None

    def action_edit(self) -> Awaitable[None] | None:
        """Change what is written."""
        one = self.written_here
        if one is None or not self._may_change():
            return None
        if isinstance(one, Term):
            self._ask_name(one)
            return None

        def keep(text: str, _question: str) -> str:
            memos.rewrite(self.project, one, text)
            return _("It is rewritten. Press u to undo.")

        title = _("Memo") if one.kind == "memo" else _("Journal")
        sheet = Sheet(title, about_told(self.project, one), keep, one.text, one.prompt)
        return self.app.push_screen(WritingPad(self.project, self.look, sheet, self.written))

    def action_question(self) -> Awaitable[None] | None:
        """Begin an entry of the journal with a question of the method."""
        here = self.journal_here()
        return write_in_journal(self, self.project, self.look, here, self.written, ask=True)

    def action_tick(self) -> None:
        """Let it out in exports, or keep it in the project."""
        one = self.written_here
        if isinstance(one, Memo):
            self.change(lambda: self._ticked(one))
        elif one is not None:
            self.say(_("The glossary goes out with the memos; nothing in it is private."))

    def action_link(self) -> None:
        """Link it to a code, a theme or something else; what is linked already, no longer."""
        one = self.written_here
        if not isinstance(one, Memo):
            self.say(_("Memos and entries of the journal have links; a term has none."))
            return
        if not self._may_change():
            return
        linked = [
            Choice(name_of(self.project, link), link, note=_("linked: choose it to unlink"))
            for link in one.links
        ]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.change(lambda: self._linked(one, taken[0].value))

        self.ask(Question(_("link it to what?"), answer, offer_things(self.project, linked)))

    def action_remove(self) -> None:
        """Take it away."""
        one = self.written_here
        if isinstance(one, Term):
            self.change(lambda: self._removed_term(one))
        elif one is not None:
            self.change(lambda: self._removed(one))

    def written(self, said: str) -> None:
        """Show what a pad came to, and go to what is new."""
        there = {one.id for one in self._all}
        self.show_rows()
        self._go_to_new(there)
        self.say(said)

    # --- inside

    def _written(self, said: str) -> None:
        self.written(said)

    def _go_to_new(self, there: set[int]) -> None:
        new = next((one.id for one in self._all if one.id not in there), None)
        if new is not None:
            self.go_to_row(new)

    def _may_change(self) -> bool:
        if self.project.read_only:
            self.say(self.project.read_only, problem=True)
        return not self.project.read_only

    def _new_memo(self, taken: Sequence[Choice], _typed: str) -> None:
        if not taken:
            return
        about: About | None = taken[0].value

        def keep(text: str, _question: str) -> str:
            memos.write(self.project, text, about)
            return _("The memo is written.")

        sheet = Sheet(_("Memo"), taken[0].text, keep)
        self.app.push_screen(WritingPad(self.project, self.look, sheet, self.written))

    def _ticked(self, one: Memo) -> str:
        memos.keep_private(self.project, [one], private=not one.private)
        if one.private:
            return _("Ticked: it goes out with what is exported; Space takes that back.")
        return _("It is private again, and leaves the project in no export.")

    def _linked(self, one: Memo, about: About) -> str:
        name = name_of(self.project, about)
        if about in one.links:
            journal.unlink(self.project, one, [about])
            return _("It is no longer linked to {what}.").format(what=name)
        journal.link(self.project, one, [about])
        return _("It is linked to {what}.").format(what=name)

    def _removed(self, one: Memo) -> str:
        memos.remove(self.project, one)
        return _("Taken away. Press u to undo.")

    def _removed_term(self, one: Term) -> str:
        glossary.remove(self.project, one)
        return _("Taken away. Press u to undo.")

    def _ask_name(self, term: Term | None) -> None:
        def answer(_taken: Sequence[Choice], typed: str) -> None:
            if typed.strip():
                self._ask_meaning(term, typed)

        title = _("term or abbreviation, as it is said")
        self.ask(Question(title, answer, typed=term.name if term else ""))

    def _ask_meaning(self, term: Term | None, name: str) -> None:
        def answer(_taken: Sequence[Choice], typed: str) -> None:
            self._ask_forms(term, name, typed)

        title = _("what does «{name}» mean?").format(name=name)
        self.ask(Question(title, answer, typed=term.meaning if term else ""))

    def _ask_forms(self, term: Term | None, name: str, meaning: str) -> None:
        def answer(_taken: Sequence[Choice], typed: str) -> None:
            there = {one.id for one in self._all}
            self.change(lambda: self._kept_term(term, name, meaning, typed.split(",")))
            self._go_to_new(there)

        title = _("how else is it said? with commas between (may be empty)")
        self.ask(Question(title, answer, typed=", ".join(term.forms) if term else ""))

    def _kept_term(self, term: Term | None, name: str, meaning: str, forms: Sequence[str]) -> str:
        if term is None:
            glossary.add(self.project, name, meaning, forms)
            return _("«{name}» is in the glossary; Enter lists where it is said.").format(name=name)
        glossary.rewrite(self.project, term, name, meaning, forms)
        return _("«{name}» is changed.").format(name=name)
