"""Writing what is said of a theme: its central idea, its definition, its boundaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen

from tuicode.language import _, marked
from tuicode.model import themes
from tuicode.tui.cells import shown
from tuicode.tui.question import Choice, Question
from tuicode.tui.widgets.line import KeyLine, Line
from tuicode.tui.widgets.text_editor import TextEditor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.records import Theme
    from tuicode.tui.looks import Look
    from tuicode.tui.workspaces.theme_board_screen import ThemeBoardScreen

FIELDS = {
    "central_idea": (marked("central idea"), marked("What is it about, in a sentence or two?")),
    "definition": (marked("definition"), marked("What does it mean, and what holds it together?")),
    "boundaries": (marked("boundaries"), marked("What belongs to it, and what does not any more?")),
}
"""What can be said of a theme: what it is called, and what it answers."""


class DescribeTheme(Screen[None]):
    """One text to write; `done` is given it."""

    CSS = """
    DescribeTheme { layout: vertical; background: $background; }
    DescribeTheme #words { height: 1fr; padding: 1 0 0 3; }
    DescribeTheme TextEditor { height: 1fr; max-width: 76; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "leave", show=False)]

    def __init__(self, look: Look, one: Theme, field: str, done: Callable[[str], None]) -> None:
        super().__init__()
        self.look = look
        self._theme = one
        self._field = field
        self._done = done

    def compose(self) -> ComposeResult:
        """Lay out the name of the theme, what is asked, and the text."""
        look, (name, question) = self.look, FIELDS[self._field]
        title, asked = Line(look.text), Line(look.quiet)
        title.show(
            [
                Segment(f" {shown(self._theme.name)}", look.strong),
                Segment(f" · {_(name)}", look.quiet),
            ]
        )
        asked.show([Segment(f" {_(question)}", look.quiet)])
        yield title
        yield asked
        with Vertical(id="words"):
            yield TextEditor(getattr(self._theme, self._field), self._hand_over, id="editor")
        yield KeyLine(look)

    def on_mount(self) -> None:
        """Begin to write, at the end of what is there."""
        editor = self.query_one(TextEditor)
        editor.go(len(editor.text))
        self.set_focus(editor)
        self.query_one(KeyLine).show_keys(
            [
                ("Enter", _("store")),
                ("Tab", _("new paragraph")),
                ("Esc", _("or Ctrl-G: leave it as it was")),
            ]
        )

    def action_leave(self) -> None:
        """Leave the text as it was."""
        self.dismiss()

    def _hand_over(self, text: str) -> None:
        self.dismiss()
        self._done(text.strip())


def ask_what(screen: ThemeBoardScreen, one: Theme) -> None:
    """Ask what is to be said of a theme, and open the text of it."""
    fields = [
        Choice(_(name), field, note=" ".join(getattr(one, field).split()))
        for field, (name, _question) in FIELDS.items()
    ]

    def offer(query: str) -> Sequence[Choice]:
        return [each for each in fields if query.strip().casefold() in each.text.casefold()]

    def answer(taken: Sequence[Choice], _typed: str) -> None:
        if taken:
            field = str(taken[0].value)
            screen.app.push_screen(
                DescribeTheme(screen.look, one, field, lambda text: store(field, text))
            )

    def store(field: str, text: str) -> None:
        def change() -> str:
            themes.describe(screen.project, one, **{field: text})  # type: ignore[arg-type]
            return _("Written: {field} of «{name}».").format(
                field=_(FIELDS[field][0]), name=one.name
            )

        screen.change(change)

    screen.ask(Question(_("what is written of «{name}»?").format(name=one.name), answer, offer))
