"""The actions of Read & code that change codings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuicode.analysis.code_search import search
from tuicode.language import _, plural
from tuicode.model import codes, codings
from tuicode.model.errors import ProjectError
from tuicode.model.records import Coding
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.correcting import CorrectingActions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.records import Code, LogEntry


class CodingActions(CorrectingActions):
    """Put codes on what is marked, take them off, undo and redo."""

    last_codes: tuple[Code, ...] = ()

    def action_code(self) -> None:
        """Ask which codes to put on what is marked."""
        if self.may_change() and self.transcript.source is not None:
            title = _("codes for {words}").format(words=self._marked_words())
            self.prompt.ask(Question(title, self._answer_codes, self._offer_codes, several=True))

    def action_repeat(self) -> None:
        """Put the codes of the last time on what is marked."""
        active = {code.id: code for code in self.project.codes if code.state == "active"}
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
        else:
            self.prompt.ask(
                Question(
                    _("take off which code?"),
                    lambda taken, _typed: self._remove([choice.value for choice in taken]),
                    self._offer_codings,
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

    def _marked_words(self) -> str:
        source, cursor = self.transcript.source, self.transcript.cursor
        assert source is not None
        assert cursor is not None
        start, end = cursor.span
        words = " ".join(source.text[start:end].split())
        count = plural("{count} word", "{count} words", len(words.split()))
        return f"{count}: {words}"

    def _offer_codes(self, query: str) -> Sequence[Choice]:
        active = [code for code in self.project.codes if code.state == "active"]
        found = search(active, query, self.project.count_of_code)
        choices = [
            Choice(match.code.name, match.code, match.code, match.code.definition)
            for match in found
        ]
        name = " ".join(query.split())
        if not name or any(code.name.casefold() == name.casefold() for code in active):
            return choices
        new = Choice(_("new code «{name}»").format(name=name), name)
        certain = sum(match.certain for match in found)
        return [*choices[:certain], new, *choices[certain:]]

    def _answer_codes(self, taken: Sequence[Choice], _typed: str) -> None:
        if taken:
            self._put(
                lambda: [
                    choice.code or codes.create(self.project, str(choice.value)) for choice in taken
                ]
            )

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

    def _codings_here(self) -> list[Coding]:
        source = self.transcript.source
        if source is None:
            return []
        spans = self.transcript.marks_here()
        return [
            coding
            for span in spans
            for coding in self.project.codings_of_source(source.id)
            if (coding.start, coding.end) == span
        ]

    def _offer_codings(self, query: str) -> Sequence[Choice]:
        here = self._codings_here()
        by_code = [(self.project.code(coding.code), coding) for coding in here]
        found = {
            match.code.id
            for match in search([code for code, _coding in by_code], query, lambda _id: 0)
        }
        source = self.transcript.source
        assert source is not None
        return [
            Choice(code.name, coding, code, source.text[coding.start : coding.end])
            for code, coding in by_code
            if code.id in found
        ]

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
        self.say(done.format(step=entry.summary) if entry else nothing)
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
