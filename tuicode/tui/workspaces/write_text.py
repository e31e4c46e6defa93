"""A screen to write a longer text in, that is handed over whole or left as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen

from tuicode.language import _
from tuicode.tui.cells import shown
from tuicode.tui.widgets.line import KeyLine, Line
from tuicode.tui.widgets.text_editor import TextEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.tui.looks import Look


class WriteText(Screen[None]):
    """A title and a text; `done` gets what was written."""

    CSS = """
    WriteText { layout: vertical; background: $background; }
    WriteText #words { height: 1fr; padding: 1 0 0 2; }
    WriteText TextEditor { height: 1fr; max-width: 77; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "leave", show=False)]

    def __init__(self, look: Look, title: str, text: str, done: Callable[[str], None]) -> None:
        super().__init__()
        self.look = look
        self._title = title
        self._text = text
        self._done = done

    def compose(self) -> ComposeResult:
        """Lay out the title, the text, and the keys."""
        title = Line(self.look.text)
        title.show([Segment(f" {shown(self._title)}", self.look.strong)])
        yield title
        with Vertical(id="words"):
            yield TextEditor(self._text, self._hand_over, id="editor")
        yield KeyLine(self.look)

    def on_mount(self) -> None:
        """Begin to write at the end."""
        self.query_one(KeyLine).show_keys(
            [
                ("Enter", _("store")),
                ("Tab", _("new paragraph")),
                ("Esc", _("or Ctrl-G: leave it as it was")),
            ]
        )
        editor = self.query_one(TextEditor)
        editor.go(len(self._text))
        self.set_focus(editor)

    def action_leave(self) -> None:
        """Leave the text as it was."""
        self.dismiss()

    def _hand_over(self, text: str) -> None:
        self.dismiss()
        self._done(text)
