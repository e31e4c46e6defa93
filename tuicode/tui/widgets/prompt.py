"""The prompt inside the pane: a line to type in, and the choices that fit below it.

It stands in the pane because a modal would send the whole screen again for every code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec
from rich.segment import Segment
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import Input

from tuicode.language import _
from tuicode.model.errors import ProjectError
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.widgets.line import Line, Sentence
from tuicode.tui.widgets.row_list import RowList, code_row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Paste
    from textual.widget import Widget

    from tuicode.tui.looks import Look
    from tuicode.tui.question import Choice, Question


class PromptInput(Input):
    """A line to type in that does not blink; Backspace in an empty one closes the prompt.

    Not yet the first one after that which emptied it: it may have been held a moment too long.

    It calls its prompt and sends no messages to it: a key that comes in the same burst as
    Enter must find the answer given.
    """

    just_emptied = False

    def take(self, character: str) -> None:
        """Put a character, or several, where the cursor is."""
        if self.selection.is_empty:
            self.insert_text_at_cursor(character)
        else:
            self.replace(character, *self.selection)

    def action_delete_left(self) -> None:
        """Delete a letter, or close the prompt."""
        if self.value:
            super().action_delete_left()
            self.just_emptied = not self.value
        elif self.just_emptied:
            self.just_emptied = False
        else:
            self.query_ancestor(Prompt).action_close()

    async def action_submit(self) -> None:
        """Answer."""
        self.query_ancestor(Prompt).submit()

    def on_paste(self, event: Paste) -> None:
        """Take the first line of what is pasted, and nothing that acts on a terminal."""
        event.prevent_default()
        event.stop()
        first = next(iter(event.text.splitlines()), "").replace("\t", " ")
        self.take("".join(one for one in first if shown(one) == one))


class Prompt(Vertical):
    """Asks a question at the bottom of the pane."""

    DEFAULT_CSS = """
    Prompt { height: auto; display: none; }
    Prompt Horizontal { height: 1; }
    Prompt #caret { width: 3; }
    Prompt PromptInput { height: 1; border: none; padding: 0; width: 1fr; background: $background; }
    Prompt PromptInput:focus { border: none; background-tint: $background 0%; }
    Prompt PromptInput:ansi > .input--cursor, Prompt PromptInput:ansi > .input--selection {
        background: ansi_default; color: ansi_default; text-style: reverse;
    }
    Prompt RowList { height: 6; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("tab", "take", show=False),
        Binding("escape,ctrl+g", "close", show=False),
    ]

    class Closed(Message):
        """The prompt was closed, answered or not."""

    def __init__(
        self,
        look: Look,
        count: Callable[[int], int],
        digit: Callable[[int], int] = lambda _code: 0,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.look = look
        self._count = count
        self._digit = digit
        self._question: Question | None = None
        self._choices: Sequence[Choice] = ()
        self._taken: list[Choice] = []
        self._offered_for = ""
        self._came_from: Widget | None = None
        self.is_answering = False
        """While an answer is carried out: what is refused then is told here, and asked still."""

    def compose(self) -> ComposeResult:
        """Lay out the title, the line to type in, and the choices."""
        yield Line(self.look.quiet, id="title")
        with Horizontal():
            caret = Line(self.look.text, id="caret")
            caret.show([Segment(" › ", self.look.bar)])
            yield caret
            line = PromptInput(id="query", compact=True, select_on_focus=False)
            line.cursor_blink = False
            yield line
        rows = RowList(self.look, lambda _index: self.submit(), id="choices")
        rows.always_lit = True
        rows.can_focus = False
        yield rows

    def on_mount(self) -> None:
        """Follow the focus."""
        self.watch(self.screen, "focused", self._focus_went, init=False)

    def ask(self, question: Question) -> None:
        """Open with a question."""
        if not self.is_open:
            self._came_from = self.screen.focused
        self._question = question
        self._taken = []
        self.display = True
        line = self.query_one(PromptInput)
        with line.prevent(Input.Changed):
            line.value = question.typed
        line.cursor_position = len(question.typed)
        line.just_emptied = False
        self._offer(question.typed)
        self.screen.set_focus(line)

    def change_look(self, look: Look) -> None:
        """Draw what is asked next in another look; the lines and rows in it are widgets too."""
        self.look = look

    @property
    def is_open(self) -> bool:
        """Whether a question is being asked."""
        return self._question is not None

    @property
    def takes_several(self) -> bool:
        """Whether several choices may be taken for the question being asked."""
        return self._question is not None and self._question.several

    @property
    def switches(self) -> bool:
        """Whether Tab switches what is offered."""
        return self._question is not None and self._question.switch is not None

    def action_move(self, steps: int) -> None:
        """Highlight another choice."""
        self._catch_up()
        self.query_one(RowList).action_move(steps)

    def action_page(self, pages: int) -> None:
        """Highlight another choice, a page away."""
        self._catch_up()
        self.query_one(RowList).action_page(pages)

    def action_take(self) -> None:
        """Take the highlighted choice and go on, for several at once; or switch what is offered."""
        if self._question is not None and self._question.switch is not None:
            self._question = msgspec.structs.replace(self._question, title=self._question.switch())
            self._offer(self.query_one(PromptInput).value)
            return
        typed = self._catch_up()
        choice = self._highlighted()
        if self._question is None or not self._question.several or choice is None:
            return
        if choice.refused:
            self._refuse(choice.refused)
            return
        if choice in self._taken:
            self._taken.remove(choice)
        else:
            self._taken.append(choice)
        self.query_one(PromptInput).value = ""
        self._offer("")
        if not typed and choice in self._choices:
            self.query_one(RowList).highlight(self._choices.index(choice))

    def action_close(self) -> None:
        """Close without an answer."""
        question = self._question
        self._close()
        if question is not None:
            question.closed()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits."""
        event.stop()
        self._catch_up()

    def submit(self) -> None:
        """Answer with what was taken and what is highlighted."""
        typed = self._catch_up()
        question, taken, choice = self._question, list(self._taken), self._highlighted()
        if question is None:
            return
        if choice is not None and choice.refused:
            self._refuse(choice.refused)
            return
        if choice is None and typed and not question.takes_text:
            why = _("Nothing that can be chosen fits «{text}»: type something else, or Esc closes.")
            self._refuse(why.format(text=typed))
            return
        former = list(self._taken)
        if choice is not None and choice not in taken and (typed or not taken):
            taken.append(choice)
        self._close()
        self.screen.query_one(Sentence).fall_silent()
        self.is_answering = True
        try:
            question.answer(taken, typed)
        except ProjectError as error:
            self._ask_still(question, former)
            self._refuse(str(error))
        finally:
            self.is_answering = False

    def _ask_still(self, question: Question, taken: list[Choice]) -> None:
        """Open again as it was before an answer that was refused."""
        self._question, self._taken = question, taken
        self.display = True
        self.screen.set_focus(self.query_one(PromptInput))
        self._place_hardware_cursor()

    def _refuse(self, why: str) -> None:
        self.screen.query_one(Sentence).say(why, self.look.problem)

    def _close(self) -> None:
        self._question = None
        self.screen.set_focus(self._came_from)
        self._hide()

    def _hide(self) -> None:
        self._question = None
        self.display = False
        self.post_message(self.Closed())

    def _focus_went(self, focused: Widget | None) -> None:
        """Close where one goes elsewhere: what the title names may not be marked there."""
        if self.is_open and focused is not None and self not in focused.ancestors_with_self:
            self._hide()

    def _catch_up(self) -> str:
        """Offer what fits what is typed now, which several keys at once may have changed."""
        typed = self.query_one(PromptInput).value
        if typed != self._offered_for:
            self._offer(typed)
        return typed

    def _highlighted(self) -> Choice | None:
        index = self.query_one(RowList).highlighted
        return self._choices[index] if index < len(self._choices) else None

    def _offer(self, query: str) -> None:
        question = self._question
        if question is None:
            return
        self._offered_for = query
        self._choices = question.choices(query)
        rows = self.query_one(RowList)
        rows.display = bool(self._choices)
        rows.show(len(self._choices), self._draw, question.preferred(self._choices))
        self._show_title(question)
        # With the letter; and once more where the prompt has only been laid out by then.
        self._place_hardware_cursor()
        self.call_after_refresh(self._place_hardware_cursor)

    def _place_hardware_cursor(self) -> None:
        if self.is_open:
            line = self.query_one(PromptInput)
            column = cells(line.value[: line.cursor_position]) - round(line.scroll_offset.x)
            place = line.content_region.offset + Offset(column, 0)
            if self.app.cursor_position != place:
                self.app.cursor_position = place
                # It is sent with what is drawn next.
                line.refresh()

    def _show_title(self, question: Question) -> None:
        title = f"── {question.title} "
        names = ", ".join(choice.text for choice in self._taken)
        taken = _("with {names} ").format(names=names) if names else ""
        room = self.size.width or self.app.size.width
        text = cut(title + taken, room - 1)
        self.query_one("#title", Line).show(
            [Segment(text + "─" * max(room - cells(text), 0), self.look.quiet)]
        )

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:
        choice = self._choices[index]
        ground = self.look.selected if lit else self.look.text
        quiet = self.look.selected_quiet if lit else self.look.quiet
        taken = "+" if choice in self._taken else " "
        if choice.code is not None:
            digit = self._digit(choice.code.id)
            sign = Segment(f"{digit or ' '}{taken} ", ground)
            room = min(width - 3, 44)
            row = code_row(self.look, choice.code, self._count(choice.code.id), room, lit=lit)
            return [sign, *row, Segment(" " + cut(choice.note, width - 5 - room), quiet)]
        sign = Segment(f" {taken} ", ground)
        note = cut(choice.note, max(width // 3, 8))
        text = cut(choice.text, width - 5 - cells(note))
        return [sign, Segment(text + "  ", ground), Segment(shown(note), quiet)]
