"""Split a code: its extracts one after the other, each sent to a code by a single key."""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment

from tuicode.analysis.code_query import CodeQuery, code_for
from tuicode.analysis.code_use import CodeUse
from tuicode.language import _, plural
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import extracts_of_code, turns_in
from tuicode.model.merging import split
from tuicode.model.records import Turn
from tuicode.tui.actions import SPLITTING, bindings
from tuicode.tui.cells import shown
from tuicode.tui.code_choices import CodeChoices
from tuicode.tui.page import START
from tuicode.tui.question import Choice, Question
from tuicode.tui.widgets.line import KeyLine, Line, Sentence
from tuicode.tui.widgets.prompt import Prompt
from tuicode.tui.widgets.row_list import RowList, code_row
from tuicode.tui.widgets.text_lines import TextLines
from tuicode.tui.workspaces.common_actions import CommonActions
from tuicode.tui.workspaces.workspace import take_keys
from tuicode.tui.workspaces.writing_pad import Here, here_in_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.extracts import Extract
    from tuicode.model.project import Project
    from tuicode.model.records import Code
    from tuicode.tui.looks import Look

MOST_PARTS = 9
"""Codes that the extracts are sent to: one for each digit."""

AROUND = 200
"""Characters of the text shown before and after an extract."""

BRIEFLY, LOW = 60, 36
"""Characters where something is asked below, on a screen of fewer lines than so many."""


