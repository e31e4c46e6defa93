"""The actions of Read & code that note something on words: memos, quotes, flags."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tuicode.analysis.code_search import search
from tuicode.language import _, marked, plural
from tuicode.model import flags, memos, quotes
from tuicode.model.errors import ProjectError
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.notes import NotesActions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.model.about import About
    from tuicode.model.records import Code, Flag, FlagKind, Memo, Source
    from tuicode.model.units import Span

FLAGGED: dict[FlagKind, str] = {
    "departing": marked("Marked as departing from the pattern; d again takes it away."),
    "not analysed": marked(
        "Marked as not analysed: not counted, and never exported; o again takes it away."
    ),
}
UNFLAGGED: dict[FlagKind, str] = {
    "departing": marked("No longer marked as departing from the pattern."),
    "not analysed": marked("It is analysed again."),
}


class Subject(NamedTuple):
    """What a memo is asked for: the prompt's title, and what the memo will be about."""

    title: str
    about: About
    start: int | None = None
    end: int | None = None


class NotingActions(NotesActions):
    """Write memos, choose quotes, put flags on what is marked or on the extract here."""

    def action_note(self) -> None:
        """Ask for a memo on this; where there is one, show it to be changed."""
        here = self.here()
        if here is not None and self.may_change():
            source, (start, end) = here
            title = _("memo on {words}").format(words=_told(source, start, end))
            self._ask_memo(Subject(title, ("sources", source.id), start, end))

    def action_note_on_code(self) -> None:
        """Ask which code, and then for the memo on it."""
        if self.may_change():
            title = _("a memo on which code?")
            self.prompt.ask(Question(title, self._answer_code, self._offer_active))

    def action_quote(self) -> None:
        """Choose this as a quote, or no longer."""
        here = self.here()
        if here is None or not self.may_change():
            return
        source, span = here
        there = quotes.quotes_on(self.project, source.id, *span)
        if there:
            self._do_here(
                lambda: quotes.let_go(self.project, there), _("This is no longer a quote.")
            )
        else:
            self._do_here(
                lambda: quotes.choose(self.project, source, *span),
                _("Chosen as a quote; k again takes it away."),
            )

    def action_departs(self) -> None:
        """Mark this as departing from the pattern, or no longer."""
        self._switch_flag("departing")

    def action_not_analysed(self) -> None:
        """Mark this as not analysed, or as analysed again."""
        self._switch_flag(flags.NOT_ANALYSED)

    def action_ask_supervisor(self) -> None:
        """Ask what to ask the supervisor; where something is asked, what became of it."""
        here = self.here()
        if here is None or not self.may_change():
            return
        source, (start, end) = here
        asked = self._flag_here(source, (start, end), flags.ASK)
        if asked is not None:
            self._ask_what_became(asked)
            return
        words = _told(source, start, end)
        title = _("ask the supervisor what? (or only Enter) {words}").format(words=words)
        self.prompt.ask(
            Question(title, lambda _taken, typed: self._ask(source, (start, end), typed))
        )

    def here(self) -> tuple[Source, Span] | None:
        """Return what is marked, or else the extract here, or else the unit of the cursor."""
        source, cursor = self.transcript.source, self.transcript.cursor
        if source is None or cursor is None:
            return None
        if cursor.anchor is not None:
            return source, cursor.span
        extracts = self.transcript.marks_here()
        return source, extracts[0] if extracts else cursor.span

    # --- flags

    def _switch_flag(self, kind: FlagKind) -> None:
        here = self.here()
        if here is None or not self.may_change():
            return
        source, span = here
        there = self._flag_here(source, span, kind)
        if there is not None:
            self._do_here(lambda: flags.unflag(self.project, [there]), _(UNFLAGGED[kind]))
        else:
            self._do_here(lambda: flags.flag(self.project, source, *span, kind), _(FLAGGED[kind]))

    def _flag_here(self, source: Source, span: Span, kind: FlagKind) -> Flag | None:
        """Return the flag on this very span; or, where nothing is marked, one at the cursor."""
        cursor = self.transcript.cursor
        found = flags.flag_on(self.project, source.id, span, kind)
        if found is not None or cursor is None or cursor.anchor is not None:
            return found
        return flags.flag_at(self.project, source.id, *cursor.span, kind)

    def _ask(self, source: Source, span: Span, typed: str) -> None:
        self._do_here(
            lambda: flags.flag(self.project, source, *span, flags.ASK, typed.strip()),
            _("To be asked about; A lists all such questions, a again resolves this one."),
        )

    def _ask_what_became(self, asked: Flag) -> None:
        """Offer to resolve a question, or open it again, or take it away."""
        again = (_("ask again"), flags.reopen, _("The question is open again."))
        resolved = (_("it is resolved"), flags.resolve, _("The question is resolved."))
        text, verb, said = again if asked.resolved else resolved
        done = {
            text: (lambda: verb(self.project, asked), said),
            _("take the question away"): (
                lambda: flags.unflag(self.project, [asked]),
                _("The question is taken away."),
            ),
        }
        title = _("asked: {note}").format(note=asked.note) if asked.note else _("asked about this")

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            for choice in taken[:1]:
                self._do_here(*done[choice.text])

        def offer(query: str) -> list[Choice]:
            return [Choice(text) for text in done if query.casefold() in text.casefold()]

        self.prompt.ask(Question(title, answer, offer))

    # --- memos

    def _offer_active(self, query: str) -> Sequence[Choice]:
        active = [code for code in self.project.codes if code.state == "active"]
        return [
            Choice(match.code.name, match.code, match.code, match.code.definition)
            for match in search(active, query, self.project.count_of_code)
        ]

    def _answer_code(self, taken: Sequence[Choice], _typed: str) -> None:
        if taken:
            code: Code = taken[0].value
            title = _("memo on {words}").format(words=f"{code.tag} {code.name}")
            self._ask_memo(Subject(title, ("codes", code.id)))

    def _ask_memo(self, subject: Subject) -> None:
        """Ask for a memo; of several that are there already, first which one."""
        about, start, end = subject.about, subject.start, subject.end
        found = memos.memos_about(self.project, about, start, end)
        there = [memo for memo in found if not memo.private]
        if len(there) < 2:  # noqa: PLR2004 - one memo, or none
            self._ask_text(subject, there[0] if there else None)
            return

        def offer(query: str) -> list[Choice]:
            texts = [(memo, _line(memo)) for memo in there]
            fit = [one for one in texts if query.casefold() in one[1].casefold()]
            return [*(Choice(text, memo) for memo, text in fit), Choice(_("another memo"), None)]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            self._ask_text(subject, taken[0].value)

        self.prompt.ask(Question(subject.title, answer, offer))

    def _ask_text(self, subject: Subject, memo: Memo | None) -> None:
        text = _line(memo) if memo else ""

        def answer(_taken: Sequence[Choice], typed: str) -> None:
            if memo is None:
                self._write(typed, subject)
            elif typed != text:
                self._rewrite(memo, typed)

        hint = _(" · empty it to take it away") if memo else ""
        self.prompt.ask(Question(subject.title + hint, answer, typed=text))

    def _write(self, text: str, subject: Subject) -> None:
        if not text.strip():
            self.say(_("No memo was written, as there were no words."))
            return
        about, start, end = subject.about, subject.start, subject.end
        self._do_here(
            lambda: memos.write(self.project, text, about, start, end),
            _("The memo is written; {key} lists all of them.").format(key=self.key("memos")),
        )

    def _rewrite(self, memo: Memo, text: str) -> None:
        if text.strip():
            self._do_here(
                lambda: memos.rewrite(self.project, memo, text), _("The memo is rewritten.")
            )
        else:
            self._do_here(
                lambda: memos.remove(self.project, memo),
                _("The memo is taken away. Press u to undo."),
            )

    # --- inside

    def _do_here(self, verb: Callable[[], object], said: str) -> None:
        """Carry out a verb and say so; what was marked for it is then unmarked."""
        try:
            verb()
        except ProjectError as error:
            self.refuse(error)
            return
        self.say(said)
        cursor = self.transcript.cursor
        if cursor is not None and cursor.anchor is not None and not cursor.picked:
            self.transcript.unmark()


def _line(memo: Memo) -> str:
    """Return a memo in one line, as the prompt has it."""
    return " ".join(memo.text.split())


def _told(source: Source, start: int, end: int) -> str:
    words = source.text[start:end].split()
    count = plural("{count} word", "{count} words", len(words))
    return f"{count}: {' '.join(words)}"
