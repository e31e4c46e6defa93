"""The actions of Read & code that change codings: other codes, other edges, digits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tuicode.language import _, plural
from tuicode.model import codes, codings
from tuicode.model.codes import MOST_PINS
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import extract_at
from tuicode.tui.edge_move import EdgeMove
from tuicode.tui.question import Choice, Question
from tuicode.tui.workspaces.coding import CodingActions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tuicode.analysis.theme_marks import ThemesOnText
    from tuicode.model.records import Code, Coding
    from tuicode.model.units import Span


class RecodingActions(CodingActions):
    """Change a code here into others, move an edge, give digits, list the codes here."""

    def action_exchange(self) -> None:
        """Ask which codes the coding under the cursor is to have instead."""
        if self.may_change():
            here = self.codings_at(self._spans_here())
            if not here:
                self.say(_("No code here to change into another."))
            elif len(here) == 1:
                self._ask_others(here[0])
            else:
                self._ask_coding(_("change which code?"), here, self._ask_others)

    def action_move_edge(self) -> None:
        """Move an edge of the extract under the cursor; where there are several, ask which."""
        if not self.may_change():
            return
        spans = self._spans_here()
        here = self.codings_at(spans)
        if not here:
            self.say(_("No extract here whose edge could be moved."))
        elif not self.may_alter(here):
            return
        elif len(here) == 1:
            self._move_edge(here)
        else:
            title = _("move an edge of which extract or coding?")
            offer = partial(self._offer_edges, spans)
            self.prompt.ask(Question(title, self._answer_edge, offer))

    def action_pin(self) -> None:
        """Ask for a code, and for the digit that is to apply it."""
        if self.may_change():
            choices = self.code_choices(new=False)
            self.prompt.ask(Question(_("a digit for which code?"), self._ask_digit, choices))

    def action_codes_here(self) -> None:
        """List the codes on the lines of the cursor; the one chosen has its extract marked."""
        spans = self.transcript.marks_here(whole_rows=True)
        if self.themes_shown is not None:
            self._list_themes(self.themes_shown, spans)
            return
        here = self.codings_at(spans)
        if not here:
            self.say(_("No code on this line."))
        else:
            count = plural("{count} coding here", "{count} codings here", len(here))
            self._ask_coding(count, here, self._mark_extract)

    # --- inside

    def _list_themes(self, themes: ThemesOnText, spans: Sequence[Span]) -> None:
        """List the themes of some extracts; the one chosen has its extract marked."""
        source = self.transcript.source
        there = [extract_at(self.project, source.id, *span) for span in spans] if source else []
        here = [
            Choice(f"{mark.tag} {mark.name}", (extract.start, extract.end))
            for extract in there
            if extract is not None
            for mark in themes.of(extract)
        ]
        if not here:
            self.say(_("No theme on this line."))
            return

        def offer(query: str) -> Sequence[Choice]:
            return [one for one in here if query.casefold() in one.text.casefold()]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self.transcript.mark(taken[0].value)

        count = plural("{count} theme here", "{count} themes here", len(here))
        self.prompt.ask(Question(count, answer, offer))

    def _spans_here(self) -> list[Span]:
        """Return the extracts under the cursor; the one that was gone to alone, where one was."""
        cursor, spans = self.transcript.cursor, self.transcript.marks_here()
        if cursor is not None and cursor.picked and cursor.span in spans:
            return [cursor.span]
        return spans

    def _ask_coding(
        self, title: str, here: Sequence[Coding], then: Callable[[Coding], None]
    ) -> None:
        self.prompt.ask(
            Question(
                title,
                lambda taken, _typed: then(taken[0].value) if taken else None,
                lambda query: self.offer_codings(here, query),
            )
        )

    def _ask_others(self, coding: Coding) -> None:
        code = self.project.code(coding.code)
        title = _("{tag} {name} becomes").format(tag=code.tag, name=code.name)
        self.ask_codes(title, lambda taken, _typed: self._exchange(coding, taken))

    def _exchange(self, coding: Coding, taken: Sequence[Choice]) -> None:
        if not taken:
            return
        old = self.project.code(coding.code)
        try:
            with self.project.transaction("recode"):
                chosen = self.chosen_codes(taken)
                became = codings.recode(self.project, coding, chosen)
        except ProjectError as error:
            self.refuse(error)
            return
        names = ", ".join(f"{code.tag} {code.name}" for code in chosen)
        if became == [coding]:
            self.say(_("{names} is here already.").format(names=names))
        else:
            told = _("{tag} {name} became {names}.")
            self.say(told.format(tag=old.tag, name=old.name, names=names))

    def _offer_edges(self, spans: Sequence[Span], query: str) -> Sequence[Choice]:
        """Return each extract as a whole where it has several codes, and each coding alone."""
        choices: list[Choice] = []
        for span in spans:
            there = self.codings_at([span])
            found = self.offer_codings(there, query)
            if len(there) > 1 and found:
                tags = ", ".join(self.project.code(coding.code).tag for coding in there)
                whole = _("the whole extract: {tags}").format(tags=tags)
                choices.append(Choice(whole, tuple(there), note=found[0].note))
            choices += [Choice(one.text, (one.value,), one.code, one.note) for one in found]
        return choices

    def _answer_edge(self, taken: Sequence[Choice], _typed: str) -> None:
        if taken:
            self._move_edge(taken[0].value)

    def _move_edge(self, moving: Sequence[Coding]) -> None:
        source = self.transcript.source
        assert source is not None
        if any(not self.may_alter([one]) for one in moving):
            return
        self.change_mode(EdgeMove(self, source, moving))

    def _ask_digit(self, taken: Sequence[Choice], _typed: str) -> None:
        code = taken[0].code if taken else None
        if code is not None:
            held = self.code_use.digit_of(code.id)
            self.prompt.ask(
                Question(
                    _("which digit for {tag} {name}?").format(tag=code.tag, name=code.name),
                    partial(self._pin, code),
                    partial(self._offer_digits, code),
                    preferred=lambda choices: max(held - 1, 0) if len(choices) > MOST_PINS else 0,
                )
            )

    def _offer_digits(self, code: Code, query: str) -> Sequence[Choice]:
        held = self.code_use.by_digit
        digits = [
            Choice(str(digit), digit, note=_holder(held.get(digit)))
            for digit in range(1, MOST_PINS + 1)
        ]
        none = Choice(_("no digit of its own"), 0)
        wanted = query.strip()
        offered = [*digits, none] if code.pin else digits
        return [one for one in offered if one.text.casefold().startswith(wanted.casefold())]

    def _pin(self, code: Code, taken: Sequence[Choice], _typed: str) -> None:
        digit = taken[0].value
        try:
            codes.pin(self.project, code, digit)
        except ProjectError as error:
            self.refuse(error)
            return
        told = _("{digit} now puts {tag} {name} on what is marked.")
        if not digit:
            told = _("{tag} {name} has no digit of its own now.")
        self.say(told.format(digit=digit, tag=code.tag, name=code.name))

    def _mark_extract(self, coding: Coding) -> None:
        self.transcript.mark((coding.start, coding.end))
        code = self.project.code(coding.code)
        self.say(_("The extract of {tag} {name}.").format(tag=code.tag, name=code.name))


def _holder(code: Code | None) -> str:
    """Return which code has a digit, and whether for good."""
    if code is None:
        return ""
    kept = _("its own") if code.pin else _("used lately")
    return f"{code.tag} {code.name} · {kept}"