class SplitCode(CommonActions):
    """Walks through the extracts of a code; nothing is changed before the end is confirmed."""

    NAME = "splitting"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SPLITTING, "splitting")]
    CSS = """
    SplitCode { layout: vertical; background: $background; }
    SplitCode #extract { height: 1fr; margin: 1 2; }
    """

    def __init__(
        self, project: Project, look: Look, code: Code, done: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.project = project
        self.look = look
        self.code = code
        self._done = done
        self._extracts = list(extracts_of_code(project, code.id))
        self._choices = CodeChoices(project, CodeUse(project), {})
        self._parts: list[Code | CodeQuery] = []
        self._sent: list[set[int]] = [set() for _one in self._extracts]
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out the extract, the codes it can go to, and the lines below."""
        yield Line(self.look.text, id="status")
        yield TextLines(self.look, id="extract")
        yield RowList(self.look, lambda row: self.action_part(row + 1), id="parts")
        yield Prompt(self.look, self.project.count_of_code, id="prompt")
        yield KeyLine(self.look)
        yield Sentence(self.look.text, id="message")

    def on_mount(self) -> None:
        """Show the first extract, and ask for the first code."""
        take_keys(self)
        self._show()
        self.set_focus(self.query_one("#parts"))
        self.action_new_part()

    def on_prompt_closed(self) -> None:
        """Go back to the parts."""
        if not self.query_one(Prompt).is_open:
            self.set_focus(self.query_one("#parts"))
        self._show()
        self._show_keys()

    def help_title(self) -> str:
        """Return what the help calls this screen."""
        return _("Splitting a code")

    def journal_here(self) -> Here:
        """Return what an entry of the journal is about: the extract, and the code with it."""
        one, link = self._extracts[self._at], ("codes", self.code.id)
        return here_in_text(self.project.source(one.source), (one.start, one.end), (link,))

    # --- actions

    def action_new_part(self) -> None:
        """Ask for a code that extracts can be sent to."""
        if len(self._parts) == MOST_PARTS:
            self.say(_("There are nine already: one for each digit."))
            return

        def offer(query: str) -> Sequence[Choice]:
            if not query.strip():
                return []
            return [one for one in self._choices(query) if self._may_be_part(one.code or one.value)]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self._parts.append(taken[0].code or taken[0].value)
                self._show()

        title = _("a code for some extracts of «{name}»").format(name=self.code.name)
        self._ask(Question(title, answer, offer))

    def action_part(self, digit: int) -> None:
        """Send the extract to the code of a digit, and go on; or no longer."""
        if not 1 <= digit <= len(self._parts):
            self.say(_("n makes a code that {digit} can stand for.").format(digit=digit))
            return
        self._sent[self._at] ^= {digit - 1}
        if self._sent[self._at]:
            self._at = min(self._at + 1, len(self._extracts) - 1)
        self._show()
        self.say(_("All are sent: f splits it so.") if all(self._sent) else "")

    def action_go_on(self, steps: int) -> None:
        """Go to the next extract, or back."""
        self._at = max(0, min(self._at + steps, len(self._extracts) - 1))
        self._show()

    def action_finish(self) -> None:
        """Split the code as it was said, in one step."""
        chosen = {
            coding.id: [self._parts[part] for part in sorted(parts)]
            for extract, parts in zip(self._extracts, self._sent, strict=True)
            for coding in extract.codings
            if parts and coding.code == self.code.id
        }
        if not chosen:
            self.say(_("Nothing was sent anywhere yet."))
            return
        try:
            with self.project.transaction("split"):
                made = [self._made(part) for part in self._parts]
                whole = {
                    coding: [made[self._parts.index(part)] for part in parts]
                    for coding, parts in chosen.items()
                }
                split(self.project, self.code, whole)
        except ProjectError as error:
            self.say(str(error), problem=True)
            return
        self.dismiss()
        self._done(_("Split «{name}»; u undoes it.").format(name=self.code.name))

    def action_leave(self) -> None:
        """Go back; where some were sent, ask what becomes of them."""
        name, sent = self.code.name, sum(map(bool, self._sent))
        if not sent:
            self._leave()
            return
        ways = {
            _("Split it so; the others stay with «{name}»"): self.action_finish,
            _("Leave «{name}» as it was"): self._leave,
        }
        choices = [Choice(text.format(name=name), way) for text, way in ways.items()]

        def offer(query: str) -> Sequence[Choice]:
            return [one for one in choices if query.casefold() in one.text.casefold()]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            for one in taken:
                one.value()

        title = plural("{count} extract was sent", "{count} extracts were sent", sent)
        self._ask(Question(_("{sent}: what becomes of it?").format(sent=title), answer, offer))

    # --- inside

    def _ask(self, question: Question) -> None:
        self.query_one(Prompt).ask(question)
        self._show()
        self._show_keys()

    def _leave(self) -> None:
        self.dismiss()
        self._done(_("«{name}» was not split.").format(name=self.code.name))

    def _may_be_part(self, part: Code | CodeQuery) -> bool:
        return part.name.casefold() != self.code.name.casefold() and part not in self._parts

    def _show_keys(self) -> None:
        if self.query_one(Prompt).is_open:
            keys = [("Enter", _("choose")), ("↑ ↓", _("move")), ("Esc", _("or Backspace: close"))]
        else:
            keys = self.keys_here()
        self.query_one(KeyLine).show_keys(keys)

    def _made(self, part: Code | CodeQuery) -> Code:
        return code_for(self.project, part) if isinstance(part, CodeQuery) else part

    def _show(self) -> None:
        sent = sum(map(bool, self._sent))
        told = _("{sent} of {count} sent").format(sent=sent, count=len(self._extracts))
        place = _("extract {number}").format(number=self._at + 1)
        title = _(" Split {tag} {name}").format(tag=self.code.tag, name=shown(self.code.name))
        left = [Segment(title, self.look.strong), Segment(f" · {place} · {told}", self.look.quiet)]
        self.query_one("#status", Line).show(left)
        self.query_one("#extract", TextLines).show(self._told(self._extracts[self._at]))
        parts = self.query_one("#parts", RowList)
        # The extract has the room that is left: it is what one looks at to name a code.
        parts.styles.height = max(1, min(len(self._parts), self._most_parts))
        parts.show(len(self._parts), self._draw, 0)

    @property
    def _is_brief(self) -> bool:
        return self.query_one(Prompt).is_open and self.app.size.height < LOW

    @property
    def _most_parts(self) -> int:
        return MOST_PARTS // 3 if self._is_brief else MOST_PARTS

    def _told(self, extract: Extract) -> list[tuple[str, Style]]:
        source, look = self.project.source(extract.source), self.look
        around, aside = (BRIEFLY, 0) if self._is_brief else (AROUND, 1)
        turns = source.turns or (Turn(start=0, end=len(source.text)),)
        last = len(turns_in(source, extract.start, extract.end)) or 1
        first = max(bisect_right(turns, extract.start, key=START) - 1, 0)
        told = [(source.name, look.quiet), ("", look.text)]
        for turn in turns[max(first - aside, 0) : first + last + aside]:
            start, end = (
                min(max(one, turn.start), turn.end) for one in (extract.start, extract.end)
            )
            pieces = [
                (_end_of(source.text[turn.start : start], around), look.quiet),
                (source.text[start:end].strip(), look.strong),
                (_beginning_of(source.text[end : turn.end], around), look.quiet),
            ]
            if start == end:
                whole = source.text[turn.start : turn.end]
                before = turn.end <= extract.start
                how = _end_of if before else _beginning_of
                pieces = [(how(whole, around), look.quiet)]
            speaker = self._speaker(turn)
            pieces = [piece for piece in pieces if piece[0]]
            told += [
                (speaker + text if not number else text, style)
                for number, (text, style) in enumerate(pieces)
            ]
        return told

    def _speaker(self, turn: Turn) -> str:
        """Return who speaks, as it stands before what is said."""
        person = turn.participant
        return "" if person is None else f"{self.project.participant(person).label}: "

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:
        part = self._parts[index]
        here = "✓" if index in self._sent[self._at] else " "
        count = sum(index in parts for parts in self._sent)
        sign = Segment(f" {here} {index + 1} ", self.look.selected if lit else self.look.strong)
        if isinstance(part, CodeQuery):
            text = " · ".join(
                (_("new code «{name}»").format(name=shown(part.name)), *map(_, part.said))
            )
            style = self.look.selected if lit else self.look.text
            return [sign, Segment(f"{text}  {count}", style)]
        return [sign, *code_row(self.look, part, count, min(width - 5, 60), lit=lit)]


def _end_of(text: str, around: int) -> str:
    """Return the last words of a text."""
    words = " ".join(text.split())
    kept = words[-around:]
    return words if kept == words else "… " + kept[kept.find(" ") + 1 :]


def _beginning_of(text: str, around: int) -> str:
    """Return the first words of a text."""
    return textwrap.shorten(text, around, placeholder=" …")
