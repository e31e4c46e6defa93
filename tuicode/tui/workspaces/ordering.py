"""Sources put in order by hand: each is moved up and down in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.screen import Screen

from tuicode.tui.actions import bindings, key_line
from tuicode.tui.cells import cells, cut, shown
from tuicode.tui.pass_actions import ORDERING
from tuicode.tui.widgets.line import KeyLine, Line
from tuicode.tui.widgets.row_list import RowList
from tuicode.tui.workspaces.workspace import actions_of, take_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tuicode.model.records import Source
    from tuicode.tui.looks import Look

NUMBER = 4
"""Cells for the number of a source."""


class Ordering(Screen[None]):
    """The sources, one a row; `done` gets their ids in the order they are left in."""

    CSS = """
    Ordering { layout: vertical; background: $background; }
    Ordering RowList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ORDERING, "ordering")]

    def __init__(
        self,
        look: Look,
        title: str,
        sources: Sequence[Source],
        done: Callable[[tuple[int, ...]], None],
    ) -> None:
        super().__init__()
        self.look = look
        self._title = title
        self._sources = list(sources)
        self._done = done

    def compose(self) -> ComposeResult:
        """Lay out the title, the sources, and the keys."""
        title = Line(self.look.text)
        title.show([Segment(f" {shown(self._title)}", self.look.strong)])
        yield title
        yield RowList(self.look, lambda _row: self.action_keep())
        yield KeyLine(self.look)

    def on_mount(self) -> None:
        """Show the sources."""
        take_keys(self)
        rows = self.query_one(RowList)
        rows.show(len(self._sources), self._draw, 0)
        self.set_focus(rows)
        self.query_one(KeyLine).show_keys(key_line(actions_of(self, "ordering")))

    def action_move(self, steps: int) -> None:
        """Move the highlighted source down or up."""
        rows = self.query_one(RowList)
        here = rows.highlighted
        there = here + steps
        if 0 <= there < len(self._sources):
            self._sources[here], self._sources[there] = self._sources[there], self._sources[here]
            rows.highlight(there)

    def action_keep(self) -> None:
        """Go back with this order."""
        self.dismiss()
        self._done(tuple(source.id for source in self._sources))

    def action_leave(self) -> None:
        """Go back without any."""
        self.dismiss()

    def _draw(self, index: int, width: int, lit: bool) -> list[Segment]:
        name = cut(self._sources[index].name, width - NUMBER - 3)
        number = f" {index + 1:>{NUMBER - 1}}  "
        space = " " * max(width - cells(name) - len(number), 0)
        quiet = self.look.selected_quiet if lit else self.look.quiet
        ground = self.look.selected if lit else self.look.text
        return [Segment(number, quiet), Segment(name + space, ground)]
