"""The actions of Read & code that change codings."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tuicode.analysis.code_query import code_for
from tuicode.analysis.code_search import fitting
from tuicode.analysis.code_use import CodeUse, codes_near
from tuicode.analysis.naming import in_vivo_name
from tuicode.language import _, plural
from tuicode.model import codings
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import extract_at
from tuicode.model.history import step_told
from tuicode.model.passes import open_pass
from tuicode.model.records import Coding
from tuicode.tui.code_choices import CodeChoices
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.correcting import CorrectingActions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tuicode.model.records import Code, LogEntry, Origin
    from tuicode.model.units import Span


class CodingActions(CorrectingActions):
    """Put codes on what is marked, take them off, undo and redo."""

    last_codes: tuple[Code, ...] = ()

    @cached_property
    def code_use(self) -> CodeUse:
        """Which codes were used lately, and which digit applies which."""
        return CodeUse(self.project)

    def action_code(self) -> None:
        """Ask which codes to put on what is marked."""
        if self.may_code() and self.transcript.source is not None:
            title = _("codes for {words}").format(words=self._marked_words())
            self.ask_codes(title, self._answer_codes)

    def action_in_vivo(self) -> None:
        """Make a code of the marked words, which can be changed before."""
        source, cursor = self.transcript.source, self.transcript.cursor
        if not self.may_code() or source is None or cursor is None:
            return
        name = in_vivo_name(source.text[slice(*cursor.span)])
        if not name:
            self.say(_("There are no words here that a code could be named with."))
            return
        title = _("in vivo: a code for {words}").format(words=self._marked_words())
        choices = self.code_choices(origin="in vivo")
        self.prompt.ask(
            Question(
                title,
                self._answer_codes,
                choices,
                several=True,
                preferred=choices.made_first,
                typed=name,
            )
        )

    def action_digit(self, digit: int) -> None:
        """Put the code of a digit on what is marked."""
        code = self.code_use.by_digit.get(digit)
        if not self.may_code():
            return
        if code is None:
            self.say(_("No code has the digit {digit} yet: K gives it to one.").format(digit=digit))
        else:
            self.apply([code])

    def may_code(self) -> bool:
        """Tell whether codings can be made: a pass goes on; where not, say why."""
        return self.may_change() and self._none_refuses(lambda: open_pass(self.project))

    def may_alter(self, here: Sequence[Coding]) -> bool:
        """Tell whether the pass of one of these codings goes on; where not, say why."""
        return self._none_refuses(lambda: codings.refuse_over(self.project, here))

    def ask_codes(self, title: str, answer: Callable[[Sequence[Choice], str], None]) -> None:
        """Ask for one code or several, which may be new."""
        choices = self.code_choices()
        self.prompt.ask(Question(title, answer, choices, several=True))

    def code_choices(self, *, new: bool = True, origin: Origin = "") -> CodeChoices:
        """Return the codes to choose from, those used lately or near the cursor first."""
        source, cursor = self.transcript.source, self.transcript.cursor
        near = codes_near(self.project, source.id, cursor.focus[0]) if source and cursor else {}
        return CodeChoices(self.project, self.code_use, near, new=new, origin=origin)

    def chosen_codes(self, taken: Sequence[Choice]) -> list[Code]:
        """Return the codes that were chosen; those that are new are made."""
        return [choice.code or code_for(self.project, choice.value) for choice in taken]

    def action_repeat(self) -> None:
        """Put the codes of the last time on what is marked."""
        active = {code.id: code for code in self.project.codes if code.state == "active"}
        if not self.may_code():
            return
        again = [active[code.id] for code in self.last_codes if code.id in active]
        if again:
            self.apply(again)
        else:
            self.say(_("There is no last code to repeat yet: press c to choose one."))

    def action_remove(self) -> None:
        """Take off the coding under the cursor; where there are several, ask which."""
        if not self.may_change():
            return
        here = self._codings_here()
        if not here:
            self.say(_("No code here to take off."))
        elif len(here) == 1:
            self._remove(here)
        elif self.may_alter(here):
            self.prompt.ask(
                Question(
                    _("take off which code?"),
                    lambda taken, _typed: self._remove([choice.value for choice in taken]),
                    lambda query: self.offer_codings(here, query),
                    several=True,
                )
            )

    def action_undo(self) -> None:
        """Undo the last step, and show where it was."""
        self._go_through_history(self.project.undo, _("Undone: {step}."), _("Nothing to undo."))

    def action_redo(self) -> None:
        """Redo what was undone last, and show where it is."""
        self._go_through_history(self.project.redo, _("Redone: {step}."), _("Nothing to redo."))

    def apply(self, chosen: Sequence[Code]) -> None:
        """Put codes on what is marked, and say so."""
        if self.may_change():
            self._put(lambda: chosen)

    # --- inside

    def _none_refuses(self, check: Callable[[], object]) -> bool:
        try:
            check()
        except ProjectError as error:
            self.refuse(error)
            return False
        return True

    def _marked_words(self) -> str:
        cursor = self.transcript.cursor
        assert cursor is not None
        return self._extent(*cursor.span)

    def _answer_codes(self, taken: Sequence[Choice], _typed: str) -> None:
        if taken:
            self._put(lambda: self.chosen_codes(taken))

    def _put(self, choose: Callable[[], Sequence[Code]]) -> None:
        source, cursor = self.transcript.source, self.transcript.cursor
        if source is None or cursor is None:
            return
        try:
            # One step for undo: the codes that are made and their first codings.
            with self.project.transaction("code"):
                chosen = choose()
                made = codings.apply(self.project, source, *cursor.span, chosen)
        except ProjectError as error:
            self.refuse(error)
            return
        self.last_codes = tuple(chosen)
        self._tell(chosen, {coding.code for coding in made})
        if cursor.anchor is not None:
            self.transcript.unmark()

    def _tell(self, chosen: Sequence[Code], put: set[int]) -> None:
        """Say which codes were put here, and which were here before."""
        said = []
        for is_new, sentence in (
            (True, _("Put {names} here.")),
            (False, _("{names} is here already.")),
        ):
            names = [f"{code.tag} {code.name}" for code in chosen if (code.id in put) == is_new]
            if names:
                said.append(sentence.format(names=", ".join(names)))
        self.say(" ".join(said))

    def codings_at(self, spans: Iterable[Span]) -> list[Coding]:
        """Return the codings on some spans of the source on screen."""
        source = self.transcript.source
        found = [extract_at(self.project, source.id, *span) for span in spans] if source else []
        there = (coding for extract in found if extract for coding in extract.codings)
        return [coding for coding in there if self.is_shown(coding)]

    def _codings_here(self) -> list[Coding]:
        return self.codings_at(self.transcript.marks_here())

    def offer_codings(self, here: Sequence[Coding], query: str) -> Sequence[Choice]:
        """Return those of some codings whose codes fit a query, each with its words."""
        by_code = [(self.project.code(coding.code), coding) for coding in here]
        return [
            Choice(code.name, coding, code, self._extent(coding.start, coding.end))
            for code, coding in fitting(by_code, query)
        ]

    def _extent(self, start: int, end: int) -> str:
        source = self.transcript.source
        assert source is not None
        words = " ".join(source.text[start:end].split())
        count = plural("{count} word", "{count} words", len(words.split()))
        return f"{count}: {words}"

    def _remove(self, chosen: Sequence[Coding]) -> None:
        if not chosen:
            return
        names = ", ".join(self.project.code(coding.code).name for coding in chosen)
        try:
            codings.remove(self.project, chosen)
        except ProjectError as error:
            self.refuse(error)
        else:
            self.say(_("Took off {names}. Press u to undo.").format(names=names))

    def _go_through_history(
        self, move: Callable[[], LogEntry | None], done: str, nothing: str
    ) -> None:
        if not self.may_change():
            return
        try:
            entry = move()
        except ProjectError as error:
            self.refuse(error)
            return
        self.say(
            done.format(step=step_told(self.project.tables.table("log"), entry))
            if entry
            else nothing
        )
        if entry is not None:
            self._show_change()

    def _show_change(self) -> None:
        """Bring into view where the newest change was, in whichever source."""
        changes = self.last_change.changes if self.last_change else ()
        if any(map(self.show_correction, changes)):
            return
        records = (change.after or change.before for change in changes)
        coding = next((record for record in records if isinstance(record, Coding)), None)
        source = self.transcript.source
        if coding is None or source is None:
            return
        if coding.source == source.id:
            self.transcript.go(coding.start)
        else:
            self.open_source(self.project.source(coding.source), coding.start)
