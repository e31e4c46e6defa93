"""Help: all keys, by task."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.screen import Screen

from tuicode.language import _
from tuicode.tui.actions import GROUPS, MOVING, MOVING_KEYS, READ_AND_CODE, REVIEW
from tuicode.tui.widgets.line import Line
from tuicode.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.tui.looks import Look

KEY_WIDTH = 14


class Help(Screen[None]):
    """The keys of Read & code; any of the closing keys leads back."""

    CSS = """
    Help { layout: vertical; background: $background; }
    Help RowList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,space", "close", show=False),
    ]

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._rows = list(_rows())

    def compose(self) -> ComposeResult:
        """Lay out the rows, and a line that says how to leave."""
        title = Line(self.look.text)
        title.show([Segment(_(" Keys of Read & code"), self.look.strong)])
        yield title
        yield RowList(self.look, lambda _row: self.action_close())
        line = Line(self.look.text)
        line.show([Segment(_(" Esc or q leads back; the arrows scroll."), self.look.text)])
        yield line

    def on_mount(self) -> None:
        """Show the rows."""
        rows = self.query_one(RowList)
        rows.show(len(self._rows), self._draw)
        self.set_focus(rows)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def _draw(self, index: int, _width: int, lit: bool) -> list[Segment]:
        key, words = self._rows[index]
        ground = self.look.selected_quiet if lit else self.look.text
        if not words:
            return [Segment(f" {key}", self.look.speaker if not lit else ground)]
        return [Segment(f"   {key:<{KEY_WIDTH}}{words}", ground)]


def _rows() -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for group in GROUPS:
        rows.append((_(group), ""))
        if group == MOVING:
            rows += [(keys, _(words)) for keys, words in MOVING_KEYS]
        rows += [
            (action.all_keys_shown, _(action.title))
            for action in READ_AND_CODE
            if action.group == group
        ]
    rows.append((_("While going through the extracts"), ""))
    return [*rows, *((action.all_keys_shown, _(action.title)) for action in REVIEW)]
