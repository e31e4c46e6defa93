"""Split a code: its extracts one after the other, each sent to a code by a single key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment

from tuicode.analysis.code_query import CodeQuery, code_for
from tuicode.analysis.code_use import CodeUse
from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.model.extracts import extracts_of_code, speakers_in
from tuicode.model.merging import split
from tuicode.tui.actions import SPLITTING, bindings
from tuicode.tui.cells import shown
from tuicode.tui.code_choices import CodeChoices
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


class SplitCode(CommonActions):
    """Walks through the extracts of a code; nothing is changed before the end is confirmed."""

    NAME = "splitting"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SPLITTING, "splitting")]
    CSS = """
    SplitCode { layout: vertical; background: $background; }
    SplitCode #extract { height: 1fr; margin: 1 2; }
    SplitCode #parts { height: 9; }
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

        choices, taken_already = self._choices, self._parts

        def offer(query: str) -> Sequence[Choice]:
            return [
                one
                for one in choices(query)
                if one.code != self.code and (one.code or one.value) not in taken_already
            ]

        def answer(taken: Sequence[Choice], _typed: str) -> None:
            if taken:
                self._parts.append(taken[0].code or taken[0].value)
                self._show()

        title = _("a code for some extracts of «{name}»").format(name=self.code.name)
        refuse = partial(self.say, problem=True)
        self.query_one(Prompt).ask(Question(title, answer, offer, refuse=refuse))
        self._show_keys()

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
        """Go back; the code is as it was."""
        self.dismiss()
        self._done(_("«{name}» was not split.").format(name=self.code.name))

    # --- inside

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
        self.query_one("#parts", RowList).show(len(self._parts), self._draw, 0)

    def _told(self, extract: Extract) -> list[tuple[str, Style]]:
        source = self.project.source(extract.source)
        text, look = source.text, self.look
        people = speakers_in(self.project, source, extract.start, extract.end)
        names = ", ".join(person.label for person in people)
        return [
            (f"{source.name} · {names}", look.quiet),
            ("", look.text),
            (text[max(extract.start - AROUND, 0) : extract.start], look.quiet),
            (text[extract.start : extract.end], look.strong),
            (text[extract.end : extract.end + AROUND], look.quiet),
        ]

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:
        part = self._parts[index]
        here = "✓" if index in self._sent[self._at] else " "
        count = sum(index in parts for parts in self._sent)
        sign = Segment(f" {here} {index + 1} ", self.look.selected if lit else self.look.strong)
        if isinstance(part, CodeQuery):
            text = _("new code «{name}»").format(name=shown(part.name))
            style = self.look.selected if lit else self.look.text
            return [sign, Segment(f"{text}  {count}", style)]
        return [sign, *code_row(self.look, part, count, min(width - 5, 60), lit=lit)]
