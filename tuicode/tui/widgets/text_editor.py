"""An editor for a text of several lines, as plain as paper.

Textual's own TextArea, which is loaded when it is needed: it would make the program's start wait.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import TextArea

from tuicode.tui.cells import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.events import Paste

LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
COMMAND = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)", re.DOTALL)
"""What a terminal would take for a command: an escape and what belongs to it."""
ITEM = re.compile(r"(?P<blank>\s*)(?:(?P<bullet>[-*+])|(?P<number>\d{1,4})(?P<after>[.)])) ")
"""How an item of a list begins in Markdown."""
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class TextEditor(TextArea):
    """Takes text; Enter hands it over, Tab begins a new paragraph.

    It calls `done` and sends no message: a key that comes in the same burst as Enter must find
    what Enter did.
    """

    DEFAULT_CSS = """
    TextEditor, TextEditor:focus {
        border: none; padding: 0; background: $background; color: $foreground;
        scrollbar-size: 0 0; scrollbar-gutter: auto;
    }
    TextEditor:ansi .text-area--cursor {
        color: $foreground; background: $background; text-style: reverse;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "hand_over", show=False),
        # Elsewhere it goes to another pane; what is written here stays in view.
        Binding("tab", "new_paragraph", show=False),
    ]

    def __init__(self, text: str, done: Callable[[str], None], id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._done = done

    def take(self, character: str) -> None:
        """Put a character, or several, where the cursor is."""
        result = self._replace_via_keyboard(character, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def go(self, position: int) -> None:
        """Put the cursor at a position in the text."""
        before = self.text[:position]
        self.move_cursor((before.count("\n"), len(before) - before.rfind("\n") - 1))

    def get_line(self, line_index: int) -> Text:
        """Return a line as it may be sent to a terminal."""
        parts = self.document.get_line(line_index).split("\t")
        return Text("\t".join(map(shown, parts)), end="", no_wrap=True)

    def action_hand_over(self) -> None:
        """Hand the text over."""
        self._done(self.text)

    def action_new_paragraph(self) -> None:
        """Begin a new paragraph."""
        self.take("\n")

    async def _on_paste(self, event: Paste) -> None:
        """Take what is pasted, without what acts on a terminal."""
        event.prevent_default()
        event.stop()
        self.take(cleaned(event.text))


def cleaned(text: str) -> str:
    """Return a pasted text with our line ends, and without anything that acts on a terminal."""
    return CONTROL.sub("", LINE_END.sub("\n", COMMAND.sub("", text)))


class Notepad(TextEditor):
    """Takes a text of any length: Enter begins a new line, Tab calls `tab`."""

    def __init__(self, text: str, tab: Callable[[], None], id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, lambda _text: None, id=id)
        self._tab = tab

    def action_hand_over(self) -> None:
        """Begin a new line; within a list, its next item."""
        row, column = self.selection.end
        line = self.document.get_line(row)
        item = ITEM.match(line)
        if item is None or column < item.end() or not self.selection.is_empty:
            self.take("\n")
        elif item.end() == len(line):
            # An item without words ends the list.
            self.replace("", (row, 0), (row, len(line)))
        else:
            self.take("\n" + _next_marker(item))

    def action_new_paragraph(self) -> None:
        """Do what Tab does here."""
        self._tab()


def _next_marker(item: re.Match[str]) -> str:
    blank, bullet, number, after = item.group("blank", "bullet", "number", "after")
    return f"{blank}{bullet or int(number) + 1}{'' if bullet else after}" + " "
